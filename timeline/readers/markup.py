"""HTML inside Markdown: paragraphs as lines, tables as pipe tables, all other tags dropped."""

from __future__ import annotations

import html
import re

BLOCKS = "p|div|section|article|table|tr|ul|ol|li|h[1-6]|br|hr|blockquote|figure|figcaption|pre|center"
SET = re.compile(rf"</?(?:{BLOCKS})\b[^<>]*>", re.IGNORECASE)
"""Tags that part blocks."""
INLINE = re.compile(
    r"</?(?:a|abbr|b|big|code|del|em|font|i|img|ins|kbd|mark|o:p|s|small|span|strong|sub|sup|tt|u|video|wbr)\b"
    r"[^<>]*>",
    re.IGNORECASE,
)
TABLE = re.compile(r"<table\b.*?</table\s*>", re.IGNORECASE | re.DOTALL)
ROW = re.compile(r"<tr\b[^<>]*>(.*?)(?=<tr\b|</tr\s*>|</table)", re.IGNORECASE | re.DOTALL)
CELL = re.compile(
    r"<t[dh]\b(?P<how>[^<>]*)>(?P<said>.*?)(?=<t[dh]\b|</t[dh]\s*>|$)", re.IGNORECASE | re.DOTALL
)
SPAN = re.compile(r"colspan\s*=\s*[\"']?(\d{1,2})", re.IGNORECASE)
ANY = re.compile(r"<[^<>]*>")


def without_tags(text: str) -> str:
    """Markdown without the HTML in it; as it is where there is none that parts blocks."""
    if not SET.search(text):
        return text
    text = TABLE.sub(lambda m: f"\n\n{pipes(m[0])}\n\n", text)
    text = INLINE.sub("", SET.sub(lambda m: "\n" if m[0][1:3].lower() == "br" else "\n\n", text))
    return re.sub(r"\n{3,}", "\n\n", html.unescape(text))


def pipes(table: str) -> str:
    """A table as the lines of a pipe table, its first row as the head; blank cells follow a wide one."""
    rows = [[said for cell in CELL.finditer(row[1]) for said in spread(cell)] for row in ROW.finditer(table)]
    rows = [row for row in rows if any(row)]
    if not rows:
        return ""
    width = max(map(len, rows))
    lines = [f"| {' | '.join((*row, *[''] * (width - len(row))))} |" for row in rows]
    return "\n".join((lines[0], "|" + "---|" * width, *lines[1:]))


def spread(cell: re.Match[str]) -> list[str]:
    """What a cell says, and blank cells for the other columns that it spans."""
    said = re.sub(r"\s+", " ", ANY.sub(" ", cell["said"])).replace("|", "/").strip()
    span = SPAN.search(cell["how"])
    return [said, *[""] * (int(span[1]) - 1 if span else 0)]
