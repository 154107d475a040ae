"""Intervals hold what arithmetic on their members may give, and no print excludes its own true value."""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from timeline.intervals import EVERYTHING, Interval, Values, coarse_interval, meet, printed_interval

YI = 10**8
numbers = st.fractions(-1000, 1000, max_denominator=50)


@st.composite
def interval_and_member(draw: st.DrawFn) -> tuple[Interval, Fraction]:
    low, member, high = sorted(draw(st.tuples(numbers, numbers, numbers)))
    interval = Interval(low, high, draw(st.booleans()), draw(st.booleans()))
    assume(member in interval)
    return interval, member


ZERO, AROUND = Interval.point(0), Interval(Fraction(-1), Fraction(1), True, True)


@given(interval_and_member(), interval_and_member())
@example((ZERO, Fraction(0)), (AROUND, Fraction(0)))
@example(
    (Interval(Fraction(0), None, False, True), Fraction(0)),
    (Interval(Fraction(1), None, True, True), Fraction(2)),
)
def test_arithmetic_on_intervals_holds_arithmetic_on_members(
    a: tuple[Interval, Fraction], b: tuple[Interval, Fraction]
) -> None:
    (i, x), (j, y) = a, b
    assert x + y in i + j
    assert x - y in i - j
    assert x * y in i * j
    if y:
        assert x / y in i / j


@given(interval_and_member(), interval_and_member())
def test_the_intersection_holds_just_what_both_hold(
    a: tuple[Interval, Fraction], b: tuple[Interval, Fraction]
) -> None:
    for x in (a[1], b[1]):
        assert (x in a[0] & b[0]) == (x in a[0] and x in b[0])
    assert a[0] & b[0] == b[0] & a[0]


@given(st.integers(0, 10**10), st.integers(0, 4), st.sampled_from([ROUND_HALF_UP, ROUND_DOWN]))
@example(7676000, 0, ROUND_DOWN)  # 767.6 printed 767: cut off, not rounded
def test_a_true_value_lies_in_what_its_print_allows(tenthousandths: int, places: int, mode: str) -> None:
    value = Decimal(tenthousandths).scaleb(-4)
    printed = f"{value.quantize(Decimal(1).scaleb(-places), rounding=mode):f}"
    rounded, wide = printed_interval(printed, YI)
    assert value * YI in (rounded if mode == ROUND_HALF_UP else wide)


@pytest.mark.parametrize("digits", ["", "12a", "1,000", "-3", ".5", "1.2.3"])
def test_what_is_no_plain_number_is_refused(digits: str) -> None:
    with pytest.raises(ValueError, match="not a plain decimal number"):
        printed_interval(digits, 1)


def test_a_round_integer_may_be_meant_to_its_last_digit() -> None:
    assert 1400 in coarse_interval("1000", 1)
    assert 1003 not in coarse_interval("1001", 1)
    assert coarse_interval("0", 1) == printed_interval("0", 1)[1]


def test_sets_can_meet_pairwise_and_share_nothing() -> None:
    def union(*points: int) -> Values:
        return Values(tuple(Interval.point(p) for p in points))

    a, b, c = union(1, 2), union(2, 3), union(1, 3)
    assert not (a & b).empty and not (b & c).empty and not (a & c).empty
    assert meet([a, b, c]).empty


def test_dividing_by_what_may_be_zero_tells_nothing() -> None:
    assert Interval.of(1, 2) / Interval.of(-1, 1) == EVERYTHING
