"""Sentences: what ends one, what part of the article it is, what language it is in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.documents import language_of, make_document
from timeline.model import Source


def sentences(text: str) -> list[str]:
    document = make_document(Source("a", 0, text, "", None, None, None, None))
    return [text[s.start : s.end] for s in document.sentences]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("他來了。她走了。", ["他來了。", "她走了。"]),
        ("他說:“我來了。你呢?”她走了。", ["他說:“我來了。", "你呢?”", "她走了。"]),
        ("“我来了吗？”他问。她走了。", ["“我来了吗？”他问。", "她走了。"]),
        ("Dr. Hill met the U.S. team. It won.", ["Dr. Hill met the U.S. team.", "It won."]),
        ('"It works," she said. "We tried it."', ['"It works," she said.', '"We tried it."']),
        ("Sales rose 3.5% to 4.2 million. Costs fell.", ["Sales rose 3.5% to 4.2 million.", "Costs fell."]),
        ("Acme Inc. sued Bolt v. all others. It won.", ["Acme Inc. sued Bolt v. all others.", "It won."]),
    ],
)  # fmt: skip
def test_sentences_end_where_they_end(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("這個國家的經濟學會", "zh-Hant"),
        ("这个国家的经济学会", "zh-Hans"),
        ("The firm sold pumps.", "en"),
        ("騰空公司發佈OpenPump X1 Pro Max", "zh-Hant"),
    ],
)
def test_language_and_script(text: str, language: str) -> None:
    assert language_of(text) == language


def test_sections() -> None:
    text = "Title here\n\nBy A. Writer\n\nThe lead says it. Twice.\n\nThe body follows."
    source = Source("a", 0, text, "Title here", (0, 10), None, None, None, captions=((12, 24),))
    assert [s.section for s in make_document(source).sentences] == [
        "headline",
        "caption",
        "lead",
        "lead",
        "body",
    ]


@given(st.text(alphabet=st.sampled_from("ab 。.!?“”\"'\n，3，A"), max_size=80))
def test_sentences_hold_all_that_is_printed(text: str) -> None:
    document = make_document(Source("a", 0, text, "", None, None, None, None))
    at = 0
    for sentence in document.sentences:
        assert not text[at : sentence.start].strip()
        assert sentence.start < sentence.end
        at = sentence.end
    assert not text[at:].strip()
