"""A company's own fiscal year, where the text gives its end or start: fiscal 2025, which ended June 30."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from timeline.dates import calendar as cal
from timeline.dates.calendar import Days
from timeline.dates.expressions import Fields
from timeline.dates.zh_text import fold, number
from timeline.dates.zh_units import MONTH

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAME = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?(?P<month>{'|'.join(_MONTHS)})[a-z]*\.?"
    r"(?:\s+\d{1,2}(?:st|nd|rd|th)?\b)?"
    r"(?:,?\s+(?P<year>20\d\d|19\d\d))?"
)
_NTHS = (("first", "second", "third", "fourth"), "一二三四", "1234")
_FISCAL = r"\b(?:(?:fiscal|financial)\s+(?:year\s+)?|FY\s?)(?P<label>(?:20|19)\d\d)?"
_WITHIN = r"(?:(?!quarter|half|month|period)[^.;\n]){0,24}?\b"
_YEAR_ZH = r"(?:财[政务務]?|[会會][计計])年度?"
_OVER_ZH = r"(?:[结結]束|截止|[终終]止|[为為]止)"
_ENDS = (
    re.compile(
        rf"{_FISCAL}{_WITHIN}(?:end(?:s|ed|ing)?|clos(?:es|ed|ing)|r[au]n(?:s|ning)?\s+(?:to|until))\s+"
        rf"(?:(?:on|in|(?:at )?the end of)\s+)?{_NAME}",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:full[ -]|whole[ -]|last )?year\s+(?:to|ended|ending)\s+"
        rf"(?:(?:in|on|the end of|end[- ])\s*)?{_NAME}",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\byear,?\s(?:which|that)\s(?:ends|runs\s(?:to|until))\s(?:(?:in|on|at|the end of)\s)*{_NAME}",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?P<label>\d{{4}})?\s?{_YEAR_ZH}[^。；\n季]{{0,6}}?(?:截至|截止至?|止于|[结結]束于?)\s?(?:每年)?"
        rf"(?:(?P<year>\d{{4}})年)?\s?(?P<month>{MONTH})月"
    ),
    re.compile(
        rf"{_YEAR_ZH}[^。；\n季]{{0,6}}?[于在至到](?:每年)?(?P<month>{MONTH})月(?:\d{{1,2}}日|底|末)?{_OVER_ZH}"
    ),
    re.compile(
        rf"截至\s?(?:(?P<year>\d{{4}})年)?(?P<month>{MONTH})月(?:\d{{1,2}}日|底|末)?止?(?:的|之)?\s?"
        rf"(?P<label>\d{{4}})?\s?{_YEAR_ZH}"
    ),
)
_BEGINS = (
    re.compile(
        rf"{_FISCAL}{_WITHIN}(?:beg(?:ins|an|inning)|start(?:s|ed|ing)?)\s+(?:on\s+|in\s+)?{_NAME}",
        re.IGNORECASE,
    ),
    re.compile(rf"{_YEAR_ZH}[^。；\n]{{0,6}}?(?:始于|[从由自])\s?(?:每年)?(?P<month>{MONTH})月"),
)
_OF_A_PART = re.compile(r"(?:quarter|half|Q[1-4])\b[^.;,\n]{0,40}$", re.IGNORECASE)
_NTH = {n: i + 1 for i, row in enumerate(zip(*_NTHS, strict=True)) for n in row}
_QUARTERS = (
    re.compile(
        rf"(?:\b(?P<nth>first|second|third|fourth)(?:\s+(?:fiscal|financial))?\s+quarter|\bQ(?P<number>[1-4]))"
        rf"(?:(?:\s+of)?(?:\s+(?:its|the))?\s+(?:(?:fiscal|financial)(?:\s+year)?|FY)\s?(?P<label>20\d\d|19\d\d)?)?,?"
        rf"\s+(?:(?:which|that)\s+)?(?:end(?:s|ed|ing)|clos(?:es|ed|ing))\s+(?:(?:on|in)\s+)?{_NAME}",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?:(?P<label>(?:20|19)\d\d)\s?{_YEAR_ZH}的?)?第?(?P<nth>[一二三四])(?:[财財]季|(?<=[财財]年第.)季度?)"
        rf"[^。；\n]{{0,4}}?(?:截至|截止至?|止[于於]|[结結]束[于於]?)\s?(?:(?P<year>\d{{4}})年)?(?P<month>{MONTH})月"
    ),
)
"""A quarter that says when it ended: third quarter of fiscal 2025, which ended on May 31."""
_QUARTER = re.compile(r"quarter\b|\bQ[1-4]|[财財]季|[财財]年第", re.IGNORECASE)
_CUE = re.compile(
    r"fiscal|financial\s+year|\bFY|year,?\s(?:which|that)\s(?:ends|runs)|财|財|会计年度|會計年度",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class FiscalYear:
    """The month that ends the year, and how many years its end lies past the number that it is called by."""

    month: int
    ahead: int = 0

    def days(self, year: int, fields: Fields) -> Days:
        """The days of the year of that number, or of the half or quarter of it that the fields name."""
        first, count = self.month + 1 - 12, 12
        if fields.quarter is not None:
            first, count = first + 3 * (fields.quarter - 1), 3
        elif fields.half is not None:
            first, count = first + 6 * (fields.half - 1), 6
        return cal.months_of(year + self.ahead, first, count)


@functools.lru_cache(maxsize=64)
def own_year(text: str) -> FiscalYear | None:
    """The fiscal year that a text speaks of; None if it gives none, the calendar's, or several."""
    return _one({year for _, _, year in years(text)} | set(_by_quarters(text)))


@functools.lru_cache(maxsize=64)
def year_of_quarters(text: str) -> FiscalYear | None:
    """The year that the quarters of a text are of, where one says when it ended; None for the calendar's."""
    return _one(set(_by_quarters(text)))


def _one(found: set[FiscalYear]) -> FiscalYear | None:
    if len({f.month for f in found}) != 1 or max(f.month for f in found) == 12:
        return None
    return max(found, key=lambda f: f.ahead)


def years(text: str) -> Iterator[tuple[int, int, FiscalYear]]:
    """Where a text says when a fiscal year ends or begins, and the year that follows from it."""
    if not _CUE.search(text):
        return
    folded = fold(text)
    for patterns, moved in ((_ENDS, 0), (_BEGINS, -1)):
        for match in (m for p in patterns for m in p.finditer(folded)):
            if _OF_A_PART.search(folded, max(0, match.start() - 60), match.start()):
                continue
            month = (_month(match["month"]) + moved - 1) % 12 + 1
            said = match.groupdict()
            ahead = _ahead(said, int(said["year"])) if said.get("year") and not moved else 0
            yield match.start(), match.end(), FiscalYear(month, ahead)


def _by_quarters(text: str) -> Iterator[FiscalYear]:
    """The year that follows from each quarter that says when it ended."""
    if not _QUARTER.search(text):
        return
    folded = fold(text)
    for match in (m for p in _QUARTERS for m in p.finditer(folded)):
        said = match.groupdict()
        over, month = divmod(_month(match["month"]) + 3 * (4 - _NTH[_number(said)]) - 1, 12)
        yield FiscalYear(month + 1, _ahead(said, int(said["year"]) + over) if said.get("year") else 0)


def _number(said: dict[str, str | None]) -> str:
    return (said.get("nth") or said.get("number") or "").lower()


def _ahead(said: dict[str, str | None], ended: int) -> int:
    """How many years the end of a year lies past the number that it is called by."""
    ahead = ended - int(said.get("label") or ended)
    return ahead if ahead in (0, 1) else 0


def _month(printed: str) -> int:
    if printed[:3].lower() in _MONTHS:
        return _MONTHS.index(printed[:3].lower()) + 1
    return number(printed) or 12
