"""Packs that installed packages bring: a real package on the path, and one that is broken."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from rules.evaluate import active
from rules.load import PACKS, load_rules
from timeline.settings import Settings

RULE = (PACKS / "numbers" / "share-out-of-bounds.yaml").read_text(encoding="utf-8")


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An installed package with one rule, and a second one whose entry point leads nowhere."""
    folder = tmp_path / "house_rules" / "packs"
    folder.mkdir(parents=True)
    (tmp_path / "house_rules" / "__init__.py").touch()
    (folder / "house-bounds.yaml").write_text(RULE.replace("id: share-out", "id: house-share-out"), "utf-8")
    for name, value in (("house", "house_rules.packs"), ("gone", "no_such_package.packs")):
        info = tmp_path / f"{name}-1.0.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n", "utf-8")
        (info / "entry_points.txt").write_text(f"[claimline.packs]\n{name} = {value}\n", "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "house_rules", raising=False)
    return folder


@pytest.mark.usefixtures("package")
def test_the_rules_of_a_package_are_loaded_and_a_broken_one_is_named() -> None:
    loaded = load_rules()
    (own,) = [rule for rule in loaded.rules if rule.id.startswith("house-")]
    assert own.source == "house/house-bounds.yaml"
    (problem,) = loaded.problems
    assert "claimline.packs:gone" in str(problem) and "no_such_package" in str(problem)
    assert len(loaded.rules) > 30


def test_a_mistake_in_a_package_is_told_like_any_other(package: Path) -> None:
    path = package / "house-bounds.yaml"
    path.write_text(path.read_text("utf-8").replace("severity: error", "severity: eror"), "utf-8")
    assert any('unknown severity "eror"' in str(p) for p in load_rules().problems)


@pytest.mark.usefixtures("package")
def test_a_pack_is_switched_off_by_the_name_of_its_entry_point() -> None:
    rules = load_rules().rules
    on = {rule.id for rule in active(rules, Settings())}
    kept = {rule.id for rule in active(rules, Settings(packs_off=("house",)))}
    assert on - kept == {rule.id for rule in rules if rule.id.startswith("house-")} != set()


@pytest.mark.parametrize(
    ("code", "folder", "says"),
    [
        ("raise RuntimeError('no licence')", "packs", "cannot be found: no licence"),
        ("", "packs", "holds no rule files (.yaml)"),
        ("", "", "is no package with a folder"),
    ],
)
def test_a_package_that_fails_in_any_way_is_one_message(
    package: Path, monkeypatch: pytest.MonkeyPatch, code: str, folder: str, says: str
) -> None:
    site = package.parent.parent
    (site / "no_such_package" / folder).mkdir(parents=True)
    (site / "no_such_package" / "__init__.py").write_text(code, "utf-8")
    monkeypatch.delitem(sys.modules, "no_such_package", raising=False)
    loaded = load_rules()
    (problem,) = map(str, loaded.problems)
    assert problem.startswith("claimline.packs:gone:1:1: error:") and says in problem
    assert "help: mend or uninstall the package" in problem
    assert any(rule.id.startswith("house-") for rule in loaded.rules)


def test_a_pack_of_the_project_that_cannot_be_read_is_named_and_the_rest_runs(tmp_path: Path) -> None:
    (tmp_path / "latin.yaml").write_bytes(b"title: caf\xe9")
    loaded = load_rules([tmp_path / "gone.yaml", tmp_path])
    gone, latin = map(str, loaded.problems)
    assert gone.startswith(f"{tmp_path / 'gone.yaml'}:1:1: error: cannot be read: No such file")
    assert latin.startswith(f"{tmp_path / 'latin.yaml'}:1:1: error: cannot be read: no UTF-8 text")
    assert loaded.rules == load_rules().rules
