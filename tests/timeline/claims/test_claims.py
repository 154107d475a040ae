"""What numbers are of, in both languages: a table of invented sentences with the keys that they must have."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.model import Claim, Facts, Language, Period
from timeline.pipeline import read_text
from timeline.settings import Settings

PUBLISHED = Period(date(2025, 8, 20), date(2025, 8, 20))
CASES = [
    case
    for name in ("cases.yaml", "cases_zh.yaml", "cases_en.yaml", "cases_en_news.yaml")
    for case in yaml.safe_load(Path(__file__).with_name(name).read_text(encoding="utf-8"))
]


def facts(text: str, language: Language | None = None) -> Facts:
    """The facts of a snippet published on a day in August 2025."""
    return read_text(text, Settings(), PUBLISHED, language)


def shown(claim: Claim, key: str) -> object:
    """One part of a claim, as the table writes it."""
    if key == "period":
        return None if claim.period is None else f"{claim.period.first}/{claim.period.last}"
    if key == "scope":
        return list(claim.scope)
    if key in ("value", "unit"):
        number = getattr(claim.quantity, key)
        return float(number) if key == "value" and number is not None else number
    return getattr(claim, key)


@pytest.mark.parametrize("case", CASES, ids=[c["number"] + " in " + c["text"][:20] for c in CASES])
def test_a_number_has_its_key(case: dict[str, Any]) -> None:
    claim = next(c for c in facts(case["text"]).claims if c.text == case["number"])
    assert {key: shown(claim, key) for key in case["key"]} == case["key"]


def test_both_scripts_meet_on_one_key() -> None:
    simplified = facts("青禾科技2024年资本开支为12亿元。").claims[0]
    traditional = facts("青禾科技2024年資本支出為12億元。").claims[0]
    assert (simplified.metric, simplified.period) == (traditional.metric, traditional.period)
    assert simplified.metric == "capital_expenditure"


def test_a_growth_and_its_levels_share_a_frame() -> None:
    found = {c.role: c for c in facts("青禾科技营收由80亿元增至100亿元，同比增长25%。").claims}
    assert {"before", "after", "growth"} <= found.keys()
    assert len({found[role].frame for role in ("before", "after", "growth")}) == 1


def test_an_idle_number_is_no_claim() -> None:
    assert not facts("这是一个好消息，也是一种选择。").claims


def test_an_unknown_metric_is_named_by_its_noun() -> None:
    claim = next(c for c in facts("展馆里有586台机器人同时作业。").claims if c.text.startswith("586"))
    assert "机器人" in claim.metric


TABLE = """| 2024 | Revenue ($m) |
| --- | ---: |
| First quarter | 40 |
| Second quarter | 44 |
| Full year | 84 |
"""


def test_cells_take_the_unit_of_their_head_and_the_time_of_their_row(tmp_path: Path) -> None:
    from timeline.pipeline import read_corpus

    path = tmp_path / "table.md"
    path.write_text(
        "---\ntitle: Brannock Foods results\ndate: 2025-02-01\n---\n\nBrannock Foods reported.\n\n" + TABLE
    )
    cells = {c.text: c for c in read_corpus([path]).facts[0].claims if c.section == "table"}
    assert (cells["40"].quantity.value, cells["40"].quantity.unit) == (40_000_000, "USD")
    assert shown(cells["44"], "period") == "2024-04-01/2024-06-30"
    assert (cells["84"].role, cells["40"].role) == ("total", "part")


PORTS = """Revenue at Brannock Foods rose in 2024.

| Port | Staff | Sailings | Revenue ($m) |
| --- | ---: | ---: | ---: |
| North | 120 | 4,100 | 31.5 |
"""


def test_a_column_of_its_own_noun_does_not_take_the_metric_above_the_table(tmp_path: Path) -> None:
    from timeline.pipeline import read_corpus

    path = tmp_path / "ports.md"
    path.write_text("---\ntitle: Ports\ndate: 2025-02-01\n---\n\n" + PORTS)
    cells = {c.text: c for c in read_corpus([path]).facts[0].claims if c.section == "table"}
    assert [cells[n].metric for n in ("120", "4,100", "31.5")] == ["employees", "sailings", "revenue"]
    assert cells["4,100"].quantity.unit == "count" and cells["4,100"].type == "count"


CHINESE = "青禾科技|2024年|營收|12.5億元|，|同比|增長|25%|。|分别为|和|上年同期|（约合|）|占|的"
ENGLISH = " revenue| rose| 9%| to| $12m| from| $11m| respectively| 30| of|, |. |\n|Brannock Foods"
PIECES = st.sampled_from(f"{CHINESE}|{ENGLISH}".split("|"))


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=30).map("".join), st.sampled_from(["zh-Hans", "zh-Hant", "en"]))
def test_offsets_always_quote_the_text(text: str, language: Language) -> None:
    for claim in facts(text, language).claims:
        assert text[claim.start : claim.end] == claim.text
        assert all(text[s.start : s.end] == s.text for s in claim.spans)
        assert claim.sentence[0] <= claim.start and claim.end <= claim.sentence[1]


@pytest.mark.parametrize(
    ("corner", "period"),
    [
        ("Six months to 30 September", "2023-04-01/2023-09-30"),
        ("Year to March", "2022-04-01/2023-03-31"),
        ("At 30 June 2024", "2023-06-30/2023-06-30"),
    ],
)
def test_a_year_over_a_column_is_that_in_which_the_stretch_of_the_corner_ends(
    tmp_path: Path, corner: str, period: str
) -> None:
    from timeline.pipeline import read_corpus

    path = tmp_path / "table.md"
    path.write_text(
        "---\ntitle: Tide Works reports\ndate: 2024-11-22\n---\n\n"
        f"| {corner} | 2024 | 2023 |\n| --- | --- | --- |\n| Revenue (£m) | 118 | 112 |\n",
        encoding="utf-8",
    )
    cells = {c.text: c for c in read_corpus([path]).facts[0].claims if c.section == "table"}
    assert shown(cells["112"], "period") == period


ABOUT = """{title}

A cell keeps its output for 1,000 hours, researchers at the Delmare Institute of Technology report.

The institute is proud, as an institute may be.

In all {number} recipes were tried.

Lumera builds it. Lumera has raised money. Lumera has a line. Lumera wants to sell panels.
"""


def test_whom_an_article_is_about_is_named_where_it_begins() -> None:
    for title, subject in (
        ("A cell keeps on", "Delmare Institute of Technology"),
        ("Lumera's cell", "Lumera"),
    ):
        claims = facts(ABOUT.format(title=title, number=230)).claims
        assert next(c for c in claims if c.text == "230").subject == subject
