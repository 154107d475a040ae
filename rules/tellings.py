"""Tellings: events with a day, and the action words that stand beside it as they are printed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from rules.corrections import retracted
from rules.kinds.retold import A_DAY, AT_CLOSE, DATELINE, SAID, owned
from rules.plans import AHEAD
from rules.view import View
from timeline.events.words import pattern, words_of
from timeline.model import Event, When
from timeline.script import simplify

DAILY = {"close_at"}
"""What happens every day anew, with a verb of what happens once (shares closed at, a deal closed)."""
ATTRIBUTE = re.compile(r"的(?!时候|那|[日第首同当])|会(?![议见])")
"""What makes a verb a property of what follows (港股上市的医院集团), or what people are
called to (发布会), not what happened on the date.
"""
BORN = {"list", "go_on_sale", "found"}
"""What happens to a body once, so that a year without a day is enough to tell two tellings apart."""
PLACED = re.compile("(?:[在于][^，、；的\\d]{1,8})?")
KIN = {"go_on_sale": ("list", "release"), "close_down": ("close",), "launch": ("release",)}
"""Actions that one language tells apart and another does not: 上市 is listed, and put on sale."""
DEALS, CLOSED = ("acquire", "merge"), ("close", "complete")
"""Nouns of deals, and what is told of one on the day on which the firm is acquired."""
PRINTED_YEAR = re.compile(r"(?:19|20)\d\d")
TO_DO = re.compile(r"\bto $")
"""What makes an English verb one of what is still to be done (signed an agreement to acquire)."""
NO_ACTION = "none"
"""The key of longer words that hold a word of an action and are none (发射场)."""
NOTHING = re.compile(r"(?!)")
OTHER_DATE = re.compile(
    r"\b(?:payable|paid|record|due|matur\w+|expir\w+|effective|scheduled|until|through|ending|dated|as)"
    r"\W+(?:(?:on|of|as|for|from|the|to|shareholders|holders|at|close|business)\W+){0,5}$"
    r"|\b(?:period|year|quarter|weeks|months?)\s+ended\s*$"
    r"|\b(?:date|generated|prepared)\s*:\W*$"
    r"|\b(?:earlier|later) of\b[^.;]*\b(?:and|or)\s+(?:on\s+)?$",
    re.IGNORECASE,
)
"""What stands before a date that is not that of the action, or that only tells papers apart."""
AS_OF = re.compile("截[至止]")
"""What makes a Chinese date one up to which something is counted."""
SPAN = re.compile(r"[自从從][^，,。；;]*\d\s?[日号號][^，,。；;]*[至到]$")
"""What makes it the last of days over which something goes on: 自9月12日开售至."""
REACH = 24
BEFORE = 160
RELATIVE = re.compile(r"\b(?:which|that|who|whose|where)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Telling:
    """An event with the action words that stand beside its date, as printed in simplified script."""

    event: Event
    day: date
    actions: frozenset[tuple[str, str]]
    exact: bool
    whole: bool = False

    @property
    def keys(self) -> set[str]:
        """The actions by what all languages have in common, with those that one word may stand for."""
        own = {key for key, _ in self.actions}
        return own | {other for key in own for other in KIN.get(key, ())}


def tellings_of(view: View, wanted: set[str], years: bool) -> Iterator[Telling]:
    """The events with a day of the actions that are wanted. years: also what has but a year."""
    sought = {*wanted, NO_ACTION}
    verbs: dict[str, re.Pattern[str]] = {}
    for document, facts in view.by_document():
        vocabulary, tongue = words_of(view.lexicon, document.tongue), document.tongue
        if tongue not in verbs:
            told = (w for w, (key, _) in vocabulary.keys.items() if key in sought)
            verbs[tongue] = pattern(told, tongue) or NOTHING
        text = document.text if document.language == "en" else simplify(document.text)
        for event in facts.events:
            day = first_day(event, years)
            if day is None or event.when is None or event.action in DAILY:
                continue
            if event.stance not in (*SAID, *AHEAD) or not view.sure(event, years):
                continue
            if OTHER_DATE.search(text, max(0, event.when.start - BEFORE), event.when.start):
                continue
            if AS_OF.search(text, max(0, event.when.start - 2), event.when.end):
                continue
            if SPAN.search(text[max(0, event.when.start - REACH) : event.when.start]):
                continue
            if DATELINE.match(text, event.when.end) or owned(text, event.when):
                continue
            if years and _year_guessed(event.when):
                continue
            start, end = _beside(text, event)
            actions = {
                (vocabulary.keys[m[0].casefold()][0], m[0].casefold())
                for m in verbs[tongue].finditer(text, start, end)
                if vocabulary.keys[m[0].casefold()][0] in wanted
                and not RELATIVE.search(text, m.end(), event.when.start)
                and (_on_day(text, event.when.end, m.start()) or not ATTRIBUTE.match(text, m.end()))
                and not (event.stance in SAID and TO_DO.search(text, start, m.start()))
            }
            nouns = vocabulary.find_nouns(text, start, end) if not actions else []
            actions |= {
                (a.key, text[a.start : a.end].casefold())
                for a in nouns
                if a.key in wanted and not RELATIVE.search(text, a.end, event.when.start)
            }
            closed = {word for key, word in actions if key in CLOSED}
            if closed and any(n.key in DEALS for n in vocabulary.find_nouns(text, event.start, event.end)):
                actions |= {("acquire", word) for word in closed}
            if event.action == AT_CLOSE:
                actions = {(key, word) for key, word in actions if key != "close"}
            if actions and not retracted(view, event.when):
                whole = event.granularity == "year"
                if not whole or any(key in BORN for key, _ in actions):
                    exact = event.granularity not in ("month", "year")
                    yield Telling(event, day, frozenset(actions), exact, whole)


def _year_guessed(when: When) -> bool:
    """Whether a day is printed without its year, which only the day of writing gives it."""
    return any(flag.startswith("year_from") for flag in when.flags)


def _on_day(text: str, day: int, verb: int) -> bool:
    """Whether nothing but a place stands between a day and a verb (2023年4月28日在北交所上市的)."""
    return day <= verb and PLACED.fullmatch(text, day, verb) is not None


def _beside(text: str, event: Event) -> tuple[int, int]:
    """The part of an event's clause that holds its date, with what follows up to the next pause and date."""
    when = event.when
    if when is None or not event.start <= when.start < event.end:
        return event.start, event.end
    match = re.compile("、").search(text, when.end, event.end)
    left = text.rfind("、", event.start, when.start) + 1
    return max(left, event.start), match.start() if match else event.end


def first_day(event: Event, years: bool = False) -> date | None:
    """The day of an event or since it, or the first of its month; for years, of its year too."""
    p = event.period
    if p is None or p.first is None:
        return None
    if years and event.granularity == "year":
        return p.first if event.when is not None and PRINTED_YEAR.search(event.when.text) else None
    since = p.last is None and event.when is not None and A_DAY.search(event.when.text) is not None
    return p.first if event.granularity == "month" or p.first == p.last or since else None
