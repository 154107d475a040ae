"""Whether an English count that has a noun of its own is still the value of a metric before it."""

from __future__ import annotations

import re

from timeline.claims.frames import Role
from timeline.claims.marks import Mark, Marked, metric_of, quantity_of

BARELY = (
    r"\s(?:(?:a|an|the|its|all|about|around|some|nearly|almost|another|further|only|just|more|than|up|to|at|least|over|total|of|"
    r"record|estimated|as|many|roughly|fewer|under|exactly)\s)*"
)
TELLS_OF = re.compile(
    rf"{BARELY}|.*\b(?:is|are|was|were|be|been|reach\w*|total\w*|st[ao]nds?|stood|came|comes?|hit|exceed\w*|top\w*|averag\w*|"
    r"number\w*|ros?e|rises?|risen|f[ae]ll|falls?|fallen|gr[eo]w|grown|increas\w*|decreas\w*|declin\w*|drop\w*|climb\w*|jump\w*|"
    rf"slip\w*|went|remain\w*|includ\w*|amount\w*|doubl\w*|brought|brings?|made|account\w*|add\w*)\b.*|.*[:(]\s?"
)
"""What lets a count with a noun of its own be the value of a metric before it."""
OF_DOER = re.compile(
    rf"{BARELY}|.*\b(?:is|are|was|were|be|been|reach\w*|total\w*|number\w*|amount\w*)\b.*|.*[:(]\s?"
)
"""The same for people, who do with what is counted what they like (visitors accounted for 900 nights)."""


def tells_of(marked: Marked, metric: Mark, mark: Mark, role: Role | None) -> bool:
    """Whether a metric before a count with a noun of its own is what it is of (sold 900 tickets, and not a
    seat in one of its 214 theatres).
    """
    quantity = quantity_of(mark)
    named = quantity.dimension == "count" and quantity.unit not in ("count", "people")
    if not named or role is not None or marked.of("quantity", metric.at, mark.at):
        return True
    pattern = OF_DOER if metric_of(metric).unit in ("people", "users") else TELLS_OF
    return pattern.fullmatch(marked.text, metric.at + 1, mark.at) is not None
