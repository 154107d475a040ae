"""Deduce: what other printed numbers say that a disputed one must be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rules.amounts import values_of
from rules.expression import names_in, work_out
from rules.keyed import year_before
from rules.keys import comparable, key_of
from rules.view import View
from timeline.intervals import Values, meet
from timeline.model import Claim, Period

EQUATIONS = (
    ("after", "before * (1 + growth)"),
    ("after", "before + change"),
    ("before", "after / (1 + growth)"),
    ("before", "after - change"),
    ("growth", "after / before - 1"),
    ("part", "whole * share"),
    ("whole", "part / share"),
    ("share", "part / whole"),
    ("total", "parts"),
)
"""The role of a disputed number, and what it must be by those of the others."""
KEY = ("subject", "metric", "scope", "stance")
LEVELS = ("level", "count", "share", "price")
Given = Mapping[str, Sequence[Claim]]


@dataclass(frozen=True, slots=True)
class Deduced:
    """What a disputed number must be, by which equation, and from which numbers."""

    values: Values
    equation: str
    given: tuple[Claim, ...]


def deductions(view: View, disputed: Sequence[Claim]) -> Iterator[Deduced]:
    """What follows for tellings of one fact from numbers that are not disputed themselves, each once."""
    seen = set()
    for role, given in (*_beside(view, disputed), *_elsewhere(view, disputed)):
        for equals, equation in EQUATIONS:
            if equals != role:
                continue
            found = _worked_out(equation, given)
            mark = found and (found.equation, tuple(c.id for c in found.given))
            if found is not None and mark not in seen:
                seen.add(mark)
                yield found


def _worked_out(equation: str, given: Given) -> Deduced | None:
    named: dict[str, Values] = {}
    used: list[Claim] = []
    for name in names_in(equation):
        claims = given.get("part" if name == "parts" else name, ())
        if not claims or (name != "parts" and len(claims) > 1):
            return None
        sets = [stated(c, name) for c in claims]
        named[name] = sets[0]
        for more in sets[1:]:
            named[name] = Values(tuple(dict.fromkeys(a + b for a in named[name].parts for b in more.parts)))
        used += claims
    if "parts" in named and len(used) < 2:
        return None
    return Deduced(work_out(equation, named), equation, tuple(used))


def stated(claim: Claim, role: str) -> Values:
    """What a number allows; a rate or change in both directions, as a fall often has no sign."""
    values = values_of(claim)
    if role not in ("growth", "change") or not values.parts:
        return values
    low = values.hull.low
    return values if low is None or low < 0 else Values((*values.parts, *(-p for p in values.parts)))


def _beside(view: View, disputed: Sequence[Claim]) -> Iterator[tuple[str, Given]]:
    """The numbers that stand in one printed relation with a telling."""
    own = {c.id for c in disputed}
    for claim in disputed:
        if claim.frame is None or claim.role is None:
            continue
        roles: dict[str, list[Claim]] = defaultdict(list)
        for other in view.facts[claim.document].claims:
            if other.frame == claim.frame and other.role and other.id not in own:
                roles[other.role].append(other)
        yield claim.role, roles


def _elsewhere(view: View, disputed: Sequence[Claim]) -> Iterator[tuple[str, Given]]:
    """Levels of two years and the rate between them, of one key, wherever they are printed."""
    first = disputed[0]
    key = key_of(first, KEY)
    if key is None or first.period is None:
        return
    own = {c.id for c in disputed}
    same = [c for c in view.claims if c.id not in own and key_of(c, KEY) == key and c.period is not None]
    if not same:
        return
    levels: dict[Period, list[Claim]] = defaultdict(list)
    rates: dict[Period, list[Claim]] = defaultdict(list)
    for claim in comparable(same, view):
        if claim.period is None:
            continue
        if claim.type == "growth" and claim.basis == "yoy":
            rates[claim.period].append(claim)
        elif claim.type in LEVELS and claim.quantity.unit == _unit(first, claim):
            levels[claim.period].append(claim)
    now, before = first.period, year_before(first.period)
    after = next((p for p in levels if year_before(p) == now), None)
    if first.type == "growth" and first.basis == "yoy" and before is not None:
        yield "growth", {"after": _agreed(levels.get(now)), "before": _agreed(levels.get(before))}
    if first.type in LEVELS and before is not None:
        yield "after", {"before": _agreed(levels.get(before)), "growth": _agreed(rates.get(now))}
    if first.type in LEVELS and after is not None:
        yield "before", {"after": _agreed(levels.get(after)), "growth": _agreed(rates.get(after))}


def _unit(first: Claim, claim: Claim) -> str:
    """The unit that a level must have: that of a disputed level; for a disputed rate any."""
    return claim.quantity.unit if first.type == "growth" else first.quantity.unit


def _agreed(claims: Sequence[Claim] | None) -> Sequence[Claim]:
    """The most exact claim where all leave a value possible; a disputed number proves nothing."""
    if not claims or meet(c.quantity.wide for c in claims).empty:
        return ()
    return (max(claims, key=lambda c: len(c.quantity.digits or "")),)


def one_fits(found: Deduced, sides: Sequence[Values]) -> int | None:
    """Which of the sides is the only one that meets what is deduced; None when it is not just one."""
    fitting = [n for n, values in enumerate(sides) if not (found.values & values).empty]
    return fitting[0] if len(fitting) == 1 else None


def shown(found: Deduced) -> str:
    """The numbers that a deduction rests on, as printed."""
    return ", ".join(f"{c.text} ({c.document})" for c in found.given)
