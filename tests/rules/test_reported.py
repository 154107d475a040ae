"""Between reports of two companies or periods likeness proves nothing, and a figure told anew is drift."""

from __future__ import annotations

from pathlib import Path

from rules.evaluate import evaluate
from rules.load import load_rules
from timeline.pipeline import read_corpus
from timeline.settings import Settings

REPORT = """FORM 10-K

For the fiscal year ended June 30, {year}

Commission file number {number}

{name}

(Exact name of registrant as specified in its charter)

{text}
"""
OFFICES = "{} leases {} square feet of office space in its buildings in Unterhafen, Germany."
ASSETS = "At June 30, 2023, total assets of Tide Works plc were ${} billion."

SLIPS = {"digits-exchanged", "values-disagree"}
"""The rules of which one must say that 235,000 and 253,000 are one number."""


def findings(folder: Path, *reports: tuple[int, str, str, str]) -> dict[str, str]:
    paths = []
    for place, (year, number, name, text) in enumerate(reports):
        paths.append(folder / f"{place}.txt")
        paths[-1].write_text(REPORT.format(year=year, number=number, name=name, text=text), encoding="utf-8")
    found = evaluate(read_corpus(paths, Settings()), load_rules().rules, Settings()).findings
    return {f.rule: f.verdict for f in found}


def test_like_sentences_are_of_one_report(tmp_path: Path) -> None:
    tide = ("1-2345", "TIDE WORKS PLC")
    one, two = (OFFICES.format("Tide Works plc", n) for n in ("235,000", "253,000"))
    assert set(findings(tmp_path, (2024, *tide, one), (2024, *tide, two))) & SLIPS
    assert not set(findings(tmp_path, (2023, *tide, one), (2024, *tide, two))) & SLIPS
    other = (2024, "1-9", "BIRCH CORP", OFFICES.format("Birch Corp", "253,000"))
    assert not set(findings(tmp_path, (2024, *tide, one), other)) & SLIPS


def test_a_figure_told_anew_is_drift(tmp_path: Path) -> None:
    tide = ("1-2345", "TIDE WORKS PLC")
    one, two = ASSETS.format("51.694"), ASSETS.format("52.150")
    assert findings(tmp_path, (2023, *tide, one), (2023, *tide, two))["values-disagree"] == "contradiction"
    assert findings(tmp_path, (2023, *tide, one), (2024, *tide, two))["values-disagree"] == "drift"
