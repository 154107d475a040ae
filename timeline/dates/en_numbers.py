"""English numbers as dates and lengths of time print them: digits, words, fractions, years."""

from __future__ import annotations

from fractions import Fraction

from timeline.dates.en_words import Tokens

VULGAR = {"½": Fraction(1, 2), "¼": Fraction(1, 4), "¾": Fraction(3, 4)}
YEARS = range(1000, 2200)
"""Four digits outside of this are no year."""
PIVOT = 50
"""Two digits below it are 20xx, others 19xx."""


def read_digits(t: Tokens, i: int) -> tuple[Fraction, int] | None:
    """Read 12, 3.5, 1/4, 2½ or ½. Not the tail of a longer print ($2,000, v1.5)."""
    if t.words[i] in VULGAR:
        return VULGAR[t.words[i]], i + 1
    if t.kinds[i] == "numeric" and t.words[i].count("/") == 1:
        over, under = map(int, t.words[i].split("/"))
        return (Fraction(over, under), i + 1) if under else None
    if t.kinds[i] != "number" or t.values[i] is None or is_tail(t, i):
        return None
    value, i = Fraction(t.values[i]), i + 1
    if t.words[i] in VULGAR and t.is_glued(i):
        return value + VULGAR[t.words[i]], i + 1
    if t.words[i] in ".," and t.is_glued(i) and t.kinds[i + 1] == "number" and t.is_glued(i + 1):
        if t.words[i] == "," or t.values[i + 1] is None:
            return None
        return Fraction(f"{t.words[i - 1]}.{t.words[i + 1]}"), i + 2
    return value, i


def is_tail(t: Tokens, i: int) -> bool:
    """Whether token i only continues what is printed before it without a space: $12, 6,107.31, A4."""
    if not t.is_glued(i):
        return False
    before = t.words[i - 1]
    if before in "$€£¥#@&.,+:_%~":
        return before not in ".,:" or (t.is_glued(i - 1) and t.kinds[i - 2] in ("number", "numeric"))
    return t.kinds[i - 1] in ("", "number") or (before == "-" and t.is_glued(i - 1) and t.kinds[i - 2] == "")


def read_words(t: Tokens, i: int) -> tuple[int, int] | None:
    """Read a number in words: twenty-five, ninety five, two hundred and ten, two thousand and five."""
    total = group = 0
    begun = False
    while True:
        if t.kinds[i] == "cardinal":
            value = t.values[i]
            if value == 1000 and begun:
                total, group = (total + group) * 1000, 0
            elif value == 100 and begun:
                group *= 100
            elif not begun or (value < 10 and group % 10 == 0 and group % 100 != 10) or group % 100 == 0:
                group += value
            else:
                break
            begun, i = True, i + 1
            continue
        joins = t.words[i] == "-" or (t.words[i] == "and" and group and group % 100 == 0)
        joins = joins or (t.words[i] == "and" and total > 0 and group == 0)
        if begun and joins and t.kinds[i + 1] == "cardinal" and t.values[i + 1] < 100:
            if t.words[i] == "-" and not (t.is_glued(i) and t.values[i + 1] < 10):
                break
            i += 1
            continue
        break
    return (total + group, i) if begun else None


def read_amount(t: Tokens, i: int) -> tuple[Fraction, int] | None:
    """Read a number that counts something, in digits or words."""
    digits = read_digits(t, i)
    if digits:
        return digits
    words = read_words(t, i)
    return (Fraction(words[0]), words[1]) if words else None


def read_ordinal(t: Tokens, i: int) -> tuple[int, int] | None:
    """Read 15th, fifteenth, twenty-fifth, thirty first."""
    if t.kinds[i] == "ordinal":
        return t.values[i], i + 1
    if t.kinds[i] == "cardinal" and t.values[i] in (20, 30):
        j = i + 2 if t.words[i + 1] == "-" else i + 1
        if t.kinds[j] == "ordinal" and t.values[j] < 10 and not t.words[j][0].isdigit():
            return t.values[i] + t.values[j], j + 1
    return None


def read_year_words(t: Tokens, i: int) -> tuple[int, int] | None:
    """Read nineteen ninety six, twenty twenty-five, two thousand and five, seventeen hundred thirty three."""
    if t.kinds[i] != "cardinal":
        return None
    whole = read_words(t, i)
    if whole and whole[0] in YEARS and whole[1] - i > 1:
        return whole
    if not 10 <= t.values[i] <= 21:
        return None
    rest = read_words(t, i + 1)
    if rest and 10 <= rest[0] < 100:
        return t.values[i] * 100 + rest[0], rest[1]
    return None


def read_year(t: Tokens, i: int) -> tuple[int, int] | None:
    """Read a year of four digits, '97, or words; with AD behind it. No year before Christ."""
    if t.kinds[i] == "number" and len(t.words[i]) == 4 and t.values[i] in YEARS:
        if is_tail(t, i) or (t.is_glued(i + 1) and t.words[i + 1] in ",." and t.kinds[i + 2] == "number"
                             and t.is_glued(i + 2)):  # fmt: skip
            return None
        found: tuple[int, int] | None = (t.values[i], i + 1)
    elif t.words[i] in ("'", "’") and t.kinds[i + 1] == "number" and len(t.words[i + 1]) == 2:
        found = (full_year(t.values[i + 1]), i + 2) if t.is_glued(i + 1) else None
    else:
        found = read_year_words(t, i)
    return (found[0], skip_era(t, found[1])) if found else None


def full_year(short: int) -> int:
    """Complete a year of two digits."""
    return short + (2000 if short < PIVOT else 1900)


def skip_era(t: Tokens, i: int) -> int:
    """Pass over AD, A.D. or CE behind a year."""
    if t.words[i] in ("ad", "ce"):
        return i + 1
    if t.words[i] == "a" and t.words[i + 1] == "." and t.words[i + 2] == "d" and t.is_glued(i + 2):
        return i + 4 if t.words[i + 3] == "." else i + 3
    return i
