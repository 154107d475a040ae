"""The words that judge a side and tell persons apart: as their schemas say, whole in both languages."""

from __future__ import annotations

import jsonschema
import pytest

from timeline.lexicon import LANGUAGES, builtin_table, table_schema


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("table", ["evidence_cues", "person_cues"])
def test_a_table_follows_its_schema_and_has_every_cue(table: str, language: str) -> None:
    schema, rows = table_schema(table), list(builtin_table(table, language))
    assert schema is not None
    jsonschema.validate(rows, schema)
    assert {row["cue"] for row in rows} == set(schema["items"]["properties"]["cue"]["enum"])
