"""`claimline rules`: list, show, test, write and document rules."""

from __future__ import annotations

import argparse
from typing import Any

from reports.cli.options import add_config

DESCRIPTION = """See and try the rules. A rule is a YAML file that carries its own examples; a project adds packs of
its own in claimline.yaml."""


def add(commands: Any) -> None:
    """Add the command and its own commands to the parser."""
    parser = commands.add_parser("rules", help="list, show, test and write rules", description=DESCRIPTION)
    inner = parser.add_subparsers(dest="action", metavar="ACTION", title="actions", required=True)
    _action(inner, "list", "list the rules", "List the rules by theme: id, verdict, severity, title.", listed)
    show = _action(
        inner, "show", "explain a rule", "Explain rules: what they check, why, and their examples.", shown
    )
    show.add_argument("rules", nargs="*", metavar="ID", help="ids of rules")
    show.add_argument("--kind", metavar="KIND", help="explain a kind of rule instead")
    test = _action(
        inner,
        "test",
        "run the rules' examples",
        "Run the examples that rules carry; for each miss, print what was read. Exit code 1 if one misses.",
        tested,
    )
    test.add_argument("rules", nargs="*", metavar="ID", help="ids of rules, or files of rules (default: all)")
    new = _action(
        inner, "new", "begin a rule", "Print the beginning of a rule file of a kind, to be filled in.", begun
    )
    new.add_argument("rule", metavar="ID", help="id of the new rule, in kebab case")
    new.add_argument("--kind", metavar="KIND", default="agree", help="kind of the rule (default: agree)")
    new.add_argument("-o", "--output", metavar="FILE", help="write to FILE, whole or not at all")
    docs = _action(
        inner, "docs", "write the rules' pages", "Write a page for each rule into a folder.", documented
    )
    docs.add_argument("folder", nargs="?", metavar="FOLDER", default="docs/rules", help="default: docs/rules")


def _action(inner: Any, name: str, short: str, long: str, run: Any) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = inner.add_parser(name, help=short, description=long)
    add_config(parser)
    parser.set_defaults(run=run)
    return parser
