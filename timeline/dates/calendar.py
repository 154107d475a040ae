"""Arithmetic on calendar units as inclusive intervals of days, and their TIMEX3 values.

Units: day, week (Monday first), tenday (旬), month, quarter, half, year, decade, century, season.
Every function is total on the years 1 to 9999 and raises `OutOfRangeError` beyond.
Source of the notation: TIMEX3 in ISO-TimeML (2009), QX, HX and WXX as there.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal, get_args

Unit = Literal[
    "day",
    "workday",
    "weekend",
    "week",
    "tenday",
    "month",
    "quarter",
    "half",
    "season",
    "year",
    "decade",
    "century",
]
UNITS: dict[str, Unit] = {unit: unit for unit in get_args(Unit)}
Days = tuple[date, date]
"""First and last day, both included."""

SEASONS = {"spring": 1, "summer": 2, "autumn": 3, "winter": 4}
"""Meteorological seasons of the northern half: spring is March to May, winter begins in December."""
MONTHS_IN = {"month": 1, "quarter": 3, "season": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
WEEKDAYS = ("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN")


class OutOfRangeError(ValueError):
    """A date that the calendar does not have: beyond the years 1 to 9999, or no such day."""


def as_unit(word: str) -> Unit:
    """The calendar unit of that name, where a table or a length of time gives it. Raises KeyError."""
    return UNITS[word]


def make_day(year: int, month: int, day: int) -> date:
    """Give a day. Raises OutOfRangeError where there is none (31 June)."""
    try:
        return date(year, month, day)
    except ValueError as error:
        raise OutOfRangeError(str(error)) from error


def add_days(day: date, count: int) -> date:
    """Move by days. Raises OutOfRangeError."""
    try:
        return day + timedelta(days=count)
    except OverflowError as error:
        raise OutOfRangeError(str(error)) from error


@lru_cache(maxsize=4096)
def month_of(year: int, month: int) -> Days:
    """Give a month; `month` may run beyond 1 to 12 and carries into the year."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    first = make_day(year, month, 1)
    return first, date(year, month, monthrange(year, month)[1])


@lru_cache(maxsize=4096)
def months_of(year: int, month: int, count: int) -> Days:
    """Give `count` months from a month on."""
    return month_of(year, month)[0], month_of(year, month + count - 1)[1]


def year_of(year: int) -> Days:
    """Give a year."""
    return months_of(year, 1, 12)


def quarter_of(year: int, quarter: int) -> Days:
    """Give a quarter (1 to 4)."""
    return months_of(year, 3 * quarter - 2, 3)


def half_of(year: int, half: int) -> Days:
    """Give half a year (1 or 2)."""
    return months_of(year, 6 * half - 5, 6)


def season_of(year: int, season: str) -> Days:
    """Give a season (a key of SEASONS); winter runs into the next year."""
    return months_of(year, 3 * SEASONS[season], 3)


def tenday_of(year: int, month: int, third: int) -> Days:
    """Give a ten-day period (1 to 3) of a month: 上旬 中旬 下旬."""
    first, last = month_of(year, month)
    if third == 3:
        return add_days(first, 20), last
    return add_days(first, 10 * (third - 1)), add_days(first, 10 * third - 1)


def decade_of(first_year: int) -> Days:
    """Give the ten years from a year on."""
    return make_day(max(first_year, 1), 1, 1), make_day(first_year + 9, 12, 31)


def century_of(number: int) -> Days:
    """Give a century as news uses it: the 21st is 2000 to 2099."""
    return make_day(max(100 * (number - 1), 1), 1, 1), make_day(100 * number - 1, 12, 31)


def week_of(day: date) -> Days:
    """Give the week, Monday to Sunday, that holds a day."""
    first = add_days(day, -day.weekday())
    return first, add_days(first, 6)


def iso_week(year: int, week: int) -> Days:
    """Give a week of the year by ISO 8601. Raises OutOfRangeError."""
    try:
        first = date.fromisocalendar(year, week, 1)
    except ValueError as error:
        raise OutOfRangeError(str(error)) from error
    return first, add_days(first, 6)


def add_months(day: date, count: int) -> date:
    """Move by months; a day that the month does not have becomes its last day."""
    first, last = month_of(day.year, day.month + count)
    return make_day(first.year, first.month, min(day.day, last.day))


def unit_holding(unit: Unit, day: date, offset: int = 0) -> Days:
    """Give the calendar unit that holds a day, moved by whole units. Raises OutOfRangeError."""
    if unit == "day":
        moved = add_days(day, offset)
        return moved, moved
    if unit == "week":
        return week_of(add_days(day, 7 * offset))
    if unit == "weekend":
        first = add_days(week_of(day)[0], 5 + 7 * offset)
        return first, add_days(first, 1)
    if unit == "workday":
        moved = add_workdays(day, offset)
        return moved, moved
    if unit == "tenday":
        third = min((day.day - 1) // 10, 2) + offset
        return tenday_of(day.year, day.month + third // 3, third % 3 + 1)
    if unit == "decade":
        return decade_of(day.year - day.year % 10 + 10 * offset)
    if unit == "century":
        return century_of(day.year // 100 + 1 + offset)
    size = MONTHS_IN[unit]
    shift = day.month % 3 if unit == "season" else (day.month - 1) % size
    return months_of(day.year, day.month - shift + size * offset, size)


def add_workdays(day: date, count: int) -> date:
    """Move by days from Monday to Friday (public holidays are not known here)."""
    step = 1 if count >= 0 else -1
    weeks, rest = divmod(abs(count), 5)
    moved = add_days(day, 7 * weeks * step)
    while rest or moved.weekday() > 4:
        moved = add_days(moved, step)
        rest -= 1 if rest and moved.weekday() < 5 else 0
    return moved


def move(day: date, unit: Unit, count: int) -> date:
    """Move a day by an amount of a unit: three months ago to the day. Raises OutOfRangeError."""
    if unit in MONTHS_IN:
        return add_months(day, MONTHS_IN[unit] * count)
    if unit == "workday":
        return add_workdays(day, count)
    return add_days(day, count * {"day": 1, "week": 7, "weekend": 7, "tenday": 10}[unit])


def timex_of(days: Days, unit: str) -> str:
    """Write a calendar unit as a TIMEX3 value; anything else as first/last day."""
    first, last = days
    year = f"{first.year:04d}"
    if unit in ("day", "workday") and first == last:
        return first.isoformat()
    if unit in ("week", "weekend"):
        iso = first.isocalendar()
        return f"{iso.year:04d}-W{iso.week:02d}" + ("-WE" if unit == "weekend" else "")
    match unit:
        case "month":
            return f"{year}-{first.month:02d}"
        case "year":
            return year
        case "quarter":
            return f"{year}-Q{(first.month + 2) // 3}"
        case "half":
            return f"{year}-H{1 if first.month < 7 else 2}"
        case "season" if first.month % 3 == 0:
            return f"{year}-{('SP', 'SU', 'FA', 'WI')[first.month // 3 - 1]}"
        case "decade":
            return year[:3]
        case "century":
            return year[:2]
        case _:
            return f"{first.isoformat()}/{last.isoformat()}"


def timex_duration(amount: int | None, unit: str, halves: int = 0) -> str:
    """Write a length of time as a TIMEX3 value: P35D, PT40M, P2Q, PXY; a half is in the next smaller unit."""
    letter = {
        "day": "D", "workday": "D", "week": "W", "weekend": "WE", "month": "M", "quarter": "Q", "season": "Q",
        "year": "Y", "decade": "DE", "century": "CE", "hour": "H", "minute": "M", "second": "S",
    }.get(unit, "D")  # fmt: skip
    time = "T" if unit in ("hour", "minute", "second") else ""
    if amount is None:
        return f"P{time}X{letter}"
    if unit == "half":
        return f"P{6 * amount + 3 * halves}M"
    if unit == "tenday":
        return f"P{10 * amount + 5 * halves}D"
    if not halves:
        return f"P{time}{amount}{letter}"
    finer = {"year": (12, "M"), "month": (30, "D"), "hour": (60, "M"), "minute": (60, "S"), "day": (24, "H")}
    if unit not in finer:
        return f"P{time}{amount + halves / 2:g}{letter}"
    size, small = finer[unit]
    return f"P{'T' if unit == 'day' else time}{size * amount + size * halves // 2}{small}"
