"""An answer is worth what stands in the text: its quoted words are found there, or it is dropped.

Values and dates are never taken from a model: a quoted number must be one that our readers read at that very
place, a quoted date likewise, and a quoted name is the entity that our own joining makes of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from timeline.claims.metric import Found, accepts
from timeline.claims.nouns import cut_noun
from timeline.claims.period import Time, as_of, at_end, usable
from timeline.claims.public import PLAIN_NOUN
from timeline.claims.subject import ANAPHOR, Topic
from timeline.claims.vocabulary import Metric, Vocabulary, vocabulary
from timeline.extractors.prompt import Stretch
from timeline.lexicon import Lexicon, stop_words
from timeline.model import Claim, Document, Facts, Name, Quantity, Span, When
from timeline.script import folded

ABSENT, AMBIGUOUS, UNREAD = "not in the text", "ambiguous", "number not read"
UNDATED, UNNAMED, MISFIT = "date not read", "no name", "unit does not fit"
ARTICLE = re.compile(r"(?:the|an?)\s+", re.I)
PROPER_EN = re.compile(r"[A-Z0-9]")
WORD_EN = re.compile(r"[a-z][a-z'-]*")
BREAK = re.compile(r"[,.;:!?，。；：！？、\n]")
NOUN_WORDS, NOUN_SIGNS = 3, 8
"""How long a noun that no lexicon knows may be, in English words and in Chinese characters."""


class Placed(Protocol):
    """A row with its place."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends."""


Row = TypeVar("Row", bound=Placed)


class UngroundedError(Exception):
    """An answer that is dropped, and why."""


@dataclass(frozen=True, slots=True)
class Grounded:
    """What an answer comes to: the claim whose number it quotes, and what it says of it.

    spans: the quoted words at their places.
    """

    claim: Claim
    subject: Topic | None
    metric: Found | None
    time: Time | None
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """An article as our own readers see it. claims: all numbers, those that measure nothing too."""

    facts: Facts
    claims: Sequence[Claim]
    text: str
    folded: str
    words: Vocabulary

    @property
    def document(self) -> Document:
        """The article."""
        return self.facts.document


def reading_of(facts: Facts, claims: Sequence[Claim], lexicon: Lexicon) -> Reading:
    """Make an article ready for its answers."""
    language = facts.document.tongue
    document = facts.document
    return Reading(facts, claims, document.text, folded(document.text), vocabulary(lexicon, language))


def ground(answer: Mapping[str, str | None], stretch: Stretch, reading: Reading) -> Grounded:
    """Find the words of an answer in the text and read them anew. Raises UngroundedError."""
    claim = claim_at(answer["sentence"] or "", answer["value"] or "", stretch, reading)
    found = {
        name: place_of(words, claim.start, stretch, reading)
        for name in ("subject", "metric", "period")
        if (words := (answer[name] or "").strip())
    }
    metric = metric_of(found.get("metric"), claim.quantity, reading)
    return Grounded(
        claim,
        subject_of(found.get("subject"), reading),
        metric,
        time_of(found.get("period"), metric.metric if metric else None, reading),
        tuple(Span(claim.document, a, b, reading.text[a:b]) for a, b in sorted(set(found.values()))),
    )


def places(text: str, words: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """All places of the words between two offsets."""
    at = text.find(words, start, end) if words else -1
    while at >= 0:
        yield at, at + len(words)
        at = text.find(words, at + 1, end)


def claim_at(sentence: str, value: str, stretch: Stretch, reading: Reading) -> Claim:
    """The one claim whose number is quoted, in the sentence that is quoted. Raises UngroundedError."""
    sentence, value = sentence.strip(), value.strip()
    quoted = False
    for low, high in places(reading.text, sentence, stretch.start, stretch.end):
        spots = list(places(reading.text, value, low, high))
        quoted = quoted or bool(spots)
        near = [c for c in reading.claims if low <= c.start and c.end <= high]
        meant = {c.id: c for c in near for spot in spots if means(spot, c, reading.text)}
        exact = [c for c in meant.values() if c.text == value]
        chosen = exact or list(meant.values())
        if len(chosen) > 1:
            raise UngroundedError(AMBIGUOUS)
        if chosen:
            return chosen[0]
    raise UngroundedError(UNREAD if quoted else ABSENT)


def means(spot: tuple[int, int], claim: Claim, text: str) -> bool:
    """Whether quoted words are those of a number: all of it, or all but its unit."""
    start, end = spot
    if start <= claim.start and claim.end <= end:
        return True
    rest = text[claim.start : start] + text[end : claim.end]
    return claim.start <= start and end <= claim.end and not re.search(r"\d", rest)


def place_of(words: str, at: int, stretch: Stretch, reading: Reading) -> tuple[int, int]:
    """Where quoted words stand nearest to an offset, in stretch or headline. Raises UngroundedError."""
    found = list(places(reading.text, words, stretch.before, stretch.end))
    for sentence in reading.document.sentences:
        if not found and sentence.section == "headline":
            found = list(places(reading.text, words, sentence.start, sentence.end))
    if not found:
        raise UngroundedError(ABSENT)
    return min(found, key=lambda place: abs(place[0] - at))


def overlapping(rows: Iterable[Row], place: tuple[int, int]) -> list[Row]:
    """The rows that share a character with a place."""
    return [row for row in rows if row.start < place[1] and place[0] < row.end]


def subject_of(place: tuple[int, int] | None, reading: Reading) -> Topic | None:
    """The entity of a quoted name, as our joining has it, or what a noun names. Raises UngroundedError.

    What a noun names is known within its article alone, so its key is that of no other article.
    """
    if place is None:
        return None
    named = overlapping(reading.facts.names, place)
    if len({n.key for n in named}) > 1:
        raise UngroundedError(AMBIGUOUS)
    start, end = place
    opening = ARTICLE.match(reading.text, start, end)
    bare = opening.end() if opening else start
    if named and 2 * (named[0].end - named[0].start) >= end - bare:
        return topic_of(named[0], reading.document)
    words, key = reading.text[bare:end], reading.folded[bare:end]
    language = reading.words.language
    pronoun = ANAPHOR[language].fullmatch(reading.folded[start:end])
    if named or pronoun or not is_noun(key, reading.words):
        raise UngroundedError(UNNAMED)
    if language == "en" and is_proper(words, bare, reading.document):
        return Topic(words, key, "model", "other")
    return Topic(words, key + local(reading.document.id), "model", "noun")


def local(document: str) -> str:
    """What ends the key of a subject that is known within one document alone."""
    return f"@{document}"


def topic_of(name: Name, document: Document) -> Topic:
    """A name as the subject of a number; an article's own outlet is none. Raises UngroundedError."""
    if document.outlet and (name.canonical in document.outlet or document.outlet in name.text):
        raise UngroundedError(UNNAMED)
    return Topic(name.canonical, name.key, "model", name.type)


def is_noun(key: str, known: Vocabulary) -> bool:
    """Whether words, in simplified script and lower case, may be those of a thing: no pronoun, no clause."""
    if known.language == "en":
        words, stops = key.split(), stop_words(known.lexicon, "counted_noun")
        return 0 < len(words) <= NOUN_WORDS and stops.isdisjoint(words) and not BREAK.search(key)
    return 1 < len(key) <= NOUN_SIGNS and not PLAIN_NOUN.search(key) and not BREAK.search(key)


def is_proper(words: str, start: int, document: Document) -> bool:
    """Whether every word begins like that of a name, and not only because a sentence begins with it."""
    parts = words.split()
    opens = any(start == s.start for s in document.sentences)
    return all(PROPER_EN.match(part) for part in parts) and (len(parts) > 1 or not opens)


def metric_of(place: tuple[int, int] | None, quantity: Quantity, reading: Reading) -> Found | None:
    """The lexicon's metric in quoted words, else their noun; None without either. Raises UngroundedError."""
    if place is None:
        return None
    words = reading.folded[place[0] : place[1]]
    found = [m for m in reading.words.metrics.find(words) if not m[2].weak]
    if found:
        fitting = [m for m in found if accepts(m[2], quantity)]
        if not fitting:
            raise UngroundedError(MISFIT)
        metric = max(fitting, key=lambda m: (m[1] - m[0], m[0]))[2]
        return Found(metric.key, "model", metric)
    noun = noun_of(words, reading.words)
    return Found(noun, "model") if noun else None


def noun_of(words: str, known: Vocabulary) -> str:
    """The key of a metric that no lexicon knows, as the built-in readers make it."""
    if known.language == "en":
        stops = stop_words(known.lexicon, "counted_noun")
        return "_".join([w for w in WORD_EN.findall(words) if w not in stops][:NOUN_WORDS])
    noun = cut_noun(words)
    return noun if len(noun) > 1 else ""


def time_of(place: tuple[int, int] | None, metric: Metric | None, reading: Reading) -> Time | None:
    """The time of a quoted date, as our own readers resolve it. Raises UngroundedError."""
    if place is None:
        return None
    dates: list[When] = [w for w in overlapping(reading.facts.dates, place) if usable(w)]
    if len({w.period for w in dates}) > 1:
        raise UngroundedError(AMBIGUOUS)
    if not dates or dates[0].period is None:
        raise UngroundedError(UNDATED)
    time = Time(dates[0].period, dates[0].granularity, "model")
    return as_of(at_end(dates[0], time)) if metric is not None and metric.kind == "stock" else time
