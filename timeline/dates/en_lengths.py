"""English lengths of time: three weeks, 3.5 years, a year and a half, 2 years and 3 months."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from timeline.dates.en_numbers import is_tail, read_amount
from timeline.dates.en_words import Tokens
from timeline.dates.expressions import Duration, Length

FINER: dict[str, tuple[Length, int]] = {
    "century": ("year", 100),
    "decade": ("year", 10),
    "year": ("month", 12),
    "month": ("day", 30),
    "week": ("day", 7),
    "day": ("hour", 24),
    "hour": ("minute", 60),
    "minute": ("second", 60),
}
"""The unit in which a fraction of another is counted, and how many make one."""
CLOCK = ("hour", "minute", "second")
IN_MONTHS = {"year": 12, "month": 1}
IN_SECONDS = {"week": 604_800, "day": 86_400, "hour": 3600, "minute": 60, "second": 1}
ORDER: dict[str, int] = {unit: place for place, unit in enumerate((*IN_MONTHS, *IN_SECONDS))}
"""Which units are finer than others, of those that one length adds up."""


LETTERS: dict[str, Length] = {
    "h": "hour",
    "y": "year",
    "w": "week",
    "d": "day",
    "m": "minute",
    "min": "minute",
}


UNSAID = {"several", "many", "some", "recent"}


def read_count(t: Tokens, i: int) -> tuple[Fraction | None, int] | None:
    """Read how many: 3, two and a half, a, a couple of, several (None), a few (3)."""
    if t.words[i] == "a" or t.words[i] == "an":
        if t.words[i + 1] == "few":
            return Fraction(3), i + 2
        if t.words[i + 1] == "couple":
            return Fraction(2), i + 3 if t.words[i + 2] == "of" else i + 2
        if t.words[i + 1] == "half":
            return Fraction(1, 2), i + 2
        if t.words[i + 1] in ("hundred", "dozen", "thousand"):
            rest = read_amount(t, i + 1)
            return (rest[0], rest[1]) if rest else None
        return Fraction(1), i + 1
    if t.words[i] == "half":
        return Fraction(1, 2), i + 2 if t.words[i + 1] in ("a", "an") else i + 1
    if t.words[i] == "few":
        return Fraction(3), i + 1
    if t.words[i] == "couple":
        return Fraction(2), i + 2 if t.words[i + 1] == "of" else i + 1
    if t.words[i] in UNSAID:
        return None, i + 1
    amount = read_amount(t, i)
    if not amount:
        return None
    value, end = amount
    extra = read_fraction(t, end)
    return (value + extra[0], extra[1]) if extra else amount


def read_fraction(t: Tokens, i: int) -> tuple[Fraction, int] | None:
    """Read `and a half`, `and three quarters (of)` behind a number."""
    if t.words[i] != "and":
        return None
    j = i + 1
    if t.words[j] in ("a", "an") and t.words[j + 1] in ("half", "quarter"):
        j += 1
    count = t.values[j] if t.kinds[j] == "cardinal" else 1
    k = j + 1 if t.kinds[j] == "cardinal" else j
    sizes = {
        "half": Fraction(1, 2),
        "halves": Fraction(1, 2),
        "quarter": Fraction(1, 4),
        "quarters": Fraction(1, 4),
    }
    if t.words[k] not in sizes or not 0 < count < 4:
        return None
    end = k + 1
    if t.words[end] in ("of", "a", "an") and t.kinds[end + 1] == "unit":
        end += 1
    return (sizes[t.words[k]] * count, end) if t.kinds[end] == "unit" or k == j else None


def read_unit(t: Tokens, i: int) -> tuple[Length, int, int] | None:
    """Read a unit behind a number: its calendar unit, how many of it one is, and where it ends."""
    j = i + 1 if t.words[i] == "-" and t.is_glued(i) and t.is_glued(i + 1) else i
    if t.words[j] in (
        "more",
        "extra",
        "fewer",
        "additional",
        "consecutive",
        "straight",
        "full",
        "long",
        "whole",
    ):
        j += 1
    if t.words[j] in ("business", "working", "trading", "work") and t.values[j + 1] == "day":
        return "workday", 1, j + 2
    if t.words[j] in ("calendar", "fiscal") and t.kinds[j + 1] == "unit":
        j += 1
    if (t.kinds[j] == "daypart" and t.words[j] == "night") or t.words[j] == "nights":
        return "day", 1, j + 1
    if t.words[j] in LETTERS and t.is_glued(j) and t.kinds[j - 1] == "number" and j == i:
        return (LETTERS[t.words[j]], 1, j + 1) if not t.is_glued(j + 1) or t.kinds[j + 1] == "mark" else None
    fraction = t.kinds[j - 1] == "numeric"
    if t.kinds[j] == "code" and t.words[j] == "h" and (t.is_glued(j) or fraction) and not t.is_glued(j + 1):
        return "hour", 1, j + 1
    if t.kinds[j] != "unit" and not (t.words[j] == "second" and t.kinds[j - 1] in ("number", "cardinal")):
        return None
    unit: Length = t.values[j] if t.kinds[j] == "unit" else "second"
    if t.values[j] in ("half", "workweek"):
        return None if unit == "half" else ("week", 1, j + 1)
    return ("week", 2, j + 1) if t.values[j] == "fortnight" else (unit, 1, j + 1)


def length(t: Tokens, i: int) -> tuple[Duration, int] | None:
    """Read a length of time: three weeks, 3.5 years, a year and a half, 2 years and 3 months, 1h."""
    if is_tail(t, i) and t.words[i - 1] not in ("-", "–", "("):
        return None
    counted = read_count(t, i)
    if not counted:
        return None
    value, j = counted
    span = read_high(t, value, j)
    if span:
        return span
    found = read_unit(t, j)
    if not found:
        return None
    unit, times, end = found
    if unit == "quarter" and (t.words[j] == "-" or t.words[end] in ("of", "more", "less")):
        return None
    if value is None:
        return Duration(None, unit), end
    more, end = read_more(t, value * times, unit, end)
    return more, end


def read_high(t: Tokens, low: Fraction | None, i: int) -> tuple[Duration, int] | None:
    """Read the upper end of two to three years, 10-12 weeks."""
    if low is None or low.denominator != 1 or t.words[i] not in ("to", "or", "-", "–"):
        return None
    high = read_amount(t, i + 1) if t.kinds[i + 1] in ("number", "cardinal") else None
    unit = read_unit(t, high[1]) if high else None
    if not high or not unit or high[0].denominator != 1 or high[0] <= low:
        return None
    return Duration(int(low) * unit[1], unit[0], high=int(high[0]) * unit[1]), unit[2]


def read_more(t: Tokens, value: Fraction, unit: Length, end: int) -> tuple[Duration, int]:
    """Add what follows a first length: `and a half`, `and 3 months`, `30 minutes`."""
    j = end + 1 if t.words[end] in ("and", ",") else end
    j = j + 1 if t.words[end] == "," and t.words[j] == "and" else j
    extra = read_fraction(t, end) if t.words[end] == "and" else None
    if extra and t.kinds[extra[1]] != "unit":
        return as_duration(value + extra[0], unit), extra[1]
    if t.words[j] == "half" and t.words[end] == "and":
        return as_duration(value + Fraction(1, 2), unit), j + 1
    pieces, stop = [(value, unit)], end
    while finer := read_finer(t, stop, pieces[-1][1]):
        pieces.append(finer[:2])
        stop = finer[2]
    if len(pieces) > 1:
        return added(pieces), stop
    counted = read_count(t, j) if t.kinds[j] in ("number", "cardinal") else None
    if unit == "hour" and counted and counted[0] in (5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55):
        return as_duration(value * 60 + counted[0], "minute"), counted[1]
    return as_duration(value, unit), end


def read_finer(t: Tokens, end: int, unit: Length) -> tuple[Fraction, Length, int] | None:
    """Read the next piece of a length, if it is of a finer unit: (, and) 3 months."""
    j = end + 1 if t.words[end] == "," else end
    j = j + 1 if t.words[j] == "and" else j
    article = t.words[j - 1] == "and" and t.words[j] in ("a", "an")
    counted = read_count(t, j) if t.kinds[j] in ("number", "cardinal") or article else None
    found = read_unit(t, counted[1]) if counted else None
    if not counted or counted[0] is None or not found or found[0] not in ORDER or unit not in ORDER:
        return None
    return (counted[0] * found[1], found[0], found[2]) if ORDER[found[0]] > ORDER[unit] else None


def added(pieces: list[tuple[Fraction, Length]]) -> Duration:
    """Add up the pieces of a length: years with months, and what is shorter; days do not fill months."""
    calendar = [p for p in pieces if p[1] in ("year", "month")]
    fixed = [p for p in pieces if p[1] not in ("year", "month")]
    if not calendar or not fixed:
        finest = pieces[-1][1]
        sizes = IN_MONTHS if calendar else IN_SECONDS
        return as_duration(
            sum((n * Fraction(sizes[u], sizes[finest]) for n, u in pieces), Fraction(0)), finest
        )
    return replace(added(calendar), rest=tuple((round(amount), unit) for amount, unit in fixed))


def as_duration(value: Fraction, unit: Length) -> Duration:
    """Give a length with whole amounts, in a finer unit where it must be."""
    if unit == "year" and value.denominator == 2:
        return Duration(value.numerator // 2, "year", halves=1)
    while value.denominator != 1 and unit in FINER:
        unit, size = FINER[unit]
        value *= size
    return Duration(round(value), unit)


def simple_length(t: Tokens, i: int) -> tuple[Duration, int] | None:
    """Read one number and one unit, without a second length behind it."""
    counted = read_count(t, i)
    span = read_high(t, *counted) if counted else None
    if span:
        return replace(span[0], amount=span[0].high, high=None), span[1]
    unit = read_unit(t, counted[1]) if counted else None
    if not counted or not unit:
        return None
    if counted[0] is None:
        return Duration(None, unit[0]), unit[2]
    return as_duration(counted[0] * unit[1], unit[0]), unit[2]
