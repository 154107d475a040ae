"""Vocabulary as data: YAML tables per language, checked by JSON Schema, extended by a user's project file."""

from __future__ import annotations

import functools
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).with_name("lexicons")
SCHEMAS = FOLDER / "schema"
Entry = Mapping[str, Any]
LANGUAGES = ("zh", "en")


@dataclass(frozen=True, eq=False)
class Lexicon:
    """The built-in tables and what a project adds.

    Compared by identity, so that compiled forms can be cached on it.

    extra: table name → entries; an entry may carry `language` (zh, en); without one it serves every language.
    """

    extra: Mapping[str, Sequence[Entry]] = field(default_factory=dict)

    def table(self, name: str, language: str) -> tuple[Entry, ...]:
        """Give the entries of one table in one language ("zh" or "en"), the project's own last."""
        own = (e for e in self.extra.get(name, ()) if e.get("language", language) == language)
        return (*builtin_table(name, language), *own)


BUILTIN = Lexicon()


@functools.cache
def builtin_table(name: str, language: str) -> tuple[Entry, ...]:
    """Read `lexicons/<language>/<name>.yaml`; a table that a language does not have is empty."""
    path = FOLDER / language / f"{name}.yaml"
    if not path.exists():
        return ()
    return tuple(load_yaml(path.read_text(encoding="utf-8")) or ())


@functools.cache
def stop_words(lexicon: Lexicon, role: str) -> frozenset[str]:
    """The English words of the table `stop_words` that are no part of what `role` names."""
    rows = lexicon.table("stop_words", "en")
    return frozenset(word for row in rows if row["role"] == role for word in row["words"])


def load_yaml(text: str) -> Any:
    """Parse with the fast loader where libyaml is there. Raises yaml.YAMLError with line and column."""
    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


@functools.cache
def table_schema(name: str) -> Mapping[str, Any] | None:
    """The JSON Schema of one table, or None where there is no such table."""
    path = SCHEMAS / f"{name}.schema.json"
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else None
