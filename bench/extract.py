"""How fast dates and quantities are read from news text, beside the peers in the same run.

usage: python bench/extract.py [--characters N] [--runs N] [--alone]

The text is the corpora beside the repository, one language at a time, cut to whole articles. Characters a
second on one core: dates found and resolved and quantities with their intervals, median of the runs; peers
through the scorer's own stopwatch (the faster of article by article and sentence by sentence) on the same
text. Bars: 0.7 million characters a second in both languages, 2.5 × JioNLP, 80 × Recognizers in Chinese and
150 × in English.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from collections.abc import Sequence

from bench.peers.environments import Peer, all_peers, make_environment
from bench.shared import ROOT, SCORER, SHARED, count, need
from timeline.dates import find_dates, resolve_dates
from timeline.lexicon import BUILTIN
from timeline.model import Document, Language, Period
from timeline.quantities import find_quantities

BARS = {("zh", "JioNLP"): 2.5, ("zh", "Recognizers"): 80.0, ("en", "Recognizers"): 150.0}
LEAST = 700_000
WRITTEN = date(2025, 10, 1)
PEER_CHARACTERS = {"recognizers": 12_000, "dateparser": 40_000}
"""Slow peers read only so much of the text; their speed is a rate all the same."""


def news(language: str, limit: int) -> list[str]:
    """Give articles of one language, about `limit` characters; the repository's own sample among them."""
    folders = sorted(
        p for p in need(SHARED / "corpora").iterdir() if p.is_dir() and p.name.startswith(language)
    )
    if language == "zh":
        folders.append(ROOT / "seeds")
    paths = [
        p for f in folders for p in sorted(f.rglob("*")) if p.suffix in (".md", ".txt") and p.stem != "README"
    ]
    texts: list[str] = []
    for path in paths:
        texts.append(path.read_text(encoding="utf-8"))
        if sum(map(len, texts)) > limit:
            break
    return texts


def read_all(texts: list[str], language: Language) -> int:
    """Find and resolve every date and quantity; returns how many."""
    written, count = Period(WRITTEN, WRITTEN), 0
    for number, text in enumerate(texts):
        document = Document(str(number), "", "", None, language, text, written, "given")
        mentions = find_dates(text, language, BUILTIN)
        dates = resolve_dates(mentions, document, written, BUILTIN)
        taken = [(d.start, d.end) for d in dates if d.granularity != "duration"]
        count += len(dates) + len(find_quantities(text, language, BUILTIN, taken, document=document.id))
    return count


def our_speed(texts: list[str], language: Language, runs: int) -> tuple[float, int]:
    """Characters a second of processor time, median of the runs after an unmeasured one; and facts found."""
    found = read_all(texts, language)
    times = []
    for _ in range(runs):
        start = time.process_time()
        read_all(texts, language)
        times.append(time.process_time() - start)
    return sum(map(len, texts)) / statistics.median(times), found


def peer_speed(peer: Peer, path: Path, language: str, kind: str) -> float | str:
    """Characters a second of a peer by the scorer's stopwatch; why not, where it cannot."""
    command = [
        str(peer.python),
        str(SCORER),
        "--peer",
        peer.adapter,
        "--speed",
        str(path),
        "--lang",
        language,
    ]
    command += ["--kind", kind, "--reference", WRITTEN.isoformat()]
    if peer.adapter in PEER_CHARACTERS:
        command += ["--limit", str(PEER_CHARACTERS[peer.adapter])]
    env = {**os.environ, "PYTHONWARNINGS": "ignore"}
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", env=env)
    lines = done.stdout.strip().splitlines()
    if done.returncode or not lines:
        return (done.stderr.strip().splitlines() or ["no answer"])[-1]
    row = json.loads(lines[-1])
    return float(row["chars_s"]) if row else f"reads no {kind} in this language"


def measure(language: str, options: argparse.Namespace) -> bool:
    """Print one language. Returns whether every bar is met."""
    texts = news(language, options.characters)
    name: Language = "en" if language == "en" else "zh-Hant"
    speed, found = our_speed(texts, name, options.runs)
    size = sum(map(len, texts))
    good = speed >= LEAST
    print(f"{language}: {size:,} characters, {found:,} dates and quantities")
    print(
        f"  claimline     {speed:>12,.0f} characters a second, "
        f"{'meets' if good else 'misses'} the bar of {LEAST:,}"
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "news.txt"
        path.write_text("\n".join(texts), encoding="utf-8")
        for peer in () if options.alone else all_peers():
            if language in peer.languages:
                kind = {"quantulum3": "quantity"}.get(peer.adapter, "both")
                good = (
                    compare(
                        peer,
                        make_environment(peer) or peer_speed(peer, path, language, kind),
                        speed,
                        language,
                    )
                    and good
                )
    return good


def compare(peer: Peer, other: float | str, speed: float, language: str) -> bool:
    """Print a peer's speed and the ratio. Returns whether a bar that there is for it is met."""
    if isinstance(other, str):
        print(f"  {peer.label:13} left out: {other}")
        return True
    bar = BARS.get((language, peer.label))
    met = bar is None or speed / other >= bar
    said = "" if bar is None else f", {'meets' if met else 'misses'} the bar of {bar:g}"
    print(
        f"  {peer.label:13} {other:>12,.0f} characters a second, "
        f"claimline is {speed / other:,.1f} × as fast{said}"
    )
    return met


def main(argv: Sequence[str] | None = None) -> int:
    """Run and print. Returns 1 when a bar is missed."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--characters", type=count, default=200_000, help="about how much text to read")
    parser.add_argument("--runs", type=count, default=5)
    parser.add_argument("--alone", action="store_true", help="run no peer")
    options = parser.parse_args(argv)
    need(SCORER)
    results = [measure(language, options) for language in ("zh", "en")]
    return 0 if all(results) else 1


if __name__ == "__main__":
    raise SystemExit(main())
