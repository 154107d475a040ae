"""How well are facts read? The shared gold and the gold of our own articles, side by side.

usage: python bench/facts.py [--shared FOLDER] [-v]

FOLDER (default ../shared) holds gold/, the articles' corpora/ and seeds/, and tools/score_facts.py. Our own
gold is in tests/gold/, an article beside its gold; it was written before the program had read the article.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.shared import APART, CLAIMLINE, ROOT, SHARED, need

OWN = ROOT / "tests" / "gold"
BARS = {"dates": 0.95, "values": 0.95, "claims": 0.9, "names": 0.95, "quotes": 0.9, "events": 0.75}
Scores = dict[str, tuple[float, int]]


def main(argv: Sequence[str] | None = None) -> int:
    """Print the F1 of every kind of fact on both golds; 1 when the shared part misses a bar, 2 without it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("-v", "--verbose", action="store_true")
    given = parser.parse_args(argv)
    scorer = need(given.shared / "tools" / "score_facts.py")
    articles = [
        p
        for folder in ("seeds", "corpora")
        for p in sorted((given.shared / folder).rglob("*"))
        if p.is_file() and p.name not in APART
    ]
    manifest = ROOT / "seeds" / "manifest.yaml"
    shared = score(scorer, articles, sorted((given.shared / "gold").glob("*.jsonl")), given.verbose, manifest)
    own = score(scorer, sorted(OWN.glob("*.md")), sorted(OWN.glob("*.jsonl")), given.verbose)
    print(f"{'F1':<10} {'shared':>7} {'own':>7} {'bar':>6}")
    for kind, (f1, gold) in shared.items():
        other = own.get(kind, (0.0, 0))
        bar = BARS.get(kind)
        print(f"{kind:<10} {f1:7.3f} {other[0]:7.3f} {bar or '':>6}  ({gold} and {other[1]} in the gold)")
    return int(any(shared.get(kind, (0.0, 0))[0] < bar for kind, bar in BARS.items()))


def score(
    scorer: Path,
    articles: Iterable[Path],
    gold: Sequence[Path],
    verbose: bool,
    manifest: Path | None = None,
) -> Scores:
    """Read copies of the articles, as a newsroom's folder, and score them: kind → (F1, facts in the gold)."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "articles"
        for path in articles:
            target = folder / path.parent.name / path.name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())
            if manifest is not None and path.parent.name == "seeds":
                (target.parent / manifest.name).write_bytes(manifest.read_bytes())
        facts = Path(place) / "facts.jsonl"
        subprocess.run([CLAIMLINE, "facts", str(folder), "--format", "jsonl", "-o", str(facts)], check=True)
        done = subprocess.run(
            [sys.executable, str(scorer), str(facts), *map(str, gold), *(["-v"] if verbose else [])],
            check=True,
            capture_output=True,
            text=True,
        )
    if verbose:
        print(done.stdout)
    return dict(rows(done.stdout))


def rows(printed: str) -> Iterable[tuple[str, tuple[float, int]]]:
    """The table at the end of what the scorer prints."""
    for line in printed.splitlines():
        words = line.split()
        if len(words) > 7 and words[1] == "P" and words[5] == "F1":
            yield words[0], (float(words[6]), int(words[-4]))


if __name__ == "__main__":
    sys.exit(main())
