"""What this repository disputes of the suites: little, each with a reason, and all of it there."""

from __future__ import annotations

import collections
import json
from pathlib import Path

import yaml

DISPUTED = Path(__file__).resolve().parents[2] / "bench" / "disputed.yaml"


def test_every_disputed_case_has_a_reason() -> None:
    for row in yaml.safe_load(DISPUTED.read_text(encoding="utf-8")):
        assert set(row) == {"suite", "text", "reason"}
        assert len(row["reason"]) > 20


def test_at_most_three_in_a_hundred_of_a_suite_are_disputed(shared: Path) -> None:
    rows = yaml.safe_load(DISPUTED.read_text(encoding="utf-8"))
    count = collections.Counter(row["suite"] for row in rows)
    for suite, disputed in count.items():
        lines = (shared / "suites" / f"{suite}.jsonl").read_text(encoding="utf-8").splitlines()
        texts = [json.loads(line)["text"] for line in lines]
        assert disputed <= 0.03 * len(texts)
        assert all(row["text"] in texts for row in rows if row["suite"] == suite)
