"""Names that one document tells by strong signs, found in the other documents of a corpus as well."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from timeline.lexicon import Lexicon
from timeline.model import Document, Name
from timeline.names.chinese import cutter, follow, merge, tokens_of
from timeline.names.found import Found, longest
from timeline.names.latin import split_version, variant_key
from timeline.names.tables import compile_tables
from timeline.names.words import word_table
from timeline.script import simplify

HEADS_FIGURE = re.compile(r"(?:^|(?<=[\n。！？；：，]))[\u3400-\u9fff]{4,6}(?=(?:19|20)\d\d年)")
"""Characters that open a clause before the year of what is told of them."""
PLAIN = 1000
"""The cost up to which a word is too common to be a name elsewhere (a weekly called 《流通》)."""
WEAK = frozenset({"in the lexicon", "repeated", "Latin word in Chinese text", "joined neighbours"})


def spread_names(
    documents: Sequence[Document], names: Sequence[Sequence[Name]], lexicon: Lexicon
) -> tuple[tuple[Name, ...], ...]:
    """Add to each Chinese document the names that others told; its own stay, or grow."""
    told = repeated_heads(documents, lexicon) | strings(documents, names)
    if not told:
        return tuple(tuple(rows) for rows in names)
    return tuple(
        tuple(rows) if document.language == "en" else widen(document, rows, told, lexicon)
        for document, rows in zip(documents, names, strict=True)
    )


def repeated_heads(documents: Sequence[Document], lexicon: Lexicon) -> dict[str, Found]:
    """What heads a clause before a year, is made of no words, and stands in two documents: a firm or body."""
    texts = [simplify(d.text) for d in documents if d.language != "en"]
    edge = compile_tables(lexicon).words("edge")
    heads = {head for text in texts for head in HEADS_FIGURE.findall(text)}
    return {
        head: Found(0, 0, "organisation", "heads figures in several articles")
        for head in sorted(heads)
        if edge.isdisjoint(head)
        and all(len(token.text) == 1 for token in cutter(lexicon).tokens(head))
        and sum(head in text for text in texts) > 1
    }


def strings(documents: Sequence[Document], names: Sequence[Sequence[Name]]) -> dict[str, Found]:
    """What the Chinese documents told: simplified string → type and key."""
    told: dict[str, Found] = {}
    costs = word_table()
    for document, rows in zip(documents, names, strict=True):
        for row in rows if document.language != "en" else ():
            text = simplify(row.text)
            plain = text in costs and costs[text][0] < PLAIN
            if row.how not in WEAK and len(text) > 1 and not text.isascii() and not plain:
                key = row.key if row.key != variant_key(text) else None
                told.setdefault(text, Found(0, 0, row.type, "told by another document", key))
    return told


def widen(
    document: Document, rows: Sequence[Name], told: dict[str, Found], lexicon: Lexicon
) -> tuple[Name, ...]:
    """The names of one document with those that others told."""
    simple = simplify(document.text)
    mine = {simplify(row.text) for row in rows}
    new = {text: found for text, found in told.items() if text not in mine and text in simple}
    if not new:
        return tuple(rows)
    extra = list(follow(simple, tokens_of(simple, lexicon), new))
    old = [Found(r.start, r.end, r.type, r.how) for r in rows]
    by_place = {(r.start, r.end): r for r in rows}
    merged = longest(merge(simple, longest([*old, *extra])))
    return tuple(by_place.get((f.start, f.end)) or added(document, f) for f in merged)


def added(document: Document, found: Found) -> Name:
    """The row of a name that another document told."""
    text = document.text[found.start : found.end]
    family, version = split_version(simplify(text))
    plain = Name(
        id=f"{document.id}:name:{found.start}-{found.end}",
        document=document.id,
        start=found.start,
        end=found.end,
        text=text,
        type=found.type,
        canonical=text,
        key=found.key or variant_key(simplify(text)),
        how="told by another document",
    )
    return replace(plain, family=family, version=version)
