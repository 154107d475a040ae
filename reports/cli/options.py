"""Options that several commands share, and the exit codes."""

from __future__ import annotations

import argparse

from rules.findings import SEVERITIES, VERDICTS

FINE, FOUND, BAD, STOPPED = 0, 1, 2, 130
FORMATS = ("terminal", "json", "markdown", "html", "csv")
PATHS = "files and folders of articles: txt, md, html, docx, pdf, jsonl, csv, parquet"


def positive(text: str) -> int:
    """Read a whole number of at least 40 (a report needs that many columns)."""
    if not text.isdecimal() or int(text) < 40:
        raise argparse.ArgumentTypeError(f"needs a number of columns, at least 40: {text!r}")
    return int(text)


def add_paths(parser: argparse.ArgumentParser) -> None:
    """PATH… and --config."""
    parser.add_argument("paths", nargs="+", metavar="PATH", help=PATHS)
    add_config(parser)


def add_config(parser: argparse.ArgumentParser) -> None:
    """--config."""
    parser.add_argument(
        "--config",
        metavar="FILE",
        help="the project's settings; without it, claimline.yaml in the current folder if there is one",
    )


def add_output(parser: argparse.ArgumentParser, formats: tuple[str, ...], default: str) -> None:
    """--format, -o and --width."""
    parser.add_argument(
        "--format",
        choices=formats,
        default=None,
        help=f"how to print it (default: {default}, or by -o's suffix)",
    )
    parser.add_argument(
        "-o", "--output", metavar="FILE", help="write to FILE, whole or not at all, instead of printing"
    )
    parser.add_argument(
        "--width",
        type=positive,
        metavar="COLUMNS",
        help="width of the terminal format (default: the terminal's, 80 in a pipe)",
    )


def add_findings(parser: argparse.ArgumentParser) -> None:
    """--fail-on, --verdict, --rule, --decisions and --all."""
    parser.add_argument(
        "--fail-on",
        choices=(*SEVERITIES, "never"),
        default=None,
        metavar="SEVERITY",
        help="exit with 1 if a finding that is shown is at least an error (the default), a warning or a note;"
        " never: always with 0",
    )
    parser.add_argument(
        "--verdict", action="append", choices=VERDICTS, default=[], help="show only this verdict (repeatable)"
    )
    parser.add_argument(
        "--rule", action="append", metavar="ID", default=[], help="show only this rule (repeatable)"
    )
    parser.add_argument("--all", action="store_true", help="show decided findings too")
    add_decisions(parser)


def add_decisions(parser: argparse.ArgumentParser) -> None:
    """--decisions."""
    parser.add_argument(
        "--decisions",
        metavar="FILE",
        help="where decisions are kept: an SQLite file or a database URL"
        " (default: .claimline/decisions.sqlite in the folder of the first PATH)",
    )
