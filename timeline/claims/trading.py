"""Figures of a day's trading whose metric only the sentence tells (27日收盘，某公司报7.42元)."""

from __future__ import annotations

import re

from timeline.claims.metric import Found
from timeline.claims.number import Number
from timeline.script import simplify

PRICE, RATE = "share_price", "exchange_rate"
EXCHANGE = re.compile(r"汇市|汇率|兑美元|兑人民币|兑日元|对美元")
SESSION = re.compile(
    r"收盘|开盘|盘中|盘前|盘后|收[涨跌高低报]|终场|亮灯|[涨跌]停|早盘|午盘|午后|尾盘|收市|开市|股价|该股|个股"
)
PRICED = re.compile(r"股价|该股|收盘价")
"""What an earlier sentence of the paragraph says if the prices of the next are those of a share."""
QUOTED = re.compile(
    r"(?:[报收]|最[低高]|报收|收报|收|收在|收于|开于|开在|开出|触及|下探|上探|摸到|[涨跌升降]至|[涨跌]到)(?:每股)?$"
)
MOVED = re.compile(r"[涨跌升挫](?:幅|了|逾|超过?|超|近|约|达|停)*$")
QUOTES = re.compile(
    r"[涨跌升挫](?:了|逾|超过?|近|约)?\d[\d.,]*(?:%|％|个?基点|bp|点)[^，。；]{0,6}[，]?[报收至]"
    r"|(?:成交额?|资金)[^，。；]{0,8}\d|(?:最新|现货)?报价"
    r"|\b(?:closed|settled|traded|ended)\b[^.;]{0,30}\d|\b(?:futures|bps|basis points)\b",
    re.IGNORECASE,
)
"""How a market report tells of a day: 跌0.5%报2,823点."""
INDEX = re.compile(r"指数$|^(?:台股|港股|[aA]股|美股|日股|陆股|大盘|沪指|深成指|创业板指|恒指|国指)$")
STOCK_INDEX = "stock_index"


def of_session(text: str) -> bool:
    """Whether a sentence tells of a day's trading."""
    plain = simplify(text)
    return bool(SESSION.search(plain) or QUOTES.search(plain))


def indexed(number: Number) -> Found | None:
    """The level or the change of an index that the text speaks of (台股收涨218点，涨幅0.94%)."""
    quantity, topic = number.quantity, number.state.topic
    known = number.context.words.by_key.get(STOCK_INDEX)
    if known is None or topic is None or not INDEX.search(simplify(topic.subject)):
        return None
    told = quantity.unit == "points" or (quantity.dimension == "percent" and MOVED.search(number.before()))
    return Found(STOCK_INDEX, "printed", known) if told else None


def traded(number: Number) -> Found | None:
    """A share price, or its change, by a verb of trading in a sentence that speaks of a session."""
    text, dimension = number.context.text, number.quantity.dimension
    start, stop = number.marked.sentence.start, number.mark.start
    key = RATE if EXCHANGE.search(text, start, stop) else PRICE
    metric = number.context.words.by_key.get(key)
    if metric is None or dimension not in ("money", "percent"):
        return None
    told = QUOTED if dimension == "money" else MOVED
    if not told.search(number.before()):
        return None
    paragraph = text.rfind("\n", 0, start) + 1
    priced = dimension == "money" and PRICED.search(text, paragraph, stop)
    if not priced and not SESSION.search(text, start, stop):
        return None
    return Found(key, "printed", metric)
