"""Days that lie ahead: what was planned and came otherwise is told softly."""

from __future__ import annotations

from pathlib import Path

import pytest

from rules.evaluate import evaluate
from rules.load import load_rules
from timeline.pipeline import read_corpus
from timeline.settings import Settings

RULES = [r for r in load_rules().rules if r.theme == "once"]
PLAN = "The Torrance Children's Hospital will open on 8 September 2025 with 180 beds, Tom Alder said."
DONE = "The Torrance Children's Hospital opened on {day} 2025 with 180 beds and a speech by Tom Alder."


def verdicts(folder: Path, *articles: tuple[str, str]) -> list[str]:
    """What the rules on dates say of articles, each with its day."""
    for number, (day, text) in enumerate(articles):
        path = folder / f"{number}.md"
        path.write_text(f"---\ntitle: Note {number}\ndate: {day}\n---\n\n{text}\n", encoding="utf-8")
    audit = evaluate(read_corpus(sorted(folder.iterdir()), Settings()), RULES, Settings())
    return [f.verdict for f in audit.findings]


@pytest.mark.parametrize(
    ("out", "day", "said"),
    [
        ("2025-10-02", "18 September", ["drift"]),
        ("2025-10-02", "8 September", []),
        ("2025-10-02", "8 April", ["likely"]),
    ],
)
def test_a_plan_and_what_was_done(tmp_path: Path, out: str, day: str, said: list[str]) -> None:
    assert verdicts(tmp_path, ("2025-05-10", PLAN), (out, DONE.format(day=day))) == said


@pytest.mark.parametrize(("out", "said"), [("2025-05-12", ["likely"]), ("2025-08-12", ["drift"])])
def test_two_plans(tmp_path: Path, out: str, said: list[str]) -> None:
    other = PLAN.replace("8 September", "18 September")
    assert verdicts(tmp_path, ("2025-05-10", PLAN), (out, other)) == said
