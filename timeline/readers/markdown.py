"""Markdown with YAML front matter (title, date, outlet) and tables."""

from __future__ import annotations

import datetime
import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

from timeline.lexicon import load_yaml
from timeline.model import Cell, Period, Source
from timeline.readers.base import ReadError, decode, line_starts, lines_of, period_of, read_bytes
from timeline.readers.byline import day_of_byline, tail_of
from timeline.readers.captions import image_texts, outside, picture_lines
from timeline.readers.formula import without_formulas
from timeline.readers.grid import Raw, grid_of
from timeline.readers.layout import layout_for, read_layout
from timeline.readers.markup import without_tags
from timeline.readers.plain import bylines, head_of, plain_source
from timeline.settings import Settings

FRONT = re.compile(r"\A---[ \t]*\n(?P<yaml>.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*(?:\s+\"[^\"]*\")?\)")
STRONG = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
EMPHASIS = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]+?)(?<=[^\s*])\*(?![\w*])")
HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+(.*?)[ \t]*#*$", re.MULTILINE)
BLOCKQUOTE = re.compile(r"^ {0,3}>(?: ?>)* ?", re.MULTILINE)
RULE = re.compile(r"^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$")
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
FIELDS = {
    "outlet": ("outlet", "source", "publisher", "publication"),
    "date": ("date", "published", "pubdate"),
}


def read_markdown(path: Path, shown: str, settings: Settings) -> list[Source]:
    """Read a .md file: by its declared layout, else as one article."""
    text = decode(read_bytes(path, shown), shown)
    layout = layout_for(path, shown, settings)
    return read_layout(text, shown, layout) if layout is not None else [markdown_source(text, shown)]


def markdown_source(text: str, shown: str) -> Source:
    """One article: the title (front matter, or the first heading) opens the text, markup is dropped."""
    said, body = front_matter(text, shown)
    body = without_formulas(body) if "\\" in body else body
    title = str(said.get("title") or "").strip()
    lead = re.match(r"\s*#[ \t]+(.+?)[ \t]*#*\n", body)
    if lead and (not title or plain(lead[1]).strip() == title):
        title, body = plain(lead[1]).strip(), body[lead.end() :]
    told = image_texts(body) if "](" in body else frozenset()
    body = plain(without_tags(body)).strip("\n")
    if not title and not said:
        source = plain_source(body, shown)
        return replace(source, cells=source.cells or cells_of(source.text))
    if not (title or body):
        raise ReadError(shown, "is empty")
    text = f"{title}\n\n{body}" if title else body
    span = (0, len(title)) if title else None
    pictures = list(picture_lines(text, told))
    tail = outside(tail_of(text), pictures)
    published, date_text = given(said)
    _, _, above, day = head_of(text)
    if published is None:
        date_text = day or (day_of_byline(text[slice(*tail[:2])]) if tail else None)
        published = period_of(date_text)
    outlet = next((str(said[k]) for k in FIELDS["outlet"] if said.get(k)), above)
    captions = [*bylines(text, span), *pictures, *([tail[:2]] if tail else [])]
    return Source(
        shown, 0, text, title, span, outlet or (tail[2] if tail else None), published,
        "given" if published else None, date_text, cells_of(text), line_starts(text), tuple(captions),
    )  # fmt: skip


def front_matter(text: str, shown: str) -> tuple[dict[str, Any], str]:
    """The front matter's fields in lower case, and what follows it. Raises ReadError with the line."""
    match = FRONT.match(text)
    if not match:
        return {}, text
    try:
        said = load_yaml(match["yaml"]) or {}
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 2 if error.problem_mark else 1
        raise ReadError(shown, f"front matter is no valid YAML: {error.problem}", line) from error
    except ValueError as error:
        raise ReadError(shown, f"front matter holds a value that does not exist: {error}", 1) from error
    if not isinstance(said, dict):
        raise ReadError(shown, "front matter is no list of fields", 1)
    return {str(k).lower(): v for k, v in said.items()}, text[match.end() :]


def given(said: dict[str, Any]) -> tuple[Period | None, str | None]:
    """The date of the front matter as an interval, and as printed."""
    value = next((said[k] for k in FIELDS["date"] if said.get(k)), None)
    if isinstance(value, datetime.datetime):
        return Period(value.date(), value.date()), value.isoformat()
    if isinstance(value, datetime.date):
        return Period(value, value), value.isoformat()
    return period_of(str(value)) if value else None, str(value) if value else None


def plain(text: str) -> str:
    """Drop links' targets, emphasis, comments, marks of headings and quotations; tables and lists stay."""
    if "<!--" in text:
        text = COMMENT.sub("", text)
    if "](" in text:
        text = LINK.sub(r"\1", text)
    if ">" in text:
        text = BLOCKQUOTE.sub("", text)
    if "#" in text:
        text = HEADING.sub(r"\1", text)
    if "**" in text or "__" in text:
        text = STRONG.sub(r"\2", text)
    return EMPHASIS.sub(r"\1", text) if "*" in text else text


def cells_of(text: str) -> tuple[Cell, ...]:
    """The cells of all pipe tables, with their heads; a short line right above a table is its caption."""
    cells: list[Cell] = []
    lines = list(lines_of(text))
    table = 0
    for i, (_, line) in enumerate(lines):
        if i and "|" in line and RULE.match(line) and "|" in lines[i - 1][1]:
            caption = next((said.strip() for _, said in reversed(lines[: i - 1]) if said.strip()), "")
            rows = [lines[i - 1], *itertools.takewhile(lambda row: "|" in row[1], lines[i + 1 :])]
            cells.extend(table_cells(rows, caption if len(caption) <= 80 else "", table))
            table += 1
    return tuple(cells)


def table_cells(rows: Sequence[tuple[int, str]], caption: str, table: int) -> Iterator[Cell]:
    """The cells of the lines of a table, a figure that was cut into several taken as one."""
    found = [parts(at, row) for at, row in rows]
    grid = grid_of(
        [[Raw(said) for _, said in row] for row in found], headed=any(s for _, s in found[0][1:]) or None
    )
    body = 0
    for row, places in zip(grid.rows, found, strict=True):
        for slot in row:
            if slot.index is not None:
                start, (last, said) = places[slot.raw[0]][0], places[slot.raw[1]]
                yield Cell(
                    start,
                    last + len(said),
                    slot.row,
                    slot.column,
                    caption,
                    table,
                    body,
                    slot.index,
                    grid.units,
                )
        body += any(slot.index is not None for slot in row)


def parts(at: int, row: str) -> list[tuple[int, str]]:
    """The cells of a pipe row with their offsets, blank ones too."""
    bare = row.rstrip()
    start = len(bare) - len(bare.lstrip())
    if bare[start : start + 1] == "|":
        start += 1
    end = len(bare) - 1 if bare.endswith("|") and len(bare) > start else len(bare)
    found: list[tuple[int, str]] = []
    for piece in re.finditer(r"(?:[^|\\]|\\.)*(?:\||$)", bare[start:end]):
        if piece.start() == piece.end() and found:
            break
        said = piece[0].removesuffix("|")
        lead = len(said) - len(said.lstrip())
        found.append((at + start + piece.start() + lead, said.strip()))
    return found
