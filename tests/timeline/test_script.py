"""Simplified characters at the same offsets."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from timeline.script import simple_character, simplify


@given(st.text(max_size=60))
def test_the_length_stays(text: str) -> None:
    assert len(simplify(text)) == len(text)


def test_traditional_becomes_simplified() -> None:
    assert simplify("營收與臺灣後臺，乾淨。") == "营收与台湾后台，干净。"
    assert simplify("no Chinese here") == "no Chinese here"
    assert simple_character("與") == "与"
