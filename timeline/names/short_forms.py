"""Short forms of Chinese firms that no article explains: 恒準 after 恒準精機, 璞石 for 璞石機械人."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from timeline.model import Name
from timeline.script import simplify

LENGTHS = (2, 3)
"""Characters of a short form."""
WITHIN = ("部", "处", "室", "组")
"""What ends the name of a part of a firm, which is no full form of its name: 青禾法務部."""
TITLE = 20
"""Characters at the beginning of an article, in its title, where the short form may come first."""


def one_short_form(targets: Mapping[str, Sequence[str]], names: Sequence[Name]) -> Iterator[tuple[str, str]]:
    """Pairs of full forms that articles shorten to one word, where no article prints two of them.

    targets: the key of a short form → those of the full ones it is told to stand for.
    """
    documents: dict[str, set[str]] = defaultdict(set)
    for name in names:
        documents[name.key].add(name.document)
    for short in sorted(targets):
        first, *others = sorted(targets[short])
        apart = all(
            not documents[a] & documents[b]
            for i, a in enumerate(targets[short])
            for b in targets[short][i + 1 :]
        )
        if others and apart and all(t.startswith(short) for t in targets[short]):
            yield from ((other, first) for other in others)


def shortened(documents: Sequence[Sequence[Name]]) -> Iterator[tuple[str, str]]:
    """Keys of short forms with that of the one firm that begins so and is printed before each of them."""
    firsts: dict[str, list[dict[str, int]]] = defaultdict(list)
    full: dict[str, set[str]] = defaultdict(set)
    for document in documents:
        seen: dict[str, int] = {}
        for name in document:
            if name.type == "organisation":
                seen.setdefault(simplify(name.text), name.start)
        for text in seen:
            for n in LENGTHS:
                if len(text) > n + 1 and not text.endswith(WITHIN):
                    full[text[:n]].add(text)
            firsts[text].append(seen)
    keys = {simplify(n.text): n.key for d in documents for n in d if n.type == "organisation"}
    for short in sorted(full.keys() & firsts.keys()):
        if len(full[short]) != 1:
            continue
        (whole,) = full[short]
        beside = [seen for seen in firsts[short] if whole in seen]
        if beside and all(seen[whole] < seen[short] or seen[short] < TITLE for seen in beside):
            yield keys[short], keys[whole]
