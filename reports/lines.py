"""On which line of its file a line of an article stands, so that `path:line:column` opens at the place."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Sequence
from pathlib import Path

from timeline.model import Document
from timeline.readers.base import ReadError, decode, read_bytes
from timeline.settings import line_of

PLAIN = frozenset({".txt", ".text", ".md", ".markdown"})
"""Files whose lines are the articles' lines."""
LISTS = frozenset({".yaml", ".yml"})
"""Files of known facts, an entry each."""
NEAR = 20
MARKS = "#>*-_ \t"


def file_lines(documents: Iterable[Document]) -> dict[str, tuple[int, ...]]:
    """For each document of a plain file: the line of the file, from 1, of each of its lines.

    A line of the text is looked for in the file below the line before it; what is not found (markup was
    dropped in it) is taken to follow the line before. Files that have changed or gone are left out.
    """
    by_path: defaultdict[str, list[Document]] = defaultdict(list)
    documents = list(documents)
    listed = [d for d in documents if Path(d.path).suffix.lower() in LISTS]
    for document in documents:
        if Path(document.path).suffix.lower() in PLAIN:
            by_path[document.path].append(document)
    found: dict[str, tuple[int, ...]] = {}
    for document in listed:
        number = int(document.id.rpartition("#")[2]) - 1 if "#" in document.id else 0
        found[document.id] = (line_of(Path(document.path), [number]) or 1,)
    for path, articles in by_path.items():
        try:
            raw = decode(read_bytes(Path(path), path), path).split("\n")
        except ReadError:
            continue
        places: defaultdict[str, deque[int]] = defaultdict(deque)
        for number, line in enumerate(raw, 1):
            places[_bare(line)].append(number)
        last = 0
        for article in articles:
            numbers = []
            for line in article.text.split("\n"):
                bare = _bare(line)
                last = _next(places[bare], last) or _holding(raw, bare, last) or last + 1
                numbers.append(min(last, len(raw)))
            found[article.id] = tuple(numbers)
    return found


def _next(places: deque[int], last: int) -> int | None:
    """The first of the places after the last line."""
    while places and places[0] <= last:
        places.popleft()
    return places.popleft() if places else None


def _holding(raw: Sequence[str], bare: str, last: int) -> int | None:
    """The next line that has the words in it, as front matter has a title; looked for on a few lines only."""
    near = range(last, min(last + NEAR, len(raw)))
    return next((number + 1 for number in near if bare and bare in raw[number]), None)


def _bare(line: str) -> str:
    return line.strip(MARKS)
