"""Figures of a day's trading: told of one day only where the text says so, or in articles of one day."""

from __future__ import annotations

from rules.verdict import STATED
from rules.view import View
from timeline.claims.trading import of_session
from timeline.model import Claim


def other_session(view: View, a: Claim, b: Claim) -> bool:
    """Whether two figures of trading stand in articles of two days, and not both print their own day."""
    left, right = (view.documents[c.document].published for c in (a, b))
    if left is None or right is None or left.first == right.first:
        return False
    if all(c.period_how in STATED and c.period is not None for c in (a, b)):
        return False
    return all(_daily(view, c) for c in (a, b))


def _daily(view: View, claim: Claim) -> bool:
    """Whether a figure is one of a day's trading, by its metric or by what its sentence says."""
    if view.metrics.get(claim.metric, ("", ""))[0] == "day":
        return True
    return claim.type in ("level", "price", "growth", "change", "count") and of_session(
        view.words(claim.document, claim.start)
    )
