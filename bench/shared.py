"""Where the suites, gold and corpora beside the repository are, and the scorer that reads them."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
SCORER = SHARED / "tools" / "score_suites.py"
CLAIMLINE = str(Path(sys.executable).with_name("claimline"))


def need(path: Path) -> Path:
    """Give a path that is there; else say so and stop without an error, for there is nothing to measure."""
    if not path.exists():
        print(f"skipped: {path} is not there; this bench measures on the files beside the repository")
        raise SystemExit(0)
    return path


def load_scorer() -> ModuleType:
    """Import the scorer."""
    spec = importlib.util.spec_from_file_location("score_suites", need(SCORER))
    if spec is None or spec.loader is None:
        raise SystemExit(f"{SCORER} is no Python module")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
