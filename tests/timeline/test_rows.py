"""Rows that fill themselves quickly are the rows that a dataclass makes."""

from __future__ import annotations

import copy
import pickle
from dataclasses import FrozenInstanceError, asdict, dataclass, field, replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.dates.expressions import Fields
from timeline.model import Period
from timeline.rows import quick


@dataclass(frozen=True, slots=True)
class Plain:
    first: date | None
    last: date | None = None


@given(st.none() | st.dates(), st.none() | st.dates())
def test_a_row_holds_what_the_dataclass_would(first: date | None, last: date | None) -> None:
    row = Period(first, last)
    assert type(row) is Period and asdict(row) == asdict(Plain(first, last))
    assert row == Period(last=last, first=first) and hash(row) == hash(Period(first, last))
    assert replace(row, last=None) == Period(first, None)
    assert copy.copy(row) == pickle.loads(pickle.dumps(row)) == row


def test_defaults_and_names_of_arguments_stay() -> None:
    assert Fields(month=3, day=4).month == 3 and Fields(month=3).day is None
    fields: Any = Fields
    period: Any = Period
    with pytest.raises(TypeError):
        fields(months=3)
    with pytest.raises(TypeError):
        period(None)


def test_a_row_is_frozen() -> None:
    row: Any = Period(None, None)
    with pytest.raises(FrozenInstanceError):
        row.first = date(2025, 1, 1)


def test_a_row_filled_by_more_than_its_arguments_is_refused() -> None:
    @dataclass(frozen=True, slots=True)
    class Listed:
        items: list[int] = field(default_factory=list)

    with pytest.raises(TypeError, match="Listed is filled by more"):
        quick(Listed)
