"""How far two sentences in two languages speak of one thing, by what no translation changes.

That is the names that are joined over scripts, the other numbers to the digit, metrics and actions by their
keys, and days. Each counts by how rare it is in the two articles.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from rules.stories import metrics_in, one_story, one_subject, printed_in, topics, two_languages
from rules.view import Row, View
from timeline.model import Quantity
from timeline.stretch import within

Mark = tuple[str, object]
FEWEST = 20
"""Sentences that two articles are held to have at the least."""
WEIGHTS = {"number": 1.5, "day": 1.0, "name": 1.0, "metric": 0.7, "action": 0.7}
"""How much a mark of each sort says: an action or a metric is told of many things."""
ENOUGH = 5.0
"""The weight of shared marks from which two sentences tell of one thing."""
PLAIN = 10
"""A whole number below it is told of anything."""
GENERAL = {"say", "report", "announce", "rise", "fall", "reach", "begin"}
"""Actions that every article tells."""


@dataclass
class Bridges:
    """The marks of sentences and articles. Built once an audit."""

    view: View
    _marks: dict[tuple[str, int], dict[Mark, list[int]]] = field(default_factory=dict)
    _counts: dict[str, Counter[Mark]] = field(default_factory=dict)

    def alike(self, a: Row, b: Row) -> float:
        """The weight of the marks that the sentences of two rows share, without the two rows themselves."""
        total = max(sum(len(self.view.documents[r.document].sentences) for r in (a, b)), FEWEST)
        counts = [self._counted(document) for document in {a.document, b.document}]
        left, right = (self._beside(row) for row in (a, b))
        return sum(
            WEIGHTS[mark[0]] * max(math.log((total + 1) / (sum(c[mark] for c in counts) + 0.5)), 0.0)
            for mark in sorted(left & right, key=repr)
        )

    def _beside(self, row: Row) -> set[Mark]:
        place = self.view.sentence(row.document, row.start)
        marks = self._of(row.document, place.start, place.end)
        inside = range(row.start, max(row.end, row.start + 1))
        return {m for m, at in marks.items() if m[0] == "metric" or any(p not in inside for p in at)}

    def _counted(self, document: str) -> Counter[Mark]:
        if document not in self._counts:
            counts: Counter[Mark] = Counter()
            for s in self.view.documents[document].sentences:
                counts.update(self._of(document, s.start, s.end).keys())
            self._counts[document] = counts
        return self._counts[document]

    def _of(self, document: str, start: int, end: int) -> dict[Mark, list[int]]:
        key = document, start
        if key not in self._marks:
            found: dict[Mark, list[int]] = {}
            for mark, at in self._read(document, start, end):
                found.setdefault(mark, []).append(at)
            self._marks[key] = found
        return self._marks[key]

    def _read(self, document: str, start: int, end: int) -> Iterator[tuple[Mark, int]]:
        facts = self.view.facts[document]
        for name in within(facts.names, start, end):
            yield ("name", name.key), name.start
        for q in within(facts.quantities, start, end):
            told = q.value is not None and q.dimension not in ("rank", "ordinal")
            if told and q.value is not None and (q.value >= PLAIN or q.value.denominator > 1):
                yield ("number", (q.dimension, q.value)), q.start
        for when in within(facts.dates, start, end):
            p = when.period
            if p is not None and p.first is not None and p.first == p.last:
                yield ("day", p.first), when.start
        for event in within(facts.events, start, end):
            if event.action not in GENERAL:
                yield ("action", event.action), -1
        for metric in metrics_in(self.view, document, start, end):
            yield ("metric", metric), -1


def told_across(view: View, a: Quantity, b: Quantity) -> bool:
    """Whether two numbers in two languages can be one: of one story and topic, neither told by both."""
    if not two_languages(view, a, b):
        return False
    if a.value != b.value and (printed_in(view, a, b.document) or printed_in(view, b, a.document)):
        return False
    if one_story(view, a.document, b.document) and topics(view, a) & topics(view, b):
        return True
    return one_subject(view, a.document, b.document) and bridges_of(view).alike(a, b) >= ENOUGH


def bridges_of(view: View) -> Bridges:
    """The bridges of a corpus, built once."""
    return view.made(Bridges)
