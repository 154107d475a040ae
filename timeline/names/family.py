"""Family names in English text: the last word, or the first where East Asia writes it so."""

from __future__ import annotations

import re

from timeline.names.tables import Tables, english_words, first_names

GIVEN = re.compile(r"[A-Z][a-z]+-[a-z]+")
"""A given name as Taiwan, Hong Kong and Korea spell it: Po-chien."""
SYLLABLE = (
    r"(?:[zcs]h|[bpmfdtnlgkhjqxzcsryw])?"
    r"(?:i?ao|[iu]?ang?|[iu]?en?g?|i?ong|ing?|ia|ie|iu|u?ai|u?ei|ou|u[aoein]|[aoeiu])"
)
TWO_SYLLABLES = re.compile(f"{SYLLABLE}'?{SYLLABLE}", re.IGNORECASE)
"""A given name in Pinyin: Jiayan."""


def family_names(name: str, tables: Tables) -> tuple[str, ...]:
    """The words of a full name, one of which alone may stand for it: Corrigan of Maeve Corrigan, Nie of Nie
    Jiayan.
    """
    words = name.split()
    if len(words) < 2:
        return ()
    family = tables.words("family_first", "en")
    before = words[0] in family and words[0] not in first_names() and words[-1] not in family
    if before or (len(words) == 2 and GIVEN.fullmatch(words[1])):
        return words[0], words[-1]
    return (words[-1],)


def spelt_as_person(name: str, tables: Tables) -> bool:
    """Whether a name is a family name of East Asia and a given one of two syllables: Nie Jiayan."""
    family, _, given = name.partition(" ")
    if family not in tables.words("family_first", "en"):
        return False
    plain = given[:1].isupper() and given[1:].islower() and given.lower() not in english_words()
    return GIVEN.fullmatch(given) is not None or (plain and TWO_SYLLABLES.fullmatch(given) is not None)
