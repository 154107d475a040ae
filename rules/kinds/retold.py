"""Retold: one dated clause in two articles, in like words whatever its verb, with dates a slip apart."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from rules import slips, words
from rules.corrections import retracted
from rules.likeness import features, likeness_of
from rules.plans import done_before
from rules.set_apart import set_apart
from rules.stories import one_story
from rules.view import Draft, View, ordered
from timeline.claims.trading import of_session
from timeline.events.words import words_of
from timeline.model import Event, When
from timeline.script import simplify
from timeline.stretch import within

SAID = ("asserted", "reported")
PLANNED = "planned"
MOST = 8
"""Clauses that hold a word at the most for it to tell what they are of."""
WEIGHT, SHARE = 9.0, 0.5
"""What two clauses must share: the weight of their common words, and its part of the lighter one's."""
ONE_ACTION, ACTION_SHARE = 6.0, 0.3
"""The same where both clauses tell of one action."""
SENTENCE, SENTENCE_SHARE = 5.5, 0.5
"""What the sentences around must share where the clauses of one action are too short for that."""
TOLD_AGAIN = {"", "say", "announce", "publish", "report", "close_at", "rise", "fall", "reach"}
OF_MANY = {"die", "injure", "elect", "arrest", "visit", "meet", "hear"}
"""Actions that are told again within days: of the same body, or of many."""
YEAR_WEIGHT = 6.0
"""The same where the last two digits of a year are exchanged, which nothing else does."""
NAMES = 2
"""Names that the articles of one action must share where nobody takes part in both tellings."""
FEWEST, OWN = 3, 2
"""Words that they must share at the least, and of them those of the two clauses themselves."""
AT_CLOSE = "close_at"
"""What shares do every day."""
DATELINE = re.compile(r"\s?[专專]?[电電讯訊]")
"""What stands behind the day on which an agency sent what it tells (新华社北京1月16日电)."""
CALENDAR = re.compile(
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun)[a-z]*\b\.?"
    r"|\b(?:this|last|next|that) (?:year|month|week)\b|\d+|[年月日号週周上下今去本昨当]",
    re.IGNORECASE,
)
"""Words of dates, which say nothing of what happened."""
ANNOUNCED = re.compile(
    r"(?:公布|发布|披露|公开)(?:的|了)?(?:最新)?(?:统计|经济|运行)?(?:数据|报告|结果)?(?:显示|表明)?|(?:数据|报告)(?:显示|表明)"
)
"""Words of what offices do every few days."""
YEAR = re.compile(r"(?:since |in |自)?\d{4}(?:年(?:以来)?)?", re.IGNORECASE)
TAKEN_UP = re.compile(r"(?:It|They|This|That|The (?:company|group|firm)) [a-z]")
"""What an English clause begins with that goes on with what was told before it."""
A_DAY = re.compile(r"\d\s*[日号號]|\b\d{1,2}(?:st|nd|rd|th)? [A-Z]|[a-z]\.? \d{1,2}\b", re.ASCII)
"""A date that prints its day."""
MONTH = re.compile(r"\d\s*月|[一二三四五六七八九十]月|[A-Z][a-z]{2,}|\d[-/.]\d", re.ASCII)


@dataclass(frozen=True, slots=True)
class Clause:
    """An event with its day, the words of its clause with those of what it takes up, and its own alone.

    actions: what it says is done on the day.
    sure: whether the year of the day is known; where it is not, the day and the month are printed.
    """

    event: Event
    day: date
    words: frozenset[str]
    own: frozenset[str]
    actions: frozenset[str]
    yearly: bool = False
    sure: bool = True


def retold(view: View) -> Iterator[Draft]:
    """Pairs of clauses in two articles of one language, alike in words, whose days are a slip apart."""
    clauses = list(_clauses(view))
    index: dict[tuple[bool, str], list[int]] = defaultdict(list)
    for number, clause in enumerate(clauses):
        for word in clause.words:
            index[_english(view, clause), word].append(number)
    shared: Counter[tuple[int, int]] = Counter()
    for numbers in index.values():
        if len(numbers) <= MOST:
            shared.update(combinations(numbers, 2))
    for (i, j), count in sorted(shared.items()):
        a, b = clauses[i], clauses[j]
        if a.yearly != b.yearly or not (years_turned(a.day, b.day) if a.yearly else _days_slip(a, b)):
            continue
        if (count >= FEWEST or _one_action(a, b)) and _one_thing(view, a, b, clauses):
            yield _draft(view, a, b)


def _clauses(view: View) -> Iterator[Clause]:
    for document, facts in view.by_document():
        for event in facts.events:
            when = event.when
            if when is None or event.stance not in (*SAID, PLANNED) or retracted(view, when):
                continue
            sure = view.sure(event)
            if not sure and not MONTH.search(when.text):
                continue
            if (
                owned(document.text, when)
                or DATELINE.match(document.text, when.end)
                or event.action == AT_CLOSE
            ):
                continue
            yearly = event.granularity in ("year", "range") and YEAR.fullmatch(when.text) is not None
            day = _day(event, yearly)
            if day is None:
                continue
            named = [n.text for n in facts.names if event.start <= n.start < event.end]
            own = _words(event.text, (when.text, *named))
            found = own | _words(_before(view, event), named)
            yield Clause(event, day, found, own, _actions(view, event), yearly, sure)


def _day(event: Event, yearly: bool) -> date | None:
    """The day of an event, or the first of what goes on since a day, or of its year; else None."""
    p = event.period
    if p is None or event.when is None:
        return None
    daily = p.first == p.last and event.granularity == "day"
    return p.first if yearly or daily or (p.last is None and A_DAY.search(event.when.text)) else None


def _actions(view: View, event: Event) -> frozenset[str]:
    """What a clause says is done, but for what is told again within days."""
    document = view.documents[event.document]
    english = document.language == "en"
    text = document.text if english else simplify(document.text)
    found = words_of(view.lexicon, "en" if english else "zh").find(text, event.start, event.end)
    return frozenset({event.action, *(a.key for a in found if a.kind == "act")} - TOLD_AGAIN - OF_MANY)


def _words(text: str, left_out: Sequence[str]) -> frozenset[str]:
    """The words of a text but for dates and what is left out."""
    for said in left_out:
        text = text.replace(said, " ")
    return frozenset(features(ANNOUNCED.sub(" ", CALENDAR.sub(" ", simplify(text)))))


def _before(view: View, event: Event) -> str:
    """The sentence before a clause that begins with a word for what that tells."""
    taken_up = TAKEN_UP.match(event.text)
    return view.words(event.document, max(event.sentence[0] - 2, 0)) if taken_up else ""


def owned(text: str, when: When) -> bool:
    """Whether a date only tells of which day a thing is: at Tuesday's prices, from Friday's close."""
    return text.startswith(("'s ", "’s "), when.end)


def _english(view: View, clause: Clause) -> bool:
    return view.documents[clause.event.document].language == "en"


def _days_slip(a: Clause, b: Clause) -> bool:
    """Whether the days of two clauses are a slip apart; those of one action, in one month.

    A year that is not known is that of the other.
    """
    one_year = a.day.year == b.day.year or not (a.sure and b.sure)
    if one_year and a.day.month == b.day.month:
        return a.day.day != b.day.day and (_one_action(a, b) or exchanged(a.day.day, b.day.day))
    return a.sure and b.sure and _tells_month(a) and _tells_month(b) and a_slip(a.day, b.day)


def _tells_month(clause: Clause) -> bool:
    """Whether the date of a clause prints its month: of 2日 and 本月2日 it is a guess."""
    return clause.event.when is not None and MONTH.search(clause.event.when.text) is not None


def a_slip(a: date, b: date) -> bool:
    """Whether two days differ by their month or year alone, or by a digit of the day of one month."""
    if a == b:
        return False
    if a.day == b.day:
        return a.year == b.year or a.month == b.month
    if (a.year, a.month) != (b.year, b.month):
        return False
    return exchanged(a.day, b.day)


def exchanged(one: int, other: int) -> bool:
    """Whether two days of a month differ by one digit, or by the order of their two."""
    x, y = f"{one:02}", f"{other:02}"
    return slips.changed(x, y) or slips.transposed(x, y)


def years_turned(a: date, b: date) -> bool:
    """Whether two years are one print with its last two digits exchanged: since 1912, since 1921."""
    x, y = str(a.year), str(b.year)
    return x != y and x[:2] == y[:2] and x[2:] == y[:1:-1]


def _one_thing(view: View, a: Clause, b: Clause, clauses: Sequence[Clause]) -> bool:
    if a.event.document == b.event.document or view.of_own_time(a.event, b.event):
        return False
    if PLANNED in (a.event.stance, b.event.stance) and not done_before(view, a.event, b.event):
        return False
    if _day_beside(view, a, b.day) or _day_beside(view, b, a.day):
        return False
    if all(of_session(view.words(e.document, e.start)) for e in (a.event, b.event)):
        return False
    if set_apart(view, a.event, b.event) or _at_other_deeds(a, b):
        return False
    if len(a.own & b.own) < OWN and not _one_action(a, b):
        return False
    if not _one_body(view, a, b):
        return False
    weigh = likeness_of(view).weigher(a.event.document, b.event.document)
    common = sum(weigh(w) for w in sorted(a.words & b.words))
    lighter = min(sum(weigh(w) for w in sorted(c.words)) for c in (a, b))
    like = common >= (YEAR_WEIGHT if a.yearly else WEIGHT) and common >= SHARE * lighter
    if not like and not (_one_action(a, b) and _alike_in_action(view, a, b, common, lighter)):
        return False
    return not any(_told_too(a, b, c) or _told_too(b, a, c) for c in clauses)


def _one_body(view: View, a: Clause, b: Clause) -> bool:
    """Whether somebody takes part in both, or the articles share names, and tell one story or one action; of
    years, any name.
    """
    known = view.named(a.event.document) & view.named(b.event.document)
    if a.yearly:
        return bool(known)
    both = set(a.event.participant_keys) & set(b.event.participant_keys)
    if both or len(known) < NAMES:
        return bool(both)
    return _one_action(a, b) or one_story(view, a.event.document, b.event.document)


def _one_action(a: Clause, b: Clause) -> bool:
    """Whether two clauses tell of one action on a day, and one that is not done again within days."""
    return not a.yearly and bool(a.actions & b.actions)


def _at_other_deeds(a: Clause, b: Clause) -> bool:
    """Whether two clauses each tell of deeds, and of none in common: filed in March, approved in June."""
    return bool(a.actions and b.actions) and not a.actions & b.actions


def _alike_in_action(view: View, a: Clause, b: Clause, common: float, lighter: float) -> bool:
    """Whether two clauses of one action are alike, by their own words or by those of their sentences."""
    if common >= ONE_ACTION and common >= ACTION_SHARE * lighter:
        return True
    places = [(c.event.document, c.event.start, c.event.end) for c in (a, b)]
    weight, share = likeness_of(view).alike(places[0], places[1])
    return weight >= SENTENCE and share >= SENTENCE_SHARE


def _day_beside(view: View, clause: Clause, day: date) -> bool:
    """Whether the sentence of a clause prints a day too: payable April 30 to holders of record April 10."""
    dates = within(view.facts[clause.event.document].dates, *clause.event.sentence)
    return any(d.period is not None and d.period.first == d.period.last == day for d in dates)


def _told_too(one: Clause, other: Clause, clause: Clause) -> bool:
    """Whether the article of one clause tells of the other's day too, in like words: then both happened."""
    there = clause.event.document == one.event.document and _same_day(clause, other)
    return there and len(clause.words & other.words) >= FEWEST


def _same_day(a: Clause, b: Clause) -> bool:
    """Whether two dates are one; a year that is not known is that of the other."""
    known = a.yearly or (a.sure and b.sure)
    return a.day == b.day if known else (a.day.month, a.day.day) == (b.day.month, b.day.day)


def _draft(view: View, a: Clause, b: Clause) -> Draft:
    pair = (a.event, b.event)
    places = [(e.document, e.start, e.end) for e in pair]
    common = likeness_of(view).shared_words(places[0], places[1])
    steps = [f"{e.text.strip()}: {words.period(e.period)}" for e in pair]
    return Draft(
        ordered(view.evidence(e, words.period(e.period)) for e in pair),
        (*steps, f"both speak of: {', '.join(common)}", "the dates are a slip apart"),
        {
            "object": ", ".join(a.event.participants[:2]),
            "action": a.event.action.replace("_", " "),
            "a.text": a.event.when.text if a.event.when else a.day.isoformat(),
            "b.text": b.event.when.text if b.event.when else b.day.isoformat(),
        },
        confidence=0.65,
        inferred=any(e.period_how != "printed" for e in pair),
        entities=a.event.participants,
    )
