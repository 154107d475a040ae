"""Publication dates of a corpus: each article from its own text, then from what the others say.

What one article calls yesterday, another gives a date. The sentence with the deictic is compared with the
dated sentences of the other articles by the words that they share, rarer words counting more (inverse
document frequency over the corpus). The date that fits the article's own bounds and is clearly the best
attested fixes the day of writing.
"""

from __future__ import annotations

import math
import re
from bisect import insort
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from timeline.dates.expressions import Mention, Relative
from timeline.evidence import Told, read
from timeline.filings import dated_by_cover
from timeline.lexicon import BUILTIN, Lexicon
from timeline.model import Document, Period, Span
from timeline.published import NEWS, infer_published, length

WORD = re.compile(r"[A-Za-z][A-Za-z'-]+|\d+|[\u3400-\u9fff]+")
LEAST = 0.25
"""Share of the weight of the deictic's passage that the other passage must have."""
RARE, CROWD = 40, 200
"""Words of a passage that are looked up, rarest first, and passages that are looked at for each."""
UNSEEN = ""
"""Stands for the words that no dated passage holds."""
CLEAR = 1.15
"""How much better the best date must be attested than the next."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A dated sentence with the one that follows it, of another article."""

    document: Document
    mention: Mention
    days: tuple[date, ...]
    words: frozenset[str]


Index = dict[str, list[Passage]]


def infer_corpus(
    documents: Sequence[Document], mentions: Sequence[Sequence[Mention]], lexicon: Lexicon = BUILTIN
) -> list[Document]:
    """Date all documents that say nothing of themselves, first from their own text, then from the others."""
    near = sorted(d.published.first for d in documents if d.published and d.published.first)
    twins = reprints(documents)
    done: list[Document] = []
    for document, found in zip(documents, mentions, strict=True):
        if document.published is None:
            twin = twins.get(document.id)
            period, because = infer_published(document, found, lexicon, twin or near)
            if twin and not (period and period.overlaps(beside_twin(twin[0]))):
                period, because = beside_twin(twin[0]), ()
            if period is not None:
                insort(near, period.first or period.last or date.min)
                document = replace(document, published=period, published_how="inferred", evidence=because)
            document = dated_by_cover(document)
        done.append(document)
    return narrowed(done, mentions, lexicon)


def reprints(documents: Sequence[Document]) -> dict[str, list[date]]:
    """Days on which the reprints or originals of undated articles appeared."""
    if all(d.published for d in documents):
        return {}
    from timeline.copies import find_copies

    days = {d.id: d.published.first for d in documents if d.published and d.published.first}
    found: dict[str, list[date]] = {}
    for one, other in find_copies(documents).items():
        for here, there in ((one, other), (other, one)):
            if here not in days and there in days:
                insort(found.setdefault(here, []), days[there])
    return found


def beside_twin(day: date) -> Period:
    """The days on which a reprint of an article of a day or its original is likely to have appeared."""
    return Period(day - NEWS, day + NEWS)


def narrowed(
    documents: Sequence[Document], mentions: Sequence[Sequence[Mention]], lexicon: Lexicon
) -> list[Document]:
    """Narrow inferred dates that span more than a week where a day is pointed at without being named."""
    wide = [d.published_how == "inferred" and d.published and length(d.published) > 7 for d in documents]
    if not any(wide) or len(documents) < 2:
        return list(documents)
    passages = list(dated_passages(documents, mentions, lexicon))
    weights = rarity(p.words for p in passages)
    index = held_by(passages)
    done: list[Document] = []
    for document, found, open_ in zip(documents, mentions, wide, strict=True):
        done.append(narrow(document, found, index, weights) if open_ else document)
    return done


def narrow(
    document: Document, mentions: Sequence[Mention], index: Index, weights: dict[str, float]
) -> Document:
    """Use the first deictic day (yesterday, today) whose passage is told with a date elsewhere."""
    for mention in mentions:
        said = mention.expression
        if not (isinstance(said, Relative) and said.unit == "day" and said.base == "published"):
            continue
        found = best(document, mention, said.offset, index, weights)
        if found is not None:
            day, passage = found
            here = Span(document.id, mention.start, mention.end, mention.text)
            there = passage.mention
            other = Span(passage.document.id, there.start, there.end, there.text)
            return replace(document, published=Period(day, day), evidence=(*document.evidence, here, other))
    return document


def best(
    document: Document, mention: Mention, offset: int, index: Index, weights: dict[str, float]
) -> tuple[date, Passage] | None:
    """The day of writing that the best attested date of the deictic's passage leads to."""
    words = passage_words(document, mention)
    whole = sum(weights.get(w, weights[UNSEEN]) for w in words)
    bounds = document.published
    scores: dict[date, float] = defaultdict(float)
    from_: dict[date, Passage] = {}
    for passage in sharing(words, index):
        if passage.document.id == document.id:
            continue
        shared = sum(weights.get(w, weights[UNSEEN]) for w in words & passage.words)
        if not whole or shared / whole < LEAST:
            continue
        for day in passage.days:
            written = day - timedelta(days=offset)
            if bounds is None or bounds.overlaps(Period(written, written)):
                scores[written] += shared
                from_.setdefault(written, passage)
    ranked = sorted(scores, key=lambda d: (-scores[d], d))
    if not ranked or (len(ranked) > 1 and scores[ranked[0]] < CLEAR * scores[ranked[1]]):
        return None
    return ranked[0], from_[ranked[0]]


def held_by(passages: Sequence[Passage]) -> Index:
    """Word → the passages that hold it."""
    index: Index = defaultdict(list)
    for passage in passages:
        for word in passage.words:
            index[word].append(passage)
    return index


def sharing(words: Iterable[str], index: Index) -> list[Passage]:
    """The passages that share a word which few passages hold, in the corpus's order."""
    rare = sorted((w for w in words if w in index), key=lambda w: (len(index[w]), w))
    found = {id(p): p for w in rare[:RARE] for p in index[w][:CROWD]}
    return sorted(found.values(), key=lambda p: (p.document.id, p.mention.start))


def dated_passages(
    documents: Sequence[Document], mentions: Sequence[Sequence[Mention]], lexicon: Lexicon
) -> Iterator[Passage]:
    """All sentences of the corpus that tell a day as past, with the days that they may mean."""
    for document, found in zip(documents, mentions, strict=True):
        for mention in found:
            told = read(mention, document.text, lexicon)
            if told is None or told.day is None or told.tense == "future":
                continue
            days = tuple(days_of(told, document))
            if days:
                yield Passage(document, mention, days, passage_words(document, mention))


def days_of(told: Told, document: Document) -> Iterator[date]:
    """The days that a date can mean beside its article's day of writing: the last one before it."""
    written = document.published.last if document.published else None
    years: Iterable[int] = (told.year,) if told.year else ()
    if not told.year and written:
        years = (written.year, written.year - 1)
    for year in years:
        day = told.reached(year)
        if day and (told.year or (written and day <= written)):
            yield day
            return


def passage_words(document: Document, mention: Mention) -> frozenset[str]:
    """Words (pairs of characters in Chinese) of the sentence that holds a mention and of the next one."""
    from timeline.script import simplify

    held = [i for i, s in enumerate(document.sentences) if s.start <= mention.start < s.end]
    if not held:
        return frozenset()
    pair = document.sentences[held[0] : held[0] + 2]
    text = " ".join(document.text[s.start : s.end] for s in pair).replace(mention.text, " ")
    return frozenset(words_of(simplify(text) if document.language != "en" else text))


def words_of(text: str) -> Iterator[str]:
    """Latin words and numbers in lower case, Chinese as overlapping pairs of characters."""
    for match in WORD.finditer(text):
        word = match[0]
        if word[0] >= "\u3400":
            yield from (word[i : i + 2] for i in range(len(word) - 1))
        else:
            yield word.lower()


def rarity(sets: Iterable[frozenset[str]]) -> dict[str, float]:
    """Inverse document frequency of words over passages; UNSEEN stands for all other words."""
    counts: Counter[str] = Counter()
    total = 0
    for words in sets:
        counts.update(words)
        total += 1
    found = {word: math.log((total + 1) / count) for word, count in counts.items()}
    return found | {UNSEEN: min(1.0, math.log(total + 1))}
