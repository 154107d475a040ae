"""The firm that an article is about where its name is a plain word or no word at all: what the headline has,
what clauses open with again and again, and what has officers, shares, a code or something to say.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from timeline.names.compounds import Compounds
from timeline.names.context import ACTS, OBJECT_OF, TRADED
from timeline.names.endings import KINDS, LEADING_IN, PEOPLE
from timeline.names.found import Found

HEADLINE, ARTICLE = 60, 20_000
"""Characters of a first line that can be a headline, and of a text that can be one article."""
OFTEN, OPENINGS, LOOSE = 3, 2, 0.34
"""How often it is printed, how many clauses it opens, and what part of that may be another word's."""
OFFICERS = (
    r"[\u3400-\u9fff]{0,3}(?:董事长|总裁|总经理|执行长|首席|创始人|创办人|财务长|资讯长|营运长|技术长|发言人|行长|董座)"
    r"|CEO|CFO|股价|官方|旗下|高管|财报|年报|(?:成立|创立)于|(?:美股|港股|[aA]股)|[（(](?!(?:19|20)\d\d)\d{4,6}[）).]"
)
SURE = re.compile(OFFICERS)
FIRM = re.compile(rf"{OFFICERS}|公司|集团|总部|控股|科技|股份")
"""What stands behind a firm's name and no common noun; some of it behind verbs too (推进科技…)."""
SPEAKS = re.compile(
    r"(?:(?:\d{1,2}月)?\d{1,2}日|今[天日]|昨[天日]|近日|日前)?(?:也|则|还|并)?(?:宣布|表示|透露|披露|公告|回应|否认|递表|公布)"
)
NAMED = re.compile(r"(?:公司|平台|集团|新创|连锁|厂)$")
"""What leads a name in, beside the words of LEADING_IN."""
SEASON = ("期间", "以来", "首日", "假期")
"""What stands behind the word for a season, and no name (春运期间)."""
DETERMINED = re.compile(r"[该这那每各多一两几家个款台的本其首]$")
CLOSED = frozenset("KLDBPpcuRmy")
NOUNS = frozenset("nrzxi")
"""Classes of words that may be names by themselves; of places and verbs more must tell it."""


def protagonist(reader: Compounds, found: Sequence[Found]) -> Iterator[Found]:
    """The one that most clauses open with, none where a name has been found in the headline's place."""
    head = reader.text.find("\n")
    if not 0 < head <= HEADLINE or len(reader.text) > ARTICLE:
        return
    title = reader.text[:head]
    known = {reader.text[f.start : f.end] for f in found if f.type in ("organisation", "place")}
    doubtful = {t.text for t in reader.tokens if len(t.text) > 1 and t.kind not in NOUNS}
    persons = {reader.text[f.start : f.end] for f in found if f.type == "person"}
    fitting = [
        name
        for name, times in Counter(_openings(reader)).items()
        if times >= OPENINGS
        and reader.printed.count(name) >= OFTEN
        and _may_be(reader, name, known)
        and _told(reader, name, times, name in title, name in persons or name in doubtful)
    ]
    if fitting:
        name = max(fitting, key=lambda n: (reader.printed.count(n) * len(n), n))
        start = reader.printed.places(name)[0]
        yield Found(start, start + len(name), "organisation", "what the headline and its clauses open with")


def _openings(reader: Compounds) -> Iterator[str]:
    """The strings of one to three words that clauses open with, two to four characters long."""
    tokens = reader.tokens
    for i, token in enumerate(tokens):
        if token.kind in CLOSED or (i and tokens[i - 1].kind not in "PB"):
            continue
        for j in range(i + 1, min(i + 4, len(tokens) + 1)):
            name = reader.text[token.start : tokens[j - 1].end]
            if len(name) > 4 or tokens[j - 1].kind in CLOSED:
                break
            if len(name) > 1 and (j - i == 1 or any(len(t.text) == 1 for t in tokens[i:j])):
                yield name


def _may_be(reader: Compounds, name: str, known: set[str]) -> bool:
    """Whether a string stands where a firm's name does, and not where a common noun does."""
    if any(name in other or other in name for other in known):
        return False
    if name[-1] in PEOPLE + KINDS or name in reader.titles | reader.saying | ACTS | OBJECT_OF | TRADED:
        return False
    return not (any(name in words for words in reader.tables.cues.values()) or name[0] in reader.edge)


def _told(reader: Compounds, name: str, opened: int, titled: bool, doubtful: bool) -> bool:
    """Whether what stands around its printings tells a firm, or nothing tells a common noun."""
    places = reader.printed.places(name)
    after = [_without_trade(reader, at + len(name)) for at in places]
    if any(reader.text.startswith(SEASON, at + len(name)) for at in places):
        return False
    firm = sum(FIRM.match(text) is not None for text in after)
    speaks = sum(SPEAKS.match(text) is not None for text in after)
    loose = sum(_part_of_another(reader, at) for at in places)
    if doubtful:
        sure = sum(SURE.match(text) is not None for text in after)
        return titled and (sure > 1 or (sure > 0 and firm + speaks > 1)) and loose <= LOOSE * len(places)
    if not titled:
        return firm > 0 and speaks > 0 and not loose
    traded = any(text != reader.text[at + len(name) :][:16] for text, at in zip(after, places, strict=True))
    if traded and loose == 0 and opened > OPENINGS and len(places) > OFTEN + 1:
        return True
    return (firm > 0 or speaks > 1) and loose <= LOOSE * len(places)


def _without_trade(reader: Compounds, at: int) -> str:
    """What stands behind a place, without the words of a trade that may end a name (闪电口腔医疗公告)."""
    text = reader.text[at : at + 16]
    words = reader.tables.words("trade") | reader.tables.words("product")
    stripped = text
    for _ in range(2):
        size = next((n for n in (3, 2) if stripped[:n] in words), 0)
        stripped = stripped[size:]
    return "" if stripped != text and stripped.startswith("公司") else stripped


def _part_of_another(reader: Compounds, at: int) -> bool:
    """Whether a determiner or a noun stands right before a place, of which the string is only a part."""
    before = reader.text[max(0, at - 4) : at]
    if DETERMINED.search(before):
        return True
    if NAMED.search(before) or any(before.endswith(word) for word in LEADING_IN):
        return False
    token = next((t for t in reader.tokens if t.end == at), None)
    return token is not None and token.kind in "nab" and token.text not in reader.edge
