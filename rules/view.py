"""A corpus as the rules look at it: rows by document and sentence, evidence, who copies whom."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from typing import Any, Protocol, TypeVar, cast

from rules.findings import Evidence, Judgement, Suggestion, Verdict
from rules.language import Rule
from timeline.filings import Filing, filing_of
from timeline.lexicon import BUILTIN, LANGUAGES, Lexicon
from timeline.model import Claim, Corpus, Document, Event, Facts, Period, Quantity, Sentence

T = TypeVar("T")
YEAR = re.compile(r"\d{4}|[一二][零〇○一二三四五六七八九]{3}年")
LONGEST_PARAGRAPH = 800
"""Characters between two places of one paragraph."""


class Row(Protocol):
    """What every row has: an id and an exact place."""

    @property
    def id(self) -> str: ...
    @property
    def document(self) -> str: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def text(self) -> str: ...


KNOWN = 1000
"""How much a known fact of the project counts."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What a kind hands on: the proof of a finding, before its rule gives it a name and a verdict its cap.

    verdict: None takes the rule's. inferred: some key part was not printed. slots: words for the message.
    involved: the numbers that exclude each other, for the severity.
    """

    evidence: tuple[Evidence, ...]
    steps: tuple[str, ...]
    slots: dict[str, str]
    confidence: float = 0.9
    verdict: Verdict | None = None
    inferred: bool = False
    suggestion: Suggestion | None = None
    entities: tuple[str, ...] = ()
    involved: tuple[Quantity, ...] = ()
    judgement: Judgement | None = None


LONG_AFTER, NEWS = 500, 1100
"""Days between two articles that are not of one story, and for which what happened is a report's own news."""


@dataclass(frozen=True)
class View:
    """Look-ups over one corpus; nothing in it is changed."""

    corpus: Corpus
    lexicon: Lexicon = BUILTIN
    groups: Mapping[str, str] = field(default_factory=dict)
    """Outlet → the group that it belongs to; outlets of one group are one source."""
    drafts: frozenset[str] = frozenset()
    """Ids of the documents that are checked against the rest: they bear no witness for what they say."""
    trust: Mapping[str, int] = field(default_factory=dict)
    """Document id → whose word counts more where two disagree, where it is not 1."""
    rules: Mapping[str, Rule] = field(default_factory=dict)
    """The rules that run, by id, for those that build on what others derive."""
    _made: dict[Callable[[View], Any], Any] = field(default_factory=dict, repr=False)
    _starts: dict[str, list[int]] = field(default_factory=dict, repr=False)
    _names: dict[str, frozenset[str]] = field(default_factory=dict, repr=False)
    _numbers: dict[str, frozenset[tuple[str, Fraction]]] = field(default_factory=dict, repr=False)

    @cached_property
    def documents(self) -> dict[str, Document]:
        """Documents by id."""
        return {f.document.id: f.document for f in self.corpus.facts}

    @cached_property
    def filings(self) -> dict[str, Filing]:
        """The documents that are reports to an exchange, by id."""
        found = {d.id: filing_of(d.text, d.title) for d in self.documents.values()}
        return {key: filing for key, filing in found.items() if filing is not None}

    @cached_property
    def facts(self) -> dict[str, Facts]:
        """Facts by document id."""
        return {f.document.id: f for f in self.corpus.facts}

    @cached_property
    def metrics(self) -> dict[str, tuple[str, str]]:
        """The metrics of the lexicon: whether a value is a flow, of a day or a stock, and its dimension."""
        found: dict[str, tuple[str, str]] = {}
        for language in LANGUAGES:
            for entry in self.lexicon.table("metrics", language):
                kind, dimension = found.get(entry.get("key", ""), ("flow", "any"))
                found[entry.get("key", "")] = (entry.get("kind", kind), entry.get("dimension", dimension))
        return found

    @cached_property
    def printed(self) -> dict[tuple[Fraction | None, str], list[Quantity]]:
        """All numbers by value and unit."""
        found: dict[tuple[Fraction | None, str], list[Quantity]] = defaultdict(list)
        for facts in self.corpus.facts:
            for q in facts.quantities:
                found[q.value, q.unit].append(q)
        return found

    def exact_numbers(self, document: str) -> frozenset[tuple[str, Fraction]]:
        """The exact numbers by which an article can be told: no times, no ranks, none below ten."""
        if document not in self._numbers:
            self._numbers[document] = frozenset(
                (q.dimension, q.value)
                for q in self.facts[document].quantities
                if q.value is not None and q.value >= 10 and q.dimension not in ("rank", "time", "ordinal")
            )
        return self._numbers[document]

    def sure(self, event: Event, year: bool = False) -> bool:
        """Whether the year of an event rests on what is printed or given, not on a guess from the corpus.

        A draft is of now, as its corpus is. year: whether the event's own year must,
        where the article does not say when it appeared.
        """
        when, document = event.when, self.documents[event.document]
        if when is None:
            return False
        if when.anchor is not None and when.anchor.source == "context":
            return False
        guessed = when.anchor is not None or any(f.startswith("year_from") for f in when.flags)
        if not guessed or document.published_how != "inferred":
            return True
        if year:
            return False
        if document.id in self.drafts:
            return True
        counted = when.anchor is not None and when.anchor.source == "published"
        return _tells_year(document) and not (counted and _is_wide(document.published))

    def lapse(self, one: str, other: str) -> int:
        """The days that lie at least between two articles.

        0 where the day of one is only inferred: it may change with an article that is added.
        """
        documents = (self.documents[one], self.documents[other])
        a, b = (d.published if d.published_how != "inferred" else None for d in documents)
        if a is None or b is None or None in (a.first, a.last, b.first, b.last):
            return 0
        assert a.first and a.last and b.first and b.last
        return max((a.first - b.last).days, (b.first - a.last).days, 0)

    def of_own_time(self, one: Event, other: Event) -> bool:
        """Whether two articles that appeared long after each other tell each of what was news to it."""
        if self.lapse(one.document, other.document) < LONG_AFTER:
            return False
        days = [(self.documents[e.document].published, e.period) for e in (one, other)]
        ages = [(d.first - p.first).days for d, p in days if d and p and d.first and p.first]
        return len(ages) == 2 and all(age <= NEWS for age in ages)

    def named(self, document: str) -> frozenset[str]:
        """The keys of all names of an article."""
        if document not in self._names:
            self._names[document] = frozenset(n.key for n in self.facts[document].names)
        return self._names[document]

    @cached_property
    def stems(self) -> dict[str, str]:
        """Organisations by how they are printed, and Chinese ones also by their first two characters."""
        found: dict[str, str] = {}
        for facts in self.corpus.facts:
            for name in facts.names:
                if name.type in ("organisation", "product"):
                    found.setdefault(name.text, name.key)
                    if not name.text.isascii() and len(name.text) > 2:
                        found.setdefault(name.text[:2], name.key)
        return found

    def made(self, make: Callable[[View], T]) -> T:
        """What a function makes of the corpus: its likeness, its corrections … Made once an audit."""
        if make not in self._made:
            self._made[make] = make(self)
        return cast(T, self._made[make])

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """All claims, in the order of the documents."""
        return tuple(c for f in self.corpus.facts for c in f.claims)

    @cached_property
    def assisted(self) -> dict[str, Claim]:
        """The claims that a model had a part in, by id."""
        return {c.id: c for c in self.claims if c.reader is not None}

    def original(self, document: str) -> str:
        """The document that this one reprints, or itself: copies of one story count once."""
        seen = {document}
        while document in self.corpus.copies:
            document = self.corpus.copies[document]
            if document in seen:
                break
            seen.add(document)
        return document

    def source(self, document: str) -> str:
        """Whose word this is: the outlet of the original, or the original itself when it names none."""
        original = self.original(document)
        known = self.documents.get(original)
        outlet = known.outlet if known is not None and known.outlet else original
        return self.groups.get(outlet, outlet)

    def word(self, rows: Iterable[Row]) -> int:
        """How much the most trusted document counts that prints one of the rows."""
        return max((self.trust.get(r.document, 1) for r in rows), default=0)

    def outlets(self, rows: Iterable[Row]) -> int:
        """How many outlets print the rows, a draft counted as one."""
        return len({self.source(r.document) for r in rows})

    def independent(self, rows: Iterable[Row]) -> int:
        """How many independent outlets stand behind the rows; a draft is none."""
        return len({self.source(r.document) for r in rows if r.document not in self.drafts})

    def sentence(self, document: str, start: int) -> Sentence:
        """The sentence in which an offset lies (the whole text where there are none)."""
        doc = self.documents[document]
        if document not in self._starts:
            self._starts[document] = [s.start for s in doc.sentences]
        number = bisect_right(self._starts[document], start) - 1
        if number < 0:
            return Sentence(0, len(doc.text), "body", 0)
        return doc.sentences[number]

    def one_paragraph(self, a: Row, b: Row) -> bool:
        """Whether two rows stand in one paragraph, and near each other: some files have no paragraphs."""
        if a.document != b.document or abs(a.start - b.start) > LONGEST_PARAGRAPH:
            return False
        return self.sentence(a.document, a.start).paragraph == self.sentence(b.document, b.start).paragraph

    def words(self, document: str, start: int) -> str:
        """The printed sentence around an offset."""
        place = self.sentence(document, start)
        return self.documents[document].text[place.start : place.end]

    def evidence(self, row: Row, values: str = "") -> Evidence:
        """A row as evidence: its place, the whole sentence, and what was read there."""
        place = self.sentence(row.document, row.start)
        doc = self.documents[row.document]
        sentence = doc.text[min(place.start, row.start) : max(place.end, row.end)]
        return Evidence(
            row.document, doc.path, row.start, row.end, row.text, sentence, place.start, row.id, values
        )

    def by_document(self) -> Iterator[tuple[Document, Facts]]:
        """Each document with its facts, in the order of the paths."""
        for facts in self.corpus.facts:
            yield facts.document, facts


def ordered(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Evidence without repetitions, sorted by path, then start."""
    unique = {(e.document, e.start, e.end): e for e in evidence}
    return tuple(sorted(unique.values(), key=lambda e: (e.path, e.document, e.start, e.end)))


def _is_wide(period: Period | None) -> bool:
    """Whether an article may have appeared on days more than a week apart."""
    if period is None or period.first is None or period.last is None:
        return True
    return (period.last - period.first).days > 7


DATED_WEEKDAY = re.compile(r"日[，,、（(\s]{0,2}(?:星期|周|週|礼拜|禮拜)[一二三四五六日天]")


def _tells_year(document: Document) -> bool:
    """Whether what dates an undated article prints a year, or a day of the week, which few years fit."""
    return any(YEAR.search(span.text) or DATED_WEEKDAY.search(span.text) for span in document.evidence)
