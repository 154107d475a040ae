"""Which currency a name means that several bear (元, kroner): what else the document speaks of decides."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from timeline.alternatives import any_of
from timeline.model import Language
from timeline.quantities.vocabulary import Sign, Unit, Vocabulary

Shown = Callable[[Unit], tuple[str, str | None]]


_FROM_HERE_ON = re.compile(r"[(（](?:币种|货币|单位)?下同[)）]")
"""A currency that an article names once for all its sums: 246.9亿元新台币（下同）."""


def local_currency(low: str, language: Language, vocab: Vocabulary, home: str | None = None) -> Shown:
    """Give what tells a unit's code in this document, and the word that shows it (None: as the tables say).

    Of the currencies that bear a name, the one with most signs in the text wins; at a tie none does, but
    for one that needs none. home: what articles on the same names mean by it, where the text shows nothing.
    """
    known: dict[str, tuple[str, str | None]] = {}

    def shown(unit: Unit) -> tuple[str, str | None]:
        found = known.get(unit.key)
        if found is None:
            told = _stated(low, vocab) if any(s.name == unit.key for s in vocab.signs) else None
            found = told or _decide(low, _readings(vocab, unit.key, language), unit.key)
            if home is not None and found == (unit.key, None) and _bears(vocab, unit.key, home, language):
                found = home, None
            known[unit.key] = found
        return found

    return shown


def shown_currency(low: str, language: Language, vocab: Vocabulary) -> tuple[str | None, frozenset[str]]:
    """The currency that the signs of a text tell for a name that several bear, and all it has signs of."""
    signed: set[str] = set()
    for name in dict.fromkeys(s.name for s in vocab.signs if s.script == language):
        readings = _readings(vocab, name, language)
        code, word = _stated(low, vocab) or _decide(low, readings, name)
        if word is not None:
            return code, frozenset({code})
        if readings is not None:
            there = set(readings[1].findall(low))
            signed |= {sign.code for sign in readings[0] if there & set(sign.words)}
    return None, frozenset(signed)


def _bears(vocab: Vocabulary, name: str, code: str, language: Language) -> bool:
    """Whether a currency bears a name in a script."""
    return any(s.name == name and s.code == code and s.script in (None, language) for s in vocab.signs)


def _stated(low: str, vocab: Vocabulary) -> tuple[str, str] | None:
    """The currency that an article names once for all its sums, and the words that do: 亿元新台币（下同）."""
    for match in _FROM_HERE_ON.finditer(low):
        for forms in (vocab.units, vocab.prefixes):
            found = forms.before(low, match.start())
            if found is not None and found[1].kind == "money":
                return found[1].key, low[found[0] : match.start()]
    return None


@lru_cache(maxsize=32)
def _readings(
    vocab: Vocabulary, name: str, language: Language
) -> tuple[tuple[Sign, ...], re.Pattern[str]] | None:
    """The currencies that a name may mean in a script, and one pattern of all their signs."""
    signs = tuple(s for s in vocab.signs if s.name == name and s.script in (None, language))
    if all(sign.code == name for sign in signs):
        return None
    return signs, re.compile(any_of(word for sign in signs for word in sign.words))


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
