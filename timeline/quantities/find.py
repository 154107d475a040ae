"""Finds the quantities of a text, and gives each the values that its print allows."""

from __future__ import annotations

import itertools
import re
import sys
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from timeline.folding import fold
from timeline.lexicon import Lexicon
from timeline.model import Language, Quantity
from timeline.quantities.attach import Item, attach
from timeline.quantities.compounds import join_parts
from timeline.quantities.context import (
    in_other_word,
    is_false_friend,
    is_priced,
    said_items,
    without_overlaps,
)
from timeline.quantities.elliptic import carry_units
from timeline.quantities.local import Shown, local_currency
from timeline.quantities.places import Place
from timeline.quantities.printed_units import unit_before
from timeline.quantities.ranges import compare, join_comparisons, join_neighbours
from timeline.quantities.ranks import RANK_LEADS, TH_BEGINS, ranked
from timeline.quantities.scan import Word, latin_words, propose
from timeline.quantities.values import allowed_sets, bounded_sets, printed_sets, range_sets, shifted
from timeline.quantities.vocabulary import Vocabulary, vocabulary
from timeline.script import lowered

_MAY_LINK = re.compile(r"-\d{1,6}-\d|://|www\.")
_LINKS = re.compile(r"(?<![\d.-])\d{1,6}(?:-\d{1,6}){2}[\d-]*|(?:https?://|www\.)[^\s，。）)」]+")
_PARTS = re.compile(r"[，,]其中[^。！？!?（()）\n]*")
_BY = re.compile(" an?")
_BEYOND = (sys.maxsize, sys.maxsize)
_ARTICLES = frozenset(("一", "a", "an", "one"))
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
    home: str | None = None,
) -> tuple[Quantity, ...]:
    """Find the quantities of a text, in order of place; both languages are read in every text.

    taken: spans that are dates; a number in one is left out, unless it is a plain duration (72小时).
    home: the currency that a name for several means where nothing in the text shows it.
    """
    raw = fold(text)
    low = lowered(raw)
    vocab = vocabulary(lexicon)
    starts = sorted(taken)
    latin = latin_words(low)
    items = join_neighbours(low, join_parts(low, _numbers(low, raw, vocab, latin, starts)))
    items = [compare(low, i, vocab) for i in _free(items, starts)]
    items = [i for i in items if not is_false_friend(low, raw, i)]
    items = [*items, *(compare(low, i, vocab) for i in said_items(low, vocab, latin))]
    items = _free(without_overlaps(items), starts)
    items = carry_units(low, join_comparisons(low, items))
    shown = local_currency(low, language, vocab, home)
    read = [_quantity(text, low, i, document, shown) for i in items]
    return tuple(_parts_in_one_currency(low, items, read))


def _parts_in_one_currency(low: str, items: Sequence[Item], read: Sequence[Quantity]) -> Iterator[Quantity]:
    """Sums that are told as parts of one with a currency are in it too: 3.2億元人民幣，其中演員1.1億元."""
    whole: Quantity | None = None
    for item, q in zip(items, read, strict=True):
        if q.dimension == "money" and not item.unit.local:
            whole = q
        elif q.dimension == "money" and whole is not None and _PARTS.fullmatch(low, whole.end, q.start):
            q = replace(q, unit=whole.unit)
        yield q


def _numbers(
    low: str, raw: str, vocab: Vocabulary, latin: Sequence[Word], taken: Sequence[tuple[int, int]]
) -> list[Item]:
    """The numbers of a text with their units, each by itself, without those that are a part of a word."""
    items: list[Item] = []
    links = _links(low)
    last, floor = None, 0
    for place in propose(low, raw, vocab, latin, taken):
        start, end, digits = place.start, place.end, place.kind == "digits"
        if start < floor or (links and _inside(start, links)):
            continue
        before = low[start - 1 : start]
        continued = digits and before in ("-", "–") and low[start - 2 : start - 1].isdigit()  # £2-3m
        friend = not continued and in_other_word(low, start, end, vocab, before == "第")
        if friend and not digits and not (last and _goes_on(low, last, place)):
            continue
        item: Item | None
        if place.kind == "ordinal":
            item = ranked(low, raw, place)
        elif floor and place.kind == "words" and _BY.fullmatch(low, floor, end):
            continue  # $20 a barrel: by the barrel
        elif digits and before.isascii() and before.isalpha() and _in_code(low, raw, place, vocab):
            continue
        else:
            item = attach(low, raw, place, vocab, floor)
            if before == " " or before in RANK_LEADS or (digits and low[end : end + 1] in TH_BEGINS):
                item = ranked(low, raw, place, item) or item
            if friend and digits and not is_priced(low, item):
                continue
        if item is not None:
            items.append(item)
            last, floor = item, item.end
    return items


def _free(items: list[Item], taken: Sequence[tuple[int, int]]) -> list[Item]:
    """The items that are no part of a date; both lists are in order of place."""
    out: list[Item] = []
    spans = iter((*taken, _BEYOND))
    first, last = next(spans)
    for item in items:
        while last <= item.start:
            first, last = next(spans)
        if first >= item.end or not _is_taken(item, taken):
            out.append(item)
    return out


def _goes_on(low: str, last: Item, place: Place) -> bool:
    """Whether the minutes of a length of time follow its hours, and no other word: 两小时十分."""
    return last.end == place.start and last.unit.dimension == "time" and low.startswith("分", place.end)


def _in_code(low: str, raw: str, place: Place, vocab: Vocabulary) -> bool:
    """Whether digits go on from letters that are neither a unit nor a rank: R1, L7, T100."""
    return unit_before(low, raw, place.start, vocab) is None and ranked(low, raw, place) is None


def _links(low: str) -> list[tuple[int, int]]:
    """The places of addresses and of numbers joined by dashes, looked for only where their marks are."""
    spans: list[tuple[int, int]] = []
    for mark in _MAY_LINK.finditer(low):
        if not spans or mark.start() >= spans[-1][1]:
            tries = (_LINKS.match(low, at) for at in range(max(0, mark.start() - 6), mark.start() + 1))
            spans.extend(link.span() for link in itertools.islice(filter(None, tries), 1))
    return spans


def _is_growth(low: str, item: Item) -> bool:
    """Whether a multiple may be of the growth or of the whole: 增长20倍, a 20-fold increase."""
    if item.unit.dimension != "ratio" or item.unit.kind != "measure" or item.value is None:
        return False
    return bool(_GROWTH.search(low, max(0, item.start - 16), item.start) or _HIGHER.match(low, item.end))


def _inside(pos: int, spans: Sequence[tuple[int, int]]) -> bool:
    at = bisect_right(spans, (pos, 1 << 60)) - 1
    return at >= 0 and pos < spans[at][1]


def _is_taken(item: Item, taken: Sequence[tuple[int, int]]) -> bool:
    """Whether an item lies over a date: it gives way, unless it is a length of time or holds the date."""
    at = bisect_right(taken, (item.end - 1, 1 << 60))
    if at == 0 or (taken[at - 1][1] <= item.start and (at < 2 or taken[at - 2][1] <= item.start)):
        return False
    if item.unit.kind == "measure" and item.unit.dimension in ("time", "age"):
        return False
    inside = [(s, e) for s, e in taken[max(0, at - 4) : at] if item.start < e]
    begin, end = item.place.start, item.place.end
    return not all(begin <= s and e <= end and (e - s) < end - begin for s, e in inside)


def _quantity(text: str, low: str, item: Item, document: str, shown: Shown) -> Quantity:
    value, comparator, scale = item.value, item.comparator, item.scale
    digits = item.number.digits
    flags = item.flags
    if item.bounds is not None:
        a, b = item.bounds
        ends = None
        if a.value is not None and b.value is not None:
            ends = (
                printed_sets(a.value, a.number.digits, a.scale)[1],
                printed_sets(b.value, b.number.digits, b.scale)[1],
            )
        sets = range_sets(item.low or Fraction(0), item.high or Fraction(0), ends)
        flags |= {"range"}
    elif item.low is not None and item.high is not None:
        sets = bounded_sets(item.low, item.high) if item.hedge != "range" else range_sets(item.low, item.high)
        if comparator == "=":
            comparator = "~"
    elif item.hedge == "equal" and value is not None:
        sets = allowed_sets(value, None, scale, "=")
    else:
        value = value if value is not None else Fraction(0)
        sets = allowed_sets(value, digits, scale, comparator, item.near)
        if item.place.kind == "fraction" and digits is None and comparator == "=":
            about = allowed_sets(value, digits, scale, "~")
            sets = sets[0], about[1], about[2]  # a quarter is said of what is near it
    if _is_growth(low, item):
        sets = shifted(sets, Fraction(1))
        flags |= {"growth"}
    if item.start == item.place.start and low[item.start : item.place.end] in _ARTICLES:
        flags |= {"article"}
    unit = item.unit.key
    if item.unit.local:
        unit, sign = shown(item.unit)
        flags |= {f"unit_from:{sign}"} if sign else flags
    elif unit == "m" and low[item.place.end : item.place.end + 1] == "m":
        flags |= {"or:million"}  # 2.4m, and no word that decides
    start, end, shown_scale = item.start, item.end, scale if digits is not None else None
    return Quantity(
        f"{document}:q{start}-{end}", document, start, end, text[start:end], value, unit, item.unit.dimension,
        comparator, *sets, digits, item.digits_high, shown_scale, item.hedge, flags,
    )  # fmt: skip
