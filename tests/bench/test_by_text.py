"""Places for planted errors are prints that two articles share, each once in its own."""

from __future__ import annotations

from pathlib import Path

from bench.by_text import BY_TEXT, long_number, other_day
from bench.mutate import audit_of
from timeline.readers import find_files, read_file
from timeline.settings import Settings


def test_numbers_days_and_codes_are_changed_where_two_articles_print_them() -> None:
    assert long_number("1,284") == "1,824"
    assert long_number("12") is None
    assert other_day("8月12日") == "8月14日"
    assert other_day("28 March") == "26 March"
    assert other_day("March 28") == "March 26"


def test_every_place_holds_what_is_changed_and_another_article_has_it_too(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("On 12 June 2025 the K-204 plant made 1,284 pumps.", encoding="utf-8")
    (tmp_path / "b.md").write_text("The K-204 plant: 1,284 pumps since 12 June.", encoding="utf-8")
    sources = [s for path, shown in find_files([tmp_path]) for s in read_file(path, shown, Settings())]
    corpus, audit = audit_of(sources)
    texts = {facts.document.id: facts.document.text for facts in corpus.facts}
    found = {m.old: m for make in BY_TEXT.values() for m in make(corpus, audit)}
    assert set(found) == {"12 June", "K-204", "1,284"}
    for m in found.values():
        assert texts[m.document][m.start :].startswith(m.old)
        assert all(m.old in text for text in texts.values())
