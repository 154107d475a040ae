"""Calendar fields to days: the coarser ones printed, taken from an enclosing date, or chosen."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from timeline.dates import calendar as cal
from timeline.dates.calendar import Days, OutOfRangeError
from timeline.dates.context import UNKNOWN, Context, Found, Spoken, choose_year, last_spoken
from timeline.dates.expressions import Fields
from timeline.dates.fiscal import FiscalYear, own_year, year_of_quarters
from timeline.model import Anchor, Period

_DAILY = frozenset({"day"})
_MONTHLY = frozenset({"day", "week", "tenday", "month", "workday"})


def resolve_fields(fields: Fields, context: Context) -> Found:
    """Resolve fields; a second reading (12/1) is kept in `others`."""
    found = _resolve(fields, context)
    if fields.weekday is not None:
        found = replace(found, flags=found.flags | {f"weekday:{cal.WEEKDAYS[fields.weekday]}"})
    if fields.other is None:
        return found
    other = context.resolve(fields.other)
    if not found.known and other.known:
        return other
    return replace(found, others=(*found.others, Period(other.first, other.last))) if other.known else found


def _resolve(fields: Fields, context: Context) -> Found:
    if fields.decade is not None or (fields.century is not None and fields.year is None):
        return _decade(fields, context)
    flags: frozenset[str] = frozenset({"fiscal"}) if fields.fiscal else frozenset()
    own = own_year(context.text) if fields.fiscal else _own_quarter(fields, context)
    anchor = None
    year, month = fields.year, fields.month
    if year is None and fields.short_year is not None:
        year = full_year(fields.short_year, context)
    if year is None and fields.within is not None:
        outer = _outer(fields, context)
        if outer.days is None:
            return _unknown(fields, outer)
        anchor, flags = outer.anchor, flags | outer.flags
        part = fields.half is not None or fields.quarter is not None
        year = outer.days[1 if part and outer.days[0].month > 1 else 0].year
        if month is None and outer.unit in _MONTHLY:
            month = outer.days[0].month
    if year is None and month is None and fields.day is not None and fields.weekday is not None:
        fitting = _fitting_month(fields.day, fields.weekday, context)
        if fitting is not None:
            year, month = fitting.year, fitting.month
            anchor, flags = (
                Anchor(context.today[1], "published") if context.today else None,
                flags | {"year_from:published"},
            )
    if year is None and fields.direction is not None and context.today:
        year = _nearest_year(fields, month, context.today[1])
        anchor, flags = Anchor(context.today[1], "published"), flags | {"year_from:tense"}
    if year is None and month is None and fields.day is not None:
        near = _month_spoken(context, fields.day)
        if near is None or near.first is None:
            return _unknown(fields, UNKNOWN)
        year, month, anchor = near.first.year, near.first.month, near.anchor
        flags |= {"year_from:context"}
    if year is None and month is None and fields.tenday is not None and context.today:
        year, month = context.today[1].year, context.today[1].month
        anchor, flags = Anchor(context.today[1], "published"), flags | {"year_from:published"}
    if year is None and own is not None and context.today:
        year = _own_nearest(fields, own, context)
        anchor, flags = Anchor(context.today[1], "published"), flags | {"year_from:tense"}
    if year is None:
        year, how = choose_year(context, lambda y: _days(fields, y, month, own), _inherits(fields))
        if how == "context" and year is not None and _gone(_days(fields, year, month, own), context):
            year, how = choose_year(context, lambda y: _days(fields, y, month, own), None)
        if how == "context" and year is not None and (latest := _latest_quarter(fields, year, context)):
            year = latest
        if (told := _year_of_story(fields, year, context)) is not None:
            year, how = told, "context"
        if year is None:
            return _unknown(fields, UNKNOWN)
        flags |= {f"year_from:{how}"}
        if context.today and how != "context":
            anchor = Anchor(context.today[1], "published")
    try:
        days = _days(fields, year, month, own)
    except OutOfRangeError:
        wrong = flags if fields.month is None and month is not None else flags | {"impossible"}
        return replace(UNKNOWN, flags=wrong, timex=_partial(fields, year, month), anchor=anchor)
    return Found(days[0], days[1], unit_of(fields), _timex(fields, year, own), flags, anchor)


_STORY = 3
"""Years from the day of writing to a day that is of an older story."""


def _year_of_story(fields: Fields, year: int | None, context: Context) -> int | None:
    """The year of a full date before in the same sentence, which a day without one goes on with, if that is
    years ago or the day's weekday fits it alone (Saturday, September 13, 1788, and Monday, September 15).
    """
    near = _same_sentence(context)
    if near is None or near.days is None or near.unit != "day" or fields.day is None:
        return None
    told, month = near.days[0].year, fields.month
    if month is None or any(f.startswith("year_from") for f in near.flags) or context.tense == "future":
        return None
    if fields.weekday is None or year is None:
        return told if context.today is None or context.today[1].year - told >= _STORY else None
    try:
        fits = [date(y, month, fields.day).weekday() == fields.weekday for y in (told, year)]
    except ValueError:
        return None
    return told if fits == [True, False] else None


_WILL = re.compile(r"\b(?:will|(?:is|are) due|expects? to|plans? to|(?:is|are) to)\b[^,;.]*$")
"""What tells of the future in the very words before a date."""


def _gone(days: Days, context: Context) -> bool:
    """Whether an English month that is told as one to come would be over (launched on August 28; will go on
    sale in March): it then does not go on with the year spoken of.
    """
    english = context.mention is not None and context.mention.text.isascii()
    if not english or context.mention is None or context.today is None or days[1] >= context.today[0]:
        return False
    start = context.mention.start
    return _WILL.search(context.text, max(0, start - 48), start) is not None


_REPORTING = timedelta(100)
"""How long after its end a quarter is news."""
_RECENT = 8
"""How many dates are looked back at."""
_LAST_YEAR = re.compile(r"last year|the previous year|a year (?:ago|earlier)", re.IGNORECASE)


def _latest_quarter(fields: Fields, year: int, context: Context) -> int | None:
    """The year of an English quarter that has just ended, where only "last year" in an earlier sentence would
    make it one of the year before.
    """
    if fields.quarter is None or context.today is None or context.mention is None or not context.spoken:
        return None
    units = _inherits(fields) or frozenset()
    told = (s for s in reversed(context.spoken[-_RECENT:]) if s.found.unit in units and s.found.days)
    today, last = context.today[1], next(told, None)
    if last is None or year != today.year - 1 or not _LAST_YEAR.fullmatch(last.mention.text):
        return None
    if not re.search(r"[.!?][\"”]?\s", context.text[last.end : context.mention.start]):
        return None
    ended = cal.quarter_of(today.year, fields.quarter)[1]
    return today.year if ended <= today <= ended + _REPORTING else None


def _own_quarter(fields: Fields, context: Context) -> FiscalYear | None:
    """The company's own year, of which a quarter without a year is where the text tells when one ended."""
    alone = fields.year is None and fields.short_year is None and fields.within is None
    return year_of_quarters(context.text) if fields.quarter is not None and alone else None


def _days(fields: Fields, year: int, month: int | None, own: FiscalYear | None) -> Days:
    """The days in a year: of the calendar, or of the company's own where the text gives that."""
    return days_in(fields, year, month) if own is None or month is not None else own.days(year, fields)


def _fitting_month(day: int, weekday: int, context: Context) -> date | None:
    """The month nearest to the day of writing in which a day falls on a weekday (Monday 21)."""
    if context.today is None:
        return None
    here = context.today[1]
    signs = (-1, 1) if context.tense in ("past", "told") else (1, -1)
    for away in range(7):
        for sign in signs:
            first, last = cal.month_of(here.year, here.month + sign * away)
            if day <= last.day and first.replace(day=day).weekday() == weekday:
                return first
    return None


def _nearest_year(fields: Fields, month: int | None, today: date) -> int:
    """The year of the nearest such period that lies wholly before or after the day of writing."""
    step = -1 if fields.direction == "past" else 1
    year = today.year
    try:
        first, last = days_in(fields, year, month)
    except OutOfRangeError:
        return year
    fits = last < today if step < 0 else first > today
    return year if fits else year + step


def _own_nearest(fields: Fields, own: FiscalYear, context: Context) -> int:
    """The company's year of a half or quarter: the last that has begun, or the next to end in the future."""
    assert context.today is not None
    today = context.today[1]
    years = range(today.year + 1, today.year - 2, -1)
    if context.tense == "future":
        ahead = [y for y in years if own.days(y, fields)[1] >= today]
        return min(ahead, default=today.year)
    return next((y for y in years if own.days(y, fields)[0] <= today), today.year)


def _outer(fields: Fields, context: Context) -> Found:
    assert fields.within is not None
    return context.resolve(fields.within)


def _inherits(fields: Fields) -> frozenset[str] | None:
    """Whose year is taken over: a month follows months and days before it, a quarter anything.

    A day takes its year from the day of writing rather than from a year named beside it (2024年業績).
    """
    if fields.day is not None:
        return None
    return _MONTHLY if fields.month is not None else frozenset({"year", "half", "quarter"})


def _month_spoken(context: Context, day: int) -> Found | None:
    """The month that a bare day of the month (26日) belongs to: the last spoken of, else that of writing."""
    if (writing := _just_now(context, day)) is not None:
        return writing
    near = _same_sentence(context) or last_spoken(context, _DAILY, compared=False)
    if near is not None and not _yet_to_come(near, context):
        return near
    near = last_spoken(context, _MONTHLY, compared=False)
    near = None if near is not None and _yet_to_come(near, context) else near
    if near is not None and not (context.spoken and context.breaks(context.spoken[-1].end, "\n")):
        return near
    if context.today is None:
        return near
    last = context.today[1]
    recent = near is not None and near.days is not None and cal.add_months(near.days[0], 2) >= last
    if near is not None and recent and (day > last.day or (near.days or (last,))[0].month == last.month):
        return near
    anchor = Anchor(last, "published")
    if day > last.day and context.tense in ("past",) and day <= 31:
        last = cal.month_of(last.year, last.month - 1)[0]
    return Found(last, last, "day", anchor=anchor)


_OLD = timedelta(400)
"""From when on a day is of another story than the day of writing."""
_TELLS = re.compile("(?:[上下]午|晚[间間]?)?(?:[公发發][布佈表]|表示|宣[布佈]|指出|通[报報]|披露|召[开開])")
_FRESH = timedelta(45)
"""How near a day must be so that a paragraph without one goes on with its month."""


def _just_now(context: Context, day: int) -> Found | None:
    """The month of writing for the day of writing or the one before, in a paragraph that names no day or
    month yet (20日收盘); for the three days before, where the day named last is long past.
    """
    if context.today is None or context.today[0] != context.today[1]:
        return None
    today = context.today[1]
    if any(_goes_on(s, context, today) for s in context.spoken[-8:]):
        return None
    near = last_spoken(context, _DAILY, compared=False)
    fresh = near is not None and near.days is not None and abs(today - near.days[0]) <= _FRESH
    here = next((d for n in range(2 if fresh else 4) if (d := today - timedelta(n)).day == day), None)
    return Found(here, here, "day", anchor=Anchor(today, "published")) if here is not None else None


def _goes_on(spoken: Spoken, context: Context, today: date) -> bool:
    """Whether a bare day may be of a month or day of its paragraph: not of one of years ago in another
    sentence (1991年11月8日上市。13日收盘).
    """
    unit, at = spoken.found.unit, context.mention.end if context.mention else 0
    told = unit == "month" and _TELLS.match(context.text, at)
    if told or unit not in _MONTHLY or context.breaks(spoken.end, "\n"):
        return False
    old = spoken.found.days is not None and today - spoken.found.days[1] > _OLD
    return not old or not context.breaks(spoken.end, "。！？")


def _yet_to_come(near: Found, context: Context) -> bool:
    """Whether a day named in an earlier paragraph lies ahead: a day of what was is not of its month."""
    if context.today is None or near.days is None or context.tense == "future":
        return False
    here = context.spoken and not context.breaks(context.spoken[-1].end, "\n")
    return not here and near.days[0] > context.today[1]


def _same_sentence(context: Context) -> Found | None:
    """The last month or finer that the same sentence speaks of."""
    for spoken in reversed(context.spoken[-6:]):
        if context.breaks(spoken.end, "。！？\n"):
            return None
        if spoken.found.unit in _MONTHLY and spoken.found.days and "vague" not in spoken.found.flags:
            return spoken.found
    return None


def full_year(short: int, context: Context) -> int:
    """Complete a two-digit year: at most ten years after the day of writing (or 2039)."""
    limit = (context.today[1].year if context.today else 2029) + 10
    year = limit - limit % 100 + short
    return year if year <= limit else year - 100


def unit_of(fields: Fields) -> str:
    """The finest unit that is printed."""
    for name in ("day", "week", "tenday", "month", "quarter", "season", "half"):
        if getattr(fields, name) is not None:
            return name
    return "year"


def days_in(fields: Fields, year: int, month: int | None) -> Days:
    """Give the days of fields whose year (and month, if there is one) are known. Raises OutOfRangeError."""
    if fields.lunar:
        from timeline.dates.lunar import lunar_days, solar_season

        if fields.season is not None:
            return solar_season(year, fields.season)

        return lunar_days(year, fields.month, fields.day, fields.leap)
    if fields.day is not None and month is not None:
        day = cal.make_day(year, month, fields.day)
        return day, day
    if fields.week is not None:
        return _week(year, month, fields.week)
    if fields.tenday is not None and month is not None:
        return cal.tenday_of(year, month, fields.tenday)
    if month is not None:
        if not 1 <= month <= 12:
            raise OutOfRangeError(f"no month {month}")
        return cal.month_of(year, month)
    if fields.quarter is not None:
        return cal.quarter_of(year, fields.quarter)
    if fields.season is not None:
        return cal.season_of(year, fields.season)
    if fields.half is not None:
        return cal.half_of(year, fields.half)
    return cal.year_of(year)


def _week(year: int, month: int | None, week: int) -> Days:
    """A week of the year (ISO), or of a month: the first is the one whose Monday is the month's first."""
    if month is None:
        return cal.iso_week(year, week)
    first, last = cal.month_of(year, month)
    if week < 0:
        monday = cal.week_of(last)[0]
        return cal.add_days(monday, 7 * (week + 1)), cal.add_days(monday, 7 * (week + 1) + 6)
    monday = cal.add_days(first, -first.weekday() % 7)
    return cal.add_days(monday, 7 * (week - 1)), cal.add_days(monday, 7 * week - 1)


def _decade(fields: Fields, context: Context) -> Found:
    """A decade or a century; without a century, the decade nearest before the day of writing."""
    today = context.today[1] if context.today else None
    if fields.decade is None:
        assert fields.century is not None
        days = cal.century_of(fields.century)
        return Found(*days, "century")
    if fields.within is not None and (outer := _outer(fields, context)).days:
        first_year = outer.days[0].year // 100 * 100 + fields.decade
        return Found(*cal.decade_of(first_year), "decade", anchor=outer.anchor)
    if fields.century is not None:
        first_year = 100 * (fields.century - 1) + fields.decade
        return Found(*cal.decade_of(first_year), "decade")
    limit = today.year if today else 2029
    first_year = limit - limit % 100 + fields.decade
    first_year -= 100 if first_year > limit else 0
    found = Found(*cal.decade_of(first_year), "decade", flags=frozenset({"year_from:published"}))
    return replace(found, anchor=Anchor(today, "published")) if today else found


def _timex(fields: Fields, year: int, own: FiscalYear | None) -> str | None:
    if not fields.fiscal or fields.month is not None:
        return None
    if fields.quarter is None and fields.half is None:
        return f"FY{year:04d}"
    part = f"Q{fields.quarter}" if fields.quarter else f"H{fields.half}"
    return f"FY{year:04d}-{part}" if own else None


def _partial(fields: Fields, year: int | None, month: int | None) -> str:
    head = f"{year:04d}" if year else "XXXX"
    if fields.quarter:
        return f"{head}-Q{fields.quarter}"
    if month is None and fields.day is None:
        return head
    middle = f"{month:02d}" if month else "XX"
    return f"{head}-{middle}" + (f"-{fields.day:02d}" if fields.day else "")


def _unknown(fields: Fields, outer: Found) -> Found:
    """No year to be had: no period, but what is printed stands in the TIMEX3 value."""
    impossible = False
    if fields.day is not None and fields.month is not None and not fields.lunar:
        try:
            date(2000, fields.month, fields.day)
        except ValueError:
            impossible = True
    flags = outer.flags | ({"impossible"} if impossible else set())
    return Found(None, None, unit_of(fields), _partial(fields, None, fields.month), flags, known=False)
