"""Names of organisations, persons, products, models, places, works and events, found without a gazetteer."""

from __future__ import annotations

import re
from itertools import pairwise

from timeline.lexicon import Lexicon
from timeline.model import Document, Name
from timeline.names.bodies import called_bodies
from timeline.names.chinese import find_chinese
from timeline.names.found import Found
from timeline.names.join import join_names, kept_apart
from timeline.names.latin import split_version, variant_key
from timeline.names.spread import spread_names
from timeline.script import simplify

__all__ = ["called_bodies", "find_names", "join_names", "kept_apart", "spread_names", "variant_key"]


def find_names(document: Document, lexicon: Lexicon) -> tuple[Name, ...]:
    """Find the names of one document, sorted, not overlapping. Their keys hold within the document only."""
    if document.language == "en":
        from timeline.names.english import find_english

        found = find_english(document, lexicon)
    else:
        found = find_chinese(document.text, lexicon)
    return tuple(row(document, item) for item in in_brackets(document.text, found))


def in_brackets(text: str, found: list[Found]) -> list[Found]:
    """Give a form in brackets the key of the name before it: 远舟（Farboat）, Grid Operator (GO)."""
    keys: dict[str, Found] = {}
    for left, right in pairwise(found):
        between, after = text[left.end : right.start], text[right.end : right.end + 1]
        if between.strip() in ("(", "（") and after in (")", "）") and left.type != "person":
            one, other = text[left.start : left.end], text[right.start : right.end]
            if (
                one.isascii() != other.isascii()
                or initials(one) == other.replace(".", "")
                or initials(other) == one
            ):
                keys.setdefault(other, left)
    for left, right in pairwise(found):
        between, after = text[left.end : right.start], text[right.end : right.end + 1]
        if between.strip() in ("(", "（") and after in (")", "）") and left.type == right.type == "person":
            keys.setdefault(text[right.start : right.end], left)
    out = []
    for item in found:
        full = keys.get(text[item.start : item.end])
        if full is not None and not item.key:
            key = full.key or variant_key(simplify(text[full.start : full.end]))
            item = item._replace(key=key, how="in brackets after the name", type=full.type)
        out.append(item)
    return out


def initials(name: str) -> str:
    """The first letters of the words with a capital."""
    return "".join(word[0] for word in re.findall(r"[A-Z][A-Za-z]*", name))


def row(document: Document, item: Found) -> Name:
    """Make the table's row of a place that holds a name."""
    text = document.text[item.start : item.end]
    family, version = split_version(simplify(text))
    canonical = item.canonical if item.canonical and document.language == "en" else text
    return Name(
        id=f"{document.id}:name:{item.start}-{item.end}",
        document=document.id,
        start=item.start,
        end=item.end,
        text=text,
        type="model" if item.type == "other" and version else item.type,
        canonical=canonical,
        key=item.key or variant_key(simplify(item.alias_of or text)),
        how=item.how,
        family=family,
        version=version,
    )
