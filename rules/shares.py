"""Shares: whether a printed share can be of the whole that a relation found for it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from fractions import Fraction

from rules.expression import work_out
from timeline.claims.parts import narrowed
from timeline.intervals import Interval, Values
from timeline.model import Claim, Facts, Quantity
from timeline.script import simplify
from timeline.stretch import within

CUE = re.compile(
    r"[占佔]|比重|[为為达達]|\b(?:or|account\w*|mak(?:e|es|ing)|made|represent\w*|equal\w*|equivalent|is|was|were)\b",
    re.IGNORECASE,
)
"""What leads from a part to its share."""
AMONG = re.compile(r"其中|当中|\b(?:of which|of whom|of them|among them)\b", re.IGNORECASE)
"""What makes the part itself the whole of the share behind it."""
OF_IT = re.compile(r"\sof (?:the|its|our|their|all|total)\b", re.IGNORECASE)
"""What follows a share that only a comma leads to: $91m, 21% of the total."""
OF_ALL = re.compile(r"\sof (?:the total|the whole|all)\b", re.IGNORECASE)
"""The same where it says that the share is of all: 212 flights, 70 of them to Rome, or 33% of the total."""
COMPARED = re.compile(r"\b(?:compared|versus|vs|against|from)\b|相比|[较較]", re.IGNORECASE)
"""What leads from a share to what it was before."""
NAMED = re.compile("[占佔](?P<of>[^，。；,;占佔]*?)(?:的(?:比例|比重|份额)?)?(?:约|近|超过?|逾|达到?|为)?$")
ALL = re.compile("其|总额|总量|总数|总值|总体|全部|整体|合计|同期|公司|集团|比例|比重|的|了|到|约|近|总")
"""What a whole may be called that stands in no need of a name."""
WIDER = re.compile(r"全国|全球|世界|全省|全市|全区|全县|我国|国内|国际|行业|市场|地区")
OWN = re.compile(
    r"\s?[，,（(]?\s?(?:占比?[约近为达]?|(?:or|accounting for|representing|making up)\s)\s?[\d.]+\s?"
    r"(?:%|per ?cent|pct)"
)
"""The share of an amount right behind it: then it is a part of something itself."""
POINTER = re.compile(r"\s(?:of|in) (?:it|that|this|them|those|these)\b", re.IGNORECASE)
"""What makes a part, or its share, one of what was told just before: $91m of it, or 21%; 21% of that."""
OF_THE = re.compile(r"[\"“]?(?:Of|Out of|Among) (?:the|its|those|these|all|all the) (?P<noun>[a-z]+)")
"""The same at the head of a sentence, by what was counted: Of the tyres recalled, 1.4m, or 60%."""
REACH, LEAD = 30, 14
COUNT = "count"


def may_be_of(relation: Mapping[str, Sequence[Claim]], facts: Facts) -> bool:
    """Whether a share, a part and a whole that stand in one text can be of one another.

    The part leads to its share with nothing else between them that could be either; a whole that the share
    names (占全国的70%, 占外贸总值的46.9%) is the one that was found only where that is told by the name.
    """
    share, part, whole = (relation[role][0] for role in ("share", "part", "whole"))
    if part.document != share.document or whole.document != share.document:
        return True
    if share.metric == "market_share" and part.subject_key == whole.subject_key:
        return False  # it had 58,000 lines, a market share of 30%: of all that others have too
    text = simplify(facts.document.text)
    start, end = min(part.end, share.end), max(part.start, share.start)
    between = text[start:end]
    parallel = whole.end <= part.start and not AMONG.search(text, whole.end, part.start)
    if parallel and _of_one_whole(facts, OWN.match(text, whole.end), share, part, whole):
        return False  # 男性72334万人，占51.24%；女性68844万人，占48.76%
    if COMPARED.search(text, max(0, part.start - LEAD), part.start) and whole.end <= part.start:
        return False  # compared to $11.2 million, or 27.6% of sales: of sales of that time
    if part.start > share.start:
        return len(between) <= REACH and not AMONG.search(between) and not COMPARED.search(between)
    if whole.start > part.start and whole.end <= share.start:  # 85亿元，占全部产值212亿元的40%
        return not _amounts(facts, whole.end, share.start)
    one_frame = part.frame is not None and part.frame == share.frame
    close = between.strip("( ") in ("", ",") or (one_frame and between.rstrip().endswith("("))
    led = CUE.search(between) or (close and OF_IT.match(text, share.end))
    among = AMONG.search(between) and not OF_ALL.match(text, share.end)
    if among or not led or _amounts(facts, start, end):
        return False
    apart = whole.quantity.dimension == "count" and whole.sentence != share.sentence
    named = NAMED.search(between)
    of_it = share.basis == f"of:{whole.metric}" or _goes_on(
        text, part, whole, bool(named and named["of"] != "比")
    )
    if "分别" in between or (apart and not of_it):
        return False
    if (
        named
        and len(named["of"]) > 1
        and f"占{named['of']}" in text[whole.end : min(whole.end + REACH, part.start)].replace("佔", "占")
    ):
        return False  # 19.6亿元，占年销售额11%；其中关联方6.5亿元，占年销售额3%: of what is not printed
    of = ALL.sub("", named["of"]) if named else ""
    clause = re.split("[，。；,;]", text[whole.sentence[0] : whole.start])[-1]
    if any(word not in clause for word in WIDER.findall(of)):
        return False
    of = WIDER.sub("", of)
    pairs = [of[i : i + 2] in clause for i in range(len(of) - 1)]
    return not pairs or (any(pairs) and (pairs[0] or sum(pairs) * 2 >= len(pairs)))


def share_by_slip(printed: Claim, beside: Sequence[Claim]) -> Mapping[str, Sequence[Claim]] | None:
    """The only two amounts of the sentence, where the printed share is theirs with two digits exchanged."""
    amounts = [c for c in beside if c.quantity.value and c.quantity.dimension in ("money", "count", "people")]
    if (
        len(amounts) != 2
        or len({COUNT if c.quantity.dimension == COUNT else c.quantity.unit for c in amounts}) > 1
    ):
        return None
    part, whole = sorted(amounts, key=lambda c: c.quantity.value or 0)
    digits = printed.quantity.digits or ""
    share = work_out("100 * part / whole", {"part": part.quantity.wide, "whole": whole.quantity.wide})
    decimals = len(digits.partition(".")[2])
    exchanged = [
        digits[:i] + digits[i + 1] + digits[i] + digits[i + 2 :]
        for i in range(len(digits) - 1)
        if digits[i] != digits[i + 1] and "." not in digits[i : i + 2]
    ]
    step = Fraction(1, 10**decimals)
    around = [Values((Interval(Fraction(d) - step / 2, Fraction(d) + step),)) for d in exchanged]
    if any(not (share & values).empty for values in around):
        return {"share": [printed], "part": [part], "whole": [whole]}
    return None


def pointed_at(share: Claim, part: Claim, before: Sequence[Claim], text: str) -> Claim | None:
    """The amount that a word which points back says a part is of, where what stands right before tells of one
    alone that it can be.
    """
    opening = OF_THE.match(text, part.sentence[0])
    if not (opening or POINTER.match(text, part.end) or POINTER.match(text, share.end)):
        return None
    found = [
        c
        for c in before
        if c.end <= min(part.start, share.start)
        and c.type in ("level", "count")
        and c.role not in ("before", "growth", "change", "share")
        and c.quantity.comparator in "=~"
        and (c.quantity.value or 0) > (part.quantity.value or 0) > 0
        and (
            c.quantity.unit == part.quantity.unit
            or c.quantity.dimension == part.quantity.dimension == "count"
        )
        and (opening is None or opening["noun"] in (c.quantity.unit, c.metric))
    ]
    last = [c for c in found if not text[c.sentence[1] : part.sentence[0]].strip()]
    return last[-1] if len({c.quantity.value for c in last}) == 1 else None


def one_sort(a: Quantity, b: Quantity) -> bool:
    """Whether two counts are of one sort of things, which both name: 212 flights, and 70 of them."""
    return a.dimension == b.dimension == "count" and a.unit == b.unit != "count"


def _of_one_whole(facts: Facts, own: re.Match[str] | None, share: Claim, part: Claim, whole: Claim) -> bool:
    """Whether two amounts with shares of their own are of one whole that is not printed beside them."""
    if own is None:
        return False
    printed = next((q for q in within(facts.quantities, *own.span()) if q.unit == "percent"), None)
    if printed is None:
        return False
    wholes = [
        work_out("part / share", {"part": amount.wide, "share": rate.wide})
        for amount, rate in ((whole.quantity, printed), (part.quantity, share.quantity))
    ]
    return not (wholes[0] & wholes[1]).empty


def _goes_on(text: str, part: Claim, whole: Claim, named: bool) -> bool:
    """Whether a sentence tells of a part of what the one before it counts in the same unit: it opens with
    其中, or has a share of it without a name (占比) by the same metric.
    """
    begins = AMONG.match(text, part.sentence[0]) or (
        not named and narrowed(part) and part.metric == whole.metric
    )
    adjoins = not text[whole.sentence[1] : part.sentence[0]].strip()
    return bool(begins) and adjoins and part.quantity.unit == whole.quantity.unit


def _amounts(facts: Facts, start: int, end: int) -> bool:
    """Whether an amount, or another share, stands between two places."""
    inside = [q for q in within(facts.quantities, start, end) if q.dimension != "time"]
    shares = {c.quantity.id for c in facts.claims if c.role == "share"}
    return any(q.unit not in ("percent", "percentage_point") or q.id in shares for q in inside)
