"""Sentences of two articles that say the same but for one number or date; all texts are invented."""

from __future__ import annotations

from pathlib import Path

import pytest

from rules.kinds.aligned import aligned
from rules.likeness import unsized
from rules.lines import left_over, lines_of
from rules.load import load_rules
from rules.view import View
from tests.rules.test_unseen import audit
from timeline.pipeline import read_corpus
from timeline.settings import Settings

RULE = next(rule for rule in load_rules().rules if rule.check.get("agree") == "aligned")


def view(folder: Path, *texts: str) -> View:
    """A view of articles in memory."""
    for number, text in enumerate(texts):
        (folder / f"{number}.md").write_text(text, encoding="utf-8")
    return View(read_corpus(sorted(folder.glob("*.md")), Settings()))


def rules_on(folder: Path, *texts: str) -> set[str]:
    """The rules with a finding on some articles."""
    found = audit(folder, {f"{n}.md": text for n, text in enumerate(texts)}).findings
    return {f.rule for f in found if f.verdict == "likely"}


def test_what_two_sentences_print_alike_is_told_from_what_is_left(tmp_path: Path) -> None:
    seen = view(
        tmp_path, "Alder Zoo paid £4.5m for 16 apes in 2019.", "For £4.5m Alder Zoo got 16 apes in 2018."
    )
    (a,), (b,) = lines_of(seen).values()
    (left, right), both = left_over(a, b)
    assert ([s.text for s in left], [s.text for s in right]) == (["2019"], ["2018"])
    assert sorted(s.text for s in both) == ["16", "£4.5m"]
    assert not {"2019", "16"} & a.words


ORDER = "Birch Yard won the order of the Larkfield harbour board for {} tugs in {}."


@pytest.mark.parametrize(
    ("tugs", "month", "found"),
    [("16", "March 2023", True), ("20", "March 2023", False), ("16", "March 2024", False)],
)
def test_a_year_is_a_slip_where_all_else_is_alike(tmp_path: Path, tugs: str, month: str, found: bool) -> None:
    seen = view(tmp_path, ORDER.format("16", "March 2024"), "Tugs\n\n" + ORDER.format(tugs, month))
    assert bool(list(aligned(RULE, seen))) is found


def test_the_day_of_a_report_is_its_own(tmp_path: Path) -> None:
    form = "Stress Testing Report of the Larkfield Savings Bank\nReporting Date: December 31, {}\n\n{}\n"
    texts = (form.format(2024, "Loans grew."), form.format(2025, "Deposits shrank."))
    assert not list(aligned(RULE, view(tmp_path, *texts)))


NURSES = "截至8月底，松江医院三个院区合计编制床位3,850张，职工7,250人，其中医生2,140人、护士{}人。"


def test_chinese_prose_with_many_figures_is_no_row_of_a_table(tmp_path: Path) -> None:
    seen = view(tmp_path, NURSES.format("3,390"), "营业收入 61.8 54.9 12.4\n净利润 4.35 4.02 8.2\n")
    prose, row = (f.quantities for f in seen.facts.values())
    assert not any(unsized(seen, q) for q in prose)
    assert all(unsized(seen, q) for q in row)


@pytest.mark.parametrize(
    ("again", "found"),
    [
        ("松江医院三个院区共有编制床位3,850张，职工7,250人，其中医生2,140人、护士3,930人。", True),
        ("松江医院三个院区共有护士3,930人，去年只有3,390人。", False),
    ],
)
def test_long_numbers_in_like_sentences_are_one(tmp_path: Path, again: str, found: bool) -> None:
    told = rules_on(tmp_path, NURSES.format("3,390"), again)
    assert bool(told & {"digits-exchanged", "number-differs-beside-others", "values-disagree"}) is found


def test_a_third_paper_that_prints_the_number_speaks_for_it(tmp_path: Path) -> None:
    """Its sentence is unlike both; its outlet is another one."""
    head = "---\ntitle: Note\noutlet: {}\ndate: 2025-06-1{}\n---\n\n{}\n"
    texts = (
        "The Marlow viaduct, 1,284 metres long, has 27 arches of blue brick above the river.",
        "Above the river the Marlow viaduct has 27 arches of blue brick and is 1,248 metres long.",
        "Painters were asked for what 1,284 metres of railing would cost.",
    )
    found = list(
        aligned(RULE, view(tmp_path, *(head.format(f"Paper {n}", n, t) for n, t in enumerate(texts))))
    )
    assert [(d.judgement and d.judgement.right and d.judgement.right[3]) for d in found] == ["1,284 metres"]
