"""What the patterns of Chinese lengths of time mean: 35天, 13—18天, 两年零三个月, 一个半小时, 五分半钟.

Readers like those of `zh_readers`: a match to a token's meaning, or None where it is no length.
"""

from __future__ import annotations

import itertools
import re

from timeline.dates.expressions import Duration, Length
from timeline.dates.zh_readers import Meaning, is_part_of_word
from timeline.dates.zh_text import number
from timeline.dates.zh_units import SIZES, UNIT, UNITS, N


def read_lengths(m: re.Match[str]) -> Meaning | None:
    low, high, unit = number(m[1]), number(m[2]), UNITS[m[3]]
    if unit == "year" and low is not None and low >= 1000:
        return None
    if low is None or high is None or is_part_of_word(m, unit) or m[3] in ("月", "季"):
        return None
    if "、" in m[0] and m[3] == "日" and m[1].isdigit():
        return None
    size = SIZES.get(m[3], 1)
    return "dur", 9, Duration(low * size, unit, high=high * size)


_ORDER: tuple[Length, ...] = ("year", "quarter", "month", "week", "day", "hour", "minute", "second")
_PIECE = re.compile(rf"[零又]?\s?({N})\s?({UNIT}|分)")


def read_compound(m: re.Match[str]) -> Meaning | None:
    """两年零三个月, 36天5小时30分: coarser units before finer ones, the finer ones added to the first."""
    pieces = [(number(piece[1]), piece[2]) for piece in _PIECE.finditer(m[0])]
    amounts = [(amount, UNITS[printed]) for amount, printed in pieces if amount is not None]
    units = [unit for _, unit in amounts]
    if len(amounts) < len(pieces) or any(unit not in _ORDER for unit in units):
        return None
    places = [_ORDER.index(unit) for unit in units]
    if any(a >= b for a, b in itertools.pairwise(places)):
        return None
    printed = [word for _, word in pieces]
    if any(unit == "month" and not word.startswith("个") for unit, word in zip(units, printed, strict=True)):
        return None
    if units[:2] == ["year", "day"] and "日" in printed[1]:
        return None
    (first, coarse), *rest = amounts
    if rest and coarse == "year" and units[1] == "month":
        first, coarse, rest = 12 * first + rest[0][0], "month", rest[1:]
    return "dur", 9, Duration(first, coarse, rest=tuple(rest))


def read_half_minutes(m: re.Match[str]) -> Meaning | None:
    """五分半钟; without a number it is one and a half."""
    value = number(m[1]) if m[1] else 1
    return None if value is None else ("dur", 9, Duration(value, "minute", halves=1))


def read_bare_half(m: re.Match[str]) -> Meaning | None:
    """个半小时: one and a half, the one left out as Cantonese does."""
    return "dur", 9, Duration(1, UNITS["个" + m[1]], halves=1)


def read_length(m: re.Match[str]) -> Meaning | None:
    unit = UNITS["个钟" if m["unit"] == "钟" and (m["ahalf"] or m["ge"]) else m["unit"]]
    if is_part_of_word(m, unit):
        return None
    if m["half"]:
        if m["unit"] in ("日", "季", "旬"):
            return None
        return "dur", 9, Duration(0, unit, halves=1)
    printed = m["n"]
    inside = m.string.startswith(("内", "之内", "以内"), m.end())
    if m["unit"] == "日" and not (inside or printed in ("两", "几", "数") or printed.isdigit()):
        return None  # 三日 is a day of the month
    if m["unit"] in ("月", "季") and not (m["ge"] or m["ahalf"]):
        return None
    if printed in ("几", "数", "多", "好几", "若干") or "几" in printed or printed[0] in "数几多":
        return "dur", 9, Duration(None, unit)
    if len(printed) == 2 and all(c in "一二三四五六七八九两" for c in printed):
        low, high = number(printed[0]), number(printed[1])
        if low is None or high is None or high <= low:
            return None
        return "dur", 9, Duration(low, unit, high=high)
    value = number(printed)
    if printed in ("百", "千"):
        return None
    if value is None:
        return _decimal_length(printed, unit)
    halves = 1 if m["ahalf"] or m["half2"] else 0
    size = SIZES.get(m["unit"], 1)
    return "dur", 9, Duration(value * size, unit, halves=halves * size)


def _decimal_length(printed: str, unit: Length) -> Meaning | None:
    whole, _, rest = printed.partition(".")
    if not whole.isdigit() or not rest.isdigit():
        return None
    return "dur", 9, Duration(int(whole), unit, halves=1 if rest.rstrip("0") == "5" else 0)
