"""The time up to which a sentence says that a number is counted."""

from __future__ import annotations

import re

from rules.view import View
from timeline.model import Period, Quantity

UP_TO = re.compile(r"(?:截至|截止|到|至|\bas of|\bat the end of|\bby|\bat)\s*(?:the\s)?$", re.IGNORECASE)
AT_END = re.compile(r"^(?:截至|截止|到|至|as of|at the end of|by)|[末底]$|^(?:the )?end\b", re.IGNORECASE)
"""What says that a number is counted up to a time."""
REACH = 16


def counted_apart(view: View, a: Quantity, b: Quantity) -> bool:
    """Whether two numbers are told to be of two times: 1,864 at the end of September, 1,846 in November."""
    x, y = (_counted_at(view, q) for q in (a, b))
    return x is not None and y is not None and not x.overlaps(y)


def _counted_at(view: View, q: Quantity) -> Period | None:
    """The time up to which the sentence of a number says that it is counted, with no other number between."""
    text, place = view.documents[q.document].text, view.sentence(q.document, q.start)
    facts = view.facts[q.document]
    dates = [w for w in facts.dates if place.start <= w.start and w.end <= q.start and w.period is not None]
    if not dates:
        return None
    when = dates[-1]
    if any(when.end <= o.start < q.start and o.dimension != "time" for o in facts.quantities):
        return None
    cued = UP_TO.search(text, max(place.start, when.start - REACH), when.start) or AT_END.search(when.text)
    return when.period if cued else None
