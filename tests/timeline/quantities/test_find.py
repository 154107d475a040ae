"""One line a form: what is printed, and what is read there."""

from __future__ import annotations

import re
from fractions import Fraction

import pytest

from timeline.lexicon import BUILTIN, Lexicon
from timeline.quantities import find_quantities
from timeline.quantities.units import convert

# text, value (None for a range or a bounded number), unit, comparator, low, high of what the print allows
CASES = [
    ("拿下78.6分，較前一代進步", 78.6, "points", "=", None, None),
    ("較前一代的71.2分進步", 71.2, "points", "=", None, None),
    ("每股派息7.5分", 0.075, "CNY", "=", None, None),
    ("在十分鐘之內", 10, "minutes", "<=", None, None),
    ("打通 10 多個應用", 10, "apps", "~", None, None),
    ("單顆算力508TOPS", 508, "TOPS", "=", None, None),
    ("不到全年利潤的千分之三", 0.3, "percent", "<", None, None),
    ("約占其總店數的兩成", 20, "percent", "~", None, None),
    ("收購五成一權益", 51, "percent", "=", None, None),
    ("平均借貸成本4.4厘", 4.4, "percent", "=", None, None),
    ("公司超過去年的兩成", 20, "percent", "=", None, None),
    ("淨利61.3億元人民幣", 6.13e9, "CNY", "=", 6.125e9, 6.14e9),
    ("营收US$2.4亿", 2.4e8, "USD", "=", 2.35e8, 2.5e8),
    ("耗資3千5百萬元", 3.5e7, "CNY", "=", None, None),
    ("新台币 177.1 亿元", 1.771e10, "TWD", "=", None, None),
    ("HK$5.2亿", 5.2e8, "HKD", "=", None, None),
    ("三万元欧元", 30000, "EUR", "=", None, None),
    ("RMB 88 million", 8.8e7, "CNY", "=", None, None),
    ("€1.49bn", 1.49e9, "EUR", "=", 1.485e9, 1.5e9),
    ("75 USD million", 7.5e7, "USD", "=", None, None),
    ("$1.2-1.5 billion", None, "USD", "=", 1.2e9, 1.5e9),
    ("$2.15 billion to $2.25 billion", None, "USD", "=", 2.15e9, 2.25e9),
    ("between $48,000 and $52,000", None, "USD", "=", 48000, 52000),
    ("100-200萬人", None, "people", "=", 1e6, 2e6),
    ("3到5億元", None, "CNY", "=", 3e8, 5e8),
    ("开支上调至3亿至5亿美元", None, "USD", "=", 3e8, 5e8),
    ("22.98万元至28.98万元", None, "CNY", "=", 229800, 289800),
    ("八九亿元", None, "CNY", "~", 8e8, 9e8),
    ("十几名工人", 10, "people", "~", 11, 20),
    ("数十亿元", None, "CNY", "~", 2e9, 1e10),
    ("几百万人", None, "people", "~", 2e6, 1e7),
    ("五千多万元", 5e7, "CNY", "~", 5e7, 6e7),
    ("超過700個", 700, "count", ">", 700, None),
    ("不足3公里", 3, "km", "<", None, 3),
    ("至少40台", 40, "units", ">=", 40, None),
    ("最多15个月", 15, "months", "<=", None, 15),
    ("40%以上", 40, "percent", ">=", 40, None),
    ("4800人左右", 4800, "people", "~", 4320, 5280),
    ("月活近14亿，", 1.4e9, "count", "~", 1.26e9, 1.4e9),
    ("三成", 30, "percent", "=", 25, 40),
    ("八折", 80, "percent", "=", None, None),
    ("75折", 75, "percent", "=", None, None),
    ("四分之一", 0.25, "ratio", "=", 0.225, 0.275),
    ("千分之三", 0.3, "percent", "=", None, None),
    ("提升4.8个百分点", 4.8, "percentage_point", "=", 4.75, 4.9),
    ("下调25个基点", 0.25, "percentage_point", "=", None, None),
    ("翻兩番", 4, "ratio", "=", 4, 4),
    ("排名前三", 3, "rank", "<=", None, 3),
    ("Top3", 3, "rank", "<=", None, 3),
    ("第29名", 29, "rank", "=", 29, 29),
    ("登顶", 1, "rank", "=", 1, 1),
    ("the second-largest maker", 2, "rank", "=", 2, 2),
    ("No. 1 maker", 1, "rank", "=", 1, 1),
    ("72小时", 72, "hours", "=", 71.5, 73),
    ("10GWh", 10, "GWh", "=", 9.5, 11),
    ("百萬tokens", 1e6, "tokens", "=", None, None),
    ("一块二", 1.2, "CNY", "=", None, None),
    ("五斤半", 5.5, "jin", "=", None, None),
    ("港幣三個一毫四", 3.14, "HKD", "=", 3.14, 3.14),
    ("aged 45", 45, "years", "=", None, None),
    ("Ages 5 to 12", None, "years", "=", 5, 12),
    ("aged 5 to 12", None, "years", "=", 5, 12),
    ("年僅30", 30, "years", "=", None, None),
    ("取消航班143架次", 143, "flights", "=", None, None),
    ("旅客3萬人次", 30000, "people", "=", None, None),
    ("132場比賽", 132, "matches", "=", None, None),
    ("340 square kilometres", 340, "square_kilometres", "=", None, None),
    ("2,000立方公尺", 2000, "cubic_metres", "=", None, None),
    ("年紀比三十大", 30, "count", ">", 30, None),
    ("负三分之负一", Fraction(1, 3), "ratio", "=", None, None),
    ("答案是五。", 5, "count", "=", 4.5, 6),
    ("five feet 2 inches", Fraction(31, 6), "feet", "=", None, None),
    ("an hour and a half", 1.5, "hours", "=", None, None),
    ("one in five", 0.2, "ratio", "=", None, None),
    ("nearly 1,300 patients", 1300, "patients", "~", 1170, 1300),
    ("up to 12 months", 12, "months", "<=", None, 12),
    ("500 or more stores", 500, "stores", ">=", 500, None),
    ("fewer than 40 people", 40, "people", "<", None, 40),
    ("more than tripled", 3, "ratio", ">", 3, None),
    ("He may not go above 15% of it", 15, "percent", "<=", None, 15),
    ("It is not clear whether above 15% of it", 15, "percent", ">", 15, None),
    ("nearly doubled", 2, "ratio", "~", 1.8, 2),
    ("high single-digit growth", None, "percent", "~", 6, 10),
    ("24 cents", 0.24, "USD", "=", None, None),
    ("two-thirds", Fraction(2, 3), "ratio", "=", None, None),
    ("1.5 million people", 1.5e6, "people", "=", None, None),
    ("66.7m shares", 6.67e7, "shares", "=", None, None),
    ("零下15摄氏度", -15, "celsius", "=", None, None),
    ("several million dollars", None, "USD", "~", 2e6, 1e7),
    ("a few hundred people", None, "people", "~", 200, 1000),
    ("two and a half million", 2.5e6, "count", "=", 2.45e6, 2.6e6),
    ("2 and a half million dollars", 2.5e6, "USD", "=", None, None),
    ("the top 10 percent", 10, "percent", "=", 9.5, 11),
    ("up 3pc", 3, "percent", "=", None, None),
    ("两成多", 20, "percent", "~", 20, 30),
    ("5公斤多", 5, "kg", "~", 5, 6),
    ("12块8", 12.8, "CNY", "=", None, None),
    ("壹佰贰拾叁元肆角伍分", 123.45, "CNY", "=", None, None),
    ("数字比四分之一大，比二分之一小", None, "ratio", "=", 0.25, 0.5),
    ("高于10元，低于20元", None, "CNY", "=", 10, 20),
    ("達到零下25攝氏度，", -25, "celsius", "=", None, None),
    ("two-and-a-half years", 2.5, "years", "=", None, None),
    ("half-a-million-pounds", 500000, "GBP", "=", None, None),
    ("five or six people", None, "people", "=", 5, 6),
    ("£2-3m", None, "GBP", "=", 2e6, 3e6),
    ("百分之三点五到四", None, "percent", "=", 3.5, 4),
    ("过千家", 1000, "companies", ">", 1000, None),
    ("过了一年", 1, "years", "=", None, None),
    ("市值破万", 10000, "count", ">", 10000, None),
    ("They called 300 witnesses", 300, "witnesses", "=", None, None),
    ("达到零下25摄氏度", -25, "celsius", "=", None, None),
    ("万余人", 10000, "people", "~", 10000, 20000),
    ("100兆瓦", 100, "megawatts", "=", None, None),
    ("一米七五", 1.75, "m", "=", None, None),
    ("四分三", 0.75, "ratio", "=", None, None),
    ("五個半，", 5.5, "count", "=", None, None),
    ("两个半月", 2.5, "months", "=", None, None),
    ("一年又一个月21天", 416, "days", "=", None, None),
    ("1 year, 2 days and 12 hours", 367.5, "days", "=", None, None),
    ("fifty-nine thousand, nine hundred and six people", 59906, "people", "=", None, None),
    ("half a million people", 500000, "people", "=", 450000, 600000),
    ("half a dozen eggs", 6, "eggs", "=", None, None),
    ("three quarters of a million", 750000, "count", "=", None, None),
    ("10 stores or more", 10, "stores", ">=", 10, None),
    ("20-odd years", 20, "years", ">=", 20, None),
    ("six foot two", Fraction(37, 6), "feet", "=", None, None),
    ("下降-2%", -2, "percent", "=", -3, -1.5),
    ("負405萬元", -4.05e6, "CNY", "=", None, None),
]


@pytest.mark.parametrize(
    ("text", "value", "unit", "comparator", "low", "high"), CASES, ids=[c[0] for c in CASES]
)
def test_a_form_is_read(text, value, unit, comparator, low, high):
    (quantity,) = find_quantities(text, "zh-Hant", BUILTIN)
    assert (quantity.unit, quantity.comparator) == (unit, comparator)
    assert (quantity.value is None) == (value is None)
    if value is not None:
        assert float(quantity.value) == pytest.approx(float(value))
    for printed, wanted in ((quantity.allowed.low, low), (quantity.allowed.high, high)):
        if low is not None or high is not None:
            assert (printed is None) == (wanted is None)
            assert wanted is None or float(printed) == pytest.approx(wanted)


def test_tenths_and_a_percent_are_rounded_to_the_percent():
    (quantity,) = find_quantities("占全县的六成三", "zh-Hans", BUILTIN)
    assert Fraction(629, 10) in quantity.rounded and Fraction(621, 10) not in quantity.rounded


def test_numbers_of_a_list_do_not_add_up():
    found = find_quantities("two million, three million and four million", "en", BUILTIN)
    assert [q.value for q in found] == [2 * 10**6, 3 * 10**6, 4 * 10**6]


def test_growth_in_multiples_has_two_readings():
    (quantity,) = find_quantities("日活增长20倍", "zh-Hans", BUILTIN)
    assert 20 in quantity.rounded and 21 in quantity.rounded
    assert Fraction("20.5") in quantity.rounded and 22 not in quantity.rounded
    (whole,) = find_quantities("是去年的20倍", "zh-Hans", BUILTIN)
    assert 21 not in whole.rounded


def test_two_levels_of_a_change_are_no_range():
    for text in ("由80億元增至100億元", "revenue rose from $5 million to $7 million", "从3.5%降至2.8%"):
        assert [q.value is None for q in find_quantities(text, "en", BUILTIN)] == [False, False]


def test_a_number_in_a_date_is_left_out_and_a_length_of_time_is_not():
    text = "2025年6月12日起72小时内售出300台"
    found = find_quantities(text, "zh-Hans", BUILTIN, taken=[(0, 10), (11, 15)])
    assert [q.text for q in found] == ["72小时", "300台"]


def test_the_print_is_kept_for_those_who_look_for_slips():
    (quantity,) = find_quantities("13.85億元", "zh-Hant", BUILTIN)
    assert (quantity.digits, quantity.scale) == ("13.85", 10**8)
    (both,) = find_quantities("8.5万至9万辆", "zh-Hans", BUILTIN)
    assert (both.digits, both.digits_high) == ("8.5", "9")


def test_a_project_may_add_a_unit():
    own = Lexicon({"units": [{"key": "wafers", "dimension": "count", "forms": ["片晶圆"], "language": "zh"}]})
    (quantity,) = find_quantities("月产3万片晶圆", "zh-Hans", own)
    assert (quantity.value, quantity.unit) == (30000, "wafers")


def test_units_convert_exactly():
    assert convert(Fraction(1), "miles", "m", "mile", "meter") == Fraction("1609.344")
    assert convert(Fraction(2), "jin", "kg", None, "kilogram") == 1
    assert convert(Fraction(3), "m", "kg", "meter", "kilogram") is None


@pytest.mark.parametrize(
    ("text", "language", "unit", "reason"),
    [
        ("行政院核定後，台股走高，預算達50億元。", "zh-Hant", "TWD", {"unit_from:行政院"}),
        ("預算達50億元。", "zh-Hant", "CNY", set()),
        ("財政司說，九龍的地價達50億元。", "zh-Hant", "HKD", {"unit_from:财政司"}),
        ("財政司、九龍、台北和高雄，共50億元。", "zh-Hant", "CNY", set()),
        ("預算達50億元，台北的代表說。", "zh-Hant", "CNY", set()),
        ("台股走高，行政院說預算達50億元人民幣。", "zh-Hant", "CNY", set()),
        ("台股走高，国务院、发改委和证监会说，行政院的预算达50亿元。", "zh-Hans", "CNY", set()),
        ("The Norwegian maker fell to 90 kroner.", "en", "NOK", {"unit_from:norwegian"}),
        ("The Danish maker fell to 90 kroner.", "en", "DKK", {"unit_from:danish"}),
        ("Danish and Norwegian makers fell to 90 kroner.", "en", "kroner", set()),
        ("It costs 90 kronor.", "en", "SEK", set()),
        ("In Iceland it costs 90 kronor.", "en", "ISK", {"unit_from:iceland"}),
    ],
)
def test_the_document_shows_which_currency_a_shared_name_means(text, language, unit, reason):
    (quantity,) = find_quantities(text, language, BUILTIN)
    assert (quantity.unit, quantity.dimension) == (unit, "money")
    assert {f for f in quantity.flags if f.startswith("unit_from")} == reason


def test_a_bare_m_is_millions_where_money_is_spoken_of_and_else_a_length_with_a_second_reading():
    for text in ("It raised 2.4m from investors", "revenues of 2.4m", "was fined a record 2.4m"):
        (quantity,) = find_quantities(text, "en", BUILTIN)
        assert (quantity.value, quantity.dimension) == (2_400_000, "count"), text
    for text in ("The wall is 2.4m", "It paid for a 2.4m high wall"):
        (quantity,) = find_quantities(text, "en", BUILTIN)
        assert (quantity.value, quantity.unit) == (Fraction("2.4"), "m"), text
        assert "or:million" in quantity.flags
    (quantity,) = find_quantities("The wall is 2.4 m", "en", BUILTIN)
    assert "or:million" not in quantity.flags


def test_links_and_numbers_joined_by_dashes_are_no_quantities_wherever_they_stand():
    text = "call 02-2771-2171 or 1234567-12-3456789, see https://a.org/99-1-2/300 and www.a.org/400: 500 men"
    assert [q.text for q in find_quantities(text, "en", BUILTIN)] == ["500"]


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("It employed 6,200 people, up from 5,450.", ["people", "people"]),
        ("Inflation was 5.1%, compared with 4.8 in May.", ["percent", "percent"]),
        ("It sold 300 cars, down from 2019.", ["cars"]),
        (
            "It cured 26 patients, or 31.4%, compared with 5, or 6.2%.",
            ["patients", "percent", "patients", "percent"],
        ),
        ("It employed 6,200 people. Traffic was up from 5,450.", ["people", "count"]),
        ("It paid $5 for 30 lines, and rose from 20.", ["USD", "lines", "lines"]),
        (
            "It had 600 people with a turnover of 12%, up from 10, and more than 5 shops.",
            ["people", "percent", "percent", "shops"],
        ),
        ("A 50m pool, compared with 25 elsewhere.", ["m", "count"]),
    ],
)
def test_a_number_set_against_another_has_its_unit(text, units):
    taken = [(m.start(), m.end()) for m in re.finditer("2019", text)]
    found = find_quantities(text, "en", BUILTIN, taken)
    assert [q.unit for q in found] == units


def test_a_lower_and_an_upper_bound_beside_each_other_are_a_range() -> None:
    """三年以上、十年以下 is three to ten years; a bound of another unit stands alone."""
    (quantity,) = find_quantities("三年以上、十年以下", "zh-Hans", BUILTIN)
    assert (quantity.text, quantity.value, quantity.flags) == (
        "三年以上、十年以下",
        None,
        frozenset({"range"}),
    )
    assert len(find_quantities("50人以上，10万元以下", "zh-Hans", BUILTIN)) == 2


def test_a_superlative_before_a_noun_is_no_bound_and_minutes_of_a_clock_are_no_money() -> None:
    """换乘最多的一条 says nothing of at most one; 上午10时40分左右 is a time of day."""
    assert [q.comparator for q in find_quantities("换乘最多的三条线路", "zh-Hans", BUILTIN)] == ["="]
    assert [q.comparator for q in find_quantities("最多三条线路", "zh-Hans", BUILTIN)] == ["<="]
    assert all(q.dimension != "money" for q in find_quantities("上午10时40分左右故障", "zh-Hans", BUILTIN))


def test_beds_are_counted_with_their_own_word() -> None:
    """病床64床 are beds; a 床位 is none of them."""
    assert [q.unit for q in find_quantities("病床總數64床", "zh-Hant", BUILTIN)] == ["beds"]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Alder mined 596,000 tonnes in 2024, Birch 412,000.", "tonnes"),
        ("Output was 185,000 tonnes (89,000 in the last quarter).", "tonnes"),
        ("Alder mined 596,000 tonnes and employs 4,120.", "count"),
        ("Alder mined 596,000 tonnes, 412,000 miners work for it.", "miners"),
    ],
)
def test_a_clause_that_leaves_out_its_verb_keeps_its_unit(text: str, unit: str) -> None:
    taken = [(m.start(), m.end()) for m in re.finditer("2024", text)]
    assert find_quantities(text, "en", BUILTIN, taken)[-1].unit == unit


def test_a_bare_m_before_new_shares_is_millions() -> None:
    assert find_quantities("It will pay 625p for 88.6m new shares.", "en", BUILTIN)[-1].value == 88_600_000


def test_words_of_comparison_on_a_new_line_bound_the_number_behind_them() -> None:
    found = find_quantities("up from $228\n\nFewer than 37,000 rooms", "en", BUILTIN)
    assert [(q.value, q.comparator) for q in found] == [(228, "="), (37_000, "<")]


@pytest.mark.parametrize(
    ("text", "first", "unit"),
    [
        ("增速快4.6、2.4个百分点", 4.6, "percentage_point"),
        ("利润分别为12、15亿元", 1.2e9, "CNY"),
        ("提高8.5、6.3%", 8.5, "percent"),
        ("在12、15公里处", 12, "count"),
        ("版本4.6，涨2.4%", 4.6, "count"),
    ],
)
def test_a_list_has_its_unit_once(text, first, unit):
    quantity = find_quantities(text, "zh-Hans", BUILTIN)[0]
    assert (float(quantity.value), quantity.unit) == (first, unit)
