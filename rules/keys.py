"""Which facts may be compared: one key for all that speak of the same thing, None for what has none."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from fractions import Fraction

from rules.corrections import retracted
from rules.likeness import cell_at
from rules.slips import SCALES
from rules.verdict import stance_class
from rules.view import View
from timeline.intervals import meet
from timeline.model import Claim, Quantity

Key = tuple[object, ...]
YEAR_BEFORE = re.compile(r"\s*(?:而)?(?:[上去]年|上一?年度)")
UNCOUNTED = ("time", "age", "rank", "ordinal")
"""Dimensions of numbers that say when or in what place, not how much."""
CLOSE = Fraction(1, 50)
"""How far a ratio may be from a power of ten when one of the two was printed with fewer digits."""
LONG = 400
"""Days."""
NEAR = 4
"""Values that are more than so many times apart, without a slip between them, were read of two facts."""


def selected(claim: Claim, select: Mapping[str, Sequence[str]]) -> bool:
    """Whether a claim is one that a rule speaks of."""
    q = claim.quantity
    fields = {
        "type": claim.type,
        "metric": claim.metric,
        "unit": q.unit,
        "dimension": q.dimension,
        "section": claim.section,
        "stance": claim.stance,
        "comparator": q.comparator,
    }
    return all(fields[name] in words for name, words in select.items() if name in fields)


def measure(claim: Claim) -> str:
    """What a value can be compared with: a currency, a percentage, a count, a length in one unit …"""
    q = claim.quantity
    if q.dimension == "count":
        return "count"
    return q.unit if q.dimension in ("money", "percent", "percentage_point") else f"{q.dimension}:{q.unit}"


def key_of(claim: Claim, parts: Iterable[str]) -> Key | None:
    """The key of a claim, or None when a part that must be known is not."""
    values: list[object] = []
    for part in parts:
        value: object
        match part:
            case "subject":
                value = claim.subject_key
            case "metric":
                value = claim.metric
            case "period":
                value = period_key(claim)
            case "unit":
                value = measure(claim)
            case "stance":
                value = stance_class(claim)
            case "type":
                value = (
                    "growth" if claim.type == "change" and claim.quantity.unit == "percent" else claim.type
                )
            case "scope":
                value = claim.scope
            case "basis":
                value = "" if claim.basis == f"of:{claim.metric}" else claim.basis or ""
            case "speaker":
                value = claim.speaker or ""
            case _:
                value = getattr(claim, part, None)
        if value is None or (value == "" and part in ("subject", "metric")):
            return None
        values.append(value)
    return tuple(values)


def period_key(claim: Claim) -> tuple[date, date] | None:
    """The days that a value is of, or None when they are not known at both ends."""
    p = claim.period
    return None if p is None or p.first is None or p.last is None else (p.first, p.last)


def grouped(claims: Iterable[Claim], parts: Sequence[str]) -> dict[Key, list[Claim]]:
    """Claims by key, in the order in which they come; what has no key is left out."""
    groups: dict[Key, list[Claim]] = defaultdict(list)
    for claim in claims:
        key = key_of(claim, parts)
        if key is not None:
            groups[key].append(claim)
    return groups


def comparable(claims: Iterable[Claim], view: View) -> list[Claim]:
    """The claims that are keyed well enough to be compared.

    Left out are claims whose metric is not printed, small counts, what a correction takes back, and all
    claims of one key in one sentence whose values exclude each other: what tells them apart was not read.
    """
    kept = [
        c
        for c in claims
        if _known(c, view) and not _small(c) and c.role != "converted" and not retracted(view, c)
    ]
    places: dict[tuple[str, int | str], list[Claim]] = defaultdict(list)
    for claim in kept:
        place = claim.metric if claim.section == "table" else claim.sentence[0]
        places[claim.document, place].append(claim)
    several = (group for group in places.values() if len(group) > 1)
    tangled = {c.id for group in several if meet(c.quantity.wide for c in group).empty for c in group}
    return [c for c in kept if c.id not in tangled and not _set_against(c, kept, view)]


def _set_against(claim: Claim, claims: Sequence[Claim], view: View) -> bool:
    """Whether a sentence opens with the year before and sets a number against that of the sentence before it:
    of which year that one is was read from what stands around.
    """
    if not YEAR_BEFORE.match(view.documents[claim.document].text, claim.sentence[0]):
        return False
    return any(
        c.document == claim.document
        and c.metric == claim.metric
        and c.period == claim.period
        and c.period_how != "printed"
        and 0 <= claim.sentence[0] - c.sentence[1] <= 2
        for c in claims
    )


def _known(claim: Claim, view: View) -> bool:
    """Whether it is known what a claim is of: a metric of the lexicon, or one that prose prints beside it.

    For a share, a metric of the lexicon must be a share itself.
    """
    known = view.metrics.get(claim.metric)
    if claim.section == "table" and cell_at(view.facts[claim.document], claim.start) is None:
        return False
    if claim.metric_how == "unknown" or claim.quantity.dimension in UNCOUNTED:
        return False
    if known is None:
        return claim.metric_how == "printed" and claim.section != "table"
    if "average" in claim.scope and _long_before(claim, view):
        return False
    return claim.type != "share" or known[1] == "percent"


def _long_before(claim: Claim, view: View) -> bool:
    """Whether a time that was carried over is long before the article: then it is that of a comparison."""
    published, period = view.documents[claim.document].published, claim.period
    if claim.period_how != "context" or published is None or period is None:
        return False
    if published.first is None or period.last is None:
        return False
    return (published.first - period.last).days > LONG


def _small(claim: Claim) -> bool:
    q = claim.quantity
    return q.value is not None and q.dimension in ("count", "people") and q.value < 10


def plausible(a: Quantity, b: Quantity, near: int = NEAR) -> bool:
    """Whether two values can be tellings of one fact: near each other, or a slip apart."""
    x, y = a.value, b.value
    if x is None or y is None or x <= 0 or y <= 0:
        return True
    if max(x, y) / min(x, y) <= near:
        return True
    ratio = max(x, y) / min(x, y)
    return any(abs(ratio / scale - 1) <= CLOSE for scale in SCALES)
