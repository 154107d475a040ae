"""Who is said to say what: the span of the words, the speaker, the stance and the occasion."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from timeline.lexicon import Lexicon
from timeline.model import Stance
from timeline.script import simplify


@dataclass(frozen=True, slots=True)
class Attribution:
    """Words that a text gives to somebody, or a stance that it takes to its own.

    start, end: the words.  cue: the verb or word that tells.  speaker is None where nobody is named.
    direct: whether the words stand in quotation marks or are a turn of an interview.  speech: whether
    they are said at all (else only a stance is known).
    """

    document: str
    start: int
    end: int
    speaker: str | None
    speaker_key: str | None
    stance: Stance
    cue: tuple[int, int]
    sentence: tuple[int, int]
    occasion: str | None = None
    direct: bool = False
    speech: bool = True


@dataclass(frozen=True, eq=False)
class Cues:
    """Cue words of one language: form → word → stance."""

    forms: dict[str, dict[str, Stance]]

    def of(self, *forms: str) -> dict[str, Stance]:
        """The words of some forms, with their stances."""
        return {word: stance for form in forms for word, stance in self.forms.get(form, {}).items()}


@functools.cache
def compile_cues(lexicon: Lexicon, language: str) -> Cues:
    """Read the table `attribution` of one language ("zh" or "en")."""
    forms: dict[str, dict[str, Stance]] = {}
    for entry in lexicon.table("attribution", language):
        for word in entry["words"]:
            forms.setdefault(entry["form"], {})[simplify(word)] = entry["stance"]
    return Cues(forms)


def trimmed(text: str, first: int, last: int, lead: str, tail: str) -> tuple[int, int] | None:
    """A stretch without some characters at either end; None where hardly anything is left."""
    said = text[first:last]
    first, last = last - len(said.lstrip(lead)), first + len(said.rstrip(tail))
    return (first, last) if last - first >= 2 else None
