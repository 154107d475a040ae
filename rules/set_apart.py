"""What two dated clauses say themselves that makes them two deeds: two places, two stages, two deciders.

Likeness of words cannot see it: a plant in one town and a plant in another are told in the same words.
"""

from __future__ import annotations

import re
from typing import Protocol

from rules.view import View
from timeline.events.words import words_of
from timeline.model import Event, Name
from timeline.script import simplify
from timeline.stretch import within

WHERE_OR_WHO = ("place", "person")
"""Names of which one clause has its own and the other its own: a rite is told of many towns."""
ORDINAL = re.compile(
    r"\b(?:first|second|third|fourth|fifth|sixth|seventh)\b|\bphase (?:\w+)"
    r"|第[一二三四五六七八九十\d]|[一二三四五首\d](?=[期批])|[一二三四五](?=标)|(?<![A-Z])[A-Z](?=[馆座区栋楼厂])",
    re.IGNORECASE,
)
NUMBERED = re.compile(r"\b(?:No\.|Nos\.|Rule|Series|Item|Section|Exhibit|Note)\s*[\w.-]*\w")
EXCLUDING = (("stage_agreed", "stage_done"),)
"""Stages of which a clause that has only the one and a clause that has only the other are of two days."""
MARKING = ("stage_preliminary", "stage_trial")
"""Stages that a clause has, or that it has not."""
RESUMED = "resume"
"""What is done again by its very word."""
TIMES = ("month", "quarter", "half", "year")
DECIDERS = tuple(f"decider_{who}" for who in ("board", "holders", "authority", "court", "council"))


def set_apart(view: View, a: Event, b: Event) -> bool:
    """Whether two clauses with a date say that they are of two deeds."""
    return (
        of_others(view, a, b)
        or _each_its_own(view, a, b)
        or _told_in_order(view, a, b)
        or _of_other_times(view, a, b)
        or _of_other_amounts(view, a, b)
        or _at_two_stages(view, a, b)
    )


class Stretch(Protocol):
    """A clause or sentence of an article."""

    @property
    def document(self) -> str: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


def of_others(view: View, a: Stretch, b: Stretch) -> bool:
    """Whether two clauses or sentences name places, or persons, and none in common."""
    sides = [within(view.facts[e.document].names, e.start, e.end) for e in (a, b)]
    return any(
        all(named) and not any(_one_name(x, y) for x in named[0] for y in named[1])
        for kind in WHERE_OR_WHO
        if (named := [[n for n in side if n.type == kind] for side in sides])
    )


def _one_name(a: Name, b: Name) -> bool:
    """Whether two names may be of one: the letters of the shorter stand in the longer in their order."""
    shorter, longer = sorted((simplify(a.text), simplify(b.text)), key=len)
    rest = iter(longer)
    return a.key == b.key or all(letter in rest for letter in shorter)


def _each_its_own(view: View, a: Event, b: Event) -> bool:
    """Whether each clause names a body or thing that the other's article does not name at all."""
    return _has_its_own(view, a, b.document) and _has_its_own(view, b, a.document)


def _has_its_own(view: View, event: Event, document: str) -> bool:
    known = {n.key: n for n in view.facts[document].names}
    text = view.documents[document].text
    names = within(view.facts[event.document].names, event.start, event.end)
    return any(
        n.type != "person"
        and n.key not in known
        and n.text not in text
        and not any(_one_name(n, other) for other in known.values())
        for n in names
    )


def _told_in_order(view: View, a: Event, b: Event) -> bool:
    """Whether two sentences count: the first and the second quarter, two numbers of a series."""
    said = [view.words(e.document, e.start) for e in (a, b)]
    for pattern in (ORDINAL, NUMBERED):
        one, other = ({m[0].casefold() for m in pattern.finditer(s)} for s in said)
        if one and other and not one & other:
            return True
    return False


def _of_other_times(view: View, a: Event, b: Event) -> bool:
    """Whether two clauses are of two other times beside their days: orders for September, for October."""
    one, other = (
        {d.period for d in within(view.facts[e.document].dates, e.start, e.end) if d.granularity in TIMES}
        - {e.period}
        for e in (a, b)
    )
    return bool(one and other) and not one & other


def _of_other_amounts(view: View, a: Event, b: Event) -> bool:
    """Whether two clauses print amounts of one unit, and none in common."""
    one, other = (
        {
            (q.unit, q.value)
            for q in within(view.facts[e.document].quantities, e.start, e.end)
            if q.dimension != "time"
        }
        for e in (a, b)
    )
    units = {unit for unit, _ in one} & {unit for unit, _ in other}
    return any(not {x for x in one & other if x[0] == unit} for unit in units)


def _at_two_stages(view: View, a: Event, b: Event) -> bool:
    """Whether one clause tells what was agreed and the other what was done, or two bodies decide."""
    one, other = (_cues(view, e) for e in (a, b))
    for first, second in EXCLUDING:
        if {frozenset(side & {first, second}) for side in (one, other)} == {
            frozenset({first}),
            frozenset({second}),
        }:
            return True
    marks = MARKING if RESUMED in (a.action, b.action) else (*MARKING, "stage_again")
    if any((mark in one) != (mark in other) for mark in marks):
        return True
    deciders = [side & set(DECIDERS) for side in (one, other)]
    return all(deciders) and not deciders[0] & deciders[1]


def _cues(view: View, event: Event) -> set[str]:
    document = view.documents[event.document]
    english = document.language == "en"
    known = words_of(view.lexicon, "en" if english else "zh")
    text = document.text if english else simplify(document.text)
    wanted = {*MARKING, "stage_again", *DECIDERS, *(cue for pair in EXCLUDING for cue in pair)}
    return {cue for cue in wanted if known.has(cue, text, event.start, event.end)}
