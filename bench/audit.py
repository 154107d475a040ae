"""How long a user waits: `claimline --help`, and the audit of seeds/ with start-up.

usage: python bench/audit.py [RUNS]
Each command runs once unmeasured, then RUNS times (5 unless told). Bars: --help 0.3 s, the audit 2 s.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.shared import CLAIMLINE, ROOT, count

COMMANDS = {
    "python -c pass": [sys.executable, "-c", "pass"],
    "claimline --help": [CLAIMLINE, "--help"],
    "claimline audit seeds/": [CLAIMLINE, "audit", str(ROOT / "seeds"), "--fail-on", "never"],
}


def wall(command: list[str], runs: int) -> list[float]:
    """Give the wall seconds of each run. Raises CalledProcessError when the command fails."""
    seconds = []
    for _ in range(runs + 1):
        start = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True, cwd=ROOT)
        seconds.append(time.perf_counter() - start)
    return seconds[1:]


def main(argv: Sequence[str] | None = None) -> None:
    """Print minimum, median and maximum of each command, and the ratio to starting Python."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("runs", nargs="?", type=count, default=5, metavar="RUNS")
    runs = parser.parse_args(argv).runs
    base = None
    for name, command in COMMANDS.items():
        seconds = wall(command, runs)
        middle = statistics.median(seconds)
        base = base or middle
        print(
            f"{name:24} min {min(seconds):.3f} s  median {middle:.3f} s  max {max(seconds):.3f} s"
            f"  {middle / base:5.1f} x python"
        )


if __name__ == "__main__":
    main()
