"""Which facts may be compared: one key for all that speak of the same thing, None for what cannot be keyed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from rules.verdict import stance_class
from timeline.model import Claim, Period

Key = tuple[object, ...]
POINTS = ("percent", "percentage_point")
NARROW = ("level", "count", "share", "rank", "price")
"""Types whose value holds at a time rather than over it, if the period is a single day."""


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
                value = claim.type
            case "scope":
                value = claim.scope
            case "basis":
                value = claim.basis or ""
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


def same_time(a: Period | None, b: Period | None) -> bool:
    """Whether two periods are known and equal."""
    return a is not None and a == b and a.first is not None and a.last is not None
