"""Printed numbers as rules reckon with them: their unit, what they allow, what several allow together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from timeline.intervals import Interval, Values
from timeline.model import Claim, Quantity

HUNDREDTHS = ("percent", "percentage_point")


def unit_of(q: Quantity) -> str:
    """The unit in which a number is compared: things that are counted are alike."""
    return "count" if q.dimension == "count" else q.unit


def values_of(claim: Claim) -> Values:
    """What a number allows, percentages as fractions of one, and a growth by times as what is added: what
    has grown ninefold has grown by eight.
    """
    wide = claim.quantity.wide
    if claim.quantity.unit == "ratio" and claim.type == "growth" and (claim.quantity.value or 0) >= 1:
        return Values(tuple(part - 1 for part in wide.parts))
    if claim.quantity.unit not in HUNDREDTHS:
        return wide
    return Values(tuple(part * Fraction(1, 100) for part in wide.parts))


def added(sets: Sequence[Values]) -> Values:
    """What amounts can be together."""
    total = Values((Interval.point(0),))
    for values in sets:
        total = Values(tuple(dict.fromkeys(a + b for a in total.parts for b in values.parts)))
    return total


def sum_of(numbers: Iterable[Quantity]) -> Values:
    """What numbers can be together."""
    return added([q.wide for q in numbers])
