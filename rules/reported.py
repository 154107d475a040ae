"""What two reports say alike: a report follows one form, so its likeness to another year's proves nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

from rules.language import Rule
from rules.view import Draft, View
from timeline.filings import Filing

BY_LIKENESS = {"unit-slip", "quote", "once", "identifier", "definition"}
"""Kinds that join what is told in like words, names that are spelt alike, or what each report defines."""
LATER = "these are reports of two periods; the later one may restate the figure"


def of_one_report(rule: Rule, view: View, draft: Draft, likely: bool) -> Draft | None:
    """A proof as it stands between two reports: None where only their form makes them alike, and drift where
    the later one of a company prints a figure of the earlier one anew.
    """
    pairs = list(_pairs(view, draft))
    if not pairs:
        return draft
    other_company = any(a.of_other_company(b) for a, b in pairs)
    other_period = any(a.of_other_period(b) for a, b in pairs)
    alike = likely or rule.kind in BY_LIKENESS
    if alike and (other_company or (other_period and rule.kind != "identifier")):
        return None
    if other_period and rule.kind == "agree" and not other_company:
        return replace(draft, verdict="drift", suggestion=None, steps=(*draft.steps, LATER))
    return draft


def _pairs(view: View, draft: Draft) -> Iterator[tuple[Filing, Filing]]:
    """The reports that a proof rests on, two by two."""
    documents = sorted({e.document for e in draft.evidence} & view.filings.keys())
    yield from combinations([view.filings[d] for d in documents], 2)
