"""Text files: one article of plain lines, or one with front matter as in Markdown."""

from __future__ import annotations

from pathlib import Path

from timeline.model import Source
from timeline.readers.base import decode, read_bytes
from timeline.readers.html import html_source
from timeline.readers.layout import layout_for, read_layout
from timeline.readers.markdown import FRONT, markdown_source
from timeline.readers.plain import plain_source
from timeline.readers.typed import SUBMISSION, first_paper, is_page
from timeline.settings import Settings


def read_text_file(path: Path, shown: str, settings: Settings) -> list[Source]:
    """Read a .txt file: by its declared layout, else as one article."""
    text = first_paper(decode(read_bytes(path, shown), shown))
    layout = layout_for(path, shown, settings)
    if layout is not None:
        return read_layout(text, shown, layout)
    if SUBMISSION.match(text) and is_page(text):
        return [html_source(text, shown)]
    if FRONT.match(text):
        return [markdown_source(text, shown)]
    return [plain_source(text, shown)]
