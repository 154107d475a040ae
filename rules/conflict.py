"""Sets of allowed values over one key: the fewest that share none, who spoils them, what then stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from rules.findings import Suggestion
from rules.view import View
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


def trusted(items: Sequence[Telling], view: View) -> list[Telling]:
    """The tellings that the project trusts more than the others; empty where it trusts all alike."""
    words = [view.word(t.claims) for t in items]
    best = [t for t, word in zip(items, words, strict=True) if word == max(words)]
    return best if len(best) < len(items) else []


def lone(items: Sequence[Telling], view: View) -> Telling | None:
    """The telling that is likely wrong. Where some are trusted more, it is the first that excludes them,
    however many print it.

    Else the rest agree without it and more independent outlets print them. With two tellings it is the one
    that a single outlet prints where at least two print the other.
    """
    best = trusted(items, view)
    if best:
        said = meet(t.quantity.wide for t in best)
        return next((t for t in items if t not in best and (t.quantity.wide & said).empty), None)
    found = spoiler(items)
    if found is None and len(items) == 2:
        a, b = (view.independent(t.claims) for t in items)
        found = items[0] if a <= 1 and b >= 2 else items[1] if b <= 1 and a >= 2 else None
    if found is None:
        return None
    rest = [c for t in items if t is not found for c in t.claims]
    return found if view.independent(rest) > view.independent(found.claims) else None


def correction(wrong: Telling, items: Sequence[Telling], view: View) -> Suggestion | None:
    """What stands in the most exact of the tellings that are trusted more, else in the most exact of the
    others, when two independent outlets support it.
    """
    best_said = trusted(items, view)
    supported = [c for t in items if t is not wrong for c in t.claims]
    rest = [t for t in best_said or items if t is not wrong and t.quantity.comparator == "="]
    if not rest or (view.independent(supported) < 2 and not best_said):
        return None
    best = max(rest, key=lambda t: len((t.quantity.digits or "").rstrip("0")))
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
