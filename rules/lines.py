"""Sentences as words with slots: the numbers and days that they print, and which of two are not equal."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rules.bars import LIKE
from rules.corrections import retracted
from rules.likeness import FIGURE, features, likeness_of
from rules.slip_index import SMALL, TELLING, figures_of
from rules.view import Row, View
from timeline.model import Quantity, When
from timeline.script import simplify
from timeline.stretch import within

FIGURES = 2
"""Significant digits from which equal numbers tell that two sentences are of one thing."""
Slot = Quantity | When


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence: its words outside of its numbers and dates, and these in the order of their places."""

    document: str
    start: int
    end: int
    words: frozenset[str]
    numbers: tuple[Quantity, ...]
    dates: tuple[When, ...]


def lines_of(view: View) -> dict[str, tuple[Line, ...]]:
    """The sentences of each article that print a number or a date in digits."""
    return view.made(_lines)


def _lines(view: View) -> dict[str, tuple[Line, ...]]:
    found: dict[str, list[Line]] = {document: [] for document in view.documents}
    for line in _all(view):
        found[line.document].append(line)
    return {document: tuple(lines) for document, lines in found.items()}


def _all(view: View) -> Iterator[Line]:
    for document, facts in view.by_document():
        for place in document.sentences:
            numbers = within(facts.quantities, place.start, place.end)
            dates = within(facts.dates, place.start, place.end)
            shown = [w for w in dates if w.period is not None and any(c.isdigit() for c in w.text)]
            rows: list[Slot] = [*numbers, *shown]
            slots: list[Slot] = []
            for row in sorted((r for r in rows if not retracted(view, r)), key=lambda r: (r.start, -r.end)):
                if not slots or row.start >= slots[-1].end:
                    slots.append(row)
            if slots:
                plain = _between(document.text, place.start, place.end, slots)
                words = frozenset(features(simplify(plain)))
                told = tuple(s for s in slots if isinstance(s, Quantity))
                days = tuple(s for s in slots if isinstance(s, When))
                yield Line(document.id, place.start, place.end, words, told, days)


def line_at(view: View, row: Row) -> Line | None:
    """The sentence of a number or date."""
    lines = lines_of(view)[row.document]
    at = bisect_right(lines, row.start, key=lambda line: line.start) - 1
    return lines[at] if at >= 0 and row.start < lines[at].end else None


def shared_words(view: View, a: Line, b: Line) -> tuple[float, float]:
    """The weight of the words that two sentences share, and its part of the lighter one's."""
    weigh = likeness_of(view).weigher(a.document, b.document)
    common = sum(map(weigh, sorted(a.words & b.words)))
    lighter = min(sum(map(weigh, sorted(line.words))) for line in (a, b))
    return common, common / lighter if lighter else 0.0


def like_sentences(view: View, a: Quantity, b: Quantity) -> bool:
    """Whether two long numbers stand in sentences of two articles that share their rare words, and neither
    article prints both.
    """
    if a.document == b.document or min(len(figures_of(q)) for q in (a, b)) < TELLING:
        return False
    left, right = (line_at(view, q) for q in (a, b))
    if left is None or right is None or _stands_in(view, a, b.document) or _stands_in(view, b, a.document):
        return False
    common, part = shared_words(view, left, right)
    return common >= LIKE.weight and part >= LIKE.part


def _stands_in(view: View, q: Quantity, document: str) -> bool:
    """Whether an article prints the digits of a number too, of whatever they were read to be."""
    printed = FIGURE.search(q.text)
    found = rf"(?<![\d.,]){re.escape(printed[0].rstrip('.,'))}(?![\d]|[.,]\d)" if printed else ""
    return bool(found and re.search(found, view.documents[document].text))


def _between(text: str, start: int, end: int, slots: Sequence[Slot]) -> str:
    """A sentence without what stands in its slots."""
    edges = [start, *(edge for slot in slots for edge in (slot.start, slot.end)), end]
    return " ".join(text[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True))


def left_over(a: Line, b: Line) -> tuple[tuple[list[Slot], list[Slot]], list[Slot]]:
    """What two sentences have each that the other has not, and what of the first the other has too."""
    rest: list[Slot] = [*b.numbers, *b.dates]
    first: list[Slot] = [*a.numbers, *a.dates]
    alone: list[Slot] = []
    both: list[Slot] = []
    for slot in first:
        twin = next((other for other in rest if equal(slot, other)), None)
        if twin is None:
            alone.append(slot)
        else:
            rest.remove(twin)
            both.append(slot)
    return (alone, rest), both


def equal(a: Slot, b: Slot) -> bool:
    """Whether two slots may hold one number, or hold one time."""
    if isinstance(a, When) or isinstance(b, When):
        return isinstance(a, When) and isinstance(b, When) and a.period == b.period
    return a.unit == b.unit and not (a.wide & b.wide).empty


def telling(slot: Slot) -> bool:
    """Whether a slot is seldom the same in two sentences by chance: a number of two digits, told exactly."""
    if isinstance(slot, When):
        return False
    exact = slot.comparator in "=~" and slot.value is not None and slot.dimension not in SMALL
    return exact and len(figures_of(slot)) >= FIGURES
