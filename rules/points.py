"""A change told in percentage points by one article, and in per cent with the same digits elsewhere."""

from __future__ import annotations

from rules.pair import Pair
from rules.slip_index import POINTS, figures_of
from rules.view import View
from timeline.model import Claim, Quantity

TOLD = 2
"""Digits of a level that two articles print of one metric at one time."""


def of_points(pair: Pair) -> bool:
    """Whether one number is of percentage points and the other of per cent."""
    return {pair.a.unit, pair.b.unit} == POINTS


def one_change(pair: Pair) -> bool:
    """Whether two such numbers tell of one change of one rate, in one direction and at one time."""
    return pair.some(lambda x, y: _one_change(pair.view, x, y))


def _one_change(view: View, a: Claim, b: Claim) -> bool:
    if {a.role, b.role} != {"change", "growth"} or a.metric != b.metric or a.direction != b.direction:
        return False
    levels = [_levels(view, c) for c in (a, b)]
    if any(x.value == y.value for x in levels[0] for y in levels[1]):
        return True
    timed = a.period is not None and a.period == b.period and a.basis == b.basis
    return bool(a.subject_key and a.subject_key == b.subject_key and timed and (levels[0] or levels[1]))


def _levels(view: View, claim: Claim) -> list[Quantity]:
    """The levels in per cent that the paragraph of a change tells of its metric."""
    return [
        c.quantity
        for c in view.facts[claim.document].claims
        if c.metric == claim.metric
        and c.quantity.unit == "percent"
        and c.role not in ("growth", "change")
        and len(figures_of(c.quantity)) >= TOLD
        and view.one_paragraph(c, claim)
    ]
