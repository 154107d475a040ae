"""Which numbers may be one print a slip apart: for each slip the key they share, and the test of a pair."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from rules import slips
from timeline.model import Quantity

LAST = 100
"""The last place of a list that is compared: further down a rank is seldom told twice."""
TELLING = 3
"""Digits from which two prints of a number are seldom of two things."""
YUAN = {"CNY", "TWD", "HKD", "MOP", "SGD"}
BARE = re.compile(r"(?<![A-Za-z$幣币民])[\d萬万億亿千百十]\s?[元圓圆塊块](?!人民|新|台|臺|港|澳)")
"""Currencies that are each called yuan at home, and a print that does not say which of them is meant."""
DOLLARS = {"USD", "CAD", "AUD", "HKD", "NZD", "SGD", "TWD"}
BARE_DOLLAR = re.compile(r"\$|[^$]*\b(?:dollars?|dlrs?)$", re.IGNORECASE)
"""Currencies that are each called dollar at home; a print that does not say which of them is meant."""
NATIONAL = re.compile(
    r"[A-Z]{1,3}\$|\b(?:us|u\.s\.|american|canadian|australian|hong kong|new zealand|singapore|taiwan)\b",
    re.IGNORECASE,
)
SIZED = {"money", "count", "people", "number", "volume", "mass", "energy", "power", "area", "data"}
"""What is printed with words for large numbers."""
CENTS = re.compile(r"\d\.\d\d$")
"""The price of one, not an amount that has lost its million."""
HAN = re.compile(r"[㐀-鿿]")
THOUSANDS = (10**3, 10**6, 10**9)
"""The factors between the words for large numbers that English has."""
BETWEEN_LANGUAGES = (10, 100)
"""The factors between billion and 亿, million and 万."""
CLOCKED = {"milliseconds", "seconds", "minutes", "hours"}
"""Units of time that measure, and are exchanged; in days and years all things are told."""
POINTS = {"percent", "percentage_point"}
SMALL = {"rank", "ordinal", "time", "age"}


def figures_of(q: Quantity) -> str:
    """The significant digits of a number; none where small numbers are told, which all things have."""
    return slips.figures(q.digits) if q.dimension not in SMALL else ""


def _by_figures(q: Quantity) -> Iterator[object]:
    if figures_of(q):
        yield q.dimension, figures_of(q)


def _by_print(q: Quantity) -> Iterator[object]:
    if figures_of(q) and q.value:
        yield _measure(q), q.value


def _by_lead(q: Quantity) -> Iterator[object]:
    if q.dimension == "money" and _low(q) and q.comparator in "=>~":
        yield (q.digits or "").replace(".", "").lstrip("0")[:2].rstrip("0"), len(str(int(abs(_low(q)))))


def _by_rank(q: Quantity) -> Iterator[object]:
    if q.unit == "rank" and q.value and q.value <= LAST:
        yield "rank"


def _by_hedge(q: Quantity) -> Iterator[object]:
    hull = q.wide.hull
    vague = hull.low is not None and hull.high is not None and hull.high - hull.low >= abs(hull.low) / 2
    if q.unit in ("percent", "percentage_point") and q.hedge and vague:
        yield "hedged points"


def _by_multiset(q: Quantity) -> Iterator[object]:
    figures = figures_of(q)
    if len(figures) >= 2 and q.value:
        yield q.dimension, "".join(sorted(figures.replace("0", "")))


def pointed(a: Quantity, b: Quantity) -> bool:
    """Whether a decimal point is lost or moved in one of two prints: 6.8亿, 68亿."""
    one_word = a.scale == b.scale and a.unit == b.unit and a.document != b.document and (a.scale or 0) > 1
    if not one_word or not all(q.comparator == "=" and q.hedge is None and q.value for q in (a, b)):
        return False
    low, high = sorted(q.value for q in (a, b) if q.value)
    return len(figures_of(a)) > 1 and high == 10 * low and any("." in (q.digits or "") for q in (a, b))


def _magnitude(a: Quantity, b: Quantity) -> bool:
    """Whether two prints differ by a word for large numbers, or by where the point stands: 13亿, 13万."""
    if pointed(a, b):
        return True
    if a.dimension not in SIZED or min(q.scale or 0 for q in (a, b)) < 1 or a.scale == b.scale:
        return False
    told = all(q.comparator in "=~" and q.hedge != "odd" for q in (a, b))
    one_figure = min(len(figures_of(q)) for q in (a, b)) < 2
    if not told and (one_figure or (a.comparator, a.hedge) != (b.comparator, b.hedge)):
        return False
    latin = not any(HAN.search(q.text) for q in (a, b))
    if not all(any(c.isdigit() for c in q.text) for q in (a, b)) and latin:
        return False
    if a.document == b.document and one_figure:
        return False
    if a.document == b.document and any(CENTS.search(q.text) for q in (a, b)):
        return False
    ratio = slips.magnitude(_low(a), _low(b))
    if ratio is None:
        return a.unit == b.unit and _mistranslated(a, b)
    return (a.unit == b.unit or bare_yuan(a, b)) and (not latin or ratio in THOUSANDS)


def _mistranslated(a: Quantity, b: Quantity) -> bool:
    """Whether the digits were kept where the word for the size has none like it: 420 million as 420万."""
    han = [bool(HAN.search(q.text)) for q in (a, b)]
    low, high = sorted((_low(a), _low(b)))
    return han[0] != han[1] and a.digits == b.digits and low > 0 and high / low in BETWEEN_LANGUAGES


def _low(q: Quantity) -> Fraction:
    """The printed number; of a range, its low end."""
    return q.value if q.value is not None else Fraction(q.digits or 0) * (q.scale or 0)


def _currency(a: Quantity, b: Quantity) -> bool:
    return a.dimension == "money" and a.unit != b.unit and not bare_yuan(a, b) and _one_number(a, b)


def bare_yuan(a: Quantity, b: Quantity) -> bool:
    """Whether two sums may be of one currency, as one of them does not say whose yuan or dollar is meant."""
    if {a.unit, b.unit} <= DOLLARS:
        return any(BARE_DOLLAR.match(q.text) and not NATIONAL.search(q.text) for q in (a, b))
    return {a.unit, b.unit} <= YUAN and any(BARE.search(q.text) for q in (a, b))


def _one_number(a: Quantity, b: Quantity) -> bool:
    """Whether two sums can be one print: rounded, cut off, or one of them told as what is exceeded."""
    if (a.value is None) != (b.value is None):
        return False
    low, high = sorted((_low(a), _low(b)))
    return a.digits_high == b.digits_high and not (a.wide & b.wide).empty and high <= low * Fraction(101, 100)


def _unit(a: Quantity, b: Quantity) -> bool:
    if a.dimension == "time" and not {a.unit, b.unit} <= CLOCKED:
        return False
    return a.dimension not in ("money", "count") and a.unit != b.unit and a.digits == b.digits


def _by_digits(q: Quantity) -> Iterator[object]:
    if len(figures_of(q)) >= 2 or (q.unit in CLOCKED and len(slips.figures(q.digits)) >= 2):
        yield q.dimension, q.digits
    if q.unit in POINTS and q.comparator == "=":
        yield "points", q.digits


def _digits(a: Quantity, b: Quantity) -> bool:
    return (
        a.scale == b.scale
        and all(
            q.comparator == "=" or (q.comparator == "~" and len(figures_of(q)) >= TELLING) for q in (a, b)
        )
        and (a.unit == b.unit or a.dimension == b.dimension == "count" or bare_yuan(a, b))
        and slips.exchanged(a.digits or "", b.digits or "")
    )


def _rank(a: Quantity, b: Quantity) -> bool:
    return a.document != b.document and a.value != b.value


def _points(a: Quantity, b: Quantity) -> bool:
    return a.document != b.document and (a.unit != b.unit or a.wide != b.wide) and not (a.wide & b.wide).empty


def _measure(q: Quantity) -> str:
    """What a number is of, in whatever language: covered 30 times is 30倍."""
    return "ratio" if q.unit == "times" else q.dimension


def _comparator(a: Quantity, b: Quantity) -> bool:
    pair = {"<" if q.hedge == "nearly" else q.comparator for q in (a, b)}  # 近五成 lies below
    turned = bool(pair & {">", ">="}) and bool(pair & {"<", "<="})
    return turned and (a.unit == b.unit or _measure(a) == _measure(b) in ("count", "people", "ratio"))


@dataclass(frozen=True, slots=True)
class Slip:
    """One way to misprint a number. keys: what two such prints share; a pair is proposed where they meet.
    test: whether they are a slip apart.  reason: what that says, for a reader.
    """

    keys: Callable[[Quantity], Iterator[object]]
    test: Callable[[Quantity, Quantity], bool]
    reason: str


SLIPS = {
    "magnitude": Slip(
        _by_figures,
        _magnitude,
        "the digits are the same, the size differs by a power of ten that a word for it makes",
    ),
    "currency": Slip(_by_lead, _currency, "the number is the same, the currency is another"),
    "unit": Slip(_by_digits, _unit, "the number is the same, the unit is another"),
    "digits": Slip(_by_multiset, _digits, "two neighbouring digits are exchanged"),
    "comparator": Slip(
        _by_print, _comparator, "the number is the same; one says more than it, the other less"
    ),
    "rank": Slip(_by_rank, _rank, "one thing has one place in one list"),
    "points": Slip(
        _by_hedge,
        _points,
        "percent of the whole, percentage points and a vague count of either are not one measure",
    ),
}
