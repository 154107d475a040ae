"""How a Chinese number without a metric of its own goes on with what the text has just spoken of."""

from __future__ import annotations

import re
from dataclasses import replace

from timeline.claims.marks import Mark, Marked, metric_of, quantity_of
from timeline.claims.metric import Found, accepts
from timeline.claims.nouns import noun_before
from timeline.claims.number import Number
from timeline.claims.patterns import DATE, EARLIER, METRIC, QUANTITY
from timeline.claims.state import State
from timeline.claims.trimming import trimmed
from timeline.claims.vocabulary import Metric, Vocabulary
from timeline.script import simplify

DIVIDEND = "dividend"
RAISED = re.compile(rf"{METRIC}[”」\"呢吗]*$")
COPULA = re.compile(
    rf"(?:答[:：])?[{DATE}{EARLIER}\s，,“”「」]*(?:单月|当月|单季|全年|去年|今年|目前|其中)?(?:也|则|仍|已|又|还|就|分别)?"
    r"(?:的?[那这]一?[张笔份项台家个起封座款辆])?"
    r"(?:为|是|有|达到?|升至|降至|增至|减至|约|仅|近|超过?|逾)*"
)
"""All that stands before a number that is the value of what the sentence before it ended with."""
THIS = re.compile(
    r"(?:这一|该|这个|上述|此)(?:比例|比率|数字|数据|指标|占比|数值|规模|金额|总量|水平)(?:则|仍|也|仅|约|已|更)*"
    r"(?:为|是|有|达到?|高达|升至|降至|增至|减至|约|近|超过?|逾)*$"
)
"""What takes up the measure that was spoken of last (这一比例为78%)."""
PART = re.compile(r"^[，,\s]*(?:其中|其余|剩下|余下|剩余|另有|另外|还有|此外|另)")
PLAIN = re.compile(r"(?:约|共|近|超过?|已|达|有|仅|只|合计|累计)*")


PAID = re.compile(r"每\ue000股?[^，。；]{0,6}派(?:发|送|现|息)?(?:现金)?(?:红利|股[利息])?$")
"""What leads in a dividend: 每10股派4.2元."""


def raised(marked: Marked, start: int, end: int, state: State) -> None:
    """Remember the metric that a clause without a number ends with (最受关注的是月活。9月为427万户)."""
    text = marked.text[start:end]
    if QUANTITY in text or not text.strip():
        return
    found = marked.of("metric", start, end)
    ends = found and RAISED.search(text)
    metric = found[-1].value if ends else None
    state.raised = Found(metric.key, "context", metric) if isinstance(metric, Metric) else None


def spoken_of(
    marked: Marked, mark: Mark, near: Found | None, state: State, words: Vocabulary
) -> Found | None:
    """What a number is of whose clause says no more than its unit: what the text raised, or counted in it."""
    quantity = quantity_of(mark)
    unit = near is not None and near.mark is None and near.metric is words.by_key.get(quantity.unit)
    if near is not None and not unit:
        return near
    if quantity.dimension == "money" and PAID.search(marked.text[: mark.at]):
        return Found(DIVIDEND, "printed", words.by_key.get(DIVIDEND))
    start, _ = marked.clause_around(mark.at)
    told = state.raised
    fits = told is not None and told.metric is not None and accepts(told.metric, quantity)
    before = marked.text[start : mark.at]
    if fits and (COPULA.fullmatch(before) or THIS.search(before)):
        return told
    counted = state.counted.get(quantity.unit)
    if unit and counted is not None and counted[0].key != quantity.unit:
        return None  # the text goes on with it
    return near


def divided(number: Number, near: Found | None) -> Found | None:
    """What the sentence has told a whole of, where those who share it are counted by themselves.

    售气量21.7亿立方米，其中工业用户占54%: of the volume, not of the users.
    """
    known, last = number.state.metric, number.state.last
    if near is None or near.metric is None or near.metric.dimension != "count" or not number.plays("share"):
        return near
    if known is None or known.metric is None or last is None or not number.follows:
        return near
    people = near.metric.unit in ("people", "users") or near.metric.key == "customers"
    other = known.metric.unit not in ("people", "users") and known.key != near.key
    return replace(known, how="context") if people and other and known.metric.dimension != "percent" else near


SIZE = re.compile(
    rf"(?:市场|产业|行业|赛道)[{DATE}{EARLIER}]*的?(?:(?:整体|总体|总)?规模|(?=将|有望|可望|预计)[^，。；]{{0,4}}?(?:达到?|超过?|突破|增至))"
    r"(?:将|已|预计|有望|可望|约|近|超过?|逾|突破|达到?|高达|为|会)*$"
)


def market_size(number: Number) -> Found | None:
    """A sum that is the size of a market (市场今年规模约148亿元)."""
    if number.quantity.dimension != "money" or not SIZE.search(number.before()):
        return None
    return Found("market_size", "printed", number.context.words.by_key.get("market_size"))


BOUGHT = re.compile(r"(?:现金|的?(?:总?价格?|对价|代价|估值))?(?:全资)?(?:收购|并购|买下|购入|受让|拿下)")


def bought(marked: Marked, mark: Mark, near: Found | None, words: Vocabulary, text: str) -> Found | None:
    """What something is bought for, before the verb (拟以18.6亿元现金收购某公司62%的股权)."""
    if quantity_of(mark).dimension != "money" or not BOUGHT.match(text, mark.end):
        return near
    return Found("deal_value", "printed", words.by_key.get("deal_value"))


SUM = re.compile(
    r"[\s，,]*(?:[涉合]计?|总|合同|交易|订单|采购|披露|签约|成交)?(?:金额|总额)(?:合计|共|则|约|为|达到?|高达|近|超过?|逾)*"
)


def sum_of(number: Number) -> Found | None:
    """A sum that its own clause calls one, whatever the text told before it (…来自一家车企，金额1.38亿元)."""
    if number.quantity.dimension != "money" or number.role is not None:
        return None
    marked, (start, _) = number.marked, number.clause()
    words = marked.printed(start, number.mark.at, number.context.text) if start < number.mark.at else ""
    return (
        Found("amount", "printed", number.context.words.by_key.get("amount"))
        if SUM.fullmatch(words)
        else None
    )


OWN = re.compile(r"[\s，,、；]*([\u3400-\u9fff]{2,6}?)(?:则|约|为|达到?|高达|近|超过?|逾|可达|最高|最大)*")
PHYSICAL = frozenset({"power", "energy", "mass", "volume", "length", "speed", "temperature", "data"})


def own_measure(number: Number) -> Found | None:
    """The noun that is all of a clause before a physical measure (体重58公斤，手臂负载15公斤)."""
    if number.quantity.dimension not in PHYSICAL or number.role is not None or not number.follows:
        return None
    match = OWN.fullmatch(number.before())
    noun = trimmed(match[1]) if match else ""
    return Found(noun, "printed") if match and noun == match[1] and noun == noun_before(noun) else None


AMONG = re.compile(r"[\s，,]*(?:在|从)?(?:所有|全部|这些|新增的?)?([\u3400-\u9fff]{2,8})(?:当|之)?中[，,]?")


def among(number: Number) -> Found | None:
    """What a share is of, told by the clause before it (用户投诉中，四成以上与押金有关)."""
    marked, clause = number.marked, number.marked.clause_of(number.mark.at)
    if not clause or number.quantity.dimension not in ("percent", "ratio") or number.before().strip("，, "):
        return None
    low, high = marked.clause_span(clause - 1)
    match = AMONG.fullmatch(marked.printed(low, high, number.context.text))
    if match is None:
        return None
    known = marked.of("metric", low, high)
    return (
        Found(metric_of(known[-1]).key, "printed", metric_of(known[-1]))
        if known
        else Found(match[1], "printed")
    )


CONTRACT = re.compile(r"的?(?:[\u3400-\u9fff]{0,4})(?:合约|合同|协议|订单|大单|标案)(?=[，,。；、]|$)")


def contracted(number: Number) -> Found | None:
    """A sum that stands before the contract which is worth it (签下5年25亿元的合约)."""
    follows = CONTRACT.match(number.marked.text, number.mark.at + 1)
    if number.quantity.dimension != "money" or follows is None:
        return None
    return Found("deal_value", "printed", number.context.words.by_key.get("deal_value"))


LOST = re.compile(r"(?P<lost>倒?亏|净?亏损?)了?$|(?P<won>净?赚)了?$")


def lost(number: Number) -> Found | None:
    """What a sum is by the verb right before it: a loss, or a profit (每卖一方亏1毛3分钱)."""
    match = LOST.search(number.before()) if number.quantity.dimension == "money" else None
    if match is None:
        return None
    key = "net_loss" if match["lost"] else "net_profit"
    return Found(key, "printed", number.context.words.by_key.get(key))


COUNTED = re.compile(
    r"的([\u3400-\u9fff]{2,6})(?<!总[额值量])(?:一?共|总共|合计|已|达到?|有|约|近|超过?|仅|只有)*$"
)


def counted_noun(marked: Marked, mark: Mark, near: Found | None) -> Found | None:
    """The noun right before a count, which a metric before 的 only describes (有出口实绩的企业9,642家)."""
    quantity = quantity_of(mark)
    if near is None or near.mark is None or quantity.dimension != "count" or near.mark.at > mark.at:
        return near
    noun = COUNTED.search(marked.text[near.mark.at + 1 : mark.at])
    return Found(noun[1], "printed") if noun and trimmed(noun[1]) == noun[1] else near


LISTED = re.compile(r"^(?:[、，,]|以及|和|及|与)([\u3400-\u9fff]{2,8})$")


def listed_noun(number: Number) -> Found | None:
    """The noun of a later member of a list of counts (接获塌树报告37宗、山泥倾泻报告5宗)."""
    state, last, known = number.state, number.state.last, number.state.metric
    if last is None or not number.follows or last.metric_how != "printed":
        return None
    if number.quantity.dimension != "count":
        return None
    noun = LISTED.match(number.marked.text[state.last_at + 1 : number.mark.at])
    if noun is None or known is None or known.metric is not None or last.metric != known.key:
        return None
    return Found(noun[1], "printed") if noun[1][-2:] == last.metric[-2:] else None


def part_of_count(number: Number) -> Found | None:
    """What was counted last with the same classifier, for a part of it (罚单9张，其中总行3张)."""
    quantity, tally, last = number.quantity, number.state.tally, number.state.last
    if tally is None or last is None or quantity.dimension not in ("count", "number"):
        return None
    same = simplify(last.text)[-1:] == simplify(quantity.text)[-1:] and last.metric == tally.key
    return replace(tally, how="context") if same and PART.search(number.before()) else None


def counted_measure(number: Number) -> Found | None:
    """A word for money or the like that is counted itself, right before its number (贷款6笔)."""
    marked, at, text = number.marked, number.mark.at, number.context.text
    before = marked.of("metric", number.clause()[0], at)
    if not before or number.quantity.dimension not in ("count", "number", "time", "length"):
        return None
    if not PLAIN.fullmatch(marked.text[before[-1].at + 1 : at]):
        return None
    return Found(text[before[-1].start : before[-1].end], "printed")


PER = re.compile(r"[每毎]\ue000$")


def is_per(marked: Marked, mark: Mark) -> bool:
    """Whether a number says only for how many of something another one is told (每10股, 每10万人)."""
    quantity = quantity_of(mark)
    countable = quantity.dimension in ("count", "number", "people")
    return countable and PER.search(marked.text[: mark.at + 1]) is not None


LIGHT = re.compile(
    r"(?:接获|接报|接到|收到|受理|查处|查获|破获|签约|建成|新建|改造|发放|发出|开出|审结|办结|提供|创造|带动|引进|培育|获得)"
    r"了?[\u3400-\u9fff]{2,8}$"
)
"""Verbs whose object is counted right behind it."""
BARE = re.compile(r"[万亿兆]$")
FREE = re.compile(
    r"(?:的)?(?:左右|以上|上下|大关|关口|出头|规模|等级|级别|量级|之多)?(?:[，。；、：！？）)\s,]|$)"
)


def as_money(marked: Marked, mark: Mark, currency: str) -> Mark:
    """A big bare number as money where the metric before it is one of money (营收8,957亿)."""
    quantity = quantity_of(mark)
    if quantity.dimension not in ("count", "number") or not BARE.search(simplify(quantity.text)):
        return mark
    start, _ = marked.clause_around(mark.at)
    before = [m for m in marked.of("metric", start, mark.at) if not marked.of("quantity", m.at, mark.at)]
    metric = before[-1].value if before else None
    if not isinstance(metric, Metric) or metric.dimension != "money" or metric.counts:
        return mark
    if not FREE.match(marked.text[mark.at + 1 :]):
        return mark
    return replace(mark, value=replace(quantity, unit=currency, dimension="money"))


def held_noun(number: Number) -> Found | None:
    """The noun that a light verb leads in right before a count with its measure word (接获塌树报告37宗)."""
    before = number.before()
    if number.quantity.dimension != "count" or not LIGHT.search(before):
        return None
    noun = noun_before(before)
    return Found(noun, "printed") if noun else None


OWNED = re.compile(r"的([\u3400-\u9fff]{2,6})$")


def owned_noun(number: Number) -> Found | None:
    """The noun with its owner whose change a clause tells (遥三火箭的整流罩加长0.6米)."""
    role, marked = number.role, number.marked
    if role is None or not number.plays("growth", "change"):
        return None
    start, _ = number.clause()
    if marked.of("metric", start, number.mark.at):
        return None
    noun = OWNED.search(marked.text[start : max(start, role.at)])
    return Found(noun[1], "printed") if noun and trimmed(noun[1]) == noun[1] else None
