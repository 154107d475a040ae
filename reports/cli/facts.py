"""`claimline facts`: all that was read, each fact with its exact place."""

from __future__ import annotations

import argparse
from typing import Any

from reports.cli.options import FINE, add_config

FORMATS = ("jsonl", "csv", "parquet")
KINDS = ("document", "date", "quantity", "claim", "name", "event", "quote")
DESCRIPTION = """Print every fact that was read from the articles: documents, dates, quantities, claims,
names, events and quotes. `start` and `end` are code point offsets into the document's `text`, end
exclusive."""


def add(commands: Any) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("facts", help="print all that was read", description=DESCRIPTION)
    parser.add_argument("paths", nargs="+", metavar="PATH", help="files and folders of articles")
    add_config(parser)
    parser.add_argument(
        "--format",
        choices=FORMATS,
        default=None,
        help="jsonl: one object a line; csv and parquet: one table (default: jsonl, or by -o's suffix)",
    )
    parser.add_argument("-o", "--output", metavar="FILE", help="write to FILE, whole or not at all")
    parser.add_argument(
        "--kind", action="append", choices=KINDS, default=[], help="print only this kind (repeatable)"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the facts; returns the exit code."""
    from reports.cli.engine import corpus_of, settings_of
    from reports.cli.output import check_output, chosen_format
    from reports.formats.tables import write_rows
    from timeline.tables import rows

    check_output(arguments.output)
    settings = settings_of(arguments.config)
    corpus = corpus_of(arguments.paths, settings)
    form = chosen_format(arguments.format, arguments.output, FORMATS, "jsonl")
    wanted = set(arguments.kind)
    found = [row for row in rows(corpus) if not wanted or row["kind"] in wanted]
    write_rows(found, form, arguments.output)
    return FINE
