"""Keys of a terminal, one at a time, by name: letters as themselves, `enter`, `esc`, `up`, `space` …"""

from __future__ import annotations

import os
import sys
from codecs import getincrementaldecoder
from collections.abc import Iterator
from contextlib import contextmanager

NAMES = {
    "\r": "enter",
    "\n": "enter",
    "\t": "tab",
    " ": "space",
    "\x7f": "backspace",
    "\x08": "backspace",
    "\x15": "ctrl-u",
    "\x1b": "esc",
    "\x04": "q",
}
SEQUENCES = {
    "[A": "up",
    "[B": "down",
    "[C": "right",
    "[D": "left",
    "OA": "up",
    "OB": "down",
    "OC": "right",
    "OD": "left",
    "[5~": "pageup",
    "[6~": "pagedown",
    "[H": "home",
    "[1~": "home",
}
WAIT = 0.4
"""Seconds after which a silent keyboard gives None, so that a changed window is drawn anew."""
WINDOWS = {"H": "up", "P": "down", "M": "right", "K": "left", "I": "pageup", "Q": "pagedown", "G": "home"}


@contextmanager
def raw_keys() -> Iterator[Iterator[str | None]]:
    """Read single keys without echo while the block runs; afterwards the terminal is as it was."""
    if sys.platform == "win32":
        yield _windows()
        return
    import termios
    import tty

    handle = sys.stdin.fileno()
    before = termios.tcgetattr(handle)
    try:
        tty.setcbreak(handle)
        yield _posix(handle)
    finally:
        termios.tcsetattr(handle, termios.TCSADRAIN, before)


def _posix(handle: int) -> Iterator[str | None]:
    import select

    decoder = getincrementaldecoder("utf-8")("replace")
    while True:
        if not select.select([handle], [], [], WAIT)[0]:
            yield None
            continue
        read = os.read(handle, 1024)
        if not read:
            yield "q"
            return
        yield from split(decoder.decode(read))


def split(text: str) -> Iterator[str]:
    """Cut what a terminal sends into keys."""
    at = 0
    while at < len(text):
        if text[at] == "\x1b":
            sequence = next((s for s in SEQUENCES if text.startswith(s, at + 1)), None)
            if sequence:
                yield SEQUENCES[sequence]
                at += 1 + len(sequence)
                continue
            if text[at + 1 : at + 2] in ("[", "O"):  # a key that has no name here
                at += 2
                while at < len(text) and not text[at].isalpha() and text[at] != "~":
                    at += 1
                at += 1
                continue
        yield NAMES.get(text[at], text[at])
        at += 1


def _windows() -> Iterator[str | None]:
    if sys.platform != "win32":
        return
    import msvcrt

    while True:
        key = msvcrt.getwch()
        if key == "\x03":
            raise KeyboardInterrupt
        if key in ("\x00", "\xe0"):
            yield WINDOWS.get(msvcrt.getwch(), "")
        else:
            yield NAMES.get(key, key)
