"""English dates in digits, a month's name among them: with points, strokes or dashes, in any order."""

from __future__ import annotations

from dataclasses import replace

from timeline.dates.en_days import COUNTED, ON, Hit, read_day
from timeline.dates.en_numbers import full_year, is_tail, read_year
from timeline.dates.en_words import Tokens
from timeline.dates.expressions import Expression, Fields


def dashed(t: Tokens, i: int) -> Hit:
    """Read three parts around one separator, a month's name among them: 05-Aug-2016, 2019/aug/1."""
    parts, sep = (i, i + 2, i + 4), t.words[i + 1]
    if t.kinds[i] == "numeric" and t.kinds[i + 2] == "month" and sep in ("-", "/") and t.is_glued(i + 2):
        head, _, rest = t.words[i].partition(sep)
        if len(head) == 4 and rest.isdigit() and 1 <= int(rest) <= 31:
            return Fields(year=int(head), month=t.values[i + 2], day=int(rest)), i + 3
    if sep not in ("-", "/") or t.words[i + 3] != sep or not all(t.is_glued(k) for k in range(i + 1, i + 5)):
        return None
    month = next((t.values[k] for k in parts if t.kinds[k] == "month"), None)
    year = next((t.values[k] for k in parts if t.kinds[k] == "number" and len(t.words[k]) == 4), None)
    day = next((t.values[k] for k in parts if t.kinds[k] == "number" and len(t.words[k]) < 3), None)
    if month is None or day is None or year is None or not 1 <= day <= 31 or not 1000 <= year < 2200:
        return None
    return Fields(year=year, month=month, day=day), i + 5


NUMBERED = {"no", "nos", "number", "numbers", "rule", "#"}
"""What stands before the number of a rule or a file: No. 2017-12 is no month."""


def numeric(t: Tokens, i: int) -> Hit:
    """Read 2024-05-07, 2024/5, 5/7/2024, 7.5.2024; both readings where two orders are possible."""
    if t.kinds[i] != "numeric":
        return None
    sep = next(c for c in t.words[i] if not c.isdigit())
    parts = [int(part) for part in t.words[i].split(sep)]
    head = t.words[i].index(sep)
    if (
        t.words[i - 1] in ("-", "+")
        and t.is_glued(i)
        and t.is_glued(i - 1)
        and t.kinds[i - 2] in ("number", "")
    ):
        return None if t.kinds[i - 2] == "number" or sep == "/" else iso(parts, sep, i)
    if head == 4:
        return None if len(parts) == 2 and {t.words[i - 1], t.words[i - 2]} & NUMBERED else iso(parts, sep, i)
    if len(parts) == 2:
        return month_slashed(t, i, parts) if parts[1] > 99 else short_slashed(t, i, parts)
    if sep == "." and parts[2] < 100 and any(w in VERSIONS for w in t.words[max(0, i - 2) : i]):
        return None
    year = parts[2] if parts[2] > 99 else full_year(parts[2])
    if not 1000 <= year < 2200:
        return None
    return ordered(parts[0], parts[1], year, i, day_first=sep == ".")


def iso(parts: list[int], sep: str, i: int) -> Hit:
    """Read year first; 2023-24 is two years."""
    if not 1000 <= parts[0] < 2200:
        return None
    if len(parts) == 2:
        if 1 <= parts[1] <= 12:
            return Fields(year=parts[0], month=parts[1]), i + 1
        return None
    if 1 <= parts[1] <= 12 and 1 <= parts[2] <= 31:
        return Fields(year=parts[0], month=parts[1], day=parts[2]), i + 1
    return None


def ordered(first: int, second: int, year: int | None, i: int, day_first: bool = False) -> Hit:
    """Give month/day/year, or day/month/year where that is the only reading, with the other as `other`."""
    american = (
        Fields(year=year, month=first, day=second) if first <= 12 and 1 <= second <= 31 and first else None
    )
    british = (
        Fields(year=year, month=second, day=first) if second <= 12 and 1 <= first <= 31 and second else None
    )
    if day_first and british:
        return british, i + 1
    if american and british and first != second:
        return replace(american, other=british), i + 1
    found = american or british
    return (found, i + 1) if found else None


SMALL = {
    (1, 2), (1, 3), (2, 3), (1, 4), (3, 4), (1, 5), (2, 5), (3, 5), (4, 5), (1, 8), (3, 8), (5, 8),
    (7, 8),
}  # fmt: skip
SLASH_BEFORE = ON | {
    "between",
    "friday",
    "to",
    "and",
    "through",
    "-",
    "–",
    "of",
    "for",
    "date",
    "dated",
    "back",
}


def short_slashed(t: Tokens, i: int, parts: list[int]) -> Hit:
    """Read 12/1, not 1/4 of, 24/7 or 50/50."""
    if "/" not in t.words[i] or is_tail(t, i):
        return None
    led = i > 0 and (t.words[i - 1] in SLASH_BEFORE or t.kinds[i - 1] == "weekday")
    if not led and ((parts[0], parts[1]) in SMALL or parts == [24, 7] or t.kinds[i + 1] in ("unit", "")):
        return None
    if t.words[i + 1] in COUNTED or t.kinds[i + 1] == "unit" or t.words[i + 1] == "of":
        return None
    if not led and not (t.kinds[i + 1] in ("end", "mark") and t.words[i + 1] not in ("'", "’", "%")):
        return None
    return ordered(parts[0], parts[1], None, i)


VERSIONS = frozenset(["version", "versions", "v", "release", "section", "chapter", "build"])
"""What stands before numbers with points that are no date: version 1.10.30."""


def month_slashed(t: Tokens, i: int, parts: list[int]) -> Hit:
    """Read 09/2012; 9/2012 where nothing that it could count stands around it."""
    alone = t.kinds[i + 1] in ("end", "mark") and (
        i == 0 or t.kinds[i - 1] == "mark" or t.words[i - 1] == "in"
    )
    if not (alone or t.words[i].startswith("0") or t.words[i - 1] in SLASH_BEFORE):
        return None
    return Fields(year=parts[1], month=parts[0]), i + 1


def year_month(t: Tokens, i: int) -> Hit:
    """Read 2024 August, 2024-Aug."""
    year = read_year(t, i) if t.kinds[i] == "number" else None
    k = i + 1
    if t.words[k] in ("-", "/") and t.is_glued(k) and t.is_glued(k + 1):
        k += 1
    if not year or t.kinds[k] != "month" or (t.weak[k] and k == i + 1) or not t.is_capital(k):
        return None
    day = read_day(t, k + 1)
    if day:
        return Fields(year=year[0], month=t.values[k], day=day[0]), day[1]
    return (Fields(year=year[0], month=t.values[k]), k + 1) if t.kinds[k + 1] in ("end", "mark", "") else None


def year_behind_clock(t: Tokens, expression: Expression, day_end: int, end: int) -> tuple[Expression, int]:
    """Add the year of a stamp, which stands behind the time of day: Oct 26 11:00:09 (EDT) 2023."""
    if end == day_end or not isinstance(expression, Fields) or expression.day is None or expression.year:
        return expression, end
    zone = t.kinds[end] == "" and t.words[end].isalpha() and t.text[t.starts[end] : t.ends[end]].isupper()
    year = read_year(t, end + 1 if zone else end)
    return (replace(expression, year=year[0]), year[1]) if year else (expression, end)


def compact(t: Tokens, i: int) -> Hit:
    """Read 20200701 and 2016 10 16."""
    if t.kinds[i] != "number" or is_tail(t, i):
        return None
    if len(t.words[i]) == 8 and not (t.is_glued(i + 1) and t.kinds[i + 1] in ("", "number")):
        found = iso([int(t.words[i][:4]), int(t.words[i][4:6]), int(t.words[i][6:])], "", i)
        return found if found and 1900 <= int(t.words[i][:4]) < 2100 else None
    if [len(w) for w in t.words[i : i + 3]] != [4, 2, 2] or t.kinds[i + 1] != "number":
        return None
    if t.kinds[i + 2] != "number" or t.is_glued(i + 1) or t.is_glued(i + 2):
        return None
    found = iso([t.values[i], t.values[i + 1], t.values[i + 2]], "", i)
    return (found[0], i + 3) if found else None
