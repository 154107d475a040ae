"""A Chinese name beside one that is a character away: a slip of it, or somebody else."""

from __future__ import annotations

from pathlib import Path

import pytest

from rules.evaluate import evaluate
from rules.load import load_rules
from timeline.pipeline import read_corpus
from timeline.settings import Settings

RULES = [r for r in load_rules().rules if r.id == "name-slip"]
FIRST = "甲谷公司董事长顾汝澄表示，今年将扩产。顾汝澄说，新厂明年投产。"


def wrong(folder: Path, *texts: str) -> list[str]:
    """The misspelt names of articles of several outlets."""
    paths = []
    for number, text in enumerate(texts):
        paths.append(folder / f"{number}.md")
        paths[-1].write_text(f"---\ntitle: 短讯\noutlet: 报{number}\n---\n\n{text}\n", encoding="utf-8")
    found = evaluate(read_corpus(paths, Settings()), RULES, Settings()).findings
    return [f.message.split()[0] for f in found]


@pytest.mark.parametrize(
    "text",
    [
        "甲谷公司的顾汝澄昨天受访。他说会扩产。顾汝滨还谈到新厂。",
        "甲谷公司的产品都由顾汝澄拍板，整个行业这几年也都紧紧跟着顾汝滨在走。",
        "甲谷公司董事长顾汝滨受访。",
    ],
)
def test_who_is_named_once_and_not_led_in_was_named_before(tmp_path: Path, text: str) -> None:
    assert wrong(tmp_path, FIRST, text) == ["顾汝滨"]


@pytest.mark.parametrize(
    "text",
    [
        "顾汝澄昨天受访。总经理顾汝滨也谈到新厂。",
        "顾汝澄昨天受访。他的弟弟顾汝滨也谈到新厂。",
        "顾汝澄昨天受访。记者顾汝滨报道。",
        "顾汝澄、顾汝滨昨天出席了开工典礼。",
        "顾汝澄主外，顾汝滨主内，公司越做越大。",
        "顾汝澄昨天受访。顾汝滨也谈到新厂。顾汝滨说，一切顺利。顾汝滨又补充，资金到位。",
        "顾汝滨昨天在海边看了一场电影。",
    ],
)
def test_who_is_led_in_or_set_beside_is_somebody_else(tmp_path: Path, text: str) -> None:
    assert wrong(tmp_path, FIRST, text) == []


def spellings(folder: Path, text: str) -> list[str]:
    (folder / "a.txt").write_text(text, encoding="utf-8")
    audit = evaluate(read_corpus([folder], Settings()), load_rules().rules, Settings())
    return [f.message for f in audit.findings if f.rule == "name-spelt-differently"]


def test_a_hyphen_and_a_blank_in_one_name_are_two_spellings(tmp_path: Path) -> None:
    text = "Cola\n\nThe Alder-Cola Company met. The Alder Cola Company voted."
    assert spellings(tmp_path, text) == ["Alder-Cola Company and Alder Cola Company are one name"]


@pytest.mark.parametrize(
    "text",
    [
        "Union\n\nThe Alder Workers' Union met. The Alder Workers’ Union voted.",
        "Talks\n\nThe Alder Company met D.C. officials. The D&C was done in the U-S-A! It was the U.S.A.",
        "Alder-Birch\n\nThe Alder-Birch Company sold pumps. The Birch-Alder Company was another one.",
    ],
)
def test_what_a_copy_editor_would_not_call_two_spellings(tmp_path: Path, text: str) -> None:
    assert spellings(tmp_path, text) == []
