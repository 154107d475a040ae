"""A rate behind the levels of two years, the second of which is told as a level of its own."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from rules.expression import work_out
from timeline.model import Claim

FAR = 300
"""Days between the levels of two years at least."""
POINTS = re.compile(r"(?:[Tt]hat|[Tt]his|[Ii]t|[Tt]hey) (?:is|was|are|were|came to|compares with) ")
"""What opens a sentence that goes on with the amount of the one before it."""
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


def of_that(
    printed: Claim, claims: Sequence[Claim], earlier: Sequence[Claim], text: str
) -> Mapping[str, Sequence[Claim]] | None:
    """The level of the sentence before that a rate over an earlier one is of: Profit was $262m on sales of
    $1.3bn. That is 12% more than the $241m of 2023. Its first amount, unless another one fits the rate.
    """
    before = [c for c in claims if c.role == "before" and c.quantity.value]
    if len(before) != 1 or not POINTS.match(text, printed.sentence[0]):
        return None
    told = [
        c
        for c in earlier
        if c.quantity.unit == before[0].quantity.unit
        and c.quantity.value
        and c.role != "before"
        and not text[c.sentence[1] : printed.sentence[0]].strip()
    ]
    if not told or any(_fits(printed, c, before[0]) for c in told):
        return None
    return {"growth": [printed], "after": [told[0]], "before": before}


def _fits(rate: Claim, after: Claim, before: Claim) -> bool:
    """Whether a rate is that of two levels, rounded as printed."""
    levels = {"after": after.quantity.wide, "before": before.quantity.wide, "rate": rate.quantity.wide}
    return not (work_out("100 * (after / before - 1)", levels) & levels["rate"]).empty
