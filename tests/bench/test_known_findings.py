"""The findings that the mutation bench holds to be true: each with a reason, each still found."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bench.mutate import (
    HARD,
    Known,
    Mutation,
    audit_of,
    known_findings,
    per_thousand,
    side_named,
    told_of_unchanged,
)
from rules.findings import Finding, Judgement
from timeline.readers import find_files, read_file
from timeline.settings import Settings

ROOT = Path(__file__).resolve().parents[2]


def hard() -> list[Finding]:
    """The hard findings on the sample."""
    files = find_files([ROOT / "seeds"])
    _, audit = audit_of([s for path, shown in files for s in read_file(path, shown, Settings())])
    return [f for f in audit.findings if f.verdict in HARD]


def test_every_known_finding_has_a_reason_and_is_found_once() -> None:
    found = hard()
    for known in known_findings():
        assert len(known.reason) > 20
        assert sum(known.covers(f) for f in found) == 1


def test_both_rates_are_printed(capsys: pytest.CaptureFixture[str]) -> None:
    found = hard()
    first = found[0]
    known = [Known(first.rule, frozenset(e.text for e in first.evidence), "it stands in the text")]
    told_of_unchanged(found, known, 1000)
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].endswith(per_thousand(len(found), 1000))
    assert lines[-1].endswith(per_thousand(len(found) - 1, 1000))
    assert sum(line.startswith("  known to stand:") for line in lines) == 1
    assert sum(line.startswith("  not known:") for line in lines) == len(found) - 1


def test_the_side_that_a_finding_names_is_told() -> None:
    finding = hard()[0]
    place = finding.evidence[0]
    mutation = Mutation(place.document, place.start, place.text, place.text)
    right = (place.document, place.start, place.end, place.text)
    other = ("elsewhere", *right[1:])
    names = [
        side_named(replace(finding, judgement=judgement), mutation)
        for judgement in (None, Judgement(None, ()), Judgement(right, ()), Judgement(other, ()))
    ]
    assert names == ["nothing said", "reasons differ", "the planted one", "the other one"]
