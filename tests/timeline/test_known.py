"""Known facts: read like articles, trusted more than they, refused with their line where not understood."""

from __future__ import annotations

from pathlib import Path

import pytest

from rules.evaluate import evaluate
from rules.load import load_rules
from timeline.pipeline import read_corpus
from timeline.settings import SettingsError, load_settings

FACTS = """\
# from the filings
- {subject: 甲谷公司, metric: 营收, value: 12.4亿元, period: 2024, source: 年报, date: 2025-03-01}
- subject: Northwind
  metric: revenue
  value: $31.5 million
  period: 2024
  source: annual report
"""
ARTICLES = {
    "a.txt": "甲谷公司一年\n\n2024年，甲谷公司营收14.2亿元。\n（晚报）",
    "b.txt": "Northwind grows\n\nNorthwind's revenue was about $32 million in 2024.",
}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with two known facts, one article that contradicts one and one that bears one out."""
    monkeypatch.chdir(tmp_path)
    Path("claimline.yaml").write_text("known_facts: facts.yaml\n", encoding="utf-8")
    Path("facts.yaml").write_text(FACTS, encoding="utf-8")
    for name, text in ARTICLES.items():
        Path(name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.usefixtures("project")
def test_an_article_is_held_against_what_is_known() -> None:
    settings = load_settings()
    audit = evaluate(read_corpus(ARTICLES, settings), load_rules().rules, settings)
    (finding,) = audit.findings
    assert finding.verdict == "contradiction"
    assert [(e.path, e.text) for e in finding.evidence] == [("a.txt", "14.2亿元"), ("facts.yaml", "12.4亿元")]
    assert finding.suggestion is not None and finding.suggestion.replacement == "12.4亿元"
    assert "年报 is trusted more" in finding.steps
    assert [c.documents for c in audit.corroborations] == [("b.txt", "facts.yaml#2")]


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("metric: revenue", "metric: thing", 3),
        ("period: 2024\n", "period: whenever\n", 3),
        ("source: a", "sauce: a", 7),
    ],
)
def test_what_is_not_understood_is_named_with_its_line(old: str, new: str, line: int) -> None:
    assert old in FACTS
    Path("facts.yaml").write_text(FACTS.replace(old, new), encoding="utf-8")
    with pytest.raises(SettingsError, match=f"facts.yaml:{line}: "):
        read_corpus(ARTICLES, load_settings())


def test_the_word_of_a_trusted_outlet_counts_more(project: Path) -> None:
    Path("claimline.yaml").write_text("outlets: {晨报: {trust: 5}}\n", encoding="utf-8")
    Path("c.txt").write_text("甲谷公司一年\n\n2024年，甲谷公司营收12.4亿元。\n（晨报）", encoding="utf-8")
    settings = load_settings()
    audit = evaluate(read_corpus(["a.txt", "c.txt"], settings), load_rules().rules, settings)
    (finding,) = audit.findings
    assert finding.suggestion is not None and finding.suggestion.replacement == "12.4亿元"
    assert "晨报 is trusted more" in finding.steps


def test_many_articles_do_not_outvote_what_is_known(project: Path) -> None:
    for number, value in enumerate(("14.2亿元", "14.2亿元", "14.23亿元")):
        text = f"甲谷公司一年\n\n2024年，甲谷公司营收{value}。\n（报{number}）"
        (project / f"m{number}.txt").write_text(text, encoding="utf-8")
    settings = load_settings()
    audit = evaluate(read_corpus(["m0.txt", "m1.txt", "m2.txt"], settings), load_rules().rules, settings)
    (finding,) = audit.findings
    assert finding.suggestion is not None
    assert (finding.suggestion.document, finding.suggestion.replacement) == ("m0.txt", "12.4亿元")
    assert "年报 is trusted more" in finding.steps
