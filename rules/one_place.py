"""Whether two places in lists are places of one thing in one list."""

from __future__ import annotations

import re

from rules.bars import Bar, one_key
from rules.beside import long_beside
from rules.likeness import claims_at, features
from rules.pair import Pair
from rules.stories import metrics_in, topics
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
SORT, LONG = 8, 4
"""Characters behind a place that can name what is ranked: 第二大连锁店; those of a long name."""
BOARD = re.compile(r"([\u3400-\u9fff]{2})榜")
"""A list that is told by a name."""
NO_HAN = re.compile(r"[^\u3400-\u9fff]")
BOTH = 2
"""Long numbers that two sentences have in common which tell of one list."""
REGIONS = re.compile(
    r"(?P<world>全球|世界)|(?P<province>全省|省[内里])|(?P<town>全[市县]|[市县][内里])|(?P<mainland>中国)"
    r"|(?P<taiwan>全台|台湾)|(?P<hongkong>[全本]港|香港)|(?P<home>全国|国内)|(?P<asia>亚洲|亚太)|(?P<europe>欧洲)"
)
AT_HOME = {"home", "mainland", "taiwan", "hongkong"}
"""Where lists are of, in simplified script; home is one of three that the clause does not name."""
MEASURED_BY = 8.0
"""The weight of the words before two places that tells what both go by, where no metric does."""


def same_place(pair: Pair, bar: Bar, weight: float, part: float) -> bool:
    """Whether sentences that are so alike tell of one list: less is asked where they go by one measure."""
    a, b = pair.a, pair.b
    if _of_two_sorts(pair) or _on_two_boards(pair):
        return False
    long = len(long_beside(pair.view, a) & long_beside(pair.view, b))
    if long >= BOTH and _one_region(pair):
        return True
    if _by_one_measure(pair):
        return bar.met(weight, part, EASED)
    if _by_size(pair) and weight >= bar.weight * HALF:
        return True
    if _in_one_list(pair):
        return True
    placed = pair.some(lambda x, y: one_key(x, y) and x.period and x.period == y.period)
    placed = placed or (long > 0 and pair.some(_one_list))
    return weight >= bar.weight and part >= bar.part * (EASED if placed else 1.0)


def listed(view: View, q: Quantity) -> set[object]:
    """What two places of one list have in common: a metric, a long number beside them, whose place it is."""
    return {*topics(view, q), *long_beside(view, q), *largest(view, q), *_whose(view, q)}


def largest(view: View, q: Quantity) -> set[object]:
    """Whose place by size a number is, and in which list, where both are printed: 国内第二大."""
    if not q.text.endswith("大"):
        return set()
    claims = claims_at(view.facts[q.document], q.start, q.end)
    named = (c for c in claims if c.subject_key and c.subject_how == "printed" and c.scope)
    return {(c.subject_key, c.scope) for c in named}


def _in_one_list(pair: Pair) -> bool:
    """Whether two places are of one body, at one time, by one measure and in lists of one region, and neither
    article prints both.
    """
    view, a, b = pair.view, pair.a, pair.b
    long = bool(long_beside(view, a) & long_beside(view, b))
    timed = pair.some(lambda x, y: x.period and x.period == y.period)
    whose = bool(_whose(view, a) & _whose(view, b))
    called = whose and _of_one_sort(pair)
    if not (long or (timed and whose) or called):
        return False
    if _also_placed(view, a, b) or _also_placed(view, b, a):
        return False
    return _regions_meet(_region(view, a), _region(view, b)) and _measured_alike(pair, called)


def _whose(view: View, q: Quantity) -> set[str]:
    """Of whom the sentence of a place tells."""
    place = view.sentence(q.document, q.start)
    claims = within(view.facts[q.document].claims, place.start, place.end)
    return {c.subject_key for c in claims if c.subject_key}


def _also_placed(view: View, q: Quantity, other: Quantity) -> bool:
    """Whether the article of another place prints this one too, of the same body: it tells of two lists, or
    of two times.
    """
    facts, holder = view.facts[other.document], _holder(view, other)
    twins = (o for o in facts.quantities if o.unit == "rank" and o.value == q.value)
    return any(not holder or not (held := _holder(view, o)) or held & holder for o in twins)


def _holder(view: View, q: Quantity) -> set[str]:
    """Whose a place is."""
    claims = claims_at(view.facts[q.document], q.start, q.end)
    return {c.subject_key for c in claims if c.subject_key}


def _region(view: View, q: Quantity) -> set[str]:
    """Of which region the clause of a place says that its list is."""
    text = view.documents[q.document].text
    clause = simplify(text[_clause(text, q.start) : q.start])
    return {str(m.lastgroup) for m in REGIONS.finditer(clause)}


def _regions_meet(a: set[str], b: set[str]) -> bool:
    """Whether two regions can be one; what is not said can be any."""
    return not a or not b or bool(a & b) or ("home" in a | b and bool(a & AT_HOME and b & AT_HOME))


def _measured_alike(pair: Pair, called: bool) -> bool:
    """Whether what stands before two places names one metric, or has enough words in common where one of
    them names none, unless both are called by one long name.
    """
    view = pair.view
    spans = [(q.document, *_before(view, q)) for q in (pair.a, pair.b)]
    metrics = [metrics_in(view, *span) for span in spans]
    if all(metrics):
        return bool(metrics[0] & metrics[1])
    if called:
        return True
    words = [features(view.documents[d].text[start:end]) for d, start, end in spans]
    weigh = pair.likeness.weigher(pair.a.document, pair.b.document)
    return sum(map(weigh, sorted(words[0] & words[1]))) >= MEASURED_BY


def _before(view: View, q: Quantity) -> tuple[int, int]:
    """What stands before a place in its sentence, from the place before it on."""
    place = view.sentence(q.document, q.start)
    inside = within(view.facts[q.document].quantities, place.start, q.start)
    return max([place.start, *(o.end for o in inside if o.unit == "rank")]), q.start


def _by_size(pair: Pair) -> bool:
    """Whether two places are of one body by its size in one list."""
    return bool(largest(pair.view, pair.a) & largest(pair.view, pair.b))


def _sorts(pair: Pair) -> list[str]:
    """Of which sorts two places by size are told: 第二大连锁店."""
    sorts = []
    for q in (pair.a, pair.b):
        text = simplify(pair.view.documents[q.document].text[q.end : q.end + SORT])
        sorts.append(NO_HAN.split(text)[0] if q.text.endswith("大") else "")
    return sorts


def _of_one_sort(pair: Pair) -> bool:
    """Whether two places by size are told of one sort with a long name, and no two times are printed."""
    a, b = _sorts(pair)
    if min(len(a), len(b)) < LONG or not (a.startswith(b) or b.startswith(a)):
        return False
    return not pair.some(lambda x, y: x.period_how == y.period_how == "printed" and x.period != y.period)


def _of_two_sorts(pair: Pair) -> bool:
    """Whether two places by size are told of two sorts: 第二大连锁店, 第三大器材商."""
    sorts = _sorts(pair)
    return all(sorts) and not sorts[0].startswith(sorts[1]) and not sorts[1].startswith(sorts[0])


def _on_two_boards(pair: Pair) -> bool:
    """Whether the clauses of two places name two boards: 免費榜第一名, 暢銷榜第三名."""
    named = []
    for q in (pair.a, pair.b):
        text = pair.view.documents[q.document].text
        start = max(_clause(text, q.start), _before(pair.view, q)[0])
        named.append({simplify(m[1]) for m in BOARD.finditer(text, start, q.start)})
    return all(named) and not named[0] & named[1]


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
