"""Parts of periods and what runs from one to another: 年底, 前5個月, 2月到3月, 去年四季度以來, 截至9月底."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from timeline.dates import calendar as cal
from timeline.dates.calendar import Days
from timeline.dates.context import UNKNOWN, Context, Found, Spoken, last_spoken
from timeline.dates.expressions import (
    Expression,
    Fields,
    Holiday,
    Ordinal,
    Part,
    Range,
    Relative,
    Since,
    Until,
)
from timeline.model import Anchor

_COARSE = ("year", "short_year", "within")


def resolve_ordinal(ordinal: Ordinal, context: Context) -> Found:
    """The n-th unit of a period, or its first n together; counted from the end when negative."""
    outer = context.resolve(ordinal.within)
    if outer.days is None:
        return replace(UNKNOWN, unit=ordinal.unit, flags=outer.flags)
    first, last = outer.days
    if ordinal.weekday is not None:
        return replace(_nth_weekday(first, last, ordinal.number, ordinal.weekday), anchor=outer.anchor)
    one = _unit_number(ordinal.unit, ordinal.number, (first, last))
    if not ordinal.together:
        return Found(*one, ordinal.unit, flags=outer.flags, anchor=outer.anchor)
    edge = _unit_number(ordinal.unit, 1 if ordinal.number > 0 else -1, (first, last))
    days = (edge[0], one[1]) if ordinal.number > 0 else (one[0], edge[1])
    return Found(*days, "range", flags=outer.flags, anchor=outer.anchor)


def _unit_number(unit: cal.Unit, number: int, within: Days) -> Days:
    """Give the n-th unit; a period's first week is the first that has most of its days there."""
    first, last = within
    if number > 0:
        if unit == "week":
            start = cal.add_days(first, -first.weekday() % 7)
            if (start - first).days > 3:
                start = cal.add_days(start, -7)
            return cal.add_days(start, 7 * number - 7), cal.add_days(start, 7 * number - 1)
        return cal.unit_holding(unit, first, number - 1)
    if unit == "week":
        short = 7 if last.weekday() < 3 and (last - first).days > 7 else 0
        return cal.week_of(cal.add_days(last, 7 * (number + 1) - short))
    days = cal.unit_holding(unit, last, number + 1)
    return cal.unit_holding(unit, last, number) if unit == "weekend" and days[0] > last else days


def _nth_weekday(first: date, last: date, number: int, weekday: int) -> Found:
    if number > 0:
        day = cal.add_days(first, (weekday - first.weekday()) % 7 + 7 * (number - 1))
    else:
        day = cal.add_days(last, -((last.weekday() - weekday) % 7) + 7 * (number + 1))
    return Found(day, day, "day")


_OF_QUARTER = re.compile(r"(?:at |by )?the \w+ of the (?:quarter|half)", re.IGNORECASE)
_REPORTED = timedelta(130)
"""How long after its end a quarter is still told of by "the quarter"."""


def _told_quarter(part: Part, context: Context) -> Found | None:
    """The quarter that the text reports on, for a part of "the quarter" in what is told as done."""
    within, mention = part.within, context.mention
    if not isinstance(within, Relative) or within.offset or within.unit not in ("quarter", "half"):
        return None
    if mention is None or context.today is None or context.tense == "future":
        return None
    near = last_spoken(context, frozenset({within.unit}), compared=False)
    if near is None or not near.days or not _OF_QUARTER.fullmatch(mention.text):
        return None
    return near if near.days[1] < context.today[1] <= near.days[1] + _REPORTED else None


def resolve_part(part: Part, context: Context) -> Found:
    """A part of a period by a word. Where early and late begin is a convention, written here."""
    outer = _told_quarter(part, context) or context.resolve(part.within)
    if outer.days is None:
        return replace(UNKNOWN, unit="range", flags=outer.flags)
    if part.which == "whole":
        return outer
    days = _part(part.which, outer.days, outer.unit, context)
    unit = "day" if days[0] == days[1] else "range"
    return Found(*days, unit, flags=outer.flags, anchor=outer.anchor)


def _part(which: str, days: Days, unit: str, context: Context) -> Days:
    first, last = days
    if which == "first":
        return first, first
    if which == "last":
        return last, last
    if which == "weekend":
        saturday = cal.add_days(first, 5 - first.weekday() if first.weekday() > 1 else -2 - first.weekday())
        return min(first, saturday), max(last, cal.add_days(saturday, 1))
    if which in ("sofar", "rest"):
        today = context.today[1] if context.today and first <= context.today[1] <= last else None
        return (first, today or last) if which == "sofar" else (today or first, last)
    if which == "earlier":
        today = context.today[1] if context.today and first < context.today[1] <= last else None
        return first, back_one(today) if today else last
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if months >= 36:
        years = max(1, round(months / 12) // 10 * 3)
        middle = cal.year_of(first.year + years)[0]
        if which in ("start", "early"):
            return first, back_one(middle)
        late = cal.year_of(last.year - years + 1)[0]
        return (late, last) if which in ("late", "end") else (middle, back_one(late))
    if months >= 2:
        return _months_part(which, first, months)
    third = {"start": 1, "early": 1, "middle": 2, "late": 3, "end": 3}[which]
    if months == 1 and (last - first).days > 20:
        return cal.tenday_of(first.year, first.month, third)
    length = (last - first).days + 1
    cut = max(1, length // 3)
    low, high = cal.add_days(first, cut), cal.add_days(last, -cut)
    return {1: (first, back_one(low)), 2: (low, high), 3: (cal.add_days(high, 1), last)}[third]


def _months_part(which: str, first: date, months: int) -> Days:
    """Parts of a year or quarter: a month at either end, four months early or late, two in the middle."""
    early = max(1, months // 3)
    start, count = {
        "start": (0, 1),
        "early": (0, early),
        "middle": ((months - 1) // 2, 2 if months % 2 == 0 else 1),
        "late": (months - early, early),
        "end": (months - 1, 1),
    }[which]
    return cal.months_of(first.year, first.month + start, count)


def back_one(day: date) -> date:
    """The day before."""
    return cal.add_days(day, -1)


def resolve_range(span: Range, context: Context) -> Found:
    """From one through the other. What one end leaves out comes from the other."""
    start, end = _filled(span.start, span.end)
    low = context.resolve(start)
    high = _resolve_after(end, low, context)
    flags = (low.flags | high.flags) - {"duration"}
    if "impossible" in flags:
        return replace(UNKNOWN, unit="range", flags=flags)
    if low.first is None or high.last is None:
        return Found(low.first, high.last, "range", flags=flags, known=low.known or high.known)
    first, last = low.first, high.last
    if context.today and "year_from:tense" in low.flags & high.flags and first > context.today[1]:
        earlier = _next_year(first, -1), _next_year(last, -1)
        if earlier[1] >= context.today[0]:  # what will happen from May to September, in July
            first, last = earlier
    if last < first and isinstance(end, Fields) and not _has_year(span.end):
        last = _next_year(last)
    if last < first and isinstance(start, Fields) and not _has_year(span.start):
        first = _next_year(first, -1)  # 11月7日至明年1月6日
    if span.exclusive and high.first and high.first > first:
        last = back_one(high.first)
    if last < first:
        chosen = low.anchor or high.anchor or any(f.startswith("year_from") for f in flags)
        wrong = flags if chosen else flags | {"impossible"}
        return replace(UNKNOWN, unit="range", flags=wrong, anchor=low.anchor)
    return Found(first, last, "range", flags=flags, anchor=low.anchor)


def _resolve_after(end: Expression, low: Found, context: Context) -> Found:
    """Resolve the end of a range with its start as the date last spoken of (2018年11月至次年2月)."""
    if context.mention is None or low.days is None:
        return context.resolve(end)
    context.spoken.append(Spoken(context.mention.start, context.mention.start, low, context.mention))
    high = context.resolve(end)
    context.spoken.pop()
    return high


def _next_year(day: date, years: int = 1) -> date:
    """The same day a year on; the end of a February stays its end."""
    moved = cal.add_months(day, 12 * years)
    return cal.month_of(moved.year, moved.month)[1] if (day.month, day.day) == (2, 28) else moved


def _has_year(expression: Expression) -> bool:
    return isinstance(expression, Fields) and any(getattr(expression, n) is not None for n in _COARSE)


def _filled(start: Expression, end: Expression) -> tuple[Expression, Expression]:
    """Carry the coarser fields over: 2016年1月10日到12日, 去年3月至5月, Jan 3 to 5, 2024, 去年春節到元宵."""
    if isinstance(end, Holiday) and end.year is None and end.within is None and isinstance(start, Holiday):
        return start, replace(end, year=start.year, within=start.within)
    if not isinstance(end, Fields) or not isinstance(start, Fields):
        return start, end
    if end.day is not None and end.month is None and start.month is not None and not _has_year(end):
        end = replace(end, month=start.month, lunar=start.lunar)
    if start.day is not None and start.month is None and end.month is not None and not _has_year(start):
        start = replace(start, month=end.month)
    if not _has_year(end) and _has_year(start):
        end = replace(end, **{n: getattr(start, n) for n in _COARSE})
    elif not _has_year(start) and _has_year(end):
        start = replace(start, **{n: getattr(end, n) for n in _COARSE})
    return start, end


def resolve_since(since: Since, context: Context) -> Found:
    """From its start on, open at the end or up to the day of writing."""
    start = context.resolve(since.start)
    if start.first is None or start.last is None:
        return replace(UNKNOWN, unit=start.unit if start.unit == "vague" else "range", flags=start.flags)
    first = cal.add_days(start.last, 1) if since.after else start.first
    if since.to_base and context.today and context.today[1] >= first:
        return Found(first, context.today[1], "range", flags=start.flags | {"open_end"}, anchor=start.anchor)
    return Found(first, None, "range", flags=start.flags | {"open_end"}, anchor=start.anchor)


def _limit(end: Expression, first: date, last: date) -> date:
    """The last day up to an end. The middle of a year is its two middle months, but as a limit 30 June."""
    middle = isinstance(end, Part) and end.which == "middle" and last.month == first.month + 1
    return cal.month_of(first.year, first.month)[1] if middle else last


def resolve_until(until: Until, context: Context) -> Found:
    """Up to its end, without it (before), or the state as of its last day (截至)."""
    end = context.resolve(until.end)
    if end.first is None or end.last is None:
        return replace(UNKNOWN, unit=end.unit if end.unit == "vague" else "range", flags=end.flags)
    if until.as_of:
        anchor = end.anchor or Anchor(end.last, "given")
        last = _limit(until.end, end.first, end.last)
        return Found(last, last, "day", flags=end.flags | {"open_start"}, anchor=anchor)
    last = back_one(end.first) if until.before else _limit(until.end, end.first, end.last)
    return Found(None, last, "range", flags=end.flags | {"open_start"}, anchor=end.anchor)
