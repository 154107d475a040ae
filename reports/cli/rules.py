"""`claimline rules`: list, show, test, write and document rules."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reports.cli.options import BAD, FINE, FOUND, add_config, add_decisions
from reports.usage import UsageError

if TYPE_CHECKING:
    from rules.language import Rule
    from rules.load import Loaded
    from timeline.settings import Settings

DESCRIPTION = """See and try the rules. A rule is a YAML file that carries its own examples; a project adds
packs of its own in claimline.yaml."""


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

    fared = _action(
        inner,
        "stats",
        "say how the rules fare in reviews",
        "Say how many findings of each rule reviewers confirmed and dismissed, and why. With --examples,"
        " print the dismissed findings as passes examples, to be pasted into a rule file.",
        counted,
    )
    fared.add_argument(
        "paths", nargs="*", metavar="PATH", help="files and folders of articles, as given to audit"
    )
    fared.add_argument("--examples", action="store_true", help="print dismissed findings as passes examples")
    add_decisions(fared)


def _action(inner: Any, name: str, short: str, long: str, run: Any) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = inner.add_parser(name, help=short, description=long)
    add_config(parser)
    parser.set_defaults(run=run)
    return parser


def loaded_rules(config: str | None) -> tuple[Settings, Loaded]:
    """The settings, and the rules of the built-in packs and of the project's own; mistakes are named."""
    from reports.cli.engine import settings_of
    from rules.load import load_rules

    settings = settings_of(config)
    loaded = load_rules([settings.folder / pack for pack in settings.packs])
    for problem in loaded.problems:
        print(problem, file=sys.stderr)
    return settings, loaded


def chosen(rules: Iterable[Rule], ids: Iterable[str]) -> list[Rule]:
    """The rules that are named, all if none is. Raises UsageError for an unknown one."""
    from rules.load import nearest

    known = {rule.id: rule for rule in rules}
    wanted = list(ids) or list(known)
    for name in wanted:
        if name not in known:
            close = nearest(name, known)
            hint = f'; did you mean "{close}"?' if close else "; claimline rules list shows all"
            raise UsageError(f'no rule "{name}"{hint}')
    return [known[name] for name in wanted]


def listed(arguments: argparse.Namespace) -> int:
    """List the rules; returns the exit code."""
    from rules.evaluate import active

    settings, loaded = loaded_rules(arguments.config)
    on = {rule.id for rule in active(loaded.rules, settings)}
    rules = sorted(loaded.rules, key=lambda rule: (rule.theme, rule.id))
    wide = max((len(rule.id) for rule in rules), default=0)
    theme = None
    for rule in rules:
        if rule.theme != theme:
            theme = rule.theme
            print(theme or "no theme")
        off = "" if rule.id in on else "  (off)"
        print(f"  {rule.id:<{wide}}  {rule.verdict:<13}  {rule.severity:<7}  {rule.title}{off}")
    return BAD if loaded.problems else FINE


def shown(arguments: argparse.Namespace) -> int:
    """Explain rules or a kind; returns the exit code."""
    from rules.pages import kind_page, rule_page

    if arguments.kind:
        from rules.language import KINDS

        if arguments.kind not in KINDS:
            raise UsageError(f'no kind "{arguments.kind}"; there are {", ".join(KINDS)}')
        print(kind_page(arguments.kind))
        return FINE
    _, loaded = loaded_rules(arguments.config)
    print("\n".join(rule_page(rule) for rule in chosen(loaded.rules, arguments.rules)))
    return FINE


def tested(arguments: argparse.Namespace) -> int:
    """Run the examples of rules; returns the exit code."""
    from rules.trial import try_rules

    settings, loaded = loaded_rules(arguments.config)
    report, missed = try_rules(chosen(loaded.rules, arguments.rules), settings, loaded.rules)
    print(report)
    return FOUND if missed else BAD if loaded.problems else FINE


def begun(arguments: argparse.Namespace) -> int:
    """Print the beginning of a rule file; returns the exit code."""
    from reports.writing import put
    from rules.pages import new_rule

    try:
        put(new_rule(arguments.rule, arguments.kind), arguments.output)
    except ValueError as error:
        raise UsageError(str(error)) from error
    return FINE


def documented(arguments: argparse.Namespace) -> int:
    """Write a page for each rule; returns the exit code."""
    from rules.pages import write_pages

    _, loaded = loaded_rules(arguments.config)
    for path in write_pages(loaded.rules, Path(arguments.folder)):
        print(path.as_posix())
    return FINE


def counted(arguments: argparse.Namespace) -> int:
    """Say how the rules fare in reviews; returns the exit code."""
    from reports.review.decisions import StoreError, current, is_url, open_store
    from reports.review.sift import default_file
    from reports.review.stats import examples, stats

    if not arguments.paths and (arguments.examples or not arguments.decisions):
        raise UsageError("name the articles (PATH), or for the counts alone the decisions (--decisions FILE)")
    where = arguments.decisions or default_file(arguments.paths[0])
    if not is_url(where) and not Path(where).is_file():
        raise UsageError(f"no decisions in {where}; claimline review makes them")
    try:
        decisions = current(open_store(where))
    except StoreError as error:
        raise UsageError(str(error)) from error
    if arguments.examples:
        from reports.cli.engine import audit_of, corpus_of, settings_of

        settings = settings_of(arguments.config)
        print(examples(audit_of(corpus_of(arguments.paths, settings), settings), decisions), end="")
        return FINE
    rows = stats(decisions.values())
    wide = max((len(row.rule) for row in rows), default=4)
    print(f"{'rule':<{wide}}  confirmed  dismissed  right")
    for row in rows:
        print(f"{row.rule:<{wide}}  {row.confirmed:>9}  {row.dismissed:>9}  {row.precision:>5.0%}")
        for reason, count in row.reasons:
            print(f"{'':<{wide}}  {count:>9} × {reason}")
    return FINE
