"""Slips between articles in two languages that tell one story, all of them invented."""

from pathlib import Path

import pytest

from tests.rules.test_unseen import audit

ENGLISH = """# Talvik Museum has a record year

*The Quay Post · 14 May 2025*

Talvik Museum had revenue of €48.6m in 2024. It spent €31.2m on its new wing, which holds 7,450 works.
The wing opened on 3 March 2025. More than 64,000 members paid a yearly fee.
By revenue the museum ranked third in the country.
"""
CHINESE = """# 塔尔维克博物馆收入创纪录

《码头日报》 2025年5月15日

2024年，博物馆收入4860万欧元，其中3120万欧元用于新馆，新馆收藏7450件作品。新馆{day}启用。
会员{members}万人。按收入计，博物馆在全国排名第{rank}。
"""
RIGHT = {"day": "2025年3月3日", "members": "超过6.4", "rank": "三"}


def hard(folder: Path, chinese: str) -> list[str]:
    """The rules that find something hard between the two articles."""
    found = audit(folder, {"en.md": ENGLISH, "zh.md": chinese}).findings
    return [f.rule for f in found if f.verdict in ("contradiction", "likely", "arithmetic", "typo")]


def test_two_right_tellings_are_left_alone(tmp_path: Path) -> None:
    assert hard(tmp_path, CHINESE.format(**RIGHT)) == []


@pytest.mark.parametrize(
    ("slip", "rule"),
    [
        ({"day": "2024年3月3日"}, "year-moved"),
        ({"members": "不到6.4"}, "comparator-turned"),
        ({"rank": "四"}, "rank-differs"),
    ],
)
def test_a_slip_is_found_in_one_story(tmp_path: Path, slip: dict[str, str], rule: str) -> None:
    assert rule in hard(tmp_path, CHINESE.format(**RIGHT | slip))


@pytest.mark.parametrize("slip", [{"day": "2024年3月3日"}, {"members": "不到6.4"}, {"rank": "四"}])
def test_nothing_is_said_where_no_numbers_join_the_articles(tmp_path: Path, slip: dict[str, str]) -> None:
    other = CHINESE.replace("4860", "5270").replace("7450", "8110").replace("3120", "2980")
    assert hard(tmp_path, other.format(**RIGHT | slip)) == []
