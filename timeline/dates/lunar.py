"""Dates of the Chinese calendar as Gregorian days, by the library lunardate."""

from __future__ import annotations

from datetime import date, timedelta

from timeline.dates.calendar import Days, OutOfRangeError, season_of


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


_FIRST_DAYS = {
    "spring": (2, 4.6295, 3.87),
    "summer": (5, 6.318, 5.52),
    "autumn": (8, 8.35, 7.5),
    "winter": (11, 8.218, 7.438),
}
"""The month in which a season begins, and the constants of its solar term in the 20th and 21st centuries."""
_AFTER = {"spring": "summer", "summer": "autumn", "autumn": "winter", "winter": "spring"}


def solar_season(year: int, season: str) -> Days:
    """Give a season of the Chinese calendar: from its solar term (立春 立夏 立秋 立冬) to the next one's eve.

    Source: the almanac formula day = [0.2422 y + c] - [y / 4] with y the year in its century (y - 1 for
    立春), right within a day from 1901 to 2099; outside, the meteorological season.
    """
    if not 1901 <= year <= 2098:
        return season_of(year, season)
    after = _AFTER[season]
    return _first_day(year, season), _first_day(year + (after == "spring"), after) - timedelta(days=1)


def _first_day(year: int, season: str) -> date:
    month, *constants = _FIRST_DAYS[season]
    short = year % 100
    leaps = (short - 1 if season == "spring" else short) // 4
    return date(year, int(month), int(short * 0.2422 + constants[year >= 2000]) - leaps)


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
