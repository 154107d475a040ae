"""Stretches of whole years (2022年至2024年): the years of their values, and of the first and the last one."""

from __future__ import annotations

from datetime import date

from timeline.claims.period import Time
from timeline.model import Period


def years_of(time: Time | None) -> list[Time]:
    """The years of a stretch of several whole ones; none for others."""
    if time is None or time.granularity != "range":
        return []
    first, last = time.period.first, time.period.last
    if first is None or last is None or (first.month, first.day, last.month, last.day) != (1, 1, 12, 31):
        return []
    years = range(first.year, last.year + 1)
    return [Time(_year(y), "year", "context") for y in years] if len(years) > 1 else []


def _year(year: int) -> Period:
    return Period(date(year, 1, 1), date(year, 12, 31))
