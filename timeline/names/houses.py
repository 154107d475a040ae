"""Firms called by a plain noun, told by what they trade in and by who leads them (海棠证券, 东岸航空)."""

from __future__ import annotations

import re

from timeline.names.endings import HOUSES, LEGAL_FORMS
from timeline.names.reading import Reading

NO_HOUSE = re.compile(
    r"有价|境[外内]|上市|政府|企业|衍生|[内外合]资|头部|大型|中小|多家|相关|各家|沪深|国内|公司|基金|商品|股票"
)
"""Nouns that make a kind of securities, and no house."""
HEAD = re.compile(
    r"(?:副?董事长|副?总经理|副?总裁|首席执行官|执行长|财务长|创始人|行长|CEO|CFO)([\u3400-\u9fff]{2})"
)


def house(reader: Reading, i: int, end: int) -> bool:
    """Whether a noun of two characters before token i makes a broker of 证券 and the like, or any firm
    whose head is named right behind it.
    """
    token = reader.tokens[i - 1] if i else None
    if token is None or token.kind not in "nzraxsf" or len(token.text) != 2:
        return False
    word = reader.text[reader.tokens[i].start : end]
    if NO_HOUSE.fullmatch(token.text) or not reader.after_edge(i - 1):
        return False
    if word in LEGAL_FORMS or token.text in reader.generic:
        return False
    return (word in HOUSES and reader.led(end)) or headed(reader, end)


def headed(reader: Reading, end: int) -> bool:
    """Whether the head of a firm and the beginning of a person's name follow (董事长程…)."""
    match = HEAD.match(reader.text, end)
    surnames = reader.tables.words("surname")
    return match is not None and bool({match[1], match[1][:1]} & surnames)


REPORTS = (
    r"(?:[\u3400-\u9fff]{2,4})?(?:股价|股份|(?:(?:\d{1,2}月)?\d{1,2}日|今[天日]|昨[天日])?(?:晚间?|上午|下午|盘后)?"
    r"(?:发布|披露|公布|交出)(?:了|的)?[^，。；\n]{0,8}(?:季报|年报|中报|财报|业绩|快报))"
)
ANALYSTS = re.compile(r"[\u3400-\u9fff]{2,4}?(?:行业)?(?:首席)?(?:分析师|分析员|研究员)")
"""What follows a broker whose analyst covers a trade (某证券医药分析师): the trade is no part of its name."""


def reports(reader: Reading, name: str) -> bool:
    """Whether a text lets what may be a place and its trade publish results or have shares: it is a firm
    (松江口腔发布三季报).
    """
    name = re.escape(name)
    owned = (
        rf"(?:收购|并购|入股|控股|参股){name}|{name}(?:(?:成立|创立|创办)于|总部|\d+(?:\.\d+)?%的?股[权份])"
    )
    return re.search(name + REPORTS, reader.text) is not None or re.search(owned, reader.text) is not None


def longer_name(reader: Reading, name: str, words: frozenset[str]) -> str | None:
    """The name with one more word of trade of which a text tells results (松江口腔 of 松江口腔医疗)."""
    longer = (name + word for word in sorted(words) if reader.printed.count(name + word))
    return next((full for full in longer if reports(reader, full)), None)
