"""Where a number stands and how it is printed: the pattern of all numbers, and what every reader needs."""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

from timeline.alternatives import any_of
from timeline.quantities import words
from timeline.quantities.han import CHARS, FINANCIAL, LARGE, MORE, SMALL, VAGUE, Number, read_han
from timeline.quantities.vocabulary import Said

LIMIT = 64
FIGURE = (
    r"(?:\d++(?![.,， ]\d)|\d{1,2}(?:,\d{2}(?!\d))++,\d{3}(?!\d)(?:\.\d++)?+"
    r"|\d{1,3}(?:[,，]\d{3})++(?![\d])(?:\.\d++)?+"
    r"|(?<![\d.,] )(?<![\d.,])(?:\d(?: \d{3}){2,}+|\d{1,3} 000)(?! ?\d)|\d++(?:\.\d++)?+|(?<![\w.])\.\d++)"
)
_HAN = f"[{CHARS}{VAGUE}]"
_HALF = r"(?:个?半(?=[个小天年月日折秒分公斤米吨点])|(?<![\s\S])个[半一二三四五六七八九](?![\s\S]))"
"""Half; and one and a half as Cantonese has it: 个半小时, and of money 个半, 个九."""
_RUN = rf"(?:{_HAN}|{FIGURE}|{_HALF}|[½¼¾⅓⅔⅕⅛])(?: *+[{CHARS}{VAGUE}点{MORE}]++(?:{FIGURE})?+)*+"
_SINGLE = any_of(words.WORDS)
LARGE_WORD = any_of(s for w in words.LARGE for s in (w, w + "s"))
_ARTICLE = (
    "year|month|week|day|hour|minute|decade|century|dollar|euro|pound|kilogram|kilo|lb|gram|mile|litre|liter"
    "|gallon|percentage point|percent|tonne|ton|barrel|kilometer|kilometre|meter|metre|acre|hectare|yuan|yen"
    "|rupee|cent"
)
_ROUND = "(?:hundred|thousand|million|billion|trillion|dozen)(?![a-z])"
WORD_GAP = r"(?: ?[-–—] ?| {1,3})"
NUMBER_WORD = rf"(?:(?:{_SINGLE})(?![a-z])|(?:{'|'.join(words.TENS)})(?:{_SINGLE})(?![a-z]))"
_WORDS = (
    rf"(?<![a-z])(?:(?:an? )?{NUMBER_WORD}|(?:several|(?:a )?few|a couple(?: of)?)(?= {_ROUND})"
    rf"|point(?= \d)|an?(?= (?:{_ARTICLE})(?![a-z])))"
    rf"(?:(?:{WORD_GAP}|(?:(?<=thousand)|(?<=million)|(?<=billion)|(?<=trillion)), )"
    rf"(?:and[ -]{{1,3}})?(?:an?[ -])?(?:{NUMBER_WORD}|point(?= [\da-z]))"
    rf"|(?:(?<=quarter)|(?<=quarters)) of an? (?:million|billion|trillion)(?![a-z])"
    rf"|{WORD_GAP}(?:and )?\d++(?![\d.,%]?\d)(?= (?:{LARGE_WORD})\b)"
    rf"|(?<=point) \d++|(?:(?<=hundred)|(?<=thousand)|(?<=million)) and \d{{1,2}}(?!\d))*+"
)
SCAN = re.compile(rf"(?P<n>{_RUN})|(?P<w>{_WORDS})")
_SIGNS = frozenset("-−负下 ")
_PRINTED = dict.fromkeys(map(ord, "0123456789.,，"))
_SIGN = re.compile(
    r"(?:(?<![\w\])%.～~—–-])(?<![\d%)\]元年月日] )[-−－] ?|(?<=[为至到率降升达幅是约跌长涨增了])[-−]"
    r"|(?<![a-z])(?<!plus or )(?:minus|negative) |负 ?|零下 ?)$"
)


class Place(NamedTuple):
    """A number that was read, and how it is printed."""

    start: int
    end: int
    number: Number
    kind: str  # digits, han, words, ordinal, percent, fraction, said
    said: Said | None = None


@functools.lru_cache(maxsize=65536)
def longest(run: str) -> tuple[Number | None, int, bool]:
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
    last = piece[:-1].rstrip()[-1:]
    if piece[-1] == "来":
        return last in SMALL
    return last in SMALL or last in LARGE or (last.isdigit() and len(piece) > 2)


def signed(low: str, place: Place) -> Place:
    """Take a minus sign, 负 or 零下 into the number."""
    if place.start == 0 or low[place.start - 1] not in _SIGNS or place.number.value is None:
        return place
    if low[place.start - 1] == " " and low[place.start - 2] not in "-−－负se":
        return place
    sign = _SIGN.search(low, max(0, place.start - 16), place.start)
    if sign is None or (sign[0].endswith("- ") and low[sign.start() - 1 : sign.start()] in ("", "\n")):
        return place  # a dash that opens a line marks a list
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
