"""Which characters of a passage differ from the passage it is set against."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from timeline.script import simplify

LONGEST = 400
"""Characters beyond which a passage is not compared, for the comparison is quadratic."""
TOKEN = re.compile(r"\d[\d,.]*|[A-Za-z]+|\s+|.", re.S)


def differing(texts: Sequence[str]) -> list[list[tuple[int, int]]]:
    """For each text the (start, end) parts that the text it is set against does not have.

    Each is set against the first text that is not the same. Numbers and words differ as a whole,
    but where only digits of one number differ, as in a misprint, those digits alone are given. The two
    scripts of Chinese differ in nothing.
    """
    texts = [simplify(text) for text in texts]
    parts: list[list[tuple[int, int]]] = []
    for text in texts:
        other = next((t for t in texts if t != text), text)
        parts.append([] if max(len(text), len(other)) > LONGEST else _against(text, other))
    return parts


def _against(text: str, other: str) -> list[tuple[int, int]]:
    own, others = TOKEN.findall(text), TOKEN.findall(other)
    starts = [0]
    for token in own:
        starts.append(starts[-1] + len(token))
    found: list[tuple[int, int]] = []
    matcher = SequenceMatcher(None, own, others, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "replace" and b - a == d - c == 1 and len(own[a]) == len(others[c]) > 3:
            same = [x == y for x, y in zip(own[a], others[c], strict=True)]
            found += [(starts[a] + i, starts[a] + i + 1) for i, equal in enumerate(same) if not equal]
        elif kind in ("replace", "delete"):
            found.append((starts[a], starts[b]))
    merged: list[tuple[int, int]] = []
    for start, end in found:
        if merged and merged[-1][1] == start:
            merged[-1] = (merged[-1][0], end)
        else:
            merged.append((start, end))
    return merged
