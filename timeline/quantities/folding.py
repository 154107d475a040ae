"""Folds a text character by character to simplified script and half width, so that offsets stay true."""

from __future__ import annotations

import functools
import unicodedata

_WIDE = range(0xFF01, 0xFF5F)
_KEEP = "，：；！？（）"
_MORE = {
    "﹪": "%",
    "﹩": "$",
    "￥": "¥",
    "￡": "£",
    "￠": "¢",
    "⁄": "/",
    "〜": "~",
    "\u3000": " ",
    "\u00a0": " ",
    "\u202f": " ",
    "\u2009": " ",
}


@functools.cache
def fold_table() -> dict[int, str]:
    """Code point → its one-character fold; characters that stay as they are have no entry."""
    from opencc import OpenCC

    han = [chr(c) for c in range(0x3400, 0xA000)]
    simple = OpenCC("t2s").convert("\n".join(han)).split("\n")
    table = {ord(a): b for a, b in zip(han, simple, strict=True) if a != b and len(b) == 1}
    table |= {c: unicodedata.normalize("NFKC", chr(c)) for c in _WIDE if chr(c) not in _KEEP}
    return table | {ord(a): b for a, b in _MORE.items()}


@functools.lru_cache(maxsize=1)
def fold(text: str) -> str:
    """Give the text in simplified script and half width. The result has the same length as the text.

    The latest is kept: the dates and the quantities of a text are read from the same fold.
    """
    return text if text.isascii() else text.translate(fold_table())
