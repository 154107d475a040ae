"""Names that one corpus prints in Chinese and in Latin letters."""

from __future__ import annotations

import pytest

from tests.timeline.names.test_join import joined
from timeline.names.romanised import person, spellings

ENGLISH = (
    "Chief Executive Lu Chenzhou said on Monday that Pushi Robotics would open a plant. Pushi is growing."
)
CHINESE = "璞石机器人首席执行官陆沉舟周一表示，公司将开新工厂。"


def test_a_person_and_a_firm_are_one_in_two_scripts() -> None:
    names = joined((ENGLISH, "en"), (CHINESE, "zh-Hans"))
    assert names["Lu Chenzhou"].key == names["陆沉舟"].key
    assert names["Pushi Robotics"].key == names["Pushi"].key == names["璞石机器人"].key


def test_each_script_keeps_its_own_form() -> None:
    names = joined((ENGLISH, "en"), (CHINESE, "zh-Hans"))
    assert names["Lu Chenzhou"].canonical == "Lu Chenzhou"
    assert names["陆沉舟"].canonical == "陆沉舟"


def test_two_firms_that_are_said_alike_join_none() -> None:
    names = joined(
        (ENGLISH, "en"), (CHINESE, "zh-Hans"), ("浦石物流公司昨日公告，浦石物流公司亏损。", "zh-Hans")
    )
    assert names["Pushi Robotics"].key not in {n.key for text, n in names.items() if not text.isascii()}


@pytest.mark.parametrize(
    ("name", "spelt"),
    [("陆沉舟", "luchenzhou"), ("吕绿", "lyulyu"), ("張志強", "chihchiangchang"), ("欧阳雪", "xueouyang")],
)
def test_ways_to_spell_a_person(name: str, spelt: str) -> None:
    assert spelt in person(name)


def test_a_character_with_two_readings_has_both() -> None:
    assert {"dan", "shan"} <= spellings("单")


def test_a_given_name_of_two_syllables_is_read_whole() -> None:
    names = joined(("Chairman Meng Po-chien said that the Kong-run firm of Lin Hiu-ching was well.", "en"))
    assert {"Meng Po-chien", "Lin Hiu-ching"} <= names.keys()
    assert not any("run" in name for name in names)
