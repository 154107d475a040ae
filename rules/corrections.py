"""Corrections that articles print of themselves: which figures they take back, and which stand instead."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from rules.stories import metrics_in
from rules.view import Row, View
from timeline.alternatives import any_of
from timeline.lexicon import Lexicon
from timeline.model import Claim, Quantity, When
from timeline.script import simplify
from timeline.stretch import within

REACH = 3
"""Sentences of a paragraph that a correction takes up, counted from the one that begins it."""


Fact = Quantity | When


@dataclass(frozen=True, slots=True)
class Note:
    """A correction: its place, the numbers and dates that it takes back, and those that it lets stand."""

    document: str
    start: int
    end: int
    wrong: tuple[Fact, ...]
    right: tuple[Fact, ...]


@lru_cache(maxsize=16)
def cues(lexicon: Lexicon, language: str) -> Mapping[str, re.Pattern[str]]:
    """The words of each cue as one pattern; Latin ones as whole words."""
    words: dict[str, list[str]] = {}
    for entry in lexicon.table("evidence_cues", language):
        words.setdefault(entry["cue"], []).extend(entry["words"])
    return {cue: re.compile(one_of(w, language), re.IGNORECASE) for cue, w in words.items()}


def one_of(words: Iterable[str], language: str) -> str:
    """A pattern for any of the words, the longest first."""
    shown = any_of(words)
    return rf"(?<!\w)(?:{shown})(?!\w)" if language == "en" else f"(?:{shown})"


def notes_of(view: View) -> dict[str, tuple[Note, ...]]:
    """The corrections of each article that prints some."""
    found = {name: tuple(_notes(view, name)) for name in view.documents}
    return {name: notes for name, notes in found.items() if notes}


def _notes(view: View, document: str) -> Iterator[Note]:
    known = view.documents[document]
    table = cues(view.lexicon, known.tongue)
    text = simplify(known.text)
    end = 0
    for number, sentence in enumerate(known.sentences):
        if sentence.start < end or not table["note"].search(text, sentence.start, sentence.end):
            continue
        after = known.sentences[number : number + REACH]
        end = max(s.end for s in after if s.paragraph == sentence.paragraph)
        facts = view.facts[document]
        inside: list[Fact] = [
            *within(facts.quantities, sentence.start, end),
            *within(facts.dates, sentence.start, end),
        ]
        wrong = [f for f in inside if _taken_back(text, sentence.start, f.start, table)]
        yield Note(document, sentence.start, end, tuple(wrong), tuple(f for f in inside if f not in wrong))


def _taken_back(text: str, start: int, place: int, table: Mapping[str, re.Pattern[str]]) -> bool:
    """Whether the last cue before a place of a correction says that what stands there was a mistake."""
    before = ((m.end(), cue) for cue in ("wrong", "right") for m in table[cue].finditer(text, start, place))
    return max(before, default=(0, "right"))[1] == "wrong"


def retracted(view: View, row: Row) -> bool:
    """Whether a correction takes back what stands at a place: then its article does not say it."""
    return any(
        fact.start < row.end and row.start < fact.end
        for note in view.made(notes_of).get(row.document, ())
        for fact in note.wrong
    )


def corrects(view: View, note: Note, right: Fact, wrong: Iterable[Fact], claims: Iterable[Claim]) -> bool:
    """Whether a correction settles a fact of its article: it gives the right one, takes a wrong one back, or
    names the metric of a claim where it prints nothing of the sort.
    """
    given, back = ([f for f in facts if _alike(f, right)] for facts in (note.right, note.wrong))
    if given or back:
        told = any(_one(f, right) for f in given) or any(_one(f, other) for f in back for other in wrong)
        return told and not any(_one(f, right) for f in back)
    named = metrics_in(view, note.document, note.start, note.end)
    return any(claim.metric in named for claim in claims if claim.document == note.document)


def _alike(a: Fact, b: Fact) -> bool:
    """Whether two facts are of one sort: numbers of one unit, or dates."""
    if isinstance(a, Quantity) and isinstance(b, Quantity):
        return a.unit == b.unit
    return isinstance(a, When) and isinstance(b, When)


def _one(a: Fact, b: Fact) -> bool:
    if isinstance(a, Quantity) and isinstance(b, Quantity):
        return a.value is not None and a.value == b.value and a.unit == b.unit
    return isinstance(a, When) and isinstance(b, When) and a.period is not None and a.period == b.period
