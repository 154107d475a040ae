"""From a printed number, its comparator and hedge to the sets of values that the print allows."""

from __future__ import annotations

import functools
from fractions import Fraction

from timeline.intervals import Interval, Values, coarse_interval, printed_interval

NEAR = Fraction(9, 10)
ABOUT = Fraction(1, 10)
Sets = tuple[Values, Values, Values]


def _mirror(interval: Interval, negative: bool) -> Interval:
    return -interval if negative else interval


@functools.lru_cache(maxsize=65536)
def printed_sets(value: Fraction, digits: str | None, scale: Fraction) -> tuple[Interval, Interval, Interval]:
    """Rounded, wide and coarse without a comparator; a number without digits (四分之一) is a point."""
    if digits is None:
        point = Interval.point(value)
        return point, point, point
    rounded, wide = printed_interval(digits, scale)
    coarse = coarse_interval(digits, scale)
    negative = value < 0
    return _mirror(rounded, negative), _mirror(wide, negative), _mirror(coarse, negative)


def allowed_sets(
    value: Fraction, digits: str | None, scale: Fraction, comparator: str, near: bool = False
) -> Sets:
    """Rounded, wide and coarse with the comparator applied.

    near: the writer says that the value is just below (近14億). ~ widens by a tenth, or by what the
    last printed place allows where that is more.
    """
    return _sets(value.as_integer_ratio(), digits, scale.as_integer_ratio(), comparator, near)


@functools.lru_cache(maxsize=65536)
def _sets(
    ratio: tuple[int, int], digits: str | None, times: tuple[int, int], comparator: str, near: bool
) -> Sets:
    """As `allowed_sets`; whole numbers are found again faster than fractions."""
    value, scale = Fraction(*ratio), Fraction(*times)
    printed = printed_sets(value, digits, scale)
    if near:
        low, high = sorted((value * NEAR, value))
        span = Interval.of(low, high, value < 0, value > 0)
        return _same(span)
    if comparator == "=":
        return Values((printed[0],)), Values((printed[1],)), Values((printed[2],))
    if comparator in (">", ">="):
        return _same(Interval.of(value, None, comparator == ">"))
    if comparator in ("<", "<="):
        return _same(Interval.of(None, value, high_open=comparator == "<"))
    margin = abs(value) * ABOUT
    around = Interval.of(value - margin, value + margin, False, False)
    rounded, wide, coarse = (Values((around.hull(p),)) for p in printed)
    return rounded, wide, coarse


def range_sets(low: Fraction, high: Fraction, ends: tuple[Interval, Interval] | None = None) -> Sets:
    """A range is its hull; meant coarsely, it reaches as far as the last digit of each end allows."""
    hull = Interval.of(low, high, False, False)
    coarse = hull.hull(ends[0]).hull(ends[1]) if ends else hull
    return Values((hull,)), Values((hull,)), Values((coarse,))


def bounded_sets(low: Fraction, high: Fraction) -> Sets:
    """十几, 3000多, 数百: from low to below high."""
    return _same(Interval.of(low, high))


def shifted(sets: Sets, by: Fraction) -> Sets:
    """Both readings of a growth in multiples: 增长20倍 is 20 or 21 times as much."""
    rounded, wide, coarse = (Values((*s.parts, *(p + by for p in s.parts))) for s in sets)
    return rounded, wide, coarse


def _same(interval: Interval) -> Sets:
    values = Values((interval,))
    return values, values, values
