"""One compiled scan that proposes the places where a number stands, and reads the number there."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from timeline.quantities import words
from timeline.quantities.figures import GO_ON, read_figures, read_in_words, read_parts, with_suffix
from timeline.quantities.han import CHARS, DIGITS, LARGE, MORE, POWERS, VAGUE, Number, plain
from timeline.quantities.places import LIMIT, SCAN, Place, longest, signed
from timeline.quantities.vocabulary import Vocabulary

_HOT = re.compile(rf"[\d.{CHARS}{VAGUE}个半½¼¾⅓⅔⅕⅛]")
"""Where a number may begin: one set of characters, which is searched for fastest."""
_DATED = re.compile(r"\d{1,4}(?=[月日号])|\d{4}(?=年)")
"""What is a part of the date that it stands in, whatever follows."""
_RUNS_ON = frozenset(f"{CHARS}{VAGUE}{MORE}点 .0123456789")
_LATIN = re.compile(r"[a-z]+")
_BEGINS = {
    *words.WORDS,
    *(t + o for t in words.TENS for o in words.WORDS),
    "a",
    "an",
    "point",
    "several",
    "few",
}
_VULGAR = {"½": (1, 2), "¼": (1, 4), "¾": (3, 4), "⅓": (1, 3), "⅔": (2, 3), "⅕": (1, 5), "⅛": (1, 8)}
_DIGITS = {digit: plain(value) for digit, value in DIGITS.items()}
CONTRASTS = frozenset("却而但")
_CONTINUES = GO_ON | frozenset("分份又")
_MAY_LAST = frozenset(" -/天小周年个秒分钟星礼世昼多余半几季")
_HOLDS = frozenset("第前负-至到~—元块毛角蚊毫仙成米斤零分约近")
_PREFIXED = re.compile("千(?:[瓦克米卡焦赫伏帕]|字节|兆)|兆(?:[瓦赫焦帕欧]|字节|比特)")
"""千 and 兆 as a part of the unit: 5千瓦, 100兆瓦."""
_BEFORE_KILO = ("万", "亿", "百", "十")
_FRACTION_MARKS = ("分", "份", "又", " ")
_NOUNS_IN_SHU = frozenset("无多少人指系总次基变常级参函整小分代奇偶约负质因票额件倍个位岁为可充")
_POWER_AFTER = ("上", "近", "逾", "超", "过", "达", "破")
_PER = re.compile(r"([百千]?万[万亿]*)(?= *分 *之)")
_PER_BEGINS = frozenset("百千万")
Word = tuple[int, str]


def latin_words(low: str) -> list[Word]:
    """The words in Latin letters of a text in lower case, each with its place."""
    return [(m.start(), m[0]) for m in _LATIN.finditer(low)]


def propose(
    low: str, raw: str, vocab: Vocabulary, latin: Sequence[Word], taken: Sequence[tuple[int, int]] = ()
) -> Iterator[Place]:
    """Give the numbers of a folded text in order. low is the text in lower case, raw with its cases.

    latin: its words in Latin letters.  taken: the places of dates, in order; a part of one is no number,
    unless a length of time may follow.
    """
    hot, idle = _HOT.search, _idle
    begins = [at for at, word in latin if word in _BEGINS]
    begins.append(len(low))
    dates = iter((*taken, (len(low) + 1, len(low) + 1)))
    first, last = next(dates)
    pos, word = 0, 0
    while True:
        found = hot(low, pos, begins[word] + 1)
        if found is None:
            if begins[word] >= len(low):
                return
            start, single = begins[word], False
            word += 1
            if start < pos:
                continue
        else:
            start = found.start()
            head, after = low[start], low[start + 1 : start + 2]
            single = head in DIGITS and after not in _RUNS_ON
            if (head == "个" and after != "半" and len(low) != 2) or (
                single and idle(low, start, after, vocab)
            ):
                pos = start + 1
                continue
        while last <= start:
            first, last = next(dates)
        if first <= start and (part := _DATED.match(low, start)) and part.end() < last:
            pos = part.end()
            continue
        place, pos = _read(low, raw, start, (first, last), single, vocab)
        if place is not None:
            yield place


def _read(
    low: str, raw: str, start: int, date: tuple[int, int], single: bool, vocab: Vocabulary
) -> tuple[Place | None, int]:
    """The number that begins at a place, if one does, and where to look on. date: the place of the next date.
    single: the number is one Chinese digit, unless it goes on.
    """
    match = SCAN.match(low, start)
    if match is None:
        return None, start + 1
    end, figures = match.end(), match.lastgroup == "n"
    if end - start > LIMIT * 3:
        return None, end
    if figures and date[0] <= start and _dated(low, start, end, *date):
        return None, end
    if single and low[start + 1 : start + 2] not in _CONTINUES:
        return signed(low, Place(start, end, _DIGITS[low[start]], "han")), end
    if end - start == 1 and low[start] in DIGITS and _idle(low, start, low[end : end + 1], vocab):
        return None, end
    place = _digits_or_han(low, raw, start, end) if figures else read_in_words(low, start, end)
    if place is None:
        return None, start + 1 if figures and not low[start].isdigit() else end
    return place, max(place.end, start + 1)


def _idle(low: str, start: int, after: str, vocab: Vocabulary) -> bool:
    """Whether a single Chinese digit stands in running text with nothing behind it that it could count."""
    if after in ("上", "下") and low[start] == "零":  # 零下7度
        return True
    before = low[start - 1 : start]
    if after in vocab.starters or before in _HOLDS:
        return False
    if "一" <= after <= "鿿":
        return before != "是" or after not in CONTRASTS
    return "一" <= before <= "鿿" and before != "是"


def _dated(low: str, start: int, end: int, first: int, last: int) -> bool:
    """Whether a number is only a part of a date: no length of time is behind it, or it is a year."""
    if end > last or end - start == last - first:
        return False
    after = low[end : end + 1]
    return after not in _MAY_LAST or (after == "年" and end - start == 4 and low[start:end].isdecimal())


def _digits_or_han(low: str, raw: str, start: int, end: int) -> Place | None:
    head = low[start]
    digit = head.isascii()
    if head in _VULGAR:
        return Place(start, start + 1, Number(Fraction(*_VULGAR[head])), "fraction")
    if head == "个" and low[start + 1] != "半":
        tenths = Fraction(10 + DIGITS[low[start + 1]], 10)
        return Place(start, end, Number(tenths), "half")
    if head in "半个":
        return Place(start, start + 1 + (head == "个"), Number(Fraction(1 + 2 * (head == "个"), 2)), "half")
    run = low[start:end]
    number, used, figures = longest(run)
    if number and figures and low[start + used : start + used + 1] not in _CONTINUES:
        return signed(low, Place(start, start + used, number, "digits"))
    if digit:
        special = read_figures(low, start, end)
        if special:
            return signed(low, special)
    if head == "数" and low[start - 1 : start] in _NOUNS_IN_SHU:
        return None
    per = _PER.match(low, start) if head in _PER_BEGINS else None
    if per:
        factor = math.prod(POWERS[c] for c in per[1])
        number, used, figures = Number(Fraction(factor)), len(per[1]), False
    if number is None and head in LARGE and end - start == len(low):  # 万九
        number, used, figures = longest("一" + run)
        used -= 1
    if number is None and head in LARGE and low[start - 1 : start] in _POWER_AFTER:
        powers = re.match("[万亿]+", run)
        used = len(powers[0]) if powers else 0
        number = plain(math.prod(LARGE[c] for c in run[:used])) if used else None
    if number is None:
        return None
    if (
        run[used - 1] in "千兆"
        and _PREFIXED.match(low, start + used - 1)
        and (run[used - 2 : used - 1] in _BEFORE_KILO or run[used - 2].isdigit())
    ):
        shorter, length, cut = longest(run[: used - 1])
        if shorter is not None and length == used - 1:
            number, used, figures = shorter, length, cut
    stop = start + used
    part = read_parts(low, start, stop, number) if low[stop : stop + 1] in _FRACTION_MARKS else None
    if part:
        return signed(low, part)
    if figures:
        number, stop = with_suffix(low, raw, start, stop, number)
        return signed(low, Place(start, stop, number, "digits"))
    return signed(low, Place(start, stop, number, "han"))
