"""Which sentences of two articles tell of one thing, by their print alone: rare words that both have.

Words are Latin ones of four letters, runs of Chinese characters, numbers of two digits. Nothing that the
program reads takes part, so that what it misreads is counted against it.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field

END = re.compile(r"[。！？!?；;\n]+|\.(?=\s)")
FEATURE = re.compile(r"[A-Za-z]{4,}|(?=([\u4e00-\u9fff]{2}))|\d[\d,.]*\d")
STEM = 6
HAN = 0.5
"""What a pair of Chinese characters counts against a word: a word of theirs has several pairs."""
ENOUGH, PART = 8.0, 0.25
"""The weight of common words from which a reader sees one thing told twice, and its part of the shorter
sentence."""


@dataclass
class Sentences:
    """The sentences of a corpus by article, and in how many each word stands."""

    texts: dict[str, str]
    _starts: dict[str, list[int]] = field(default_factory=dict)
    _counts: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        for document, text in self.texts.items():
            self._starts[document] = [0, *(m.end() for m in END.finditer(text))]
            for start in self._starts[document]:
                self._counts.update(self._words(*self.around(document, start)))

    def around(self, document: str, at: int) -> tuple[str, int, int]:
        """The sentence that a place lies in: its article, start and end."""
        starts = self._starts[document]
        number = bisect_right(starts, at)
        end = starts[number] if number < len(starts) else len(self.texts[document])
        return document, starts[number - 1], end

    def _words(self, document: str, start: int, end: int) -> set[str]:
        found = FEATURE.finditer(self.texts[document], start, end)
        return {(m[1] or m[0][:STEM]).casefold() for m in found}

    def _weight(self, word: str) -> float:
        total = sum(map(len, self._starts.values()))
        rare = math.log((total + 1) / (self._counts[word] + 0.5))
        return max(rare, 0.0) * (HAN if "\u4e00" <= word[0] <= "\u9fff" else 1.0)

    def alike(self, a: tuple[str, int], b: tuple[str, int], printed: str) -> float:
        """The weight of the words that two places' sentences share beside a print; 0 where too little."""
        own = {(m[1] or m[0][:STEM]).casefold() for m in FEATURE.finditer(printed)}
        left, right = (self._words(*self.around(*place)) - own for place in (a, b))
        shared = sum(map(self._weight, sorted(left & right)))
        shorter = min(sum(map(self._weight, sorted(side))) for side in (left, right))
        return shared if shared >= ENOUGH and shared >= PART * shorter else 0.0
