"""How alike the contexts of two numbers must be for a slip."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rules import slips
from timeline.model import Claim, Quantity


@dataclass(frozen=True, slots=True)
class Bar:
    """How alike two contexts must be: weight of the shared words, and its part of the lighter context."""

    weight: float
    part: float

    def met(self, weight: float, part: float, ease: float = 1.0) -> bool:
        """Whether two contexts are so alike."""
        return weight >= self.weight * ease and part >= self.part * ease


BARS = {1: Bar(16.0, 0.22), 2: Bar(14.0, 0.4), 3: Bar(9.0, 0.25), 4: Bar(6.0, 0.18)}
"""By the number of significant digits: the rarer the number, the less the words must say."""
ONE_STORY = Bar(6.0, 0.2)
"""For two digits exchanged in numbers of one metric, in articles that print enough other numbers alike."""
ONE_METRIC = Bar(9.0, 0.3)
"""The same where two digits are exchanged in numbers of one metric that only one article has each."""
HINT = Bar(3.0, 0.2)
"""For long numbers of such articles, of whatever metric; the part only where the unit is of many things."""
LIKE = Bar(6.5, 0.25)
"""What two whole sentences must share outside of their numbers, for three digits in two orders."""
SET = {"comparator": Bar(6.0, 0.3), "rank": Bar(20.0, 0.4), "points": Bar(6.0, 0.2)}
"""For slips that are told by more than the digits."""
COMMON = {"percent", "count"}
"""Units of many things: two numbers of theirs are of one only in articles that have others in common."""


def one_key(a: Claim, b: Claim) -> bool:
    """Whether two claims are of one metric of one subject."""
    return a.metric == b.metric and a.subject_key == b.subject_key


def bar_of(a: Quantity, mode: str, left: Sequence[Claim], right: Sequence[Claim]) -> Bar:
    """How alike the contexts of two numbers must be for a slip."""
    if mode in SET:
        return SET[mode]
    figures = len(slips.figures(a.digits))
    if mode == "digits" and figures <= 3:
        times = {c.period for c in left} & {c.period for c in right} - {None}
        shared = a.unit not in COMMON or any(one_key(x, y) and x.subject_key for x in left for y in right)
        return BARS[3] if times and shared else Bar(24.0, 0.5)
    if mode == "magnitude":
        figures = len((a.digits or "").replace(".", "").lstrip("0"))
    return BARS[max(1, min(4, figures))]
