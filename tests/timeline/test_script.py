"""Simplified characters at the same offsets."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from timeline.script import as_printed, folded, simple_character, simplify


@given(st.text(max_size=60))
def test_the_length_stays(text: str) -> None:
    assert len(simplify(text)) == len(text)


def test_traditional_becomes_simplified() -> None:
    assert simplify("營收與臺灣後臺，乾淨。") == "营收与台湾后台，干净。"
    assert simplify("no Chinese here") == "no Chinese here"
    assert simple_character("與") == "与"


def test_a_word_of_a_key_is_given_back_in_the_script_of_the_first_place_that_has_it() -> None:
    assert as_printed("发电量", "全年發電量", "发电量") == "發電量"
    assert as_printed("发电量", "全年", "发电量") == "发电量"
    assert as_printed("发电量", "nothing of it") == "发电量"
    assert as_printed("ai服务器", "AI伺服器與AI服務器") == "AI服務器"
    assert as_printed("turnover", "營業額 (Turnover)") == "turnover"


@given(st.text(max_size=40), st.integers(0, 39), st.integers(1, 8))
def test_what_is_given_back_is_the_word_itself_in_some_script(text: str, start: int, length: int) -> None:
    word = folded(text)[start : start + length]
    assert folded(as_printed(word, text)) == folded(word)
