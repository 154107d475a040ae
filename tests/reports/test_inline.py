"""Dismissals that stand in the articles: what they hide, and what is said of those that are wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from reports.cli.main import main

ARTICLE = "---\ntitle: Northwind\noutlet: Post\n---\n\nNorthwind's revenue was $12.4 million in 2024.\n"
DRAFT = """---
title: Northwind draft
---

{above}

Northwind's revenue was $14.2 million in 2024.{beside}
"""
IGNORE = "<!-- claimline: ignore values-disagree: restated in May -->"


def check(folder: Path, above: str = "", beside: str = "", *options: str) -> int:
    """The exit code of a check of the draft with comments above the line and on it."""
    article, draft = folder / "a.md", folder / "d.md"
    article.write_text(ARTICLE, encoding="utf-8")
    draft.write_text(DRAFT.format(above=above, beside=beside), encoding="utf-8")
    return main(["check", draft.as_posix(), "--against", article.as_posix(), *options])


def test_without_a_comment_it_is_found(tmp_path: Path) -> None:
    assert check(tmp_path) == 1


@pytest.mark.parametrize("place", ["above", "beside"])
def test_a_comment_with_a_reason_dismisses(
    tmp_path: Path, place: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check(tmp_path, **{place: f" {IGNORE}"}) == 0
    shown = capsys.readouterr()
    assert "hidden" not in shown.out and shown.err == ""
    said = " ".join(shown.out.split())
    assert "dismissed by comments in the articles: 1 finding values-disagree: restated in May (" in said


FORMS = ["terminal", "json", "markdown", "html", "csv"]


@pytest.mark.parametrize("form", FORMS)
def test_the_coverage_of_every_format_names_what_is_dismissed(
    tmp_path: Path, form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check(tmp_path, IGNORE, "", "--format", form) == 0
    shown = capsys.readouterr()
    place = shown.err if form == "csv" else shown.out
    said = "".join(place.split())
    assert "restatedinMay" in said and "d.md:5" in said
    counted = '"findings_dismissed":1' if form == "json" else "1finding"
    assert counted in said and "hidden:1" not in said


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("ignored", [IGNORE, ""])
def test_every_format_has_the_coverage(
    tmp_path: Path, form: str, ignored: str, capsys: pytest.CaptureFixture[str]
) -> None:
    check(tmp_path, ignored, "", "--format", form)
    shown = capsys.readouterr()
    words = {"json": '"claims_keyed":2', "markdown": "claimskeyed:2", "html": ">2compared,0alone,0notkeyed<"}
    place = shown.err if form == "csv" else shown.out
    assert words.get(form, "claims2keyed,2compared,0alone,0notkeyed") in "".join(place.split())


def test_beside_a_table_of_findings_nothing_but_the_coverage_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check(tmp_path, "", "", "--format", "csv") == 1
    shown = capsys.readouterr()
    assert "coverage" not in shown.out and shown.err.startswith("coverage: 2 documents; ")
    assert shown.err.count("\n") == 1


def test_all_shows_it_with_its_reason_and_place(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(tmp_path, IGNORE, "", "--all", "--width", "300") == 1
    shown = capsys.readouterr().out
    assert "restated in May" in shown and "d.md:5" in shown


@pytest.mark.parametrize(
    ("comment", "said"),
    [
        ("<!-- claimline: ignore values-disagree -->", "d.md:5: no rule or no reason"),
        ("<!-- claimline: ignore value-disagree: why -->", "did you mean values-disagree?"),
        ("<!-- claimline: ignore weekday-differs: why -->", "d.md:5: weekday-differs finds nothing here"),
    ],
)
def test_a_wrong_or_idle_comment_is_told(
    tmp_path: Path, comment: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check(tmp_path, comment) == 1
    assert said in capsys.readouterr().err
