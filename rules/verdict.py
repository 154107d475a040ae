"""How strong a finding may be, and how much it matters."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from rules.findings import VERDICTS, Severity, Verdict
from timeline.model import Claim, Quantity

STANCES = {
    "asserted": "said",
    "reported": "said",
    "planned": "ahead",
    "forecast": "ahead",
    "denied": "denied",
}
"""Stances that may be compared with each other: a forecast never contradicts what happened."""

STATED = ("printed", "model")
"""How a key part is known whose words the text prints, whoever found that they go with the value."""


def stance_class(claim: Claim) -> str:
    """Which stances a claim can be compared with."""
    return STANCES[claim.stance]


def weaker(a: Verdict, b: Verdict) -> Verdict:
    """The weaker of two verdicts."""
    return max(a, b, key=VERDICTS.index)


def cap(verdict: Verdict, inferred: bool) -> Verdict:
    """A proof that rests on an inferred key part is `likely` at the most."""
    return weaker(verdict, "likely") if inferred and verdict == "contradiction" else verdict


def is_inferred(claims: Iterable[Claim]) -> bool:
    """Whether some key part of some claim was not printed beside its value."""
    return any(how not in ("printed",) for c in claims for how in (c.subject_how, c.metric_how, c.period_how))


def pointed_out(claim: Claim) -> list[str]:
    """The key parts of a claim that a model pointed out."""
    parts = {"subject": claim.subject_how, "metric": claim.metric_how, "period": claim.period_how}
    return [part for part, how in parts.items() if how == "model"]


def consequence(base: Severity, quantities: Iterable[Quantity]) -> Severity:
    """Severity by what the difference does to the sentence.

    An order of magnitude, a change of sign or a crossed comparator is an error; values within one per
    cent of each other are a note; else the rule's own severity stands.
    """
    known = [q for q in quantities if q.value is not None]
    values = [q.value for q in known if q.value is not None]
    if len(values) < 2:
        return base
    low, high = min(values), max(values)
    if low < 0 < high or len({q.comparator for q in known} & {">", ">=", "<", "<="}) > 1:
        return "error"
    if low > 0 and high / low >= 10:
        return "error"
    if low > 0 and high / low < Fraction(101, 100):
        return "note" if base == "note" else "warning"
    return base
