"""Reports of two years tell each of its own time: what looks like a slip between them is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from rules.evaluate import evaluate
from rules.load import load_rules
from timeline.pipeline import read_corpus
from timeline.settings import Settings

CHAIR = "In March {}, the board of Tide Works plc appointed Quen Ostrava senior vice president of sales."
OFFICES = "Tide Works plc leases {} square feet of office space in its buildings in Unterhafen, Germany."


def rules_of(folder: Path, days: tuple[str, str], texts: tuple[str, str]) -> set[str]:
    paths = []
    for name, day, text in zip(("a.md", "b.md"), days, texts, strict=True):
        paths.append(folder / name)
        paths[-1].write_text(f"---\ndate: {day}\noutlet: {name}\n---\n{text}\n", encoding="utf-8")
    return {f.rule for f in evaluate(read_corpus(paths, Settings()), load_rules().rules, Settings()).findings}


@pytest.mark.parametrize(
    ("rule", "texts"),
    [
        ("year-moved", (CHAIR.format(2021), CHAIR.format(2024))),
        ("digits-exchanged", (OFFICES.format("235,000"), OFFICES.format("253,000"))),
    ],
)
def test_a_slip_is_one_only_between_articles_of_one_time(
    tmp_path: Path, rule: str, texts: tuple[str, str]
) -> None:
    assert rule in rules_of(tmp_path, ("2024-06-30", "2024-07-30"), texts)
    assert rule not in rules_of(tmp_path, ("2021-06-30", "2024-07-30"), texts)


@pytest.mark.parametrize(("out", "flagged"), [("2025-09-20", False), ("2025-06-29", True)])
def test_two_articles_that_each_tell_their_own_news_are_of_two_deeds(
    tmp_path: Path, out: str, flagged: bool
) -> None:
    told = "Alder Launch released 12 satellites from its rocket Heron 2 above the Tarn pad on {}."
    days = "18 June 2025", "19 September 2025" if not flagged else "19 June 2025"
    texts = told.format(days[0]), told.format(days[1])
    assert ("one-event-two-dates" in rules_of(tmp_path, ("2025-06-19", out), texts)) == flagged
