"""What every format is given: the audit, and what the review or the draft check adds to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from reports.theme import strength
from rules.findings import SEVERITIES, VERDICTS, Audit, Corroboration, Evidence, Finding, Suggestion
from timeline.model import Claim, Document, Event, Facts


@dataclass(frozen=True, slots=True)
class Decided:
    """A reviewer's decision as a report shows it. right: number of the passage that is right, from 1."""

    decision: str
    reason: str | None = None
    right: int | None = None
    note: str | None = None
    at: str = ""


@dataclass(frozen=True, slots=True)
class Fixed:
    """A confirmed finding that the documents no longer give."""

    fingerprint: str
    rule: str
    message: str


@dataclass(frozen=True, slots=True)
class Unchecked:
    """A claim of a draft that nothing in the corpus speaks of."""

    claim: Claim
    sentence: str


@dataclass(frozen=True)
class Report:
    """An audit made ready to show.

    facts: what was read, for the drawn timeline.  decisions: by fingerprint.  hidden: decided findings
    that are left out.  dismissed: findings that a comment in an article dismisses, shown or not.
    back: fingerprints that had been fixed and are there again.  drafts, unchecked: ids of the documents
    that are checked and their claims that nothing speaks of (None in an audit).
    lines: see `reports.lines.file_lines`.
    """

    audit: Audit
    facts: tuple[Facts, ...] = ()
    decisions: Mapping[str, Decided] = field(default_factory=dict)
    hidden: tuple[Finding, ...] = ()
    dismissed: tuple[Finding, ...] = ()
    fixed: tuple[Fixed, ...] = ()
    back: frozenset[str] = frozenset()
    drafts: frozenset[str] = frozenset()
    unchecked: tuple[Unchecked, ...] | None = None
    lines: Mapping[str, tuple[int, ...]] = field(default_factory=dict)

    @cached_property
    def documents(self) -> dict[str, Document]:
        """Documents by id."""
        return {d.id: d for d in self.audit.documents}

    def printed(self, suggestion: Suggestion) -> str:
        """The words that a correction takes the place of."""
        return self.documents[suggestion.document].text[suggestion.start : suggestion.end]

    @property
    def events(self) -> tuple[Event, ...]:
        """Dated events of all documents, earliest first."""
        events = [e for facts in self.facts for e in facts.events if e.period is not None]
        return tuple(sorted(events, key=_event_key))


def _event_key(event: Event) -> tuple[str, str, str, int]:
    period = event.period
    first = period.first if period else None
    last = period.last if period else None
    return str(first or last), str(last or first), event.document, event.start


Place = tuple[str, int, int, int]
NOWHERE: Place = ("", 0, 0, 0)


def article(document: str) -> int:
    """Which article of its file a document is, from 1: `path#2` is the second."""
    _, mark, number = document.rpartition("#")
    return int(number) if mark and number.isdecimal() else 1


def place(evidence: Evidence) -> Place:
    """Sort key of a passage, as the output contract has it: document path, then start, then the article."""
    return evidence.path, evidence.start, article(evidence.document), evidence.end


def first_place(evidence: Iterable[Evidence]) -> Place:
    """The first of the passages' places."""
    return min(map(place, evidence), default=NOWHERE)


def by_place(findings: Iterable[Finding]) -> list[Finding]:
    """Findings in the order of the documents: path, then start of the first passage."""
    return sorted(findings, key=lambda f: (first_place(f.evidence), f.fingerprint))


def strongest_first(findings: Iterable[Finding]) -> list[Finding]:
    """Findings in the order in which a reader should look at them."""
    return sorted(by_place(findings), key=lambda f: strength(f.verdict, f.severity, f.confidence))


def most_attested_first(corroborations: Iterable[Corroboration]) -> list[Corroboration]:
    """Corroborations by how many outlets agree, then by place."""
    return sorted(
        corroborations,
        key=lambda c: (-c.independent, first_place(c.evidence), c.fact),
    )


def tidy(audit: Audit) -> Audit:
    """Put the passages of every finding in the order of the documents; their numbers follow it."""
    findings = tuple(replace(f, evidence=tuple(sorted(f.evidence, key=place))) for f in audit.findings)
    return replace(audit, findings=findings)


def summary(findings: Iterable[Finding]) -> dict[str, int]:
    """Counts by verdict, every verdict named, strongest first."""
    counts = Counter(f.verdict for f in findings)
    return {verdict: counts[verdict] for verdict in VERDICTS}


def keep(audit: Audit, verdicts: Iterable[str] = (), rules: Iterable[str] = ()) -> Audit:
    """Keep the findings of the verdicts and rules that are named; none named keeps all."""
    wanted, named = set(verdicts), set(rules)
    findings = tuple(
        f for f in audit.findings if (not wanted or f.verdict in wanted) and (not named or f.rule in named)
    )
    return replace(audit, findings=findings)


def reaches(findings: Iterable[Finding], fail_on: str) -> bool:
    """Whether some finding is at or above the severity `fail_on` (error, warning, note, never)."""
    if fail_on == "never":
        return False
    bar = [str(s) for s in SEVERITIES].index(fail_on)
    return any(SEVERITIES.index(f.severity) <= bar for f in findings)


def line_column(report: Report, evidence: Evidence | Claim) -> tuple[int, int]:
    """Line and column, both from 1: the line of the file where it is known, else that of the text."""
    document = report.documents.get(evidence.document)
    if document is None:
        return 1, evidence.start + 1
    before = document.text[: evidence.start]
    line, column = before.count("\n"), evidence.start - (before.rfind("\n") + 1) + 1
    lines = report.lines.get(evidence.document)
    return (lines[line] if lines else line + 1), column


def location(report: Report, evidence: Evidence | Claim) -> str:
    """`path:line:column` of a passage; where the file's own lines are not known and it has several articles,
    `path#2:line:column`, counted in the second of them.
    """
    line, column = line_column(report, evidence)
    document = report.documents.get(evidence.document)
    if document is not None and evidence.document in report.lines:
        return f"{document.path}:{line}:{column}"
    first = f"{evidence.document}#2" in report.documents
    return f"{evidence.document}{'#1' if first else ''}:{line}:{column}"
