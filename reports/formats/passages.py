"""Passages of one sentence, put together so that a reader sees the sentence once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rules.findings import Evidence


@dataclass(frozen=True, slots=True)
class Group:
    """A sentence with the passages in it. marks: (start, end) within `sentence`, sorted."""

    document: str
    sentence: str
    evidence: tuple[Evidence, ...]
    numbers: tuple[int, ...]
    """The passages' numbers in the finding, from 1."""

    @property
    def first(self) -> Evidence:
        """The first passage in the sentence."""
        return min(self.evidence, key=lambda e: e.start)

    @property
    def marks(self) -> list[tuple[int, int]]:
        """Offsets of the passages in the sentence, merged where they overlap."""
        merged: list[tuple[int, int]] = []
        for start, end in sorted(
            (max(e.start - e.sentence_start, 0), min(e.end - e.sentence_start, len(e.sentence)))
            for e in self.evidence
        ):
            if merged and start <= merged[-1][1]:
                merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
            elif start < end:
                merged.append((start, end))
        return merged


def grouped(evidence: Iterable[Evidence]) -> list[Group]:
    """Group passages by the sentence that they stand in, in the order in which they are given."""
    found: dict[tuple[str, int, str], list[tuple[int, Evidence]]] = {}
    for number, one in enumerate(evidence, 1):
        found.setdefault((one.document, one.sentence_start, one.sentence), []).append((number, one))
    return [
        Group(document, sentence, tuple(e for _, e in each), tuple(n for n, _ in each))
        for (document, _, sentence), each in found.items()
    ]
