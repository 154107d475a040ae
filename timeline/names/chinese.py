"""Names in Chinese text: strong places first, then every further printing of what they named."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from timeline.lexicon import Lexicon
from timeline.names.compounds import Compounds
from timeline.names.context import find_in_context
from timeline.names.endings import LEADING_IN, PEOPLE
from timeline.names.firms import sort_out
from timeline.names.found import Found, longest
from timeline.names.issuers import issuers
from timeline.names.persons import find_persons
from timeline.names.protagonist import protagonist
from timeline.names.public import find_public
from timeline.names.signs import find_signs
from timeline.names.slots import find_in_slots
from timeline.names.speaking import speaking
from timeline.names.tables import Tables, compile_tables, english_words
from timeline.names.words import Cutter, Token, word_table
from timeline.script import simplify

IDENTIFIER = re.compile(r"[A-Za-z]{1,6}[-‑]?\d[A-Za-z0-9.\-]*|[a-z]\d(?:\.\d)?")
SERIAL = re.compile(r"[A-Z]{1,4}\d+[A-Za-z]*(?:-\w+)*")
QUOTED_PART = re.compile(r"([\u3400-\u9fff]{2,4})[”」]")
NUMBER = re.compile(r"\d+(?:\.\d+)+(?:-[A-Za-z]+)*")
ABOVE = re.compile(r"[\u3400-\u9fff]{2,}(?:[部院]|委员会|政府)$")
BELOW = re.compile(r"^[\u3400-\u9fff]{2,8}(?:[局署司厅处]|中心)$")
"""A ministry and its office right behind it are one body (交通部观光署)."""
GOES_ON = re.compile(
    r"\d+\.\d+(?![\d.%％])(?=\s?(?:Turbo|Pro|Max|Plus|mini|Flash"
    r"|[^\d\s亿万千百元年月日个名台辆倍度分点吨户家股米克升小]))(?:\s(?:Turbo|Pro|Max|Plus|mini|Flash))?"
    r"|(?:Turbo|Pro|Max|Plus|Ultra|mini|Mini|Flash|Lite|Air)(?:\s[A-Z]\b)?(?![A-Za-z])"
)
"""A version that touches the Chinese name before it: 2.0, 4.5 Turbo, Pro."""


@functools.cache
def cutter(lexicon: Lexicon) -> Cutter:
    """The cutter that knows the lexicon's names."""
    tables = compile_tables(lexicon)
    found = Cutter(name for name in tables.known if "\u3400" <= name[0] <= "\u9fff")
    found.prefer([*tables.words("title"), *LEADING_IN])
    return found


@functools.lru_cache(maxsize=64)
def tokens_of(text: str, lexicon: Lexicon) -> tuple[Token, ...]:
    """The words of a text in simplified characters, kept for the steps that follow."""
    return tuple(cutter(lexicon).tokens(text))


def find_chinese(text: str, lexicon: Lexicon) -> list[Found]:
    """Find the names of a text of which some part is Chinese. Places do not overlap and are sorted."""
    tables = compile_tables(lexicon)
    simple = simplify(text)
    tokens = tokens_of(simple, lexicon)
    reader = Compounds(simple, tokens, tables)
    strong = [
        *find_public(reader),
        *find_signs(reader),
        *issuers(reader),
        *reader.find(),
        *speaking(reader),
    ]
    strong += [*known_names(tokens, tables), *latin_names(tokens, tables), *find_in_slots(reader)]
    firms = ends_of(strong)
    strong += sort_out(reader, list(find_persons(reader, firms)), strong)
    everywhere = [*strong, *repeated(simple, tokens, strong)]
    strong += find_in_context(reader, everywhere)
    hero = list(protagonist(reader, strong))
    heroes = {simple[f.start : f.end] for f in hero}
    strong = [*hero, *(f for f in strong if f.type != "person" or simple[f.start : f.end] not in heroes)]
    everywhere = [*strong, *repeated(simple, tokens, strong)]
    strong += list(products(reader, everywhere))
    everywhere = [*strong, *repeated(simple, tokens, strong)]
    return longest(merge(simple, longest(everywhere)))


def ends_of(found: Iterable[Found]) -> frozenset[int]:
    """Where organisations end that a word like 证券 or the lexicon tells surely."""
    sure = ("ends like a firm", "ends like an institution", "legal form of a known name", "in the lexicon")
    return frozenset(f.end for f in found if f.type == "organisation" and f.how in sure)


def known_names(tokens: Sequence[Token], tables: Tables) -> Iterator[Found]:
    """Names of the lexicon, at word boundaries."""
    for i, token in enumerate(tokens):
        if token.text[-1:] == "部" and i + 1 < len(tokens) and tokens[i + 1].text.startswith("门"):
            continue  # 住建部门 are many
        if token.text[-1:] == "产" and i + 1 < len(tokens) and tokens[i + 1].kind == "D":
            continue  # 日产5,000吨 is what a day brings forth
        if token.kind == "K" or (token.kind == "L" and token.text in tables.known):
            known = tables.known[token.text]
            yield Found(token.start, token.end, known.type, "in the lexicon", known.key, known.canonical)


def latin_names(tokens: Sequence[Token], tables: Tables) -> Iterator[Found]:
    """Runs of Latin words with capitals or digits, with the numbers between and after them."""
    plain, versions = tables.words("plain_latin"), tables.words("version_word")
    alone = Alone(tokens)
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
        if SERIAL.fullmatch(text) and (head := rare_head(tokens, i, tables)) is not None:
            yield Found(tokens[head].start, end, "model", "rare word before an identifier")
            i = j
            continue
        kind = "model" if IDENTIFIER.fullmatch(text) else "other"
        known = tables.known.get(text)
        if known is None and j > i + 2 and apart(tokens, i, tables, alone):
            yield from known_names([token], tables)
            if token.text not in tables.known:
                yield Found(token.start, token.end, "organisation", "a maker before an identifier")
            yield Found(tokens[i + 2].start, end, "model", "identifier after its maker")
            i = j
            continue
        yield Found(
            token.start,
            end,
            known.type if known else kind,
            "Latin word in Chinese text",
            known.key if known else None,
            known.canonical if known else None,
        )
        i = j


class Alone:
    """Which Latin words a text prints without a blank after them, and which open a word with a hyphen."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        """Go through the tokens once."""
        self.unspaced = {t.text for t, after in pairwise(tokens) if t.kind == "L" and after.text != " "}
        hyphened = [t.text for t in tokens if t.kind == "L" and "-" in t.text]
        self.hyphened = {w[:at] for w in hyphened for at in range(len(w)) if w[at] == "-"}


def apart(tokens: Sequence[Token], i: int, tables: Tables, alone: Alone) -> bool:
    """Whether a firm before an identifier is its maker, not part of its name (no X-1 is printed)."""
    maker, after = tokens[i], tokens[i + 2].text
    known = tables.known.get(maker.text)
    if not re.fullmatch(r"[A-Za-z]{1,2}\d+(?:\.\d+)?", after) or (known and known.type != "organisation"):
        return False
    return (known is not None or maker.text in alone.unspaced) and maker.text not in alone.hyphened


def rare_head(tokens: Sequence[Token], i: int, tables: Tables) -> int | None:
    """The first of two or three single characters that are no words and touch an identifier."""
    edge, j = tables.words("edge"), i
    while (
        j > 0
        and i - j < 4
        and len(tokens[j - 1].text) == 1
        and tokens[j - 1].kind not in "LDBPK"
        and tokens[j - 1].text not in edge
    ):
        j -= 1
    return j if 2 <= i - j <= 3 else None


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


def products(reader: Compounds, strong: Iterable[Found]) -> Iterator[Found]:
    """A brand and a plain noun after it (X音乐, X会议, XApp), and a name before an identifier (XT1)."""
    text, tokens, tables, printed = reader.text, reader.tokens, reader.tables, reader.printed
    nouns, edge, titles = tables.words("product"), tables.words("edge"), tables.words("title")
    ends = {f.end: f for f in strong if f.type in ("organisation", "product", "model", "other")}
    costs = word_table()
    for i, token in enumerate(tokens):
        brand = ends.get(token.start)
        if brand is None and token.text not in ("App", "APP"):
            continue
        for n in (1, 2):
            word = "".join(t.text for t in tokens[i : i + n])
            last = tokens[min(i + n, len(tokens)) - 1].end
            if word in nouns and brand and not re.search(r"\d", text[brand.start : brand.end]):
                yield Found(brand.start, last, "product", "a brand and its product")
            elif (
                word in ("App", "APP")
                and i
                and (tokens[i - 1].kind in "nrzxK" or len(tokens[i - 1].text) == 1)
                and tokens[i - 1].text not in edge
                and tokens[i - 1].kind not in "BDPL"
            ):
                stem = tokens[i - 1]
                if (
                    len(stem.text) == 1
                    and i > 1
                    and len(tokens[i - 2].text) == 1
                    and tokens[i - 2].text not in edge
                ):
                    stem = Token(tokens[i - 2].start, stem.end, "x", tokens[i - 2].text + stem.text)
                if len(stem.text) > 1:
                    yield Found(stem.start, last, "product", "before App")
                    yield Found(
                        stem.start, stem.end, "product", "short form", alias_of=text[stem.start : last]
                    )
        if brand is None:
            continue
        yield from platform(text, tokens, i, brand)
        if (
            token.kind in "nrz"
            and 2 <= len(token.text) <= 3
            and token.text not in titles
            and token.text[-1] not in PEOPLE
            and costs[token.text][0] >= 1150
        ):
            whole = text[brand.start : token.end]
            if printed.count(whole) > 1 and brand.type == "organisation":
                yield Found(brand.start, token.end, "product", "a brand and a rare word, repeated")
                if printed.count(token.text) > printed.count(whole):
                    yield Found(token.start, token.end, "product", "short form", alias_of=whole)
        quoted = QUOTED_PART.match(text, token.end) if token.text in "“「" else None
        if quoted and printed.count(quoted[1]) > 1:
            yield Found(quoted.start(1), quoted.end(1), "product", "quoted after its brand")


def platform(text: str, tokens: Sequence[Token], i: int, brand: Found) -> Iterator[Found]:
    """A brand, plain nouns, 平台 or 系统 and an acronym: a name, and so is what is between them."""
    j = i
    while j < len(tokens) and j - i < 5 and tokens[j].kind in "nvazx" and len(tokens[j].text) > 1:
        j += 1
    if (
        j - i < 2
        or j >= len(tokens)
        or tokens[j - 1].text not in ("平台", "系统", "框架", "引擎", "模型", "大模型")
    ):
        return
    if tokens[j].kind == "L" and tokens[j].text.isupper() and tokens[j].start == tokens[j - 1].end:
        yield Found(brand.start, tokens[j].end, "product", "a brand, its product and an acronym")
        yield Found(
            tokens[i].start,
            tokens[j - 1].end,
            "product",
            "short form",
            alias_of=text[brand.start : tokens[j].end],
        )


def repeated(text: str, tokens: Sequence[Token], strong: Sequence[Found]) -> Iterator[Found]:
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
    yield from follow(text, tokens, types)


def follow(text: str, tokens: Sequence[Token], types: Mapping[str, Found]) -> Iterator[Found]:
    """Printings of known strings that do not cut a word in two, the longest at each place."""
    heads: dict[str, list[str]] = {}
    for name in sorted(types, key=lambda n: (-len(n), n)):
        heads.setdefault(name[:2], []).append(name)
    starts: set[int] = set()
    ends: set[int] = set()
    at = 0
    for i in range(len(text) - 1):
        if i < at or text[i : i + 2] not in heads:
            continue
        name = next((n for n in heads[text[i : i + 2]] if text.startswith(n, i)), "")
        if not name:
            continue
        if not starts:
            starts, ends = {t.start for t in tokens}, {t.end for t in tokens}
        first, end = types[name], i + len(name)
        whole = (i in starts) + (end in ends)
        if whole == 2 or (whole == 1 and (len(name) > 2 or first.type == "person")):
            yield Found(i, end, first.type, first.how, first.key, first.canonical, first.alias_of)
            at = end


def merge(text: str, found: Sequence[Found]) -> Iterator[Found]:
    """Join neighbours that are one name: a name and the identifier after it, a place in a place."""
    i = 0
    while i < len(found):
        item = found[i]
        while i + 1 < len(found) and found[i + 1].start == item.end and joins(text, item, found[i + 1]):
            item = Found(item.start, found[i + 1].end, found[i + 1].type, "joined neighbours")
            i += 1
        if item.type in ("product", "model", "other") and (more := GOES_ON.match(text, item.end)):
            item = Found(item.start, more.end(), "model", "a version after the name")
        yield item
        i += 1


def joins(text: str, left: Found, right: Found) -> bool:
    """Whether two names that touch are one."""
    if left.type == right.type == "place":
        return True
    if left.type == right.type == "organisation" and ABOVE.search(text[left.start : left.end]):
        return BELOW.search(text[right.start : right.end]) is not None
    return left.type != "person" and bool(SERIAL.fullmatch(text[right.start : right.end]))
