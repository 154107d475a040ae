"""What words that are a slip apart may share: a sound, a root with two endings, the spelling of a country."""

from __future__ import annotations

import re
from functools import lru_cache

ENDINGS = frozenset(
    "a al an ans dae e es ese i ia ian ians ic ics id ie is ish ism ist ists n nae ns o os s um us y".split()
) | {""}
"""Endings that make a word for a country, its people, a kind or a school of another one: Israel, Israeli."""
LONGEST = max(map(len, ENDINGS))
REGIONS = (
    (re.compile(r"our(?=s?$|ed$|ing$|able$)"), "or"),
    (re.compile(r"is(?=e[ds]?$|ing$|ation)"), "iz"),
    (re.compile(r"tre(?=s?$)"), "ter"),
    (re.compile(r"ogue$"), "og"),
    (re.compile(r"[ao]e(?=[a-z]{2})"), "e"),
    (re.compile(r"ll(?=e[dr]s?$|ing$|ors?$)"), "l"),
    (re.compile(r"(?<=f)enc(?=e[sd]?$)"), "ens"),
)
"""British spellings and the American ones: Labour, Organisation, Centre, Paediatric, Travellers, Defence."""


def said_alike(a: str, b: str) -> bool:
    """Whether two Chinese words are read alike, tones aside; a character of several readings has them all."""
    return len(a) == len(b) and all(x == y or _readings(x) & _readings(y) for x, y in zip(a, b, strict=True))


@lru_cache(maxsize=4096)
def _readings(character: str) -> frozenset[str]:
    from pypinyin import Style, pinyin

    return frozenset(pinyin(character, style=Style.NORMAL, heteronym=True)[0])


def one_root(a: str, b: str) -> bool:
    """Whether two Latin words in lower case are one root with two endings, or one word in two countries."""
    if _american(a) == _american(b):
        return True
    same = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    roots = range(same, max(same - LONGEST, 0), -1)
    return any(a[n:] in ENDINGS and b[n:] in ENDINGS for n in roots)


def _american(word: str) -> str:
    for british, american in REGIONS:
        word = british.sub(american, word)
    return word
