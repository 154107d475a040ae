"""Quotes: whose words they are, in both languages, and which quotation marks hold no quote."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.timeline.names.test_names import document
from timeline.lexicon import BUILTIN
from timeline.model import Language, Quote
from timeline.names import find_names, join_names
from timeline.pipeline import read_text
from timeline.quotes import find_attributions, find_quotes
from timeline.quotes.marks import find_marked
from timeline.settings import Settings


def quotes(text: str, language: Language) -> tuple[Quote, ...]:
    made = document(text, language)
    (names,) = join_names([find_names(made, BUILTIN)], Settings())
    return find_quotes(made, names, (), BUILTIN)


def said(text: str, language: Language) -> list[tuple[str, str | None, bool]]:
    return [(q.text, q.speaker, q.direct) for q in quotes(text, language)]


CHINESE: list[tuple[str, list[tuple[str, str | None, bool]]]] = [
    ("瑞屏电子总裁罗以璇说：“成本还会降。”", [("成本还会降。", "罗以璇", True)]),
    ("「成本還會降。」瑞屏電子總裁羅以璇說。", [("成本還會降。", "羅以璇", True)]),
    (
        "瑞屏电子总裁罗以璇表示，新厂明年投产，“一天都不会拖”。",
        [("新厂明年投产", "罗以璇", False), ("一天都不会拖", "罗以璇", True)],
    ),
    (
        "瑞屏电子总裁罗以璇说，“青屏”全年的月活目标是450万户。",
        [("“青屏”全年的月活目标是450万户", "罗以璇", False)],
    ),
    ("海东社临川9月11日电（记者 何其远）瑞屏电子公告，新厂停产。", [("新厂停产", "瑞屏电子", False)]),
    ("一位律师对记者说，若认定违规，最高可罚五百万元。", [("若认定违规，最高可罚五百万元", None, False)]),
    (
        "青禾证券认为，成本还会降；衡岳证券给出中性评级，认为罚款的靴子还没有落地。",
        [("成本还会降", "青禾证券", False), ("罚款的靴子还没有落地", "衡岳证券", False)],
    ),
    (
        "武汉车主胡先生5月6日提车，“没漏过，但还是先去了趟服务中心”。",
        [("没漏过，但还是先去了趟服务中心", "胡先生", True)],
    ),
    ("瑞屏电子总裁罗以璇估计全年出货1,270万台。", [("全年出货1,270万台", "罗以璇", False)]),
    ("瑞屏电子总裁罗以璇形容市况“像退潮，一直在退”。", [("像退潮，一直在退", "罗以璇", True)]),
    ("瑞屏电子总裁罗以璇认为二者并不冲突。", [("二者并不冲突", "罗以璇", False)]),
    ("据瑞屏电子披露，上半年出货3.1万台。", [("上半年出货3.1万台", "瑞屏电子", False)]),
    ("瑞屏电子总裁罗以璇没有到场。她说，航班取消了三次。", [("航班取消了三次", "罗以璇", False)]),
    ("有业内人士称，这款芯片要等到年底。", [("这款芯片要等到年底", None, False)]),
    ("瑞屏电子总裁罗以璇透露公司已经签下三家客户。", [("公司已经签下三家客户", "罗以璇", False)]),
    ("县长（记者 何其远）罗以璇说，“路通了”。", [("路通了", "罗以璇", True)]),
    ("瑞屏电子总裁罗以璇的回答是：“先看账，再看人。”", [("先看账，再看人。", "罗以璇", True)]),
    ("瑞屏電子發言人羅以璇否認，公司正在出售工廠。", [("公司正在出售工廠", "羅以璇", False)]),
    (
        "“我们押了四年，团队扩到380人。”瑞屏电子总裁罗以璇在电话会上说，新品投入约7亿元，已收回成本。",
        [("我们押了四年，团队扩到380人。", "罗以璇", True), ("新品投入约7亿元，已收回成本", "罗以璇", False)],
    ),
    (
        "瑞屏电子总裁罗以璇没有到场。她预计四季度营收在13亿元左右。",
        [("四季度营收在13亿元左右", "罗以璇", False)],
    ),
    ("车站值班站长解释，故障由异物引起。", [("故障由异物引起", None, False)]),
    ("「車站不會關」，瑞屏電子總裁羅以璇說。", [("車站不會關", "羅以璇", True)]),
    (
        "縣長羅以璇說，經費已經核定。工會質疑院方「把床關了，帳面才好看」。",
        [("經費已經核定", "羅以璇", False), ("把床關了，帳面才好看", None, True)],
    ),
    (
        "瑞屏电子总裁罗以璇说，今年很难。“可是我们不裁员，也不降薪。”",
        [("今年很难", "罗以璇", False), ("可是我们不裁员，也不降薪。", "罗以璇", True)],
    ),
]
ENGLISH: list[tuple[str, list[tuple[str, str | None, bool]]]] = [
    (
        '"We are late," said Nadia Okoro, chief engineer. "We know it."',
        [("We are late,", "Nadia Okoro", True), ("We know it.", "Nadia Okoro", True)],
    ),
    ('"We are late," Nadia Okoro told reporters.', [("We are late,", "Nadia Okoro", True)]),
    ("Nadia Okoro said: “We are late.”", [("We are late.", "Nadia Okoro", True)]),
    (
        "Tarn Pharma said on Monday that it would close two plants.",
        [("it would close two plants", "Tarn Pharma", False)],
    ),
    (
        "Two plants will close by May, Tarn Pharma said.",
        [("Two plants will close by May", "Tarn Pharma", False)],
    ),
    (
        "Nadia Okoro, chief engineer, left early. She said the pumps were fine.",
        [("the pumps were fine", "Nadia Okoro", False)],
    ),
    (
        'Nadia Okoro said the delay was "a gift to nobody" and left.',
        [("a gift to nobody", "Nadia Okoro", True)],
    ),
    (
        "Analysts at Peel Marwood estimate that costs will double.",
        [("costs will double", "Peel Marwood", False)],
    ),
    (
        "Tarn Pharma, which says the patent is void, will appeal.",
        [("the patent is void", "Tarn Pharma", False)],
    ),
    ("'It holds,' said Nadia Okoro, an engineer.", [("It holds,", "Nadia Okoro", True)]),
]


@pytest.mark.parametrize(("text", "wanted"), CHINESE)
def test_chinese_quotes(text: str, wanted: list[tuple[str, str | None, bool]]) -> None:
    assert said(text, "zh-Hant" if "說" in text or "發" in text else "zh-Hans") == wanted


@pytest.mark.parametrize(("text", "wanted"), ENGLISH)
def test_english_quotes(text: str, wanted: list[tuple[str, str | None, bool]]) -> None:
    assert said(text, "en") == wanted


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("这种“轻资产”模式正在流行。", "zh-Hans"),
        ("公司推出“夜航灯”功能。", "zh-Hans"),
        ("总的来说，成本下降了一成。", "zh-Hans"),
        ("不得不说，这一年很难。", "zh-Hans"),
        ('Investors like the "green premium" of the bonds.', "en"),
        ('Peel Marwood has a "buy" on the stock.', "en"),
        ("The court looked into claims that ballots were lost.", "en"),
    ],
)
def test_terms_are_no_quotes(text: str, language: Language) -> None:
    assert said(text, language) == []


def test_occasion_is_kept() -> None:
    (quote,) = quotes("瑞屏电子总裁罗以璇在业绩说明会上说，成本下降。", "zh-Hans")
    assert quote.occasion == "业绩说明会上"
    (quote,) = quotes('"We are late," Nadia Okoro said in an interview.', "en")
    assert quote.occasion == "an interview"


def test_a_denial_and_a_source_are_attributions() -> None:
    made = document(
        "Tarn Pharma denied that it paid bribes.\nCosts rose 4%, according to Peel Marwood.", "en"
    )
    names = find_names(made, BUILTIN)
    found = find_attributions(made, names, BUILTIN)
    assert ("denied", True) in {(a.stance, a.speech) for a in found}
    assert ("asserted", False) in {(a.stance, a.speech) for a in found}


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("甲说“乙说‘好’。”", ["乙说‘好’。", "好"]),
        ("「外『內』外」", ["外『內』外", "內"]),
        ('He said "no" twice.', ["no"]),
        ("It's the firm's '90s plan.", []),
        ("“never closed", []),
        ("所谓“甲“和“乙”", ["甲", "乙"]),
    ],
)
def test_marks_pair(text: str, inside: list[str]) -> None:
    assert [text[m.start : m.end] for m in find_marked(text)] == inside


def test_who_speaks_is_named_while_saying_it() -> None:
    text = "谭远介绍，新车已在路上。\n“我们要做一款敢开长途的车。”青禾汽车董事长罗以璇说这句话时，屏幕亮着。"
    assert [q.speaker for q in quotes(text, "zh-Hans") if q.direct] == ["罗以璇"]


def test_who_works_at_a_house_speaks_and_not_the_house() -> None:
    text = "Tom Abara, an analyst at Quill Street, said that trading had slowed."
    assert [q.speaker for q in quotes(text, "en")] == ["Tom Abara"]


PIECES = st.sampled_from(
    [
        "“",
        "”",
        "「",
        "」",
        '"',
        "'",
        "罗以璇",
        "说",
        "，",
        "：",
        "。",
        "表示",
        "\n",
        " ",
        "据",
        "披露",
        "said",
        "Nadia Okoro",
        ", ",
        ". ",
        "她",
        "she ",
        "told",
        "that ",
        "（",
        "）",
        "路通了",
    ]
)


@given(st.lists(PIECES, max_size=30).map("".join), st.sampled_from(["zh-Hans", "en"]))
def test_places_are_exact(text: str, language: Language) -> None:
    for quote in quotes(text, language):
        assert text[quote.start : quote.end] == quote.text
        assert quote.text.strip()


def test_who_says_what_stands_before_may_be_named_behind_his_office_or_behind_the_verb() -> None:
    told = "Turnout was 61.2% this time, the returning officer, Samuel Okoro, said. Ada Meijer sells pumps. "
    told += "Pumps are cheaper now, says Ada Meijer."
    quotes = read_text(told, language="en").quotes
    assert [(q.text, q.speaker) for q in quotes] == [
        ("Turnout was 61.2% this time", "Samuel Okoro"),
        ("Pumps are cheaper now", "Ada Meijer"),
    ]
