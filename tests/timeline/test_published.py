"""Publication dates that no article states, from what it says."""

from __future__ import annotations

from datetime import date

import pytest

from timeline.pipeline import read_text


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("The firm sued its rival yesterday, Tuesday, 4 March 2025, in Dublin.", "2025-03-05", "2025-03-05"),
        ("Yesterday, March 4, the firm published results for 2024.", "2025-03-05", "2025-03-05"),
        ("3月4日，公司發佈2024年全年業績，收入達到30億元。", "2025-03-04", "2025-03-07"),
        ("新华社青禾10月28日电（记者唐知远）2025年前三季度全市生产总值64亿元。", "2025-10-28", "2025-10-29"),
        ("截稿时已是2025年8月5日傍晚，公司的电话仍在占线。", "2025-08-05", "2025-08-06"),
        ("1月5日，周一，公司公布了2025年最后一份月报，12月交付4万辆。", "2026-01-05", "2026-01-08"),
        ("今天是12月26日，2025年只剩三个交易日。新厂9月12日启用。", "2025-12-26", "2025-12-26"),
        (
            "The bridge\n\n*The Post, 18 January 2025*\n\nA crowd met on Wednesday, 14 January at noon.\n",
            "2025-01-18",
            "2025-01-18",
        ),
        (
            "新药三期达标\n2025年9月3日　来源：健康时评　记者 田禾\n\n昨日，公司宣布新药获批。\n",
            "2025-09-03",
            "2025-09-03",
        ),
    ],
)
def test_the_text_dates_itself(text: str, first: str, last: str) -> None:
    document = read_text(text).document
    assert document.published_how == "inferred"
    assert document.published is not None
    assert (document.published.first, document.published.last) == (day(first), day(last))
    assert document.evidence
    assert all(document.text[s.start : s.end] == s.text for s in document.evidence)


def test_a_deictic_with_its_day_of_the_month_dates_the_article() -> None:
    text = "市長昨（14）日提出報告。颱風2025年9月28日登陸，便橋10月6日已通車。"
    published = read_text(text, language="zh-Hant").document.published
    assert published is not None
    assert (published.first, published.last) == (day("2025-10-15"), day("2025-10-15"))


def test_a_budget_is_drawn_up_before_its_year() -> None:
    text = "市長提出115年度總預算，較114年度預算增加5.4%。\n\n颱風8月14日登陸，便橋9月6日通車。"
    published = read_text(text, language="zh-Hant").document.published
    assert published is not None and published.first is not None and published.first.year == 2025


def test_a_bare_year_of_the_lead_is_that_of_the_news() -> None:
    text = (
        "球季落幕\n10月28日晚间，鲸鱼队夺冠，为2025年职棒球季画下句点。\n\n"
        "薪资比2023年增加62%。该队2027年加入二军、2028年升上一军。"
    )
    published = read_text(text).document.published
    assert published is not None
    assert published.first == day("2025-10-28")


def test_what_is_to_come_bounds_the_date() -> None:
    document = read_text(
        "The firm was founded on 2 May 2024. It opened a shop on 20 May 2024. "
        "A second will open on 25 May 2024."
    ).document
    assert document.published is not None
    assert day("2024-05-20") <= (document.published.first or date.min)
    assert (document.published.last or date.max) <= day("2024-05-25")


def test_nothing_is_said_where_nothing_is_known() -> None:
    assert read_text("The firm sells pumps and likes them.").document.published is None
