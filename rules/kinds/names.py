"""Names: words of the text that are one letter or character away from a well attested name.

The text itself is scanned, since a misspelt name is often not read as a name. Chinese windows and Latin runs
of capitalised words are looked up in an index of the attested names with one place left open.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from rules import slips
from rules.apart import cues_of, told_apart
from rules.forms import Form, lone_first, side_by_side, slip
from rules.spelling import one_root, said_alike
from rules.view import Draft, View
from timeline.model import Span
from timeline.names.tables import english_words, first_names
from timeline.script import simplify, unaccented
from timeline.stretch import within

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]{2,})*")
HAN = re.compile(r"[㐀-䶿一-鿿\U00020000-\U0003134f]+")
TYPES = ("person", "organisation", "product", "place", "work", "event")
SHORT_HAN, SHORT_LATIN, SHORT_WORD = 3, 8, 5
"""Characters that a name must have: Chinese; Latin, over all its words; and the word that is misspelt."""
SHORTEST, WELL_KNOWN = 4, 3
"""The same of the family name of somebody who is printed so often, in an article on the same names."""
MEDIA = re.compile("[社報报台网網]$")
"""Who tells a story is in many of them."""
TITLE = 8
"""Characters before a name in which an office or calling may stand."""
JOINS_ON = frozenset("则也都认说称就又还与及将会已曾均亦仍却被把是")
"""Characters of plain words that follow a name: what ends with one is no name, but its beginning may be."""
APART = 7
"""Characters between two names from which they are no pair (林志明、林志强, 林志明主外，林志强主内)."""
OF = re.compile(
    r"\b(?:District|Province|State|City|Territory|County|University|Bank|Bay|Gulf) of $", re.IGNORECASE
)
REACH = 20
"""What is named after something, and the characters in which it stands before that."""
FAMILY = 3
"""Words a slip from one name from which they are made of it."""
KIN = 0.2
"""The part of the names of one of two articles that the other has too where both are on one story."""
OFTEN = 2
"""Printings from which a name is well attested, unless two sources print it."""


def names(view: View) -> Iterator[Draft]:
    """Lone words one slip from an attested name, standing where that name stands."""
    well = attested(view)
    index: dict[str, list[str]] = defaultdict(list)
    for name in well:
        for near in set(slips.neighbours(name)):
            index[near].append(name)
    slipped: dict[tuple[str, str], list[Span]] = defaultdict(list)
    read = Counter(as_compared(n.text) for f in view.facts.values() for n in f.names)
    known = {name for name, count in read.items() if count > 1}
    for span, word in _words(view, well):
        if word in well:
            continue
        close = {n for key in slips.neighbours(word) for n in index.get(key, ())}
        for name in sorted(close):
            if (
                _one_slip(word, name)
                and not _longer(word, name, known)
                and not _of_another(view, span, well[name].text)
            ):
                slipped[word, name].append(span)
    families = _families(slipped)
    for (word, name), places in sorted(slipped.items()):
        wrong, right = Form(places[0].text, tuple(places)), well[name]
        if not HAN.fullmatch(word) and (word in families or not _in_reach(view, wrong, right)):
            continue
        if HAN.fullmatch(word) and not _is_slip(view, wrong, right):
            continue
        if not HAN.fullmatch(word) and not _known_well(view, wrong, right):
            continue
        if lone_first(view, wrong, right, 0) == (wrong, right) and not _two_things(view, wrong, right):
            yield slip(view, wrong, right, "one letter or character is another", 0.8)


def _families(slipped: Iterable[tuple[str, str]]) -> set[str]:
    """Words of which so many are near one name that they are words made of it: Achilleus, Achilleid."""
    near: dict[str, set[str]] = defaultdict(set)
    for word, name in slipped:
        near[name].add(word)
    return {word for words in near.values() if len(words) >= FAMILY for word in words}


def _in_reach(view: View, wrong: Form, right: Form) -> bool:
    """Whether a lone word stands in an article that prints the name, or names much of what such a one names:
    Columbia in an article on a writer is no Colombia.
    """
    if " " in wrong.text:
        return True
    here = {p.document for p in right.places}
    there = {p.document for p in wrong.places} - here
    if as_compared(right.text) in english_words():
        return not there
    return all(max(_kin(view, d, other) for other in here) >= KIN for d in there)


def _kin(view: View, first: str, second: str) -> float:
    """How much two articles name in common; places are named in articles on anything."""
    a, b = ({n.key for n in view.facts[d].names if n.type != "place"} for d in (first, second))
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def _known_well(view: View, wrong: Form, right: Form) -> bool:
    """Whether a misspelt word is long, or the family name of somebody whom like articles print often."""
    parts = list(zip(as_compared(wrong.text).split(), as_compared(right.text).split(), strict=False))
    word = next((w for w, r in parts if w != r), "")
    plain = len(parts) > 1 and all(w in english_words() for w, r in parts if w == r)
    if len(word) >= SHORT_WORD + plain:  # many rivers have names of five letters
        return True
    named = {key for p in right.places for key in view.named(p.document)}
    several = right.sources(view) > 1 and len(right.places) >= WELL_KNOWN
    return several and all(view.named(p.document) & named for p in wrong.places)


def attested(view: View) -> dict[str, Form]:
    """Names that are printed often or by two sources, by their folded form."""
    places: dict[str, list[Span]] = defaultdict(list)
    for _, facts in view.by_document():
        for name in facts.names:
            if name.type in TYPES:
                places[as_compared(name.text)].append(Span(name.document, name.start, name.end, name.text))
    forms = {key: Form(spans[0].text, tuple(spans)) for key, spans in places.items() if _long(key)}
    return {k: f for k, f in forms.items() if len(f.places) >= OFTEN or f.sources(view) > 1}


def as_compared(text: str) -> str:
    """A name as it is compared: one script, no possessive, no accents, lower case."""
    return unaccented(re.sub(r"['’]s$", "", simplify(text))).casefold()


def _long(name: str) -> bool:
    if HAN.fullmatch(name):
        return len(name) >= SHORT_HAN
    return len(name) >= SHORT_LATIN and name.replace(" ", "").isalpha() and not HAN.search(name)


def _longer(word: str, name: str, known: set[str]) -> bool:
    """Whether what two Chinese words share is a name by itself, or begins with one, little left over."""
    if not HAN.fullmatch(word):
        return False
    if word[:-1] == name[:-1] and not JOINS_ON.isdisjoint((word[-1], name[-1])):
        return True
    if (word[:-1] == name[:-1] and word[:-1] in known) or (word[1:] == name[1:] and word[1:] in known):
        return True
    return any(word.startswith(name[:n]) and name[:n] in known for n in range(len(name) - 2, 1, -1))


def _of_another(view: View, span: Span, right: str) -> bool:
    """Whether a Latin word is of a longer name that nobody prints with the known one: British Columbia."""
    if " " in span.text or HAN.search(span.text):
        return False
    text = view.documents[span.document].text
    texts = [d.text.casefold() for d in view.documents.values()]
    owner = OF.search(text, max(0, span.start - REACH), span.start)
    if owner is not None and not any(f"{owner[0]}{right}".casefold() in t for t in texts):
        return True
    for name in view.facts[span.document].names:
        if name.start <= span.start and span.end <= name.end and name.end - name.start > len(span.text) + 2:
            meant = f"{text[name.start : span.start]}{right}{text[span.end : name.end]}"
            if name.type in ("place", "organisation") and not any(meant.casefold() in t for t in texts):
                return True
    return False


def _words(view: View, names: Iterable[str]) -> Iterator[tuple[Span, str]]:
    """What may be a misspelt name: Chinese characters of a name's length, as many capitalised words."""
    lengths = sorted({len(n) for n in names if HAN.fullmatch(n)})
    counts = sorted({len(n.split()) for n in names if not HAN.fullmatch(n)})
    ends = {end for n in names if HAN.fullmatch(n) for end in _ends(n)}
    for document, _ in view.by_document():
        text, plain = document.text, simplify(document.text)
        for start, end in _runs(plain, lengths):
            word = plain[start:end]
            if not ends.isdisjoint(_ends(word)):
                yield Span(document.id, start, end, text[start:end]), word
        for start, end in _capitalised(text, counts):
            word = text[start:end]
            if len(word) >= SHORT_LATIN - 1:
                yield Span(document.id, start, end, word), unaccented(word).casefold()


def _runs(plain: str, lengths: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Places of so many Chinese characters in a row."""
    for run in HAN.finditer(plain):
        for length in lengths:
            for start in range(run.start(), run.end() - length + 1):
                yield start, start + length


def _ends(word: str) -> tuple[tuple[int, str], ...]:
    """Parts of which a word keeps at least one when one of its characters is another."""
    return (0, word[:2]), (1, word[-2:]), (2, word[0] + word[-1])


def _capitalised(text: str, counts: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Places of so many capitalised words with a space between them."""
    matches = [m for m in WORD.finditer(text) if m[0][0].isupper()]
    for number in range(len(matches)):
        for count in counts:
            some = matches[number : number + count]
            if len(some) == count and all(text[a.end() : b.start()] == " " for a, b in pairwise(some)):
                yield some[0].start(), some[-1].end()


def _one_slip(word: str, name: str) -> bool:
    """Whether one character is another (in Latin also: left out, doubled or exchanged), in a long word."""
    if HAN.fullmatch(word):
        ends = word[0] == name[0] or word[1:] == name[1:]
        return (slips.changed(word, name) and ends) or slips.transposed(word, name)
    if not (slips.changed(word, name) or slips.transposed(word, name) or slips.dropped(word, name)):
        return False
    pairs = [(a, b) for a, b in zip(word.split(), name.split(), strict=False) if a != b]
    one = len(pairs) == 1 and len(word.split()) == len(name.split())
    least = SHORTEST if len(word.split()) > 1 and word.split()[0] == name.split()[0] else SHORT_WORD
    if not one or any(len(w) < least for w in pairs[0]):
        return False
    if word in english_words() or word.replace("-", "") == name.replace("-", ""):
        return False
    if _plural(*pairs[0]) or _plural(*reversed(pairs[0])):
        return False
    if len(word.split()) > 1 and word.split()[0] == name.split()[0] and _first_name(word.split()[0]):
        return True  # Acheba and Achebe are no word with two endings
    return not one_root(*pairs[0]) and not (len(word.split()) == 1 and _first_name(word))


def _plural(word: str, many: str) -> bool:
    """Whether a word is that of many of a common thing: the Annie Award, the Annie Awards."""
    return many == word + "s" and word in english_words()


def _first_name(word: str) -> bool:
    """Whether a lone word is a first name of many people: Alexandra is not misspelt for a town."""
    return word.capitalize() in first_names() or word in first_names()


def _is_slip(view: View, wrong: Form, right: Form) -> bool:
    """Whether a Chinese word is written for a name, and is not another word or name that looks like it.

    Most words of a large corpus that are a character from a name are no slips. What counts: it is said alike,
    or two characters are turned around, where the name also stands, or where a name was read; or it is a
    person of that family name, in the same office, or whom the same article calls by the name: who is named
    but once, and without a word of who it is, has been named before.
    """
    word, name = simplify(wrong.text), simplify(right.text)
    if _of_many(view, wrong) and not _of_many(view, right):
        return False
    if slips.transposed(word, name) or said_alike(word, name):
        read = any(_read(view, p, p.end) for p in wrong.places)
        person = any("person" in _read(view, p, p.end) for p in right.places)
        sides = _sides_alike(view, wrong, right)
        if sides > (0 if person or read else 1) or (read and _own_stem(view, wrong, right)):
            return True
        persons = person and any("person" in _read(view, p, p.end) for p in wrong.places)
        return persons and word[0] == name[0] and _in_one_company(view, wrong, right)
    if any(_transliterated(view, p) for p in (*wrong.places, *right.places)):
        return False
    if word[0] != name[0] or "person" not in {t for p in right.places for t in _read(view, p, p.end)}:
        return False
    if told_apart(view, wrong.places) or cues_of(view.lexicon, "zh").before.search(name):
        return False
    if _offices(view, wrong) & _offices(view, right):
        return True
    if not (any("person" in _read(view, p) for p in wrong.places) or _own_stem(view, wrong, right)):
        return False
    here = {p.document for p in wrong.places}
    beside = sum(p.document in here for p in right.places)
    if beside and len(right.places) >= OFTEN and _unintroduced(view, wrong):
        return _own_stem(view, wrong, right)
    return beside >= OFTEN or (right.sources(view) > 1 and bool(_bodies(view, wrong) & _bodies(view, right)))


def _in_one_company(view: View, wrong: Form, right: Form) -> bool:
    """Whether every article with a person names two that those with the other one name too."""
    if told_apart(view, wrong.places):
        return False
    named = {key for p in right.places for key in view.named(p.document)}
    return all(len(view.named(p.document) & named) >= OFTEN for p in wrong.places)


def _unintroduced(view: View, form: Form) -> bool:
    """Whether a name is printed once, and no office or calling leads it in."""
    if len(form.places) > 1:
        return False
    place = form.places[0]
    before = simplify(view.documents[place.document].text[max(place.start - TITLE, 0) : place.start])
    titles = {w for e in view.lexicon.table("name_cues", "zh") if e["role"] == "title" for w in e["words"]}
    many = cues_of(view.lexicon, "zh").many
    return not many.search(before) and not any(before[-n:] in titles for n in range(1, TITLE + 1))


def _two_things(view: View, wrong: Form, right: Form) -> bool:
    """Whether a sentence sets both side by side; one that nobody introduces only with little between them."""
    if not HAN.fullmatch(wrong.text) or not _unintroduced(view, wrong):
        return side_by_side(view, wrong, right)
    place = wrong.places[0]
    near = (
        max(p.start - place.end, place.start - p.end) for p in right.places if p.document == place.document
    )
    return min(near, default=APART) < APART or told_apart(view, wrong.places)


def _of_many(view: View, form: Form) -> bool:
    """Whether a name stands each time behind what only says what many are: 记者邓亚平."""
    many = cues_of(view.lexicon, "zh").many
    return all(many.search(simplify(view.documents[p.document].text[: p.start][-8:])) for p in form.places)


def _transliterated(view: View, place: Span) -> bool:
    """Whether a word is a part of a foreign name, which many share: 马蒂厄·克雷库."""
    text = view.documents[place.document].text
    return "·" in (text[place.start - 1 : place.start], text[place.end : place.end + 1])


def _read(view: View, place: Span, end: int | None = None) -> set[str]:
    """The types of the names that were read from where a place begins, to an end or any."""
    names = within(view.facts[place.document].names, place.start, place.start + 1)
    return {n.type for n in names if end in (None, n.end)}


def _bodies(view: View, form: Form) -> set[str]:
    """The organisations named in the sentences of a name that says of itself more than what many are."""
    found: set[str] = set()
    for place in form.places:
        text, sentence = view.documents[place.document].text, view.sentence(place.document, place.start)
        if not cues_of(view.lexicon, "zh").many.search(simplify(text[sentence.start : place.start])):
            inside = within(view.facts[place.document].names, sentence.start, sentence.end)
            found |= {n.key for n in inside if n.type == "organisation" and not MEDIA.search(n.text)}
    return found


def _offices(view: View, form: Form) -> set[str]:
    """The offices that stand right before a name."""
    before = cues_of(view.lexicon, "zh").before
    texts = (simplify(view.documents[p.document].text[max(p.start - 12, 0) : p.start]) for p in form.places)
    return {found["office"] for t in texts if (found := before.search(t)) and not found["other"]}


def _own_stem(view: View, wrong: Form, right: Form) -> bool:
    """Whether what both words share is printed nowhere but in them: then it is no word that takes others."""
    word, name = simplify(wrong.text), simplify(right.text)
    stem = name[:-1] if word[:-1] == name[:-1] else name[1:]
    if len(stem) < SHORT_HAN - 1 or stem not in word:
        return False
    texts = [simplify(d.text) for d in view.documents.values()]
    return sum(t.count(stem) for t in texts) == sum(t.count(name) + t.count(word) for t in texts)


def _sides_alike(view: View, wrong: Form, right: Form) -> int:
    """On how many sides of the slip stands what stands beside the name elsewhere: a title, a verb."""
    before, after = Counter(_beside(view, right, -1)), Counter(_beside(view, right, 1))
    common = {w for w in before + after if HAN.fullmatch(w)}
    return sum(any(w in common for w in _beside(view, wrong, side)) for side in (-1, 1))


def _beside(view: View, form: Form, side: int) -> list[str]:
    """The two characters before or after each printing."""
    found = []
    for place in form.places:
        text = simplify(view.documents[place.document].text)
        left, right = max(place.start - 2, 0), place.end
        found.append(text[left : place.start] if side < 0 else text[right : right + 2])
    return found
