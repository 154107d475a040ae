"""Places for planted errors that the text alone chooses: what two articles print alike.

A place is one of a print that stands once in its article and in another article too: a number of three
significant digits or more (two digits are exchanged), a day of a month (two days on or back), a code of
letters and digits (two digits are exchanged). Many of them no reader could catch (the articles speak of two
things), so the share that is found is a lower bound; but no understanding of the program's own chooses them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import partial

from bench.planting import Mutation, transposed
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
DIGITS = 3
"""Significant digits from which two prints of a number are seldom of two things."""
LATEST = 26
"""The last day of a month that is moved on; later ones are moved back."""


def long_number(text: str) -> str | None:
    """A number of enough digits with two of them exchanged, or None."""
    figures = re.sub(r"\D", "", text).strip("0")
    return transposed(text.rstrip(",")) if len(figures) >= DIGITS else None


def other_day(text: str) -> str:
    """A day of a month, moved by two."""
    found = list(re.finditer(r"\d+", text))[-1]
    day = int(found[0])
    return f"{text[: found.start()]}{day + 2 if day <= LATEST else day - 2}{text[found.end() :]}"


def printed_twice(
    shape: re.Pattern[str], change: Callable[[str], str | None], corpus: Corpus, audit: Audit
) -> Iterator[Mutation]:
    """Change one print of what two articles have and the changed one has once."""
    places: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for facts in corpus.facts:
        for match in shape.finditer(facts.document.text):
            places[match[0].rstrip(",")].append((facts.document.id, match.start()))
    for printed, found in sorted(places.items()):
        documents = [document for document, _ in found]
        document, start = found[len(printed) % len(found)]
        new = change(printed)
        if len(set(documents)) > 1 and documents.count(document) == 1 and new:
            yield Mutation(document, start, printed, new)


BY_TEXT = {
    "number printed twice": partial(printed_twice, NUMBER, long_number),
    "day printed twice": partial(printed_twice, DAY, other_day),
    "code printed twice": partial(printed_twice, CODE, transposed),
}
