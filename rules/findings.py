"""What an audit hands on: findings with their proof, corroborations, coverage."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from timeline.model import Document, ModelUse

Verdict = Literal["contradiction", "likely", "arithmetic", "typo", "ambiguity", "drift", "variant"]
Severity = Literal["error", "warning", "note"]
VERDICTS: tuple[Verdict, ...] = (
    "contradiction",
    "likely",
    "arithmetic",
    "typo",
    "ambiguity",
    "drift",
    "variant",
)
"""Strongest first."""
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage that a finding rests on, with the sentence it stands in and the fact read there (an id).

    values: the normalised value or date as a reader would write it ("[12.465, 12.475) × 10⁸ users").
    """

    document: str
    path: str
    start: int
    end: int
    text: str
    sentence: str
    sentence_start: int
    fact: str
    values: str = ""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A correction that the evidence determines. safe: it changes spelling, never a fact."""

    document: str
    start: int
    end: int
    replacement: str
    safe: bool = False


@dataclass(frozen=True, slots=True)
class Reason:
    """What speaks for one side of a conflict. text: that side as printed.  why: in words, for a reader."""

    kind: str
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the evidence says of the sides. right: document, start, end and print of the side that is likely
    right; None where the reasons speak for different sides.
    """

    right: tuple[str, int, int, str] | None
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """One discrepancy and its proof; see the output contract for the fields."""

    fingerprint: str
    rule: str
    title: str
    verdict: Verdict
    severity: Severity
    confidence: float
    message: str
    evidence: tuple[Evidence, ...]
    steps: tuple[str, ...]
    suggestion: Suggestion | None = None
    entities: tuple[str, ...] = ()
    """Canonical names that the finding is about, for filters."""
    judgement: Judgement | None = None
    """None where nothing speaks for a side."""


@dataclass(frozen=True, slots=True)
class Corroboration:
    """A fact that several documents print; `independent` counts outlets, copies of one wire story once."""

    fact: str
    documents: tuple[str, ...]
    independent: int
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """What was seen, read, keyed, compared and left alone: counts by name."""

    documents: int
    numbers_seen: int
    numbers_read: int
    dates_seen: int
    dates_read: int
    claims_keyed: int
    claims_compared: int
    claims_alone: int
    claims_unkeyed: int
    events: int
    quotes: int
    names: int


@dataclass(frozen=True, slots=True)
class Audit:
    """The whole result, each list sorted by document path, then start.

    rules: ids of those that ran.  broken: a message for each that could not.
    """

    documents: tuple[Document, ...]
    findings: tuple[Finding, ...]
    corroborations: tuple[Corroboration, ...]
    errors: tuple[tuple[str, str], ...]
    coverage: Coverage
    rules: tuple[str, ...] = ()
    broken: tuple[str, ...] = ()
    model: ModelUse | None = None
    """What the project's model gave; None where none is set."""
