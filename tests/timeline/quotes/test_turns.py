"""Interviews in print: whose turn it is, what was only asked, and which labels begin no turn."""

from __future__ import annotations

import pytest

from tests.timeline.quotes.test_quotes import said
from timeline.model import Language

CHINESE = """瑞屏電子總裁羅以璇近日接受專訪。

記者：去年賣得如何？

羅以璇：全年賣出320萬片，預計今年更多。

問：會漲價嗎？

答：不會。"""
ENGLISH = """Five questions for Tide Works' chief

How was last year?

Quen Ostrava: We sold 320,000 pumps, and we expect to sell more.

Q. Will prices rise?

A. No."""


@pytest.mark.parametrize(
    ("text", "language", "turns"),
    [
        (CHINESE, "zh-Hant", [("全年賣出320萬片，預計今年更多。", "羅以璇"), ("不會。", "羅以璇")]),
        (
            ENGLISH,
            "en",
            [("We sold 320,000 pumps, and we expect to sell more.", "Quen Ostrava"), ("No.", "Quen Ostrava")],
        ),
    ],
)
def test_a_turn_is_a_quote_of_whoever_its_label_names(
    text: str, language: Language, turns: list[tuple[str, str]]
) -> None:
    assert said(text, language) == [(words, speaker, True) for words, speaker in turns]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Tide Works sold 320,000 pumps.\n\nNote: the year ends in June.\n\nA: first class.", "en"),
        ("瑞屏电子卖出320万片。\n\n地点：青禾市\n\n出品：罗以璇", "zh-Hans"),
    ],
)
def test_a_label_is_no_turn_where_nobody_asks(text: str, language: Language) -> None:
    assert said(text, language) == []


BARE = """Ellis Marlowe runs Tide Works, a chain of pump shops.

Your sales went up by 11%.

We took a lot, and some of it is price. People come more often.

And profit?

It is fine. I am proud of that.

How much is a pump now?

Ours is 40 pounds.

Why not London?

Rent. I looked at one shop and they asked for a fortune."""


def test_an_interview_needs_no_labels_where_paragraphs_ask_and_answer() -> None:
    turns = said(BARE, "en")
    assert [words.split()[0] for words, _, _ in turns] == ["We", "It", "Ours", "Rent."]
    assert {speaker for _, speaker, _ in turns} == {"Ellis Marlowe"}


INTERVIEW = """Sofia Marchetti founded Tide Works in 2016.

Capital Courier: What is the money for?

Marchetti: A factory. We will build it in Cork.

Why not in Italy?

Power costs us too much there.

Your rival went bankrupt.

I was sad.

Will you go public?

{}
"""


@pytest.mark.parametrize(
    ("last", "count"),
    [("Ask me in 2029.", 4), ("Would you?", 1)],
    ids=["questions and answers take turns", "an answer that asks leaves it open"],
)
def test_paragraphs_behind_the_first_labels_take_turns(last: str, count: int) -> None:
    turns = said(INTERVIEW.format(last), "en")
    assert [speaker for _, speaker, _ in turns] == ["Sofia Marchetti"] * count
