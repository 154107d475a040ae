"""Slips between a Chinese and an English article on one firm, whose names are joined by how they are said."""

from pathlib import Path

import pytest

from tests.rules.test_unseen import audit

CHINESE = (
    "# 璞石机器人上半年业绩\n\n《江左新闻》 2025年8月27日\n\n"
    "璞石机器人成立于2018年4月，今年6月19日在港交所挂牌，募资约{raised}。首席执行官陆沉舟在苏州说，公司还会招人。\n\n"
    "璞石机器人在苏州的新工厂年产2万台，总投资{plant}，去年动工，采用恒准精机型号{code}的减速机。苏州工厂已于6月9日投产。\n"
)
ENGLISH = (
    "# Pushi Robotics is growing\n\n*The Quay Post, 28 August 2025*\n\n"
    "Pushi Robotics, founded in {born}, makes robots for the home, Chief Executive Lu Chenzhou said. "
    "Pushi listed in Hong Kong on June {day} and raised about HK$3.2 billion. {order}\n\n"
    "Pushi is spending 1.26 billion yuan on a plant in Suzhou that is to make 20,000 robots a year, "
    "with reducers of the type HZ-1427.\n"
)
RIGHT = {
    "raised": "32亿港元",
    "plant": "12.6亿元",
    "code": "HZ-1427",
    "born": "2018",
    "day": "19",
    "order": "",
}


def hard(folder: Path, **changes: str) -> set[str]:
    told = RIGHT | changes
    found = audit(folder, {"zh.md": CHINESE.format(**told), "en.md": ENGLISH.format(**told)}).findings
    return {f.rule for f in found if f.verdict in ("contradiction", "likely", "arithmetic", "typo")}


def test_right_tellings_are_left_alone(tmp_path: Path) -> None:
    assert hard(tmp_path) == set()


@pytest.mark.parametrize(
    ("slip", "rule"),
    [
        ({"raised": "32亿美元"}, "currency-slip"),
        ({"plant": "1.26亿元"}, "magnitude-slip"),
        ({"code": "HZ-1472"}, "identifier-slip"),
        ({"born": "2016"}, "year-moved"),
        ({"day": "16"}, "one-event-two-dates"),
        (
            {"order": "Pushi went public in June, ten days before its plant in Suzhou started production."},
            "printed-order-differs",
        ),
    ],
)
def test_a_slip_is_found(tmp_path: Path, slip: dict[str, str], rule: str) -> None:
    assert rule in hard(tmp_path, **slip)


def test_a_date_is_corrected_in_the_language_of_its_article(tmp_path: Path) -> None:
    others = {
        "b.md": "*Ridge Daily, 29 August 2025*\n\nPushi Robotics listed in Hong Kong on June 19.\n",
        "c.md": "*Field Week, 30 August 2025*\n\nPushi Robotics listed in Hong Kong on June 19, it said.\n",
    }
    texts = {"zh.md": CHINESE.format(**RIGHT), "en.md": ENGLISH.format(**RIGHT | {"day": "16"})} | others
    found = [f for f in audit(tmp_path, texts).findings if f.rule == "one-event-two-dates" and f.suggestion]
    assert found
    assert {f.suggestion.replacement for f in found if f.suggestion} == {"June 19"}


COVERED = (
    "# 璞石机器人首日挂牌\n\n《江左新闻》 2025年6月20日\n\n璞石机器人昨日挂牌，发行1.28亿股，收报24.18元，"
    "公开发售获{times}倍认购。招牌产品“云岭”卖{price}。公司去年收入64.8亿元人民币，增长31.4%。\n"
)
TIMES = (
    "# Pushi jumps in its debut\n\n*The Quay Post, 20 June 2025*\n\nPushi Robotics sold 128 million "
    "shares, which closed at HK$24.18. The part meant for the public was covered more than 1,100 times. "
    "The Cloud Ridge costs US$549. "
    "Revenue rose 31.4% to 6.48 billion yuan last year.\n"
)


@pytest.mark.parametrize(
    ("times", "price", "rules"),
    [
        ("逾1,100", "549美元", set()),
        ("不足1,100", "549美元", {"comparator-turned"}),
        ("逾1,100", "549港元", {"currency-slip"}),
        ("逾1,100", "553港元", set()),
    ],
)
def test_a_number_of_one_story_needs_no_words(
    tmp_path: Path, times: str, price: str, rules: set[str]
) -> None:
    texts = {"zh.md": COVERED.format(times=times, price=price), "en.md": TIMES}
    found = audit(tmp_path, texts).findings
    assert {f.rule for f in found if f.verdict in ("contradiction", "likely", "arithmetic", "typo")} == rules


STAR_ZH = (
    "# 星光银行公布中期业绩\n\n《江左新闻》 2025年8月21日\n\n"
    "星光银行（601234.SH）上半年营业收入{revenue}亿元，增长{rate}%，净利润9.86亿元。6月底网点共587家。星光银行2020年12月11日上市。\n"
)
STAR_EN = (
    "# Starlight Bank is growing\n\n*The Quay Post, 22 August 2025*\n\n"
    "Starlight Bank had revenue of 3.28 billion yuan in the first half of 2025, up 12.7%, "
    "and a net profit of 986 million yuan. "
    "Starlight Bank had 587 branches at the end of June.\n\nStarlight Bank listed in December {year}.\n"
)


@pytest.mark.parametrize(
    ("revenue", "rate", "year", "rules"),
    [
        ("32.8", "12.7", "2020", set()),
        ("32.8", "12.7", "2021", {"year-moved"}),
        ("41.7", "15.3", "2021", set()),
    ],
)
def test_a_translated_name_is_known_by_its_figures(
    tmp_path: Path, revenue: str, rate: str, year: str, rules: set[str]
) -> None:
    texts = {"zh.md": STAR_ZH.format(revenue=revenue, rate=rate), "en.md": STAR_EN.format(year=year)}
    found = audit(tmp_path, texts).findings
    assert {f.rule for f in found if f.verdict in ("contradiction", "likely", "arithmetic", "typo")} == rules
