"""The name tables of a lexicon, compiled once: known names, places, and the words that tell a name."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass

from timeline.lexicon import FOLDER, Lexicon
from timeline.script import simplify


@dataclass(frozen=True, slots=True)
class Known:
    """A name of the lexicon: the key that joins its forms, its type, and its usual form."""

    key: str
    type: str
    canonical: str


@dataclass(frozen=True, eq=False)
class Tables:
    """Known names by form (Chinese simplified) and cue words by role ("zh.title", "en.saying" …)."""

    known: Mapping[str, Known]
    adjectives: Mapping[str, Known]
    cues: Mapping[str, frozenset[str]]

    def words(self, role: str, language: str = "zh") -> frozenset[str]:
        """The words of one role."""
        return self.cues.get(f"{language}.{role}", frozenset())


@functools.cache
def compile_tables(lexicon: Lexicon) -> Tables:
    """Read the tables `places`, `known_names` and `name_cues` of both languages."""
    known: dict[str, Known] = {}
    adjectives: dict[str, Known] = {}
    cues: dict[str, set[str]] = {}
    for language in ("zh", "en"):
        for table, default in (("known_names", "organisation"), ("places", "place")):
            for entry in lexicon.table(table, language):
                for name in entry["names"]:
                    key = str(entry.get("key") or name)
                    known.setdefault(simplify(name), Known(key.casefold(), entry.get("type", default), key))
                for name in entry.get("adjectives", ()):
                    key = str(entry["key"])
                    adjectives.setdefault(name, Known(key.casefold(), default, key))
        for entry in lexicon.table("name_cues", language):
            words = (simplify(word) for word in entry["words"])
            cues.setdefault(f"{language}.{entry['role']}", set()).update(words)
    return Tables(known, adjectives, {role: frozenset(words) for role, words in cues.items()})


def first_names() -> frozenset[str]:
    """Given names that are usual in English text."""
    return _listed("first_names.txt")


def english_words() -> frozenset[str]:
    """Common English words in lower case (from SCOWL, sizes 10 to 50)."""
    return _listed("words.txt")


@functools.cache
def _listed(file: str) -> frozenset[str]:
    return frozenset((FOLDER / "en" / file).read_text(encoding="utf-8").split())
