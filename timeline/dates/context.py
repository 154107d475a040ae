"""What is known around a date when it is resolved: the day of writing, and the dates spoken of before it."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal

from timeline.dates import calendar as cal
from timeline.dates.calendar import Days, OutOfRangeError
from timeline.dates.expressions import Expression, Mention, Relative, Same
from timeline.dates.tense import Tense, is_led_ahead, tense_at
from timeline.lexicon import Lexicon
from timeline.model import Anchor, Period
from timeline.rows import quick

_ALLOWANCE = {"past": timedelta(days=7), "told": timedelta(days=150)}
"""How far after the day of writing a date without a year may lie before the year before it is meant."""
_PASSED = timedelta(days=31)
"""How far before the day of writing a date must lie so that a future cue moves it to the next year."""

_LONG = 80
"""Days of a period that is told of when it is over: the paragraph's year goes before the year of writing."""

Chosen = Literal["printed", "tense", "published", "context"]


@quick
@dataclass(frozen=True, slots=True)
class Found:
    """A resolved expression: days (None at an open end), its unit, and how it came about."""

    first: date | None
    last: date | None
    unit: str
    timex: str | None = None
    flags: frozenset[str] = frozenset()
    anchor: Anchor | None = None
    others: tuple[Period, ...] = ()
    known: bool = True

    @property
    def days(self) -> Days | None:
        """Both ends, where both are there."""
        return None if self.first is None or self.last is None else (self.first, self.last)


UNKNOWN = Found(None, None, "day", known=False)


@quick
@dataclass(frozen=True, slots=True)
class Spoken:
    """A date that was spoken of: where it stands, what it is, and whether its year was printed."""

    start: int
    end: int
    found: Found
    mention: Mention


@functools.cache
def _any_of(marks: str) -> re.Pattern[str]:
    return re.compile(f"[{re.escape(marks)}]")


@dataclass(slots=True)
class Context:
    """State of one document's resolution, moved on from mention to mention.

    today: first and last possible day of writing, None when it is not known.
    resolver: gives the days of any expression, so that one that holds another can ask.
    """

    text: str
    today: Days | None
    lexicon: Lexicon
    resolver: Callable[[Expression, Context], Found]
    spoken: list[Spoken] = field(default_factory=list)
    mention: Mention | None = None

    def resolve(self, expression: Expression) -> Found:
        """The days of an expression inside the one in hand."""
        return self.resolver(expression, self)

    @property
    def tense(self) -> Tense:
        """The tense around the mention in hand."""
        if self.mention is None:
            return "silent"
        return tense_at(self.text, self.mention.start, self.mention.end, self.lexicon)

    def breaks(self, since: int, mark: str) -> bool:
        """Whether `mark` (a line or a sentence end) stands between a place and the mention in hand."""
        start = self.mention.start if self.mention else len(self.text)
        return _any_of(mark).search(self.text, since, start) is not None


def choose_year(
    context: Context, make: Callable[[int], Days], inherit: frozenset[str] | None
) -> tuple[int, Chosen] | tuple[None, None]:
    """Choose the year of a date printed without one.

    make: gives the days in a year (it may raise OutOfRangeError, when the day is impossible there).
    inherit: units of the dates whose year is taken over first, if they stand before in the same sentence;
    None takes over none.
    Order: a year in the same sentence; the tense against the day of writing; the year of writing;
    the last year spoken of. None when nothing is known.
    """
    near = _year_from(context, make)
    if near is not None:
        return near, "context"
    if inherit is not None:
        marks = "。！？\n"
        near = _year_before(context, marks, inherit) or _year_of_table(context)
    if near is not None and not _is_ahead(context, make, near) and not _is_behind(context, make, near):
        return near, "context"
    if context.today is None:
        near = _year_before(context, "")
        return (near, "context") if near is not None else (None, None)
    year = context.today[1].year
    try:
        first, last = make(year)
    except OutOfRangeError:
        return year, "published"
    unfinished = (last - first).days >= _LONG and last > context.today[1]
    if (
        last + _PASSED >= context.today[0]
        and first <= context.today[1] + _ALLOWANCE["past"]
        and not unfinished
    ):
        return year, "published"  # near the day of writing: no tense moves it
    tense = context.tense
    if tense == "future":
        return (year + 1, "tense") if last + _PASSED < context.today[0] else (year, "published")
    if tense in _ALLOWANCE and unfinished:
        told = _year_before(context, "\n")
        if told is not None and told < year:
            return told, "context"
    if tense in _ALLOWANCE and first > context.today[1] + _ALLOWANCE[tense]:
        return year - 1, "tense"
    return year, "published"


def _is_ahead(context: Context, make: Callable[[int], Days], year: int) -> bool:
    """Whether a cue says that it was, while in that year it would be yet to come."""
    if context.today is None or context.tense != "past":
        return False
    try:
        return make(year)[0] > context.today[1]
    except OutOfRangeError:
        return False


def _is_behind(context: Context, make: Callable[[int], Days], year: int) -> bool:
    """Whether a cue says that it will be, while in that year, that of writing or before, it is long over."""
    if context.today is None or year > context.today[1].year or context.mention is None:
        return False
    if not is_led_ahead(context.text, context.mention.start, context.lexicon):
        return False
    try:
        return make(year)[1] + _PASSED < context.today[0]
    except OutOfRangeError:
        return False


def _year_before(context: Context, mark: str, units: frozenset[str] | None = None) -> int | None:
    """The year of the nearest date before with no mark in between, if it lies in a single year.

    units: a date of one of these goes before nearer ones of others.
    """
    nearest = None
    for spoken in reversed(context.spoken[-8:]):
        if mark and context.breaks(spoken.end, mark):
            break
        days = spoken.found.days
        if not days or days[0].year != days[1].year or "vague" in spoken.found.flags:
            continue
        if is_compared(context, spoken) or _of_whom(context, spoken) or _in_passing(context, spoken):
            continue
        if units is None or spoken.found.unit in units:
            return days[0].year
        nearest = nearest or days[0].year
    return nearest


_FROM = re.compile(r" (?:from|instead of|rather than) (?:early |late |mid-|the end of )?")


def _year_from(context: Context, make: Callable[[int], Days]) -> int | None:
    """The year of what an English date was moved from (put back to February 2026 from October)."""
    spoken = context.spoken[-1] if context.spoken else None
    days = spoken.found.days if spoken is not None else None
    if spoken is None or days is None or context.mention is None:
        return None
    if not _FROM.fullmatch(context.text, spoken.end, context.mention.start):
        return None
    try:
        return days[0].year if make(days[0].year)[0] < days[0] else days[0].year - 1
    except OutOfRangeError:
        return None


_STOP = re.compile(r"[.!?][\"”’)]? ")
_OPENING = re.compile(r"(?:^|[.!?\n][\"”’)]? ?)[\"“‘(]?(?:In |Over |During )?$")


def _in_passing(context: Context, spoken: Spoken) -> bool:
    """Whether an English year that is told from the day of writing stands in an earlier sentence, and does
    not open it (revenue of $7m last year. In March it had 62 users).
    """
    if context.mention is None or not isinstance(spoken.mention.expression, Relative):
        return False
    if _STOP.search(context.text, spoken.end, context.mention.start) is None:
        return False
    return _OPENING.search(context.text, max(0, spoken.start - 12), spoken.start) is None


_WHOM = re.compile(r"[^，。；,;\n的]{2,14}的[^，。；,;\n的]{2,6}[于於在自][\s]?")


def _of_whom(context: Context, spoken: Spoken) -> bool:
    """Whether a year only says of whom the date is told (去年进军本港的某公司于7月将…)."""
    if context.mention is None or not isinstance(spoken.mention.expression, Relative):
        return False
    return _WHOM.fullmatch(context.text, spoken.end, context.mention.start) is not None


_COMPARING = re.compile(
    r"(?:\b(?:than|against|versus|vs\.?|compared (?:with|to)|same \w+ (?:of|in)"
    r"|(?:up|down|rise|rose|fell|increase|decline|drop|fall|growth|gain)\b[^;,\n]{0,24} (?:from|on|over))"
    r"|% (?:over|on|from|above|below))\b(?:[^.;,\n]|(?<=\d)[.,](?=\d)){0,40}$",
    re.IGNORECASE,
)


_BASIS = re.compile(
    r"(?:(?<![占佔])比|[較较]|相比[於于]?|[對对]比|[較较相][對对較较]?[於于]|[高低多少優优][於于])\s?$"
)
_BASIS_ENDS = frozenset("比較较於于与與跟和同 ")
_IS = frozenset("是为為")
_BESIDE = re.compile(r"[与與跟和同]\s?$")
_MULTIPLE = re.compile(
    r"[^，。；,;]{0,16}的[约近不到]{0,2}(?:[\d.一二三四五六七八九十两兩]+[多余餘]?(?:倍|成|[%％])|一半)"
)
"""What makes a period only what another is held against: 是前一年52.7亿元的3.5倍."""
_MATCHED = re.compile(r"的?[^，。；,;\s]{0,6}相[比較较]")


_OUT_OF = frozenset("由从從")
_FROM_OLD = re.compile(r"的[^，,。；]{1,12}?(?:[提上回攀]?升|[下回]?[降跌]|增|[减減]|[扩擴缩縮]|提高|改善)")
"""What makes a period that of what a value was before (由去年的31%提升到38%)."""
_COMMAS = frozenset("，,；;")
_VALUED = re.compile(r"(?:则|則|仅|僅|约|約|只有)?[为為是](?:约|約)?\s?[-−]?[\d一二两三四五六七八九十百]")


def _earlier_beside(context: Context, spoken: Spoken) -> bool:
    """Whether a period opens a clause with only its value, in a sentence that began with a later one of its
    kind (二季度毛利率为17.8%，一季度为16.2%).
    """
    if not _VALUED.match(context.text, spoken.end) or not spoken.found.days:
        return False
    low = max((context.text.rfind(m, 0, spoken.start) for m in "。！？\n"), default=-1)
    first = next((s for s in context.spoken[-12:] if low < s.start < spoken.start and s.found.days), None)
    later = first is not None and first.found.days is not None and first.found.days > spoken.found.days
    return later and first is not None and first.found.unit == spoken.found.unit


def is_compared(context: Context, spoken: Spoken) -> bool:
    """Whether a date is only what another one is compared with: it is not what is then spoken of."""
    if isinstance(spoken.mention.expression, Same):
        return True
    text, start = context.text, spoken.start
    last = text[start - 1 : start]
    if last in _COMMAS and _earlier_beside(context, spoken):
        return True
    if last.isascii() and _COMPARING.search(text, max(0, start - 60), start):
        return True
    if last in _IS and _MULTIPLE.match(text, spoken.end):
        return True
    if last in _OUT_OF and _FROM_OLD.match(text, spoken.end):
        return True
    if last not in _BASIS_ENDS:
        return False
    before = max(0, start - 4)
    if _BASIS.search(text, before, start):
        return True
    return bool(_BESIDE.search(text, before, start) and _MATCHED.match(text, spoken.end))


def _year_of_table(context: Context) -> int | None:
    """The year in the head of the table (rows that begin with a bar) in which the mention in hand stands."""
    start = context.mention.start if context.mention else 0
    line = context.text.rfind("\n", 0, start) + 1
    if context.text[line : line + 1] != "|":
        return None
    for spoken in reversed(context.spoken[-24:]):
        between = context.text[spoken.start : line].split("\n")[1:-1]
        if any(not row.startswith("|") for row in between):
            return None
        days = spoken.found.days
        if days and spoken.found.unit == "year":
            return days[0].year
    return None


def last_spoken(context: Context, units: frozenset[str], compared: bool = True) -> Found | None:
    """Give the nearest date before of one of some units.

    compared: whether it may be one that a comparison named (a year earlier): what is compared twice is one.
    """
    for spoken in reversed(context.spoken[-24:]):
        if not compared and is_compared(context, spoken):
            continue
        if spoken.found.unit in units and spoken.found.days and "vague" not in spoken.found.flags:
            return spoken.found
    return None


_CLOSING = 15
"""Days before its end in which a quarter may be told of as over."""


def quarter_over(near: Found | None, context: Context) -> tuple[Days, Anchor] | None:
    """The quarter before that of writing, where figures are told of "the quarter" and nothing but a day of
    one that is not over was spoken of: in October that to September. None where another can be meant.
    """
    if context.today is None or context.tense not in ("past", "told"):
        return None
    today = context.today[1]
    days = cal.unit_holding("quarter", today)
    if (days[1] - today).days < _CLOSING:
        return None
    if near is not None and near.days and not (near.unit in ("day", "week") and near.days[0] >= days[0]):
        return None
    return cal.unit_holding("quarter", today, -1), Anchor(today, "published")


_PERIODS = frozenset({"month", "quarter", "half", "year", "range"})
_THAN = re.compile(
    r"\b(?:than|against|versus|compared (?:with|to)|(?:up|down) (?:on|from))\s"
    r"(?:[£$€]?\d[\d.,]*\w*%?\s(?:[a-z]+\s)?)?(?:in\s|the\s)*$"
)


def period_compared(near: Found | None, context: Context) -> Found | None:
    """The period that a figure is of, where the day named last is not what the one before is set off from
    (fell in the year to March, figures showed on Thursday; against 60 in the previous year).
    """
    mention = context.mention
    if near is None or near.unit != "day" or mention is None:
        return near
    if not _THAN.search(context.text, max(0, mention.start - 40), mention.start):
        return near
    return last_spoken(context, _PERIODS, compared=False) or near


_EXPECTED_FOR = re.compile(r"\b(?:forecasts?|guidance|outlook|expectations?|targets?) for $", re.IGNORECASE)
_BACK = 24
"""How many dates are looked back at for a quarter."""


def named_before(relative: Relative, context: Context) -> tuple[Days, Anchor] | None:
    """What "the quarter" or "the year" is where the date told of last does not say: the quarter that the
    article has named, and the year of writing for what is expected.
    """
    mention = context.mention
    if relative.base != "context" or relative.offset or mention is None:
        return None
    if relative.unit == "year" and context.today is not None:
        expected = _EXPECTED_FOR.search(context.text, max(0, mention.start - 16), mention.start)
        return (context.today, Anchor(context.today[1], "published")) if expected else None
    for spoken in reversed(context.spoken[-_BACK:]) if relative.unit in ("quarter", "half") else ():
        days = spoken.found.days
        if spoken.found.unit == relative.unit and days and not is_compared(context, spoken):
            return days, Anchor(days[0], "context")
    return None
