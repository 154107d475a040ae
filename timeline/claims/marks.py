"""A sentence with its mentions marked: the view of it that frames, topics and metrics are found in."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from timeline.claims.measures import find_measures
from timeline.claims.patterns import DATE, EARLIER, FINITE, METRIC, NAME, QUANTITY
from timeline.claims.vocabulary import Basis, Metric, ScopeWord, Vocabulary
from timeline.model import Facts, Name, Quantity, Sentence, When

Kind = Literal["quantity", "metric", "name", "date"]
CHARACTERS: dict[Kind, str] = {"quantity": QUANTITY, "metric": METRIC, "name": NAME, "date": DATE}
OWNED = re.compile(r"['’]s\s(?!\d)|(?<=s)['’]\s")
"""What makes a noun the owner of the next one, and no metric (the country's electricity)."""
RAISES = frozenset({"raised", "raise", "raises", "raising"})
RAISED_ONE = re.compile(
    r"\s(?:its|their|his|her|the|a)\s(?:[a-z-]+\s){0,3}?(?:forecasts?|estimates?|guidance|outlook|targets?|ratings?|prices?|dividend|stake|"
    r"output|production|wages?|pay|rates?|fares?|tariffs?|offer|bid|profit)\b"
    r"|\s(?:(?:its|their|his|her|the)\s)?(?:[a-z-]+\s){1,3}(?:by\s(?:[a-z]+\s)?)?[\d.]+\s?(?:%|per\s?cent)"
)
"""What makes raised no raising of money (raised their forecast for earnings per share to 31.2p)."""
ONE = frozenset(
    "city country store shop branch outlet team club user customer client patient doctor nurse teacher "
    "supplier merchant developer candidate voter bed seat job employee worker member".split()
)
"""Nouns of which only the plural is counted."""
ONE_OF = re.compile(r"\b(?:the|this|that|another)\s(?:[a-z-]+\s)?$")
COMPOUND = re.compile(r"[a-z]-$")
"""What makes a word part of another (a private-equity firm)."""
AS_VERB = re.compile(r"\b(?:will|would|to|could|can|may|might|must|should)\s$")
LISTED = (
    rf"(?:\s(?:[a-z-]+\s)?[a-z{NAME}-]+,)*\s(?:[a-z-]+\s)?[a-z{NAME}-]+"
    rf"\s(?:and|or)\s(?:[a-z-]+\s)?(?!{FINITE}\b)[a-z{NAME}-]+"
    rf"\s(?:(?:in|during|for|over)\s(?:the\s)?)?{DATE}"
)
"""The rest of a list behind its first, and a date that is of them all (stone, sand and gravel in 2024)."""
CLAUSE_END = re.compile(
    rf"[，；;。！？!?\n]|,(?!\d)(?!{LISTED})|\s[—–-]\s|[：:](?=[\s“\"「])(?!\s{QUANTITY})|(?:\s(?:while|whereas|but)\s)"
    rf"|\swith\s(?=(?:[a-z]+\s){{0,2}}{METRIC}\s(?:[a-z]+ing|up|down)\s)"
)
"""What ends a clause; a colon right before a number is that of its label (Gross margin: 31%), and with begins
one where a metric of its own moves behind it (with gross profit declining 22%)."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A mention in a sentence: its place in the document, and its place in the marked text."""

    kind: Kind
    start: int
    end: int
    value: Quantity | Metric | Name | When
    at: int = 0


def quantity_of(mark: Mark) -> Quantity:
    """The number that a mark of one stands for."""
    assert isinstance(mark.value, Quantity)
    return mark.value


def metric_of(mark: Mark) -> Metric:
    """The metric that a mark of one stands for."""
    assert isinstance(mark.value, Metric)
    return mark.value


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence whose mentions are one character each.

    text: the marked text, in simplified script and lower case.  clauses: ends of its clauses.
    offsets: for each character of `text`, the document offset at which it begins.
    """

    sentence: Sentence
    text: str
    offsets: tuple[int, ...]
    marks: tuple[Mark, ...]
    bases: tuple[tuple[int, int, Basis], ...]
    scopes: tuple[tuple[int, int, ScopeWord], ...]
    clauses: tuple[int, ...]
    weak: tuple[tuple[int, int, Metric], ...] = ()

    def clause_of(self, at: int) -> int:
        """The number of the clause in which a place of the marked text lies."""
        return bisect.bisect_left(self.clauses, at)

    def clause_span(self, clause: int) -> tuple[int, int]:
        """Where a clause lies in the marked text."""
        start = self.clauses[clause - 1] + 1 if clause else 0
        return start, self.clauses[clause] if clause < len(self.clauses) else len(self.text)

    def printed(self, start: int, end: int, text: str) -> str:
        """The piece of the document's (folded) text that a stretch of the marked text stands for."""
        last = self.mark_at(end - 1)
        return text[self.offsets[start] : last.end if last is not None else self.offsets[end - 1] + 1]

    def clause_around(self, at: int) -> tuple[int, int]:
        """Where the clause of a place lies in the marked text."""
        return self.clause_span(self.clause_of(at))

    def mark_at(self, at: int, kind: Kind | None = None) -> Mark | None:
        """The mark at a place of the marked text, if there is one (of that kind)."""
        return next((m for m in self.marks if m.at == at and kind in (None, m.kind)), None)

    def of(self, kind: Kind, start: int, end: int) -> list[Mark]:
        """The marks of one kind between two places of the marked text."""
        return [m for m in self.marks if m.kind == kind and start <= m.at < end]


def mark_sentences(facts: Facts, text: str, words: Vocabulary) -> list[Marked]:
    """Mark every sentence of a document with its dates, quantities and names. text: the folded text."""
    found: list[tuple[int, int, Kind, Quantity | Metric | Name | When]] = []
    dates = facts.dates
    quantities = _beyond_dates(facts.quantities, dates)
    known = (words.metrics.entries, words.scopes.entries)
    names = [n for n in facts.names if not any(text[n.start : n.end] in entries for entries in known)]
    bases, scopes = list(words.bases.find(text)), list(words.scopes.find(text))
    bases = _outside(bases, dates)
    spans = [(d.start, _end_of(d, bases), d) for d in dates]
    found += [(q.start, q.end, "quantity", q) for q in quantities]
    found += [(start, end, "date", when) for start, end, when in spans]
    found += [(n.start, n.end, "name", n) for n in names]
    open_text = _without(text, [(q.start, q.end) for q in quantities] + [(a, b) for a, b, _ in spans])
    metrics = [m for m in words.metrics.find(open_text) if not OWNED.match(text, m[1])]
    if words.language == "en":
        metrics = [m for m in metrics if not (text[m[0] : m[1]] in RAISES and RAISED_ONE.match(text, m[1]))]
        metrics = [m for m in metrics if not COMPOUND.search(open_text, max(0, m[0] - 2), m[0])]
        metrics = [
            m
            for m in metrics
            if not (text[m[0] : m[1]] in ONE and ONE_OF.search(text, max(0, m[0] - 24), m[0]))
        ]
    metrics = [m for m in metrics if not (m[2].noun and AS_VERB.search(text, max(0, m[0] - 8), m[0]))]
    if words.language == "zh":
        metrics = [m for m in metrics if not OTHER_WORD.search(text, max(0, m[0] - 1), m[1] + 2)]
        metrics += find_measures(
            open_text,
            sorted(q.start for q in quantities),
            [m for m in metrics if m[2].key != "share"],
            words.lexicon,
        )
    found += [(start, end, "metric", metric) for start, end, metric in metrics if not metric.weak]
    weak = [m for m in metrics if m[2].weak]
    weak_starts = [w[0] for w in weak]
    kept = _without_overlaps(found)
    starts = [k[0] for k in kept]
    base_starts, scope_starts = [b[0] for b in bases], [s[0] for s in scopes]
    marked = []
    for sentence in facts.document.sentences:
        inside = kept[bisect.bisect_left(starts, sentence.start) : bisect.bisect_left(starts, sentence.end)]
        own_bases = bases[_between(base_starts, sentence)]
        own_scopes = scopes[_between(scope_starts, sentence)]
        own_weak = weak[_between(weak_starts, sentence)]
        marked.append(replace(_mark(sentence, text, inside, own_bases, own_scopes), weak=tuple(own_weak)))
    return marked


def _beyond_dates(quantities: Sequence[Quantity], dates: Sequence[When]) -> list[Quantity]:
    """The numbers but for lengths of time that are part of a longer date (半年 in 上半年)."""
    spans = [(d.start, d.end) for d in dates if d.period is not None and d.granularity != "duration"]
    starts = [start for start, _ in spans]
    kept = []
    for quantity in quantities:
        place = bisect.bisect_right(starts, quantity.start) - 1
        inside = place >= 0 and quantity.end <= spans[place][1]
        longer = inside and quantity.end - quantity.start < spans[place][1] - spans[place][0]
        if not (longer and quantity.dimension in ("time", "age", "rank", "count", "number")):
            kept.append(quantity)
    return kept


def _outside(bases: Sequence[tuple[int, int, Basis]], dates: Sequence[When]) -> list[tuple[int, int, Basis]]:
    """The bases that do not begin within a date and go on beyond it (the 月增 of 12月增长)."""
    starts = [d.start for d in dates]
    kept = []
    for base in bases:
        place = bisect.bisect_left(starts, base[0]) - 1
        inside = place >= 0 and base[0] < dates[place].end < base[1]
        if not inside:
            kept.append(base)
    return kept


def _end_of(when: When, bases: Sequence[tuple[int, int, Basis]]) -> int:
    """Where a date ends, with the rest of the words of a basis that it opens (上年 in 上年同期)."""
    place = bisect.bisect_left(bases, when.start, key=lambda b: b[1])
    inside = [
        b for b in bases[max(0, place - 1) : place + 3] if b[0] < when.end <= b[1] and when.start < b[1]
    ]
    return max([when.end, *(b[1] for b in inside if b[2].shift)])


def _without(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with some stretches blanked, at the same offsets."""
    pieces = []
    place = 0
    for start, end in sorted(spans):
        if start >= place:
            pieces += [text[place:start], "\x00" * (end - start)]
            place = end
    return "".join([*pieces, text[place:]])


def _between(starts: list[int], sentence: Sentence) -> slice:
    return slice(bisect.bisect_left(starts, sentence.start), bisect.bisect_left(starts, sentence.end))


OTHER_WORD = re.compile(r"线城市|员工会(?!议)")
"""Words in which the end or the beginning of a metric is none (三四线城市, 球员工会)."""
RANK: dict[Kind, int] = {"quantity": 0, "date": 1, "metric": 2, "name": 2}


def _without_overlaps(
    found: Iterable[tuple[int, int, Kind, Quantity | Metric | Name | When]],
) -> list[tuple[int, int, Kind, Quantity | Metric | Name | When]]:
    """Numbers before dates before the longer of a metric and a name; a number inside a name is part of
    the name.
    """
    found = list(found)
    name_spans = sorted((f[0], f[1]) for f in found if f[2] == "name")
    name_starts = [s for s, _ in name_spans]
    longest = max((end - start for start, end in name_spans), default=0)

    def in_name(start: int, end: int) -> bool:
        place = bisect.bisect_right(name_starts, start) - 1
        while place >= 0 and start - name_spans[place][0] <= longest:
            if end <= name_spans[place][1] and end - start < name_spans[place][1] - name_spans[place][0]:
                return True
            place -= 1
        return False

    ordered = sorted(found, key=lambda f: (RANK[f[2]], f[0] - f[1], f[0]))
    taken: list[tuple[int, int]] = []
    kept = []
    for item in ordered:
        start, end, kind, _ = item
        if kind == "quantity" and in_name(start, end):
            continue
        place = bisect.bisect_left(taken, (start, end))
        before = taken[place - 1] if place else None
        after = taken[place] if place < len(taken) else None
        if (before and before[1] > start) or (after and after[0] < end):
            continue
        taken.insert(place, (start, end))
        kept.append(item)
    return sorted(kept, key=lambda f: f[0])


EARLIER_WORD = re.compile(r"(?:上|去|前)一?(?:年|季度?|月|赛季)")
FOLLOWED = re.compile(r"(?:则|仅|约|只有)?(?:为|是|有)?\s?[0-9一二三四五六七八九十]")


def _mark(
    sentence: Sentence,
    text: str,
    inside: Sequence[tuple[int, int, Kind, Quantity | Metric | Name | When]],
    bases: Sequence[tuple[int, int, Basis]],
    scopes: Sequence[tuple[int, int, ScopeWord]],
) -> Marked:
    pieces: list[str] = []
    offsets: list[int] = []
    marks = []
    place = sentence.start
    for start, end, kind, value in inside:
        if start < place:
            continue
        pieces.append(text[place:start])
        offsets.extend(range(place, start))
        marks.append(Mark(kind, start, end, value, len(offsets)))
        compared = (
            kind == "date" and EARLIER_WORD.fullmatch(text[start:end]) and FOLLOWED.match(text[end : end + 4])
        )
        based = compared or (
            kind == "date" and any(b[0] < end and start < b[1] and b[2].shift for b in bases)
        )
        pieces.append(EARLIER if based else CHARACTERS[kind])
        offsets.append(start)
        place = end
    if place < sentence.end:
        pieces.append(text[place : sentence.end])
        offsets.extend(range(place, sentence.end))
    shown = "".join(pieces)
    clauses = tuple(m.start() for m in CLAUSE_END.finditer(shown))
    return Marked(sentence, shown, tuple(offsets), tuple(marks), tuple(bases), tuple(scopes), clauses)
