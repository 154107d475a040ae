"""Facts by key and time: what is printed there, what was derived, and where the two exclude each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from rules.derived import Fact, Node, node_of, printed
from rules.keys import comparable, plausible
from rules.view import View
from timeline.intervals import meet
from timeline.model import Claim

LEVELS = ("level", "count", "price")
SHOWN = 3
"""Prints of one value that a finding shows."""
MOST, TIMES = 3, 3
"""Derived facts that are kept of one key and time: those that rest on the fewest. And how many times apart
they may be from a print, without a slip between them: what is further apart was read of two things.
"""


@dataclass(frozen=True, slots=True)
class Clash:
    """A derived fact and one of the same key and time that it leaves no value in common with."""

    fact: Fact
    other: Fact
    alike: tuple[Fact, ...] = ()
    """Further prints of the same that it excludes too."""


@dataclass(frozen=True, slots=True)
class Board:
    """Facts by what they are of. closed: the places on which nothing is built, for they are in dispute."""

    parts: Sequence[str]
    printed: dict[Node, tuple[Fact, ...]]
    derived: dict[Node, list[Fact]] = field(default_factory=lambda: defaultdict(list))
    closed: set[Node] = field(default_factory=set)
    clashes: list[Clash] = field(default_factory=list)
    fits: list[tuple[Fact, Fact]] = field(default_factory=list)
    """Derived facts beside prints that they meet."""

    def node(self, fact: Fact) -> Node | None:
        """Where a fact stands."""
        return node_of(fact.claim, self.parts)

    def best(self, node: Node) -> Fact | None:
        """The fact of a place to build on: what is printed exactly, else what rests on the fewest claims."""
        if node in self.closed:
            return None
        exact = (f for f in self.printed.get(node, ()) if f.claim.quantity.comparator == "=")
        return next(exact, None) or next(iter(self.derived.get(node, ())), None)

    def offer(self, fact: Fact, node: Node) -> bool:
        """Take in a derived fact; whether it says something new that others may build on.

        What excludes a fact of its place is a clash, and closes the place.
        """
        if node in self.closed:
            return False
        others = (*self.printed.get(node, ()), *self.derived.get(node, ()))
        for other in others:
            if not (fact.values & other.values).empty:
                continue
            if plausible(fact.claim.quantity, other.claim.quantity, TIMES):
                alike = [f for f in self.printed.get(node, ()) if f is not other]
                apart = (f for f in alike if (fact.values & f.values).empty)
                self.clashes.append(Clash(fact, other, tuple(apart)[: SHOWN - 1]))
                self.closed.add(node)
            return False
        self.fits.extend((fact, other) for other in others if not other.rule)
        if any((other.values & fact.values) == other.values for other in others):
            return False
        if len(self.derived[node]) >= MOST:
            return False
        self.derived[node].append(fact)
        return True


def board_of(claims: Iterable[Claim], parts: Sequence[str], view: View) -> Board:
    """What is printed of each key and time, the most exact first; where prints disagree, nothing is built."""
    groups: dict[Node, list[Claim]] = defaultdict(list)
    for claim in claims:
        node = node_of(claim, parts) if claim.stance != "denied" else None
        if node is not None:
            groups[node].append(claim)
    board = Board(parts, {})
    for node, group in groups.items():
        kept = sorted(comparable(group, view), key=_exact)
        if kept and meet(c.quantity.wide for c in kept).empty:
            board.closed.add(node)
        elif kept:
            board.printed[node] = tuple(printed(c, node) for c in kept)
    return board


def _exact(claim: Claim) -> tuple[bool, int, str, int]:
    """The order of claims: exact ones first, those with more digits before others."""
    q = claim.quantity
    return q.comparator != "=", -len(q.digits or ""), claim.document, claim.start
