"""Words for a metric that mean another one by what stands near them."""

from __future__ import annotations

import re
from dataclasses import replace

from timeline.claims.marks import Mark, metric_of
from timeline.claims.metric import Found
from timeline.claims.number import Number

BESIDE = {"house_price": ("occupancy_rate", "room_rate")}
"""What a word means in a sentence on another metric: the price of a room, where rooms are let."""
OF_THESE = re.compile(r"[，,、；;\s]*其中")


def meant(number: Number, near: Found | None) -> Found | None:
    """The metric of a Chinese number that the words around it mean, where they could mean two."""
    if near is None or near.mark is None:
        return near
    told = BESIDE.get(near.key)
    if told and any(metric_of(m).key == told[0] for m in number.marked.of("metric", 0, number.mark.at)):
        return Found(told[1], "printed", number.context.words.by_key.get(told[1]), near.mark)
    return _part_of(number, near.key, near.mark) or near


def _part_of(number: Number, key: str, own: Mark) -> Found | None:
    """The metric of a whole whose part is told by the end of the same word
    (入境旅客71万人次，其中日本旅客12万人次).
    """
    whole, last = number.state.metric, number.state.last
    if whole is None or whole.mark is None or last is None or not number.follows:
        return None
    if whole.key != last.metric or whole.key == key:
        return None
    text = number.context.text
    form, part = text[whole.mark.start : whole.mark.end], text[own.start : own.end]
    if not form.endswith(part):
        return None
    clauses = range(number.marked.clause_of(own.at) + 1)
    begins = (OF_THESE.match(number.marked.text, number.marked.clause_span(n)[0]) for n in clauses)
    return replace(whole, mark=own) if any(begins) else None
