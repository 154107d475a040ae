"""Articles that reprint another: nearly the same sentences, whatever the headline above them.

A reprint is no independent source. Candidates are articles that share rare fingerprints of sentences (an
index, never all pairs); a pair is a reprint when most of the shorter one stands in the longer one nearly word
for word.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from timeline.model import Document

ALIKE = 82.0
"""Per cent (rapidfuzz ratio) from which two sentences are one sentence, edited."""
SHARE = 0.5
"""Share of the shorter article's characters that must stand in the other."""
SHINGLE = 12
"""Characters without white space and punctuation of one fingerprint."""
COMMON = 8
"""A fingerprint that more articles hold than this says nothing (boilerplate)."""
NOISE = re.compile(r"[\W_]+")


def find_copies(documents: Sequence[Document]) -> dict[str, str]:
    """Give reprint → original: of a pair the one that surely appeared first, else the one first by id."""
    texts = [sentences(d) for d in documents]
    copies: dict[str, str] = {}
    for first, second in sorted(candidates(texts)):
        if shared(texts[first], texts[second]) < SHARE:
            continue
        older, newer = sorted((documents[first], documents[second]), key=age)
        if newer.id not in copies:
            copies[newer.id] = copies.get(older.id, older.id)
    return copies


def age(document: Document) -> tuple[date, str]:
    """Sort key: the earliest possible day of publication, then the id."""
    day = document.published.first if document.published else None
    return day or date.max, document.id


def sentences(document: Document) -> list[str]:
    """The sentences below the headline in one script, without white space and punctuation."""
    from timeline.script import simplify

    simple = simplify if document.language == "zh-Hant" else str
    cut = (
        simple(document.text[s.start : s.end]) for s in document.sentences if s.section in ("lead", "body")
    )
    return [bare for c in cut if len(bare := NOISE.sub("", c).lower()) >= SHINGLE]


def candidates(texts: Sequence[Sequence[str]]) -> Iterator[tuple[int, int]]:
    """Pairs of articles that share at least eight fingerprints that few articles hold."""
    holders: dict[str, set[int]] = defaultdict(set)
    for number, found in enumerate(texts):
        for sentence in found:
            for at in range(0, len(sentence) - SHINGLE + 1):
                piece = sentence[at : at + SHINGLE]
                if hash_of(piece) % 4 == 0:
                    holders[piece].add(number)
    pairs: Counter[tuple[int, int]] = Counter()
    for held in holders.values():
        if 2 <= len(held) <= COMMON:
            ordered = sorted(held)
            pairs.update((a, b) for i, a in enumerate(ordered) for b in ordered[i + 1 :])
    return (pair for pair, count in pairs.items() if count >= 8)


def hash_of(piece: str) -> int:
    """A hash that is the same in every run."""
    value = 0
    for character in piece:
        value = (value * 131 + ord(character)) & 0xFFFFFFFF
    return value >> 7


def shared(one: Sequence[str], other: Sequence[str]) -> float:
    """The share of the shorter article's characters that lie in sentences which the other has too."""
    from rapidfuzz import fuzz, process

    short, long = sorted((one, other), key=lambda t: sum(map(len, t)))
    whole = sum(map(len, short))
    same = sum(
        len(s)
        for s in short
        if process.extractOne(s, long, scorer=fuzz.ratio, score_cutoff=ALIKE) is not None
    )
    return same / whole if whole else 0.0
