"""Every table of the vocabulary keeps to its schema, and every example in it is read as it says."""

from __future__ import annotations

import jsonschema
import pytest

from timeline.lexicon import BUILTIN, LANGUAGES, table_schema
from timeline.quantities import find_quantities

TABLES = (
    "units",
    "currencies",
    "currency_signs",
    "comparators",
    "things",
    "classifiers",
    "ranks",
    "multiples",
    "vague",
    "false_friends",
)
EXAMPLES = [
    (language, table, example)
    for language in LANGUAGES
    for table in TABLES
    for entry in BUILTIN.table(table, language)
    for example in entry.get("examples", ())
]
FRIENDS = [
    (language, text)
    for language in LANGUAGES
    for table in TABLES
    for entry in BUILTIN.table(table, language)
    for text in entry.get("false_friends", ())
]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("table", TABLES)
def test_a_table_keeps_to_its_schema(table, language):
    schema = table_schema(table)
    assert schema is not None
    jsonschema.validate(list(BUILTIN.table(table, language)), schema)


@pytest.mark.parametrize(("language", "table", "example"), EXAMPLES, ids=lambda v: str(v)[:50])
def test_an_example_is_read_as_its_entry_says(language, table, example):
    found = find_quantities(example["text"], "en" if language == "en" else "zh-Hant", BUILTIN)
    assert any(_fits(quantity, example) for quantity in found), found


@pytest.mark.parametrize(("language", "text"), FRIENDS, ids=lambda v: str(v)[:50])
def test_a_false_friend_of_an_entry_is_not_read(language, text):
    assert find_quantities(text, "en" if language == "en" else "zh-Hant", BUILTIN) == ()


def _fits(quantity, example) -> bool:
    hull = quantity.allowed
    actual = {
        "value": quantity.value,
        "unit": quantity.unit,
        "comparator": quantity.comparator,
        "low": hull.low,
        "high": hull.high,
        "low_open": hull.low_open,
        "high_open": hull.high_open,
    }
    return all(_same(actual[field], wanted) for field, wanted in example.items() if field != "text")


def _same(actual, wanted) -> bool:
    if isinstance(wanted, int | float) and not isinstance(wanted, bool):
        return actual is not None and float(actual) == pytest.approx(wanted)
    return actual == wanted
