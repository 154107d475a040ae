"""Identifiers: Latin words with version numbers, in Chinese and in English text."""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

from timeline.script import unaccented

PIECE = re.compile(r"\d+(?:\.\d+)*|[a-z]+(?:\d+(?:\.\d+)*)?|[\u3400-\u9fff]+")
SHORT = re.compile(r"[a-z]{1,2}\d")


class Parts(NamedTuple):
    """An identifier cut in two: what family it belongs to and which version it is."""

    family: str | None
    version: str | None


@functools.lru_cache(maxsize=16384)
def split_version(name: str) -> Parts:
    """Cut an identifier: KST-2148-XR → KST, 2148-XR; Claude 3.7 Sonnet → Claude Sonnet, 3.7; L7 → None, L7.

    A name without digits has no version. Short letter-digit tokens (V3, T1) belong to the version.
    """
    tokens = re.findall(r"[^\s\-_]+", split_scripts(name))
    first = next((i for i, token in enumerate(tokens) if re.search(r"\d", token)), None)
    if first is None:
        return Parts(None, None)
    last = max(i for i, token in enumerate(tokens) if re.search(r"\d", token))
    words = [t for t in tokens[last + 1 :] if not t.isupper() or len(t) > 3]
    tail = [t for t in tokens[last + 1 :] if t not in words]
    head, version = tokens[:first], tokens[first : last + 1] + tail
    glued = re.fullmatch(r"([A-Za-z]{3,}|[\u3400-\u9fff]+)(\d.*)", version[0])
    if glued:
        head, version = [*head, glued[1]], [glued[2], *version[1:]]
    family = " ".join(head + words)
    return Parts(family or None, "-".join(version))


def split_scripts(name: str) -> str:
    """Put a space where Chinese and Latin meet."""
    return re.sub(r"(?<=[\u3400-\u9fff])(?=[A-Za-z0-9])|(?<=[A-Za-z0-9])(?=[\u3400-\u9fff])", " ", name)


@functools.lru_cache(maxsize=16384)
def variant_key(name: str) -> str:
    """What spelling variants of one identifier share: its words in any order, its numbers in theirs.

    Falcon 3.7 Ode = Falcon-Ode-3.7 and KT-4.5 = KT4.5; K5-0617 and K5-6017 differ. `name` is in
    simplified characters if it is Chinese.
    """
    tokens: list[str] = []
    for token in PIECE.findall(unaccented(name).casefold().replace("_", " ")):
        glued = re.fullmatch(r"([a-z]{3,})(\d.*)", token)
        tokens += glued.groups() if glued else [token]
    numbers = [t for t in tokens if re.search(r"\d", t)]
    words = sorted(t for t in tokens if not re.search(r"\d", t))
    return " ".join([*words, *numbers]) or name.casefold().strip()
