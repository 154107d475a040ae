"""What independent outlets agree on: one key, one time, several sources, a value that fits them all."""

from __future__ import annotations

from collections.abc import Sequence

from rules import words
from rules.findings import Corroboration, Finding
from rules.keys import grouped, period_key
from rules.view import View, ordered
from timeline.intervals import meet
from timeline.model import Claim

KEY = ("subject", "metric", "type", "basis", "scope", "period", "unit", "stance")
HARD = ("contradiction", "likely", "arithmetic", "typo")


def corroborations(view: View, findings: Sequence[Finding]) -> tuple[Corroboration, ...]:
    """Facts that two or more outlets print, sorted by path and place of the first print.

    Copies of one wire story count once. What a draft says is shown with the outlets that bear it out,
    which alone are counted as independent. A telling that a hard finding rests on corroborates nothing.
    """
    doubted = {(e.document, e.start) for f in findings if f.verdict in HARD for e in f.evidence}
    order = {d: i for i, d in enumerate(view.documents)}
    found = []
    for claims in grouped(view.claims, KEY).values():
        sound = [c for c in claims if (c.document, c.start) not in doubted and period_key(c)]
        for agreed in _agreeing(sound):
            if view.outlets(agreed) < 2:
                continue
            found.append(
                Corroboration(
                    fact=_fact(view, agreed),
                    documents=tuple(sorted({c.document for c in agreed}, key=order.__getitem__)),
                    independent=view.independent(agreed),
                    evidence=ordered(
                        view.evidence(c, words.value_set(c.quantity.wide, c.quantity.unit)) for c in agreed
                    ),
                )
            )
    return tuple(sorted(found, key=lambda c: (order[c.evidence[0].document], c.evidence[0].start, c.fact)))


def _agreeing(claims: Sequence[Claim]) -> list[list[Claim]]:
    """Claims in groups that each leave a value possible, each begun by the most exact print that is left."""
    groups: list[list[Claim]] = []
    for claim in sorted(claims, key=_exactness, reverse=True):
        fitting = (g for g in groups if not meet(c.quantity.wide for c in (*g, claim)).empty)
        group = next(fitting, None)
        if group is None:
            groups.append([claim])
        else:
            group.append(claim)
    return groups


def _exactness(claim: Claim) -> tuple[int, str, str, int]:
    return len(claim.quantity.digits or ""), claim.quantity.text, claim.document, claim.start


def _fact(view: View, claims: Sequence[Claim]) -> str:
    """The fact in words, with the most exact of the printed values."""
    best = max(claims, key=_exactness)
    basis = f" ({best.basis})" if best.basis else ""
    about = words.about(best, view.documents[best.document].text)
    return f"{about}{basis}, {words.period(best.period)}: {best.quantity.text}"
