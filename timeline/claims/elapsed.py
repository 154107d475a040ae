"""English times that only what the article reports on tells: the half year, the first, what has gone by."""

from __future__ import annotations

import re
from datetime import date, timedelta

from timeline.claims import period
from timeline.claims.marks import Marked
from timeline.claims.patterns import DATE
from timeline.claims.period import Time
from timeline.model import Period

WAS = re.compile(
    r"\b(?:was|were|had|stood|held|fell|rose|employed|totalled|reached|remained|amounted|numbered|owned|owed|came)\b"
)
WILL = re.compile(
    r"\b(?:will|would|should|expect\w*|plans?|due|aims?|hopes?|by|until|before|forecast\w*|target\w*|could|may|might)\b"
)


def gone_by(marked: Marked, start: int, end: int, time: Time, today: Time | None) -> Time:
    """A time still to come in a clause that tells what was: that of the year before (had cash at the end
    of June).
    """
    first, now = time.period.first, today.period.last if today is not None else None
    text = marked.text[start:end]
    if first is None or now is None or first <= now or WILL.search(text) or not WAS.search(text):
        return time
    return Time(period.shifted(time.period, -12), time.granularity, time.how)


HALF_YEAR = re.compile(r"half[- ]year|six months", re.I)
NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4}
IN_NTH = re.compile(r"\s(?:in|for)\sthe\s(first|second|third|fourth)(?=[,.;]|\sand\b|\s?$)")


def half_year(marked: Marked, start: int, end: int, time: Time | None) -> Time | None:
    """The half that "the half year" is in an article on its second quarter."""
    if (
        time is None
        or time.granularity != "quarter"
        or time.period.last is None
        or time.period.last.month % 6
    ):
        return None
    told = [m for m in marked.of("date", start, end) if HALF_YEAR.fullmatch(period.dated(m).text)]
    if not any(marked.text[: m.at].endswith(" the ") for m in told):
        return None
    last = time.period.last
    return Time(Period(date(last.year, last.month - 5, 1), last), "half", "printed")


def ordinal_part(marked: Marked, at: int, time: Time | None) -> Time | None:
    """The quarter or half that an ordinal alone names ($436 million, after $402 million in the first)."""
    match = IN_NTH.match(marked.text, at + 1)
    if (
        match is None
        or time is None
        or time.period.first is None
        or time.granularity not in ("quarter", "half")
    ):
        return None
    months, number = (3, NTH[match[1]]) if time.granularity == "quarter" else (6, NTH[match[1]])
    if months * number > 12:
        return None
    first = date(time.period.first.year, months * (number - 1) + 1, 1)
    whole = period.shifted(Period(first, first), months).first
    return None if whole is None else Time(Period(first, whole - timedelta(1)), time.granularity, "printed")


def ended_in(marked: Marked, start: int, end: int) -> Time | None:
    """The quarter that a clause says the end of (its fiscal first quarter, which ended in December)."""
    match = ENDED_IN.fullmatch(marked.text, start, end)
    before = [m for m in marked.of("date", 0, start) if period.dated(m).granularity == "quarter"]
    mark = next((m for m in marked.of("date", start, end)), None)
    last = period.dated(mark).period if match is not None and before and mark is not None else None
    if last is None or last.last is None:
        return None
    first = period.shifted(Period(date(last.last.year, last.last.month, 1), None), -2).first
    return Time(Period(first, last.last), "quarter", "printed")


ENDED_IN = re.compile(rf"\s(?:which|that)\s(?:ended|ends)\s(?:in|on)\s{DATE}\s?")
