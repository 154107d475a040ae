"""The year of a firm that no calendar has, told by an English article on a part of it (the full year)."""

from __future__ import annotations

import calendar
import re
from datetime import date

from timeline.claims import period
from timeline.claims.marks import Marked
from timeline.claims.period import Time
from timeline.dates.fiscal import own_year
from timeline.model import Period

BOOKED = {"the full year": 0, "full year": 0, "the year": 0, "the year as a whole": 0, "the current year": 0}
TOLD = {"this year": 0, "the whole year": 0, "last year": -12, "the previous year": -12, "next year": 12}
"""What an article calls the year of which it reports a part, and in books also the years beside it."""
HALF = re.compile(r"\b(?:interim|half[- ]year|first[- ]half|first half)\b", re.I)


def year_end(text: str, main: Time | None) -> int | None:
    """The month in which the year ends that an article reports a part of: as it says itself, or six months
    after the half that it calls its first.
    """
    own = own_year(text)
    if own is not None:
        return own.month
    last = main.period.last if main is not None and main.granularity in ("half", "range") else None
    if main is None or last is None or main.period.first is None or not HALF.search(text):
        return None
    return (last.month + 5) % 12 + 1 if 170 < (last - main.period.first).days < 190 else None


def year_around(day: date, month: int) -> Period:
    """The twelve months up to the end of a month in which a day lies."""
    year = day.year if day.month <= month else day.year + 1
    last = date(year, month, calendar.monthrange(year, month)[1])
    return Period(period.shifted(Period(date(year, month, 1), None), -11).first, last)


def booked(
    marked: Marked, start: int, end: int, time: Time, main: Time | None, text: str, beside: bool = True
) -> Time:
    """The firm's own year for what a clause calls the year, where the article reports on a part of it.

    beside: whether what is told is booked by years, so that the years before and after are the firm's too.
    """
    last = main.period.last if main is not None and main.granularity in ("quarter", "half", "range") else None
    month = year_end(text, main) if last is not None and time.granularity == "year" else None
    if month is None or month == 12 or last is None:
        return time
    words = (
        period.dated(m).text.lower()
        for m in marked.of("date", start, end)
        if period.dated(m).period == time.period
    )
    moved = next(
        (n for word in words if (n := (BOOKED | TOLD if beside else BOOKED).get(word)) is not None), None
    )
    if moved is None:
        return time
    return Time(period.shifted(year_around(last, month), moved), "year", time.how)
