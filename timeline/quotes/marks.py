"""Quotation marks of every style, paired, nested or not."""

from __future__ import annotations

from typing import NamedTuple

PAIRS = {"“": "”", "「": "」", "『": "』", "‘": "’", "«": "»", "„": "“", "﹁": "﹂"}
CLOSERS = {close: open_ for open_, close in PAIRS.items()}
LONGEST = 2000
"""Characters; a mark that is not closed within this many is no quotation."""


class Marked(NamedTuple):
    """What stands between a pair of marks: `start` and `end` are inside them. depth 0 is outermost."""

    start: int
    end: int
    depth: int


def find_marked(text: str) -> list[Marked]:
    """Pair the quotation marks of a text. Marks do not pair over a blank line, nor over more than LONGEST."""
    stack: list[tuple[str, int]] = []
    out: list[Marked] = []
    for i, character in enumerate(text):
        if character == "\n":
            if text[i + 1 : i + 2] == "\n" or not stack:
                stack.clear()
        elif character in "\"'":
            ascii_mark(text, i, character, stack, out)
        elif character in CLOSERS and any(PAIRS.get(mark) == character for mark, _ in stack):
            if character == "’" and apostrophe(text, i):
                continue
            while stack:
                mark, start = stack.pop()
                if PAIRS.get(mark) == character:
                    keep(out, start, i, len(stack))
                    break
        elif character in PAIRS and not misprinted(text, i, character, stack, out):
            stack.append((character, i + 1))
    return sorted(out)


def misprinted(text: str, i: int, mark: str, stack: list[tuple[str, int]], out: list[Marked]) -> bool:
    """Whether an opening mark is printed where a closing one is meant: a mark never opens inside itself.

    What lies between is then a quotation if it is short and no sentence; else nothing is.
    """
    places = [n for n, (m, _) in enumerate(stack) if m == mark]
    if not places:
        return False
    start = stack[places[-1]][1]
    del stack[places[-1] :]
    if i - start <= 40 and not any(c in text[start:i] for c in "。！？\n"):
        keep(out, start, i, len(stack))
        return True
    return False


def keep(out: list[Marked], start: int, end: int, depth: int) -> None:
    """Take a pair that holds something and is not too long."""
    if start < end <= start + LONGEST:
        out.append(Marked(start, end, depth))


def apostrophe(text: str, i: int) -> bool:
    """Whether a single mark is an apostrophe: letters on both sides."""
    return 0 < i < len(text) - 1 and text[i - 1].isalpha() and text[i + 1].isalpha()


def ascii_mark(text: str, i: int, mark: str, stack: list[tuple[str, int]], out: list[Marked]) -> None:
    """Open or close at a straight mark: one that opens follows a blank or a bracket, or a wide character."""
    before, after = text[i - 1 : i], text[i + 1 : i + 2]
    opened = any(m == mark for m, _ in stack)
    if mark == "'" and (apostrophe(text, i) or (not opened and before.isalnum()) or before.isdigit()):
        return
    if opened:
        if mark == "'" and (after.isalnum() or (not after and not before)):
            return
        while stack:
            m, start = stack.pop()
            if m == mark:
                keep(out, start, i, len(stack))
                break
    elif not (before.isascii() and before.isalnum()) and after and not after.isspace():
        if mark == "'" and text.find("'", i + 1, i + 200) < 0:
            return
        stack.append((mark, i + 1))
