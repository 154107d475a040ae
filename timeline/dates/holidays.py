"""Holidays to days: by rule, by the Chinese calendar, or by the calendars of the package holidays.

The rules stand in the lexicon's table `holidays` (its comments say how they are written); a name in another
language refers to them by key. The package and its calendars are imported only when a holiday needs them.
"""

from __future__ import annotations

import functools
import importlib
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from timeline.dates import calendar as cal
from timeline.dates.calendar import Days, OutOfRangeError
from timeline.dates.context import UNKNOWN, Context, Found, choose_year
from timeline.dates.expressions import Holiday
from timeline.dates.lunar import lunar_days
from timeline.lexicon import LANGUAGES, Entry, Lexicon
from timeline.model import Anchor

CALENDARS = {
    "islamic": "_IslamicLunar", "hebrew": "_HebrewLunisolar", "hindu": "_HinduLunisolar",
    "buddhist": "_BuddhistLunisolar", "chinese": "_ChineseLunisolar",
}  # fmt: skip


def resolve_holiday(holiday: Holiday, context: Context) -> Found:
    """Give a holiday's days in the year that is printed, that encloses it, or that the context chooses."""
    entry = holiday_entries(context.lexicon).get(holiday.key)
    if entry is None:
        return UNKNOWN

    def make(year: int) -> Days:
        return spell_of(entry, year, holiday)

    year, anchor, flags = holiday.year, None, frozenset[str]()
    if year is None and holiday.within is not None:
        outer = context.resolve(holiday.within)
        if outer.days is None:
            return replace(UNKNOWN, flags=outer.flags)
        year, anchor = outer.days[0].year, outer.anchor
    if year is None:
        year, flags = free_year(holiday, make, context)
        if year is None:
            return UNKNOWN
        anchor = Anchor(context.today[1], "published") if context.today else None
    days = make(year)
    return Found(*days, "day" if days[0] == days[1] else "range", anchor=anchor, flags=flags)


def free_year(holiday: Holiday, make: Any, context: Context) -> tuple[int | None, frozenset[str]]:
    """Choose the year of a holiday printed without one."""
    today = context.today
    if today is not None and (holiday.direction or context.tense == "silent"):
        step = -1 if holiday.direction == "past" else 1
        for year in (today[1].year, today[1].year + step):
            first, last = make(year)
            over = last < today[0]
            if over if step < 0 else first > today[1] or not (holiday.direction or over):
                return year, frozenset({"year_from:tense"})
        return today[1].year + step, frozenset({"year_from:tense"})
    chosen, how = choose_year(context, make, frozenset({"year"}))
    return chosen, frozenset({f"year_from:{how}"}) if how else frozenset()


@functools.lru_cache(maxsize=8)
def holiday_entries(lexicon: Lexicon) -> Mapping[str, Entry]:
    """Map each key to the entry that says when it is."""
    entries = {}
    for language in LANGUAGES:
        for entry in lexicon.table("holidays", language):
            if "when" in entry:
                entries[entry["key"]] = entry
    return entries


def spell_of(entry: Entry, year: int, holiday: Holiday) -> Days:
    """Give the day, the eve, the whole of a long holiday, or the official days off around it."""
    first = cal.add_days(day_of(entry["when"], year), holiday.offset)
    last = cal.add_days(first, entry.get("days", 1) - 1)
    if "until" in entry:
        end = library_day(entry["until"], year)
        last = end - timedelta(days=1) if end > first else last
    if holiday.spell == "eve":
        return cal.add_days(first, -1), cal.add_days(first, -1)
    if holiday.spell == "days_off" and "country" in entry:
        return days_off(entry["country"], first)
    return first, last


def day_of(when: Mapping[str, Any], year: int) -> date:
    """Give the first day by an entry's rule. Raises OutOfRangeError where the calendars have none."""
    plus = when.get("plus", 0)
    if "fixed" in when:
        return cal.make_day(year, *when["fixed"])
    if "nth" in when:
        return nth_weekday(year, *when["nth"])
    if "easter" in when or "orthodox" in when:
        from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter

        method = EASTER_WESTERN if "easter" in when else EASTER_ORTHODOX
        try:
            sunday = easter(year, method)
        except ValueError as error:
            raise OutOfRangeError(str(error)) from error
        return cal.add_days(sunday, when.get("easter", when.get("orthodox", 0)))
    if "lunar" in when:
        return cal.add_days(lunar_days(year, *when["lunar"])[0], plus)
    return cal.add_days(library_day(when["library"], year), plus)


def nth_weekday(year: int, month: int, weekday: int, number: int, plus: int = 0) -> date:
    """Give the n-th weekday of a month (from the end when negative), moved by days."""
    first, last = cal.month_of(year, month)
    if number > 0:
        day = cal.add_days(first, (weekday - first.weekday()) % 7 + 7 * (number - 1))
    else:
        day = cal.add_days(last, -((last.weekday() - weekday) % 7) + 7 * (number + 1))
    return cal.add_days(day, plus)


@functools.lru_cache(maxsize=64)
def library_day(name: str, year: int) -> date:
    """Ask a calendar of the package holidays (`calendar.name`). Raises OutOfRangeError if it knows none."""
    calendar, _, what = name.partition(".")
    module = importlib.import_module(f"holidays.calendars.{calendar}")
    known = getattr(module, CALENDARS[calendar])()
    single = getattr(known, f"{what}_date", None)
    found = single(year) if single else getattr(known, f"{what}_dates")(year)
    days = sorted(day for day in dates_in(found) if day.year == year)
    if not days:
        raise OutOfRangeError(f"no {name} known in {year}")
    return days[0]


def dates_in(found: object) -> list[date]:
    """Collect the dates in what a calendar answers: a date, or sets and tuples with dates in them."""
    if isinstance(found, date):
        return [found]
    if isinstance(found, str | bytes) or not hasattr(found, "__iter__"):
        return []
    return [day for item in found for day in dates_in(item)]


@functools.lru_cache(maxsize=64)
def days_off(country: str, day: date) -> Days:
    """Give the run of official days off and weekends around a holiday; the day itself where none is known."""
    from holidays import country_holidays

    off = country_holidays(country, years=(day.year - 1, day.year, day.year + 1))
    if day not in off:
        return day, day
    first = last = day
    while is_off(first - timedelta(days=1), off):
        first -= timedelta(days=1)
    while is_off(last + timedelta(days=1), off):
        last += timedelta(days=1)
    return first, last


def is_off(day: date, off: Any) -> bool:
    """Whether a day is a holiday, a day off in lieu, or a weekend that is not worked."""
    if day in off:
        return True
    return day.weekday() > 4 and day not in getattr(off, "weekend_workdays", ())
