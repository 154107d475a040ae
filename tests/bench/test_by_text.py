"""Places for planted errors are prints that two articles share, each once in its own."""

from __future__ import annotations

from pathlib import Path

from bench.alike import Sentences
from bench.by_text import BY_TEXT, long_number, other_day, other_month
from bench.mutate import audit_of
from timeline.readers import find_files, read_file
from timeline.settings import Settings


def test_numbers_days_and_codes_are_changed_where_two_articles_print_them() -> None:
    assert long_number("1,284") == "1,824"
    assert long_number("12") is None
    assert other_day("8月12日") == "8月14日"
    assert other_day("28 March") == "26 March"
    assert other_day("March 28") == "March 26"
    assert other_month("1月15日") == "2月15日"
    assert other_month("28 March") == "28 February"


def test_every_place_holds_what_is_changed_and_another_article_has_it_too(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("On 12 June 2025 the K-204 plant made 1,284 pumps.", encoding="utf-8")
    (tmp_path / "b.md").write_text("The K-204 plant: 1,284 pumps since 12 June.", encoding="utf-8")
    sources = [s for path, shown in find_files([tmp_path]) for s in read_file(path, shown, Settings())]
    corpus, audit = audit_of(sources)
    texts = {facts.document.id: facts.document.text for facts in corpus.facts}
    found = {m.old: m for make in BY_TEXT.values() for m in make(corpus, audit)}
    assert {"12 June", "K-204", "1,284"} <= set(found)
    for m in found.values():
        assert texts[m.document][m.start :].startswith(m.old)
        assert all(m.old in text for text in texts.values())


def test_like_sentences_share_rare_words_beside_the_print() -> None:
    told = "The Larkfield harbour board ordered 1,284 pumps from Birch Yard."
    again = "Birch Yard: the harbour board of Larkfield wants 1,284 pumps."
    other = "The mayor saw 1,284 swans."
    filler = ". ".join(f"Nothing of note happened in week{n}" for n in range(40))
    sentences = Sentences({"a": f"{told} {filler}.", "b": again, "c": other})
    at = told.index("1,284")
    assert sentences.alike(("a", at), ("b", again.index("1,284")), "1,284") > 0
    assert sentences.alike(("a", at), ("c", other.index("1,284")), "1,284") == 0


def test_a_print_is_changed_only_where_another_article_says_the_same(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("The Larkfield harbour board paid Birch Yard in 2019.", encoding="utf-8")
    (tmp_path / "b.md").write_text(
        "In 2019 Birch Yard was paid by the harbour board of Larkfield. " + "Rain fell. " * 40,
        encoding="utf-8",
    )
    (tmp_path / "c.md").write_text("The zoo bought an ape in 2018.", encoding="utf-8")
    (tmp_path / "d.md").write_text("Snow lay in town in 2018.", encoding="utf-8")
    sources = [s for path, shown in find_files([tmp_path]) for s in read_file(path, shown, Settings())]
    assert [m.old for m in BY_TEXT["year moved"](*audit_of(sources))] == ["2019"]
