"""Figures of a day's trading whose metric only the sentence tells (27日收盘，某公司报7.42元), and who says
what a company will earn.
"""

from __future__ import annotations

import re

from timeline.claims.frames import Role
from timeline.claims.marks import Mark, Marked
from timeline.claims.metric import Found
from timeline.claims.subject import Topic
from timeline.claims.vocabulary import Vocabulary
from timeline.model import Quantity
from timeline.script import simplify

PRICE, RATE = "share_price", "exchange_rate"
EXCHANGE = re.compile(r"汇市|汇率|兑美元|兑人民币|兑日元|对美元")
SESSION = re.compile(
    r"收盘|开盘|盘中|收[涨跌高低报]|终场|亮灯|[涨跌]停|早盘|午盘|午后|尾盘|收市|开市|股价|该股|个股"
)
QUOTED = re.compile(
    r"(?:[报收]|报收|收报|收|收在|收于|开于|开在|开出|触及|下探|上探|摸到|[涨跌升降]至|[涨跌]到)(?:每股)?$"
)
MOVED = re.compile(r"[涨跌升挫](?:幅|了|逾|超过?|超|近|约|达|停)*$")
BROKER = re.compile(r"(?:证券|券商|投顾|投行|投信|期货|研究所|研究院|研究中心|评级|研投|资本市场部)$")
OUTLOOK = re.compile(
    r"预测|预计|预期|预估|分析，|研判|压力|支撑|目标价|评级|上调|下调|上修|下修|看好|看淡|维持|给予|重申|[“「][\u3400-\u9fff]{2,3}[”」]"
)


INDEX = re.compile(r"指数$|^(?:台股|港股|[aA]股|美股|日股|陆股|大盘|沪指|深成指|创业板指|恒指|国指)$")
STOCK_INDEX = "stock_index"


def indexed(marked: Marked, mark: Mark, topic: Topic | None, words: Vocabulary) -> Found | None:
    """The level or the change of an index that the text speaks of (台股收涨218点，涨幅0.94%)."""
    quantity = mark.value
    assert isinstance(quantity, Quantity)
    start, _ = marked.clause_span(marked.clause_of(mark.at))
    known = words.by_key.get(STOCK_INDEX)
    if known is None or topic is None or not INDEX.search(simplify(topic.subject)):
        return None
    before = marked.text[start : mark.at]
    told = quantity.unit == "points" or (quantity.dimension == "percent" and MOVED.search(before))
    return Found(STOCK_INDEX, "printed", known) if told else None


def traded(marked: Marked, mark: Mark, role: Role | None, words: Vocabulary, text: str) -> Found | None:
    """A share price, or its change, by a verb of trading in a sentence that speaks of a session."""
    quantity = mark.value
    assert isinstance(quantity, Quantity)
    exchange = EXCHANGE.search(text, marked.sentence.start, mark.start) is not None
    key = RATE if exchange else PRICE
    metric = words.by_key.get(key)
    if metric is None or quantity.dimension not in ("money", "percent"):
        return None
    start, _ = marked.clause_span(marked.clause_of(mark.at))
    before = marked.text[start : mark.at]
    told = QUOTED if quantity.dimension == "money" else MOVED
    if not told.search(before) or not SESSION.search(text, marked.sentence.start, mark.start):
        return None
    return Found(key, "printed", metric)


def forecaster(topic: Topic, main: Topic | None, sentence: str) -> bool:
    """Whether a topic is a house that tells what the company of the article will earn."""
    if main is None or topic.key == main.key or not BROKER.search(simplify(topic.subject)):
        return False
    return OUTLOOK.search(sentence) is not None
