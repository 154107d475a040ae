"""Numbers in names, idioms, versions and links are no quantities."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from timeline.lexicon import BUILTIN, LANGUAGES
from timeline.quantities import find_quantities

STRINGS = yaml.safe_load(Path(__file__).with_name("false_friends.yaml").read_text(encoding="utf-8"))
FRAMES = {"zh": "他們認為，{}是重點。", "en": "They said that {} mattered."}


def _strings(language: str) -> list[str]:
    own = [form for entry in BUILTIN.table("false_friends", language) for form in entry["forms"]]
    return [*own, *STRINGS[language]]


def test_the_table_is_long_enough_to_mean_something():
    assert sum(len(_strings(language)) for language in LANGUAGES) >= 300


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_quantity_is_read_in_a_false_friend(language):
    wrong = []
    for string in _strings(language):
        for text in (string, FRAMES[language].format(string)):
            wrong += [(text, q.text, q.unit) for q in find_quantities(text, _tag(language), BUILTIN)]
    assert wrong == []


def _tag(language: str):
    return "en" if language == "en" else "zh-Hant"
