"""Dates, drafts and tellings in texts of several sources, all of them invented."""

from pathlib import Path

from rules.evaluate import evaluate
from rules.findings import Audit
from rules.load import load_rules
from timeline.pipeline import read_corpus
from timeline.settings import Settings


def audit(folder: Path, texts: dict[str, str], drafts: frozenset[str] = frozenset()) -> Audit:
    """Audit texts by file name; drafts by file name too."""
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    settings = Settings()
    corpus = read_corpus([folder / name for name in texts], settings)
    ids = frozenset(f.document.id for f in corpus.facts if Path(f.document.path).name in drafts)
    return evaluate(corpus, load_rules().rules, settings, ids)


def test_a_weekday_is_checked_in_the_year_of_the_dateline(tmp_path: Path) -> None:
    text = "Bridge closed\n\nFriday, 14 March 2025\n\nThe flood of Wednesday, 11 March closed the bridge.\n"
    found = audit(tmp_path, {"bridge.txt": text}).findings
    assert any(f.rule == "weekday-differs" for f in found)


def test_a_draft_bears_no_witness(tmp_path: Path) -> None:
    texts = {
        f"{name}.md": f"# Note {name}\n\n5 May 2025\n\nOrlan Foods had revenue of $412m in 2024.\n"
        for name in ("a", "b")
    }
    whole = audit(tmp_path, texts)
    alone = audit(tmp_path, texts, frozenset({"b.md"}))
    assert [c.independent for c in whole.corroborations] == [2]
    assert [c.independent for c in alone.corroborations] == [1]
