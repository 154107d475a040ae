"""Outlets that a project puts into one group are one source."""

from __future__ import annotations

from rules.view import View
from timeline.documents import make_document
from timeline.model import Corpus, Facts, Source


def test_outlets_of_one_group_are_one_source() -> None:
    documents = [
        make_document(Source(o, 0, "It sold 40 pumps.", "", None, o, None, None)) for o in ("Tide", "Ebb")
    ]
    corpus = Corpus(tuple(Facts(d) for d in documents))
    assert {View(corpus).source(d.id) for d in documents} == {"Tide", "Ebb"}
    assert {View(corpus, groups={"Tide": "wire", "Ebb": "wire"}).source(d.id) for d in documents} == {"wire"}
