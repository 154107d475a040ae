"""Interviews in print: a line that opens with a label and a colon is the turn of whoever the label names.

記者：… 何玉舟：…, 問：… 答：…, Q: … A: …. A label is a word that the table `attribution` has for who asks or
answers, or ends with a person's name. Such lines are turns where the text asks: by a label, or by a question.
Where only the first question and answer have labels, the paragraphs after them take turns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from timeline.lexicon import Lexicon
from timeline.model import Document, Name
from timeline.quotes.attribution import Attribution, compile_cues
from timeline.quotes.speakers import NOBODY, People, Speaker, of
from timeline.script import simplify

LINE = re.compile(
    r"^[ \t　]*(?:(?P<letter>[QA])[ \t]*[.:：]"
    r"|(?P<label>[^\s:：，。,.?？!！][^:：，。,?？!！\n]{0,40}?)[ \t]*[:：])[ \t　]*(?=\S)",
    re.MULTILINE,
)
ASKED = re.compile(r"[?？][”」』\"]?\s*$")
LONGEST = {"zh": 16, "en": 40}
"""Characters of a label: a name with its office."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says until the line ends. label: its place; asks: whether the label is who asks."""

    start: int
    end: int
    label: tuple[int, int]
    speaker: Speaker
    asks: bool


def find_turns(document: Document, names: Sequence[Name], lexicon: Lexicon) -> tuple[Turn, ...]:
    """The turns of a document, in their order; none where nobody asks."""
    language = document.tongue
    text, people = document.text, People(names)
    asks, answers = (set(compile_cues(lexicon, language).of(form)) for form in ("asks", "answers"))
    found = []
    for match in LINE.finditer(text):
        place, end = match.span(match.lastgroup or 0), text.find("\n", match.end())
        label = simplify(text[slice(*place)]).casefold()
        if len(label) > LONGEST[language]:
            continue
        speaker = people.main_person if label in answers else _named(people, *place)
        if label in asks | answers or speaker is not NOBODY:
            end = end if end >= 0 else len(text)
            found.append(Turn(match.end(), end, place, speaker, label in asks))
    if language == "en" and not found and (bare := list(_in_turn(text, people))):
        return tuple(bare)
    asked = any(t.asks for t in found) or any(ASKED.search(text, 0, t.label[0]) for t in found)
    return (*found, *_unlabelled(text, found)) if asked else ()


YOU = re.compile(r"\b[Yy]ou(?:r|['’]re|['’]ve)?\b")
FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Oo]ur|[Mm]y|us|me)\b")
SHORT = 160
"""Characters of a question that no label or question mark tells."""


def _in_turn(text: str, people: People) -> Iterator[Turn]:
    """The turns of an English interview without labels: short paragraphs that ask, or say something of "you",
    and what is answered in the first person.
    """
    places = [m.span() for m in PARAGRAPH.finditer(text) if m[0].strip()]
    asks = [_may_ask(text[start:end]) for start, end in places]
    first = next((i for i, asking in enumerate(asks) if asking and i), len(places))
    rest = list(zip(places[first:], asks[first:], strict=True))
    answers = [text[slice(*place)] for place, asking in rest if not asking]
    plain = sum(ASKED.search(text, *place) is not None for place, asking in rest if asking)
    if plain < BARE or people.main_person is NOBODY or 2 * sum(asks) < len(answers):
        return
    if any(QUOTED.search(a) for a in answers) or 2 * sum(
        FIRST_PERSON.search(a) is not None for a in answers
    ) < len(answers):
        return
    for place, asking in rest:
        yield Turn(*place, (place[0], place[0]), NOBODY if asking else people.main_person, asking)


QUOTED = re.compile(r"[\"“”]\s*(?:said|says)|(?:said|says)[^.]{0,40}[\"“”]")
BARE = 3
"""Questions that an interview without labels must have."""


def _may_ask(paragraph: str) -> bool:
    """Whether a paragraph asks, or says something short of whom it is said to."""
    plain = paragraph.strip()
    if ASKED.search(plain):
        return True
    return len(plain) < SHORT and YOU.search(plain) is not None and FIRST_PERSON.search(plain) is None


PARAGRAPH = re.compile(r"[^\n]+")
ENOUGH = 2
"""Questions without a label that must stand where a question is due."""


def _unlabelled(text: str, found: Sequence[Turn]) -> Iterator[Turn]:
    """The turns behind the last labelled answer, where every other paragraph is a question, and no answer."""
    speakers = {t.speaker.key for t in found if not t.asks}
    if not found or found[-1].asks or len(speakers) != 1 or speakers == {NOBODY.key}:
        return
    last = found[-1]
    rest = [m.span() for m in PARAGRAPH.finditer(text, last.end) if m[0].strip()]
    questions, answers = rest[0::2], rest[1::2]
    asking = [ASKED.search(text, *place) is not None for place in questions[: len(answers)]]
    if sum(asking) < max(ENOUGH, len(asking) / 2):
        return
    if any(ASKED.search(text, *place) for place in answers):
        return
    for asked, answered in zip(questions, answers, strict=False):
        yield Turn(*asked, (asked[0], asked[0]), NOBODY, True)
        yield Turn(*answered, (answered[0], answered[0]), last.speaker, False)


def _named(people: People, start: int, end: int) -> Speaker:
    """The person whose name ends a label, or whose surname it is."""
    inside = [n for n in people.between(start, end) if n.type == "person"]
    return of(inside[-1]) if inside and inside[-1].end == end else NOBODY


def said_in(document: Document, turns: Sequence[Turn]) -> Iterator[Attribution]:
    """The words of those who are asked, each turn a direct quote; a question is nobody's claim."""
    for turn in turns:
        if not turn.asks:
            place, line = (turn.start, turn.end), (turn.label[0], turn.end)
            yield Attribution(document.id, *place, *turn.speaker, "asserted", turn.label, line, direct=True)
