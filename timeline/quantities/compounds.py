"""Adds up the printed parts of one quantity: 5 feet 2 inches, 123元1角1分, an hour and a half."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

from timeline.quantities.attach import Item
from timeline.quantities.units import convert
from timeline.quantities.vocabulary import Unit


def join_parts(low: str, items: list[Item]) -> list[Item]:
    """Add up the parts of one quantity: 5 feet 2 inches, 123元1角1分, 3 dollars 50 cents, 一块二."""
    out: list[Item] = []
    for item in items:
        joined = None
        if out and item.start - out[-1].end <= _NEAR:
            joined = _joined(low, out[-1], _minutes(low, out[-1], item))
        if joined:
            out[-1] = joined
        else:
            out.append(item)
    return out


_DAYS = Unit("days", "time", pint="day")
_CALENDAR = frozenset(["years", "months"])
_FIXED = frozenset(["weeks", "days", "hours", "minutes", "seconds"])
_MINUTES = Unit("minutes", "time", pint="minute")
_NEAR = 6
_GAP = re.compile(r"(?:,? ?and |, ?(?:and )?| |零|又|)$")


def _minutes(low: str, head: Item, tail: Item) -> Item:
    """Read a 分 behind hours as minutes, not as money: 5小时30分."""
    if low[tail.place.end : tail.end].strip() == "分" and low.endswith(
        ("小时", "钟头"), head.start, head.end
    ):
        return replace(tail, unit=_MINUTES, value=tail.number.value)
    return tail


def _in_days(value: Fraction, unit: Unit) -> Fraction:
    """Years or months that days are added to, in days: 365 and 30 each, where no start is known."""
    years, months = divmod(value * (12 if unit.key == "years" else 1), 12)
    return 365 * years + 30 * months


def _joined(low: str, head: Item, tail: Item) -> Item | None:
    gap = low[head.end : tail.start]
    if head.value is None or tail.value is None or not _GAP.fullmatch(gap) or tail.value < 0:
        return None
    first, unit = head.value, head.unit
    if (
        tail.unit.discount
        and gap == " "
        and head.unit.kind == "bare"
        and head.value < 10
        and tail.value < 100
    ):
        return replace(tail, start=head.start, value=head.value * 10 + tail.value / 10)  # 7 2 折
    if head.unit.kind not in ("measure", "money") or (head.prefixed and tail.prefixed):
        return None
    value = None
    if gap == " " and (
        "decade" in low[head.start : head.end] or low[head.place.start : head.place.end] in ("a", "an")
    ):
        return None
    if tail.unit.kind == head.unit.kind == "measure" and tail.unit.dimension == head.unit.dimension:
        if head.unit.dimension in ("length", "mass", "time", "volume", "age") and (
            head.unit.key != tail.unit.key or head.unit is _DAYS
        ):
            if unit.key in _CALENDAR and tail.unit.key in _FIXED:
                first, unit = _in_days(first, unit), _DAYS
            more = convert(tail.value, tail.unit.key, unit.key, tail.unit.pint, unit.pint)
            limit = Fraction(31) if unit is _DAYS else max(Fraction(1), 6 * unit.factor)
            if more is not None and 0 <= more < limit:
                value = first + more
    elif tail.unit.kind == head.unit.kind == "money" and ("," not in gap or tail.place.kind == "words"):
        if tail.unit.factor < 1 and tail.unit.factor < head.unit.factor and tail.value < head.unit.factor:
            value = head.value + tail.value
    elif tail.unit.kind == "fraction" and " and" in gap and tail.value < 1 and head.unit.kind == "measure":
        value = head.value + tail.value * head.unit.factor
    elif tail.unit.kind == "bare" and "," not in gap:
        value = _shorthand(low, head, tail, gap)
    if value is None:
        return None
    last = tail.unit.factor if tail.unit.kind == "money" else tail.last
    return replace(
        head,
        end=tail.end,
        unit=unit,
        value=value,
        number=replace(head.number, digits=None),
        scale=Fraction(1),
        last=last,
    )


def _shorthand(low: str, head: Item, tail: Item, gap: str) -> Fraction | None:
    """一块二 is 1.2, 三米九 3.9, 20 rupees 43 is 20.43, 1 hour thirty 90 minutes."""
    digits = tail.number.digits
    if head.value is None or digits is None or not digits.isdecimal() or tail.value is None:
        return None
    if gap == "" and tail.place.kind == "digits" and low.endswith("块", 0, head.end) and tail.value < 10:
        return head.value + tail.value / 10 if not low[tail.end : tail.end + 1].isalnum() else None  # 12块8
    short = tail.value < 10 or (tail.number.positional and head.unit.key == "m")
    if gap in ("", "零", " ") and tail.place.kind == "han" and len(digits) <= 2 and short:
        tight = gap != " " or head.unit.key == "percent"
        if head.unit.dimension in ("money", "length", "mass", "percent") and tight:
            follows = low[tail.end : tail.end + 1]
            if (not follows.isalnum() or follows in "至到") and head.unit.factor != Fraction(1, 100):
                zero = gap == "零" or low[tail.start] in "零〇" or tail.value >= 10
                return head.value + tail.value * (head.last or head.unit.factor) / (100 if zero else 10)
        return None
    if gap == " " and head.unit.key == "feet" and low.endswith("foot", head.start, head.end):
        return head.value + tail.value / 12 if tail.value < 12 else None  # six foot two
    if gap not in (" and ", " ") or re.match(r"[ -]?[a-z%\d]", low[tail.end : tail.end + 2]):
        return None
    whole = head.unit.kind == "money" and head.unit.factor == 1 and head.number.magnitude == 1
    if whole and tail.value < 100:
        return head.value + tail.value / 100
    return head.value + tail.value / 60 if head.unit.key == "hours" and tail.value < 60 else None
