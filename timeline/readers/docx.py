"""Word documents; needs the extra `docx`."""

from __future__ import annotations

import itertools
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from timeline.model import Source
from timeline.readers.base import ReadError, missing_extra, read_bytes
from timeline.readers.blocks import Block, Kind, assemble
from timeline.readers.grid import Raw, grid_of
from timeline.settings import Settings

KINDS: dict[str, Kind] = {"title": "title", "caption": "caption"}


def read_docx(path: Path, shown: str, settings: Settings) -> list[Source]:
    """Paragraphs and tables in their order; the title is the Title style, else the first paragraph."""
    del settings
    try:
        import docx
        from docx.opc.exceptions import OpcError
        from docx.table import Table
    except ImportError as error:
        raise missing_extra(shown, ".docx", "docx") from error
    read_bytes(path, shown)
    try:
        document = docx.Document(str(path))
    except (OpcError, zipfile.BadZipFile, KeyError, ValueError) as error:
        raise ReadError(shown, f"no valid Word document: {error}") from error
    blocks: list[Block] = []
    for part in document.iter_inner_content():
        if isinstance(part, Table):
            blocks.append(Block("table", grid=grid_of([merged(row.cells) for row in part.rows], headed=True)))
        elif part.text.strip():
            style = (part.style.name or "").lower() if part.style is not None else ""
            blocks.append(Block(KINDS.get(style, "text"), part.text.strip()))
    return [assemble(blocks, shown)]


def merged(cells: Iterable[Any]) -> list[Raw]:
    """The cells of a row; one that spans several columns is given once for each."""
    spans = [list(group) for _, group in itertools.groupby(cells, key=lambda cell: cell._tc)]
    return [Raw(group[0].text.strip().replace("\n", " "), len(group)) for group in spans]
