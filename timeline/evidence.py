"""What a date in an article says about the day of writing, as a price for every day that it speaks against.

A day of writing is judged by what it makes of all dates at once: a date told as past must have come, one
that is to come must not, a weekday must fit, a report must follow its period, dates without a year must not
have to jump back a year. The prices are no probabilities: they only rank.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from timeline.dates.calendar import Days, OutOfRangeError, half_of, make_day, month_of, quarter_of, year_of
from timeline.dates.expressions import (
    Expression,
    Fields,
    Mention,
    Ordinal,
    Part,
    Range,
    Relative,
    Same,
    Since,
    Until,
)
from timeline.dates.tense import Tense, sentence_around, tense_at
from timeline.lexicon import Lexicon

REPORT = re.compile(
    r"[财財][报報]|年[报報]|季[报報]|[业業][绩績]|全年|年度|同比|同期|[单單]季|累[计計]"
    r"|results|report|full[- ]year|annual|year[- ]on[- ]year|quarter",
    re.IGNORECASE,
)
LIMIT = re.compile(r"(?:到|至|直到|before|by|until|till|through|towards?)\s*$", re.IGNORECASE)
DUE = re.compile(
    r"(?:target date|deadline|due|scheduled|期限|截止日)[ ,:：]*(?:of|is|for|on|为|為|是)? *$", re.IGNORECASE
)
BUDGETED = re.compile(r"[预預]算|[编編]列|[先续續][编編]|\bbudget\b", re.IGNORECASE)
FISCAL = re.compile(r"年度|fiscal", re.IGNORECASE)
IN_FORCE = re.compile(r"起?(?:正式)?(?:施行|[实實]施|生效|[执執]行)")
"""What is in force from a day is announced before it."""
WRAP = 300
"""Days; a date without a year that would lie further back than this is more likely still to come."""
PRICES = {"past": 3.0, "told": 1.5, "silent": 1.0, "future": 1.5}
LEAD = 160
"""Characters after the first line in which a bare year is that of the news (为2025年球季画下句点)."""
SETTLED = 100
"""Days after a period in which its figures may still be spoken of as to come."""
WRAPPED = {"past": 0.75, "told": 0.1, "silent": 0.1}
"""What a date without a year costs that would lie nearly a year back; without a cue it may be one to come."""
WEEKDAY, PERIOD, DISTANT, YEARLY, DAILY = 1.0, 1.0, 2.0, 0.3, 0.015
"""Prices: wrong weekday, period not over, a year from the corpus, a year after the newest printed date, a day
after the newest date."""


@dataclass(frozen=True, slots=True)
class Told:
    """A date in the text: its calendar fields, its year where one is printed, and how it is told.

    over: figures of the whole period are reported.  end: the end of the period is meant.
    this_year: the year is that of writing.  weekday: printed with it (0 Monday).  leads: stands in the lead.
    """

    mention: Mention
    year: int | None
    month: int | None
    day: int | None
    tense: Tense
    quarter: int | None = None
    half: int | None = None
    this_year: bool = False
    over: bool = False
    end: bool = False
    weekday: int | None = None
    leads: bool = False

    def days(self, year: int) -> Days | None:
        """First and last day in a year."""
        try:
            if self.day is not None:
                found = make_day(year, self.month or 1, self.day)
                return found, found
            if self.month is not None:
                return month_of(year, self.month)
            if self.quarter is not None:
                return quarter_of(year, self.quarter)
            return half_of(year, self.half) if self.half else year_of(year)
        except OutOfRangeError:
            return None

    def reached(self, year: int) -> date | None:
        """The day that must have come for this to be told as past."""
        days = self.days(year)
        return None if days is None else self.last(days)

    def last(self, days: Days) -> date:
        """Of the days that it means, the one that must have come: the first, the last or the day after."""
        if self.over:
            return days[1] + timedelta(days=1)
        return days[1] if self.end else days[0]


def read(mention: Mention, text: str, lexicon: Lexicon) -> Told | None:
    """A mention as calendar fields, or None for what has none (deictics, durations, deadlines)."""
    expression, end = mention.expression, False
    if isinstance(expression, Until):
        if not expression.as_of:
            return None
        expression = expression.end
    if isinstance(expression, Since):
        expression = expression.start
    if isinstance(expression, Range):
        expression = expression.end if isinstance(expression.end, Fields) else expression.start
    compared = isinstance(expression, Same) and expression.year is not None
    if isinstance(expression, Same):
        expression = Fields(year=expression.year)
    if isinstance(expression, Part):
        end, expression = expression.which == "end", expression.within
    expression = last_of(expression)
    if not isinstance(expression, Fields) or expression.lunar or expression.fiscal:
        return None
    within = expression.within
    this_year = isinstance(within, Relative) and within.unit == "year" and within.offset == 0
    year = expression.year or (within.year if isinstance(within, Fields) else None)
    if within is not None and year is None and not this_year:
        return None
    fields = (expression.month, expression.quarter, expression.half)
    if (not any(fields) and (year is None or expression.day)) or not 1990 <= (year or 2000) <= 2200:
        return None
    coarse = expression.month is None
    if coarse and LIMIT.search(text, max(0, mention.start - 10), mention.start):
        return None
    if coarse and not any(fields) and year is not None and is_budgeted(mention, text):
        return Told(mention, year - 1, None, None, "silent")
    tense = tense_at(text, mention.start, mention.end, lexicon)
    if isinstance(mention.expression, Until) and tense == "future":
        tense = "told"
    if DUE.search(text, max(0, mention.start - 24), mention.start) or IN_FORCE.match(text, mention.end):
        tense = "future"
    own = expression.weekday if mention.weekday is None else mention.weekday
    return Told(
        mention, year, expression.month, expression.day, tense, expression.quarter, expression.half,
        this_year, compared or (coarse and is_over(mention, text)), end, own,
        in_lead(text, mention.start),
    )  # fmt: skip


def last_of(expression: Expression) -> Expression:
    """The last of the first quarters or months of a year that are told together (2025年前三季度)."""
    if not isinstance(expression, Ordinal) or not expression.together:
        return expression
    year = expression.within
    if not isinstance(year, Fields) or expression.unit not in ("quarter", "month"):
        return expression
    if expression.unit == "month":
        return replace(year, month=expression.number)
    return replace(year, quarter=expression.number)


def in_lead(text: str, at: int) -> bool:
    """Whether a place lies at the beginning of the first paragraph under the first line."""
    head = text.find("\n")
    return 0 <= head < at < head + LEAD and "\n" not in text[head:at].lstrip("\n")


def is_over(mention: Mention, text: str) -> bool:
    """Whether figures of the period are reported beside it."""
    low, high = sentence_around(text, mention.start, mention.end)
    if REPORT.search(text, max(low, mention.start - 14), min(high, mention.end + 14)):
        return True
    return bool(REPORT.search(text, low, high) and re.search(r"\d", text[mention.end : high]))


def is_budgeted(mention: Mention, text: str) -> bool:
    """Whether a year is that of a budget, which is drawn up in the year before it."""
    low, high = sentence_around(text, mention.start, mention.end)
    return bool(BUDGETED.search(text, low, high)) and bool(FISCAL.search(mention.text))


def without_outliers(told: Sequence[Told]) -> list[Told]:
    """Drop years that lie two or more beyond all others and are printed bare: they are aims, not news."""
    years = sorted({t.year for t in told if t.year is not None and t.tense != "future"})
    kept = len(years)
    for i in range(len(years) - 1, 0, -1):
        if any(t.year == years[i] and (t.month or t.quarter or t.over or t.leads) for t in told):
            break
        if years[i] - years[i - 1] >= 2:
            kept = i
    years = years[:kept]
    top = years[-1] if years else 9999
    return [t for t in told if t.year is None or t.tense == "future" or t.year <= top]


def groundless(told: Sequence[Told]) -> bool:
    """Whether the only printed years are bare ones far from the news: a firm's founding dates no article."""
    past = [t for t in told if t.tense != "future"]
    opening = next((t for t in past if t.day is not None), None)
    years = [t for t in told if t.year is not None]
    if opening is None or any(t.month or t.quarter or t.over or t.tense == "future" for t in years):
        return False
    return len(years) < 3 and all(abs(t.mention.start - opening.mention.start) > 60 for t in years)


def candidates(told: Sequence[Told], near: Sequence[date]) -> Iterator[tuple[date, Told]]:
    """All days on which some date told as past may have come."""
    years = {t.year for t in told if t.year is not None} | {d.year for d in near}
    if not years:
        return
    spread = range(min(years) - 1, max(years) + 2)
    past = [t for t in told if t.tense != "future"]
    for item in [t for t in past if t.day is not None or (t.over and t.year is not None)] or past:
        for year in (item.year,) if item.year is not None else spread:
            day = item.reached(year)
            if day is not None:
                yield day, item


def cheapest(days: Iterable[date], told: Sequence[Told], near: Sequence[date]) -> date:
    """The day of writing that costs least, the earliest of equal ones."""
    best, least = date.max, math.inf
    for day in sorted(days):
        cost = price(day, told, near, least)
        if cost < least:
            best, least = day, cost
    return best


def price(day: date, told: Sequence[Told], near: Sequence[date], limit: float = math.inf) -> float:
    """What a day of writing costs: the dates that it makes strange, and its distance from news.

    A day that costs more than the limit is not reckoned to its end: no part of a price is below nothing.
    """
    away = distance(day, near)
    cost = 0.0
    if away > limit:
        return math.inf
    fine = any(t.day for t in told if t.tense != "future")
    newest: date | None = None
    opening: date | None = None
    printed: date | None = None
    for item in told:
        days, step = placed(item, day)
        cost += step
        if cost > limit:
            return math.inf
        if days is None or item.tense == "future":
            continue
        reached = item.last(days)
        if reached > day:
            continue
        if item.year is not None:
            printed = max(printed or reached, reached)
        if item.day is not None or not fine:
            newest = max(newest or reached, reached)
            opening = opening or reached
    if newest is not None and opening is not None:
        cost += min(1.5, DAILY * (day - newest).days) + min(0.5, DAILY / 2 * (day - opening).days)
    if printed is not None:
        cost += min(1.5, YEARLY * max(0, (day - printed).days - 90) / 365)
    return cost + away


def distance(day: date, near: Sequence[date]) -> float:
    """What it costs that a day lies far from all that the rest of the corpus speaks from."""
    if not near:
        return 0.0
    at = bisect_left(near, day)
    return DISTANT * min(2.0, min(abs((day - d).days) for d in near[max(0, at - 1) : at + 1]) / 365)


def placed(item: Told, day: date) -> tuple[Days | None, float]:
    """The days that a date means if it is written on a day, and the price of that."""
    cost = 0.0
    if item.year is not None or item.this_year:
        days = item.days(item.year or day.year)
        if days is None:
            return None, 0.0
        if item.tense == "future":
            late = (day - days[1]).days
            cost = PRICES["future"] if late > (SETTLED if item.day is None else 0) else 0.0
        elif days[0] > day:
            cost = PRICES[item.tense]
        elif item.over and days[1] >= day:
            cost = PERIOD
    else:
        days = item.days(day.year)
        if days is None:
            return None, 0.0
        if item.tense == "future":
            days = days if days[1] >= day else item.days(day.year + 1) or days
            cost = PRICES["future"] / 2 if (days[0] - day).days > WRAP else 0.0
        elif item.last(days) > day:
            days = item.days(day.year - 1) or days
            cost = WRAPPED[item.tense] if (day - days[0]).days > WRAP else 0.0
    if item.weekday is not None and item.day and days[0].weekday() != item.weekday:
        cost += WEEKDAY
    return days, cost
