"""Items of a wire, dumps of feeds and lists of news: how they are set, and what is carried over in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from timeline.documents import make_document
from timeline.model import Facts
from timeline.pipeline import read_corpus, read_text
from timeline.readers.markdown import markdown_source
from timeline.readers.markup import pipes, without_tags
from timeline.readers.plain import plain_source

ITEM = """ALDER PUMPS PROFIT RISES IN FIRST HALF

    Alder Pumps Plc <ALDR.L> said trading had opened well and
the company plans to keep a steady rate of investment in its
valve division.
    The board has the means to go on buying within its own
sector, it added.
    Pre-tax profit for 1986 rose to 105.9 mln stg from 79.6
mln.
"""


def test_the_few_broken_lines_of_an_item_are_joined_and_its_paragraphs_kept_apart() -> None:
    source = plain_source(ITEM, "a.txt")
    lines = [line.strip() for line in source.text.split("\n") if line.strip()]
    assert len(source.text) == len(ITEM.strip("\n")) and len(lines) == 4
    assert lines[-1] == "Pre-tax profit for 1986 rose to 105.9 mln stg from 79.6 mln."
    values = {q.text: q for q in read_text(source.text).quantities}
    assert (values["105.9 mln stg"].value, values["105.9 mln stg"].unit) == (105_900_000, "GBP")
    assert values["79.6 mln"].value == 79_600_000


def test_lines_that_are_whole_are_not_joined() -> None:
    text = "A list\n\n" + "\n".join(f"Firm number {n} makes pumps and valves for ships" for n in range(8))
    assert plain_source(text, "a.txt").text == text


ROWS = """ALDER PUMPS INC <ALD> 4TH QTR NET

    Shr profit 13 cts vs loss 33 cts
    Net profit 1,149,000 vs loss 2,833,000
    Revs 51.8 mln vs 47.8 mln
    Stocks        12.50   14.40   14.40
    The firm said that it sold 40 pumps."""


def test_rows_of_results_are_tables_and_their_heads_no_names() -> None:
    facts = read_text(ROWS)
    sections = [s.section for s in facts.document.sentences]
    assert (
        sections == ["headline", "table", "table", "table", "table", "body"] or sections[1:5] == ["table"] * 4
    )
    assert not {n.text for n in facts.names} & {"Shr", "Net", "Revs", "Stocks"}
    assert {q.unit for q in facts.quantities if q.text.endswith("cts")} == {"USD"}


def test_a_headline_in_capitals_may_have_two_lines() -> None:
    source = plain_source(
        "MARLAND MAY SURPLUS 1.25 BILLION DLRS AFTER\nAPRIL 623 MLN DLRS SURPLUS\n\nMore.", "a"
    )
    assert [s.section for s in make_document(source).sentences][:2] == ["headline", "headline"]


FEED = """---
title: 甲谷泵业半年报
date: Wed, 24 Aug 2022 08:49:00 GMT
---

<div>
<p style="text-align: left;">甲谷泵业上半年营收<a href="x">20.59亿元</a>，同比减少11.4%。</p>
<p>总资产11.2亿元。</p>
<table><tr><th>项目</th><th colspan="2">2022年</th></tr>
<tr><td>营收</td><td>20.59</td><td>亿元</td></tr></table>
</div>
"""


def test_html_in_markdown_is_dropped_and_its_tables_kept() -> None:
    source = markdown_source(FEED, "a.md")
    lines = [line for line in source.text.split("\n") if line.strip()]
    assert lines[1] == "甲谷泵业上半年营收20.59亿元，同比减少11.4%。"
    assert [(source.text[c.start : c.end], c.row, c.column) for c in source.cells][1] == (
        "20.59",
        "营收",
        "2022年",
    )
    assert "<" not in source.text and str(source.published and source.published.first) == "2022-08-24"


@pytest.mark.parametrize("text", ["a < b and c > d", "use `x<y>` here", "# T\n\nplain **text**"])
def test_what_is_no_markup_stays(text: str) -> None:
    assert without_tags(text) == text


def test_a_table_without_cells_is_nothing() -> None:
    assert pipes("<table></table>") == ""


def digest(day: int, first: str, second: str) -> str:
    filler = "\n\n".join(f"{n}、甲谷第{n}家门店开业。" for n in range(3, 11))
    return (
        f"乙报财经早餐2024年8月{day}日\n\n1、丁禾公司发布第二季度财报，营收823亿元，同比增长21%。\n\n"
        f"2、国际金属期货涨跌不一，丙山铜{first}美元/吨，丙山锌{second}美元/吨。\n\n{filler}\n"
    )


def corpus(folder: Path, *texts: str) -> tuple[Facts, ...]:
    for n, text in enumerate(texts):
        (folder / f"{n}.txt").write_text(text, encoding="utf-8")
    return read_corpus([folder]).facts


def test_an_item_of_a_list_of_news_has_no_time_of_the_item_before(tmp_path: Path) -> None:
    (facts,) = corpus(tmp_path, digest(29, "跌2.22%报9238.5", "跌2.4%报2872.5"))
    assert str(facts.document.published and facts.document.published.first) == "2024-08-29"
    prices = [c for c in facts.claims if c.text.startswith(("9238", "2872"))]
    assert prices and all(
        c.period is None or c.period.first != c.period.last or c.granularity == "day" for c in prices
    )
    assert all(str(c.period.first) != "2024-04-01" for c in prices if c.period)


def test_the_month_of_a_contract_is_not_that_of_its_price() -> None:
    facts = read_text(
        "甲谷油价29日全线下跌，甲谷油2024年10月合约跌1.52%，报74.38美元/桶。2024年10月甲谷油产量为74万吨。"
    )
    months = {c.text: c.period and c.period.first.month for c in facts.claims if c.period and c.period.first}
    assert months.get("1.52%") != 10 and months["74万吨"] == 10


def test_the_day_of_a_month_is_no_end_of_a_range() -> None:
    facts = read_text("Supplies rose in the four weeks ended February 27 to 16.39 million barrels.")
    assert "16.39 million barrels" in {q.text for q in facts.quantities}
