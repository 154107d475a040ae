"""Put date tokens together into one simple date, or a length of time with its direction."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from timeline.dates.calendar import Unit
from timeline.dates.expressions import (
    PARTS,
    Anaphor,
    Direction,
    Duration,
    Expression,
    Fields,
    Holiday,
    Ordinal,
    Part,
    Range,
    Recurring,
    Relative,
    Same,
    Shift,
    Stretch,
    Weekday,
)
from timeline.dates.zh_built import CLOCK, Built
from timeline.dates.zh_lengths import read_length
from timeline.dates.zh_text import NUMERALS, number
from timeline.dates.zh_tokens import LEVEL, Token
from timeline.dates.zh_units import SEASONS

_NONE: frozenset[str] = frozenset()
_UNITS: dict[int, Unit] = {2: "year", 4: "quarter", 5: "month"}
_DAY = LEVEL["day"]
WEEKDAY = re.compile(
    r"\s?(?:[,，、(（\[]|(?:当天)?(?:正?是|正值|[恰适正]逢))?[^\S\n]?[本上下这]?(?:周|星期|礼拜)([一二三四五六日天])(?![一二三四五六七八九十]?[年月])[)）\]]?"
)
_NAMED = re.compile(
    r"[,，、]\s?周.(?=[\u3400-\u9fff])(?![上下中早晚凌清傍午夜深开收盘起至到将在又再就也才宣公发举表召])"
)
"""A comma and a surname that only looks like a weekday (8月12日，周一鸣辞任)."""
PART = re.compile(
    r"(?:的)?\s?(?:(?P<start>[年月季周]?初(?![一二三四五六七八九十步级中始次])|伊始|之初|开头|开年)"
    r"|(?P<end>[年月季周]?(?:底(?!部|盘|层|价|气)|末(?!端))|尾声|之末)"
    r"|(?P<middle>[年月]中(?=[,，。;；、至到的\s]|$|旬)|中期(?!业绩|报告|财务|分红|股息|票据|选举)|中叶|中(?=[,，。;；、至到]|$))"
    r"|(?P<early>前期|早期|早些时候|年头)|(?P<late>后期|晚期|晚些时候|下旬)"
    r"|(?P<whole>全年|整年|全月|整月|整个月|全天|整天|一整天|一整年|年度|全季|全周|一年|(?<=[季年月])度))"
)
BARE_DAY = re.compile(
    r"\s?(\d{1,2}|初[一二三四五六七八九十]|廿[一二三四五六七八九]?|[一二]?十[一二三四五六七八九]?)(?=$|[,，。、;；)）\s至到\-晚早上下中凌清])"
)
_THROUGH = re.compile(r"(?:至|到|-{1,2})(?=周|星期|礼拜)")
_GAP = re.compile(r"\s?(?:的|之)?\s?")


def simple(text: str, tokens: list[Token], i: int, floor: int, after: Built | None = None) -> Built | None:
    """Build the date that begins at token i, or None. after: the date that a range begins with."""
    token = tokens[i]
    lunar, start = False, token.start
    if token.kind == "lunar":
        if i + 1 >= len(tokens) or tokens[i + 1].start != token.end:
            return None
        i, lunar = i + 1, True
        token = tokens[i]
    if token.kind == "dur":
        length = read_length(text, tokens, i, floor)
        return (_within(text, tokens, length) or length) if length else None
    if token.kind == "final" and isinstance(token.value, Recurring):
        return _recurring(text, tokens, i)
    if token.kind == "final":
        return Built(start, token.end, token.value, token.level, i + 1, closed=True, deictic=True)
    row = Row(text, start, lunar)
    following = _read(row, tokens, i)
    return row.built(following) if following is not None and row.stands(after, floor) else None


def _recurring(text: str, tokens: list[Token], i: int) -> Built:
    """What comes again and again, with the date that says when in its period: 每年3月, 每月15日."""
    end, following = tokens[i].end, i + 1
    while following < len(tokens) and tokens[following].start == end and tokens[following].kind == "fields":
        end, following = tokens[following].end, following + 1
    if _THROUGH.match(text, end) and following < len(tokens) and tokens[following].kind == "weekday":
        end = tokens[following].end  # 每周一至周五
    if clock := CLOCK.match(text, end):
        end = clock.end()
    while following < len(tokens) and tokens[following].start < end:
        following += 1
    return Built(tokens[i].start, end, tokens[i].value, tokens[i].level, following, closed=True)


def _read(row: Row, tokens: list[Token], i: int) -> int | None:
    """Read into a row the date that begins at token i; gives the first token behind it, or None."""
    if not row.take(tokens[i], first=True):
        return None
    i = _fill(row, tokens, i + 1)
    row.bare_day()
    row.tails()
    while i < len(tokens) and tokens[i].start < row.end:
        i += 1
    return i


def _fill(row: Row, tokens: list[Token], i: int) -> int:
    """Take the tokens that go on with a row; gives the first that does not."""
    while i < len(tokens):
        token = tokens[i]
        if token.start != row.end and (
            token.start > row.end + 3 or not _GAP.fullmatch(row.text, row.end, token.start)
        ):
            break
        if not row.take(token):
            break
        i += 1
    return i


def _within(text: str, tokens: list[Token], built: Built) -> Built | None:
    """A month or season of the year that lies a length away: 两年前的十月."""
    shift, i = built.expression, built.next
    if not isinstance(shift, Shift) or shift.unit != "year" or shift.exact or i >= len(tokens):
        return None
    if tokens[i].kind != "fields" or not {"month", "quarter", "half", "season"} & set(tokens[i].value):
        return None
    row = Row(text, built.start, False)
    row.base, row.level, row.end, row.first, row.deictic = shift, LEVEL["year"], built.end, "expr", True
    following = _fill(row, tokens, i)
    if following == i:
        return None
    row.tails()
    while following < len(tokens) and tokens[following].start < row.end:
        following += 1
    return row.built(following)


class Row:
    """Tokens from coarse to fine, collected into one expression."""

    def __init__(self, text: str, start: int, lunar: bool) -> None:
        self.text, self.start, self.end, self.lunar = text, start, start, lunar
        self.values: dict[str, Any] = {}
        self.high: dict[str, Any] | None = None
        self.base: Expression | None = None
        self.done: Expression | None = None
        self.level = -1
        self.first = ""
        self.form = ""
        self.weekday: int | None = None
        self.flags = _NONE
        self.part = False
        self.deictic = False

    def take(self, token: Token, first: bool = False) -> bool:
        """Add a token, if it may follow; says whether it did."""
        if token.kind == "lunar" and self.level == LEVEL["year"]:
            self.lunar, self.end = True, token.end
            return True
        taker = _TAKERS.get(token.kind)
        if taker is None or not taker(self, token, first):
            return False
        self.end = token.end
        if first:
            self.first = token.kind
        if (first or token.kind != "weekday") and token.level > self.level:
            self.level = token.level
        return True

    def _fields(self, token: Token, first: bool) -> bool:
        if token.level <= self.level or self.done is not None or self.high is not None:
            return False
        values = dict(token.value)
        if "year" in values and not first:
            return False
        if self.level >= LEVEL["tenday"] or (self.level == 7):
            return False
        if self.level in (3, 4) and token.level > 5:
            return False
        self.form = values.pop("form", "")
        if flag := values.pop("flag", None):
            self.flags |= {flag}
        self.values |= values
        return True

    def _spread(self, token: Token, first: bool) -> bool:
        if token.level <= self.level or self.done is not None or self.high is not None:
            return False
        low, high = token.value
        self.high = {**self.values, **high}
        self.values |= low
        return True

    def _expr(self, token: Token, first: bool) -> bool:
        if first:
            self.base, self.deictic = token.value, True
            return True
        base = self.base if token.value == Relative("day", 0) and isinstance(self.base, Relative) else None
        if base is not None and base.unit in ("year", "month", "week") and base.offset:
            direction: Direction = "past" if base.offset < 0 else "future"
            self.done = Shift(abs(base.offset), base.unit, direction, exact=True)
            return not self.values
        same = isinstance(token.value, Anaphor) and token.level == self.level == LEVEL["year"]
        return same and self.done is None

    def _part(self, token: Token, first: bool) -> bool:
        if first:
            unit = _UNITS[token.level]
            self.base, self.deictic = Relative(unit, 0, "report" if unit == "year" else "published"), True
        elif token.level != self.level or self.high is not None or self.done is not None:
            return False
        self.done, self.part = Part(token.value, self.make()), True
        return True

    def _weekday(self, token: Token, first: bool) -> bool:
        if first:
            self.done = token.value
            return True
        if self.level == LEVEL["week"] and isinstance(self.base, Relative) and self.base.unit == "week":
            self.done = Weekday(token.value.weekday, self.base.offset)
            return True
        return False

    def _ordinal(self, token: Token, first: bool) -> bool:
        unit, count, together, weekday, word = token.value
        if first:
            return self._leading_ordinal(unit, count, together, word)
        if token.level < self.level or self.high is not None or self.level in (3,):
            return False
        self.done = Ordinal(unit, count, self.make(), together, weekday)
        return True

    def _leading_ordinal(self, unit: Unit, count: int, together: bool, word: str) -> bool:
        """前三季度, 前5个月: of the year; 前两天, 后三周: whole units back or ahead."""
        if word == "首" and unit == "quarter" and count == 1:
            self.values["quarter"], self.done = 1, Fields(quarter=1)
            return True
        if word == "首" and count == 1:
            return self._first_after_event(unit)
        least = 3 if word == "前" else 2
        if together and (unit == "quarter" or (unit == "month" and count >= least)):
            self.done = Ordinal(unit, count, Fields(), True)
            return True
        if word.startswith("最后") and (unit == "quarter" or (unit == "month" and count < -1)):
            self.done = Ordinal(unit, count, Fields(), together)
            return True
        if word in ("前", "后"):
            direction: Direction = "past" if word == "前" else "future"
            self.done = Stretch(Duration(abs(count), unit), direction, whole=True)
            self.deictic = True
            return True
        return False

    def _first_after_event(self, unit: Unit) -> bool:
        """上市首月, 开业首周: the first month or week from the day last spoken of."""
        event = _EVENT.search(self.text, max(0, self.start - 3), self.start)
        if not event:
            return False
        self.start = event.start()
        length = Duration(1, unit)
        self.done = Stretch(length, "future", anchor=Anaphor("day"), edge="with")
        return True

    def _holiday(self, token: Token, first: bool) -> bool:
        if not first and self.level not in (LEVEL["year"], LEVEL["month"]):
            return False
        if self.done is not None:
            return False
        within = None if first else self.make()
        self.done = Holiday(token.value, within=within)
        return True

    def bare_day(self) -> None:
        """A day without 日 after its month: 1月3至2月10, 腊月18, 五月廿二."""
        if self.level != LEVEL["month"] or "month" not in self.values or self.high is not None or self.done:
            return
        match = BARE_DAY.match(self.text, self.end)
        if not match:
            return
        printed = match[1]
        value = number(printed.lstrip("初"))
        if value and 1 <= value <= 31:
            self.values["day"], self.end, self.level = value, match.end(), _DAY
            if printed[0] in "初廿":
                self.lunar = True

    def tails(self) -> None:
        """The words after a date that belong to it: its part, its weekday, its clock time."""
        if self.text[self.end : self.end + 1] not in _TAIL_STARTS:
            return
        if self.level == LEVEL["year"] and self._year_tails():
            return
        if self.level < LEVEL["tenday"] and not self.part and (part := PART.match(self.text, self.end)):
            which = PARTS[part.lastgroup or "whole"]
            if which != "whole" and self._unit_fits(part[0]):
                self.done, self.part = Part(which, self.make()), True
                self.end = part.end()
            elif which == "whole" and (self.level, part[0][-1]) != (LEVEL["month"], "年"):
                self.end = part.end()
        if self.level == _DAY or self._day_long():
            weekday = WEEKDAY.match(self.text, self.end)
            if weekday and self.first != "weekday" and not _NAMED.match(self.text, self.end):
                self.weekday = min("一二三四五六日天".index(weekday[1]), 6)
                self.end = self._closed(weekday)
            if isinstance(self.done, Holiday) and (season := _DAYS_OFF.match(self.text, self.end)):
                self.done, self.end = replace(self.done, spell="days_off"), season.end()
            if clock := CLOCK.match(self.text, self.end):
                self.end = clock.end()

    def _year_tails(self) -> bool:
        """The words after a year: a season, the interim report's half, or 同期, which ends the date."""
        season = _SEASON.match(self.text, self.end)
        if season and self.done is None and self.high is None:
            if "季" in season[0]:
                self.values["lunar"] = True
            self.values["season"] = SEASONS[season[1]]
            self.level, self.end = LEVEL["season"], season.end()
        if set(self.values) != {"year"}:
            return False
        if interim := _INTERIM.match(self.text, self.end):
            self.values["half"], self.level, self.end = 1, LEVEL["half"], interim.end()
        elif self.done is None and self.text.startswith("同期", self.end):
            self.done, self.end = Same("year", 0, year=self.values["year"]), self.end + 2
            return True
        return False

    def _closed(self, weekday: re.Match[str]) -> int:
        printed = weekday[0]
        opened = any(c in printed for c in "(（[")
        return weekday.end() if opened == (printed[-1] in ")）]") else weekday.end() - (printed[-1] in ")）]")

    def _unit_fits(self, printed: str) -> bool:
        unit = {"年": LEVEL["year"], "月": LEVEL["month"], "季": LEVEL["quarter"]}.get(printed.strip()[0])
        return unit is None or unit == self.level

    def _day_long(self) -> bool:
        return isinstance(self.done, Holiday | Weekday)

    def make(self) -> Expression:
        """The expression of what has been taken so far."""
        if self.done is not None:
            return self.done
        if not self.values:
            assert self.base is not None
            return self.base
        low = self._one(self.values)
        return low if self.high is None else Range(low, self._one(self.high))

    def _one(self, values: dict[str, Any]) -> Fields:
        if self.lunar:
            values = {**values, "lunar": True}
        return Fields(**values, within=self.base)

    def stands(self, after: Built | None, floor: int) -> bool:
        """Whether the row is a date by itself: a bare 3号, 十日 or 第二季 needs more around it."""
        if self.done is not None or self.base is not None or self.values.keys() - {"lunar"} != {"day"}:
            return True
        if self.high is not None or after is not None or self.lunar or self.values.get("lunar"):
            return self.high is not None or after is not None or self.values.get("day", 0) > 20 or self.lunar
        if self.form == "":
            return True
        return (
            bool(_DAY_BEFORE.search(self.text, max(floor, self.start - 2), self.start))
            or self.end - self.start > 3
        )

    def built(self, following: int) -> Built:
        """The finished row."""
        return Built(
            self.start, self.end, self.make(), self.level, following, self.weekday, self.flags,
            part=self.part, deictic=self.deictic,
        )  # fmt: skip


_TAKERS: dict[str, Callable[[Row, Token, bool], bool]] = {
    "fields": Row._fields,
    "spread": Row._spread,
    "expr": Row._expr,
    "part": Row._part,
    "weekday": Row._weekday,
    "ordinal": Row._ordinal,
    "holiday": Row._holiday,
}
"""How a row takes a token of a kind; of any other kind it takes none."""
_TAIL_STARTS = frozenset(
    " \t\n\u3000\xa0的,，、(（[年月季周初伊之开底末尾中前早后晚下全整一度春夏秋冬同当正是恰适本上这星礼"
    "期档假长小黄凌清午傍深半夜晏盘收晨0123456789" + NUMERALS
)
"""What the words after a date may begin with, looked at before the patterns."""
_EVENT = re.compile("(?:上市|上线|开业|发布|投产|开售|运营|交付|上映|开播|推出|营业|开盘|发售|首发)后?$")
_SEASON = re.compile(r"(春|夏|秋|冬)(?:季|天)?(?![节运装])")
_INTERIM = re.compile("中期(?=业绩|报告|财务)|半年度?(?=业绩|报告|财务|财报|报)")
_DAYS_OFF = re.compile(r"\s?(?:期间|假期(?:期间)?|长假|小长假|黄金周|档期?(?!案))")
_DAY_BEFORE = re.compile(r"(?:[在于到至从自本]|[,，、]本?)$")
