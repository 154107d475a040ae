"""What points back at a date spoken of before: 當天, 同年, 全年, 上年同期."""

from __future__ import annotations

import re
from dataclasses import replace

from timeline.dates import calendar as cal
from timeline.dates.calendar import Days
from timeline.dates.context import Context, Found, is_compared, last_spoken, period_compared
from timeline.dates.expressions import Anaphor, Same, Shift
from timeline.dates.offsets import CALENDAR, FINE, base_days, nothing, resolve_shift
from timeline.dates.tense import sentence_around
from timeline.model import Anchor, Period

_PERIODS = frozenset({"month", "quarter", "half", "year", "range"})


def resolve_anaphor(anaphor: Anaphor, context: Context) -> Found:
    """The unit that holds the date last spoken of; without one, that of the day of writing."""
    base = _year_reported_on(context) if anaphor.results else None
    base = base or (_day_of_companion(context) if anaphor.unit == "day" else None)
    base = base or base_days(context, "context", anaphor.unit, not anaphor.offset)
    base = _not_ahead(_evening_before(base, context), context) if anaphor.unit == "day" else base
    if base is None:
        return nothing(anaphor.unit)
    (first, last), anchor = base
    if anaphor.unit == "year" and not anaphor.offset and _of_another_sentence(first.year, context):
        assert context.today is not None
        return Found(
            *cal.year_of(context.today[1].year), "year", anchor=Anchor(context.today[1], "published")
        )
    if anaphor.unit == "year" and not anaphor.offset and (whole := _whole_year(first.year, context)):
        return whole
    if anaphor.unit == "day" and not anaphor.offset:
        return Found(first, last, "day", anchor=anchor)
    days = cal.unit_holding(anaphor.unit, first, anaphor.offset)
    return Found(*days, anaphor.unit, anchor=anchor)


def _of_another_sentence(year: int, context: Context) -> bool:
    """Whether the year last spoken of lies ahead and stands in an earlier sentence (明年量产。…全年净利)."""
    if context.today is None or year <= context.today[1].year or context.mention is None:
        return False
    return bool(context.spoken) and context.breaks(context.spoken[-1].end, "。！？\n")


AIM = re.compile(r"[^，。；\n]{0,12}?(?:目[标標]|任[务務]|[计計][划劃畫]|指引)")
"""What a year ends with that is not over (完成全年5%左右的增长目标)."""


def _whole_year(year: int, context: Context) -> Found | None:
    """The whole year meant where the one last spoken of cannot be: 全年收入为… is of a year that is over when
    the article is written, 全年收入预计… of one that is not. None where it can be.
    """
    if context.today is None:
        return None
    today = context.today[1]
    if year == today.year and context.mention and AIM.match(context.text, context.mention.end):
        return None
    if context.tense == "past" and year >= today.year and (year > today.year or today.month < 12):
        return Found(*cal.unit_holding("year", today, -1), "year", anchor=Anchor(today, "published"))
    if context.tense == "future" and year < today.year:
        return Found(*cal.unit_holding("year", today), "year", anchor=Anchor(today, "published"))
    return None


_REACH = 40
"""How many dates are looked back at."""
_COMPANION = re.compile(r"[与與跟和同]([^，。；、：“”「」\s与與跟和同]{2,12})$")


def _day_of_companion(context: Context) -> tuple[Days, Anchor] | None:
    """The day told of what the sentence names beside it (与研发中心同一天启用), from an earlier sentence.

    Where no sentence tells of it in these words and the paragraph has no day, it is the day that the article
    begins with: what needs no more words is what the article is about.
    """
    mention, text = context.mention, context.text
    if mention is None or not mention.text.startswith("同"):
        return None
    beside = _COMPANION.search(text, max(0, mention.start - 14), mention.start)
    for spoken in reversed(context.spoken[-_REACH:]) if beside else ():
        days = spoken.found.days
        if beside and spoken.found.unit == "day" and days:
            low, high = sentence_around(text, spoken.start, spoken.end)
            if high < mention.start and beside[1] in text[low:high]:
                return days, Anchor(days[0], "context")
    near = [s for s in context.spoken[-_REACH:] if s.found.unit == "day" and s.found.days]
    if not beside or not near or not context.breaks(near[-1].end, "\n"):
        return None
    lead = next((s.found.days for s in context.spoken[:_REACH] if s.found.unit == "day"), None)
    return (lead, Anchor(lead[0], "context")) if lead else None


def _not_ahead(base: tuple[Days, Anchor] | None, context: Context) -> tuple[Days, Anchor] | None:
    """The last day that is over, for what is told as done, where the day named last still lies ahead."""
    if base is None or context.today is None or base[0][0] <= context.today[1]:
        return base
    if context.tense == "future" and not (context.spoken and context.breaks(context.spoken[-1].end, "\n")):
        return base
    over = (
        s.found.days
        for s in reversed(context.spoken[-_REACH:])
        if s.found.unit == "day" and s.found.days and s.found.days[1] <= context.today[1]
    )
    days = next(over, None)
    return (days, Anchor(days[0], "context")) if days else base


_NIGHT = re.compile(r"[当當][晚夜]")
_EVENING = re.compile(r"(?:[（(][^）)]{1,6}[）)])?(?:傍?晚|[深当當]?夜)")


def _evening_before(base: tuple[Days, Anchor] | None, context: Context) -> tuple[Days, Anchor] | None:
    """The day of the evening told of before, where 當晚 would else be of an earlier day, named in passing."""
    mention, text = context.mention, context.text
    if base is None or mention is None or not _NIGHT.match(mention.text):
        return base
    for spoken in reversed(context.spoken[-_REACH:]):
        days = spoken.found.days
        evening = _EVENING.match(text, spoken.end) or _EVENING.search(text, spoken.start, spoken.end)
        if spoken.found.unit == "day" and days and evening:
            return (days, Anchor(days[0], "context")) if days > base[0] else base
    return base


_SEASON_OF_RESULTS = 4
"""Last month in which a year that is told of without a number is the one before: results are out by then."""


def _year_reported_on(context: Context) -> tuple[Days, Anchor] | None:
    """The year before the one of the day last named, where only a year that is over can be told of.

    A day of the new year (the day of the results, of a dinner) does not make a whole year: what is told of
    it as having been is of the year before, if a period of that year was spoken of, or if the new one has
    just begun. What is planned or expected is of the year of that day.
    """
    if context.today is None or context.tense not in ("past", "told"):
        return None
    near = last_spoken(context, FINE["year"], compared=False)
    today = context.today[1]
    if near is None or near.days is None or near.unit not in FINE["week"] or near.days[0].year != today.year:
        return None
    before = last_spoken(context, _PERIODS, compared=False)
    told = before is not None and before.days is not None and before.days[1].year == today.year - 1
    if not told and today.month > _SEASON_OF_RESULTS:
        return None
    return cal.year_of(today.year - 1), Anchor(near.days[0], "context")


def resolve_same(same: Same, context: Context) -> Found:
    """The period last spoken of, moved by whole units (上年同期)."""
    near = _period_told_of(last_spoken(context, CALENDAR, compared=False), context)
    if same.of in _LENGTHS:
        near = _as_long(_LENGTHS[same.of], context) or near
    if same.unit == "year":
        near = period_compared(near, context)
    if same.year is not None:
        if near is None or near.first is None:
            return nothing("range")
        same = replace(same, offset=same.year - near.first.year)
    if near is None or not near.days:
        return resolve_shift(_as_shift(same), context) if not context.spoken else nothing("range")
    if _already_compared(near.days, context):
        return Found(*near.days, near.unit, anchor=Anchor(near.days[0], "context"))
    first, last = near.days
    count = cal.MONTHS_IN.get(same.unit, 0) * same.offset
    if not count:
        moved: Days = cal.move(first, same.unit, same.offset), cal.move(last, same.unit, same.offset)
    else:
        month_end = cal.month_of(last.year, last.month)[1] == last
        end = cal.add_months(last, count)
        moved = cal.add_months(first, count), cal.month_of(end.year, end.month)[1] if month_end else end
    other = (Period(near.first, near.last),) if near.unit == "year" and same.unit == "year" else ()
    return Found(*moved, near.unit, anchor=Anchor(first, "context"), others=other)


_INNER = frozenset({"day", "month"})
_LENGTHS = {"quarter": range(88, 94), "half": range(180, 186), "month": range(28, 32)}
"""How many days such a period has."""


def _as_long(days: range, context: Context) -> Found | None:
    """The period of such a length that was named last."""
    return next(
        (
            s.found
            for s in reversed(context.spoken[-_REACH:])
            if s.found.days
            and not is_compared(context, s)
            and (s.found.days[1] - s.found.days[0]).days + 1 in days
        ),
        None,
    )


def _already_compared(days: Days, context: Context) -> bool:
    """Whether the period named last is the very one that the same words stood for before: of what the article
    reports on, and named by itself since (对2024年上半年作了调整，上年同期由… of the half year 2025).
    """
    mention = context.mention
    if mention is None:
        return False
    meant = [s for s in context.spoken[-_REACH:] if s.mention.text == mention.text]
    return bool(meant) and meant[-1].found.days == days


def _period_told_of(near: Found | None, context: Context) -> Found | None:
    """The period that the text goes on with, where the day named last is one of it that an earlier sentence
    names in passing (最高单日客流出现在10月1日。), or a month of it that an earlier paragraph does.
    """
    if near is None or near.unit not in _INNER or not near.days or context.mention is None:
        return near
    wide = last_spoken(context, _PERIODS - {near.unit}, compared=False)
    spoken = next((s for s in reversed(context.spoken[-_REACH:]) if s.found is near), None)
    if wide is None or not wide.days or spoken is None:
        return near
    low, _ = sentence_around(context.text, context.mention.start, context.mention.end)
    inside = wide.days[0] <= near.days[0] and near.days[1] <= wide.days[1]
    here = context.breaks(spoken.end, "\n") == (near.unit == "month")
    return wide if inside and spoken.end <= low and here else near


def _as_shift(same: Same) -> Shift:
    """What a comparison counts from where nothing was spoken of: the day of writing."""
    return Shift(abs(same.offset), same.unit, "past" if same.offset < 0 else "future")
