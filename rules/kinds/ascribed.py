"""Ascribed: the same words given to two speakers, each named beside them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from rules.kinds.names import HAN
from rules.view import Draft, View, ordered
from timeline.model import Name, Quote
from timeline.script import simplify

TOKEN = re.compile(r"[a-z]+(?:['’][a-z]+)?|\d+(?:[.,]\d+)*%?|[㐀-鿿]")
SHORTEST = {True: 10, False: 7}
"""Words of a quotation that nobody else says by chance: Chinese characters, English words."""
REACH = 80
"""Characters beside a quotation in which its speaker is named."""
ALIKE = 2
"""Characters that two names have in common at the most: more may be one name."""


def ascribed(view: View) -> Iterator[Draft]:
    """Two articles print the same quotation and name two persons as its speaker."""
    said: dict[tuple[str, ...], list[tuple[Quote, Name]]] = defaultdict(list)
    for _, facts in view.by_document():
        for quote in facts.quotes:
            words = tuple(TOKEN.findall(simplify(quote.text).casefold()))
            long = len(words) >= SHORTEST[bool(words) and not words[0].isascii()]
            speaker = _named(view, quote) if quote.direct and long else None
            if speaker is not None:
                said[words].append((quote, speaker))
    for told in said.values():
        for (a, x), (b, y) in combinations(told, 2):
            if a.document != b.document and _two(view, x, y):
                yield _draft(view, a, b, x, y)
                break


def _named(view: View, quote: Quote) -> Name | None:
    """The person who is named beside a quotation as its speaker."""
    for name in view.facts[quote.document].names:
        near = quote.start - REACH <= name.start and name.end <= quote.end + REACH
        outside = name.end <= quote.start or name.start >= quote.end
        if near and outside and name.type == "person" and name.key == quote.speaker_key:
            return name
    return None


def _two(view: View, a: Name, b: Name) -> bool:
    """Whether two names are of two persons, who are both known to one of the articles or by another one."""
    x, y = simplify(a.key).casefold(), simplify(b.key).casefold()
    if x == y or view.documents[a.document].language[:2] != view.documents[b.document].language[:2]:
        return False
    if HAN.search(x):
        return x[:1] != y[:1] and len(set(x) & set(y)) < ALIKE
    return not set(x.split()) & set(y.split())


def _draft(view: View, a: Quote, b: Quote, x: Name, y: Name) -> Draft:
    return Draft(
        ordered((view.evidence(a), view.evidence(b), view.evidence(x), view.evidence(y))),
        (
            f"{view.documents[a.document].path}: {x.text}: {a.text}",
            f"{view.documents[b.document].path}: {y.text}: {b.text}",
            "the words are the same, the speaker is another",
        ),
        {"a.text": x.text, "b.text": y.text, "speaker": x.text},
        confidence=0.7,
        entities=(x.canonical, y.canonical),
    )
