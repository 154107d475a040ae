"""Tables as they are set: cells that span, figures cut into several cells, heads of several rows.

A page sets `(3,116)` as two cells and `$` as one of its own, pads with blank columns, and names a column by
what stands above it in two or three rows. What comes out has one cell a figure, each with its heads.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

WIDEST = 400
"""Columns; what a cell claims to span beyond this is not believed."""
BEFORE = re.compile(r"[(（\[]?\s*(?:[A-Z]{1,3}\s?)?[$€£¥₩₹][(（]?|RMB|[(（]")
"""A cell that belongs to the figure in the cell behind it."""
AFTER = re.compile(r"[)）\]]?\s*[%％‰][)）]?|[)）\]]+|pts?\.?|bps|x")
"""A cell that belongs to the figure in the cell before it."""
FIGURE = re.compile(
    r"[(（\[]?\s*[-–−+~<>≈]?\s*(?:[A-Z]{1,3}\s?)?[$€£¥₩₹]?\s*[-–−+]?[(（]?\s*\.?\d[\d,，.]*"
    r"(?:\s*(?:[%％‰]|pts?\b\.?|bps|x\b|million|billion|bn|[KkMmBb]\b|[万亿萬億]元?|元|个?百分点))?\s*[)）\]]?"
    r"(?:\s*[*†‡§]+|\s?\([a-z\d]{1,2}\))*"
)
DASH = re.compile(r"[(（]?\s*[$€£¥]?\s*(?:[-–—―−]{1,3}|N/?[AM]|n/?[am]|nil|\*+)\s*[%％]?[)）]?")
YEAR = re.compile(r"(?:FY\s?|fy)?(?:19|20)\d\d\s*(?:年度?|[AE])?(?:\s?\([a-z\d]{1,2}\)|\*)*")
SECTION = re.compile(r"^.{2,80}[:：]\s*$")
HEADING = re.compile(
    r"\b(?:ended|ending|years?|fiscal|quarters?|periods?|as (?:of|at))\b"
    r"|^(?:[项項]\s*目|科目|指[标標]|年度|期[间間])$",
    re.IGNORECASE,
)
"""What stands before the heads of columns."""
TOTAL = re.compile(
    r"\s*(?:sub-?total|(?:grand )?total|合\s*[计計]|[总總]\s*[计計]|小\s*[计計])", re.IGNORECASE
)
SCALE = re.compile(
    r"\b(?:in|\(?000s?\b.*|expressed in|amounts? in)\b.*\b(?:thousands?|millions?|billions?)\b"
    r"|\b(?:thousands?|millions?|billions?) of\b"
    r"|[$€£]\s?(?:in\s)?(?:millions?|thousands?|billions?|m\b|bn\b|000s?)"
    r"|[单單]位\s*[:：]|\(\s*(?:人民[币幣])?[百千万萬亿億]+[元股]\s*\)",
    re.IGNORECASE,
)
"""A line that gives the unit of the figures below it."""


@dataclass(frozen=True, slots=True)
class Raw:
    """A cell as a file has it: its text and how many columns and rows it takes."""

    text: str
    across: int = 1
    down: int = 1


@dataclass(frozen=True, slots=True)
class Slot:
    """A cell as it is read: `raw` are the first and last of its row's cells that it is made of.

    `index` is 0 for the head of a row, the number of the column for a figure or a word below heads, and
    None for a head of columns. `place` are the columns of the page that it covers.
    """

    text: str
    raw: tuple[int, int]
    place: tuple[int, int]
    index: int | None = None
    row: str = ""
    column: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """The rows of a table without what is blank, and the lines of it that give units."""

    rows: tuple[tuple[Slot, ...], ...] = ()
    units: str = ""


def grid_of(rows: Sequence[Sequence[Raw]], headed: bool | None = None) -> Grid:
    """Read a table. headed: whether its first row is that of heads; None where that is not known."""
    return read_grid([joined(row) for row in _laid(rows)], headed)


def read_grid(laid: Sequence[tuple[Slot, ...]], headed: bool | None = None) -> Grid:
    """Read rows whose cells lie at their places."""
    columns = _columns(laid)
    read: list[tuple[Slot, ...]] = []
    units: list[str] = []
    heads: list[tuple[Slot, ...]] = []
    section, body, topped, first = "", headed is False, False, columns[0][0] if columns else 1
    for number, row in enumerate(laid):
        label = row[0] if row and row[0].place[0] < first else None
        rest = row[1:] if label else row
        if not rest:
            if label is not None and SCALE.search(label.text):
                units.append(label.text)
            section = label.text if label is not None and SECTION.search(label.text) else ""
            if label is not None and not body and not section:
                heads.append((replace(label, place=(0, first - 1)),))
            read.append(row)
        elif _heads(label, rest, topped or body) or (headed and number == 0):
            heads, section, body, topped = ([] if body else heads), "", False, True
            heads.append(row)
            if label is not None and SCALE.search(label.text):
                units.append(label.text)
            read.append(row)
        else:
            body = True
            named = _named(label.text if label else "", section)
            if label is not None and TOTAL.match(label.text):
                section = ""
            read.append(_body(label, rest, named, columns, heads, first))
    return Grid(tuple(read), " ".join(dict.fromkeys(units)))


def _laid(rows: Sequence[Sequence[Raw]]) -> Iterator[list[Slot]]:
    """Put each cell at the columns of the page that it covers; cells from rows above hold theirs."""
    held: dict[int, int] = {}
    for row in rows:
        at, placed = 0, []
        for number, raw in enumerate(row):
            while held.get(at, 0) > 0:
                at += 1
            wide = max(1, min(raw.across, WIDEST))
            if at > WIDEST * 4:
                break
            placed.append(Slot(raw.text.strip(), (number, number), (at, at + wide - 1)))
            if raw.down > 1:
                held.update(dict.fromkeys(range(at, at + wide), raw.down))
            at += wide
        held = {column: left - 1 for column, left in held.items() if left > 1}
        yield placed


def joined(row: Sequence[Slot]) -> tuple[Slot, ...]:
    """Drop what is blank, and join the signs of a figure to it."""
    out: list[Slot] = []
    for slot in row:
        if out and slot.text and _of_one_figure(out[-1].text, slot.text):
            out[-1] = _glued(out[-1], slot)
        elif slot.text:
            out.append(slot)
    return tuple(out)


def _of_one_figure(a: str, b: str) -> bool:
    sign = BEFORE.fullmatch(a) and re.match(r"[-–—−(（\d.]", b)
    return bool(sign or (AFTER.fullmatch(b) and re.search(r"[\d—–-]$", a)))


def _glued(a: Slot, b: Slot) -> Slot:
    return replace(a, text=a.text + b.text, raw=(a.raw[0], b.raw[1]), place=(a.place[0], b.place[1]))


def _is_figure(text: str) -> bool:
    return bool(FIGURE.fullmatch(text) or DASH.fullmatch(text))


def _columns(laid: Sequence[tuple[Slot, ...]]) -> list[tuple[int, int]]:
    """The columns of the page in which figures stand, and those of words where no figures do."""
    behind = [slot for row in laid for slot in row if slot.place[0] > 0 and len(row) > 1]
    figures = _merged(s.place for s in behind if _is_figure(s.text) and not YEAR.fullmatch(s.text))
    words = [s.place for s in behind if not figures or s.place[0] > figures[0][0]]
    return sorted([*figures, *_merged(p for p in words if not any(_meet(p, c) for c in figures))])


def _merged(places: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Places that overlap, taken together."""
    merged: list[tuple[int, int]] = []
    for first, last in sorted(places):
        if merged and first <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
        else:
            merged.append((first, last))
    return merged


def _heads(label: Slot | None, rest: Sequence[Slot], again: bool) -> bool:
    """Whether a row names the columns: no figure stands in it but years. `again`: below another such row
    or below figures it must also have no words of its own kind: no label, or one of times or units.
    """
    if any(_is_figure(s.text) and not YEAR.fullmatch(s.text) for s in rest):
        return False
    return not again or label is None or bool(SCALE.search(label.text) or HEADING.search(label.text))


def _named(label: str, section: str) -> str:
    """The head of a row with that of the section it stands in."""
    section = section.rstrip(":： ").strip()
    if not section or not label or section.casefold() in label.casefold() or SCALE.search(section):
        return label
    return f"{section}: {label}"


def _body(
    label: Slot | None,
    rest: Sequence[Slot],
    named: str,
    columns: Sequence[tuple[int, int]],
    heads: Sequence[Sequence[Slot]],
    first: int,
) -> tuple[Slot, ...]:
    out: list[Slot] = []
    if label is not None:
        corner = " ".join(s.text for head in heads for s in head if s.place[1] < first)
        out.append(replace(label, index=0, row=label.text, column=corner))
    for slot in rest:
        number = next((n for n, c in enumerate(columns) if _meet(slot.place, c)), None)
        if number is None:
            out.append(slot)
            continue
        column = _head(columns, number, heads, first)
        out.append(replace(slot, index=number + 1, row=named, column=column))
    return tuple(out)


def _head(
    columns: Sequence[tuple[int, int]],
    number: int,
    heads: Sequence[Sequence[Slot]],
    first: int,
) -> str:
    """What stands above a column, row by row; a row of as many heads as columns is read by its order."""
    said: list[str] = []
    for head in heads:
        above = [s for s in head if s.place[1] >= first]
        if len(above) == len(columns):
            said.append(above[number].text)
            continue
        over = [s.text for s in above if _meet(s.place, columns[number])]
        said.extend(over[:1] if len(over) > 1 else over)
    return " ".join(dict.fromkeys(said))


def _meet(a: tuple[int, int], b: tuple[int, int]) -> bool:
    return a[0] <= b[1] and b[0] <= a[1]
