"""Chinese text folded to one form, character by character, and the numerals that dates are written in."""

from __future__ import annotations

from timeline import folding

_MARKS = dict.fromkeys("—–―～〜~−ー", "-") | {"：": ":"}

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
_TENS = {"十": 10, "百": 100, "千": 1000, "廿": 20, "卅": 30}
NUMERALS = "〇零○一二三四五六七八九十百千两廿卅"


def fold(text: str) -> str:
    """Bring a text to the form that the grammar reads; the length stays the same."""
    folded = folding.fold(text)
    for mark, plain in _MARKS.items():
        folded = folded.replace(mark, plain)
    return folded


def number(numeral: str) -> int | None:
    """Read a whole number in digits or numerals (二〇二五, 二十五, 廿二, 两千零二十); None if it is none."""
    if numeral.isascii():
        return int(numeral) if numeral.isdigit() else None
    if not numeral:
        return None
    if all(c in _DIGITS for c in numeral):
        return int("".join(str(_DIGITS[c]) for c in numeral))
    total, digit = 0, None
    for char in numeral:
        if char in _DIGITS:
            digit = _DIGITS[char]
        elif char in "廿卅":
            total, digit = total + _TENS[char], None
        elif char in _TENS:
            total += (1 if digit is None else digit) * _TENS[char]
            digit = None
        else:
            return None
    return total + (digit or 0)
