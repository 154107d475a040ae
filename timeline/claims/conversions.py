"""A sum of money told once more in another currency."""

from __future__ import annotations

import re
from dataclasses import replace

from timeline.claims.number import Number
from timeline.model import Claim, Quantity, Span
from timeline.script import simplify

CONVERTED = re.compile(r"^\s?[（(]\s?(?:约合|折合|约|合|相当于|about|around|roughly|or)?\s?$")
SAME_VALUE = re.compile(r"约合|折合|相当于")


def is_conversion(number: Number) -> bool:
    """Whether a sum stands for the one before it in another currency (13亿美元（约合94亿元）)."""
    last, quantity = number.state.last, number.quantity
    if last is None or not number.follows:
        return False
    if quantity.dimension != "money" or last.quantity.dimension != "money":
        return False
    if quantity.unit == last.quantity.unit:
        return False
    between = number.marked.text[number.state.last_at + 1 : number.mark.at]
    return SAME_VALUE.match(simplify(quantity.text)) is not None or CONVERTED.match(between) is not None


def converted(last: Claim, quantity: Quantity) -> Claim:
    """The same value in another currency: all of the claim before it, with its own number."""
    return replace(
        last,
        id=last.id.rsplit(":", 1)[0] + f":{quantity.start}-{quantity.end}",
        start=quantity.start,
        end=quantity.end,
        text=quantity.text,
        quantity=quantity,
        role="converted",
        frame=last.frame or f"{last.document}:f{last.start}",
        spans=(Span(last.document, quantity.start, quantity.end, quantity.text),),
    )
