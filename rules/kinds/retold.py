"""Retold: one dated clause in two articles, in like words whatever its verb, with dates a slip apart."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from rules import words
from rules.corrections import retracted
from rules.likeness import features, likeness_of, simplified
from rules.view import Draft, View, ordered
from timeline.claims.trading import of_session
from timeline.model import Event, When

SAID = ("asserted", "reported")
MOST = 8
"""Clauses that hold a word at the most for it to tell what they are of."""
WEIGHT, SHARE = 9.0, 0.5
"""What two clauses must share: the weight of their common words, and its part of the lighter one's."""
YEAR_WEIGHT = 6.0
"""The same where the last two digits of a year are exchanged, which nothing else does."""
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
MONTH = re.compile(r"\d\s*月|[一二三四五六七八九十]月|[A-Z][a-z]{2,}|\d[-/.]\d", re.ASCII)


@dataclass(frozen=True, slots=True)
class Clause:
    """An event with its day, the words of its clause with those of what it takes up, and its own alone."""

    event: Event
    day: date
    words: frozenset[str]
    own: frozenset[str]
    numbers: Mapping[str, frozenset[object]]
    yearly: bool = False


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
        same_month = (a.day.year, a.day.month) == (b.day.year, b.day.month)
        if not (a.yearly or same_month) and not (_tells_month(a) and _tells_month(b)):
            continue
        if a.yearly != b.yearly or not (years_turned(a.day, b.day) if a.yearly else a_slip(a.day, b.day)):
            continue
        if count >= FEWEST and _one_thing(view, a, b, clauses):
            yield _draft(view, a, b)


def _clauses(view: View) -> Iterator[Clause]:
    for document, facts in view.by_document():
        for event in facts.events:
            when = event.when
            if when is None or event.stance not in SAID or not view.sure(event) or retracted(view, when):
                continue
            if (
                owned(document.text, when)
                or DATELINE.match(document.text, when.end)
                or event.action == AT_CLOSE
            ):
                continue
            p = event.period
            yearly = event.granularity in ("year", "range") and YEAR.fullmatch(when.text) is not None
            daily = p is not None and p.first == p.last and event.granularity == "day"
            if p is None or p.first is None or not (yearly or daily):
                continue
            named = [n.text for n in facts.names if event.start <= n.start < event.end]
            own = _words(event.text, (when.text, *named))
            found = own | _words(_before(view, event), named)
            numbers: dict[str, set[object]] = defaultdict(set)
            for q in facts.quantities:
                if event.start <= q.start < event.end and q.dimension != "time":
                    numbers[q.unit].add(q.value)
            counted = {unit: frozenset(values) for unit, values in numbers.items()}
            yield Clause(event, p.first, found, own, counted, yearly)


def _words(text: str, left_out: Sequence[str]) -> frozenset[str]:
    """The words of a text but for dates and what is left out."""
    for said in left_out:
        text = text.replace(said, " ")
    return frozenset(features(ANNOUNCED.sub(" ", CALENDAR.sub(" ", simplified(text)))))


def _before(view: View, event: Event) -> str:
    """The sentence before a clause that begins with a word for what that tells."""
    taken_up = TAKEN_UP.match(event.text)
    return view.words(event.document, max(event.sentence[0] - 2, 0)) if taken_up else ""


def owned(text: str, when: When) -> bool:
    """Whether a date only tells of which day a thing is: at Tuesday's prices, from Friday's close."""
    return text.startswith(("'s ", "’s "), when.end)


def _english(view: View, clause: Clause) -> bool:
    return view.documents[clause.event.document].language == "en"


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
    x, y = f"{a.day:02}", f"{b.day:02}"
    return sum(p != q for p, q in zip(x, y, strict=True)) == 1 or x == y[::-1]


def years_turned(a: date, b: date) -> bool:
    """Whether two years are one print with its last two digits exchanged: since 1912, since 1921."""
    x, y = str(a.year), str(b.year)
    return x != y and x[:2] == y[:2] and x[2:] == y[:1:-1]


def _one_thing(view: View, a: Clause, b: Clause, clauses: Sequence[Clause]) -> bool:
    if a.event.document == b.event.document or view.of_own_time(a.event, b.event):
        return False
    if all(of_session(view.words(e.document, e.start)) for e in (a.event, b.event)):
        return False
    both = a.numbers.keys() & b.numbers.keys()
    if any(not a.numbers[unit] & b.numbers[unit] for unit in both):
        return False
    if len(a.own & b.own) < OWN:
        return False
    known = [view.named(e.document) if a.yearly else set(e.participant_keys) for e in (a.event, b.event)]
    if not known[0] & known[1]:
        return False
    weigh = likeness_of(view).weigher(a.event.document, b.event.document)
    common = sum(weigh(w) for w in sorted(a.words & b.words))
    lighter = min(sum(weigh(w) for w in sorted(c.words)) for c in (a, b))
    if common < (YEAR_WEIGHT if a.yearly else WEIGHT) or common < SHARE * lighter:
        return False
    return not any(_told_too(a, b, c) or _told_too(b, a, c) for c in clauses)


def _told_too(one: Clause, other: Clause, clause: Clause) -> bool:
    """Whether the article of one clause tells of the other's day too, in like words: then both happened."""
    there = clause.event.document == one.event.document and clause.day == other.day
    return there and len(clause.words & other.words) >= FEWEST


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
