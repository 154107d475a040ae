"""Complements: shares of two kinds that are all there is, told in one breath, make a hundred."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from rules import words
from rules.language import Rule
from rules.likeness import claims_at
from rules.view import Draft, View, ordered
from timeline.model import Facts, Quantity
from timeline.script import simplify

REACH = 14
"""Characters between a kind and its share, other than those of English words."""
BETWEEN = 24
"""Characters between the two shares at the most."""
SLACK, ROUNDED = Fraction(1), Fraction(2, 10)
"""What two rounded shares may be off a hundred, and off a share that is printed for both."""
SHARE = re.compile(
    r"[占佔为為达達约約有了的比例，,：:]|\b(?:were|was|are|is|and|came|come|from|with|at|about)\b|\s"
)


def complements(rule: Rule, view: View) -> Iterator[Draft]:
    """Two neighbouring percentages behind the two words of a pair, which together are no hundred."""
    for document, facts in view.by_document():
        text = simplify(document.text).casefold()
        for a, b in _pairs(facts):
            if b.start - a.end > BETWEEN or "\n" in text[a.end : b.start]:
                continue
            start = max(view.sentence(document.id, a.start).start, a.start - REACH)
            before, between = text[start : a.start], text[a.end : b.start]
            if not any(_told(pair, before, between) for pair in rule.check["pairs"]):
                continue
            total = (a.value or Fraction(0)) + (b.value or Fraction(0))
            if abs(total - 100) > SLACK and not _changes(facts, a, b) and not _told_whole(facts, total):
                yield _draft(view, a, b, total)


def _pairs(facts: Facts) -> list[tuple[Quantity, Quantity]]:
    rates = [q for q in facts.quantities if q.unit == "percent" and q.value is not None]
    return [(a, b) for a, b in pairwise(rates) if a.comparator == b.comparator == "="]


def _told(pair: Sequence[str], before: str, between: str) -> bool:
    """Whether one word of a pair leads to the first share and the other to the second."""
    for x, y in (pair, tuple(reversed(pair))):
        left, right = before.rfind(x), between.rfind(y)
        if (
            left >= 0
            and right >= 0
            and _shared(before[left + len(x) :])
            and _shared(between[right + len(y) :])
        ):
            return True
    return False


def _shared(said: str) -> bool:
    """Whether nothing but what leads to a share stands in some words."""
    return not SHARE.sub("", said)


def _told_whole(facts: Facts, total: Fraction) -> bool:
    """Whether the article prints a share that the two make together: then they are parts of it."""
    rates = (q.value for q in facts.quantities if q.unit == "percent" and q.value is not None)
    return any(abs(value - total) <= ROUNDED for value in rates)


def _changes(facts: Facts, a: Quantity, b: Quantity) -> bool:
    """Whether the two are rates of growth and not shares."""
    claims = [c for q in (a, b) for c in claims_at(facts, q.start, q.end)]
    return any(c.role in ("growth", "change", "before") or c.type == "growth" for c in claims)


def _draft(view: View, a: Quantity, b: Quantity, total: Fraction) -> Draft:
    return Draft(
        ordered(view.evidence(q, words.value_set(q.wide, q.unit)) for q in (a, b)),
        (
            f"{a.text} and {b.text} are of two kinds that are all there is",
            f"together {words.number(total)} %",
        ),
        {"a.text": a.text, "b.text": b.text, "total": f"{words.number(total)} %"},
        confidence=0.8,
        involved=(a, b),
    )
