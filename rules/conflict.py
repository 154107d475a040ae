"""Sets of allowed values over one key: the fewest that share none, the sides, what then stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from rules.findings import Suggestion
from rules.words import interval, scale_of
from timeline.intervals import Values, meet
from timeline.model import Claim, Quantity

LARGEST = 4
"""Conflicts of more tellings than this are named whole: a reader cannot follow a smaller one anyway."""


@dataclass(frozen=True, slots=True)
class Telling:
    """One printed value of a key and every claim that prints it so."""

    quantity: Quantity
    claims: tuple[Claim, ...]


def tellings(claims: Iterable[Claim]) -> list[Telling]:
    """Claims that allow the same values, together; in the order of documents and places."""
    groups: dict[tuple[Values, str], list[Claim]] = {}
    for claim in sorted(claims, key=lambda c: (c.document, c.start, c.id)):
        groups.setdefault((claim.quantity.wide, claim.quantity.unit), []).append(claim)
    return [Telling(g[0].quantity, tuple(g)) for g in groups.values()]


Width = Callable[[Quantity], Values]


def wide(q: Quantity) -> Values:
    """What is allowed if the number was rounded or cut off."""
    return q.wide


def rounded(q: Quantity) -> Values:
    """What is allowed if the number was rounded."""
    return q.rounded


def coarse(q: Quantity) -> Values:
    """What is allowed if a round number is meant only to its last non-zero digit."""
    return q.coarse


def smallest_conflict(items: Sequence[Telling], width: Width = wide) -> tuple[Telling, ...]:
    """The fewest tellings that leave no value possible; empty when all of them leave one."""
    if not meet(width(t.quantity) for t in items).empty:
        return ()
    for size in range(2, min(len(items), LARGEST) + 1):
        for some in combinations(items, size):
            if meet(width(t.quantity) for t in some).empty:
                return some
    return tuple(items)


def spoiler(items: Sequence[Telling], width: Width = wide) -> Telling | None:
    """The single telling whose removal leaves a value possible; None when none does, or more than one."""
    if len(items) < 3:
        return None
    frees = [t for t in items if not meet(width(o.quantity) for o in items if o is not t).empty]
    return frees[0] if len(frees) == 1 else None


def camps(items: Sequence[Telling], clash: Sequence[Telling]) -> list[list[Telling]]:
    """The sides of a conflict: two tellings and what meets one of them alone, then what excludes both.

    Where it takes more than two to conflict: who spoils the rest, and the rest; none when nobody does.
    """
    if len(clash) > 2:
        wrong = spoiler(items)
        return [] if wrong is None else [[wrong], [t for t in items if t is not wrong]]
    found = [[t] for t in clash]
    for telling in (t for t in items if t not in clash):
        met = [c for c in found if not meet(t.quantity.wide for t in (*c, telling)).empty]
        if len(met) == 1:
            met[0].append(telling)
        elif not met:
            found.append([telling])
    return found


def correction(wrong: Telling, right: Sequence[Telling]) -> Suggestion | None:
    """The most exact of the tellings that are likely right, in the place of the wrong one."""
    exact = [t for t in right if t.quantity.comparator == "="]
    if not exact:
        return None
    best = max(exact, key=lambda t: len((t.quantity.digits or "").rstrip("0")))
    place = wrong.claims[0].quantity
    return Suggestion(place.document, place.start, place.end, best.quantity.text)


def gap(items: Sequence[Telling], width: Width = wide) -> str:
    """Why the sets share no value, as a step: which ends do not reach each other."""
    for a, b in combinations(items, 2):
        if (width(a.quantity) & width(b.quantity)).empty:
            scale = scale_of(width(a.quantity))[0]
            left, right = (interval(width(t.quantity).hull, scale) for t in (a, b))
            return f"{left} and {right} have no value in common"
    return "no value lies in all of them"


def apart_when_rounded(p: Quantity, q: Quantity) -> bool:
    """Whether two numbers with as many digits exclude each other unless one was cut off; not round ones."""
    if not (p.comparator == q.comparator == "=" and p.digits and q.digits and p.scale == q.scale):
        return False
    if p.digits == q.digits or _count(p.digits) != _count(q.digits):
        return False
    if f"{p.digits}{q.digits}".isdigit() and "0" in (p.digits[-1], q.digits[-1]):
        return False
    return (rounded(p) & rounded(q)).empty


def _count(digits: str | None) -> int:
    return len((digits or "").replace(".", "").lstrip("0"))
