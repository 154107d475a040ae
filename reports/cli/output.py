"""How a command prints: in which format, how wide, with which colours and with what progress."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from reports.usage import UsageError

SUFFIXES = {
    ".json": "json",
    ".jsonl": "jsonl",
    ".md": "markdown",
    ".html": "html",
    ".htm": "html",
    ".csv": "csv",
    ".parquet": "parquet",
}
Progress = Callable[[int, int, str], None]


def chosen_format(given: str | None, output: str | None, known: tuple[str, ...], default: str) -> str:
    """The format that was asked for, else the one of the output file's suffix, else the default."""
    if given:
        return given
    by_suffix = SUFFIXES.get(Path(output).suffix.lower(), default) if output else default
    return by_suffix if by_suffix in known else default


def check_output(output: str | None) -> None:
    """Say at once, not after long work, that there is no folder to write to. Raises UsageError."""
    if output is not None and not Path(output).parent.is_dir():
        raise UsageError(f"cannot write {output}: no such folder")
    if output is not None and Path(output).is_dir():
        raise UsageError(f"cannot write {output}: it is a folder")


def on_terminal() -> bool:
    """Whether standard output is a terminal."""
    return sys.stdout.isatty()


def use_colour(output: str | None) -> bool:
    """Colours on a terminal only, and never where NO_COLOR is set."""
    return output is None and on_terminal() and not os.environ.get("NO_COLOR")


def width_of(given: int | None, output: str | None) -> int:
    """The width that was asked for, the terminal's, or 80."""
    if given:
        return given
    if output is None and on_terminal():
        return max(os.get_terminal_size(sys.stdout.fileno()).columns, 40)
    return 80


@contextmanager
def progress(title: str) -> Iterator[Progress | None]:
    """A progress bar on standard error, on a terminal only; elsewhere nothing."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(title, total=None)

        def step(done: int, total: int, name: str = "") -> None:
            bar.update(task, completed=done, total=total)

        yield step
