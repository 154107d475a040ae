"""Chained: facts that rules derive, set beside what is printed; the finding tells the chain step by step."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rules import words
from rules.board import LEVELS, Clash, board_of
from rules.chains import derivation, used_by
from rules.derived import Fact, key_parts, told
from rules.findings import Evidence
from rules.keys import selected
from rules.language import Rule
from rules.verdict import is_inferred
from rules.view import Draft, View, ordered
from timeline.intervals import Values
from timeline.model import Claim

CONFIDENCE, LINK, LEAST = 0.8, 0.05, 0.5
"""How sure a derivation is, how much of that each further passage costs, and how sure it is at the least."""


def chained(rule: Rule, view: View) -> Iterator[Draft]:
    """What a rule derives from printed and derived facts must meet what is known of the same."""
    least = rule.check.get("articles", 1)
    for clash in derivation(rule, view).clashes:
        if len({c.document for c in (*clash.fact.support, *clash.other.support)}) >= least:
            yield _draft(rule, view, clash)


def used_values(rule: Rule, view: View) -> Iterator[Draft]:
    """What the rules that are used derived must meet what is selected, and each other."""
    used = [f for f in used_by(rule, view) if selected(f.claim, rule.select)]
    rates = any(f.claim.type not in LEVELS for f in used)
    claims = (c for c in view.claims if selected(c, rule.select) and (rates or c.type in LEVELS))
    board = board_of(claims, key_parts(rule.key), view)
    for fact in sorted(used, key=lambda f: (len(f.support), f.claim.id)):
        place = board.node(fact)
        if place is not None:
            board.offer(fact, place)
    for clash in board.clashes:
        yield _draft(rule, view, clash)


def _draft(rule: Rule, view: View, clash: Clash) -> Draft:
    """The proof: each printed number, what follows from it, and what that excludes."""
    fact, other = clash.fact, clash.other
    claims = list({c.id: c for f in (fact, other, *clash.alike) for c in f.support}.values())
    unit = fact.claim.quantity.unit
    allows = words.value_set(other.claim.quantity.wide, unit, places=4)
    what = "is also derived as" if other.rule else "allows"
    steps = [*steps_of(fact, view), *(steps_of(other, view) if other.rule else ())]
    if not other.rule:
        steps.append(_printed(other, view))
    steps.append(f"{other.claim.text} {what} {allows}: no value in common")
    slots = {
        "subject": fact.claim.subject or "",
        "metric": _measured(fact, view),
        "period": words.period(fact.claim.period),
        "chain": _chain(fact),
        "derived": words.value_set(fact.claim.quantity.wide, unit, places=4),
        "printed.text": other.claim.text,
        "against": _against(other),
    }
    return Draft(
        evidence=_evidence(claims, view),
        steps=tuple(dict.fromkeys(steps)),
        slots=slots,
        confidence=max(LEAST, CONFIDENCE - LINK * max(0, len(claims) - 2)),
        inferred=is_inferred(claims),
        entities=tuple(sorted({c.subject for c in claims if c.subject})),
        involved=(fact.claim.quantity, other.claim.quantity),
    )


def _against(other: Fact) -> str:
    """What a derived value is set against: a print, or what follows from others."""
    if not other.rule:
        return f"printed as {other.claim.text}"
    return f"but {_chain(other)} make {other.claim.text}"


def _chain(fact: Fact) -> str:
    return ", ".join(f"{c.text} ({words.period(c.period)})" for c in fact.support)


def of_bounds(fact: Fact, allowed: Values, view: View) -> Draft:
    """The proof that a derived fact lies outside what is possible."""
    unit = fact.claim.quantity.unit
    shown = words.value_set(fact.claim.quantity.wide, unit, places=4)
    return Draft(
        evidence=_evidence(fact.support, view),
        steps=(*steps_of(fact, view), f"possible are {words.value_set(allowed, unit)}"),
        slots={"a.text": shown, "subject": fact.claim.subject or "", "metric": _measured(fact, view)},
        confidence=CONFIDENCE,
        inferred=is_inferred(fact.support),
        entities=_entities(fact.support),
    )


def _measured(fact: Fact, view: View) -> str:
    return words.measured(fact.claim, view.documents[fact.claim.document].text)


def _evidence(claims: Iterable[Claim], view: View) -> tuple[Evidence, ...]:
    return ordered(view.evidence(c, words.value_set(c.quantity.wide, c.quantity.unit)) for c in claims)


def _entities(claims: Iterable[Claim]) -> tuple[str, ...]:
    return tuple(sorted({c.subject for c in claims if c.subject}))


def steps_of(fact: Fact, view: View) -> Iterator[str]:
    """The steps by which a fact was derived, each to be redone by hand."""
    for one in told(fact):
        if not one.rule:
            yield _printed(one, view)
            continue
        worked = words.value_set(one.claim.quantity.wide, one.claim.quantity.unit, places=4)
        said = " and ".join(premise.claim.text for _, premise in one.premises)
        when = words.period(one.claim.period)
        yield f"so {when}: {one.expression} of {said} = {one.claim.text}, within {worked} ({one.rule})"


def _printed(fact: Fact, view: View) -> str:
    claim = fact.claim
    document = view.documents[claim.document]
    who, when = document.outlet or document.path, words.period(claim.period)
    return f"{who}, {when}: {claim.text}: {words.quantity(claim.quantity)}"
