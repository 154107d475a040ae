"""Chinese text folded to one form, character by character, and the numerals that dates are written in."""

from __future__ import annotations

import re

_FROM = (
    "個箇週號兩幾數來後時點當這紀禮節慶過裡裏間開從於農曆閏臘國現將剛內晝聽尋鐘鍾餘歲財業績營淨報"
    "民國舊終連處階層進還剩屆迄為爲頭資關視總獎與們種級門線樓樣資絕眼刻馬記錄該歷"
)
_TO = (
    "个个周号两几数来后时点当这纪礼节庆过里里间开从于农历闰腊国现将刚内昼听寻钟钟余岁财业绩营净报"
    "民国旧终连处阶层进还剩届迄为为头资关视总奖与们种级门线楼样资绝眼刻马记录该历"
)
_WIDE = "０１２３４５６７８９／－：．　"
_NARROW = "0123456789/-:. "
_DASHES = "—–―～〜~−"
FOLD = str.maketrans(_FROM + _WIDE + _DASHES, _TO + _NARROW + "-" * len(_DASHES))
"""One character for one, so that offsets stay: traditional to simplified, wide to narrow."""
_PLAIN = {chr(wide): chr(plain) for wide, plain in FOLD.items()}
_FOLDED = re.compile(f"[{re.escape(''.join(_PLAIN))}]")

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
_TENS = {"十": 10, "百": 100, "千": 1000, "廿": 20, "卅": 30}
NUMERALS = "〇零○一二三四五六七八九十百千两廿卅"


def fold(text: str) -> str:
    """Bring a text to the form that the grammar reads; the length stays the same."""
    return _FOLDED.sub(_folded, text)


def _folded(match: re.Match[str]) -> str:
    return _PLAIN[match[0]]


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
