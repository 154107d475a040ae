"""Rows that are built through their slots are the rows that the class itself makes."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, dataclass, field, replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.dates.expressions import Fields
from timeline.model import Period
from timeline.rows import builder


@given(st.none() | st.dates(), st.none() | st.dates())
def test_a_built_row_equals_one_that_its_class_makes(first: date | None, last: date | None) -> None:
    row = builder(Period)(first, last)
    assert row == Period(first, last) and hash(row) == hash(Period(first, last))
    assert replace(row, last=None) == Period(first, None)


def test_defaults_and_names_of_arguments_are_those_of_the_class() -> None:
    assert builder(Fields)(month=3, day=4) == Fields(month=3, day=4)
    with pytest.raises(TypeError):
        builder(Fields)(months=3)


def test_a_built_row_is_frozen() -> None:
    row = builder(Period)(None, None)
    with pytest.raises(FrozenInstanceError):
        row.first = date(2025, 1, 1)


def test_a_row_filled_by_more_than_its_arguments_is_refused() -> None:
    @dataclass(frozen=True, slots=True)
    class Listed:
        items: list[int] = field(default_factory=list)

    with pytest.raises(TypeError, match="Listed is filled by more"):
        builder(Listed)
