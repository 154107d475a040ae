"""English calendar periods: years, quarters, halves, fiscal years, decades, seasons, n-th units."""

from __future__ import annotations

from dataclasses import replace

from timeline.dates.en_days import YEAR_MOVES, Hit, first_or_second, read_moved_year
from timeline.dates.en_numbers import full_year, is_tail, read_ordinal, read_year
from timeline.dates.en_words import Tokens
from timeline.dates.expressions import Expression, Fields, Range, Relative

YEAR_BEFORE = {
    "in", "since", "of", "by", "until", "till", "from", "during", "to", "through", "year", "between",
    "before", "after", "late", "early", "mid", "than", "for", "throughout", "circa", "around", "=",
    "calendar", "fiscal", "fy", "and", "-", "–", "vs", "over", "as",
}  # fmt: skip
COUNTING = {
    "than", "about", "around", "nearly", "almost", "some", "over", "least", "approximately", "roughly",
    "only", "up", "no", "number", "top", "another", "room", "route", "page", "model", "version",
    "article", "section",
}  # fmt: skip
"""Words before four digits that make them a count or a label."""
OWNING = {"the", "its", "their", "this", "our"}


def year_led(t: Tokens, i: int) -> Hit:
    """Read a year: 2024, the year 2019, 2024's first quarter, 2024 Q3, fiscal 2024, the 2024 fiscal year."""
    j = i + 1 if t.words[i] == "the" else i
    j = j + 1 if t.words[j] == "calendar" else j
    j = j + 1 if t.words[j] == "year" else j
    j = j + 1 if t.words[j] == "of" and t.words[j - 1] == "year" else j
    year = read_year(t, j)
    if not year:
        return None
    number, end = year
    k = end + 2 if t.words[end] in ("'", "’") and t.words[end + 1] == "s" else end
    k = k + 1 if t.words[k] == "-" and t.is_glued(k) else k
    inner = code(t, k) or ranked_period(t, k, alone=True)
    if inner and isinstance(inner[0], Fields) and inner[0].year is None and inner[0].within is None:
        return replace(inner[0], year=number), inner[1]
    if t.words[end] in ("fiscal", "financial", "calendar") and t.words[end + 1] == "year":
        return Fields(year=number, fiscal=t.words[end] != "calendar"), end + 2
    if t.kinds[end] == "season" and not t.weak[end]:
        return Fields(year=number, season=t.values[end]), end + 1
    split = split_year(t, j, number)
    if split:
        return split
    return (Fields(year=number), end) if is_year(t, i, j, end) else None


def split_year(t: Tokens, j: int, number: int) -> Hit:
    """Read 2023/24: a year that runs over two."""
    k = j + 1
    if (
        t.kinds[j] != "number"
        or t.words[k] not in ("/", "-", "–")
        or not t.is_glued(k)
        or not t.is_glued(k + 1)
    ):
        return None
    if t.kinds[k + 1] != "number" or len(t.words[k + 1]) != 2 or t.values[k + 1] != (number + 1) % 100:
        return None
    return Fields(year=number + 1, fiscal=True), k + 2


def split_numeric(t: Tokens, i: int, fiscal: bool = False) -> Hit:
    """Read 2012-13 and 2012/13, digits that the calendar has no month for: a fiscal year, or two years."""
    head, tail = t.words[i][:4], t.words[i][5:]
    if t.kinds[i] != "numeric" or not head.isdigit() or len(tail) != 2 or not tail.isdigit():
        return None
    year = int(head)
    named = t.words[i - 1] == "the" and t.kinds[i + 1] == ""
    if int(tail) != (year + 1) % 100 or not (fiscal or named or int(tail) > 12):
        return None
    if fiscal:
        return Fields(year=year + 1, fiscal=True), i + 1
    return Range(Fields(year=year), Fields(year=year + 1)), i + 1


def is_year(t: Tokens, i: int, j: int, end: int) -> bool:
    """Whether a year standing alone is one, not a count, a label or a price."""
    if j > i and t.words[j - 1] != "the":
        return True
    before, after = t.words[i - 1] if i else "", t.words[end]
    if (
        after in ("%", "percent", "million", "billion", "yuan", "dollars", "people", "times")
        or before in "#$€£¥№"
    ):
        return before == "" and after not in ("%", "percent", "million", "billion")
    if t.is_glued(end) and (
        t.kinds[end] in ("", "unit", "code") or (after in "-–/" and t.kinds[end + 1] in ("number", "numeric"))
    ):
        return False
    if before in ("-", "/", "_") and t.is_glued(j) and t.is_glued(j - 1):
        return t.words[j - 2] in ("mid", "end", "early", "late", "pre", "post")
    if t.kinds[j] != "number":
        return before in YEAR_BEFORE and before != "than"
    number = t.values[j]
    if before in ("-", "–", "/") and i > 1 and t.kinds[i - 2] in ("number", "numeric"):
        return False
    if before in YEAR_BEFORE and before not in COUNTING and number >= 1000:
        return number >= 1400 or before in ("in", "year", "since")
    if before in COUNTING:
        return before == "than" and t.words[i - 2] in ("later", "earlier", "rather", "other")
    plural = t.kinds[end] == "" and after.endswith("s") and not t.is_capital(end) and number % 100 == 0
    return 1900 <= number < 2100 and not plural


def code(t: Tokens, i: int) -> Hit:
    """Read Q1, Q1 2024, 1Q24, 18q4, H1'24, Q4 FY24, FY24, FY2023/24."""
    if t.kinds[i] == "number" and t.kinds[i + 1] == "code" and t.is_glued(i + 1) and not is_tail(t, i):
        if t.kinds[i + 2] == "number" and t.is_glued(i + 2):
            first, last = t.words[i], t.words[i + 2]
            if len(first) == 1 and len(last) in (2, 4):
                return named(t, i + 1, t.values[i], full(last), i + 3)
            if len(last) == 1 and len(first) in (2, 4):
                return named(t, i + 1, t.values[i + 2], full(first), i + 3)
            return None
        if len(t.words[i]) == 1 and t.is_capital(i + 1):
            return code_year(t, named(t, i + 1, t.values[i], None, i + 2))
        return None
    if t.kinds[i] != "code" or (t.is_glued(i) and t.words[i - 1] not in ("-", "/", "(", "'", "’", '"', "–")):
        return None
    if t.values[i] == "fiscal":
        year = fiscal_code(t, i + 1) if t.is_capital(i) or len(t.words[i + 1]) == 4 else None
        inner = code(t, year[1]) if year and t.kinds[year[1]] in ("code", "number") else None
        if year and inner and isinstance(inner[0], Fields) and inner[0].year is None:
            return within_year(inner[0], year)[0], inner[1]
        return year
    if t.kinds[i + 1] != "number" or not t.is_glued(i + 1) or len(t.words[i + 1]) != 1:
        return None
    if t.values[i] == "half" and not t.is_capital(i):
        return None
    if t.is_glued(i + 2) and (
        t.kinds[i + 2] in ("", "code") or (t.words[i + 2] == "." and t.is_glued(i + 3))
    ):
        return None
    return code_year(t, named(t, i, t.values[i + 1], None, i + 2))


def full(digits: str) -> int:
    """Complete a year of two digits; four stay."""
    return int(digits) if len(digits) == 4 else full_year(int(digits))


def named(t: Tokens, i: int, number: int, year: int | None, end: int) -> tuple[Fields, int] | None:
    """Give the quarter or half that the code letter i and a number name."""
    if t.values[i] == "quarter" and 1 <= number <= 4:
        return Fields(year=year, quarter=number), end
    if t.values[i] == "half" and 1 <= number <= 2:
        return Fields(year=year, half=number), end
    return None


def code_year(t: Tokens, found: tuple[Fields, int] | None) -> Hit:
    """Add the year behind Q1 or H1."""
    if not found:
        return None
    fields, end = found
    j = end + 1 if t.words[end] in ("of", "-", "/", ",") else end
    j = j + 1 if t.words[j] == "the" else j
    year = read_year(t, j)
    if year and not (t.words[j] in ("'", "’") and j > end + 1):
        return replace(fields, year=year[0]), year[1]
    if t.kinds[j] == "number" and len(t.words[j]) == 2 and 10 <= t.values[j] < 60 and t.words[end] != ",":
        bare = t.kinds[j + 1] in ("end", "mark") and t.words[j + 1] not in ("%", ".", ",", ":", "-", "–")
        if bare or t.words[j + 1] in ("results", "earnings", "revenue"):
            return replace(fields, year=full_year(t.values[j])), j + 1
    inner = fiscal_year(t, j) or moved_year(t, j)
    return within_year(fields, inner) if inner else found


def within_year(fields: Fields, inner: tuple[Expression, int]) -> tuple[Fields, int]:
    """Put a quarter or half into a year that is an expression."""
    year = inner[0]
    if isinstance(year, Fields) and year.within is None and year.other is None:
        return replace(fields, year=year.year, short_year=year.short_year, fiscal=year.fiscal), inner[1]
    return replace(fields, within=year), inner[1]


def fiscal_code(t: Tokens, i: int) -> Hit:
    """Read the year behind FY: 24, 2024, 2023/24."""
    if t.kinds[i] == "numeric":
        return split_numeric(t, i, fiscal=True)
    if t.kinds[i] in ("numeric", "number") and not (t.kinds[i] == "number" and len(t.words[i]) not in (2, 4)):
        year = read_year(t, i)
        if year:
            return split_year(t, i, year[0]) or (Fields(year=year[0], fiscal=True), year[1])
        if (t.kinds[i] == "number" and len(t.words[i]) == 2 and not t.is_glued(i + 1)) or t.kinds[
            i + 1
        ] == "mark":
            return Fields(year=full_year(t.values[i]), fiscal=True), i + 1
    if t.words[i] in ("'", "’") and t.kinds[i + 1] == "number" and len(t.words[i + 1]) == 2:
        return Fields(year=full_year(t.values[i + 1]), fiscal=True), i + 2
    return None


def fiscal_year(t: Tokens, i: int) -> Hit:
    """Read fiscal 2024, the financial year 2023/24, FY24, its last fiscal year."""
    i = i + 1 if t.words[i] == "the" else i
    if t.kinds[i] == "code":
        return fiscal_code(t, i + 1) if t.values[i] == "fiscal" and t.is_capital(i) else None
    if t.kinds[i] == "move" and t.words[i + 1] in ("fiscal", "financial") and t.words[i + 2] == "year":
        return Relative("year", t.values[i]), i + 3
    if t.words[i] not in ("fiscal", "financial", "accounting"):
        return None
    j = i + 2 if t.words[i + 1] == "year" else i + 1
    coded = code(t, j) if t.kinds[j] in ("code", "number") else None
    if coded and isinstance(coded[0], Fields) and coded[0].quarter:
        return replace(coded[0], fiscal=True), coded[1]
    if t.kinds[j] == "numeric":
        return split_numeric(t, j, fiscal=True)
    year = read_year(t, j)
    if not year:
        return None
    k = year[1] + 2 if t.words[year[1]] in ("'", "’") and t.words[year[1] + 1] == "s" else year[1]
    part = ranked_period(t, k, alone=True) or code(t, k)
    if part and isinstance(part[0], Fields) and part[0].year is None and part[0].within is None:
        return replace(part[0], year=year[0], fiscal=True), part[1]
    return split_year(t, j, year[0]) or (Fields(year=year[0], fiscal=True), year[1])


def moved_year(t: Tokens, i: int) -> Hit:
    """Read last year, the same year, the year: what stands behind `of`."""
    i = i + 1 if t.words[i] == "the" and t.words[i + 1] != "year" else i
    if t.words[i] in YEAR_MOVES and t.words[i + 1] == "year":
        return read_moved_year(t, i)
    if t.words[i] == "the" and t.words[i + 1] == "year" and t.words[i + 2] not in ("to", "ended", "ending"):
        return Relative("year", 0, "context"), i + 2
    return None


HALVES = {"front": 1, "former": 1, "back": 2, "latter": 2}
"""Words that name the halves of a period as ordinals do."""


def ranked_period(t: Tokens, i: int, alone: bool = False) -> Hit:
    """Read the first quarter (of 2024), second half of last year, the fiscal third quarter, 21st century."""
    j = i + 1 if t.words[i] == "the" else i
    fiscal = t.words[j] in ("fiscal", "financial")
    j = j + 1 if fiscal else j
    rank = read_ordinal(t, j)
    if not rank and t.words[j] in ("last", "final") and t.kinds[j + 1] == "unit":
        rank = (-1, j + 1)
    if not rank and t.words[j] in HALVES and t.words[j + 1] == "half":
        rank = HALVES[t.words[j]], j + 1
    if not rank:
        return None
    number, k = rank
    k = k + 1 if t.words[k] == "-" and t.is_glued(k) else k
    if t.words[k] in ("fiscal", "financial"):
        fiscal, k = True, k + 1
    unit = t.values[k] if t.kinds[k] == "unit" else None
    if unit == "century" and number > 0:
        return Fields(century=number), k + 1
    if unit not in ("quarter", "half") or not -1 <= number <= (4 if unit == "quarter" else 2):
        return None
    if t.words[k] in ("quarters", "halves"):
        return None
    if number < 0:
        return None
    fields = (
        Fields(quarter=number, fiscal=fiscal) if unit == "quarter" else Fields(half=number, fiscal=fiscal)
    )
    return (fields, k + 1) if alone else ranked_year(t, fields, k + 1)


def ranked_year(t: Tokens, fields: Fields, end: int) -> Hit:
    """Add the year, or the other period, that a quarter or half is of."""
    of = t.words[end] in ("of", "in", ",")
    j = end + 1 if of else end
    year = read_year(t, j)
    if year:
        return replace(fields, year=year[0]), year[1]
    inner = fiscal_year(t, j) or moved_year(t, j)
    if inner and (of or t.words[j] != "the"):
        return within_year(fields, inner)
    if of and t.words[j] in OWNING and t.words[j + 1] in ("fiscal", "financial") and t.words[j + 2] == "year":
        return replace(fields, fiscal=True), j + 3
    if fields.half is None or t.words[end] != "of":
        return fields, end
    part = half_of_other(t, j)
    return (first_or_second("half", fields.half, part[0]), part[1]) if part else (fields, end)


def half_of_other(t: Tokens, j: int) -> Hit:
    """Read what a half may be of besides a year: a month, the week, a decade."""
    j = j + 1 if t.words[j] == "the" else j
    if t.kinds[j] == "month":
        year = read_year(t, j + 1)
        return Fields(month=t.values[j], year=year[0] if year else None), year[1] if year else j + 1
    if t.kinds[j] == "decade":
        return decade(t, j)
    if t.kinds[j] == "unit" and t.values[j] in ("month", "week", "decade", "century", "quarter"):
        return Relative(t.values[j], 0, "context"), j + 1
    if t.kinds[j] == "move" and t.kinds[j + 1] == "unit" and t.values[j + 1] in ("month", "week", "quarter"):
        return Relative(t.values[j + 1], t.values[j]), j + 2
    return None


def decade(t: Tokens, i: int) -> Hit:
    """Read the 1990s, the '90s, the nineties."""
    j = i + 1 if t.words[i] == "the" else i
    if t.kinds[j] != "decade":
        return None
    if t.values[j] is not None:
        return (
            (Fields(decade=t.values[j]), j + 1)
            if j > i or t.words[j - 1] in ("early", "late", "mid")
            else None
        )
    digits = "".join(c for c in t.words[j] if c.isdigit())
    if len(digits) == 4:
        return Fields(century=int(digits[:2]) + 1, decade=int(digits[2:])), j + 1
    if int(digits) % 10 or not (j > i or t.words[j][0] in "'’"):
        return None
    return Fields(decade=int(digits)), j + 1


SEASON_BEFORE = {
    "the", "this", "last", "next", "early", "late", "mid", "since", "by", "until", "previous", "in",
    "of",
}  # fmt: skip


def season(t: Tokens, i: int) -> Hit:
    """Read summer, the spring of 2024, last fall."""
    j = i + 1 if t.words[i] == "the" else i
    if t.kinds[j] != "season":
        return None
    k = j + 2 if t.words[j + 1] in ("of", "in", ",") else j + 1
    year = read_year(t, k)
    if year:
        return Fields(season=t.values[j], year=year[0]), year[1]
    inner = moved_year(t, k) if t.words[k] != "the" else None
    if inner:
        return Fields(season=t.values[j], within=inner[0]), inner[1]
    before = t.words[j - 1] if j else ""
    led = before == "the" and j > 1 and t.words[j - 2] in ("in", "since", "of", "by", "during")
    if t.weak[j] and before == "the" and not led:
        return None
    stops = ("of", "short", "-") if led else ("of", "in", "by", "to", "short", "-")
    if t.weak[j] and (before not in SEASON_BEFORE or t.words[j + 1] in stops):
        return None
    return Fields(season=t.values[j]), j + 1


def season_moved(t: Tokens, k: int, word: str, move: int) -> Hit:
    """Read last spring, the one that ended last; this summer, the previous winter."""
    if word in ("last", "next"):
        return Fields(season=t.values[k], direction="past" if move < 0 else "future"), k + 1
    return (Fields(season=t.values[k], within=Relative("year", move)), k + 1) if word != "past" else None
