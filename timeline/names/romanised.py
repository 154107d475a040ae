"""Names of one corpus in two scripts: Lu Chenzhou is 陆沉舟, Pushi Robotics 璞石机器人.

A Chinese name is spelt out in Pinyin, without tones, and in the Wade-Giles of Taiwan's passports. What is
said alike need not be one, so a name is joined only where no second one of its kind is written so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice, product

from timeline.model import Name
from timeline.script import simplify, unaccented

SHORTEST = 5
"""Letters of a root by which a firm or a place is told: shorter ones are words of many languages."""
ROOT = (2, 3, 4)
"""Characters of the root of a Chinese name."""
FEW = 0.2
"""The part of an English article's names that may be printed in Chinese."""
READINGS = 24
"""Ways to read one name that are tried."""
FIRMS = ("organisation", "product", "other", "place", "work")
NAMED = 3
"""How often one of several firms that are said alike must be printed for each time of the next; of two
persons who are said alike one is a misprint."""

Names = Mapping[str, Sequence[Name]]


def in_two_scripts(names_by_key: Names) -> Iterator[tuple[str, str]]:
    """Pairs of keys, the Latin one first, of names that are one in two scripts."""
    latin = {k: g for k, g in names_by_key.items() if k[:1].isalpha() and _is_latin(k + g[0].text)}
    han = {k: g for k, g in names_by_key.items() if _is_han(g[0])}
    if latin and han:
        yield from _persons(latin, han)
        yield from _firms(latin, han)


def of_two_languages(documents: Sequence[Sequence[Name]]) -> bool:
    """Whether the names of some article are Latin, but for a few, and those of another are not: within one
    language the text itself says what a name is in the other script.
    """
    shares = {sum(map(_is_han, names)) <= FEW * len(names) for names in documents if names}
    return len(shares) == 2


def _is_han(name: Name) -> bool:
    return all("㐀" <= c <= "鿿" for c in name.text)


def _is_latin(text: str) -> bool:
    return unaccented(text).isascii()


def _letters(text: str) -> str:
    return "".join(c for c in unaccented(text).casefold() if c.isalpha())


def _persons(latin: Names, han: Names) -> Iterator[tuple[str, str]]:
    written: dict[str, list[str]] = defaultdict(list)
    for key, group in sorted(han.items()):
        if any(n.type == "person" for n in group) and 2 <= len(group[0].text) <= 4:
            for spelt in person(simplify(group[0].text)):
                written[spelt].append(key)
    for key, group in sorted(latin.items()):
        if " " in group[0].text:
            yield from _one_of(key, written.get(_letters(group[0].text), []), han, 1)


def _firms(latin: Names, han: Names) -> Iterator[tuple[str, str]]:
    written: dict[str, list[str]] = defaultdict(list)
    for key, group in sorted(han.items()):
        text = simplify(group[0].text)
        if group[0].type in FIRMS:
            for spelt in {s for n in ROOT if n <= len(text) for s in spellings(text[:n])}:
                written[spelt].append(key)
    heads: dict[str, list[str]] = defaultdict(list)
    for key, group in sorted(latin.items()):
        if group[0].type in FIRMS:
            words = group[0].text.split()
            for n in (1, 2):
                heads[_letters(" ".join(words[:n]))].append(key)
    for head in sorted(heads):
        if len(head) >= SHORTEST and head in written:
            keys = sorted(set(heads[head]))
            most = _most(keys, latin)
            if most is not None:
                yield from _one_of(most, sorted(set(written[head])), han)


def _one_of(key: str, others: Sequence[str], names: Names, times: int = NAMED) -> Iterator[tuple[str, str]]:
    most = _most(sorted(set(others)), names, times)
    if most is not None and most != key:
        yield key, most


def _most(keys: Sequence[str], names: Names, times: int = NAMED) -> str | None:
    """The one key, or the one that is printed more often than the others, and so many times as often."""
    ranked = sorted(keys, key=lambda k: (-len(names[k]), k))
    if len(ranked) > 1:
        first, second = (len(names[k]) for k in ranked[:2])
        if first == second or first < times * second:
            return None
    return ranked[0] if ranked else None


def person(name: str) -> frozenset[str]:
    """How a Chinese person's name is spelt in Latin letters, family name first or last, without spaces."""
    found = set(spellings(name))
    for cut in (1, 2) if len(name) > 2 else (1,):
        found |= {g + f for f in spellings(name[:cut]) for g in spellings(name[cut:])}
    return frozenset(found)


@lru_cache(maxsize=8192)
def spellings(characters: str) -> frozenset[str]:
    """How some characters are spelt in Latin letters, without tones, spaces and marks."""
    from pypinyin import Style, pinyin

    found: set[str] = set()
    for style in (Style.NORMAL, Style.WADEGILES):
        readings = [{u for r in one for u in _plain(r)} for one in pinyin(characters, style, heteronym=True)]
        found.update("".join(p) for p in islice(product(*map(sorted, readings)), READINGS))
    return frozenset(found)


def _plain(reading: str) -> tuple[str, ...]:
    """One syllable as passports and papers print it: ü is u, yu or v."""
    bare = "".join(c for c in unaccented(reading.replace("ü", "v")).casefold() if c.isalpha())
    return (bare.replace("v", "u"), bare.replace("v", "yu"), bare) if "v" in bare else (bare,)
