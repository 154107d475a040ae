"""How rules fare in reviews, told from real decisions on a real audit."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from reports.cli.engine import audit_of, corpus_of, settings_of
from reports.cli.main import main
from reports.review.decisions import decide, open_store

ARTICLES = {
    "a.txt": "甲谷公司年报\n\n2024年，甲谷公司营收12.4亿元，员工3400人。\n（早报）",
    "b.txt": "甲谷公司一年\n\n2024年，甲谷公司营收14.2亿元，员工4300人。\n（晚报）",
}


@pytest.fixture
def reviewed(tmp_path: Path) -> str:
    """A folder whose two findings were reviewed: one confirmed, one dismissed with a reason."""
    for name, text in ARTICLES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    settings = settings_of(None)
    audit = audit_of(corpus_of([tmp_path.as_posix()], settings), settings)
    engine = open_store((tmp_path / ".claimline" / "decisions.sqlite").as_posix())
    for finding in audit.findings:
        right = any("亿元" in e.text for e in finding.evidence)
        decide(engine, finding, "confirmed" if right else "dismissed", None if right else "two head counts")
    assert len(audit.findings) == 2
    return tmp_path.as_posix()


def test_counts_and_reasons_are_told(reviewed: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "stats", reviewed]) == 0
    shown = capsys.readouterr().out.splitlines()
    assert shown[0].split() == ["rule", "confirmed", "dismissed", "right"]
    assert shown[1].split() == ["values-disagree", "1", "1", "50%"]
    assert shown[2].strip() == "1 × two head counts"


def test_a_dismissal_becomes_an_example(reviewed: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "stats", reviewed, "--examples"]) == 0
    (example,) = yaml.safe_load(capsys.readouterr().out)["passes"]
    assert example == {
        "text": [text.split("\n")[2] for text in ARTICLES.values()],
        "because": "two head counts",
    }


def test_no_decisions_is_one_clear_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "stats", tmp_path.as_posix()]) == 2
    assert "claimline review makes them" in capsys.readouterr().err
