"""Two numbers that a slip sets apart, and what stands around them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from rules.likeness import Likeness, claims_at
from rules.slip_index import TELLING, figures_of
from rules.stories import one_story, one_subject
from rules.verdict import stance_class
from rules.view import View
from timeline.model import Claim, Quantity
from timeline.stretch import within

RAISED = {"funding", "bond_issue"}
"""Metrics that are told of one sum."""
ANY = {"amount", "share", "rank", "growth_rate"}
"""Metrics that do not say of what a number is, and so differ from no other."""
SIZED = 1000
"""What the smallest word of size makes of a number."""
RARE = 1.5
"""The weight from which the subject of two numbers is rare enough in a corpus to join them."""


@dataclass(frozen=True)
class Pair:
    """Two numbers that a slip sets apart. mode: the kind of slip."""

    view: View
    likeness: Likeness
    a: Quantity
    b: Quantity
    mode: str

    @cached_property
    def claims(self) -> tuple[Sequence[Claim], Sequence[Claim]]:
        """The claims that each of the two makes."""
        left, right = (claims_at(self.view.facts[q.document], q.start, q.end) for q in (self.a, self.b))
        return left, right

    @cached_property
    def figures(self) -> int:
        """Significant digits of the first."""
        return len(figures_of(self.a))

    @cached_property
    def one_story(self) -> bool:
        """Whether their articles tell one story."""
        return one_story(self.view, self.a.document, self.b.document)

    @cached_property
    def one_subject(self) -> bool:
        """Whether their articles are on one thing, by their numbers or the names in them."""
        return one_subject(self.view, self.a.document, self.b.document)

    @cached_property
    def two_sizes(self) -> bool:
        """Whether both are three digits of one currency with a word of size, in articles on one thing."""
        a, b = self.a, self.b
        sized = all(q.dimension == "money" and (q.scale or 0) >= SIZED for q in (a, b))
        return (
            sized
            and a.unit == b.unit
            and self.figures >= TELLING
            and a.digits == b.digits
            and self.one_subject
        )

    @cached_property
    def names(self) -> set[str]:
        """The keys of the names that both sentences have."""
        return _named(self.view, self.a) & _named(self.view, self.b)

    @cached_property
    def rare_name(self) -> bool:
        """Whether both name an entity of which little is said: equal digits are seldom chance there."""
        documents = self.a.document, self.b.document
        return any(self.likeness.weight(f"@{key}", *documents) >= RARE for key in self.names)

    @cached_property
    def one_day(self) -> bool:
        """Whether both sentences tell of one day: what is printed of it has few numbers."""
        days = []
        for q in (self.a, self.b):
            place = self.view.sentence(q.document, q.start)
            dates = within(self.view.facts[q.document].dates, place.start, place.end)
            days.append({w.period for w in dates if w.granularity == "day" and w.period is not None})
        return bool(days[0] & days[1])

    @cached_property
    def told_again(self) -> bool:
        """Whether one of the two is printed at least three times, and the other once."""
        counts = sorted(len(self.view.printed.get((q.value, q.unit), ())) for q in (self.a, self.b))
        return counts[0] == 1 and counts[1] >= 3

    def some(self, test: Callable[[Claim, Claim], object]) -> bool:
        """Whether a test holds of some two of their claims."""
        left, right = self.claims
        return any(test(x, y) for x in left for y in right)

    def all(self, test: Callable[[Claim, Claim], object]) -> bool:
        """Whether both make claims, and a test holds of any two of them."""
        left, right = self.claims
        return bool(left and right) and all(test(x, y) for x in left for y in right)


def _named(view: View, q: Quantity) -> set[str]:
    """The keys of the names in a number's sentence and of the subjects of its claims."""
    facts, place = view.facts[q.document], view.sentence(q.document, q.start)
    found = {n.key for n in within(facts.names, place.start, place.end)}
    return found | {c.subject_key for c in claims_at(facts, q.start, q.end) if c.subject_key}


def compatible(a: Claim, b: Claim, planned: bool = False) -> bool:
    """Whether two claims may be of one thing: no printed part of their keys differs.

    planned: whether what is planned may be what is told: a plan is not off by a power of ten.
    """
    printed = a.period_how == b.period_how == "printed"
    if printed and a.period and b.period and not a.period.overlaps(b.period):
        return False
    if a.basis and b.basis and a.basis != b.basis:
        return False
    return planned or stance_class(a) == stance_class(b) or "denied" in (a.stance, b.stance)


def unnamed_there(view: View, a: Claim, b: Claim) -> bool:
    """Whether two claims are of two names, neither of which the other's article speaks of."""
    here, there = (view.named(c.document) for c in (a, b))
    one, other = a.subject_key or "", b.subject_key or ""
    if one not in here or other not in there or one in other or other in one:
        return False
    return one not in there and other not in here


def other_day(view: View, a: Claim, b: Claim) -> bool:
    """Whether two prices of a day's trading are not known to be of one day: each day has its own."""
    daily = a.metric == b.metric and view.metrics.get(a.metric, ("", ""))[0] == "day"
    return daily and a.period != b.period


def other_metric(view: View, a: Claim, b: Claim) -> bool:
    """Whether two claims are of two amounts that the lexicon knows, both named beside their numbers."""
    both = {a.metric, b.metric}
    known = both <= view.metrics.keys() and not both <= RAISED and not both & ANY
    return known and a.metric != b.metric and a.metric_how == b.metric_how == "printed"
