"""How far two passages speak of the same thing: their rarer words, in one script, weighted by rarity.

Chinese text counts by pairs of characters, Latin text by word stems, and what was read there (metrics,
subjects) by its key, which both languages share. Weights are inverse document frequencies over the
sentences of the two articles that are compared, so that no third one moves what is said of them.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from rules.view import View
from timeline.model import Cell, Claim, Facts, Quantity
from timeline.script import simplify
from timeline.stretch import within

WORD = re.compile(r"[a-z][a-z'’]+")
HAN = re.compile(r"[㐀-䶿一-鿿]+")
CLAUSE = re.compile(r"[，,；;。！？!?\n:：]")
STEM = 6
LONGEST = 200
"""Characters; no number is printed at such length."""
DULL = frozenset(
    (
        "the and for that with from its was were has had have this which than then but not are will would "
        "said says their they who been after into also more about when what where there over some such "
        "other"
    ).split()
)
FEWEST = 120
"""Sentences that two articles are held to have at the least: in a few lines every word looks common."""
NEAR, FAR, AROUND = 1.0, 0.6, 0.3
"""Weights of a word in the clause of a number, elsewhere in its sentence, and in the lines around it."""


def features(text: str) -> set[str]:
    """The words of a passage as features."""
    plain = simplify(text).casefold()
    found = {w[:STEM] for w in WORD.findall(plain) if w not in DULL and len(w) > 2}
    for run in HAN.findall(plain):
        found.update(run[i : i + 2] for i in range(len(run) - 1))
    return found


@cache
def logarithms(total: int) -> tuple[float, ...]:
    """Weights by the number of sentences that hold a feature, out of so many; none where none holds it."""
    return (0.0, *(max(math.log((total + 1) / (held + 0.5)), 0.0) for held in range(1, total + 2)))


@dataclass
class Likeness:
    """The words of the articles and the contexts already worked out. Built once an audit."""

    view: View
    _contexts: dict[tuple[str, int, int], dict[str, float]] = field(default_factory=dict)
    _texts: dict[tuple[str, int, int], set[str]] = field(default_factory=dict)
    _counts: dict[str, Counter[str]] = field(default_factory=dict)

    def weight(self, word: str, one: str, other: str) -> float:
        """How much a feature counts between two articles: log of their sentences per one that holds it."""
        return self.weigher(one, other)(word)

    def weigher(self, one: str, other: str) -> Callable[[str], float]:
        """The weight of any feature between two articles."""
        left: Mapping[str, int] = self._counted(one)
        right: Mapping[str, int] = self._counted(other) if one != other else {}
        total = len(self.view.documents[one].sentences)
        total += len(self.view.documents[other].sentences) if one != other else 0
        logs = logarithms(max(total, FEWEST))

        def weight(word: str) -> float:
            return logs[min(left.get(word, 0) + right.get(word, 0), len(logs) - 1)]

        return weight

    def _counted(self, document: str) -> Counter[str]:
        """In how many sentences of an article each feature stands."""
        if document not in self._counts:
            counts: Counter[str] = Counter()
            for sentence in self.view.documents[document].sentences:
                counts.update(self._features(document, sentence.start, sentence.end))
            counts.update(f"={c.metric}" for c in self.view.facts[document].claims)
            counts.update(f"@{c.subject_key}" for c in self.view.facts[document].claims)
            self._counts[document] = counts
        return self._counts[document]

    def context(self, document: str, start: int, end: int) -> dict[str, float]:
        """The weighted features around a place: its clause, its sentence, and the sentence before it."""
        key = (document, start, end)
        if key not in self._contexts:
            self._contexts[key] = self._context(document, start, end)
        return self._contexts[key]

    def _context(self, document: str, start: int, end: int) -> dict[str, float]:
        text = self.view.documents[document].text
        place = self.view.sentence(document, start)
        left = max((place.start, *(m.end() for m in CLAUSE.finditer(text, place.start, start))))
        match = CLAUSE.search(text, end, max(place.end, end))
        right = match.start() if match else max(place.end, end)
        found: dict[str, float] = {}
        for span in self._around(document, place.start):
            found |= dict.fromkeys(self._features(document, *span), AROUND)
        found |= dict.fromkeys(self._features(document, place.start, place.end), FAR)
        found |= dict.fromkeys(features(text[left:start]) | features(text[end:right]), NEAR)
        found |= dict.fromkeys(self._read(self.view.facts[document], start, end), NEAR)
        return found

    def _around(self, document: str, start: int) -> list[tuple[int, int]]:
        sentences = self.view.documents[document].sentences
        number = next((i for i, s in enumerate(sentences) if s.start == start), None)
        if number is None:
            return []
        here = sentences[number]
        return [
            (s.start, s.end)
            for s in sentences[max(number - 1, 0) : number + 2]
            if s.paragraph == here.paragraph
        ]

    def _read(self, facts: Facts, start: int, end: int) -> Iterable[str]:
        for claim in claims_at(facts, start, end):
            yield f"={claim.metric}"
            if claim.subject_key:
                yield f"@{claim.subject_key}"

    def _features(self, document: str, start: int, end: int) -> set[str]:
        key = (document, start, end)
        if key not in self._texts:
            self._texts[key] = features(self.view.documents[document].text[start:end])
        return self._texts[key]

    def alike(
        self, a: tuple[str, int, int], b: tuple[str, int, int], read: bool = True
    ) -> tuple[float, float]:
        """How alike two places are: the weight that they share, and its part of what the lighter one has.

        Each shared feature counts its rarity times the smaller of its two weights of place. read: whether
        the metrics and subjects that were read there count too, beside the words.
        """
        left, right = self.context(*a), self.context(*b)
        if not read:
            left, right = ({w: p for w, p in c.items() if w[0] not in "=@"} for c in (left, right))
        weight = self.weigher(a[0], b[0])
        shared = sum(weight(w) * min(left[w], right[w]) for w in sorted(left.keys() & right.keys()))
        whole = min(
            sum(weight(w) * p for w, p in left.items() if p >= FAR),
            sum(weight(w) * p for w, p in right.items() if p >= FAR),
        )
        return shared, shared / whole if whole else 0.0

    def shared_words(self, a: tuple[str, int, int], b: tuple[str, int, int], most: int = 5) -> list[str]:
        """The weightiest words of the first place's sentence that the second has too, as they are printed.

        Neighbouring pairs of Chinese characters that are shared are one word.
        """
        place = self.view.sentence(a[0], a[1])
        text = self.view.documents[a[0]].text[place.start : place.end]
        plain = simplify(text).casefold()
        left, right = self.context(*a), self.context(*b)
        both = left.keys() & right.keys()
        weigh = self.weigher(a[0], b[0])
        found: dict[str, float] = {}
        for match in WORD.finditer(plain):
            if match[0][:STEM] in both:
                found[text[match.start() : match.end()]] = weigh(match[0][:STEM])
        for run in HAN.finditer(plain):
            start, weight = None, 0.0
            for i in range(run.start(), run.end()):
                pair = plain[i : i + 2]
                if i + 2 <= run.end() and pair in both:
                    start, weight = i if start is None else start, weight + weigh(pair)
                elif start is not None:
                    found[text[start : i + 1]] = weight
                    start, weight = None, 0.0
        return sorted(found, key=lambda w: (-found[w], w))[:most]


def claims_at(facts: Facts, start: int, end: int) -> list[Claim]:
    """The claims whose quantity stands at a place."""
    near = within(facts.claims, start - LONGEST, end)
    return [c for c in near if c.quantity.start < end and start < c.quantity.end]


FIGURE = re.compile(r"\d[\d,.]*")
WORDS = re.compile(r"[A-Za-z]{2,}|[\u3400-\u9fff]{2}")
"""Words of a line; of Chinese, which sets no blanks, two characters each."""
ROW = 3
"""Figures of a line that was a row of a table, with few words beside them."""


def cell_at(facts: Facts, start: int) -> Cell | None:
    """The cell of a table in which a place lies."""
    cells = facts.document.cells
    at = bisect_right(cells, start, key=lambda cell: cell.start) - 1
    return cells[at] if at >= 0 and start < cells[at].end else None


AMONG, REACH = re.compile(r"(?:[$€£¥]?[ (]*[\d.,]+\)?%?[ \t]+){2,}[$€£¥(]*$", re.ASCII), 40
"""Figures right before a number, with no word between: they were a row of a table."""


COLUMNS = re.compile(r"(?:[$€£¥]?[(]?\d[\d.,]*[)]?%?[ \t]+)+[$€£¥]?[(]?\d[\d.,]*[)]?%?[ \t]*$", re.ASCII)
"""Figures that end a line with no word between: the columns of a row (Rent and rates $49,000 $15,000)."""


LEADERS = re.compile(r"(?:\.\s?){4,}[$€£¥(]*$")
"""Dots that lead to the figure of a row."""


def unsized(view: View, q: Quantity) -> bool:
    """Whether a number stands without its size in a cell, or in a line of figures that was a row of a table:
    the table says that elsewhere.
    """
    if q.scale != 1:
        return False
    text = view.documents[q.document].text
    if AMONG.search(text, max(0, q.start - REACH), q.start):
        return True
    end = text.find("\n", q.end)
    columns = COLUMNS.search(text, text.rfind("\n", 0, q.start) + 1, end if end >= 0 else len(text))
    if columns is not None and columns.start() <= q.start:
        return True
    if LEADERS.search(text, max(0, q.start - REACH), q.start):
        return True
    said = view.words(q.document, q.start)
    line = next((part for part in said.split("\n") if q.text in part), said)
    figures = len(FIGURE.findall(line))
    row = figures >= ROW and sum(map(_words_in, WORDS.findall(line))) <= 2 * figures
    return row or cell_at(view.facts[q.document], q.start) is not None


def _words_in(run: str) -> int:
    """How many words a run of letters is: one, or one for each two Chinese characters."""
    return 1 if run.isascii() else len(run) // 2


def likeness_of(view: View) -> Likeness:
    """The likeness of a corpus, built once."""
    return view.made(Likeness)
