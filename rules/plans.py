"""Plans: a day that lies ahead may be put off, so what is told of it excludes less than what was done."""

from __future__ import annotations

from rules.findings import Verdict
from rules.view import View
from timeline.model import Event

AHEAD = ("planned", "forecast")
AT_ONCE = 14
"""Days between two articles within which a plan is seldom changed without a word."""


def lies_ahead(view: View, event: Event) -> bool:
    """Whether an article tells of what is to come: by its words, or as its day is later than its own."""
    document, period = view.documents[event.document], event.period
    if event.stance in AHEAD:
        return True
    out = document.published if document.published_how != "inferred" else None
    if out is None or out.last is None or period is None or period.first is None:
        return False
    return period.first > out.last


def done_before(view: View, a: Event, b: Event) -> bool:
    """Whether one of two events was done before the article came out that still plans the other."""
    plans = [e for e in (a, b) if lies_ahead(view, e)]
    if len(plans) != 1:
        return False
    done = b if plans[0] is a else a
    out = view.documents[plans[0].document].published
    if out is None or out.first is None or done.period is None or done.period.first is None:
        return False
    return done.period.first < out.first


def excluded(view: View, a: Event, b: Event) -> Verdict:
    """What two days of one deed are: a conflict where both were done, where one was done before the other was
    still planned, or where two articles of a few days plan otherwise; else a plan that was changed.
    """
    ahead = [lies_ahead(view, e) for e in (a, b)]
    if ahead[0] != ahead[1]:
        return "likely" if done_before(view, a, b) else "drift"
    if all(ahead) and view.lapse(a.document, b.document) > AT_ONCE:
        return "drift"
    return "likely"
