"""English head nouns: what a number is of by the noun that it stands with (a £16.8 million refit)."""

from __future__ import annotations

import re

from timeline.claims import results
from timeline.claims.frames import Role
from timeline.claims.marks import Mark, Marked, quantity_of
from timeline.claims.metric import Found
from timeline.claims.patterns import FINITE, METRIC, NAME, QUANTITY, Owners
from timeline.claims.subject import Topic
from timeline.claims.vocabulary import Metric, Vocabulary
from timeline.model import Quantity

COST, PRICE, VOTES, VALUE, PAID = "cost", "price", "vote_share", "market_value", "payment"
LAYOFFS = "layoffs"
AGAINST, VOTE = re.compile(r"\bby\s\ue000\sto\s\ue000"), 8
"""A vote for and against (approved it by 61% to 39%)."""
DETERMINED = re.compile(
    r"\b(?:an?|the|its|their|this|another)\s(?:(?:new|planned|proposed|further|big|huge|recent|[a-z]+ly)\s)*$"
)
ATTRIBUTE = re.compile(
    rf"^[\s-]((?:(?!(?:{FINITE}|of|in|at|on|for|to|from|by|with|that|which|who|and|or|but|over|a|per|during|within|"
    r"after|before|since|last|this|next|each|every|more|less|so|instead|when|as)\b)"
    r"[a-z][a-z'-]*\s?){1,4})"
)
"""The noun phrase that a sum stands before (a £16.8 million refit)."""
COSTING = re.compile(
    r"\b(?:an?|the|its|their|this)\s((?:[a-z][a-z-]*\s){1,3})(?:that|which)\s(?:has\s|had\s|will\s|would\s)?$"
)
PER_UNIT = re.compile(
    r"^\s(?:for\s)?(?:an?|per|each|the)\s(?:kilogram|kilo|kg|tonne|ton|litre|liter|barrel|ounce|pound|bushel|bale|hectare|acre|watt|kilowatt|gram|metre|meter|kilometre|kilometer|gallon|bottle|pint|loaf|"
    r"square\s(?:metre|meter|foot)|kilowatt-hour|megawatt-hour|night|ticket|seat|head|dozen|box|unit|copy|ride|mile)\b"
)
BALLOT = re.compile(
    r"\b(?:vot|ballot|approv|reject|pass|back|adopt|carried|defeat|endors|support|ratif|accept)"
)
WORTH = re.compile(
    rf"(?:^|(?<=\s))(?!(?:is|was|are|were|be|been|being|now|still|company|group|firm)\b)((?:[a-z-]+\s)?(?:[a-z][a-z-]+|{METRIC}))\s{METRIC}\s"
    r"(?:(?:a|combined|total|of|about|around|nearly|almost|some|up|to|more|than|at|least|roughly|another)\s)*$"
)
"""A thing that a sum is the worth of (contracts worth a combined $2.6 billion)."""
NOT_WORTH = frozenset(
    "is was are were be been being now still already company group firm it them they which that".split()
)
OF_NUMBER = re.compile(
    r"\b(?:an?|the|its|their|his|her|with|on|and|promis(?:ed|es)|had|has|have|saw|sees?|made|makes?|paid|"
    r"[a-z]{2,}(?:ed|ing))\s((?:[a-z][a-z'-]*\s){0,2}[a-z][a-z'-]*)\sof\s"
    r"(?:(?:about|around|nearly|almost|some|just|only|up to|more than|over|between|at least)\s)?$"
)


NUMBER_OF = re.compile(
    rf"\b(?:number|total|count|tally)\sof\s(?:the\s|its\s|those\s)?((?:[a-z-]+\s){{0,3}}?(?:[a-z-]{{3,}}|{METRIC}))"
    r"(?:\s(?:(?:out\s)?of|without|in|on|with|at|from|who|that)\s[a-z \ue002-]{1,30}?|"
    rf"\s(?:it|they|he|she)\s(?:[a-z]+|{METRIC}))?\s"
    r"(?:has\s|had\s)?(?:rose|risen|fell|fallen|grew|grown|increased|decreased|climbed|dropped|jumped|slipped|declined|was|is|"
    r"stood|stands|reached|passed|topped|exceeded|doubled|went|came|hit|from|to|by)\b(?:\s(?:[a-z]+\s)?[a-z]+,\sby\s)?[^,;]*$"
)
BY = re.compile(r"\sby\s")
"""What a number is told to be that of (the number of people out of work increased by …)."""


def _numbered(marked: Marked, start: int, mark: Mark) -> Found | None:
    """The noun whose number a clause tells, or the metric that it is."""
    start = marked.clause_span(marked.clause_of(mark.at) - 1)[0] if BY.match(marked.text, start) else start
    match = NUMBER_OF.search(marked.text, start, mark.at)
    if match is None:
        return None
    own = marked.mark_at(match.end(1) - 1, "metric")
    if own is not None and isinstance(own.value, Metric):
        return Found(own.value.key, "printed", own.value, own) if own.value.dimension == "count" else None
    return Found("_".join(match[1].split()[-2:]), "printed")


RANGE = re.compile(r"\brange\s(?:of|is)\s(?:about\s|around\s|up\sto\s|nearly\s|over\s)?$")
CHARGE = re.compile(r"\b(?:re)?charg(?:e|es|ed|ing)\b[^,;]*\sin\s(?:about\s|just\s|only\s|under\s)?$")
OF_WHICH = re.compile(
    rf"([a-z-]{{3,}}s|{METRIC}),\sof\s(?:which|whom)\sthere\s(?:are|were|is|was)\s(?:now\s|about\s|some\s)*$"
)
"""What is counted in passing (Dealers, of which there are 640, …)."""


def head_metric(marked: Marked, mark: Mark, role: Role | None, words: Vocabulary) -> Found | None:
    """The metric that the noun beside an English number makes it one of, before any word of the clause."""
    quantity = quantity_of(mark)
    owners = words.owners
    if owners is None:
        return None
    start, end = marked.clause_around(mark.at)
    before, after = marked.text[start : mark.at], marked.text[mark.at + 1 : end]
    counts = quantity.dimension in ("count", "people") or (role is not None and role.role == "growth")
    numbered = _numbered(marked, start, mark) if counts else None
    if numbered is not None:
        return numbered
    if quantity.dimension == "length" and RANGE.search(before):
        return _known("driving_range", words)
    if quantity.dimension == "time" and CHARGE.search(before):
        return _known("charging_time", words)
    if quantity.dimension == "count":
        return _of_count(marked, mark, before, after, words)
    if quantity.unit == "ratio" and OF_MARKET.match(after):
        return _known(MARKET_SHARE, words)
    if quantity.dimension == "percent" and (share := _of_percent(marked, mark, before, after, words)):
        return share
    if quantity.dimension == "money" and (amount := _of_money(marked, mark, start, end, words, owners)):
        return amount
    plain = (role is None or role.role in ("part", "total")) and quantity.dimension not in ("rank", "ordinal")
    noun = OF_NUMBER.search(before) if plain else None
    if noun is None or owners.of("relational") & set(noun[1].split()):
        return None
    words_ = re.split(r"\b(?:in|on|for|with|at|by)\s", noun[1])[-1].split()
    return Found("_".join([w for w in words_ if w not in ARTICLES][-2:]), "printed")


def _of_count(marked: Marked, mark: Mark, before: str, after: str, words: Vocabulary) -> Found | None:
    """What a count is of: the noun that a clause counts in passing, what is held, cut or counted."""
    if listed := OF_WHICH.search(marked.text, 0, mark.at):
        own = marked.mark_at(listed.end(1) - 1, "metric")
        if own is None:
            return Found(listed[1], "printed")
        if isinstance(own.value, Metric) and own.value.dimension == "count":
            return Found(own.value.key, "printed", own.value, own)
    quantity = quantity_of(mark)
    cut = _held(before, quantity, after) or _cut_jobs(before, quantity, after, words)
    return cut or _counted(quantity, after, words)


def _of_percent(marked: Marked, mark: Mark, before: str, after: str, words: Vocabulary) -> Found | None:
    """What a rate is of: an answer to a poll, a market, the votes, a stake."""
    if re.search(r"\b(?:re)?charged?\s(?:up\s)?to\s$", before):
        return Found("charge", "printed")
    polled = answered(marked.text, mark.at)
    if polled is not None:
        return Found(polled, "printed")
    if OF_MARKET.match(after) or SHARE_OF_MARKET.search(before):
        return _known(MARKET_SHARE, words)
    lent = any(isinstance(m.value, Metric) and m.value.key in LENT for m in marked.of("metric", 0, mark.at))
    if lent and AT_RATE.search(before):
        return _known("interest_rate", words)
    if _voted(marked, mark):
        return _known(VOTES, words)
    return _known(SHAREHOLDING, words) if STAKE.match(after) and TRADED.search(before) else None


AT_RATE = re.compile(r"(?:^|[\s,])at\s(?:about\s|just\s|only\s)?$")
LENT = frozenset({"funding", "funds_raised", "loans", "debt", "bond_issue", "mortgages"})


def _voted(marked: Marked, mark: Mark) -> bool:
    """Whether a percentage is set against another in a sentence on a vote."""
    ballot = BALLOT.search(marked.text) or any(
        isinstance(m.value, Metric) and m.value.key in (VOTES, "votes") for m in marked.marks
    )
    low = max(0, mark.at - VOTE)
    against = AGAINST.search(marked.text, low, mark.at + VOTE) if ballot else None
    sides = marked.of("quantity", against.start(), against.end()) if against is not None else []
    return bool(sides) and all(quantity_of(m).unit == "percent" for m in sides)


def _of_money(
    marked: Marked, mark: Mark, start: int, end: int, words: Vocabulary, owners: Owners
) -> Found | None:
    """What a sum is: written off, determined, worth, a result, spent, a price or the sum of a deal."""
    before, after = marked.text[start : mark.at], marked.text[mark.at + 1 : end]
    value = quantity_of(mark).value or 0
    if dealt := results.dealt(marked, before, mark, words):
        return dealt
    if WROTE.search(before) and OFF.match(after):
        return _known(WRITTEN_OFF, words)
    if DETERMINED.search(before):
        return _attribute(after, words, owners)
    found = _worth(marked, start, mark) or results.result(marked, before, mark, words) or _spent_on(before)
    if found is not None:
        return found
    if SALE_AT.search(before) and value < MILLION:
        return _known(PRICE, words)
    if FOR_SUM.search(before) and _sold(marked, start, mark):
        dear = value >= MILLION and not _counted_sale(marked, start, mark)
        return _known(DEAL if dear else PRICE, words)
    return _known("target_price", words) if value < LOW and PRICE_TARGET.search(before) else None


SPENT = re.compile(
    r"(?:^|\band\s|\bbut\s|\bwhile\s)[\s\"“]*(?:the\s|its\s|their\s)?((?!and\s|but\s|while\s)(?:[a-z][a-z-]*\s)?[a-z][a-z-]{2,})\s"
    r"(?:took|takes|swallowed|swallows|absorbed|absorbs|consumed|ate\sup|eats\sup)\s"
    r"(?:up\s)?(?:about\s|around\s|nearly\s|another\s|a\sfurther\s|just\sover\s)?$"
)
"""What takes a sum (and fuel took £21.7m)."""
NO_SPENDER = frozenset(
    "they that which who she company group firm business deal sale bank it this also then".split()
)


PRICE_TARGET = re.compile(
    r"\btarget\s(?:price\s)?(?:of|(?:for|on)\s(?:the\s|its\s)?(?:shares?|stock|\ue001|\ue002)\s(?:at|to|of))\s(?:about\s)?$"
)
LOW = 1000
"""What a target of less is one of a share's price."""


def _spent_on(before: str) -> Found | None:
    """The cost that a clause tells by what took the sum."""
    match = SPENT.search(before)
    if match is None or NO_SPENDER & set(match[1].split()):
        return None
    return Found("_".join([*match[1].split(), COST]), "printed")


HOLDS = re.compile(
    r"\b(?:holds?|seats?|accommodates?|can\s(?:take|carry|hold|seat))\s(?:about\s|up\sto\s|nearly\s|some\s)?$"
)
HELD = frozenset(
    "people spectators passengers visitors guests fans count viewers concertgoers students prisoners".split()
)
SURVEYED = re.compile(r"\b(?:survey|poll|sample)\sof\s(?:more\sthan\s|about\s|nearly\s|some\s)?$")
COUNTS_NOUN = re.compile(r"\s(?!a\b|and\b|or\b|in\b|at\b|on\b|for\b|when\b|but\b|people\b)[a-z]")
SHARE_OF_MARKET = re.compile(
    rf"\bshare\sof\s(?:the|its|that|this|a)\s(?:(?:{NAME}|[a-z-]+)\s){{0,3}}(?:market\b|sales\b|{METRIC})[^,;]*$"
)
"""What a rate is of behind it (its share of the European market has slid from 9.1% to …)."""
OF_MARKET = re.compile(rf"\sof\s(?:the|its|that|this)\s(?:(?:{NAME}|[a-z-]+)\s){{0,3}}market\b")
ROOM = 100
"""What a thing has room for at least, where nothing says of whom (which holds 22,300)."""
MARKET_SHARE, WRITTEN_OFF = "market_share", "impairment"
WROTE, OFF = (
    re.compile(r"\b(?:wrote|writes|writing|write)\s(?:about\s)?$"),
    re.compile(rf"\s(?:off|down)\b|\s{METRIC}\sof\b"),
)


POLLED = re.compile(r"\b(?:survey|poll|polled|surveyed|asked|respondents|questioned)\b")
ANSWER = re.compile(
    r"\s(?:of\s(?:them|those|respondents|\ue001)\s)?(?:had\s|would\s|now\s)?"
    r"(supported|support|opposed|oppose|backed|favou?red|wanted|trusted|approved|agreed|disagreed|rejected|believed|feared)\b"
)


def answered(text: str, at: int) -> str | None:
    """What so many of those who were asked answered (54% supported the project)."""
    match = ANSWER.match(text, at + 1)
    return match[1] if match is not None and POLLED.search(text) else None


def _held(before: str, quantity: Quantity, after: str) -> Found | None:
    """How many a thing has room for (will hold 41,500 spectators), or how many were asked."""
    if SURVEYED.search(before):
        return Found("respondents", "printed")
    bare = quantity.unit == "count" and COUNTS_NOUN.match(after) is None and (quantity.value or 0) >= ROOM
    if HOLDS.search(before) and quantity.unit in HELD and (quantity.unit != "count" or bare):
        return Found("capacity", "printed")
    return None


ARTICLES = ("a", "an", "the", "its", "their", "his", "her")
WHICH_COST = re.compile(r"\b(?:which|that)\s(?:has\s|had\s|will\s|would\s)?$")


def once(marked: Marked, found: Found, topic: Topic | None) -> bool:
    """Whether a cost is that of one thing: it is of no time that the text goes on with."""
    if found.key != COST:
        return False
    thing = topic is not None and topic.type in ("place", "work")
    told = found.mark is not None and WHICH_COST.search(marked.text[: found.mark.at])
    return thing or found.part is not None or bool(told)


def _worth(marked: Marked, start: int, mark: Mark) -> Found | None:
    """What a sum is worth of: the noun before "worth"."""
    match = WORTH.search(marked.text, start, mark.at)
    value = marked.mark_at(match.end(1) + 1) if match else None
    if match is None or value is None or not isinstance(value.value, Metric) or value.value.key != VALUE:
        return None
    if NOT_WORTH & set(match[1].split()):
        return None
    own = marked.mark_at(match.end(1) - 1, "metric")
    if own is not None and isinstance(own.value, Metric) and own.value.type == "price":
        return _paid_before(marked, start, own.at)
    if own is not None and isinstance(own.value, Metric):
        return Found(own.value.key, "printed", own.value, own)
    return Found("_".join(match[1].split()), "printed")


CUTTING = re.compile(
    r"\b(?:cut|cuts|cutting|axe|axes|axed|shed|sheds|shedding|lose|loses|eliminate|eliminates|slash|slashed|scrap|scraps|lay\soff|"
    r"make\sredundant)\s(?:about\s|around\s|nearly\s|some\s|another\s|up\sto\s|a\sfurther\s|more\sthan\s|[^,;]{0,40}\sand\s)?$"
)
LOSS_OF = re.compile(rf"(?:\bloss|the\s{METRIC})\sof\s(?:about\s|up\sto\s|some\s)?$")
JOBS = re.compile(
    rf"\s(?:of\s(?:its|their|the)?\s?(?:[a-z]+['’]s\s)?{QUANTITY}\s)?(?:(?:jobs?|posts?|positions|workers|staff|employees|people)\b|{METRIC})"
)
WORKERS = ("jobs", "posts", "positions", "staff", "workers", "employees")


def _cut_jobs(before: str, quantity: Quantity, after: str, words: Vocabulary) -> Found | None:
    """Jobs that somebody cuts, be it of so many (cut 1,400 of 9,800 jobs)."""
    if (CUTTING.search(before) is None and LOSS_OF.search(before) is None) or JOBS.match(after) is None:
        return None
    return _known(LAYOFFS, words) if quantity.unit in (*WORKERS, "count") else None


STAKE = re.compile(rf"\sof\s(?:its\s|the\s|their\s)?{NAME}")
TRADED = re.compile(
    rf"(?:{METRIC}|\b(?:sold|bought|buys?|sells?|selling|acquired?|took|taken|owns?|owned))\s(?:another\s|about\s|a\sfurther\s)?$"
)
SHAREHOLDING = "shareholding"
FOR_SUM = re.compile(r"\sfor\s(?:about\s|around\s|nearly\s|some\s|up\sto\s|a\stotal\sof\s)?$")
SALE_AT = re.compile(
    r"\b(?:on\ssale|launch(?:ed|es)?|unveiled|priced|retails?|sells?|available|in\sshops|starts?|start|begins?)\b[^,;\ue000\ue001]{0,40}\s(?:at|for|from)\s$"
)
"""What is offered at a sum (would go on sale on September 18 at $329)."""
SOLD = "sales_volume"
DEAL, MILLION = "deal_value", 1000000


def _sold(marked: Marked, start: int, mark: Mark) -> bool:
    """Whether a clause tells that something is sold, for the sum at a mark."""
    told = [m for m in marked.of("metric", start, mark.at) if isinstance(m.value, Metric)]
    last = told[-1].value if told else None
    return isinstance(last, Metric) and (last.only == {"money"} or last.key == SOLD)


def _counted_sale(marked: Marked, start: int, mark: Mark) -> bool:
    """Whether what is sold is told by a verb that tells counts too: the sum is then its price."""
    told = [m.value for m in marked.of("metric", start, mark.at) if isinstance(m.value, Metric)]
    return bool(told) and told[-1].key == SOLD


def _paid_before(marked: Marked, start: int, end: int) -> Found | None:
    """The last metric of money between two places (to buy back shares worth $2m)."""
    for mark in reversed(marked.of("metric", start, end)):
        if isinstance(mark.value, Metric) and mark.value.dimension == "money":
            return Found(mark.value.key, "printed", mark.value, mark)
    return None


CHARGED = re.compile(r"\s(?:at|for)\s(?:just\s|only\s|about\s)?$")
FOR_TIME = re.compile(r"\s(?:an?|per|each|every)\s(?:month|week|year|day|hour|night)\b|\s\ue003")
DEAR = 10000
"""What no more than something is offered at for a stretch of time (a paywall at $5.99 a month)."""


def price_per(marked: Marked, mark: Mark, words: Vocabulary) -> Found | None:
    """A sum for a measure of something is its price (31p a kilogram)."""
    quantity = quantity_of(mark)
    after = marked.text[mark.at + 1 :]
    charged = (
        CHARGED.search(marked.text[: mark.at]) and (quantity.value or 0) < DEAR and FOR_TIME.match(after)
    )
    priced = quantity.dimension == "money" and (PER_UNIT.match(after) or charged)
    return _known(PRICE, words) if priced else None


def _known(key: str, words: Vocabulary, part: str | None = None) -> Found | None:
    metric = words.by_key.get(key)
    return Found(key, "printed", metric, part=part) if metric is not None else None


def _counted(quantity: Quantity, after: str, words: Vocabulary) -> Found | None:
    """The noun that ends a phrase whose first word is a metric of its own (421 member farms)."""
    unit = quantity.unit
    if not re.match(rf"^\s(?:[a-z-]+\s)?{METRIC}\s{re.escape(unit)}\b", after):
        return None
    known = words.metrics.entries.get(unit)
    return Found(known.key, "printed", known) if known is not None else Found(unit, "printed")


def _attribute(after: str, words: Vocabulary, owners: Owners) -> Found | None:
    """The cost, or the price, of the thing whose noun phrase a sum opens."""
    match = ATTRIBUTE.match(after)
    if match is None or after[match.end() : match.end() + 1] == METRIC:
        return None
    noun = match[1].split()
    if noun[-1] in owners.of("sum"):
        return Found("_".join(noun[-2:]), "printed")
    if noun[-1] in owners.of("no_cost"):
        return None
    if noun[-1].removesuffix("s") in owners.of("priced"):
        return _known(PRICE, words)
    return _known(COST, words, part_of(noun, owners))


def part_of(noun: list[str], owners: Owners) -> str | None:
    """What a cost is of, by its noun phrase; a noun that names no one thing says nothing by itself."""
    plain = len(noun) == 1 and noun[0] in owners.of("plain")
    return None if not noun or plain else " ".join(noun[-2:])


def cost_of(marked: Marked, found: Found, words: Vocabulary) -> str | None:
    """What a cost is of that a relative clause tells (a refit that cost £18.6 million)."""
    if found.mark is None or found.key != COST or words.owners is None:
        return None
    match = COSTING.search(marked.text[: found.mark.at])
    return part_of(match[1].split() if match else [], words.owners)
