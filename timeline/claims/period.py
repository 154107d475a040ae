"""What time a value is of: the date printed in its clause, carried over to it, or shifted from it by
its basis.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from timeline.claims.compared import bracket, in_other_bracket, is_base, is_of_event, is_reason, is_set_off
from timeline.claims.frames import Role
from timeline.claims.marks import Mark, Marked
from timeline.claims.patterns import DATE, EARLIER
from timeline.model import How, Period, Quantity, When

LONG = ("month", "quarter", "half", "year", "range", "week", "fiscal", "decade")
SKIPPED = frozenset({"duration", "impossible", "vague", "recurring"})


@dataclass(frozen=True, slots=True)
class Time:
    """A period with its granularity and how it is known."""

    period: Period
    granularity: str
    how: How


def dated(mark: Mark) -> When:
    """The date of a mark."""
    assert isinstance(mark.value, When)
    return mark.value


def usable(when: When) -> bool:
    """Whether a date tells of a time that a value can be of."""
    return (
        when.period is not None
        and not (when.flags & SKIPPED)
        and when.granularity not in ("duration", "vague")
    )


@dataclass(frozen=True, slots=True)
class Dated:
    """What a time is sought for: a number at a place, or a whole clause, at its end.

    kind: that of its metric (flow, stock, day, report).  aside: places of dates that belong to what
    a number is compared with.  level: whether it is a value, and no change, rate or share.
    """

    at: int
    kind: str = "flow"
    aside: frozenset[int] = frozenset()
    level: bool = False


def clause_time(marked: Marked, start: int, end: int, sought: Dated) -> Time | None:
    """The date of a clause for what is sought: the last one before it, else the first one after it.

    A flow takes a period before it takes a day; a stock takes either.
    """
    at, kind, level = sought.at, sought.kind, sought.level
    dates = _fitting(marked, start, end, sought)
    if is_set_off(marked, at):
        dates = [m for m in dates if m.at < at]
    behind = _right_behind(marked, at, end, kind)
    dates = [m for m in dates if not is_of_event(marked, start, m) and not is_reason(marked, at, m.at)]
    before = [m for m in dates if m.at < at]
    chosen = behind or (before[-1] if before else dates[0] if dates else None)
    if chosen is None:
        return None
    when = dated(chosen)
    assert when.period is not None
    how: How = "context" if any(f.startswith("year_from:context") for f in when.flags) else "printed"
    time = due(when, Time(when.period, when.granularity, how))
    ends = kind == "stock" or (
        level and AT_END.search(marked.text, 0, chosen.at) and when.text.lower().startswith("the end")
    )
    return at_end(when, time) if ends else time


def _fitting(marked: Marked, start: int, end: int, sought: Dated) -> list[Mark]:
    """The dates of a clause that a value of this kind can be of."""
    at, kind = sought.at, sought.kind
    own = _own(marked, start, at) if sought.level else frozenset()
    dates = [m for m in marked.of("date", start, end) if m.at in own or m.at not in sought.aside]
    dates = [m for m in dates if usable(dated(m)) and (kind == "day" or not _of_telling(marked, m))]
    dates = [m for m in dates if not CONTRACT.match(marked.text, m.at + 1)]
    dates = [m for m in dates if not in_other_bracket(marked.text, m.at, at if at < end else -1)]
    if kind == "report":
        return [m for m in dates if dated(m).granularity in LONG]
    if kind == "day":
        return [m for m in dates if dated(m).granularity == "day"] or dates
    if kind == "flow":
        return [m for m in dates if dated(m).granularity in LONG] or dates
    return dates


def _own(marked: Marked, start: int, at: int) -> frozenset[int]:
    """The places of dates that no other number comes between, and that are no base of a comparison."""
    return frozenset(
        m.at
        for m in marked.of("date", start, at)
        if not marked.of("quantity", m.at, at)
        and not _of_multiple(marked, m.at)
        and not SET_ZH.match(marked.text, m.at + 1)
        and not BASE_EN.search(marked.text, 0, m.at)
    )


AT_END = re.compile(r"\bat\s$")
BASE_EN = re.compile(r"\b(?:from|than|over|against|compared\s(?:with|to))\s(?:the\s)?$")
"""What makes a date that of what a level has changed from (rose 14% from a year earlier to $2bn)."""
DEICTIC = re.compile(r"(?:this|last|next|yesterday|today)\b", re.I)
"""A date that needs no preposition behind its number (an operating margin of 4% to 5% this year)."""
BEHIND_EN = re.compile(r"\s(?:in|for|during|at|as of)\s(?:the\s)?(?:both\s)?")


CONTRACT = re.compile(r"(?:主力|主连)?(?:合约|交割|期货|期权|到期)|\s(?:contract|futures|delivery|options)\b")
"""What makes a month that of a contract, which is traded in others: 10月合约跌1.2%."""


def _right_behind(marked: Marked, at: int, end: int, kind: str) -> Mark | None:
    """The date that an English number is followed by: 20 million in 2006, and 19 million in 2005."""
    first = next((m for m in marked.of("date", at, end)), None)
    if first is None or not usable(dated(first)):
        return None
    gap = marked.text[at + 1 : first.at]
    if kind == "day" and gap == " on " and dated(first).granularity == "day":
        return first
    if not BEHIND_EN.fullmatch(gap) and not (gap == " " and DEICTIC.match(dated(first).text)):
        return None
    return first if kind not in ("flow", "report") or dated(first).granularity in LONG else None


def bracket_time(marked: Marked, at: int) -> Time | None:
    """The time of a number in a bracket that opens with its date."""
    for mark in marked.of("date", max(0, at - 24), at):
        place = bracket(marked.text, mark.at) if usable(dated(mark)) else None
        if place is not None and place[0] < at < place[1]:
            when = dated(mark)
            assert when.period is not None
            return Time(when.period, when.granularity, "printed")
    return None


TOLD_EN = re.compile(
    r"\b(?:said|says|told\s[^,.]{1,40}?|announced|reported|warned|confirmed|admitted|revealed|estimated|added|published|"
    r"disclosed|showed)\s(?:late\s|early\s)?(?:on\s)?$"
)


TOLD_IN = re.compile(
    r"\b(?:said|told\s[a-z]+|announced|reported|warned|predicted|forecast)\s(?:back\s)?in\s$"
)
THAT = re.compile(r"\s(?:that|it|they|he|she)\s")
HAD_SAID = re.compile(
    r",?\s(?:it|they|he|she|\ue002|the\s[a-z]+)\s(?:had\s|has\s)?(?:forecast|expected|predicted|promised|guided|projected|said|told)\b"
)


def _of_telling(marked: Marked, mark: Mark) -> bool:
    """Whether a day, or a month, is that of saying a number, and not of what is said (told them in July
    that …).
    """
    before = marked.text[: mark.at]
    if dated(mark).granularity == "day":
        return TOLD_EN.search(before) is not None
    if HAD_SAID.match(marked.text, mark.at + 1) and dated(mark).granularity in ("month", "week"):
        return True
    return TOLD_IN.search(before) is not None and THAT.match(marked.text, mark.at + 1) is not None


END = re.compile(r"[末底]$|\bend\b|year-end", re.I)


def at_end(when: When, time: Time) -> Time:
    """The last day of a stretch that is called the end of something (6月末, the end of December), or that
    is such an end moved (a year earlier).
    """
    last = time.period.last
    if last is None or not (END.search(when.text) or _closing_days(time)):
        return time
    return Time(Period(last, last), "day", time.how)


def _closing_days(time: Time) -> bool:
    """Whether a stretch is the last days of a month, and no week."""
    first, last = time.period.first, time.period.last
    if first is None or last is None or time.granularity == "week" or first == last:
        return False
    return first.day > 20 and (last + timedelta(1)).day == 1 and (last - first).days < 11


def ended(when: When) -> Time | None:
    """The day of a date that is called the end of something, None for others."""
    if not usable(when) or when.period is None or not END.search(when.text):
        return None
    return at_end(when, Time(when.period, when.granularity, "printed"))


SINCE_EN = re.compile(
    r"\b(?:before|since|than|from|until|by|above|below|over|on)\s(?:the\s)?(?:[a-z-]+\s){0,4}$"
)


COMPARED_ZH = re.compile(r"(?:比|较|比照|相比|对比|与|同|自|由|从|相较|高于|低于)$")


TIMES_ZH = re.compile(r"(?:同期|全年|年度)?(?:[\u3400-\u9fff\ue001]{1,4})?\ue000?的(?:约|近|逾|超过?)?\ue000")


def _of_multiple(marked: Marked, at: int) -> bool:
    """Whether a date only says what a multiple or a share is of (达到2023年的1.92倍)."""
    times = TIMES_ZH.match(marked.text, at + 1)
    if times is None:
        return False
    last = times.end() - 1
    first = next((m.value for m in marked.marks if m.kind == "quantity" and m.at >= last), None)
    return isinstance(first, Quantity) and first.unit in ("ratio", "percent")


SET_ZH = re.compile(
    r"(?:[\u3400-\u9fff\ue002]{0,3})?(?:定|制定|提出|喊出|设定|确定|给出|订下|许下|立下|画下|预告)的"
)
"""A date that is when a target was set (年初定的目标是450万户)."""
SURPASSING_ZH = re.compile(
    r"(?:超过?了?|超出|高于|低于|多于|少于|不及|相当于|接近|逼近|刷新|打破|赶上|追平|持平于|好于)$"
)


def _surpassed(marked: Marked, at: int) -> bool:
    """Whether a date is that of what a value surpasses (营收1.26亿元，超过去年全年的9,800万元)."""
    return SURPASSING_ZH.search(marked.text[:at]) is not None


EVENT_ZH = re.compile(
    r"(?:地震|强震|台风|火灾|大火|山火|事故|爆炸|洪水|山洪|坍塌|滑坡|泥石流|暴雨|海啸|空难|车祸|袭击|冲突|疫情|踩踏|沉船)"
    r"(?:的|所致|造成的?|导致的?)?$"
)
"""An event whose day stands before it, which is not that of the count (9月2日地震的死亡人数增至12人)."""


def _of_event(marked: Marked, mark: Mark, clause: int) -> bool:
    start, end = marked.clause_span(clause)
    metrics = (m for m in marked.of("metric", mark.at, end) if not marked.of("quantity", start, mark.at))
    return any(EVENT_ZH.search(marked.text[mark.at + 1 : m.at]) for m in metrics)


SINCE_ZH = re.compile(r"(?:以[来來]|至今|迄今)$")
"""A stretch up to now is that of what has grown in it (今年以来上涨5.1%), though its start is the base."""
ON_DAY = re.compile(r"\bon\s(?:the\s)?(?:[a-z]+\s)?$")


def compared_dates(marked: Marked, roles: Mapping[int, Role], language: str) -> frozenset[int]:
    """The places of dates that are those of a basis (较上季度, from a year earlier), not of the value
    itself.
    """
    aside = set()
    growths = [at for at, role in roles.items() if role.role in ("growth", "change", "before")]
    for mark in marked.marks:
        if mark.kind != "date":
            continue
        bases = [b for b in marked.bases if b[0] < mark.end and mark.start < b[1]]
        clause = marked.clause_of(mark.at)
        dayish = (
            language == "en" and dated(mark).granularity == "day" and ON_DAY.search(marked.text[: mark.at])
        )
        if dayish or (language == "zh" and SINCE_ZH.search(dated(mark).text)):
            continue
        near = [at for at in growths if marked.clause_of(at) == clause]
        if (
            (bases and (near or any(b[0] < mark.start for b in bases)))
            or (language == "zh" and SET_ZH.match(marked.text, mark.at + 1))
            or (language == "zh" and (_of_multiple(marked, mark.at) or _surpassed(marked, mark.at)))
            or (language == "zh" and near and COMPARED_ZH.search(marked.text[: mark.at]))
            or (language == "en" and is_base(marked, mark.at))
            or (language == "en" and near and min(near) < mark.at and SINCE_EN.search(marked.text[: mark.at]))
        ):
            aside.add(mark.at)
        if language == "zh" and _of_event(marked, mark, clause):
            aside.add(mark.at)
    for at, role in roles.items():
        if role.role == "before":
            mark_beside = beside(marked, at)
            if mark_beside is not None:
                aside.add(mark_beside.at)
    return frozenset(aside)


BESIDE_AFTER = re.compile(rf"^\s?(?:[（(])?(?:in |of |for |at |on |the )*[{DATE}{EARLIER}]")
BESIDE_BEFORE = re.compile(
    rf"[{DATE}{EARLIER}](?:的|为|是|度|,|，|仅|则|约|约为|仅为|in|of|\s|年|全年|平均|日均|月均|同期)*$"
)


def beside(marked: Marked, at: int) -> Mark | None:
    """The date that stands right after a number, or right before it (against $186m in 2022,
    2023年的16.8亿元).
    """
    after = BESIDE_AFTER.match(marked.text[at + 1 :])
    before = BESIDE_BEFORE.search(marked.text[:at]) if after is None else None
    place = at + after.end() if after else before.start() if before else -1
    chosen = marked.mark_at(place, "date")
    return chosen if chosen is not None and usable(dated(chosen)) else None


def shifted(period: Period, months: int) -> Period:
    """The same stretch of the calendar some months away; ends of months stay ends of months."""
    return Period(_move(period.first, months, False), _move(period.last, months, True))


def _move(day: date | None, months: int, end: bool) -> date | None:
    if day is None:
        return None
    month = day.year * 12 + day.month - 1 + months
    year, number = divmod(month, 12)
    last = calendar.monthrange(year, number + 1)[1]
    is_last = day.day == calendar.monthrange(day.year, day.month)[1]
    return date(year, number + 1, last if end and is_last else min(day.day, last))


def as_of(time: Time) -> Time:
    """The day that a stock is counted on: the last of an open span of days, otherwise the period itself."""
    period = time.period
    if period.first is None and period.last is not None:
        return Time(Period(period.last, period.last), "day", time.how)
    return time


QUARTERS = re.compile(
    r"(?P<end>(?:at |by |as of )?the end of )?the (?:quarter|period|half|half[- ]year|six months)", re.I
)
YEARS = {"the year": 0, "the full year": 0, "the year as a whole": 0, "the current year": 12}
"""What an article calls the year that it reports on, or the one under way, by how many months it is later."""


def reported_year(marked: Marked, start: int, end: int, time: Time, main: Time | None) -> Time:
    """A calendar year that stands for the twelve months that the article reports on (… to the end of
    March).
    """
    if main is None:
        return time
    if main.granularity in ("quarter", "half"):
        told = [dated(m).text for m in marked.of("date", start, end) if dated(m).period == time.period]
        match = next((found for text in told if (found := QUARTERS.fullmatch(text))), None)
        if match is not None and main.period.last is not None:
            last = Period(main.period.last, main.period.last)
            return Time(last, "day", time.how) if match["end"] else replace(main, how=time.how)
    if time.granularity != "year" or not _fiscal(main.period):
        return time
    words = (dated(m).text.lower() for m in marked.of("date", start, end) if dated(m).period == time.period)
    shift = next((YEARS[word] for word in words if word in YEARS), None)
    return time if shift is None else Time(shifted(main.period, shift), main.granularity, time.how)


def _fiscal(span: Period) -> bool:
    """Whether a period is twelve months that are no calendar year."""
    first, last = span.first, span.last
    if first is None or last is None or (first.month, first.day) == (1, 1):
        return False
    return first.day == 1 and shifted(Period(first, first), 12).first == last + timedelta(1)


BY_YEAR = re.compile(r"by\s+(?:the\s+year\s+)?\d{4}", re.I)


def due(when: When, time: Time) -> Time:
    """The year by which something is to be so; what is told of a year is of that year (by 2030)."""
    last = time.period.last
    if last is None or time.period.first is not None or not BY_YEAR.fullmatch(when.text):
        return time
    return Time(Period(date(last.year, 1, 1), last), "year", time.how)


def is_stretch(time: Time) -> bool:
    """Whether a time is one that a company reports on or expects something of."""
    return time.granularity in ("quarter", "half", "year", "fiscal", "range")


def length(period: Period) -> timedelta | None:
    """How long a closed period is."""
    return None if period.first is None or period.last is None else period.last - period.first
