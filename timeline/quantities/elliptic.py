"""Gives a bare number the unit of the one that it is set against: 6,200 people, up from 5,450;
from 42 minutes to 27.
"""

from __future__ import annotations

import re
from dataclasses import replace

from timeline.quantities.attach import Item

_AGAINST = re.compile(
    r"(?<![a-z])(?:(?:up|down|rising|falling|rose|fell|increased|decreased) from"
    r"|compared (?:with|to)|versus|against|(?:more|fewer|less|higher|lower) than(?: the)?) $"
)
_THAN = re.compile(r" ?(?:more|fewer|less|higher|lower) than (?:the )?(?=\d)")
_SAID_AGAIN = re.compile(r"(?:, or|\() ?(?:about |around |roughly |nearly )?$")
_IN_TIME = re.compile(r"\b(?:in|over|during|for|within)(?: the)?(?: last| past| first)? $")
_SENTENCE_ENDS = re.compile(r"[.!?;](?=\s)|[。！？；\n]")
_REACH = 120
_CARRIED = frozenset(["noun", "classifier", "thing", "measure"])


def carry_units(low: str, items: list[Item]) -> list[Item]:
    """Carry units over from the quantity before, within a sentence; a number like a year takes none."""
    out: list[Item] = []
    for item in items:
        head = _head(low, out) if item.unit.kind == "bare" and item.bounds is None else None
        if head is not None and _set_against(low, out[-1], head, item):
            item = replace(item, unit=head.unit, flags=(item.flags - {"bare"}) | {"unit_from:context"})
        out.append(item)
    return out


def _head(low: str, before: list[Item]) -> Item | None:
    """The quantity that is spoken of: the last one, or that which the last says in other words (or 31%), or
    of which it tells the time (87 wounds in the six months to June).
    """
    if len(before) < 2:
        return before[-1] if before else None
    last = before[-1]
    if last.unit.key == "percent" and _THAN.search(low, last.end):
        return before[-2]
    said_again = bool(_SAID_AGAIN.search(low, before[-2].end, last.start))
    rate = last.unit.dimension == "time" and low.startswith(("a ", "an ", "each "), last.start)
    stretch = last.unit.dimension == "time" and _IN_TIME.search(low, max(0, last.start - 20), last.start)
    return before[-2] if said_again or stretch or rate else last


def _set_against(low: str, last: Item, head: Item, item: Item) -> bool:
    led = low[last.end : item.start] == " to " and low.endswith("from ", 0, last.start)
    if item.start - head.end > _REACH or not (led or _AGAINST.search(low, last.end, item.start)):
        return False
    if head.unit.kind not in _CARRIED or head.unit.factor != 1 or head.unit.key == "m":
        return False
    printed = low[item.place.start : item.place.end]
    yearly = len(printed) == 4 and printed.isdecimal() and "1800" <= printed < "2200"
    return not yearly and _SENTENCE_ENDS.search(low, head.end, item.start) is None
