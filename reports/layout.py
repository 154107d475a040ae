"""Lines of a given width in terminal cells: wrapping that knows wide characters, and safe printing.

Articles are hostile input: control characters, escape sequences and direction overrides never reach the
terminal. Replacing them keeps the length, so offsets into the text stay right.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from rich.cells import cell_len, get_character_cell_size

NOT_AT_START = frozenset("，。、；：？！）」』】》〉”’…％%,.;:?!)]}")
NOT_AT_END = frozenset("（「『【《〈“‘([{")
HIDDEN = {*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0xFEFF, 0x2028, 0x2029}


@lru_cache(maxsize=65536)
def _printable(character: str) -> str:
    code = ord(character)
    if character in "\n\r\t":
        return " "
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "␡"
    if 0x80 <= code < 0xA0 or code in HIDDEN or unicodedata.category(character) in ("Cs", "Co", "Cn"):
        return "\ufffd"
    return character


def printable(text: str) -> str:
    """Replace what would steer a terminal by visible signs of the same length; line ends become blanks."""
    return "".join(map(_printable, text))


def wrap(text: str, width: int) -> list[tuple[int, int]]:
    """Give the (start, end) offsets of lines at most `width` cells wide.

    Lines break at blanks and between wide characters, never before closing punctuation or after opening
    punctuation unless nothing else is possible. Blanks at a break belong to no line.
    """
    width = max(width, 4)
    lines: list[tuple[int, int]] = []
    start = 0
    while start < len(text):
        end = _fit(text, start, width)
        if end < len(text):
            end = _break(text, start, end)
        stop = end
        while stop > start and text[stop - 1] == " ":
            stop -= 1
        lines.append((start, stop))
        start = end
        while start < len(text) and text[start] == " ":
            start += 1
    return lines or [(0, 0)]


def _fit(text: str, start: int, width: int) -> int:
    used, end = 0, start
    while end < len(text):
        used += get_character_cell_size(text[end])
        if used > width:
            break
        end += 1
    return max(end, start + 1)


def _break(text: str, start: int, end: int) -> int:
    for at in range(end, start + max(1, (end - start) // 4), -1):
        before, after = text[at - 1], text[at]
        if after in NOT_AT_START or before in NOT_AT_END:
            continue
        if before == " " or after == " " or _wide(before) or _wide(after):
            return at
    return end


def _wide(character: str) -> bool:
    return get_character_cell_size(character) == 2


def underline(text: str, line: tuple[int, int], marks: Iterable[tuple[int, int]], sign: str = "─") -> str:
    """Give the row below a line: signs under the marked offsets, as wide as what they mark."""
    start, end = line
    row = [" "] * cell_len(text[start:end])
    for first, last in marks:
        first, last = max(first, start), min(last, end)
        if first < last:
            left = cell_len(text[start:first])
            for cell in range(left, left + cell_len(text[first:last])):
                row[cell] = sign
    return "".join(row).rstrip()


def clip(text: str, marks: list[tuple[int, int]], room: int) -> tuple[str, list[tuple[int, int]]]:
    """Shorten a text to about `room` cells around its marks; what is left out is shown as an ellipsis.

    Returns the shorter text and the marks moved with it. Marks are never cut.
    """
    if cell_len(text) <= room or not marks:
        return text, marks
    first, last = min(m[0] for m in marks), max(m[1] for m in marks)
    spare = max(room - cell_len(text[first:last]), 16)
    left, right = first, last
    while spare > 0 and (left > 0 or right < len(text)):
        if left > 0:
            left -= 1
            spare -= get_character_cell_size(text[left])
        if right < len(text):
            spare -= get_character_cell_size(text[right])
            right += 1
    left = _word_edge(text, left, first, 1)
    right = _word_edge(text, right, last, -1)
    head, tail = "…" if left > 0 else "", "…" if right < len(text) else ""
    shift = len(head) - left
    return head + text[left:right] + tail, [(a + shift, b + shift) for a, b in marks]


def _word_edge(text: str, at: int, stop: int, step: int) -> int:
    """Move an edge towards `stop` until it does not cut a word of narrow letters."""
    edge = at
    while 0 < edge < len(text) and edge != stop and text[edge - 1].isalnum() and text[edge].isalnum():
        if _wide(text[edge - 1]) or _wide(text[edge]):
            break
        edge += step
    return edge


def hang(text: str, width: int, indent: int) -> Iterator[str]:
    """Wrap a text into lines of which all but the first are indented by `indent` cells."""
    text = printable(text)
    for number, (start, end) in enumerate(wrap(text, width - indent)):
        yield (" " * indent if number else "") + text[start:end]
