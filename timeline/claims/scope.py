"""What narrows a claim: scope words, and the segment before a metric."""

from __future__ import annotations

import re
from collections.abc import Iterable

from timeline.claims.marks import Mark, Marked
from timeline.claims.patterns import METRIC, NAME, QUANTITY
from timeline.claims.vocabulary import Metric, Vocabulary
from timeline.lexicon import stop_words
from timeline.model import Quantity

BEFORE_ZH = re.compile(r"([\u3400-\u9fffa-z0-9&.]{1,14})$")
LEAD_ZH = re.compile(
    r"^.*(?:其中|首次|首度|再度|可获|可得|分得|获得|总数|数量|超标|故障|预估|可望|完成|进行|宣布|开展|维持|介于|公司|全年|当季|本季|该季|单季度|单季|整体|综合|"
    r"合并|实现|报告期内|期内|同期|集团|累计|"
    r"同时|此外|年度|季度|月度|"
    r"上半年|下半年|截至|期末|年末|月末|季末|增加|目前|当前|相关|有关|上述|全部|所有|主要|预计|预测|预期|"
    r"二者|两者|使得|带动|推动|达成|"
    r"创造|贡献|录得|取得|平均|人均|日均|月均|不过|来看|方面|本行|该行|我行|口径|本公司|显示|披露|发布|"
    r"公布|数据|财报|表示|透露|实际|归母|业绩|来自|提升|提高|"
    r"拉动|估计|之后|之前|以来|带来|目标|指引|预算|给出|合计|"
    r"[使将是为有在被把向从到对会能可了以由之并而但则也都均已月日总该称说称的])"
)
NO_PART_ZH = re.compile(
    r"^(?:其(?!他|它|余)|[这那此该本各每某几两]|与其|而|我们|他们|你们|大家|自己|同年|当年|今年|去年|明年|届时|随后|还|又|再|也|都|没|不|只|仅|才|就|却)"
    r"|力拼|力争|争取|挑战|希望|要求|需要|可以|可能|应该|开始|继续|保持|突破|超过|达到|接近|至少|最多|约|逾|如何|什么|怎么"
)
"""What stands before a metric but is no part of it: demonstratives, pronouns, adverbs and verbs of trying."""
TRIM_ZH = re.compile(r"(?:业务|板块|分部|部门|事业部|领域|产品)?的?$")
WORDS_EN = re.compile(r"(?<!['’a-z])((?:[a-z][a-z&'-]*\s){1,3})$")
VERB_EN = re.compile(
    r"(?:ed|ing|sold|spent|spend|spends|won|built|employs?|died|kills|hurt|raise|invest|worth|values)$"
)

COSTS = re.compile(rf"\s(?:about\s|some\s|nearly\s|over\s|more\sthan\s)?{QUANTITY}")
"""What makes a cost before it a verb (the plant cost $388m)."""


KIND = 3
"""Characters before a noun that say which of them are meant: 直营门店."""


def segment(
    marked: Marked, metric_mark: Mark | None, metric: Metric | None, words: Vocabulary, folded: str
) -> str | None:
    """The part that a metric is narrowed to by the words right before it (汽车毛利率, vehicle margin)."""
    if metric is not None and metric.segment:
        return metric.segment
    if metric_mark is None:
        return None
    before, language = marked.text[: metric_mark.at], words.language
    if language == "zh" and before.removesuffix("的")[-1:] == METRIC:
        place = metric_mark.at - 1 - before.endswith("的")
        owner = marked.mark_at(place)
        if owner is None:
            return None
        kind = _segment_zh(marked.text[:place]) or ""
        return (kind if len(kind) <= KIND else "") + folded[owner.start : owner.end]
    printed = folded[metric_mark.start : metric_mark.end]
    if language == "en" and (
        VERB_EN.search(printed) or (printed == "cost" and COSTS.match(marked.text, metric_mark.at + 1))
    ):
        return None
    if language == "zh":
        return _segment_zh(before)
    return _segment_en(before, marked.text[metric_mark.at + 1 :], stop_words(words.lexicon, "segment"))


def _segment_zh(before: str) -> str | None:
    owned = before.endswith("的")
    match = BEFORE_ZH.search(before[:-1] if owned else before)
    if match is None:
        return None
    text = LEAD_ZH.sub("", match[1])
    text = TRIM_ZH.sub("", text)
    return text if 2 <= len(text) <= 10 and not NO_PART_ZH.search(text) else None


def _segment_en(before: str, after: str, stops: frozenset[str]) -> str | None:
    match = WORDS_EN.search(before)
    words: list[str] = []
    for word in reversed(match[1].split() if match else []):
        if word in stops or word.endswith(("ed", "ly", "ing", "'s", "’s", "s'", "s’")):
            break
        words.insert(0, word)
    if words:
        return " ".join(words)
    source = re.match(r"^\s(?:from|of|at)\s(?:the\s|its\s)?((?:[a-z][a-z-]*\s?){1,3})", after)
    if source is None:
        return None
    kept: list[str] = []
    for word in source[1].split():
        if word in stops or word.endswith("ed"):
            break
        kept.append(word)
    return " ".join(kept[:2]) or None


NOUN_ZH = re.compile(
    r"^(?:[\s，,；;、\ue003]|以及|其中|[和及与])*((?!其中$)[\u3400-\u9fffa-z]{2,10}?)(?:[为是达约近]|分别|则|达到|可?分?得|可?获得?)*$"
)


VERBAL_ZH = re.compile(
    r"[的了在将把被从比较向]|达到|超过|突破|接近|同比|环比|增|减|降|升|合计|共计|总计|累计|上年|去年|其余|目前|预计|公司|至"
)


PURPOSE_ZH = re.compile(
    rf"^(?:资金|款)?(?:将|拟|全部|主要|会)?(?:用于|用在|投向|投给|拨给|拨予|分配给|划给)({NAME}|[\u3400-\u9fff]{{2,10}}?(?=[，。；、]|$))"
)


def purpose(marked: Marked, at: int, folded: str) -> str | None:
    """What an amount is for, as a part of what is spent (其中3亿元用于某牧场)."""
    _, end = marked.clause_around(at)
    match = PURPOSE_ZH.match(marked.text[at + 1 : end])
    if match is None:
        return None
    name = marked.mark_at(at + 1 + match.start(1), "name")
    return folded[name.start : name.end] if name is not None else match[1]


def own_segment(marked: Marked, start: int, at: int) -> str | None:
    """The noun that is all that a clause prints before its number (…，储能系统12.4亿元)."""
    match = NOUN_ZH.match(marked.text[start:at])
    if match is None or VERBAL_ZH.search(match[1]):
        return None
    return TRIM_ZH.sub("", match[1]) or None


LISTING = re.compile(r"[、，,；;和及与]")
"""What stands between the members of a list."""


def listed_noun(marked: Marked, last: int, at: int) -> bool:
    """Whether a plain noun is all that stands between a number of a list and the next."""
    return LISTING.match(marked.text, last + 1) is not None and own_segment(marked, last + 1, at) is not None


STUFF_EN = re.compile(
    r"^\sof\s(?!(?:which|the|its|that|those|them)\b)([a-z][a-z-]*"
    r"(?:\s(?!(?:in|at|from|this|last|on|a|and|for|to|over|was|were)\b)[a-z][a-z-]*)?)"
)
MEASURED = frozenset({"mass", "volume", "area", "length", "energy"})


def stuff(marked: Marked, mark: Mark, quantity: Quantity) -> str | None:
    """What is measured, behind a number whose metric stands before it (harvested 86,400 tonnes of apples)."""
    if quantity.dimension not in MEASURED:
        return None
    match = STUFF_EN.match(marked.text[mark.at + 1 :])
    return match[1] if match else None


MARKETS = ("domestic", "overseas", "region:")


def inherited(keys: set[str], last: Iterable[str]) -> set[str]:
    """The market of the level before, which its growth goes on with (国际市场收入580亿元，同比增长9%)."""
    return set() if any(k.startswith(MARKETS) for k in keys) else {k for k in last if k.startswith(MARKETS)}


TERMS = {"organic", "constant_currency", "excluding"}
"""Scopes that a clause of its own may give to the next one: excluding acquisitions, sales rose 4%."""


def leading(marked: Marked, clause: int) -> set[str]:
    """On what terms a clause is meant where the one before it, without a number, says so."""
    if not clause:
        return set()
    start, end = marked.clause_span(clause - 1)
    return set() if marked.of("quantity", start, end) else scopes(marked, start, end)[0] & TERMS


def scopes(marked: Marked, start: int, end: int) -> tuple[set[str], set[str]]:
    """The scope keys and the stances that the words of a clause imply."""
    offsets = marked.offsets
    if start >= len(offsets):
        return set(), set()
    low, high = offsets[start], offsets[min(end, len(offsets)) - 1] + 1
    covered = [
        (m.start, m.end)
        for m in marked.marks
        if m.kind == "name" or (isinstance(m.value, Metric) and m.value.kind != "day")
    ]
    found = [s for s in marked.scopes if low <= s[0] < high]
    free = [s for s in found if not any(a <= s[0] and s[1] <= b for a, b in covered)]
    stances = {s[2].stance for s in free if s[2].stance}
    return {s[2].key for s in free if s[2].key != "planned"}, stances


def is_ahead(marked: Marked, start: int, end: int) -> bool:
    """Whether a clause tells of something that is planned or expected."""
    return bool(scopes(marked, start, end)[1] & {"planned", "forecast"})
