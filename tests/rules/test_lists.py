"""Lists of amounts: what stands behind a colon makes what leads to it, and shares are of one whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.rules.test_unseen import audit
from timeline.pipeline import read_corpus
from timeline.settings import Settings

LIST = (
    "The roof cost Alder Corp £{} million: £21 million for steel, £14 million for glass, £19 million for pay."
)
SHARES = "甲谷公司卖出水泵41.8亿元，阀门36.3亿元，管道54.3亿元，三者分别占31.6%、27.4%和{}%。"


@pytest.mark.parametrize(("whole", "found"), [("54", False), ("46", True), ("180", False)])
def test_what_stands_behind_a_colon_makes_what_leads_to_it(tmp_path: Path, whole: str, found: bool) -> None:
    findings = audit(tmp_path, {"a.md": LIST.format(whole)}).findings
    assert ("list-misses-whole" in [f.rule for f in findings]) is found


@pytest.mark.parametrize(("share", "found"), [("41.0", False), ("46.0", True), ("12.9", False)])
def test_all_shares_but_one_are_of_one_whole(tmp_path: Path, share: str, found: bool) -> None:
    findings = audit(tmp_path, {"a.md": SHARES.format(share)}).findings
    assert ("listed-share-differs" in [f.rule for f in findings]) is found


def test_a_page_of_results_is_about_the_firm_whose_it_is(tmp_path: Path) -> None:
    text = (
        "Alder Mining plc today publishes its results.\n\nRevenue was £318 million.\n\n"
        "Pine Deep sold 9 tonnes. Fir Deep sold 8 tonnes. Pine Deep and Fir Deep hire."
    )
    (tmp_path / "a.md").write_text(
        f"---\ntitle: Results\noutlet: Alder Mining plc\ndate: 2025-07-30\n---\n\n{text}", encoding="utf-8"
    )
    facts = read_corpus([tmp_path / "a.md"], Settings()).facts[0]
    assert next(c.subject for c in facts.claims if c.metric == "revenue") == "Alder Mining plc"


def test_a_foreign_body_is_called_by_characters_before_its_own_name(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(
        "自5月起，维尔汉（Veldhaan Systems）停止供货。维尔汉去年营收68亿欧元。", encoding="utf-8"
    )
    (tmp_path / "b.md").write_text(
        "Veldhaan Systems said that sales were 6.8 billion euros.", encoding="utf-8"
    )
    names = [n for f in read_corpus(sorted(tmp_path.iterdir()), Settings()).facts for n in f.names]
    assert len({n.key for n in names if "维尔汉" in n.text or "Veldhaan" in n.text}) == 1


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("A service will be held in the hall of Alderton on Sunday, March 24.", "2025-03-24"),
        ("甲谷市13日宣布，自4月15日起，外地货车须申请许可证。", "2025-04-15"),
    ],
)
def test_a_day_that_is_told_as_one_to_come(tmp_path: Path, text: str, day: str) -> None:
    (tmp_path / "a.md").write_text(f"---\ndate: 2025-03-14\n---\n\n{text}", encoding="utf-8")
    facts = read_corpus([tmp_path / "a.md"], Settings()).facts[0]
    assert day in [str(d.period.first) for d in facts.dates if d.period]


def test_a_quote_turned_round_in_another_tense(tmp_path: Path) -> None:
    said = '"I owe these families an explanation, not a defence," said Helena Strand of Alder.'
    told = '"I owed these families a defence, not an explanation, and said so," said Helena Strand of Alder.'
    findings = audit(tmp_path, {"a.md": said, "b.md": told}).findings
    assert [f.rule for f in findings] == ["quote-altered"]


@pytest.mark.parametrize(("money", "found"), [("135亿美元", True), ("135亿元", False), ("98亿美元", False)])
def test_one_sum_of_one_metric_and_year_in_two_currencies(tmp_path: Path, money: str, found: bool) -> None:
    texts = {
        "a.md": f"---\ndate: 2025-12-20\n---\n\n甲谷公司透露，2025年甲谷公司的资本开支约为{money}。",
        "b.md": "---\ndate: 2025-10-30\n---\n\n甲谷公司发布三季报。甲谷公司2025年资本开支预计在135亿元左右。",
    }
    assert any(f.rule == "currency-slip" for f in audit(tmp_path, texts).findings) is found


@pytest.mark.parametrize(("later", "found"), [("今年已装机", False), ("去年装机", True)])
def test_what_is_counted_so_far_has_grown(tmp_path: Path, later: str, found: bool) -> None:
    texts = {
        "a.md": "---\ndate: 2025-09-10\n---\n\n甲谷公司的J9刻蚀机通过验证，目前装机4,632台。",
        "b.md": f"---\ndate: 2025-10-30\n---\n\n甲谷公司的J9刻蚀机{later}6,432台。",
    }
    rules = [f.rule for f in audit(tmp_path, texts).findings]
    assert ("digits-exchanged" in rules) is found
