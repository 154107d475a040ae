"""Definitions: each example is read, each false friend is not, and every place is what it prints."""

from __future__ import annotations

import json

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.definitions import Definition, find_definitions, term_key
from timeline.documents import make_document
from timeline.lexicon import BUILTIN, LANGUAGES, table_schema
from timeline.readers.markdown import markdown_source

TABLES = [(entry, language) for language in LANGUAGES for entry in BUILTIN.table("definitions", language)]
EXAMPLES = [(e, language) for entry, language in TABLES for e in entry.get("examples", ())]
FRIENDS = [text for entry, _ in TABLES for text in entry.get("false_friends", ())]


def read(text: str) -> tuple[Definition, ...]:
    """The definitions of a short article."""
    return find_definitions(make_document(markdown_source(text, "a.md")), BUILTIN)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_table_is_as_its_schema_says(language: str) -> None:
    schema = table_schema("definitions")
    assert schema is not None
    entries = json.loads(json.dumps(BUILTIN.table("definitions", language)))
    jsonschema.Draft202012Validator(schema).validate(entries)


@pytest.mark.parametrize(
    ("example", "language"), EXAMPLES, ids=lambda e: e["text"] if isinstance(e, dict) else e
)
def test_an_example_is_read(example: dict[str, str], language: str) -> None:
    found = [d for d in read(example["text"]) if d.sort == "meaning"]
    assert [(d.term.text, d.meaning.text) for d in found] == [(example["term"], example["meaning"])]
    assert found[0].key == term_key(example["term"], language)


@pytest.mark.parametrize("text", FRIENDS)
def test_a_false_friend_defines_nothing(text: str) -> None:
    assert not read(text)


@pytest.mark.parametrize(
    ("text", "term", "meaning"),
    [
        ("MAU (monthly active users) rose.", "MAU", "monthly active users"),
        ("The monthly active users (MAUs) rose.", "MAUs", "monthly active users"),
        ("The Bank for International Settlements (BIS) met.", "BIS", "Bank for International Settlements"),
        ("月活躍用戶（MAU）達5億。", "MAU", "月活躍用戶"),
        ("甲谷公司MAU（月活躍用戶）達5億。", "MAU", "月活躍用戶"),
    ],
)
def test_an_abbreviation_is_read_with_what_it_stands_for(text: str, term: str, meaning: str) -> None:
    (found,) = read(text)
    assert (found.sort, found.term.text, found.meaning.text) == ("full-form", term, meaning)


@pytest.mark.parametrize(
    "text",
    ["Alder Corp (the firm) grew.", "The CEO (pictured) left.", "Alder (NYSE) fell.", "He won (see A1)."],
)
def test_what_stands_in_brackets_is_not_always_a_full_form(text: str) -> None:
    assert not read(text)


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("The fiscal year of Alder ends on 31 March.", 3),
        ("Alder's financial year, which ended on June 30, was good.", 6),
        ("FY2024 (ended 30 September) was good.", 9),
        ("甲谷公司的财年截至3月31日。", 3),
        ("甲谷公司會計年度於每年6月30日結束。", 6),
        ("截至2025年9月的財年", 9),
    ],
)
def test_the_end_of_a_fiscal_year_is_read(text: str, month: int) -> None:
    assert {d.month for d in read(text) if d.sort == "year-end"} == {month}


@pytest.mark.parametrize(
    "text",
    ["Prices rose 3% in the year to June.", "The first half of Alder's fiscal year ended on 30 September."],
)
def test_twelve_months_and_half_years_are_no_fiscal_year(text: str) -> None:
    assert not read(text)


PIECES = st.sampled_from(
    ["「月活」", "是指", "，", "（即", "）", "所謂", "定義為", "每月一次", "MAU ",
     "(monthly active users)", "的", " means ",
     "。", "\n", "large vessels", ", defined as ", "over 500 GT", "fiscal year ends on 31 March"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=14).map("".join))
@settings(deadline=None, max_examples=150)
def test_every_place_is_what_it_prints(text: str) -> None:
    document = make_document(markdown_source(f"MAU. {text}", "a.md"))
    for found in find_definitions(document, BUILTIN):
        for span in (found.term, found.meaning):
            assert document.text[span.start : span.end] == span.text and span.text.strip()
        assert found.start <= found.term.start < found.end
