"""What a project's file changes of the rules, seen through the command line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from reports.cli.main import main

TEXTS = {
    "news/a.md": (
        "Tide",
        "Alder Corp had revenue of $584 million in 2024. Alder Corp employed 4,210 people.",
    ),
    "news/b.md": ("Ebb", "Alder Corp had revenue of $587 million in 2024."),
    "blog/c.md": ("Flow", "In 2024 Alder Corp revenue rose 41% to $587 million from $521 million."),
}
RISE = "growth-differs-from-levels"
VALUES = "values-disagree"


def audit(folder: Path, config: str, capsys: pytest.CaptureFixture[str], *options: str) -> dict[str, Any]:
    """The JSON of an audit of the three articles under a project file."""
    for name, (outlet, text) in TEXTS.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(f"---\ntitle: Note\noutlet: {outlet}\n---\n\n{text}\n", encoding="utf-8")
    project = folder / "claimline.yaml"
    project.write_text(config, encoding="utf-8")
    paths = [(folder / name).as_posix() for name in TEXTS]
    code = main(["audit", *paths, "--config", project.as_posix(), "--format", "json", *options])
    shown = capsys.readouterr()
    assert code in (0, 1), shown.err
    made: dict[str, Any] = json.loads(shown.out)
    made["code"] = code
    return made


def found(made: dict[str, Any]) -> set[str]:
    """The rules that found something."""
    return {f["rule"] for f in made["findings"]}


def test_without_a_word_both_are_found(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert found(audit(tmp_path, "", capsys)) == {VALUES, RISE}


@pytest.mark.parametrize(
    ("tolerance", "left"),
    [
        ("{revenue: 0.5%}", {RISE}),
        ("{revenue: 0.1%}", {VALUES, RISE}),
        ("{revenue: 2000000}", {RISE}),
        ("{USD: 1%}", {RISE}),
        ("{EUR: 1%}", {VALUES, RISE}),
        ("{percent: 30}", {VALUES}),
        ("{percent: 0.5}", {VALUES, RISE}),
        ("{values-disagree: 1%}", {RISE}),
        ("{agree: 1%}", {RISE}),
        ("{numbers: 1%}", {RISE}),
        ("{derive: 30%}", {VALUES}),
        ("{values-disagree: {revenue: 1%, EUR: 3}}", {RISE}),
        ("{values-disagree: {percent: 30}}", {VALUES, RISE}),
        ("{growth-differs-from-levels: {percent: 30}}", {VALUES}),
    ],
)
def test_what_is_within_the_tolerance_is_not_found(
    tmp_path: Path, tolerance: str, left: set[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert found(audit(tmp_path, f"tolerance: {tolerance}\n", capsys)) == left


def test_a_tolerance_is_shown_in_the_proof(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = audit(tmp_path, "tolerance: {revenue: 0.1%}\n", capsys)
    (finding,) = [f for f in made["findings"] if f["rule"] == VALUES]
    assert any(step.endswith(", 0.1% allowed on either side") for step in finding["steps"])


@pytest.mark.parametrize(
    ("config", "said"),
    [
        ("rules:\n  revenue: off\n", "claimline.yaml:2: rules.revenue: revenue is no rule or kind"),
        ("rules:\n  value-disagree: off\n", "did you mean values-disagree?"),
        ("packs_off: [number]\n", "claimline.yaml:1: packs_off: number is no pack (did you mean numbers?)"),
        ("tolerance:\n  percent: 1\n  revenu: 1%\n", "claimline.yaml:3: tolerance.revenu: revenu is no"),
        ("tolerance: {revenue: 1 %}\n", "tolerance.revenue: '1 %' is no part of a number (1%, 0.5%)"),
        ("tolerance: {revenue: -1}\n", "tolerance.revenue: -1 is less than the minimum of 0"),
        ("tolerance: {values-disagree: 3}\n", "only a part can be allowed (1%), not 3"),
        ("tolerance: {values-disagree: {revnue: 3}}\n", "did you mean revenue?"),
        ("scope: {numbers: {file: [a.md]}}\n", "scope.numbers.file: unknown field (did you mean files?)"),
        ("scope: {numbers: {languages: [fr]}}\n", "'fr' is none of zh, zh-Hant, zh-Hans, en"),
        ("scope: {number: {files: [a.md]}}\n", "did you mean numbers?"),
    ],
)
def test_a_mistake_is_one_line_that_says_where(
    tmp_path: Path, config: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    project = tmp_path / "claimline.yaml"
    project.write_text(config, encoding="utf-8")
    (tmp_path / "a.md").write_text("Alder Corp had revenue of $584 million in 2024.\n", encoding="utf-8")
    assert main(["audit", (tmp_path / "a.md").as_posix(), "--config", project.as_posix()]) == 2
    err = capsys.readouterr().err
    assert said in err and err.count("\n") == 1


@pytest.mark.parametrize(
    ("config", "left"),
    [
        ("rules: {values-disagree: off}\n", {RISE}),
        ("rules: {agree: off}\n", {RISE}),
        ("rules: {agree: off, values-disagree: on}\n", {VALUES, RISE}),
        ("packs_off: [growth]\n", {VALUES}),
        ("packs_off: [growth, numbers]\n", set()),
    ],
)
def test_rules_kinds_and_packs_are_switched_off(
    tmp_path: Path, config: str, left: set[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert found(audit(tmp_path, config, capsys)) == left


@pytest.mark.parametrize(
    ("config", "severity", "code"),
    [
        ("packs_off: [growth]\n", "warning", 0),
        ("packs_off: [growth]\nrules: {values-disagree: error}\n", "error", 1),
        ("packs_off: [growth]\nrules: {agree: error}\n", "error", 1),
        ("packs_off: [growth]\nrules: {agree: error, values-disagree: note}\n", "note", 0),
        ("packs_off: [growth]\nrules: {agree: note}\nfail_on: note\n", "note", 1),
    ],
)
def test_a_severity_that_the_project_sets_counts_for_the_exit_code(
    tmp_path: Path, config: str, severity: str, code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    made = audit(tmp_path, config, capsys)
    assert ([f["severity"] for f in made["findings"]], made["code"]) == ([severity], code)


@pytest.mark.parametrize(
    ("scope", "left"),
    [
        ("{values-disagree: {files: [news/*]}}", {VALUES, RISE}),
        ("{values-disagree: {files: ['*/a.md', '*/c.md']}}", {VALUES, RISE}),
        ("{values-disagree: {files: ['b.md', 'c.md']}}", {RISE}),
        ("{growth: {files: [news/*]}}", {VALUES}),
        ("{derive: {outlets: [Tide, Ebb]}}", {VALUES}),
        ("{agree: {outlets: [Ebb, Flow]}}", {RISE}),
        ("{agree: {languages: [zh]}, growth: {languages: [zh-Hant]}}", set()),
        ("{agree: {languages: [en]}}", {VALUES, RISE}),
    ],
)
def test_a_rule_compares_only_the_articles_of_its_scope(
    tmp_path: Path, scope: str, left: set[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert found(audit(tmp_path, f"scope: {scope}\n", capsys)) == left
