"""Gives a number its unit: the currency before it, the unit, measure word or noun after it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from fractions import Fraction

from timeline.model import Comparator
from timeline.quantities.han import Number, read_han
from timeline.quantities.places import Place, is_financial
from timeline.quantities.printed_units import SHORT, english_noun, unit_before, unit_behind
from timeline.quantities.vocabulary import ONE, Unit, Vocabulary
from timeline.quantities.words import LARGE

_OF_A_POINT = re.compile(r" (?:of )?a point(?![a-z])")
"""What an interest rate is moved by: a quarter of a point."""
_HALF_MORE = re.compile(r"个半(?=[小钟月星礼世]|(?![一-鿿]))")
_OF_UNIT = re.compile(r" (?:of )?(?:an? |the )?")
_MORE = re.compile(
    r" (?:more|extra|additional|fewer|further|consecutive|straight|full|whole|short|long)(?= )"
)
_SEVERAL_TIMES = re.compile(r" ?个 ?([百千]?[万亿])(?!一)")
_BEHIND = re.compile(r" (thousand|million|billion|trillion)(?![a-z])")
OLDEST = 130
COUNT = Unit("count", "count", kind="bare")
SOME = Unit("count", "count", kind="classifier")
YUAN = Unit("CNY", "money", kind="money")
NONE: frozenset[str] = frozenset()
BARE = frozenset({"bare"})
ASSUMED = frozenset({"assumed_unit"})
RANK = Unit("rank", "rank", kind="rank")
PERCENT = Unit("percent", "percent")
RATIO = Unit("ratio", "ratio", kind="fraction")
_BEHIND_UNIT = frozenset("半多")


@dataclass(slots=True)
class Item:
    """A number with its unit, before it is judged whole. value, low and high count in `unit`."""

    start: int
    end: int
    place: Place
    number: Number
    unit: Unit
    value: Fraction | None
    low: Fraction | None
    high: Fraction | None
    scale: Fraction
    prefixed: bool = False
    flags: frozenset[str] = frozenset()
    comparator: Comparator = "="
    near: bool = False
    hedge: str | None = None
    digits_high: str | None = None
    bounds: tuple[Item, Item] | None = None
    last: Fraction | None = None


def attach(low: str, raw: str, place: Place, vocab: Vocabulary, floor: int = 0) -> Item:
    """Read what stands before and after a number. A number with no unit is counted in `count`.

    floor: where the number before ends; a currency that belongs to it is not this one's.
    """
    number, end = place.number, place.end
    start = place.start
    prefix = unit_before(low, raw, start, vocab) if start > floor else None
    if prefix is not None and (prefix[0] < floor or not _suits(raw, prefix, number)):
        prefix = None
    half = several = of = None
    char = low[end : end + 1]
    if char == "个":
        if prefix is not None and prefix[1].kind == "money":  # 港币三个一毫四
            end += 1
        half = _HALF_MORE.match(low, end) if place.kind == "han" else None
        if half and number.value is not None:
            number, end = Number(number.value + Fraction(1, 2)), half.end()
    if char == "个" or char == " ":
        number, end, several = _in_powers(low, number, end)
        if low[end : end + 1] == " ":
            of = _OF_UNIT.match(low, end) if place.kind == "fraction" else _MORE.match(low, end)
    found = unit_behind(low, raw, of.end() if of else end, vocab, place, prefix is not None)
    if of and found and (found[1].kind not in ("measure", "money") or low[of.end() : found[0]] in SHORT):
        found = None
    if found is None and place.kind == "fraction" and (point := _OF_A_POINT.match(low, end)):
        found = point.end(), vocab.units.all["percentage point"]
    if half and found is None and low.startswith("月", end):
        found = end + 1, vocab.units.all["个月"]
    if found and found[1].kind == "money" and low[found[0] : found[0] + 1] == " ":
        number, found = _magnitude_behind(low, number, found)
    flags: frozenset[str] = NONE
    if found is None and (
        (several and prefix is None)
        or ((half or place.kind == "half") and end - start == len(low))
        or (place.kind == "han" and _sum(low, start, end, number, vocab))
    ):
        found, flags = (end, YUAN), ASSUMED
    unit = found[1] if found else SOME if half else COUNT
    if place.kind == "percent":
        unit, found = PERCENT, None
    if prefix is not None and unit.kind in ("bare", "classifier", "thing", "money"):
        start, unit = prefix[0], prefix[1]
        after = found[0] if found and found[1].kind == "money" else end
    else:
        prefix = None
        after = found[0] if found else end
    item = _item(start, after, place, number, unit, flags, prefix is not None)
    if unit.kind == "bare":
        noun = english_noun(low, end, vocab)
        if noun:
            item.unit = Unit(noun, "count", kind="noun")
        elif place.kind == "fraction" and number.magnitude == 1:
            item.unit = RATIO
        else:
            item.flags = item.flags | BARE if item.flags else BARE
    return _half(low, item)


def _in_powers(low: str, number: Number, end: int) -> tuple[Number, int, bool]:
    """Apply a power that a measure word or a space stands before (3 个亿); says whether there was one."""
    several = _SEVERAL_TIMES.match(low, end)
    factor = read_han("一" + several[1]) if several and number.value is not None else None
    if several is None or factor is None or not factor.value:
        return number, end, several is not None
    return _times(number, factor.value), several.end(), True


def _suits(raw: str, prefix: tuple[int, Unit], number: Number) -> bool:
    """Whether a unit before a number can be meant: an age is that of a life (aged 45), not Ice Age 4."""
    at, unit = prefix
    if unit.dimension != "age":
        return True
    titled = raw[at].isupper() and raw[at - 1 : at] == " " and raw[at - 2 : at - 1].isalpha()
    return not titled and number.value is not None and 0 <= number.value < OLDEST


def _sum(low: str, start: int, end: int, number: Number, vocab: Vocabulary) -> bool:
    """Whether a numeral without a unit is a sum of money: a large one alone, or one in bank characters."""
    if end - start > 2 and is_financial(low[start:end]):
        return True
    return len(low) < 32 and number.magnitude >= 10**4 and _alone(low, start, end, vocab)


def _alone(low: str, start: int, end: int, vocab: Vocabulary) -> bool:
    """Whether the text is this amount and at most a comparator."""
    before, after = low[: min(start, 16)].strip(), low[end : end + 16].strip(" 。，")
    return (
        (not before or before in vocab.before.all)
        and (not after or after in vocab.after.all)
    )  # fmt: skip


def _magnitude_behind(low: str, number: Number, found: tuple[int, Unit]) -> tuple[Number, tuple[int, Unit]]:
    """75 USD million: the magnitude stands behind the currency."""
    match = _BEHIND.match(low, found[0])
    if match is None or number.value is None or number.magnitude > 1:
        return number, found
    return _times(number, Fraction(LARGE[match[1]])), (match.end(), found[1])


def _item(
    start: int, end: int, place: Place, number: Number, unit: Unit, flags: frozenset[str], prefixed: bool
) -> Item:
    factor = unit.factor
    if unit.discount and number.value is not None:  # 八折 is 80 percent, 75折 is 75 percent, 半折 is half
        factor = (
            Fraction(100) if place.kind == "half" else Fraction(10) if abs(number.value) < 11 else Fraction(1)
        )
    value, low, high, scale = number.value, number.low, number.high, number.scale
    if factor is not ONE and factor != 1:
        value = None if value is None else value * factor
        low = None if low is None else low * factor
        high = None if high is None else high * factor
        scale *= factor
    return Item(
        start, end, place, number, unit, value, low, high, scale, prefixed, flags, hedge=number.hedge
    )  # fmt: skip


def _times(number: Number, factor: Fraction) -> Number:
    return Number(
        None if number.value is None else number.value * factor,
        number.digits,
        number.scale * factor,
        factor,
        None if number.low is None else number.low * factor,
        None if number.high is None else number.high * factor,
        number.hedge,
    )


_DIGITS = "零一二三四五六七八九"
_TENTH = re.compile(
    "[一二三四五六七八九](?![成十百千万萬亿億个個家名位人年月日度半点點到至折起些般方面旦定])"
)
"""The percent behind tenths: 五成一 is 51 %."""
_ODD = re.compile("多(?![少么达种样数个久长大高])")


def _half(low: str, item: Item) -> Item:
    """两米半, 三斤半: half a printed unit more; 三米多, 两成多: more, but not a whole one."""
    behind = low[item.end : item.end + 1]
    if item.unit.key == "percent" and low[item.end - 1 : item.end] == "成" and _TENTH.match(low, item.end):
        if item.value is None:
            return item
        value = item.value + _DIGITS.index(behind)
        tens = item.number.digits or ""
        digits = tens + str(_DIGITS.index(behind)) if tens.isdecimal() else None
        number, scale = replace(item.number, digits=digits), item.scale / 10
        return replace(item, end=item.end + 1, value=value, number=number, scale=scale)
    if behind not in _BEHIND_UNIT or item.unit.kind not in ("measure", "money") or item.value is None:
        return item
    if behind == "半":
        value, whole = item.value + item.unit.factor / 2, item.number.digits or ""
        digits = f"{whole}.5" if whole.isdecimal() else None  # 一成半 is 1.5成, and 15.4% may be meant
        return replace(item, end=item.end + 1, value=value, number=replace(item.number, digits=digits))
    if item.number.low is not None or item.place.kind == "fraction" or not _ODD.match(low, item.end):
        return item
    step = item.unit.factor * item.number.magnitude * (10 if item.unit.discount else 1)
    step = step / 2 if item.place.kind == "half" else step
    return replace(item, end=item.end + 1, low=item.value, high=item.value + step, hedge="odd")
