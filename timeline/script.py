"""One script for comparing text: simplified characters at the places of the print, and no accents."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Callable

HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")


@functools.cache
def converter() -> Callable[[str], str]:
    """The traditional-to-simplified converter, loaded when first needed."""
    from opencc import OpenCC

    convert: Callable[[str], str] = OpenCC("t2s").convert
    return convert


def unaccented(text: str) -> str:
    """A text without the accents of its letters: Inês and Ines are one name in two newsrooms."""
    if text.isascii():
        return text
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


@functools.lru_cache(maxsize=4096)
def simplify(text: str) -> str:
    """Write Chinese in simplified characters; the result has the length of `text`.

    Where the converter changes the length of a line, that line is converted character by character; a
    character without a single counterpart stays as it is.
    """
    if not HAN.search(text):
        return text
    whole = converter()(text)
    if len(whole) == len(text):
        return whole
    return "".join(simple_line(line) for line in re.split(r"(?<=[\n。])", text))


def simple_line(line: str) -> str:
    """Convert one line, as a whole if that keeps its length."""
    whole = converter()(line)
    return whole if len(whole) == len(line) else "".join(map(simple_character, line))


@functools.lru_cache(maxsize=16384)
def simple_character(character: str) -> str:
    """Convert one character; one that has no single counterpart stays."""
    simple = converter()(character)
    return simple if len(simple) == 1 else character


def as_printed(word: str, *places: str) -> str:
    """A word of a key (simplified, lower case) as the first of the `places` that has it prints it."""
    if word.isascii():
        return word
    for text in places:
        start = folded(text).find(word)
        if start >= 0 and folded(printed := text[start : start + len(word)]) == word:
            return printed
    return word


def folded(text: str) -> str:
    """A text in simplified characters and lower case, as keys are written; the result has its length."""
    return lowered(simplify(text))


def lowered(text: str) -> str:
    """A text in lower case; a letter that would become two (İ) stays, so that places do not move."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
