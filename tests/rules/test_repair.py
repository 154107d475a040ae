"""The slip of the pen that makes numbers fit: which number is the misprint, and what would stand there."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.evaluate import evaluate
from rules.load import load_rules
from rules.repair import SLIPS, repair_of, reprinted
from timeline.lexicon import BUILTIN
from timeline.model import Quantity
from timeline.pipeline import read_corpus
from timeline.quantities import find_quantities
from timeline.settings import Settings


def fixes(folder: Path, *texts: str) -> list[str | None]:
    """The correction of each hard finding on articles of one day, as `print → print`."""
    for number, text in enumerate(texts):
        head = f"---\ntitle: Note\noutlet: Outlet {number}\ndate: 2025-11-03\n---\n\n"
        (folder / f"{number}.md").write_text(f"{head}{text}\n", encoding="utf-8")
    corpus = read_corpus(sorted(folder.glob("*.md")), Settings())
    shown = {f.document.id: f.document.text for f in corpus.facts}
    found = evaluate(corpus, load_rules().rules, Settings()).findings
    hard = [f.suggestion for f in found if f.verdict in ("contradiction", "likely", "arithmetic", "typo")]
    return [s and f"{shown[s.document][s.start : s.end]} → {s.replacement}" for s in hard]


TABLE = (
    "| Region | Sales |\n| --- | --- |\n| North | 5,930 |\n| South | 1,260 |\n| East | 920 |\n| Total | {} |"
)


@pytest.mark.parametrize(
    ("text", "fix"),
    [
        ("甲谷公司2024年營收144.6億元，上年為137.8億元，同比增長9.4%。", "9.4% → 4.9%"),
        ("Alder Corp's revenue rose 36.8% to $21.3 billion in 2024 from $16.8 billion.", "36.8% → 26.8%"),
        (TABLE.format("8,101"), "8,101 → 8,110"),
        (TABLE.format("8,100"), None),  # any of the four may have the wrong digit
    ],
)
def test_one_slip_in_one_number_makes_the_others_fit(tmp_path: Path, text: str, fix: str | None) -> None:
    assert fixes(tmp_path, text) == [fix]


def test_a_number_that_another_paper_prints_too_is_no_misprint(tmp_path: Path) -> None:
    parts = "North made 5,930 cars, South 1,260 cars and East 921 cars, in all 8,101 cars."
    other = "The South made 1,260 cars. The East sold 921 cars. The North is at 5,930 cars."
    assert fixes(tmp_path, parts) == [None]
    assert fixes(tmp_path, parts, other) == ["8,101 → 8,111"]


def numbers(*printed: str) -> list[Quantity]:
    """Each print read by itself."""
    found = [find_quantities(p, "en", BUILTIN, document=str(n)) for n, p in enumerate(printed)]
    return [quantities[0] for quantities in found]


def test_where_two_numbers_can_be_mended_neither_is() -> None:
    *parts, total = numbers("120 cars", "300 cars", "430 cars")

    def fits(swap: dict[str, Quantity]) -> bool:
        values = [swap.get(q.id, q).value or 0 for q in (*parts, total)]
        return sum(values[:-1]) == values[-1]

    assert repair_of([*parts, total], parts, total, fits) is None
    found = repair_of([total], parts, total, fits)
    assert found is not None and (found.right.text, found.slip) == ("420", "one digit changed")


@given(st.integers(10, 10**7), st.sampled_from([0, 1, 2]))
def test_a_slip_changes_the_print_and_the_value_alike(whole: int, decimals: int) -> None:
    printed = f"${whole:,}" + ("." + "7" * decimals if decimals else "")
    (quantity,) = find_quantities(printed, "en", BUILTIN)
    for prints in (p for row in SLIPS for p in row.values()):
        for digits in prints(quantity.digits or ""):
            other = reprinted(quantity, digits)
            if other is None:
                continue
            (again,) = find_quantities(other.text, "en", BUILTIN)
            assert (again.value, again.digits) == (other.value, other.digits)
            assert again.wide == other.wide and other.value == Fraction(digits)
            assert other.text != printed
