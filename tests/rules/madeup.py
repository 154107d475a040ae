"""Hand-made rows: a claim, an event, a corpus, without reading any text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

from timeline.intervals import Interval, Values, coarse_interval, printed_interval
from timeline.model import Claim, Comparator, Corpus, Document, Facts, Period, Quantity, Sentence

YEAR = Period(date(2024, 1, 1), date(2024, 12, 31))


def quantity(
    digits: str, scale: int = 1, unit: str = "CNY", comparator: Comparator = "=", dimension: str = "money"
) -> Quantity:
    """A number as if it had been read, with the sets that its print allows."""
    value = Fraction(digits) * scale
    rounded, wide = (Values((i,)) for i in printed_interval(digits, scale))
    coarse = Values((coarse_interval(digits, scale),))
    if comparator == ">":
        rounded = wide = coarse = Values((Interval(value, None, True, True),))
    if comparator == "<":
        rounded = wide = coarse = Values((Interval(None, value, True, True),))
    text = f"{'' if comparator == '=' else comparator}{digits}×{scale}{unit}"
    return Quantity(
        "q", "", 0, len(text), text, value, unit, dimension, comparator, rounded, wide, coarse,
        digits=digits, scale=Fraction(scale),
    )  # fmt: skip


def claim(q: Quantity, document: str = "a.md", **changes: Any) -> Claim:
    """A claim of one company's capital expenditure in 2024, all of its key printed."""
    made = Claim(
        id="", document=document, start=0, end=len(q.text), text=q.text, quantity=q, subject="Alder",
        subject_key="alder", metric="capital_expenditure", type="level", basis=None, basis_text=None,
        scope=(), period=YEAR, granularity="year", speaker=None, stance="asserted", sentence=(0, len(q.text)),
        subject_how="printed", metric_how="printed", period_how="printed",
    )  # fmt: skip
    return replace(made, **changes)


def corpus(claims: Iterable[Claim], copies: dict[str, str] | None = None) -> Corpus:
    """A corpus whose documents hold a line for each of their claims, each line a paragraph."""
    by_document: dict[str, list[Claim]] = {}
    for made in claims:
        by_document.setdefault(made.document, []).append(made)
    facts = tuple(_facts(name, rows) for name, rows in sorted(by_document.items()))
    return Corpus(facts, copies=copies or {})


def _facts(name: str, rows: Sequence[Claim]) -> Facts:
    text, placed, sentences = "", [], []
    for number, row in enumerate(rows):
        start = len(text)
        text += row.quantity.text + "\n"
        end = len(text) - 1
        q = replace(row.quantity, id=f"{name}:q{start}", document=name, start=start, end=end)
        placed.append(
            replace(row, id=f"{name}:c{start}", start=start, end=end, quantity=q, sentence=(start, end))
        )
        sentences.append(Sentence(start, end, row.section, number))
    document = Document(name, name, "", name, "en", text, None, None, sentences=tuple(sentences))
    return Facts(document, quantities=tuple(c.quantity for c in placed), claims=tuple(placed))
