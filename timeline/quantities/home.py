"""Whose yuan an article means that does not say it: that of the articles on the same names which do."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from timeline.folding import fold
from timeline.lexicon import Lexicon
from timeline.model import Document, Name
from timeline.quantities.local import shown_currency
from timeline.quantities.vocabulary import vocabulary

STEPS = 2
"""An article whose one sign another confirms may speak for a third."""
SHARED = 2
"""Names that two articles on one thing have in common, where they are of two outlets."""
CROWD = 60
"""A name that more articles speak of joins none of them."""
WHO = ("organisation", "person", "product", "model")


def home_currencies(
    documents: Sequence[Document], names: Sequence[Sequence[Name]], lexicon: Lexicon
) -> list[str | None]:
    """For each article in traditional script that does not show which currency it means by the name of
    several, the one that most articles of its outlet, or on the same names, show; else None.
    """
    vocab = vocabulary(lexicon)
    places: dict[str, list[int]] = defaultdict(list)
    shown: dict[int, str] = {}
    open_to: dict[int, frozenset[str]] = {}
    for i, document in enumerate(documents):
        if document.language != "zh-Hant":
            continue
        code, signed = shown_currency(fold(document.text).lower(), document.language, vocab)
        if code is None:
            open_to[i] = signed
            continue
        shown[i] = code
        for key in _keys(document, names[i]):
            places[key].append(i)
    homes: list[str | None] = [None] * len(documents)
    for _ in range(STEPS):
        found: dict[int, str] = {}
        for i, signed in open_to.items():
            near = _near(_keys(documents[i], names[i]), places) if homes[i] is None else []
            most = Counter(shown[j] for j in near).most_common(2)
            clear = len(most) == 1 or (len(most) > 1 and most[0][1] > most[1][1])
            if clear and signed <= {most[0][0]}:
                found[i] = homes[i] = most[0][0]
        for i, code in found.items():
            if not open_to[i]:
                continue  # only what has a sign of its own speaks for others
            shown[i] = code
            for key in _keys(documents[i], names[i]):
                places[key].append(i)
    return homes


def _keys(document: Document, names: Sequence[Name]) -> set[str]:
    """What an article can be joined by: its outlet and whom it names."""
    outlet = {f"outlet {document.outlet}"} if document.outlet else set()
    return outlet | {n.key for n in names if n.type in WHO}


def _near(keys: set[str], places: dict[str, list[int]]) -> list[int]:
    """The articles of the same outlet, or on the same names."""
    met: Counter[int] = Counter()
    for key in keys:
        group = places.get(key, ())
        if len(group) <= CROWD or key.startswith("outlet "):
            met.update({j: SHARED if key.startswith("outlet ") else 1 for j in group})
    return [j for j, times in met.items() if times >= SHARED]
