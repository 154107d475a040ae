"""The proof of a conflict between tellings: the sets, why they do not meet, who is alone, what stands."""

from __future__ import annotations

from collections.abc import Sequence

from rules import conflict, words
from rules.conflict import Telling
from rules.findings import Evidence, Verdict
from rules.verdict import is_inferred
from rules.view import Draft, View, ordered

SHOWN = 3
"""How many claims of one telling are shown as evidence."""


def proof(
    view: View, items: Sequence[Telling], clash: Sequence[Telling], verdict: Verdict | None, met: bool
) -> Draft:
    """The proof of a conflict: each set, why they do not meet, who is alone, what then stands."""
    wrong = conflict.lone(items, view)
    shown = [*clash, *(t for t in items if t not in clash)][:6]
    if wrong is not None and wrong not in shown:
        shown = [wrong, *shown[:5]]
    steps = [f"{t.quantity.text}: {words.quantity(t.quantity)}" for t in shown]
    steps.append(conflict.gap(clash))
    if met:
        steps.append("they meet only if a round number is meant to its last non-zero digit")
    others = [t for t in items if t is not wrong]
    best = conflict.trusted(items, view)
    if wrong is not None and best:
        document = max((c for t in best for c in t.claims), key=lambda c: view.word([c])).document
        steps.append(f"{view.documents[document].outlet or document} is trusted more")
    elif wrong is not None:
        count = view.independent(c for t in others for c in t.claims)
        steps.append(
            f"without {wrong.quantity.text} the others agree; {count} independent sources print them"
        )
    involved = [c for t in clash for c in t.claims[:1]]
    inferred = is_inferred(involved)
    return Draft(
        evidence=evidence_of(view, shown),
        steps=tuple(steps),
        slots=slots_of(view, clash),
        confidence=0.5 if met else 0.8 if inferred else 0.95,
        verdict=verdict,
        inferred=inferred,
        suggestion=conflict.correction(wrong, items, view) if wrong is not None and not met else None,
        entities=entities_of(clash),
        involved=tuple(t.quantity for t in clash),
    )


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
