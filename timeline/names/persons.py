"""Persons in Chinese text: a family name, one or two characters, an office or a verb beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from timeline.names.compounds import Compounds
from timeline.names.endings import TRANSLITERATED
from timeline.names.found import Found
from timeline.names.printings import Printings
from timeline.names.words import Token

DOTTED = re.compile(r"[\u3400-\u9fff]{1,6}(?:[·‧•・][\u3400-\u9fff]{1,7})+")
WEAK = frozenset(
    "区时成高方安常和平任向从能都后连关于应解单干万通利公相简空温明金华文东广强家管计路别国曾元车白包双印红须融终边容融印查古充乐司易商"
)
"""Family names that are much oftener plain words."""
RIGHT = frozenset("在则也还都又曾从对向和与就才再将把被称说道的等为是认以、，,。：:；;）)（( \n—“”「」『』")
SORTS = frozenset("规载级式型类控率额")
"""How a word for a sort of goods ends (车规芯片), or one for a measure (准班率)."""
CRAFT = frozenset("轮船舰艇")
"""What ends the name of a ship and no person's."""
BUILT = frozenset("桥站厂港坝隧闸塔寺庙溪河湖渠岛屿")
"""What ends the name of a place or a building far oftener than a person's: an office must say so."""
OFFICES = frozenset("局署厅")
"""What ends an office and no person's name."""
CHIEF = re.compile(r"首席[\u3400-\u9fff]{1,5}[官师员长](?:兼[\u3400-\u9fff]{1,8})?$")
"""A chief of whatever a body has: 首席安全官."""
LONGEST_OFFICE = 16
IS = re.compile("(?:[是任]|曾任|现任|担任|出任)")
CLAUSE_END = re.compile(r"[，,。；;：:！？!?\n（(]")
HEADED = frozenset("厂场园馆站店校院所局处科课股组团队台社班区县市镇乡村里庭署司厅部")
"""What has a head: with 长 it makes an office (场长, 园长)."""
ABOUT = frozenset("在则也还都又曾从对向和与就才再将把被称说道的等为是认以因")
PARTICLES = frozenset("的也还亦")
"""Characters that stand behind a name of two, and end none of three (陈兴也认为)."""


def find_persons(reader: Compounds, firms: frozenset[int] = frozenset()) -> Iterator[Found]:
    """Find persons in text of simplified characters: strong places only, to be followed over the document."""
    text, tokens, tables = reader.text, reader.tokens, reader.tables
    yield from foreign(reader)
    surnames, saying = tables.words("surname"), tables.words("saying")
    guesses: list[tuple[int, int, int]] = []
    for i, token in enumerate(tokens):
        if token.kind in "KLDBP" or len(token.text) > 3:
            continue
        for end in given_ends(tokens, i, surnames):
            ship = text[end - 1] in CRAFT or text[end : end + 1] in tuple(CRAFT)
            sort = ship or (end - token.start == 2 and text[end - 1] in SORTS)
            if sort or in_title(text, token.start, tables.words("title")):
                continue
            if text[token.start - 1 : token.start] in ("%", "％") or text[token.start + 2 : end] in PARTICLES:
                continue
            if text[end - 1] not in OFFICES and not text[token.start - 1 : token.start].isdigit():
                guesses.append((i, token.start, end))
    yield from behind_titles(reader, {g[1] for g in guesses})
    weaker: list[tuple[int, int]] = []
    sure: set[str] = set()
    for i, start, end in best_ends(reader.printed, guesses, saying):
        points = score(reader, i, end)
        points += 3 if start in firms and singles(tokens, i, end) else 0
        points += 2 if text[start - 1 : start] == "的" and start - 1 in firms else 0
        if points >= 4:
            sure.add(text[start:end])
            yield Found(start, end, "person", "office or verb of saying beside it")
        elif points == 3 and end - start == 3:
            weaker.append((start, end))
    for start, end in weaker:
        if beside_person(text, start, end, sure):
            yield Found(start, end, "person", "named together with a person")


def in_title(text: str, start: int, titles: frozenset[str]) -> bool:
    """Whether a character is the last one of an office (the 师 of 副总师)."""
    return any(text[max(0, start - n) : start + 1] in titles for n in range(2, 7))


def behind_titles(reader: Compounds, tried: set[int]) -> Iterator[Found]:
    """Persons whose family name the table takes into the office before them (董事 长江 for 董事长江以衡)."""
    text, surnames = reader.text, reader.tables.words("surname")
    titles, saying = reader.tables.words("title"), reader.tables.words("saying")
    for token in reader.tokens:
        start = token.start + 1
        if len(token.text) != 2 or token.kind in "LDBP" or start in tried:
            continue
        if text[start] not in surnames or not ends_title(text, start, titles):
            continue
        end = start + 3
        after = text[end : end + 2]
        given = text[start + 1 : end]
        speaks = after in saying or after[:1] in ("说", "称") or after[:1] in RIGHT
        if len(given) == 2 and all("\u3400" <= c <= "\u9fff" for c in given) and speaks:
            yield Found(start, end, "person", "office or verb of saying beside it")


def singles(tokens: Sequence[Token], i: int, end: int) -> bool:
    """Whether a guess that begins at token i is made of whole tokens of one character each."""
    inside = [t for t in tokens[i : i + 3] if t.start < end]
    return inside[-1].end == end and all(len(t.text) == 1 for t in inside)


def beside_person(text: str, start: int, end: int, sure: set[str]) -> bool:
    """Whether 和, 与 or 、 stands between a guess and a person found surely."""
    left = text[start - 1 : start] in ("和", "与", "、", "及") and text[start - 4 : start - 1] in sure
    right = text[end : end + 1] in ("和", "与", "、", "及") and text[end + 1 : end + 4] in sure
    return left or right


def given_ends(tokens: Sequence[Token], i: int, surnames: frozenset[str]) -> Iterator[int]:
    """Where a name that begins at token i may end: after one or two characters beyond the family name."""
    head = tokens[i].text
    if head in surnames:
        size = len(head)
        for j in range(i + 1, min(i + 3, len(tokens))):
            token = tokens[j]
            if token.kind in "KLDBP" or size - len(head) + len(token.text) > 2:
                return
            size += len(token.text)
            yield tokens[i].start + size
    elif len(head) in (2, 3) and head[0] in surnames:
        yield tokens[i].end
        if (
            len(head) == 2
            and i + 1 < len(tokens)
            and len(tokens[i + 1].text) == 1
            and tokens[i + 1].kind not in "KLDBP"
        ):
            yield tokens[i + 1].end


def best_ends(
    printed: Printings, guesses: Sequence[tuple[int, int, int]], saying: frozenset[str]
) -> Iterator[tuple[int, int, int]]:
    """Of the two ends of one beginning, the one that the document bears out."""
    text = printed.text
    by_start: dict[int, list[tuple[int, int, int]]] = {}
    for guess in guesses:
        by_start.setdefault(guess[1], []).append(guess)
    for options in by_start.values():
        if len(options) == 1:
            yield options[0]
            continue
        (_, start, short), (_, _, long) = options[0], options[-1]
        last = text[long - 1]
        many_short, many_long = printed.count(text[start:short]), printed.count(text[start:long])
        if text[long : long + 2] in saying or text[long : long + 1] in ("说", "称"):
            last = "\0"
        cut = many_long * 2 <= many_short and not never_ends(printed, text[start:short], saying)
        if last in ABOUT or (last in "会上后前时中已" and many_long == 1) or cut:
            yield options[0]
        else:
            yield options[-1]


def never_ends(printed: Printings, short: str, saying: frozenset[str]) -> bool:
    """Whether two characters are followed by a third wherever they are printed, and that one by what stands
    behind a name: two spellings of one name (叶佩云在会上说, 叶佩芸表示).
    """
    text = printed.text
    third = [p + len(short) for p in printed.places(short)]
    return all(
        text[i : i + 1] not in RIGHT
        and (
            text[i + 1 : i + 2] in RIGHT
            or text[i + 1 : i + 3] in saying
            or text[i + 1 : i + 2] in ("说", "称")
        )
        for i in third
    )


def score(reader: Compounds, i: int, end: int) -> int:
    """How much speaks for a person from token i to `end`: office before 3, verb of saying after 2 …"""
    text, tokens, titles, saying = reader.text, reader.tokens, reader.titles, reader.saying
    start = tokens[i].start
    points = min(reader.printed.count(text[start:end]), 3) - 1
    left = i - 1
    while left >= 0 and tokens[left].kind == "B":
        left -= 1
    before = tokens[left].text if left >= 0 else ""
    office = ends_title(text, tokens[left].end if left >= 0 else 0, titles)
    if text[end - 1] in BUILT and not office:
        return 0
    if office:
        points += 3
    elif (
        not before
        or before in "，。！？；：“”「」、（）()《》\n,.;:"
        or before in ("和", "与", "及", "对", "向", "由", "据", "让", "以及")
        or (len(before) > 1 and tokens[left].kind == "c")
    ):
        points += 1
    j = next((j for j in range(i + 1, min(i + 5, len(tokens))) if tokens[j].start >= end), None)
    after = tokens[j] if j is not None else None
    inside = [t for t in tokens[i : i + 4] if t.end <= end]
    if after is None or after.kind in "PB" or after.text in RIGHT:
        points += 1
    elif after.text in saying or after.text in titles:
        points += 2
    elif office and end - start == 3 and after.kind in "td":
        points += 1
    if after is not None and j is not None and says_soon(tokens, j, saying):
        points += 1
    if IS.match(text, end) and is_office(text, end, titles):
        points += 2
    if len(inside) > 1 and all(len(t.text) == 1 for t in inside):
        points += 1
    if len(inside) == 1:
        points -= 2 if inside[0].kind in "rx" else 3
    if text[start] in WEAK:
        points -= 1
    if end - start == 2 and text[start + 1] in ABOUT:
        points -= 3
    return points


def is_office(text: str, end: int, titles: frozenset[str]) -> bool:
    """Whether a clause that says what somebody is ends in an office: 甲某是我们的总经理."""
    stop = CLAUSE_END.search(text, end)
    return ends_title(text, stop.start() if stop else len(text), titles)


def says_soon(tokens: Sequence[Token], j: int, saying: frozenset[str]) -> bool:
    """Whether a verb of saying follows in the clause, within a few words."""
    for token in tokens[j : j + 12]:
        if token.text in saying:
            return True
        if token.text in "，。；！？\n":
            return False
    return False


def ends_title(text: str, end: int, titles: frozenset[str]) -> bool:
    """Whether an office stands just before `end`."""
    if end and text[end - 1] in ")）":
        opened = max(text.rfind("(", 0, end), text.rfind("（", 0, end))
        end = opened if opened >= 0 else end
    if any(text[max(0, end - n) : end] in titles for n in range(2, 7)):
        return True
    if CHIEF.search(text, max(0, end - LONGEST_OFFICE), end):
        return True
    return text[end - 1 : end] == "长" and end > 1 and text[end - 2] in HEADED


def foreign(reader: Compounds) -> Iterator[Found]:
    """Transliterated names, with a dot between their parts."""
    text, tokens, tables = reader.text, reader.tokens, reader.tables
    starts = {t.start: t for t in tokens}
    titles, edge, saying = tables.words("title"), tables.words("edge"), tables.words("saying")
    index = {t.start: n for n, t in enumerate(tokens)}
    for match in DOTTED.finditer(text):
        start = match.start()
        dot = min(i for c in "·‧•・" if (i := text.find(c, start, match.end())) >= 0)
        cut = dot
        while cut > start and text[cut - 1] in TRANSLITERATED:
            cut -= 1
        while cut < dot and not (cut in starts or ends_title(text, cut, titles)):
            cut += 1
        end = match.end()
        last = max(text.rfind(c, dot, end) for c in "·‧•・") + 1
        stop = last
        for n in range(index.get(last, len(tokens)), len(tokens)):
            token = tokens[n]
            if token.start >= end or token.text in edge or token.text in saying or token.text in titles:
                break
            if (
                len(token.text) == 1
                and token.text not in TRANSLITERATED
                and text[token.end : token.end + 1] not in TRANSLITERATED
            ):
                break
            if len(token.text) > 1 and token.kind not in "rsKx" and token.text[0] not in TRANSLITERATED:
                break
            stop = token.end
        if cut < dot and stop > last:
            yield Found(cut, stop, "person", "transliterated, with a dot")
            if stop - last > 1 and reader.printed.count(text[last:stop]) > 1:
                yield Found(last, stop, "person", "short form", alias_of=text[cut:stop])
