"""Words that tell two persons apart: another office, a handover, a family, an office held together."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rules.corrections import one_of
from rules.view import View
from timeline.alternatives import any_of
from timeline.lexicon import Lexicon
from timeline.model import Span
from timeline.script import simplify


@dataclass(frozen=True, slots=True)
class Cues:
    """An office before a name, the same after it, words that tell two persons apart; what many are."""

    before: re.Pattern[str]
    after: re.Pattern[str]
    apart: re.Pattern[str]
    many: re.Pattern[str]


@lru_cache(maxsize=16)
def cues_of(lexicon: Lexicon, language: str) -> Cues:
    """Compile the words of one language; an office that `other` makes another one is no match."""
    words: dict[str, list[str]] = defaultdict(list)
    for entry in lexicon.table("person_cues", language):
        words[entry["cue"]] += entry["words"]
    office, other = one_of(words["office"], language), any_of(words["other"])
    apart = one_of([*words["handover"], *words["kin"], *words["joint"]], language)
    many = one_of(words["many"], language) + r"\s*$"
    if language == "en":
        before = rf"(?P<other>\b(?:{other})[\s-]*)?(?P<office>{office}),?\s+(?:(?:Mr|Mrs|Ms|Dr|Prof)\.?\s+)?$"
        after = rf",\s+(?:[\w’'-]+\s+){{0,5}}?(?P<other>\b(?:{other})[\s-]*)?(?P<office>{office})"
    else:
        before = rf"(?P<other>{other})?(?P<office>{office})$"
        after = rf"(?P<other>{other})?(?P<office>{office})"
    return Cues(*(re.compile(pattern, re.IGNORECASE) for pattern in (before, after, apart, many)))


def told_apart(view: View, places: Sequence[Span]) -> bool:
    """Whether a sentence of one of the names, or one beside it, tells of two holders or of a family."""
    for place in places:
        document = view.documents[place.document]
        own = view.sentence(place.document, place.start)
        number = next((n for n, s in enumerate(document.sentences) if s.start == own.start), 0)
        around = document.sentences[max(number - 1, 0) : number + 2] or (own,)
        text = simplify(document.text[around[0].start : around[-1].end])
        if cues_of(view.lexicon, view.documents[place.document].tongue).apart.search(text):
            return True
    return False
