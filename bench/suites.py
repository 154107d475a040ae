"""How many dates and quantities are read right, on the test suites of peers, beside those peers.

usage: python bench/suites.py [--only REGEX] [--alone] [--misses FILE]

Per suite: its cases, how many of ours have exactly the expected spans, how many exactly an expected value,
and the share of right values among the cases that are not disputed, beside each peer on the same cases. All
are scored by one scorer and one set of rules; alternative readings do not count in our favour. Disputed are
the cases that the scorer's own list leaves out and those of bench/disputed.yaml. --alone runs no peer.
--misses writes our misses as JSON lines. Each peer is installed once into an environment of its own.
"""

from __future__ import annotations

import argparse
import collections
import json
import os
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from collections.abc import Sequence

from bench.peers.environments import Peer, all_peers, make_environment
from bench.shared import CLAIMLINE, ROOT, SCORER, SHARED, expression, load, need

Key = tuple[str, str]
"""A suite's name and a case's text."""


@dataclass(frozen=True)
class Result:
    """What one program did.

    rows: suite → the scorer's row.  missed: suite → texts with a wrong value, and how often.
    """

    rows: dict[str, dict[str, Any]]
    missed: dict[str, collections.Counter[str]]


def run_scorer(python: str, adapter: str, only: str, misses: Path) -> Result | str:
    """Score one program by the scorer, in the Python that has it. Returns the error when it fails."""
    with tempfile.TemporaryDirectory() as folder:
        rows = Path(folder) / "rows.json"
        command = [python, str(SCORER), "--peer", adapter, "--suites", str(SHARED / "suites"), "--only", only]
        command += ["--json", str(rows), "--misses", str(misses)]
        done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", env=environment())
        if done.returncode or not rows.exists():
            return (done.stderr.strip().splitlines() or ["no answer"])[-1]
        by_suite = {row["suite"]: row for row in json.loads(rows.read_text(encoding="utf-8"))}
    missed: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
    for line in misses.read_text(encoding="utf-8").splitlines():
        miss = json.loads(line)
        missed[miss["suite"]][miss["text"]] += 1
    return Result(by_suite, missed)


def environment() -> dict[str, str]:
    """The environment of a scorer run: our command, and no warnings of peers."""
    return {**os.environ, "CLAIMLINE": CLAIMLINE, "PYTHONWARNINGS": "ignore", "PYTHONIOENCODING": "utf-8"}


def undisputed(scorer: Any, only: str) -> tuple[dict[str, list[str]], dict[str, int]]:
    """List the texts of each suite that nobody disputes; and how many this repository disputes, by suite."""
    ours = {(row["suite"], row["text"]) for row in load_disputed()}
    paths = sorted((SHARED / "suites").glob("*.jsonl"))
    cases = [
        json.loads(line)
        for path in paths
        if re.search(only, path.stem)
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    fair: dict[str, list[str]] = {}
    counted: dict[str, int] = {}
    for (name, _), rows in scorer.sub_suites(cases).items():
        open_cases = [case for case, _, _, why in rows if not why]
        kept = [case["text"] for case in open_cases if (case["suite"], case["text"]) not in ours]
        fair[name], counted[name] = kept, len(open_cases) - len(kept)
    return fair, counted


def load_disputed() -> list[dict[str, str]]:
    """Read the cases that this repository disputes, with the reasons."""
    path = ROOT / "bench" / "disputed.yaml"
    return yaml.safe_load(path.read_text(encoding="utf-8")) or []


def right(result: Result, suite: str, texts: list[str]) -> float | None:
    """Give the share of undisputed cases whose value a program has right; None where it does not run."""
    if suite not in result.rows or result.rows[suite]["value"] is None or not texts:
        return None
    wrong = sum(1 for text in texts if result.missed[suite][text])
    return 1 - wrong / len(texts)


def show(fair: dict[str, list[str]], own: dict[str, int], ours: Result, peers: dict[Peer, Result]) -> bool:
    """Print the table. Returns whether no peer is ahead anywhere."""
    heads = "".join(f"{peer.label:>14}" for peer in peers)
    print(f"{'suite':36}{'cases':>6}{'span':>8}{'value':>8}{'disputed':>10}{'claimline':>11}{heads}")
    ahead = True
    for suite, texts in fair.items():
        row = ours.rows.get(suite)
        if row is None:
            continue
        mine = right(ours, suite, texts)
        rivals = [right(result, suite, texts) for result in peers.values()]
        best = max((score for score in rivals if score is not None), default=None)
        behind = mine is not None and best is not None and (mine < best or mine == best < 1)
        ahead = ahead and not behind
        cells = "".join(f"{percent(score):>14}" for score in rivals)
        value = None if row["value"] is None else row["value"] / row["cases"]
        disputed = f"{row['disputed']}+{own[suite]}" if own[suite] else str(row["disputed"])
        print(
            f"{suite:36}{row['cases']:>6}{percent(row['span'] / row['cases']):>8}{percent(value):>8}"
            f"{disputed:>10}{percent(mine):>11}{cells}{'  behind' if behind else ''}"
        )
    return ahead


def percent(share: float | None) -> str:
    """Write a share."""
    return "-" if share is None else f"{100 * share:.1f} %"


def totals(fair: dict[str, list[str]], ours: Result) -> None:
    """Print the shares that the bars are about: over all suites of a language and kind."""
    groups = {
        "dates": re.compile(r"^(?:recognizers-datetime|duckling-time|jionlp-time-values)-\w\w$"),
        "quantities": re.compile(r"^(?!.*(?:time|datetime)).*$"),
    }
    for kind, pattern in groups.items():
        for language in ("zh", "en"):
            names = [s for s in fair if pattern.match(s) and s.split(":")[0].endswith(language)]
            counted = [s for s in names if right(ours, s, fair[s]) is not None]
            cases = sum(len(fair[s]) for s in counted)
            good = sum(round((right(ours, s, fair[s]) or 0) * len(fair[s])) for s in counted)
            if cases:
                print(
                    f"{kind}, {language}: {good} of {cases} undisputed values right, {percent(good / cases)}"
                )


def main(argv: Sequence[str] | None = None) -> int:
    """Run and print. Returns 1 when a peer is ahead on some suite."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--only", default="", type=expression, metavar="REGEX", help="suites whose name it finds"
    )
    parser.add_argument("--alone", action="store_true", help="run no peer")
    parser.add_argument("--misses", type=Path, help="write our misses here")
    options = parser.parse_args(argv)
    need(SHARED / "suites")
    scorer = load(SCORER)
    fair, own = undisputed(scorer, options.only)
    with tempfile.TemporaryDirectory() as folder:
        misses = options.misses or Path(folder) / "claimline.jsonl"
        ours = run_scorer(sys.executable, "claimline", options.only, misses)
        if isinstance(ours, str):
            print(f"claimline could not be scored: {ours}", file=sys.stderr)
            return 2
        peers: dict[Peer, Result] = {}
        for peer in () if options.alone else all_peers():
            why = make_environment(peer)
            result = why or run_scorer(
                str(peer.python), peer.adapter, options.only, Path(folder) / peer.adapter
            )
            if isinstance(result, str):
                print(f"{peer.label} left out: {result}", file=sys.stderr)
            else:
                peers[peer] = result
    ahead = show(fair, own, ours, peers)
    totals(fair, ours)
    return 0 if ahead else 1


if __name__ == "__main__":
    raise SystemExit(main())
