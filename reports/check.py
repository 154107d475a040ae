"""A draft against a corpus: what concerns the draft, what nothing speaks of, the safe corrections."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from reports.lines import PLAIN
from reports.report import Report, Unchecked, article
from rules.findings import Audit, Finding, Suggestion
from timeline.model import Claim, Corpus, Document, Facts


def narrowed(audit: Audit, drafts: frozenset[str]) -> Audit:
    """Keep the findings and corroborations that some draft has a part in."""
    return replace(
        audit,
        findings=tuple(f for f in audit.findings if any(e.document in drafts for e in f.evidence)),
        corroborations=tuple(c for c in audit.corroborations if drafts.intersection(c.documents)),
    )


def checked(audit: Audit, corpus: Corpus, drafts: frozenset[str]) -> Report:
    """The report on the drafts: an audit of drafts and corpus together, narrowed to the drafts."""
    return Report(
        narrowed(audit, drafts),
        corpus.facts,
        drafts=drafts,
        unchecked=unchecked(audit, corpus, drafts),
    )


def unchecked(audit: Audit, corpus: Corpus, drafts: frozenset[str]) -> tuple[Unchecked, ...]:
    """The drafts' claims that nothing in the corpus speaks of.

    The corpus speaks of a claim when a finding or corroboration sets it beside a passage of the corpus, or
    when a claim there has the same subject, metric and type, of a time that overlaps, or of any day of the
    same year where it prints the same value; a claim of no time that is known speaks of another such one.
    """
    groups = [f.evidence for f in audit.findings] + [c.evidence for c in audit.corroborations]
    met = {e.fact for group in groups if any(e.document not in drafts for e in group) for e in group}
    known: dict[tuple[str, str, str], list[Claim]] = {}
    for facts in corpus.facts:
        if facts.document.id not in drafts:
            for claim in facts.claims:
                if claim.subject_key:
                    known.setdefault((claim.subject_key, claim.metric, claim.type), []).append(claim)
    found = []
    for facts in sorted(corpus.facts, key=lambda f: (f.document.path, article(f.document.id))):
        if facts.document.id in drafts:
            found += [
                Unchecked(claim, _sentence(claim, facts))
                for claim in facts.claims
                if not met & {claim.id, claim.quantity.id} and not _spoken_of(claim, known)
            ]
    return tuple(found)


def _spoken_of(claim: Claim, known: dict[tuple[str, str, str], list[Claim]]) -> bool:
    if claim.subject_key is None:
        return False
    return any(
        claim.period == other.period
        or (claim.period is not None and other.period is not None and _near(claim, other))
        for other in known.get((claim.subject_key, claim.metric, claim.type), ())
    )


def _near(a: Claim, b: Claim) -> bool:
    """Whether two claims are of times that overlap, or print one value in one year: a stock of two days."""
    assert a.period is not None and b.period is not None
    days = [p.first or p.last for p in (a.period, b.period)]
    years = {day.year for day in days if day is not None}
    return a.period.overlaps(b.period) or (len(years) == 1 and a.quantity.value == b.quantity.value)


def _sentence(claim: Claim, facts: Facts) -> str:
    start, end = claim.sentence
    return facts.document.text[start:end].strip()


@dataclass(frozen=True, slots=True)
class Correction:
    """What the safe corrections make of one file. skipped: corrections that cannot be written, and why."""

    path: str
    before: str
    after: str
    skipped: tuple[str, ...] = ()

    @property
    def diff(self) -> str:
        """The change as a unified diff; empty where nothing changes."""
        return "".join(
            line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
            for line in difflib.unified_diff(
                self.before.splitlines(keepends=True),
                self.after.splitlines(keepends=True),
                f"a/{self.path}",
                f"b/{self.path}",
            )
        )


def corrections(report: Report) -> list[Correction]:
    """The safe corrections of every draft file, worked out but not written."""
    wanted: dict[str, list[tuple[Document, Suggestion]]] = {}
    for finding in report.audit.findings:
        fix = finding.suggestion
        if fix and fix.safe and fix.document in report.drafts:
            for document, each in _everywhere(report, finding, fix):
                if (document, each) not in wanted.setdefault(document.path, []):
                    wanted[document.path].append((document, each))
    return [_correct(path, fixes) for path, fixes in sorted(wanted.items())]


def _everywhere(report: Report, finding: Finding, fix: Suggestion) -> list[tuple[Document, Suggestion]]:
    """A correction of spelling at every place of the drafts that the finding shows so spelt."""
    wrong = report.documents[fix.document].text[fix.start : fix.end]
    places = {(e.document, e.start, e.end) for e in finding.evidence if e.text == wrong}
    places.add((fix.document, fix.start, fix.end))
    return [
        (report.documents[document], replace(fix, document=document, start=start, end=end))
        for document, start, end in sorted(places)
        if document in report.drafts
    ]


def _correct(path: str, fixes: Iterable[tuple[Document, Suggestion]]) -> Correction:
    file = Path(path)
    if file.suffix.lower() not in PLAIN:
        kinds = "only .txt and .md files can be corrected"
        return Correction(path, "", "", tuple(f"{path}: {kinds}: {_words(d, f)}" for d, f in fixes))
    with file.open(encoding="utf-8", newline="") as opened:
        before = opened.read()
    places: list[tuple[int, int, str]] = []
    skipped = []
    for document, fix in fixes:
        at = place_in_file(before, document, fix.start, fix.end)
        if at is None:
            skipped.append(f"{path}: not found in the file as read: {_words(document, fix)}")
        else:
            places.append((at, at + fix.end - fix.start, fix.replacement))
    after, limit = before, len(before) + 1
    for start, end, replacement in sorted(set(places), reverse=True):
        if end <= limit:
            after, limit = after[:start] + replacement + after[end:], start
    return Correction(path, before, after, tuple(skipped))


def place_in_file(raw: str, document: Document, start: int, end: int) -> int | None:
    """Where the words of a document stand in the file it was read from; None where that is not certain.

    A file can hold more than its text (front matter, other articles), so the line around the words is
    looked for; it has to stand there as often as in the text, and the same one of them is taken.
    """
    text = document.text
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    line = text[first : len(text) if last < 0 else last]
    in_text, in_file = _all(text, line), _all(raw, line)
    if not line.strip() or len(in_text) != len(in_file):
        return None
    return in_file[in_text.index(first)] + start - first


def _all(text: str, words: str) -> list[int]:
    found, at = [], text.find(words)
    while at >= 0 and words:
        found.append(at)
        at = text.find(words, at + 1)
    return found


def _words(document: Document, fix: Suggestion) -> str:
    return f"{document.text[fix.start : fix.end]} → {fix.replacement}"
