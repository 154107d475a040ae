"""Milestone: a value, and the mark that the same sentence says it passed or fell below for the first time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from rules.conflict import tellings
from rules.keys import UNCOUNTED, measure, selected
from rules.language import Rule
from rules.proof import proof
from rules.slips import SCALES
from rules.view import Draft, View
from timeline.model import Claim

FIRST = re.compile(r"首[次度]|第一次|头一[次回]|頭一[次回]|\bfirst time\b|\bnever before\b", re.IGNORECASE)
BEHIND = 30
"""Characters behind a mark in which the words for the first time may stand."""
APART = 60
"""Characters between a value and its mark."""
TIMES = 2
"""A mark that is further from its value than so many times is of another."""


def milestone(rule: Rule, view: View) -> Iterator[Draft]:
    """A value and the mark behind it in its sentence that leave nothing in common."""
    for document, facts in view.by_document():
        told = [c for c in facts.claims if selected(c, rule.select) and c.quantity.value]
        for value, mark in pairwise(told):
            words = document.text[value.end : mark.end + BEHIND]
            if _of_one(value, mark) and FIRST.search(words) and _missed(value, mark):
                pair = tellings([value, mark])
                yield proof(view, pair, pair, "likely", False)


def _of_one(value: Claim, mark: Claim) -> bool:
    """Whether an exact value and a mark stand in one sentence and are of one measure."""
    q, m = value.quantity, mark.quantity
    if value.sentence != mark.sentence or not 0 < mark.start - value.end <= APART:
        return False
    exact = q.comparator == "=" and m.comparator in (">", ">=", "<", "<=")
    same = value.metric == mark.metric and measure(value) == measure(mark) and value.scope == mark.scope
    return (
        exact and same and q.dimension not in UNCOUNTED and value.role not in ("before", "growth", "change")
    )


def _missed(value: Claim, mark: Claim) -> bool:
    """Whether a value does not reach its mark, reaches what it is short of, or passed it long ago
    while another word of size makes a mark that it has just passed.
    """
    a, b = value.quantity.value, mark.quantity.value
    if a is None or b is None or min(a, b) <= 0:
        return False
    if max(a, b) > TIMES * min(a, b):
        return _of_other_size(a, b) and mark.quantity.comparator in (">", ">=")
    return (value.quantity.wide & mark.quantity.wide).empty


def _of_other_size(value: Fraction, mark: Fraction) -> bool:
    """Whether a value is just past its mark but for a word of size: 1.07億, the first time above 1萬."""
    return any(mark * size <= value <= TIMES * mark * size for size in SCALES)
