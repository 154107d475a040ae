"""Public bodies, administrative places and storms in Chinese text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from timeline.names.compounds import Compounds
from timeline.names.found import Found
from timeline.names.words import Token, word_table

BODY_ENDS = frozenset("部局署厅院委会校社司所学心报台队党处")
UNIT = re.compile(r"(?:省|市|县|州|自治区|镇|乡)(?!政府|府|委|长|民|场|值|占|面|级|内|区)")
WITHIN = re.compile(
    r"[\u3400-\u9fff]{1,3}?(?:自治县|县|区|乡|镇|村|街道|旗|站)(?!政府|府|委|长|民|公所|域|间|外|内|上|下)"
)
SEATS = "市县区州镇省旗"
NO_SEAT = frozenset("上下的了在是和与及或将把被为向对有多各全个等从到每这那该本我你他其一两几不")
"""What cannot be part of a place's name."""
EDGE_INSIDE = re.compile(r"[的在是和与了将被把为向对有多各全个等及或从到每这那]")


def find_public(reader: Compounds) -> Iterator[Found]:
    """Find all of them."""
    yield from bodies(reader)
    yield from state_bodies(reader)
    yield from (f for f in districts(reader) if reader.text[f.start : f.end] not in NO_PLACE)
    yield from lines(reader)
    yield from stations(reader)
    yield from storms(reader)


STATE = re.compile(
    r"国家[\u3400-\u9fff]{2,8}?(?:总局|局|委员会|实验室|基金委)(?<![大当布格]局)(?![势面长部])"
)


def state_bodies(reader: Compounds) -> Iterator[Found]:
    """Bodies of a state by the words around their names (国家疾控局)."""
    ends = {t.end for t in reader.tokens}
    for match in STATE.finditer(reader.text):
        if match.end() in ends and not EDGE_INSIDE.search(match[0]):
            yield Found(match.start(), match.end(), "organisation", "a body of the state")


ADMINISTRATIVE = "an administrative place"


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
        elif token.text in ("会", "盟", "团") and i > 1 and i + 1 < len(reader.tokens):
            pair = reader.tokens[i - 2 : i]
            alone = all(len(t.text) == 1 and t.kind not in "LDBP" and t.text not in NO_SEAT for t in pair)
            if alone and reader.after_edge(i - 2) and reader.tokens[i + 1].text in reader.saying:
                yield Found(pair[0].start, token.end, "organisation", "a body that speaks")
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
        known = token.kind == "K" and reader.tables.known[token.text].type == "place"
        if known or (token.kind == "s" and len(token.text) > 1):
            yield from _known_place(reader, token, ends)
        elif token.text == "州市" and i and len(reader.tokens[i - 1].text) == 1 and reader.after_edge(i - 1):
            if not reader.blocked(reader.tokens[i - 1]):
                yield Found(reader.tokens[i - 1].start, token.end, "place", ADMINISTRATIVE)
        elif token.text in ("县", "乡", "镇", "村", "区", "市") and i > 1:
            start = _rare_stem(reader, i)
            if start is not None:
                yield Found(start, token.end, "place", ADMINISTRATIVE)
                yield from shortened(reader, start, token.end)


def _known_place(reader: Compounds, token: Token, ends: set[int]) -> Iterator[Found]:
    """A known place with its 省, 市 or 县 and the two places in it that may follow, and its short form."""
    end, last = token.end, token.start
    for pattern in (UNIT, WITHIN, WITHIN):
        match = pattern.match(reader.text, end)
        if match and match.end() in ends and not EDGE_INSIDE.search(match[0]):
            last, end = end, match.end()
    yield from alone(reader, token.start, last, end)
    seated = token.kind == "s" and len(token.text) > 2 and token.text[-1] in SEATS
    if end > token.end or seated:
        yield Found(token.start, end, "place", ADMINISTRATIVE)
    short = reader.text[token.start : token.end]
    if end > token.end and token.kind == "s" and reader.printed.count(short) > 1:
        yield Found(token.start, token.end, "place", "short form", alias_of=reader.text[token.start : end])


def _rare_stem(reader: Compounds, i: int) -> int | None:
    """Where the place begins whose 县 or 乡 is token i, if a rare word stands before that."""
    j, proper = reader.stem(i)
    if proper and i - j == 2 and reader.singles(j, i) and reader.after_edge(j):
        return reader.tokens[j].start
    return seat(reader, i) if i - j in (0, 1) else None


NO_PLACE = frozenset("设区市 地级市 县级市 直辖市 省辖市 中心市 城市 都市 全市 本市 各市 该市".split())


def alone(reader: Compounds, start: int, last: int, end: int) -> Iterator[Found]:
    """Further printings of the last part of a place by itself (福山站 of 新北市烏來區福山站)."""
    if last == start or end - last < 3:
        return
    whole, part = reader.text[start:end], reader.text[last:end]
    if reader.printed.count(part) > reader.printed.count(whole):
        for at in reader.printed.places(part):
            yield Found(at, at + len(part), "place", "short form", alias_of=whole)


def shortened(reader: Compounds, start: int, end: int) -> Iterator[Found]:
    """Further printings of a seat's name without 市 or 县, where it is no word (朔原 of 朔原市)."""
    whole, part = reader.text[start:end], reader.text[start : end - 1]
    if (
        len(part) > 1
        and part not in word_table()
        and reader.printed.count(part) > reader.printed.count(whole)
    ):
        for at in reader.printed.places(part):
            yield Found(at, at + len(part), "place", "short form", alias_of=whole)


def seat(reader: Compounds, i: int) -> int | None:
    """Where the name of a seat begins that ends with token i though its characters are words (岷原县)."""
    pair = reader.tokens[i - 2 : i]
    if any(t.kind in "LDBPK" or len(t.text) > 1 or t.text in NO_SEAT for t in pair) or not reader.after_edge(
        i - 2
    ):
        return None
    name = reader.text[pair[0].start : reader.tokens[i].end]
    rare = any(t.kind == "x" for t in pair) or reader.tokens[i].text in "县镇乡"
    stem = name[:-1]
    rare = rare or (stem not in word_table() and reader.printed.count(stem) > reader.printed.count(name))
    return pair[0].start if rare and reader.printed.count(name) > 1 else None


LINE = re.compile(
    r"(?:\d{1,3}|[一二三四五六七八九十]{1,3})号线|[台国省县]\d{1,3}[甲乙丙丁]?线|(?<![A-Za-z])[GS]\d{1,4}(?=[\u3400-\u9fff]{1,4}高速)|国道\d{1,3}号|(?:国道|省道|县道)[GSX]\d{1,4}"
)
TRACKS = frozenset(["地铁", "轻轨", "捷运", "轨道交通", "地下铁", "城轨", "市域铁路"])
"""What stands between a city and the number of its line."""
STREETS = "路街桥村门口山河湖江港巷园"
"""What a station that is named after a place ends with, before 站."""


def lines(reader: Compounds) -> Iterator[Found]:
    """A numbered line, with the network and the city before it (栎城地铁6号线)."""
    ends = {t.end: n for n, t in enumerate(reader.tokens)}
    for match in LINE.finditer(reader.text):
        i = ends.get(match.start())
        start = match.start()
        if i is not None and reader.tokens[i].text in TRACKS:
            start = reader.tokens[i].start
            j, proper = reader.stem(i)
            start = reader.tokens[j].start if proper and reader.after_edge(j) else start
        whole = reader.text[start : match.end()]
        yield Found(start, match.end(), "place", "a numbered line")
        if start < match.start():
            yield Found(match.start(), match.end(), "place", "short form", alias_of=whole)


def stations(reader: Compounds) -> Iterator[Found]:
    """Rare characters before 站, after an edge: a station (松岭站, 云庭路站)."""
    for i, token in enumerate(reader.tokens):
        if token.text != "站" or i < 2:
            continue
        street = i > 2 and len(reader.tokens[i - 1].text) == 1 and reader.tokens[i - 1].text in STREETS
        size = 3 if street else 2
        j = i - size
        alone = j >= 0 and reader.singles(j, i) and not any(reader.blocked(t) for t in reader.tokens[j:i])
        if alone and reader.after_edge(j):
            yield Found(reader.tokens[j].start, token.end, "place", "a station")


def storms(reader: Compounds) -> Iterator[Found]:
    """A storm's name after 台风, or before it."""
    words = reader.tables.words("storm")
    for i, token in enumerate(reader.tokens):
        if token.text not in words or i + 1 >= len(reader.tokens):
            continue
        after = reader.tokens[i + 1]
        k, proper = reader.stem(i)
        if proper and i - k >= 2 and reader.after_edge(k) and reader.singles(k, i):
            yield Found(reader.tokens[k].start, token.start, "event", "the name of a storm")
            continue
        if after.text in reader.tables.words("storm_matter"):
            continue
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
            if proper and i - k >= 2 and reader.after_edge(k):
                yield Found(reader.tokens[k].start, token.start, "event", "the name of a storm")
