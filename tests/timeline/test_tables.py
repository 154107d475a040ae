"""The published shape of facts holds for the sample, byte for byte from run to run."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from timeline import tables
from timeline.model import Corpus
from timeline.pipeline import read_corpus

SCHEMA = Path(__file__).parents[2] / "reports" / "facts.schema.json"


@pytest.fixture(scope="module")
def corpus(seeds: Path) -> Corpus:
    return read_corpus([seeds])


def test_every_row_has_the_published_shape(corpus: Corpus) -> None:
    check = jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
    found = list(tables.rows(corpus))
    assert not [e.message for row in found for e in check.iter_errors(row)]
    assert {row["kind"] for row in found} == set(tables.KINDS)


def test_every_row_quotes_its_place(corpus: Corpus) -> None:
    found = list(tables.rows(corpus))
    texts = {row["id"]: row["text"] for row in found if row["kind"] == "document"}
    facts = [row for row in found if row["kind"] != "document"]
    assert all(texts[f["document"]][f["start"] : f["end"]] == f["text"] for f in facts)
    assert len({row["id"] for row in found}) == len(found)


def test_an_unknown_metric_is_published_in_the_script_of_its_article(tmp_path: Path) -> None:
    for name, text in {
        "a.md": "海風電力2025年的裂解產氣量為320噸。",
        "b.md": "海风电力2025年的裂解产气量为320吨。",
    }.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    a, b = (row for row in tables.rows(read_corpus([tmp_path])) if row["kind"] == "claim")
    assert a["metric"].endswith("氣量")
    assert b["metric"] == a["metric_key"] == b["metric_key"] != a["metric"]


def test_the_same_input_gives_the_same_rows(corpus: Corpus, seeds: Path) -> None:
    assert list(tables.rows(corpus)) == list(tables.rows(read_corpus([seeds])))


def test_frames_hold_one_row_a_fact(corpus: Corpus) -> None:
    frames = tables.frames(corpus)
    assert set(frames) == set(tables.KINDS)
    assert sum(len(f) for f in frames.values()) == len(list(tables.rows(corpus)))
    assert frames["quantity"].loc[0, "document"] == corpus.facts[0].document.id


def test_the_sample_dates_itself(corpus: Corpus) -> None:
    for facts in corpus.facts:
        document = facts.document
        assert document.published_how == "inferred"
        assert document.evidence
        assert document.published is not None
        assert document.published.first is not None
        assert document.published.last is not None
        assert (document.published.last - document.published.first).days <= 14
