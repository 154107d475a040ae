"""Joins two numbers to a range, and applies the comparators and hedges around a number."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

from timeline.model import Comparator
from timeline.quantities.attach import RATIO, Item
from timeline.quantities.han import Number
from timeline.quantities.printed_units import english_noun
from timeline.quantities.vocabulary import Comparison, Unit, Vocabulary

_LINK = re.compile(r"(?:\(含\))? ?(?:-{1,3}|–|—{1,2}|~|至|到|to|through) ?(?:about |around |约|大约)?")
_AND = re.compile(r",? ?(?:and|与|和|及|跟|到|至|-) ?(?:about |around |approximately )?")
_BETWEEN = re.compile(r"(?:between|介于|介乎|位于|处于) ?(?:about |around |approximately )?$")
_OVER = re.compile(r"[及或]?以上 ?[至到,，、]? ?")
_UNDER = re.compile(r"[及或]?(?:以下|以[内內])")
"""三年以上、十年以下: a lower and an upper bound with nothing between them are one range."""
_AMONG = re.compile(r"(?: ?(?:元|的)? ?)?(?:之间|间(?!接|隔|谍|断))")
_CHANGE = re.compile(
    r"(?:rose|rise|rises|risen|rising|fell|fall|falls|fallen|falling|grew|grow|grows|grown|growing|"
    r"increas\w*|decreas\w*|climb\w*|jump\w*|"
    r"drop\w*|declin\w*|slip\w*|surg\w*|cut|cuts|up|down|gain\w*|los[et]\w*|advanc\w*|rais\w*|lower\w*|slid\w*|"
    r"plung\w*|add\w*|expand\w*|swell\w*|dip\w*|widen\w*|narrow\w*|improv\w*|went|gone|going|moved|moving|soar\w*|"
    r"shr[aiu]nk\w*|tumbl\w*|edg\w*|revis\w*|hik\w*|boost\w*|trimm?\w*)(?: \w+){0,3}? $"
    r"|(?:raised?|raising|lift(?:ed|s)?|cut|lower(?:ed|s)?|reduced?|upgraded?|revised?)(?: [a-z'’-]+){0,8} $"
    r"|[增升涨降跌减缩扩提调][^，。；]{0,8}$"
)
_TARGET = re.compile(r"[增升涨降跌减缩扩提调高低修][为成到至] ?$")
"""What leads to the new value, so that what follows is one range: 上调至38亿至40亿."""
_BY_HOW_MUCH = re.compile(
    r"\b(?:rose|ris(?:e|es|en|ing)|gr[eo]w\w*|increas\w*|climb\w*|jump\w*|surg\w*|soar\w*|up|gain\w*|advanc\w*|"
    r"fell|fall\w*|drop\w*|declin\w*|decreas\w*|slip\w*|sank|down|shr[aiu]nk\w*|tumbl\w*|plung\w*|slump\w*|"
    r"dip(?:s|ped)|eased|higher|lower|widen\w*|narrow\w*|improv\w*|worsen\w*|expand\w*|contract\w*|strengthen\w*)"
    r"(?: by)?(?: [a-z]+){0,2} [$£€]?\d[\d.,]*"
    r"(?:%| (?:per ?cent|percent|percentage points?|points?|million|billion))?"
    r"(?:,? (?:in|on|over|during|for|last|this|year|from)\b[^.;()]{0,30})?,? $"
)
"""A change with its size, before the two ends of it: rose by 8% in 2024, from 31 to 33."""
_FROM = re.compile(r"(?:from|从|由|自) ?$")
_LOOSE = frozenset("了的是有为达到在")
_NEAR = 14
_JOINS = frozenset("(-–—~至到t,ao与和及跟以或")
"""What a link between the two ends of a range may begin with."""
_OF_MONTH = re.compile(
    r"\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.? $"
)
"""What makes the first number a day: in the weeks ended February 27 to 16.39 million."""
_INCLUDED = re.compile(r"[（(]含[^)）]{0,3}[)）]")


def join_neighbours(low: str, items: list[Item]) -> list[Item]:
    """Join what a dash, 至, to or `between … and` makes one range, and the two numbers of a ratio."""
    out: list[Item] = []
    for item in items:
        joined = None
        if out and item.start - out[-1].end <= _NEAR:
            joined = _odds(low, out[-1], item) or _range(low, out[-1], item)
        if joined is not None:
            out[-1] = joined
        else:
            out.append(item)
    return out


def _range(low: str, a: Item, b: Item) -> Item | None:
    gap = low[a.end : b.start]
    if a.bounds or b.bounds or a.value is None or b.value is None or a.unit.kind == "rank":
        return None
    if gap.lstrip(" ")[:1] not in _JOINS:
        return None
    linked = _LINK.fullmatch(gap)
    under = _UNDER.match(low, b.end) if _OVER.fullmatch(gap) else None
    if not linked and not under and not _AND.fullmatch(gap) and gap != " or ":
        return None
    if _OF_MONTH.search(low, max(0, a.start - 12), a.start):
        return None
    between = _BETWEEN.search(low, max(0, a.start - 24), a.start)
    among = _AMONG.match(low, b.end)
    if gap == " or " and _are_next(a, b):
        linked = _LINK.fullmatch(" to ")  # five or six people
    if b.unit.key == "rooms" and a.unit.kind == "bare" and gap in ("与", "和", "到", "至"):
        b = replace(b, unit=a.unit, end=b.end - 1)
        among = _AMONG.match(low, b.end)
    if not linked and not (between or among or under):
        return None
    if not _compatible(a, b):
        return None
    word = gap.strip()
    before = low[max(0, a.start - 72) : a.start]
    start_from = _FROM.search(before)
    if word in ("to", "到", "至", "through") and not between and not among:
        clause = before[: start_from.start()] if start_from else before
        led_to = not start_from and _TARGET.search(before)
        if led_to:
            clause = ""
        if _CHANGE.search(clause) or (start_from and _BY_HOW_MUCH.search(clause)):
            return None
    bare = a.unit.kind == "bare" or (a.unit.dimension == "count" and b.unit.dimension != "count")
    unit = b.unit if bare else a.unit
    first = _first_value(a, b)
    if b.value is None or first >= b.value:
        return None
    if a.unit.kind == b.unit.kind == "bare" and word in ("-", "–") and _looks_like_score(low, a, b):
        return None
    start = between.start() if between else a.start
    if start_from and word in ("to", "到", "至"):
        start = a.start - len(start_from[0])
    end = among.end() if among else under.end() if under else b.end
    scale = a.scale * (first / a.value if a.value else 1)
    head = replace(a, value=first, scale=scale)
    flags = (a.flags | b.flags) - ({"bare"} if unit.kind != "bare" else set())
    return replace(
        head, start=start, end=end, unit=unit, value=None, low=first, high=b.value, flags=flags,
        digits_high=b.number.digits, bounds=(head, b), hedge="range",
    )  # fmt: skip


def _are_next(a: Item, b: Item) -> bool:
    """Whether two small whole numbers follow each other, the first without a unit of its own."""
    if a.value is None or b.value is None or a.value.denominator != 1:
        return False
    return a.unit.kind == "bare" and 0 < a.value < 100 and b.value == a.value + 1 and b.unit.kind != "bare"


_ODDS = re.compile(r" (?:over|in|out of|out of every|in every) ")


def _odds(low: str, a: Item, b: Item) -> Item | None:
    """one in five, 1 over 3: a ratio."""
    if low[a.end : a.end + 1] != " " or a.value is None or b.value is None or a.unit.kind != "bare":
        return None
    gap = low[a.end : b.start]
    if (
        _ODDS.fullmatch(gap)
        and b.unit.kind in ("bare", "noun")
        and a.value.denominator == 1
        and 0 < a.value < min(Fraction(10), b.value)
        and b.value <= 1000
        and (gap != " over " or a.value == 1)
    ):
        number = Number(a.value / b.value)
        return replace(a, end=b.end, unit=RATIO, value=number.value, number=number, flags=frozenset())
    return None


def _compatible(a: Item, b: Item) -> bool:
    if a.unit.key == b.unit.key:
        return True
    if a.unit.kind == "bare":
        return b.unit.kind != "rank"
    if b.unit.kind == "bare":
        return a.prefixed or a.place.kind == "percent"
    return a.unit.kind == b.unit.kind == "money" and a.unit.key in ("CNY", "USD") and a.unit.key in b.unit.key


def _first_value(a: Item, b: Item) -> Fraction:
    """The low end, with the high end's magnitude and unit factor where only that is printed (100-200万)."""
    value = a.value or Fraction(0)
    if a.unit.kind == "bare":
        value *= b.unit.factor
        if b.unit.discount and b.number.value:
            value *= (b.value or Fraction(0)) / b.number.value
    shared = b.number.magnitude
    if shared > 1 and a.number.magnitude == 1 and (a.unit.kind == "bare" or a.prefixed):
        grown = value * shared
        if b.value is not None and grown < b.value:
            return grown
    if a.unit.kind == "bare" and 1 < a.number.magnitude < shared and a.number.magnitude in (1000, 10000):
        grown = value * shared
        if b.value is not None and grown < b.value and a.place.kind == "han":
            return grown
    return value


def _looks_like_score(low: str, a: Item, b: Item) -> bool:
    return low[a.start - 1 : a.start] == "-" or low[b.end : b.end + 1] == "-"


_MAY_STAND_BETWEEN = _LOOSE | frozenset(" ")
_MAY_LEAD = _MAY_STAND_BETWEEN | frozenset("比")
_MAY_FOLLOW = frozenset(" （(")
_SURPASSED = {
    **dict.fromkeys("大多高长重久", Comparison("more_than", ">")),
    **dict.fromkeys("小少低短轻", Comparison("less_than", "<")),
}
"""比…大, 比…小: the comparator stands around the number."""


_SHARED = re.compile(
    r"(?<=[过過到足超逾满滿占佔])(?:[全总總整上当當本其][\u3400-\u9fff]{1,7}|[\u3400-\u9fff]{1,6}[额額数數体體量资資润潤入])的$"
)
"""A whole that a share is of, behind a comparator."""


_DENIED = re.compile(
    r"(?:\b(?:not|never|cannot)|n['’]t)\s(?:(?:go|rise|fall|drop|sink|climb|grow|get|be|stay|cost|pay|spend|hold|own|raise"
    r"|move|run|take|last|carry)(?:\s(?:to|it|much))?\s)?$"
)
"""What turns a comparator behind it: may not go above 15 %."""
_DENIAL: dict[str, Comparator] = {">": "<=", ">=": "<", "<": ">=", "<=": ">"}


def compare(low: str, item: Item, vocab: Vocabulary) -> Item:
    """Apply the comparator or hedge words that stand directly before and after."""
    start, end = item.start, item.end
    found, ends = None, vocab.before.last
    before, behind = low[start - 1 : start], low[end : end + 1]
    if not (before in ends or before in _MAY_LEAD or behind in vocab.after.first or behind in _MAY_FOLLOW):
        return item
    for _ in range(2):
        hit = _leading(low, start, vocab)
        if hit is None or (hit[1].comparator == "=" and found):
            break
        if low[hit[0]] == "最" and low[start - 1] == "的":  # 换乘最多的一条
            break
        if (
            _half_word(low, hit[0], start)
            or _measured(low, hit[0], start)
            or _no_bound(low, hit[0], start, item.end)
        ):
            break
        start, found = hit[0], found if found and found.comparator != "~" else hit[1]
    if found is None and before == "的":
        found = _of_a_whole(low, item, vocab)
    if found is None and low[start - 1 : start] == "比":  # 比三十大
        found = _SURPASSED.get(low[end : end + 1])
        start, end = (start - 1, end + 1) if found else (start, end)
    included = _INCLUDED.match(low, end) if low[end : end + 1] in ("（", "(") else None
    at = included.end() if included else end
    if low[at : at + 1] == " ":
        at += 1
    after = vocab.after.at(low, at) if low[at : at + 1] in vocab.after.first else None
    if after is None and item.unit.kind == "noun" and low.startswith(f"{item.unit.key} or ", end + 1):
        after = vocab.after.at(low, end + len(item.unit.key) + 2)  # 10 stores or more
    if after and re.match(
        " than" if low[after[0] - 5 : after[0]] != " than" else " \\d", low[after[0] : after[0] + 5]
    ):
        after = None
    if after and not (
        item.unit.kind == "bare" and after[1].key == "at_least" and low[after[0] - 1] in "起计"
    ):
        end = after[0]
        if found is None or found.comparator in ("~", "=") or after[1].comparator == found.comparator:
            found = after[1] if found is None or found.comparator in ("=",) else found
            if after[1].comparator in (">=", "<=", ">", "<"):
                found = after[1]
    if found is not None:
        if found.comparator in _DENIAL and before == " " and _DENIED.search(low, max(0, start - 24), start):
            found = replace(found, comparator=_DENIAL[found.comparator])
        noun = english_noun(low, end, vocab) if item.unit.kind == "bare" and end > item.end else None
        _judge(item, start, end, found)
        if noun:  # 500 or more stores
            item.unit, item.flags = Unit(noun, "count", kind="noun"), item.flags - {"bare"}
    return item


def _of_a_whole(low: str, item: Item, vocab: Vocabulary) -> Comparison | None:
    """The comparator that stands before the whole of a share: 不到全年利润的千分之三, 超过总数的80%."""
    if item.unit.kind != "fraction" and item.unit.key not in ("percent", "ratio"):
        return None
    whole = _SHARED.search(low, max(0, item.start - 16), item.start)
    hit = vocab.before.before(low, whole.start()) if whole else None
    taking = hit is not None and low.endswith(("占", "佔"), 0, whole.start() if whole else 0)
    return hit[1] if hit and hit[1].comparator in ("~" if taking else "<>") else None


def _judge(item: Item, start: int, end: int, found: Comparison) -> None:
    """Take a comparator into an item; a range and a bounded number (十几) keep their bounds."""
    item.start, item.end = start, end
    if item.bounds or item.low is not None:
        if item.bounds and found.comparator == "~":
            item.hedge = found.key
        elif not item.bounds and found.comparator in (">", ">=") and item.value is not None:
            item.comparator, item.low, item.high, item.hedge = found.comparator, None, None, found.key
        return
    item.comparator, item.near, item.hedge = found.comparator, found.near, found.key


def _leading(low: str, at: int, vocab: Vocabulary) -> tuple[int, Comparison] | None:
    """The comparator before a number: next to it, or behind spaces, an article, a light verb (约为)."""
    forms, last = vocab.before, low[at - 1 : at]
    found = forms.before(low, at) if last in forms.last else None
    if found is None and last in _MAY_STAND_BETWEEN:
        near = _spaces(low, at)
        places = [near] if near < at else []
        if near and low[near - 1] in _LOOSE:
            places.append(_spaces(low, near - 1))
        elif near < at:
            places += [near - len(a) for a in (" a", " an", " the") if low.endswith(a, 0, near)]
        for place in places:
            if place and low[place - 1] in forms.last and (found := forms.before(low, place)):
                return found
    return found


def _spaces(low: str, at: int) -> int:
    while at and low[at - 1] == " ":
        at -= 1
    return at


_COMPARED = ("than", "as many as", "as much as")
_BY_SO_MUCH = re.compile(
    r"(?:[%\d]|\b(?:per ?cent|points?|times|million|billion|bn|m|third|half|quarter|fifth|twice|much|far|"
    r"lot)) $"
)


def _measured(low: str, start: int, end: int) -> bool:
    """Whether a difference or a multiple stands before "less than" or "as many as": what follows is what is
    compared with, and no bound (14% less than the 100,500 tonnes of 2024).
    """
    told = low[start:end].removesuffix(" ").removesuffix(" the")
    return told.endswith(_COMPARED) and bool(_BY_SO_MUCH.search(low, max(0, start - 12), start))


_HANDED = re.compile(r"(?:hand|tak|took|turn|carr|pass|roll|left|sign)[a-z]*\s$")
_WHOLE = ("short of the ", "shy of the ")


_CREPT = re.compile(
    r"\b(?:crept|went|moved|climb\w*|edged|inched|goes|go|going|grew|rose|risen|brought|pushed|t[ao]kes?|took|put|ticked|stepped|add\w*)\s$"
)
_TOLD_OF = re.compile(r"[a-z]* (?:that|which|it|he|she|they) ")


def _no_bound(low: str, start: int, end: int, stop: int) -> bool:
    """Whether the words before a number bound nothing: a verb's own "over" (handed over 12 cars), or how far
    from a number that was told something is (short of the 900 that it had promised).
    """
    if low.startswith("over", start) and _HANDED.search(low, max(0, start - 10), start):
        return True
    if low.startswith("up to", start) and _CREPT.search(low, max(0, start - 10), start):
        return True
    if low.startswith(" the ", end - 5) and _TOLD_OF.match(low, stop):
        return True
    return low.startswith(_WHOLE, start) and end - start <= len(_WHOLE[0])


_CONTRACTS = "预签合条节制大相契"


def _half_word(low: str, start: int, end: int) -> bool:
    """Whether a one-character comparator is the end of another word (最近, 附近, 不超, 预约, 提起)."""
    word, before = low[start], low[start - 1 : start]
    if low[start:end].strip()[1:]:
        contract = low.startswith("约的", start) and before in _CONTRACTS  # 前一份合约的2.5倍
        return word == "过" or contract
    if word == "约" and low[start - 2 : start] in ("管制", "控制", "限制", "编制", "机制"):
        return False
    if word in ("上", "过") and low[end : end + 1] not in tuple("百千万亿"):
        return True
    others = {
        "近": "最附邻靠临亲",
        "约": _CONTRACTS,
        "超": "赶反高买卖",
        "破": "打攻爆",
        "上": "以之网路线海晚早身版",
        "过": "通经超不越走路难渡度翻跨熬挺闯穿飞游绕胜",
        "逾": "",
    }
    return bool(before) and before in others.get(word, "")


_BOTH = re.compile(r"(?:,|，|、)? ?(?:且|并且|并|同时|而|的同时|and|but|,)? ?")


def join_comparisons(low: str, items: list[Item]) -> list[Item]:
    """大于20且小于30, greater than 10 and smaller than 20: one range."""
    out: list[Item] = []
    for item in items:
        head = out[-1] if out and item.start - out[-1].end <= _NEAR else None
        if head is not None and _opposed(low, head, item):
            down = head if head.comparator in (">", ">=") else item
            up = item if down is head else head
            out[-1] = replace(
                head, end=item.end, value=None, low=down.value, high=up.value, comparator="=",
                bounds=(down, up), hedge="range", digits_high=up.number.digits,
            )  # fmt: skip
        else:
            out.append(item)
    return out


def _opposed(low: str, a: Item, b: Item) -> bool:
    gap = low[a.end : b.start]
    if len(gap) > 6 or not _BOTH.fullmatch(gap) or not gap.strip(" 、"):
        return False
    signs = {a.comparator[0], b.comparator[0]}
    if signs != {"<", ">"} or a.value is None or b.value is None:
        return False
    if a.unit.key != b.unit.key and a.unit.kind != "bare":
        return False
    down, up = (a, b) if a.comparator[0] == ">" else (b, a)
    return down.value is not None and up.value is not None and down.value < up.value
