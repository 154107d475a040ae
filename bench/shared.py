"""What the benches share: the files beside the repository, and how a wrong call is answered."""

from __future__ import annotations

import argparse
import importlib.util
import json
import re
import sys
from dataclasses import asdict
from pathlib import Path
from types import ModuleType

from rules.findings import Audit

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
SCORER = SHARED / "tools" / "score_suites.py"
CLAIMLINE = str(Path(sys.executable).with_name("claimline"))
APART = {"README.md", "key.jsonl"}
"""Files of a corpus that are no articles."""


def need(path: Path) -> Path:
    """Give a path that is there; else say so and stop with 2."""
    if not path.exists():
        print(f"bench: {path} is not there; there is nothing to measure on", file=sys.stderr)
        raise SystemExit(2)
    return path


def load(path: Path) -> ModuleType:
    """Import a script by its path."""
    spec = importlib.util.spec_from_file_location(path.stem, need(path))
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def write_audit(audit: Audit, output: Path) -> None:
    """Write what the scorer of findings reads of an audit."""
    data = {
        "documents": [{"id": d.id, "path": d.path, "title": d.title} for d in audit.documents],
        "findings": [asdict(f) for f in audit.findings],
    }
    output.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")


def count(text: str) -> int:
    """A whole number from 1 on, given as an option."""
    if not text.isdecimal() or not int(text):
        raise argparse.ArgumentTypeError(f"not a whole number from 1 on: {text!r}")
    return int(text)


def expression(text: str) -> str:
    """A regular expression, given as an option."""
    try:
        re.compile(text)
    except re.error as error:
        raise argparse.ArgumentTypeError(f"no regular expression: {error}") from error
    return text
