"""Corpora with planted errors: most errors are found, hardly a look-alike is flagged."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.corpora import audit
from bench.shared import load


@pytest.mark.parametrize("name", ["zh-hans-ev", "zh-hans-bank", "en-pharma"])
def test_planted_errors_are_found_and_near_misses_are_not(
    name: str, shared: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, output = shared / "corpora" / name, tmp_path / "audit.json"
    articles = audit(folder, output)
    scorer = load(shared / "tools" / "score_findings.py")
    found, errors, flagged, near, extra = scorer.main(str(folder / "key.jsonl"), str(output), True)
    shown = capsys.readouterr().out
    assert found >= 0.8 * errors, shown
    assert flagged <= 0.05 * near, shown
    assert extra <= articles, shown
