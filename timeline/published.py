"""When an article appeared, as an interval that its own text (and then the rest of the corpus) leaves open.

What is used, strongest first: a deictic beside a date (yesterday, 12 September), a dateline or a press-time
note, the latest date told as past, the earliest told as still to come, years that are printed or that a
weekday fixes, reports that must have ended before they can be told (a second-quarter report is read in July
at the earliest). News follows its newest date closely: `NEWS` days when that date opens the article, `RECENT`
otherwise. Every bound names the passage that it rests on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from timeline.dates.calendar import OutOfRangeError, half_of, make_day, month_of, quarter_of, week_of, year_of
from timeline.dates.expressions import Fields, Mention, Range, Relative, Since, Until, Weekday
from timeline.dates.tense import sentence_around, tense_at
from timeline.lexicon import BUILTIN, Lexicon
from timeline.model import Document, Period, Span

NEWS, RECENT, OPEN = timedelta(days=3), timedelta(days=14), timedelta(days=120)
LEAP = timedelta(days=12)
"""A date further than this after all others is only believed past where the words say so."""
BACK, AHEAD = timedelta(days=300), timedelta(days=65)
PRESS_TIME = re.compile(
    r"截稿|发稿|發稿|记者截稿|at press time|as (?:of|this) (?:writing|went to press)", re.IGNORECASE
)
DATELINE = re.compile(r"\s*[）)]?\s*[电電讯訊]|\s*(?:\([^()\n]{2,40}\)\s*)?[-–—]{1,2}\s")
REPORT = re.compile(
    r"[财財][报報]|年[报報]|季[报報]|[业業][绩績]|全年|年度|同比|[单單]季|累[计計]"
    r"|results|report|full[- ]year|annual|year[- ]on[- ]year|quarter",
    re.IGNORECASE,
)
LIMIT = re.compile(r"(?:到|至|直到|before|by|until|till|through|through to|towards?)\s*$", re.IGNORECASE)
DEICTIC = re.compile(r"^(?:(昨)|(今)|(明))[天日晚早]|^(?:(yesterday)|(today)|(tomorrow))\b", re.IGNORECASE)
BESIDE = re.compile(r"^[\s,，、(（）)—–-]*(?:即|也就是|on|the)?\s*$")


@dataclass(frozen=True, slots=True)
class Told:
    """A date in the text: calendar days without (`year` None) or with a year, and how it is told."""

    mention: Mention
    year: int | None
    month: int | None
    day: int | None
    tense: str
    this_year: bool = False

    @property
    def weekday(self) -> int | None:
        """The weekday that is printed with it."""
        said = self.mention.expression
        own = said.weekday if isinstance(said, Fields) else None
        return self.mention.weekday if own is None else own

    def on(self, year: int) -> date | None:
        """The day in a year; the month's first where no day is printed."""
        try:
            return make_day(year, self.month or 1, self.day or 1)
        except OutOfRangeError:
            return None


@dataclass(frozen=True, slots=True)
class Bound:
    """A day, and the mentions that it rests on."""

    day: date
    because: tuple[Mention, ...]


def infer_published(
    document: Document, mentions: Sequence[Mention], lexicon: Lexicon = BUILTIN, near: Sequence[date] = ()
) -> tuple[Period | None, tuple[Span, ...]]:
    """Give the days on which an article can have appeared, and the passages that say so.

    near: days that the rest of the corpus speaks from; they choose the year where the text names none.
    """
    text = document.text
    told = [t for m in mentions if (t := read(m, text, lexicon)) is not None]
    floor = year_floor(told, mentions, text, lexicon)
    start = anchor(told)
    year = year_of_anchor(start, floor, near, told) if start else None
    because: list[Mention] = [*(floor.because if floor else ())]
    if start is None or year is None:
        period, more = without_days(floor, told, mentions)
        return (period, spans(document, [*because, *more])) if period else (None, ())
    first = start.on(year)
    if first is None:
        return None, ()
    exact = beside(told, mentions, text, first)
    if exact is not None:
        period, more = exact
        return period, spans(document, [*because, *more])
    low = latest(told, first, floor)
    high = ceiling(told, mentions, low, document)
    month_end = same_month(mentions, told, low, text)
    if month_end is not None and month_end.day < high.day:
        high = month_end
    return Period(low.day, high.day), spans(document, [*because, *low.because, *high.because])


def read(mention: Mention, text: str, lexicon: Lexicon) -> Told | None:
    """A mention as calendar fields, or None for what is no day or month (deictics, durations …)."""
    expression = mention.expression
    if isinstance(expression, Until) and expression.as_of:
        expression = expression.end
    if isinstance(expression, Since):
        expression = expression.start
    if isinstance(expression, Range):
        expression = expression.end if isinstance(expression.end, Fields) else expression.start
    if not isinstance(expression, Fields) or expression.lunar or expression.month is None:
        return None
    within = expression.within
    this_year = isinstance(within, Relative) and within.unit == "year" and within.offset == 0
    year = expression.year
    if isinstance(within, Fields):
        year = year or within.year
    elif within is not None and not this_year:
        return None
    tense = tense_at(text, mention.start, mention.end, lexicon)
    if mention.text.startswith(("截至", "截止", "as of", "As of")) and tense == "future":
        tense = "past"
    return Told(mention, year, expression.month, expression.day, tense, this_year)


def year_floor(
    told: Sequence[Told], mentions: Sequence[Mention], text: str, lexicon: Lexicon
) -> Bound | None:
    """The latest day that dates with a printed year say had come."""
    found: list[Bound] = []
    for item in told:
        if item.year is not None and item.tense != "future" and (day := item.on(item.year)):
            found.append(Bound(day, (item.mention,)))
    for mention in mentions:
        days = printed_period(mention)
        if days is None or LIMIT.search(text, max(0, mention.start - 10), mention.start):
            continue
        if tense_at(text, mention.start, mention.end, lexicon) == "future":
            continue
        low, high = sentence_around(text, mention.start, mention.end)
        near = REPORT.search(text, max(low, mention.start - 14), min(high, mention.end + 14))
        over = near or (REPORT.search(text, low, high) and re.search(r"\d", text[mention.end : high]))
        found.append(Bound(days[1] + timedelta(days=1) if over else days[0], (mention,)))
    fine = [b for b in found if any(t.mention is b.because[0] for t in told)]
    if fine:
        top = max(b.day for b in fine)
        found = [b for b in found if b.day <= top + timedelta(days=370)]
    return max(found, key=lambda b: b.day, default=None)


def printed_period(mention: Mention) -> tuple[date, date] | None:
    """First and last day of a year, half or quarter with a printed year."""
    expression = mention.expression
    fields = expression if isinstance(expression, Fields) else getattr(expression, "within", None)
    if not isinstance(fields, Fields) or fields.month is not None or fields.lunar:
        return None
    year = fields.year or (fields.within.year if isinstance(fields.within, Fields) else None)
    if year is None or not 1990 <= year <= 2200:
        return None
    if fields.quarter:
        return quarter_of(year, fields.quarter)
    return half_of(year, fields.half) if fields.half else year_of(year)


def anchor(told: Sequence[Told]) -> Told | None:
    """The date that the article starts from: its first day told as past, else its first month."""
    days = [t for t in told if t.day is not None and t.tense != "future"]
    return next(iter(days), next((t for t in told if t.tense != "future"), None))


def year_of_anchor(
    start: Told, floor: Bound | None, near: Sequence[date], told: Sequence[Told]
) -> int | None:
    """The year of the first date: printed, fixed by its weekday, or the first after the floor."""
    if start.year is not None:
        return start.year
    if floor is not None:
        years: Iterable[int] = range(floor.day.year, floor.day.year + 8)
        possible = [
            y for y in years if (d := start.on(y)) and (d >= floor.day or same_month_as(d, floor.day))
        ]
    else:
        possible = sorted({d.year + k for d in near for k in (-1, 0, 1)})
        possible = [y for y in possible if (d := start.on(y)) and any(abs((d - n).days) < 200 for n in near)]
    dated = [t for t in told if t.weekday is not None and t.day and t.year is None and t.tense != "future"]
    for item in dated:
        fits = [y for y in possible if (d := item.on(y)) and d.weekday() == item.weekday]
        if fits:
            return fits[0]
    if floor is None and len({*possible}) > 1:
        centre = sorted(near)[len(near) // 2]
        possible.sort(key=lambda y: abs(((start.on(y) or centre) - centre).days))
    return possible[0] if possible else None


def same_month_as(day: date, other: date) -> bool:
    """Whether two days lie in one month of one year."""
    return (day.year, day.month) == (other.year, other.month)


def latest(told: Sequence[Told], first: date, floor: Bound | None) -> Bound:
    """The newest day that is told as past: without a leap that no cue bears out."""
    dated = [t for t in told if t.day is not None] or list(told)
    found: list[tuple[date, Told]] = []
    for item in dated:
        years = [item.year] if item.year is not None else [first.year + k for k in (-1, 0, 1)]
        days = [d for y in years if (d := item.on(y)) and (item.year or first - BACK <= d <= first + AHEAD)]
        found.extend((d, item) for d in days if item.tense != "future")
    low = floor if floor is not None and floor.day >= first else Bound(first, ())
    for day, item in sorted(found, key=lambda pair: pair[0]):
        if day >= low.day and (day - low.day <= LEAP or item.tense == "past"):
            low = Bound(day, (item.mention,))
    return low


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
                d for y in years if (d := item.on(y)) and d > low.day - timedelta(days=item.tense == "future")
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
        day = opening.on(opening.year or first.year)
        if day and stamped(opening.mention, text):
            best = Period(day, day + timedelta(days=1)), [opening.mention]
            break
    ordered = sorted(mentions, key=lambda m: m.start)
    for whole in place.values():
        own = DEICTIC.match(whole.mention.text)
        day = whole.on(whole.year or first.year)
        if own and day:
            day += timedelta(days=1 - ((own.lastindex or 1) - 1) % 3)
            return Period(day, day), [whole.mention]
    for i, mention in enumerate(ordered):
        for other in ordered[max(0, i - 2) : i + 3]:
            item = place.get(other.start)
            gap = text[min(mention.end, other.end) : max(mention.start, other.start)]
            if item is None or other is mention or not near_by(mention, other, ordered, gap):
                continue
            day = item.on(item.year or first.year)
            days = counted_back(mention, day) if day else None
            if days and (best is None or length(days) < length(best[0])):
                best = days, [mention, other]
    return best


def stamped(mention: Mention, text: str) -> bool:
    """Whether a date is the article's own: its dateline, or the time at which it went to press."""
    if PRESS_TIME.search(text, max(0, mention.start - 14), mention.start + 4):
        return True
    return mention.start < text.find("\n") + 120 and bool(DATELINE.match(text, mention.end))


def near_by(mention: Mention, other: Mention, ordered: Sequence[Mention], gap: str) -> bool:
    """Whether only punctuation (or a weekday) stands between two mentions."""
    between = [m for m in ordered if min(mention.end, other.end) <= m.start < max(mention.start, other.start)]
    for m in between:
        if m is not mention and m is not other and isinstance(m.expression, Weekday):
            gap = gap.replace(m.text, "")
    return len(gap) <= 16 and bool(BESIDE.match(gap))


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


def without_days(
    floor: Bound | None, told: Sequence[Told], mentions: Sequence[Mention]
) -> tuple[Period | None, list[Mention]]:
    """Bounds of an article that tells no day: from its newest printed period, within its year."""
    if floor is None:
        return None, []
    yearly = [
        m for m in mentions if (r := year_relative(m)) is not None and r.unit == "year" and abs(r.offset) <= 1
    ]
    last = date(floor.day.year, 12, 31) if yearly else floor.day + OPEN
    return Period(floor.day, max(last, floor.day)), yearly[:1]


def year_relative(mention: Mention) -> Relative | None:
    """The 今年 or 去年 of a mention, alone or with fields in it."""
    said = mention.expression
    inner = said if isinstance(said, Relative) else getattr(said, "within", None)
    return inner if isinstance(inner, Relative) else None


def spans(document: Document, mentions: Iterable[Mention]) -> tuple[Span, ...]:
    """The passages as evidence, in their order, each once."""
    found = {(m.start, m.end): m.text for m in mentions}
    return tuple(Span(document.id, start, end, text) for (start, end), text in sorted(found.items()))


def infer_corpus(
    documents: Sequence[Document], mentions: Sequence[Sequence[Mention]], lexicon: Lexicon = BUILTIN
) -> list[Document]:
    """Date all documents that say nothing of themselves, first from their own text, then from the others."""
    from timeline.dating import narrowed

    near = [d.published.first for d in documents if d.published and d.published.first]
    done: list[Document] = []
    for document, found in zip(documents, mentions, strict=True):
        if document.published is None:
            period, because = infer_published(document, found, lexicon, near)
            if period is not None:
                near.append(period.first or period.last or date.min)
                document = replace(document, published=period, published_how="inferred", evidence=because)
        done.append(document)
    return narrowed(done, mentions, lexicon)
