"""Public bodies, administrative places and storms in Chinese text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from timeline.names.compounds import Compounds
from timeline.names.found import Found

BODY_ENDS = frozenset("部局署厅院委会校社司所学心报台队党处")
UNIT = re.compile(r"(?:省|市|县|州|自治区)(?!政府|府|委|长|民|场|值|占|面|级|内|区)")
WITHIN = re.compile(
    r"[\u3400-\u9fff]{1,3}?(?:自治县|县|区|乡|镇|村|街道|旗|站)(?!政府|府|委|长|民|公所|域|间|外|内|上|下)"
)
EDGE_INSIDE = re.compile(r"[的在是和与了将被把为向对有多各全个等及或从到每这那]")


def find_public(reader: Compounds) -> Iterator[Found]:
    """Find all of them."""
    yield from bodies(reader)
    yield from districts(reader)
    yield from storms(reader)


def bodies(reader: Compounds) -> Iterator[Found]:
    """Ministries and offices: words of the table that are one, and a noun and 局, 署 or 厅 that speaks."""
    for i, token in enumerate(reader.tokens):
        if token.kind == "o" and len(token.text) > 2 and token.text[-1] in BODY_ENDS:
            yield Found(token.start, token.end, "organisation", "an institution of the word table")
        elif token.text in ("局", "署", "厅") and i and reader.tokens[i - 1].kind in "nvx":
            heard = reader.saying | reader.titles | {"预估", "初估"}
            j = reader.reach(i, 4)
            if j < i and reader.after_edge(j) and any(t.text in heard for t in reader.tokens[i + 1 : i + 4]):
                yield Found(reader.tokens[j].start, token.end, "organisation", "an office that speaks")
        elif token.text == "队" and i > 1:
            j, proper = reader.stem(i)
            named = proper and i - j == 2 and reader.singles(j, i) and reader.after_edge(j)
            if named and reader.printed.count(reader.text[reader.tokens[j].start : token.end]) > 1:
                yield Found(reader.tokens[j].start, token.end, "organisation", "a team")
        elif token.text == "党" and i and len(reader.tokens[i - 1].text) == 2 and reader.after_edge(i - 1):
            yield Found(reader.tokens[i - 1].start, token.end, "organisation", "a party")


def districts(reader: Compounds) -> Iterator[Found]:
    """Administrative places: a known one with 省, 市, 县 and what lies in it; a rare word before 乡."""
    ends = {t.end for t in reader.tokens}
    for i, token in enumerate(reader.tokens):
        if (token.kind == "K" and reader.tables.known[token.text].type == "place") or (
            token.kind == "s" and len(token.text) > 1
        ):
            end = token.end
            for pattern in (UNIT, WITHIN, WITHIN):
                match = pattern.match(reader.text, end)
                if match and match.end() in ends and not EDGE_INSIDE.search(match[0]):
                    end = match.end()
            if end > token.end:
                yield Found(token.start, end, "place", "an administrative place")
                short = reader.text[token.start : token.end]
                if token.kind == "s" and reader.printed.count(short) > 1:
                    yield Found(
                        token.start, token.end, "place", "short form", alias_of=reader.text[token.start : end]
                    )
        elif token.text in ("县", "乡", "镇", "村", "区", "市") and i > 1:
            j, proper = reader.stem(i)
            if proper and i - j == 2 and reader.singles(j, i) and reader.after_edge(j):
                yield Found(reader.tokens[j].start, token.end, "place", "an administrative place")


def storms(reader: Compounds) -> Iterator[Found]:
    """A storm's name after 台风, or before it."""
    words = reader.tables.words("storm")
    for i, token in enumerate(reader.tokens):
        if token.text not in words or i + 1 >= len(reader.tokens):
            continue
        after = reader.tokens[i + 1]
        j = i + 1
        while (
            j < min(i + 4, len(reader.tokens))
            and len(reader.tokens[j].text) == 1
            and not reader.blocked(reader.tokens[j])
            and reader.tokens[j].kind not in "BDPL"
        ):
            j += 1
        if j - i - 1 >= 2:
            yield Found(after.start, reader.tokens[j - 1].end, "event", "the name of a storm")
        elif after.kind in "nsrzxK" and 2 <= len(after.text) <= 4:
            yield Found(after.start, after.end, "event", "the name of a storm")
        else:
            k, proper = reader.stem(i)
            if proper and i - k >= 2 and reader.after_edge(k):
                yield Found(reader.tokens[k].start, token.start, "event", "the name of a storm")
