"""Rows of a stretch of text are those that a plain filter gives."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from timeline.model import Span
from timeline.stretch import within

PLACES = st.integers(0, 40)


@given(st.lists(PLACES), PLACES, PLACES)
def test_what_is_found_by_halving_is_what_begins_there(starts: list[int], start: int, end: int) -> None:
    rows = [Span("d", at, at + 1, "x") for at in sorted(starts)]
    assert list(within(rows, start, end)) == [r for r in rows if start <= r.start < end]
