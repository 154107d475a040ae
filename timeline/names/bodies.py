"""Public bodies that English articles call in several ways: Alder Public Library, Alder's library."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from timeline.lexicon import Lexicon
from timeline.model import Document, Name
from timeline.names.tables import Tables, compile_tables

HOW = "short form"
PLAIN = 2
"""Words of a name that does not say what sort of body it is (Alder Library)."""


def short_bodies(names: Sequence[Name], tables: Tables) -> Iterator[tuple[str, str]]:
    """The keys of bodies whose full names add only what sort of body they are, each with that of the full.

    Alder Library is Alder Public Library; nothing is said where there is an Alder City Library too.
    """
    ends, sorts = tables.words("public_body", "en"), tables.words("body_sort", "en")
    fulls: dict[str, set[str]] = defaultdict(set)
    plain: dict[str, str] = {}
    for name in names:
        short = _without_sort(name.text, ends, sorts) if name.type == "organisation" else None
        if short == name.text:
            plain[short] = name.key
        elif short is not None:
            fulls[short].add(name.key)
    for short in sorted(plain.keys() & fulls.keys()):
        if len(fulls[short]) == 1:
            yield plain[short], next(iter(fulls[short]))


def called_bodies(
    documents: Sequence[Document], names: Sequence[Sequence[Name]], lexicon: Lexicon
) -> tuple[tuple[Name, ...], ...]:
    """The names of a corpus, with bodies that English articles call by their place (Alder's library), or by
    what they are, in a headline (Council backs plan).
    """
    tables = compile_tables(lexicon)
    names = [
        _itself(d, rows, tables) if d.language == "en" else rows
        for d, rows in zip(documents, names, strict=True)
    ]
    english = {d.id for d in documents if d.language == "en"}
    bodies = _by_place([n for rows in names for n in rows if n.document in english], tables)
    if not bodies:
        return tuple(tuple(rows) for rows in names)
    return tuple(
        tuple(_called(d, n, bodies, own) for n in rows)
        if (own := _own(d, rows, tables)) is not None
        else tuple(rows)
        for d, rows in zip(documents, names, strict=True)
    )


LISTED = re.compile(
    r"(?:,? (?:Inc|Corp|plc|Ltd|AG|SE))?\.?,? \((?:Nasdaq|NYSE|LSE|TSX|ASX|AIM)[^():]{0,20}:\s?[A-Z.]{1,6}\)",
    re.I,
)
"""What stands behind the name of the firm whose own release an article is: Alder Inc. (Nasdaq: ALDR)."""


def _itself(document: Document, names: Sequence[Name], tables: Tables) -> Sequence[Name]:
    """The names of a release in which "the Company" is the one firm that it gives the listing of."""
    listed = [n for n in names if n.type == "organisation" and LISTED.match(document.text, n.end)]
    selves = tables.words("self", "en")
    if len({n.key for n in listed}) != 1:
        return names
    firm = listed[0]
    return [
        replace(n, type=firm.type, canonical=firm.canonical, key=firm.key, how=HOW) if n.text in selves else n
        for n in names
    ]


def _own(document: Document, names: Sequence[Name], tables: Tables) -> dict[str, set[Name]] | None:
    """The public bodies of one English article."""
    return _by_place(names, tables) if document.language == "en" else None


def _called(document: Document, name: Name, bodies: dict[str, set[Name]], own: dict[str, set[Name]]) -> Name:
    match = OWNED.match(document.text, name.end)
    full = bodies.get(f"{name.text} {match[1].capitalize()}", set()) if match is not None else set()
    end = match.end() if match is not None else name.end
    if " " not in name.text and match is None:
        full = {n for found in own.values() for n in found if n.text.split()[-1] == name.text}
    full = {n for n in full if len(n.text.split()) > PLAIN} or full
    if len({n.key for n in full}) != 1:
        return name
    body = min(full, key=lambda n: n.id)
    return replace(
        name,
        id=f"{document.id}:name:{name.start}-{end}",
        end=end,
        text=document.text[name.start : end],
        type=body.type,
        canonical=body.canonical,
        key=body.key,
        how=HOW,
    )


OWNED = re.compile(r"['’]s? ([a-z]{3,})\b")
"""What a place is said to have: Alder's library."""


def _by_place(names: Sequence[Name], tables: Tables) -> dict[str, set[Name]]:
    """Bodies by the name that has nothing but a place and what they are."""
    ends, sorts = tables.words("public_body", "en"), tables.words("body_sort", "en")
    found: dict[str, dict[str, Name]] = defaultdict(dict)
    for name in names:
        short = _without_sort(name.text, ends, sorts) if name.type == "organisation" else None
        if short is not None:
            found[short].setdefault(name.key, name)
    return {short: set(group.values()) for short, group in found.items()}


def _without_sort(text: str, ends: frozenset[str], sorts: frozenset[str]) -> str | None:
    """The name of a body without what sort of one it is; None where it is no public body of a place."""
    words = text.split()
    if len(words) < 2 or words[-1] not in ends:
        return None
    kept = [words[0], *(w for w in words[1:-1] if w not in sorts), words[-1]]
    return " ".join(kept)
