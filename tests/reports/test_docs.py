"""Whatever a user can name is named by a page."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import handmade
import pytest

from reports.cli.main import make_parser
from reports.cli.reference import commands_of
from reports.review.session import HELP
from reports.theme import LOOKS
from rules.findings import VERDICTS
from timeline.model import Corpus
from timeline.tables import timeline_table

ROOT = Path(__file__).resolve().parent.parent.parent
PAGE = (ROOT / "docs" / "reports.md").read_text(encoding="utf-8")
CLI = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")


def fields(schema: dict[str, Any]) -> Iterator[str]:
    """All property names in a schema."""
    for name, inner in schema.get("properties", {}).items():
        yield name
        yield from fields(inner)
    for key in ("$defs", "items", "anyOf"):
        inner = schema.get(key, {})
        for part in inner.values() if key == "$defs" else inner if key == "anyOf" else [inner]:
            if part:
                yield from fields(part)


FACTS = json.loads((ROOT / "reports" / "facts.schema.json").read_text(encoding="utf-8"))
FACTS_PAGE = (ROOT / "docs" / "facts.md").read_text(encoding="utf-8")
AUDIT = json.loads((ROOT / "reports" / "audit.schema.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("field", sorted(set(fields(AUDIT)) - {"subject", "metric", "type", "period"}))
def test_each_json_field_is_named(field: str) -> None:
    assert f"`{field}`" in PAGE


@pytest.mark.parametrize("field", sorted(set(fields(FACTS))))
def test_each_field_of_the_facts_is_named(field: str) -> None:
    assert f"`{field}`" in FACTS_PAGE


def test_each_column_of_the_timeline_is_named() -> None:
    (row, *_) = timeline_table(Corpus(handmade.facts()))
    assert not [name for name in row if f"`{name}`" not in FACTS_PAGE]


@pytest.mark.parametrize("verdict", VERDICTS)
def test_each_verdict_is_explained_in_the_words_of_the_reports(verdict: str) -> None:
    look = LOOKS[verdict]
    assert f"| `{verdict}` | {look.word} | {look.meaning} |" in PAGE


@pytest.mark.parametrize("command", commands_of(make_parser()))
def test_each_command_is_named(command: str) -> None:
    assert f"claimline {command}" in CLI


@pytest.mark.parametrize("keys", [keys for keys, _ in HELP if "↑" not in keys])
def test_each_key_of_a_review_is_named(keys: str) -> None:
    table = PAGE[PAGE.index("| key | does |") :]
    assert all(f"`{key}`" in table or key in ("space", "1-9") for key in keys.split())
