"""Whether two places in lists are places of one thing in one list."""

from __future__ import annotations

import re

from rules.bars import Bar, one_key
from rules.beside import long_beside
from rules.likeness import claims_at
from rules.pair import Pair
from rules.stories import topics
from rules.view import View
from timeline.model import Claim, Quantity
from timeline.script import simplify
from timeline.stretch import within

EASED = 0.75
"""How much less of a context must be shared where more speaks for one thing: two places of one body, by one
metric, at one time; words of twice the weight that is asked for.
"""
LISTS = re.compile(r"全[国國省市县縣球台臺港区區]|[国國省市]内|世界|[亚亞欧歐]洲|[业業行][内業业]")
"""What a clause says a list is of."""
CLAUSE_MARKS = "，,。；;！？!?：:、\n"
HALF = 0.5
"""How much of the weight is enough where a body's own size is told."""
SORT = 8
"""Characters behind a place that can name what is ranked: 第二大连锁店."""
NO_HAN = re.compile(r"[^\u3400-\u9fff]")
BOTH = 2
"""Long numbers that two sentences have in common which tell of one list."""


def same_place(pair: Pair, bar: Bar, weight: float, part: float) -> bool:
    """Whether sentences that are so alike tell of one list: less is asked where they go by one measure."""
    a, b = pair.a, pair.b
    if _of_two_sorts(pair):
        return False
    long = len(long_beside(pair.view, a) & long_beside(pair.view, b))
    if long >= BOTH and _one_region(pair):
        return True
    if _by_one_measure(pair):
        return bar.met(weight, part, EASED)
    if _by_size(pair) and weight >= bar.weight * HALF:
        return True
    placed = pair.some(lambda x, y: one_key(x, y) and x.period and x.period == y.period)
    placed = placed or (long > 0 and pair.some(_one_list))
    return weight >= bar.weight and part >= bar.part * (EASED if placed else 1.0)


def listed(view: View, q: Quantity) -> set[object]:
    """What two places of one list have in common: a metric, a long number beside them, whose size it is."""
    return {*topics(view, q), *long_beside(view, q), *largest(view, q)}


def largest(view: View, q: Quantity) -> set[object]:
    """Whose place by size a number is, and in which list, where both are printed: 国内第二大."""
    if not q.text.endswith("大"):
        return set()
    claims = claims_at(view.facts[q.document], q.start, q.end)
    named = (c for c in claims if c.subject_key and c.subject_how == "printed" and c.scope)
    return {(c.subject_key, c.scope) for c in named}


def _by_size(pair: Pair) -> bool:
    """Whether two places are of one body by its size in one list."""
    return bool(largest(pair.view, pair.a) & largest(pair.view, pair.b))


def _of_two_sorts(pair: Pair) -> bool:
    """Whether two places by size are told of two sorts: 第二大连锁店, 第三大器材商."""
    sorts = []
    for q in (pair.a, pair.b):
        text = simplify(pair.view.documents[q.document].text[q.end : q.end + SORT])
        sorts.append(NO_HAN.split(text)[0] if q.text.endswith("大") else "")
    return all(sorts) and sorts[0] != sorts[1]


def one_metric(pair: Pair) -> bool:
    """Whether one metric of the lexicon is printed with both: its digits are seldom met by chance."""
    told = [{c.metric for c in claims if c.metric_how == "printed"} for claims in pair.claims]
    return bool(told[0] & told[1] & pair.view.metrics.keys())


def _one_region(pair: Pair) -> bool:
    """Whether the clauses of two places in lists name the same places, and some: in Taiwan, in Asia."""
    named = []
    for q in (pair.a, pair.b):
        text, names = pair.view.documents[q.document].text, pair.view.facts[q.document].names
        start = _clause(text, q.start)
        named.append({n.key for n in within(names, start, q.start) if n.type == "place"})
    return bool(named[0]) and named[0] == named[1]


def _by_one_measure(pair: Pair) -> bool:
    """Whether two places go by one metric of the lexicon in one list: by output, in the province."""
    lists = []
    for q in (pair.a, pair.b):
        text = pair.view.documents[q.document].text
        lists.append(frozenset(simplify(m[0]) for m in LISTS.finditer(text, _clause(text, q.start), q.start)))
    return bool(lists[0]) and lists[0] == lists[1] and one_metric(pair)


def _clause(text: str, at: int) -> int:
    """Where the clause of a place in a text begins."""
    return max((text.rfind(mark, 0, at) for mark in CLAUSE_MARKS), default=-1) + 1


def _one_list(a: Claim, b: Claim) -> bool:
    """Whether two places are of one subject in one list: in the country, in a trade."""
    return bool(a.scope) and a.scope == b.scope and bool(a.subject_key) and a.subject_key == b.subject_key
