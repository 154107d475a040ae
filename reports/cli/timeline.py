"""`claimline timeline`: all dated events of all articles in one table."""

from __future__ import annotations

import argparse
from calendar import monthrange
from datetime import date
from typing import Any

from reports.cli.options import FINE, add_config, add_output

FORMATS = ("terminal", "csv", "json", "parquet")
DESCRIPTION = """Print all dated events, earliest first. An event that several articles tell is one row
with the number of its tellings."""


def first_day(text: str) -> date:
    """Read an ISO day, or give the first day of an ISO month or year."""
    return _days(text)[0]


def last_day(text: str) -> date:
    """Read an ISO day, or give the last day of an ISO month or year."""
    return _days(text)[1]


def _days(text: str) -> tuple[date, date]:
    try:
        match [int(part) for part in text.split("-")]:
            case [year]:
                return date(year, 1, 1), date(year, 12, 31)
            case [year, month]:
                return date(year, month, 1), date(year, month, monthrange(year, month)[1])
            case _:
                return date.fromisoformat(text), date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"needs a day as YYYY-MM-DD, YYYY-MM or YYYY: {text!r}") from error


def add(commands: Any) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("timeline", help="print all dated events", description=DESCRIPTION)
    parser.add_argument("paths", nargs="+", metavar="PATH", help="files and folders of articles")
    add_config(parser)
    parser.add_argument(
        "--entity", action="append", default=[], metavar="NAME", help="only events of this name (repeatable)"
    )
    parser.add_argument(
        "--from",
        dest="first",
        type=first_day,
        metavar="DAY",
        help="only what may lie on or after DAY, or its month or year",
    )
    parser.add_argument(
        "--to",
        dest="last",
        type=last_day,
        metavar="DAY",
        help="only what may lie on or before DAY, or its month or year",
    )
    add_output(parser, FORMATS, "terminal")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the timeline; returns the exit code."""
    from reports.chronicle import render, select
    from reports.cli.engine import corpus_of, settings_of
    from reports.cli.output import check_output, chosen_format, use_colour, width_of
    from reports.formats.tables import write_rows
    from reports.writing import put
    from timeline.tables import timeline_table

    check_output(arguments.output)
    settings = settings_of(arguments.config)
    corpus = corpus_of(arguments.paths, settings)
    rows = select(timeline_table(corpus), arguments.entity, arguments.first, arguments.last)
    form = chosen_format(arguments.format, arguments.output, FORMATS, "terminal")
    if form == "terminal":
        width = width_of(arguments.width, arguments.output)
        put(render(rows, width, use_colour(arguments.output)), arguments.output)
    else:
        write_rows(rows, form, arguments.output)
    return FINE
