"""Reports as they are filed: tables that span, typed pages, the archive's marks, what every sheet repeats."""

from __future__ import annotations

from pathlib import Path

from timeline.model import Claim, Facts
from timeline.pipeline import read_corpus

PAGE = """<html><body>
<p>Alder Corp annual report for the fiscal year ended September 30, 2025</p>
<p>Alder Corp makes pumps in Oslo. Alder Corp was founded by Ms. Berg.</p>
{furniture}
<p>(in thousands, except per share data)</p>
<table>
<tr><td colspan="3"></td><td colspan="6">Years ended September 30,</td></tr>
<tr><td colspan="3"></td><td colspan="3">2025</td><td colspan="3">2024</td></tr>
<tr><td colspan="3">Net sales:</td><td colspan="6"></td></tr>
<tr><td colspan="3">Pumps</td><td>$</td><td>4,120</td><td></td><td>$</td><td>3,980</td><td></td></tr>
<tr><td colspan="3">Valves</td><td></td><td>1,305</td><td></td><td></td><td>1,297</td><td></td></tr>
<tr><td colspan="3">Total net sales</td><td></td><td>5,425</td><td></td><td></td><td>5,277</td><td></td></tr>
<tr><td colspan="3">Net loss</td><td></td><td>(316</td><td>)</td><td></td><td>(98</td><td>)</td></tr>
<tr><td colspan="3">Earnings per share</td><td>$</td><td>1.27</td><td></td><td>$</td><td>0.61</td></tr>
</table>
</body></html>"""


def facts_of(path: Path, text: str) -> Facts:
    path.write_text(text, encoding="utf-8")
    return read_corpus([path]).facts[0]


def told(facts: Facts) -> dict[str, Claim]:
    return {c.text.strip("$ "): c for c in facts.claims if c.section == "table"}


def test_a_table_is_read_with_its_spans_signs_units_and_heads_of_several_rows(tmp_path: Path) -> None:
    cells = told(facts_of(tmp_path / "a.htm", PAGE.format(furniture="")))
    pumps, valves, total = cells["4,120"], cells["1,297"], cells["5,425"]
    assert (pumps.metric, pumps.scope, pumps.quantity.value) == ("revenue", ("segment:pumps",), 4_120_000)
    assert (valves.quantity.unit, valves.quantity.value) == ("USD", 1_297_000)
    assert total.scope == () and total.period is not None and valves.period is not None
    assert [str(p.first) for p in (total.period, valves.period)] == ["2024-10-01", "2023-10-01"]
    assert cells["316"].quantity.value == -316_000
    assert cells["1.27"].quantity.value is not None and cells["1.27"].quantity.value < 2


def test_what_every_sheet_repeats_is_left_out(tmp_path: Path) -> None:
    sheets = "".join(f"<p>Table of Contents</p><p>{n}</p>" for n in range(12))
    text = facts_of(tmp_path / "a.htm", PAGE.format(furniture=sheets)).document.text
    assert "Table of Contents" not in text and "Total net sales" in text


TYPED = (
    """<DOCUMENT>
<TYPE>10-K
<TEXT>
<PAGE>
                              ALDER CORP

"""
    + """The company and its subsidiaries make pumps and valves for the water works
of cities, and have done so since the founders opened their first plant in
the old harbour, where the offices of the company are found to this day. It
"""
    * 14
    + """
Costs of the year included an impairment of the older plants that came to $300
million, and a gain of $12 million.

<TABLE>
In Millions / Year Ended June 30                     2000          2001
------------------------------------------------------------------------
<S>                                                   <C>           <C>
Revenue                                           $  4,846      $  3,922
Research and development                               952           678
------------------------------------------------------------------------
</TABLE>
</TEXT>
</DOCUMENT>
"""
)


def test_a_typed_page_has_whole_sentences_and_tables(tmp_path: Path) -> None:
    facts = facts_of(tmp_path / "a.txt", TYPED)
    assert {q.value for q in facts.quantities if q.text.startswith("$300")} == {300_000_000}
    revenue = told(facts)["3,922"]
    assert (revenue.metric, revenue.quantity.unit, revenue.quantity.value) == (
        "revenue",
        "USD",
        3_922_000_000,
    )
    assert revenue.period is not None and str(revenue.period.last) == "2001-06-30"


def test_a_page_of_typed_text_is_read_by_the_suffix_of_a_web_page_too(tmp_path: Path) -> None:
    assert "impairment of the older plants" in facts_of(tmp_path / "a.htm", TYPED).document.text


QUARTERS = """海棠机电股份有限公司2024年年度报告

公司主要生产水泵。

2024年分季度主要财务数据

单位：万元

| | 第一季度 | 第二季度 |
| --- | --- | --- |
| 营业收入 | 32,462 | 27,232 |

母公司财务报表主要项目注释

单位：万元

| 项目 | 2024年 | 2023年 |
| --- | --- | --- |
| 营业收入 | 20,118 | 19,034 |
"""


def test_the_lines_above_a_table_give_its_year_and_whose_figures_they_are(tmp_path: Path) -> None:
    cells = told(facts_of(tmp_path / "a.md", QUARTERS))
    second = cells["27,232"]
    assert second.quantity.value == 272_320_000
    assert second.period is not None and str(second.period.first) == "2024-04-01"
    assert (second.scope, cells["20,118"].scope) == ((), ("parent",))


def test_numbers_in_a_row_go_with_the_dates_in_a_row_behind_them(tmp_path: Path) -> None:
    said = "Alder Corp had revenue of $3.1 million, $4.4 million and $5.2 million in 2019, 2020 and 2021.\n"
    claims = [
        c
        for c in facts_of(tmp_path / "a.txt", f"Alder Corp results\n\n{said}").claims
        if c.metric == "revenue"
    ]
    assert [c.period.first.year for c in claims if c.period and c.period.first] == [2019, 2020, 2021]
