"""Typed pages: text whose lines are broken at the margin, and whose tables are set with spaces.

Filings of old and many reports come so. Broken lines are joined by a space for their line break, so that
every place in the text stays where it is in the file; tables become cells with heads, as those of pages do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from timeline.model import Cell
from timeline.readers.base import lines_of
from timeline.readers.grid import Slot, joined, read_grid

Line = tuple[int, str]
MARKUP = re.compile(
    r"^[ \t]*</?(?:SEC-[A-Z]+|DOCUMENT|TYPE|SEQUENCE|FILENAME|DESCRIPTION|TEXT|PAGE|TABLE|CAPTION"
    r"|[SC]|FN|F\d)\b[^\n]*$",
    re.MULTILINE,
)
"""The marks of a submission to an archive, a line each."""
SUBMISSION = re.compile(r"\s*(?:-----BEGIN[^\n]*\n(?:[^\n]*\n){0,20})?\s*<(?:SEC-DOCUMENT|DOCUMENT)>")
PAPER_END = re.compile(r"^</(?:TEXT|DOCUMENT)>", re.MULTILINE)
TAGS = re.compile(r"<(?:html|body|div|p|td|br|font|span|article)\b[^>]*>", re.IGNORECASE)
FEWEST, NARROW, WIDE, FULL = 30, 50, 110, 0.8
"""Lines of a typed page, the widths that they have, and the part of the width that a full line fills."""
SHORTEST, BROKEN = 40, 0.25
"""The narrowest margin of an item of a few lines, and the part of its lines that must break in a sentence."""
INDENT = 2
"""Columns by which the first line of a paragraph stands in."""
CLOSED = re.compile(r"[.:;?!…][)\"'’”]*$")
COMMON = 0.3
"""Share of full lines that shows text to be broken at a margin."""
PIECE = re.compile(r"\S+(?: \S+)*")
LEADERS = re.compile(r"(?:\s?\.){3,}|_{3,}")
RULED = re.compile(r"[\s=_-]*[=_-]{3,}[\s=_-]*")
GOES_ON = re.compile(r"[\w,;$€£%)'’”\"–—-]$")
FIGURE = re.compile(
    r"[(]?[$€£]?\s*[(]?[-+]?\.?\d[\d,.]*\s*%?[)]?%?(?:\s?\(\w\))?|[$€£]?\s*[-–—]{1,3}|N/?[AM]"
)
VERSUS = re.compile(
    r"(?:[A-Z][\w.&/-]*(?:\s[\w.&/-]+){0,5}?\s)?[^\w\s]?(?:\d[\d.,]*|[a-z]+)(?:\s[a-z]+){0,3}\svs\.?(?:\s[\w.,$%()-]+){1,6}"
)
"""A row of results as wires set them, without a verb: Revs 61.0 mln vs 58.4 mln."""
SPACED = re.compile(
    r"\s*[^\d\n]{0,48}?(?:(?:\s{2,}|\t)[($€£-]{0,3}(?:\d[\d,.]*[%)]{0,2}|N\.?A\.?|[Nn]il|-{1,3})){2,}\s*"
)
"""A row of figures set apart by gaps: Production   12.50   14.40."""
LABEL = 60
"""Characters of a line that is the head of a section."""
HEADS_ABOVE = 10
"""Lines above the first figures in which heads of columns stand."""


def typed(text: str) -> tuple[str, tuple[Cell, ...]]:
    """The text with its broken lines joined, and the cells of its tables; both as they are where it is no
    typed page.
    """
    plain = MARKUP.sub(lambda m: " " * len(m[0]), text) if "<" in text else text
    lines = list(lines_of(plain))
    width = margin(lines)
    if width is None:
        return text, ()
    blocks = list(tables(lines))
    held = {number for block in blocks for number in range(block[0], block[1])}
    cells = tuple(c for n, block in enumerate(blocks) for c in cells_of(lines[block[0] : block[1]], n))
    letters = list(plain)
    for number, ((at, line), (_, following)) in enumerate(pairwise(lines)):
        if number not in held and number + 1 not in held and runs_on(line, following, width):
            letters[at + len(line)] = " "
    return "".join(letters), cells


def first_paper(text: str) -> str:
    """The first paper of a submission to an archive, up to its end; other texts as they are."""
    if not SUBMISSION.match(text):
        return text
    end = PAPER_END.search(text)
    return text[: end.start()] if end else text


def is_page(text: str) -> bool:
    """Whether a text is marked up as a web page."""
    return bool(TAGS.search(text, 0, 20_000))


def margin(lines: Sequence[Line]) -> int | None:
    """The width at which the lines of a text are broken; None where they are not."""
    widths = sorted(len(line.rstrip()) for _, line in lines if line.strip() and "   " not in line.strip())
    if len(widths) < FEWEST:
        return margin_of_few(lines, widths)
    width = widths[len(widths) * 9 // 10]
    full = sum(w >= width * FULL for w in widths)
    return width if NARROW <= width <= WIDE and full >= len(widths) * COMMON else None


def margin_of_few(lines: Sequence[Line], widths: Sequence[int]) -> int | None:
    """The same for the few lines of an item of a wire: they break in the midst of sentences at one width."""
    if len(widths) < 3 or not SHORTEST <= widths[-1] <= WIDE:
        return None
    width = widths[-1]
    broken = sum(
        after.lstrip()[:1].islower()
        and len(line.rstrip()) >= width * FULL
        and not CLOSED.search(line.rstrip())
        for (_, line), (_, after) in pairwise(lines)
    )
    return width if broken >= 2 and broken >= len(widths) * BROKEN else None


def runs_on(line: str, following: str, width: int) -> bool:
    """Whether a line was broken at the margin and goes on in the next."""
    bare, after = line.rstrip(), following.strip()
    if CLOSED.search(bare) and indent(following) >= indent(line) + INDENT:
        return False
    if not bare or not after or len(bare) < width * FULL * 0.8 or RULED.fullmatch(line):
        return False
    if VERSUS.fullmatch(bare.strip()) or VERSUS.fullmatch(after):
        return False
    if "   " in bare.strip() or len(following) - len(following.lstrip()) > 20:
        return False
    if after[0].islower() or after[0].isdigit() or after[0] in "$€£(":
        return bool(GOES_ON.search(bare) or bare[-1] == ".")
    return bool(GOES_ON.search(bare)) or (bare[-1] == "." and len(bare) >= width * FULL)


def indent(line: str) -> int:
    """How far a line stands in."""
    return len(line) - len(line.lstrip())


def pieces(line: str) -> list[Slot]:
    """What stands in a line with gaps between, each with its columns; leaders are gaps."""
    bare = LEADERS.sub(lambda m: " " * len(m[0]), line)
    found = [(m.start(), m.end(), m[0]) for m in PIECE.finditer(bare)]
    return [Slot(said, (n, n), (start, end - 1)) for n, (start, end, said) in enumerate(found)]


def is_row(line: str) -> bool:
    """Whether a line has figures set apart from its head by gaps."""
    if not re.search(r"\d|[-–—]{1,3}\s*$", line):
        return False
    found = joined(pieces(line))
    behind = found[1:] if found and not figure(found[0].text) else found
    return len(behind) >= 1 and len(found) > 1 and all(figure(s.text) for s in behind)


def figure(text: str) -> bool:
    """Whether a piece is a figure."""
    return bool(FIGURE.fullmatch(text))


def tables(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Stretches of lines that are tables with the heads above them: the first line, and the one after."""
    number, last = 0, 0
    while number < len(lines):
        if not is_row(lines[number][1]):
            number += 1
            continue
        end = number + 1
        rows, look = 1, end
        while look < len(lines) and look - end < 4:
            line = lines[look][1]
            if is_row(line):
                rows, end = rows + 1, look + 1
            elif line.strip() and not RULED.fullmatch(line) and not label_only(line):
                break
            look += 1
        if rows >= 2:
            start = heads_above(lines, number, last)
            yield start, end
            last = end
        number = end


def label_only(line: str) -> bool:
    """Whether a line can be the head of a section in a table, or the heads of columns again."""
    return len(line.strip()) <= LABEL or len(pieces(line)) > 2


def heads_above(lines: Sequence[Line], number: int, last: int) -> int:
    """The first line of the heads above a row, the head of a section between them and it."""
    start = number
    for above in range(number - 1, max(last, number - HEADS_ABOVE) - 1, -1):
        line = lines[above][1]
        bare = line.strip()
        apart = len(line) - len(line.lstrip()) >= 15 or len(pieces(line)) > 1 or RULED.fullmatch(line)
        if bare and (apart or bare.startswith("(")):
            start = above
        elif len(bare) > LABEL or bare.endswith("."):
            break
    return start


def cells_of(lines: Sequence[Line], table: int) -> Iterator[Cell]:
    """The cells of a table's lines. What is ruled below a head says how wide the head is."""
    printed: list[tuple[int, tuple[Slot, ...]]] = []
    laid: list[tuple[Slot, ...]] = []
    for at, line in lines:
        if RULED.fullmatch(line):
            if laid and not any(figure(s.text) for s in laid[-1]):
                laid[-1] = tuple(under(slot, pieces(line)) for slot in laid[-1])
        elif line.strip():
            printed.append((at, joined(pieces(line))))
            laid.append(printed[-1][1])
    first = min((s.place[0] for row in laid for s in row[1:] if figure(s.text)), default=0)
    last = max((s.place[1] for row in laid for s in row), default=0)
    for n, row in enumerate(laid):
        if len(row) == 1 and row[0].place[0] >= first - 8 and not figure(row[0].text):
            laid[n] = (replace(row[0], place=(first, last)),)
    grid = read_grid(laid)
    body = 0
    for row, (at, places) in zip(grid.rows, printed, strict=True):
        for slot, drawn in zip(row, places, strict=True):
            start, end = at + drawn.place[0], at + drawn.place[1] + 1
            index, number = (0, -1) if slot.index is None else (slot.index, body)
            head = slot.row or slot.text
            yield Cell(start, end, head, slot.column, "", table, number, index, grid.units)
        body += any(slot.index is not None for slot in row)


def under(slot: Slot, rules: Sequence[Slot]) -> Slot:
    """A head as wide as the rule below it."""
    for rule in rules:
        if rule.place[0] <= slot.place[0] and slot.place[1] <= rule.place[1]:
            return replace(slot, place=rule.place)
    return slot
