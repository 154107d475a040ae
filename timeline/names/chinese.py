"""Names in Chinese text: strong places first, then every further printing of what they named."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Sequence

from timeline.lexicon import Lexicon
from timeline.names.compounds import Compounds
from timeline.names.found import Found, longest
from timeline.names.persons import find_persons
from timeline.names.tables import Tables, compile_tables, english_words
from timeline.names.words import Cutter, Token
from timeline.script import simplify

IDENTIFIER = re.compile(r"[A-Za-z]{1,6}[-‑]?\d[A-Za-z0-9.\-]*|[a-z]\d(?:\.\d)?")
SERIAL = re.compile(r"[A-Z]{1,4}\d+[A-Za-z]*(?:-\w+)*")
NUMBER = re.compile(r"\d+(?:\.\d+)+")


@functools.cache
def cutter(lexicon: Lexicon) -> Cutter:
    """The cutter that knows the lexicon's names."""
    return Cutter(name for name in compile_tables(lexicon).known if "\u3400" <= name[0] <= "\u9fff")


def find_chinese(text: str, lexicon: Lexicon) -> list[Found]:
    """Find the names of a text of which some part is Chinese. Places do not overlap and are sorted."""
    tables = compile_tables(lexicon)
    simple = simplify(text)
    tokens = list(cutter(lexicon).tokens(simple))
    strong = [
        *known_names(tokens, tables),
        *latin_names(tokens, tables),
        *Compounds(simple, tokens, tables).find(),
    ]
    strong += find_persons(simple, tokens, tables)
    strong += list(products(simple, tokens, strong, tables))
    everywhere = [*strong, *repeated(simple, tokens, strong, tables)]
    merged = longest(merge(simple, longest(everywhere), tables))
    return [f for f in merged if f.end > f.start]


def known_names(tokens: Sequence[Token], tables: Tables) -> Iterator[Found]:
    """Names of the lexicon, at word boundaries."""
    for token in tokens:
        if token.kind == "K" or (token.kind == "L" and token.text in tables.known):
            known = tables.known[token.text]
            yield Found(token.start, token.end, known.type, "in the lexicon", known.key, known.canonical)


def latin_names(tokens: Sequence[Token], tables: Tables) -> Iterator[Found]:
    """Runs of Latin words with capitals or digits, with the numbers between and after them."""
    plain, versions = tables.words("plain_latin"), tables.words("version_word")
    i = 0
    while i < len(tokens):
        token = tokens[i]
        if token.kind != "L" or not nameable(token.text, plain):
            i += 1
            continue
        j = i + 1
        while j + 1 < len(tokens) and tokens[j].text == " ":
            word = tokens[j + 1]
            if (word.kind == "L" and (nameable(word.text, plain) or word.text in versions)) or (
                word.kind == "D" and NUMBER.fullmatch(word.text) and not unit_follows(tokens, j + 2)
            ):
                j += 2
            else:
                break
        end = tokens[j - 1].end
        if (
            j < len(tokens)
            and tokens[j].kind == "D"
            and tokens[j].start == end
            and NUMBER.fullmatch(tokens[j].text)
        ):
            end = tokens[j].end
        text = token.text if j == i + 1 else ""
        kind = "model" if IDENTIFIER.fullmatch(text) else "other"
        known = tables.known.get(text)
        yield Found(
            token.start,
            end,
            known.type if known else kind,
            "Latin word in Chinese text",
            known.key if known else None,
            known.canonical if known else None,
        )
        i = j


def unit_follows(tokens: Sequence[Token], j: int) -> bool:
    """Whether the number before token j counts something."""
    return j < len(tokens) and (
        tokens[j].kind in "mq" or tokens[j].text in "%％" or tokens[j].text[:1] in "年月日亿万个"
    )


def nameable(word: str, plain: frozenset[str]) -> bool:
    """Whether a Latin word in Chinese text may be a name."""
    if (
        word in plain
        or word.upper() in plain
        or re.fullmatch(r"Top\d+|[Qq][1-4]|[Hh][12]|FY\d+|[A-Za-z]|\d+[A-Za-z]", word)
    ):
        return False
    if word.islower() and not re.search(r"\d", word):
        return len(word) > 2 and word not in english_words()
    return True


def products(text: str, tokens: Sequence[Token], strong: Iterable[Found], tables: Tables) -> Iterator[Found]:
    """A brand and a plain noun after it (X音乐, X会议, XApp), and a name before an identifier (XT1)."""
    nouns, edge = tables.words("product"), tables.words("edge")
    ends = {f.end: f for f in strong if f.type in ("organisation", "product", "model", "other")}
    for i, token in enumerate(tokens):
        for n in (1, 2):
            word = "".join(t.text for t in tokens[i : i + n])
            if word in nouns:
                brand = ends.get(token.start)
                last = tokens[i + n - 1].end if i + n <= len(tokens) else token.end
                if brand and brand.type != "person":
                    yield Found(brand.start, last, "product", "a brand and its product")
                elif (
                    word in ("App", "APP")
                    and i
                    and tokens[i - 1].kind in "nrzxK"
                    and tokens[i - 1].text not in edge
                ):
                    stem = tokens[i - 1]
                    if len(stem.text) > 1:
                        yield Found(stem.start, last, "product", "before App")
                        yield Found(
                            stem.start, stem.end, "product", "short form", alias_of=text[stem.start : last]
                        )


def repeated(text: str, tokens: Sequence[Token], strong: Sequence[Found], tables: Tables) -> Iterator[Found]:
    """Every further printing of what was found, where it does not cut a word in two."""
    types: dict[str, Found] = {}
    for found in strong:
        name = text[found.start : found.end]
        if (
            found.how != "in the lexicon"
            and len(name) > 1
            and (name not in types or types[name].type == "other")
        ):
            types[name] = found
    if not types:
        return
    starts, ends = {t.start for t in tokens}, {t.end for t in tokens}
    pattern = re.compile("|".join(re.escape(n) for n in sorted(types, key=lambda n: (-len(n), n))))
    for match in pattern.finditer(text):
        start, end, first = match.start(), match.end(), types[match[0]]
        whole = (start in starts) + (end in ends)
        if whole == 2 or (whole == 1 and (len(match[0]) > 2 or first.type == "person")):
            yield Found(start, end, first.type, "repeated", first.key, first.canonical, first.alias_of)


def merge(text: str, found: Sequence[Found], tables: Tables) -> Iterator[Found]:
    """Join neighbours that are one name: a name and the identifier after it, a place in a place."""
    i = 0
    while i < len(found):
        item = found[i]
        while i + 1 < len(found) and found[i + 1].start == item.end and joins(text, item, found[i + 1]):
            item = Found(item.start, found[i + 1].end, found[i + 1].type, "joined neighbours")
            i += 1
        yield item
        i += 1


def joins(text: str, left: Found, right: Found) -> bool:
    """Whether two names that touch are one."""
    if left.type == right.type == "place":
        return True
    return left.type != "person" and bool(SERIAL.fullmatch(text[right.start : right.end]))
