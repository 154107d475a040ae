"""Which side is likely right: each reason by itself, reasons that differ, and none."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from rules.evaluate import evaluate
from rules.findings import Finding
from rules.load import load_rules
from timeline.pipeline import read_corpus
from timeline.settings import Outlet, Settings

Judged = tuple[str | None, list[str]]


def article(text: str, outlet: str, day: str = "2025-03-20") -> str:
    """A Markdown article with its outlet and day."""
    return f"---\ntitle: Note\noutlet: {outlet}\ndate: {day}\n---\n\n{text}\n"


def findings(folder: Path, texts: Mapping[str, str], settings: Settings | None = None) -> list[Finding]:
    """The hard findings on articles by file name."""
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    settings = settings or Settings()
    corpus = read_corpus([folder / name for name in texts], settings)
    found = evaluate(corpus, load_rules().rules, settings).findings
    return [f for f in found if f.verdict in ("contradiction", "likely")]


def judged(folder: Path, texts: Mapping[str, str], settings: Settings | None = None) -> Judged:
    """The print that is likely right and the kinds of the reasons, of the only finding."""
    (finding,) = findings(folder, texts, settings)
    if finding.judgement is None:
        return None, []
    right = finding.judgement.right
    return right and right[3], [r.kind for r in finding.judgement.reasons]


LOW = "Alder Corp had revenue of $5.21 billion in 2024."
HIGH = "Alder Corp had revenue of $5.84 billion in 2024."
SUM = "$5.84 billion"
低 = "甲谷公司2024年營收512.4億元。"
高 = "甲谷公司2024年營收557.8億元。"


def test_nothing_is_said_where_nothing_speaks_for_a_side(tmp_path: Path) -> None:
    assert judged(tmp_path, {"a.md": article(LOW, "Tide"), "b.md": article(HIGH, "Ebb")}) == (None, [])


def test_more_independent_outlets(tmp_path: Path) -> None:
    texts = {"a.md": article(LOW, "Tide"), "b.md": article(HIGH, "Ebb"), "c.md": article(LOW, "Flow")}
    assert judged(tmp_path, texts) == ("$5.21 billion", ["majority"])


def test_a_long_number_counts_wherever_it_is_printed(tmp_path: Path) -> None:
    """Of whom the third article tells its $5.84 billion is not read; a round $5 billion would say nothing."""
    told = article("The factory is a third of what was asked for the $5.84 billion, an analyst said.", "Flow")
    texts = {"a.md": article(LOW, "Tide"), "b.md": article(HIGH, "Ebb"), "c.md": told}
    assert judged(tmp_path, texts) == (SUM, ["majority"])
    low, high = LOW.replace("5.21", "3"), HIGH.replace("5.84", "5")
    texts = {"a.md": article(low, "Tide"), "b.md": article(high, "Ebb"), "c.md": told.replace("5.84", "5")}
    assert judged(tmp_path, texts) == (None, [])


@pytest.mark.parametrize(
    ("other", "first_hand", "right"),
    [
        (LOW, f"According to its annual report, {HIGH}", SUM),
        (LOW, "Alder Corp's annual report shows that its revenue was $5.84 billion in 2024.", SUM),
        (LOW, "Alder Corp said its revenue was $5.84 billion in 2024.", SUM),
        (低, "財報顯示，甲谷公司2024年營收557.8億元。", "557.8億元"),
        (低, "根據公司年報，甲谷公司2024年營收557.8億元。", "557.8億元"),
        (低, "甲谷公司表示，2024年營收557.8億元。", "557.8億元"),
    ],
)
def test_a_primary_source(tmp_path: Path, other: str, first_hand: str, right: str) -> None:
    texts = {"a.md": article(other, "Tide"), "b.md": article(first_hand, "Ebb")}
    assert judged(tmp_path, texts) == (right, ["primary"])


def test_the_subject_itself_publishes(tmp_path: Path) -> None:
    texts = {"a.md": article(LOW, "Alder Corp"), "b.md": article(HIGH, "Ebb")}
    assert judged(tmp_path, texts) == ("$5.21 billion", ["primary"])


@pytest.mark.parametrize(
    "text",
    [
        "Alder Corp had revenue of $5.84 billion in 2024, ahead of its annual report.",
        "甲谷公司2024年營收557.8億元，年報將於四月公布。",
    ],
)
def test_a_paper_that_the_figure_is_not_from_says_nothing(tmp_path: Path, text: str) -> None:
    other = LOW if text.isascii() else 低
    assert judged(tmp_path, {"a.md": article(other, "Tide"), "b.md": article(text, "Ebb")}) == (None, [])


def test_an_article_that_speaks_of_the_papers_may_have_its_figures_from_them(tmp_path: Path) -> None:
    texts = {
        "a.md": article(f"The annual report is out.\n\n{LOW}", "Tide"),
        "b.md": article(f"According to its annual report, {HIGH}", "Ebb"),
    }
    assert judged(tmp_path, texts) == (None, [])


def test_two_papers_speak_for_neither(tmp_path: Path) -> None:
    texts = {
        "a.md": article(f"According to its annual report, {LOW}", "Tide"),
        "b.md": article(f"According to a filing, {HIGH}", "Ebb"),
    }
    assert judged(tmp_path, texts) == (None, [])


@pytest.mark.parametrize(
    ("old", "new", "right"),
    [
        (
            LOW,
            f"{HIGH}\n\nCorrection: an earlier version of this article said Alder Corp's revenue in 2024 was"
            " $5.21 billion.",
            SUM,
        ),
        (LOW, f"{HIGH}\n\nCorrection: an earlier version of this article misstated revenue.", SUM),
        (LOW, f"{HIGH}\n\nThis article has been amended: revenue was {SUM}, not $5.21 billion.", SUM),
        (低, f"{高}\n\n更正：先前誤植營收為512.4億元，應為557.8億元。", "557.8億元"),
        (低, f"{高}\n\n勘誤：營收應為557.8億元，原文誤植。", "557.8億元"),
    ],
)
def test_a_later_correction(tmp_path: Path, old: str, new: str, right: str) -> None:
    texts = {"a.md": article(old, "Tide"), "b.md": article(new, "Ebb", "2025-03-25")}
    assert judged(tmp_path, texts) == (right, ["correction"])


def test_what_a_correction_takes_back_is_not_said(tmp_path: Path) -> None:
    text = f"{HIGH}\n\nCorrection: an earlier version said that {LOW}"
    assert not findings(tmp_path, {"a.md": article(text, "Tide"), "b.md": article(HIGH, "Ebb")})


def test_a_correction_that_is_older_than_the_other_side_settles_nothing(tmp_path: Path) -> None:
    text = f"{HIGH}\n\nCorrection: an earlier version of this article misstated the revenue."
    texts = {"a.md": article(LOW, "Tide", "2025-04-02"), "b.md": article(text, "Ebb", "2025-03-20")}
    assert judged(tmp_path, texts) == (None, [])


def test_a_market_correction_is_none(tmp_path: Path) -> None:
    text = f"{HIGH} A market correction followed, not a crash."
    assert judged(tmp_path, {"a.md": article(LOW, "Tide"), "b.md": article(text, "Ebb")}) == (None, [])


def test_arithmetic_that_one_side_fits(tmp_path: Path) -> None:
    texts = {
        "a.md": article(LOW, "Tide"),
        "b.md": article(HIGH, "Ebb"),
        "c.md": article(
            "Alder Corp had revenue of $4.80 billion in 2023.\n\n"
            "Revenue at Alder Corp rose 21.7% in 2024 from a year earlier.",
            "Flow",
        ),
    }
    assert judged(tmp_path, texts) == ("$5.84 billion", ["arithmetic"])


def test_arithmetic_on_a_disputed_rate(tmp_path: Path) -> None:
    texts = {
        "a.md": article("甲谷公司2024年營收同比增長18.2%。", "潮報"),
        "b.md": article("甲谷公司2024年營收同比增長12.8%。", "汐報"),
        "c.md": article("甲谷公司2023年營收471.9億元。\n\n甲谷公司2024年營收557.8億元。", "渡報"),
    }
    assert judged(tmp_path, texts) == ("18.2%", ["arithmetic"])


def test_reasons_for_different_sides_are_listed_and_neither_is_likelier(tmp_path: Path) -> None:
    texts = {
        "a.md": article(LOW, "Tide"),
        "b.md": article(f"According to its annual report, {HIGH}", "Ebb"),
        "c.md": article(LOW, "Flow"),
    }
    (finding,) = findings(tmp_path, texts)
    assert finding.judgement is not None and finding.judgement.right is None
    assert [r.kind for r in finding.judgement.reasons] == ["majority", "primary"]
    assert "the reasons speak for different sides: neither is likelier" in finding.steps
    assert finding.suggestion is None


def test_what_a_project_trusts_decides(tmp_path: Path) -> None:
    texts = {"a.md": article(LOW, "Tide"), "b.md": article(HIGH, "Ebb"), "c.md": article(LOW, "Flow")}
    project = Settings(outlets={"Ebb": Outlet(trust=3)})
    assert judged(tmp_path, texts, project) == ("$5.84 billion", ["trust", "majority"])


def test_one_reason_is_enough_for_a_correction_of_the_other_side(tmp_path: Path) -> None:
    texts = {"a.md": article(低, "潮報"), "b.md": article("財報顯示，甲谷公司2024年營收557.8億元。", "汐報")}
    (finding,) = findings(tmp_path, texts)
    assert finding.suggestion is not None and finding.suggestion.replacement == "557.8億元"
    assert "likely right: 557.8億元" in finding.steps


EARLY = "Alder Corp opened its new plant in Larkfield on 8 May 2024."
LATE = "Alder Corp opened its new plant in Larkfield on 18 May 2024."


@pytest.mark.parametrize(
    ("one", "other", "right"),
    [
        (EARLY, LATE, None),
        (EARLY, f"{LATE}\n\nCorrection: an earlier version of this article said 8 May 2024.", "correction"),
        (EARLY, f"According to a filing, {LATE}", "primary"),
        ("甲谷公司芦州工厂2024年3月8日动工。", "甲谷公司芦州工厂2024年3月18日动工。", None),
        (
            "甲谷公司芦州工厂2024年3月8日动工。",
            "甲谷公司芦州工厂2024年3月18日动工。\n\n更正：动工日期先前误植为2024年3月8日。",
            "correction",
        ),
        (
            "甲谷公司芦州工厂2024年3月8日动工。",
            "公司公告披露，甲谷公司芦州工厂2024年3月18日动工。",
            "primary",
        ),
    ],
)
def test_days_are_judged_too(tmp_path: Path, one: str, other: str, right: str | None) -> None:
    texts = {"a.md": article(one, "Tide"), "b.md": article(other, "Ebb")}
    (finding,) = findings(tmp_path, texts)
    if right is None:
        assert finding.judgement is None and finding.suggestion is None
    else:
        assert finding.judgement is not None and finding.judgement.right is not None
        assert [r.kind for r in finding.judgement.reasons] == [right]
        assert finding.judgement.right[0].endswith("b.md") and finding.suggestion is not None
        assert finding.suggestion.document.endswith("a.md")


def test_a_correction_of_another_unit_settles_nothing(tmp_path: Path) -> None:
    text = f"{HIGH}\n\nCorrection: margins were 21%, not 12%."
    assert judged(tmp_path, {"a.md": article(LOW, "Tide"), "b.md": article(text, "Ebb")}) == (None, [])


def test_of_two_subjects_the_one_that_more_outlets_name_stands(tmp_path: Path) -> None:
    figure = "2024年营收51.27亿元，同比增长19.6%"
    texts = {
        "a.md": article(f"甲谷公司{figure}。", "潮报"),
        "b.md": article(f"受新厂带动，甲谷公司{figure}。", "汐报"),
        "c.md": article(f"乙川公司{figure}，甲谷公司没有公布。", "渡报"),
    }
    swapped = [f for f in findings(tmp_path, texts) if f.rule == "entity-swapped"]
    assert swapped
    for finding in swapped:
        assert finding.judgement is not None and [r.kind for r in finding.judgement.reasons] == ["majority"]
        assert finding.suggestion is not None and finding.suggestion.replacement == "甲谷公司"
        assert finding.suggestion.document.endswith("c.md")


def test_a_place_in_a_list_is_borne_out_by_no_place_in_another(tmp_path: Path) -> None:
    texts = {
        "a.md": article("按2024年末资产规模计，甲谷银行在全省六家城商行中排名第二。", "潮报"),
        "b.md": article("甲谷银行2024年末资产规模居全省六家城商行第三位。", "汐报"),
        "c.md": article("按2024年净利润计，甲谷银行在全省城商行里排名第三位。", "渡报"),
        "d.md": article("乙川银行的存款在县里居第三位。", "滩报"),
    }
    ranks = [f for f in findings(tmp_path, texts) if f.rule == "rank-differs"]
    assert ranks and all(f.judgement is None and f.suggestion is None for f in ranks)


def test_a_quotation_that_two_papers_print_alike_is_one_finding_and_theirs_is_likelier(
    tmp_path: Path,
) -> None:
    said = "瑞屏电子总裁罗以璇{}：“新厂提前{}天投产，比原计划少花了三亿元。”"
    texts = {
        "a.md": article(said.format("说", "二十三"), "甲报"),
        "b.md": article("新厂昨天投产。" + said.format("表示", "二十三"), "乙报"),
        "c.md": article("投产仪式上，" + said.format("强调", "三十三"), "丙报"),
    }
    (finding,) = (f for f in findings(tmp_path, texts) if f.rule == "quote-altered")
    assert len(finding.evidence) == 3
    assert finding.judgement is not None
    assert [r.kind for r in finding.judgement.reasons] == ["majority"]
    assert finding.suggestion is not None
    assert "二十三天" in finding.suggestion.replacement
