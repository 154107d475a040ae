"""Rules that are a query: what they flag, and how a wrong query is told."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

import rules
from reports.cli.main import main
from rules.load import load_rules
from rules.trial import try_rule
from timeline.settings import Settings

pytest.importorskip("duckdb", reason="the extra `query` is not installed")

RULE = (Path(rules.__file__).parent / "templates" / "query.yaml").read_text(encoding="utf-8")


FAILS = {"f.value > 3 * l.value": "CAST(f.text AS INTEGER) > 3"}
"""What can be asked of empty tables, and of no others."""


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


def test_a_query_that_fails_on_the_articles_is_told_and_the_other_rules_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    load(tmp_path, **FAILS)
    Path("claimline.yaml").write_text("packs: [forecast-far-above.yaml]\n", encoding="utf-8")
    for number, text in enumerate(
        ("2024年，甲谷公司营收12亿元。", "2024年，甲谷公司营收21亿元。", "甲谷公司预计2025年营收130亿元。")
    ):
        Path(f"{number}.txt").write_text(f"甲谷公司\n\n{text}\n（报{number}）", encoding="utf-8")
    assert main(["audit", "0.txt", "1.txt", "2.txt"]) == 1
    shown = capsys.readouterr()
    assert "12亿元 and 21亿元 cannot both be right" in shown.out
    assert shown.err.count("error:") == 1
    assert "forecast-far-above.yaml:9: error: forecast-far-above is left out" in shown.err
    assert main(["rules", "test", "forecast-far-above"]) == 1
    assert "is left out" in capsys.readouterr().out


def test_without_the_extra_all_queries_are_left_out_with_one_message(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(tmp_path)
    second = RULE.replace("id: forecast-far-above", "id: another-forecast")
    (tmp_path / "another-forecast.yaml").write_text(second, encoding="utf-8")
    monkeypatch.setitem(sys.modules, "duckdb", None)
    loaded = load_rules([tmp_path])
    (problem,) = loaded.problems
    assert "another-forecast, forecast-far-above" in str(problem) and "claimline[query]" in str(problem)
    assert len(loaded.rules) == len(load_rules().rules)
