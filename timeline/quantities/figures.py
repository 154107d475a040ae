"""Reads what goes on after a number's first digits: fractions, powers, magnitudes, English number words."""

from __future__ import annotations

import re
from fractions import Fraction

from timeline.quantities import words
from timeline.quantities.han import LARGE, SMALL, Number
from timeline.quantities.places import (
    FIGURE,
    LARGE_WORD,
    NUMBER_WORD,
    SCAN,
    WORD_GAP,
    Place,
    longest,
    signed,
)

_PARTS = "(?:half|halves|quarters?|thirds?|fifths?|eighths?|tenths?)"
_MIXED = re.compile(
    rf"{FIGURE} and (?:(?:an?|one|two|three|four) )?{_PARTS}(?![a-z])(?: (?:{LARGE_WORD})(?![a-z]))?"
    rf"|{FIGURE} ?(?:{LARGE_WORD})(?![a-z])"
    rf"(?:{WORD_GAP}(?:and )?(?:an? )?(?:{NUMBER_WORD}|\d++(?= (?:{LARGE_WORD})\b))"
    rf"|(?<=hundred) and \d{{1,2}}(?!\d))*+"
)
_MAGNITUDES = {
    "thousand": 3, "million": 6, "billion": 9, "trillion": 12, "k": 3, "mn": 6, "mln": 6, "mil": 6, "mm": 6,
    "bn": 9, "bln": 9, "tn": 12, "tr": 12, "trn": 12, "m": 6, "b": 9, "t": 12,
}  # fmt: skip
_SUFFIX = re.compile(
    r"(?:\)(?= (?:thousand|million|billion|trillion)(?![a-z])))?"
    r" {0,2}-?(million|billion|trillion|thousand|mln|mil|mm|mn|bln|bn|trn|tn|k|m|b)s?(?![a-z0-9²³/]|\.[a-z])"
)
_FRACTION = re.compile(r"(?:(\d{1,4}) {1,2})?(?<![\d/.])(\d{1,4})/(\d{1,4})(?![\d/.])")
_SUFFIX_BEGINS = frozenset(" -)mbtk")
_OF_A = re.compile(r"an? (?:\w+-)?\w+(?:st|nd|rd|th)(?![a-z])")
_NOT_A_FRACTION = re.compile(
    r"[ -](?!(?:of|to|in|from|more|less|higher|lower|on|since|this|the|last|compared|year|"
    r"as|and|or|at|by|over|after|during|when|while|but|against|than|"
    r"within|before|because|thanks|for|with|between|across|among|below|above|under|a|an|its|their|so|if)\b)"
    r"[a-z]"
)
_POWER = re.compile(r"(\d{1,6}(?:\.\d{1,6})?)(?:\^([+-]?\d{1,2})|e([+-]?\d{1,2}))(?![\d.a-z])")
GO_ON = frozenset("/^ -)abcdefghijklmnopqrstuvwxyz")
_NEXT_NUMBER = re.compile(r" +(?=[零一二三四五六七八九两\d])")
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
_MAGNITUDE = re.compile(rf"[ -]{{1,3}}(?:{LARGE_WORD})(?![a-z])")
_CODE_BEFORE = re.compile(
    r"(?<![a-z])(?:rmb|usd|eur|gbp|hkd|cny|jpy|aud|cad|sgd|nzd|twd|chf|sfr|nok|sek|dkk|[snd]kr|inr|rs|krw|rm|zar"
    r"|mxn|brl|pln|czk|huf|thb|php|ils|rub|aed|sar) ?$"
)
_MONEY_RANGE = re.compile(r"[$€£¥₹]\d[\d.,]{0,8} ?[-–] ?$")
_COUNTED = re.compile(
    r" (?:(?:new|old|active|additional|extra|existing|ordinary|outstanding|paying|preferred|registered"
    r"|treasury|monthly|weekly|daily|annual|subscribing|regular|individual|private|business|foreign|"
    r"domestic) ){0,2}"
    r"(?:people|[a-z]{3,}(?<!s)s)(?![a-z])"
)
_OF_HAN = re.compile(
    r" *[分份] *之 *(?:[负-] *)?|份(?=[一二两三四五六七八九](?:的|(?![一-鿿])))"
    r"|分(?=[一二两三四五六七八九](?![零一二三四五六七八九十百千万半"
    r"般些样致起直定旦向度时切边点条个位名次场局章节页级流律共同方元块毛角厘毫分秒小倍成]))"
)
"""What makes a fraction of two numerals: 四分之一, and as Cantonese has it 四份一, 四分一."""


def read_figures(low: str, start: int, end: int) -> Place | None:
    """The forms of digits that go on with a slash, a power, or English words."""
    while low[end - 1] == " ":
        end -= 1
    after = low[end : end + 2]
    if not after or not after.isascii() or after[0] not in GO_ON:
        return None
    if after[0] in "/ ":
        fraction = _fraction(low, start)
        if fraction:
            return fraction
    if after[0] in "^e":
        return _power(low, start) or _mixed(low, start)
    return _mixed(low, start) if after.strip()[:1].isalpha() else None


def with_suffix(low: str, raw: str, start: int, stop: int, number: Number) -> tuple[Number, int]:
    """Apply an English magnitude behind digits: million, bn, k; m and b only where they are no unit."""
    match = _SUFFIX.match(low, stop) if low[stop : stop + 1] in _SUFFIX_BEGINS else None
    if match is None or number.value is None:
        return number, stop
    word = match[1]
    if word in ("m", "b", "mm"):
        upper = raw[match.start(1)].isupper()
        money = low[max(0, start - 2) : start].strip()[-1:] in tuple("$€£¥₹") or re.search(
            _CODE_BEFORE, low[max(0, start - 5) : start]
        )
        money = money or _MONEY_RANGE.search(low, max(0, start - 12), start)
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


_TWO = re.compile(
    rf"({FIGURE} ?(thousand|million|billion|trillion)) and {FIGURE} ?(thousand|million|billion|trillion)"
)


def _mixed(low: str, start: int) -> Place | None:
    """3 hundred and 21, 5 lakh, 2 million."""
    match = _MIXED.match(low, start)
    if match is None:
        return None
    text = match[0]
    two = _TWO.match(text)
    if two and words.LARGE[two[2]] <= words.LARGE[two[3]]:  # 250 million and 300 million: two numbers
        text = two[1]
    simple = re.fullmatch(
        rf"({FIGURE}) ?(thousand|million|billion|trillion|lakh|crore|lac|cr|dozen|mil|mln|bln)s?",
        text,
    )
    if simple:
        digits = re.sub("[,，]", "", simple[1])
        factor = Fraction(words.LARGE[simple[2]])
        stop = start + len(text)
        return Place(start, stop, Number(Fraction(digits) * factor, digits, factor, factor), "digits")
    return read_in_words(low, start, start + len(text))


def read_parts(low: str, start: int, stop: int, number: Number) -> Place | None:
    """四分之一, 百分之五, 千分之三, 三百五又三分之一."""
    whole, below, at = Fraction(0), number, stop
    if low[at : at + 1] == "又" or low[at : at + 2] == " 又":
        behind = low.index("又", at) + 1
        again = SCAN.match(low, behind + (low[behind : behind + 1] == " "))
        if again is None or number.value is None:
            return None
        read, used, _ = longest(again[0])
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
    above, used, _ = longest(piece)
    divisor, top = below.value, above.value if above else None
    if above is None or top is None or divisor is None:
        return None
    if "之" not in of[0] and top >= divisor:
        return None
    end = above_match.start() + used
    printed = low[start:at].replace(" ", "")
    if whole == 0 and printed[0] in (*SMALL, *LARGE) and below.value >= 100:
        above, end = with_suffix(low, low, above_match.start(), end, above)
        per = Fraction(100) / below.value
        value = (above.value or Fraction(0)) * per
        return Place(start, end, Number(value, above.digits, above.scale * per, above.magnitude), "percent")
    below_zero = of[0].rstrip()[-1:] in ("负", "-")
    share = top / divisor
    return Place(start, end, Number(whole - share if below_zero else whole + share), "fraction")


def read_in_words(low: str, start: int, end: int) -> Place | None:
    """Read English number words, giving up words from the end until what is left is one number."""
    whole = end
    while end > start:
        text = low[start:end]
        if end < whole and text in ("a", "an"):
            return None
        if "," in text and not words.go_down(text):
            end = low.rindex(",", start, end)
            continue
        counted = end < whole and _MAGNITUDE.match(low, end)  # three million and four | million
        read = None if counted else words.read_words(text)
        if read is not None:
            number, ordinal = read
            if ordinal and text[0].isdigit():
                end = max(low.rfind(" ", start, end), low.rfind("-", start, end), start)
                continue
            fraction = _OF_A.fullmatch(text)
            if fraction and ordinal and _NOT_A_FRACTION.match(low, end):
                return signed(low, Place(start, end, number, "ordinal"))
            if (
                fraction
                and not ordinal
                and number.value
                and number.digits is None
                and _NOT_A_FRACTION.match(low, end)
            ):
                return signed(low, Place(start, end, Number(1 / number.value), "ordinal"))
            parts = number.digits is None and number.value is not None
            kind = "ordinal" if ordinal else "fraction" if parts else "words"
            return signed(low, Place(start, end, number, kind))
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
