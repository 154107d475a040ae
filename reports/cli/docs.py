"""`claimline docs`: the reference page of the command line, made from the parser."""

from __future__ import annotations

import argparse
from typing import Any

from reports.cli.options import FINE


def add(commands: Any) -> None:
    """Add the command to the parser; it is left out of the help, for it is of use to maintainers only."""
    parser = commands.add_parser("docs", description="Print docs/cli.md, made from the parser.")
    parser.add_argument("-o", "--output", metavar="FILE", help="write to FILE, whole or not at all")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the page; returns the exit code."""
    from reports.cli.reference import page
    from reports.writing import put

    put(page(arguments.parser), arguments.output)
    return FINE
