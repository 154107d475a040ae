"""Average growth: what a rate of so much a year comes to between two levels."""

from __future__ import annotations

from rules.roles import Relation
from timeline.intervals import Interval, Values

FEWEST, MOST = 2, 60
"""Years between two levels that an average is told of."""


def years_between(relation: Relation) -> int | None:
    """The years from the level before to the level after; None where the text does not print both."""
    periods = [relation[role][0].period for role in ("before", "after") if role in relation]
    told = all(relation[role][0].period_how == "printed" for role in ("before", "after") if role in relation)
    first = [p.first for p in periods if p is not None and p.first is not None]
    if len(first) < 2 or not told:
        return None
    years = first[1].year - first[0].year
    return years if FEWEST <= years <= MOST else None


def over_years(rate: Values, years: int) -> Values:
    """The whole growth that a rate a year may mean: compounded or added up, over the years between the two
    levels or as many as are named.

    Source: compound annual growth, after / before = (1 + rate) ** years.
    """
    found: list[Interval] = []
    for part in rate.parts:
        compounded = Interval.point(1)
        for passed in range(1, years + 2):
            compounded = compounded * (part + 1)
            if passed >= years:
                found += [compounded - 1, part * passed]
    return Values(tuple(found))
