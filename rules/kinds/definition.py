"""Definition: one term has one meaning, an abbreviation is spelt out in one way, a fiscal year has one end.

`definition: meaning` compares what texts say that a term means: numbers of one unit, and words that exclude
each other in meanings that are otherwise alike. `definition: full-form` compares what an abbreviation stands
for: two spellings clash when they are alike but for one word, for a wholly different one is of another thing,
and a shortening is none. `definition: year-end` compares the months in which the fiscal year of one company
ends. How a language defines is data: the table `definitions` of the lexicon.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from rules import meanings, words
from rules.forms import Printed
from rules.language import Rule
from rules.view import Draft, View, ordered
from timeline.definitions import Definition, find_definitions, words_of
from timeline.model import Quantity, Span
from timeline.script import simplify
from timeline.stretch import within

CROWD = 40
"""Definitions of one term that are compared with each other."""
SHOWN = 3
"""Definitions of each side that are shown."""
FOREMOST = 3
"""The names that an article prints most often: what it is about."""
YEAR = re.compile(r"\b(?:19|20)\d\d(?!\d)")
WHOSE = ("organisation", "product", "model", "work", "place")


@dataclass(frozen=True, slots=True)
class Telling:
    """A definition with the numbers in its meaning and the names that say whose it is."""

    definition: Definition
    language: str
    quantities: tuple[Quantity, ...]
    owners: frozenset[str]

    @property
    def document(self) -> str:
        """Where it stands."""
        return self.definition.term.document


def definition(rule: Rule, view: View) -> Iterator[Draft]:
    """Two tellings of one term that exclude each other, one finding a term."""
    sort = rule.check["definition"]
    clash = CLASHES[sort]
    for group in by_term(view, sort).values():
        for a, b in combinations(group[:CROWD], 2):
            why = clash(view, a, b) if _of_one_thing(view, a, b) else None
            if why:
                yield _draft(view, group, a, b, why)
                break


def by_term(view: View, sort: str) -> dict[str, list[Telling]]:
    """The definitions of the corpus by what they define, without those of an old or a proposed meaning."""
    groups: dict[str, list[Telling]] = defaultdict(list)
    for document, facts in view.by_document():
        language = document.tongue
        for found in find_definitions(document, view.lexicon):
            if found.sort != sort or _changed(view, found, language):
                continue
            inside = within(facts.quantities, found.meaning.start, found.meaning.end)
            numbers = tuple(q for q in inside if q.end <= found.meaning.end)
            groups[_key(view, found, sort)].append(Telling(found, language, numbers, _owners(view, found)))
    return groups


def _key(view: View, found: Definition, sort: str) -> str:
    """What a term has in common with its other printings: the metric that it names, else its own words."""
    return found.key if sort != "meaning" else meanings.metric_of(view.lexicon, found.key) or found.key


def _changed(view: View, found: Definition, language: str) -> bool:
    """Whether a sentence says that a meaning was another, or is only proposed."""
    said = view.words(found.term.document, found.start).lower()
    told = meanings.holding(said, words_of(view.lexicon, language, "changed"), language)
    return bool(told) and found.sort != "full-form"


def _owners(view: View, found: Definition) -> frozenset[str]:
    """The names in the sentence of a definition, outside of its own words: whose meaning it is."""
    place = view.sentence(found.term.document, found.start)
    own = [(found.term.start, found.term.end)]
    if found.sort == "meaning":
        own.append((found.meaning.start, found.meaning.end))
    told = [
        n
        for n in within(view.facts[found.term.document].names, place.start, place.end)
        if n.type in WHOSE and not any(n.start < end and start < n.end for start, end in own)
    ]
    if found.whose and not any(simplify(n.text) in found.whose for n in told):
        return frozenset({found.whose})
    names = [n for n in told if n.start < found.start] or told
    return frozenset(n.key for n in names)


def _of_one_thing(view: View, a: Telling, b: Telling) -> bool:
    """Whether two definitions can be of one thing: whose they are, or what their articles are about.

    What one paragraph sets side by side means two things.
    """
    x, y = a.definition.term, b.definition.term
    if x.document == y.document and view.one_paragraph(Printed(x), Printed(y)):
        return False
    if a.owners and b.owners:
        return any(x in y or y in x for x in a.owners for y in b.owners)
    about = [t.owners or _about(view, t.document) for t in (a, b)]
    if a.definition.sort == "year-end":
        return bool(about[0] & about[1])
    known = [view.named(t.document) for t in (a, b)]
    if not all(about):
        return True
    if a.owners or b.owners:
        return bool(about[0] & known[1]) and bool(about[1] & known[0])
    return bool(known[0] & known[1])


def _about(view: View, document: str) -> frozenset[str]:
    """The names that an article prints most often."""
    counted = Counter(n.key for n in view.facts[document].names if n.type in WHOSE)
    return frozenset(key for key, _ in counted.most_common(FOREMOST))


def _meanings(view: View, a: Telling, b: Telling) -> str | None:
    """The numbers or the words by which two meanings exclude each other."""
    for p in a.quantities:
        alone = [q for q in a.quantities if meanings.of_one_measure(p, q)] == [p]
        others = [q for q in b.quantities if meanings.of_one_measure(p, q)]
        if alone and len(others) == 1 and meanings.apart(p, others[0]):
            return f"{p.text} and {others[0].text} set two bounds"
    if a.language != b.language:
        return None
    x, y = a.definition.meaning.text, b.definition.meaning.text
    found = meanings.opposed(view.lexicon, a.language, x, y)
    return f"{found[0]} and {found[1]} exclude each other" if found else None


def _full_forms(view: View, a: Telling, b: Telling) -> str | None:
    """The words by which two spellings of one abbreviation differ, where they are alike otherwise."""
    x, y = a.definition.meaning.text, b.definition.meaning.text
    found = meanings.spelt_apart(view.lexicon, x, y)
    return f"{found[0]} and {found[1]} are two things" if found else None


def _year_ends(view: View, a: Telling, b: Telling) -> str | None:
    """The months in which the year of one company is said to end; neighbouring ones may be of one week.

    Of years long apart nothing is said: a company can change its year.
    """
    years = [{int(y) for y in YEAR.findall(t.definition.meaning.text)} for t in (a, b)]
    if all(years) and min(abs(x - y) for x in years[0] for y in years[1]) > 1:
        return None
    m, n = a.definition.month or 0, b.definition.month or 0
    return f"one year ends in one month, not in {m} and {n}" if 2 <= abs(m - n) <= 10 else None


CLASHES: dict[str, Callable[[View, Telling, Telling], str | None]] = {
    "meaning": _meanings,
    "full-form": _full_forms,
    "year-end": _year_ends,
}


def _draft(view: View, group: Sequence[Telling], a: Telling, b: Telling, why: str) -> Draft:
    """The proof: what each side says, who says it, and why both cannot stand."""
    sides = [[t for t in group if meanings.same(t.definition, side.definition)][:SHOWN] for side in (a, b)]
    shown = [t for side in sides for t in side]
    steps = []
    for side, first in zip(sides, (a, b), strict=True):
        sources = view.independent(Printed(t.definition.term) for t in side)
        said = first.definition
        numbers = "".join(f": {words.quantity(q)}" for q in first.quantities[:2])
        steps.append(f"{said.term.text} = {said.meaning.text}{numbers} ({words.counted(sources, 'source')})")
    return Draft(
        ordered(view.evidence(Printed(whole(view, t.definition))) for t in shown),
        (*steps, why),
        {
            "term": a.definition.term.text,
            "a.text": a.definition.meaning.text,
            "b.text": b.definition.meaning.text,
        },
        confidence=0.7,
        entities=tuple(sorted(a.owners & b.owners)),
    )


def whole(view: View, found: Definition) -> Span:
    """A definition from its beginning to its end."""
    text = view.documents[found.term.document].text
    return Span(found.term.document, found.start, found.end, text[found.start : found.end])
