"""Spread: the two ends of one range, each with its word of size, must be of one size."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from rules import words
from rules.language import Rule
from rules.slips import SCALES, figures
from rules.view import Draft, View, ordered
from timeline.model import Quantity

FIGURES = 2
"""Significant digits that each end must have: from 3 million to 5 billion may well be meant."""
NEAR = 2
"""Ends of one size are less than so many times apart, where a slip set a range apart by a word of size."""


def spread(rule: Rule, view: View) -> Iterator[Draft]:
    """Ranges whose ends would be near each other but for a word of size: $845 million to $860 billion."""
    for _, facts in view.by_document():
        for q in facts.quantities:
            size = _slip(q) if "range" in q.flags else None
            if size is not None:
                said = f"without a slip of {words.number(size)} times the two ends are near each other"
                yield Draft(
                    ordered([view.evidence(q, words.value_set(q.wide, q.unit))]),
                    (f"{q.text}: {words.value_set(q.wide, q.unit)}", said),
                    {"text": q.text},
                    confidence=0.8,
                    involved=(q,),
                )


def _slip(q: Quantity) -> Fraction | None:
    """The factor of a word of size by which the ends of a range are apart, beside their digits."""
    if q.dimension == "count" and q.unit == "count":
        return None  # numbers of files and firms: 91-1144442
    if min(len(figures(d)) for d in (q.digits, q.digits_high)) < FIGURES:
        return None
    ends = q.wide.hull
    if ends.low is None or ends.high is None or ends.low <= 0:
        return None
    times = ends.high / ends.low
    return next((s for s in SCALES if s <= times < NEAR * s), None)
