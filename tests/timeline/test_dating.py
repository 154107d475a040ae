"""What one article calls yesterday, another gives a date."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from timeline.pipeline import read_corpus

DATED = "---\ntitle: 河灣電機年報\ndate: 2025-03-21\n---\n\n"
TOLD = "3月19日，河灣電機發佈2024年全年業績。財報顯示，全年資本開支達到76.7億元，同比增長21%。"
POINTED = "河灣電機的開支\n\n昨天的財報資料顯示，2024年全年，河灣電機資本開支達到76.7億元，同比增長21%。"
OTHER = "河灣電機的天氣\n\n昨天的雨下得很大，2024年的業績沒有人提起。"


def published(folder: Path, text: str) -> tuple[date | None, date | None, list[str]]:
    (folder / "a.md").write_text(DATED + TOLD, encoding="utf-8")
    (folder / "b.txt").write_text(text, encoding="utf-8")
    document = read_corpus([folder]).facts[1].document
    assert document.published is not None
    return document.published.first, document.published.last, [s.text for s in document.evidence]


def test_a_pointed_day_takes_its_date_from_another_article(tmp_path: Path) -> None:
    first, last, evidence = published(tmp_path, POINTED)
    assert first == last == date(2025, 3, 20)
    assert {"昨天", "3月19日"} <= set(evidence)


def test_another_matter_gives_no_date(tmp_path: Path) -> None:
    first, last, _ = published(tmp_path, OTHER)
    assert first != last
