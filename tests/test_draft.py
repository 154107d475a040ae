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
