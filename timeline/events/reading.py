"""What reading a clause rests on: its dates, names and what earlier clauses hand on."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from timeline.events.clauses import Clause
from timeline.events.words import Action, Words
from timeline.model import Document, Event, Name, Period, When

Row = TypeVar("Row", When, Name)
EXACT = {"day", "week", "range"}
OF_A_NOUN = re.compile(r"\b(?:ended|ending|for|of|the|until|through|since|from)\s*$", re.IGNORECASE)
MOVED = re.compile(
    r"(?:[\d%]|\b(?:up|down|ris|rose|fell|fall|increas|decreas|higher|lower|more|less|drop|grow|grew|change|differ)\w*\b)"
)
NAMED = re.compile(r"\b[A-Z][a-z]+ (?:in|on)\b")
LISTED = re.compile(r"\s*(?:、|和|及|与|,|and|or)\s*$")


@dataclass(slots=True)
class State:
    """What the clauses read so far hand on: the sentence, its date, its participants; dated occasions."""

    sentence: int = -1
    when: When | None = None
    period: Period | None = None
    names: tuple[Name, ...] = ()
    subject: Name | None = None
    occasions: dict[str, list[When]] = field(default_factory=dict)
    spoken: bool = False
    last: Event | None = None
    news: When | None = None
    told_in: int = -9
    count: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reader:
    """Everything that reading a clause needs."""

    document: Document
    plain: str
    dates: Sequence[When]
    starts: Sequence[int]
    names: Sequence[Name]
    name_starts: Sequence[int]
    words: Words

    def dates_in(self, clause: Clause) -> list[When]:
        """The dates of a clause that have a period."""
        return within(self.dates, self.starts, clause.start, clause.end)

    def names_in(self, start: int, end: int) -> list[Name]:
        """The names of a place."""
        return within(self.names, self.name_starts, start, end)


def within(rows: Sequence[Row], starts: Sequence[int], start: int, end: int) -> list[Row]:
    """The rows that lie in a place."""
    held = rows[bisect_left(starts, start) : bisect_left(starts, end)]
    return [row for row in held if row.end <= end]


def subject_of(names: Sequence[Name]) -> Name | None:
    """The organisation that a document names most: whom a clause without a name is about."""
    firms = [n for n in names if n.type == "organisation"]
    counts = Counter(n.key for n in firms)
    return next((n for n in firms if n.key == counts.most_common(1)[0][0]), None) if firms else None


def main_action(actions: Sequence[Action], dates: Sequence[When]) -> Action | None:
    """The action that a clause tells: a deed, else what is said, else a figure that moves."""
    acts = [a for a in actions if a.kind == "act"]
    first = next(iter(actions), None)
    if acts and first and first.key == "say" and any(d.end <= first.start for d in dates):
        return first
    if acts:
        return acts[0]
    changes = [a for a in actions if a.kind == "change"]
    said = [a for a in actions if a.kind == "say"]
    return said[0] if said else changes[0] if changes else None


def nearest_date(reader: Reader, dates: Sequence[When], main: Action | None) -> When:
    """The date that belongs to the action: rather a day than a year, and the nearest one."""
    if main is None:
        return dates[0]
    chinese = reader.document.language != "en"

    def away(when: When) -> int:
        cost = max(main.start - when.end, when.start - main.end, 0)
        cost += 0 if when.granularity in EXACT else 30 if when.granularity == "month" else 60
        if chinese:
            return cost + (60 if when.start >= main.end else 0)
        return cost + (60 if OF_A_NOUN.search(reader.plain, max(0, when.start - 16), when.start) else 0)

    return min(dates, key=lambda d: (away(d), d.start))


def together(reader: Reader, one: When, other: When) -> bool:
    """Whether two dates are listed side by side (on 3 and 5 May)."""
    first, second = sorted((one, other), key=lambda w: w.start)
    gap = reader.plain[first.end : second.start]
    return first is not second and len(gap) <= 5 and bool(LISTED.match(gap))


LED = re.compile(r"\s+(?:(?:in|on|at|by|from|since|until|late|early|the)\s+)*")


def led_by(reader: Reader, when: When, actions: Sequence[Action], kind: str = "act") -> Action | None:
    """The English verb that a date stands with, nothing but prepositions between (that closed in January)."""
    if reader.document.language != "en":
        return None
    of_kind = (a for a in actions if a.kind == kind)
    return next((a for a in of_kind if LED.fullmatch(reader.plain, a.end, when.start)), None)


NOT_UNTIL = re.compile(r"\b(?:not|never)\b|n['’]t\b", re.IGNORECASE)
UNTIL = re.compile(r"until\b|till\b|直到|直至|到", re.IGNORECASE)


def at_last(reader: Reader, clause: Clause, when: When) -> Period | None:
    """The day itself of what was not done until it (was not lifted until …, 直到…才…); else the period."""
    period = when.period
    if period is None or period.first is not None or period.last is None:
        return period
    plain = reader.plain
    if not UNTIL.match(plain, when.start) and not UNTIL.match(plain, max(0, when.start - 6)):
        return period
    late = NOT_UNTIL.search(plain, clause.start, when.start) or plain[when.end : when.end + 6].find("才") >= 0
    return Period(period.last, period.last) if late else period


COARSE = {"quarter", "half", "year", "decade"}
OF_AIM = re.compile(
    r"的?[\u3400-\u9fff]{0,6}(?:目标|指引|预测|比例)"
    r"|的(?:净?利润|业绩|收入|营收|表现|走势|需求|销量|增速|增长)(?=$|[，。；、])"
)
"""What a year or a quarter belongs to that is an aim or a figure, and no deed (将全年目标上调至32万辆)."""
SUPERLATIVE = re.compile(r"(?:的|单[季月日])?(?:历史)?(?:最|首次|第[一二三四五]|新高|新低|唯一)")
"""What a stretch up to now is no time of, but the field in which something is first (1997年以来最低)."""
OF_FIGURE = re.compile(
    r"的(?:约|近|逾)?(?:第[\d一二三四五六七八九十]|\d[\d.,]*+(?![\d年届])|[一二三四五六七八九两]成|一半)"
    r"|(?:时|曾)?(?:定|定下|提出|喊出|设定|给出|许下|立下)的(?:[\u3400-\u9fff]{0,4}[是为])?\d"
    r"|(?:时|曾)?(?:定|定下|设定|立下)的[\u3400-\u9fff]{0,3}目标"
)


OF_A_PRICE = re.compile(
    r"['’]s (?:[$€£¥]?\d|(?:clos|open)ing\b|close\b|prices?\b|levels?\b|high\b|low\b|(?:exchange )?rates?\b)"
)
"""What a date owns that says nothing of what the clause tells: above Wednesday's €14.20."""
OF_COMPARED = re.compile(r"\d[\d.,]*(?:%|[a-z]{1,2}\b| (?:million|billion|per cent|percent))?,? $")
SET_BACK = re.compile(r"\b(?:earlier|before|ago)$")
"""The time of a figure that another one is compared with (from £41.9m a year earlier)."""


SENT = re.compile(r"\s\([A-Z][^()\n]{2,30}\)\s[-–—]\s")
"""Behind the day of an English dateline, on which an agency sends: nothing happened on it by that."""


def reader_skips(reader: Reader, clause: Clause, when: When) -> bool:
    """Whether a date only sets a standard of comparison (against 2022, 比4月), or tells of what time a figure
    is (从9日的27分钟降到…, 由上年的第四升至第一), or when a target was set.
    """
    if reader.document.language != "en" and OF_FIGURE.match(reader.plain, when.end):
        return True
    if when.granularity in COARSE and OF_AIM.match(reader.plain, when.end):
        return True
    if when.text.endswith(("以来", "以來")) and SUPERLATIVE.match(reader.plain, when.end):
        return True
    if reader.document.language == "en" and SENT.match(reader.plain, when.end):
        return True
    if reader.document.language == "en" and OF_A_PRICE.match(reader.plain, when.end):
        return True
    if OF_COMPARED.search(reader.plain, max(clause.start, when.start - 16), when.start) and SET_BACK.search(
        when.text
    ):
        return True
    pattern = reader.words.cues.get("against")
    if pattern is None:
        return False
    low = max(clause.start, when.start - 24)
    near = list(pattern.finditer(reader.plain, low, when.start))
    if not near:
        return False
    plain = reader.plain
    gap = plain[near[-1].end() : when.start]
    if reader.document.language == "en":
        if NAMED.search(gap) or (
            near[-1][0].lower() == "from" and not MOVED.search(plain, low, near[-1].start())
        ):
            return False  # from somebody, in July; begins from July
        return len(gap) <= 22 and not re.search(r"[.;:]|\b(?:on|until)\b", gap) and when.granularity != "day"
    return len(gap.strip()) <= 2


def figures(reader: Reader, clause: Clause, when: When) -> bool:
    """Whether numbers stand in the clause besides its date."""
    text = reader.plain
    return bool(re.search(r"\d", text[clause.start : when.start] + text[when.end : clause.end]))


def near_last(state: State, clause: Clause) -> bool:
    """Whether an event was told in this sentence or one of the two before it."""
    return state.last is not None and clause.sentence - state.told_in <= 2


def last_dated(state: State) -> tuple[When | None, Period] | None:
    """The date of the event told last, where it is a day."""
    last = state.last
    if last is None or last.period is None or last.granularity != "day":
        return None
    return last.when, last.period


def occasion_of(reader: Reader, clause: Clause, state: State) -> tuple[When | None, Period] | None:
    """The date of an occasion that a clause names: as dated before it, else after it."""
    pattern = reader.words.cues.get("occasion")
    match = pattern.search(reader.plain, clause.start, clause.end) if pattern else None
    if match is None:
        return None
    dated = state.occasions.get(reader.words.occasions[match[0].lower()], [])
    at = bisect_left(dated, clause.start, key=lambda o: o.start)
    found = dated[max(0, at - 1)] if dated else None
    return (found, found.period) if found is not None and found.period is not None else None


def dated_occasions(reader: Reader, clauses: Sequence[Clause]) -> dict[str, list[When]]:
    """The days that clauses give to occasions (calls, meetings, launches), in their order."""
    pattern = reader.words.cues.get("occasion")
    found: dict[str, list[When]] = {}
    sentence, opened = -1, []
    for clause in clauses if pattern else ():
        days = [d for d in reader.dates_in(clause) if d.granularity == "day" and d.period is not None]
        if clause.sentence != sentence:
            sentence, opened = clause.sentence, days
        days = days or opened
        for match in pattern.finditer(reader.plain, clause.start, clause.end) if pattern and days else ():
            found.setdefault(reader.words.occasions[match[0].lower()], []).append(days[0])
    return found
