"""Covers of reports: whose they are and of which period; articles on reports are none."""

from __future__ import annotations

from datetime import date

import pytest

from timeline.filings import Filing, dated_by_cover, filing_of
from timeline.model import Document, Period

COVER = """UNITED STATES

FORM {form}

For the {period} ended {day}

Commission file number {number}

{name}

(Exact name of registrant as specified in its charter)
"""


def cover(
    form: str, period: str, day: str, number: str = "1-2345", name: str = "THE ALDER MILL, INC."
) -> str:
    return COVER.format(form=form, period=period, day=day, number=number, name=name)


def read(text: str) -> Filing:
    filing = filing_of(text)
    assert filing is not None
    return filing


@pytest.mark.parametrize(
    ("text", "name", "end"),
    [
        (cover("10-K", "fiscal year", "February 2, 2020"), "alder mill", date(2020, 2, 2)),
        (cover("10-Q", "quarterly period", "June 30, 2024"), "alder mill", date(2024, 6, 30)),
        (
            "SPRINGFIELD – October 26, 2022 – Alder Mill, Inc. (Nasdaq: ALDR) today reported results for the "
            "quarter ended September 30, 2022.",
            "alder mill",
            date(2022, 9, 30),
        ),
        ("甲谷酒股份有限公司2024年年度报告\n\n一、主要会计数据", "甲谷酒", date(2024, 12, 31)),
        ("甲谷控股有限公司\n二零二四年中期報告", "甲谷", date(2024, 6, 30)),
        ("甲谷科技股份有限公司2024年第三季度报告", "甲谷科技", date(2024, 9, 30)),
        ("甲谷控股有限公司\n截至二零二五年三月三十一日止年度業績公告", "甲谷", date(2025, 3, 31)),
    ],
)
def test_a_cover_tells_company_and_period(text: str, name: str, end: date) -> None:
    filing = read(text)
    assert name in filing.names
    assert filing.end == end


def test_a_cover_of_an_excerpt_tells_when_it_was_filed() -> None:
    text = (
        "Alder Mill Inc.\n Form 10-K\n Fiscal Year 2023\n Filing date: 2023-11-03\n\nIt follows the "
        "Annual Report on Form 10-K for the fiscal year ended September 24, 2022."
    )
    filing = read(text)
    assert (filing.names, filing.end, filing.filed) == ({"alder mill"}, None, date(2023, 11, 3))
    dated = dated_by_cover(Document("d", "d.txt", "", None, "en", text, None, None))
    assert dated.published == Period(date(2023, 11, 3), date(2023, 11, 3))


@pytest.mark.parametrize(
    "text",
    [
        "甲谷酒2024年年报：营收174亿元，同比增长一成。",
        "Alder Mill said revenue for the year ended June 30, 2024 was $3 billion.",
        "甲谷公司2024年全年資本開支為512億元。",
    ],
)
def test_an_article_on_a_report_is_none(text: str) -> None:
    assert filing_of(text) is None


def test_reports_are_told_apart_by_company_and_by_period() -> None:
    one = read(cover("10-K", "fiscal year", "June 30, 2024"))
    later = read(cover("10-K", "fiscal year", "June 30, 2025"))
    other = read(cover("10-K", "fiscal year", "June 30, 2024", "1-9999", "BIRCH CORPORATION"))
    release = read("Alder Mill, Inc. (Nasdaq: ALDR) today reported results for the year ended June 30, 2024.")
    assert one.of_other_period(later) and not one.of_other_company(later)
    assert one.of_other_company(other) and not one.of_other_period(other)
    assert not one.of_other_company(release) and not one.of_other_period(release)


def test_the_cover_dates_a_report_whose_own_dates_lead_elsewhere() -> None:
    text = cover("10-K", "fiscal year", "June 30, 2024")
    wrong, right = (Period(date(y, 8, 1), date(y, 8, 2)) for y in (2021, 2024))
    document = Document("d", "d.txt", "", None, "en", text, wrong, "inferred")
    dated = dated_by_cover(document)
    assert dated.published is not None and dated.published.first == date(2024, 6, 30)
    assert [s.text for s in dated.evidence] == ["year ended June 30, 2024"]
    kept = Document("d", "d.txt", "", None, "en", text, right, "inferred")
    assert dated_by_cover(kept).published == right
