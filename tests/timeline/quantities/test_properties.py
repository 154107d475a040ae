"""What holds for every number: offsets, scripts, precision, and time proportional to length."""

from __future__ import annotations

import time
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import example, given, settings
from hypothesis.strategies import decimals, integers, sampled_from, text

from timeline.folding import fold
from timeline.lexicon import BUILTIN
from timeline.quantities import find_quantities

ALPHABET = "0123456789.,-%$ 一二三十百千万億亿元块倍成折超過约近至到多余几数个個分之点點ab monekhudrtwi"
YI = 10**8


def _read(string, language="zh-Hant"):
    return find_quantities(string, language, BUILTIN)


@settings(max_examples=200, deadline=None)
@given(text(alphabet=ALPHABET, max_size=60))
def test_offsets_slice_back_and_do_not_overlap(string):
    end = 0
    for quantity in _read(string):
        assert string[quantity.start : quantity.end] == quantity.text != ""
        assert quantity.start >= end
        end = quantity.end


@settings(max_examples=200, deadline=None)
@given(text(alphabet=ALPHABET, max_size=60))
def test_traditional_reads_as_simplified(string):
    rows = [
        [(q.start, q.end, q.value, q.unit, q.comparator, q.wide) for q in _read(s)]
        for s in (string, fold(string))
    ]
    assert rows[0] == rows[1]


@settings(max_examples=100, deadline=None)
@given(decimals(0, 10**6, places=4), integers(0, 4), sampled_from([ROUND_HALF_UP, ROUND_DOWN]))
@example(Decimal("767.6"), 0, ROUND_DOWN)  # printed 767: cut off, not rounded
def test_a_true_value_lies_in_what_its_print_allows(value, places, mode):
    printed = f"{value.quantize(Decimal(1).scaleb(-places), rounding=mode):f}"
    (quantity,) = _read(f"營收{printed}億元")
    true = Fraction(value) * YI
    assert true in (quantity.rounded if mode == ROUND_HALF_UP else quantity.wide)


@settings(max_examples=100, deadline=None)
@given(integers(1, 10**12), sampled_from(["", "約", "近", "超過", "不到", "至少", "最多"]))
@example(4399, "")
def test_the_rounded_set_lies_in_the_wide_one_and_that_in_the_coarse_one(number, hedge):
    (quantity,) = _read(f"{hedge}{number}元")
    assert quantity.value == number
    for narrow, wide in ((quantity.rounded, quantity.wide), (quantity.wide, quantity.coarse)):
        assert (narrow & wide) == narrow


@pytest.mark.parametrize(
    "string",
    [
        "1" * 10**6,
        "一" * 10**6,
        "亿" * 10**6,
        "one and a " * 10**5,
        "1" + " " * 10**6 + "万",
        "-" * 10**6 + "5",
        "分之" * 10**5,
    ],
    ids=["digits", "ones", "powers", "words", "spaces", "signs", "fractions"],
)
def test_hostile_text_of_a_megabyte_takes_seconds_at_most(string):
    begun = time.process_time()
    _read(string)
    assert time.process_time() - begun < 5


@pytest.mark.parametrize("string", ["1-", "1/", "1 000 ", "百分之", "3万至", "$5 to "], ids=str)
def test_time_grows_with_length_only(string):
    def seconds(copies):
        begun = time.process_time()
        _read(string * copies)
        return time.process_time() - begun

    def least(copies):
        return min(seconds(copies) for _ in range(3))

    seconds(100)
    assert least(12000) < 30 * max(least(1500), 0.02)
