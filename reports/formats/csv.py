"""The findings as a table for a spreadsheet: one row a passage, so that rows can be filtered and sorted."""

from __future__ import annotations

import csv
import io

from reports.report import Report, by_place, line_column

COLUMNS = (
    "fingerprint",
    "rule",
    "verdict",
    "severity",
    "confidence",
    "message",
    "passage",
    "path",
    "document",
    "outlet",
    "line",
    "column",
    "start",
    "end",
    "text",
    "sentence",
    "values",
    "suggestion",
    "decision",
    "reason",
    "likely_right",
    "reasons",
)
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def render(report: Report) -> str:
    """Give the table, with a header. An apostrophe goes before what a spreadsheet would run as a formula."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for finding in by_place(report.audit.findings):
        fix, judged = finding.suggestion, finding.judgement
        right = judged.right if judged else None
        decided = report.decisions.get(finding.fingerprint)
        for number, evidence in enumerate(finding.evidence, 1):
            document = report.documents.get(evidence.document)
            here = fix and (fix.document, fix.start, fix.end) == (
                evidence.document,
                evidence.start,
                evidence.end,
            )
            row = (
                finding.fingerprint,
                finding.rule,
                finding.verdict,
                finding.severity,
                f"{finding.confidence:.2f}",
                finding.message,
                number,
                evidence.path,
                evidence.document,
                (document.outlet or "") if document else "",
                *line_column(report, evidence),
                evidence.start,
                evidence.end,
                evidence.text,
                evidence.sentence,
                evidence.values,
                fix.replacement if fix and here else "",
                decided.decision if decided else "",
                (decided.reason or "") if decided else "",
                right[3] if right else "",
                "; ".join(r.why for r in judged.reasons) if judged else "",
            )
            writer.writerow([tame(cell) if isinstance(cell, str) else cell for cell in row])
    return out.getvalue()


def tame(cell: str) -> str:
    """Keep a spreadsheet from running a cell as a formula."""
    return "'" + cell if cell.startswith(FORMULA) and len(cell) > 1 else cell
