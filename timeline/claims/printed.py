"""What a number is of by the words around it: an earlier clause of its sentence, or the noun it counts."""

from __future__ import annotations

import re

from timeline.claims.marks import Mark, metric_of
from timeline.claims.metric import CONTRIBUTES, Found, accepts, find_metric, found_at, weak_metric
from timeline.claims.nouns import averaged, closed_noun, head_noun, noun_after, noun_before
from timeline.claims.number import Number
from timeline.claims.patterns import NAME, QUANTITY
from timeline.claims.public import SET_AGAINST

UNCARRIED = ("time", "age", "rank", "ordinal")
"""Dimensions whose numbers are no count of a noun, and not gone on with."""
RANKS = ("rank", "ordinal")
AWAY_FROM = re.compile(rf"\s(?:from|away\sfrom|off)\s(?:the\s|its\s)?(?:{NAME}|[a-z]+)")
OR_RATE = re.compile(r",\sor\s(?:about\s|nearly\s|almost\s|roughly\s|just over\s|just under\s)?$")
"""What tells a count once more as a rate (were in remission, or 31.4%)."""
EACH_SHARE = re.compile(
    r"\s(?:in\s[a-z]+\s)?(?:for\s)?(?:an?|per|each|every)\s(?:of\s[^,.]{0,30})?(?:shares?\b|\ue001)"
)
"""A sum for each share is a price."""
APIECE = re.compile(r"\s(?:each|apiece)\b")
DEAR = 100000
"""What no more than a price is told apiece."""


ASIDE = re.compile(r",\s(?:before|after|excluding|including|without|net\sof)\s(?:the\s|any\s)?(?:[a-z]+\s)?$")
"""What opens a clause that only says how a number was counted (€6,850, before installation, 9% less)."""


def of_whole(number: Number) -> Found | None:
    """What the whole counts that a number is a part of (212 of the hospital's 1,040 beds)."""
    role, marked, words = number.role, number.marked, number.context.words
    if role is None or role.role != "part" or role.frame == "part_or_share":
        return None
    whole = marked.mark_at(role.end - 1, "quantity")
    if whole is None:
        return None
    found = find_metric(marked, whole, words, None)
    noun = noun_after(marked, whole, words) if found is None else None
    return Found(noun, "printed") if noun else found


def beside(number: Number) -> Found | None:
    """A metric of an earlier clause of the sentence, or a noun beside the number that no lexicon knows."""
    counted = _distance(number) or _counted(number)
    if counted is not None or number.quantity.dimension in RANKS:
        return counted
    return _people(number) or _in_sentence(number)


def _distance(number: Number) -> Found | None:
    """How far something is from a place (40 km from the port)."""
    apart = number.quantity.dimension == "length" and number.role is None
    if not apart or not AWAY_FROM.match(number.marked.text, number.mark.at + 1):
        return None
    return Found("distance", "printed", number.context.words.by_key.get("distance"))


def _counting(number: Number) -> bool:
    return number.quantity.dimension in ("count", "number") and number.role is None


def _counted(number: Number) -> Found | None:
    """The noun right after a count."""
    noun = noun_after(number.marked, number.mark, number.context.words) if _counting(number) else None
    return Found(noun, "printed") if noun else None


def _people(number: Number) -> Found | None:
    """The people right before the number that counts them, in Chinese."""
    if number.language != "zh" or not (_counting(number) or number.plays("change")):
        return None
    noun = closed_noun(number.marked, number.mark)
    return Found(noun, "printed") if noun else None


MULTIPLIED = re.compile(
    r"(?:more than |almost |nearly |about )?(?:doubled|trebled|tripled|quadrupled|halved)", re.I
)
"""A verb that tells how its subject has grown."""


def _in_sentence(number: Number) -> Found | None:
    """A metric that the sentence has printed since the number before, or the noun that has a rate."""
    last = number.state.last
    if number.quantity.unit == "ratio" and number.follows and last and last.quantity.unit == "ratio":
        return None
    loose = number.relative and number.role is None and not MULTIPLIED.fullmatch(number.quantity.text)
    stop = number.role.at if number.role is not None and number.plays("share") else number.mark.at
    topic = number.state.topic
    if loose and number.follows and topic is not None and topic.type == SET_AGAINST:
        return None
    if number.role is not None and number.role.frame == CONTRIBUTES:
        stop = min(stop, number.clause()[0])
    told = number.marked.of("metric", max(number.state.last_at, 0), stop)
    if number.follows and not told and last is not None and last.metric_how == "unknown":
        told = number.marked.of("metric", 0, number.marked.clause_span(0)[1])  # what the sentence is about
    fitting = [m for m in told if accepts(metric_of(m), number.quantity)]
    fitting = [m for m in fitting if not ASIDE.search(number.marked.text[: m.at])]
    fitting = [m for m in fitting if not (number.language == "zh" and _of_last(number, m))]
    rate = _rate(number, fitting) if number.relative and number.language == "en" else None
    if rate is not None:
        return rate
    if fitting and not loose:
        return found_at(fitting[-1])
    noun = head_noun(number.marked, number.mark, number.context.words) if loose else None
    return Found(noun, "printed") if noun else None


def _of_last(number: Number, metric: Mark) -> bool:
    """Whether a metric right behind the last number is that number's, and the clause has a noun of its own
    (有700亿个参数，语料达9兆个).
    """
    marked, state, (start, _) = number.marked, number.state, number.clause()
    behind = state.last_at >= 0 and metric.at < start and metric.at - state.last_at < NEXT
    return behind and noun_before(marked.text[start : number.mark.at]) is not None


NEXT = 3
"""Within how many characters of a number in marked text its own noun stands."""


def _rate(number: Number, fitting: list[Mark]) -> Found | None:
    """The rate that an English number tells: of the sentence where it tells a count once more, else of the
    clauses before its own where that has no word before it.
    """
    marked, at = number.marked, number.mark.at
    again = (number.role is None or number.plays("share")) and OR_RATE.search(marked.text[:at])
    rates = _rates(marked.of("metric", 0, at)) if again else []
    if not rates and number.role is None and not number.before().strip():
        rates = _rates(fitting)
    return found_at(rates[-1]) if rates else None


def _rates(marks: list[Mark]) -> list[Mark]:
    return [m for m in marks if metric_of(m).dimension == "percent"]


def spent(number: Number) -> Found | None:
    """What takes a length of time on average (平均加班22小时)."""
    noun = averaged(number.marked, number.mark) if number.quantity.dimension == "time" else None
    return Found(noun, "printed") if noun is not None else None


TAKEN = re.compile(r"(?:拿下|斩获|收获|狂揽|揽获|豪取|收于|报收)了?$")


def taken(number: Number) -> Found | None:
    """What a film takes (上映三天拿下9.2亿元)."""
    topic, key = number.state.topic, "box_office"
    film = topic is not None and topic.type == "work" and number.quantity.dimension == "money"
    if not film or not TAKEN.search(number.before()):
        return None
    return Found(key, "printed", number.context.words.by_key.get(key))


def any_amount(number: Number) -> Found | None:
    """A word for any growth, share or amount before the number: that says of what kind it is, not of what."""
    weak = weak_metric(number.marked, number.mark)
    return Found(weak.key, "unknown", weak) if weak is not None and accepts(weak, number.quantity) else None


def counted_noun(number: Number) -> Found | None:
    """The noun that is counted."""
    countable = number.quantity.dimension not in UNCARRIED and not number.plays("growth", "change")
    if not countable and number.role is None:
        return None
    head = head_noun(number.marked, number.mark, number.context.words, number.role)
    return Found(head, "printed") if head else None


OPENED_BY = re.compile(
    r"[\s,]*(?:and\s|but\s|while\s|as\s)?(?:the|its|their)\s"
    r"((?:[a-z-]+\s){1,2}(?!company|group|firm|business|figure|total|number|same|former|latter)[a-z-]+)\s"
    r"(?:[a-z]+ly\s)?(?:rose|climbed|grew|increased|jumped|fell|dropped|slipped|declined|decreased|shrank"
    r"|(?:went|was|were|edged)\s(?:up|down))\s(?:by\s)?"
)
"""A noun phrase that no lexicon has, and a verb of change: and the average room rate climbed 5.2%."""


COMPARED_BY = re.compile(
    r"[\s,\"“]*(?:and\s|but\s|while\s|as\s)?(?:the\s|its\s|their\s)?"
    r"((?:[a-z-]+\s){0,2}(?!company|group|firm|business|figure|total|number|same|former|latter|it|they|that|which)[a-z-]{3,})\s"
    r"(?:(?:excluding|including|without|before|after)\s[a-z]+\s)?(?:was|were|is|are)\s(?:about\s|some\s|nearly\s|still\s)*"
)
"""A noun phrase that is said to be so much higher (average pay was 5.2% higher)."""


BARE_MOVED = re.compile(
    r"[\s,\"“]*(?:and\s|but\s|while\s|as\s|yet\s)?(?:the\s|its\s|their\s)?((?:(?!it\b|they\b|he\b|she\b|we\b|that\b|this\b|which\b|who\b|there\b)"
    rf"[a-z][a-z-]*\s){{0,2}}?[a-z][a-z-]{{3,}})\s(?:(?:in|of|for|at|across|on)\s(?:the\s)?(?:(?:{NAME}|[a-z-]+)\s){{1,3}}?)?(?:[a-z]+ly\s|has\s|have\s|had\s|also\s)?"
    r"(?:rose|risen|climbed|grew|grown|increased|jumped|fell|fallen|dropped|slipped|declined|decreased|shrank|swelled|widened|narrowed|edged)\s"
    rf"(?:(?:up|down)\s)?(?:by|to|from|{QUANTITY}|about|nearly|almost|more|$)"
)
"""A noun that opens a clause and a verb of change without an object (Employment slipped by 33,000)."""
NOT_MOVED = frozenset(
    "company group firm business bank figure total number rate same former latter it they that which "
    "this these "
    "those others rest investors people".split()
)


def moved_noun(number: Number) -> Found | None:
    """The noun phrase that opens the clause of a rate of change, where no metric stands in it."""
    if number.quantity.dimension in UNCARRIED or number.quantity.dimension == "money":
        return None
    before = number.before()
    bare = BARE_MOVED.match(before) if number.plays("growth", "change", "after") else None
    if bare is not None and bare[1].split()[-1] not in NOT_MOVED:
        return Found("_".join(bare[1].split()), "printed")
    if number.quantity.dimension != "percent":
        return None
    opened = OPENED_BY.fullmatch(before) or (
        COMPARED_BY.fullmatch(before) if number.plays("growth") else None
    )
    return Found("_".join(opened[1].split()), "printed") if opened is not None else None


def price_apiece(number: Number) -> Found | None:
    """A price: a sum for each share, or a small one apiece."""
    quantity, text, at = number.quantity, number.marked.text, number.mark.at
    if quantity.dimension != "money":
        return None
    small = (quantity.value or 0) < DEAR
    if not EACH_SHARE.match(text, at + 1) and not (small and APIECE.match(text, at + 1)):
        return None
    return Found("price", "printed", number.context.words.by_key.get("price"))
