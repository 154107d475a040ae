"""`claimline audit`: find what cannot all be right, and prove it."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING, Any

from reports.cli.options import FINE, FORMATS, FOUND, add_findings, add_output, add_paths

if TYPE_CHECKING:
    from reports.report import Report

DESCRIPTION = """Read articles, compare what they claim, and report what cannot all be right: contradictions,
sums that do not fit, misprints, wording that allows two readings, and what merely changed with time.
Strongest first; what agrees and what was not compared come last."""


def add(commands: Any) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("audit", help="find and prove contradictions", description=DESCRIPTION)
    add_paths(parser)
    add_output(parser, FORMATS, "terminal")
    add_findings(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Audit; returns the exit code."""
    from reports.cli.engine import audit_of, corpus_of, settings_of
    from reports.cli.output import check_output
    from reports.report import Report
    from reports.review.sift import sift

    check_output(arguments.output)
    settings = settings_of(arguments.config)
    corpus = corpus_of(arguments.paths, settings)
    report = Report(audit_of(corpus, settings), corpus.facts)
    report = sift(report, arguments.decisions, arguments.paths[0], arguments.all)
    return show(report, arguments, settings.fail_on)


def show(report: Report, arguments: argparse.Namespace, fail_on: str | None) -> int:
    """Filter, print and judge a report; returns the exit code, which counts what is shown.

    A table of findings has no place for the coverage: beside CSV it goes to standard error.
    """
    from dataclasses import replace

    from reports.cli.output import chosen_format, use_colour, width_of
    from reports.covered import coverage_words, dismissed_words
    from reports.formats import render
    from reports.lines import file_lines
    from reports.report import keep, reaches
    from reports.writing import put

    audit = keep(report.audit, arguments.verdict, arguments.rule)
    report = replace(report, audit=audit, lines=file_lines(audit.documents))
    form = chosen_format(arguments.format, arguments.output, FORMATS, "terminal")
    width = width_of(arguments.width, arguments.output)
    put(render(report, form, width, use_colour(arguments.output)), arguments.output)
    if form == "csv":
        print("\n".join((*dismissed_words(report), coverage_words(report))), file=sys.stderr)
    bar = arguments.fail_on or fail_on or "error"
    return FOUND if reaches(report.audit.findings, bar) else FINE
