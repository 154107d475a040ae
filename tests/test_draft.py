"""A draft with three facts wrong and eleven right, checked against the sample corpus."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reports.cli.main import main

RIGHT = (
    "6603億元",
    "1941億元",
    "68%",
    "1724.5億元",
    "11%",
    "553億元",
    "30%",
    "1214億元",
    "767億元",
    "191.1億元",
    "119%",
)
DRAFT = Path(__file__).parent / "data" / "draft.md"


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory, seeds: Path) -> dict[str, list[dict[str, object]]]:
    """What the check prints as JSON."""
    report = tmp_path_factory.mktemp("draft") / "check.json"
    assert main(["check", str(DRAFT), "--against", str(seeds), "--format", "json", "-o", str(report)]) == 1
    return json.loads(report.read_text(encoding="utf-8"))


@pytest.mark.parametrize("wrong", ["2210億元", "1797億元", "375.6億元"])
def test_what_the_corpus_contradicts_is_found(checked: dict[str, list[dict]], wrong: str) -> None:
    hits = [f for f in checked["findings"] if any(e["text"].endswith(wrong) for e in f["evidence"])]
    assert {f["verdict"] for f in hits} & {"contradiction", "likely"}


@pytest.mark.parametrize("right", RIGHT)
def test_what_the_corpus_confirms_is_corroborated(checked: dict[str, list[dict]], right: str) -> None:
    hits = [c for c in checked["corroborations"] if right in json.dumps(c, ensure_ascii=False)]
    assert any(c["independent"] >= 1 and DRAFT.as_posix() in c["documents"] for c in hits)


def test_each_finding_concerns_the_draft(checked: dict[str, list[dict]]) -> None:
    for finding in checked["findings"]:
        assert any(e["path"] == DRAFT.as_posix() for e in finding["evidence"])


def test_the_day_of_a_draft_that_prints_no_year_is_checked(tmp_path: Path) -> None:
    told = {
        "a.md": "6月11日，甲谷集团的甲谷核电站二号机组首次并网，装机容量116.1万千瓦。",
        "b.md": "甲谷核电站二号机组已于6月11日首次并网，甲谷集团的机组装机容量116.1万千瓦，五年建成。",
    }
    for name, text in told.items():
        (tmp_path / name).write_text(
            f"---\ndate: 2025-06-13\noutlet: {name}\n---\n{text}\n", encoding="utf-8"
        )
    draft = tmp_path / "draft.md"
    text = "甲谷集团的甲谷核电站二号机组于6月12日首次并网，装机容量116.1万千瓦。\n"
    draft.write_text(text, encoding="utf-8")
    report = tmp_path / "check.json"
    corpus = ["--against", str(tmp_path / "a.md"), "--against", str(tmp_path / "b.md")]
    main(["check", str(draft), *corpus, "--format", "json", "-o", str(report)])
    found = json.loads(report.read_text(encoding="utf-8"))["findings"]
    assert [f["rule"] for f in found] == ["one-event-two-dates"]
    assert found[0]["suggestion"]["replacement"] == "6月11日"
