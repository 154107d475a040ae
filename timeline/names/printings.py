"""Where strings are printed in a text, found in time that grows with the text and not with its square."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

SHORT = 4000
"""Up to this many characters a plain search is faster than an index."""


class Printings:
    """Finds strings in one text as `str.find` does, each string once.

    A long text is indexed by its pairs of characters; a string is looked for where its rarest pair stands.
    """

    def __init__(self, text: str) -> None:
        """Take a text; its index is made when a string is first looked for."""
        self.text = text
        self._known: dict[str, Sequence[int]] = {}
        self._pairs: dict[str, list[int]] | None = None

    def count(self, string: str) -> int:
        """How often a string is printed, not overlapping itself."""
        return len(self.places(string))

    def places(self, string: str) -> Sequence[int]:
        """Where a string begins, in order, not overlapping itself."""
        found = self._known.get(string)
        if found is None:
            plain = len(self.text) <= SHORT or len(string) < 2
            found = self._known[string] = self._search(string) if plain else self._look_up(string)
        return found

    def _search(self, string: str) -> list[int]:
        found = []
        at = self.text.find(string)
        while at >= 0:
            found.append(at)
            at = self.text.find(string, at + len(string))
        return found

    def _look_up(self, string: str) -> list[int]:
        if self._pairs is None:
            self._pairs = _pairs(self.text)
        rarest: Sequence[int] | None = None
        offset = 0
        for i in range(len(string) - 1):
            there = self._pairs.get(string[i : i + 2], ())
            if rarest is None or len(there) < len(rarest):
                rarest, offset = there, i
        found = []
        free = 0
        for place in rarest or ():
            start = place - offset
            if start >= free and self.text.startswith(string, start):
                found.append(start)
                free = start + len(string)
        return found


def _pairs(text: str) -> dict[str, list[int]]:
    """Each pair of neighbouring characters, with where it stands."""
    pairs: defaultdict[str, list[int]] = defaultdict(list)
    for i in range(len(text) - 1):
        pairs[text[i : i + 2]].append(i)
    return pairs
