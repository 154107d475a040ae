"""What stands above a table: the short lines that name it, and the year of the report that it is in."""

from __future__ import annotations

import re
from collections.abc import Sequence

from timeline.claims.vocabulary import Vocabulary
from timeline.model import Document
from timeline.script import folded

LINES, SHORT = 4, 80
"""Lines above a table that may name it, and their characters."""
REPORT = re.compile(
    r"年报|年度报告|[季半]\S{0,3}报|annual report|quarterly report|10-[KQ]|results|年度業績|年报|年報",
    re.IGNORECASE,
)
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
OWNED = re.compile(r"归属[于於]母公司\S{0,6}")
KINDS = frozenset({"adjusted", "parent"})
"""Scopes that a heading gives to all figures below it."""
RESTATED = frozenset({"adjusted", "restated", "previously_stated"})
"""Scopes that the head of a row or column gives."""


def headings(document: Document) -> dict[int, tuple[str, ...]]:
    """For each table the short lines right above it, the nearest first."""
    first: dict[int, int] = {}
    for cell in document.cells:
        first[cell.table] = min(cell.start, first.get(cell.table, cell.start))
    found: dict[int, tuple[str, ...]] = {}
    number = 0
    sentences = [s for s in document.sentences if s.section != "table"]
    for table, start in sorted(first.items(), key=lambda item: item[1]):
        while number < len(sentences) and sentences[number].end <= start:
            number += 1
        lines: list[str] = []
        for sentence in reversed(sentences[max(0, number - LINES) : number]):
            if sentence.end - sentence.start > SHORT:
                break
            lines.append(document.text[sentence.start : sentence.end])
        found[table] = tuple(lines)
    return found


def year_of(document: Document, lines: Sequence[str]) -> int | None:
    """The year that the lines above a table print, else that of the report by its title."""
    title = document.title if REPORT.search(document.title) else ""
    for line in (*lines, title):
        years = YEAR.findall(line)
        if years:
            return int(years[0]) if len(set(years)) == 1 else None
    return None


def kinds_of(words: Vocabulary, heads: str, title: str) -> set[str]:
    """The scopes that headings give: figures that are adjusted, or, by the title, of the parent alone."""
    above = OWNED.sub("", folded(title))
    found = {word.key for _, _, word in words.scopes.find(above)} & KINDS
    return found | ({word.key for _, _, word in words.scopes.find(folded(heads))} & RESTATED)
