"""The metric of a number that prints none beside it: carried over from before, or the noun that is
counted.
"""

from __future__ import annotations

import re
from dataclasses import replace

from timeline.claims import going_on, heads, market, scope
from timeline.claims.frames import RELATIVE, Role
from timeline.claims.marks import Mark, Marked
from timeline.claims.metric import Found, accepts, find_metric, weak_metric
from timeline.claims.nouns import averaged, closed_noun, head_noun, noun_after
from timeline.claims.patterns import DATE, METRIC, NAME, QUANTITY
from timeline.claims.phrases import NUMBER_IS
from timeline.claims.state import Context, State
from timeline.claims.vocabulary import Metric
from timeline.model import Quantity

COMMON = frozenset(["people", "count", "times", "cases", "companies", "units", "users", "points", ""])
"""Units that so many things are counted in that they do not tell what is counted."""
UNCARRIED = ("time", "age", "rank", "ordinal")
PLAIN = {
    "money": "amount",
    "time": "elapsed_time",
    "percent": "share",
    "rank": "rank",
    "age": "age",
    "power": "power",
    "energy": "energy",
    "length": "length",
    "area": "area",
    "mass": "weight",
    "volume": "volume",
    "speed": "speed",
    "temperature": "temperature",
}
"""What a number is of when nothing says so, by its dimension."""


EACH_SHARE = re.compile(
    r"\s(?:in\s[a-z]+\s)?(?:for\s)?(?:an?|per|each|every)\s(?:of\s[^,.]{0,30})?(?:shares?\b|\ue001)"
)
"""A sum for each share is a price."""
DEAR = 100000
"""What no more than a price is told apiece."""
APIECE = re.compile(r"\s(?:each|apiece)\b")
BUILT = {"megawatts": "capacity", "gigawatts": "capacity", "MW": "capacity", "GW": "capacity"}
"""What a number in units of plants is of."""


def settle_metric(
    marked: Marked, mark: Mark, found: Found | None, role: Role | None, context: Context, state: State
) -> tuple[Found, bool]:
    """The metric found beside the number, or the one that the text goes on with, or the noun that is counted.

    The second part says whether the metric was carried over.
    """
    quantity = mark.value
    assert isinstance(quantity, Quantity)
    if found is not None:
        return found, False
    counted = _of_whole(marked, role, context) if role is not None and role.role == "part" else None
    if counted is not None:
        return counted, False
    index = market.indexed(marked, mark, state.topic, context.words)
    if index is not None and context.words.language == "zh":
        return index, False
    printed = _printed(marked, mark, quantity, role, context, state)
    if printed is None and context.words.language == "zh":
        own = going_on.listed_noun(marked, mark, state) or going_on.held_noun(marked, mark)
        own = own or going_on.owned_noun(marked, mark, role)
        if own is not None:
            return own, False
        part = going_on.part_of_count(marked, mark, state)
        if part is not None:
            return part, True
        printed = market.traded(marked, mark, role, context.words, context.text)
        printed = printed or going_on.counted_measure(marked, mark, context.text)
    if printed is not None:
        return printed, False
    if quantity.dimension == "money" and context.words.language == "en" and state.lead is not None:
        start, _ = marked.clause_span(marked.clause_of(mark.at))
        if FORECAST.match(marked.text, max(0, state.last_at + 1)) or FORECAST.match(marked.text, start):
            return replace(state.lead, how="context"), True
    valued = _told_of(marked, mark, quantity, role) if context.words.language == "en" else None
    if valued is not None:
        return valued, False
    again = _again(marked, mark, quantity, role, state) if context.words.language == "en" else None
    if again is not None:
        return again, True
    listed = _listed(marked, mark, quantity, state)
    if listed is not None:
        return listed, True
    if quantity.dimension not in ("rank", "ordinal"):
        kept = _kept(quantity, quantity.unit in RELATIVE, role, state)
        if kept is not None:
            return kept, True
    spent = (
        averaged(marked, mark) if context.words.language == "zh" and quantity.dimension == "time" else None
    )
    if spent is not None:
        return Found(spent, "printed"), False
    weak = weak_metric(marked, mark)
    if weak is not None and accepts(weak, quantity):
        return Found(weak.key, "unknown", weak), False
    plain = quantity.dimension not in UNCARRIED and (role is None or role.role not in ("growth", "change"))
    noun = head_noun(marked, mark, context.words, role) if plain or role else None
    if noun:
        return Found(noun, "printed"), False
    again_of = quantity.dimension == "count" or (quantity.unit == "mm" and context.words.language == "en")
    told = state.earlier.get(quantity.unit) if again_of and role is None else None
    if told is not None and quantity.unit not in COMMON:
        return replace(told[0], how="context"), True
    if quantity.dimension == "money" and EACH_SHARE.match(marked.text, mark.at + 1):
        return Found("price", "printed", context.words.by_key.get("price")), False
    small = quantity.dimension == "money" and (quantity.value or 0) < DEAR
    if small and APIECE.match(marked.text, mark.at + 1):
        return Found("price", "printed", context.words.by_key.get("price")), False
    if quantity.unit in BUILT:
        return Found(BUILT[quantity.unit], "unknown"), False
    return Found(PLAIN.get(quantity.dimension, quantity.unit), "unknown"), False


def _of_whole(marked: Marked, role: Role, context: Context) -> Found | None:
    """What the whole counts that a number is a part of (212 of the hospital's 1,040 beds)."""
    if role.frame == "part_or_share":
        return None
    whole = next((m for m in marked.marks if m.at == role.end - 1 and m.kind == "quantity"), None)
    if whole is None or context.words.language != "en":
        return None
    found = find_metric(marked, whole, context.words, None)
    noun = noun_after(marked, whole, context.words) if found is None else None
    return Found(noun, "printed") if noun else found


def _printed(
    marked: Marked, mark: Mark, quantity: Quantity, role: Role | None, context: Context, state: State
) -> Found | None:
    """A metric of an earlier clause of the sentence, or a noun beside the number that no lexicon knows."""
    relative = quantity.unit in RELATIVE
    if quantity.dimension == "length" and role is None and AWAY_FROM.match(marked.text, mark.at + 1):
        return Found("distance", "printed", context.words.by_key.get("distance"))
    counting = quantity.dimension in ("count", "number") and role is None
    after = noun_after(marked, mark, context.words) if counting else None
    if after:
        return Found(after, "printed")
    if quantity.dimension in ("rank", "ordinal"):
        return None
    people = counting or (role is not None and role.role == "change")
    own = closed_noun(marked, mark) if people and context.words.language == "zh" else None
    if own:
        return Found(own, "printed")
    stop = role.at if role is not None and role.role == "share" else mark.at
    earlier = [m for m in marked.of("metric", max(state.last_at, 0), stop) if _strong(m, quantity)]
    if (
        quantity.unit == "ratio"
        and state.last is not None
        and state.last_at >= 0
        and state.last.quantity.unit == "ratio"
    ):
        return None
    if (
        relative
        and (role is None or role.role == "share")
        and context.words.language == "en"
        and OR_RATE.search(marked.text[: mark.at])
    ):
        told = marked.of("metric", 0, mark.at)
        rates = [m for m in told if isinstance(m.value, Metric) and m.value.dimension == "percent"]
        if rates and isinstance(rates[-1].value, Metric):
            return Found(rates[-1].value.key, "printed", rates[-1].value, rates[-1])
    start, _ = marked.clause_span(marked.clause_of(mark.at))
    if (
        relative
        and role is None
        and context.words.language == "en"
        and not marked.text[start : mark.at].strip()
    ):
        rates = [m for m in earlier if isinstance(m.value, Metric) and m.value.dimension == "percent"]
        if rates and isinstance(rates[-1].value, Metric):
            return Found(rates[-1].value.key, "printed", rates[-1].value, rates[-1])
    if earlier and (role is not None or not relative):
        metric = earlier[-1].value
        assert isinstance(metric, Metric)
        return Found(metric.key, "printed", metric, earlier[-1])
    own = head_noun(marked, mark, context.words) if relative and role is None else None
    return Found(own, "printed") if own else None


AWAY_FROM = re.compile(rf"\s(?:from|away\sfrom|off)\s(?:the\s|its\s)?(?:{NAME}|[a-z]+)")
OR_RATE = re.compile(r",\sor\s(?:about\s|nearly\s|almost\s|roughly\s|just over\s|just under\s)?$")
"""What tells a count once more as a rate (were in remission, or 31.4%)."""
COPULAR = re.compile(
    r"(?:^|[\s\"“])(?:the|its|their|his|her|this|that|a|an)\s((?:[a-z][a-z-]*\s){0,2}[a-z][a-z-]*)\s(?:(?:for|in|on|at|of|from)\s"
    rf"(?:the\s|its\s)?(?:[{DATE}{NAME}]|[a-z-]+)\s)?"
    r"(?:would\shave\sbeen|would\sbe|will\sbe|has\sbeen|had\sbeen|is|was|are|were|stood\sat|stands\sat|came\sto|comes\sto|reached|"
    r"(?:rose|fell|climbed|rises|falls|climbs|dropped)\sto|is\sexpected\sto\s(?:be|reach))\s(?:about\s|around\s|nearly\s|only\s|now\s|still\s)*$"
)
"""A noun that a clause tells the value of (the gap would have been 3.6%)."""
CHANGED = re.compile(
    r"\b(?:cut|cuts|reduced|reduces|reduce|raised|raises|raise|increased|increases|increase|lowered|lowers|lower|boosted|boosts|"
    r"boost|trimmed|slashed|lifted|lengthened|shortened|slowed)\s(?:the\s|its\s|their\s|his\s|her\s)?"
    r"((?:[a-z][a-z-]*\s){0,3}[a-z][a-z-]*)\sby\s(?:about\s|around\s|nearly\s|almost\s|up to\s|another\s)?$"
)
"""What somebody changes by so much (cut severe attacks by 54%)."""


WANTS = re.compile(
    r"\b(?:wants?|seeks?|seeking|sought|claims?|claiming|demands?|demanding|sued\sfor|suing\sfor|asks?\sfor|asking\sfor)\s"
    r"(?:about\s|up\sto\s|at\sleast\s|more\sthan\s|another\s|a\sfurther\s)?$"
)
LEGAL = re.compile(
    r"\b(?:courts?|suit|sued?|lawsuit|judges?|infring\w*|trial|lawyers?|legal|claimants?|plaintiffs?|settling)\b"
)
"""A sum that somebody wants in court is of damages."""
MOVED = re.compile(
    r"\b(?:(?P<player>joined|signed|transferred|moved\sto)|sold|bought|auctioned)\b[^,;\ue000]{0,40}\sfor\s$|\ue001[^,;\ue000]{0,40}\splayers[^,;\ue000]{0,20}\sfor\s$"
)
"""A price that somebody changes hands for."""
SEEN_IN = re.compile(
    r"[\s\"“]*(?:the\s)?((?:[a-z][a-z-]*\s){0,2}[a-z][a-z-]+)\s(?:was|were|is|are|has\sbeen)\s(?:seen|reported|recorded|observed|found|noted)"
    r"\s(?:in|by|among)\s(?:about\s|only\s|nearly\s|some\s)?"
)
"""What is seen in so many (mild redness was seen in 17% of the group)."""
PREDICATE = re.compile(
    r"\sof\s[^,.;\ue000\ue001]{3,60}?\s(?:were|was|are|is|had|have|has)\s(?:been\s|also\s|still\s|now\s)?([a-z]{4,}(?:ed|en|ble|ve))\b"
)
"""What so many of a group are (93% of those given the patch were protected)."""
OF_THING = re.compile(
    r"\sof\s(?:the\s|its\s|their\s|all\s|his\s|her\s)((?:[a-z][a-z-]+\s)?[a-z][a-z-]{3,}s?)"
    r"(?=\s(?:for|in|at|on|by|to|that|which)\b|[,.;]|$)"
)
"""What so much of is told (hedged 80% of its needs)."""


def _told_of(marked: Marked, mark: Mark, quantity: Quantity, role: Role | None) -> Found | None:
    """The noun whose value, or whose change, the clause tells, where no lexicon knows a metric in it."""
    if quantity.dimension not in ("percent", "money", "ratio", "percentage_point"):
        return None
    start, _ = marked.clause_span(marked.clause_of(mark.at))
    before = marked.text[start : mark.at]
    shared = (
        OF_THING.match(marked.text, mark.at + 1) if role is not None and role.frame == "share_of" else None
    )
    if shared is not None and quantity.dimension == "percent" and not STOP_NOUNS & set(shared[1].split()):
        return Found("_".join(shared[1].split()), "printed")
    if quantity.dimension == "money" and WANTS.search(before) and LEGAL.search(marked.text):
        return Found("damages", "printed")
    if quantity.dimension == "money" and before.endswith(" for ") and (moved := MOVED.search(before)):
        return Found("transfer_fee" if moved["player"] else "price", "printed")
    told = SEEN_IN.fullmatch(before) if quantity.dimension == "percent" else None
    if told is None and role is not None and role.role == "share":
        told = PREDICATE.match(marked.text, mark.at + 1)
    if told is not None:
        return Found("_".join(told[1].split()[-2:]), "printed")
    match = CHANGED.search(before) or (
        COPULAR.search(before) if role is None or role.role != "before" else None
    )
    if match is None or STOP_NOUNS & set(match[1].split()):
        return None
    return Found("_".join(match[1].split()[-2:]), "printed")


STOP_NOUNS = frozenset(
    [
        "figure",
        "number",
        "total",
        "rest",
        "sum",
        "amount",
        "result",
        "answer",
        "latter",
        "former",
        "other",
        "others",
        "same",
        "company",
        "group",
        "firm",
        "business",
        "bank",
        "increase",
        "decrease",
        "rise",
        "fall",
        "change",
        "share",
        "rate",
        "half",
        "average",
        "year",
        "month",
        "quarter",
        "way",
        "that",
        "which",
        "who",
        "it",
        "they",
        "and",
        "or",
        "but",
        "than",
        "forecast",
        "estimate",
        "guidance",
        "target",
        "outlook",
        "maximum",
        "minimum",
        "difference",
        "equivalent",
        "goal",
        "expectation",
    ]
)
OF_THEM_BEFORE = re.compile(r"\bof\s(?:them|these|those|whom|which),?\s$")
OF_THEM = re.compile(r"^\sof\s(?:them|these|those)\b")
WITH_SO_MANY = re.compile(r"\b(?:with|to|by|against|from|and|or)\s(?:(?:about|nearly|some|only|just)\s)?$")


def _again(marked: Marked, mark: Mark, quantity: Quantity, role: Role | None, state: State) -> Found | None:
    """What was counted last, for a bare count that goes on with it (1,520 of them)."""
    if state.tally is None or quantity.unit != "count":
        return None
    if OF_THEM.match(marked.text[mark.at + 1 :]):
        return replace(state.tally, how="context")
    changed = role is not None and role.role == "change"
    before = marked.text[: mark.at]
    if OF_THEM_BEFORE.search(before):
        return replace(state.tally, how="context")
    here = state.last_at >= 0 and (changed or WITH_SO_MANY.search(before) is not None)
    if not here and state.last_at >= 0:
        here = GOING_ON.match(marked.text, mark.at + 1) is not None
    return state.tally if here or NUMBER_IS.search(before) else None


FORECAST = re.compile(
    r"[\s\"“]*(?:and\s|but\s)?(?:the|its|their|his|her)\s(?:[a-z-]+\s){0,2}?(?:forecast|guidance|outlook|target|estimate)s?\s"
)
"""What opens a statement of what is expected, of whatever the article is about."""
GOING_ON = re.compile(
    rf"\s(?:more|fewer|others|extra|additional)\b(?!\s(?:than\s{QUANTITY}|[a-z]{{3,}}s\b|{METRIC}))|"
    rf"\s(?:in|by|at|during|for)\s(?:the\s|all of\s)?{DATE}|\s?[,.;]|$"
)
"""What follows a bare count that tells the same of another time or place (which would need 153,000 in
May).
"""


def _listed(marked: Marked, mark: Mark, quantity: Quantity, state: State) -> Found | None:
    """The whole whose parts are listed, for a part that is a plain noun (其中给付3亿元、自费项目1亿元)."""
    last = state.last
    if state.whole is None or state.last_at < 0 or last is None or last.quantity.unit != quantity.unit:
        return None
    return (
        replace(state.whole[0], how="context") if scope.listed_noun(marked, state.last_at, mark.at) else None
    )


def _kept(quantity: Quantity, relative: bool, role: Role | None, state: State) -> Found | None:
    """The metric that the text goes on with: of the same sentence, of the last number of the same unit,
    or of the last.
    """
    known, last = state.metric, state.last
    if quantity.dimension in ("time", "age"):
        told = state.counted.get(quantity.unit)
        if told is not None and state.last_at >= 0 and role is not None and role.role in ("before", "after"):
            return replace(told[0], how="context")
        same = last is not None and state.last_at >= 0 and last.quantity.dimension == quantity.dimension
        return (
            known if same and known is not None and known.metric and accepts(known.metric, quantity) else None
        )
    alike = last is None or last.quantity.dimension == quantity.dimension or relative
    if context_free(known, quantity, state):
        alike = False
    fits = known is not None and (alike if known.metric is None else accepts(known.metric, quantity))
    here = state.last_at >= 0 and last is not None
    if known is not None and fits and here and last is not None:
        going_on = relative or last.quantity.unit in RELATIVE or last.quantity.unit == quantity.unit
        if going_on or (role is not None and role.role == "part"):
            return known if known.how != "unknown" else replace(known, how="context")
    counted = state.counted.get(quantity.unit)
    priced = counted is not None and counted[0].metric is not None and counted[0].metric.type == "price"
    loose = counted is not None and counted[0].metric is None and not here and role is None
    if counted is not None and not relative and not loose and (here or not priced or role is not None):
        return replace(counted[0], how="context")
    if (
        known is not None
        and fits
        and (relative or (known.metric is not None and quantity.dimension == "money"))
    ):
        return replace(known, how="context")
    return None


def context_free(known: Found | None, quantity: Quantity, state: State) -> bool:
    """Whether a measure goes on with a noun that nothing of its kind was counted of (58 billion parts, …
    95 watts).
    """
    if known is None or known.metric is not None or quantity.dimension not in MEASURES:
        return False
    return not any(told[0].key == known.key and unit == quantity.unit for unit, told in state.counted.items())


MEASURES = frozenset({"power", "energy", "mass", "volume", "area", "length", "speed", "temperature", "data"})


def _strong(mark: Mark, quantity: Quantity) -> bool:
    assert isinstance(mark.value, Metric)
    return accepts(mark.value, quantity)


def segment_of(
    marked: Marked,
    mark: Mark,
    quantity: Quantity,
    found: Found,
    inherited: bool,
    context: Context,
    state: State,
) -> str | None:
    """What narrows the metric: the words beside it, or those that were carried over with it."""
    english = context.words.language == "en"
    told = found.part or (heads.cost_of(marked, found, context.words) if english else None)
    if not told and english and (inherited or (found.mark is not None and found.mark.at < mark.at)):
        told = scope.stuff(marked, mark, quantity)
    if told:
        return told
    if inherited:
        if context.words.language == "zh" and quantity.unit not in RELATIVE:
            start, _ = marked.clause_span(marked.clause_of(mark.at))
            own = scope.own_segment(marked, max(start, state.last_at + 1), mark.at)
            if own:
                return own
        counted = state.counted.get(quantity.unit)
        return counted[1] if counted and counted[0].key == found.key else state.segment
    return scope.segment(marked, found.mark, found.metric, context.words.language, context.text)
