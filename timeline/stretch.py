"""The rows of a document that begin in a stretch of its text. Rows come sorted by where they begin."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Protocol, TypeVar


class Placed(Protocol):
    """What begins somewhere in a text."""

    @property
    def start(self) -> int:
        """Its offset in code points."""
        ...


T = TypeVar("T", bound=Placed)


def _start(row: Placed) -> int:
    return row.start


def within(rows: Sequence[T], start: int, end: int) -> Sequence[T]:
    """The rows that begin from `start` on and before `end`, found by halving: a document has thousands."""
    low = bisect_left(rows, start, key=_start)
    return rows[low : bisect_left(rows, end, low, key=_start)]
