"""Once: what happens to one thing one time has one date."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from rules import words
from rules.findings import Suggestion
from rules.language import Rule
from rules.likeness import Likeness
from rules.view import Draft, View, ordered
from timeline.model import Event, Period

SAID = ("asserted", "reported")
LEAST = 0.34
"""How much of the lighter telling's words both must share before two dates are of one event."""
APART = 400
"""Days beyond which two events are two events; a year moved is still one."""


def once(rule: Rule, view: View) -> Iterator[Draft]:
    """Compare the dates of tellings of one action on one thing, across and within documents."""
    actions = set(rule.check["once"])
    likeness = Likeness(view)
    groups: dict[tuple[str, str], list[Event]] = defaultdict(list)
    for _, facts in view.by_document():
        for event in facts.events:
            if event.action in actions and event.stance in SAID and _day(event):
                for key in set(event.participant_keys):
                    groups[event.action, key].append(event)
    seen: set[frozenset[str]] = set()
    for events in groups.values():
        for a, b in combinations(_distinct(events), 2):
            pair = frozenset((a.id, b.id))
            if pair in seen or not _apart(a, b):
                continue
            seen.add(pair)
            if _one_thing(likeness, a, b):
                yield _draft(view, likeness, a, b, events)


def _day(event: Event) -> bool:
    p = event.period
    return p is not None and p.first is not None and p.first == p.last


def _distinct(events: Sequence[Event]) -> list[Event]:
    """At most two tellings of one day a document."""
    kept: dict[tuple[str, Period | None], int] = defaultdict(int)
    result = []
    for event in sorted(events, key=lambda e: (e.document, e.start)):
        kept[event.document, event.period] += 1
        if kept[event.document, event.period] <= 2:
            result.append(event)
    return result


def _apart(a: Event, b: Event) -> bool:
    if a.sentence == b.sentence and a.document == b.document:
        return False
    first, second = a.period, b.period
    if first is None or second is None or first.first is None or second.first is None:
        return False
    return first.first != second.first and abs((first.first - second.first).days) <= APART


def _one_thing(likeness: Likeness, a: Event, b: Event) -> bool:
    """Whether both tellings share what is acted on: participants but for one, or their rarer words."""
    shared = set(a.participant_keys) & set(b.participant_keys)
    smaller = min(len(set(a.participant_keys)), len(set(b.participant_keys)))
    weight, part = likeness.alike((a.document, a.start, a.end), (b.document, b.start, b.end))
    return len(shared) == smaller and (part >= LEAST and weight >= 6.0)


def _draft(view: View, likeness: Likeness, a: Event, b: Event, events: Sequence[Event]) -> Draft:
    weak, strong = sorted((a, b), key=lambda e: (_support(view, e, events), e.document, e.start))
    support = _support(view, strong, events)
    clear = support > _support(view, weak, events)
    inferred = any(e.period_how != "printed" for e in (a, b))
    shown = [weak, strong, *(e for e in events if e.period == strong.period and e.id != strong.id)][:5]
    common = likeness.shared_words((a.document, a.start, a.end), (b.document, b.start, b.end))
    steps = [f"{e.text.strip()}: {words.period(e.period)}" for e in shown]
    steps.append(f"both tell of {weak.action.replace('_', ' ')}; they share: {', '.join(common)}")
    if clear:
        steps.append(f"{words.period(strong.period)} is told by {support} independent sources")
    when, other = weak.when, strong.when
    return Draft(
        ordered(view.evidence(e, words.period(e.period)) for e in shown),
        tuple(steps),
        {
            "object": ", ".join(weak.participants[:2]),
            "action": weak.action.replace("_", " "),
            "a.text": when.text if when else words.period(weak.period),
            "b.text": other.text if other else words.period(strong.period),
        },
        confidence=0.8 if clear else 0.65,
        inferred=inferred,
        suggestion=Suggestion(when.document, when.start, when.end, other.text)
        if clear and support >= 2 and when is not None and other is not None
        else None,
        entities=weak.participants,
    )


def _support(view: View, event: Event, events: Sequence[Event]) -> int:
    return view.independent(e for e in events if e.period == event.period)
