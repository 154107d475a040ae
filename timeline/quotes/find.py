"""Finds who is said to say what in a document, by the reader of its language."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.lexicon import Lexicon
from timeline.model import Document, Name
from timeline.quotes.attribution import Attribution
from timeline.quotes.chinese import find_chinese
from timeline.quotes.credited import credited
from timeline.quotes.english import find_english
from timeline.quotes.stances import find_stances
from timeline.quotes.turns import Turn, find_turns, said_in


def _in_turn(said: Attribution, turns: Sequence[Turn]) -> bool:
    return any(t.label[0] < said.end and said.start < t.end for t in turns)


def find_attributions(document: Document, names: Sequence[Name], lexicon: Lexicon) -> tuple[Attribution, ...]:
    """Find all attributions of a document, sorted by place; its quotes are those of speech.

    What is said in the turn of an interview is that speaker's, and read no further.
    """
    find = find_english if document.language == "en" else find_chinese
    turns = find_turns(document, names, lexicon)
    told = [a for a in find(document, names, lexicon) if not _in_turn(a, turns)]
    found = [*told, *said_in(document, turns), *find_stances(document, lexicon)]
    found = list(credited(document, found, names))
    return tuple(sorted(found, key=lambda a: (a.start, a.end)))
