"""Corrections that articles print of themselves: which figures they take back, and which stand instead."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from rules.stories import metrics_in
from rules.view import Row, View
from timeline.lexicon import Lexicon
from timeline.model import Claim, Quantity
from timeline.script import simplify

REACH = 3
"""Sentences of a paragraph that a correction takes up, counted from the one that begins it."""


@dataclass(frozen=True, slots=True)
class Note:
    """A correction: its place, the numbers that it takes back, and those that it lets stand."""

    document: str
    start: int
    end: int
    wrong: tuple[Quantity, ...]
    right: tuple[Quantity, ...]


@lru_cache(maxsize=16)
def cues(lexicon: Lexicon, language: str) -> Mapping[str, re.Pattern[str]]:
    """The words of each cue as one pattern; Latin ones as whole words."""
    words: dict[str, list[str]] = {}
    for entry in lexicon.table("evidence_cues", language):
        words.setdefault(entry["cue"], []).extend(entry["words"])
    return {cue: re.compile(one_of(w, language), re.IGNORECASE) for cue, w in words.items()}


def one_of(words: Iterable[str], language: str) -> str:
    """A pattern for any of the words, the longest first."""
    shown = "|".join(map(re.escape, sorted(words, key=lambda w: (-len(w), w))))
    return rf"(?<!\w)(?:{shown})(?!\w)" if language == "en" else f"(?:{shown})"


def language_of(view: View, document: str) -> str:
    """The language of the tables that a document is read with."""
    return "en" if view.documents[document].language == "en" else "zh"


def notes_of(view: View) -> dict[str, tuple[Note, ...]]:
    """The corrections of each article that prints some."""
    found = {name: tuple(_notes(view, name)) for name in view.documents}
    return {name: notes for name, notes in found.items() if notes}


def _notes(view: View, document: str) -> Iterator[Note]:
    known, table = view.documents[document], cues(view.lexicon, language_of(view, document))
    text = simplify(known.text)
    end = 0
    for number, sentence in enumerate(known.sentences):
        if sentence.start < end or not table["note"].search(text, sentence.start, sentence.end):
            continue
        after = known.sentences[number : number + REACH]
        end = max(s.end for s in after if s.paragraph == sentence.paragraph)
        inside = [q for q in view.facts[document].quantities if sentence.start <= q.start < end]
        wrong = [q for q in inside if _taken_back(text, sentence.start, q, table)]
        yield Note(document, sentence.start, end, tuple(wrong), tuple(q for q in inside if q not in wrong))


def _taken_back(text: str, start: int, q: Quantity, table: Mapping[str, re.Pattern[str]]) -> bool:
    """Whether the last cue before a number of a correction says that the number was a mistake."""
    before = ((m.end(), cue) for cue in ("wrong", "right") for m in table[cue].finditer(text, start, q.start))
    return max(before, default=(0, "right"))[1] == "wrong"


def retracted(view: View, row: Row) -> bool:
    """Whether a correction takes back what stands at a place: then its article does not say it."""
    return any(
        q.start < row.end and row.start < q.end
        for note in view.corrections.get(row.document, ())
        for q in note.wrong
    )


def corrects(note: Note, claim: Claim, right: Quantity, wrong: Iterable[Quantity], view: View) -> bool:
    """Whether a correction settles a claim: it gives the right value, takes a wrong one back, or names the
    metric where it prints no numbers.
    """
    given = any(_one(q, right) for q in note.right)
    back = any(_one(q, other) for q in note.wrong for other in wrong)
    if note.wrong or note.right:
        return (given or back) and not any(_one(q, right) for q in note.wrong)
    return claim.document == note.document and _named(view, note, claim)


def _one(a: Quantity, b: Quantity) -> bool:
    return a.value is not None and a.value == b.value and a.unit == b.unit


def _named(view: View, note: Note, claim: Claim) -> bool:
    """Whether a correction without numbers names the metric of a claim."""
    return claim.metric in metrics_in(view, note.document, note.start, note.end)
