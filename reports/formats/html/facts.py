"""What the drawings need of a passage's fact: when it is, and which values its print allows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.report import Report

if TYPE_CHECKING:
    from timeline.intervals import Values
    from timeline.model import Period


@dataclass(frozen=True, slots=True)
class Known:
    """Of one fact: its period, its values and their unit, each None where it has none."""

    period: Period | None = None
    values: Values | None = None
    unit: str | None = None


def known_facts(report: Report) -> dict[str, Known]:
    """Look-up of all facts by id."""
    found: dict[str, Known] = {}
    for facts in report.facts:
        for when in facts.dates:
            found[when.id] = Known(when.period)
        for quantity in facts.quantities:
            found[quantity.id] = Known(None, quantity.wide, quantity.unit)
        for claim in facts.claims:
            found[claim.id] = Known(claim.period, claim.quantity.wide, claim.quantity.unit)
        for event in facts.events:
            found[event.id] = Known(event.period)
        for quote in facts.quotes:
            found[quote.id] = Known(quote.said)
    return found
