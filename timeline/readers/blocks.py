"""From the blocks of a structured page (title, paragraphs, tables) to a text with places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from timeline.model import Cell, Period, Source
from timeline.readers.base import ReadError, line_starts
from timeline.readers.byline import is_byline, outlet_of, tail_of
from timeline.readers.captions import picture_lines
from timeline.readers.grid import SCALE, Grid
from timeline.readers.plain import DATE_LINE

UNIT_LINE = 200
"""Characters of a line above a table that may give its unit."""
Kind = Literal["title", "text", "caption", "table"]


@dataclass(frozen=True, slots=True)
class Block:
    """A block of a page. `text` of a table is its caption."""

    kind: Kind
    text: str = ""
    grid: Grid = field(default_factory=Grid)


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
            rows, found = table_text(block, len(text), tables, units_above(blocks[:number]))
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


def units_above(blocks: Sequence[Block]) -> str:
    """The short line right above a table that gives the unit of its figures."""
    for block in reversed(blocks[-2:]):
        if block.kind != "table" and len(block.text) <= UNIT_LINE and SCALE.search(block.text):
            return block.text
    return ""


def table_text(block: Block, at: int, table: int, units: str = "") -> tuple[str, list[Cell]]:
    """Write a table a row a line with ` | ` between cells, and give the cells' places."""
    lines: list[str] = []
    cells: list[Cell] = []
    units = block.grid.units or units
    body = 0
    for row in block.grid.rows:
        if not row:
            continue
        for slot in row:
            if slot.index is not None:
                end = at + len(slot.text)
                cells.append(Cell(at, end, slot.row, slot.column, block.text, table, body, slot.index, units))
            at += len(slot.text) + 3
        at -= 2
        body += any(slot.index is not None for slot in row)
        lines.append(" | ".join(slot.text for slot in row))
    return "\n".join(lines), cells
