"""What is told as past on a day after the article appeared, and all that is no such slip."""

from __future__ import annotations

from pathlib import Path

import pytest

from rules.evaluate import evaluate
from rules.load import load_rules
from timeline.pipeline import read_corpus
from timeline.settings import Settings

RULES = [r for r in load_rules().rules if r.id == "past-but-not-yet"]


def found(folder: Path, text: str, head: str = "date: 2025-03-20\n") -> list[str]:
    """The dates that the rule flags in an article."""
    path = folder / "a.md"
    path.write_text(f"---\ntitle: Note\n{head}---\n\n{text}\n", encoding="utf-8")
    audit = evaluate(read_corpus([path], Settings()), RULES, Settings())
    return [f.evidence[0].text for f in audit.findings]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("新橋已於2026年3月2日通車。", "2026年3月2日"),
        ("新桥2025年11月8日举行了通车典礼。", "2025年11月8日"),
        ("The bridge was opened on 8 November 2025.", "8 November 2025"),
        ("The talks took place in November 2025.", "November 2025"),
        ("The board approved the plan on Saturday, 8 November 2025.", "Saturday, 8 November 2025"),
    ],
)
def test_what_is_told_as_past_before_it_was(tmp_path: Path, text: str, date: str) -> None:
    assert found(tmp_path, text) == [date]


@pytest.mark.parametrize(
    "text",
    [
        "新橋已於2025年3月2日通車。",
        "新橋將於2026年3月2日通車，籌備了兩年。",
        "新桥公布了2026年3月2日通车的日程。",
        "新桥的合约到2026年3月2日为止，签了五年。",
        "新桥2026年3月2日起收费，票价降了一成。",
        "新桥2026年3月2日了解情况。",
        "The bridge opened on 8 November 2024.",
        "The bridge will have opened on 8 November 2025.",
        "The council approved a vote to be held on 8 November 2025.",
        "The council called for a vote on 8 November 2025.",
        "The bridge opens on 8 November 2025.",
        "The contract signed yesterday ends on 8 November 2025.",
        "The bridge opened in 2026.",
        "The bridge opened on 21 March 2025.",
    ],
)
def test_what_is_to_come_or_has_been_is_left_alone(tmp_path: Path, text: str) -> None:
    assert found(tmp_path, text) == []


def test_a_day_of_publication_that_was_inferred_proves_nothing(tmp_path: Path) -> None:
    text = "今天是2025年3月20日。新橋已於2026年3月2日通車。"
    assert found(tmp_path, text, "") == []
