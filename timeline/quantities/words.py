"""Reads English number words: cardinals, fractions and ordinals, with digits among them."""

from __future__ import annotations

import functools
import itertools
import math
import re
from fractions import Fraction

from timeline.quantities.han import Number

ONES = {
    w: i
    for i, w in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
TENS = {
    w: 10 * i
    for i, w in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2
    )
}
LARGE = {
    "hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12,
    "lakh": 10**5, "lkh": 10**5, "lac": 10**5, "crore": 10**7, "krore": 10**7, "cr": 10**7,
    "dozen": 12, "doz": 12, "dz": 12, "mil": 10**6, "mln": 10**6, "bln": 10**9,
}  # fmt: skip
_ORDINAL_ONES = dict(
    zip(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
        ],
        range(1, 20),
        strict=True,
    )
) | {"nineth": 9}
ORDINALS = (
    _ORDINAL_ONES
    | {t[:-1] + "ieth": v for t, v in TENS.items()}
    | {w + "th": v for w, v in LARGE.items() if len(w) > 5}
)
PARTS = {"half": 2, "halves": 2, "quarter": 4, "quarters": 4}
CARDINALS = {*ONES, *TENS, *LARGE, *(w + "s" for w in LARGE)}
WORDS = {*CARDINALS, *ORDINALS, *(w + "s" for w in ORDINALS if ORDINALS[w] > 2), *PARTS, "single"}
_TOKEN = re.compile(r"\d[\d,]*(?:\.\d+)?|[a-z]+")
_GLUED = re.compile(
    "(" + "|".join(TENS) + ")(" + "|".join([*list(ONES)[1:10], *list(_ORDINAL_ONES)[:9]]) + ")$"
)


def _tokens(text: str) -> list[str]:
    out: list[str] = []
    for token in _TOKEN.findall(text):
        glued = _GLUED.match(token)
        out += list(glued.groups()) if glued else [token]
    return out


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") and word[:-1] in LARGE else word


def _counts_next(tokens: list[str]) -> bool:
    """Whether the last word counts what follows a number in digits (2.7 billion | three months before)."""
    if len(tokens) < 3 or not tokens[0][0].isdigit() or LARGE.get(_singular(tokens[-2]), 0) < 1000:
        return False
    return tokens[-1] in ONES or tokens[-1] in TENS


def _cardinal(tokens: list[str]) -> tuple[Fraction, int] | None:
    """Sum of sections; second, the magnitude that closes the number (2 hundred thousand → 1000)."""
    total, section, magnitude, last, least = Fraction(0), Fraction(0), 1, 0, 0
    seen = False
    if _counts_next(tokens):
        return None
    for raw in tokens:
        word = _singular(raw)
        if word in ("and", "a", "an"):
            continue
        if word in ONES or word in TENS or word[0].isdigit():
            value = Fraction(
                ONES.get(word, TENS.get(word, 0)) if word[0].isalpha() else word.replace(",", "")
            )
            if seen and word[0].isalpha() and value >= 10 and 0 < section < 10 and last < 100:
                section *= 100  # one twenty two
            elif (
                seen
                and last
                and last < 100
                and not (word in ONES and 0 < value < 10 and section % 10 == 0 and section % 100 >= 20)
            ):
                return None
            section = section + value
            magnitude, last = 1, 1
        elif word in LARGE:
            unit = LARGE[word]
            if unit == 100:
                section = (section or Fraction(1)) * 100
            elif unit == 12 or (section == 0 and total):  # two hundred dozen, lakh crore
                total, section = (total + section or Fraction(1)) * unit, Fraction(0)
            elif total and unit > 10**5 and last and total < unit and section == 0:
                total *= unit
            elif least and unit >= least:  # three million and four million
                return None
            else:
                total, section, least = total + (section or Fraction(1)) * unit, Fraction(0), unit
            magnitude, last = unit, 100
        else:
            return None
        seen = True
    return (total + section, magnitude) if seen else None


@functools.lru_cache(maxsize=16384)
def read_words(text: str) -> tuple[Number, bool] | None:
    """Read number words (lower case): the number, and whether it is an ordinal; None if not one number."""
    if len(text) > 200:
        return None
    tokens = _tokens(text)
    if not tokens:
        return None
    some = _SOME.match(text)
    if some:
        factor = math.prod(LARGE.get(word, 0) for word in _tokens(text[some.end() :]))
        low, high = _SOME_ARE[some[1]]
        several = Number(None, None, Fraction(factor), Fraction(1), low * factor, high * factor, "several")
        return (several, False) if factor else None
    point = tokens.index("point") if "point" in tokens else -1
    if point >= 0:
        return _point(tokens, point)
    last = tokens[-1]
    if last in PARTS or last in ORDINALS or (last.endswith("s") and last[:-1] in ORDINALS):
        return _fraction_or_ordinal(tokens)
    for i, word in enumerate(tokens[:-1]):
        if word in PARTS:
            behind = [w for w in tokens[i + 1 :] if w not in ("of", "a", "an")]
            if behind and _singular(behind[0]) in LARGE:
                return _part_of_magnitude([*tokens[: i + 1], *behind], i)
    if tokens in (["a"], ["an"]):
        return Number(Fraction(1), "1"), False
    if last == "single":
        return Number(Fraction(1), "1"), False
    read = _cardinal(tokens)
    if read is None:
        return None
    return _number(*read), False


def go_down(text: str) -> bool:
    """Whether what stands behind the commas of one number gets smaller: two million, three thousand."""
    pieces = [_cardinal(_tokens(piece)) for piece in text.split(",")]
    read = [piece for piece in pieces if piece is not None]
    return len(read) == len(pieces) and all(a[1] > b[0] for a, b in itertools.pairwise(read))


def _number(value: Fraction, magnitude: int) -> Number:
    scale = magnitude if magnitude > 100 and (value / magnitude).denominator == 1 else 1
    whole = value / scale
    if whole.denominator != 1:
        return Number(value, None, Fraction(1), Fraction(magnitude))
    return Number(value, str(whole.numerator), Fraction(scale), Fraction(magnitude if magnitude > 1 else 1))


def _point(tokens: list[str], at: int) -> tuple[Number, bool] | None:
    head = _cardinal(tokens[:at]) if at else (Fraction(0), 1)
    digits, rest = "", tokens[at + 1 :]
    while rest and (rest[0] in ONES or rest[0] in TENS or rest[0][0].isdigit()):
        digits += rest[0] if rest[0][0].isdigit() else str(ONES.get(rest[0], TENS.get(rest[0])))
        rest = rest[1:]
    factor = _cardinal(["one", *rest]) if rest else (Fraction(1), 1)
    if head is None or factor is None or not digits.isdecimal() or head[0].denominator != 1:
        return None
    printed = f"{head[0]}.{digits}"
    return Number(Fraction(printed) * factor[0], printed, factor[0], factor[0]), False


def _denominator(word: str) -> int | None:
    if word in PARTS:
        return PARTS[word]
    return ORDINALS.get(word, ORDINALS.get(word[:-1]) if word.endswith("s") and word != "seconds" else None)


def _fraction_or_ordinal(tokens: list[str]) -> tuple[Number, bool] | None:
    """five eighths, one hundred and three and two thirds, a third, twenty-first, 3 million and a half."""
    last, head = tokens[-1], tokens[:-1]
    below = _denominator(last)
    if below is None:
        return None
    if not head:
        return (Number(Fraction(1, below)), False) if last in PARTS else (_ordinal(Fraction(below)), True)
    if head in (["a"], ["an"]) and below <= 2 and last not in PARTS:
        return None
    if head[0] in ("a", "an", "one") and len(head) == 2 and head[1] in TENS and below < 10:
        return Number(Fraction(1, TENS[head[1]] + below)), False
    plural = (last.endswith("s") and last[:-1] in {**ORDINALS, **PARTS}) or last == "halves"
    if not plural and last not in PARTS and head[-1] not in ("a", "one", "an"):
        if len(head) >= 3 and head[-3:-1] == ["and", "one"]:
            return None
        read = _cardinal(head)
        if read is None:
            return None
        value = read[0] * below if below >= 100 else read[0] + below
        return _ordinal(value), True
    # the denominator takes a ten before it when the numerator would be left whole (one twenty-fifth)
    split = len(head)
    while split > 0 and head[split - 1] != "and":
        split -= 1
    if split == 0:
        read = (Fraction(1), 1) if head in (["a"], ["an"]) else _cardinal(head)
        return None if read is None else (Number(read[0] / below), False)
    above, whole = _cardinal(head[split:] or ["one"]) or (Fraction(1), 1), _cardinal(head[: split - 1])
    if head[split:] in (["a"], ["an"]):
        above = (Fraction(1), 1)
    if whole is None:
        return None
    if whole[0] >= 100 and whole[0] % 100 == 0 and whole[1] <= 100 and last not in PARTS:
        return Number((whole[0] + above[0]) / below), False  # one hundred and thirty fifths
    factor = whole[1] if whole[1] >= 1000 else 1
    return Number(whole[0] + above[0] / below * factor), False


_SOME_ARE = {"several": (Fraction(2), Fraction(10)), "few": (Fraction(2), Fraction(10))}
_SOME_ARE["couple"] = Fraction(2), Fraction(3)
_SOME = re.compile("(?:a )?(several|few|couple)(?: of)? ")
"""What is not counted, before hundreds and more: a few hundred, several million."""


def _part_of_magnitude(tokens: list[str], at: int) -> tuple[Number, bool] | None:
    """quarter million, half a dozen, two and a half million, one billion and three quarters million."""
    split = at
    while split > 0 and tokens[split - 1] != "and":
        split -= 1
    above = _cardinal(tokens[split:at]) or (Fraction(1), 1)
    factor = _cardinal(["one", *tokens[at + 1 :]])
    whole = _cardinal(tokens[: split - 1]) if split else (Fraction(0), 1)
    if factor is None or whole is None:
        return None
    share = above[0] / PARTS[tokens[at]]
    if 0 < whole[0] < 1000 < factor[0]:
        value = whole[0] + share
        return Number(value * factor[0], str(float(value)), factor[0], factor[0]), False
    if whole[0] or factor[1] <= 100 or share >= 1:
        return Number(whole[0] + share * factor[0], magnitude=factor[0]), False
    return Number(share * factor[0], str(float(share)), factor[0], factor[0]), False


def _ordinal(value: Fraction) -> Number:
    return Number(value, str(value.numerator))
