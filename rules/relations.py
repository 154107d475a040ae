"""Relations: which numbers that are printed together belong together, and which is what."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import permutations

from rules.amounts import unit_of, values_of
from rules.expression import names_in, work_out
from rules.keys import selected
from rules.language import Rule
from rules.roles import Printed, Relation, fill, fill_from
from rules.shares import may_be_of, pointed_at, share_by_slip
from rules.two_years import of_that, two_years
from rules.verdict import stance_class
from rules.view import View
from timeline.intervals import Values, meet
from timeline.model import Claim, Document, Facts
from timeline.stretch import within

A_YEAR = "cagr"
"""The basis of a rate that is said to be an average of the years."""
OF_TOTAL = re.compile(
    r"\s(?:of|in) (?:(?:the|its|our|their) total|the (?:group|company|firm)['’]s)\b(?! [a-z])", re.IGNORECASE
)
"""What makes a share one of the whole that is told elsewhere."""


def by_frame(rule: Rule, view: View) -> Iterator[Relation]:
    """The claims of one printed relation: each number that follows, with the nearest of each other role."""
    needed = [n for n in names_in(rule.check["derive"]) if n != rule.check["equals"]]
    for document, facts in view.by_document():
        frames: dict[str, list[Claim]] = defaultdict(list)
        for claim in facts.claims:
            if claim.frame and claim.stance != "denied":
                frames[claim.frame].append(claim)
        loose = [c for c in facts.claims if c.role in (None, "level", "total", "whole", "part")]
        for claims in frames.values():
            start, end = claims[0].sentence
            levels = within(loose, start, end)
            earlier = within(facts.claims, _lines_before(document, start), start)
            for printed in claims:
                averaged = (printed.basis == A_YEAR) != rule.check.get("average", False)
                if averaged or printed.role != rule.check["equals"] or not _wanted(rule, printed):
                    continue
                told = Printed(printed, claims, levels, earlier, document.text)
                relation = _relation(rule, needed, told, facts)
                if relation is not None:
                    yield relation


def _relation(rule: Rule, needed: Sequence[str], printed: Printed, facts: Facts) -> Relation | None:
    """A number that follows with what it follows from: of its own relation, else of the sentence or of the
    lines before it; None where it fits something as it is, or where nothing is found.
    """
    share, claim, claims = rule.check["equals"] == "share", printed.claim, printed.frame
    if share and _fits_some(claim, claims, facts):
        return None
    beside = [c for c in within(facts.claims, *claims[0].sentence) if c is not claim]
    if rule.check.get("currencies"):
        return _two_currencies(claim, beside)
    relation = fill(printed, needed)
    if relation is None and share:
        relation = fill_from(printed, _told_once(claim, facts.claims, printed.text), needed)
    if relation is None and rule.check.get("points"):
        relation = _difference(claim, beside)
        before = [c for c in claims if c.role == "before"]
        if relation is None and len(before) == 1:  # the level now may be that of the sentence before
            relation = _from(before[0], _difference(claim, [*printed.earlier, *before]))
    if relation is None and share:
        relation = share_by_slip(claim, beside)
    if relation is None and claim.type == "growth":
        relation = two_years(claim, beside, printed.text)
        relation = relation or of_that(claim, claims, printed.earlier, printed.text)
    if relation is not None and _one_measure(relation) and (not share or may_be_of(relation, facts)):
        return relation
    part = next((c for c in claims if c.role == "part"), None)
    nearby = [*printed.earlier, *printed.levels]
    whole = pointed_at(claim, part, nearby, printed.text) if share and part else None
    return {"share": [claim], "part": [part], "whole": [whole]} if part and whole else None


def _told_once(printed: Claim, claims: Sequence[Claim], text: str) -> list[Claim]:
    """The amount of which a share names the metric, where the article tells one alone of its subject; of the
    total, the one of its own metric and time.
    """
    of = (printed.basis or "").removeprefix("of:")
    if not printed.basis and OF_TOTAL.match(text, printed.end):
        before = (c for c in claims if c.end <= printed.sentence[0] and printed.period is not None)
        of, claims = printed.metric, [c for c in before if c.period == printed.period]
    elif not of or of == printed.basis:
        return []
    if printed.section == "table":
        return []
    found = [
        c
        for c in claims
        if c.metric == of
        and c.role not in ("before", "part", "growth", "change", "share")
        and c.subject_key == printed.subject_key
        and c.type in ("level", "count")
        and not c.scope
        and stance_class(c) == "said"
    ]
    if not found or meet(c.quantity.wide for c in found).empty:
        return []
    return found[-1:]


def _lines_before(document: Document, start: int) -> int:
    """Where the three sentences before an offset begin."""
    before = within(document.sentences, 0, start)[-3:]
    return before[0].start if len(before) == 3 else 0


def _wanted(rule: Rule, printed: Claim) -> bool:
    """Whether a rule speaks of a claim, and the claim of one step: not of a sum of several.

    What a forecast is revised from is not what it is a growth on.
    """
    if "cumulative" in printed.scope or printed.stance in ("forecast", "denied"):
        return False
    return (
        selected(printed, rule.select)
        and rule.check.get("unit", printed.quantity.unit) == printed.quantity.unit
    )


def _fits_some(printed: Claim, claims: Sequence[Claim], facts: Facts) -> bool:
    """Whether some amount of the article makes a share of it right: then that is what the share is of.

    What is only a bound would make any share right.
    """
    parts = [c.quantity for c in claims if c.role == "part"]
    stated = values_of(printed)
    return any(
        q.value
        and part.value
        and q.comparator in "=~"
        and unit_of(q) == unit_of(part)
        and not (work_out("part / whole", {"part": part.wide, "whole": q.wide}) & stated).empty
        for part in parts
        for q in facts.quantities
    )


def _two_currencies(printed: Claim, beside: Sequence[Claim]) -> Relation | None:
    """Two sums of different currencies that a printed rate fits, where no two of one currency do."""
    sums = [
        c for c in beside if c.quantity.dimension == "money" and c.quantity.value and c.role != "converted"
    ]
    if printed.quantity.comparator != "=" or len(printed.quantity.digits or "") < 2:
        return None  # an open or round rate fits too many sums
    rate = values_of(printed)
    signed = Values((*rate.parts, *(-p for p in rate.parts)))
    fitting = [
        (a, b)
        for a, b in permutations(sums, 2)
        if (a.metric == b.metric or "unknown" in (a.metric_how, b.metric_how))
        and not (
            work_out("after / before - 1", {"after": a.quantity.wide, "before": b.quantity.wide}) & signed
        ).empty
    ]
    if not fitting or any(a.quantity.unit == b.quantity.unit for a, b in fitting):
        return None
    return {"growth": [printed], "after": [fitting[0][0]], "before": [fitting[0][1]]}


def _difference(printed: Claim, claims: Sequence[Claim]) -> Relation | None:
    """Two percentages of one metric whose exact difference is printed as a rate, decimals and all."""
    rate = printed.quantity
    if rate.unit != "percent" or rate.value is None or "." not in (rate.digits or ""):
        return None
    others = [
        c
        for c in claims
        if c is not printed and c.quantity.unit == "percent" and c.quantity.value is not None
    ]
    for a, b in permutations(others, 2):
        high, low = a.quantity.value, b.quantity.value
        if a.metric != b.metric and "unknown" not in (a.metric_how, b.metric_how):
            continue
        if high is not None and low is not None and high - low == abs(rate.value):
            return {"growth": [printed], "after": [a], "before": [b]}
    return None


def _from(before: Claim, relation: Relation | None) -> Relation | None:
    """The same change told from the level that the text says it is from; None where it is of two others."""
    if relation is None or before not in (*relation["before"], *relation["after"]):
        return None
    other = relation["after" if before in relation["before"] else "before"]
    return {**relation, "before": [before], "after": other}


def _one_measure(relation: Relation) -> bool:
    """Whether the amounts of a relation are in one unit: levels with levels, parts with their whole."""
    amounts = [c.quantity for r, cs in relation.items() if r not in ("growth", "share", "change") for c in cs]
    return len({unit_of(q) for q in amounts}) <= 1 and bool(amounts)
