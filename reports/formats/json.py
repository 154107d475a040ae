"""The audit as JSON, as the published schema `reports/audit.schema.json` says."""

from __future__ import annotations

import json
from typing import Any

from reports.report import Report, Unchecked, article, by_place, first_place, line_column, place, summary
from rules.findings import Corroboration, Evidence, Finding, Judgement
from timeline.model import Document, ModelUse
from timeline.tables import document_row, period

SCHEMA = "urn:claimline:schema:audit:1.0"


def render(report: Report) -> str:
    """Give one JSON object; the same report gives the same bytes."""
    return json.dumps(as_object(report), ensure_ascii=False, indent=2) + "\n"


def as_object(report: Report) -> dict[str, Any]:
    """The object that `render` prints."""
    audit = report.audit
    result: dict[str, Any] = {
        "schema": SCHEMA,
        "documents": [
            _document(d, d.id in report.drafts)
            for d in sorted(audit.documents, key=lambda d: (d.path, article(d.id)))
        ],
        "findings": [_finding(f, report) for f in by_place(audit.findings)],
        "corroborations": [
            _corroboration(c, report)
            for c in sorted(audit.corroborations, key=lambda c: (first_place(c.evidence), c.fact))
        ],
        "errors": [{"path": path, "message": message} for path, message in sorted(audit.errors)],
        "summary": summary(audit.findings),
        "coverage": {name: getattr(audit.coverage, name) for name in audit.coverage.__slots__}
        | {"findings_dismissed": len(report.dismissed)},
        "review": {
            "hidden": len(report.hidden),
            "dismissed": [_dismissed(f, report) for f in by_place(report.dismissed)],
            "back": sorted(report.back),
            "fixed": [
                {"fingerprint": f.fingerprint, "rule": f.rule, "message": f.message} for f in report.fixed
            ],
        },
    }
    if audit.model is not None:
        result["model"] = _model(audit.model)
    if report.unchecked is not None:
        result["unchecked"] = [_unchecked(u) for u in report.unchecked]
    return result


def _model(use: ModelUse) -> dict[str, Any]:
    return {
        "name": use.name,
        "answers": use.answers,
        "used": use.used,
        "known": use.known,
        "dropped": dict(use.dropped),
        "failed": [{"path": path, "message": message} for path, message in use.failed],
    }


def _document(document: Document, draft: bool) -> dict[str, Any]:
    row = document_row(document)
    return {name: value for name, value in row.items() if name not in ("kind", "text")} | {"draft": draft}


def _dismissed(finding: Finding, report: Report) -> dict[str, Any]:
    decided = report.decisions.get(finding.fingerprint)
    reason = decided.reason if decided else None
    return {
        "fingerprint": finding.fingerprint,
        "rule": finding.rule,
        "message": finding.message,
        "reason": reason,
    }


def _finding(finding: Finding, report: Report) -> dict[str, Any]:
    suggestion = finding.suggestion
    decided = report.decisions.get(finding.fingerprint)
    return {
        "fingerprint": finding.fingerprint,
        "rule": finding.rule,
        "title": finding.title,
        "verdict": finding.verdict,
        "severity": finding.severity,
        "confidence": round(finding.confidence, 4),
        "message": finding.message,
        "evidence": [_evidence(e, report) for e in finding.evidence],
        "steps": list(finding.steps),
        "suggestion": None
        if suggestion is None
        else {
            "document": suggestion.document,
            "start": suggestion.start,
            "end": suggestion.end,
            "replacement": suggestion.replacement,
            "safe": suggestion.safe,
        },
        "judgement": _judgement(finding.judgement),
        "entities": list(finding.entities),
        "decision": None
        if decided is None
        else {
            "decision": decided.decision,
            "reason": decided.reason,
            "right": decided.right,
            "note": decided.note,
            "at": decided.at,
        },
    }


def _judgement(judgement: Judgement | None) -> dict[str, Any] | None:
    if judgement is None:
        return None
    right = judgement.right and dict(zip(("document", "start", "end", "text"), judgement.right, strict=True))
    reasons = [{"kind": r.kind, "text": r.text, "why": r.why} for r in judgement.reasons]
    return {"right": right, "reasons": reasons}


def _evidence(evidence: Evidence, report: Report) -> dict[str, Any]:
    line, column = line_column(report, evidence)
    return {
        "document": evidence.document,
        "path": evidence.path,
        "start": evidence.start,
        "end": evidence.end,
        "line": line,
        "column": column,
        "text": evidence.text,
        "sentence": evidence.sentence,
        "sentence_start": evidence.sentence_start,
        "fact": evidence.fact,
        "values": evidence.values,
    }


def _corroboration(corroboration: Corroboration, report: Report) -> dict[str, Any]:
    return {
        "fact": corroboration.fact,
        "documents": list(corroboration.documents),
        "independent": corroboration.independent,
        "evidence": [_evidence(e, report) for e in sorted(corroboration.evidence, key=place)],
    }


def _unchecked(unchecked: Unchecked) -> dict[str, Any]:
    claim = unchecked.claim
    return {
        "id": claim.id,
        "document": claim.document,
        "start": claim.start,
        "end": claim.end,
        "text": claim.text,
        "sentence": unchecked.sentence,
        "subject": claim.subject,
        "metric": claim.metric,
        "type": claim.type,
        "period": period(claim.period),
    }
