"""The audit of the sample corpus, and of the same corpus under other names, years and digits."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
import yaml

from rules.evaluate import evaluate
from rules.findings import Audit, Finding
from rules.load import load_rules
from timeline.pipeline import read_corpus
from timeline.settings import Settings

HARD = {"contradiction", "likely", "arithmetic", "typo"}
ROOT = Path(__file__).resolve().parent.parent
Disguise = Callable[[str], str]


def disguise() -> Disguise:
    """Give the function that puts a text under other names, years and digits."""
    tables = yaml.safe_load((ROOT / "tests/data/disguise.yaml").read_text(encoding="utf-8"))
    pairs = [p for t in ("names", "digits", "years") for p in tables[t].items()]

    def put(text: str) -> str:
        for old, new in pairs:
            text = text.replace(old, new)
        return text

    return put


@pytest.fixture(scope="module", params=["as printed", "disguised"])
def case(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Audit, Disguise]:
    """The audit, and what turns a word of the sample into a word of the audited text."""
    folder, put = ROOT / "seeds", str
    if request.param == "disguised":
        put = disguise()
        folder = tmp_path_factory.mktemp("disguised")
        for path in sorted((ROOT / "seeds").iterdir()):
            if path.suffix == ".txt":
                (folder / path.name).write_text(put(path.read_text(encoding="utf-8")), encoding="utf-8")
            else:
                shutil.copy(path, folder)
    settings = Settings()
    corpus = read_corpus([folder], settings)
    return evaluate(corpus, load_rules().rules, settings), put


def on(audit: Audit, passages: Iterable[str]) -> list[Finding]:
    """The findings that rest on all the passages (each in an evidence's words or sentence)."""
    passages = tuple(passages)
    return [
        f
        for f in audit.findings
        if all(any(p in e.text or (e.text in p and p in e.sentence) for e in f.evidence) for p in passages)
    ]


def test_each_printing_of_the_slipped_version_is_found(case: tuple[Audit, Disguise]) -> None:
    audit, put = case
    findings = [f for f in on(audit, [put("V3-3024")]) if f.verdict == "typo"]
    evidence = [e for f in findings for e in f.evidence if e.text.endswith(put("V3-3024"))]
    printings = {(e.document, e.start) for e in evidence}
    assert len(printings) == 3
    assert {f.suggestion.replacement for f in findings if f.suggestion} == {put("V3-0324")}


def test_the_growth_tellings_are_an_ambiguity(case: tuple[Audit, Disguise]) -> None:
    audit, put = case
    ambiguous = [f for f in on(audit, [put("20倍")]) if f.verdict == "ambiguity"]
    assert any(len({e.document for e in f.evidence}) >= 2 for f in ambiguous)


def test_monthly_users_are_drift_or_wording(case: tuple[Audit, Disguise]) -> None:
    audit, put = case
    verdicts = {f.verdict for f in on(audit, [put("13.85億")])}
    assert verdicts & {"drift", "ambiguity"} and not verdicts & HARD


def test_two_growth_rates_of_one_year_contradict(case: tuple[Audit, Disguise]) -> None:
    audit, put = case
    assert {f.verdict for f in on(audit, [put("221%"), put("212.66%")])} & {"contradiction", "likely"}


def test_two_wordings_of_one_guidance_are_an_ambiguity(case: tuple[Audit, Disguise]) -> None:
    audit, put = case
    assert {f.verdict for f in on(audit, [put("十幾個百分點"), put("低兩位數百分比")])} == {"ambiguity"}


@pytest.mark.parametrize(
    "passages", [("1214億", "1213.74億"), ("20%", "19.6%"), ("767億", "767.6億"), ("1977億", "29.9%")]
)
def test_what_agrees_within_its_print_is_not_flagged(
    case: tuple[Audit, Disguise], passages: tuple[str, str]
) -> None:
    audit, put = case
    assert not [f for f in on(audit, map(put, passages)) if f.verdict in HARD]


def test_nothing_but_the_known_errors_is_a_hard_finding(case: tuple[Audit, Disguise]) -> None:
    audit, put = case
    known = [put(p) for p in ("212.66%", "11%", "V3-3024")]
    hard = [f for f in audit.findings if f.verdict in HARD]
    others = [f for f in hard if not any(k in e.text for k in known for e in f.evidence)]
    assert not [f.message for f in others], [f.message for f in others]


def test_what_agrees_is_corroborated(case: tuple[Audit, Disguise]) -> None:
    audit, put = case
    facts = [c for c in audit.corroborations if any(put("767億") in e.text for e in c.evidence)]
    assert any(c.independent >= 3 for c in facts)


def test_two_spellings_of_one_model_are_a_variant(case: tuple[Audit, Disguise]) -> None:
    audit, put = case
    assert {f.verdict for f in on(audit, [put("Claude 3.7 Sonnet"), put("Claude-Sonnet-3.7")])} <= {"variant"}
