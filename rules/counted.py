"""The time up to which a sentence says that a number is counted."""

from __future__ import annotations

import re
from datetime import date

from rules.view import View
from timeline.model import Period, Quantity

UP_TO = re.compile(r"(?:截至|截止|到|至|\bas of|\bat the end of|\bby|\bat)\s*(?:the\s)?$", re.IGNORECASE)
AT_END = re.compile(r"^(?:截至|截止|到|至|as of|at the end of|by)|[末底]$|^(?:the )?end\b", re.IGNORECASE)
"""What says that a number is counted up to a time."""
REACH = 16


SO_FAR = re.compile(
    r"目前|迄今|已|现有|\b(?:so far|to date|now|currently|already|by now)\b",
    re.IGNORECASE,
)
"""What says that a number is counted up to the day of writing, and may grow."""


def counted_apart(view: View, a: Quantity, b: Quantity) -> bool:
    """Whether two numbers are told to be of two times: 1,864 at the end of September, 1,846 in November; or
    each is counted so far, and what is told later is more.
    """
    x, y = (_counted_at(view, q) for q in (a, b))
    if _grown(view, a, b):
        return True
    return x is not None and y is not None and not x.overlaps(y)


def _grown(view: View, a: Quantity, b: Quantity) -> bool:
    """Whether both numbers are counted so far, in articles of two days, and the later one is larger."""
    days = [view.documents[q.document].published for q in (a, b)]
    if days[0] is None or days[1] is None or a.value is None or b.value is None or days[0].overlaps(days[1]):
        return False
    cued = all(
        SO_FAR.search(view.documents[q.document].text, max(0, q.start - REACH // 2), q.start) for q in (a, b)
    )
    first, last = (a, b) if (days[0].first or date.min) < (days[1].first or date.min) else (b, a)
    return cued and (last.value or 0) > (first.value or 0)


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
