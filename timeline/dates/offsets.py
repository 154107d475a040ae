"""What is counted from the day of writing or from a date spoken of before: 昨天, 三年前, 近半年, 當月."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from timeline.dates import calendar as cal
from timeline.dates.calendar import Days
from timeline.dates.context import (
    UNKNOWN,
    Context,
    Found,
    is_compared,
    last_spoken,
    named_before,
    period_compared,
    quarter_over,
)
from timeline.dates.event_days import day_of_event, event_before
from timeline.dates.expressions import (
    Base,
    Direction,
    Duration,
    Expression,
    Length,
    Relative,
    Shift,
    Stretch,
    Weekday,
)
from timeline.model import Anchor

_ORDER = ("day", "workday", "weekend", "week", "tenday", "month", "quarter", "season", "half", "year")
FINE: dict[str, frozenset[str]] = {unit: frozenset(_ORDER[: i + 1]) for i, unit in enumerate(_ORDER)}
FINE["day"] = FINE["workday"] = frozenset({"day", "workday"})
FINE["week"] = frozenset({"day", "workday", "weekend", "week"})
FINE["decade"] = FINE["century"] = FINE["year"]
_CLOCK = {"hour": 24, "minute": 24 * 60, "second": 24 * 3600}
CALENDAR = frozenset({"day", "week", "month", "quarter", "half", "year", "range", "season", "tenday"})


def back(day: date, count: int) -> date:
    """The day some days before."""
    return cal.add_days(day, -count)


def base_days(context: Context, base: Base, unit: str, still: bool = False) -> tuple[Days, Anchor] | None:
    """What a deictic counts from, or means (still): the day of writing, or the last that is fine enough."""
    if base == "story":
        base = "published" if context.tense in ("future", "silent") else "context"
    if base == "report" and (told := _reported_year(context)):
        return told
    day = _told_day(context) if base == "context" and unit == "day" else None
    if day is not None:
        return day, Anchor(day[0], "context")
    if base == "context":
        coarse = unit in ("year", "half", "quarter")
        near = last_spoken(context, FINE.get(unit, CALENDAR), compared=not coarse)
        near = period_compared(near, context) if unit == "year" else near
        near = _end_of(context) or near
        if still and unit == "quarter" and (over := quarter_over(near, context)):
            return over
        if near is not None and near.days:
            return near.days, Anchor(near.days[0], "context")
        if unit in ("day", "week", "workday", "hour") and context.spoken and _today_far(context):
            return None
    if context.today is None:
        return None
    return context.today, Anchor(context.today[1], "published")


_END_OF = re.compile(r"(?:the )?end of", re.IGNORECASE)


def _end_of(context: Context) -> Found | None:
    """The end of a month that the sentence told of last (at the end of September, …, six months earlier)."""
    last = context.spoken[-1] if context.spoken else None
    if last is None or context.mention is None or last.found.unit != "range" or not last.found.days:
        return None
    same = not re.search(r"[.;\n]\s", context.text[last.end : context.mention.start])
    return last.found if same and _END_OF.match(context.text, last.start) else None


_UNTIL = re.compile("截至|截止")
_HEAD = re.compile(r"\s*[^\n]*\n+[^\n]*")
"""The title and the first paragraph."""
_TOLD = frozenset({"month", "quarter", "half", "year"})
_LEAD, _SATURDAY = 3, 5
"""How many dates the beginning of an article holds that its news is of."""


def _told_day(context: Context) -> Days | None:
    """The day that 当天 and 次日 count from where something is counted up to the last one (截至9月30日).

    It is another of the paragraph, else the one that the article begins with. None: the last day will do.
    """
    days = [s for s in context.spoken[-24:] if s.found.unit in FINE["day"] and s.found.days]
    mention = context.mention
    if mention and days and mention.text.lower().endswith("same day") and context.breaks(days[-1].end, "\n"):
        return next((s.found.days for s in context.spoken[:_LEAD] if s.found.unit in FINE["day"]), None)
    if not days or "vague" in days[-1].found.flags:
        return None
    counted = [s for s in days if _UNTIL.search(context.text, max(0, s.start - 2), s.start + 2)]
    here = [s for s in days if not context.breaks(s.end, "\n") and s not in counted]
    if here or not counted or days[-1] not in counted:
        return here[-1].found.days if here and days[-1] in counted else None
    lead = next((s.found.days for s in context.spoken[:_LEAD] if s.found.unit in FINE["day"]), None)
    return lead if lead is not None and lead != days[-1].found.days else None


def _reported_year(context: Context) -> tuple[Days, Anchor] | None:
    """The year that the paragraph reports on, if it is the one before that of writing (上年, 年初)."""
    if context.today is None or context.tense == "future":
        return None
    for spoken in reversed(context.spoken[-6:]):
        if context.breaks(spoken.end, "\n"):
            break
        days, said = spoken.found.days, spoken.mention.expression
        if is_compared(context, spoken) or (isinstance(said, Relative) and said.base == "report"):
            continue
        if days and "vague" not in spoken.found.flags:
            told = days[0].year == days[1].year == context.today[1].year - 1
            return (days, Anchor(days[0], "context")) if told else None
    return _year_of_lead(context, context.today[1].year - 1)


def _year_of_lead(context: Context, year: int) -> tuple[Days, Anchor] | None:
    """A year that the title and the first sentences tell of, and of no period of another (2024年年报)."""
    head = _HEAD.match(context.text)
    lead = [s for s in context.spoken[: 2 * _LEAD] if head and s.start < head.end()]
    told = [s.found for s in lead if s.found.unit in _TOLD and s.found.days and not is_compared(context, s)]
    years = [f.days for f in told if f.unit == "year" and f.days]
    if not years or any(f.days and f.days[1].year != year for f in told):
        return None
    return years[0], Anchor(years[0][0], "context")


def _today_far(context: Context) -> bool:
    """Whether the last date spoken of is too coarse to count days from."""
    last = context.spoken[-1].found
    return last.unit not in ("day", "week") and context.spoken[-1].end > 0 and last.unit != "duration"


def resolve_relative(relative: Relative, context: Context) -> Found:
    """The unit that holds the base, moved. A day of writing that is an interval gives an interval."""
    event = event_before(context) if relative.unit == "day" and relative.base == "context" else None
    told = day_of_event(event, context) if event else None
    if event and told is None and relative.offset < 0:
        return nothing("day")
    told, still = told or named_before(relative, context), not relative.offset
    base = told or base_days(context, relative.base, relative.unit, still)
    if relative.unit == "quarter" and relative.base == "published" and (told := _quarter_compared(context)):
        base = told
    elif relative.unit == "day" and relative.base == "published" and (said := _spoken_day(context)):
        base = said
    if base is None:
        return nothing(relative.unit)
    (first, last), anchor = base
    if relative.unit == "year" and relative.base == "context" and _own_year(first, last):
        moved = cal.add_months(first, 12 * relative.offset), cal.add_months(last, 12 * relative.offset)
        return Found(*moved, "year", _range_timex(moved), anchor=anchor)
    offset = relative.offset
    over = relative.unit == "weekend" and still and last.weekday() < _SATURDAY
    before = context.text[: context.mention.start][-6:] if context.mention else ""
    if over and (context.tense == "past" or (context.tense == "told" and _AT.search(before))):
        offset = -1  # killed nine at the weekend
    low = cal.unit_holding(relative.unit, first, offset)
    high = cal.unit_holding(relative.unit, last, offset) if last != first else low
    if (last - first).days > 62 or (relative.base == "context" and relative.unit != "day"):
        low = high
    return Found(low[0], high[1], "hour" if relative.clock else relative.unit, anchor=anchor)


_AT = re.compile(r"\b(?:at|over)\s$", re.IGNORECASE)
"""What makes a weekend a time that something is told of."""
_AGAINST = re.compile(r"(?:[较較比]|环比|環比)$")


def _quarter_compared(context: Context) -> tuple[Days, Anchor] | None:
    """The quarter that the paragraph tells of, where it is compared with the one before it (较上季度)."""
    mention = context.mention
    if mention is None or not _AGAINST.search(context.text[: mention.start][-2:]):
        return None
    for spoken in reversed(context.spoken[-8:]):
        if context.breaks(spoken.end, "\n"):
            return None
        if spoken.found.unit == "quarter" and spoken.found.days and not is_compared(context, spoken):
            return spoken.found.days, Anchor(spoken.found.days[0], "context")
    return None


def _own_year(first: date, last: date) -> bool:
    """Whether days are a whole year that is not the calendar's (the year to March)."""
    return last == back(cal.add_months(first, 12), 1) and (first.month, first.day) != (1, 1)


def _range_timex(days: Days) -> str:
    return f"{days[0].isoformat()}/{days[1].isoformat()}"


def resolve_weekday(weekday: Weekday, context: Context) -> Found:
    """A weekday of a week, or the nearest one on the side that a word or the tense gives."""
    base = base_days(context, weekday.base, "day")
    if base is None:
        return replace(nothing("day"), timex=f"XXXX-WXX-{weekday.weekday + 1}")
    (_, today), anchor = base
    if weekday.offset is not None:
        day = cal.add_days(cal.week_of(today)[0], 7 * weekday.offset + weekday.weekday)
        return Found(day, day, "day", anchor=anchor)
    tense = weekday.direction or context.tense
    ahead = (weekday.weekday - today.weekday()) % 7
    if weekday.direction and not ahead:
        return _moved_week(today, 1 if weekday.direction == "future" else -1, anchor)
    if tense == "future":
        day = cal.add_days(today, ahead)
    elif tense == "silent":
        day = cal.add_days(cal.week_of(today)[0], weekday.weekday)
    else:
        day = cal.add_days(today, ahead - 7 if ahead else 0)
    return Found(day, day, "day", anchor=anchor, flags=frozenset({"week_from:tense"}))


def _moved_week(today: date, weeks: int, anchor: Anchor) -> Found:
    day = cal.add_days(today, 7 * weeks)
    return Found(day, day, "day", anchor=anchor, flags=frozenset({"week_from:tense"}))


def _in_quote(context: Context) -> bool:
    """Whether the mention in hand stands in quotation marks that opened in its paragraph."""
    if context.mention is None:
        return False
    text, start = context.text, context.mention.start
    low = max(text.rfind("\n", 0, start), start - 300, 0)
    return any(text.rfind(a, low, start) > text.rfind(b, low, start) for a, b in ("“”", "「」", "『』"))


def _spoken_day(context: Context) -> tuple[Days, Anchor] | None:
    """The day on which a quote was spoken: the last one told of, if hardly before the day of writing."""
    if context.today is None or not _in_quote(context):
        return None
    for spoken in context.spoken[:1] + context.spoken[-6:][::-1]:
        days = spoken.found.days
        if spoken.found.unit == "day" and days and 0 <= (context.today[0] - days[0]).days <= 3:
            return days, Anchor(days[0], "context")
    return None


def _anchor_of(
    anchor: Expression | None, context: Context, base: Base, unit: str
) -> tuple[Days, Anchor] | None:
    if anchor is None:
        return base_days(context, base, unit)
    found = context.resolve(anchor)
    if found.days is None:
        return None
    return found.days, found.anchor or Anchor(found.days[0], "given")


def resolve_shift(shift: Shift, context: Context) -> Found:
    """So much before or after: years land on a year, months on a month, days and weeks on a day."""
    base = _anchor_of(shift.anchor, context, shift.base, shift.unit)
    if base is None or (
        shift.base == "context" and shift.anchor is None and _points_atnothing(shift, context)
    ):
        return nothing("day" if shift.unit in _CLOCK else shift.unit)
    (first, last), anchor = base
    sign = 1 if shift.direction == "future" else -1
    start = last if sign > 0 else first
    if shift.unit in _CLOCK:
        span = shift.amount + shift.halves / 2
        whole = -int(-span // _CLOCK[shift.unit]) if span >= _CLOCK[shift.unit] else 0
        day = cal.add_days(start, sign * whole)
        return Found(day, day, "day", anchor=anchor)
    day = _moved(start, shift.unit, sign * shift.amount, sign * shift.halves)
    unit = cal.as_unit(shift.unit)
    if shift.halves and unit in ("year", "half", "quarter", "month"):
        unit = "day" if unit == "month" else "month"
    if shift.exact or unit in ("day", "week", "workday", "weekend", "tenday"):
        other = _moved(last if sign < 0 else first, shift.unit, sign * shift.amount, sign * shift.halves)
        low, high = sorted((day, other)) if shift.anchor is None and shift.base == "published" else (day, day)
        return Found(low, high, "day", anchor=anchor)
    if unit in ("quarter", "half"):
        unit = "month"
    days = cal.unit_holding(unit, day)
    return Found(*days, unit, anchor=anchor)


def _points_atnothing(shift: Shift, context: Context) -> bool:
    """Whether 那4天之前 points at what has no known day: the date before it is coarser than a day."""
    if shift.unit not in ("day", "week", "workday"):
        return False
    last = next(
        (s.found for s in reversed(context.spoken) if s.found.unit not in ("vague", "duration")), None
    )
    return last is not None and last.unit not in ("day", "week")


def _moved(day: date, unit: Length, amount: int, halves: int) -> date:
    """Move by units and half units; halves are counted in days, half a year is 182.5, rounded down."""
    day = cal.move(day, cal.as_unit(unit), amount) if amount else day
    if not halves:
        return day
    days = {"year": 365, "half": 182, "month": 30, "quarter": 91, "week": 7, "tenday": 10, "season": 91}
    return cal.add_days(day, days.get(unit, 1) * halves // 2)


def timex_length(length: Duration) -> str:
    """Write a length as a TIMEX3 value: P35D, P1Y21D; of a range both ends, P13D/P18D."""
    timex = cal.timex_duration(length.amount, length.unit, length.halves)
    if length.high is not None:
        return f"{timex}/{cal.timex_duration(length.high, length.unit, length.halves)}"
    for amount, unit in length.rest:
        more = cal.timex_duration(amount, unit)[1:]
        timex += more.removeprefix("T") if "T" in timex else more
    return timex


def resolve_duration(duration: Duration, context: Context) -> Found:
    """A bare length of time has no days."""
    timex = timex_length(duration)
    return Found(None, None, "duration", timex, frozenset({"duration"}), known=False)


def resolve_stretch(stretch: Stretch, context: Context) -> Found:
    """A length of time that ends or starts at its base, to the day or in whole calendar units."""
    length = stretch.duration
    timex = timex_length(length)
    flags = frozenset({"duration"})
    base = _anchor_of(stretch.anchor, context, stretch.base, "day")
    told = stretch.if_future and context.tense not in ("future", "silent")
    if base is None or length.amount is None or told:
        return Found(None, None, "duration", timex, flags, known=False)
    (first, last), anchor = base
    if length.unit in _CLOCK:
        return _clock_stretch(length, stretch.direction, (first, last), timex, anchor)
    if stretch.edge:
        days = _edged(stretch, first, last)
        if stretch.edge == "with" and stretch.direction == "past":
            flags, unit = frozenset(), _calendar_unit(days)
            if unit or _own_year(*days):
                return Found(*days, unit or "year", None if unit else _range_timex(days), flags, anchor)
    elif stretch.whole and not length.halves:
        days = _whole(length, stretch.direction, (first, last))
    elif stretch.direction == "past":
        end = last if stretch.anchor is None else back(first, 1)
        days = _moved(end, length.unit, -length.amount, -length.halves), end
    else:
        start = first if stretch.anchor is None else cal.add_days(last, 1)
        end = _moved(start, length.unit, length.amount, length.halves)
        days = start, end if length.unit in ("day", "week", "workday") else back(end, 1)
    return Found(*days, "range", _range_timex(days), flags, anchor)


def _calendar_unit(days: Days) -> str | None:
    """The unit that days are exactly: the three months to March are a quarter."""
    months = (days[1].year - days[0].year) * 12 + days[1].month - days[0].month + 1
    units: dict[int, cal.Unit] = {1: "month", 3: "quarter", 6: "half", 12: "year"}
    unit = units.get(months)
    return unit if unit and cal.unit_holding(unit, days[0]) == days else None


def _edged(stretch: Stretch, first: date, last: date) -> Days:
    """A stretch with its anchor in it, or one that leaves the day of writing out."""
    unit, amount, halves = stretch.duration.unit, stretch.duration.amount or 0, stretch.duration.halves
    inside = stretch.edge == "with"
    if stretch.direction == "past":
        after = cal.add_days(last, 1) if inside else first
        return _moved(after, unit, -amount, -halves), back(after, 1)
    fine = unit in ("day", "week", "workday", "weekend")
    start = first if inside or not fine else cal.add_days(last, 1)
    if unit == "workday":
        return cal.move(back(start, 1), unit, 1), cal.move(back(start, 1), unit, amount)
    return start, back(_moved(start, unit, amount, halves), 1)


def _clock_stretch(length: Duration, direction: Direction, today: Days, timex: str, anchor: Anchor) -> Found:
    assert length.amount is not None
    whole = length.amount // _CLOCK[length.unit]
    first, last = (
        (back(today[0], whole), today[1]) if direction == "past" else (today[0], back(today[1], -whole))
    )
    return Found(first, last, "day" if first == last else "range", None, frozenset({"duration"}), anchor)


def _whole(length: Duration, direction: Direction, today: Days) -> Days:
    assert length.amount is not None
    unit = cal.as_unit(length.unit)
    if direction == "past":
        first = cal.unit_holding(unit, today[0], -length.amount)[0]
        return first, cal.unit_holding(unit, today[0], -1)[1]
    last = cal.unit_holding(unit, today[1], length.amount)[1]
    return cal.unit_holding(unit, today[1], 1)[0], last


def nothing(unit: str) -> Found:
    """No days, of a unit."""
    return replace(UNKNOWN, unit=unit)
