"""Clauses that a text marks as plan, forecast, denial or hearsay, whoever says them."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from timeline.alternatives import any_of
from timeline.lexicon import Lexicon
from timeline.model import Document, Stance
from timeline.quotes.attribution import Attribution, compile_cues
from timeline.quotes.speakers import NOBODY
from timeline.script import simplify

FORMS = ("planned", "forecast", "denied", "reported")
STOP = re.compile(r"[。！？；;\n]|[.!?](?=\s|$)|,? (?:but|while|although) |，(?:但|而|不过|此前|去年|上年)")


@functools.cache
def cue_pattern(lexicon: Lexicon, language: str) -> re.Pattern[str]:
    """All stance cues of one language, longest first."""
    body = any_of(compile_cues(lexicon, language).of(*FORMS))
    return re.compile(
        rf"\b(?:{body})\b" if language == "en" else rf"(?:{body})(?=[\u3400-\u9fffA-Za-z0-9])(?!的)"
    )


def find_stances(document: Document, lexicon: Lexicon) -> Iterator[Attribution]:
    """From each cue to the end of its clause; no speaker, and nothing said."""
    language = document.tongue
    stances: dict[str, Stance] = compile_cues(lexicon, language).of(*FORMS)
    text = document.text if language == "en" else simplify(document.text)
    for match in cue_pattern(lexicon, language).finditer(text):
        stop = STOP.search(text, match.end())
        end = stop.start() if stop else len(text)
        if end > match.end():
            place, stance = (match.end(), end), stances[match[0]]
            sentence = match.start(), end
            yield Attribution(document.id, *place, *NOBODY, stance, match.span(), sentence, speech=False)
