"""Packs that installed packages bring: a real package on the path, and one that is broken."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from rules.load import PACKS, load_rules

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
