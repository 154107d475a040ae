"""What a rule derives from printed facts and from those of other rules, and what that excludes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from rules.board import LEVELS, Board, Clash, board_of
from rules.derived import Fact, derived, key_parts
from rules.expression import metrics_in
from rules.identities import by_metrics
from rules.keys import selected
from rules.language import Rule, RuleError
from rules.partitions import added, by_parts, periods, scopes
from rules.steps import Finder, between_levels, by_rates, dated_rates, rates_of
from rules.view import View
from timeline.dates.fiscal import years
from timeline.model import Claim

DECEMBER = 12


@dataclass(frozen=True, slots=True)
class Derivation:
    """What a rule derived that others may build on, what it found to exclude each other, and what to meet."""

    facts: tuple[Fact, ...]
    clashes: tuple[Clash, ...]
    fits: tuple[tuple[Fact, Fact], ...] = ()


@dataclass(slots=True)
class Work:
    """What was derived of a corpus so far, by rule, and the rules that are being worked out."""

    done: dict[str, Derivation] = field(default_factory=dict)
    under_way: list[str] = field(default_factory=list)


def builds(rule: Rule) -> bool:
    """Whether a rule derives facts or builds on derived ones."""
    return (
        rule.yields is not None
        or bool(rule.uses)
        or rule.check.get("within") in ("periods", "scopes", "metrics")
    )


def derivation(rule: Rule, view: View) -> Derivation:
    """Work out what a rule derives, once for a view. Raises RuleError when it would build on itself."""
    work = view.made(_work)
    done = work.done.get(rule.id)
    if done is None:
        if rule.id in work.under_way:
            raise RuleError(f"the rules build on each other in a circle: {rule.id}")
        work.under_way.append(rule.id)
        try:
            done = work.done[rule.id] = _derive(rule, view)
        finally:
            work.under_way.remove(rule.id)
    return done


def _work(view: View) -> Work:
    """Nothing is derived of a corpus yet."""
    return Work()


def used_by(rule: Rule, view: View) -> list[Fact]:
    """The facts of the rules that a rule names; a rule that is off has none."""
    named = (view.rules[name] for name in rule.uses if name in view.rules)
    return [fact for other in named for fact in derivation(other, view).facts]


def _derive(rule: Rule, view: View) -> Derivation:
    """The facts of one step, then what follows from them, while steps are left."""
    used = used_by(rule, view)
    board = board_of(_levels(rule, view), key_parts(rule.key), view)
    base = _base(board, used)
    target, find = _ways(rule, view, board, used, base)
    facts: list[Fact] = []
    step = base
    for _ in range((rule.yields or {}).get("steps", 1)):
        found = [derived(rule.id, rule.check["derive"], *rest) for rest in find(step)]
        step = []
        for fact in sorted((f for f in found if f is not None), key=lambda f: (len(f.support), f.claim.id)):
            place = target.node(fact)
            if place is not None and target.offer(fact, place):
                step.append(fact)
        facts += step
    kept = tuple(f for f in facts if target.node(f) not in target.closed)
    return Derivation(kept, tuple(target.clashes), tuple(target.fits))


def _levels(rule: Rule, view: View) -> list[Claim]:
    """The claims of how much there is that a rule can build on."""
    found = [c for c in view.claims if c.type in LEVELS and "cumulative" not in c.scope]
    within = rule.check["within"]
    if within == "key":
        return found
    if within == "metrics":
        named = {*metrics_in(rule.check["derive"]), rule.check["equals"]}
        shares = [c for c in view.claims if c.type == "share" and c.metric in named]
        return [c for c in (*found, *shares) if c.metric in named and selected(c, rule.select)]
    amounts = [c for c in found if selected(c, rule.select) and added(c, view, within == "periods")]
    if within == "scopes":
        return amounts
    fiscal = {d.id for d, _ in view.by_document() if _has_own_year(d.text)}
    return [c for c in amounts if c.document not in fiscal]


def _has_own_year(text: str) -> bool:
    """Whether a text has a fiscal year that is not the calendar's: which half is meant is not sure then."""
    return any(year.month != DECEMBER for _, _, year in years(text))


def _base(board: Board, used: Iterable[Fact]) -> list[Fact]:
    """What a rule begins with: one printed fact of each place, and what other rules derived."""
    taken = []
    for fact in used:
        place = board.node(fact)
        if fact.claim.type not in LEVELS or place is None or place in board.closed:
            continue
        if all(not (fact.values & known.values).empty for known in board.printed.get(place, ())):
            board.derived[place].append(fact)
            taken.append(fact)
    exact = (facts[0] for facts in board.printed.values())
    return [*(f for f in exact if f.claim.quantity.comparator == "="), *taken]


def _ways(
    rule: Rule, view: View, board: Board, used: Sequence[Fact], base: Sequence[Fact]
) -> tuple[Board, Finder]:
    """Where the facts that a rule derives are set beside others, and how it finds what they follow from."""
    match rule.check["within"], rule.check["equals"]:
        case "periods", _:
            return board, by_parts(rule, board, periods(board, base))
        case "metrics", _:
            return board, by_metrics(rule, board, view)
        case "scopes", _:
            return board, by_parts(rule, board, scopes(rule, board, base, _levels(rule, view)))
        case _, "growth":
            known = (c for c, _ in dated_rates(view) if c.basis in (None, "yoy"))
            yearly = (c for c in known if selected(c, rule.select))
            return board_of(yearly, board.parts, view), between_levels(board)
        case _:
            return board, by_rates(rule, board, rates_of(rule, view, used))
