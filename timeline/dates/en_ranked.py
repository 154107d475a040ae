"""English n-th units of a period: the first week of May, last Friday in October, the first nine months."""

from __future__ import annotations

from timeline.dates.calendar import Unit
from timeline.dates.en_days import Hit
from timeline.dates.en_numbers import read_amount, read_ordinal, read_year
from timeline.dates.en_words import Tokens
from timeline.dates.expressions import Fields, Ordinal, Part, Relative


def ranked_unit(t: Tokens, i: int, inside: object) -> Hit:
    """Read the first week of May, last Friday in October, first nine months of 2024, 2nd last day of June.

    inside: the rule that reads what the unit is of.
    """
    j = i + 1 if t.words[i] == "the" else i
    number, k = 0, j
    rank = read_ordinal(t, j)
    if rank:
        number, k = rank
        k = k + 1 if t.words[k] == "to" and t.words[k + 1] == "last" else k
    if t.words[k] in ("last", "final"):
        number, k = (-number if number else -1), k + 1
    if not number or k == j:
        return None
    amount = read_amount(t, k) if t.kinds[k] in ("number", "cardinal") else None
    if amount and amount[0].denominator == 1 and number in (1, -1) and t.kinds[amount[1]] == "unit":
        return together(t, number * int(amount[0]), amount[1], inside)
    weekday = t.values[k] if t.kinds[k] == "weekday" else None
    unit: Unit | None = "week" if weekday is not None else t.values[k] if t.kinds[k] == "unit" else None
    if unit not in ("day", "week", "month", "quarter", "weekend", "year", "workday"):
        return None
    k = k + 1 if t.kinds[k + 1] == "daypart" and weekday is not None else k
    within = ranked_within(t, k + 1, inside)
    if not within:
        return None
    return Ordinal(unit, number, within[0], weekday=weekday), within[1]


def ranked_within(t: Tokens, k: int, inside: object) -> Hit:
    """Read `of …` or `in …` behind an n-th unit."""
    if t.words[k] not in ("of", "in") or not callable(inside):
        return None
    j = k + 2 if t.words[k + 1] == "the" else k + 1
    if (
        t.words[k + 1] == "the"
        and t.kinds[j] == "unit"
        and t.values[j] in ("month", "year", "quarter", "decade")
    ):
        return Relative(t.values[j], 0, "context"), j + 1
    found: Hit = inside(t, k + 1)
    if found and isinstance(found[0], Fields | Relative | Part | Ordinal):
        return found
    return None


def together(t: Tokens, number: int, k: int, inside: object) -> Hit:
    """Finish the first nine months of 2024; months without a year are those of the year spoken of."""
    unit = t.values[k]
    if unit not in ("day", "week", "month", "quarter", "year"):
        return None
    within = ranked_within(t, k + 1, inside)
    if within:
        return Ordinal(unit, number, within[0], together=True), within[1]
    year = read_year(t, k + 1)
    if year and unit in ("month", "quarter", "week"):
        return Ordinal(unit, number, Fields(year=year[0]), together=True), year[1]
    loose = t.words[k + 1] in ("of", "after", "since", "following", "in")
    if not loose and ((unit == "month" and 1 < number < 12) or (unit == "quarter" and number in (2, 3))):
        return Ordinal(unit, number, Relative("year", 0, "context"), together=True), k + 1
    return None
