"""What a page sets apart: lists of terms are tables, quotations keep their line of credit."""

from __future__ import annotations

from pathlib import Path

import pytest

from timeline.pipeline import read_corpus
from timeline.readers import read_file
from timeline.settings import Settings


def test_a_list_of_terms_is_a_table_without_a_head(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura")
    page = tmp_path / "a.html"
    rows = "<dt>Revenue</dt><dd>$38.6 billion</dd><dt>Employees</dt><dd>14,326</dd>"
    page.write_text(
        f"<article><h1>Tide Works</h1><p>The facts.</p><dl>{rows}</dl></article>", encoding="utf-8"
    )
    (source,) = read_file(page, page.name, Settings())
    told = [(c.row, c.column, source.text[c.start : c.end]) for c in source.cells if c.column_index]
    assert told == [("Revenue", "", "$38.6 billion"), ("Employees", "", "14,326")]


def test_terms_that_are_explained_at_length_stay_text(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura")
    page = tmp_path / "a.html"
    said = "A pump moves water from a low place to a high one. " * 3
    page.write_text(
        f"<article><h1>Pumps</h1><dl><dt>Pump</dt><dd>{said}</dd></dl></article>", encoding="utf-8"
    )
    (source,) = read_file(page, page.name, Settings())
    assert not source.cells
    assert "Pump\n\nA pump moves water" in source.text


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (
            "a.md",
            "瑞屏电子总裁罗以璇近日发言。\n\n> “成本还会降，但不会太多。”\n>\n> ——罗以璇，瑞屏电子总裁\n",
        ),
        (
            "a.html",
            "<article><p>瑞屏电子总裁罗以璇近日发言，谈到了今年的计划。</p><blockquote><p>“成本还会降，但不会太多。”</p>"
            "<footer>——罗以璇，瑞屏电子总裁</footer></blockquote></article>",
        ),
    ],
)
def test_a_line_of_credit_names_the_speaker(tmp_path: Path, name: str, text: str) -> None:
    pytest.importorskip("trafilatura")
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    (facts,) = read_corpus([path], Settings()).facts
    assert [(q.text, q.speaker, q.direct) for q in facts.quotes] == [
        ("成本还会降，但不会太多。", "罗以璇", True)
    ]
