"""Frames: patterns of how a language prints a relation, compiled to regular expressions over marked
sentences.

In a marked sentence every number, metric, name and date is one private character, so that a pattern sees what
kind of thing stands there and not how it is printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from timeline.script import simplify

QUANTITY, METRIC, NAME, DATE, EARLIER = "\ue000", "\ue001", "\ue002", "\ue003", "\ue004"
MARKS = {"m": METRIC, "n": NAME, "t": f"[{DATE}{EARLIER}]", "p": EARLIER}
STOP = "。；！？;!?\n"
PLACEHOLDER = re.compile(r"\{(\w+)(?::(\w+))?\}([*?]?)")
UP, DOWN = "up", "down"


@dataclass(frozen=True, slots=True)
class Frame:
    """A compiled pattern. direction: what the frame says of the growth in it; units: what its numbers
    are in.
    """

    key: str
    pattern: re.Pattern[str]
    direction: str | None
    units: frozenset[str]


def compile_frames(entries: Iterable[Mapping[str, Any]]) -> tuple[Frame, ...]:
    """Compile a frames table: its classes first, then its frames in their order. Raises ValueError,
    naming the frame.
    """
    entries = list(entries)
    classes = {e["class"]: _alternatives(e["words"]) for e in entries if "class" in e}
    frames = []
    for entry in entries:
        if "pattern" not in entry:
            continue
        try:
            pattern = re.compile(_expression(entry["pattern"], classes))
        except (re.error, KeyError) as error:
            raise ValueError(f"frame {entry['key']}: {error}") from error
        frames.append(Frame(entry["key"], pattern, entry.get("direction"), frozenset(entry.get("unit", ()))))
    return tuple(frames)


def _alternatives(words: Iterable[str]) -> str:
    shapes = sorted({simplify(w).lower() for w in words}, key=lambda w: (-len(w), w))
    return "|".join(_word(w) for w in shapes)


def _word(word: str) -> str:
    body = re.escape(word).replace(r"\ ", r"\s+")
    left = r"(?<![a-z0-9])" if word[0].isascii() and word[0].isalnum() else ""
    right = r"(?![a-z0-9])" if word[-1].isascii() and word[-1].isalnum() else ""
    return left + body + right


def _expression(pattern: str, classes: Mapping[str, str]) -> str:
    """Write a frame's pattern as a regular expression; `change` is a class up or down that says which."""
    count = 0

    def part(name: str, argument: str | None, repeat: str) -> str:
        nonlocal count
        count += 1
        if name == "q":
            return f"(?P<q{count}_{argument or 'level'}>{QUANTITY})"
        if name == "gap":
            return f"[^{STOP}{QUANTITY}]{{0,{argument}}}?"
        if name == "change":
            return f"(?:(?P<up{count}>{classes['up']})|(?P<down{count}>{classes['down']})){repeat}"
        if name in MARKS:
            return MARKS[name] + repeat
        return rf"(?:(?:{classes[name]})\s*){repeat}" if repeat else f"(?:{classes[name]})"

    pieces = []
    place = 0
    text = simplify(pattern)
    for match in PLACEHOLDER.finditer(text):
        pieces += [_literal(text[place : match.start()]), part(*match.groups())]
        place = match.end()
    return "".join([*pieces, _literal(text[place:])])


def _literal(piece: str) -> str:
    """Blanks between parts are any white space; commas and brackets of either width are one."""
    piece = re.sub(r"\s+", r"\\s*", piece)
    return piece.replace("，", "[，,、]").replace("（", "[（(]").replace("）", "[）)]")
