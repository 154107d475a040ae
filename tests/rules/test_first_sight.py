"""What articles of a field that nobody had tuned for showed to be missing; all of them invented."""

from pathlib import Path

import pytest

from rules.evaluate import evaluate
from rules.load import load_rules
from timeline.model import Facts
from timeline.pipeline import read_corpus
from timeline.settings import Settings


def read(folder: Path, text: str) -> Facts:
    """The facts of one dated article."""
    path = folder / "a.md"
    path.write_text(f"---\ntitle: 一则消息\ndate: 2025-03-14\n---\n\n{text}\n", encoding="utf-8")
    return read_corpus([path], Settings()).facts[0]


def test_a_currency_that_holds_from_here_on(tmp_path: Path) -> None:
    facts = read(tmp_path, "甲谷海运四季度营收246.9亿元新台币（下同），净利润18.4亿元。")
    assert [q.unit for q in facts.quantities if q.dimension == "money"] == ["TWD", "TWD"]


@pytest.mark.parametrize("text", ["甲谷海运1991年11月8日上市，最大股东持股18%。13日股价收于52.4元。"])
def test_a_day_of_now_is_not_of_a_month_long_past(tmp_path: Path, text: str) -> None:
    dates = [d for d in read(tmp_path, text).dates if d.text == "13日"]
    assert [str(d.period.first) for d in dates if d.period] == ["2025-03-13"]


def test_a_multiple_of_last_year_does_not_move_the_time(tmp_path: Path) -> None:
    facts = read(tmp_path, "甲谷海运2024年净利润186.4亿元，是前一年52.7亿元的3.5倍，毛利率27.8%。")
    margin = next(c for c in facts.claims if c.metric == "gross_margin")
    assert margin.period is not None and str(margin.period.first) == "2024-01-01"


def test_boxes_and_rates_are_no_names(tmp_path: Path) -> None:
    text = (
        "甲谷海运11日表示，落海货柜共98只。落海货柜多为空箱。总经理江柏睿说，准班率不是数字。准班率要再升。"
    )
    names = {n.text for n in read(tmp_path, text).names}
    assert "江柏睿" in names and not names & {"落海货柜", "货柜", "班率"}


def test_a_ship_in_quotation_marks_and_its_short_name(tmp_path: Path) -> None:
    text = "甲谷海运的「甲谷宏远轮」18日交付。宏远轮下月首航。宏远轮可装15500箱。"
    ships = [n for n in read(tmp_path, text).names if n.text.endswith("宏远轮")]
    assert len(ships) == 3 and len({n.key for n in ships}) == 1


def test_a_pronoun_is_no_subject(tmp_path: Path) -> None:
    text = "甲谷海运换了总经理江柏睿。他是这家公司47年来第一位船长出身的总经理。公司2024年营收12亿元。"
    assert all("他" not in (c.subject or "") for c in read(tmp_path, text).claims)


def test_a_firm_short_for_its_trade_or_house_is_no_person(tmp_path: Path) -> None:
    text = "康禾医疗公布业绩。2016年加入康禾的裴若兰说，康禾不急。旗下江州康禾医院开业。"
    kinds = {n.text: n.type for n in read(tmp_path, text).names}
    assert kinds["康禾"] == "organisation"


def test_a_verb_before_a_firm_is_no_part_of_its_name(tmp_path: Path) -> None:
    text = "甲谷医疗斥5.25亿元购青禹眼科七成股权。青禹眼科有9家诊所。青禹眼科的创办人留任。"
    assert "购青禹眼科" not in {n.text for n in read(tmp_path, text).names}


def test_a_caption_in_money_makes_its_rows_money(tmp_path: Path) -> None:
    table = "| 项目 | 2024年 |\n| --- | --- |\n| 门诊 | 17.2 |\n| 住院 | 21.1 |\n"
    text = f"甲谷医疗公布业绩。\n\n收入构成（单位：亿元）\n\n{table}"
    cells = [c for c in read(tmp_path, text).claims if c.text in ("17.2", "21.1")]
    assert {(c.metric, c.quantity.unit) for c in cells} == {("revenue", "CNY")}


def test_whose_officer_somebody_was_is_not_what_is_told_of(tmp_path: Path) -> None:
    text = "樟湖医院5月20日开业。院长由原江州康禾医院副院长程野担任。开业首日，门诊突破1100人次。"
    visits = [c for c in read(tmp_path, text).claims if c.metric == "outpatient_visits"]
    assert [c.subject for c in visits] == ["樟湖医院"]


def test_an_exchange_takes_no_part_in_a_listing(tmp_path: Path) -> None:
    events = read(tmp_path, "甲谷医疗发布业绩。公司2019年12月12日在港交所上市。").events
    assert [e.participants for e in events if "上市" in e.text] == [("甲谷医疗",)]


def test_what_leads_to_a_word_of_trade_is_no_name(tmp_path: Path) -> None:
    text = "科创板公司澜星通信23日通报，23日晚公司宽带中断。澜星通信称已恢复。单星通信容量48Gbps。"
    names = {n.text for n in read(tmp_path, text).names}
    assert "澜星通信" in names and not names & {"科创板公司", "日晚公司", "单星通信"}


def test_who_founded_a_firm_is_not_what_is_listed(tmp_path: Path) -> None:
    text = "澜星通信发布年报。公司由许望舒于2013年5月创办，2021年7月22日在科创板上市。"
    listed = [e for e in read(tmp_path, text).events if e.text.endswith("上市")]
    assert [e.participants for e in listed] == [("澜星通信",)]


def test_a_page_of_a_firm_is_about_the_firm(tmp_path: Path) -> None:
    path = tmp_path / "h1.html"
    body = "<p>甲谷医药股份有限公司（下称“公司”）发布半年报。上半年营业收入486.2亿元。</p>"
    head = '<title>甲谷医药半年报摘要</title><meta property="og:site_name" content="甲谷医药">'
    path.write_text(
        f"<html><head>{head}</head><body><h1>甲谷医药半年报摘要</h1>{body}</body></html>", "utf-8"
    )
    claims = read_corpus([path], Settings()).facts[0].claims
    assert [c.subject for c in claims if c.metric == "revenue"] == ["甲谷医药"]


def test_a_weekly_with_the_name_of_a_plain_word_stays_in_its_article(tmp_path: Path) -> None:
    texts = {"a.md": "（《流通》周刊记者 麦青禾）", "b.md": "医药流通企业甲谷医药2024年营收912.4亿元。"}
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    facts = read_corpus([tmp_path / name for name in texts], Settings()).facts
    assert "流通" not in {n.text for n in facts[1].names}


def test_a_text_that_goes_on_with_what_was_counted_is_held_against_the_table(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    rows = ["| 地区 | 门市（家） | 可延续会籍（人） |", "| --- | --- | --- |", "| 北部 | 8 | 22400 |"]
    table = "\n".join([*rows, "| 中部 | 7 | 20300 |"])
    text = "甲谷公司承接门市，可延续会籍共4.27万人。其中北部22400人、中部23000人。"
    path.write_text(f"# 承接\n\n{table}\n\n{text}\n", encoding="utf-8")
    found = evaluate(read_corpus([path], Settings()), load_rules().rules, Settings()).findings
    assert any({e.text for e in f.evidence} == {"23000人", "20300"} for f in found)
