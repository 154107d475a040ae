"""Find events: clauses with a date (their own, or handed on within the sentence) that tell what happened."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from timeline.events.clauses import Clause, clauses_of
from timeline.events.words import Action, Words, words_of
from timeline.lexicon import Lexicon
from timeline.model import Document, Event, How, Name, Period, Stance, When
from timeline.script import simplify

Row = TypeVar("Row", When, Name)
EXACT = {"day", "week", "range"}
FINE = EXACT | {"month", "season"}
OF_THE_DAY = {"close_at"}
"""Actions that, undated, are of the day of the article's news."""
SILENT = {"vague", "recurring"}
COARSE = {"quarter", "half", "year", "decade"}
OF_A_NOUN = re.compile(r"\b(?:ended|ending|for|of|the|until|through|since|from)\s*$", re.IGNORECASE)
LISTED = re.compile(r"\s*(?:、|和|及|与|,|and|or)\s*$")
TEMPORAL = re.compile(r"[在于自从](?:整个)?$")
QUOTES = "“”「」『』\"'‘’ 　"
AROUND = 28
"""Characters before a date in which a noun can stand that the date belongs to (the results of 3 May)."""


@dataclass(slots=True)
class State:
    """What the clauses read so far hand on: the sentence, its date, its participants; dated occasions."""

    sentence: int = -1
    when: When | None = None
    period: Period | None = None
    names: tuple[Name, ...] = ()
    subject: Name | None = None
    occasions: dict[str, list[When]] = field(default_factory=dict)
    spoken: bool = False
    last: Event | None = None
    news: When | None = None
    told_in: int = -9
    count: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reader:
    """Everything that reading a clause needs."""

    document: Document
    plain: str
    dates: Sequence[When]
    starts: Sequence[int]
    names: Sequence[Name]
    name_starts: Sequence[int]
    words: Words

    def dates_in(self, clause: Clause) -> list[When]:
        """The dates of a clause that have a period."""
        return within(self.dates, self.starts, clause.start, clause.end)

    def names_in(self, start: int, end: int) -> list[Name]:
        """The names of a place."""
        return within(self.names, self.name_starts, start, end)


def within(rows: Sequence[Row], starts: Sequence[int], start: int, end: int) -> list[Row]:
    """The rows that lie in a place."""
    held = rows[bisect_left(starts, start) : bisect_left(starts, end)]
    return [row for row in held if row.end <= end]


def read_events(
    document: Document, dates: Sequence[When], names: Sequence[Name], lexicon: Lexicon
) -> list[Event]:
    """All events of a document, in their order."""
    chinese = document.language != "en"
    reader = Reader(
        document,
        simplify(document.text) if chinese else document.text,
        dates,
        [d.start for d in dates],
        names,
        [n.start for n in names],
        words_of(lexicon, "zh" if chinese else "en"),
    )
    clauses = clauses_of(document, dates)
    state = State(subject=subject_of(names), occasions=dated_occasions(reader, clauses))
    found: list[Event] = []
    for clause in clauses:
        found.extend(read_clause(reader, clause, state))
    return found


def read_clause(reader: Reader, clause: Clause, state: State) -> list[Event]:
    """The events of one clause; moves the state on."""
    if clause.sentence != state.sentence:
        state.sentence, state.when, state.period, state.spoken = clause.sentence, None, None, False
        state.names = ()
    dates = [d for d in reader.dates_in(clause) if not reader_skips(reader, clause, d)]
    actions = reader.words.find(reader.plain, clause.start, clause.end)
    known = [d for d in dates if d.period is not None and d.granularity not in SILENT]
    main = main_action(actions, known)
    found: list[Event] = []
    if known:
        nearest = nearest_date(reader, known, main)
        seen: set[Period | None] = set()
        for when in sorted(known, key=lambda d: (d is not nearest, d.start)):
            if when.period in seen:
                continue
            seen.add(when.period)
            event = dated_event(
                reader,
                clause,
                when,
                main if when is nearest or together(reader, when, nearest) else None,
                state,
            )
            if event is not None:
                found.append(event)
        state.when, state.period = nearest, nearest.period
    elif main is not None:
        event = inherited(reader, clause, main, state)
        if event is not None:
            found.append(event)
    state.spoken = state.spoken or any(a.kind == "say" for a in actions)
    names = reader.names_in(clause.start, clause.end)
    if names:
        state.names = (
            tuple(n for n in names if n.type in ("organisation", "person", "product", "model")) or state.names
        )
    if found:
        state.last, state.told_in = found[-1], clause.sentence
        days = [e.when for e in found if e.when and e.when.granularity == "day" and e.stance == "asserted"]
        state.news = state.news or next(iter(days), None)
    return found


def reader_skips(reader: Reader, clause: Clause, when: When) -> bool:
    """Whether a date only sets a standard of comparison (against 2022, 比4月)."""
    pattern = reader.words.cues.get("against")
    if pattern is None:
        return False
    low = max(clause.start, when.start - 24)
    near = list(pattern.finditer(reader.plain, low, when.start))
    if not near:
        return False
    gap = reader.plain[near[-1].end() : when.start]
    if reader.document.language == "en":
        return len(gap) <= 22 and not re.search(r"[.;:]|\b(?:on|until)\b", gap) and when.granularity != "day"
    return len(gap.strip()) <= 2


def main_action(actions: Sequence[Action], dates: Sequence[When]) -> Action | None:
    """The action that a clause tells: a deed, else what is said, else a figure that moves."""
    acts = [a for a in actions if a.kind == "act"]
    first = next(iter(actions), None)
    if acts and first and first.key == "say" and any(d.end <= first.start for d in dates):
        return first
    if acts:
        return acts[0]
    changes = [a for a in actions if a.kind == "change"]
    said = [a for a in actions if a.kind == "say"]
    return said[0] if said else changes[0] if changes else None


def nearest_date(reader: Reader, dates: Sequence[When], main: Action | None) -> When:
    """The date that belongs to the action: rather a day than a year, and the nearest one."""
    if main is None:
        return dates[0]
    chinese = reader.document.language != "en"

    def away(when: When) -> int:
        cost = max(main.start - when.end, when.start - main.end, 0)
        cost += 0 if when.granularity in EXACT else 30 if when.granularity == "month" else 60
        if chinese:
            return cost + (60 if when.start >= main.end else 0)
        return cost + (60 if OF_A_NOUN.search(reader.plain, max(0, when.start - 16), when.start) else 0)

    return min(dates, key=lambda d: (away(d), d.start))


def together(reader: Reader, one: When, other: When) -> bool:
    """Whether two dates are listed side by side (on 3 and 5 May)."""
    first, second = sorted((one, other), key=lambda w: w.start)
    gap = reader.plain[first.end : second.start]
    return first is not second and len(gap) <= 5 and bool(LISTED.match(gap))


def subject_of(names: Sequence[Name]) -> Name | None:
    """The organisation that a document names most: whom a clause without a name is about."""
    firms = [n for n in names if n.type == "organisation"]
    counts = Counter(n.key for n in firms)
    return next((n for n in firms if n.key == counts.most_common(1)[0][0]), None) if firms else None


def dated_event(
    reader: Reader, clause: Clause, when: When, main: Action | None, state: State
) -> Event | None:
    """The event of a date that stands in the clause, or None where it only dates a figure."""
    if main is None:
        return noun_event(reader, clause, when, state)
    planned = stance_of(reader, clause, main, when) != "asserted"
    if main.kind == "change" and when.granularity in COARSE and not planned and figures(reader, clause, when):
        return None
    return make_event(reader, clause, clause.start, clause.end, main, when, when.period, "printed", state)


def noun_event(reader: Reader, clause: Clause, when: When, state: State) -> Event | None:
    """A date beside a noun that stands for an action, or any fine date of a clause that tells something."""
    low = max(clause.start, when.start - AROUND)
    high = min(clause.end, when.end + AROUND)
    nouns = reader.words.find_nouns(reader.plain, low, high)
    if nouns:
        noun = min(nouns, key=lambda n: max(when.start - n.end, n.start - when.end))
        start, end = min(noun.start, when.start), max(noun.end, when.end)
        return make_event(reader, clause, start, end, noun, when, when.period, "printed", state)
    whole = clause.end - clause.start - (when.end - when.start)
    if whole < 4 or (when.granularity not in EXACT and figures(reader, clause, when)):
        return None
    if when.granularity not in FINE and not TEMPORAL.search(
        reader.plain[max(clause.start, when.start - 3) : when.start]
    ):
        return None
    unknown = Action(when.end, when.end, "", "act")
    return make_event(reader, clause, clause.start, clause.end, unknown, when, when.period, "printed", state)


def inherited(reader: Reader, clause: Clause, main: Action, state: State) -> Event | None:
    """An undated clause: its date is the sentence's, that of its occasion, or after what was told."""
    words = reader.words
    if main.key in OF_THE_DAY and state.news is not None:
        when = state.news
        return make_event(reader, clause, clause.start, clause.end, main, when, when.period, "context", state)
    occasion = occasion_of(reader, clause, state) if main.kind != "change" else None
    if (
        words.has("this", reader.plain, clause.start, clause.end)
        and occasion is None
        and near_last(state, clause)
    ):
        occasion = last_dated(state)
    if occasion is not None:
        return make_event(reader, clause, clause.start, clause.end, main, *occasion, "context", state)
    if state.period is not None and main.kind == "act":
        if not hands_on(reader, clause, main, state):
            return None
        return make_event(
            reader, clause, clause.start, clause.end, main, state.when, state.period, "context", state
        )
    opening = words.cues.get("after_previous")
    last = state.last
    if main.kind == "act" and opening and opening.match(reader.plain, clause.start) and last and last.period:
        period = Period(last.period.first, None)
        return make_event(reader, clause, clause.start, clause.end, main, None, period, "context", state)
    return None


def hands_on(reader: Reader, clause: Clause, main: Action, state: State) -> bool:
    """Whether a clause without a date tells a deed of the sentence's day: done, and not merely talked of."""
    words, plain = reader.words, reader.plain
    if state.spoken or (state.when and state.when.granularity in COARSE):
        return False
    if words.has("not", plain, clause.start, main.start) or words.has(
        "comparison", plain, clause.start, clause.end
    ):
        return False
    named = any(n.start < main.start for n in reader.names_in(clause.start, clause.end))
    return named or words.has("done", plain, clause.start, clause.end)


def figures(reader: Reader, clause: Clause, when: When) -> bool:
    """Whether numbers stand in the clause besides its date."""
    text = reader.plain
    return bool(re.search(r"\d", text[clause.start : when.start] + text[when.end : clause.end]))


def near_last(state: State, clause: Clause) -> bool:
    """Whether an event was told in this sentence or one of the two before it."""
    return state.last is not None and clause.sentence - state.told_in <= 2


def last_dated(state: State) -> tuple[When | None, Period] | None:
    """The date of the event told last, where it is a day."""
    last = state.last
    if last is None or last.period is None or last.granularity != "day":
        return None
    return last.when, last.period


def occasion_of(reader: Reader, clause: Clause, state: State) -> tuple[When | None, Period] | None:
    """The date of an occasion that a clause names: as dated before it, else after it."""
    pattern = reader.words.cues.get("occasion")
    match = pattern.search(reader.plain, clause.start, clause.end) if pattern else None
    if match is None:
        return None
    dated = state.occasions.get(reader.words.occasions[match[0].lower()], [])
    at = bisect_left(dated, clause.start, key=lambda o: o.start)
    found = dated[max(0, at - 1)] if dated else None
    return (found, found.period) if found is not None and found.period is not None else None


def dated_occasions(reader: Reader, clauses: Sequence[Clause]) -> dict[str, list[When]]:
    """The days that clauses give to occasions (calls, meetings, launches), in their order."""
    pattern = reader.words.cues.get("occasion")
    found: dict[str, list[When]] = {}
    for clause in clauses if pattern else ():
        days = [d for d in reader.dates_in(clause) if d.granularity == "day" and d.period is not None]
        for match in pattern.finditer(reader.plain, clause.start, clause.end) if pattern and days else ():
            found.setdefault(reader.words.occasions[match[0].lower()], []).append(days[0])
    return found


def make_event(
    reader: Reader,
    clause: Clause,
    start: int,
    end: int,
    action: Action,
    when: When | None,
    period: Period | None,
    how: How,
    state: State,
) -> Event:
    """Build the row."""
    document = reader.document
    names = reader.names_in(clause.start, clause.end)
    actors = [n for n in names if n.type != "place"] or list(state.names) or [*filter(None, [state.subject])]
    unique = {n.key: n.canonical for n in actors}
    places = [n.canonical for n in names if n.type == "place"]
    sentence = document.sentences[clause.sentence]
    identity = f"{document.id}:event:{start}-{end}"
    state.count[identity] = state.count.get(identity, 0) + 1
    number = state.count[identity]
    identity += f":{number}" if number > 1 else ""
    return Event(
        identity, document.id, start, end, document.text[start:end], when, period,
        when.granularity if when else "range", tuple(unique.values()), tuple(unique), action.key,
        object_of(reader, clause, action), places[0] if places else None,
        stance_of(reader, clause, action, when), (sentence.start, sentence.end), identity, how,
    )  # fmt: skip


def object_of(reader: Reader, clause: Clause, action: Action) -> str | None:
    """What the action is done to: the words behind it."""
    if action.end >= clause.end:
        return None
    said = reader.document.text[action.end : min(clause.end, action.end + 60)].strip(QUOTES + "了的,，.。")
    return said or None


def stance_of(reader: Reader, clause: Clause, action: Action, when: When | None) -> Stance:
    """How the event is told; cues count before the action and around it, not behind it."""
    words, plain = reader.words, reader.plain
    stop = max(action.end, when.end if when else 0, clause.start + 1)
    for cue, stance in STANCES:
        if words.has(cue, plain, clause.start, min(stop, clause.end)):
            return stance
    return "asserted"


STANCES: tuple[tuple[str, Stance], ...] = (
    ("reported", "reported"),
    ("denied", "denied"),
    ("forecast", "forecast"),
    ("planned", "planned"),
)
