"""What an English sum is of by what somebody does with it: made before tax, put into it, added to costs."""

from __future__ import annotations

import re

from timeline.claims.marks import Mark, Marked, metric_of, quantity_of
from timeline.claims.metric import Found, found_at
from timeline.claims.patterns import DATE, METRIC, NAME
from timeline.claims.vocabulary import Metric, Vocabulary

BEFORE_TAX = re.compile(r"\sbefore\stax\b")
MADE = re.compile(
    r"\b(?:made|makes?|making|earned|earns?|lost|loses?|losing)\s(?:about\s|only\s|just\s|nearly\s|around\s)?$"
)
PROFIT = re.compile(
    rf"[\s\"“]*(?:and\s|but\s|while\s|{DATE}\s)?(?:the\s(?:company|group|firm|division|business|unit|arm|bank|airline|club)|it|{NAME})\s(?:[a-z]+ly\s)?"
    r"made\s(?:about\s|only\s|just\s|nearly\s|around\s)?"
)
PLAIN_END = re.compile(rf"\s?(?:[,.;]|$|(?:in|last)\s|{DATE})")
"""What a firm made where nothing says of what (the division made only £6.2m)."""
PUT = re.compile(
    r"\b(?:puts?|putting|pump(?:s|ed)?|pour(?:s|ed)?|plough(?:s|ed)?|inject(?:s|ed)?|sank|"
    r"sinks?)\s(?:another\s|about\s|up to\s|a further\s)?$"
)
INTO = re.compile(r"\sinto\s")
GETS = re.compile(
    rf"\b(?:shareholders|investors|owners)\s(?:of\s(?:the\s)?{NAME}\s)?(?:will\s|would\s|are "
    rf"to\s)?(?:get|receive)\s$"
)
A_SHARE = re.compile(r"\s(?:a|per)\s(?:share\b|\ue001)")


def result(marked: Marked, before: str, mark: Mark, words: Vocabulary) -> Found | None:
    """What a firm makes before tax, puts into something, pays for each share, or has added to it.

    before: the words of the clause before the sum.
    """
    after = marked.text[mark.at + 1 : marked.clause_around(mark.at)[1]]
    if PROFIT.fullmatch(before) and PLAIN_END.match(after):
        return _known("net_profit", words)
    if not before.strip(' "“') and BEFORE_TAX.match(after):
        return _known("pretax_profit", words)
    made = MADE.search(before) if BEFORE_TAX.match(after) else None
    if made is not None:
        return _known("pretax_loss" if made[0].startswith("los") else "pretax_profit", words)
    if PUT.search(before) and INTO.match(after):
        return _known("investment", words)
    if GETS.search(before) and A_SHARE.match(after) and not after.count("each"):
        return _known("dividend", words)
    return _added_to(marked, before, mark)


def _known(key: str, words: Vocabulary) -> Found | None:
    metric = words.by_key.get(key)
    return Found(key, "printed", metric) if metric is not None else None


ADDS = re.compile(
    r"\b(?:adds?|added|adding|knock(?:s|ed)?|shave[sd]?|take|took|takes)\s(?:about\s|around\s|another\s|"
    r"nearly\s|up to\s)?$"
)
TO_WHAT = re.compile(
    rf"\s(?:to|off|from)\s(?:(?:the|its|their|his|her)\s|(?:the\s)?(?:{NAME}|[a-z]+)['’]s?\s)?((?:[a-z-]+\s)?(?:{METRIC}|[a-z]{{4,}}))"
)


def _added_to(marked: Marked, before: str, mark: Mark) -> Found | None:
    """What a sum is added to, or taken from (will add £11m to its costs)."""
    match = TO_WHAT.match(marked.text, mark.at + 1) if ADDS.search(before) else None
    if match is None:
        return None
    own = marked.mark_at(match.end(1) - 1, "metric")
    if own is None or not isinstance(own.value, Metric) or own.value.dimension != "money":
        return None
    return Found(own.value.key, "printed", own.value, own)


PAYS = re.compile(
    rf"(?:\bpa(?:id|ys?|ying)|{METRIC})\s(?:about\s|around\s|nearly\s|some\s|up\sto\s|only\s)?$"
)
FOR_FIRM = re.compile(
    rf"\sfor\s(?:(?:the\s)?{NAME}(?!['’]s)(?=\s?[.,;]|\s(?:in|last|and|when|but)\b|$)|(?:the|its|his|her)\s(?:(?:rest|whole|remainder)\sof\s|whole\s|entire\s)?"
    r"(?:company|firm|business|group|chain|brand|maker|division|unit|start-up|startup)\b|an?\s(?:[a-z-]+\s)?(?:stake|majority)\b)"
)
"""What a sum is paid for where it is that of a deal (paid $3.6bn for the firm)."""
OFFERS = re.compile(r"\b(?:offer(?:s|ed|ing)?|bid(?:s|ding)?)\s(?:about\s|up\sto\s)?$")
CLOSE_APPOSED = re.compile(
    rf"(?:\b(?:close|price)|{METRIC})\s(?:on\s|of\s|at\s)?(?:the\s)?{DATE},\s(?:of\s)?$"
)
"""A price that is set behind the day of which it is (to the close on Friday, 464p)."""
TAKINGS = re.compile(
    rf"(?:\b(?:we|restaurants?|pubs?|bars?|cinemas?|theatres?|hotels?|caf[eé]s?|tills?|film|shows?|stalls?|traders|retailers|machines)\b|{METRIC})"
    rf"\s(?:[a-z{NAME}'’]+\s){{0,5}}?(?:took|takes?|taken)\s(?:in\s)?(?:about\s|nearly\s|just\s|only\s|some\s)?$"
)
"""Whose takings a sum is (shops in the old town took £4m)."""
LOW = 1000
"""What a price of a share is less than."""


SPENDS = re.compile(
    rf"(?:\bspen[dt]s?|\bspending|{METRIC})\s(?:about\s|up\sto\s|another\s|nearly\s|a\sfurther\s)?$"
)
SPENT_ON = re.compile(rf"\son\s(?:(?:the|its|a|an)\s)?(?={METRIC})")
"""What a sum is spent on, where that is a sum of its own (spend £50m on buying back shares)."""


def dealt(marked: Marked, before: str, mark: Mark, words: Vocabulary) -> Found | None:
    """What is paid for a firm, offered for its shares or set behind a day's close, and what shops take."""
    after = marked.text[mark.at + 1 : marked.clause_around(mark.at)[1]]
    spent = SPENT_ON.match(after) if SPENDS.search(before) else None
    thing = marked.mark_at(mark.at + 1 + spent.end(), "metric") if spent is not None else None
    if thing is not None and metric_of(thing).dimension in ("money", "any"):
        return found_at(thing)
    if (PAYS.search(before) or OFFERS.search(before)) and FOR_FIRM.match(after):
        return _known("deal_value", words)
    if OFFERS.search(before) and A_SHARE.match(after):
        return _known("offer_price", words)
    if (quantity_of(mark).value or 0) < LOW and CLOSE_APPOSED.search(marked.text, 0, mark.at):
        return _known("share_price", words)
    return _known("revenue", words) if TAKINGS.search(before) else None
