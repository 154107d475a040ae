"""`claimline schema`: the published JSON Schemas."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from reports.cli.options import FINE

ROOT = Path(__file__).resolve().parent.parent.parent
SCHEMAS = {
    "audit": "reports/audit.schema.json",
    "facts": "reports/facts.schema.json",
    "rule": "rules/language.schema.json",
    "settings": "timeline/settings.schema.json",
}
DESCRIPTION = """Print a JSON Schema: of the audit's JSON, of a line of the facts, of a rule file, of
claimline.yaml."""


def add(commands: Any) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("schema", help="print a JSON Schema", description=DESCRIPTION)
    parser.add_argument("name", choices=tuple(SCHEMAS), help="which schema")
    parser.add_argument("-o", "--output", metavar="FILE", help="write to FILE, whole or not at all")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the schema; returns the exit code."""
    from reports.writing import put

    put((ROOT / SCHEMAS[arguments.name]).read_text(encoding="utf-8"), arguments.output)
    return FINE
