"""Outlets that a project puts into one group are one source."""

from __future__ import annotations

from pathlib import Path

from rules.view import View
from timeline.pipeline import read_corpus


def test_outlets_of_one_group_are_one_source(tmp_path: Path) -> None:
    for outlet in ("Tide", "Ebb"):
        text = f"---\ntitle: T\noutlet: {outlet}\ndate: 2025-03-04\n---\n\nTide Works opened a plant on 4 March.\n"
        (tmp_path / f"{outlet}.md").write_text(text.replace("plant", f"{outlet} plant"), encoding="utf-8")
    corpus = read_corpus([tmp_path])
    events = [e for f in corpus.facts for e in f.events]
    assert View(corpus).independent(events) in (1, 2)
    assert View(corpus, groups={"Tide": "wire", "Ebb": "wire"}).independent(events) == 1
    assert {View(corpus, groups={"Tide": "wire"}).source(d) for d in View(corpus).documents} <= {
        "wire",
        "Ebb",
    }
