"""Firms with a stock code behind their names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from timeline.names.compounds import Compounds
from timeline.names.found import Found
from timeline.names.words import word_table

EDGE_INSIDE = re.compile(r"[的在是和与了将把被为向对有多各全个等及或从到每这那]")
CODED = re.compile(
    r"(?:公司|企业|厂商|龙头|巨头|品牌|业者|大厂|药厂|车厂|集团|连锁|[，。、：；日晚的于对\s]|^)([\u3400-\u9fff]{2,6})[（(]"
    r"(?:(?:(?:股票|证券|股份|上市)?代[码号]|股号)[:：]?\s?\d{4,6}"
    r"|(?:[0368]\d{5}|\d{4,5}\.?HK|\d{4}\.?TW)(?:\.(?:SH|SZ|HK|BJ|TW))?)[）)]"
)
CODE = re.compile(r"[（(](?:[0368]\d{5}|\d{4,5}\.?HK|\d{4}(?:\.?TW)?|\d{4,6}\.(?:SH|SZ|HK|BJ|TW))[）)]")
YEAR = re.compile(r"[（(](?:19|20)\d\d[）)]")


def coded(reader: Compounds) -> Iterator[Found]:
    """What stands before a stock code and is printed again, without what leads it in (平台海豚购（2381）)."""
    starts = {token.start for token in reader.tokens}
    for match in CODED.finditer(reader.text):
        if match.start(1) in starts and not EDGE_INSIDE.search(match[1]):
            yield Found(match.start(1), match.end(1), "organisation", "with a stock code")
            yield from short_of(reader, match.start(1), match[1])
    for match in CODE.finditer(reader.text):
        end = match.start()
        for size in range(6, 1, -1):
            name = reader.text[end - size : end]
            whole = end - size in starts and re.fullmatch(r"[\u3400-\u9fff]+", name)
            if not whole or EDGE_INSIDE.search(name) or reader.printed.count(name) < AGAIN:
                continue
            if word_table().get(name, (RARE,))[0] < RARE:
                break
            if not YEAR.match(match[0]) or reader.printed.count(name) > AGAIN:
                yield Found(end - size, end, "organisation", "with a stock code")
            break


RARE = 1250
"""Cost from which a word of the language may be such a name (see words.py)."""
AGAIN = 2
"""How often a name with a code is printed where its beginning is not told otherwise."""


def short_of(reader: Compounds, start: int, name: str) -> Iterator[Found]:
    """The name of a firm without its trade, where the text also prints it so (山丘咖啡, 山丘)."""
    words = reader.tables.words("trade") | reader.tables.words("organisation")
    form = max((w for w in words if name.endswith(w) and len(name) - len(w) > 1), key=len, default="")
    stem = name[: len(name) - len(form)]
    alone = re.compile(rf"(?<![\u3400-\u9fff]){stem}(?!{form})")
    if form and alone.search(reader.text):
        yield Found(start, start + len(stem), "organisation", "short form", alias_of=name)
