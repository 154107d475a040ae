"""Printed orders: which of two events a text says came first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from timeline.events.words import Words
from timeline.model import Document, Event, Order, Span

LEAST = 4
"""Characters that a clause has before a closing 後 or 前 (隨後 closes none)."""
NEAR = 2
"""Sentences that may lie between two events for a word like 隨後 to order them."""


def read_orders(document: Document, plain: str, events: Sequence[Event], words: Words) -> list[Order]:
    """All orders that the text prints, in its order."""
    told = sorted(events, key=lambda e: (e.start, e.end))
    found = [*from_previous(document, plain, told, words), *from_clause(document, plain, told, words)]
    unique = {(o.earlier, o.later): o for o in found if o.earlier != o.later}
    return sorted(unique.values(), key=lambda o: (o.cue.start, o.earlier, o.later))


DEICTIC = re.compile(r"\s(?:today|tonight|this|in|on)\b", re.IGNORECASE)
"""What makes of a word of order a time of its own: earlier today, later this year."""


def from_previous(document: Document, plain: str, told: Sequence[Event], words: Words) -> Iterator[Order]:
    """A clause that opens with then, 隨後 … comes after the event told before it; 此前 before it."""
    numbers = {s.start: i for i, s in enumerate(document.sentences)}
    for before, event in pairwise(told):
        if numbers.get(event.sentence[0], 0) - numbers.get(before.sentence[0], 0) > NEAR:
            continue
        for cue, forward in (("after_previous", True), ("before_previous", False)):
            pattern = words.cues.get(cue)
            match = pattern.match(plain, event.start) if pattern else None
            if match and not DEICTIC.match(plain, match.end()):
                span = Span(
                    document.id, match.start(), match.end(), document.text[match.start() : match.end()]
                )
                pair = (before.id, event.id) if forward else (event.id, before.id)
                yield Order(*pair, span)


def from_clause(document: Document, plain: str, told: Sequence[Event], words: Words) -> Iterator[Order]:
    """X 後, Y and Y after X: two events of one sentence with the word between them."""
    for first, second in pairwise(told):
        if first.sentence != second.sentence or second.start < first.end:
            continue
        for cue, forward in (("after_clause", True), ("before_clause", False)):
            pattern = words.cues.get(cue)
            for match in pattern.finditer(plain, first.start, first.end) if pattern else ():
                if match.start() - first.start < LEAST:
                    continue
                if match.end() == first.end or re.match(r"[，,]", plain[match.end() : match.end() + 1]):
                    yield ordered(document, first, second, match, forward)
        for cue, forward in (("main_after", False), ("main_before", True)):
            pattern = words.cues.get(cue)
            opening = pattern.match(plain, second.start) if pattern else None
            if opening:
                yield ordered(document, first, second, opening, forward)


def ordered(document: Document, first: Event, second: Event, cue: re.Match[str], forward: bool) -> Order:
    """The row of a pair."""
    span = Span(document.id, cue.start(), cue.end(), document.text[cue.start() : cue.end()])
    return Order(first.id, second.id, span) if forward else Order(second.id, first.id, span)
