"""Rates: a sum told in two currencies must fit the exchange rate that the article prints, the other
conversions of the article, or what the two currencies have been worth.

`within: rates` of the kind derive; `rates` says against what: `printed`, `beside` (another conversion of the
two currencies in the article) or `known` (the `bands` of the rule, a lowest and a highest rate a pair).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from itertools import combinations, pairwise

from rules import words
from rules.expression import work_out
from rules.language import Rule
from rules.per_share import per_share
from rules.view import Draft, View, ordered
from timeline.alternatives import any_of
from timeline.intervals import Interval, Values, printed_interval
from timeline.lexicon import LANGUAGES, Lexicon
from timeline.model import Document, Facts, Quantity
from timeline.script import simplify

REACH = 40
"""Characters between a sum and its conversion at the most."""
AGAIN = 160
"""The same where a sentence of its own says that it is the same sum."""
SAME = re.compile(
    r"^[^，。；,;()（）]{0,6}[（(]\s*(?:或|即|也就是|约合|折合|合|约|相当于|大约|等于)?\s*(?:or|about|around|roughly|"
    r"some|approximately|equal to|equivalent to|worth|nearly|almost|over|more than)?\s*$"
    r"|^\s*[，,、]?\s*(?:约合|折合|合|相当于|等于|即约?)\s*(?:为|成)?\s*约?\s*$"
    r"|^\s*,?\s*(?:or|the equivalent of|equal to|equivalent to|that is|i\.e\.)\s*"
    r"(?:about|around|roughly|some)?\s*$",
    re.IGNORECASE,
)
"""What stands between a sum and the same one in another currency."""
AGAIN_SAID = re.compile(
    r"(?:[。.!?！？]\s*)(?:按[^，,。]{0,24}[，,])?(?:这|那|这笔[钱款]|that|that's|this)\s*"
    r"(?:is|was|comes to|makes|would be|相当于|约合|折合|等于|合)\s*(?:about|around|roughly|some|约)?\s*$",
    re.IGNORECASE,
)
CUED = re.compile(r"约合|折合|相当于")
"""What a conversion may begin with."""
MINOR = re.compile(r"p(?:ence|enny)?$|cents?$|[分仙]$")
"""Coins, in which no large sum is told."""
TOLERANCE = Fraction(2, 100)
"""How far from a printed rate a conversion may be: rates are printed rounded and move within a day."""
APART = Fraction(10, 100)
"""How far two conversions of one article may be from each other: they may be of two days."""


@dataclass(frozen=True, slots=True)
class Conversion:
    """A sum and the same one in another currency."""

    sum: Quantity
    same: Quantity

    def ratio(self) -> Values:
        """How many of the second currency one of the first is."""
        return work_out("after / before", {"after": self.same.wide, "before": self.sum.wide})


@dataclass(frozen=True, slots=True)
class Rate:
    """A printed rate: so many of `priced` (None where that is not said) for one of `one`."""

    quantity: Quantity
    one: str | None
    priced: str | None


def rates(rule: Rule, view: View) -> Iterator[Draft]:
    """The conversions of each article that do not fit."""
    against = AGAINST[rule.check["rates"]]
    for document, facts in view.by_document():
        found = list(conversions(document, facts))
        if found:
            yield from against(rule, view, document, facts, found)


def conversions(document: Document, facts: Facts) -> Iterator[Conversion]:
    """Neighbouring sums of two currencies of which the text says that they are the same."""
    text = simplify(document.text)
    sums = [q for q in facts.quantities if q.dimension == "money" and q.value]
    for a, b in pairwise(sums):
        between = text[a.end : b.start]
        if a.unit == b.unit or 1 in (a.value, b.value) or _one_of_all(a, b):
            continue
        if per_share(text, b) and not per_share(text, a):
            continue
        near = len(between) <= REACH and (
            SAME.match(between) or (CUED.match(simplify(b.text)) and _bracketed(between))
        )
        if near or (len(between) <= AGAIN and AGAIN_SAID.search(between)):
            yield Conversion(a, b)


def _one_of_all(a: Quantity, b: Quantity) -> bool:
    """Whether the first sum is the price of one and the second of all: 655 pence, or $6.5 billion in all."""
    small = a.scale is not None and a.scale < 1 and b.value is not None and b.value >= 10**6
    return small and a.digits is not None and MINOR.search(a.text) is not None


def _bracketed(between: str) -> bool:
    """Whether nothing but brackets and commas stands between two sums."""
    return not between.strip(" ，,、（(")


def printed_rates(document: Document, facts: Facts, lexicon: Lexicon) -> Iterator[Rate]:
    """The exchange rates that an article prints."""
    text = simplify(document.text).lower()
    for q in facts.quantities:
        if q.dimension not in ("money", "count", "number", "ratio") or not q.digits or not q.scale:
            continue
        priced = q.unit if q.dimension == "money" else None
        before, after = text[max(0, q.start - 24) : q.start], text[q.end : q.end + 28]
        ahead, behind = _patterns(lexicon)
        if found := behind.match(after):
            yield Rate(q, _code(lexicon, found["one"]), priced or _code(lexicon, found["priced"]))
        elif found := ahead.search(before):
            yield Rate(q, _code(lexicon, found["one"]), priced)


@lru_cache(maxsize=4)
def _codes(lexicon: Lexicon) -> dict[str, str]:
    found: dict[str, str] = {}
    for language in LANGUAGES:
        for entry in lexicon.table("currencies", language):
            for form in (*entry.get("forms", ()), *entry.get("symbols", ())):
                found.setdefault(form.lower(), entry["code"])
    return {**found, "pound": "GBP", "pounds": "GBP"}


def _code(lexicon: Lexicon, word: str | None) -> str | None:
    return _codes(lexicon).get(word.strip()) if word else None


@lru_cache(maxsize=4)
def _patterns(lexicon: Lexicon) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands before the number of a rate (1美元兑, one dollar =), and behind it (yuan to the dollar)."""
    names = any_of(_codes(lexicon))
    ahead = rf"(?<![\d.])1\s?(?P<one>{names})\s?(?:=|≈|兑换?|对|换|合|约合|等于|buys|is worth|at)\s?约?$"
    to = r"\s?(?:to|per|兑换?|对)\s?(?:(?:the|one|a|1)\s)?1?\s?"
    behind = rf"\s?(?P<priced>{names})?{to}(?P<one>{names})(?![a-z])"
    return re.compile(ahead), re.compile(behind)


def _printed(
    rule: Rule, view: View, document: Document, facts: Facts, found: Sequence[Conversion]
) -> Iterator[Draft]:
    told = list(printed_rates(document, facts, view.lexicon))
    for conversion in found:
        fitting = [(rate, way) for rate in told if (way := _way(conversion, rate)) is not None]
        wide = {rate: _around(_bare(rate.quantity), TOLERANCE) for rate, _ in fitting}
        if fitting and all((_turned(conversion, way) & wide[rate]).empty for rate, way in fitting):
            rate, way = fitting[0]
            ratio = _turned(conversion, way)
            yield _draft(view, conversion, (rate.quantity,), ratio, f"{rate.quantity.text} is the rate")


def _bare(q: Quantity) -> Values:
    """What the digits of a rate allow, whatever the word behind them: 按7.1元计."""
    assert q.digits is not None and q.scale is not None
    return Values((printed_interval(q.digits, q.scale)[1],))


def _way(conversion: Conversion, rate: Rate) -> bool | None:
    """Whether a rate is that of a conversion as it stands (True), or turned round; None where of neither."""
    a, b = conversion.sum.unit, conversion.same.unit
    if rate.one == a and rate.priced in (b, None):
        return True
    if rate.one == b and rate.priced in (a, None):
        return False
    return None


def _turned(conversion: Conversion, straight: bool) -> Values:
    if straight:
        return conversion.ratio()
    return work_out("before / after", {"after": conversion.same.wide, "before": conversion.sum.wide})


def _around(values: Values, part: Fraction) -> Values:
    """Values with a margin on either side."""
    parts = (
        Interval(
            None if p.low is None else p.low * (1 - part), None if p.high is None else p.high * (1 + part)
        )
        for p in values.parts
    )
    return Values(tuple(parts))


def _beside(
    rule: Rule, view: View, document: Document, facts: Facts, found: Sequence[Conversion]
) -> Iterator[Draft]:
    for a, b in combinations(found, 2):
        if {a.sum.unit, a.same.unit} != {b.sum.unit, b.same.unit}:
            continue
        ratio = _turned(b, a.sum.unit == b.sum.unit)
        if (_around(a.ratio(), APART) & ratio).empty:
            yield _draft(
                view, a, (b.sum, b.same), a.ratio(), f"{b.sum.text} as {b.same.text} make another rate"
            )


def _known(
    rule: Rule, view: View, document: Document, facts: Facts, found: Sequence[Conversion]
) -> Iterator[Draft]:
    bands: Mapping[str, Sequence[float]] = rule.check["bands"]
    told = list(printed_rates(document, facts, view.lexicon))
    for conversion in found:
        a, b = conversion.sum.unit, conversion.same.unit
        straight = f"{a}/{b}" in bands
        band = bands.get(f"{a}/{b}") or bands.get(f"{b}/{a}")
        if band is None or any(_way(conversion, r) is not None for r in told):
            continue
        low, high = (Fraction(str(end)) for end in band)
        ratio = _turned(conversion, straight)
        if (ratio & Values((Interval(low, high),))).empty:
            pair = f"{a} in {b}" if straight else f"{b} in {a}"
            yield _draft(view, conversion, (), ratio, f"one {pair} has been {band[0]} to {band[1]}")


AGAINST = {"printed": _printed, "beside": _beside, "known": _known}


def _draft(view: View, conversion: Conversion, others: Sequence[Quantity], ratio: Values, why: str) -> Draft:
    shown = words.interval(ratio.hull, Fraction(1), 4)
    rows = (conversion.sum, conversion.same, *others)
    return Draft(
        ordered(view.evidence(q, words.value_set(q.wide, q.unit)) for q in rows),
        (
            f"{conversion.sum.text}: {words.quantity(conversion.sum)}",
            f"{conversion.same.text}: {words.quantity(conversion.same)}",
            f"a rate of {shown}",
            f"{why}: no value in common",
        ),
        {
            "before.text": conversion.sum.text,
            "after.text": conversion.same.text,
            "derived": shown,
            "rate.text": " as ".join(q.text for q in others),
        },
        confidence=0.85,
    )
