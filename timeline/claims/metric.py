"""What a number is of: the metric printed beside it, carried over to it, or the noun that it counts."""

from __future__ import annotations

import re
from dataclasses import dataclass

from timeline.claims import scope
from timeline.claims.counting import is_governed, tells_of, tells_other
from timeline.claims.frames import RELATIVE, Role
from timeline.claims.marks import Mark, Marked, metric_of, quantity_of
from timeline.claims.nouns import GROUP_ZH, cut_noun, noun_before, tenths_of
from timeline.claims.patterns import FINITE, HAN, QUANTITY
from timeline.claims.vocabulary import Metric, Vocabulary
from timeline.model import How, Quantity
from timeline.script import folded, simplify

AFTER_ZH = re.compile(
    rf"^(?:的|个|名|位)?(?:\ue000期)?(?:(?:pre-)?[a-z]{{1,3}}\+{{0,2}}轮)?[{HAN}]{{0,2}}(\ue001)"
)
AFTER_EN = re.compile(
    r"^(?:\sof\s(?:the\s|its\s|a\splanned\s|all\s|a\stotal\sof\s)?\ue000)?(?:\s?\([^)]*\))?\s?(?:(?:in|"
    r"of|for|as)\s)?(?:the |its |a )?(?:(?!(?:and|or|but|after|before|since|because|as|while|with|by|"
    r"despite|amid|following|thanks|due|when|where|that|which|who|from|than|against|until|if|on|at|to)\s)[a-z][a-z'-]*\s){0,2}?(\ue001)"
)
BEING = (
    r"(?:were|was|are|is|have|has|had|been|being|still|also|reported|confirmed|feared|left|listed|as|later|"
    r"since|now)"
)
CANCELLED = "cancellations"
PEOPLE_EN = re.compile(
    rf"^\s(?:people|others|persons|civilians|men|women|children)\s(?:{BEING}\s)+(?:on\s(?:the|a|its)\s)?\ue001"
)
DONE_EN = re.compile(rf"^\s(?:{BEING}\s)+\ue001")


CHANGE_IN = re.compile(
    r"^\s(?:[a-z-]+\s)?(?:rise|increase|gain|jump|growth|climb|improvement|surge|fall|drop|decline|decrease|slide|cut|reduction|"
    r"dip|slump)\sin\s(?:the\s|its\s|their\s)?(?:(?:[a-z-]+|[\ue003\ue004])\s){0,3}?(\ue001)"
)
"""A change that a noun tells of the metric behind it (a 22% drop in third-quarter profit)."""


@dataclass(frozen=True, slots=True)
class Found:
    """A metric with how it is known; `mark` is its place, `part` what its noun narrows it to."""

    key: str
    how: How
    metric: Metric | None = None
    mark: Mark | None = None
    part: str | None = None


TENTHS = re.compile(r"成$")
AMOUNTS = frozenset({"count", "number", "people", "mass", "energy", "volume", "power", "area"})
HEADS = frozenset({"count", "number", "people"})
BULK = frozenset({"mass", "volume", "energy", "power"})


def accepts(metric: Metric, quantity: Quantity) -> bool:
    """Whether a number of this kind can be a value, a change or a share of the metric."""
    dimension = quantity.dimension
    if metric.only and not {quantity.unit, dimension} & metric.only:
        return False
    if metric.only and quantity.unit == "people" and metric.unit != "people" and "people" not in metric.only:
        return False  # 名 count no shops
    if (metric.dimension, dimension) in (("speed", "length"), ("age", "time")):
        return True
    if quantity.unit in RELATIVE or dimension in ("percent", "ratio", "percentage_point", "rank", "ordinal"):
        return metric.dimension != "money" or quantity.unit != "rank"
    if metric.dimension in ("any", dimension):
        return True
    if metric.dimension == "count":
        return dimension in (HEADS if metric.unit in ("people", "users") else AMOUNTS)
    return metric.dimension in BULK and dimension in BULK


def found_at(mark: Mark) -> Found:
    """The metric of a mark, as printed there."""
    metric = metric_of(mark)
    return Found(metric.key, "printed", metric, mark)


def find_metric(marked: Marked, mark: Mark, words: Vocabulary, role: Role | None) -> Found | None:
    """The metric that is printed in the number's own clause, or None."""
    quantity, english = quantity_of(mark), words.language == "en"
    own = _of_unit(quantity, words)
    if own is not None:
        return Found(own.key, "printed", own)
    start, end = marked.clause_around(mark.at)
    noun = None if english else _part(marked, mark, start, end, role)
    if noun is not None:
        return Found(noun, "printed")
    if quantity.dimension in ("rank", "ordinal"):
        return _ranked(marked, mark, start, end, words.language)
    if role is not None and role.role == "share":
        return _shared(marked, mark, role, start, words.language)
    before = [m for m in marked.of("metric", start, mark.at) if accepts(metric_of(m), quantity)]
    after = _after(marked, mark, end, words.language)
    if english:
        before = _doing_nothing(marked, _told_by_verb(marked, before, mark), mark)
        before = [m for m in before if tells_of(marked, m, mark, role)]
        after = None if after is not None and _only_done_with(mark, before, after) else after
    if english and after is not None and after.at == mark.at + 2 and quantity.dimension in HEADS:
        sold = words.by_key.get(metric_of(after).counts or "")
        if sold is not None:
            return Found(sold.key, "printed", sold, after)
    if after is not None and accepts(metric_of(after), quantity):
        beside = not before or after.at == mark.at + 1 or english or role is None
        if beside and not _taken_by_next(marked, after, end, before):
            return found_at(after)
    before = before if not english else [m for m in before if not _elsewhere(marked, m, mark)]
    before = [m for m in before if english or not _of_owner(marked, m)]
    if not before:
        return _counted_as(marked, mark, start, words) or _explained(marked, start, quantity)
    chosen = _nearest(marked, before, mark, role, words.language)
    loose = role is None and _of_another(marked, mark, chosen, words.language)
    return None if loose else found_at(chosen)


def _of_owner(marked: Marked, metric: Mark) -> bool:
    """Whether a metric only says of how many the next number is told (15个国家的286家机构)."""
    return marked.text[metric.at - 1 : metric.at] == QUANTITY and marked.text[metric.at + 1] == "的"


def _of_unit(quantity: Quantity, words: Vocabulary) -> Metric | None:
    """The metric that a unit tells by itself: one in its words, or a thing that is counted."""
    inside = _inside(quantity, words)
    if inside is not None and quantity.dimension != "money" and quantity.unit not in RELATIVE:
        return inside
    own = words.by_key.get(quantity.unit)
    return own if own is not None and own.counted else None


def _part(marked: Marked, mark: Mark, start: int, end: int, role: Role | None) -> str | None:
    """The noun right after a Chinese share of it (60%的企业, 四成用油), where no metric stands before."""
    quantity, rest = quantity_of(mark), marked.text[mark.at + 1 : end]
    if marked.of("metric", start, mark.at):
        return None
    group = GROUP_ZH.match(rest) if quantity.dimension in ("percent", "ratio") else None
    noun = cut_noun(group[1]) if group else ""
    if len(noun) > 1:
        return noun
    return tenths_of(rest) if role is None and TENTHS.search(simplify(quantity.text)) else None


def _told_by_verb(marked: Marked, before: list[Mark], mark: Mark) -> list[Mark]:
    """The metrics but for verbs that tell of certain units, where another verb stands between."""
    return [
        m
        for m in before
        if not tells_other(marked, m, mark)
        and not (metric_of(m).only and OTHER_VERB.search(marked.text[m.at + 1 : mark.at]))
    ]


def _only_done_with(mark: Mark, before: list[Mark], after: Mark) -> bool:
    """Whether the words after an English number are only what it is measured in (2.5 times earnings), or
    whom the verb before it is about (hired 34 midwives).
    """
    quantity = quantity_of(mark)
    if quantity.unit == "ratio" and after.at == mark.at + 2:
        return True
    if quantity.dimension != "count" or not before or before[-1].at != mark.at - 2:
        return False
    verb, noun = metric_of(before[-1]).key, metric_of(after)
    return noun.unit == "people" or verb == CANCELLED or verb.startswith(f"{noun.key}_")


def _of_another(marked: Marked, mark: Mark, chosen: Mark, language: str) -> bool:
    """Whether a number between has the metric: in a list of parts, or where the number counts a noun of its
    own (employs 2,900 people at six factories).
    """
    between = marked.of("quantity", chosen.at, mark.at)
    if not between:
        return False
    if language == "zh":
        return bool(scope.listed_noun(marked, between[-1].at, mark.at))
    quantity = quantity_of(mark)
    named = quantity.dimension == "count" and quantity.unit not in ("count", "people")
    return named and NOUN.match(marked.text, mark.at + 1) is not None


ELSEWHERE = re.compile(
    r"\s(?:in|across|at|from|with|on|through)\s(?:all\s|about\s|some\s|more\sthan\s|"
    r"over\s)?$"
)


def _elsewhere(marked: Marked, metric: Mark, mark: Mark) -> bool:
    """Whether a number counts a noun of its own right behind what another one counted (2.3 million homes in
    eleven states).
    """
    quantity = quantity_of(mark)
    named = quantity.dimension == "count" and quantity.unit not in ("count", "people")
    counted = marked.mark_at(metric.at - 2, "quantity") is not None
    return named and counted and ELSEWHERE.fullmatch(marked.text, metric.at + 1, mark.at) is not None


MEASURING = (
    r"(?:is|are|was|were|be|been|being|has|have|had|will|would|could|may|reach\w*|total\w*|st[ao]nds?|stood|came?|comes|hit|"
    r"exceed\w*|top\w*|surpass\w*|averag\w*|number\w*|ros?e|rises?|risen|fell|falls?|fallen|grew|grows?|grown|increas\w*|"
    r"decreas\w*|declin\w*|drop\w*|climb\w*|jump\w*|slip\w*|went|to|at|of|by|from|about|around|nearly|almost|over|than|"
    r"remain\w*|estimated|expected|forecast|includ\w*|account\w*|made|up|down|slid|shrank|swell\w*|doubl\w*|edg\w*|gain\w*|"
    r"lost|shed|add\w*|amount\w*|settl\w*|clos\w*|end\w*)"
)
ACTING = re.compile(
    rf"\s(?:(?:[a-z]+ly|also|now|then)\s)?(?!{MEASURING}\s)[a-z]+(?:ed|nt|ght|ook|ave|ound|old|eld|uilt|on|ew)\s(?:[a-z]+\s)?"
)
NOUN = re.compile(r"\s(?:[a-z]+\s)?[a-z]{3,}")
OTHER_VERB = re.compile(rf",|\b{FINITE}\b|\bby\b")
"""What parts a verb from a sum that it does not tell (that lost its home will receive 10,000 euros; raises
the tax by $86)."""
HAVING = re.compile(
    r"\s(?:[a-z\ue002-]+\s){0,4}(?:had|have|has|suffered|experienced|reported)\s(?:on average\s|"
    r"an average of\s|about\s|only\s)?"
)


def _doing_nothing(marked: Marked, before: list[Mark], mark: Mark) -> list[Mark]:
    """The metrics but for people who do something with what is counted (rescue workers found three
    bodies).
    """
    quantity = quantity_of(mark)
    if quantity.dimension != "count" or NOUN.match(marked.text, mark.at + 1) is None:
        return before
    doer = before[-1] if before else None
    if doer is None or metric_of(doer).dimension != "count":
        return before
    acting = ACTING.fullmatch(marked.text, doer.at + 1, mark.at)
    having = metric_of(doer).unit in ("people", "users") and HAVING.fullmatch(
        marked.text, doer.at + 1, mark.at
    )
    return [] if acting or having else before


def _counted_as(marked: Marked, mark: Mark, start: int, words: Vocabulary) -> Found | None:
    """What a metric of money counts where it is told as a plain number (sales fell to 912)."""
    quantity = quantity_of(mark)
    told = [m for m in marked.of("metric", start, mark.at) if metric_of(m).counts]
    if not told or quantity.dimension not in HEADS:
        return None
    metric = words.by_key.get(metric_of(told[-1]).counts or "")
    return Found(metric.key, "printed", metric, told[-1]) if metric is not None else None


WHICH = re.compile(r"\s(?:which|that)\s")


def _explained(marked: Marked, start: int, quantity: Quantity) -> Found | None:
    """The metric right before a relative clause that tells its value (rates, which averaged 4.6%)."""
    before = marked.mark_at(start - 2, "metric")
    if before is None or not WHICH.match(marked.text, start) or not accepts(metric_of(before), quantity):
        return None
    return found_at(before)


def _ranked(marked: Marked, mark: Mark, start: int, end: int, language: str) -> Found | None:
    """What a rank is by: the metric of its clause, or of an earlier one that says so (按资产规模计，…)."""
    around = [m for m in marked.of("metric", start, end) if m.at < mark.at or m.at - mark.at < 6]
    if not around and language == "zh":
        head = max((c + 1 for c in marked.clauses if c < start and marked.text[c] in "。；;"), default=0)
        match = RANKED_BY.search(marked.text[head:start])
        around = [m for m in marked.marks if match and m.at == head + match.start(1)]
    if around and language == "zh" and RANK_OF.search(marked.text[around[-1].at + 1 : mark.at]):
        return None  # the metric only names the chart
    return found_at(around[-1]) if around else None


CONTRIBUTES = "contributes"
"""The frame in which a part gives so much of what the text has told of (营收3亿元，企业客户贡献七成)."""
RANK_OF = re.compile(r"[”」\"》]?\s?[中里上]?[榜单]*的(?:排名|名次|位次)")
OF_METRIC = re.compile(r"^\sof\s(?:the\s|its\s|all\s|those\s|their\s)*(?:[a-z-]+\s){0,2}?\ue001")
GOES_BACK = re.compile(r"\s(?:which|or|and so|equal to|equivalent to)\s")
"""A clause that tells what the one before told once more, as a share of something else."""


def _shared(marked: Marked, mark: Mark, role: Role, start: int, language: str) -> Found | None:
    """What a share is a share of something as: a rate that the sentence names, or the metric before it."""
    quantity = quantity_of(mark)
    before, (_, stop) = marked.of("metric", start, mark.at), marked.clause_around(mark.at)
    if language == "zh" and role.frame == CONTRIBUTES:
        shared = marked.of("metric", role.at, mark.at)
        return found_at(shared[-1]) if shared else None  # the noun before the verb is a part of it
    if language == "zh":
        before = [m for m in before if m.at < role.at]
    else:
        rates = [m for m in marked.of("metric", start, stop) if metric_of(m).dimension == "percent"]
        rates = [m for m in rates if m.at > mark.at]
        if not before and rates:
            return found_at(rates[0])
        before = [m for m in before if accepts(metric_of(m), quantity)]
        if not before and GOES_BACK.match(marked.text, start) and marked.of("quantity", 0, start):
            return None
        whole = OF_METRIC.match(marked.text[mark.at + 1 :]) if not before else None
        if whole is not None:
            before = [
                m for m in marked.marks if m.at == mark.at + whole.end() and accepts(metric_of(m), quantity)
            ]
    if before and language == "zh" and metric_of(before[-1]).dimension == "count":
        shared = marked.of("metric", role.at, mark.at)
        if shared and metric_of(shared[-1]).dimension != "count":
            return found_at(shared[-1])  # of those who share it (前三大客户占营收的82%)
    if before:
        return found_at(before[-1])
    noun = noun_before(marked.text[start : role.at]) if language == "zh" else None
    return Found(noun, "printed") if noun else None


REACH = 40
"""How far before a number a word for any amount may stand."""


def weak_metric(marked: Marked, mark: Mark) -> Metric | None:
    """A word for any growth, share or amount that stands before the number in its clause."""
    start, _ = marked.clause_around(mark.at)
    low = marked.offsets[start]
    found = [w for w in marked.weak if low <= w[0] and w[1] <= mark.start <= w[1] + REACH]
    return found[-1][2] if found else None


RANKED_BY = re.compile(r"(?:按|以|论|就|从)[^，,]{0,8}(\ue001)(?:计|算|排|来看|而言|看|，|,)")


def whole_of(marked: Marked, mark: Mark, role: Role, language: str) -> str | None:
    """The metric that a share is of (21% of sales, 占收入的21%)."""
    if language == "en":
        match = re.match(r"^\sof\s(?:the\s|its\s|all\s|total\s|group\s)*\ue001", marked.text[mark.at + 1 :])
        chosen = marked.mark_at(mark.at + match.end()) if match else None
    else:
        inside = marked.of("metric", role.at, mark.at)
        chosen = inside[-1] if inside else None
    return metric_of(chosen).key if chosen is not None else None


def _nearest(marked: Marked, before: list[Mark], mark: Mark, role: Role | None, language: str) -> Mark:
    """The nearest metric before the number; the part's own, where the number is a share of another
    metric (M占N的Q).
    """
    if role is not None and role.role == "share":
        owner = [m for m in before if m.at < role.at]
        if owner:
            return owner[-1]
    if language == "en":
        if OF_SO_MUCH.fullmatch(marked.text, before[-1].at + 1, mark.at):
            return before[-1]
        subject = [m for m in before if not is_governed(marked.text[: m.at])]
        return (subject or before)[-1]
    return before[-1]


OF_SO_MUCH = re.compile(r"\sof\s(?:about\s|around\s|nearly\s|some\s|just\s|only\s)?")
IN_KIND = ("cash_reserves", "share_price")
"""What a sum is paid in (for $2bn in cash) says not what it is."""


def _after(marked: Marked, mark: Mark, end: int, language: str) -> Mark | None:
    rest = marked.text[mark.at + 1 : end]
    people = PEOPLE_EN.match(rest) if language == "en" else None
    if people is not None:
        return marked.mark_at(mark.at + people.end())
    match = AFTER_ZH.match(rest) if language == "zh" else CHANGE_IN.match(rest) or AFTER_EN.match(rest)
    if match is None:
        return None
    at = mark.at + 1 + match.start(1)
    told = DONE_EN.match(marked.text[at + 1 : end]) if language == "en" else None
    if told is not None and " being " not in told[0]:
        at += told.end()
    found = marked.mark_at(at)
    paid = isinstance(mark.value, Quantity) and mark.value.dimension == "money" and language == "en"
    if (
        found is not None
        and paid
        and metric_of(found).key in IN_KIND
        and marked.text[:at].endswith(" in ")
        and found.end - found.start < 7
    ):
        return None
    return found


OF_NEXT = re.compile(rf"\sof\s(?:about\s|around\s|nearly\s|over\s)?{QUANTITY}")
"""What makes an English metric that of the next number (to 4.25% in a vote of seven to two)."""


def _taken_by_next(marked: Marked, after: Mark, end: int, before: list[Mark]) -> bool:
    """Whether the metric after the number is rather that of the next number (… 12亿元净利润3亿元)."""
    rest = marked.text[after.at + 1 : end]
    if OF_NEXT.match(rest):
        return True
    following = re.match(rf"[^\ue001,，、]{{0,8}}{QUANTITY}", rest)
    return bool(before) and following is not None


def _inside(quantity: Quantity, words: Vocabulary) -> Metric | None:
    """A metric in the unit itself (4,150 employees, 14亿月活用户)."""
    found = [m for _, _, m in words.metrics.find(folded(quantity.text)) if not m.weak]
    return found[-1] if found else None
