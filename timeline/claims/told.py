"""The noun whose value, or whose change, an English clause tells, where no lexicon knows a metric in it."""

from __future__ import annotations

import re

from timeline.claims.marks import metric_of
from timeline.claims.metric import Found, accepts, found_at
from timeline.claims.number import Number
from timeline.claims.patterns import DATE, FINITE, NAME
from timeline.lexicon import stop_words
from timeline.model import Name

COPULAR = re.compile(
    r"(?:^(?:[\s\"“]|and\s|but\s|\ue003,?\s|after\s\ue000,?\s)*(?!there\b|it\b|they\b|he\b|she\b|we\b|who\b|which\b|what\b|that\b|this\b|these\b|those\b|one\b|all\b|some\b|most\b|many\b)"
    r"|[\s\"“](?:the|its|their|his|her|this|that|a|an)\s)((?:[a-z][a-z-]*\s){0,2}[a-z][a-z-]*)\s(?:(?:for|in|on|at|of|from)\s"
    rf"(?:the\s|its\s)?(?:[{DATE}{NAME}\ue001]|[a-z-]+)\s)?"
    r"(?:would\shave\sbeen|would\sbe|will\sbe|has\sbeen|had\sbeen|is|was|are|were|stood\sat|stands?\sat|came\sto|comes\sto|reached|"
    r"(?:rose|fell|climbed|rises|falls|climbs|dropped)\sto|is\sexpected\sto\s(?:be|reach))\s(?:about\s|around\s|nearly\s|only\s|now\s|still\s)*$"
)
"""A noun that a clause tells the value of (the gap would have been 3.6%)."""
CHANGED = re.compile(
    r"\b(?:cut|cuts|reduced|reduces|reduce|raised|raises|raise|increased|increases|increase|lowered|lowers|lower|boosted|boosts|"
    r"boost|trimmed|slashed|lifted|lengthened|shortened|slowed)\s(?:the\s|its\s|their\s|his\s|her\s)?"
    r"((?:[a-z][a-z-]*\s){0,3}[a-z][a-z-]*)\sby\s(?:about\s|around\s|nearly\s|almost\s|up to\s|another\s)?$"
)
"""What somebody changes by so much (cut severe attacks by 54%)."""
SET_TO = re.compile(
    r"\b(?:brings?|bring|brought|cuts?|lowers?|lowered|raises?|raised|takes?|took|pushe[sd]|push|lifts?|lifted|kept|keeps?|held|holds?|left|puts?)\s"
    r"(?:the|its|their)\s((?:[a-z-]+\s){0,2}[a-z-]+)\s(?:to|at)\s(?:about\s|around\s|nearly\s|just\s)*$"
)
"""What somebody sets to a value (would bring the main rate to 3.75%)."""
WANTS = re.compile(
    r"\b(?:wants?|seeks?|seeking|sought|claims?|claiming|demands?|demanding|sued\sfor|suing\sfor|asks?\sfor|asking\sfor)\s"
    r"(?:about\s|up\sto\s|at\sleast\s|more\sthan\s|another\s|a\sfurther\s)?$"
)
LEGAL = re.compile(
    r"\b(?:courts?|suit|sued?|suing|lawsuit|judges?|infring\w*|trial|lawyers?|legal|claimants?|plaintiffs?|settling)\b"
)
"""A sum that somebody wants in court is of damages."""
MOVED = re.compile(
    r"\b(?:(?P<player>joined|signed|transferred|moved\sto)|sold|bought|auctioned)\b[^,;\ue000]{0,40}(?:\ue000[^,;\ue000]{0,40})?\sfor\s$|\ue001[^,;\ue000]{0,40}\splayers[^,;\ue000]{0,20}\sfor\s$"
    r"|\ue001\s\ue000\s(?:[a-z]+\s){1,3}for\s$"
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
    r"\sof\s(?:(?:the\s|its\s|their\s|all\s|his\s|her\s)((?:[a-z][a-z-]+\s)?[a-z][a-z-]{3,}s?)"
    r"(?=\s(?:for|in|at|on|by|to|that|which)\b|[,.;]|$)|"
    rf"((?:[a-z][a-z-]+\s)?[a-z][a-z-]{{2,}}(?<!s)s)(?=\s(?:{FINITE}\b|in\b|who\b|that\b|have\b|do\b)))"
)
"""What so much of is told (hedged 80% of its needs)."""
RISE_OF = re.compile(
    r"\b(?:an?|the|its|this|last)\s((?!further\b|sharp\b|slight\b|planned\b|annual\b)(?:[a-z][a-z-]+\s)?[a-z][a-z-]{2,})\s"
    r"(?:rise|increase|hike|cut|reduction|freeze|drop|fall|decline)\sof\s(?:about\s|up\sto\s|just\s|nearly\s)?$"
)
"""What a noun says the change of (a council tax rise of 4.99 per cent)."""
SET_OFF = re.compile(
    r"(?:^|[.;]\s|\b(?:and|but|while)\s)[\s\"“]*(?:the\s|its\s|their\s)?((?:[a-z][a-z-]*\s){0,2}(?:[a-z][a-z-]+|\ue001)),\s(?:now\s)?at\s"
    r"(?:about\s|around\s|nearly\s|just\s|only\s)*$"
)
"""A noun that a clause opens with, and its value between commas (Churn, at 5.1% a month, is still higher)."""


RESUMES = re.compile(
    r"\s(?:were|was|is|are|rose|fell|grew|dropped|climbed|slipped|declined|increased|jumped)\b"
)
EXPLAINS = re.compile(r"\s(?:which|who|where)\s")


def resumed(number: Number) -> Found | None:
    """The metric before a relative clause, for the verb of the main clause behind it (Volumes in North
    America, which accounts for 62% of its sales, were down 7%).
    """
    marked, clause = number.marked, number.marked.clause_of(number.mark.at)
    if clause < 2 or not RESUMES.match(number.before()):
        return None
    if not EXPLAINS.match(marked.text, marked.clause_span(clause - 1)[0]):
        return None
    told = [
        m
        for m in marked.of("metric", *marked.clause_span(clause - 2))
        if accepts(metric_of(m), number.quantity)
    ]
    return found_at(told[-1]) if told else None


def told_of(number: Number) -> Found | None:
    """The noun that a clause says so much of: what it sums up, what is seen in so many, what it cuts by so
    much.
    """
    dimension = number.quantity.dimension
    if dimension in ("time", "age"):
        return _taking(number) or _lasting(number)
    if dimension == "money":
        return _of_sum(number) or _valued(number)
    if dimension == "length":
        return _of_water(number) or (_valued(number) if CHANGED.search(number.before()) else None)
    if dimension == "percent":
        return _of_rate(number) or _valued(number)
    return _valued(number) if dimension in ("ratio", "percentage_point") else None


TAKING = re.compile(
    r"(?:^[\s\"“]*|[\s\"“](?:the|an?|its|their|each)\s)(?:the\s|an?\s|its\s)?((?:[a-z][a-z-]*\s){0,2}(?!it|that|which|who|and)[a-z][a-z-]+)\s(?:will\s|would\s|can\s)?"
    r"(?:(?:began|started|opened)\s[^,;]{2,30}\sand\s)?(?:takes?|took|lasts?|lasted)\s(?:about\s|around\s|nearly\s|up\sto\s|only\s|at\sleast\s)?$"
)
"""What takes so long (a full discharge takes 100 hours)."""


OF_LENGTH = re.compile(
    r"\sof\s((?:[a-z]+\s)?[a-z]{4,})(?=\s(?:after|before|in|at|on|for|because|when|and|to)\b|[,.;]|$)"
)
"""What a length of time is one of (14 weeks of delay)."""
SHUT_FOR = re.compile(
    r"\b(closed|shut|delayed|suspended|grounded|stranded)\s(?:for|by)\s(?:about\s|more\sthan\s|nearly\s)?$"
)
LASTING = {"closed": "closure", "shut": "closure", "delayed": "delay"}
"""What a state that lasts so long is called (closed for 14 hours)."""


def _is_empty(noun: str, number: Number) -> bool:
    """Whether a noun says nothing of what a number is of."""
    return not stop_words(number.context.words.lexicon, "metric_noun").isdisjoint(noun.split())


def _taking(number: Number) -> Found | None:
    """What takes, or lasts, a length of time."""
    if number.role is not None:
        return None
    match = TAKING.search(number.before()) or OF_LENGTH.match(number.marked.text, number.mark.at + 1)
    if match is not None and not _is_empty(match[1], number):
        return _noun(match)
    shut = SHUT_FOR.search(number.before())
    return Found(LASTING.get(shut[1], shut[1]), "printed") if shut is not None else None


LENGTHS = frozenset(
    "age wait tenure term lifetime life time duration length stay lifespan shift week delay".split()
)


def _lasting(number: Number) -> Found | None:
    """The length that a clause tells of something (the average age of the population is 38.9 years)."""
    match = None if number.plays("before") else COPULAR.search(number.before())
    return _noun(match) if match is not None and match[1].split()[-1] in LENGTHS else None


GIVEN_IN = re.compile(
    r"\sin\s((?!q\d)[a-z]{3,})(?=[,.;]|\s(?:to|for|and|after|over|from|on|by|that|which|a|this|last|each)\b|$)"
)
"""What a sum is paid or told as (50 million euros in aid)."""
IN_NO = frozenset(
    (
        "cash total all advance return addition case part value size stock shares full exchange play turn "
        "place one late early mid"
    ).split()
)
COMES_FROM = re.compile(r"\s(?:comes?|came|will\scome|would\scome|is\sto\scome)\sfrom\b")
"""Where a sum comes from: it is a part of what pays for something."""


def _of_sum(number: Number) -> Found | None:
    """What somebody wants a sum for in court, or changes hands for it."""
    before = number.before()
    if WANTS.search(before) and LEGAL.search(number.marked.text):
        return Found("damages", "printed")
    after = number.marked.text[number.mark.at + 1 :]
    given = GIVEN_IN.match(after) if number.role is None else None
    if given is not None and not IN_NO & {given[1]}:
        return Found(given[1], "printed")
    if COMES_FROM.match(after) and not number.follows:
        return Found("funding", "printed")
    moved = MOVED.search(before) if before.endswith(" for ") else None
    if moved is not None:
        return Found("transfer_fee" if moved["player"] else "price", "printed")
    return None


def _of_rate(number: Number) -> Found | None:
    """What a percentage is a part of, or what is seen in so many."""
    text, at = number.marked.text, number.mark.at
    in_share = number.role is not None and number.role.frame == "share_of"
    shared = OF_THING.match(text, at + 1) if in_share else None
    noun = (shared[1] or shared[2]) if shared is not None else ""
    if noun and not _is_empty(noun, number):
        return Found("_".join(noun.split()), "printed")
    seen = SEEN_IN.fullmatch(number.before())
    return _noun(seen) if seen is not None else _of_firm(number)


FIRM_MOVED = re.compile(
    rf"[\s\"“]*(?:(?:and|but|while|rivals?|peer|competitor|fellow|larger|smaller)\s)*({NAME})(?:,\s[^,]*,)?\s(?:was\s|were\s|[a-z]+ly\s)?"
    r"(?:rose|fell|climbed|dropped|slipped|gained|lost|jumped|slid|sank|tumbled|soared|surged|added|shed|up|down|dipped|advanced)\s"
    r"(?:by\s|about\s|nearly\s|almost\s|as much as\s|more than\s)?$"
)
TRADED = re.compile(r"\b(?:shares|stock)\b")


def _of_firm(number: Number) -> Found | None:
    """The price of a firm's shares, which alone moves where only the firm is said to (a rival rose 2.1%)."""
    marked, place = number.marked, number.mark.at
    clauses = (start for start in (0, number.clause()[0]) if start <= place)
    moved = next((m for start in clauses if (m := FIRM_MOVED.fullmatch(marked.text, start, place))), None)
    name = marked.mark_at(moved.start(1), "name") if moved is not None else None
    firm = name is not None and isinstance(name.value, Name) and name.value.type == "organisation"
    if not firm or not TRADED.search(number.context.text, 0, number.mark.start):
        return None
    return Found("share_price", "printed", number.context.words.by_key.get("share_price"))


RIVER = re.compile(
    r"(?:\b(?:river|lake|reservoir|creek|stream|canal|tide|sea|water|floodwaters?|levels?)|\ue002)\s(?:[a-z]+ly\s|had\s|has\s)?"
    r"(?:rose|risen|fell|fallen|stood|peaked|crested|swelled|climbed|dropped)\s(?:to|at|by)\s(?:about\s|nearly\s)?$"
)
WATERS = re.compile(r"^(?:river|lake)\b|\b(?:river|lake|reservoir)$", re.I)
ABOVE_MARK = re.compile(
    r"\s(?:above|below|over|under)\s(?:the\s|its\s)?(?:[a-z]+\s)?(?:flood|high-water|mark|warning|danger|normal|level)"
)


def _of_water(number: Number) -> Found | None:
    """The level of a river or lake (rose to 7.4 metres, 1.9 metres above the flood mark)."""
    marked, at = number.marked, number.mark.at
    stood = RIVER.search(marked.text[:at])
    name = marked.mark_at(stood.start(), "name") if stood is not None else None
    water = stood is not None and (
        name is None or (isinstance(name.value, Name) and WATERS.search(name.value.text))
    )
    if water or ABOVE_MARK.match(marked.text, at + 1):
        return Found("water_level", "printed")
    return None


def _valued(number: Number) -> Found | None:
    """What a group is, what a clause changes, and what a copula gives the value of."""
    if number.plays("share"):
        predicate = PREDICATE.match(number.marked.text, number.mark.at + 1)
        if predicate is not None:
            return _noun(predicate)
    before = number.before()
    apart = SET_OFF.search(number.marked.text[: number.mark.at])
    if apart is not None and not _is_empty(apart[1], number):
        own = number.marked.mark_at(apart.end(1) - 1, "metric")
        return found_at(own) if own is not None else _noun(apart)
    risen = RISE_OF.search(before)
    if risen is not None and " " in risen[1] and not _is_empty(risen[1], number):
        return _noun(risen)
    placed = SET_TO.search(before) or CHANGED.search(before)
    if placed is not None and (" " in placed[1] or not _is_empty(placed[1], number)):
        return _noun(placed)
    match = None if number.plays("before") else COPULAR.search(before)
    return _noun(match) if match is not None and not _is_empty(match[1], number) else None


def _noun(match: re.Match[str]) -> Found:
    return Found("_".join(match[1].split()[-2:]), "printed")
