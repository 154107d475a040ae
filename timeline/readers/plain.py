"""An article of plain lines: the first is the title, a byline may follow it or close the text."""

from __future__ import annotations

import re

from timeline.model import Source
from timeline.readers.base import ReadError, line_starts, lines_of, period_of
from timeline.readers.byline import day_of_byline, is_byline, masthead_of, outlet_of, tail_of
from timeline.readers.captions import outside, picture_lines
from timeline.readers.typed import typed

DATE_LINE = re.compile(
    r"^(?:发布时间|發佈時間|發布時間|日期|时间|時間|date|published)?\s*[:：]?\s*"
    r"(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日)\s*(?:\d{1,2}[:：]\d{2})?\s*$",
    re.IGNORECASE,
)
TITLE_LENGTH = 160
SENTENCE = re.compile(r".{40,}。|.{100,}\.", re.DOTALL)
"""A first line that is the first sentence of an article without a title."""


def plain_source(text: str, shown: str) -> Source:
    """One article of plain text. Raises ReadError where there is nothing to read."""
    text = text.strip("\n")
    if not text.strip():
        raise ReadError(shown, "is empty")
    starts = line_starts(text)
    text, cells = typed(text)
    title, span, outlet, date_text = head_of(text)
    pictures = list(picture_lines(text))
    head, _, _ = masthead_of(text)
    captions = [*([(0, head)] if head else ()), *bylines(text, span), *pictures]
    tail = outside(tail_of(text), pictures)
    if tail:
        captions.append(tail[:2])
    date_text = date_text or (day_of_byline(text[slice(*tail[:2])]) if tail else None)
    published = period_of(date_text)
    return Source(
        shown, 0, text, title, span, outlet or (tail[2] if tail else None), published,
        "given" if published else None, date_text, cells=cells, line_of=starts, captions=tuple(captions),
    )  # fmt: skip


def head_of(text: str) -> tuple[str, tuple[int, int] | None, str | None, str | None]:
    """Title with its place, outlet and date line of a plain text."""
    title, span, seen = "", None, 0
    head, outlet, date_text = masthead_of(text)
    for at, line in lines_of(text):
        bare = line.strip()
        if at < head or not any(c.isalnum() for c in bare):
            continue
        start = at + len(line) - len(line.lstrip())
        if span is None:
            if len(bare) > TITLE_LENGTH or SENTENCE.fullmatch(bare):
                break
            title, span = bare, (start, start + len(bare))
            continue
        seen += 1
        if DATE_LINE.match(bare):
            date_text = bare
            outlet = outlet or (outlet_of(bare) if is_byline(bare) else None)
        elif is_byline(bare):
            outlet, date_text = outlet or outlet_of(bare), date_text or day_of_byline(bare)
        if seen == 3 or len(bare) > 80:
            break
    if span is not None and "\n" not in text.strip():
        return "", None, outlet, date_text
    return title, span, outlet, date_text


def bylines(text: str, title: tuple[int, int] | None) -> list[tuple[int, int]]:
    """The places of bylines and date lines right under the title."""
    found: list[tuple[int, int]] = []
    for seen, (at, line) in enumerate(
        (at, line) for at, line in lines_of(text) if line.strip() and (title is None or at > title[0])
    ):
        if seen < 3 and (is_byline(line) or DATE_LINE.match(line.strip())):
            found.append((at, at + len(line)))
        else:
            break
    return found
