"""One compiled scan that proposes the places where a number stands, and reads the number there."""

from __future__ import annotations

import functools
import math
import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from timeline.quantities import words
from timeline.quantities.han import (
    CHARS,
    DIGITS,
    FINANCIAL,
    LARGE,
    MORE,
    POWERS,
    SMALL,
    VAGUE,
    Number,
    plain,
    read_han,
)
from timeline.quantities.vocabulary import Said, Vocabulary

LIMIT = 64
_D = (
    r"(?:\d++(?![.,， ]\d)|\d{1,2}(?:,\d{2}(?!\d))++,\d{3}(?!\d)(?:\.\d++)?+"
    r"|\d{1,3}(?:[,，]\d{3})++(?![\d])(?:\.\d++)?+"
    r"|(?<![\d.,] )(?<![\d.,])(?:\d(?: \d{3}){2,}+|\d{1,3} 000)(?! ?\d)|\d++(?:\.\d++)?+|(?<![\w.])\.\d++)"
)
_HAN = f"[{CHARS}{VAGUE}]"
_HALF = "个?半(?=[个小天年月日折秒分公斤米吨点])"
_RUN = rf"(?:{_HAN}|{_D}|{_HALF}|[½¼¾⅓⅔⅕⅛])(?: *+[{CHARS}{VAGUE}点{MORE}]++(?:{_D})?+)*+"
_SINGLE = "|".join(sorted(words.WORDS, key=lambda w: (-len(w), w)))
_LARGE = "|".join(sorted((s for w in words.LARGE for s in (w, w + "s")), key=lambda w: (-len(w), w)))
_ARTICLE = (
    "year|month|week|day|hour|minute|decade|century|dollar|euro|pound|kilogram|kilo|lb|gram|mile|litre|liter"
    "|gallon|percentage point|percent|tonne|ton|barrel|kilometer|kilometre|meter|metre|acre|hectare|yuan|yen"
    "|rupee|cent"
)
_SEP = r"(?: ?[-–—] ?| {1,3})"
_WORD = rf"(?:(?:{_SINGLE})(?![a-z])|(?:{'|'.join(words.TENS)})(?:{_SINGLE})(?![a-z]))"
_WORDS = (
    rf"(?<![a-z])(?:(?:an? )?{_WORD}|point(?= \d)|an?(?= (?:{_ARTICLE})(?![a-z])))"
    rf"(?:{_SEP}(?:and {{1,3}})?(?:an? )?(?:{_WORD}|point(?= [\da-z]))"
    rf"|{_SEP}(?:and )?\d++(?![\d.,%]?\d)(?= (?:{_LARGE})\b)"
    rf"|(?<=point) \d++|(?:(?<=hundred)|(?<=thousand)|(?<=million)) and \d{{1,2}}(?!\d))*+"
)
SCAN = re.compile(rf"(?P<n>{_RUN})|(?P<w>{_WORDS})")
_HOT = re.compile(rf"[\d.{CHARS}{VAGUE}个半½¼¾⅓⅔⅕⅛]")
"""Where a number may begin: one set of characters, which is searched for fastest."""
_RUNS_ON = frozenset(f"{CHARS}{VAGUE}{MORE}点 .0123456789")
_LATIN = re.compile(r"[a-z]+")
_BEGINS = {*words.WORDS, *(t + o for t in words.TENS for o in words.WORDS), "a", "an", "point"}
_PARTS = "(?:half|halves|quarters?|thirds?|fifths?|eighths?|tenths?)"
_MIXED = re.compile(
    rf"{_D} and (?:(?:an?|one|two|three|four) )?{_PARTS}(?![a-z])"
    rf"|{_D} ?(?:{_LARGE})(?![a-z])(?:{_SEP}(?:and )?(?:an? )?(?:{_WORD}|\d++(?= (?:{_LARGE})\b))"
    rf"|(?<=hundred) and \d{{1,2}}(?!\d))*+"
)
_MAGNITUDES = {
    "thousand": 3, "million": 6, "billion": 9, "trillion": 12, "k": 3, "mn": 6, "mln": 6, "mil": 6, "mm": 6,
    "bn": 9, "bln": 9, "tn": 12, "tr": 12, "trn": 12, "m": 6, "b": 9, "t": 12,
}  # fmt: skip
_SUFFIX = re.compile(
    r" ?-?(million|billion|trillion|thousand|mln|mil|mm|mn|bln|bn|trn|tn|k|m|b)s?(?![a-z0-9²³/]|\.[a-z])"
)
_FRACTION = re.compile(r"(?:(\d{1,4}) {1,2})?(?<![\d/.])(\d{1,4})/(\d{1,4})(?![\d/.])")
_SUFFIX_BEGINS = frozenset(" -mbtk")
_VULGAR = {"½": (1, 2), "¼": (1, 4), "¾": (3, 4), "⅓": (1, 3), "⅔": (2, 3), "⅕": (1, 5), "⅛": (1, 8)}
_OF_A = re.compile(r"an? (?:\w+-)?\w+(?:st|nd|rd|th)(?![a-z])")
_NOT_A_FRACTION = re.compile(
    r"[ -](?!(?:of|to|in|from|more|less|higher|lower|on|since|this|the|last|compared|year|as|and|or|at|by)\b)"
    r"[a-z]"
)
_POWER = re.compile(r"(\d{1,6}(?:\.\d{1,6})?)(?:\^([+-]?\d{1,2})|e([+-]?\d{1,2}))(?![\d.a-z])")
_SIGNS = frozenset("-−负 ")
_PRINTED = dict.fromkeys(map(ord, "0123456789.,，"))
CONTRASTS = frozenset("却而但")
_GO_ON = frozenset("/^ -abcdefghijklmnopqrstuvwxyz")
_CONTINUES = _GO_ON | frozenset("分又")
_MAY_LAST = frozenset(" -/天小周年个秒分钟星礼世昼多余半几季")
_NEXT_NUMBER = re.compile(r" +(?=[零一二三四五六七八九两\d])")
_HOLDS = frozenset("第前负-至到~—元块毛角蚊毫仙成米斤零分约近")
_KILO = re.compile("千(?:[瓦克米卡焦赫伏帕]|字节|兆)")
_BEFORE_KILO = ("万", "亿", "百", "十")
_FRACTION_MARKS = ("分", "又", " ")
_MONEY_WORDS = re.compile(
    r"(?<![a-z])(?:rais(?:ed?|es|ing)|pa(?:id|ys?|ying)|costs?|costing|spen[dt]|spends|spending|earn\w*|"
    r"invest\w*|worth|fined?|borrow\w*|lent|donat\w*|revenues?|sales|profits?|loss(?:es)?|turnover|budgets?|fees?|"
    r"funding|valued|valuation|salary|price|debts?|loans?|grants?|dividends?|bought|sold)(?![a-z])"
    r"(?: [a-z’'-]+){0,4} $"
)
_LENGTH_WORDS = re.compile(
    r" ?(?:[x×*]|long|tall|high|wide|deep|thick|above|below|sprint|race|relay|freestyle|hurdles"
    r"|away|from the|by \d)"
)
_COUNTED = re.compile(r" (?:people|[a-z]{3,}(?<!s)s)(?![a-z])")
_NOUNS_IN_SHU = frozenset("无多少人指系总次基变常级参函整小分代奇偶约负质因票额件倍个位岁为可充")
_POWER_AFTER = ("上", "近", "逾", "超", "过", "达", "破")
_PER = re.compile(r"([百千]?万[万亿]*)(?= *分 *之)")
_PER_BEGINS = frozenset("百千万")
_OF_HAN = re.compile(r" *分 *之 *(?:[负-] *)?")
_SIGN = re.compile(
    r"(?:(?<![\w\])%.～~—–-])(?<![\d%)\]元年月日] )[-−－] ?|(?<=[为至到率降升达幅是约跌长涨增了])[-−]"
    r"|(?<![a-z])(?:minus|negative) |[负] ?)$"
)


Word = tuple[int, str]


class Place(NamedTuple):
    """A number that was read, and how it is printed."""

    start: int
    end: int
    number: Number
    kind: str  # digits, han, words, ordinal, percent, fraction, said
    said: Said | None = None


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
    hot, scan = _HOT.search, SCAN.match
    begins = [at for at, word in latin if word in _BEGINS]
    begins.append(len(low))
    pos, word, date, dates = 0, 0, 0, len(taken)
    while True:
        found = hot(low, pos, begins[word] + 1)
        if found is None:
            if begins[word] >= len(low):
                return
            start = begins[word]
            word += 1
            if start < pos:
                continue
        else:
            start = found.start()
            head, after = low[start], low[start + 1 : start + 2]
            if head == "个" and after != "半":
                pos = start + 1
                continue
            if head in DIGITS and after not in _RUNS_ON and _idle(low, start, after, vocab):
                pos = start + 1
                continue
        match = scan(low, start)
        if match is None:
            pos = start + 1
            continue
        end = match.end()
        if end - start > LIMIT * 3:
            pos = end
            continue
        figures = match.lastgroup == "n"
        while date < dates and taken[date][1] <= start:
            date += 1
        if figures and date < dates and taken[date][0] <= start and _dated(low, start, end, *taken[date]):
            pos = end
            continue
        if end - start == 1 and low[start] in DIGITS and _idle(low, start, low[end : end + 1], vocab):
            pos = end
            continue
        place = _digits_or_han(low, raw, start, end) if figures else _in_words(low, start, end)
        if place is None:
            pos = start + 1 if figures and not low[start].isdigit() else end
            continue
        yield place
        pos = max(place.end, start + 1)


def _idle(low: str, start: int, after: str, vocab: Vocabulary) -> bool:
    """Whether a single Chinese digit stands in running text with nothing behind it that it could count."""
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
    if head in "半个":
        return Place(start, start + 1 + (head == "个"), Number(Fraction(1 + 2 * (head == "个"), 2)), "half")
    run = low[start:end]
    number, used, figures = _longest(run)
    if number and figures and low[start + used : start + used + 1] not in _CONTINUES:
        return _signed(low, Place(start, start + used, number, "digits"))
    if digit:
        special = _figures(low, start, end)
        if special:
            return _signed(low, special)
    if head == "数" and low[start - 1 : start] in _NOUNS_IN_SHU:
        return None
    per = _PER.match(low, start) if head in _PER_BEGINS else None
    if per:
        factor = math.prod(POWERS[c] for c in per[1])
        number, used, figures = Number(Fraction(factor)), len(per[1]), False
    if number is None and head in LARGE and low[start - 1 : start] in _POWER_AFTER:
        powers = re.match("[万亿]+", run)
        used = len(powers[0]) if powers else 0
        number = plain(math.prod(LARGE[c] for c in run[:used])) if used else None
    if number is None:
        return None
    if (
        run[used - 1] == "千"
        and _KILO.match(low, start + used - 1)
        and (run[used - 2 : used - 1] in _BEFORE_KILO or run[used - 2].isdigit())
    ):
        shorter, length, cut = _longest(run[: used - 1])
        if shorter is not None and length == used - 1:
            number, used, figures = shorter, length, cut
    stop = start + used
    part = _parts(low, start, stop, number) if low[stop : stop + 1] in _FRACTION_MARKS else None
    if part:
        return _signed(low, part)
    if figures:
        number, stop = _suffixed(low, raw, start, stop, number)
        return _signed(low, Place(start, stop, number, "digits"))
    return _signed(low, Place(start, stop, number, "han"))


def _figures(low: str, start: int, end: int) -> Place | None:
    """The forms of digits that go on with a slash, a power, or English words."""
    while low[end - 1] == " ":
        end -= 1
    after = low[end : end + 2]
    if not after or not after.isascii() or after[0] not in _GO_ON:
        return None
    if after[0] in "/ ":
        fraction = _fraction(low, start)
        if fraction:
            return fraction
    if after[0] in "^e":
        return _power(low, start) or _mixed(low, start)
    return _mixed(low, start) if after.strip()[:1].isalpha() else None


@functools.lru_cache(maxsize=65536)
def _longest(run: str) -> tuple[Number | None, int, bool]:
    """The longest beginning of a run that is a numeral: it, its length, and whether it is all digits."""
    if len(run) > LIMIT:
        return None, 0, False
    end = len(run)
    while end:
        piece = run[:end]
        if not (piece[-1] in MORE and not _takes_more(piece)) and piece[-1] not in "点 ":
            number = read_han(piece)
            if number is not None:
                return number, end, not piece.translate(_PRINTED)
        end -= 1
        if run[end - 1 : end].isdigit() and run[end : end + 1].isdigit():  # never cut printed digits
            while end and (run[end - 1].isdigit() or run[end - 1] in ".,，"):
                end -= 1
    return None, 0, False


def _takes_more(piece: str) -> bool:
    """Whether 多, 余 or 来 may follow: after a power of ten or a round number in digits."""
    last = piece[-2:-1]
    if piece[-1] == "来":
        return last in SMALL
    return last in SMALL or last in LARGE or (last.isdigit() and len(piece) > 2)


def _suffixed(low: str, raw: str, start: int, stop: int, number: Number) -> tuple[Number, int]:
    """Apply an English magnitude behind digits: million, bn, k; m and b only where they are no unit."""
    match = _SUFFIX.match(low, stop) if low[stop : stop + 1] in _SUFFIX_BEGINS else None
    if match is None or number.value is None:
        return number, stop
    word = match[1]
    if word in ("m", "b", "mm"):
        upper = raw[match.start(1)].isupper()
        money = low[max(0, start - 2) : start].strip()[-1:] in tuple("$€£¥₹") or re.search(
            r"(?:rmb|usd|eur|gbp|hkd|cny|jpy|aud|cad|sgd) ?$", low[max(0, start - 5) : start]
        )
        glued = word == "m" and match[0] == "m"
        counted = glued and _COUNTED.match(low, match.end())
        if not ((upper and word != "b") or money or counted or (glued and _paid(low, start, match.end()))):
            return number, stop
    factor = Fraction(10) ** _MAGNITUDES[word]
    return (
        Number(number.value * factor, number.digits, number.scale * factor, factor),
        match.end(),
    )


def _paid(low: str, start: int, end: int) -> bool:
    """Whether a bare 2.4m is millions: the words before speak of money, and none behind of a length."""
    return bool(_MONEY_WORDS.search(low, max(0, start - 40), start)) and not _LENGTH_WORDS.match(low, end)


def _power(low: str, start: int) -> Place | None:
    match = _POWER.match(low, start)
    if match is None:
        return None
    base = Fraction(match[1])
    value = base * Fraction(10) ** int(match[3]) if match[3] else base ** int(match[2])
    return Place(start, match.end(), Number(value), "digits")


def _fraction(low: str, start: int) -> Place | None:
    match = _FRACTION.match(low, start)
    if match is None or int(match[3]) == 0:
        return None
    value = Fraction(int(match[2]), int(match[3])) + int(match[1] or 0)
    return Place(start, match.end(), Number(value), "fraction")


def _mixed(low: str, start: int) -> Place | None:
    """3 hundred and 21, 5 lakh, 2 million."""
    match = _MIXED.match(low, start)
    if match is None:
        return None
    text = match[0]
    simple = re.fullmatch(
        rf"({_D}) ?(thousand|million|billion|trillion|lakh|crore|lac|cr|dozen|mil|mln|bln)s?", text
    )
    if simple:
        digits = re.sub("[,，]", "", simple[1])
        factor = Fraction(words.LARGE[simple[2]])
        return Place(start, match.end(), Number(Fraction(digits) * factor, digits, factor, factor), "digits")
    return _in_words(low, start, match.end())


def _parts(low: str, start: int, stop: int, number: Number) -> Place | None:
    """四分之一, 百分之五, 千分之三, 三百五又三分之一."""
    whole, below, at = Fraction(0), number, stop
    if low[at : at + 1] == "又" or low[at : at + 2] == " 又":
        behind = low.index("又", at) + 1
        again = SCAN.match(low, behind + (low[behind : behind + 1] == " "))
        if again is None or number.value is None:
            return None
        read, used, _ = _longest(again[0])
        if read is None:
            return None
        whole, below, at = number.value, read, again.start() + used
    of = _OF_HAN.match(low, at)
    if of is None or below.value is None or below.value == 0:
        return None
    above_match = SCAN.match(low, of.end())
    if above_match is None or above_match.lastgroup != "n":
        return None
    spaced = " " in low[start : of.end()]
    piece = above_match[0] if spaced else _NEXT_NUMBER.split(above_match[0])[0]
    above, used, _ = _longest(piece)
    divisor, top = below.value, above.value if above else None
    if above is None or top is None or divisor is None:
        return None
    end = above_match.start() + used
    printed = low[start:at].replace(" ", "")
    if whole == 0 and printed[0] in (*SMALL, *LARGE) and below.value >= 100:
        above, end = _suffixed(low, low, above_match.start(), end, above)
        per = Fraction(100) / below.value
        value = (above.value or Fraction(0)) * per
        return Place(start, end, Number(value, above.digits, above.scale * per, above.magnitude), "percent")
    below_zero = of[0].rstrip()[-1:] in ("负", "-")
    share = top / divisor
    return Place(start, end, Number(whole - share if below_zero else whole + share), "fraction")


def _in_words(low: str, start: int, end: int) -> Place | None:
    """Read English number words, giving up words from the end until what is left is one number."""
    whole = end
    while end > start:
        text = low[start:end]
        if end < whole and text in ("a", "an"):
            return None
        read = words.read_words(text)
        if read is not None:
            number, ordinal = read
            if ordinal and text[0].isdigit():
                end = max(low.rfind(" ", start, end), low.rfind("-", start, end), start)
                continue
            fraction = _OF_A.fullmatch(text)
            if fraction and ordinal and _NOT_A_FRACTION.match(low, end):
                return _signed(low, Place(start, end, number, "ordinal"))
            if (
                fraction
                and not ordinal
                and number.value
                and number.digits is None
                and _NOT_A_FRACTION.match(low, end)
            ):
                return _signed(low, Place(start, end, Number(1 / number.value), "ordinal"))
            kind = "ordinal" if ordinal else "fraction" if number.digits is None else "words"
            return _signed(low, Place(start, end, number, kind))
        cut = max(low.rfind(" ", start, end), low.rfind("-", start, end))
        if cut <= start:
            return None
        end = cut
        while end > start and low[end - 1] in " -–—":
            end -= 1
        for joint in (" and", " a", " an"):
            if low.endswith(joint, start, end):
                end -= len(joint)
    return None


def _signed(low: str, place: Place) -> Place:
    """Take a minus sign or 负 into the number."""
    if place.start == 0 or low[place.start - 1] not in _SIGNS or place.number.value is None:
        return place
    if low[place.start - 1] == " " and low[place.start - 2] not in "-−－负se":
        return place
    sign = _SIGN.search(low, max(0, place.start - 10), place.start)
    if sign is None:
        return place
    n = place.number
    low_end = None if n.high is None else -n.high
    high_end = None if n.low is None else -n.low
    negative = Number(
        -n.value if n.value else n.value, n.digits, n.scale, n.magnitude, low_end, high_end, n.hedge
    )
    return Place(sign.start(), place.end, negative, place.kind)


def is_financial(text: str) -> bool:
    """Whether a numeral is written in the characters that only sums of money are written in (壹仟玖佰)."""
    return any(c in FINANCIAL for c in text)


def single_digit(text: str) -> bool:
    """Whether a numeral is one Chinese digit."""
    return len(text) == 1 and text in DIGITS
