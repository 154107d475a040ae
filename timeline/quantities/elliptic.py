"""Gives a bare number the unit of the one that it is set against: 6,200 people, up from 5,450;
from 42 minutes to 27.
"""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

from timeline.quantities.attach import Item
from timeline.quantities.vocabulary import Unit

_AGAINST = re.compile(
    r"(?<![a-z])(?:(?:up|down|rising|falling|rose|fell|increased|decreased) from"
    r"|compared (?:with|to)|versus|against|(?:more|fewer|less|higher|lower) than(?: the)?) $"
)
_THAN = re.compile(r" ?(?:more|fewer|less|higher|lower) than (?:the )?(?=\d)")
_SAID_AGAIN = re.compile(r"(?:, or|\() ?(?:about |around |roughly |nearly )?$")
_IN_TIME = re.compile(r"\b(?:in|over|during|for|within)(?: the)?(?: last| past| first)? $")
_SENTENCE_ENDS = re.compile(r"[.!?;](?=\s)|[。！？；\n]")
_LARGE = re.compile(r"\d{1,3}(?:,\d{3})+")
_ALONE = re.compile(r"[,.;:)](?!\d)| (?:in|last|this|a year|from|and)\b|$")
_GAPPED = re.compile(r"(?:[,;(] ?|\band )(?:[a-z][\w'’&.-]* ){0,3}$")
_NEAR = 16
_REACH = 120
_CARRIED = frozenset(["noun", "classifier", "thing", "measure"])


def carry_units(low: str, items: list[Item]) -> list[Item]:
    """Carry units over from the quantity before, within a sentence; a number like a year takes none."""
    out: list[Item] = []
    for item in items:
        item = _in_millions(low, out, item)
        head = _head(low, out) if item.unit.kind == "bare" and item.bounds is None else None
        if head is not None and _set_against(low, out[-1], head, item):
            item = replace(item, unit=head.unit, flags=(item.flags - {"bare"}) | {"unit_from:context"})
        elif item.unit.kind == "bare" and item.bounds is None and (money := _sum_before(low, out, item)):
            item = replace(item, unit=money, flags=(item.flags - {"bare"}) | {"unit_from:context"})
        out.append(item)
    for n in range(len(out) - 2, -1, -1):
        out[n] = _of_next(low, out[n], out[n + 1])
    return out


_LIST = re.compile("[、和与及]|、和")
_EACH = re.compile("分别[^，。；;\n]{0,40}$")
_SHARED = frozenset(
    ["percent", "percentage_point", "money", "length", "area", "mass", "volume", "energy", "power"]
)


def _of_next(low: str, item: Item, after: Item) -> Item:
    """A number of a list that has its unit and size once, behind the last (快4.6、2.4个百分点)."""
    if item.unit.kind != "bare" or item.bounds is not None or item.value is None or after.value is None:
        return item
    if after.unit.dimension not in _SHARED or not _LIST.fullmatch(low, item.end, after.place.start):
        return item
    printed = low[item.place.start : item.place.end]
    if item.number.magnitude != 1 or not (
        "." in printed or _EACH.search(low, max(0, item.start - 60), item.start)
    ):
        return item
    size, bare = after.number.magnitude, item.number
    value, scale = item.value * size, item.scale * size
    number = replace(bare, value=value, scale=scale, magnitude=size)
    return replace(
        item,
        unit=after.unit,
        number=number,
        value=value * after.unit.factor,
        scale=scale * after.unit.factor,
        flags=(item.flags - {"bare"}) | {"unit_from:context"},
    )


_GLUED = re.compile(r"\d+(?:\.\d+)?m")
_BESIDE = re.compile(
    r"(?:(?:up|down|rising|falling) from|compared (?:with|to)|versus|against|and|to|from) $", re.IGNORECASE
)
_MILLION = Fraction(10**6)
_NEAREST = 4
"""How many numbers are looked back at."""


def _in_millions(low: str, before: list[Item], item: Item) -> Item:
    """Millions beside a count in such, where they look like metres (2.41m subscribers, up from 2.14m)."""
    if item.unit.key != "m" or item.value is None:
        return item
    counts = (i for i in reversed(before[-_NEAREST:]) if i.unit.kind in ("noun", "bare"))
    head = next((i for i in counts if i.unit.kind == "noun" or _GLUED.match(low, i.place.start)), None)
    if head is None:
        return item
    glued = _GLUED.fullmatch(low, item.start, item.end)
    counted = _GLUED.match(low, head.place.start)
    near = item.start - head.end < _REACH and _SENTENCE_ENDS.search(low, head.end, item.start) is None
    if glued is None or counted is None or not near or not _BESIDE.search(low, head.end, item.start):
        return item
    return replace(
        item,
        unit=head.unit,
        number=replace(
            item.number, value=item.value * _MILLION, scale=item.number.scale * _MILLION, magnitude=_MILLION
        ),
        value=item.value * _MILLION,
        scale=item.scale * _MILLION,
        flags=item.flags | {"unit_from:context"},
    )


def _sum_before(low: str, before: list[Item], item: Item) -> Unit | None:
    """The currency of the sum before, for a bare number in millions of the same paragraph (a loss of 38
    million).
    """
    if not low.endswith(_IN_WORDS, item.place.start, item.place.end):
        return None
    sums = (i for i in reversed(before) if i.unit.dimension not in _BESIDES and not _put_again(low, i))
    last = next(sums, None)
    if last is None or last.unit.kind != "money" or last.number.magnitude < 10**6:
        return None
    if item.start - last.end > _PARAGRAPH:
        return None
    if "\n" in low[last.end : item.start] or _COUNTED.match(low, item.end):
        return None
    return replace(last.unit, factor=Fraction(1)) if last.unit.factor == 1 else None


def _put_again(low: str, item: Item) -> bool:
    """Whether a sum only tells the one before it in another way: in brackets, or for each share."""
    if item.unit.kind != "money":
        return False
    return bool(_CONVERTED.search(low, max(0, item.start - 12), item.start)) or bool(
        _SAID_AGAIN.search(low, max(0, item.start - 20), item.start) and _A_SHARE.match(low, item.end)
    )


_CONVERTED = re.compile(r"\((?:about |around |or |roughly )?$")
_A_SHARE = re.compile(r" (?:a|per) share\b")
_IN_WORDS = ("million", "billion", "trillion", "bn")
_COUNTED = re.compile(
    r" (?:of|[a-z]+s|people|more|fewer|others)\b(?<! as)(?<! was)(?<! is)(?<! this)(?<! less)(?<! years)"
)
_BESIDES = frozenset(["percent", "percentage_point", "ratio", "time", "age", "rank", "ordinal"])
_PARAGRAPH = 240


def _head(low: str, before: list[Item]) -> Item | None:
    """The quantity that is spoken of: the last one, or that which the last says in other words (or 31%), or
    of which it tells the time (87 wounds in the six months to June).
    """
    if len(before) < 2:
        return before[-1] if before else None
    last = before[-1]
    if last.unit.key == "percent" and _THAN.match(low, last.end):
        return before[-2]
    said_again = bool(_SAID_AGAIN.search(low, max(before[-2].end, last.start - _NEAR), last.start))
    rate = last.unit.dimension == "time" and low.startswith(("a ", "an ", "each "), last.start)
    stretch = last.unit.dimension == "time" and _IN_TIME.search(low, max(0, last.start - 20), last.start)
    return before[-2] if said_again or stretch or rate else last


def _left_out(low: str, last: Item, head: Item, item: Item) -> bool:
    """Whether a clause leaves out its verb and its unit: Alder mined 596,000 tonnes, Birch 412,000; or the
    unit alone (89,000 in the first quarter and 96,000 in the second), each of about the same size.
    """
    if not (_LARGE.fullmatch(low, head.place.start, head.place.end) and _ALONE.match(low, item.end)):
        return False
    if not _LARGE.fullmatch(low, item.place.start, item.place.end) or head.unit.dimension == "money":
        return False
    size = item.number.value / head.number.value if head.number.value and item.number.value else None
    return (
        size is not None and Fraction(1, 10) < size < 10 and bool(_GAPPED.search(low, head.end, item.start))
    )


def _changed(low: str, head: Item, item: Item) -> bool:
    """Whether a sum is set to a new value from an old one, which closes the clause (to 95 euros from 82)."""
    from_old = low[head.end : item.start] == " from " and low.endswith("to ", 0, head.start)
    return from_old and _CLOSES.match(low, item.end) is not None


_CLOSES = re.compile(r"\s*(?:[,.;)](?!\d)|$)")


def _set_against(low: str, last: Item, head: Item, item: Item) -> bool:
    led = low[last.end : item.start] == " to " and low.endswith("from ", 0, last.start)
    changed = head.unit.kind == "money" and last is head and _changed(low, head, item)
    cued = led or changed or _AGAINST.search(low, last.end, item.start) or _left_out(low, last, head, item)
    if item.start - head.end > _REACH or not cued:
        return False
    if (head.unit.kind not in _CARRIED and not changed) or head.unit.factor != 1 or head.unit.key == "m":
        return False
    printed = low[item.place.start : item.place.end]
    yearly = len(printed) == 4 and printed.isdecimal() and "1800" <= printed < "2200"
    return not yearly and _SENTENCE_ENDS.search(low, head.end, item.start) is None
