"""Ends: the two levels of a change told in one breath must fit its verb, in one currency and of one size."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction

from rules import words
from rules.expression import work_out
from rules.keys import UNCOUNTED
from rules.language import Rule
from rules.per_share import per_share
from rules.slip_index import bare_yuan
from rules.slips import SCALES
from rules.verdict import STATED, is_inferred
from rules.view import Draft, View, ordered
from timeline.alternatives import any_of
from timeline.model import Claim, Quantity
from timeline.stretch import within

PAUSE = re.compile(r"[;；。]|,\s(?:while|whereas)\s")
FROM = re.compile(r"(?:[自由从從])\s*$|\bfrom\s*$", re.IGNORECASE)
"""What makes a level the first of a pair whose second one follows it."""
BACK = re.compile(r"\s*(?:,\s*)?(?:up |down )?from\s*", re.IGNORECASE)
"""What leads from a level to the one before it, whatever follows: fell to 42 million from 57 million."""
RANGE = re.compile(r"\b(?:up|down|higher|lower)\s+from\s+(?:about\s+|around\s+)?$", re.IGNORECASE)
"""What makes two levels a range of which the change is from: down from £72m to £76m."""
TOLD = ("after", "level", None)
CHANGES = ("growth", "change")
TIMES = 4
"""A level that is more than so many times the other is not the same sum in another currency or size."""
SOON = 740
"""Days between the beginnings of the times of two levels in which nothing grows a thousand times."""
LEAP = 300
"""Levels that are more than so many times apart differ by a word of size, unless a rate says otherwise."""


def ends(rule: Rule, view: View) -> Iterator[Draft]:
    """Check each pair of levels that one relation joins, in the way that the rule names."""
    wrong = CHECKS[rule.check["ends"]]
    unless = re.compile(any_of(rule.check.get("unless", ())), re.IGNORECASE)
    for document, facts in view.by_document():
        for before in (c for c in facts.claims if c.role == "before" and _counts(c)):
            beside = within(facts.claims, *before.sentence)
            after = _after(before, beside, document.text)
            one, other = (c is not None and per_share(document.text, c.quantity) for c in (before, after))
            if after is None or one != other or unless.search(document.text, *before.sentence):
                continue
            said = wrong(before, after, beside, document.text)
            if said is not None:
                yield _draft(view, before, after, said)


def _counts(claim: Claim) -> bool:
    q = claim.quantity
    return q.value is not None and q.value > 0 and q.dimension not in UNCOUNTED and claim.section != "table"


def _after(before: Claim, beside: Sequence[Claim], text: str) -> Claim | None:
    """The level that one before is told with: the nearest of its relation, else the last one before it."""
    found = [c for c in beside if c.role in TOLD and _counts(c) and _of_one(c, before)]
    found = [c for c in found if not PAUSE.search(text, min(c.end, before.end), max(c.start, before.start))]
    related = [c for c in found if c.role == "after" and c.frame == before.frame]
    related = related or [c for c in found if c.start < before.start]
    told = next((c for c in found if BACK.fullmatch(text, c.end, before.start)), None)
    if told is not None:
        return told
    opens = FROM.search(text, max(0, before.start - 6), before.start)
    if opens and any(c.start > before.start for c in found):
        related = [c for c in related if c.start > before.start]
    nearest = min(related, key=lambda c: abs(c.start - before.start), default=None)
    if nearest is None:
        return None
    between = within(beside, min(nearest.end, before.end), max(nearest.start, before.start))
    return None if any(c.role in ("before", "after") for c in between) else nearest


def _of_one(level: Claim, before: Claim) -> bool:
    """Whether a level may be of what an earlier one is of, whose metric may be only carried to it."""
    return (
        (level.metric == before.metric or before.metric_how not in STATED)
        and level.subject_key == before.subject_key
        and level.quantity.dimension == before.quantity.dimension
        and level.type == before.type
    )


def _turned(before: Claim, after: Claim, beside: Sequence[Claim], text: str) -> str | None:
    """A rise that ends lower, or a fall that ends higher."""
    if before.start < after.start and RANGE.search(text, max(0, before.start - 24), before.start):
        return None
    if after.text == "1" and text[before.end : after.start].strip() == "to":
        return None  # 18 to 1 is a ratio
    ways = {c.direction for c in (before, after)} - {None}
    if before.metric != after.metric or before.quantity.unit != after.quantity.unit or len(ways) != 1:
        return None
    moved = work_out("after - before", {"after": after.quantity.wide, "before": before.quantity.wide}).hull
    up = ways == {"up"}
    other = moved.high is not None and moved.high < 0 if up else moved.low is not None and moved.low > 0
    if not other:
        return None
    return f"the text tells of {'a rise' if up else 'a fall'}, but the value {'falls' if up else 'rises'}"


def _of_two_currencies(before: Claim, after: Claim, beside: Sequence[Claim], text: str) -> str | None:
    """One change told in two currencies, of values that would fit in one."""
    a, b = before.quantity, after.quantity
    if a.dimension != "money" or a.unit == b.unit or bare_yuan(a, b) or not _near(a, b, Fraction(1)):
        return None
    if any(c.role == "converted" or c.quantity.unit not in (a.unit, b.unit) for c in _sums(beside)):
        return None
    return f"a change from {a.unit} to {b.unit} says nothing"


def _sums(claims: Sequence[Claim]) -> list[Claim]:
    return [c for c in claims if c.quantity.dimension == "money"]


def _of_two_sizes(before: Claim, after: Claim, beside: Sequence[Claim], text: str) -> str | None:
    """A change by a word of size: from 356 billion to 412 million."""
    a, b = before.quantity, after.quantity
    if a.unit != b.unit or a.scale == b.scale or a.value is None or b.value is None:
        return None
    if max(a.value, b.value) < LEAP * min(a.value, b.value) or any(c.role in CHANGES for c in beside):
        return None
    if not _near_in_time(before, after):
        return None
    size = next((s for s in SCALES if _near(a, b, s) or _near(b, a, s)), None)
    return f"without a slip of {words.number(size)} times the two are near each other" if size else None


def _near_in_time(a: Claim, b: Claim) -> bool:
    """Whether two levels are known to be of years that follow each other: in ten years a firm may grow so."""
    firsts = [c.period.first for c in (a, b) if c.period is not None and c.period.first is not None]
    return len(firsts) == 2 and abs((firsts[0] - firsts[1]).days) <= SOON


def _near(a: Quantity, b: Quantity, size: Fraction) -> bool:
    """Whether one value is near another that is so many times as large."""
    if a.value is None or b.value is None:
        return False
    low, high = sorted((a.value * size, b.value))
    return high <= TIMES * low


CHECKS: dict[str, Callable[[Claim, Claim, Sequence[Claim], str], str | None]] = {
    "direction": _turned,
    "currency": _of_two_currencies,
    "size": _of_two_sizes,
}


def _draft(view: View, before: Claim, after: Claim, said: str) -> Draft:
    pair = (before, after)
    shown = [f"{c.role}: {c.text}: {words.quantity(c.quantity)}" for c in pair]
    return Draft(
        ordered(view.evidence(c, words.value_set(c.quantity.wide, c.quantity.unit)) for c in pair),
        (*shown, said),
        {
            "before.text": before.text,
            "after.text": after.text,
            "subject": before.subject or "",
            "metric": words.metric(before, view.documents[before.document].text),
        },
        confidence=0.7,
        inferred=is_inferred(pair),
        entities=(before.subject,) if before.subject else (),
    )
