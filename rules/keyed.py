"""Relations by the key alone: a growth rate and its two levels, wherever they are printed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from rules.amounts import unit_of
from rules.keys import grouped, key_of, selected
from rules.language import Rule
from rules.roles import Relation
from rules.view import View
from timeline.intervals import meet
from timeline.model import Claim, Period, Quantity

TIMES = 3
"""Levels further apart than so many times are of two things, whatever their keys say."""


def by_key(rule: Rule, view: View) -> Iterator[Relation]:
    """A growth rate of a year or of points, and the two levels of the same key wherever they are printed."""
    levels: dict[object, list[Claim]] = defaultdict(list)
    parts = ("subject", "metric", "scope", "stance")
    for claim in view.claims:
        money = view.metrics.get(claim.metric, ("", "any"))[1] == "money"
        if money and claim.quantity.dimension != "money":
            continue
        if claim.type in ("level", "count", "share", "price") and claim.quantity.comparator == "=":
            levels[key_of(claim, parts), claim.period].append(claim)
    rates = [c for c in view.claims if c.type == "growth" and c.basis == "yoy" and selected(c, rule.select)]
    told = grouped(rates, (*parts, "period"))
    for claim in rates:
        same = told.get(key_of(claim, (*parts, "period")) or (), [])
        if claim.period is None or not same or meet(c.quantity.wide for c in same).empty:
            continue
        key, before = key_of(claim, parts), year_before(claim.period)
        after = levels.get((key, claim.period), [])
        earlier = levels.get((key, before), [])
        if key is None or before is None or not after or not earlier:
            continue
        pair = _agreed(after), _agreed(earlier)
        if (
            pair[0] is not None
            and pair[1] is not None
            and _near(pair[0].quantity, pair[1].quantity)
            and unit_of(pair[0].quantity) == unit_of(pair[1].quantity)
            and not (_in_one_breath(claim, after) and _in_one_breath(claim, earlier))
        ):
            yield {"after": [pair[0]], "before": [pair[1]], rule.check["equals"]: [claim]}


def _in_one_breath(rate: Claim, levels: Sequence[Claim]) -> bool:
    """Whether a level is printed in one relation with a rate: that is held against itself already."""
    return rate.frame is not None and any(
        (c.document, c.frame) == (rate.document, rate.frame) for c in levels
    )


def _near(a: Quantity, b: Quantity) -> bool:
    """Whether two levels can be those of one thing a year apart."""
    if a.value is None or b.value is None or a.value <= 0 or b.value <= 0:
        return False
    return max(a.value, b.value) <= TIMES * min(a.value, b.value)


def _agreed(claims: Sequence[Claim]) -> Claim | None:
    """The most exact claim when all of them leave a value possible: a disputed level proves nothing."""
    common = claims[0].quantity.wide
    for claim in claims[1:]:
        common = common & claim.quantity.wide
    return None if common.empty else max(claims, key=lambda c: len(c.quantity.digits or ""))


def year_before(p: Period | None) -> Period | None:
    """The same days a year earlier; None where an end is not known."""
    if p is None or p.first is None or p.last is None:
        return None
    first, last = _back(p.first), _back(p.last)
    return None if first is None or last is None else Period(first, last)


def _back(day: date) -> date | None:
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return None
