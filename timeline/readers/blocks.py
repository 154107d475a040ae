"""From the blocks of a structured page (title, paragraphs, tables) to a text with places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from timeline.model import Cell, Period, Source
from timeline.readers.base import ReadError, line_starts
from timeline.readers.byline import is_byline, outlet_of, tail_of
from timeline.readers.captions import picture_lines
from timeline.readers.plain import DATE_LINE

Kind = Literal["title", "text", "caption", "table"]


@dataclass(frozen=True, slots=True)
class Block:
    """A block of a page. `text` of a table is its caption; the first of its `rows` are the column heads."""

    kind: Kind
    text: str = ""
    rows: Sequence[Sequence[str]] = field(default_factory=tuple)


def assemble(
    blocks: Sequence[Block],
    shown: str,
    title: str = "",
    outlet: str | None = None,
    published: Period | None = None,
    published_text: str | None = None,
) -> Source:
    """Join the blocks by blank lines, tables a row a line. Raises ReadError where there is nothing."""
    blocks = list(blocks)
    first = next((b for b in blocks if b.kind == "title"), None)
    if first is not None:
        blocks.remove(first)
        title = first.text
    elif not title and blocks and blocks[0].kind == "text" and len(blocks[0].text) <= 160 and len(blocks) > 1:
        title = blocks.pop(0).text
    text = title
    cells: list[Cell] = []
    captions: list[tuple[int, int]] = []
    tables = 0
    for number, block in enumerate(blocks):
        text += "\n\n" if text else ""
        if block.text:
            small = number < 3 and small_print(block.text)
            if small or block.kind in ("caption", "table") or any(picture_lines(block.text)):
                captions.append((len(text), len(text) + len(block.text)))
                outlet = outlet or (outlet_of(block.text) if is_byline(block.text) else None)
            text += block.text
        if block.kind == "table":
            text += "\n" if block.text else ""
            rows, found = table_text(block, len(text), tables)
            text += rows
            cells.extend(found)
            tables += 1
    if not text.strip():
        raise ReadError(shown, "holds no article")
    tail = tail_of(text)
    if tail:
        captions.append(tail[:2])
    return Source(
        shown, 0, text, title, (0, len(title)) if title else None, outlet or (tail[2] if tail else None),
        published, "metadata" if published else None, published_text, tuple(cells), line_starts(text),
        tuple(captions),
    )  # fmt: skip


def small_print(text: str) -> bool:
    """Whether a block under the title is a byline or a date line."""
    return is_byline(text) or bool(DATE_LINE.match(text))


def table_text(block: Block, at: int, table: int) -> tuple[str, list[Cell]]:
    """Write a table a row a line with ` | ` between cells, and give the cells' places."""
    lines: list[str] = []
    cells: list[Cell] = []
    heads = list(block.rows[0]) if block.rows else []
    for number, row in enumerate(block.rows):
        for column, said in enumerate(row):
            if said and number:
                head = heads[column] if column < len(heads) else ""
                cells.append(Cell(at, at + len(said), row[0], head, block.text, table, number - 1, column))
            at += len(said) + (3 if column < len(row) - 1 else 1)
        lines.append(" | ".join(row))
        at += 0 if row else 1
    return "\n".join(lines), cells
