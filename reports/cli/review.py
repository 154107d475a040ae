"""`claimline review`: step through the findings and decide."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from reports.cli.options import FINE, add_config, add_decisions
from reports.usage import UsageError
from rules.findings import VERDICTS

DESCRIPTION = """Step through the findings in the terminal, one a screen, and decide by single keys:
c confirm, d dismiss with a reason, 1-9 which passage is right, n note, space or j next, k back, u undo,
q quit, ? help. Every decision is kept at once, by the finding's fingerprint; the next audit shows only what
is new or came back, and says what was fixed. Only a review makes the file of decisions, never an audit."""


def add(commands: Any) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "review", help="step through the findings and decide", description=DESCRIPTION
    )
    parser.add_argument(
        "paths", nargs="*", metavar="PATH", help="files and folders of articles, as given to audit"
    )
    add_config(parser)
    add_decisions(parser)
    parser.add_argument(
        "--verdict", action="append", choices=VERDICTS, default=[], help="only this verdict (repeatable)"
    )
    parser.add_argument(
        "--rule", action="append", metavar="ID", default=[], help="only this rule (repeatable)"
    )
    parser.add_argument("--all", action="store_true", help="go through decided findings too")
    parser.add_argument(
        "--export",
        metavar="FILE",
        help="write all decisions to FILE (.csv or .json), - for JSON to print; then stop",
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Review or export; returns the exit code."""
    from reports.review.decisions import StoreError
    from reports.review.sift import default_file

    if not arguments.paths and not arguments.decisions:
        raise UsageError("name the articles (PATH), or with --export the decisions (--decisions FILE)")
    where = arguments.decisions or default_file(arguments.paths[0])
    try:
        return export(where, arguments.export) if arguments.export else step_through(arguments, where)
    except StoreError as error:
        raise UsageError(str(error)) from error


def export(where: str, output: str) -> int:
    """Write the decisions of a store; returns the exit code."""
    from reports.review.decisions import history, is_url, open_store
    from reports.review.export import as_csv, as_json
    from reports.writing import put

    if not is_url(where) and not Path(where).is_file():
        raise UsageError(f"no decisions in {where}")
    suffix = Path(output).suffix.lower()
    if output != "-" and suffix not in (".csv", ".json"):
        raise UsageError(f"--export writes .csv or .json: {output}")
    decisions = history(open_store(where))
    put(as_csv(decisions) if suffix == ".csv" else as_json(decisions), None if output == "-" else output)
    return FINE


def step_through(arguments: argparse.Namespace, where: str) -> int:
    """Let a reviewer decide; returns the exit code."""
    from dataclasses import replace

    from reports.cli.engine import audit_of, corpus_of, settings_of
    from reports.lines import file_lines
    from reports.report import Report, keep
    from reports.review.decisions import open_store
    from reports.review.interactive import review
    from reports.review.sift import sift

    if not arguments.paths:
        raise UsageError("name the articles to review")
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UsageError("a review needs a terminal; for scripts there are audit --format json and --export")
    settings = settings_of(arguments.config)
    corpus = corpus_of(arguments.paths, settings)
    report = sift(Report(audit_of(corpus, settings), corpus.facts), where, arguments.paths[0], arguments.all)
    audit = keep(report.audit, arguments.verdict, arguments.rule)
    report = replace(report, audit=audit, lines=file_lines(audit.documents))
    if not report.audit.findings:
        decided = len(report.hidden) + len(report.dismissed)
        hidden = f"; {decided} decided (--all shows them)" if decided else ""
        print(f"nothing to review{hidden}")
        return FINE
    made = review(report, open_store(where))
    print(
        f"{made['confirmed']} confirmed, {made['dismissed']} dismissed, {made['open']} open; kept in {where}"
    )
    return FINE
