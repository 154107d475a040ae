"""The proof of a conflict between tellings: the sets, why they do not meet, which side stands and why."""

from __future__ import annotations

from collections.abc import Sequence

from rules import conflict, words
from rules.conflict import Telling
from rules.findings import Evidence, Verdict
from rules.judge import Side, chosen, judge
from rules.verdict import is_inferred
from rules.view import Draft, View, ordered

SHOWN = 3
"""How many claims of one telling are shown as evidence."""


def proof(
    view: View, items: Sequence[Telling], clash: Sequence[Telling], verdict: Verdict | None, met: bool
) -> Draft:
    """The proof of a conflict: each set, why they do not meet, which side is likely right and why."""
    camps = conflict.camps(items, clash)
    sides = [side_of(camp) for camp in camps]
    judgement = judge(view, sides) if sides else None
    right = chosen(judgement, sides)
    shown = [*clash, *(t for t in items if t not in clash)][:6]
    if right is not None and camps[right][0] not in shown:
        shown = [camps[right][0], *shown[:5]]
    steps = [f"{t.quantity.text}: {words.quantity(t.quantity)}" for t in shown]
    steps.append(conflict.gap(clash))
    if met:
        steps.append("they meet only if a round number is meant to its last non-zero digit")
    suggestion = None
    if right is not None and not met:
        wrong = next(t for t in (*clash, *items) if t not in camps[right])
        suggestion = conflict.correction(wrong, camps[right])
    involved = [c for t in clash for c in t.claims[:1]]
    inferred = is_inferred(involved)
    return Draft(
        evidence=evidence_of(view, shown),
        steps=tuple(steps),
        slots=slots_of(view, clash),
        confidence=0.5 if met else 0.8 if inferred else 0.95,
        verdict=verdict,
        inferred=inferred,
        suggestion=suggestion,
        judgement=judgement,
        entities=entities_of(clash),
        involved=tuple(t.quantity for t in clash),
    )


def side_of(camp: Sequence[Telling]) -> Side:
    """Tellings that can all be right as one side."""
    claims = tuple(c for t in camp for c in t.claims)
    return Side(camp[0].quantity.text, claims, claims, camp[0].quantity)


def evidence_of(view: View, items: Sequence[Telling]) -> tuple[Evidence, ...]:
    """The claims of tellings as evidence, at most three of each."""
    return ordered(
        view.evidence(c, words.value_set(c.quantity.wide, c.quantity.unit))
        for t in items
        for c in t.claims[:SHOWN]
    )


def slots_of(view: View, items: Sequence[Telling]) -> dict[str, str]:
    """The words of two tellings for a message."""
    a, b = items[0], items[1]
    return {
        "subject": a.claims[0].subject or "",
        "metric": words.measured(a.claims[0], view.documents[a.claims[0].document].text),
        "a.text": a.claims[0].text,
        "b.text": b.claims[0].text,
        "a.value": words.value_set(a.quantity.wide, a.quantity.unit),
        "b.value": words.value_set(b.quantity.wide, b.quantity.unit),
        "period": words.period(a.claims[0].period),
    }


def entities_of(items: Sequence[Telling]) -> tuple[str, ...]:
    """Whom the tellings speak of."""
    return tuple(sorted({c.subject for t in items for c in t.claims if c.subject}))
