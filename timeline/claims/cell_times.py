"""The time that a figure of a table is of, by the heads of its row and column and by what stands above."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from timeline.claims.period import Time, at_end, shifted, usable
from timeline.dates import find_dates, resolve_dates
from timeline.lexicon import Lexicon
from timeline.model import Document, Period, When

DEICTIC = re.compile(
    r"^(?!.*(?:\d|[零〇一二三四五六七八九十]月|\b(?:to|ended|ending)\s))(?!(?:[上下]半年|前[二两兩三]季度?)$)"
    r".*(?:\byears?\b|\bperiods?\b|\btoday\b|\bnow\b|current|previous|prior|last|this|[年期日今去昨前上本])",
    re.IGNORECASE,
)
"""A time that the date of the report says, and not the day on which it came out."""
YEAR = re.compile(r"(?:19|20)\d\d")
CLOSING = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December) \d\d?,?\s*$"
)
"""What a year above a column goes on with: years ended June 30, and 2024."""
DUE = re.compile(r"\b(?:due|maturing|expiring|through)\b|到期", re.IGNORECASE)
"""What dates the end of what a row tells of, and not the figure (bonds due 2030)."""
DATED = re.compile(r"\d{4}|\d{3}年")
"""A date with its own year."""
ENDING = re.compile(r"\b(?:to|ended|ending|at|as of)\s|^\d{1,2}\s[A-Z]|^[A-Z][a-z]+\s\d{1,2}\b")
"""A stretch that its last day tells, or a day."""
FISCAL = re.compile(r"FY|['’]\d\d")
PARTS_OF_YEAR = ("quarter", "half", "month")


class HeadReader:
    """Dates in the heads of tables: those that stand in the text, and those that two heads make together."""

    def __init__(self, document: Document, lexicon: Lexicon, dates: Sequence[When]) -> None:
        """Keep what heads are read with; each is read once."""
        self.document, self.lexicon = document, lexicon
        self.printed = {w.text: w for w in dates if usable(w) and not DEICTIC.search(w.text)}
        self.known: dict[str, dict[str, When]] = {}

    def times(self, head: str) -> dict[str, When]:
        """The dates that a head holds."""
        if head not in self.known:
            mentions = find_dates(head, self.document.language, self.lexicon)
            whens = resolve_dates(
                mentions, replace(self.document, text=head), self.document.published, self.lexicon
            )
            found = {w.text: w for w in whens if usable(w) and not DEICTIC.search(w.text)}
            self.known[head] = found or {t: w for t, w in self.printed.items() if t and t in head}
        return self.known[head]

    def longest(self, heads: Sequence[str]) -> list[tuple[timedelta, When]]:
        """The longest date that each head prints, with the length of its time."""
        read = [self.times(head) for head in heads if head and not DUE.search(head)]
        longest = [times[max(times, key=len)] for times in read if times]
        return [
            (w.period.last - w.period.first, w)
            for w in longest
            if w.period is not None and w.period.first is not None and w.period.last is not None
        ]


def head_time(
    reader: HeadReader, heads: Sequence[str], corner: str, year: int | None, caption: str
) -> Time | None:
    """The narrowest date that the heads print, else that of the caption; a year in the corner is that of all
    rows, and so is the year of the lines above. A year of the heads is that of a caption's quarter.
    """
    if corner and YEAR.fullmatch(heads[-1].strip()) and CLOSING.search(corner):
        heads = (heads[0], f"{corner.strip().rstrip(',')}, {heads[-1].strip()}")
    head = heads[-1].strip()
    if YEAR.fullmatch(head) and not reader.longest(heads[:-1]):
        stretch = next(filter(None, (_ending_in(reader, t, int(head)) for t in (corner, caption))), None)
        if stretch is not None:
            return stretch
    found = reader.longest(heads)
    above = [w for _, w in reader.longest((caption,))]
    years = [w.period for w in reader.times(corner).values() if w.granularity == "year"] if corner else []
    if not found and not above:
        return Time(years[0], "year", "printed") if years and years[0] else None
    narrow = min(found, key=lambda pair: pair[0])[1] if found else above[0]
    if found and narrow.granularity == "year" and above and above[0].granularity in PARTS_OF_YEAR:
        years, narrow = [narrow.period], above[0]
    dated = DATED.search(narrow.text) is not None
    if not years and year and not dated and not FISCAL.search(narrow.text):
        years = [Period(date(year, 1, 1), date(year, 12, 31))]
    told = years[0] if years and not (dated and narrow not in above) else None
    return at_end(narrow, Time(_in_year(narrow, told), narrow.granularity, "printed"))


def _ending_in(reader: HeadReader, told: str, year: int) -> Time | None:
    """The stretch, or the day, that a corner or caption tells without its year, or with that of one column,
    where it ends in a year (six months to 30 September; at 31 December).
    """
    for _, when in reader.longest((told,)):
        period = when.period
        assert period is not None and period.first is not None and period.last is not None
        calendar = period == Period(date(period.last.year, 1, 1), date(period.last.year, 12, 31))
        if not calendar and ENDING.search(when.text):
            years = year - period.last.year
            return at_end(when, Time(shifted(period, 12 * years), when.granularity, "printed"))
    return None


def _in_year(when: When, year: Period | None) -> Period:
    """The period of a date, moved to a year."""
    period = when.period
    assert period is not None and period.first is not None
    if year is None or year.first is None:
        return period
    return shifted(period, 12 * (year.first.year - period.first.year))
