"""Words that are quantities by themselves, and numbers in names, versions and idioms."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache
from operator import attrgetter

from timeline.alternatives import any_of
from timeline.quantities.attach import Item
from timeline.quantities.han import LARGE, SMALL, Number
from timeline.quantities.labels import is_hotline, is_label, is_sharpness
from timeline.quantities.places import Place
from timeline.quantities.scan import CONTRASTS, Word
from timeline.quantities.vocabulary import Said, Unit, Vocabulary
from timeline.quantities.words import PARTS

_TOKEN_BEFORE = re.compile(r"[A-Za-z0-9][A-Za-z0-9.]*$")
_TITLE = re.compile(r"(?<![A-Za-z])([A-Z][A-Za-z]+|[A-Z]+[a-z]*|[a-z]+[A-Z]\w*) $")
_NO_TITLE = frozenset((
    "In", "At", "By", "Of", "The", "From", "To", "Over", "Than", "Only", "About", "Some", "With", "And",
    "Or", "For", "On", "Under", "Between", "Nearly", "Almost", "Around", "Roughly", "Up", "Its", "Their",
    "His", "Her", "Our", "All", "These", "Those", "Is", "Was", "Were", "Are", "Has", "Have", "Had", "But",
    "Just", "More", "Less", "Another", "Even", "Still", "After", "Before", "Since", "Until", "Among",
    "Within", "USD", "EUR", "GBP", "RMB", "HKD", "CNY", "JPY", "NT", "US",
))  # fmt: skip
_NAME_BEHIND = re.compile(r" {1,2}[A-Z][a-z]+")
_SCORE = re.compile(r"[-–:]\d")
_SCORED = re.compile(r"\d[-–]$")
_ENCODED = re.compile(r"[A-Za-z0-9]")
_PERIOD_HALF = re.compile(
    r"(?:first|second|latter|other|back|front|last|this|next|summer|winter|top|bottom|upper|lower) $"
)
_THE_HALF = re.compile(r"\b(?:(?:end|start|course|rest|middle) of|in|during|since) the $")
"""What makes half six months that a report is of (fell in the half, since the end of the half)."""
_SPAN = re.compile(r"(?:\b(?:in|for|over|within|million|billion|trillion)|\d(?:bn|m|k|%)?) $")
"""What makes "a quarter" three months and no fraction (more than it has ever sold in a quarter)."""
_COMPARED = tuple(f" {word} " for word in ("of", "more", "less", "fewer", "higher", "lower"))
"""What makes it a fraction all the same (over a quarter more than the 2,180 of March)."""
_WORD = re.compile(r"[a-z]+")
_HAN = re.compile(r"[一-鿿]")
_AFTER_NUMBERED = re.compile(r"[条章节款项号页版卷集批届季]|[年天周月日]|财经|财|人称|方|时间|线")


@lru_cache(maxsize=8)
def _said_pattern(vocab: Vocabulary) -> re.Pattern[str]:
    return re.compile(any_of(f for f in vocab.said.all if not _WORD.match(f)))


@lru_cache(maxsize=8)
def _said_words(vocab: Vocabulary) -> frozenset[str]:
    return frozenset(m[0] for f in vocab.said.all if (m := _WORD.match(f)))


def said_items(low: str, vocab: Vocabulary, latin: Sequence[Word]) -> list[Item]:
    """The words that are quantities by themselves."""
    places = [(m.start(), m.end(), vocab.said.all[m[0]]) for m in _said_pattern(vocab).finditer(low)]
    begins, end = _said_words(vocab), 0
    for at, word in latin:
        if word in begins and at >= end:
            found = vocab.said.at(low, at)
            if found:
                end = found[0]
                places.append((at, end, found[1]))
    return [_said(*place) for place in places if not in_other_word(low, place[0], place[1], vocab)]


def without_overlaps(items: list[Item]) -> list[Item]:
    """Of quantities that overlap keep the longer one, in order of place."""
    out: list[Item] = []
    for item in sorted(items, key=attrgetter("start")):
        if out and item.start < out[-1].end:
            if item.end - item.start > out[-1].end - out[-1].start:
                out[-1] = item
            continue
        out.append(item)
    return out


def _said(start: int, end: int, said: Said) -> Item:
    number = Number(said.value, None, low=said.low, high=said.high, hedge=said.key)
    place = Place(start, end, number, "said", said)
    unit = Unit(said.unit, said.dimension, kind="rank" if said.unit == "rank" else "said")
    flags = frozenset({"bare"}) if said.number else frozenset()
    comparator = said.comparator
    low, high = (said.low, said.high) if comparator == "~" else (None, None)
    return Item(
        start, end, place, number, unit, said.value, low, high, Fraction(1),
        flags=flags, comparator=comparator, hedge=said.key,
    )  # fmt: skip


def in_other_word(low: str, start: int, end: int, vocab: Vocabulary, numbered: bool = False) -> bool:
    """Whether a place lies in a word of the false friends.

    numbered: it follows 第, so that only words that begin with 第 count.  十分 is a word, but not in 十分钟.
    """
    entries = vocab.friends.get(low[start : start + 2]), vocab.friend_ends.get(low[start - 1 : start + 1])
    for words in entries:
        for word, at in words or ():
            inside = low.startswith(word, start - at) and start - at + len(word) >= end
            if inside and (not numbered or word[0] == "第"):
                return not (word[-1] == "分" and low.startswith(("钟", "鐘"), start - at + len(word)))
    return False


def is_priced(low: str, item: Item) -> bool:
    """Whether digits are a price whatever else they name: 4399 and 3M are firms, but not in 4399元, $3m."""
    start, end = item.place.start, item.place.end
    signed = item.prefixed and low[start - 1 : start] in ("$", "£", "€", "¥")
    return item.unit.kind == "money" and (signed or (not item.prefixed and low[start:end].isdigit()))


def is_false_friend(low: str, raw: str, item: Item) -> bool:
    """Whether what looks like a number is part of a name, a version, an idiom or a list."""
    start, end = item.place.start, item.place.end
    kind = item.place.kind
    if item.bounds is not None:
        before = raw[start - 1 : start]
        return not item.prefixed and low[start].isdigit() and before.isascii() and before.isalpha()
    if item.unit.kind == "rank":
        if low[start:end] == "一" and "前" in low[item.start : start]:
            return True
        return bool(_AFTER_NUMBERED.match(low, item.end)) and low[item.start] == "第"
    if kind == "digits" or low[start].isdigit():
        return _digits_in_name(low, raw, item, start, end)
    if kind == "han":
        return _han_in_word(low, item, start, end)
    if kind == "words":
        lone = item.unit.kind == "bare" and low[start:end] in ("one", "single", "ten")
        return (lone and len(low.strip()) > 6) or _is_named(raw, start, end)
    if kind == "half" and low[start - 1 : start] in ("上", "下"):
        return True
    if kind == "fraction" and low[start:end] == "a quarter" and _SPAN.search(low, max(0, start - 10), start):
        return not low.startswith(_COMPARED, end)
    if (
        kind == "fraction"
        and low[start:end] == "half"
        and _PERIOD_HALF.search(low, max(0, start - 12), start)
    ):
        return True
    if kind == "fraction" and item.unit.kind == "fraction" and low[start:end] in PARTS:
        period = _PERIOD_HALF.search(low, max(0, start - 12), start)
        reported = _THE_HALF.search(low, max(0, start - 16), start) and not low.startswith(" of", end)
        return low[start:end] != "half" or bool(period or reported)
    return False


_NAME_GOES_ON = re.compile(r" [A-Z][a-z]+")
_RUNNING = re.compile(r"(?<![\w'’])[a-z]+ $")


def _is_named(raw: str, start: int, end: int) -> bool:
    """Whether a number word and the next one are capitals in running text: that Five Guys opened."""
    return (
        raw[start].isupper()
        and _NAME_GOES_ON.match(raw, end) is not None
        and _RUNNING.search(raw, max(0, start - 16), start) is not None
    )


_CLOCK = re.compile(r" (?:gmt|utc|bst|cet|cest|est|edt|local time)\b")


def _digits_in_name(low: str, raw: str, item: Item, start: int, end: int) -> bool:
    before, after = raw[start - 1 : start], raw[end : end + 1]
    if end - start == 4 and _CLOCK.match(low, end):
        return True
    if item.prefixed:
        return False
    if is_hotline(low, start):
        return True
    if before and ((before.isascii() and before.isalpha()) or before in "_#@&"):
        return True
    if before in ("-", "–", ".", "/") and start > 1 and raw[start - 2].isascii() and raw[start - 2].isalnum():
        token = _TOKEN_BEFORE.search(raw, max(0, start - 24), start - 1)
        if token and token[0][0].isalpha():
            return True
    if before == "%" or (raw[item.end - 1] == "%" and _ENCODED.match(raw, item.end)):
        return True
    if before in (".", ":") and start > 1 and raw[start - 2].isdigit():
        return True
    if after in (".", ":") and raw[end + 1 : end + 2].isdigit() and item.bounds is None:
        return True
    if item.unit.kind not in ("bare", "noun"):
        return False
    if item.unit.kind == "bare" and item.comparator == "=":
        title = _TITLE.search(raw, max(0, start - 24), start) if before == " " else None
        named = title and title[1] not in _NO_TITLE and "," not in low[start:end]
        if named and item.value is not None and item.value < 1000:
            return True
        if "." in low[start:end] and _NAME_BEHIND.match(raw, end):
            return True
        clock = raw[start - 1 : start] in ("时", "時", "分")  # 2小时08分41秒
        if low[start] == "0" and end - start > 1 and low[start + 1].isdigit() and not clock:
            return True
    if after == "#" or is_sharpness(low, start, end):
        return True
    if item.number.magnitude == 1 and is_label(low, raw, start, end):
        return True
    if item.unit.kind == "bare" and before == "-" and _HAN.match(raw[start - 2 : start - 1]):
        return True  # 运-20
    if item.unit.kind == "bare" and _HAN.match(after) and item.comparator == "=" and item.hedge is None:
        return item.value is not None and item.value < 10**5 and item.number.magnitude == 1
    if item.unit.kind == "bare" and (
        before in ("〔", "[") or (after == "." and raw[end + 1 : end + 2].isalpha())
    ):
        return True
    if (
        item.unit.kind == "bare"
        and after == "-"
        and not low.startswith("-plus", end)
        and raw[end + 1 : end + 2].isalpha()
    ):
        return True
    if item.unit.kind == "bare" and (_SCORE.match(raw, end) or _SCORED.search(raw, max(0, start - 2), start)):
        return True
    latin = bool(after) and after.isascii() and (after.isalpha() or after == "_")
    return item.unit.kind == "bare" and latin


def _han_in_word(low: str, item: Item, start: int, end: int) -> bool:
    text = low[start:end]
    if item.unit.kind != "bare":
        if text in ("参", "陆", "伍"):
            return item.unit.kind != "money"
        if text in ("万", "亿", "兆", "万亿", "百", "千"):
            return low[start - 1 : start] not in tuple("近上逾超过数破几达")
        return False
    left = low[start - 1 : start] if start else ""
    right = low[end : end + 1]
    ended = not _HAN.match(right)
    isolated = ended and not _HAN.match(left)
    if left == "是" and (ended or right in CONTRASTS):
        return False
    if len(text) == 1:
        passed = ended and text in LARGE and left in tuple("逾超破过达")
        return not isolated and not passed
    if any(c in LARGE for c in text):
        return False
    if any(c in SMALL for c in text):
        return text[0] in "百千" and not isolated
    return not isolated
