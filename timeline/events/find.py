"""Find events: clauses with a date (their own, or handed on within the sentence) that tell what happened."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from timeline.events.clauses import FINITE, RELATIVE, Clause, clauses_of
from timeline.events.reading import (
    COARSE,
    EXACT,
    Reader,
    State,
    at_last,
    dated_occasions,
    figures,
    last_dated,
    led_by,
    main_action,
    near_last,
    nearest_date,
    occasion_of,
    reader_skips,
    subject_of,
    together,
)
from timeline.events.tellings import LOOSE
from timeline.events.words import Action, words_of
from timeline.lexicon import Lexicon
from timeline.model import Document, Event, How, Name, Period, Stance, When
from timeline.script import simplify

FINE = EXACT | {"month", "season"}
ACTING = {"person", "organisation", "product", "model"}
OF_THE_DAY = {"close_at"}
"""Actions that, undated, are of the day of the article's news."""
SILENT = {"vague", "recurring"}
TEMPORAL = re.compile(r"[在于自从](?:整个)?$")
QUOTES = "“”「」『』\"'‘’ 　"
LONGEST_NAME = 80
AROUND = 28
"""Characters before a date in which a noun can stand that the date belongs to (the results of 3 May)."""


READING = re.compile(
    r"(?:[率额值量度比例备数价模产款债润差]|[为是占仅])(?:约|近|逾|超过?)?"
    r"\d[\d.,，]*[万亿千百]*(?:[美港欧日]?元|[%％]|个?百分点|[户人名家辆座台倍])?(?:左右|上下|出头|多)?[，。；、]?$"
)
"""How a clause ends that only says what something stood at on its day (9月末拨备覆盖率321.4%)."""


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
    paired = in_order(reader, clauses)
    for number, clause in enumerate(clauses):
        events = read_clause(reader, clause, state)
        if not events and number in paired:
            events = undated(reader, clause, state)
        found.extend(events)
    return found


def in_order(reader: Reader, clauses: Sequence[Clause]) -> set[int]:
    """The clauses between which a word like before or 之後 stands: events even without a date."""
    found: set[int] = set()
    cues, plain = reader.words.cues, reader.plain
    openings = [cues[c] for c in ("main_after", "main_before") if c in cues]
    endings = [cues[c] for c in ("after_clause", "before_clause") if c in cues]
    for number, (first, second) in enumerate(pairwise(clauses)):
        if first.sentence != second.sentence:
            continue
        opens = any(p.match(plain, second.start) for p in openings)
        closes = any(
            m.end() == first.end for p in endings for m in p.finditer(plain, first.end - 3, first.end)
        )
        if opens or closes:
            found |= {number, number + 1}
    return found


def undated(reader: Reader, clause: Clause, state: State) -> list[Event]:
    """A deed that is told without a date, by whom the clause or its sentence names."""
    actions = reader.words.find(reader.plain, clause.start, clause.end)
    main = next((a for a in actions if a.kind == "act"), None)
    if main is None or not (reader.names_in(clause.start, clause.end) or state.names):
        return []
    event = make_event(reader, clause, main, UNDATED, state)
    return [event] if event.stance == "asserted" and main.key not in LOOSE else []


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
        main = led_by(reader, nearest, actions, "say") or led_by(reader, nearest, actions) or main
        seen: set[Period | None] = set()
        for when in sorted(known, key=lambda d: (d is not nearest, d.start)):
            if when.period in seen:
                continue
            seen.add(when.period)
            event = dated_event(
                reader,
                clause,
                when,
                main if when is nearest or together(reader, when, nearest) else led_by(reader, when, actions),
                state,
            )
            if event is not None:
                found.append(event)
        if not (reader.document.language == "en" and RELATIVE.match(reader.plain, clause.start)):
            state.when, state.period = nearest, nearest.period
    elif main is not None:
        event = inherited(reader, clause, main, state)
        if event is not None:
            found.append(event)
    state.spoken = state.spoken or any(a.kind == "say" for a in actions)
    names = reader.names_in(clause.start, clause.end)
    if names:
        state.names = tuple(n for n in names if n.type in ACTING) or state.names
    if found:
        state.last, state.told_in = found[-1], clause.sentence
        days = [e.when for e in found if e.when and e.when.granularity == "day" and e.stance == "asserted"]
        state.news = state.news or next(iter(days), None)
    return found


def dated_event(
    reader: Reader, clause: Clause, when: When, main: Action | None, state: State
) -> Event | None:
    """The event of a date that stands in the clause, or None where it only dates a figure."""
    if main is None:
        return noun_event(reader, clause, when, state)
    said = main.kind == "say" and reader.document.language != "en"
    if said and when.granularity in COARSE and when.start >= main.end:
        return None  # of what is said, not of saying it
    planned = stance_of(reader, clause, main, when) != "asserted"
    period = at_last(reader, clause, when)
    if main.kind == "change" and when.granularity in COARSE and not planned and figures(reader, clause, when):
        return None
    event = make_event(reader, clause, main, Dating(when, period, "printed"), state)
    return replace(event, stance="asserted") if period != when.period else event


def noun_event(reader: Reader, clause: Clause, when: When, state: State) -> Event | None:
    """A date beside a noun that stands for an action, or any fine date of a clause that tells something."""
    low = max(clause.start, when.start - AROUND)
    high = min(clause.end, when.end + AROUND)
    nouns = reader.words.find_nouns(reader.plain, low, high)
    if nouns:
        noun = min(nouns, key=lambda n: max(when.start - n.end, n.start - when.end))
        span = min(noun.start, when.start), max(noun.end, when.end)
        return make_event(reader, clause, noun, Dating(when, when.period, "printed"), state, span)
    named = sum(n.end - n.start for n in reader.names_in(clause.start, clause.end))
    whole = clause.end - clause.start - (when.end - when.start) - named
    if whole < 4 or (when.granularity not in EXACT and figures(reader, clause, when)):
        return None
    if READING.search(reader.plain, max(clause.start, clause.end - AROUND), clause.end):
        return None
    if when.granularity not in FINE and not TEMPORAL.search(
        reader.plain[max(clause.start, when.start - 3) : when.start]
    ):
        return None
    told = FINITE.search(reader.plain, clause.start, when.start) or FINITE.search(
        reader.plain, when.end, clause.end
    )
    if reader.document.language == "en" and not told:
        return None  # the line of the paper and its day
    unknown = Action(when.end, when.end, "", "act")
    return make_event(reader, clause, unknown, Dating(when, when.period, "printed"), state)


def inherited(reader: Reader, clause: Clause, main: Action, state: State) -> Event | None:
    """An undated clause: its date is the sentence's, that of its occasion, or after what was told."""
    words = reader.words
    if state.news is not None and (main.key in OF_THE_DAY or of_shares(reader, clause, main)):
        news = Dating(state.news, state.news.period, "context")
        return make_event(reader, clause, main, news, state)
    occasion = occasion_of(reader, clause, state) if main.kind != "change" else None
    if (
        words.has("this", reader.plain, clause.start, clause.end)
        and occasion is None
        and near_last(state, clause)
    ):
        occasion = last_dated(state)
    if occasion is not None:
        return make_event(reader, clause, main, Dating(*occasion, "context"), state)
    if state.period is not None and main.kind == "act":
        if not hands_on(reader, clause, main, state):
            return None
        return make_event(reader, clause, main, Dating(state.when, state.period, "context"), state)
    opening = words.cues.get("after_previous")
    last = state.last
    if main.kind == "act" and opening and opening.match(reader.plain, clause.start) and last and last.period:
        later = Dating(None, Period(last.period.first, None), "context")
        return make_event(reader, clause, main, later, state)
    return None


SHARES = re.compile(r"\b(?:shares|stock)\b(?!.*\b(?:has|have|had)\b)", re.IGNORECASE | re.DOTALL)
"""What moves on the day of the news, where no perfect tells a longer time (shares have risen)."""


DROPPED = ("dropped", "drop")
"""What is also done to a suit."""


def of_shares(reader: Reader, clause: Clause, main: Action) -> bool:
    """Whether an English clause tells what shares did."""
    told = main.key in ("rise", "fall") or reader.plain[main.start : main.end] in DROPPED
    moved = reader.document.language == "en" and told
    return moved and SHARES.search(reader.plain, clause.start, main.start) is not None


def hands_on(reader: Reader, clause: Clause, main: Action, state: State) -> bool:
    """Whether a clause without a date tells a deed of the sentence's day: done, and not merely talked of."""
    words, plain = reader.words, reader.plain
    if state.spoken or (state.when and state.when.granularity in COARSE):
        return False
    if any(
        c in words.cues and words.cues[c].match(plain, clause.start) for c in ("main_after", "main_before")
    ):
        return False
    if words.has("not", plain, clause.start, main.start) or words.has(
        "comparison", plain, clause.start, clause.end
    ):
        return False
    named = any(n.start < main.start for n in reader.names_in(clause.start, clause.end))
    return named or words.has("done", plain, clause.start, clause.end)


@dataclass(frozen=True, slots=True)
class Dating:
    """The date of an event, the days that it stands for, and how both are known."""

    when: When | None
    period: Period | None
    how: How


UNDATED = Dating(None, None, "unknown")

VENUE = re.compile(r"(?:交所|交易所)$|\b(?:Stock )?Exchange$|^(?:Nasdaq|NYSE)\b", re.IGNORECASE)
"""An exchange is where a firm is listed: no participant of what it does there."""
OF_BODIES = frozenset(["list", "go_on_sale"])
"""What no person does: who founded a firm is not what is listed in the clause after."""


def make_event(
    reader: Reader,
    clause: Clause,
    action: Action,
    dating: Dating,
    state: State,
    span: tuple[int, int] | None = None,
) -> Event:
    """Build the row. span: where the event is told, if not in all of the clause."""
    document, when, period = reader.document, dating.when, dating.period
    start, end = span or (clause.start, clause.end)
    names = [*antecedent(reader, clause), *reader.names_in(clause.start, clause.end)]
    acting = [n for n in names if n.type != "place" and not VENUE.search(n.text)]
    actors = acting or list(state.names) or [*filter(None, [state.subject])]
    if action.key in OF_BODIES and all(n.type == "person" for n in actors):
        actors = [*filter(None, [state.subject])] or actors
    unique = {n.key: n.canonical for n in (*actor_of(actors, action), *actors)}
    places = [n.canonical for n in names if n.type == "place"]
    sentence = document.sentences[clause.sentence]
    identity = f"{document.id}:event:{start}-{end}"
    state.count[identity] = state.count.get(identity, 0) + 1
    number = state.count[identity]
    identity += f":{number}" if number > 1 else ""
    return Event(
        identity, document.id, start, end, document.text[start:end], when, period,
        when.granularity if when else "range" if period else None,
        tuple(unique.values()), tuple(unique), action.key,
        object_of(reader, clause, action), places[0] if places else None,
        stance_of(reader, clause, action, when), (sentence.start, sentence.end), identity, dating.how,
    )  # fmt: skip


PARTICIPLE = re.compile(r"(?:[A-Z][a-z]+ed|Built|Bought|Sold|Begun|Made)\b")
"""What an English sentence begins with that goes on with whom it is told of (Founded in 1936, Ostrey …)."""


def antecedent(reader: Reader, clause: Clause) -> list[Name]:
    """What an English relative clause is told of: the name right before it (Mulonde, which it bought); what a
    participle that opens a sentence is of: the name right behind its clause.
    """
    if reader.document.language != "en":
        return []
    opens = clause.start == reader.document.sentences[clause.sentence].start
    if opens and PARTICIPLE.match(reader.plain, clause.start):
        behind = reader.names_in(clause.end, clause.end + LONGEST_NAME)
        return [
            n for n in behind[:1] if reader.plain[clause.end : n.start].strip(" ,").lower() in ("", "the")
        ]
    if not RELATIVE.match(reader.plain, clause.start):
        return []
    before = reader.names_in(max(0, clause.start - LONGEST_NAME), clause.start)
    return [n for n in before[-1:] if not reader.plain[n.end : clause.start].strip(" ,")]


def actor_of(names: Sequence[Name], action: Action) -> list[Name]:
    """Who acts: the last person, firm or product before the action; a person, if it is to speak."""
    before = [n for n in names if n.end <= action.start and n.type in ACTING]
    people = [n for n in before if n.type == "person"]
    return (people if action.kind == "say" and people else before)[-1:]


def object_of(reader: Reader, clause: Clause, action: Action) -> str | None:
    """What the action is done to: the words behind it."""
    if action.end >= clause.end:
        return None
    said = reader.document.text[action.end : min(clause.end, action.end + 60)].strip(QUOTES + "了的,，.。")
    return said or None


FORECAST_NOUN = re.compile(
    r"\b(?:its|their|his|her|the|an?|this|earlier|previous) (?:[a-z-]+ ){0,3}?(?:forecasts?|estimates?)\b"
)
"""A forecast that somebody has, and does not make here (cut its full-year forecast)."""


def stance_of(reader: Reader, clause: Clause, action: Action, when: When | None) -> Stance:
    """How the event is told; cues count before the action and around it, not behind it."""
    words, plain = reader.words, reader.plain
    stop = max(action.end, when.end if when else 0, clause.start + 1)
    if reader.document.language == "en" and FORECAST_NOUN.search(plain, clause.start, clause.end):
        plain = FORECAST_NOUN.sub(lambda m: " " * len(m[0]), plain[:stop])
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
