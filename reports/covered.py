"""The coverage of a report in words: what was read and compared, what articles dismiss, what a model gave."""

from __future__ import annotations

from reports.report import Report
from reports.theme import count_words


def coverage_words(report: Report) -> str:
    """What was read and compared, in one line."""
    c = report.audit.coverage
    return (
        f"coverage: {count_words(c.documents, 'document')}; "
        f"numbers {c.numbers_read} read of {c.numbers_seen} seen; "
        f"dates {c.dates_read} of {c.dates_seen}; "
        f"claims {c.claims_keyed} keyed, {c.claims_compared} compared, "
        f"{c.claims_alone} alone, {c.claims_unkeyed} not keyed; "
        f"{count_words(c.events, 'event')}, {count_words(c.quotes, 'quote')}, "
        f"{count_words(c.names, 'name')}"
    )


def dismissed_words(report: Report) -> tuple[str, ...]:
    """How many findings comments in articles dismiss, and a line for each; nothing where there are none."""
    if not report.dismissed:
        return ()
    many = count_words(len(report.dismissed), "finding")
    lines = [f"dismissed by comments in the articles: {many}"]
    for finding in report.dismissed:
        decided = report.decisions.get(finding.fingerprint)
        lines.append(f"{finding.rule}: {(decided.reason if decided else None) or 'no reason'}")
    return tuple(lines)


def model_words(report: Report) -> tuple[str, ...]:
    """What a model gave, then a line for each file that it did not help with; nothing where none is set."""
    use = report.audit.model
    if use is None:
        return ()
    words = f"model {use.name}: {use.used} of {count_words(use.answers, 'answer')} used"
    if not use.answers:
        words = f"model {use.name}: no answers"
    if use.known:
        words += f", {use.known} said nothing new"
    if use.dropped:
        reasons = ", ".join(f"{count} {why}" for why, count in use.dropped)
        words += f", {sum(count for _, count in use.dropped)} dropped ({reasons})"
    return (words, *(f"{path}: {message}" for path, message in use.failed))
