"""Milestone: a value, and the mark that the same sentence says it passed or fell below for the first time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from rules.conflict import tellings
from rules.keys import UNCOUNTED, measure, selected
from rules.language import Rule
from rules.proof import proof
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
    """Whether the value does not reach its mark, or reaches what it is said to be short of."""
    a, b = value.quantity.value, mark.quantity.value
    if a is None or b is None or min(a, b) <= 0 or max(a, b) > TIMES * min(a, b):
        return False
    return (value.quantity.wide & mark.quantity.wide).empty
