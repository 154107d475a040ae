"""Errors that no two passages show by themselves, planted one at a time in articles that fit each other."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from rules.evaluate import evaluate
from rules.findings import Finding
from rules.load import load_rules
from timeline.pipeline import read_corpus
from timeline.settings import Settings

CORPORA = Path(__file__).resolve().parents[1] / "corpora"
HARD = ("contradiction", "likely", "arithmetic", "typo")


def hard(folder: Path) -> list[Finding]:
    """The hard findings of a folder of articles."""
    settings = Settings()
    audit = evaluate(read_corpus([folder], settings), load_rules().rules, settings)
    return [f for f in audit.findings if f.verdict in HARD]


@pytest.mark.parametrize("name", ["en-brewery", "zh-hant-video"])
def test_nothing_is_found_in_articles_that_fit(name: str) -> None:
    assert [f.message for f in hard(CORPORA / name)] == []


@pytest.mark.parametrize(
    ("name", "article", "old", "new", "rule", "articles"),
    [
        ("en-brewery", "letter-2025.md", "£93.4 million", "£98.3 million", "level-misses-growth", 4),
        ("en-brewery", "letter-2025.md", "£93.4 million", "£98.3 million", "periods-miss-year", 2),
        ("en-brewery", "courier-2023.md", "6.5%", "16.5%", "level-misses-growth", 4),
        ("en-brewery", "weekly-2022.md", "£84.2", "£48.2", "level-misses-growth", 4),
        ("en-brewery", "harbour-2024.md", "£49.4 million", "£44.9 million", "periods-miss-year", 2),
        ("en-brewery", "letter-2025.md", "8.5%", "5.8%", "net-margin-misses-profit", 1),
        ("en-brewery", "harbour-2024.md", "two times", "four times", "term-defined-two-ways", 2),
        ("zh-hant-video", "周刊.md", "93.4亿元", "98.3亿元", "level-misses-growth", 4),
        ("zh-hant-video", "財經.md", "6.5%", "16.5%", "level-misses-growth", 4),
        ("zh-hant-video", "港湾.md", "4.1%", "14.1%", "level-misses-growth", 4),
        ("zh-hant-video", "港湾.md", "44.0亿元", "40.4亿元", "periods-miss-year", 2),
        ("zh-hant-video", "周刊.md", "8.5%", "5.8%", "net-margin-misses-profit", 1),
        ("zh-hant-video", "晨報.md", "一次以上", "十次以上", "term-defined-two-ways", 2),
        ("zh-hant-video", "港湾.md", "12月31日", "6月30日", "fiscal-year-ends-twice", 2),
    ],
)
def test_an_error_is_found_where_only_several_passages_show_it(
    tmp_path: Path, name: str, article: str, old: str, new: str, rule: str, articles: int
) -> None:
    shutil.copytree(CORPORA / name, tmp_path / name)
    path = tmp_path / name / article
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")
    found = [f for f in hard(tmp_path / name) if f.rule == rule]
    assert any(len({e.document for e in f.evidence}) == articles for f in found)
    assert any(e.path.endswith(article) for f in found for e in f.evidence)
