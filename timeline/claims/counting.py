"""Whether an English number is still the value of a metric that stands before it."""

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


GOVERNED = re.compile(
    r"\b(?:on|for|per|with|by) (?:(?:the|its|an?|their) )?"
    r"(?:(?!(?:the|its|an?|their) )[a-z\ue000\ue002-]+ ){0,3}$"
)
"""What makes a metric only what another one is told of (the yield on ten-year bonds)."""
EXPECTED = re.compile(
    r"\b(?:forecasts?|estimates?|guidance|outlook|targets?|expectations?)\s(?:for|of|on)\s(?:[a-z-]+\s)?$"
)
"""What is of the metric behind it all the same (their forecast for earnings per share)."""


def is_governed(before: str) -> bool:
    """Whether a preposition makes the metric behind these words only what another one is told of."""
    return EXPECTED.search(before) is None and GOVERNED.search(before) is not None


def tells_rate(marked: Marked, verb: Mark, mark: Mark) -> bool:
    """Whether a verb that tells of sums tells a percentage, and no sum behind it (lost 5.4% to $79.60)."""
    behind = marked.mark_at(verb.at + 2, "quantity")
    return behind is not None and behind is not mark and quantity_of(behind).dimension == "percent"


def counts_shares(marked: Marked, metric: Mark) -> bool:
    """Whether a word for a price is what a number before it counts (bought back 1.4 million shares)."""
    before = marked.mark_at(metric.at - 2, "quantity") if metric_of(metric).type == "price" else None
    return before is not None and quantity_of(before).unit == "shares"


def tells_other(marked: Marked, metric: Mark, mark: Mark) -> bool:
    """Whether a metric is told of another number than the one at a mark: a verb of a rate, counted shares."""
    rate = bool(metric_of(metric).only) and tells_rate(marked, metric, mark)
    return rate or counts_shares(marked, metric)
