"""Which currency a name means that several bear (元, kroner): what else the document speaks of decides."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from timeline.model import Language
from timeline.quantities.vocabulary import Sign, Unit, Vocabulary

Shown = Callable[[Unit], tuple[str, str | None]]


def local_currency(low: str, language: Language, vocab: Vocabulary) -> Shown:
    """Give what tells a unit's code in this document, and the word that shows it (None: as the tables say).

    Of the currencies that bear a name, the one with most signs in the text wins; at a tie none does, but
    for one that needs none.
    """
    known: dict[str, tuple[str, str | None]] = {}

    def shown(unit: Unit) -> tuple[str, str | None]:
        found = known.get(unit.key)
        if found is None:
            found = known[unit.key] = _decide(low, _readings(vocab, unit.key, language), unit.key)
        return found

    return shown


@lru_cache(maxsize=32)
def _readings(
    vocab: Vocabulary, name: str, language: Language
) -> tuple[tuple[Sign, ...], re.Pattern[str]] | None:
    """The currencies that a name may mean in a script, and one pattern of all their signs."""
    signs = tuple(s for s in vocab.signs if s.name == name and s.script in (None, language))
    if all(sign.code == name for sign in signs):
        return None
    words = sorted({word for sign in signs for word in sign.words}, key=lambda w: (-len(w), w))
    return signs, re.compile("|".join(map(re.escape, words)))


def _decide(
    low: str, readings: tuple[tuple[Sign, ...], re.Pattern[str]] | None, name: str
) -> tuple[str, str | None]:
    if readings is None:
        return name, None
    signs, pattern = readings
    there = pattern.findall(low)
    if all(sign.least for sign in signs):
        there = list(dict.fromkeys(there))
    counts = sorted(((sum(w in sign.words for w in there), sign) for sign in signs), key=lambda c: -c[0])
    most, best = counts[0]
    if most < best.least or best.code == name or (len(counts) > 1 and counts[1][0] == most):
        usual = next((sign.code for sign in signs if not sign.least), name)
        return usual, None
    return best.code, next(w for w in there if w in best.words)
