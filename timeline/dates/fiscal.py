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
        rf"(?P<label>\d{{4}})?\s?{_YEAR_ZH}[^。；\n]{{0,6}}?(?:截至|截止至?|止于|[结結]束于?)\s?(?:每年)?"
        rf"(?:(?P<year>\d{{4}})年)?\s?(?P<month>{MONTH})月"
    ),
    re.compile(
        rf"{_YEAR_ZH}[^。；\n]{{0,6}}?[于在至到](?:每年)?(?P<month>{MONTH})月(?:\d{{1,2}}日|底|末)?{_OVER_ZH}"
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
_CUE = re.compile(r"fiscal|financial\s+year|\bFY|财|財|会计年度|會計年度", re.IGNORECASE)


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
    found = {year for _, _, year in years(text)}
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
            ahead = int(said["year"]) - int(said["label"]) if said.get("year") and said.get("label") else 0
            year = FiscalYear(month, ahead if not moved and ahead in (0, 1) else 0)
            yield match.start(), match.end(), year


def _month(printed: str) -> int:
    if printed[:3].lower() in _MONTHS:
        return _MONTHS.index(printed[:3].lower()) + 1
    return number(printed) or 12
