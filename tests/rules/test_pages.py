"""The rules' pages are made from the rules."""

from __future__ import annotations

from pathlib import Path

import pytest

from rules.language import KINDS
from rules.load import load_rules, read_rule
from rules.pages import kind_page, new_rule, pages, write_pages

FOLDER = Path(__file__).resolve().parent.parent.parent / "docs" / "rules"
PAGES = pages(load_rules().rules)


@pytest.mark.parametrize("name", PAGES)
def test_a_rule_page_is_current(name: str) -> None:
    assert (FOLDER / name).read_text(encoding="utf-8") == PAGES[name], "run: claimline rules docs"


def test_no_page_is_left_of_a_rule_that_is_gone() -> None:
    assert {path.name for path in FOLDER.glob("*.md")} == set(PAGES)


def test_writing_takes_away_old_pages_and_leaves_others(tmp_path: Path) -> None:
    (tmp_path / "old.md").write_text(
        "<!-- Made by `claimline rules docs`; a test compares. -->", encoding="utf-8"
    )
    (tmp_path / "mine.md").write_text("mine", encoding="utf-8")
    write_pages(load_rules().rules, tmp_path)
    assert {path.name for path in tmp_path.glob("*.md")} == {*PAGES, "mine.md"}


@pytest.mark.parametrize("kind", [k for k in KINDS if k in {r.kind for r in load_rules().rules}])
def test_each_kind_has_a_page_and_a_rule_to_begin_from(kind: str) -> None:
    assert len(kind_page(kind).splitlines()) > 5
    rule, problems = read_rule(new_rule("a-new-rule", kind), "a-new-rule.yaml")
    assert not problems and rule is not None and rule.id == "a-new-rule"
