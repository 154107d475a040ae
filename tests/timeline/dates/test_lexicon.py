"""The tables of date words and holidays are as their schemas say."""

from __future__ import annotations

import json

import jsonschema
import pytest

from timeline.lexicon import LANGUAGES, builtin_table, table_schema


@pytest.mark.parametrize("table", ["dates_words", "dates_languages", "holidays"])
def test_a_table_is_as_its_schema_says(table: str) -> None:
    schema = table_schema(table)
    assert schema is not None
    for language in LANGUAGES:
        jsonschema.validate(json.loads(json.dumps(builtin_table(table, language))), schema)


def test_a_holiday_says_once_when_it_is() -> None:
    keys = [e["key"] for language in LANGUAGES for e in builtin_table("holidays", language) if "when" in e]
    repeated = {key for key in keys if keys.count(key) > 1}
    assert repeated <= {"new_year"}
