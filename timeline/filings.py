"""What a report to an exchange says of itself on its cover: whose it is, and when its period ended.

A report follows one form from year to year and from company to company, so two of them are alike in words
without speaking of one thing. Only covers are read here: an article that tells of a report is none.
"""

from __future__ import annotations

import re
from calendar import month_name
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from timeline.dates.calendar import month_of
from timeline.dates.zh_text import number
from timeline.folding import fold
from timeline.model import Document, Period, Span

COVER = 3000
"""Characters in which a report says what it is."""
SEASON = timedelta(days=130)
"""Days after the end of its period in which a report comes out."""
SLACK = timedelta(days=10)
"""Days between what two reports call the end of one period."""

FORM = re.compile(
    r"\bform\s+(?:10-?[kq]|8-k|20-f|40-f|6-k)\b|\b(?:annual|quarterly) report pursuant to"
    r"|\((?:nasdaq|nyse|nyse american|amex|otcqb|otcqx|lse|tsx|asx|hkex)[^()\n]{0,20}:\s*[A-Z.]{1,6}\b"
    r"|^\s*for immediate release",
    re.IGNORECASE | re.MULTILINE,
)
"""What shows that an English text is a company's own report or release."""
MONTHS = [month.lower() for month in month_name]
"""January is the first."""
ENDED = re.compile(
    r"\b(?:year|quarter|quarterly\s+period|months|weeks|period)\s+(?:then\s+)?ended:?\s+"
    rf"({'|'.join(MONTHS[1:])})\s+(\d{{1,2}}),?\s+((?:19|20)\d\d)\b",
    re.IGNORECASE,
)
OTHER_REPORT = re.compile(r"\bon\s+form\s+\S+\s+for\s+the\s+(?:fiscal\s+)?$", re.IGNORECASE)
"""What stands before the period of a report that is only told of."""
FILED = re.compile(
    rf"\b(?:filing date|filed(?: on)?|date of report[^:\n]{{0,50}}):?\s+(?:(\d{{4}})-(\d\d)-(\d\d)"
    rf"|({'|'.join(MONTHS[1:])})\s+(\d{{1,2}}),\s+(\d{{4}}))\b",
    re.IGNORECASE,
)
TITLED = re.compile(r"\A\s*([^\n]{2,60})\n[ \t]*form\s+(?:10-[kq]|8-k|20-f)\b", re.IGNORECASE)
FILE_NUMBER = re.compile(r"commission\s+file\s+(?:number|no\.?):?\s*([\d-]{4,12})", re.IGNORECASE)
REGISTRANT = re.compile(r"([^\n|]{2,80}?)\s*\n\s*\(exact\s+name\s+of\s+registrant", re.IGNORECASE)
TICKER = re.compile(r"([A-Z][\w&.,' ]{1,50}?),?\s+\((?i:nasdaq|nyse)[^()\n]{0,20}:\s*([A-Z.]{1,6})\b")
LEGAL = re.compile(
    r"^the\b|\b(?:inc|corp|corporation|company|co|ltd|limited|plc|incorporated)\b|[^\w]+", re.IGNORECASE
)

YEAR_ZH = r"([12]\d{3}|[一二][零〇○一二三四五六七八九]{3})\s*年?\s*"
DAY_ZH = r"[一二三四五六七八九十\d]{1,3}"
TITLE_ZH = re.compile(
    rf"^#*\s*(?:title:)?\s*([^\n，。；：:]{{0,40}}?)\s*{YEAR_ZH}"
    r"(年度|年|半年度|中期|第?[一二三四1-4]季度?)(?:全年)?(?:报告书?|报|业绩公告|业绩报告|业绩|度报告)(?:全文|正文|摘要)?"
    r"\s*(?:\([^()\n]*\))?\s*$",
    re.MULTILINE,
)
"""The title line of a Chinese report: who, which year, which part of it, and nothing else."""
ENDED_ZH = re.compile(rf"截至{YEAR_ZH}({DAY_ZH})月({DAY_ZH})日止")
RESULTS_ZH = re.compile(
    rf"^#*\s*{ENDED_ZH.pattern}(?:财政)?(?:年度|[三六九]个月|季度|期间)之?的?(?:全年|年度|中期|第[一二三四]季度?|未经审计)*"
    r"(?:业绩|报告)(?:公告|公布)?\s*$",
    re.MULTILINE,
)
NAME_ZH = re.compile(r"^#*\s*([^\n，。；：: ]{2,30}?)(?:股份)?有限公司\s*$", re.MULTILINE)
CODE_ZH = re.compile(r"(?:证券|股份|股票)代[码号]\s*[:：]\s*(\d{4,6})")
WORD = re.compile(r"[a-z0-9]{2,}")
PARTS_ZH = {"半年度": 6, "中期": 6, "一": 3, "1": 3, "二": 6, "2": 6, "三": 9, "3": 9}


@dataclass(frozen=True, slots=True)
class Filing:
    """A report: the numbers and the names that tell its company, and the last day of its period.

    codes: file number, ticker.  names: without the legal form.  place: where the cover tells when it was
    filed, or else the period.
    """

    codes: frozenset[str]
    names: frozenset[str]
    end: date | None
    place: tuple[int, int] | None
    filed: date | None = None

    def of_other_company(self, other: Filing) -> bool:
        """Whether both say whose they are, and nothing of it is the same."""
        if self.codes & other.codes or self.names & other.names:
            return False
        for tickers in (True, False):
            mine, others = ({c for c in f.codes if c.isalpha() == tickers} for f in (self, other))
            if mine and others:
                return True
        pieces = [{piece for name in f.names for piece in _pieces(name)} for f in (self, other)]
        return all(pieces) and not pieces[0] & pieces[1]

    def of_other_period(self, other: Filing) -> bool:
        """Whether their periods end at other times."""
        return self.end is not None and other.end is not None and abs(self.end - other.end) > SLACK


def filing_of(text: str, title: str = "") -> Filing | None:
    """What the cover of a report says, or None where the text is no report."""
    cover = fold(text[:COVER])
    return _english(cover) or _chinese(cover, fold(title))


def dated_by_cover(document: Document) -> Document:
    """A document whose date was not given, dated by its cover where its own text led to another time."""
    filing = filing_of(document.text, document.title)
    if filing is None or filing.place is None:
        return document
    if filing.filed is not None:
        season = Period(filing.filed, filing.filed)
    elif filing.end is not None:
        season = Period(filing.end, filing.end + SEASON)
    else:
        return document
    known = document.published
    if known is not None and known.overlaps(season):
        return document
    start, end = filing.place
    because = (Span(document.id, start, end, document.text[start:end]),)
    return replace(document, published=season, published_how="inferred", evidence=because)


def _english(cover: str) -> Filing | None:
    if not FORM.search(cover):
        return None
    ended = next((m for m in ENDED.finditer(cover) if not OTHER_REPORT.search(cover, 0, m.start())), None)
    end = _day(int(ended[3]), MONTHS.index(ended[1].lower()), int(ended[2])) if ended else None
    numbered, registered, listed = (r.search(cover) for r in (FILE_NUMBER, REGISTRANT, TICKER))
    titled, filed = TITLED.search(cover), FILED.search(cover)
    codes = {m for m in (numbered and numbered[1], listed and listed[2]) if m}
    names = {_bare(m[1]) for m in (registered, listed, None if registered else titled) if m} - {""}
    if ended is None and not codes and not names:
        return None
    place = filed or ended
    return Filing(frozenset(codes), frozenset(names), end, place.span() if place else None, _filed(filed))


def _filed(match: re.Match[str] | None) -> date | None:
    """The day on which a report was filed, where the cover prints it."""
    if match is None:
        return None
    if match[1]:
        return _day(int(match[1]), int(match[2]), int(match[3]))
    return _day(int(match[6]), MONTHS.index(match[4].lower()), int(match[5]))


def _chinese(cover: str, title: str) -> Filing | None:
    headed, results = TITLE_ZH.search(cover), RESULTS_ZH.search(cover)
    titled = headed or TITLE_ZH.search(title)
    if titled is None and results is None:
        return None
    ended = ENDED_ZH.search(cover)
    if ended:
        end = _day(*(number(part) for part in ended.groups()))
    else:
        year = number(titled[2]) if titled else None
        months = next((n for part, n in PARTS_ZH.items() if titled and part in titled[3]), 12)
        end = month_of(year, months)[1] if year else None
    own, code = NAME_ZH.search(cover), CODE_ZH.search(cover)
    names = {_bare_zh(m[1]) for m in (titled, own) if m} - {""}
    place = ended or headed
    codes = frozenset({code[1].lstrip("0")} if code else ())
    return Filing(codes, frozenset(names), end, place.span() if place else None)


def _bare(name: str) -> str:
    """A company's name without its legal form."""
    return " ".join(LEGAL.sub(" ", name.strip(" _-=")).lower().split())


def _bare_zh(name: str) -> str:
    return re.sub(r"\W+|股份|有限|公司|集团|控股", "", name)


def _pieces(name: str) -> set[str]:
    """The words of a name; of a Chinese one every two characters."""
    return {*WORD.findall(name), *(pair for pair in map("".join, pairwise(name)) if not pair.isascii())}


def _day(year: int | None, month: int | None, day: int | None) -> date | None:
    try:
        return date(year or 0, month or 0, day or 0)
    except ValueError:
        return None
