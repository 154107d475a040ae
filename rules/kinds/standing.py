"""Standing: the place of a body in a list, told in English words (Europe's third-biggest maker of pianos)."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from rules.forms import Printed
from rules.language import Rule
from rules.stories import one_subject
from rules.view import Draft, View, ordered
from timeline.model import Document, Facts, Sentence, Span
from timeline.stretch import within

NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
PLACES = {word: i for words in (NUMBERS, ORDINALS) for i, word in enumerate(words, 1)}
NUMBER = "|".join(NUMBERS)
ORDINAL = rf"(?:{'|'.join(ORDINALS)}|\d\d?(?:st|nd|rd|th))"
MOST = r"(?:(?:larg|bigg|small|old|busi|long|tall|rich|deep|fast)est|most (?:valuable|popular|visited|used))"
TAIL = '[^.;:,()“”"\n—–]{0,90}'
STANDING = re.compile(
    rf"(?:\b(?P<owner>[\w-]+)['’]s? |\b[Tt]he )(?:(?P<ordinal>{ORDINAL})[- ])?(?P<most>{MOST})\b"
    rf"(?P<tail>{TAIL})"
    rf"|\b(?:ranks?|ranked|placed) (?:(?P<ranked>{ORDINAL})|(?:[Nn]umber|[Nn]o\.?) (?P<no>\d|{NUMBER}))\b"
    rf"(?P<behind>{TAIL})"
    rf"|\bis (?:now |still )?[Nn]umber (?P<is>{NUMBER})\b(?P<after>{TAIL})"
)
STOP = (
    r"(?:in|by|among|after|behind|with|and|but|today|now|this|last|which|that|who|when|has|had|have|is|was|will"
    r"|at|on|for|to|from|as|since|measured|than|ahead|said)\b"
)
THING = re.compile(rf"(?: (?!{STOP})[\w'’-]+)*")
WHERE = re.compile(rf"\b(?:in|of|among) (?:the )?(?P<list>(?:(?!{STOP}|the\b)[\w'’-]+ ?){{1,5}})")
MEASURE = re.compile(rf"\bby (?P<measure>(?:(?!{STOP})[\w-]+ ?)+)")
FRONTED = re.compile(
    rf"(?:In|Among|Of) (?:the )?(?P<list>(?:(?!{STOP})[\w'’-]+ ?){{1,6}}?)(?=,|\s?it\b|\s?[A-Z])"
)
OWNERS = frozenset("world globe country nation county state region province continent city island".split())
"""Whose list a place can be of, beside places by name: what is first of a firm's own is another matter."""
ALIKE = {
    **dict.fromkeys(("builde", "produc", "manufa"), "maker"),
    **dict.fromkeys(("globe", "global", "worldw"), "world"),
    "nation": "countr",
    "seller": "retail",
}
PLAIN = {"of", "the", "a", "for", "and", "compan", "firm", "group", "busine", "own", "its"}
STEM = 6
WORD, DIGITS = re.compile(r"[^\W_](?:[\w-]*\w)?(?<!['’]s)"), re.compile(r"\D")
FEWEST = 2
"""Words by which a list must be told: the biggest dairy in the country."""
OTHERWISE = re.compile(
    r"\b(?:one of|among the (?:larg|bigg)\w+|once|former(?:ly)?|used to|had been|until|overt[ao]\w+|creat\w+"
    r"|would|could|aim\w*|hop(?:es?|ing)|wants?|becom\w+|merge\w*|combined|joint"
    r"|if|second only|not|no longer|another|rival|displac\w+)\b",
    re.IGNORECASE,
)
"""Words by which a place is that of another time, of a plan or of several."""
CLAUSE = re.compile(r"[,;:—–]\s")
REACH = 40
"""Characters before a place in which such a word may stand."""
STANDS_IN = re.compile(r"\b(?:it|which|who|they|we|the [a-z-]+)\b", re.IGNORECASE)
BODIES = ("organisation", "product", "model", "work", "other")
LONG = 400
"""Days between two articles after which a place may have changed."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A place in a list as it is printed: whose, which, of what list, by what measure."""

    span: Span
    body: str
    place: int
    most: str
    of: frozenset[str]
    measure: frozenset[str]


def standing(rule: Rule, view: View) -> Iterator[Draft]:
    """Two places of one body in one list."""
    found: dict[str, list[Standing]] = defaultdict(list)
    for document, facts in view.by_document():
        if document.language == "en":
            for told in _standings(view, document, facts):
                found[told.most].append(told)
    for group in found.values():
        for a, b in combinations(group, 2):
            one = a.place != b.place and _one_list(a, b) and _one_body(view, a, b)
            if one and view.lapse(a.span.document, b.span.document) < LONG:
                yield Draft(
                    ordered(view.evidence(Printed(s.span)) for s in (a, b)),
                    (
                        *(f"{s.span.text}: place {s.place}" for s in (a, b)),
                        "one body has one place in one list",
                    ),
                    {"a.text": a.span.text, "b.text": b.span.text},
                    confidence=0.65,
                )


def _standings(view: View, document: Document, facts: Facts) -> Iterator[Standing]:
    """The places that an article tells of a body that it names, or goes on with."""
    for match in STANDING.finditer(document.text):
        sentence = view.sentence(document.id, match.start())
        before = document.text[max(sentence.start, match.start() - REACH) : match.start()]
        if OTHERWISE.search(CLAUSE.split(before)[-1] + match[0]):
            continue
        body = _body(document, facts, sentence, match)
        owner = match["owner"]
        if body is None or (owner and owner.lower() not in OWNERS and not _is_place(match, facts)):
            continue  # what is first of a firm's own is another matter
        of, measure = _list(match, document.text[sentence.start : match.start()])
        if len(of) + len(measure) < FEWEST:
            continue
        printed = match["ordinal"] or match["ranked"] or match["no"] or match["is"]
        place = 1 if printed is None else PLACES.get(printed.lower()) or int(DIGITS.sub("", printed))
        most = (match["most"] or "largest").replace("biggest", "largest")
        end = match.start() + len(match[0].rstrip())
        span = Span(document.id, match.start(), end, document.text[match.start() : end])
        yield Standing(span, body, place, most, of, measure)


def _list(match: re.Match[str], before: str) -> tuple[frozenset[str], frozenset[str]]:
    """What a place is of, by the words that name its list, and by what measure."""
    tail = match["tail"] or match["behind"] or match["after"] or ""
    thing = THING.match(tail) if match["most"] else None
    where = WHERE.search(tail, thing.end() if thing else 0) or FRONTED.match(before)
    by = MEASURE.search(tail)
    words = (match["owner"] or "", thing[0] if thing else "", where["list"] if where else "")
    return _stems(" ".join(words)), _stems(by["measure"] if by else "")


def _is_place(match: re.Match[str], facts: Facts) -> bool:
    """Whether the owner of a list is a place by name."""
    return any(n.type == "place" for n in within(facts.names, match.start("owner"), match.end("owner")))


def _stems(words: str) -> frozenset[str]:
    found = (w[:STEM].lower().rstrip("s") for w in WORD.findall(words))
    return frozenset(ALIKE.get(w, w) for w in found) - PLAIN


def _body(document: Document, facts: Facts, sentence: Sentence, match: re.Match[str]) -> str | None:
    """Whose place it is: the name behind it, or the nearest before; empty where a word stands for it."""
    names = [n for n in within(facts.names, sentence.start, sentence.end) if n.type in BODIES]
    behind = [n for n in names if 0 <= n.start - match.end() <= 2]
    ahead = [n for n in names if n.end <= match.start()]
    if behind and not ahead:
        return behind[0].key
    if ahead:
        return ahead[-1].key
    stands_in = STANDS_IN.search(document.text, sentence.start, match.start())
    return "" if stands_in else None


def _main(facts: Facts) -> str:
    """The body that an article names most."""
    counts = Counter(n.key for n in facts.names if n.type in BODIES)
    return counts.most_common(1)[0][0] if counts else ""


def _one_body(view: View, a: Standing, b: Standing) -> bool:
    """Whether two places are of one body: one key may be the short form of the other; what a word stands for
    may be whom the other names, if its article does too or is on the same things.
    """
    if not a.body and not b.body:
        return _main(view.facts[a.span.document]) == _main(view.facts[b.span.document])
    if a.body and b.body:
        return _short_of(a.body, b.body)
    named, unnamed = (a, b) if a.body else (b, a)
    known = any(_short_of(named.body, key) for key in view.named(unnamed.span.document))
    return known or one_subject(view, a.span.document, b.span.document)


def _short_of(a: str, b: str) -> bool:
    left, right = set(a.split()), set(b.split())
    return left <= right or right <= left


def _one_list(a: Standing, b: Standing) -> bool:
    """Whether two places are of one list: of the same things in one place, by no two measures."""
    if a.measure and b.measure and a.measure != b.measure:
        return False
    return a.of == b.of or (bool(a.measure) and a.measure == b.measure and (a.of <= b.of or b.of <= a.of))
