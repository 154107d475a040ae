"""Chinese word boundaries: the cheapest way to cut a run of characters into words of a table.

The table (lexicons/zh/words.tsv) gives each word a cost, 100 × -ln of its relative frequency, and a word
class; see docs/names.md for where it comes from. A character that is no word costs as much as a rare one.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from timeline.lexicon import FOLDER

UNKNOWN = 1600
"""Cost of a character that is no word by itself."""
KNOWN_COST = 800
"""Cost of a name that the lexicon or the document has told us of."""
PIECES = re.compile(
    r"[\u3400-\u9fff]+|[A-Za-z\u00c0-\u024f][A-Za-z0-9\u00c0-\u024f]*(?:[-.&'’][A-Za-z0-9\u00c0-\u024f]+)*\+*"
    r"|\d[\d,.]*(?:-\d+)*(?:-[A-Za-z]+)*|[ \t]+|\s|."
)


class Token(NamedTuple):
    """A word's place and class.

    kind: n noun, v verb, a adjective, d adverb, s place, o organisation, z proper noun, r person or rare
    noun, i idiom, u p c f q m t R y other closed classes, x unknown character, K known name;
    L Latin word, D digits, B blank, P punctuation.
    """

    start: int
    end: int
    kind: str
    text: str


@functools.cache
def word_table() -> Mapping[str, tuple[int, str]]:
    """Word → cost and class."""
    table: dict[str, tuple[int, str]] = {}
    for line in (FOLDER / "zh" / "words.tsv").read_text(encoding="utf-8").splitlines():
        word, cost, kind = line.split("\t")
        table[word] = int(cost), "x" if len(word) == 1 and kind in "soz" else kind
    return table


class Cutter:
    """Cuts text into words of the table and of a set of known names."""

    def __init__(self, names: Iterable[str], base: Cutter | None = None) -> None:
        """Take names on top of the table, or on top of another cutter's words."""
        self.words: dict[str, tuple[int, str]] = dict(base.words if base else word_table())
        self.longest: dict[str, int] = dict(base.longest) if base else {}
        for word in () if base else self.words:
            self.note(word)
        for name in names:
            if len(name) > 1:
                old = self.words.get(name)
                self.words[name] = (min(KNOWN_COST, old[0]) if old else KNOWN_COST), "K"
                self.note(name)

    def prefer(self, words: Iterable[str]) -> None:
        """Keep words of three characters and more whole where a name begins in one (研究员 林)."""
        for word in words:
            if len(word) > 2:
                cost, kind = self.words.get(word, (KNOWN_COST, "n"))
                self.words[word] = min(KNOWN_COST, cost), kind
                self.note(word)

    def note(self, word: str) -> None:
        """Remember how long a word can be that begins with these two characters."""
        if len(word) > 1:
            head = word[:2]
            if len(word) > self.longest.get(head, 0):
                self.longest[head] = len(word)

    def cut(self, run: str) -> list[tuple[int, int, str]]:
        """Cut a run of Chinese characters: (start, end, class) of each word, cheapest in sum."""
        size = len(run)
        best = [0] * (size + 1)
        step = [1] * size
        words, longest = self.words, self.longest
        for i in range(size - 1, -1, -1):
            found = words.get(run[i])
            low = (found[0] if found else UNKNOWN) + best[i + 1]
            top = longest.get(run[i : i + 2], 0)
            for j in range(i + 2, min(i + top, size) + 1):
                found = words.get(run[i:j])
                if found is not None and found[0] + best[j] < low:
                    low, step[i] = found[0] + best[j], j - i
            best[i] = low
        out, i = [], 0
        while i < size:
            j = i + step[i]
            found = words.get(run[i:j])
            out.append((i, j, found[1] if found else "x"))
            i = j
        return out

    def uncrossed(self, run: str, cuts: list[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
        """The cuts, but a short name of two characters that takes one of the word after it gives it back.

        A single character before it is the beginning of another name then (岭东 航天, not 岭 东航 天).
        """
        at = 0
        for i, (start, end, kind) in enumerate(cuts):
            if start < at:
                continue
            around = cuts[i - 1 : i] + cuts[i + 1 : i + 2]
            if (
                kind == "K"
                and end - start == 2
                and len(around) == 2
                and all(b - a == 1 for a, b, _ in around)
            ):
                word = self.words.get(run[end - 1 : end + 1])
                if word is not None and word[1] != "K" and around[0][2] not in "pdcuvRtfm":
                    yield start, end - 1, "x"
                    yield end - 1, end + 1, word[1]
                    at = end + 1
                    continue
            yield start, end, kind

    def tokens(self, text: str) -> Iterator[Token]:
        """Cut a whole text; every character belongs to one token. `text` is in simplified characters."""
        for match in PIECES.finditer(text):
            start, piece = match.start(), match[0]
            first = piece[0]
            if "\u3400" <= first <= "\u9fff":
                for a, b, kind in self.uncrossed(piece, self.cut(piece)):
                    yield Token(start + a, start + b, kind, piece[a:b])
            else:
                kind = "D" if first.isdigit() else "L" if first.isalpha() else "B" if first.isspace() else "P"
                yield Token(start, match.end(), kind, piece)
