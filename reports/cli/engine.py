"""From paths to a corpus and an audit: what every command does first. Heavy imports happen in here."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from reports.cli.options import UsageError
from reports.cli.output import progress

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


def existing(paths: Iterable[str]) -> list[Path]:
    """The paths; those that are not there are named on standard error. Raises UsageError if none is."""
    named = [Path(path) for path in paths]
    for path in named:
        if not path.exists():
            print(f"claimline: {path.as_posix()}: no such file or folder", file=sys.stderr)
    found = [path for path in named if path.exists()]
    if not found:
        raise UsageError("nothing to read")
    return found


def corpus_of(paths: Iterable[str], settings: Settings) -> Corpus:
    """Read all articles; a file that cannot be read is named on standard error and the rest goes on.

    Raises UsageError where nothing at all could be read.
    """
    from dataclasses import replace

    from timeline.pipeline import read_corpus

    named = list(paths)
    missing = tuple((Path(p).as_posix(), "no such file or folder") for p in named if not Path(p).exists())
    found = existing(named)
    with progress("reading") as step:
        corpus = read_corpus(found, settings, progress=step)
    for path, message in corpus.errors:
        print(f"claimline: {path}: {message}", file=sys.stderr)
    if not corpus.facts:
        raise UsageError("nothing to read: no article in what was given")
    return replace(corpus, errors=tuple(sorted({*corpus.errors, *missing})))


def audit_of(corpus: Corpus, settings: Settings) -> Audit:
    """Let the rules judge the corpus. A rule file with a mistake is named; the other rules still run."""
    from reports.report import tidy
    from rules.evaluate import evaluate
    from rules.load import load_rules

    loaded = load_rules([settings.folder / pack for pack in settings.packs])
    for problem in loaded.problems:
        print(problem, file=sys.stderr)
    return tidy(evaluate(corpus, loaded.rules, settings))
