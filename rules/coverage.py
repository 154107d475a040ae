"""What was seen, read, keyed and compared, so that silence is not mistaken for agreement."""

from __future__ import annotations

import re

from rules.findings import Coverage
from rules.keys import grouped, period_key
from rules.view import Row, View

KEY = ("subject", "metric", "type", "basis", "scope", "period", "unit", "stance")
DIGITS = re.compile(r"\d+(?:[.,]\d+)*")


def coverage(view: View) -> Coverage:
    """Count over the whole corpus. A number is read when a quantity, date or name holds its digits."""
    seen = read = 0
    for document, facts in view.by_document():
        rows: tuple[Row, ...] = (*facts.quantities, *facts.dates, *facts.names)
        held = bytearray(len(document.text) + 1)
        for row in rows:
            held[row.start : row.end] = b"\1" * (row.end - row.start)
        for match in DIGITS.finditer(document.text):
            seen += 1
            read += held[match.start()]
    groups = grouped((c for c in view.claims if period_key(c)), KEY)
    keyed = sum(map(len, groups.values()))
    compared = sum(len(g) for g in groups.values() if len(g) > 1)
    dates = [w for _, f in view.by_document() for w in f.dates]
    return Coverage(
        documents=len(view.documents),
        numbers_seen=seen,
        numbers_read=read,
        dates_seen=len(dates),
        dates_read=sum(w.period is not None for w in dates),
        claims_keyed=keyed,
        claims_compared=compared,
        claims_alone=keyed - compared,
        claims_unkeyed=len(view.claims) - keyed,
        events=sum(len(f.events) for _, f in view.by_document()),
        quotes=sum(len(f.quotes) for _, f in view.by_document()),
        names=sum(len(f.names) for _, f in view.by_document()),
    )
