"""Lines of the file behind lines of an article."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import handmade

from reports.lines import file_lines
from reports.report import Report, location


def article(path: Path, text: str, number: int = 1) -> object:
    shown = path.as_posix()
    identity = shown if number == 1 else f"{shown}#{number}"
    return replace(handmade.document("news/b.md"), id=identity, path=shown, text=text)


def test_front_matter_counts_and_a_line_with_dropped_markup_follows_the_one_before(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("---\ntitle: T\n---\n\n# T\n\nOne.\nSee [two](x).\nThree.\n", encoding="utf-8")
    made = article(path, "T\n\nOne.\nSee two.\nThree.")
    assert file_lines([made]) == {made.id: (5, 6, 7, 8, 9)}


def test_a_title_is_found_in_the_front_matter(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("---\ndate: 2025-01-01\ntitle: 'Now'\n---\nOne.\n\nTwo.\n", encoding="utf-8")
    made = article(path, "Now\n\nOne.\n\nTwo.")
    assert file_lines([made]) == {made.id: (3, 4, 5, 6, 7)}


def test_each_article_of_a_file_begins_where_it_stands(tmp_path: Path) -> None:
    path = tmp_path / "all.txt"
    path.write_text("tag\nSame title\nFirst.\nSame title\nSecond.\n", encoding="utf-8")
    one, two = article(path, "Same title\nFirst."), article(path, "Same title\nSecond.", 2)
    lines = file_lines([one, two])
    assert lines == {one.id: (2, 3), two.id: (4, 5)}
    passage = replace(
        handmade.passage("news/b.md", "9月"), document=two.id, path=path.as_posix(), start=11, end=17
    )
    report = Report(replace(handmade.nothing(), documents=(one, two)), lines=lines)
    assert location(report, passage) == f"{path.as_posix()}:5:1"
    assert location(replace(report, lines={}), passage) == f"{path.as_posix()}#2:2:1"
    first = replace(passage, document=one.id)
    assert location(replace(report, lines={}), first) == f"{path.as_posix()}#1:2:1"


def test_a_file_that_is_gone_or_has_no_lines_is_left_out(tmp_path: Path) -> None:
    assert not file_lines([article(tmp_path / "gone.md", "x"), article(tmp_path / "a.pdf", "x")])
