"""Chinese days and stretches that have a name: of the lunar calendar, of seasons, of plans and of shopping.

Readers as in `zh_readers`: from a match to a token's meaning.
"""

from __future__ import annotations

import re

from timeline.dates.expressions import Fields, Range
from timeline.dates.zh_readers import Meaning, fields_token
from timeline.dates.zh_text import number
from timeline.dates.zh_tokens import LEVEL
from timeline.dates.zh_units import SEASONS


def read_shopping_day(m: re.Match[str]) -> Meaning | None:
    return "holiday", LEVEL["day"], "shopping_618"


def read_leap_month(m: re.Match[str]) -> Meaning | None:
    return fields_token("month", month=number(m[1]), lunar=True, leap=True)


def read_tenday(m: re.Match[str]) -> Meaning | None:
    return fields_token("tenday", tenday="上中下".index(m[1]) + 1)


def read_lunar_day(m: re.Match[str]) -> Meaning | None:
    value = number(m[2].lstrip("初"))
    return fields_token("day", day=value, lunar=True, **({"month": 1} if m[1] else {})) if value else None


def read_season_years(m: re.Match[str]) -> Meaning | None:
    """2024/25财年: the fiscal year is named after the year in which it ends."""
    first, last = int(m[1]), int(m[2][-2:])
    year = first // 100 * 100 + last
    return fields_token("year", year=year, fiscal=True) if year == first + 1 else None


def read_plan(m: re.Match[str]) -> Meaning | None:
    """A five-year plan by its ordinal: the 14th began in 2021."""
    first = 2021 + 5 * ((number(m[1]) or 0) - 14)
    return "final", 9, Range(Fields(year=first), Fields(year=first + 4))


def read_october_first(m: re.Match[str]) -> Meaning | None:
    return "holiday", LEVEL["day"], "national_day_cn"


def read_season(m: re.Match[str]) -> Meaning | None:
    """夏季 by the solar terms, 夏天 by the months."""
    return fields_token("season", season=SEASONS[m[1]], **({"lunar": True} if "季" in m.group() else {}))


def read_bracketed(m: re.Match[str]) -> Meaning | None:
    """今（8）日, 本（10）月, 去（2024）年: the number in brackets is what counts, in Taiwan's years too."""
    if m["day"]:
        return fields_token("day", day=int(m["day"]))
    if m["month"]:
        return fields_token("month", month=int(m["month"]))
    year = int(m["year"])
    return fields_token("year", year=year if year > 999 else year + 1911)
