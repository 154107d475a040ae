"""When two meanings exclude each other: numbers, words, spellings."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz import fuzz

from rules.keys import UNCOUNTED
from timeline.alternatives import any_of
from timeline.definitions import SMALL, Definition, opposites, singular
from timeline.intervals import Values, printed_interval
from timeline.lexicon import LANGUAGES, Lexicon
from timeline.model import Quantity
from timeline.script import folded, simplify

ALIKE = 60
"""How alike two meanings must be, of 100, without the words that exclude each other."""
STEM, VARIANT = 4, 70
"""Forms of one word begin with so many letters alike, or are so much alike, of 100."""
LEAST_WORDS = 3
"""Words that two spellings have at the least: of fewer, one other word makes another thing."""
UP, DOWN = (">", ">="), ("<", "<=")


@lru_cache(maxsize=8)
def _metrics(lexicon: Lexicon) -> dict[str, str]:
    tables = (entry for language in LANGUAGES for entry in lexicon.table("metrics", language))
    return {form.lower(): entry["key"] for entry in tables for form in entry.get("forms", ())}


def metric_of(lexicon: Lexicon, term: str) -> str | None:
    """The metric that a term names as a whole, in any language."""
    return _metrics(lexicon).get(folded(term))


def holding(text: str, words: Iterable[str], language: str) -> list[str]:
    """Those of some words that a text holds; English ones as whole words."""
    if language == "zh":
        text = simplify(text)
        return [w for w in words if w in text]
    return [w for w in words if re.search(rf"(?<![\w-]){re.escape(w)}(?![\w-])", text)]


def of_one_measure(p: Quantity, q: Quantity) -> bool:
    """Whether two numbers of two meanings are of the same thing: their unit, or one counts without a unit."""
    if p.dimension in ("rank", "ordinal") or p.dimension != q.dimension:
        return False
    return p.unit == q.unit or (p.dimension not in UNCOUNTED and "count" in (p.unit, q.unit))


def apart(p: Quantity, q: Quantity) -> bool:
    """Whether two bounds differ: another number, or one from below and one from above."""
    if (_bound(p) & _bound(q)).empty:
        return True
    return (p.comparator in UP and q.comparator in DOWN) or (p.comparator in DOWN and q.comparator in UP)


def _bound(q: Quantity) -> Values:
    """The number that is printed, whatever its comparator says of what lies beyond."""
    if q.digits is None or q.scale is None or q.digits_high is not None or q.comparator in ("=", "~"):
        return q.wide
    return Values((printed_interval(q.digits, q.scale)[1],))


def opposed(lexicon: Lexicon, language: str, a: str, b: str) -> tuple[str, str] | None:
    """The words by which two meanings that are otherwise alike exclude each other."""
    x, y = map(folded, (a, b))
    for group in opposites(lexicon, language):
        pattern = _any_of(group, language)
        found = [list(pattern.finditer(text)) for text in (x, y)]
        sides = [{_side(group, m[0]) for m in matches} for matches in found]
        one = len(sides[0]) == len(sides[1]) == 1 and sides[0] != sides[1]
        if one and fuzz.ratio(pattern.sub("", x), pattern.sub("", y)) >= ALIKE:
            return a[slice(*found[0][0].span())], b[slice(*found[1][0].span())]
    return None


@lru_cache(maxsize=64)
def _any_of(group: tuple[tuple[str, ...], ...], language: str) -> re.Pattern[str]:
    words = any_of(word for forms in group for word in forms)
    edge = ("", "") if language == "zh" else (r"(?<![\w-])", r"(?![\w-])")
    return re.compile(f"{edge[0]}(?:{words}){edge[1]}")


def _side(group: tuple[tuple[str, ...], ...], word: str) -> int:
    return next(number for number, forms in enumerate(group) if word in forms)


def spelt_apart(lexicon: Lexicon, a: str, b: str) -> tuple[str, str] | None:
    """The words by which two spellings of an abbreviation differ, where all others are the same.

    Chinese spellings differ where they name two metrics, or hold words that exclude each other.
    """
    if not a.isascii() and not b.isascii():
        known = [metric_of(lexicon, text.rpartition("的")[2]) for text in (a, b)]
        if None not in known:
            return (a, b) if known[0] != known[1] else None
        return opposed(lexicon, "zh", a, b)
    x, y = (_content(text) for text in (a, b))
    differing = [pair for pair in zip(x, y, strict=False) if pair[0] != pair[1]]
    if len(x) != len(y) or len(x) < LEAST_WORDS or len(differing) != 1:
        return None
    (p, q) = differing[0]
    return None if p[:STEM] == q[:STEM] or fuzz.ratio(p, q) >= VARIANT else (p, q)


def _content(text: str) -> list[str]:
    return [singular(w) for w in re.findall(r"[a-z']+", text.lower()) if w not in SMALL]


def same(a: Definition, b: Definition) -> bool:
    """Whether two definitions are worded alike."""
    return a.month == b.month if a.month else _plain(a.meaning.text) == _plain(b.meaning.text)


def _plain(text: str) -> str:
    return re.sub(r"[\s\-]+", " ", folded(text)).strip()
