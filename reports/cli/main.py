"""Reads articles, puts what they claim on one timeline, and proves where they cannot all be right."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from reports.cli import audit, check, docs, facts, review, rules, schema, timeline
from reports.cli.options import BAD, STOPPED
from reports.usage import UsageError

COMMANDS = (audit, check, review, facts, timeline, rules, schema, docs)
EXIT = """exit codes:
  0    nothing at or above --fail-on
  1    findings at or above --fail-on
  2    bad usage or input: nothing could be read, or a setting is wrong
  130  stopped by Ctrl-C; no file is left half-written"""


def make_parser() -> argparse.ArgumentParser:
    """The parser of all commands; `docs/cli.md` is made from it."""
    parser = argparse.ArgumentParser(
        prog="claimline",
        description=__doc__,
        epilog=EXIT,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.set_defaults(parser=parser)
    parser.add_argument("--version", action="store_true", help="print the version and stop")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands")
    for module in COMMANDS:
        module.add(commands)
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit code."""
    parser = make_parser()
    arguments = parser.parse_args(argv)
    if arguments.version:
        from importlib.metadata import version

        print(f"claimline {version('claimline')}")
        return 0
    if arguments.command is None:
        parser.print_usage(sys.stderr)
        print("claimline: error: name a command (claimline --help lists them)", file=sys.stderr)
        return BAD
    return guarded(arguments)


def guarded(arguments: argparse.Namespace) -> int:
    """Run the command; what a user can mend becomes one clear line, not a traceback."""
    try:
        code = int(arguments.run(arguments))
        sys.stdout.flush()
        return code
    except UsageError as error:
        print(f"claimline: error: {error}", file=sys.stderr)
        return BAD
    except KeyboardInterrupt:
        print("claimline: stopped", file=sys.stderr)
        return STOPPED
    except BrokenPipeError:  # the reader of the pipe (head, less) has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


if __name__ == "__main__":
    sys.exit(main())
