"""What is traded by itself, told by an English market report: copper, the euro, an index of shares."""

from __future__ import annotations

import re

from timeline.claims.marks import Marked, metric_of
from timeline.claims.metric import Found
from timeline.claims.number import Number
from timeline.claims.patterns import DATE, METRIC
from timeline.claims.subject import Topic

MOVES = (
    r"(?:rose|fell|gained|lost|climbed|dropped|slipped|jumped|slid|sank|tumbled|soared|surged|added|shed|dipped|eased|edged|advanced|"
    r"rallied|retreated|traded|trades?|changed\shands|settled|closed|ended|finished|stood|stands|was|were|is|are|bought|hit|"
    r"strengthened|weakened|rebounded|recovered|held|costs?|fetched|fetches)"
)
COMMODITIES = (
    r"(?:copper|gold|silver|platinum|palladium|aluminium|aluminum|nickel|zinc|tin|lead|lithium|cobalt|iron\sore|steel|uranium|oil|"
    r"crude|(?:brent|us|american)(?:\scrude)?|natural\sgas|gas|coal|wheat|corn|maize|rice|soybeans?|coffee|cocoa|sugar|cotton|rubber|"
    r"palm\soil|bitcoin|ether)"
)
CURRENCIES = (
    r"(?:euro|pound|dollar|greenback|yen|yuan|renminbi|rouble|ruble|rupee|lira|real|peso|rand|won|baht|ringgit|sterling|zloty|forint|"
    r"(?:swiss\s)?franc|(?:norwegian\s|swedish\s|danish\s)?(?:krone|krona|crown)|(?:australian|canadian|new\szealand)\sdollar)"
)
OPENS = re.compile(
    rf"[\s\"“]*(?:(?:and|but|while|yet|{DATE}|as)[,]?\s)*(?:the\s)?(?:price\sof\s)?"
    rf"(?:(?P<money>{CURRENCIES})|(?P<good>{COMMODITIES})|(?P<known>{METRIC}))(?:\s(?:futures|prices?))?\s(?:[a-z]+ly\s)?(?:{MOVES}\b|{METRIC})"
)
"""A thing that is traded and what it did, at the beginning of a clause (Copper dropped 2.2%)."""
KNOWN = ("oil_price", "gold_price")
INDEX = re.compile(r"(?:\s(?:\d{2,4}|Composite|Average|Index)|\bIndex)$")
"""How an index of shares is called."""
MARKET = re.compile(r"\b(?:shares|stocks|traders|investors)\b")


def traded(marked: Marked, start: int, end: int, text: str) -> tuple[Topic, str] | None:
    """What is traded that a clause opens with, and what its value is. text: the folded text."""
    match = OPENS.match(marked.text, start, end)
    if match is None or MARKET.search(text) is None:
        return None
    known = marked.mark_at(match.start("known"), "metric") if match["known"] else None
    if match["known"] and (known is None or metric_of(known).key not in KNOWN):
        return None
    place = (
        match.span("money")
        if match["money"]
        else match.span("known")
        if match["known"]
        else match.span("good")
    )
    noun = marked.printed(*place, text)
    key = metric_of(known).key if known is not None else "exchange_rate" if match["money"] else "price"
    return Topic(noun, noun, "printed", "common"), key


def of_traded(number: Number) -> Found | None:
    """The value of what is traded, or of an index of shares, which a clause opens with."""
    quantity, by_key = number.quantity, number.context.words.by_key
    moved = quantity.dimension == "money" or number.plays("growth", "change")
    found = traded(number.marked, *number.clause(), number.context.text) if moved else None
    if found is not None:
        return Found(found[1], "printed", by_key.get(found[1]))
    topic = number.state.topic
    indexed = topic is not None and topic.type != "common" and INDEX.search(topic.subject) is not None
    fits = quantity.unit in ("points", "percent") or (
        quantity.unit == "count" and number.plays("after", "before")
    )
    if not indexed or not fits or MARKET.search(number.context.text) is None:
        return None
    return Found("stock_index", "printed", by_key.get("stock_index"))


DAILY = frozenset({"exchange_rate", "oil_price", "gold_price", "stock_index", "yield", "points"})


def of_the_day(number: Number, found: Found) -> bool:
    """Whether a value is one of a day's trading."""
    if MARKET.search(number.context.text) is None:
        return False
    opened = traded(number.marked, *number.clause(), number.context.text) if found.key == "price" else None
    return found.key in DAILY or opened is not None
