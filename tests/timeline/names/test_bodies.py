"""Public bodies that are called in several ways, in one article and over a corpus."""

from pathlib import Path

from timeline.pipeline import read_corpus
from timeline.settings import Settings


def keys(folder: Path, *articles: str) -> dict[str, str]:
    paths = []
    for n, said in enumerate(articles):
        path = folder / f"{n}.md"
        path.write_text(f"{said}\n\n5 May 2025\n", encoding="utf-8")
        paths.append(path)
    return {name.text: name.key for facts in read_corpus(paths, Settings()).facts for name in facts.names}


def test_a_body_is_one_with_what_its_place_is_said_to_have(tmp_path: Path) -> None:
    found = keys(
        tmp_path,
        "# Readers return\n\nBrackenfell Public Library lent 212,000 items last year.",
        "# A new roof\n\nThe roof of Brackenfell's library will cost £2m. Brackenfell Library is shut.",
    )
    full = found["Brackenfell Public Library"]
    assert found["Brackenfell's library"] == found["Brackenfell Library"] == full


def test_two_bodies_of_a_place_are_not_called_by_it(tmp_path: Path) -> None:
    found = keys(
        tmp_path,
        "# Two councils\n\nThe road is paid for by Alderby City Council and Alderby County Council.",
        "# A road\n\nThe plan was made by Alderby Council on Monday.",
    )
    assert len({found[n] for n in found if n.endswith("Council")}) == 3


def test_a_headline_calls_a_body_by_what_it_is(tmp_path: Path) -> None:
    found = keys(
        tmp_path, "# Council backs plan\n\nAlderby Borough Council will borrow £3.9m. So the Council said."
    )
    assert found["Council"] == found["Alderby Borough Council"]


def test_the_company_of_a_release_is_the_firm_that_it_lists(tmp_path: Path) -> None:
    told = "today reported results. The Company sold 12 pumps."
    release = f"# Alderby Pumps reports\n\nAlderby Pumps Inc. (Nasdaq: ALDP) {told}"
    found = keys(tmp_path, release)
    assert found["Company"] == found["Alderby Pumps"]
    assert keys(tmp_path, release.replace("(Nasdaq: ALDP) ", ""))["Company"] != found["Alderby Pumps"]
