"""What a number is of: the metric printed beside it, carried over to it, or the noun that it counts."""

from __future__ import annotations

import re
from dataclasses import dataclass

from timeline.claims.frames import RELATIVE, Role
from timeline.claims.marks import Mark, Marked
from timeline.claims.patterns import QUANTITY
from timeline.claims.vocabulary import Metric, Vocabulary
from timeline.model import How, Quantity
from timeline.script import simplify

HAN = "\u3400-\u9fff"
AFTER_ZH = re.compile(rf"^(?:的|个|名|位)?(?:\ue000期)?[{HAN}]{{0,2}}(\ue001)")
AFTER_EN = re.compile(
    r"^(?:\sof\s(?:the\s|its\s|a\splanned\s|all\s|a\stotal\sof\s)?\ue000)?(?:\s?\([^)]*\))?\s?(?:(?:in|"
    r"of|for|as)\s)?(?:the |its |a )?(?:(?!and\s|or\s|but\s)[a-z][a-z'-]*\s){0,2}?(\ue001)"
)
BEING = (
    r"(?:were|was|are|is|have|has|had|been|being|still|also|reported|confirmed|feared|left|listed|as|later|"
    r"since|now)"
)
PEOPLE_EN = re.compile(rf"^\s(?:people|others|persons|civilians|men|women|children)\s(?:{BEING}\s)+\ue001")
DONE_EN = re.compile(rf"^\s(?:{BEING}\s)+\ue001")
NOUN_EN = re.compile(r"^[\s-](?:of )?(?:the |its |these |those )?((?:[a-z][a-z'-]+\s?){1,4})")
NOUN_ZH = re.compile(rf"^(?:的|余|多)?([{HAN}a-z]{{2,10}})")
TAIL_ZH = re.compile(
    rf"([{HAN}a-z]{{2,12}}?)(?:已|已经|共|约|则|就|也|还|将|达|达到|为|有|是|至|到|了|增至|仅|近|超过|"
    rf"突破|升至|最高|合计)*[:：]?\s?$"
)
GROUP_ZH = re.compile(rf"^的([{HAN}]{{2,12}})(?<!增长)(?<!增速)(?<!增幅)(?<!降幅)(?<!比例)(?<!水平)")
STOP_ZH = re.compile(
    r"^(?:其中|共执行|执行|共|已|约|的|了|在|将|已|和|与|及|对|把|被|从|由|向|以|其|该|这|那|每|各|均|都|"
    r"又|再|才|还|也|就|并|而|"
    r"但|则|于|为|是|有|没|不|会|能|要|可|让|使|给|用|按|据|称|说|表示|目前|现有|现在|公司|如今|一共|"
    r"已经|此前|随后)+"
)
STOP_EN = frozenset(
    [
        "a",
        "an",
        "and",
        "are",
        "as",
        "at",
        "be",
        "been",
        "before",
        "by",
        "for",
        "from",
        "had",
        "has",
        "have",
        "in",
        "into",
        "is",
        "it",
        "its",
        "last",
        "less",
        "more",
        "most",
        "next",
        "of",
        "on",
        "or",
        "out",
        "over",
        "since",
        "so",
        "than",
        "that",
        "the",
        "their",
        "then",
        "there",
        "these",
        "they",
        "this",
        "those",
        "through",
        "to",
        "under",
        "up",
        "was",
        "were",
        "when",
        "which",
        "while",
        "who",
        "whom",
        "will",
        "with",
        "would",
        "year",
        "years",
        "month",
        "months",
        "week",
        "weeks",
        "day",
        "days",
        "ago",
        "after",
        "about",
        "between",
        "per",
        "during",
        "against",
        "each",
        "every",
        "compared",
        "down",
        "earlier",
        "later",
        "but",
        "not",
        "if",
        "also",
        "he",
        "she",
        "we",
        "you",
        "our",
        "his",
        "her",
        "said",
        "said",
        "says",
        "went",
        "came",
        "took",
        "got",
        "did",
        "made",
        "lost",
        "won",
        "gave",
        "saw",
        "left",
        "ran",
        "fell",
        "rose",
        "grew",
        "can",
        "could",
        "may",
        "might",
        "must",
        "being",
        "near",
        "around",
        "within",
        "inside",
        "outside",
        "across",
        "along",
        "above",
        "below",
    ]
)


@dataclass(frozen=True, slots=True)
class Found:
    """A metric with how it is known; `mark` is its place, `modifier` the words before it that narrow it."""

    key: str
    how: How
    metric: Metric | None = None
    mark: Mark | None = None


AMOUNTS = frozenset({"count", "number", "people", "mass", "energy", "volume", "power", "area"})
BULK = frozenset({"mass", "volume", "energy", "power"})


def accepts(metric: Metric, quantity: Quantity) -> bool:
    """Whether a number of this kind can be a value, a change or a share of the metric."""
    dimension = quantity.dimension
    if quantity.unit in RELATIVE or dimension in ("percent", "ratio", "percentage_point", "rank", "ordinal"):
        return metric.dimension != "money" or quantity.unit != "rank"
    if metric.dimension in ("any", dimension):
        return True
    if metric.dimension == "count":
        return dimension in AMOUNTS
    return metric.dimension in BULK and dimension in BULK


def find_metric(marked: Marked, mark: Mark, words: Vocabulary, role: Role | None) -> Found | None:
    """The metric that is printed in the number's own clause, or None."""
    quantity = mark.value
    assert isinstance(quantity, Quantity)
    inside = _inside(quantity, words)
    if inside is not None and quantity.dimension != "money" and quantity.unit not in RELATIVE:
        return Found(inside.key, "printed", inside)
    own = words.by_key.get(quantity.unit)
    if own is not None and own.counted:
        return Found(own.key, "printed", own)
    start, end = marked.clause_span(marked.clause_of(mark.at))
    group = (
        GROUP_ZH.match(marked.text[mark.at + 1 : end]) if quantity.dimension in ("percent", "ratio") else None
    )
    if group and words.language == "zh" and not marked.of("metric", start, mark.at):
        noun = _cut(group[1])
        if len(noun) > 1:
            return Found(noun, "printed")
    if quantity.dimension in ("rank", "ordinal"):
        return _ranked(marked, mark, start, end, words.language)
    if role is not None and role.role == "share":
        return _shared(marked, mark, role, start, words.language)
    before = [m for m in marked.of("metric", start, mark.at) if accepts(_metric(m), quantity)]
    after = _after(marked, mark, end, words.language)
    usable = after is not None and accepts(_metric(after), quantity)
    if after is not None and usable and not _taken_by_next(marked, after, end, before):
        beside = not before or after.at == mark.at + 1
        if beside or words.language == "en" or role is None:
            return Found(_metric(after).key, "printed", _metric(after), after)
    if not before:
        return None
    chosen = _nearest(marked, before, mark, role, words.language)
    metric = _metric(chosen)
    return Found(metric.key, "printed", metric, chosen)


def _ranked(marked: Marked, mark: Mark, start: int, end: int, language: str) -> Found | None:
    """What a rank is by: the metric of its clause, or of an earlier one that says so (按资产规模计，…)."""
    around = [m for m in marked.of("metric", start, end) if m.at < mark.at or m.at - mark.at < 6]
    if not around and language == "zh":
        head = max((c + 1 for c in marked.clauses if c < start and marked.text[c] in "。；;"), default=0)
        match = RANKED_BY.search(marked.text[head:start])
        around = [m for m in marked.marks if match and m.at == head + match.start(1)]
    return Found(_metric(around[-1]).key, "printed", _metric(around[-1]), around[-1]) if around else None


def _shared(marked: Marked, mark: Mark, role: Role, start: int, language: str) -> Found | None:
    """What a share is a share of something as: a rate that the sentence names, or the metric before it."""
    before = marked.of("metric", start, mark.at)
    if language == "zh":
        before = [m for m in before if m.at < role.at]
    else:
        rates = [m for m in marked.of("metric", start, len(marked.text)) if _metric(m).dimension == "percent"]
        rates = [m for m in rates if m.at > mark.at]
        if not before and rates:
            return Found(_metric(rates[0]).key, "printed", _metric(rates[0]), rates[0])
    if before:
        return Found(_metric(before[-1]).key, "printed", _metric(before[-1]), before[-1])
    noun = _noun_before(marked.text[start : role.at]) if language == "zh" else None
    return Found(noun, "printed") if noun else None


def weak_metric(marked: Marked, mark: Mark) -> Metric | None:
    """A word for any growth, share or amount that stands before the number in its clause."""
    start, _ = marked.clause_span(marked.clause_of(mark.at))
    low = marked.offsets[start]
    found = [w for w in marked.weak if low <= w[0] and w[1] <= mark.start]
    return found[-1][2] if found else None


def noun_after(marked: Marked, mark: Mark, words: Vocabulary) -> str | None:
    """The noun right after a number (五大元件, 586台机器人, 27 countries)."""
    _, end = marked.clause_span(marked.clause_of(mark.at))
    rest = marked.text[mark.at + 1 : end]
    quantity = mark.value
    assert isinstance(quantity, Quantity)
    if words.language == "en":
        return _english_noun(rest, quantity)
    match = NOUN_ZH.match(rest)
    if match is None or STOP_ZH.match(match[1]):
        return None
    noun = _cut(match[1])
    return noun if len(noun) > 1 and not VERBAL_ZH.search(noun) else None


RANKED_BY = re.compile(r"(?:按|以|论|就|从)[^，,]{0,8}(\ue001)(?:计|算|排|来看|而言|看|，|,)")
VERBAL_ZH = re.compile(
    r"^(?:左右|以上|以下|以内|上下|大关|关口|出头|不等|增长|上升|下降|同比|环比|开工|关闭|参加|参与|出席|"
    r"同时|规模|水平|不到|之多|多|余|受|占)"
)


LABEL_ZH = re.compile(r"(?:测得|录得|每秒|每小时|代码|编号|电话|邮编|热线|第|表|图|号|字|彼时|分别|届时|时)$")


def _noun_before(text: str) -> str | None:
    """The noun at the end of a stretch of Chinese text."""
    match = TAIL_ZH.search(text)
    noun = STOP_ZH.sub("", match[1]) if match else ""
    return noun[-8:] if len(noun) > 1 and not LABEL_ZH.search(noun) else None


def whole_of(marked: Marked, mark: Mark, role: Role, language: str) -> str | None:
    """The metric that a share is of (21% of sales, 占收入的21%)."""
    if language == "en":
        match = re.match(r"^\sof\s(?:the\s|its\s|all\s|total\s|group\s)*\ue001", marked.text[mark.at + 1 :])
        at = mark.at + match.end() if match else None
        chosen = next((m for m in marked.marks if m.at == at), None)
    else:
        inside = marked.of("metric", role.at, mark.at)
        chosen = inside[-1] if inside else None
    return _metric(chosen).key if chosen is not None else None


def _metric(mark: Mark) -> Metric:
    assert isinstance(mark.value, Metric)
    return mark.value


def _nearest(marked: Marked, before: list[Mark], mark: Mark, role: Role | None, language: str) -> Mark:
    """The nearest metric before the number; the part's own, where the number is a share of another
    metric (M占N的Q).
    """
    if role is not None and role.role == "share":
        owner = [m for m in before if m.at < role.at]
        if owner:
            return owner[-1]
    if language == "en":
        subject = [
            m for m in before if not re.search(r"\b(?:on|for|per|with|by) (?:[a-z]+ )?$", marked.text[: m.at])
        ]
        return (subject or before)[-1]
    return before[-1]


def _after(marked: Marked, mark: Mark, end: int, language: str) -> Mark | None:
    rest = marked.text[mark.at + 1 : end]
    people = PEOPLE_EN.match(rest) if language == "en" else None
    if people is not None:
        return next((m for m in marked.marks if m.at == mark.at + people.end()), None)
    match = (AFTER_ZH if language == "zh" else AFTER_EN).match(rest)
    if match is None:
        return None
    at = mark.at + 1 + match.start(1)
    told = DONE_EN.match(marked.text[at + 1 : end]) if language == "en" else None
    if told is not None:
        at += told.end()
    return next((m for m in marked.marks if m.at == at), None)


def _taken_by_next(marked: Marked, after: Mark, end: int, before: list[Mark]) -> bool:
    """Whether the metric after the number is rather that of the next number (… 12亿元净利润3亿元)."""
    rest = marked.text[after.at + 1 : end]
    following = re.match(rf"[^\ue001,，、]{{0,8}}{QUANTITY}", rest)
    return bool(before) and following is not None


def _inside(quantity: Quantity, words: Vocabulary) -> Metric | None:
    """A metric in the unit itself (4,150 employees, 14亿月活用户)."""
    found = [m for _, _, m in words.metrics.find(simplify(quantity.text).lower()) if not m.weak]
    return found[-1] if found else None


OWNER_EN = re.compile(
    r"\b(?:the|its|their|an?|his|her|our)\s((?:[a-z'-]+\s){1,4}?)(?:(?:had|has|have|was|were|is|are|will|"
    r"would)\s(?:[a-z]+\s)?)?$"
)


def head_noun(marked: Marked, mark: Mark, words: Vocabulary, role: Role | None = None) -> str | None:
    """The noun that is counted: after the number, or before it where a classifier closes the number
    (超充站711座).
    """
    _, end = marked.clause_span(marked.clause_of(mark.at))
    start, _ = marked.clause_span(marked.clause_of(mark.at))
    quantity = mark.value
    assert isinstance(quantity, Quantity)
    rest = marked.text[mark.at + 1 : end]
    before = marked.text[start : role.at if role is not None and role.at > start else mark.at]
    if words.language == "en":
        owner = OWNER_EN.search(before) if role is not None and role.at > start else None
        if owner is not None:
            return "_".join(owner[1].split())
        return _english_noun(rest, quantity)
    if quantity.dimension in ("count", "number", "rank"):
        match = NOUN_ZH.match(rest)
        if match and not STOP_ZH.match(match[1]):
            return _cut(match[1])
    noun = _noun_before(before)
    if noun:
        return noun
    if quantity.dimension == "count":
        match = NOUN_ZH.match(rest)
        return _cut(STOP_ZH.sub("", match[1])) or None if match else None
    return None


def _cut(noun: str) -> str:
    """A noun without what follows it in the clause."""
    return re.split(r"[的在和与及同已将被是为有不会能可以到从由对]", noun)[0][:8]


def _english_noun(rest: str, quantity: Quantity) -> str | None:
    match = NOUN_EN.match(rest)
    if match is None:
        return None
    noun: list[str] = []
    for word in match[1].split():
        if word in STOP_EN or word.endswith(("ly", "ed")):
            break
        noun.append(word)
    return "_".join(noun[:2]) if noun else None
