"""Persons: one office of one body, in two articles under two names that are a letter or character apart."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from rules import slips
from rules.apart import cues_of, told_apart
from rules.forms import Form, Printed, lone_first
from rules.judge import Side, judge
from rules.kinds.names import HAN, as_compared, attested
from rules.spelling import said_alike
from rules.stories import one_story
from rules.view import LONG_AFTER, Draft, View, ordered
from timeline.model import Name, Span
from timeline.names.tables import english_words, first_names
from timeline.script import simplify, unaccented
from timeline.stretch import within

SEASON = 180
"""Days between two articles in which an office is held to be in one hand."""
SHORT_HAN, SHORT_LATIN = 3, 5
"""Characters of a Chinese name; letters of the Latin word that is spelt in two ways."""
NAMES = 3
"""Names that two articles on one thing share at the least."""
LEAD = 4
"""Chinese characters before an office that name its body where no name was read."""
REACH = 70
"""Characters beside a name in which its office may stand, and beside an office its body."""
JOINS = r"(?:['’]s?|的|,)?\s*"
"""What may stand between a body and its office."""
OF = r"\s*(?:of|at|for|with)\s+(?:the\s+)?"
SOUNDS = re.compile(r"ae|oe|ue|ph|th|ck|(.)(?=\1)")
"""What transliterations write in two ways: umlauts, aspirates, doubled letters."""
LETTERS = {"ae": "a", "oe": "o", "ue": "u", "ph": "f", "th": "t", "ck": "k"}


@dataclass(frozen=True, slots=True)
class Holder:
    """A name that stands beside an office. body: the key of the body that is printed with it, or None.

    lead: the words before the office, in simplified script.
    """

    place: Span
    office: str
    body: str | None
    lead: str = ""


def persons(view: View) -> Iterator[Draft]:
    """Two spellings of whoever holds one office, each in articles of its own."""
    known = attested(view)
    for a, b in _pairs(view):
        one, two = (_form(view, h.place.text) for h in (a, b))
        if _plain(one.text) and _plain(two.text):
            continue
        if _in_one(one, two) or told_apart(view, (*one.places, *two.places)):
            continue
        pair = lone_first(view, one, two, 0)
        told = (
            pair is not None and as_compared(pair[1].text) in known and as_compared(pair[0].text) not in known
        )
        if pair is None or not told or _by_sight(*pair):  # a lone slip of a known name is told by names
            yield _draft(view, a, b, one, two)


def _plain(name: str) -> bool:
    """Whether all words of a name are plain ones and none is a first name: Business Platforms."""
    parts = name.split()
    return not first_names() & set(parts) and {p.lower() for p in parts} <= english_words()


def _by_sight(wrong: Form, right: Form) -> bool:
    """Whether two Chinese spellings are neither said alike nor turned around: only the office joins them."""
    pair = as_compared(wrong.text), as_compared(right.text)
    return bool(HAN.fullmatch(pair[0])) and not (slips.transposed(*pair) or said_alike(*pair))


def _pairs(view: View) -> Iterator[tuple[Holder, Holder]]:
    """Holders of one office whose names are a slip apart; each pair of spellings once."""
    offices: dict[str, list[Holder]] = defaultdict(list)
    for facts in view.facts.values():
        for name in facts.names:
            holder = _holder(view, name) if name.type == "person" else None
            if holder is not None:
                offices[holder.office].append(holder)
    seen: set[tuple[str, str]] = set()
    for a, b in _beside_one(view):
        spelt = as_compared(a.place.text), as_compared(b.place.text)
        if spelt not in seen:
            seen |= {spelt, spelt[::-1]}
            yield a, b
    for office, read in offices.items():
        held = [*read, *_unread(view, office, read)]
        for a, b in combinations(sorted(held, key=lambda h: (h.place.document, h.place.start)), 2):
            spelt = as_compared(a.place.text), as_compared(b.place.text)
            if spelt not in seen and _one_slip(*spelt) and _one_office(view, a, b):
                seen |= {spelt, spelt[::-1]}
                yield a, b


def _beside_one(view: View) -> Iterator[tuple[Holder, Holder]]:
    """Two full Latin names that differ by a letter, each told in one sentence with the same other person, or
    in articles that tell one story.
    """
    found: dict[str, list[tuple[Name, frozenset[str]]]] = defaultdict(list)
    for facts in view.facts.values():
        people = [n for n in facts.names if n.type == "person" and " " in n.text]
        for name in people:
            place = view.sentence(name.document, name.start)
            inside = (n for n in people if place.start <= n.start < place.end and n.key != name.key)
            others = frozenset(as_compared(n.text) for n in inside)
            if not HAN.search(name.text):
                found[as_compared(name.text).split()[0]].append((name, others))
    for group in found.values():
        for (a, x), (b, y) in combinations(group, 2):
            if a.document == b.document or not _one_slip(as_compared(a.text), as_compared(b.text)):
                continue
            known = len(view.named(a.document) & view.named(b.document))
            if x & y or known >= NAMES or one_story(view, a.document, b.document):
                said = f"beside {min(x & y)}" if x & y else "in articles on one thing"
                yield Holder(_place(a), said, None), Holder(_place(b), said, None)


def _place(name: Name) -> Span:
    return Span(name.document, name.start, name.end, name.text)


def _holder(view: View, name: Name) -> Holder | None:
    """The office beside a name in its sentence, and the body that it is of; None without one."""
    document = view.documents[name.document]
    cues = cues_of(view.lexicon, document.tongue)
    sentence, text = view.sentence(name.document, name.start), simplify(document.text)
    place = Span(name.document, name.start, name.end, name.text)
    left = max(sentence.start, name.start - REACH)
    before = cues.before.search(text[left : name.start])
    if before is not None:
        if before["other"]:
            return None
        start = left + before.start()
        body, lead = _body(view, name, start), text[sentence.start : start]
        return Holder(place, before["office"].casefold(), body, lead)
    after = cues.after.match(text[name.end : min(sentence.end, name.end + REACH)])
    if after is None or after["other"]:
        return None
    start, end = (name.end + after.start("office"), name.end + after.end())
    body = _body(view, name, start) or _body_behind(view, name.document, end)
    return Holder(place, after["office"].casefold(), body, text[name.end : start])


def _body(view: View, name: Name, office: int) -> str | None:
    """The body that is named just before an office."""
    text = view.documents[name.document].text
    near = _bodies(within(view.facts[name.document].names, office - REACH, office))
    others = (n for n in near if n.end <= name.start or n.start >= name.end)
    return next((n.key for n in others if re.fullmatch(JOINS, text[n.end : office])), None)


def _body_behind(view: View, document: str, office: int) -> str | None:
    """The body that an office is said to be of."""
    text = view.documents[document].text
    near = _bodies(within(view.facts[document].names, office, office + REACH))
    return next((n.key for n in near if re.fullmatch(OF, text[office : n.start])), None)


def _bodies(names: Sequence[Name]) -> list[Name]:
    return [n for n in names if n.type == "organisation"]


def _unread(view: View, office: str, read: Sequence[Holder]) -> Iterator[Holder]:
    """Chinese characters beside an office that are a slip from a holder's name, and were not read as one."""
    names = {as_compared(h.place.text) for h in read if HAN.fullmatch(h.place.text)}
    places = {(h.place.document, h.place.start) for h in read}
    for document, _ in view.by_document():
        text = simplify(document.text)
        for start, end in _beside(text, office, {len(n) for n in names}) if names else ():
            word = text[max(start, 0) : end]
            if (document.id, start) in places or not any(_one_slip(word, n) for n in names):
                continue
            name = Name("", document.id, start, end, document.text[start:end], "person", word, word)
            holder = _holder(view, name)
            if holder is not None:
                yield holder


def _beside(text: str, office: str, lengths: set[int]) -> Iterator[tuple[int, int]]:
    """Places of so many characters right before and right behind an office."""
    for found in re.finditer(re.escape(office), text):
        for length in lengths:
            yield found.start() - length, found.start()
            yield found.end(), found.end() + length


def _one_slip(a: str, b: str) -> bool:
    """Whether two folded names differ in one character of the given name or are said alike, or differ in one
    long word by a letter.
    """
    if a == b:
        return False
    if HAN.fullmatch(a) or HAN.fullmatch(b):
        return a[:1] == b[:1] and (said_alike(a, b) or (len(a) >= SHORT_HAN and slips.changed(a, b)))
    differing = [(x, y) for x, y in zip(a.split(), b.split(), strict=False) if x != y]
    if len(a.split()) != len(b.split()) or len(differing) != 1 or _sound(a) == _sound(b):
        return False
    x, y = differing[0]
    near = slips.changed(x, y) or slips.transposed(x, y) or slips.dropped(x, y)
    return near and max(len(x), len(y)) >= SHORT_LATIN


def _sound(name: str) -> str:
    """A name without what is written in two ways: accents, doubled letters, ph for f."""
    return SOUNDS.sub(lambda m: LETTERS.get(m[0], ""), unaccented(name))


def _one_office(view: View, a: Holder, b: Holder) -> bool:
    """Whether two offices of one word are of one body at one time, in two articles."""
    if a.place.document == b.place.document:
        return False
    days = [
        day
        for h in (a, b)
        if (p := view.documents[h.place.document].published) is not None and (day := p.first) is not None
    ]
    # who follows is seldom called the same
    alike = said_alike(as_compared(a.place.text), as_compared(b.place.text))
    if len(days) == 2 and abs((days[0] - days[1]).days) > (LONG_AFTER if alike else SEASON):
        return False
    if a.body and b.body:
        return a.body == b.body
    if HAN.fullmatch(a.lead[-LEAD:]) and a.lead[-LEAD:] == b.lead[-LEAD:] and len(a.lead) >= LEAD:
        return True
    named = [{n.key for n in _bodies(view.facts[h.place.document].names)} for h in (a, b)]
    known = {h.body for h in (a, b) if h.body}
    return bool(named[0] & named[1] & (known or named[0]))


def _form(view: View, text: str) -> Form:
    """Every printing of a spelling, in either script."""
    word, places = simplify(text), []
    pattern = re.compile(re.escape(word) if HAN.fullmatch(word) else rf"\b{re.escape(word)}\b")
    for document, _ in view.by_document():
        places += [
            Span(document.id, m.start(), m.end(), document.text[m.start() : m.end()])
            for m in pattern.finditer(simplify(document.text))
        ]
    return Form(text, tuple(places))


def _in_one(a: Form, b: Form) -> bool:
    """Whether some article prints both spellings: who does so may mean two persons."""
    return bool({p.document for p in a.places} & {p.document for p in b.places})


def _draft(view: View, a: Holder, b: Holder, one: Form, two: Form) -> Draft:
    sides = [Side(f.text, tuple(Printed(p) for p in f.places)) for f in (one, two)]
    judgement = judge(view, sides)
    return Draft(
        ordered(view.evidence(Printed(h.place)) for h in (a, b)),
        (
            *(
                f"{f.text} is printed {len(f.places)} times, and the other spelling is not beside it"
                for f in (one, two)
            ),
            f"both are called {a.office}, and both articles name one body",
        ),
        {"a.text": one.text, "b.text": two.text, "office": a.office},
        confidence=0.7 if a.body and b.body else 0.6,
        inferred=True,
        entities=(one.text, two.text),
        judgement=judgement,
    )
