"""Places for planted errors that the text alone chooses: what two articles print alike.

"printed twice": a print that stands once in its article and in another article too: a number of three
significant digits or more (two digits are exchanged), a day of a month (two days on or back), a code of
letters and digits (two digits are exchanged). Many of them no reader could catch (the articles speak of two
things), so the share that is found is a lower bound.

All others stand in a sentence that shares rare words with one of another article which has the print too
(bench/alike.py), so that a careful reader could catch them. No understanding of the program's own chooses
any of them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from functools import partial
from itertools import combinations, product

from bench.alike import Sentences
from bench.planting import (
    COMPARATORS,
    MAGNITUDES,
    NEGATIONS,
    UNITS,
    Mutation,
    exchanged,
    misspelt,
    raised,
    transposed,
)
from rules.findings import Audit
from timeline.model import Corpus

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
NUMBER = re.compile(
    r"(?<![\w.,/:-])(?!(?:19|20)\d\d(?!\d))\d[\d,]*(?:\.\d+)?(?![\d]|[.,/:-]\d|\s?[年月日号號])", re.ASCII
)
DAY = re.compile(rf"\d{{1,2}}月\d{{1,2}}日|(?<!\d)\d{{1,2}} (?:{MONTHS})|(?:{MONTHS}) \d{{1,2}}(?!\d)")
CODE = re.compile(
    r"(?<![\w-])(?=[\w-]*\d[\w-]*\d)(?=[\w-]*[A-Z])[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*(?![\w-])", re.ASCII
)
YEAR = re.compile(
    rf"(?<![\d.,-])(?:19|20)\d\d(?:年(?:\d{{1,2}}月)?(?:\d{{1,2}}日)?|(?=[ ,.;)])(?! (?:{MONTHS})))"
)
RATE = re.compile(r"(?<![\d.,])\d+\.?\d+\s?(?:%|％|per ?cent)", re.ASCII)
SIZED = re.compile(r"(?<![\d.,])\d[\d,]*(?:\.\d+)?\s?(?:[萬億万亿]|million|billion)")
BOUND = re.compile(
    rf"(?:{'|'.join(sorted(COMPARATORS, key=len, reverse=True))})\s?[$€£]?\d[\d,.]*\d?[萬億万亿%]?", re.ASCII
)
MEASURED = re.compile(
    r"(?<![\d.,])\d[\d,.]*\s?(?:[億亿萬万]元|公里|[個个]百分[點点]|percentage points)|[$€]\d[\d,.]*\d"
)
SAYING = "表示|说|說|指出|称|稱|介绍|介紹|透露|认为|認為"
PERSON = re.compile(
    r"(?<![A-Za-z])[A-Z][a-z]{2,} [A-Z][a-z]{3,}(?![A-Za-z])"
    rf"|(?<=[长長理席授任裁记記监監事员員师師官人家])[\u4e00-\u9fff]{{2,3}}(?=(?:{SAYING}))"
)
NAMED = re.compile(rf"(?<=[a-z,] )(?!{MONTHS})[A-Z][a-z]{{3,}}(?: [A-Z][a-z]+)*(?![A-Za-z])")
QUOTED = re.compile(r"[“「][^”」\n]{8,}[”」]|\"[^\"\n]{20,}\"")
RUN = re.compile(r"[\u4e00-\u9fff，]{10}|[A-Za-z ,']{25}")
"""What two quotes must print alike to be of one."""
DIGITS = 3
"""Significant digits from which two prints of a number are seldom of two things."""
LATEST = 26
"""The last day of a month that is moved on; later ones are moved back."""
TURNS = {"增长": "下降", "增長": "下降", "上升": "下降", "提高": "降低", "第一": "第二", "所有": "部分"}
TURNS |= {
    " more ": " fewer ",
    " first ": " last ",
    " all ": " few ",
    " can ": " cannot ",
    " being ": " not being ",
}


def long_number(text: str) -> str | None:
    """A number of enough digits with two of them exchanged, or None."""
    figures = re.sub(r"\D", "", text).strip("0")
    return transposed(text.rstrip(",")) if len(figures) >= DIGITS else None


def other_day(text: str) -> str:
    """A day of a month, moved by two."""
    found = list(re.finditer(r"\d+", text))[-1]
    day = int(found[0])
    return f"{text[: found.start()]}{day + 2 if day <= LATEST else day - 2}{text[found.end() :]}"


def other_month(text: str) -> str:
    """A day of the month before, or of February for one of January."""
    names = MONTHS.split("|")
    if (word := re.search(MONTHS, text)) is not None:
        return text.replace(word[0], names[abs(names.index(word[0]) - 1)])
    number, _, rest = text.partition("月")
    return f"{int(number) - 1 or 2}月{rest}"


def other_year(text: str) -> str:
    """A date or year, of the year before."""
    return f"{int(text[:4]) - 1}{text[4:]}"


def altered(text: str) -> str | None:
    """A quote with a negation, a turn or a digit changed, or None."""
    return exchanged(NEGATIONS, text) or exchanged(TURNS, text) or raised(text)


def places_of(shape: re.Pattern[str], corpus: Corpus) -> dict[str, list[tuple[str, int]]]:
    """Where each print of a shape stands."""
    places: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for facts in corpus.facts:
        for match in shape.finditer(facts.document.text):
            places[match[0].rstrip(",")].append((facts.document.id, match.start()))
    return places


def printed_twice(
    shape: re.Pattern[str], change: Callable[[str], str | None], corpus: Corpus, audit: Audit
) -> Iterator[Mutation]:
    """Change one print of what two articles have and the changed one has once."""
    for printed, found in sorted(places_of(shape, corpus).items()):
        documents = [document for document, _ in found]
        document, start = found[len(printed) % len(found)]
        new = change(printed)
        if len(set(documents)) > 1 and documents.count(document) == 1 and new:
            yield Mutation(document, start, printed, new)


def told_alike(
    shape: re.Pattern[str], change: Callable[[str], str | None], corpus: Corpus, audit: Audit
) -> Iterator[Mutation]:
    """Change one of two prints whose sentences, in two articles, share rare words: those that share most."""
    sentences = Sentences({facts.document.id: facts.document.text for facts in corpus.facts})
    for printed, found in sorted(places_of(shape, corpus).items()):
        new = change(printed)
        if new and (twins := like(sentences, printed, found)):
            document, start = twins[len(printed) % 2]
            yield Mutation(document, start, printed, new)


def like(
    sentences: Sentences, printed: str, found: list[tuple[str, int]]
) -> tuple[tuple[str, int], tuple[str, int]] | None:
    """The two places of a print, in two articles, whose sentences share most; None where none do enough."""
    pairs = [(sentences.alike(a, b, printed), a, b) for a, b in product(found, found) if a[0] < b[0]]
    weight, a, b = max(pairs, default=(0.0, ("", 0), ("", 0)))
    return (a, b) if weight else None


def requoted(corpus: Corpus, audit: Audit) -> Iterator[Mutation]:
    """Change a word or digit in a run of words that quotes of two articles print alike."""
    quotes = [(d, at, q) for q, places in places_of(QUOTED, corpus).items() for d, at in places]
    for (document, start, quote), (other, _, again) in combinations(sorted(quotes), 2):
        size = SequenceMatcher(None, quote, again, False).find_longest_match()
        run = quote[size.a : size.a + size.size]
        if document != other and RUN.search(run) and (new := altered(run)):
            yield Mutation(document, start + size.a, run, new)


def proper(printed: str, corpus: Corpus) -> bool:
    """Whether no word of a name is printed in small letters too, as those of titles and courts are."""
    small = rf"\b(?:{'|'.join(printed.lower().split())})\b"
    return not any(re.search(small, facts.document.text) for facts in corpus.facts)


def misnamed(corpus: Corpus, audit: Audit) -> Iterator[Mutation]:
    """Misspell one print of a person's name, in one of two like sentences."""
    for mutation in told_alike(PERSON, misspelt, corpus, audit):
        if proper(mutation.old, corpus):
            yield mutation


def swapped(corpus: Corpus, audit: Audit) -> Iterator[Mutation]:
    """Put another name of the article where two like sentences have one name and one long number."""
    sentences = Sentences({facts.document.id: facts.document.text for facts in corpus.facts})
    told: dict[tuple[str, int, int], set[str]] = defaultdict(set)
    for number, places in places_of(NUMBER, corpus).items():
        for place in places:
            if long_number(number):
                told[sentences.around(*place)].add(number)
    found = places_of(NAMED, corpus)
    names = {n: at for n, at in found.items() if len({d for d, _ in at}) > 1 and proper(n, corpus)}
    for name, places in sorted(names.items()):
        numbered = [p for p in places if told[sentences.around(*p)]]
        twins = [
            (sentences.alike(a, b, name), a)
            for a, b in product(numbered, numbered)
            if a[0] != b[0] and told[sentences.around(*a)] & told[sentences.around(*b)]
        ]
        weight, (document, start) = max(twins, default=(0.0, ("", 0)))
        _, first, end = sentences.around(document, start) if weight else ("", 0, 0)
        others = [
            n
            for n, at in sorted(names.items())
            if n[:3] != name[:3] and document in {d for d, _ in at}
            if not in_one(at, document, first, end)
        ]
        if weight and others:
            yield Mutation(document, start, name, others[0], told=end - start - len(name))


def in_one(places: list[tuple[str, int]], document: str, first: int, end: int) -> bool:
    """Whether one of some places lies in a sentence."""
    return any(d == document and first <= at < end for d, at in places)


BY_TEXT: dict[str, Callable[[Corpus, Audit], Iterator[Mutation]]] = {
    "number printed twice": partial(printed_twice, NUMBER, long_number),
    "day printed twice": partial(printed_twice, DAY, other_day),
    "code printed twice": partial(printed_twice, CODE, transposed),
    "number exchanged": partial(told_alike, NUMBER, long_number),
    "day moved": partial(told_alike, DAY, other_day),
    "month moved": partial(told_alike, DAY, other_month),
    "year moved": partial(told_alike, YEAR, other_year),
    "rate changed": partial(told_alike, RATE, raised),
    "magnitude slip": partial(told_alike, SIZED, partial(exchanged, MAGNITUDES)),
    "unit changed": partial(told_alike, MEASURED, partial(exchanged, UNITS)),
    "comparator flipped": partial(told_alike, BOUND, partial(exchanged, COMPARATORS)),
    "person misspelt": misnamed,
    "quote altered": requoted,
    "name swapped": swapped,
}
