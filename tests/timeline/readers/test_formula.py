"""Figures set as formulas, as what recognises printed pages writes them into Markdown."""

from __future__ import annotations

from pathlib import Path

import pytest

from timeline.pipeline import read_corpus
from timeline.readers.formula import without_formulas
from timeline.settings import Settings


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        (r"rose $\$ 12.6$ million, or $11.1 \%$, in 2020", "rose $12.6 million, or 11.1%, in 2020"),
        (r"of $\$(0.52)$ a share, $25 \%$ more", "of $(0.52) a share, 25% more"),
        (r"US $\$ 6.1 \mathrm{~m}$ paid", "US $6.1 m paid"),
        (r"a maximum of $3,155,250$ shares, $10 \%$", "a maximum of 3,155,250 shares, 10%"),
        (r"Stores ${ }^{(1)}$ opened, $83 \%$ of all", "Stores  opened, 83% of all"),
        (r"R\&D for \$5 and a share of 13\%", "R&D for $5 and a share of 13%"),
    ],
)
def test_formulas_are_plain(text: str, plain: str) -> None:
    assert without_formulas(text) == plain


@pytest.mark.parametrize("text", ["It cost $25 to $30, a rise of 20%.", "$5m and $6m", "a | b \\| c"])
def test_money_without_formulas_stays(text: str) -> None:
    assert without_formulas(text) == text


def test_a_share_in_dollar_signs_is_no_money(tmp_path: Path) -> None:
    text = "# Alder\n\nThe company sold $25 \\%$ of its shares for $\\$ 57.7$ million.\n"
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    (facts,) = read_corpus([tmp_path], Settings()).facts
    assert [(str(q.value), q.unit) for q in facts.quantities] == [("25", "percent"), ("57700000", "USD")]
