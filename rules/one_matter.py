"""Whether two dated clauses name one thing or place beside what their articles are about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence

from rules.tellings import BORN, Telling
from rules.view import View
from timeline.model import Event
from timeline.stretch import within

LOCATIVE = re.compile(
    r"\b(?:in|at|on|of|near|outside|above|from|to|for|across|between|and|with)(?: the)?\s+$"
    r"|[在于於位至、和与]$"
)
"""What stands before a place where something is, or that is not what happens."""
SPELL = 700
"""Days within which one thing is not opened twice."""
NAMES = 2
"""Names that two articles on one thing share, the place of what happened among them."""


def of_one_matter(view: View, a: Telling, b: Telling, group: Sequence[Telling]) -> bool:
    """Whether two clauses of two articles name one thing or body that is not what either article is about, or
    tell what happens once in the life of one body; neither article tells another day of that.
    """
    if a.event.document == b.event.document or view.of_own_time(a.event, b.event):
        return False
    things = _things(view, a) & _things(view, b)
    shared = things | (set(a.event.participant_keys) & set(b.event.participant_keys))
    if not things and not a.keys & b.keys & BORN:
        known = view.named(a.event.document) & view.named(b.event.document)
        shared -= {_main(view, t.event.document) for t in (a, b)}
        if len(known) < NAMES:
            return False
    return bool(shared) and all(
        alone(x, group, lambda t: bool(shared & {*t.event.participant_keys, *_things(view, t)}))
        for x in (a, b)
    )


def alone(one: Telling, group: Sequence[Telling], like: Callable[[Telling], bool] = lambda _: True) -> bool:
    """Whether an article tells no other day of an action at that time: it opened once, and again after half a
    century. like: which other tellings count.
    """
    return all(t.day == one.day for t in group if t.exact >= one.exact and _beside(t, one) and like(t))


def _beside(one: Telling, other: Telling) -> bool:
    """Whether two tellings are of one article and time, and of two clauses."""
    a, b = one.event, other.event
    apart = a.document == b.document and (a.start, a.end) != (b.start, b.end)
    return apart and abs((one.day - other.day).days) < SPELL


def _things(view: View, telling: Telling) -> set[str]:
    """The places that a clause names as what it tells of, and not as where that is: a bridge, a museum."""
    event = telling.event
    text = view.documents[event.document].text
    held = within(view.facts[event.document].names, event.start, event.end)
    return {n.key for n in held if n.type == "place" and not LOCATIVE.search(text, event.start, n.start)}


def _main(view: View, document: str) -> str | None:
    """The organisation, or other name, that an article speaks of most."""
    counts = Counter(n.key for n in view.facts[document].names if n.type not in ("place", "person"))
    return max(sorted(counts), key=lambda key: counts[key], default=None)


def in_one_place(view: View, a: Telling, b: Telling, group: Sequence[Telling]) -> bool:
    """Whether two clauses of two articles with names in common name one place that neither tells twice of."""
    if a.event.document == b.event.document:
        return False
    places = [_places(view, t.event) for t in (a, b)]
    known = view.named(a.event.document) & view.named(b.event.document)
    if len(places[0] & places[1]) != 1 or len(known) < NAMES:
        return False
    one = places[0] & places[1]
    return all(alone(x, group, lambda t: bool(one & _places(view, t.event))) for x in (a, b))


def _places(view: View, event: Event) -> set[str]:
    """The places of a clause; where it names none, the one that its sentence does."""
    names = view.facts[event.document].names
    held = {n.key for n in within(names, event.start, event.end) if n.type == "place"}
    around = {n.key for n in within(names, *event.sentence) if n.type == "place"}
    return held or (around if len(around) == 1 else set())
