"""Order: what cannot happen before something else, and what a text says came first."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from rules import words
from rules.language import Rule
from rules.view import Draft, View, ordered
from timeline.model import Event, Order

YEAR = re.compile(r"(?:the )?(?:19|20)\d\d")
THING = re.compile(r" [A-Z][a-z]+")
DUE = re.compile(
    r"\b(?:due|scheduled|required|payable)\s(?:by\s|on\s|in\s|for\s)?$|(?:原定|限于|限於|应于|應於)$"
)
"""What stands before a date by which something was to be done (tests due by the end of January)."""
SAID = ("asserted", "reported")
BODIES = ("organisation", "person", "place")
"""Who does many things: what has one order is done to a thing."""


def order(rule: Rule, view: View) -> Iterator[Draft]:
    """Check orders that the texts print, or pairs of actions that have one order for every thing."""
    if rule.check["order"] == "printed":
        yield from _printed(view)
    else:
        first, second = ({w} if isinstance(w, str) else set(w) for w in rule.check["order"])
        yield from _actions(view, first, second)


def _printed(view: View) -> Iterator[Draft]:
    """A text says that one event came before another, and the dates say the reverse."""
    told: dict[str, Event] = {}
    days: dict[tuple[str, str], list[Event]] = defaultdict(list)
    for _, facts in view.by_document():
        for event in facts.events:
            if event.period is not None and view.sure(event):
                told.setdefault(event.telling_of, event)
                if event.stance in SAID and event.period.first == event.period.last:
                    for key in event.participant_keys:
                        days[event.action, key].append(event)
    for _, facts in view.by_document():
        events = {e.id: e for e in facts.events}
        for row in facts.orders:
            dated = [_dated(view, events.get(name), told) for name in (row.earlier, row.later)]
            other = any(e is not None and (_names_a_thing(view, e) or _is_due(view, e)) for e in dated)
            if dated[0] is None or dated[1] is None or other:
                continue
            earlier, later = _to_the_day(dated[0], days, False), _to_the_day(dated[1], days, True)
            if _after(earlier, later) and not _within_date(row, earlier, later):
                printed = (events[name] for name in (row.earlier, row.later))
                yield _draft(view, earlier, later, row, [e for e in printed if e not in (earlier, later)])


def _to_the_day(event: Event, days: Mapping[tuple[str, str], Sequence[Event]], last: bool) -> Event:
    """An event that is told of a month or a year, by its first or last telling with a day in that time."""
    p = event.period
    if p is None or p.first is None or p.last is None or (p.last - p.first).days < 1:
        return event
    inside = {
        e.id: e
        for key in event.participant_keys
        for e in days.get((event.action, key), ())
        if e.period is not None and e.period.first is not None and p.first <= e.period.first <= p.last
    }
    found = sorted(inside.values(), key=lambda e: (e.period.first if e.period else None, e.id))
    return found[-1 if last else 0] if found else event


def _within_date(row: Order, *events: Event) -> bool:
    """Whether the word of order is a part of a date: from 2018 on, a company had less money."""
    dates = [e.when for e in events if e.when is not None and e.document == row.cue.document]
    return any(w.start <= row.cue.start < w.end for w in dates)


def _names_a_thing(view: View, event: Event) -> bool:
    """Whether the date of an event is a year that is part of a name: the 1997 Plan."""
    when, text = event.when, view.documents[event.document].text
    bare = when is not None and YEAR.fullmatch(when.text)
    return bool(when and bare and THING.match(text, when.end))


def _is_due(view: View, event: Event) -> bool:
    """Whether the date of an event is one by which something else was due."""
    when, text = event.when, view.documents[event.document].text
    return when is not None and DUE.search(text, max(0, when.start - 12), when.start) is not None


def _dated(view: View, event: Event | None, told: Mapping[str, Event]) -> Event | None:
    """The event, or a dated telling of it elsewhere."""
    if event is None:
        return None
    if event.period is not None:
        return event if view.sure(event) else None
    return told.get(event.telling_of)


def _after(a: Event, b: Event) -> bool:
    """Whether the first event can only have been after the second."""
    return (
        a.period is not None
        and b.period is not None
        and a.period.first is not None
        and b.period.last is not None
        and a.period.first > b.period.last
    )


def _actions(view: View, first: set[str], second: set[str]) -> Iterator[Draft]:
    """For one thing: some telling of the second action is dated before every telling of the first."""
    things: dict[str, tuple[list[Event], list[Event]]] = defaultdict(lambda: ([], []))
    bodies = {n.key for f in view.facts.values() for n in f.names if n.type in BODIES}
    for _, facts in view.by_document():
        for event in facts.events:
            if event.stance not in SAID or event.period is None or event.period.first is None:
                continue
            for key in set(event.participant_keys) - bodies:
                if event.action in first:
                    things[key][0].append(event)
                if event.action in second:
                    things[key][1].append(event)
    seen: set[frozenset[str]] = set()
    for key, (causes, effects) in things.items():
        for effect in effects:
            fitting = [c for c in causes if _about_one(c, effect, key)]
            if not fitting or not all(_after(c, effect) for c in fitting):
                continue
            pair = frozenset((fitting[0].id, effect.id))
            if pair not in seen:
                seen.add(pair)
                yield _draft(
                    view, fitting[0], effect, None, [e for e in effects if e.period != effect.period]
                )


def _about_one(cause: Event, effect: Event, key: str) -> bool:
    """Whether two events speak of one thing: the more specific of the participants is shared."""
    specific = max(effect.participant_keys, key=len, default="")
    return key in cause.participant_keys and key in effect.participant_keys and bool(specific)


def _draft(view: View, first: Event, second: Event, row: Order | None, others: Sequence[Event] = ()) -> Draft:
    """The proof of two events. others: how the order is printed, else other tellings of the second."""
    cue = f'"{row.cue.text}" puts it first' if row is not None else "it must come first"
    steps = [
        f"{first.text.strip()}: {words.period(first.period)}; {cue}",
        f"{second.text.strip()}: {words.period(second.period)}",
        "the second is dated before the first",
    ]
    if others and row is None:
        steps.append(f"elsewhere the second is dated {words.period(others[0].period)}")
    return Draft(
        ordered(view.evidence(e, words.period(e.period)) for e in (second, first, *others[:2])),
        tuple(steps),
        {
            "a.text": words.period(first.period),
            "b.text": words.period(second.period),
            "first": first.action.replace("_", " "),
            "second": second.action.replace("_", " "),
            "object": ", ".join(second.participants[:2]),
        },
        confidence=0.75,
        inferred=first.period_how != "printed" or second.period_how != "printed",
        entities=second.participants,
    )
