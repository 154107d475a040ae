"""From paths to a corpus and an audit: what every command does first. Heavy imports happen in here."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from reports.cli.output import progress
from reports.usage import UsageError

MISSING = "no such file or folder"

if TYPE_CHECKING:
    from rules.findings import Audit
    from timeline.model import Corpus
    from timeline.settings import Settings


def settings_of(config: str | None) -> Settings:
    """The project's settings. Raises UsageError that names file, line and field."""
    from timeline.settings import SettingsError, load_settings

    try:
        return load_settings(config)
    except SettingsError as error:
        raise UsageError(str(error)) from error


def readable(paths: Iterable[str]) -> list[Path]:
    """The paths that are there; the others are named on standard error."""
    given = [Path(path) for path in paths]
    named((path.as_posix(), MISSING) for path in given if not path.exists())
    return [path for path in given if path.exists()]


def named(errors: Iterable[tuple[str, str]]) -> None:
    """Name on standard error what could not be read, and why."""
    for path, message in errors:
        print(f"claimline: {path}: {message}", file=sys.stderr)


def unheard(corpus: Corpus) -> None:
    """Name on standard error where the project's model did not help."""
    named(corpus.model.failed if corpus.model is not None else ())


def corpus_of(paths: Iterable[str], settings: Settings) -> Corpus:
    """Read all articles; a file that cannot be read is named on standard error and the rest goes on.

    Raises UsageError where nothing at all could be read, and for a mistake in the file of known facts.
    """
    from timeline.pipeline import read_corpus
    from timeline.settings import SettingsError

    try:
        with progress("reading") as step:
            corpus = read_corpus(list(paths), settings, progress=step)
    except SettingsError as error:
        raise UsageError(str(error)) from error
    named(corpus.errors)
    unheard(corpus)
    if not corpus.facts:
        raise UsageError("nothing to read: no article in what was given")
    return corpus


def audit_of(corpus: Corpus, settings: Settings, drafts: frozenset[str] = frozenset()) -> Audit:
    """Let the rules judge the corpus. A rule with a mistake is named; the other rules still run.

    Raises UsageError where the project's file names a rule, pack, metric or unit that is none; where some
    rules could not be read, it may be one of those, and is only named.
    """
    from reports.report import tidy
    from rules.evaluate import evaluate
    from rules.load import load_rules
    from rules.tuning import unknown

    loaded = load_rules([settings.folder / pack for pack in settings.packs])
    for problem in loaded.problems:
        print(problem, file=sys.stderr)
    mistake = unknown(settings, loaded.rules)
    if mistake is not None and not loaded.problems:
        raise UsageError(str(mistake))
    if mistake is not None:
        print(mistake, file=sys.stderr)
    audit = evaluate(corpus, loaded.rules, settings, drafts)
    for message in audit.broken:
        print(message, file=sys.stderr)
    return tidy(audit)
