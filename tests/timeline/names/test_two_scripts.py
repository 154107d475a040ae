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


@pytest.mark.parametrize(
    ("full", "alone"), [("Nie Jiayan", "Nie"), ("Meng Po-chien", "Meng"), ("Kim Dae-jung", "Kim")]
)
def test_a_family_name_that_stands_first_is_the_person_alone(full: str, alone: str) -> None:
    names = joined(
        (f"The firm was founded in 2012 by {full}. The price is right, {alone} told reporters.", "en")
    )
    assert names[alone].type == names[full].type == "person"
    assert names[alone].key == names[full].key


@pytest.mark.parametrize("name", ["Lin Electronics", "Han River", "Park Avenue"])
def test_what_begins_like_a_chinese_person_need_not_be_one(name: str) -> None:
    names = joined((f"A walk through {name} is free. The plan for {name} was bold.", "en"))
    assert names[name].type != "person"


def test_a_short_form_of_a_firm_with_two_full_forms_is_joined_over_scripts() -> None:
    english = (
        "Shares in Pushi Tea Holdings rose on Monday. The plan of Pushi Tea is bold. "
        "The shops of Pushi are full. The debt of Pushi is low."
    )
    names = joined((english, "en"), ("璞石茶饮周一公告，璞石茶饮将开新店。", "zh-Hans"))
    assert names["Pushi"].key == names["Pushi Tea Holdings"].key == names["璞石茶饮"].key
