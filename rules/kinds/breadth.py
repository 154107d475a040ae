"""Breadth: a number of a broad kind beside numbers of its narrower kinds (users, monthly active users)."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from rules import words
from rules.conflict import Telling, tellings
from rules.keys import comparable, grouped, selected
from rules.language import Rule
from rules.proof import entities_of, evidence_of, slots_of
from rules.view import Draft, View

NEAR = Fraction(5, 4)
"""Up to this ratio a broad number reads as another printing of the narrow one."""


def breadth(rule: Rule, view: View) -> Iterator[Draft]:
    """A number that does not say of which kind it is, near and apart from numbers that do."""
    broad, narrow = rule.check["broad"], set(rule.check["narrow"])
    claims = [c for c in view.claims if selected(c, rule.select) and c.metric in narrow | {broad}]
    for group in grouped(claims, rule.key).values():
        items = tellings(c for c in comparable(group, view) if c.quantity.digits)
        exact = [t for t in items if t.claims[0].metric in narrow]
        for loose in (t for t in items if t.claims[0].metric == broad):
            beside = [t for t in exact if _near(loose, t)]
            if not beside or any(not (loose.quantity.wide & t.quantity.wide).empty for t in beside):
                continue
            shown = [loose, *beside]
            kinds = sorted({t.claims[0].metric.replace("_", " ") for t in beside})
            steps = [f"{t.quantity.text}: {words.quantity(t.quantity)}" for t in shown]
            steps.append(
                f"{loose.quantity.text} does not say which {broad}; beside it are {', '.join(kinds)}"
            )
            yield Draft(
                evidence=evidence_of(view, shown),
                steps=tuple(steps),
                slots={**slots_of(view, shown), "metric": broad},
                confidence=0.6,
                entities=entities_of(shown),
            )


def _near(loose: Telling, exact: Telling) -> bool:
    a, b = loose.quantity.value, exact.quantity.value
    if not a or not b or {c.document for c in loose.claims} >= {c.document for c in exact.claims}:
        return False
    return max(a, b) / min(a, b) <= NEAR
