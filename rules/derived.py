"""Derived facts: what a rule works out from other facts, with all that it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction

from dateutil.relativedelta import relativedelta

from rules import words
from rules.amounts import HUNDREDTHS, values_of
from rules.expression import work_out
from rules.keys import Key, key_of, measure, period_key
from timeline.intervals import Interval, Values
from timeline.model import Claim, Period, Quantity

Node = tuple[Key, str, tuple[date, date]]
"""What a value is of: a key, a measure and a time."""
OWN = ("type", "unit", "basis", "period")
"""Key parts that a derivation settles itself: a level follows from a rate, a year from its quarters."""
NAMELESS = frozenset({"amount"})
"""What a sum is called whose metric is not known: nothing follows from two of them."""
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Fact:
    """A printed value, or one that a rule derived.

    claim: the printed claim; of a derived fact one that carries its key, its time and what it can be.
    premises: by role, what it was worked out from. support: the printed claims that it rests on.
    nodes: what it and its premises are of, so that nothing comes to support itself.
    """

    claim: Claim
    support: tuple[Claim, ...]
    nodes: frozenset[Node]
    rule: str = ""
    expression: str = ""
    premises: tuple[tuple[str, Fact], ...] = ()

    @property
    def values(self) -> Values:
        """What it can be, percentages as fractions of one."""
        return values_of(self.claim)


Premises = Mapping[str, Sequence[Fact]]
"""Facts by the role that they play; only `parts` is played by several."""


def key_parts(key: Sequence[str]) -> tuple[str, ...]:
    """The parts of a rule's key that its facts have in common."""
    return tuple(part for part in key if part not in OWN)


def node_of(claim: Claim, parts: Sequence[str]) -> Node | None:
    """What a claim is of, or None when a part of it is not known."""
    if "metric" in parts and claim.metric in NAMELESS:
        return None
    key, period = key_of(claim, parts), period_key(claim)
    return None if key is None or period is None else (key, measure(claim), period)


def printed(claim: Claim, node: Node) -> Fact:
    """A claim as a fact."""
    return Fact(claim, (claim,), frozenset({node}))


def derived(rule: str, expression: str, like: Claim, node: Node, premises: Premises) -> Fact | None:
    """What an expression makes of its premises; None when the fact would come to support itself.

    like: a claim with the key, the time and the unit of the new fact.
    """
    flat = [(role, fact) for role, facts in premises.items() for fact in facts]
    support = [c for _, fact in flat for c in fact.support]
    nodes = frozenset[Node]().union(*(fact.nodes for _, fact in flat))
    if node in nodes or len({c.id for c in support}) < len(support):
        return None
    values = work_out(expression, {role: _together(facts) for role, facts in premises.items()})
    if any(part.low is None and part.high is None for part in values.parts):
        return None
    claim = replace(
        like,
        id=f"{rule}:{'+'.join(c.id for c in support)}",
        quantity=_quantity(like.quantity, values, _central(expression, premises)),
        role=None,
        frame=None,
    )
    claim = replace(claim, text=claim.quantity.text)
    return Fact(claim, tuple(support), nodes | {node}, rule, expression, tuple(flat))


def _together(facts: Sequence[Fact]) -> Values:
    """The value of one fact, or the sum of several."""
    first, *others = (f.values for f in facts)
    for values in others:
        first = Values(tuple(dict.fromkeys(a + b for a in first.parts for b in values.parts)))
    return first


def _central(expression: str, premises: Premises) -> Fraction | None:
    """What the printed numbers make when each is meant to the digit."""
    points = {}
    for role, facts in premises.items():
        total = Fraction(0)
        for q in (f.claim.quantity for f in facts):
            if q.value is None:
                return None
            total += q.value / 100 if q.unit in HUNDREDTHS else q.value
        points[role] = Values((Interval.point(total),))
    return work_out(expression, points).hull.low


def _quantity(like: Quantity, values: Values, central: Fraction | None) -> Quantity:
    """A number as if it had been printed, that can be what was derived."""
    hundredths = like.unit in HUNDREDTHS
    wide = Values(tuple(part * Fraction(100) for part in values.parts)) if hundredths else values
    value = central * 100 if hundredths and central is not None else central
    return replace(
        like, id="", text=_shown(value, wide, like.unit), value=value, comparator="=",
        rounded=wide, wide=wide, coarse=wide, digits=None, digits_high=None, scale=None,
        hedge=None, flags=frozenset(),
    )  # fmt: skip


def _shown(value: Fraction | None, wide: Values, unit: str) -> str:
    if value is None:
        return words.value_set(wide, unit, places=4)
    return words.value_set(Values((Interval.point(value),)), unit, words.scale_of(wide)[0], places=4)


def shifted(period: Period, months: int) -> Period | None:
    """A period so many months later (earlier when below zero); what ends with a month still does."""
    if period.first is None or period.last is None:
        return None
    step = relativedelta(months=months)
    try:
        last = period.last + DAY
        whole = last.day == 1
        end = last + step - DAY if whole else period.last + step
        first = end if period.first == period.last else period.first + step
    except (OverflowError, ValueError):
        return None
    return Period(first, end)


def told(fact: Fact) -> Iterator[Fact]:
    """A fact and all that it rests on, premises first, each once."""
    seen: set[str] = set()

    def walk(one: Fact) -> Iterator[Fact]:
        if one.claim.id in seen:
            return
        seen.add(one.claim.id)
        for _, premise in one.premises:
            yield from walk(premise)
        yield one

    yield from walk(fact)
