"""Whether the words around a date speak of what was or of what will be."""

from __future__ import annotations

import functools
import re
from typing import Literal

from timeline.lexicon import LANGUAGES, Lexicon

Tense = Literal["past", "future", "told", "silent"]
"""past, future: a cue says so. told: no cue, but words (news tells what was). silent: the date is alone."""

_BREAK = re.compile(r"[。！？!?\n]|[.;；](?=\s)")
_WORD = re.compile(r"[^\W\d_]")
_REACH = 160


@functools.cache
def _cues(lexicon: Lexicon) -> dict[str, re.Pattern[str] | None]:
    """One pattern a tense over the cue words of every language (table dates_tense)."""
    words: dict[str, list[str]] = {"past": [], "future": []}
    for language in LANGUAGES:
        for entry in lexicon.table("dates_tense", language):
            edge = r"\b" if language == "en" else ""
            words[entry["tense"]] += [f"{edge}{re.escape(w)}{edge}" for w in entry["words"]]
    return {
        k: re.compile("|".join(sorted(w, key=len, reverse=True)), re.I) if w else None
        for k, w in words.items()
    }


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Give the sentence that holds a span, at most 160 characters to either side."""
    low, high = max(0, start - _REACH), min(len(text), end + _REACH)
    for match in _BREAK.finditer(text, low, start):
        low = match.end()
    after = _BREAK.search(text, end, high)
    return low, after.start() if after else high


def tense_at(text: str, start: int, end: int, lexicon: Lexicon) -> Tense:
    """Read the tense of the sentence around a date, its nearest cue first."""
    low, high = sentence_around(text, start, end)
    if not _WORD.search(text[low:start] + text[end:high]):
        return "silent"
    nearest: tuple[int, Tense] | None = None
    for name, pattern in _cues(lexicon).items():
        if pattern is None:
            continue
        for match in pattern.finditer(text, low, high):
            away = max(match.start() - end, start - match.end(), 0)
            if nearest is None or away < nearest[0]:
                nearest = (away, "future" if name == "future" else "past")
    return nearest[1] if nearest else "told"
