"""Audit each corpus with planted errors and score the findings against its key.

usage: python bench/corpora.py [-v] [FOLDER...]
FOLDER defaults to every folder of ../shared/corpora that has a key.jsonl. The key and the README are no
part of the corpus and are left out. Bars: errors found >= 0.8, near-misses flagged <= 5 %.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
SCORER = SHARED / "tools" / "score_findings.py"
CLAIMLINE = Path(sys.executable).with_name("claimline")
NOT_ARTICLES = {"README.md", "key.jsonl"}


def score(folder: Path, verbose: bool) -> str:
    """Audit the articles of one corpus and give what the scorer prints. Raises CalledProcessError."""
    with tempfile.TemporaryDirectory() as scratch:
        articles, report = Path(scratch) / folder.name, Path(scratch) / "audit.json"
        shutil.copytree(folder, articles, ignore=lambda _, names: NOT_ARTICLES & set(names))
        audit = [CLAIMLINE, "audit", folder.name, "--format", "json", "-o", report, "--fail-on", "never"]
        subprocess.run(audit, check=True, cwd=scratch)
        command = [sys.executable, SCORER, folder / "key.jsonl", report, *["-v"] * verbose]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def main() -> int:
    """Print the score of each corpus; 2 when there is none to score."""
    given = [Path(a).resolve() for a in sys.argv[1:] if a != "-v"]
    folders = given or sorted(p.parent for p in SHARED.glob("corpora/*/key.jsonl"))
    if not folders or not SCORER.exists():
        print("no corpora: this bench needs ../shared (corpora and tools)", file=sys.stderr)
        return 2
    for folder in folders:
        print(score(folder, "-v" in sys.argv), end="")
    return 0


if __name__ == "__main__":
    sys.exit(main())
