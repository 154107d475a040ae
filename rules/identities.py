"""Identities between metrics: a gross profit is revenue less its cost, a margin is profit over revenue."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from rules.board import Board
from rules.derived import Fact, node_of
from rules.expression import metrics_in
from rules.language import Rule
from rules.steps import Finder, Found
from rules.view import View


def by_metrics(rule: Rule, board: Board, view: View) -> Finder:
    """What follows from metrics of one key and time; sums of money are of one currency."""
    operands, target = metrics_in(rule.check["derive"]), rule.check["equals"]
    place = board.parts.index("metric")
    percent = _is_percent(target, view)

    def find(facts: Sequence[Fact]) -> Iterator[Found]:
        groups: dict[tuple[object, ...], dict[tuple[str, str], Fact]] = defaultdict(dict)
        for node in dict.fromkeys(n for f in facts if (n := board.node(f)) is not None):
            best = board.best(node)
            if best is not None and best.claim.metric in operands:
                key, measure, period = node
                groups[(*key[:place], *key[place + 1 :], period)][best.claim.metric, measure] = best
        for known in groups.values():
            for measure in dict.fromkeys(m for _, m in known if m != "percent" or percent):
                told = {
                    name: known.get((name, "percent" if _is_percent(name, view) else measure))
                    for name in operands
                }
                chosen = {name: fact for name, fact in told.items() if fact is not None}
                if len(chosen) == len(operands):
                    yield from _found(board, target, percent, chosen)

    return find


def _found(board: Board, target: str, percent: bool, chosen: Mapping[str, Fact]) -> Iterator[Found]:
    amounts = [f.claim for f in chosen.values() if f.claim.quantity.unit != "percent"]
    model = next(iter(amounts), next(iter(chosen.values())).claim)
    unit = replace(model.quantity, unit="percent", dimension="percent") if percent else model.quantity
    like = replace(model, metric=target, type="level", quantity=unit)
    node = node_of(like, board.parts)
    if node is not None:
        yield like, node, {name: [fact] for name, fact in chosen.items()}


def _is_percent(metric: str, view: View) -> bool:
    return view.metrics.get(metric, ("", ""))[1] == "percent"
