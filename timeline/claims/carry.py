"""The metric of a number that prints none beside it: the one that the text goes on with."""

from __future__ import annotations

import re
from dataclasses import replace

from timeline.claims import opened, scope
from timeline.claims.frames import RELATIVE
from timeline.claims.marks import quantity_of
from timeline.claims.metric import Found, accepts
from timeline.claims.number import Number
from timeline.claims.patterns import DATE, METRIC, QUANTITY
from timeline.claims.phrases import NUMBER_IS

COMMON = frozenset(["people", "count", "times", "cases", "companies", "units", "users", "points", ""])
"""Units that so many things are counted in that they do not tell what is counted."""
FORECAST = re.compile(
    r"[\s\"“]*(?:and\s|but\s)?(?:the|its|their|his|her)\s(?:[a-z-]+\s){0,2}?(?:forecast|guidance|outlook|target|estimate)s?\s"
)
"""What opens a statement of what is expected, of whatever the article is about."""
OF_THEM_BEFORE = re.compile(r"\bof\s(?:them|these|those|whom|which)(?:\swho\s[a-z ]{2,24})?,?\s$")
OF_THEM = re.compile(r"^\sof\s(?:them|these|those)\b")
WITH_SO_MANY = re.compile(r"\b(?:with|to|by|against|from|and|or)\s(?:(?:about|nearly|some|only|just)\s)?$")
SOME_IN = re.compile(r"(?:[a-z]+|\d+)\sin\s(?:[a-z]+|\d+)$", re.I)
GOING_ON = re.compile(
    rf"\s(?:more|fewer|others|extra|additional)\b(?!\s(?:than\s{QUANTITY}|[a-z]{{3,}}s\b|{METRIC}))|"
    rf"\s(?:in|by|at|during|for)\s(?:the\s|all of\s)?{DATE}|\s?[,.;]|$"
)
"""What follows a bare count that tells the same of another time or place (which would need 153,000 in
May).
"""
RANKED_WITH = re.compile(
    rf"\b(?:came|was|were|is|are|ranked|finished|placed)\s(?:a\s)?{QUANTITY},?\s(?:with|on|at)\s$"
)
"""What tells a count of the next in a ranking (came second with 96,000)."""
SET_AGAINST = re.compile(r"(?:低于|高于|少于|多于|短于|长于|超过|快于|慢于|不及)[^，。；]{0,12}的$")
"""What sets a length against the one before it (…73小时，远低于合同约定的300小时)."""
MEASURES = frozenset({"power", "energy", "mass", "volume", "area", "length", "speed", "temperature", "data"})
"""Dimensions of what a thing has, so that a noun once counted in one is not told in another."""


def forecast(number: Number) -> Found | None:
    """The first sum that the article told of, for a statement of what is expected of it."""
    state, text = number.state, number.marked.text
    if number.quantity.dimension != "money" or state.lead is None:
        return None
    opens = FORECAST.match(text, max(0, state.last_at + 1)) or FORECAST.match(text, number.clause()[0])
    return replace(state.lead, how="context") if opens else None


def again(number: Number) -> Found | None:
    """What was counted last, for a bare count that goes on with it (1,520 of them)."""
    tally, text, at = number.state.tally, number.marked.text, number.mark.at
    before = text[:at]
    if number.quantity.unit == "percent" and _of_rate(number, before):
        return number.state.rate
    known, last = number.state.metric, number.state.last
    if (
        known is not None
        and last is not None
        and last.quantity.unit == number.quantity.unit
        and IT_WAS.fullmatch(before)
    ):
        return replace(known, how="context")
    taken = _taken_up(number, before)
    if taken is not None:
        return replace(taken, how="context")
    if tally is None or number.quantity.unit != "count":
        return None
    if OF_THEM.match(text[at + 1 :]) or OF_THEM_BEFORE.search(before):
        return replace(tally, how="context")
    if RANKED_WITH.search(before):
        return replace(tally, how="context")
    goes_on = number.follows and (
        number.plays("change") or WITH_SO_MANY.search(before) or GOING_ON.match(text, at + 1)
    )
    return tally if goes_on or NUMBER_IS.search(before) else None


IT_WAS = re.compile(
    rf"[\s\"“]*(?:and\s|but\s)?(?:(?:in|by|at)\s)?(?:{DATE},?\s)?(?:and\s)?(?:it|that)\s(?:was|is|had\sbeen|used\sto\sbe|would\sbe|would\shave\sbeen)\s"
    r"(?:about\s|only\s|just\s|still\s|nearly\s)?"
)
"""What tells what the sentence before told, of another time (In 2021 it was £3.20)."""
OTHERS_DID = re.compile(r"\s(?:left|came|went|died|moved|stayed|returned|were|had|[a-z]{3,}ed)\b")
OPENS_CLAUSE = re.compile(r"[\s\"“]*(?:and\s|but\s|while\s)?(?:about\s|only\s|some\s|another\s|nearly\s)?")
"""What tells a count of the same of whom something else is told (24,600 people came, while 20,100 left)."""
FOUND = re.compile(
    r"\b(?:f[io]und|finds|counted|recorded|listed|seen|reported|identified|mapped|had)\s(?:only\s|just\s|about\s)?$"
)
"""What goes on with the count of the sentence before (Earlier surveys had found 960)."""
NUMBER_WORD = re.compile(r"\b(?:number|figure|total|count|tally)\s[a-z ]*$")
BARE_SHARE = re.compile(
    r"\s(?!of\b|more\b|less\b|fewer\b|higher\b|lower\b|up\b|down\b|above\b|below\b)[a-z]+(?:ed|ve|id|ke|me|y|t)\s"
)
"""What people did of whom a share without a noun is (four in ten joined for a single author)."""


FELL = re.compile(
    r"\b(?:fell|rose|dropped|climbed|grew|slipped|increased|declined|decreased|"
    r"jumped)\b[^,;]*,\sto\s$"
)
"""A change whose new value stands apart (fell for a thirteenth month, to 736,000)."""
TEAM_OF = re.compile(
    r"\b(?:a|the|its|his|her|their)\s(?:[a-z-]+\s)?(group|team|crew|staff|panel|jury|squad|class|workforce)\sof\s(?:about\s|some\s|just\s)?$"
)
TEAM_ENDS = re.compile(r"\s?[,.;]|$|\s(?:who|that|in|at|from|has|had|is|was)\b")
"""What a bare number of people makes up (who leads the group of 14)."""
RATE_IS = re.compile(
    r"\b(?:the|that|this|its|their)\s(?:rate|share|proportion|percentage|figure)\s(?:is|was|stood at|"
    r"stands at|has risen to|has fallen to|rose to|"
    r"fell to|reached|had been)\s(?:now\s|still\s|about\s|around\s|nearly\s|only\s|just\s)*$"
)
"""What goes on with the rate that the text told last (in the South West the rate is 3.1%)."""


def _of_rate(number: Number, before: str) -> bool:
    """Whether a percentage is that of the rate told last."""
    return number.state.rate is not None and RATE_IS.search(before) is not None


def _taken_up(number: Number, before: str) -> Found | None:
    """What a sentence before opened with, or its metric, for a count that only takes it up."""
    state, quantity = number.state, number.quantity
    if quantity.unit == "ratio" and number.role is None and SOME_IN.match(quantity.text):
        some = state.opener or state.tally
        return some if BARE_SHARE.match(number.marked.text, number.mark.at + 1) else None
    if quantity.unit != "count":
        return None
    if OF_THEM.match(number.marked.text[number.mark.at + 1 :]) or OF_THEM_BEFORE.search(before):
        return (state.opener or state.before) if state.tally is None else None
    if (
        state.tally is not None
        and number.follows
        and OTHERS_DID.match(number.marked.text, number.mark.at + 1)
    ):
        return state.tally if OPENS_CLAUSE.fullmatch(number.before()) else None
    if (
        state.tally is not None
        and FOUND.search(before)
        and GOING_ON.match(number.marked.text, number.mark.at + 1)
    ):
        return state.tally
    moved = number.role is None or number.plays("after")
    if moved and not number.follows and number.before().strip() == "to" and FELL.search(before):
        return opened.opener(number.marked)
    team = TEAM_OF.search(before)
    if team is not None and TEAM_ENDS.match(number.marked.text, number.mark.at + 1):
        return Found(team[1], "printed")
    if not opened.takes_up(before):
        return None
    metric = state.metric.metric if state.metric is not None else None
    counts = metric is not None and metric.dimension == "count" and accepts(metric, quantity)
    told = (
        (state.tally, state.opener)
        if number.follows or NUMBER_WORD.search(before)
        else (state.opener, state.tally)
    )
    return told[0] or told[1] or (state.metric if counts else None)


def listed(number: Number) -> Found | None:
    """The whole whose parts are listed, for a part that is a plain noun (其中给付3亿元、自费项目1亿元)."""
    state, last = number.state, number.state.last
    if state.whole is None or not number.follows or last is None:
        return None
    same = last.quantity.unit == number.quantity.unit
    in_list = same and scope.listed_noun(number.marked, state.last_at, number.mark.at)
    return replace(state.whole[0], how="context") if in_list else None


def kept(number: Number) -> Found | None:
    """The metric that the text goes on with: of the same sentence, of the last number of the same unit,
    or of the last.
    """
    dimension = number.quantity.dimension
    if dimension in ("rank", "ordinal"):
        return None
    if dimension in ("time", "age"):
        return _kept_length(number)
    beside = _of_level(number)
    if beside is not None:
        return beside
    fits = _fits(number)
    return _of_sentence(number, fits) or _of_unit(number) or _of_text(number, fits)


GROWTH_TO = ("growth_to", "growth_to_from")


def _of_level(number: Number) -> Found | None:
    """What a rate is of that goes on to a plain count: what was counted last (slipped 3% to 121,000)."""
    role, marked, tally = number.role, number.marked, number.state.tally
    if tally is None or role is None or role.frame not in GROWTH_TO or not number.plays("growth"):
        return None
    after = next(iter(marked.of("quantity", number.mark.at + 1, role.end)), None)
    counted = after is not None and quantity_of(after).unit == "count" and number.language == "en"
    return replace(tally, how="context") if counted else None


TOOK = re.compile(r"\b(?:took|taken|takes?|lasted|lasts?)\s(?:about\s|only\s|just\s|nearly\s)?$")
"""What tells another length of what was told to last so long (its forerunner had taken 112 days)."""


def _kept_length(number: Number) -> Found | None:
    """The metric of a length of time: the one last told in its unit, or the one its sentence goes on with."""
    state, quantity = number.state, number.quantity
    told, known = state.counted.get(quantity.unit), state.metric
    last = state.last
    against = number.follows and last is not None and SET_AGAINST.search(number.before())
    if against and last is not None and last.quantity.unit == quantity.unit and last.metric_how == "printed":
        return Found(last.metric, "context", number.context.words.by_key.get(last.metric))
    if told is not None and number.follows and number.plays("before", "after"):
        return replace(told[0], how="context")
    if told is not None and TOOK.search(number.before()):
        return replace(told[0], how="context")
    same = state.last is not None and state.last.quantity.dimension == quantity.dimension
    if not number.follows or not same or known is None or known.metric is None:
        return None
    return known if accepts(known.metric, quantity) else None


def _fits(number: Number) -> bool:
    """Whether the number can be of the metric that the text goes on with."""
    known, last, quantity = number.state.metric, number.state.last, number.quantity
    if known is None:
        return False
    if known.metric is not None:
        return accepts(known.metric, quantity) and not _too_much(known.key, number)
    alike = last is None or last.quantity.dimension == quantity.dimension or number.relative
    return alike and not _other_measure(known, number)


PER_SHARE = frozenset({"earnings_per_share", "share_price", "target_price"})
TOO_MUCH = 1e6
"""A sum that nobody earns, or pays, for a single share."""


def _too_much(key: str, number: Number) -> bool:
    """Whether a sum that says no more cannot be that of a share (每股盈余0.82元；全年入账约30亿元)."""
    value = number.quantity.value
    return key in PER_SHARE and value is not None and value >= TOO_MUCH and not number.relative


def _other_measure(known: Found, number: Number) -> bool:
    """Whether nothing of its kind was counted of the noun that it would go on with (58 billion parts, …
    95 watts).
    """
    if number.quantity.dimension not in MEASURES:
        return False
    counted = number.state.counted.items()
    return not any(told[0].key == known.key and unit == number.quantity.unit for unit, told in counted)


def _of_sentence(number: Number, fits: bool) -> Found | None:
    """The metric that its sentence goes on with in the same unit, or in rates."""
    known, last = number.state.metric, number.state.last
    if known is None or last is None or not fits or not number.follows:
        return None
    alike = last.quantity.unit in RELATIVE or last.quantity.unit == number.quantity.unit
    if not alike and not number.relative and not number.plays("part"):
        return None
    return known if known.how != "unknown" else replace(known, how="context")


def _of_unit(number: Number) -> Found | None:
    """What its unit counted last; out of the sentence no price, and no noun of a bare number."""
    told = number.state.counted.get(number.quantity.unit)
    if told is None or number.relative or _too_much(told[0].key, number):
        return None
    metric, here = told[0].metric, number.follows and number.state.last is not None
    loose = metric is None or metric.type == "price"
    return replace(told[0], how="context") if here or number.role is not None or not loose else None


def _of_text(number: Number, fits: bool) -> Found | None:
    """The metric told last, for a rate or a sum of money."""
    known = number.state.metric
    if known is None or not fits:
        return None
    money = known.metric is not None and number.quantity.dimension == "money"
    return replace(known, how="context") if number.relative or money else None


def counted_before(number: Number) -> Found | None:
    """What an earlier paragraph counted in a unit that tells what is counted."""
    quantity = number.quantity
    counting = quantity.dimension == "count" or (quantity.unit == "mm" and number.language == "en")
    told = number.state.earlier.get(quantity.unit) if counting and number.role is None else None
    return replace(told[0], how="context") if told is not None and quantity.unit not in COMMON else None
