"""A reprint is recognised by its sentences, a report on the same matter is not."""

from __future__ import annotations

from datetime import date

from timeline.copies import find_copies
from timeline.documents import make_document
from timeline.model import Document, Period, Source

STORY = [
    "The harbour works said on Monday that it had ordered three new cranes for the northern quay.",
    "Each of them lifts sixty tonnes, twice what the present ones can carry in calm weather.",
    "Deliveries begin in the autumn and the old cranes will be sold to a yard further down the coast.",
    "Residents had feared more noise at night, and the works promised to keep the present hours.",
]


def document(name: str, sentences: list[str], day: int) -> Document:
    text = " ".join(sentences)
    when = Period(date(2025, 3, day), date(2025, 3, day))
    return make_document(Source(name, 0, text, "", None, None, when, "given"))


def test_the_later_of_two_like_articles_is_the_copy() -> None:
    edited = [
        STORY[0].replace("said on Monday", "announced Monday"),
        *STORY[1:3],
        "Local people were pleased.",
    ]
    other = ["The harbour works ordered three cranes.", "They cost nine million and lift sixty tonnes each."]
    corpus = [document("b", STORY, 3), document("a", edited, 4), document("c", other, 5)]
    assert find_copies(corpus) == {"a": "b"}
