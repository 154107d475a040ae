"""Firms that an article names in full first and then by the first word alone: Larkfield Copper, Larkfield."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from timeline.model import Name
from timeline.names.tables import english_words, first_names

TITLE = 120
"""Characters at the beginning of an article, in its title, where the short form may come first."""
SHORTEST, LONGEST = 4, 4
"""Letters of a short form, and words of the full one."""
AGAIN = 2
"""How often the short form must be printed, unless the full one opens the article."""
LEAD = 400
"""Characters at the beginning of an article in which that is."""


def first_named(documents: Sequence[Sequence[Name]], root: Callable[[str], str]) -> Iterator[tuple[str, str]]:
    """The keys of short forms, each with that of the one full form that articles introduce it by.

    root: the key that stands for all that are joined with one (Larkfield Copper, Larkfield Copper Holdings).
    Where any article has the short form before the full one, the full one is taken for a part of the firm
    (Larkfield opened Larkfield Hotels), and nothing is said.
    """
    found: dict[str, set[str]] = defaultdict(set)
    refused: set[tuple[str, str]] = set()
    for names in documents:
        for short, form, fits in _pairs(names):
            full = root(form)
            if fits:
                found[short].add(full)
            else:
                refused.add((short, full))
    for short, forms in sorted(found.items()):
        if len(forms) == 1 and (short, *forms) not in refused:
            yield short, next(iter(forms))


def _pairs(names: Sequence[Name]) -> Iterator[tuple[str, str, bool]]:
    """Short and full forms of one article, and whether the full one comes first."""
    firms = [n for n in names if n.type == "organisation" and n.text.isascii()]
    alone: dict[str, list[Name]] = defaultdict(list)
    for name in firms:
        if _may_be_short(name.text):
            alone[name.text].append(name)
    taken = {word for n in names if n.type in ("person", "place", "product") for word in n.text.split()}
    first: dict[str, Name] = {}
    for name in firms:
        if 1 < len(name.text.split()) <= LONGEST:
            first.setdefault(name.text, name)
    for full in first.values():
        word = full.text.split()[0]
        shorts = alone.get(word, [])
        if word in taken or not shorts or shorts[0].key == full.key:
            continue
        if len(shorts) < AGAIN and full.start > LEAD:
            continue
        before = [n for n in shorts if n.start < full.start]
        yield shorts[0].key, full.key, all(n.start < TITLE for n in before)


def _may_be_short(text: str) -> bool:
    """Whether a word can stand for a firm: no common word, no first name, no initials."""
    if not (text.isalpha() and len(text) >= SHORTEST and text[0].isupper() and not text.isupper()):
        return False
    return text.lower() not in english_words() and text not in first_names()
