"""False alarms of filings and newswire, in invented text of the same form, each beside what is wrong."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from rules.evaluate import evaluate
from rules.kinds.agree import two_levels
from rules.load import load_rules
from timeline.model import Span
from timeline.pipeline import read_corpus
from timeline.settings import Settings

HARD = ("contradiction", "likely", "arithmetic", "typo")


def hard(folder: Path, *texts: str) -> list[str]:
    """The rules that find something wrong in some articles."""
    for n, text in enumerate(texts):
        (folder / f"{n}.txt").write_text(text, encoding="utf-8")
    audit = evaluate(read_corpus([folder], Settings()), load_rules().rules, Settings())
    return [f.rule for f in audit.findings if f.verdict in HARD]


DAY = """丙山早报2024年8月{day}日

丙山三大股指收盘涨跌不一，丙山综合指数{first}报18{points}.29点，丁禾科技{second}，领涨丙山综合指数。

丙山纽约油价收盘，丙山原油{first}，报7{unit}.38美元/桶。
"""


def test_the_closes_of_two_days_are_no_conflict(tmp_path: Path) -> None:
    first = DAY.format(day=29, first="跌0.54%", points=782, second="跌2.29%", unit=4)
    second = DAY.format(day=30, first="涨0.69%", points=912, second="涨2.65%", unit=6)
    assert hard(tmp_path, first, second) == []


def test_two_closes_of_one_day_are(tmp_path: Path) -> None:
    text = "丁禾科技2024年8月29日收盘报{price}元，当日股价跌2.3%。"
    assert "values-disagree" in hard(tmp_path, text.format(price="52.47"), text.format(price="58.47"))


RESULTS = """{name} INC <{short}> 4TH QTR NET

    Shr profit {shr} cts vs loss 18 cts
    Net {net} vs 139,000
    Revs {revs} mln vs 123.9 mln
    Year
    Shr profit {year} cts vs loss 21 cts
    Net 9,350,000 vs 1,440,000
"""


def test_rows_of_results_of_several_firms_are_no_slips_of_each_other(tmp_path: Path) -> None:
    some = (
        ("ALDER PUMPS", "ALD", 13, "480,000", "122.5", 24),
        ("BIRCH MILLS", "BIR", 31, "840,000", "125.2", 42),
    )
    keys = ("name", "short", "shr", "net", "revs", "year")
    assert hard(tmp_path, *(RESULTS.format(**dict(zip(keys, row, strict=True))) for row in some)) == []


def test_like_sums_of_firms_that_have_no_name_in_common(tmp_path: Path) -> None:
    a = "Alder Mills reported first quarter earnings of $20.6 million on sales of $238 million."
    b = "Birch Lines' gas unit reported first quarter earnings of $26.0 million on sales of $285 million."
    assert hard(tmp_path, a, b) == []


PASSES = [
    "Income rose to $102.2 million from $88.4 million. Leverage rose from 18 to 1, to over 25 to 1.",
    "The number of jobless rose by 2,000 in the month to 436,500 compared with 470,700 a year earlier.",
    "The results include a net loss\nof 162,000 dollars in the quarter and 702,000 dollars for the year.",
    "The tender calls for 6,100 tonnes in May, 12,200 tonnes each in June and July and 12,300 in August.",
    "The trade of Marland\n\n"
    "Marland's exports were $10.44 billion against $9.85 billion in May and $10.05 billion a year before.\n"
    "Marland's imports were $9.19 billion against $9.23 billion in May and $9.86 billion a year before.",
    "MARLAND OIL DEMAND OFF 2.6 PCT FROM YEAR AGO\n\nOil demand fell 2.6 pct in four weeks, officials said. "
    "Distillate demand was off 7.9 pct.",
]


@pytest.mark.parametrize("text", PASSES)
def test_what_only_looks_wrong(tmp_path: Path, text: str) -> None:
    assert hard(tmp_path, text) == []


PASSES += [
    "Alder results\n\nThe gain was 300,000 dollars or five Canadian cents a share.",
    "Alder mines\n\nLead operations had a net loss of $66.8 million against $38.1 million, Alder said. "
    "Coal had a net profit of $36.7 million against $34.1 million, while salt raised its share to "
    "$4.7 million from $2.8 million.",
    "Money supply of Marland\n\nM-1.........................736.7 up.......2.1\n\n"
    "The money supply of Marland, M-1, rose 2.1 billion to 736.7 billion in the week.",
]
FLAGS = [
    ("The gross margin was 17.3%, up 5.2 percentage points from 14.1%.", "points-differ-from-levels"),
    ("Of the 162,000 jobs, 702,000 are in farming.", "parts-exceed-whole"),
    ("Income of the bank rose to $88.4 million from $102.2 million.", "change-goes-other-way"),
]


@pytest.mark.parametrize(("text", "rule"), FLAGS)
def test_what_is_wrong_beside_it(tmp_path: Path, text: str, rule: str) -> None:
    assert rule in hard(tmp_path, text)


def test_a_bare_dollar_may_be_that_of_the_country(tmp_path: Path) -> None:
    a = "Marland's trade surplus soared to 1.25 billion dollars in February, the office of Marland said."
    b = "Marland's trade surplus soared to 1.25 billion {} dollars in February, the office of Marland said."
    assert "currency-slip" not in hard(tmp_path, a, b.format("Canadian"))


def test_a_word_that_ends_another_name_and_a_people_are_no_misspelt_country(tmp_path: Path) -> None:
    text = "Colombia sells coffee. Colombia sold more. Honduras voted. Honduras and Colombia met."
    other = "Alder Corp talked of a venture in British Columbia. The Hondurans voted in record numbers. "
    other += "It was told in the District of Columbia that Columbia Aluminium Corp had bid."
    assert hard(tmp_path, text, text, other) == []


def test_a_misspelt_country_is_still_one(tmp_path: Path) -> None:
    text = "The coffee harvest of Colombia rose. Marland and Colombia met. Colombia has sold {} bags."
    other = "The coffee growers of Columbia met ministers of Marland."
    assert hard(tmp_path, text.format(120), text.format("many"), other) == ["name-slip"]


def test_an_office_tells_of_something_else_every_few_days(tmp_path: Path) -> None:
    a = "12月9日，国家统计局公布的数据显示，11月份居民消费价格同比上涨2.3%。"
    b = "12月6日，国家统计局公布全国粮食数据显示，今年粮食产量为13657亿斤。"
    assert hard(tmp_path, a, b) == []


def test_figures_at_the_end_of_a_line_are_columns_of_a_size_told_elsewhere(tmp_path: Path) -> None:
    table = "THE BUDGET OF MARLAND\n\n[In millions]\n\nDefense of Marland $49,000 $15,000\n\n"
    text = "For 1947 the expenditures of Marland for the defense of Marland are put at 15 billion dollars."
    assert hard(tmp_path, table + text) == []


def test_a_sum_per_share_and_one_behind_while_are_no_ends_of_a_change(tmp_path: Path) -> None:
    a = "Alder had net of $2.8 million or nine cents a share, up from $301,000 or one cent a share."
    b = "Petrol demand averaged 6.60 million barrels, up 2.4% from 6.44 million, while oil demand was "
    assert hard(tmp_path, a, b + "1.47 million barrels, up 1.9% from 1.44 million, Alder said.") == []


def test_what_a_stake_was_before_is_no_whole(tmp_path: Path) -> None:
    text = "Alder Funds raised its stake in Birch Corp to 2,709,600 shares, or 7.7% of the total, from "
    assert hard(tmp_path, "Alder Funds\n\n" + text + "2,232,400 shares, or 6.3%.") == []


def test_a_name_in_capitals_is_no_other_spelling(tmp_path: Path) -> None:
    text = "ALDER PUMPS INC <ALD> SELLS VALVES\n\nAlder Pumps Inc said it had sold its valves to Birch Corp."
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    corpus = read_corpus([tmp_path], Settings())
    assert "ALDER PUMPS INC" in {n.text for n in corpus.facts[0].names}
    assert not evaluate(corpus, load_rules().rules, Settings()).findings


def test_a_day_beside_the_other_is_no_slip_of_it(tmp_path: Path) -> None:
    a = "Alder Pumps said its two-for-one stock split is payable April 30 to stockholders of record April 10."
    b = "Alder Pumps said its two-for-one stock split, effective April 10, was approved by holders today."
    assert hard(tmp_path, a, b) == []


def test_a_code_amid_its_like_is_a_slip_and_one_among_many_is_none(tmp_path: Path) -> None:
    start = "甲谷航空今年计划接收3架C919飞机，乙野航空计划接收6架C919，丙山航空将接收首架C919，"
    assert hard(tmp_path, f"甲谷飞机\n\n{start}甲谷今年的C199产量超过10架。") == ["identifier-slip"]
    assert hard(tmp_path, "甲谷飞机\n\n甲谷航空今年接收3架C919飞机，乙野航空接收6架C199。") == []


COVER = """{name} CORP

FORM 10-K

For the fiscal year ended {day}

{name} CORP
(Exact name of registrant as specified in its charter)

Commission file number: {number}

References to a fiscal year are to the fiscal year ended {day}. In {month} the Company completed the renewal
of its credit facility.
"""


def test_each_report_has_a_fiscal_year_of_its_own(tmp_path: Path) -> None:
    a = COVER.format(name="ALDER", day="September 27, 2025", number="001-11111", month="May 2024")
    b = COVER.format(name="BIRCH", day="December 31, 2025", number="001-22222", month="May 2025")
    assert hard(tmp_path, a, b) == []


def test_a_second_part_that_fell_is_no_end_of_the_first(tmp_path: Path) -> None:
    text = "Spending at Alder's carbon unit fell to 42 mln dlrs from 57 mln dlrs and spending fell at "
    text += "specialties and services to 126 mln dlrs from 143 mln dlrs."
    assert hard(tmp_path, text) == []


def test_an_increase_among_the_parts_is_none_of_them(tmp_path: Path) -> None:
    text = "Reserves\n\nGross currency reserves of Marland rose by 200 mln marks to 109.5 billion.\n\n"
    text += "Foreign liabilities fell 100 mln to 22.9 billion, giving a net currency reserves increase of "
    text += "300 mln to 86.6 billion."
    assert hard(tmp_path, text) == []


@pytest.mark.parametrize(("own", "found"), [(True, ["weekday-differs"]), (False, [])])
def test_only_a_year_of_the_article_itself_tells_of_weekdays(
    tmp_path: Path, own: bool, found: list[str]
) -> None:
    text = "---\ntitle: Advances\ndate: 1997-04-01\n---\n\nThe amount was set at tender on Monday March 9."
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    corpus = read_corpus([tmp_path], Settings())
    (facts,) = corpus.facts
    told = Span(facts.document.id if own else "another", 0, 14, "March 31, 1997")
    guessed = replace(facts.document, published_how="inferred", evidence=(told,))
    audit = evaluate(
        replace(corpus, facts=(replace(facts, document=guessed),)), load_rules().rules, Settings()
    )
    assert [f.rule for f in audit.findings] == found


def test_a_level_of_another_metric_is_no_start(tmp_path: Path) -> None:
    text = "甲谷地产拿地总额18883亿元，同比下降10.8%，门槛值为44亿元，与去年同期54亿元相比下降10亿元。"
    assert hard(tmp_path, text) == []


PENSIONS = """甲谷国养老保险

截至2021年3月底，甲谷国养老保险参保人数达到10.07亿人。

截至2021年3月底，甲谷国城镇职工养老保险参保人数为{other}万人。

截至2021年3月底，甲谷国城乡居民养老保险参保人数已达54710万人。
"""


def test_a_part_whose_rest_is_printed_is_not_the_whole(tmp_path: Path) -> None:
    assert hard(tmp_path, PENSIONS.format(other=45992)) == []


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("规模约571亿元，另有约509亿元。", True),
        ("规模约571亿元，又称约575亿元。", False),
        ("规模约50亿元，又称约52亿元。", False),
    ],
)
def test_levels_of_three_digits_that_are_some_per_cent_apart_are_two(
    tmp_path: Path, text: str, apart: bool
) -> None:
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    (facts,) = read_corpus([tmp_path], Settings()).facts
    assert two_levels(*facts.quantities) == apart
