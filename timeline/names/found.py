"""A place that may hold a name, and the pick of places that do not overlap."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Found(NamedTuple):
    """A name's place, its type, the key and canonical form where they are known, and how it was told."""

    start: int
    end: int
    type: str
    how: str
    key: str | None = None
    canonical: str | None = None
    alias_of: str | None = None


def longest(found: Iterable[Found]) -> list[Found]:
    """Keep the longest of overlapping places; of the same place the first given."""
    taken: list[Found] = []
    end = -1
    for item in sorted(found, key=lambda f: (f.start, -(f.end - f.start))):
        if item.start >= end:
            taken.append(item)
            end = item.end
        elif item.end - item.start > taken[-1].end - taken[-1].start:
            taken[-1] = item
            end = item.end
    return taken
