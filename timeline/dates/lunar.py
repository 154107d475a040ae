"""Dates of the Chinese calendar as Gregorian days, by the library lunardate."""

from __future__ import annotations

from datetime import date, timedelta

from timeline.dates.calendar import Days, OutOfRangeError


def lunar_days(year: int, month: int | None, day: int | None, leap: bool = False) -> Days:
    """Give a day, a month (day None) or a year of the Chinese calendar. Raises OutOfRangeError."""
    if month is None:
        return _day(year, 1, 1, False), _day(year + 1, 1, 1, False) - timedelta(days=1)
    if day is not None:
        found = _day(year, month, day, leap)
        return found, found
    first = _day(year, month, 1, leap)
    for length in (29, 28):
        last = first + timedelta(days=length)
        if _back(last) == (month, length + 1, leap):
            return first, last
    raise OutOfRangeError(f"no lunar month {month} in {year}")


def _day(year: int, month: int, day: int, leap: bool) -> date:
    from lunardate import LunarDate

    try:
        return LunarDate(year, month, day, leap).to_solar_date()
    except ValueError as error:
        raise OutOfRangeError(str(error)) from error


def _back(day: date) -> tuple[int, int, bool]:
    from lunardate import LunarDate

    lunar = LunarDate.from_solar_date(day.year, day.month, day.day)
    return lunar.month, lunar.day, bool(lunar.is_leap_month)
