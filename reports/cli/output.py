"""Where a command's text goes: to the terminal, a pipe, or a file that is written whole or not at all."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from reports.cli.options import UsageError

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


def put(text: str, output: str | None) -> None:
    """Print a text, or write it to a file. Raises UsageError where the file cannot be written."""
    if output is None:
        sys.stdout.buffer.write(text.encode("utf-8"))
        sys.stdout.buffer.flush()
        return
    with whole_file(Path(output)) as path:
        path.write_text(text, encoding="utf-8", newline="\n")


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """Give a path beside `path` to write to; on success it takes `path`'s place in one step.

    Raises UsageError where the file cannot be written.
    """
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as error:
        raise UsageError(f"cannot write {path}: {error.strerror}") from error
    os.close(handle)
    try:
        yield Path(name)
        mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
        Path(name).chmod(mode)
        Path(name).replace(path)
    except OSError as error:
        raise UsageError(f"cannot write {path}: {error.strerror}") from error
    finally:
        Path(name).unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


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
