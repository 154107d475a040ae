"""A draft beside a corpus: what concerns it, what nothing speaks of, safe corrections."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import handmade
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.check import checked, corrections, place_in_file, unchecked
from reports.report import Report, tidy
from rules.findings import Suggestion
from timeline.model import Corpus, Document, Facts, Period

DRAFT = frozenset({"wire/c.txt"})


def corpus(*more: Facts) -> Corpus:
    return Corpus((*handmade.facts()[:2], *more))


def test_only_what_concerns_the_draft_is_left() -> None:
    report = checked(tidy(handmade.audit()), Corpus(handmade.facts()), DRAFT)
    assert {f.rule for f in report.audit.findings} == {"identifier-slip", "two-spellings"}
    assert all(DRAFT & set(c.documents) for c in report.audit.corroborations)


def draft_with(claim_metric: str, period: Period | None = None, subject: str | None = "甲公司") -> Facts:
    claim = handmade.claim("wire/c.txt", "100 億元", 10**10, claim_metric)
    claim = replace(claim, period=period, subject=subject, subject_key=subject)
    return replace(handmade.facts()[2], claims=(claim,))


@pytest.mark.parametrize(
    ("facts", "count"),
    [
        (draft_with("revenue"), 0),
        (draft_with("net_profit"), 1),
        (draft_with("revenue", subject="乙公司"), 1),
        (draft_with("revenue", subject=None), 1),
    ],
)
def test_a_claim_is_unchecked_when_no_article_has_its_subject_and_metric(facts: Facts, count: int) -> None:
    assert len(unchecked(handmade.nothing(), corpus(facts), DRAFT)) == count


def test_a_claim_of_another_time_is_unchecked() -> None:
    year = Period(date(2019, 1, 1), date(2019, 12, 31))
    other = Period(date(2024, 1, 1), date(2024, 12, 31))
    known = handmade.facts()[0]
    known = replace(known, claims=tuple(replace(c, period=other) for c in known.claims))
    both = Corpus((known, draft_with("revenue", year)))
    assert len(unchecked(handmade.nothing(), both, DRAFT)) == 1


def test_a_claim_of_no_known_time_does_not_speak_of_one_that_has_a_time() -> None:
    known = handmade.facts()[0]
    timeless = replace(known, claims=tuple(replace(c, period=None) for c in known.claims))
    year = Period(date(2024, 1, 1), date(2024, 12, 31))
    assert len(unchecked(handmade.nothing(), Corpus((timeless, draft_with("revenue", year))), DRAFT)) == 1
    assert not unchecked(handmade.nothing(), Corpus((timeless, draft_with("revenue"))), DRAFT)


def test_one_value_on_two_days_of_a_year_is_spoken_of() -> None:
    days = [Period(date(2024, 6, d), date(2024, 6, d)) for d in (11, 12)]
    known = handmade.facts()[0]
    value = draft_with("revenue").claims[0].quantity
    known = replace(known, claims=tuple(replace(c, period=days[0], quantity=value) for c in known.claims))
    assert not unchecked(handmade.nothing(), Corpus((known, draft_with("revenue", days[1]))), DRAFT)


def test_a_claim_whose_number_a_finding_shows_beside_the_corpus_is_not_unchecked() -> None:
    audit = tidy(handmade.audit())
    facts = draft_with("other")
    fact = next(e.fact for c in audit.corroborations for e in c.evidence if e.document in DRAFT)
    (claim,) = facts.claims
    claim = replace(claim, id="another", quantity=replace(claim.quantity, id=fact))
    assert not unchecked(audit, corpus(replace(facts, claims=(claim,))), DRAFT)


def test_a_claim_that_a_corroboration_sets_beside_the_corpus_is_not_unchecked() -> None:
    audit = tidy(handmade.audit())
    claim = draft_with("other").claims[0]
    assert claim.id in {e.fact for c in audit.corroborations for e in c.evidence}
    assert not unchecked(audit, corpus(draft_with("other")), DRAFT)


def draft(tmp_path: Path, raw: str, text: str, suffix: str = ".md") -> tuple[Path, Document]:
    path = tmp_path / f"draft{suffix}"
    path.write_bytes(raw.encode())
    made = replace(handmade.document("news/b.md"), id=path.as_posix(), path=path.as_posix(), text=text)
    return path, made


def report_on(document: Document, *fixes: Suggestion) -> Report:
    base = handmade.findings()[3]
    findings = tuple(replace(base, fingerprint=str(n), suggestion=fix) for n, fix in enumerate(fixes))
    audit = replace(handmade.audit(), documents=(document,), findings=findings)
    return Report(audit, drafts=frozenset({document.id}))


def suggest(document: Document, old: str, new: str, safe: bool = True) -> Suggestion:
    start = document.text.index(old)
    return Suggestion(document.id, start, start + len(old), new, safe)


def test_a_safe_correction_is_written_where_the_words_stand(tmp_path: Path) -> None:
    raw = "---\ntitle: V3-3024\n---\r\nModel V3-3024 is out.\r\nThe V3-3024 again.\r\n"
    _, made = draft(tmp_path, raw, "Model V3-3024 is out.\nThe V3-3024 again.\n")
    (found,) = corrections(report_on(made, suggest(made, "V3-3024", "V3-0324")))
    assert found.after == raw.replace("Model V3-3024", "Model V3-0324")
    assert "-Model V3-3024 is out." in found.diff and "+Model V3-0324 is out." in found.diff


def test_a_correction_that_changes_a_fact_is_never_written(tmp_path: Path) -> None:
    _, made = draft(tmp_path, "Revenue was 10.", "Revenue was 10.")
    assert not corrections(report_on(made, suggest(made, "10", "11", safe=False)))


def test_words_that_cannot_be_found_for_certain_are_left_alone(tmp_path: Path) -> None:
    _, made = draft(tmp_path, "Model **V3-3024** is out.", "Model V3-3024 is out.")
    (found,) = corrections(report_on(made, suggest(made, "V3-3024", "V3-0324")))
    assert not found.diff and "not found" in found.skipped[0]


def test_a_word_file_is_not_written(tmp_path: Path) -> None:
    _, made = draft(tmp_path, "x", "Model V3-3024.", ".docx")
    (found,) = corrections(report_on(made, suggest(made, "V3-3024", "V3-0324")))
    assert not found.diff and ".docx" in found.skipped[0]


def test_two_findings_of_one_correction_write_it_once(tmp_path: Path) -> None:
    _, made = draft(tmp_path, "A V3-3024 b", "A V3-3024 b")
    fix = suggest(made, "V3-3024", "V3-0324")
    (found,) = corrections(report_on(made, fix, fix))
    assert found.after == "A V3-0324 b"


@given(st.lists(st.text("ab\n", max_size=12), min_size=1, max_size=4), st.data())
def test_a_place_in_the_file_has_the_same_words(parts: list[str], data: st.DataObject) -> None:
    text = "\n".join(parts)
    if not text:
        return
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    made = replace(handmade.document("news/b.md"), text=text)
    raw = "---\nx: ab\n---\n" + text
    at = place_in_file(raw, made, start, end)
    assert at is None or raw[at : at + end - start] == text[start:end]


def test_fix_spells_every_printing_in_the_draft_as_the_corpus_does(tmp_path: Path) -> None:
    from reports.cli.main import main

    corpus = tmp_path / "corpus.txt"
    corpus.write_text(
        "Tide notes\n\nThe QX-4107 arrived. The QX-4107 is fast. The QX-4107 is new. The QX-4107 is red.\n",
        encoding="utf-8",
    )
    draft = tmp_path / "draft.md"
    draft.write_text("The QX-4170 arrived.\n\nThe QX-4170 is fast.\n", encoding="utf-8")
    main(["check", str(draft), "--against", str(corpus), "--fix", "--yes", "-o", str(tmp_path / "out.json")])
    assert draft.read_text(encoding="utf-8") == "The QX-4107 arrived.\n\nThe QX-4107 is fast.\n"
