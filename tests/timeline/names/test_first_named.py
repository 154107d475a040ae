"""Firms that are named in full first and by one word after it, and those of which the other is a part."""

from pathlib import Path

import pytest

from timeline.pipeline import read_corpus
from timeline.settings import Settings


def keys(folder: Path, said: str) -> dict[str, str]:
    path = folder / "a.md"
    path.write_text(f"# Larkness digs deeper\n\n5 May 2025\n\n{said}\n", encoding="utf-8")
    facts = read_corpus([path], Settings()).facts[0]
    return {n.text: n.key for n in facts.names}


def test_a_firm_is_one_with_the_first_word_of_its_full_name(tmp_path: Path) -> None:
    found = keys(tmp_path, "Larkness Copper opened a mine. Larkness will hire 200 people, Larkness said.")
    assert found["Larkness"] == found["Larkness Copper"]


@pytest.mark.parametrize(
    "said",
    [
        "The new mine is open. Profit of Larkness rose. Larkness opened Larkness Copper. Larkness is glad.",
        "Larkness Copper sued Larkness Hotels. Larkness opened. Larkness will hire 200 people.",
    ],
)
def test_a_firm_that_comes_first_is_not_one_with_a_longer_name(tmp_path: Path, said: str) -> None:
    found = keys(tmp_path, f"{'The town is quiet. ' * 8}{said}")
    assert found["Larkness"] != found["Larkness Copper"]
