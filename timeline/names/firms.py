"""Guesses of persons that the document tells to be firms, or pieces of longer words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set

from timeline.alternatives import any_of
from timeline.names.compounds import Compounds
from timeline.names.found import Found
from timeline.names.printings import Printings
from timeline.names.tables import Tables

FIRM_WORDS = (
    "集团",
    "公司",
    "控股",
    "股价",
    "财报",
    "年报",
    "高管",
    "股份",
    "业绩",
    "总部",
    "旗下",
    "云服务",
)
"""Words after a name of which hardly any person is the owner."""


def sort_out(reader: Compounds, persons: Sequence[Found], strong: Sequence[Found]) -> Iterator[Found]:
    """Drop guesses that mostly end inside a word; those before words of a firm are organisations."""
    guessed = [p for p in persons if p.how != "transliterated, with a dot" and p.alias_of is None]
    if not guessed:
        yield from persons
        return
    text, ends = reader.text, {token.end for token in reader.tokens}
    firms = {text[f.start : f.end] for f in strong if f.type == "organisation"}
    follows = firm_pattern(reader.tables)
    words = reader.tables.words("trade") | reader.tables.words("institution")
    stems = {name: house_of(name, firms, words) for name in {text[p.start : p.end] for p in guessed}}
    verdicts = {
        name: verdict(reader.printed, name, ends, follows, name in firms)
        for name in sorted({text[p.start : p.end] for p in guessed})
    }
    for person in persons:
        name = text[person.start : person.end]
        told = verdicts.get(name, "person")
        if told == "person" and stems.get(name) and not titled(reader, name):
            house = stems[name]
            alias = house if house and house.startswith(name) else None
            yield person._replace(type="organisation", how="short form", alias_of=alias)
            continue
        if told == "person" and name in firms and not led_by_office(reader, name):
            told = "firm"
        if told == "firm":
            yield person._replace(type="organisation", how="words of a firm after it")
        elif told == "person" or person.alias_of is not None:
            yield person


def house_of(name: str, firms: Set[str], words: Set[str]) -> str | None:
    """The firm or house whose name ends in two characters and a word of its kind: 甲谷医疗, 江州甲谷医院."""
    if len(name) != 2:
        return None
    fitting = [f for f in firms if name in f and f.rpartition(name)[2] in words]
    return min(fitting, key=lambda f: (not f.startswith(name), f), default=None)


def led_by_office(reader: Compounds, name: str) -> bool:
    """Whether an office stands before some printing of a name, as it does before a person's."""
    offices = [o for o in reader.tables.words("title") if len(o) > 1]
    before = (reader.text[max(0, at - 6) : at] for at in reader.printed.places(name))
    return any(text.endswith(o) for text in before for o in offices)


def titled(reader: Compounds, name: str) -> bool:
    """Whether an office stands before some printing of a name, or right behind it."""
    offices = reader.tables.words("title")
    for at in reader.printed.places(name):
        before, after = reader.text[max(0, at - 6) : at], reader.text[at + len(name) :][:6]
        if any(before.endswith(o) or after.startswith(o) for o in offices if len(o) > 1):
            return True
    return False


def firm_pattern(tables: Tables) -> re.Pattern[str]:
    """What follows firms and brands: FIRM_WORDS, and plain nouns for products."""
    nouns = {w for w in tables.words("product") if len(w) > 1 and not w.isascii()}
    return re.compile(any_of({*FIRM_WORDS, *nouns}))


def verdict(printed: Printings, name: str, ends: set[int], follows: re.Pattern[str], firm: bool) -> str:
    """Whether a string is a person, a firm, or a piece of a longer word, from all its printings."""
    owned = cut = whole = 0
    for at in printed.places(name):
        end = at + len(name)
        if end in ends:
            whole += 1
            owned += follows.match(printed.text, end) is not None
        else:
            cut += 1
    if cut and cut >= whole:
        return "piece"
    return "firm" if owned >= 2 or (owned and firm) else "person"
