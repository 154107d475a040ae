"""Reads Chinese numerals: plain, financial, mixed with digits, with a vague digit (十几, 500余万)."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from fractions import Fraction

from timeline.rows import quick

DIGITS = dict(zip("零一二三四五六七八九", range(10), strict=True))
DIGITS |= dict(zip("〇壹贰叁肆伍陆柒捌玖", range(10), strict=True))
DIGITS |= {"两": 2, "俩": 2, "参": 3, "弍": 2, "○": 0}
TENS = {"廿": 20, "卅": 30, "卌": 40}
SMALL = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
LARGE = {"万": 10**4, "亿": 10**8, "兆": 10**12}
POWERS = SMALL | LARGE
VAGUE = "几数"
MORE = "多余来"
CHARS = "".join(dict.fromkeys([*DIGITS, *TENS, *SMALL, *LARGE]))
FINANCIAL = "壹贰叁肆伍陆柒捌玖参拾佰仟"
_TOKEN = re.compile(r"\d+(?:[,，]\d{2,3})*(?:\.\d+)?|\.\d+|.")
_PAIR = re.compile(
    r"(?<![零〇一二三四五六七八九])(?:一[二两]|[一二两]三|三[四五]|四五|五六|六七|七八|八九)(?![零〇一二三四五六七八九点])"
)


_SPACED = re.compile(
    r"\.\d+\D* +[\d一二三四五六七八九]|[零一二三四五六七八九] +[零一二三四五六七八九]|[万亿] +\d+[万亿]"
)


@quick
@dataclass(frozen=True, slots=True)
class Number:
    """A number as read. value is None where only bounds are said (数十, 两三百).

    digits × scale = value where the print has a last digit (12.47 × 10**8); magnitude is the factor
    printed after the digits, which the low end of a range may share.
    step: for 十几 and 3000多, what the vague digit may add: (value + least, value + most) are the bounds.
    """

    value: Fraction | None
    digits: str | None = None
    scale: Fraction = Fraction(1)
    magnitude: Fraction = Fraction(1)
    low: Fraction | None = None
    high: Fraction | None = None
    hedge: str | None = None
    positional: bool = False


def plain(value: Fraction | int, magnitude: int = 1) -> Number:
    """A number whose last printed place is known from its magnitude."""
    value = Fraction(value)
    part = value / magnitude
    whole = part.denominator == 1
    return Number(value, str(part.numerator) if whole else None, Fraction(magnitude), Fraction(magnitude))


@functools.lru_cache(maxsize=65536)
def read_han(text: str) -> Number | None:
    """Read one numeral (folded); None when it is not one. Spaces between its characters do not count."""
    if len(text) > 64 or (" " in text and _SPACED.search(text)):
        return None
    text = text.replace(" ", "")
    pair = _PAIR.search(text)
    if pair and _pair_counts(text, pair):
        ends = [_whole(text[: pair.start()] + pair[0][i] + text[pair.end() :]) for i in (0, 1)]
        if ends[0] and ends[1] and ends[0].value is not None and ends[1].value is not None:
            low, high = ends[0].value, ends[1].value
            return Number(None, None, ends[0].scale, ends[0].magnitude, low, high, "range")
    if any(c in text for c in VAGUE + MORE):
        return _vague(text)
    whole, point, decimals = text.partition("点")
    if point:
        return _decimal(whole, decimals)
    return _whole(text)


def _pair_counts(text: str, pair: re.Match[str]) -> bool:
    """Whether two neighbouring digits are a range: alone, or before a power of ten (八九亿, 三四十)."""
    after = text[pair.end() : pair.end() + 1]
    return (after == "" and len(text) <= 3) or after in POWERS


def _decimal(whole: str, decimals: str) -> Number | None:
    tail = decimals.rstrip("".join(LARGE) + "".join(SMALL))
    factor = 1
    for c in decimals[len(tail) :]:
        factor *= POWERS[c]
    head = _whole(whole or "零")
    if head is None or head.value is None or not tail:
        return None
    digits = "".join(c if c.isascii() and c.isdigit() else str(DIGITS.get(c, "?")) for c in tail)
    if "两" in tail:
        return None
    if not digits.isdecimal() or head.value.denominator != 1:
        return None
    printed = f"{head.value}.{digits}"
    return Number(Fraction(printed) * factor, printed, Fraction(factor), Fraction(factor))


_GOES_ON = re.compile(r"\d[,，]\d{3}|\d{1,3}[,，]\d{3}[,，]\d{3}|(?!19|20)\d{4}|\d{3}")
"""Printed digits that go on behind 万 or 亿 (6萬4,820); four that look like a year do not."""


def _whole(text: str) -> Number | None:
    """Read a numeral without 点: positional digits, or digits with powers of ten."""
    if not text:
        return None
    if _misplaced_two(text):
        return None
    if len(text) > 1 and all(c in DIGITS for c in text):
        digits = "".join(str(DIGITS[c]) for c in text)
        return Number(Fraction(digits), digits, positional=True)
    parts: list[tuple[Fraction, int]] = []
    section, number, last, zero = Fraction(0), None, 1, False
    number_digits: str | None = None
    seen_section = False
    tokens = _TOKEN.findall(text)
    for token in tokens:
        if token in DIGITS or token[0].isdigit() or token[0] == ".":
            if token in "零〇○":
                zero = True
                continue
            if number is not None:
                return None
            digits = str(DIGITS[token]) if token in DIGITS else re.sub("[,，]", "", token)
            number = Fraction(digits)
            number_digits = digits
        elif token in TENS:
            section, last, zero, seen_section = section + TENS[token], 10, False, True
        elif token in SMALL:
            unit = SMALL[token]
            if seen_section and last <= unit and number is None:
                return None
            section += (1 if number is None else number) * unit
            number, last, zero, seen_section = None, unit, False, True
        elif token in LARGE:
            unit = LARGE[token]
            current = section + (number or 0)
            bare = not seen_section and number is None
            while parts and (parts[-1][1] < unit or (bare and parts[-1][1] <= unit)):
                current += parts.pop()[0]
            if current == 0 and bare:
                return None
            parts.append((current * unit, unit))
            section, number, last, zero, seen_section = Fraction(0), None, unit, False, False
        else:
            return None
    tail = number or Fraction(0)
    if number is not None and last > 1 and not zero:
        if len(number_digits or "") > 1:
            if last < 10000 or number >= last or not _GOES_ON.fullmatch(tokens[-1]):
                return None
        else:
            tail = number * last / 10
    total = sum((p for p, _ in parts), Fraction(0)) + section + tail
    if total == 0 and number_digits is None:
        return Number(total, "0") if zero and len(tokens) == 1 else None
    return _shape(total, text, number_digits if len(tokens) > 1 else None, tokens)


def _misplaced_two(text: str) -> bool:
    """Whether a 两 stands where only 二 can: alone it is a number, else a hundred or more follows it."""
    if len(text) == 1:
        return False
    return any(c in "两俩" and text[i + 1 : i + 2] not in tuple("百千佰仟万亿兆") for i, c in enumerate(text))


def _shape(total: Fraction, text: str, digits: str | None, tokens: list[str]) -> Number:
    """Say which place the numeral was printed to: its closing powers of ten are its scale."""
    scale, rest = 1, len(tokens)
    while rest > 1 and tokens[rest - 1] in LARGE:
        rest -= 1
        scale *= LARGE[tokens[rest]]
    if rest == 2 and tokens[0][0].isdigit() and tokens[1] in SMALL:  # 3千万: the 3 is what is printed
        scale, rest = scale * SMALL[tokens[1]], 1
    if rest == 1 and tokens[0][0].isdigit():
        shown = re.sub("[,，]", "", tokens[0])
        return Number(total, shown, Fraction(scale), Fraction(scale))
    part = total / scale
    if part.denominator == 1:
        return Number(total, str(part.numerator), Fraction(scale), Fraction(scale))
    return Number(total, None, Fraction(1), Fraction(scale))


def _vague(text: str) -> Number | None:
    """十几万, 数百万, 3000多, 500余万, 一千五百零几万: a base and what the vague digit may add."""
    base = re.sub(f"[{MORE}{VAGUE}]", "", text)
    factor = 1
    if text[0] in VAGUE:
        for c in base:
            if c not in SMALL and c not in LARGE:
                return None
            factor *= POWERS[c]
        low, high = 2, 10
        return Number(
            None,
            None,
            Fraction(factor),
            Fraction(1),
            Fraction(low * factor),
            Fraction(high * factor),
            "several",
        )
    if base[0] in LARGE and "余" in text:  # 万余人
        base = "一" + base
    read = _whole(base) if "点" not in base else _decimal(*base.split("点", 1))
    if read is None or read.value is None or read.digits is None:
        return None
    zeros = 0 if "." in read.digits else len(read.digits) - len(read.digits.rstrip("0"))
    decimals = len(read.digits.partition(".")[2])
    step = read.scale * Fraction(10) ** (zeros - decimals)
    digit = any(c in text for c in VAGUE)
    if digit and step < 10 * read.scale and "零" in text:
        step = 10 * read.scale
    least = step / 10 if digit else Fraction(0)
    hedge = "teens" if digit else "odd"
    return Number(
        read.value, read.digits, read.scale, read.magnitude, read.value + least, read.value + step, hedge
    )
