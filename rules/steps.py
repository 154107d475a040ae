"""Steps in time: a level, the rate at which it changed, and the level that came of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from rules.board import Board
from rules.derived import Fact, Node, Premises, key_parts, node_of, printed, shifted
from rules.keys import Key, comparable, key_of, selected
from rules.language import Rule
from rules.view import View
from timeline.intervals import meet
from timeline.lexicon import LANGUAGES
from timeline.model import Claim, Period
from timeline.stretch import within

YEAR = 12
FLOWS = ("flow", "report")
"""Kinds of metrics of which the values are of a period, not of a day."""
Found = tuple[Claim, Node, Premises]
"""What can be derived: a claim with the key, time and unit of it, its place, and what it follows from."""
Finder = Callable[[Sequence[Fact]], Iterable[Found]]
"""What can be derived from facts, at least one of them among those that are given."""


@dataclass(frozen=True, slots=True)
class Rate:
    """A rate of change with the times of the two levels that it lies between."""

    fact: Fact
    before: Period
    after: Period


def by_rates(rule: Rule, board: Board, rates: Iterable[Rate]) -> Finder:
    """Levels that follow from a level and a rate: the later one (equals: after), or the earlier (before)."""
    later = rule.check["equals"] == "after"
    index: dict[tuple[Key, Period], list[Rate]] = defaultdict(list)
    for rate in rates:
        key = key_of(rate.fact.claim, board.parts)
        if key is not None:
            index[key, rate.before if later else rate.after].append(rate)

    def find(facts: Sequence[Fact]) -> Iterator[Found]:
        for fact in facts:
            key = key_of(fact.claim, board.parts)
            if key is None or fact.claim.period is None:
                continue
            for rate in index.get((key, fact.claim.period), ()):
                like = replace(fact.claim, period=rate.after if later else rate.before)
                node = node_of(like, board.parts)
                if node is not None:
                    role = "before" if later else "after"
                    yield like, node, {role: [fact], "growth": [rate.fact]}

    return find


def between_levels(board: Board) -> Finder:
    """Rates that follow from two levels a year apart."""

    def find(facts: Sequence[Fact]) -> Iterator[Found]:
        for after in facts:
            place, claim = board.node(after), after.claim
            earlier = shifted(claim.period, -YEAR) if claim.period else None
            if place is None or earlier is None or earlier.first is None or earlier.last is None:
                continue
            before = board.best((place[0], place[1], (earlier.first, earlier.last)))
            if before is not None:
                rate = replace(claim.quantity, unit="percent", dimension="percent")
                like = replace(claim, type="growth", basis="yoy", quantity=rate)
                node = node_of(like, board.parts)
                if node is not None:
                    yield like, node, {"after": [after], "before": [before]}

    return find


def rates_of(rule: Rule, view: View, used: Iterable[Fact]) -> list[Rate]:
    """The rates that a rule selects, one of each key and pair of times, and those that other rules derived.

    Where the prints of a rate exclude each other there is none.
    """
    parts, found = key_parts(rule.key), []
    groups: dict[tuple[Node, Period], list[Claim]] = defaultdict(list)
    for claim, before in dated_rates(view):
        node = node_of(claim, parts)
        if node is not None and selected(claim, rule.select):
            groups[node, before].append(claim)
    for (node, before), group in groups.items():
        kept = comparable(group, view)
        if kept and not meet(c.quantity.wide for c in kept).empty:
            exact = max(kept, key=lambda c: (c.quantity.comparator == "=", len(c.quantity.digits or "")))
            found.append(Rate(printed(exact, node), before, Period(*node[2])))
    for fact in used:
        after = fact.claim.period
        earlier = shifted(after, -YEAR) if after is not None else None
        if fact.claim.type == "growth" and after is not None and earlier is not None:
            found.append(Rate(fact, earlier, after))
    return found


def dated_rates(view: View) -> Iterator[tuple[Claim, Period]]:
    """Rates of change with the time of the level that they are measured against, where it is known."""
    shifts = {
        entry["key"]: entry["shift"]
        for language in LANGUAGES
        for entry in view.lexicon.table("bases", language)
        if "shift" in entry
    }
    for claim in view.claims:
        if claim.type != "growth" or claim.stance == "denied" or "cumulative" in claim.scope:
            continue
        if claim.basis is None:
            months = _plain_year(claim, view)
        else:
            months = shifts.get(claim.basis) or _since_a_year(claim, view)
        before = shifted(claim.period, months) if claim.period is not None and months else None
        if before is not None:
            yield claim, before


def _plain_year(claim: Claim, view: View) -> int | None:
    """A rate of a whole year that names no basis is over the year before, unless its sentence speaks of
    another time before it.
    """
    p = claim.period
    before = shifted(p, -YEAR) if p is not None and _one_year(p) else None
    if p is None or p.first is None or before is None:
        return None
    start, end = claim.sentence
    named = (w.period for w in within(view.facts[claim.document].dates, start, end))
    others = (other for other in named if other is not None and other != before)
    return None if any(o.first is None or o.first < p.first for o in others) else -YEAR


def _since_a_year(claim: Claim, view: View) -> int | None:
    """Months back to the year that a rate of a whole year is measured against (21% higher than in 2022): of
    what is added up over a year, for else it is the end of that year that is meant.
    """
    kind, p = view.metrics.get(claim.metric, ("", ""))[0], claim.period
    basis = claim.basis or ""
    if kind not in FLOWS or not basis.startswith("since:") or p is None or not _one_year(p):
        return None
    since, last = date.fromisoformat(basis.removeprefix("since:")), p.last
    if last is None or (since.month, since.day) != (last.month, last.day) or since >= last:
        return None
    return YEAR * (since.year - last.year)


def _one_year(p: Period) -> bool:
    """Whether a period is of twelve whole months."""
    if p.first is None or p.last is None:
        return False
    return shifted(Period(p.first, p.first), YEAR) == _after(p.last)


def _after(day: date) -> Period | None:
    following = date.fromordinal(day.toordinal() + 1) if day < date.max else None
    return Period(following, following) if following else None
