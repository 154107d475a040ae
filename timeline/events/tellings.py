"""Which events of several articles are one event: same action, shared participants or place, dates that fit.

Two tellings whose dates are one slip apart are not joined: they are what the rule `once` is there to find.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from timeline.model import Event, Period
from timeline.script import folded, simplify

LOOSE = {
    "",
    "say",
    "announce",
    "rise",
    "fall",
    "reach",
    "begin",
    "discover",
    "propose",
    "decide",
    "sell",
    "update",
}
"""Actions that are too common to join two tellings without a like object."""
SPOKEN = {"say", "announce", "deny"}
"""What one person says is not what another says; the one who acts comes first among the participants."""
AHEAD = {"planned", "forecast"}
LIKE = 0.3
"""Share of the shorter object's words that must stand in the other for a common action."""
LONGEST = 31
"""Days; a telling that is dated more coarsely joins nothing."""
NEIGHBOURS = 24
"""Later tellings that each is held against, of those with a crowded key."""
WORD = re.compile(r"[a-z][a-z'-]+|\d+|[\u3400-\u9fff]+")


def join_tellings(events: Sequence[Event]) -> list[Event]:
    """Give every event the id of the first telling of the event that it tells."""
    parent = {e.id: e.id for e in events}

    def root(identity: str) -> str:
        while parent[identity] != identity:
            parent[identity] = parent[parent[identity]]
            identity = parent[identity]
        return identity

    order = {e.id: i for i, e in enumerate(events)}
    for one, other in candidates(events):
        if same(one, other):
            a, b = sorted((root(one.id), root(other.id)), key=order.__getitem__)
            parent[b] = a
    told = [replace(e, telling_of=root(e.id)) for e in events]
    index: dict[tuple[str, str], set[str]] = defaultdict(set)
    happened = {e.telling_of for e in told if e.stance not in AHEAD}
    for event in told:
        if event.period is not None and event.telling_of in happened:
            for key in event.participant_keys:
                index[event.action, key].add(event.telling_of)
    return [e if e.period is not None else undated(e, index) for e in told]


def undated(event: Event, index: Mapping[tuple[str, str], set[str]]) -> Event:
    """An event without a date is the one dated event of its action and participants, if there is but one.

    What was only planned for a day is none.
    """
    if event.action in LOOSE:
        return event
    fitting = {t for key in event.participant_keys for t in index.get((event.action, key), ())}
    return replace(event, telling_of=fitting.pop()) if len(fitting) == 1 else event


def candidates(events: Sequence[Event]) -> Iterator[tuple[Event, Event]]:
    """Pairs of one action and one participant or place, by an index; crowded keys are cut to neighbours."""
    index: dict[tuple[str, str], list[Event]] = defaultdict(list)
    for event in events:
        if event.period is None or event.period.first is None or days(event.period) > LONGEST:
            continue
        for key in (*event.participant_keys, *places_of(event)):
            index[event.action, key].append(event)
    for held in index.values():
        ordered = sorted(held, key=lambda e: (e.period.first if e.period and e.period.first else 0, e.id))
        for i, one in enumerate(ordered):
            yield from ((one, other) for other in _at_one_time(one, ordered[i + 1 : i + 1 + NEIGHBOURS]))


def _at_one_time(one: Event, later: Sequence[Event]) -> Iterator[Event]:
    """The events that begin no earlier, whose time is that of this one or overlaps it."""
    for other in later:
        if not one.period or not other.period or one.period.overlaps(other.period):
            yield other
        elif days(one.period) <= 1:
            return


def same(one: Event, other: Event) -> bool:
    """Whether two events of one action and a shared participant or place are one."""
    if one.period is None or other.period is None or not one.period.overlaps(other.period):
        return False
    if "denied" in (one.stance, other.stance) and one.stance != other.stance:
        return False
    if (one.stance in AHEAD) != (other.stance in AHEAD) and days(one.period) != days(other.period):
        return False
    if one.action in SPOKEN and one.participant_keys[:1] != other.participant_keys[:1]:
        return False
    likeness = alike(one, other)
    exact = days(one.period) == 1 and days(other.period) == 1
    if one.action in LOOSE or not {*one.participant_keys} & {*other.participant_keys}:
        return exact and likeness >= LIKE
    return exact or likeness >= LIKE / 2 or len({*one.participant_keys} & {*other.participant_keys}) >= 2


def places_of(event: Event) -> tuple[str, ...]:
    """The key of the place that a clause names; it joins less than who takes part: much happens there."""
    return (f"@{simplify(event.place)}",) if event.place else ()


def days(period: Period) -> int:
    """Days that a period holds."""
    if period.first is None or period.last is None:
        return 10**6
    return (period.last - period.first).days + 1


def alike(one: Event, other: Event) -> float:
    """The share of the shorter clause's words that the other has."""
    first, second = content(one.text), content(other.text)
    small = min(len(first), len(second))
    return len(first & second) / small if small else 0.0


@lru_cache(maxsize=8192)
def content(text: str) -> frozenset[str]:
    """Words, and pairs of Chinese characters, in one script."""
    found: set[str] = set()
    for match in WORD.finditer(folded(text)):
        word = match[0]
        if word[0] >= "\u3400":
            found.update(word[i : i + 2] for i in range(len(word) - 1))
        else:
            found.add(word)
    return frozenset(found)
