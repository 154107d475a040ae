"""A rate behind the levels of two years, the second of which is told as a level of its own."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from timeline.model import Claim

FAR = 300
"""Days between the levels of two years at least."""
LEADS = re.compile(r"[，,、](?![^\d]{0,10}(?:分[别別]|各))[^，,。；;、：:\d]{0,10}")
"""What stands between the second level and the rate; not where each of the two has a rate."""


def two_years(printed: Claim, beside: Sequence[Claim], text: str) -> Mapping[str, Sequence[Claim]] | None:
    """The two levels right before a rate that are of its metric and of two years: 9.8亿元，2024年为7.5亿元，
    增加37.0%. None where another number stands between, or where the year of the second is not printed.
    """
    told = sorted((c for c in beside if c.start < printed.start), key=lambda c: c.start)[-2:]
    if len(told) < 2 or printed.basis not in (None, "yoy"):
        return None
    first, second = told
    if any(not _level(c, printed) for c in told) or not LEADS.fullmatch(text, second.end, printed.start):
        return None
    earlier = _earlier(first, second)
    if earlier is None:
        return None
    after, before = (first, second) if earlier is second else (second, first)
    return {"growth": [printed], "after": [after], "before": [before]}


def _level(claim: Claim, printed: Claim) -> bool:
    """Whether a claim is a level of what a rate is of."""
    one = claim.metric == printed.metric and claim.subject_key == printed.subject_key
    told = claim.type in ("level", "count") and claim.role in (None, "level", "after", "before")
    return one and told and set(claim.scope) == set(printed.scope) and claim.stance == printed.stance


def _earlier(first: Claim, second: Claim) -> Claim | None:
    """Which of two levels is of the earlier year, where the second prints its own."""
    if second.period is None or second.period.first is None or second.period_how != "printed":
        return None
    if first.quantity.unit != second.quantity.unit:
        return None
    if first.period is None or first.period.first is None:
        return second
    days = (first.period.first - second.period.first).days
    if abs(days) < FAR:
        return None
    return second if days > 0 else first
