"""Which currency a name means that several bear (元, kroner): what else the document speaks of decides."""

from __future__ import annotations

from collections.abc import Callable

from timeline.model import Language
from timeline.quantities.vocabulary import Unit, Vocabulary

Shown = Callable[[Unit], tuple[str, str | None]]


def local_currency(low: str, language: Language, vocab: Vocabulary) -> Shown:
    """Give what tells a unit's code in this document, and the word that shows it (None: as the tables say).

    Of the currencies that bear a name, the one with most signs in the text wins; at a tie none does.
    """
    known: dict[str, tuple[str, str | None]] = {}

    def shown(unit: Unit) -> tuple[str, str | None]:
        if not unit.local:
            return unit.key, None
        found = known.get(unit.key)
        if found is None:
            found = known[unit.key] = _decide(low, language, vocab, unit.key)
        return found

    return shown


def _decide(low: str, language: Language, vocab: Vocabulary, name: str) -> tuple[str, str | None]:
    counts: list[tuple[int, str, str]] = []
    for sign in vocab.signs:
        if sign.name == name and sign.script in (None, language):
            there = [word for word in sign.words if word in low]
            if len(there) >= sign.least:
                counts.append((len(there), sign.code, min(there, key=low.find)))
    counts.sort(reverse=True)
    if not counts or (len(counts) > 1 and counts[0][0] == counts[1][0]):
        return name, None
    return (counts[0][1], counts[0][2]) if counts[0][1] != name else (name, None)
