"""The timeline as people see it: one row an event, however many articles tell it."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from rich.cells import cell_len

from reports.layout import printable, wrap
from reports.theme import count_words
from rules import words
from timeline.model import Period
from timeline.script import folded

Row = Mapping[str, Any]
"""A row of `timeline.tables.timeline_table`."""


def select(
    rows: Iterable[Row], entities: Sequence[str] = (), first: date | None = None, last: date | None = None
) -> list[Row]:
    """Keep what names one of the entities and may lie between the days, both included.

    A name matches in either Chinese script, in any case, and as a part of a longer name.
    """
    window = Period(first, last)
    wanted = [folded(e) for e in entities]
    return [
        row
        for row in rows
        if period(row).overlaps(window)
        and (not wanted or any(w in name for w in wanted for name in map(folded, _names(row))))
    ]


def period(row: Row) -> Period:
    """The days of a row or of a telling."""
    return Period(_day(row["from"]), _day(row["to"]))


def agreed(row: Row) -> bool:
    """Whether some day may be meant by every two tellings."""
    periods = [period(t) for t in row["tellings"]]
    return all(a.overlaps(b) for a in periods for b in periods)


def render(rows: Sequence[Row], width: int, colour: bool) -> str:
    """A table for the terminal."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    out = io.StringIO()
    console = Console(
        file=out, width=width, force_terminal=colour, no_color=not colour, highlight=False, markup=False
    )
    if not rows:
        return "no dated event found\n"
    dates = [words.period(period(row)) for row in rows]
    who = max(width // 5, 12)
    what = max(width - max(map(len, dates)) - who - len("6 in 3") - 12, 12)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("when", style="cyan", no_wrap=True)
    table.add_column("who", style="bold", width=who)
    table.add_column("what", width=what)
    table.add_column("told", justify="right", no_wrap=True)
    for date_words, row in zip(dates, rows, strict=True):
        documents = len(row["documents"])
        told = Text(str(len(row["tellings"])), "" if agreed(row) else "bold red")
        if documents > 1:
            told.append(f" in {documents}")
        stance = "" if row["stance"] == "asserted" else f"  ({row['stance']})"
        names = listed(row["participants"], who)
        table.add_row(date_words, names, filled(row["text"] + stance, what), told)
    console.print(table)
    tellings = sum(len(row["tellings"]) for row in rows)
    console.print(f"{count_words(len(rows), 'event')}, {count_words(tellings, 'telling')}")
    return "".join(line.rstrip() + "\n" for line in out.getvalue().splitlines())


def filled(text: str, width: int) -> str:
    """A text in lines of a width, none broken within a word."""
    text = printable(text)
    return "\n".join(text[start:end] for start, end in wrap(text, width))


def listed(names: Sequence[str], width: int) -> str:
    """Names in lines of a width, as many on a line as fit, none broken that fits a line by itself."""
    lines: list[str] = []
    for number, name in enumerate(names, 1):
        word = printable(name) + ("," if number < len(names) else "")
        if lines and cell_len(f"{lines[-1]} {word}") <= width:
            lines[-1] += f" {word}"
        else:
            lines += filled(word, width).split("\n")
    return "\n".join(lines)


def _names(row: Row) -> list[str]:
    return [*row["participants"], *([row["object"]] if row["object"] else [])]


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
