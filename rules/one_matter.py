"""Whether two dated clauses name one thing or place beside what their articles are about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rules.tellings import Telling
from rules.view import View
from timeline.model import Event, Name

NAMES = 2
"""Names that two articles on one thing share, the place of what happened among them."""


def of_one_matter(view: View, a: Telling, b: Telling, group: Sequence[Telling]) -> bool:
    """Whether two clauses of two articles name one thing or body that is not what either article is about,
    and of which neither tells another day with that action.
    """
    if a.event.document == b.event.document or view.of_own_time(a.event, b.event):
        return False
    mains = {_main(view, t.event.document) for t in (a, b)}
    shared = (set(a.event.participant_keys) & set(b.event.participant_keys)) - mains
    known = view.named(a.event.document) & view.named(b.event.document)
    if not shared or len(known) < NAMES:
        return False
    return all(
        {
            t.day
            for t in group
            if t.event.document == x.event.document and shared & set(t.event.participant_keys)
        }
        == {x.day}
        for x in (a, b)
    )


def _main(view: View, document: str) -> str | None:
    """The organisation, or other name, that an article speaks of most."""
    counts = Counter(n.key for n in view.facts[document].names if n.type not in ("place", "person"))
    return max(sorted(counts), key=lambda key: counts[key], default=None)


def in_one_place(view: View, a: Telling, b: Telling) -> bool:
    """Whether two clauses of two articles with names in common name one place that neither tells twice of."""
    if a.event.document == b.event.document:
        return False
    places = [
        {n.key for n in view.facts[t.event.document].names if n.type == "place" and _holds(t.event, n)}
        for t in (a, b)
    ]
    known = view.named(a.event.document) & view.named(b.event.document)
    return len(places[0] & places[1]) == 1 and len(known) >= NAMES


def _holds(event: Event, name: Name) -> bool:
    return event.start <= name.start and name.end <= event.end
