"""Articles in two languages that tell one story, and what can be said of their numbers.

Neither names nor words can be compared across languages, so the numbers do it: articles that print enough of
the same exact numbers are on one thing. Of the sentences, the metrics that they name are compared.
"""

from __future__ import annotations

from rules.view import Row, View
from timeline.claims.vocabulary import vocabulary
from timeline.model import Quantity
from timeline.script import simplify

SHARED = 3
"""Exact numbers that two articles on one thing both print."""


def two_languages(view: View, a: Row, b: Row) -> bool:
    """Whether two rows are printed in two languages."""
    return view.documents[a.document].language[:2] != view.documents[b.document].language[:2]


def one_story(view: View, first: str, second: str) -> bool:
    """Whether two articles print enough of the same exact numbers to be on one thing."""
    return len(view.exact_numbers(first) & view.exact_numbers(second)) >= SHARED


def topics(view: View, row: Row) -> set[str]:
    """The metrics that the sentence of a row names."""
    place = view.sentence(row.document, row.start)
    return metrics_in(view, row.document, place.start, place.end)


def metrics_in(view: View, document: str, start: int, end: int) -> set[str]:
    """The metrics that a part of an article names."""
    known = view.documents[document]
    words = vocabulary(view.lexicon, "en" if known.language == "en" else "zh")
    text = simplify(known.text[start:end]).casefold()
    return {m.key for _, _, m in words.metrics.find(text) if not m.weak}


def printed_in(view: View, q: Quantity, document: str) -> bool:
    """Whether an article prints a number too, to the digit."""
    if q.dimension != "count":
        return any(o.document == document for o in view.printed.get((q.value, q.unit), ()))
    return any(o.value == q.value and o.dimension == "count" for o in view.facts[document].quantities)


def told_across(view: View, a: Quantity, b: Quantity) -> bool:
    """Whether two numbers in two languages can be one: of one story, of one topic, neither told by both."""
    if not two_languages(view, a, b) or not one_story(view, a.document, b.document):
        return False
    if a.value != b.value and (printed_in(view, a, b.document) or printed_in(view, b, a.document)):
        return False
    return bool(topics(view, a) & topics(view, b))
