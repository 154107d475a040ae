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
