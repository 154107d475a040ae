"""What time a value is of: the date printed in its clause, carried over to it, or shifted from it by its basis."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from timeline.claims.marks import Mark, Marked
from timeline.model import How, Period, When

LONG = ("month", "quarter", "half", "year", "range", "week", "fiscal", "decade")
SKIPPED = frozenset({"duration", "impossible", "vague", "recurring"})


@dataclass(frozen=True, slots=True)
class Time:
    """A period with its granularity and how it is known."""

    period: Period
    granularity: str
    how: How


def dated(mark: Mark) -> When:
    """The date of a mark."""
    assert isinstance(mark.value, When)
    return mark.value


def usable(when: When) -> bool:
    """Whether a date tells of a time that a value can be of."""
    return (
        when.period is not None
        and not (when.flags & SKIPPED)
        and when.granularity not in ("duration", "vague")
    )


def clause_time(marked: Marked, start: int, end: int, at: int, kind: str) -> Time | None:
    """The date of a clause for a number at `at`: the last one before it, else the first one after it.

    A flow takes a period before it takes a day; a stock takes either.
    """
    dates = [m for m in marked.of("date", start, end) if usable(dated(m))]
    if kind == "flow":
        dates = [m for m in dates if dated(m).granularity in LONG] or dates
    before = [m for m in dates if m.at < at]
    chosen = before[-1] if before else dates[0] if dates else None
    if chosen is None:
        return None
    when = dated(chosen)
    assert when.period is not None
    how: How = "context" if any(f.startswith("year_from:context") for f in when.flags) else "printed"
    return Time(when.period, when.granularity, how)


def shifted(period: Period, months: int) -> Period:
    """The same stretch of the calendar some months away; ends of months stay ends of months."""
    return Period(_move(period.first, months, False), _move(period.last, months, True))


def _move(day: date | None, months: int, end: bool) -> date | None:
    if day is None:
        return None
    month = day.year * 12 + day.month - 1 + months
    year, number = divmod(month, 12)
    last = calendar.monthrange(year, number + 1)[1]
    is_last = day.day == calendar.monthrange(day.year, day.month)[1]
    return date(year, number + 1, last if end and is_last else min(day.day, last))


def as_of(time: Time) -> Time:
    """The day that a stock is counted on: the last of an open span of days, otherwise the period itself."""
    period = time.period
    if period.first is None and period.last is not None:
        return Time(Period(period.last, period.last), "day", time.how)
    return time


def length(period: Period) -> timedelta | None:
    """How long a closed period is."""
    return None if period.first is None or period.last is None else period.last - period.first
