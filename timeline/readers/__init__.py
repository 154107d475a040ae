"""Readers: from files to articles. A format is one module; the table says which suffix is read by which."""

from __future__ import annotations

import fnmatch
import importlib
import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from timeline.model import Source
from timeline.readers.base import ReadError
from timeline.readers.layout import MANIFESTS
from timeline.settings import NAMES, Settings

__all__ = ["READERS", "ReadError", "find_files", "read_file"]

Reader = Callable[[Path, str, Settings], list[Source]]

READERS = {
    ".txt": "text:read_text_file",
    ".text": "text:read_text_file",
    ".md": "markdown:read_markdown",
    ".markdown": "markdown:read_markdown",
    ".html": "html:read_html",
    ".htm": "html:read_html",
    ".xhtml": "html:read_html",
    ".docx": "docx:read_docx",
    ".pdf": "pdf:read_pdf",
    ".jsonl": "rows:read_jsonl",
    ".ndjson": "rows:read_jsonl",
    ".csv": "rows:read_csv",
    ".tsv": "rows:read_csv",
    ".parquet": "rows:read_parquet",
}
NO_ARTICLES = (*MANIFESTS, *NAMES, "key.jsonl", "README*", "readme*", "LICENSE*", "CHANGELOG*")
"""Names of files in a folder that are about the articles, not among them."""


def find_files(paths: Iterable[str | Path], ignore: Sequence[str] = ()) -> list[tuple[Path, str]]:
    """All files to read with the path to show, sorted; folders are walked, in them only known suffixes count.

    Raises ReadError for a path that does not exist.
    """
    found: dict[str, Path] = {}
    for given in paths:
        path = Path(given)
        if not path.exists():
            raise ReadError(path.as_posix(), "no such file or folder")
        if not path.is_dir():
            found[path.as_posix()] = path
            continue
        for folder, names, files in os.walk(path):
            names[:] = sorted(n for n in names if not n.startswith((".", "__")))
            for name in files:
                inner = Path(folder, name)
                if is_article(inner, ignore):
                    found[inner.as_posix()] = inner
    return sorted(((path, shown) for shown, path in found.items()), key=lambda pair: pair[1])


def is_article(path: Path, ignore: Sequence[str]) -> bool:
    """Whether a file that lies in a folder is taken for articles."""
    return (
        path.suffix.lower() in READERS
        and not path.name.startswith((".", "~"))
        and not any(fnmatch.fnmatchcase(path.name, p) for p in NO_ARTICLES)
        and not any(fnmatch.fnmatchcase(path.as_posix(), p) or path.match(p) for p in ignore)
    )


def read_file(path: Path, shown: str, settings: Settings) -> list[Source]:
    """Read the articles of one file. Raises ReadError, and nothing else, for a file that cannot be read."""
    where = READERS.get(path.suffix.lower())
    if where is None:
        raise ReadError(shown, f"no reader for {path.suffix or 'files without a suffix'}")
    module, name = where.split(":")
    reader: Reader = getattr(importlib.import_module(f"timeline.readers.{module}"), name)
    return reader(path, shown, settings)
