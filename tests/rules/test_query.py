"""Rules that are a query: what they flag, and how a wrong query is told."""

from __future__ import annotations

from pathlib import Path

import pytest

import rules
from rules.load import load_rules
from rules.trial import try_rule
from timeline.settings import Settings

pytest.importorskip("duckdb", reason="the extra `query` is not installed")

RULE = (Path(rules.__file__).parent / "templates" / "query.yaml").read_text(encoding="utf-8")


def load(folder: Path, **words: str) -> tuple[list, list[str]]:
    """The rule and the problems of a pack that holds the template with some words put for others."""
    path = folder / "forecast-far-above.yaml"
    text = RULE
    for old, new in words.items():
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")
    loaded = load_rules([path], builtin=False)
    return list(loaded.rules), [str(p) for p in loaded.problems]


def test_a_query_flags_what_it_selects_and_passes_the_rest(tmp_path: Path) -> None:
    (rule,), problems = load(tmp_path)
    assert problems == []
    flagged, passed = try_rule(rule, Settings())
    assert flagged.right and passed.right
    (finding,) = flagged.findings
    assert finding.message == "120亿元 is forecast, 12亿元 was the last level, which is 1200000000"
    assert [e.text for e in finding.evidence] == ["12亿元", "120亿元"]


def test_a_wrong_column_is_told_with_its_line(tmp_path: Path) -> None:
    found, (problem,) = load(tmp_path, **{"l.period": "l.perod"})
    assert found == []
    assert ":9:1: error:" in problem and '"perod"' in problem and "l.perod.to" in problem


def test_a_query_must_select_evidence(tmp_path: Path) -> None:
    found, (problem,) = load(tmp_path, **{"AS a": "AS first", "AS b": "AS second"})
    assert not found and "selects no evidence" in problem


def test_a_query_reads_no_files(tmp_path: Path) -> None:
    found, (problem,) = load(tmp_path, **{"FROM claims f": "FROM read_csv('/etc/hosts') f"})
    assert not found and "Permission Error" in problem
