"""English text as tokens for the date grammar: what each word is, looked up in the lexicon's tables."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from timeline.lexicon import Lexicon

TOKEN = re.compile(
    r"([^\W\d_]+)"
    r"|((?<![\w.,/])(?:\d{4}([-/.])\d{1,2}(?:\3\d{1,2})?|\d{1,2}([-/.])\d{1,2}\4(?:\d{4}|\d\d)|"
    r"\d{1,2}/\d{1,2}|(?:0?[1-9]|1[0-2])/(?:19|20)\d\d)(?![\d%]|[./,]\d))"
    r"|(\d{1,2}(?:[sS][tT]|[nN][dD]|[rR][dD]|[tT][hH])\b)"
    r"|((?:1\d|20|21)\d0['’]?[sS]\b|['’]?\d0['’]?[sS]\b)"
    r"|(\d+)"
    r"|([^\w\s]|_)"
)
"""A numeric date, 15th, 1990s, digits, letters, or any other mark: everything but space, so that what lies
between two neighbouring tokens is space alone."""


@dataclass(frozen=True, slots=True)
class Word:
    """What the lexicon says of a form."""

    kind: str
    value: Any
    weak: bool = False


@functools.lru_cache(maxsize=8)
def vocabulary(lexicon: Lexicon) -> dict[str, Word]:
    """Map each lower-case form to what it is. Later entries, a project's own, win."""
    known: dict[str, Word] = {}
    for entry in lexicon.table("dates_words", "en"):
        value = entry["value"]
        word = Word(
            entry["kind"], tuple(value) if isinstance(value, list) else value, entry.get("weak", False)
        )
        known.update((form.lower(), word) for form in entry["forms"])
    return known


@dataclass(slots=True)
class Tokens:
    """A stretch of text cut up. Lists run in step; a few empty tokens at the end make looking ahead safe.

    words: lower case.  kinds: a lexicon kind, numeric, ordinal, decade, number, mark, or "" (a plain word).
    parsed, points: what was read at a token already, so that nothing is read twice.
    values: the lexicon's value, or the number.  starts, ends: offsets into the whole text.
    """

    text: str
    words: list[str]
    kinds: list[str]
    values: list[Any]
    weak: list[bool]
    starts: list[int]
    ends: list[int]
    size: int = 0
    lexicon: Lexicon | None = None
    parsed: dict[int, Any] = field(default_factory=dict)
    points: dict[int, Any] = field(default_factory=dict)

    def is_glued(self, i: int) -> bool:
        """Whether token i touches the one before it."""
        return i > 0 and self.ends[i - 1] == self.starts[i]

    def is_capital(self, i: int) -> bool:
        """Whether a token is printed with a capital letter."""
        return self.text[self.starts[i] : self.starts[i] + 1].isupper()


AHEAD = 8
"""Empty tokens at the end of a stretch: no rule looks further ahead without having matched."""


def cut(text: str, start: int, end: int, lexicon: Lexicon, holidays: frozenset[str]) -> Tokens:
    """Cut text[start:end] into tokens. holidays: words that the name of a holiday can begin with."""
    read = _reader(lexicon, holidays)
    matches = list(TOKEN.finditer(text, start, end))
    rows = [read(match[0]) for match in matches]
    rows.extend([("", "end", None, False)] * AHEAD)
    words, kinds, values, weak = map(list, zip(*rows, strict=True))
    after = [end + 1] * AHEAD
    starts, ends = [m.start() for m in matches] + after, [m.end() for m in matches] + after
    return Tokens(text, words, kinds, values, weak, starts, ends, len(matches), lexicon)


@functools.lru_cache(maxsize=8)
def _reader(lexicon: Lexicon, holidays: frozenset[str]) -> Callable[[str], tuple[str, str, Any, bool]]:
    """Give the function from a printed token to its word, kind, value and weakness; no neighbour matters."""
    find = vocabulary(lexicon).get

    @functools.lru_cache(maxsize=1 << 14)
    def read(printed: str) -> tuple[str, str, Any, bool]:
        match = TOKEN.match(printed)
        group = match.lastindex if match else None
        if group == 1:
            word = printed.lower()
            found = find(word)
            if found is None:
                return word, "holiday" if word in holidays else "", None, False
            return word, found.kind, found.value, found.weak
        if group == 7:
            return printed, "number", int(printed) if len(printed) < 10 else None, False
        if group == 5:
            return printed, "ordinal", int(printed[:-2]), False
        return printed, {2: "numeric", 8: "mark"}.get(group or 0, "decade"), None, False

    return read
