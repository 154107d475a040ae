"""When an article appeared, as an interval that its own text (and then the rest of the corpus) leaves open.

What is used, strongest first: the article's own stamp (a dateline, the time at which it went to press), a
deictic beside a date (yesterday, 12 September), then the day that makes the least of the dates strange
(`timeline.evidence`). News follows its newest date closely: `NEWS` days when that date opens the article,
`RECENT` otherwise, and never beyond a date that is still to come. Every bound names the passage it rests on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from timeline.dates.calendar import month_of, week_of
from timeline.dates.expressions import Fields, Mention, Relative, Weekday
from timeline.evidence import Told, candidates, cheapest, groundless, read, without_outliers
from timeline.lexicon import BUILTIN, Lexicon
from timeline.model import Document, Period, Span

NEWS, RECENT, OPEN, AHEAD = timedelta(days=3), timedelta(days=14), timedelta(days=120), timedelta(days=65)
TOP, BYLINE = 3, 90
"""Lines above a byline at most, and its characters."""
MOST = 250
"""Dates that are weighed; a long text says in its first ones when it was written."""
PRESS_TIME = re.compile(
    r"截稿|[发發]稿|[发發][布佈][时時][间間]|[发發]表于"
    r"|at press time|as of writing|as (?:this|we) went to press",
    re.IGNORECASE,
)
DATELINE = re.compile(r"\s*[）)]?\s*[电電讯訊]|\s*(?:\([^()\n]{2,40}\)\s*)?[-–—]{1,2}\s")
PARTS = re.compile(r"[|｜·•\u3000（(]|\s{2,}|(?<=[\u3400-\u9fff])\s|\s(?=[\u3400-\u9fff])")
CLOCK = re.compile(r"(?:\s\d{1,2}:\d\d(?::\d\d)?)?")
"""What parts a line under the title, and the time of day behind a date in it."""
SERIAL = re.compile(
    r"(?:早餐|[早晚晨日周快简簡午]报|[早晚晨日周快简簡午]報|早参|早參|早知道|要闻|要聞|收评|收評|复盘|復盤|播报|播報)\W{0,3}$"
    r"|\b(?:briefing|digest|roundup|bulletin|newsletter|wrap)\b\W{0,3}$",
    re.IGNORECASE,
)
"""What a paper that comes every day or week is called, before the date of an issue in its title."""
DEICTIC = re.compile(r"^(?:(昨)|(今)|(明))[天日晚早]|^(?:(yesterday)|(today)|(tomorrow))\b", re.IGNORECASE)
NUMBERED_AWAY = {"前": -2, "昨": -1, "今": 0, "明": 1}
NUMBERED = re.compile(r"(?:截至)?([前昨今明])天?\s?[(（]\s?(\d{1,2})\s?(?:[)）]\s?[日号號晚晨早]|[日号號])")
"""A deictic with the day of the month in it: 昨（14）日."""
BESIDE = re.compile(r"^[\s,，、(（）)—–-]*(?:即|也就是|是|on|is|the)?\s*$")


@dataclass(frozen=True, slots=True)
class Bound:
    """A day, and the mentions that it rests on."""

    day: date
    because: tuple[Mention, ...]
    fine: bool = True


def infer_published(
    document: Document, mentions: Sequence[Mention], lexicon: Lexicon = BUILTIN, near: Sequence[date] = ()
) -> tuple[Period | None, tuple[Span, ...]]:
    """Give the days on which an article can have appeared, and the passages that say so.

    near: sorted days that the rest of the corpus speaks from; they choose the year where the text does not.
    """
    text = document.text
    told = without_outliers([t for m in mentions[:MOST] if (t := read(m, text, lexicon)) is not None])
    told = [with_weekday(t, mentions, text) for t in told]
    low = newest(told, near)
    if low is None:
        return None, ()
    because: list[Mention] = list(low.because)
    exact = of_the_month(told, mentions, low.day, near) or beside(told, mentions, text, low.day)
    if exact is not None:
        period, more = exact
        return period, spans(document, [*because, *more])
    if not low.fine:
        period, more = without_days(low, mentions)
        return period, spans(document, [*because, *more])
    high = ceiling(told, mentions, low, document)
    month_end = same_month(mentions, told, low, text)
    if month_end is not None and month_end.day < high.day:
        high = month_end
    return Period(low.day, high.day), spans(document, [*because, *high.because])


def newest(told: Sequence[Told], near: Sequence[date]) -> Bound | None:
    """The day of writing that costs least, the earliest of equal ones, with its date and a printed year."""
    if not near and groundless(told):
        return None
    found: dict[date, Told] = {}
    for day, item in candidates(told, near):
        if day not in found or (item.day is not None and found[day].day is None):
            found[day] = item
    if not found:
        return None
    best = cheapest(found, told, near)
    years = [
        t
        for t in told
        if t.year is not None and t.tense != "future" and (r := t.reached(t.year)) and r <= best
    ]
    year = max(years, key=lambda t: t.reached(t.year or 0) or date.min, default=None)
    return Bound(best, (found[best].mention, *((year.mention,) if year else ())), found[best].day is not None)


def with_weekday(item: Told, mentions: Sequence[Mention], text: str) -> Told:
    """A bare weekday in the sentence of a dateline is the dateline's (Feb 21 – The agency said on Friday)."""
    if item.day is None or not stamped(item.mention, text):
        return item
    item = replace(item, tense="past")
    if item.weekday is not None:
        return item
    for mention in mentions:
        said = mention.expression
        if not isinstance(said, Weekday) or said.offset is not None:
            continue
        bare = 0 < mention.start - item.mention.end < 240
        if bare and not re.search(r"[a-z]{2}\.\s|[。!?！？]", text[item.mention.end + 1 : mention.start]):
            return replace(item, weekday=said.weekday)
    return item


def ceiling(told: Sequence[Told], mentions: Sequence[Mention], low: Bound, document: Document) -> Bound:
    """The last day that the article can be of: before what is to come, close to its news."""
    opening = [s for s in document.sentences if s.section in ("lead", "headline", "body")][:3]
    place = low.because[0].start if low.because else 0
    leads = bool(opening) and place < opening[-1].end
    found = [Bound(low.day + (NEWS if leads else RECENT), ())]
    for item in told:
        years = [item.year] if item.year else [low.day.year, low.day.year + 1]
        if item.day is not None:
            days = [
                d
                for y in years
                if (d := item.reached(y)) and d > low.day - timedelta(days=item.tense == "future")
            ]
            found.extend(Bound(d, (item.mention,)) for d in days[:1] if d - low.day <= AHEAD)
    yearly = [
        m for m in mentions if (r := year_relative(m)) is not None and (r.unit, r.offset) == ("year", 0)
    ]
    if yearly:
        found.append(Bound(date(low.day.year, 12, 31), (yearly[0],)))
    return min(found, key=lambda b: b.day)


def same_month(mentions: Sequence[Mention], told: Sequence[Told], low: Bound, text: str) -> Bound | None:
    """A bare day of the month (on the 26th) far from any month is a day of the month of writing."""
    for mention in mentions:
        fields = mention.expression
        if not isinstance(fields, Fields) or fields.day != low.day.day:
            continue
        if (fields.month, fields.year, fields.within, fields.weekday) != (None, None, None, None):
            continue
        before = [t.mention.end for t in told if t.mention.end <= mention.start]
        if before and "。" in text[before[-1] : mention.start]:
            return Bound(month_of(low.day.year, low.day.month)[1], (mention,))
    return None


def beside(
    told: Sequence[Told], mentions: Sequence[Mention], text: str, first: date
) -> tuple[Period, list[Mention]] | None:
    """A deictic right beside a date: yesterday, 12 September; 今天（5月6日）; last week, on 3 September."""
    best: tuple[Period, list[Mention]] | None = None
    place = {t.mention.start: t for t in told if t.day is not None}
    for opening in place.values():
        day = opening.reached(opening.year or first.year)
        stamp = titled(opening.mention, text) or bylined(opening.mention, text)
        if day and opening.year and stamp:
            return Period(day, day), [opening.mention]
        if day and stamped(opening.mention, text):
            best = Period(day, day + timedelta(days=1)), [opening.mention]
            break
    ordered = sorted(mentions, key=lambda m: m.start)
    for whole in place.values():
        own = DEICTIC.match(whole.mention.text)
        day = whole.reached(whole.year or first.year)
        if own and day:
            day += timedelta(days=1 - ((own.lastindex or 1) - 1) % 3)
            return Period(day, day), [whole.mention]
    for i, mention in enumerate(ordered):
        for other in ordered[max(0, i - 2) : i + 3]:
            item = place.get(other.start)
            gap = text[min(mention.end, other.end) : max(mention.start, other.start)]
            if item is None or other is mention or not near_by(mention, other, ordered, gap):
                continue
            day = item.reached(item.year or first.year)
            days = counted_back(mention, day) if day else None
            if days and (best is None or length(days) < length(best[0])):
                best = days, [mention, other]
    return best


def of_the_month(
    told: Sequence[Told], mentions: Sequence[Mention], first: date, near: Sequence[date]
) -> tuple[Period, list[Mention]] | None:
    """The day of writing by a deictic that prints its day of the month: the cheapest after the news."""
    for mention in mentions:
        printed = NUMBERED.match(mention.text)
        if printed is None:
            continue
        days = (first + timedelta(days=ahead) for ahead in range(OPEN.days))
        written = [d - timedelta(days=NUMBERED_AWAY[printed[1]]) for d in days if d.day == int(printed[2])]
        day = cheapest(written, told, near)
        return (Period(day, day), [mention]) if written else None
    return None


def stamped(mention: Mention, text: str) -> bool:
    """Whether a date is the article's own: its dateline, or the time at which it went to press."""
    if PRESS_TIME.search(text, max(0, mention.start - 14), mention.start + 4):
        return True
    line = line_at(mention, text)
    if len(line) <= mention.end - mention.start + 4 and text.strip() != line:
        return True
    if mention.start < text.find("\n") + 120 and DATELINE.match(text, mention.end):
        return True
    return bylined(mention, text)


def bylined(mention: Mention, text: str) -> bool:
    """Whether a date with its year ends a line under the title that is no sentence, or is a part of one by
    itself (The Post, 2 May 2025; 2025年9月3日　来源：…　记者…).
    """
    said = mention.expression
    if not isinstance(said, Fields) or not isinstance(said.year, int) or said.day is None:
        return False
    above = [part for part in text[: mention.start].split("\n")[:-1] if part.strip()]
    bare, day = line_at(mention, text).strip("*_ \t|（）()"), mention.text.strip()
    if not 1 <= len(above) <= TOP or len(bare) > BYLINE:
        return False
    return bare.endswith(day) or any(
        part.strip().startswith(day) and CLOCK.fullmatch(part.strip(), len(day)) for part in PARTS.split(bare)
    )


def line_at(mention: Mention, text: str) -> str:
    """The line that a date stands in."""
    return text[text.rfind("\n", 0, mention.start) + 1 :].split("\n", 1)[0].strip()


def titled(mention: Mention, text: str) -> bool:
    """Whether a date is that of an issue of a paper, in its title."""
    title = text[: text.find("\n")] if "\n" in text else ""
    return mention.end <= len(title) and SERIAL.search(title, 0, mention.start) is not None


def near_by(mention: Mention, other: Mention, ordered: Sequence[Mention], gap: str) -> bool:
    """Whether only punctuation (or a weekday) stands between two mentions."""
    between = [m for m in ordered if min(mention.end, other.end) <= m.start < max(mention.start, other.start)]
    for m in between:
        if m is not mention and m is not other and isinstance(m.expression, Weekday):
            gap = gap.replace(m.text, "")
    return len(gap) <= 16 and "\n" not in gap and bool(BESIDE.match(gap))


def counted_back(mention: Mention, day: date) -> Period | None:
    """The days of writing from which a deictic leads to a day."""
    said = mention.expression
    if isinstance(said, Relative) and said.base == "published":
        if said.unit == "day" and abs(said.offset) <= 3:
            found = day - timedelta(days=said.offset)
            return Period(found, found)
        if said.unit == "week":
            first, last = week_of(day - timedelta(days=7 * said.offset))
            return Period(first, last)
    return None


def length(days: Period) -> int:
    """Days from one end to the other."""
    return (days.last - days.first).days if days.first and days.last else 10**6


def without_days(low: Bound, mentions: Sequence[Mention]) -> tuple[Period, list[Mention]]:
    """Bounds of an article that tells no day: from its newest printed period, within its year."""
    yearly = [
        m for m in mentions if (r := year_relative(m)) is not None and r.unit == "year" and abs(r.offset) <= 1
    ]
    last = (
        min(low.day + OPEN, date(low.day.year, 12, 31)) if yearly and low.day.month < 11 else low.day + OPEN
    )
    return Period(low.day, last), yearly[:1]


def year_relative(mention: Mention) -> Relative | None:
    """The 今年 or 去年 of a mention, alone or with fields in it."""
    said = mention.expression
    inner = said if isinstance(said, Relative) else getattr(said, "within", None)
    return inner if isinstance(inner, Relative) else None


def spans(document: Document, mentions: Iterable[Mention]) -> tuple[Span, ...]:
    """The passages as evidence, in their order, each once."""
    found = {(m.start, m.end): m.text for m in mentions}
    return tuple(Span(document.id, start, end, text) for (start, end), text in sorted(found.items()))
