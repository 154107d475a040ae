"""Plain words that open a sentence with what they are of are no names."""

from __future__ import annotations

from timeline.pipeline import read_text

TEXT = """Notes of Alder Corp

Alder Corp explains the Changes in its rates. {} in foreign exchange rates raised sales by $4 billion.
"""


def test_a_plural_that_opens_a_sentence_is_no_name() -> None:
    for opening, count in (("Changes", 1), ("The Changes", 2)):
        names = read_text(TEXT.format(opening)).names
        assert sum(n.text == "Changes" for n in names) == count
