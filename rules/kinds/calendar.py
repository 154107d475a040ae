"""Calendar: a date exists, falls on the weekday printed with it, is over where it is told so, lies where the
days counted to it lead, and is of the year in which news is written.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from rules.kinds.tense import happened
from rules.language import Rule
from rules.stories import one_subject
from rules.view import Draft, View
from timeline.model import Document, When

DAYS = ("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN")
NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
FULL = re.compile(r"\d{4}")
JOINED = re.compile(r"\s*(?:的|[，,]?\s*(?:即|也就是|亦即|on|that is)?|[（(])\s*")
"""What stands between days that are counted and the date that they lead to."""
STORY = 120
"""Days between two articles of one story."""
THAT_DAY = re.compile(r"[当當同]|(?:on )?(?:that|the same) ", re.IGNORECASE)
"""What opens a day that the date in brackets behind it explains: nothing is counted."""
MONTH = re.compile(r"月|[A-Za-z]{3}|\d\D\d", re.ASCII)
"""What shows that a date prints its month."""
COUNTED = 2
"""Days by which a count must miss its date: the first day may be counted or not."""
LEAD, FRESH, TURN = 2, timedelta(days=7), 2
"""Sentences that tell the news, days that it is old at the most, months in which an old year is written."""
LOOKS_BACK = re.compile(
    r"周年|週年|去年|一年前|上年|同期|以来|以來|anniversary|last year|a year (?:ago|earlier)|since", re.I
)
BESIDE = re.compile(
    r"[,，、]?\s?[（(]?(?:(?:星期|周|週|礼拜|禮拜)(?P<zh>[一二三四五六日天])(?![前内內末])"
    r"|(?P<en>Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)(?!\s*\d)(?=[,，）).;。]|\s[a-z]|$)"
)
"""A weekday right behind yesterday or today, which it explains."""
OF_DAY = re.compile(r"(?:yesterday|today|tomorrow|昨[日天]|今[日天]|明[日天])$", re.IGNORECASE)
RELATIVE = re.compile(r"[今明去前昨]年|this year|last year|next year", re.I)


MONTH_DAY = re.compile(r"\d\s*[日号號]|[A-Z][a-z]+\.? \d{1,2}\b|\b\d{1,2} [A-Z]")
"""A date that prints its day of the month."""


def calendar(rule: Rule, view: View) -> Iterator[Draft]:
    """Check each date that a rule speaks of."""
    check = CHECKS[rule.check["calendar"]]
    for _, facts in view.by_document():
        for when in facts.dates:
            yield from check(view, when)


def _weekday(view: View, when: When) -> Iterator[Draft]:
    """A printed weekday must be that of the day, however the year can be read."""
    printed = _printed_weekday(when) or _weekday_beside(view, when)
    days = _days(when) or _only_end(when)
    if printed not in DAYS or not days or any(DAYS[d.weekday()] == printed for d in days):
        return
    day = days[0]
    named, real = NAMES[DAYS.index(printed)], NAMES[day.weekday()]
    document = view.documents[when.document]
    if not MONTH.search(when.text) and _fits_own_month(document, day.day, printed):
        return
    dated = document.published_how in ("given", "metadata") or any(
        FULL.search(e.text) and e.document == when.document for e in document.evidence
    )
    year_printed = bool(FULL.search(when.text)) or bool(RELATIVE.search(when.text))
    dated = dated or _story_dated(view, when.document)
    fits = [y for y in range(day.year - 2, day.year + 3) if _falls(day, y) == printed]
    if not year_printed and not dated:
        return
    guessed = "year_from:tense" in when.flags and document.published_how == "inferred"
    if guessed and {day.year - 1, day.year + 1} & set(fits):
        return
    steps = [f"{when.text}: {day.isoformat()}", f"{day.isoformat()} is a {real}, not a {named}"]
    if not year_printed:
        steps.append(f"the year {day.year} is not printed; in it the date is a {real}")
    if fits:
        steps.append(f"{day.month}/{day.day} is a {named} in {', '.join(map(str, fits))}")
    yield Draft(
        (view.evidence(when, day.isoformat()),),
        tuple(steps),
        {"date.text": when.text, "date": day.isoformat(), "weekday": real, "printed": named},
        confidence=0.98 if year_printed else 0.85,
        inferred=not year_printed,
    )


def _printed_weekday(when: When) -> str | None:
    return next((f.split(":", 1)[1][:3].upper() for f in when.flags if f.startswith("weekday:")), None)


def _weekday_beside(view: View, when: When) -> str | None:
    """The weekday behind yesterday or today, in an article whose own day is known."""
    document = view.documents[when.document]
    known = document.published if document.published_how in ("given", "metadata") else None
    if known is None or known.first != known.last or not OF_DAY.match(when.text):
        return None
    match = BESIDE.match(document.text, when.end)
    if match is None:
        return None
    return (
        DAYS["一二三四五六日".index(match["zh"].replace("天", "日"))]
        if match["zh"]
        else match["en"][:3].upper()
    )


def _fits_own_month(document: Document, day: int, printed: str) -> bool:
    """Whether a day without its month falls on the weekday in the month in which the article appeared."""
    published = document.published.first if document.published is not None else None
    return published is not None and _falls(published.replace(day=1), published.year, day) == printed


def _story_dated(view: View, document: str) -> bool:
    """Whether an article is of one time with another that tells its numbers, and says when it appeared."""
    own = view.documents[document].published
    if own is None or own.first is None:
        return False
    for other in view.documents.values():
        day = other.published.first if other.published is not None else None
        given = other.published_how in ("given", "metadata") and day is not None and other.id != document
        if (
            given
            and day is not None
            and abs((day - own.first).days) <= STORY
            and one_subject(view, document, other.id)
        ):
            return True
    return False


def _days(when: When) -> list[date]:
    """Every single day that the expression may mean."""
    periods = [p for p in (when.period, *when.others) if p is not None]
    return [p.first for p in periods if p.first is not None and p.first == p.last]


def _only_end(when: When) -> list[date]:
    """The day from which or to which something goes on, where the other end is open and a day is printed."""
    p = when.period
    if p is None or not MONTH_DAY.search(when.text) or (p.first is None) == (p.last is None):
        return []
    return [day for day in (p.first, p.last) if day is not None]


def _falls(day: date, year: int, of_month: int | None = None) -> str | None:
    try:
        return DAYS[day.replace(year=year, day=of_month or day.day).weekday()]
    except ValueError:
        return None


def _exists(view: View, when: When) -> Iterator[Draft]:
    """A date that no calendar has."""
    if "impossible" not in when.flags:
        return
    yield Draft(
        (view.evidence(when, "no such day"),),
        (f"{when.text}: the calendar has no such day",),
        {"date.text": when.text},
        confidence=0.99,
    )


def _lands(view: View, when: When) -> Iterator[Draft]:
    """Days counted from one date to the next (三天後的5月15日) must lead there, give or take the first."""
    if when.anchor is None or when.anchor.source != "context" or when.granularity != "day":
        return
    if THAT_DAY.match(when.text):
        return
    text = view.documents[when.document].text
    follows = (w for w in view.facts[when.document].dates if when.end <= w.start <= when.end + 8)
    other = next((w for w in follows if JOINED.fullmatch(text, when.end, w.start)), None)
    days = [_days(w) for w in (when, other) if w is not None]
    if other is None or other.granularity != "day" or len(days) < 2 or not all(days):
        return
    counted, printed = days[0][0], days[1][0]
    if abs((counted - printed).days) < COUNTED:
        return
    yield Draft(
        (view.evidence(when, counted.isoformat()), view.evidence(other, printed.isoformat())),
        (
            f"{when.text}, counted from {when.anchor.day.isoformat()}: {counted.isoformat()}",
            f"{other.text}: {printed.isoformat()}",
        ),
        {"count.text": when.text, "date.text": other.text, "date": counted.isoformat()},
        confidence=0.8,
        inferred=True,
    )


def _stale(view: View, when: When) -> Iterator[Draft]:
    """News of the first months of a year that is dated a year back: the old year is written by habit."""
    document = view.documents[when.document]
    published, days = document.published, _days(when)
    if document.published_how == "inferred" or published is None or published.first is None or not days:
        return
    day, sentence = days[0], view.sentence(when.document, when.start)
    leads = [s for s in document.sentences if s.section in ("lead", "body")][:LEAD]
    if any(f.startswith("weekday:") for f in when.flags) and not list(_weekday(view, when)):
        return  # the day of the week is that of the year which is printed
    if published.first.month > TURN or not FULL.search(when.text) or sentence not in leads:
        return
    if LOOKS_BACK.search(document.text, sentence.start, sentence.end):
        return
    if _printed_weekday(when) == DAYS[day.weekday()]:
        return  # whoever wrote the year looked into its calendar
    meant = _a_year_on(day)
    if meant is None or not timedelta(0) <= published.first - meant <= FRESH:
        return
    yield Draft(
        (view.evidence(when, day.isoformat()),),
        (
            f"{when.text}: {day.isoformat()}",
            f"the article appeared on {published.first.isoformat()}, and this is its news",
            f"a year later the day is {meant.isoformat()}, just before",
        ),
        {"date.text": when.text, "published": published.first.isoformat(), "date": meant.isoformat()},
        confidence=0.7,
        inferred=True,
    )


def _a_year_on(day: date) -> date | None:
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return None


CHECKS: dict[str, Callable[[View, When], Iterator[Draft]]] = {
    "weekday": _weekday,
    "exists": _exists,
    "tense": happened,
    "lands": _lands,
    "stale": _stale,
}
