"""Ordinals: a place in a list (排名第三, third largest), or one of a series (第三次, the third Test).

One of a series carries the flag `ordinal`: it tells which one is meant, and says nothing of its size.
"""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

from timeline.quantities.attach import NONE, RANK, Item
from timeline.quantities.han import Number
from timeline.quantities.labels import is_label
from timeline.quantities.places import Place

_NUMBERED = re.compile(r"第 ?$")
_TOP_ENDS = "p-"
_SIGN_ENDS = ".o#rdk"
RANK_LEADS = frozenset("第前" + _TOP_ENDS + _SIGN_ENDS)
"""What may stand before a rank: each of the patterns is tried behind its own last character alone."""
_AMONG_FIRST = re.compile(r"(?:排名|排行|位列|位居|跻身|进入|挤进|稳居|名列|全球|全国|行业)?前 ?$")
TH_BEGINS = frozenset("snrt")
_TH = re.compile(r"(?:st|nd|rd|th)(?![a-z])")
_TOP = re.compile(r"(?<![a-z])top[ -]?$")
_NUMBER_SIGN = re.compile(r"(?<![a-z])(?:no\.?|number|#|ranked|rank) ?$")
_RANK_TAIL = re.compile(r" ?(?:名|位|大|强|甲|席)")
_LARGEST = re.compile(
    r"[ -](?:largest|biggest|highest|best|most \w+|fastest|longest|place|spot|position|ranked)"
)
ORDINAL = frozenset({"ordinal"})
_PLACED = re.compile(
    r"(?<![a-z])(?:rank(?:ed|s|ing)?|finish(?:ed|es|ing)?|plac(?:ed|es|ing)|came|stood|sits?|sat|seeded)"
    r"(?: (?:in|at|as|joint|equal|only|a))*(?: the)? $"
)
_SERIES = re.compile(" ?[次届代期季批轮阶版章条款卷页天年周月日号部集场回局节个师军]")
_LISTED = re.compile(
    "(?:排|列|居|榜|名|跻身|升[至到为]|跃[居升]|[跌降滑退掉][至到居]|占据|蝉联|夺|稳坐|摘|斩获|登上|拿下"
    "|全球|全国|全省|全市|业内|行业|国内|世界|亚洲|同业|市场)[^，。；,;、]{0,6}$"
)
_CLOSED = re.compile("[名位大强甲席的]|[^一-鿿a-z0-9]|$")


def ranked(low: str, raw: str, place: Place, item: Item | None = None) -> Item | None:
    """Read an ordinal or rank: 第三, 前三, Top3, No. 1, third, 29th."""
    number = place.number
    if place.kind == "ordinal":
        tail = _LARGEST.match(low, place.end)
        flags = NONE if tail or _placed(low, place.start) else ORDINAL
        return _rank(place.start, tail.end() if tail else place.end, place, number, flags)
    before = low[place.start - 1 : place.start]
    if before == " ":
        before = low[place.start - 2 : place.start - 1]
    suffix = None
    if place.kind == "digits" and low[place.end : place.end + 1] in TH_BEGINS:
        suffix = _TH.match(low, place.end)
    if suffix is None and before not in RANK_LEADS:
        return None
    if number.value is None or number.value <= 0 or number.value.denominator != 1:
        return None
    if suffix:
        tail = _LARGEST.match(low, suffix.end())
        flags = NONE if tail or _placed(low, place.start) else ORDINAL
        return _rank(place.start, tail.end() if tail else suffix.end(), place, number, flags)
    window = max(0, place.start - 10)
    numbered = _NUMBERED.search(low, window, place.start) if before == "第" else None
    if numbered:
        tail = _RANK_TAIL.match(low, place.end)
        flags = NONE if _in_list(low, numbered.start(), place.end) else ORDINAL
        return _rank(numbered.start(), tail.end() if tail else place.end, place, number, flags)
    first = _AMONG_FIRST.search(low, window, place.start) if before == "前" else None
    if first and number.value <= 10000 and (item is None or item.unit.dimension != "time"):
        tail = _RANK_TAIL.match(low, place.end)
        if item is None or item.unit.kind in ("bare", "classifier", "noun"):
            ranked_item = _rank(first.start(), tail.end() if tail else place.end, place, number)
            return replace(ranked_item, comparator="<=")
    top = _TOP.search(low, window, place.start) if before in _TOP_ENDS else None
    if top and (item is None or item.unit.dimension != "percent"):
        return replace(_rank(top.start(), place.end, place, number), comparator="<=")
    sign = _NUMBER_SIGN.search(low, window, place.start) if before in _SIGN_ENDS else None
    if sign and number.value <= 10000 and not _named(sign[0], low, raw, place.end):
        return _rank(sign.start(), place.end, place, number)
    return None


def _rank(start: int, end: int, place: Place, number: Number, flags: frozenset[str] = NONE) -> Item:
    exact = Number(number.value, None, number.scale, number.magnitude)
    return Item(start, end, place, exact, RANK, number.value, None, None, Fraction(1), flags=flags)


def _named(sign: str, low: str, raw: str, end: int) -> bool:
    """Whether a number sign is of an address or of a mark in a net: No. 10 Downing Street, #100daysofcode."""
    return (sign == "#" and low[end : end + 1].isalpha()) or is_label(low, raw, end, end)


def _placed(low: str, start: int) -> bool:
    """Whether an English ordinal is a place in a list by the verb before it: finished third."""
    return bool(_PLACED.search(low, max(0, start - 32), start))


def _in_list(low: str, start: int, end: int) -> bool:
    """Whether a Chinese ordinal is a place in a list: by a word of ranking, or with nothing to count."""
    if _SERIES.match(low, end):
        return False
    if _LISTED.search(low, max(0, start - 12), start):
        return True
    return bool(_CLOSED.match(low, end)) and "一" <= low[start - 1 : start] <= "鿿"
