"""What a date expression says, before anybody knows when it was written: the grammars' common output.

A grammar turns printed words into a small tree of these frozen rows; `resolve.py` turns a tree into days.
The tree nests from the inside out: a `Fields` may stand `within` a `Relative` (去年5月30日), a `Part` within
a `Fields` (the end of May 2024), a `Range` holds two of anything. Languages share every type; a word that
only one language has becomes data (a lexicon entry that yields one of these).

How a grammar plugs in: a module with `propose(text, lexicon) -> list[Mention]` whose mentions do not overlap
each other, registered in `GRAMMARS` of `timeline/dates/__init__.py`. A mention's `expression` is all that the
resolver sees, besides the text around it for tense cues (`timeline/dates/tense.py`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from timeline.dates.calendar import Unit
from timeline.rows import quick

Direction = Literal["past", "future"]
Clock = Literal["hour", "minute", "second"]
Length = Unit | Clock
"""A unit in which lengths of time are counted."""
Edge = Literal["", "apart", "with"]
Which = Literal[
    "start", "early", "middle", "late", "end", "rest", "whole", "sofar", "earlier", "first", "last", "weekend"
]
PARTS: dict[str, Which] = {which: which for which in get_args(Which)}
Base = Literal["published", "context", "story", "report"]
"""What a deictic counts from: the day of writing (昨天), or the date last spoken of (次月, the day after).
story: the date last spoken of, but the day of writing where the sentence speaks of the future (三年後).
report: the year that the paragraph reports on, if it is the last one, else that of writing (較年初, 上年)."""


@quick
@dataclass(frozen=True, slots=True)
class Fields:
    """Calendar fields as printed; what is left out (or `within`) comes from the context.

    year: four digits; a two-digit year is resolved by the grammar or kept in `short_year` ('97, 21年).
    decade: 0 to 90 with `century` (1 to 21) or without; decade with a year's hundreds in `century`.
    half 1 or 2, quarter 1 to 4, season "spring" … , month 1 to 12, tenday 1 to 3 (上旬 中旬 下旬),
    week: ISO week of the year, or week of the month when there is a month (-1 is the last),
    weekday: 0 Monday to 6 Sunday, printed together with a date, day 1 to 31 (impossible ones are kept).
    fiscal: the year is a company's fiscal year.  lunar: month and day are of the Chinese calendar,
    leap: in its leap month.
    clock: "morning" …, only for TIMEX3 (it never moves the date).
    direction: the nearest one before or after the day of writing (last May, next March).
    other: a second reading of the same print (12/1), resolved into `When.others`.
    """

    year: int | None = None
    short_year: int | None = None
    century: int | None = None
    decade: int | None = None
    half: int | None = None
    quarter: int | None = None
    season: str | None = None
    month: int | None = None
    tenday: int | None = None
    week: int | None = None
    day: int | None = None
    weekday: int | None = None
    fiscal: bool = False
    lunar: bool = False
    within: Expression | None = None
    other: Expression | None = None
    leap: bool = False
    direction: Direction | None = None


@quick
@dataclass(frozen=True, slots=True)
class Relative:
    """The unit that holds the base, moved by `offset` units: 今年 (year, 0), last week (week, -1), 次月.

    unit may be any calendar unit, "weekend" or "workday".  clock: only a time of day is printed.
    """

    unit: Unit
    offset: int = 0
    base: Base = "published"
    clock: bool = False


@quick
@dataclass(frozen=True, slots=True)
class Weekday:
    """A weekday: bare (offset None: Friday), or of a week counted from this one (上周五 is -1).

    base as in Relative.  direction: says on which side of the base a bare one lies, if a word does.
    """

    weekday: int
    offset: int | None = None
    base: Base = "published"
    direction: Direction | None = None


@quick
@dataclass(frozen=True, slots=True)
class Shift:
    """An amount of time before or after an anchor: 3天前, two years later, 那4天之前.

    anchor: None counts from `base`.  The result is one unit long (三年前 is a year), a day for days
    and weeks.  halves: half units, 3 is one and a half (`amount` counts whole units when 0).
    exact: the last fixed day is wanted whatever the unit (a year ago today).
    """

    amount: int
    unit: Length
    direction: Direction
    anchor: Expression | None = None
    base: Base = "published"
    halves: int = 0
    exact: bool = False


@quick
@dataclass(frozen=True, slots=True)
class Duration:
    """A bare length of time: 35天, half a year. amount None is unsaid (數年). No period.

    halves: added half units (一年半 is amount 1, halves 1). high: the upper amount of 三五天.
    rest: what finer units add to it (one year and 21 days), coarser ones first.
    """

    amount: int | None
    unit: Length
    halves: int = 0
    high: int | None = None
    rest: tuple[tuple[int, Length], ...] = ()


@quick
@dataclass(frozen=True, slots=True)
class Stretch:
    """A length of time that touches the base: 過去一年, 近三個月, within two weeks, 未來三年.

    direction past: it ends at the base; future: it starts there.  whole: calendar units that lie
    wholly before or after the current one (the last three calendar months).  start or end: the stretch
    is counted from an anchor instead (the three months before April).  if_future: it has days only where
    the sentence does not speak of the past (三天内).
    edge: "" as news in Chinese counts; "apart" leaves the day of writing out (the next 3 days); "with"
    has the anchor in it (3 days starting Monday, the year to March).
    """

    duration: Duration
    direction: Direction
    anchor: Expression | None = None
    base: Base = "published"
    whole: bool = False
    edge: Edge = ""
    if_future: bool = False


@quick
@dataclass(frozen=True, slots=True)
class Ordinal:
    """The n-th (from the end when negative) unit of a period, or its first n units together.

    third week of May: (week, 3, within); 今年前5個月: (month, 5, within, together); 最後一周: (week, -1).
    """

    unit: Unit
    number: int
    within: Expression
    together: bool = False
    weekday: int | None = None


@quick
@dataclass(frozen=True, slots=True)
class Part:
    """A part of a period by a word: start, early, late, end, rest, whole, sofar (年初至今), earlier …

    weekend: the weekend that a day lies in or is nearest to, as far as that day.
    """

    which: Which
    within: Expression


@quick
@dataclass(frozen=True, slots=True)
class Range:
    """From one expression through another; the end takes what it leaves out from the start and back.

    exclusive: the end itself is left out (before, until but not including).
    """

    start: Expression
    end: Expression
    exclusive: bool = False


@quick
@dataclass(frozen=True, slots=True)
class Since:
    """From an expression on. to_base: until the day of writing (去年四季度以來), else open at the end.

    after: counts from the day after.
    """

    start: Expression
    to_base: bool = False
    after: bool = False


@quick
@dataclass(frozen=True, slots=True)
class Until:
    """Up to an expression. before: the expression itself is left out; as_of: 截至 (the last day itself)."""

    end: Expression
    before: bool = False
    as_of: bool = False


@quick
@dataclass(frozen=True, slots=True)
class Anaphor:
    """That very day, month, year …: the unit that holds the date last spoken of (當天, 同年, 當季).

    results: the year that is reported on rather than that of a day which was named (全年).
    """

    unit: Unit
    offset: int = 0
    results: bool = False


@quick
@dataclass(frozen=True, slots=True)
class Same:
    """The period last spoken of, moved by whole units (上年同期: years -1; a quarter earlier)."""

    unit: Unit
    offset: int
    year: int | None = None
    """The year into which it is moved instead (2022年同期)."""
    of: str | None = None
    """How long it is, where that is said (the same quarter of 2022)."""


@quick
@dataclass(frozen=True, slots=True)
class Holiday:
    """A holiday by its lexicon key, of a year (or of `within`), moved by days, or its whole season.

    spell: the day itself, the days off around it ("days_off"), or the days before ("eve").
    """

    key: str
    year: int | None = None
    within: Expression | None = None
    spell: Literal["day", "days_off", "eve"] = "day"
    offset: int = 0
    direction: Direction | None = None


@quick
@dataclass(frozen=True, slots=True)
class Recurring:
    """What comes again and again: 每周五, annually. No period; timex is the set's value (XXXX-WXX-5)."""

    timex: str


@quick
@dataclass(frozen=True, slots=True)
class Vague:
    """A word that points near a time without saying when: 近日, 最近, soon. days bounds it, 0 unbounded."""

    direction: Literal["past", "present", "future", "unknown"]
    days: int = 0


@quick
@dataclass(frozen=True, slots=True)
class Choice:
    """Readings of one print, the likelier first (21年: a year, or a span): the rest become others."""

    readings: tuple[Expression, ...]


Expression = (
    Fields
    | Relative
    | Weekday
    | Shift
    | Duration
    | Stretch
    | Ordinal
    | Part
    | Range
    | Since
    | Until
    | Anaphor
    | Same
    | Holiday
    | Recurring
    | Vague
    | Choice
)


@quick
@dataclass(frozen=True, slots=True)
class Mention:
    """A date expression in a text, not yet resolved. `text[start:end]` is what is printed.

    weekday: printed beside the date and not part of its value (6月12日，星期五). flags are handed on.
    """

    start: int
    end: int
    text: str
    expression: Expression
    weekday: int | None = None
    flags: frozenset[str] = frozenset()
