"""Parts that make a whole: the quarters and halves of a year, the regions or kinds that a rule names."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from itertools import accumulate, pairwise
from typing import cast

from dateutil.relativedelta import relativedelta

from rules.board import Board
from rules.derived import Fact, Node, Premises
from rules.keys import Key
from rules.language import Rule
from rules.steps import FLOWS, Finder, Found
from rules.view import View
from timeline.model import Claim, Period

TILINGS: dict[int, tuple[tuple[int, ...], ...]] = {
    12: ((6, 6), (9, 3), (3, 3, 3, 3), (6, 3, 3), (3, 3, 6)),
    9: ((6, 3), (3, 3, 3), (3, 6)),
    6: ((3, 3),),
    3: ((1, 1, 1),),
}
"""Months of a period → the months of the parts that it is told in, in their order."""
ADDED = frozenset({"money", "count", "people", "mass", "energy", "number"})
"""Dimensions of amounts."""
UNADDED = frozenset({"average", "median", "peak", "high", "low", "per_share", "per_ten_shares", "intraday"})
"""Scopes of values that are no amounts of all that there was."""
DAY = timedelta(days=1)
Place = tuple[Node, tuple[Node, ...]]
"""A whole and its parts."""


def by_parts(rule: Rule, board: Board, places: Sequence[Place]) -> Finder:
    """The whole of parts that are all known (equals: total), or the one part that is not (equals: part)."""
    if rule.check["equals"] == "part":
        return _rests(board, places)

    def wholes(facts: Sequence[Fact]) -> Iterator[Found]:
        new = {fact.claim.id for fact in facts}
        for whole, nodes in places:
            parts = [board.best(node) for node in nodes]
            known = [p for p in parts if p is not None]
            if len(known) == len(parts) and any(p.claim.id in new for p in known):
                yield _like(board, known[0], whole, {"parts": known})

    return wholes


def _rests(board: Board, places: Sequence[Place]) -> Finder:
    def rests(facts: Sequence[Fact]) -> Iterator[Found]:
        new = {fact.claim.id for fact in facts}
        for whole, nodes in places:
            total = board.best(whole)
            if total is None:
                continue
            for node in nodes:
                others = [board.best(n) for n in nodes if n != node]
                known = [p for p in others if p is not None]
                if len(known) == len(others) and any(f.claim.id in new for f in (total, *known)):
                    yield _like(board, total, node, {"total": [total], "parts": known})

    return rests


def _like(board: Board, fact: Fact, node: Node, premises: Premises) -> Found:
    """What is found of a place, with the key, the time and the unit of one of its premises."""
    claim = replace(fact.claim, period=Period(*node[2]))
    if "scope" in board.parts:
        claim = replace(claim, scope=cast("tuple[str, ...]", node[0][board.parts.index("scope")]))
    return claim, node, premises


def periods(board: Board, facts: Sequence[Fact]) -> list[Place]:
    """Years, halves and quarters with the periods that they can be told in; all that begins with a month."""
    nodes = dict.fromkeys(n for f in facts if (n := board.node(f)) is not None)
    told = Counter((key, measure) for key, measure, _ in nodes)
    begun = dict.fromkeys((key, measure, span[0]) for key, measure, span in nodes if span[0].day == 1)
    places = []
    for key, measure, first in begun:
        if told[key, measure] < 2:
            continue
        for months, tilings in TILINGS.items():
            whole: Node = (key, measure, _span(first, 0, months))
            for tiling in tilings:
                ends = list(accumulate(tiling, initial=0))
                spans = (_span(first, start, end) for start, end in pairwise(ends))
                places.append((whole, tuple((key, measure, span) for span in spans)))
    return places


@cache
def _span(first: date, start: int, end: int) -> tuple[date, date]:
    """The days from one month after a first day to another."""
    return first + relativedelta(months=start), first + relativedelta(months=end) - DAY


def scopes(rule: Rule, board: Board, facts: Sequence[Fact], claims: Iterable[Claim]) -> list[Place]:
    """A thing as a whole with its parts of the scopes that a rule names.

    A part that stands in a list with one of another scope is left out: there are more parts than are named.
    """
    beside: dict[tuple[str, int, str], set[str]] = defaultdict(set)
    for claim in claims:
        beside[claim.document, claim.sentence[0], claim.metric].update(claim.scope)
    named, place = tuple(rule.check["scopes"]), board.parts.index("scope")
    found: dict[Place, None] = {}
    crowded: set[Node] = set()
    for fact in facts:
        node = board.node(fact)
        if node is None:
            continue
        key, measure, period = node
        claim = fact.claim
        rest = tuple(s for s in claim.scope if s not in named)
        listed = beside[claim.document, claim.sentence[0], claim.metric]
        if not fact.rule and listed - {*named, *rest}:
            crowded.add(node)
        nodes = tuple((_with(key, place, (*rest, name)), measure, period) for name in named)
        found[(_with(key, place, rest), measure, period), nodes] = None
    return [(whole, parts) for whole, parts in found if not crowded & set(parts)]


def _with(key: Key, place: int, scope: tuple[str, ...]) -> Key:
    return (*key[:place], tuple(sorted(scope)), *key[place + 1 :])


def added(claim: Claim, view: View, over_time: bool) -> bool:
    """Whether values of a claim's kind may be added up: amounts, over time those of a period only."""
    kind = view.metrics.get(claim.metric, ("", ""))[0]
    if claim.quantity.dimension not in ADDED or UNADDED & set(claim.scope):
        return False
    return claim.type in ("level", "count") and (kind in FLOWS or not over_time)
