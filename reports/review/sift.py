"""What the next report shows: the decided findings apart, what was fixed, what came back."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from reports.report import Decided, Fixed, Report
from reports.review.inline import written
from reports.usage import UsageError

if TYPE_CHECKING:
    from reports.review.decisions import Decision

FILE = Path(".claimline") / "decisions.sqlite"


def default_file(path: str) -> str:
    """Where decisions on the articles at a path are kept: `.claimline/decisions.sqlite` in its folder."""
    folder = Path(path)
    if not folder.is_dir():
        folder = folder.parent
    return (folder / FILE).as_posix()


def sift(report: Report, where: str | None, path: str, show_all: bool) -> Report:
    """Take out the decided findings (unless `show_all`) and say what was fixed and what came back.

    A confirmed finding is fixed when all documents that it rested on were read and no longer give it; if
    it is there again later, it is shown as new. A dismissed finding stays dismissed. Without a file of
    decisions nothing changes, and none is made. Raises UsageError.
    """
    where = where or default_file(path)
    ignored, complaints = written(report)
    for complaint in complaints:
        print(f"claimline: {complaint}", file=sys.stderr)
    if "://" not in where and not Path(where).is_file():
        return apart(report, {}, [], show_all, ignored) if ignored else report
    from reports.review.decisions import StoreError, current, mark_gone, open_store

    try:
        engine = open_store(where)
        decisions = current(engine)
        found = {f.fingerprint for f in report.audit.findings}
        read = {d.id for d in report.audit.documents}
        gone = [
            d
            for d in decisions.values()
            if d.decision == "confirmed" and d.fingerprint not in found and read.issuperset(d.documents)
        ]
        mark_gone(engine, [d.id for d in gone])
        engine.dispose()
    except StoreError as error:
        raise UsageError(str(error)) from error
    return apart(report, decisions, gone, show_all, ignored)


def apart(
    report: Report,
    decisions: dict[str, Decision],
    gone: list[Decision],
    show_all: bool,
    ignored: Mapping[str, Decided],
) -> Report:
    """The report with its decided findings apart; what an article's own comments dismiss is decided too."""
    back = frozenset(
        f.fingerprint
        for f in report.audit.findings
        if (d := decisions.get(f.fingerprint)) and d.decision == "confirmed" and d.gone_at
    )
    holding = {key: decided(d) for key, d in decisions.items() if key not in back} | dict(ignored)
    closed = {key for key, d in holding.items() if d.decision != "noted"}
    hidden = tuple(f for f in report.audit.findings if f.fingerprint in closed - ignored.keys())
    shown = tuple(f for f in report.audit.findings if f.fingerprint not in closed)
    return replace(
        report,
        audit=report.audit if show_all else replace(report.audit, findings=shown),
        decisions=holding,
        hidden=() if show_all else hidden,
        dismissed=tuple(f for f in report.audit.findings if f.fingerprint in ignored),
        fixed=tuple(Fixed(d.fingerprint, d.rule, d.message) for d in sorted(gone, key=lambda d: d.id)),
        back=back,
    )


def decided(decision: Decision) -> Decided:
    """A decision as a report shows it."""
    return Decided(decision.decision, decision.reason, decision.right, decision.note, decision.at)
