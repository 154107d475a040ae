"""Finds the quantities of a text, and gives each the values that its print allows."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from fractions import Fraction

from timeline.lexicon import Lexicon
from timeline.model import Language, Quantity
from timeline.quantities.attach import Item, attach
from timeline.quantities.compounds import join_parts
from timeline.quantities.context import is_false_friend, ranked, said_items, without_overlaps
from timeline.quantities.folding import fold
from timeline.quantities.ranges import compare, join_comparisons, join_odds, join_ranges
from timeline.quantities.scan import Place, propose
from timeline.quantities.values import allowed_sets, bounded_sets, printed_sets, range_sets, shifted
from timeline.quantities.vocabulary import vocabulary

_TIME_BEGINS = frozenset(" -天小周年个秒分钟星礼世昼多余半几季")
_LINKS = re.compile(r"(?<![\d.-])\d{1,6}(?:-\d{1,6}){2}[\d-]*|(?:https?://|www\.)[^\s，。）)」]+")
_GROWTH = re.compile(
    r"(?:增|涨|升|成长|提高|扩大|激增|多出|翻|grew|rose|increase|up |jump|surg|climb|soar)[^，。,;；]{0,6}$"
)
_HIGHER = re.compile(r" ?(?:increase|growth|rise|higher|more|larger|jump|surge|greater)")


def find_quantities(
    text: str,
    language: Language,
    lexicon: Lexicon,
    taken: Sequence[tuple[int, int]] = (),
    document: str = "",
) -> tuple[Quantity, ...]:
    """Find the quantities of a text, in order of place; both languages are read in every text.

    taken: spans that are dates; a number in one is left out, unless it is a plain duration (72小时).
    """
    raw = fold(text)
    low = raw.lower()
    if len(low) != len(raw):
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in raw)
    vocab = vocabulary(lexicon)
    starts = sorted(taken)
    items: list[Item] = []
    links = [m.span() for m in _LINKS.finditer(low)]
    for place in propose(low, raw, vocab):
        if links and _inside(place.start, links):
            continue
        if items and place.start < items[-1].end:
            continue
        if starts and _in_date(low, place, starts):
            continue
        if place.kind == "ordinal":
            item = ranked(low, raw, place)
            if item is not None:
                items.append(item)
            continue
        floor = items[-1].end if items else 0
        if low[place.start : place.end] in ("a", "an") and floor and low[floor : place.start] == " ":
            continue  # $20 a barrel: by the barrel
        item = attach(low, raw, place, vocab, floor)
        items.append(ranked(low, raw, place, item) or item)
    items = join_parts(low, items)
    items = join_odds(low, items)
    items = join_ranges(low, items)
    items = [i for i in items if not _is_taken(i, starts)]
    items = [compare(low, i, vocab) for i in items]
    items = [i for i in items if not is_false_friend(low, raw, i, vocab)]
    items = [*items, *(compare(low, i, vocab) for i in said_items(low, vocab))]
    items = [i for i in without_overlaps(items) if not _is_taken(i, starts)]
    items = join_comparisons(low, items)
    return tuple(_quantity(text, low, i, document) for i in items)


def _is_growth(low: str, item: Item) -> bool:
    """Whether a multiple may be of the growth or of the whole: 增长20倍, a 20-fold increase."""
    if item.unit.dimension != "ratio" or item.unit.kind != "measure":
        return False
    return bool(_GROWTH.search(low, max(0, item.start - 16), item.start) or _HIGHER.match(low, item.end))


def _inside(pos: int, spans: Sequence[tuple[int, int]]) -> bool:
    at = bisect_right(spans, (pos, 1 << 60)) - 1
    return at >= 0 and pos < spans[at][1]


def _in_date(low: str, place: Place, taken: Sequence[tuple[int, int]]) -> bool:
    """Whether a number is inside a date and no length of time follows it."""
    at = bisect_right(taken, (place.start, 1 << 60)) - 1
    if at < 0 or place.end > taken[at][1] or low[place.end : place.end + 1] in _TIME_BEGINS:
        return False
    return place.kind in ("digits", "han") and place.end - place.start < taken[at][1] - taken[at][0]


def _is_taken(item: Item, taken: Sequence[tuple[int, int]]) -> bool:
    at = bisect_right(taken, (item.end - 1, 1 << 60)) - 1
    inside = [(s, e) for s, e in taken[max(0, at - 3) : at + 1] if s < item.end and item.start < e]
    if not inside:
        return False
    place = item.place
    if all(place.start <= s and e <= place.end and (e - s) < place.end - place.start for s, e in inside):
        return False
    return not (item.unit.dimension in ("time", "age") and item.unit.kind == "measure")


def _quantity(text: str, low: str, item: Item, document: str) -> Quantity:
    value, comparator, scale = item.value, item.comparator, item.scale
    digits = item.number.digits
    flags = set(item.flags)
    if item.bounds is not None:
        a, b = item.bounds
        ends = None
        if a.value is not None and b.value is not None:
            ends = (
                printed_sets(a.value, a.number.digits, a.scale)[1],
                printed_sets(b.value, b.number.digits, b.scale)[1],
            )
        sets = range_sets(item.low or Fraction(0), item.high or Fraction(0), ends)
        flags.add("range")
    elif item.low is not None and item.high is not None:
        sets = bounded_sets(item.low, item.high) if item.hedge != "range" else range_sets(item.low, item.high)
        if comparator == "=":
            comparator = "~"
    elif item.hedge == "equal" and value is not None:
        sets = allowed_sets(value, None, scale, "=")
    else:
        value = value if value is not None else Fraction(0)
        sets = allowed_sets(value, digits, scale, comparator, item.near)
    if item.value is not None and _is_growth(low, item):
        sets = shifted(sets, Fraction(1))
        flags.add("growth")
    if low[item.place.start : item.place.end] in ("一", "a", "an", "one") and item.start == item.place.start:
        flags.add("article")
    rounded, wide, coarse = sets
    return Quantity(
        id=f"{document}:q{item.start}-{item.end}",
        document=document,
        start=item.start,
        end=item.end,
        text=text[item.start : item.end],
        value=value,
        unit=item.unit.key,
        dimension=item.unit.dimension,
        comparator=comparator,  # type: ignore[arg-type]
        rounded=rounded,
        wide=wide,
        coarse=coarse,
        digits=digits,
        digits_high=item.digits_high,
        scale=scale if digits is not None else None,
        hedge=item.hedge,
        flags=frozenset(flags),
    )
