"""English days and months: in both word orders, in digits, with or without a year."""

from __future__ import annotations

from dataclasses import replace

from timeline.dates.en_numbers import full_year, is_tail, read_ordinal, read_words, read_year
from timeline.dates.en_words import Tokens
from timeline.dates.expressions import Anaphor, Base, Expression, Fields, Part, Relative

Hit = tuple[Expression, int] | None
"""What a rule gives: the expression and the token after it, or None."""

YEAR_MOVES = {
    "this": 0, "current": 0, "last": -1, "previous": -1, "prior": -1, "next": 1, "following": 1, "coming": 1,
    "that": 0, "same": 0, "preceding": -1,
}  # fmt: skip
CONTEXT_MOVES = {"previous", "prior", "preceding", "following"}
"""Moves that count from the date last spoken of, where there is one."""
COUNTED = {
    "%", "percent", "per", "million", "billion", "trillion", "thousand", "times", "points", "bn", "m",
}  # fmt: skip
DASHES = {"-", "–", "—", "/"}
MONTH_BEFORE = {
    "in", "of", "since", "by", "until", "till", "from", "to", "through", "last", "next", "this",
    "early", "mid", "late", "before", "after", "during", "between", "and", "end", "for", "-", "–",
    "previous", "following", "beginning", "start", "middle", "rest", "every", "each",
}  # fmt: skip
"""A word before `May` or `March` that makes it a month."""


def read_day(t: Tokens, i: int) -> tuple[int, int] | None:
    """Read the day of a month: 7, 07, 7th, seventh, twenty-first. Not 7.5, 7%, 7:30."""
    ordinal = read_ordinal(t, i)
    if ordinal:
        return ordinal if 1 <= ordinal[0] <= 31 else None
    if t.kinds[i] != "number" or len(t.words[i]) > 2 or not 1 <= t.values[i] <= 31:
        return None
    behind_month = t.kinds[i - 1] == "month" or (t.words[i - 1] == "." and t.kinds[i - 2] == "month")
    if is_tail(t, i) and not behind_month and t.words[i - 1] not in ("-", "–", "/"):
        return None
    after = t.words[i + 1]
    if after in COUNTED or (t.is_glued(i + 1) and after in ("am", "pm", "h", "a", "p")):
        return None
    if t.is_glued(i + 1) and t.is_glued(i + 2) and after in (".", ",", ":") and t.kinds[i + 2] == "number":
        return None
    return t.values[i], i + 1


def is_month(t: Tokens, i: int, sure: bool = False) -> bool:
    """Whether token i names a month; `sure` when a day or a year stands beside it."""
    if t.kinds[i] != "month":
        return False
    if not t.weak[i]:
        return sure or t.is_capital(i) or t.words[i] != "august" or t.words[i - 1] in MONTH_BEFORE
    if sure:
        return True
    if (
        t.words[i - 1] == "from"
        and t.words[i + 1] in ("to", "through", "until", "till")
        and t.kinds[i + 2] == "month"
    ):
        return True
    return t.is_capital(i) and i > 0 and t.words[i - 1] in MONTH_BEFORE and t.kinds[i + 1] != "cardinal"


def read_year_tail(t: Tokens, i: int, ordinal: bool = False) -> tuple[int | None, Expression | None, int]:
    """Read the year behind a day or month, as a year or as an expression (last year), and where it ends."""
    j = i
    if (
        t.words[j] == ","
        or (t.words[j] in ("of", "in") and t.words[j + 1] != "the")
        or (t.words[j] in ("-", "/") and t.is_glued(j) and t.is_glued(j + 1) and len(t.words[j + 1]) == 4)
        or (t.words[j] == "." and t.is_glued(j) and t.kinds[j + 1] == "number" and len(t.words[j + 1]) == 4)
    ):
        j += 1
    year = read_year(t, j)
    if year and not (t.words[j] in ("'", "’") and t.words[j - 1] == ","):
        return year[0], None, year[1]
    short = t.kinds[j] == "number" and len(t.words[j]) == 2 and not t.is_glued(j)
    if short and ((ordinal and j == i) or t.values[j] > 31):
        decimal = t.is_glued(j + 1) and t.words[j + 1] in (".", ",") and t.is_glued(j + 2)
        ends = (t.kinds[j + 1] in ("mark", "end") and not decimal) or t.words[j + 1] in ("was", "is")
        if ends and t.words[j + 1] not in COUNTED and t.words[j + 1] not in DASHES | {":"}:
            return full_year(t.values[j]), None, j + 1
    moved = read_moved_year(t, i)
    return (None, moved[0], moved[1]) if moved else (None, None, i)


def read_moved_year(t: Tokens, i: int) -> Hit:
    """Read `(of) (the) last year` behind a date."""
    j = i + 1 if t.words[i] in ("of", "in", ",") else i
    j = j + 1 if t.words[j] == "the" else j
    if t.words[j] not in YEAR_MOVES or t.words[j + 1] != "year":
        return None
    if t.words[j] in ("that", "same"):
        return Anaphor("year"), j + 2
    base: Base = "context" if t.words[j] in CONTEXT_MOVES else "published"
    return Relative("year", YEAR_MOVES[t.words[j]], base), j + 2


def month_led(t: Tokens, i: int) -> Hit:
    """Read May 7, May 7th, 2024; Sept. 31; May the 7th; May 2024; Oct/2; May."""
    if t.kinds[i] != "month":
        return None
    j = i + 1
    if t.words[j] == "." and t.is_glued(j) and len(t.words[i]) < 5:
        j += 1
    if t.words[j] in ("/", "-") and t.is_glued(j) and t.is_glued(j + 1):
        j += 1
    if t.words[j] == "," and t.kinds[j + 1] == "ordinal" and read_year(t, j + 2):
        j += 1  # March, 6th 2016
    day = read_day(t, j + 1 if t.words[j] == "the" else j)
    if day and is_month(t, i, sure=True):
        ordinal = t.kinds[day[1] - 1] == "ordinal"
        year, within, end = read_year_tail(t, day[1], ordinal)
        return weekday_tail(t, Fields(year=year, month=t.values[i], day=day[0], within=within), end)
    year, within, end = read_year_tail(t, j)
    if year is not None or within is not None:
        if is_month(t, i, sure=year is not None) or (within is not None and t.is_capital(i)):
            return Fields(year=year, month=t.values[i], within=within), end
        return None
    if not is_month(t, i):
        return None
    dotted = t.words[i + 1] == "." and t.is_glued(i + 1) and t.words[i + 2] in DASHES  # Jan.-March
    return Fields(month=t.values[i]), i + 2 if dotted else i + 1


WEEKDAY_LINKS = (
    ("(", "a"),
    (",", "a"),
    ("was", "a"),
    ("is", "a"),
    (",", "which", "was", "a"),
    ("fell", "on", "a"),
    ("falls", "on", "a"),
)
"""How a text says of a date which day of the week it was, beside a mere comma or bracket."""
WEEKDAY_ENDS = frozenset([",", ".", ";", ":", ")", "-", "–", "—", "and", "but", ""])


def weekday_tail(t: Tokens, fields: Fields, end: int) -> tuple[Fields, int]:
    """Add a weekday printed behind a date: Jul 18, Fri; July 18 (Friday); July 18 was a Friday."""
    for link in WEEKDAY_LINKS:
        j = end + len(link)
        if tuple(t.words[end:j]) == link and t.kinds[j] == "weekday" and t.words[j + 1] in WEEKDAY_ENDS:
            closed = link[0] == "(" and t.words[j + 1] == ")"
            return replace(fields, weekday=t.values[j]), j + 2 if closed else j + 1
    j = end + 1 if t.words[end] in (",", "(") else end
    if t.kinds[j] != "weekday" or (j == end and t.weak[j]) or t.words[j].endswith("days"):
        return fields, end
    if t.words[j - 1] == "(" and t.words[j + 1] != ")":
        return fields, end
    if t.kinds[j + 1] in ("month", "number", "ordinal") or t.words[j + 1] == "the":
        return fields, end
    return replace(fields, weekday=t.values[j]), j + 2 if t.words[j - 1] == "(" else j + 1


def day_led(t: Tokens, i: int) -> Hit:
    """Read 7 May, the 7th of May 2024, 20th of the next month, the 15th day of the month."""
    j = i + 1 if t.words[i] == "the" else i
    day = read_day(t, j) or spelled_day(t, j)
    if not day:
        return None
    number, k = day
    ordinal = t.kinds[k - 1] == "ordinal"
    if ordinal and t.words[k] == "day":
        k += 1
    of = t.words[k] == "of"
    k = k + 1 if of else k
    if t.words[k] in ("-", "/") and t.is_glued(k) and t.is_glued(k + 1) and t.kinds[k + 1] == "month":
        k += 1
    if t.kinds[k] == "month" and (of or ordinal or not t.weak[k] or t.is_capital(k)):
        return day_of_month(t, number, k)
    within = month_within(t, k, of)
    if within and (of or ordinal):
        return Fields(day=number, within=within[0]), within[1]
    return lone_day(t, i, j, day, ordinal)


def spelled_day(t: Tokens, j: int) -> tuple[int, int] | None:
    """Read twenty five before a month."""
    words = read_words(t, j) if t.kinds[j] == "cardinal" else None
    if not words or not 1 <= words[0] <= 31 or t.kinds[words[1]] != "month":
        return None
    return words


def day_of_month(t: Tokens, number: int, k: int) -> Hit:
    """Finish a date whose month is token k."""
    end = k + 1
    if t.words[end] == "." and t.is_glued(end) and len(t.words[k]) < 5:
        follows = read_year(t, end + 1)
        end = end + 1 if follows else end
    year, within, end = read_year_tail(t, end, ordinal=True)
    return weekday_tail(t, Fields(year=year, month=t.values[k], day=number, within=within), end)


def month_within(t: Tokens, k: int, of: bool) -> Hit:
    """Read the month that a day is of: (the) next month, this month, the month."""
    k = k + 1 if t.words[k] == "in" else k
    j = k + 1 if t.words[k] == "the" else k
    if t.words[j] == "month" and j > k and of:
        return Relative("month", 0), j + 1
    if t.words[j + 1] == "month" and t.kinds[j] == "move":
        return Relative("month", t.values[j]), j + 2
    if t.words[j + 1] == "month" and t.words[j] in ("same", "that"):
        return Anaphor("month"), j + 2
    return None


ON = {"on", "for", "by", "until", "till", "before", "after", "since", "from", "around", "about"}
FUNCTION = {
    "and", "or", "to", "at", "in", "for", "with", "when", "he", "she", "they", "it", "we", "i", "as",
    "but", "is", "was", "from", "between", "that", "after", "before", "if", "through", "until", "this",
}  # fmt: skip


def lone_day(t: Tokens, i: int, j: int, day: tuple[int, int], ordinal: bool) -> Hit:
    """Read `on the 15th`: a day that leaves its month out."""
    number, end = day
    closing = ordinal and j > i and t.words[end] in ("", ".", "!", "?") and t.words[j][0].isdigit()
    led = i > 0 and t.words[i - 1] in ON and (j > i or (ordinal and t.words[j][0].isdigit()))
    if not led and not closing:
        return None
    bare = t.kinds[end] in ("end", "mark") or t.words[end] in FUNCTION
    dash = t.words[end] in ("-", "–") and t.is_glued(end)
    if not bare or dash or t.words[end] in ("%", "$", "/", "'", "’"):
        return None
    if not t.words[j][0].isdigit() and t.words[end] not in (".", "", "!", "?", ";"):
        return None
    if not ordinal and (
        t.words[i - 1] not in ("on", "for") or (t.words[i - 1] == "for" and t.kinds[end] == "")
    ):
        return None
    return Fields(day=number), end


def first_or_second(unit: str, number: int, within: Expression) -> Expression:
    """Give half of a period that is no year."""
    return Part("first" if number == 1 else "last", within)
