"""Beside: two sentences that print the same numbers, and a third one that differs.

No key is needed: who prints two exact numbers of another article in one sentence tells the same thing, and
the number beside them is of one thing too where each sentence has but one of its unit.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from rules import words
from rules.amounts import unit_of
from rules.corrections import retracted
from rules.judge import Side, judge
from rules.keys import plausible
from rules.language import Rule
from rules.likeness import claims_at
from rules.pair import other_day
from rules.slips import figures
from rules.stories import printed_in
from rules.verdict import STATED
from rules.view import Draft, View, ordered
from timeline.model import Quantity

SHARED, FIGURES = 2, 3
"""Exact numbers that two sentences print alike, and the significant digits that each must have."""
UNTOLD = ("time", "age", "rank", "ordinal")
Number = tuple[object, str]


@dataclass(frozen=True, slots=True)
class Told:
    """The numbers of one sentence: those that tell it from others, and all that it has of each unit."""

    document: str
    strong: frozenset[Number]
    by_unit: dict[str, tuple[Quantity, ...]]


def beside(rule: Rule, view: View) -> Iterator[Draft]:
    """Compare the lone other number of sentences in two articles that print two numbers alike."""
    index: dict[Number, list[Told]] = defaultdict(list)
    for told in _sentences(view):
        for number in told.strong:
            index[number].append(told)
    seen: set[tuple[str, str]] = set()
    for group in index.values():
        for a, b in combinations(group, 2):
            if view.source(a.document) == view.source(b.document) or len(a.strong & b.strong) < SHARED:
                continue
            for one, other in _others(view, a, b):
                if (one.id, other.id) not in seen:
                    seen.add((one.id, other.id))
                    yield _draft(view, one, other, a.strong & b.strong)


def _sentences(view: View) -> Iterator[Told]:
    for document, facts in view.by_document():
        numbers: dict[int, list[Quantity]] = defaultdict(list)
        for q in facts.quantities:
            if q.dimension not in UNTOLD and not retracted(view, q):
                numbers[view.sentence(document.id, q.start).start].append(q)
        for found in numbers.values():
            strong = frozenset(
                (q.value, unit_of(q))
                for q in found
                if q.comparator in "=~" and q.value is not None and len(figures(q.digits)) >= FIGURES
            )
            if len(strong) >= SHARED:
                units: dict[str, list[Quantity]] = defaultdict(list)
                for q in found:
                    units[unit_of(q)].append(q)
                yield Told(document.id, strong, {u: tuple(qs) for u, qs in units.items()})


def _others(view: View, a: Told, b: Told) -> Iterator[tuple[Quantity, Quantity]]:
    """The only other numbers of one unit beside the shared ones, where they exclude each other."""
    common = a.strong & b.strong
    for unit in a.by_unit.keys() & b.by_unit.keys():
        left, right = ([q for q in t.by_unit[unit] if (q.value, unit) not in common] for t in (a, b))
        if len(left) != 1 or len(right) != 1 or not (left[0].wide & right[0].wide).empty:
            continue
        one, other = left[0], right[0]
        if printed_in(view, one, b.document) or printed_in(view, other, a.document):
            continue
        if _of_one_kind(view, one, other):
            yield one, other


def _of_one_kind(view: View, a: Quantity, b: Quantity) -> bool:
    """Whether two numbers are not of two metrics or days, nor a rate the one and a level the other."""
    left, right = (claims_at(view.facts[q.document], q.start, q.end) for q in (a, b))
    types = [{c.type for c in claims} for claims in (left, right)]
    known = [{c.metric for c in claims if c.metric_how in STATED} for claims in (left, right)]
    if not plausible(a, b) or (left and right and all(other_day(view, x, y) for x in left for y in right)):
        return False
    return all(not pair[0] or not pair[1] or bool(pair[0] & pair[1]) for pair in (types, known))


def _draft(view: View, a: Quantity, b: Quantity, common: frozenset[Number]) -> Draft:
    sides = [Side(q.text, (q,)) for q in (a, b)]
    return Draft(
        ordered(view.evidence(q, words.value_set(q.wide, q.unit)) for q in (a, b)),
        (
            f"{a.text}: {words.quantity(a)}",
            f"{b.text}: {words.quantity(b)}",
            f"both sentences print {len(common)} other numbers alike, and no other number of this unit",
        ),
        {"a.text": a.text, "b.text": b.text},
        confidence=0.75,
        involved=(a, b),
        judgement=judge(view, sides),
    )
