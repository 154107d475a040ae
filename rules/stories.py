"""Articles in two languages that tell one story, and what can be said of their numbers.

Words cannot be compared across languages, so numbers do it, and the names that are joined over scripts:
articles that print enough of both are on one thing. What sentences share is told by their bridges.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from rules.view import Row, View
from timeline.claims.vocabulary import vocabulary
from timeline.model import Quantity
from timeline.script import simplify

SHARED = 3
"""Exact numbers that two articles on one thing both print."""
TOGETHER = 2
"""Names, or a name and a number, that tell the same."""


def two_languages(view: View, a: Row, b: Row) -> bool:
    """Whether two rows are printed in two languages."""
    return view.documents[a.document].language[:2] != view.documents[b.document].language[:2]


def one_story(view: View, first: str, second: str) -> bool:
    """Whether two articles print enough of the same exact numbers to be on one thing."""
    return len(view.exact_numbers(first) & view.exact_numbers(second)) >= SHARED


def one_subject(view: View, first: str, second: str) -> bool:
    """Whether two articles are on one thing: by their numbers, or by names that are joined over scripts.

    Places are named in articles on anything; beside one other name a number tells that the two are of a kind.
    """
    if one_story(view, first, second):
        return True
    bodies = [{n.key for n in view.facts[d].names if n.type != "place"} for d in (first, second)]
    numbers = view.exact_numbers(first) & view.exact_numbers(second)
    return len(bodies[0] & bodies[1]) + bool(numbers) >= TOGETHER


def topics(view: View, row: Row) -> set[str]:
    """The metrics that the sentence of a row names."""
    place = view.sentence(row.document, row.start)
    return metrics_in(view, row.document, place.start, place.end)


def metrics_in(view: View, document: str, start: int, end: int) -> set[str]:
    """The metrics that a part of an article names."""
    known = view.documents[document]
    words = vocabulary(view.lexicon, known.tongue)
    text = simplify(known.text[start:end]).casefold()
    return {m.key for _, _, m in words.metrics.find(text) if not m.weak}


def printed_in(view: View, q: Quantity, document: str) -> bool:
    """Whether an article prints a number too, to the digit."""
    if q.dimension != "count":
        return any(o.document == document for o in view.printed.get((q.value, q.unit), ()))
    return any(o.value == q.value and o.dimension == "count" for o in view.facts[document].quantities)


def of_two_places(view: View, first: str, second: str) -> bool:
    """Whether the titles of two articles name a place each that the other article nowhere names: what both
    then call the whole town is two towns.
    """
    titled = []
    for document in (first, second):
        head = max((s.end for s in view.documents[document].sentences if s.section == "headline"), default=0)
        titled.append({n.key for n in view.facts[document].names if n.type == "place" and n.start < head})
    left, right = titled
    return bool(left and right) and not (left & view.named(second) or right & view.named(first))


@dataclass
class Told:
    """Who is spoken of in each article. Built once an audit."""

    view: View
    _keys: dict[str, frozenset[str]] = field(default_factory=dict)

    def of(self, document: str) -> frozenset[str]:
        """The keys of the names of an article, but for what has a line to itself, as who sent it does."""
        if document not in self._keys:
            places = ((n, self.view.sentence(document, n.start)) for n in self.view.facts[document].names)
            self._keys[document] = frozenset(n.key for n, s in places if s.end - s.start > n.end - n.start)
        return self._keys[document]


def strangers(view: View, first: str, second: str) -> bool:
    """Whether two articles of one language name nobody that both speak of, and have few numbers in common."""
    if view.documents[first].language[:2] != view.documents[second].language[:2]:
        return False
    left, right = (view.made(Told).of(d) for d in (first, second))
    return bool(left or right) and not left & right and not one_story(view, first, second)
