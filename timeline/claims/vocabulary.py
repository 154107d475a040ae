"""The tables of metrics, bases, scopes and frames of one language, compiled once a lexicon."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Generic, TypeVar

from timeline.claims.patterns import Frame, Owners, compile_frames, compile_owners
from timeline.lexicon import LANGUAGES, Lexicon
from timeline.script import folded

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Metric:
    """What a number can be of. kind: flow, stock, day or report. only: the units that its forms go with."""

    key: str
    kind: str = "flow"
    dimension: str = "count"
    type: str | None = None
    weak: bool = False
    segment: str | None = None
    unit: str | None = None
    thing: bool = False
    civic: bool = False
    person: bool = False
    counted: bool = False
    only: frozenset[str] = frozenset()
    noun: bool = False
    counts: str | None = None


@dataclass(frozen=True, slots=True)
class Basis:
    """What a change is measured against; `shift` months lead to the earlier period."""

    key: str
    shift: int | None = None


@dataclass(frozen=True, slots=True)
class ScopeWord:
    """A word that narrows a claim, and the stance that it implies."""

    key: str
    stance: str | None = None


class Words(Generic[T]):
    """Longest-match lookup of many words: at each place the longest entry that stands there."""

    def __init__(self, entries: Mapping[str, T]) -> None:
        self.entries = dict(entries)
        self.lengths: dict[str, list[int]] = {}
        for word in self.entries:
            lengths = self.lengths.setdefault(word[:2], [])
            if len(word) not in lengths:
                lengths.append(len(word))
        self.singles = frozenset(head for head in self.lengths if len(head) == 1)
        for lengths in self.lengths.values():
            lengths.sort(reverse=True)

    def find(self, text: str) -> Iterator[tuple[int, int, T]]:
        """Give the words of `text` (in the script and case of the entries), left to right, not
        overlapping.
        """
        lengths, done = self.lengths, 0
        pairs = enumerate(map(str.__add__, text, f"{text[1:]}\0"))
        for place in [i for i, pair in pairs if pair in lengths or pair[0] in self.singles]:
            if place < done:
                continue
            for length in (*lengths.get(text[place : place + 2], ()), *lengths.get(text[place], ())):
                end = place + length
                found = self.entries.get(text[place:end])
                if found is not None and self._bounded(text, place, end):
                    yield place, end, found
                    done = end
                    break

    def _bounded(self, text: str, start: int, end: int) -> bool:
        """A word of Latin letters ends where letters end; one of Han characters has no such bounds."""
        before = start > 0 and _joined(text[start - 1], text[start])
        after = end < len(text) and _joined(text[end - 1], text[end])
        return not (before or after)


def _joined(left: str, right: str) -> bool:
    return left.isascii() and right.isascii() and left.isalnum() and right.isalnum()


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The compiled tables of one language."""

    language: str
    lexicon: Lexicon
    metrics: Words[Metric]
    bases: Words[Basis]
    scopes: Words[ScopeWord]
    frames: tuple[Frame, ...]
    by_key: Mapping[str, Metric] = field(default_factory=dict)
    owners: Owners | None = None
    changes: frozenset[str] = frozenset()
    """Words for a rise or a fall, which are no metrics."""


@functools.lru_cache(maxsize=16)
def vocabulary(lexicon: Lexicon, language: str) -> Vocabulary:
    """Compile the tables of `language` ("zh" or "en"). Raises ValueError for a frame that cannot be read."""
    described = _described(lexicon)
    return Vocabulary(
        language,
        lexicon,
        Words(_metric_forms(lexicon, language, described)),
        Words({folded(f): Basis(e["key"], e.get("shift")) for f, e in _rows(lexicon, "bases", language)}),
        Words(
            {folded(f): ScopeWord(e["key"], e.get("stance")) for f, e in _rows(lexicon, "scopes", language)}
        ),
        compile_frames(lexicon.table("frames", language)),
        described,
        compile_owners(lexicon.table("owners", language)),
        frozenset(
            w
            for e in lexicon.table("frames", language)
            if e.get("class") in ("up", "down")
            for w in e["words"]
        ),
    )


def _rows(lexicon: Lexicon, table: str, language: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for entry in lexicon.table(table, language):
        for form in entry["forms"]:
            yield str(form), entry


def _described(lexicon: Lexicon) -> dict[str, Metric]:
    """Each key's description, from whichever table gives it; a key that none describes is a flow."""
    found: dict[str, Metric] = {}
    for language in LANGUAGES:
        for entry in lexicon.table("metrics", language):
            if entry["key"] not in found or "kind" in entry:
                found.setdefault(entry["key"], _metric(entry))
                if "kind" in entry and "segment" not in entry and found[entry["key"]].segment:
                    found[entry["key"]] = _metric(entry)
    return found


def _metric(entry: Mapping[str, Any]) -> Metric:
    return Metric(
        entry["key"],
        entry.get("kind", "flow"),
        entry.get("dimension", "count"),
        entry.get("type"),
        bool(entry.get("weak", False)),
        entry.get("segment"),
        entry.get("unit"),
        bool(entry.get("thing", False)),
        bool(entry.get("civic", False)),
        bool(entry.get("person", False)),
        bool(entry.get("counted", False)),
        frozenset(entry.get("only", ())),
        bool(entry.get("noun", False)),
        entry.get("counts"),
    )


def _metric_forms(lexicon: Lexicon, language: str, described: Mapping[str, Metric]) -> dict[str, Metric]:
    """Every form with its metric; English plurals are understood, but those that are forms of another one."""
    forms: dict[str, Metric] = {}
    printed = {folded(form) for form, _ in _rows(lexicon, "metrics", language)}
    for form, entry in _rows(lexicon, "metrics", language):
        metric = _metric(entry) if "kind" in entry else described[entry["key"]]
        if "only" in entry and not metric.only:
            metric = replace(metric, only=frozenset(entry["only"]))
        if "noun" in entry:
            metric = replace(metric, noun=bool(entry["noun"]))
        if "counts" in entry:
            metric = replace(metric, counts=entry["counts"])
        for shape in _shapes(folded(form), language):
            if shape == folded(form) or shape not in printed:
                forms[shape] = metric
    return forms


def _shapes(form: str, language: str) -> Iterator[str]:
    if language == "en" and form[-1] != "s" and form[-1].isalpha():
        plural = form + "s" if form[-1] != "y" or form[-2] in "aeiou" else form[:-1] + "ies"
        yield plural
    yield form
