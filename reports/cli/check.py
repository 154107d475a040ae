"""`claimline check`: a draft against a corpus."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reports.cli.options import FORMATS, add_config, add_findings, add_output
from reports.usage import UsageError

if TYPE_CHECKING:
    from reports.report import Report
    from timeline.model import Corpus, Document
    from timeline.settings import Settings

DESCRIPTION = """Check drafts against a corpus and report only what concerns them: what they contradict in
themselves, where they disagree with the corpus, what is corroborated and by whom, and which of their claims
nothing in the corpus speaks of (unchecked)."""


def add(commands: Any) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("check", help="check a draft against a corpus", description=DESCRIPTION)
    parser.add_argument(
        "drafts", nargs="+", metavar="DRAFT", help="drafts: .md, .txt, .docx, .html, or - for standard input"
    )
    parser.add_argument(
        "--against",
        action="append",
        default=[],
        metavar="PATH",
        help="files and folders of the corpus (repeatable)",
    )
    add_config(parser)
    add_output(parser, FORMATS, "terminal")
    add_findings(parser)
    parser.add_argument(
        "--fix",
        action="store_true",
        help="show the safe corrections (spelling, never facts) as a diff and write them when confirmed",
    )
    parser.add_argument("--yes", action="store_true", help="with --fix: write them without asking")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Check; returns the exit code."""
    from reports.check import checked
    from reports.cli.audit import show
    from reports.cli.engine import audit_of, settings_of
    from reports.cli.output import check_output
    from reports.review.sift import sift

    if arguments.fix and "-" in arguments.drafts:
        raise UsageError("--fix needs a file to correct, not standard input")
    check_output(arguments.output)
    settings = settings_of(arguments.config)
    corpus, own = read(arguments.drafts, arguments.against, settings)
    report = checked(audit_of(corpus, settings, own), corpus, own)
    report = sift(report, arguments.decisions, (arguments.against or arguments.drafts)[0], arguments.all)
    code = show(report, arguments, settings.fail_on)
    if arguments.fix:
        fix(report, arguments.yes)
    return code


def read(drafts: list[str], against: list[str], settings: Settings) -> tuple[Corpus, frozenset[str]]:
    """Read drafts and corpus; returns both as one corpus, and the ids of the drafts.

    A draft that lies in the corpus is read once. Raises UsageError where no draft can be read.
    """
    from reports.cli.engine import named, readable, unheard
    from reports.cli.output import progress
    from timeline.pipeline import corpus_of, read_documents
    from timeline.readers import find_files

    files = [path for d in drafts if d != "-" for path, _ in find_files(readable([d]), settings.ignore)]
    own = {path.resolve() for path in files}
    others = [p for p, _ in find_files(readable(against), settings.ignore) if p.resolve() not in own]
    with progress("reading") as step:
        mine, errors = read_documents(files, settings, step)
        typed, unread = standard_input(settings) if "-" in drafts else ([], [])
        rest, failed = read_documents(others, settings, step)
    named(errors := [*errors, *unread, *failed])
    if not mine and not typed:
        raise UsageError("no draft could be read")
    documents = sorted([*mine, *typed, *rest], key=lambda d: d.path)
    with progress("reading") as step:
        corpus = corpus_of(documents, errors, settings, step)
    unheard(corpus)
    return corpus, frozenset(d.id for d in (*mine, *typed))


def standard_input(settings: Settings) -> tuple[list[Document], list[tuple[str, str]]]:
    """The articles of standard input, read as Markdown under the path `-`, and what went wrong."""
    from timeline.documents import make_document
    from timeline.readers import ReadError, read_file

    with tempfile.TemporaryDirectory(prefix="claimline-") as folder:
        path = Path(folder) / "draft.md"
        path.write_bytes(sys.stdin.buffer.read())
        try:
            return [make_document(source) for source in read_file(path, "-", settings)], []
        except ReadError as error:
            return [], [("-", error.message)]


def fix(report: Report, yes: bool) -> None:
    """Show the safe corrections on standard error and write them when confirmed.

    Raises UsageError where a file cannot be written.
    """
    from reports.check import corrections
    from reports.writing import put

    found = corrections(report)
    for words in (w for c in found for w in c.skipped):
        print(f"claimline: not corrected: {words}", file=sys.stderr)
    changed = [c for c in found if c.diff]
    if not changed:
        print("claimline: no safe correction to write", file=sys.stderr)
        return
    print("".join(c.diff for c in changed), end="", file=sys.stderr)
    files = ", ".join(c.path for c in changed)
    if not yes and not confirmed(f"write this to {files}? [y/N] "):
        print("claimline: nothing written", file=sys.stderr)
        return
    for correction in changed:
        put(correction.after, correction.path)
    print(f"claimline: corrected {files}", file=sys.stderr)


def confirmed(question: str) -> bool:
    """Ask on a terminal; without one the answer is no."""
    if not sys.stdin.isatty():
        print("claimline: --yes writes them without asking", file=sys.stderr)
        return False
    print(question, end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().lower() in ("y", "yes")
