"""Bounds: a value that no thing of its kind can have.

With `uses`, what the rules that are named derived is held to the bounds too.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from rules import words
from rules.chains import used_by
from rules.keys import selected
from rules.kinds.chained import of_bounds
from rules.language import Rule
from rules.view import Draft, View
from timeline.intervals import Interval, Values


def bounds(rule: Rule, view: View) -> Iterator[Draft]:
    """Each selected claim must leave a value between the bounds (both of them allowed). With `uses`, so must
    what those rules derived.
    """
    said = rule.check["bounds"]
    low, high = (Fraction(str(said[end])) if end in said else None for end in ("low", "high"))
    allowed = Values((Interval(low, high, low is None, high is None),))
    for fact in used_by(rule, view):
        if selected(fact.claim, rule.select) and (fact.claim.quantity.wide & allowed).empty:
            yield of_bounds(fact, allowed, view)
    for claim in view.claims:
        if not selected(claim, rule.select) or claim.stance == "denied":
            continue
        if (claim.quantity.wide & allowed).empty:
            shown = words.value_set(claim.quantity.wide, claim.quantity.unit)
            yield Draft(
                (view.evidence(claim, shown),),
                (f"{claim.text}: {shown}", f"possible are {words.value_set(allowed, claim.quantity.unit)}"),
                {
                    "a.text": claim.text,
                    "subject": claim.subject or "",
                    "metric": words.metric(claim, view.documents[claim.document].text),
                },
                confidence=0.9,
                entities=(claim.subject,) if claim.subject else (),
            )
