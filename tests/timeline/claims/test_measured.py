"""Units that the heads of a table print are those of its figures."""

from __future__ import annotations

from pathlib import Path

import pytest

from timeline.claims.measured import measure_of
from timeline.lexicon import BUILTIN
from timeline.pipeline import read_corpus
from timeline.settings import Settings


@pytest.mark.parametrize(
    ("head", "language", "unit", "scale"),
    [
        ("发电量（亿千瓦时）", "zh", "kWh", 10**8),
        ("單位：萬噸", "zh", "tonnes", 10**4),
        ("Power sold (GWh)", "en", "GWh", 1),
        ("Output, million tonnes", "en", "tonnes", 10**6),
        ("Floor area (in sq m)", "en", "square_metres", 1),
    ],
)
def test_a_head_prints_a_unit(head: str, language: str, unit: str, scale: int) -> None:
    one = measure_of([head], language, BUILTIN)
    assert one is not None
    assert (one.unit, one.scale) == (unit, scale)


@pytest.mark.parametrize(
    "head",
    ["营业收入（亿元）", "Revenue ($m)", "Revenue (m)", "Share (%)", "Unrealised gains, losses", "Note (3)"],
)
def test_money_rates_and_words_are_no_measure(head: str) -> None:
    assert measure_of([head], "zh" if not head.isascii() else "en", BUILTIN) is None


def test_a_figure_of_a_table_has_the_unit_of_its_head(tmp_path: Path) -> None:
    rows = "| | 2023 | 2024 |\n| --- | --- | --- |\n| Power sold (GWh) | 3,900 | 4,100 |\n"
    path = tmp_path / "a.md"
    path.write_text(f"# Tide Works\n\nTide Works plc sold more power in 2024.\n\n{rows}", encoding="utf-8")
    (facts,) = read_corpus([path], Settings()).facts
    told = [(c.text, c.quantity.unit, c.type) for c in facts.claims if c.section == "table"]
    assert told == [("3,900", "GWh", "level"), ("4,100", "GWh", "level")]
