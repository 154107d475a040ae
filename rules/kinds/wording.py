"""Wording: one number told with different strength, or in a kind of percentage that is not the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rules import words
from rules.conflict import Telling, tellings
from rules.keys import comparable, grouped, selected
from rules.language import Rule
from rules.proof import entities_of, evidence_of, slots_of
from rules.view import Draft, View

HEDGED = {"percent": "percentage_point", "percentage_point": "percent"}


def wording(rule: Rule, view: View) -> Iterator[Draft]:
    """One printed number with another comparator, hedge, reading or kind of percentage in another article."""
    for claims in grouped((c for c in view.claims if selected(c, rule.select)), rule.key).values():
        differing = [t for t in tellings(comparable(claims, view)) if t.quantity.digits or t.quantity.hedge]
        pair = _wordings(differing)
        if not pair or view.independent([c for t in pair for c in t.claims]) < 2:
            continue
        first, second = pair[0].quantity, pair[1].quantity
        steps = [f"{t.quantity.text}: {words.quantity(t.quantity)}" for t in pair]
        steps.append(_why(first.comparator, second.comparator, first.unit, second.unit))
        yield Draft(
            evidence=evidence_of(view, pair),
            steps=tuple(steps),
            slots=slots_of(view, pair),
            confidence=0.7,
            entities=entities_of(pair),
        )


def _wordings(items: Sequence[Telling]) -> tuple[Telling, ...]:
    """Tellings of one number, or of one hedged range, that are worded differently."""
    for i, a in enumerate(items):
        same = [b for b in items[i + 1 :] if _one_number(a, b) and _other_words(a, b)]
        if same:
            return (a, *same)
    return ()


def _one_number(a: Telling, b: Telling) -> bool:
    p, q = a.quantity, b.quantity
    if p.digits is not None and p.digits == q.digits and p.scale == q.scale:
        return True
    return p.hedge is not None and q.hedge is not None and p.unit == HEDGED.get(q.unit)


def _other_words(a: Telling, b: Telling) -> bool:
    """Whether one is stronger, can be read in more ways, or is of another kind of percentage."""
    p, q = a.quantity, b.quantity
    if (p.wide & q.wide).empty and p.unit == q.unit:
        return False
    if p.unit != q.unit:
        return HEDGED.get(p.unit) == q.unit
    soft = {"=": 0, "~": 0, ">": 1, ">=": 1, "<": -1, "<=": -1}
    return soft[p.comparator] != soft[q.comparator] or len(p.wide.parts) != len(q.wide.parts)


def _why(first: str, second: str, unit: str, other: str) -> str:
    if unit != other:
        return "percent of the whole and percentage points are not one measure"
    if first != second:
        return f"one telling says {_says(first)}, the other {_says(second)}: the first need not be the second"
    return "the wording can be read in two ways (by so many times, or to so many times)"


def _says(comparator: str) -> str:
    return {
        "=": "just that",
        ">": "more than that",
        ">=": "at least that",
        "<": "less than that",
        "<=": "at most that",
        "~": "about that",
    }[comparator]
