"""Intervals of exact numbers, and sets of them: what a printed value allows, closed under arithmetic.

Source of the idea: XBRL 2.1 consistent duplicate facts and Calculations 1.1 (a reported value stands for
the interval of true values that may be reported so; agreement is a non-empty intersection).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Self

from timeline.rows import quick

Number = int | Fraction | Decimal


@quick
@dataclass(frozen=True, slots=True)
class Interval:
    """A set of numbers between two ends, each open or closed; None is unbounded (and always open)."""

    low: Fraction | None
    high: Fraction | None
    low_open: bool = False
    high_open: bool = True

    @classmethod
    def of(
        cls, low: Number | None, high: Number | None, low_open: bool = False, high_open: bool = True
    ) -> Self:
        """Build from any exact numbers."""
        return cls(
            None if low is None else Fraction(low),
            None if high is None else Fraction(high),
            low_open or low is None,
            high_open or high is None,
        )

    @classmethod
    def point(cls, value: Number) -> Self:
        """The interval that holds one number."""
        return cls(Fraction(value), Fraction(value), False, False)

    def __contains__(self, value: Number) -> bool:
        v = Fraction(value)
        above = self.low is None or v > self.low or (v == self.low and not self.low_open)
        below = self.high is None or v < self.high or (v == self.high and not self.high_open)
        return above and below

    @property
    def empty(self) -> bool:
        """Whether no number lies in it."""
        if self.low is None or self.high is None:
            return False
        return self.low > self.high or (self.low == self.high and (self.low_open or self.high_open))

    def __and__(self, other: Interval) -> Interval:
        """The intersection (it may be empty)."""
        low, low_open = _tighter((self.low, self.low_open), (other.low, other.low_open), max)
        high, high_open = _tighter((self.high, self.high_open), (other.high, other.high_open), min)
        return Interval(low, high, low_open, high_open)

    def hull(self, other: Interval) -> Interval:
        """The smallest interval that holds both."""
        low, low_open = _looser((self.low, self.low_open), (other.low, other.low_open), min)
        high, high_open = _looser((self.high, self.high_open), (other.high, other.high_open), max)
        return Interval(low, high, low_open, high_open)

    def __neg__(self) -> Interval:
        return Interval(
            None if self.high is None else -self.high,
            None if self.low is None else -self.low,
            self.high_open,
            self.low_open,
        )

    def __add__(self, other: Interval | Number) -> Interval:
        o = _interval(other)
        low = None if self.low is None or o.low is None else self.low + o.low
        high = None if self.high is None or o.high is None else self.high + o.high
        return Interval(low, high, self.low_open or o.low_open, self.high_open or o.high_open)

    __radd__ = __add__

    def __sub__(self, other: Interval | Number) -> Interval:
        return self + -_interval(other)

    def __rsub__(self, other: Interval | Number) -> Interval:
        return -self + other

    def __mul__(self, other: Interval | Number) -> Interval:
        return _corners(self, _interval(other))

    __rmul__ = __mul__

    def __truediv__(self, other: Interval | Number) -> Interval:
        """Quotient; when the divisor may be zero nothing is known of it."""
        o = _interval(other)
        if o.low is None or o.high is None or o.low <= 0 <= o.high:
            if o.low is not None and o.low > 0:  # (low, inf): the reciprocal is (0, 1/low]
                return self * Interval(Fraction(0), 1 / o.low, True, o.low_open)
            return EVERYTHING
        return self * Interval(1 / o.high, 1 / o.low, o.high_open, o.low_open)

    def __rtruediv__(self, other: Interval | Number) -> Interval:
        return _interval(other) / self


EVERYTHING = Interval(None, None, True, True)
_End = tuple[Fraction | None, bool]


def _interval(value: Interval | Number) -> Interval:
    return value if isinstance(value, Interval) else Interval.point(value)


def _tighter(a: _End, b: _End, pick: Callable[..., Fraction]) -> _End:
    if a[0] is None or b[0] is None:
        return b if a[0] is None else a
    if a[0] == b[0]:
        return a[0], a[1] or b[1]
    return a if pick(a[0], b[0]) == a[0] else b


def _looser(a: _End, b: _End, pick: Callable[..., Fraction]) -> _End:
    if a[0] is None or b[0] is None:
        return None, True
    if a[0] == b[0]:
        return a[0], a[1] and b[1]
    return a if pick(a[0], b[0]) == a[0] else b


def _corners(a: Interval, b: Interval) -> Interval:
    """Product: the extreme of the four corner products; unbounded ends only where the signs are known."""
    if None in (a.low, a.high, b.low, b.high):
        if a.low is not None and b.low is not None and a.low >= 0 and b.low >= 0:
            high = None if a.high is None or b.high is None else a.high * b.high
            low, low_open = _product((a.low, a.low_open), (b.low, b.low_open))
            return Interval(low, high, low_open, True)
        return EVERYTHING
    ends = [
        _product((x, x_open), (y, y_open))
        for x, x_open in ((a.low, a.low_open), (a.high, a.high_open))
        for y, y_open in ((b.low, b.low_open), (b.high, b.high_open))
        if x is not None and y is not None
    ]
    low, high = min(v for v, _ in ends), max(v for v, _ in ends)
    return Interval(low, high, all(o for v, o in ends if v == low), all(o for v, o in ends if v == high))


def _product(a: tuple[Fraction, bool], b: tuple[Fraction, bool]) -> tuple[Fraction, bool]:
    """A corner and whether it is open: a zero that is reached makes zero of all that is near it."""
    reached = any(value == 0 and not is_open for value, is_open in (a, b))
    return a[0] * b[0], (a[1] or b[1]) and not reached


@quick
@dataclass(frozen=True, slots=True)
class Values:
    """A union of intervals: the readings that one print allows (增長20倍 is 20x or 21x)."""

    parts: tuple[Interval, ...]

    def __and__(self, other: Values) -> Values:
        met = (a & b for a in self.parts for b in other.parts)
        return Values(tuple(dict.fromkeys(i for i in met if not i.empty)))

    @property
    def empty(self) -> bool:
        """Whether no number lies in any part."""
        return all(i.empty for i in self.parts)

    @property
    def hull(self) -> Interval:
        """The smallest interval that holds every part. Raises ValueError when there is no part."""
        if not self.parts:
            raise ValueError("an empty set has no hull")
        first, *rest = self.parts
        for part in rest:
            first = first.hull(part)
        return first

    def __contains__(self, value: Number) -> bool:
        return any(value in part for part in self.parts)


def meet(sets: Iterable[Values]) -> Values:
    """Intersect all of them: the values that every print leaves possible."""
    result = Values((EVERYTHING,))
    for values in sets:
        result = result & values
    return result


def printed_interval(digits: str, scale: Number) -> tuple[Interval, Interval]:
    """Give the values that a printed number allows: if it was rounded, and if it was rounded or cut off.

    digits: as printed, without sign and separators ("12.47").  scale: base units per printed
    unit (億 is 10**8).  Returns two half-open intervals in base units; the second holds the first.
    Raises ValueError when digits is not a plain decimal number.
    Source: XBRL Calculations 1.1, the two ways of reading a reported value.
    """
    whole, _, decimals = digits.partition(".")
    if not (whole + decimals).isdecimal() or not whole:
        raise ValueError(f"not a plain decimal number: {digits!r}")
    value, step = Fraction(digits) * Fraction(scale), Fraction(scale) / 10 ** len(decimals)
    return Interval(value - step / 2, value + step / 2), Interval(value - step / 2, value + step)


def coarse_interval(digits: str, scale: Number) -> Interval:
    """Give the values that a round integer allows when it is meant only to its last non-zero digit.

    "1000" is [500, 2000); a number with decimals, or without a trailing zero, is as printed.
    """
    zeros = 0 if "." in digits else len(digits) - len(digits.rstrip("0"))
    zeros = min(zeros, len(digits) - 1)
    return printed_interval(digits[: len(digits) - zeros], Fraction(scale) * 10**zeros)[1]
