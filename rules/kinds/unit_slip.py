"""Unit slip: one number printed twice, a slip apart, in sentences that say the same thing.

Pairs are proposed by an index and never by comparing all: equal digits for a slip of magnitude, currency,
unit or comparator, the multiset of the digits for digits exchanged. A pair is kept when what was read of both
is not of different things, and their contexts are alike.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import combinations
from typing import Any

from rules import slips, words
from rules.beside import beside_exact, beside_one_count, beside_one_number
from rules.corrections import retracted
from rules.counted import counted_apart
from rules.findings import Suggestion
from rules.judge import Side, chosen, judge
from rules.language import Rule
from rules.likeness import Likeness, claims_at, likeness_of, unsized
from rules.ranks import in_list
from rules.slip_index import SLIPS, TELLING, figures_of, pointed
from rules.stories import SHARED, one_story, printed_in, told_across, topics, two_languages
from rules.verdict import stance_class
from rules.view import LONG_AFTER, Draft, View, ordered
from timeline.model import Claim, Quantity
from timeline.stretch import within

RARE = 1.5
"""The weight from which the subject of two numbers is rare enough in a corpus to join them."""
EASED = 0.75
"""How much less of a context must be shared where more speaks for one thing: two places of one body, by one
metric, at one time; words of twice the weight that is asked for.
"""
CROWD = 60
"""An index entry with more numbers than this says nothing and is left out."""
ACROSS = {"magnitude", "currency", "comparator", "rank", "unit"}
"""Slips that are looked for across languages too."""
CONDITION = re.compile(
    r"^\W*(?:if|unless|should|in case|如果|若|倘若|一旦)\b|[,;，] if\b|如果|假如|倘若", re.IGNORECASE
)
"""What opens a case that is only thought of."""
LIMIT = re.compile(
    r"\s?(?:of the )?(?:threshold|limit|ceiling|cap\b|floor|minimum|maximum)"
    r"|[的之]?(?:门槛|[上下]限|红线|警戒线)"
)
COUNTED = ("count", "people", "companies", "times", "units")
"""Units that tell of no certain thing."""
COMMON = {"percent", "count"}
"""Units of many things: two numbers of theirs are of one only in articles that have others in common."""


@dataclass(frozen=True, slots=True)
class Bar:
    """How alike two contexts must be: weight of the shared words, and its part of the lighter context."""

    weight: float
    part: float


BARS = {1: Bar(16.0, 0.22), 2: Bar(14.0, 0.4), 3: Bar(9.0, 0.25), 4: Bar(6.0, 0.18)}
"""By the number of significant digits: the rarer the number, the less the words must say."""
ONE_STORY = Bar(6.0, 0.2)
"""For two digits exchanged in numbers of one metric, in articles that print enough other numbers alike."""
ONE_METRIC = Bar(9.0, 0.3)
"""The same where two digits are exchanged in numbers of one metric that only one article has each."""
BOTH = 2
"""Exact numbers that two articles have in common which tell of one thing."""
MEASURED = ("power", "mass", "area", "length", "volume", "energy")
SET = {"comparator": Bar(6.0, 0.3), "rank": Bar(20.0, 0.4), "points": Bar(6.0, 0.2)}
"""For slips that are told by more than the digits."""
Prints = frozenset[tuple[Fraction | None, str | None, str, str]]


def unit_slip(rule: Rule, view: View) -> Iterator[Draft]:
    """Propose pairs by the index of the slip that the rule is about, and keep those that say the same."""
    mode = rule.check["unit-slip"]
    likeness = likeness_of(view)
    index: dict[Any, list[Quantity]] = defaultdict(list)
    for _, facts in view.by_document():
        for q in (q for q in facts.quantities if not retracted(view, q)):
            if mode == "rank" and not in_list(view, q):
                continue
            if mode in ("magnitude", "currency") and unsized(view, q):
                continue
            for key in SLIPS[mode].keys(q):
                for subject in _subjects(view, q) if mode == "rank" else ("",):
                    index[key, subject].append(q)
    seen: set[tuple[str, str]] = set()
    slipped: dict[Prints, list[tuple[Quantity, Quantity]]] = defaultdict(list)
    for group in index.values():
        if len(group) > CROWD:
            continue
        for a, b in combinations(group, 2):
            if (a.id, b.id) in seen or not SLIPS[mode].test(a, b):
                continue
            seen.add((a.id, b.id))
            if same_thing(view, likeness, a, b, mode):
                slipped[_slip(a, b)].append((a, b))
    for pairs in slipped.values():
        for (a, b), others in _joined(pairs):
            draft = _draft(view, likeness, a, b, mode)
            more = (view.evidence(q, words.value_set(q.wide, q.unit)) for q in others)
            yield replace(draft, evidence=ordered((*draft.evidence, *more))) if others else draft


def _slip(a: Quantity, b: Quantity) -> Prints:
    """What two pairs of prints must have in common to be one slip: both numbers with their units."""
    return frozenset((q.value, q.digits, q.unit, q.comparator) for q in (a, b))


def _joined(
    pairs: Sequence[tuple[Quantity, Quantity]],
) -> Iterator[tuple[tuple[Quantity, Quantity], list[Quantity]]]:
    """Pairs of one slip that share a print are one finding: its first pair, and the prints of the others."""
    left = list(pairs)
    while left:
        first = left.pop(0)
        held = {q.id: q for q in first}
        while more := [pair for pair in left if any(q.id in held for q in pair)]:
            held |= {q.id: q for pair in more for q in pair}
            left = [pair for pair in left if pair not in more]
        yield first, [q for q in held.values() if q not in first]


def _thought_of(view: View, q: Quantity) -> bool:
    """Whether a bound is of a case that is only thought of, or a limit that something is held against."""
    text = view.documents[q.document].text
    return bool(CONDITION.search(view.words(q.document, q.start)) or LIMIT.match(text, q.end))


def same_thing(view: View, likeness: Likeness, a: Quantity, b: Quantity, mode: str) -> bool:
    """Whether two numbers are of one thing: not in one paragraph, not of different keys, alike in words."""
    if view.one_paragraph(a, b):
        return False
    if mode == "comparator" and any(_thought_of(view, q) for q in (a, b)):
        return False
    if mode == "magnitude" and pointed(a, b) and not _one_amount(view, a, b):
        return False
    if mode == "digits" and all(unsized(view, q) for q in (a, b)):
        return False
    if mode == "digits" and (printed_in(view, a, b.document) or printed_in(view, b, a.document)):
        return False
    if mode == "digits" and counted_apart(view, a, b):
        return False
    if mode in ("digits", "magnitude") and view.lapse(a.document, b.document) >= LONG_AFTER:
        return False
    if mode == "digits" and beside_one_number(view, a, b):
        return True
    left, right = (claims_at(view.facts[q.document], q.start, q.end) for q in (a, b))
    if mode == "digits" and a.dimension == "money" and _told_again(view, a, b):
        told = any(compatible(x, y, planned=True) for x in left for y in right)
        if (told or not left or not right) and _rare_name(view, likeness, a, b):
            return True
    longer = max(len(figures_of(q)) for q in (a, b))
    measured = a.unit == b.unit and a.dimension in MEASURED and longer > TELLING
    if mode == "digits" and measured and _rare_name(view, likeness, a, b):
        return True
    once = mode == "magnitude" and len(figures_of(a)) >= TELLING and bool(_named(view, a) & _named(view, b))
    planned = mode == "magnitude" and len(figures_of(a)) > 1
    if not once and left and right and not any(compatible(x, y, planned) for x in left for y in right):
        return False
    if left and right and all(_other_day(view, x, y) for x in left for y in right):
        return False
    if left and right and all(_strangers(view, x, y) for x in left for y in right):
        return False
    if (
        mode in ("digits", "magnitude")
        and left
        and right
        and all(_other_metric(view, x, y) for x in left for y in right)
    ):
        return False
    if two_languages(view, a, b):
        long = mode == "digits" and len(figures_of(a)) > TELLING and a.unit == b.unit
        if mode == "digits" and len(figures_of(a)) == TELLING and beside_exact(view, a, b):
            return one_story(view, a.document, b.document)
        return (mode in ACROSS or long) and told_across(view, a, b) and _only(view, a, b, mode)
    bar = bar_of(a, mode, left, right)
    if mode == "digits" and _one_measure(a, b, left, right):
        if one_story(view, a.document, b.document):
            bar = ONE_STORY
        elif len(figures_of(a)) > 2 or _one_thing_known(view, likeness, a, b):
            bar = ONE_METRIC
    if mode == "magnitude" and len(figures_of(a)) > 1:
        things = a.dimension == "count" and a.unit == b.unit and a.unit not in COUNTED
        if things and _rare_name(view, likeness, a, b):
            bar = ONE_STORY
        elif _one_measure(a, b, left, right):
            rare = a.dimension not in ("money", "count", "people", "number")
            rare = rare or len(view.exact_numbers(a.document) & view.exact_numbers(b.document)) >= BOTH
            bar = ONE_STORY if one_story(view, a.document, b.document) else ONE_METRIC if rare else bar
    weight, part = likeness.alike((a.document, a.start, a.end), (b.document, b.start, b.end))
    shared = [x.subject_key for x in left for y in right if _one_key(x, y)]
    round_sum = len(figures_of(a)) < 2 and a.comparator == b.comparator == "="
    if mode == "rank" and any(
        _one_key(x, y) and x.period and x.period == y.period for x in left for y in right
    ):
        return weight >= bar.weight and part >= bar.part * EASED
    same_key = any(shared) if round_sum else bool(shared)  # a round sum of nobody is anybody's
    ease = 0.6 if same_key and mode != "points" and mode != "rank" else 1.0
    if mode == "magnitude" and _rare_name(view, likeness, a, b) and _told_again(view, a, b):
        return True
    if mode == "magnitude" and _rare_name(view, likeness, a, b) and _one_metric(view, left, right):
        return len(figures_of(a)) > 1
    if once and _one_metric(view, left, right):
        return True
    if once and len(figures_of(a)) > TELLING and one_story(view, a.document, b.document):
        return True
    one = bool(_named(view, a) & _named(view, b)) if mode == "currency" and len(figures_of(a)) > 1 else False
    if one and _told_again(view, a, b):
        return True
    if mode == "unit" and _rare_name(view, likeness, a, b) and part >= bar.part:
        return True
    if mode == "currency" and len(figures_of(a)) >= TELLING and beside_one_count(view, a, b, 2):
        return one or one_story(view, a.document, b.document)
    if mode == "magnitude" and beside_one_count(view, a, b) and one_story(view, a.document, b.document):
        return len(figures_of(a)) > 1
    if mode == "digits" and weight >= 2 * bar.weight and part >= bar.part * EASED:
        return True
    return weight >= bar.weight * ease and part >= bar.part * ease


def _only(view: View, a: Quantity, b: Quantity, mode: str) -> bool:
    """Whether each article has but one number that the slip can be of: of several ranks none is chosen."""
    if mode != "rank":
        return True
    common = topics(view, a) & topics(view, b)
    for q in (a, b):
        ranks = [o for o in view.facts[q.document].quantities if o.unit == "rank"]
        if len({o.value for o in ranks if topics(view, o) & common}) > 1:
            return False
    return True


def _rare_name(view: View, likeness: Likeness, a: Quantity, b: Quantity) -> bool:
    """Whether both sentences name an entity of which little is said: equal digits are seldom chance there."""
    left, right = (_named(view, q) for q in (a, b))
    return any(likeness.weight(f"@{key}", a.document, b.document) >= RARE for key in left & right)


def _one_amount(view: View, a: Quantity, b: Quantity) -> bool:
    """Whether two numbers are told as one amount of one thing, with a metric that the lexicon knows."""
    left, right = (claims_at(view.facts[q.document], q.start, q.end) for q in (a, b))
    return any(_one_key(x, y) and x.subject_key and x.metric in view.metrics for x in left for y in right)


def _subjects(view: View, q: Quantity) -> set[str]:
    """What a rank is by: the metrics of its sentence, without which two places may be of any two lists."""
    return topics(view, q)


def _named(view: View, q: Quantity) -> set[str]:
    """The keys of the names in a number's sentence and of the subjects of its claims."""
    facts, place = view.facts[q.document], view.sentence(q.document, q.start)
    found = {n.key for n in within(facts.names, place.start, place.end)}
    return found | {c.subject_key for c in claims_at(facts, q.start, q.end) if c.subject_key}


def _one_measure(a: Quantity, b: Quantity, left: Sequence[Claim], right: Sequence[Claim]) -> bool:
    """Whether two numbers are of one metric, or in one unit in which little is measured: square metres."""
    rare = a.unit == b.unit and a.unit not in COMMON and a.dimension not in ("money", "count")
    return rare or bool({c.metric for c in left} & {c.metric for c in right})


def _one_thing_known(view: View, likeness: Likeness, a: Quantity, b: Quantity) -> bool:
    """Whether more than two digits says that two numbers are of one thing: a name, or other numbers."""
    known = len(view.exact_numbers(a.document) & view.exact_numbers(b.document))
    return _rare_name(view, likeness, a, b) or known >= (SHARED if a.unit in COMMON else 1)


def _one_metric(view: View, left: Sequence[Claim], right: Sequence[Claim]) -> bool:
    """Whether one metric of the lexicon is printed with both: its digits are seldom met by chance."""
    told = [
        {c.metric for c in claims if c.metric_how == "printed"} & view.metrics.keys()
        for claims in (left, right)
    ]
    return bool(told[0] & told[1])


def _told_again(view: View, a: Quantity, b: Quantity) -> bool:
    """Whether one of two numbers is printed at least three times, and the other once."""
    counts = sorted(len(view.printed.get((q.value, q.unit), ())) for q in (a, b))
    return counts[0] == 1 and counts[1] >= 3


def bar_of(a: Quantity, mode: str, left: Sequence[Claim], right: Sequence[Claim]) -> Bar:
    """How alike the contexts of two numbers must be for a slip."""
    if mode in SET:
        return SET[mode]
    figures = len(slips.figures(a.digits))
    if mode == "digits" and figures <= 3:
        times = {c.period for c in left} & {c.period for c in right} - {None}
        shared = a.unit not in COMMON or any(_one_key(x, y) and x.subject_key for x in left for y in right)
        return BARS[3] if times and shared else Bar(24.0, 0.5)
    if mode == "magnitude":
        figures = len((a.digits or "").replace(".", "").lstrip("0"))
    return BARS[max(1, min(4, figures))]


def compatible(a: Claim, b: Claim, planned: bool = False) -> bool:
    """Whether two claims may be of one thing: no printed part of their keys differs.

    planned: whether what is planned may be what is told: a plan is not off by a power of ten.
    """
    if (
        a.period_how == b.period_how == "printed"
        and a.period
        and b.period
        and not a.period.overlaps(b.period)
    ):
        return False
    if a.basis and b.basis and a.basis != b.basis:
        return False
    return planned or stance_class(a) == stance_class(b) or "denied" in (a.stance, b.stance)


def _strangers(view: View, a: Claim, b: Claim) -> bool:
    """Whether two claims are of two names, neither of which the other's article speaks of."""
    here, there = (view.named(c.document) for c in (a, b))
    one, other = a.subject_key or "", b.subject_key or ""
    if one not in here or other not in there or one in other or other in one:
        return False
    return one not in there and other not in here


def _one_key(a: Claim, b: Claim) -> bool:
    return a.metric == b.metric and a.subject_key == b.subject_key


def _other_day(view: View, a: Claim, b: Claim) -> bool:
    """Whether two prices of a day's trading are not known to be of one day: each day has its own."""
    daily = a.metric == b.metric and view.metrics.get(a.metric, ("", ""))[0] == "day"
    return daily and a.period != b.period


def _other_metric(view: View, a: Claim, b: Claim) -> bool:
    """Whether two claims are of two amounts that the lexicon knows, both named beside their numbers."""
    known = a.metric in view.metrics and b.metric in view.metrics
    return known and a.metric != b.metric and a.metric_how == b.metric_how == "printed"


def _draft(view: View, likeness: Likeness, a: Quantity, b: Quantity, mode: str) -> Draft:
    def side(q: Quantity) -> Side:
        """A print and its like elsewhere; a place in a list is that of another list as often."""
        same = [o for o in view.printed.get((q.value, q.unit), ()) if o is not q]
        alike = [o for o in same if (o.digits, o.scale, o.comparator) == (q.digits, q.scale, q.comparator)]
        if mode == "rank":
            alike = []
        elif len(slips.figures(q.digits)) < TELLING:
            alike = [o for o in alike if _said_alike(view, likeness, o, q, mode)]
        claims = claims_at(view.facts[q.document], q.start, q.end)
        return Side(q.text, (q, *alike), tuple(claims), q)

    pair = sorted((a, b), key=lambda q: (view.independent(side(q).rows), q.document, q.start))
    sides = [side(q) for q in pair]
    judgement = judge(view, sides)
    right = chosen(judgement, sides)
    weak, strong = (pair[1], pair[0]) if right == 0 else (pair[0], pair[1])
    place, other = (weak.document, weak.start, weak.end), (strong.document, strong.start, strong.end)
    common = likeness.shared_words(place, other)
    steps = [f"{q.text}: {words.quantity(q)}" for q in (weak, strong)]
    steps += [SLIPS[mode].reason, f"both sentences speak of: {', '.join(common)}"]
    claims = [c for q in (weak, strong) for c in claims_at(view.facts[q.document], q.start, q.end)]
    return Draft(
        ordered(view.evidence(q, words.value_set(q.wide, q.unit)) for q in (weak, strong)),
        tuple(steps),
        {"a.text": weak.text, "b.text": strong.text, "words": ", ".join(common)},
        confidence=0.65 if right is None else 0.8,
        suggestion=None if right is None else Suggestion(weak.document, weak.start, weak.end, strong.text),
        judgement=judgement,
        entities=tuple(sorted({c.subject for c in claims if c.subject})),
        involved=(weak, strong),
    )


def _said_alike(view: View, likeness: Likeness, a: Quantity, b: Quantity, mode: str) -> bool:
    """Whether two prints of one number, which many things have, stand in sentences that say the same."""
    left, right = (claims_at(view.facts[q.document], q.start, q.end) for q in (a, b))
    weight, part = likeness.alike((a.document, a.start, a.end), (b.document, b.start, b.end))
    bar = bar_of(b, mode, left, right)
    return weight >= bar.weight and part >= bar.part
