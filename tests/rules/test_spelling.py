"""What makes a word a slip for a name, and what makes it another word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.spelling import one_root, said_alike


@pytest.mark.parametrize(("a", "b"), [("沈若衡", "沈若蘅"), ("秦若谷", "秦若古")])
def test_characters_of_one_reading_are_said_alike(a: str, b: str) -> None:
    assert said_alike(a, b)


@pytest.mark.parametrize(("a", "b"), [("王志勇", "王志俊"), ("国家体委", "国家语委"), ("莫斯科", "博斯科")])
def test_other_names_are_not(a: str, b: str) -> None:
    assert not said_alike(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("israel", "israeli"),
        ("argentina", "argentine"),
        ("labour", "labor"),
        ("centre", "center"),
        ("mali", "malian"),
        ("ethiopia", "ethiopic"),
        ("buddhism", "buddhists"),
        ("herophilus", "herophilos"),
        ("hyaenidae", "hyaeninae"),
    ],
)
def test_endings_and_spellings_of_a_country_are_no_slips(a: str, b: str) -> None:
    assert one_root(a, b) and one_root(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [("virgin", "vigin"), ("raghunathan", "raghunatan"), ("hamid", "hamed"), ("microsoft", "microsof")],
)
def test_a_letter_inside_a_word_is_a_slip(a: str, b: str) -> None:
    assert not one_root(a, b)


@given(st.text(alphabet="国家体委语沈若衡蘅", min_size=1, max_size=4))
def test_a_word_is_said_like_itself(word: str) -> None:
    assert said_alike(word, word)
