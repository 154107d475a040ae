"""How many planted errors does the audit find, and how many look-alikes does it flag?

usage: python bench/corpora.py [FOLDER] [--tools FOLDER] [-v]

FOLDER (default ../shared/corpora) holds a folder a corpus, each with its key.jsonl; the key and the README
are no part of it. The scorer is score_findings.py of the tools folder (default ../shared/tools).
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.shared import APART, SHARED, load, need, write_audit


def main(argv: Sequence[str] | None = None) -> int:
    """Audit each corpus and print its score; 1 when a bar is missed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", nargs="?", type=Path, default=SHARED / "corpora")
    parser.add_argument("--tools", type=Path, default=SHARED / "tools")
    parser.add_argument("-v", "--verbose", action="store_true")
    given = parser.parse_args(argv)
    need(given.folder)
    scorer = load(given.tools / "score_findings.py")
    missed = False
    for folder in sorted(p.parent for p in given.folder.glob("*/key.jsonl")):
        with tempfile.TemporaryDirectory() as place:
            output = Path(place) / "audit.json"
            began = perf_counter()
            articles = audit(folder, output)
            seconds = perf_counter() - began
            found, errors, flagged, near, extra = scorer.main(
                str(folder / "key.jsonl"), str(output), given.verbose
            )
        print(f"  {articles} articles, {seconds:.2f} s")
        missed |= found < 0.8 * errors or flagged > 0.05 * near or extra > articles
    return int(missed)


def audit(folder: Path, output: Path) -> int:
    """Audit the articles of a folder into a JSON file; gives their number."""
    from rules.evaluate import evaluate
    from rules.load import load_rules
    from timeline.pipeline import read_corpus
    from timeline.settings import Settings

    settings = Settings()
    paths = [p for p in sorted(folder.iterdir()) if p.is_file() and p.name not in APART]
    result = evaluate(read_corpus(paths, settings), load_rules().rules, settings)
    write_audit(result, output)
    return len(result.documents)


if __name__ == "__main__":
    sys.exit(main())
