"""Turn date expressions into days: one function a kind of expression, in a table.

Every function takes an expression and the `Context` and gives a `Found`. What cannot be known is `UNKNOWN`
(no period); what the calendar does not have carries the flag `impossible`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from operator import attrgetter
from typing import Any

from timeline.dates import anaphora, offsets, parts
from timeline.dates.calendar import WEEKDAYS, OutOfRangeError, timex_of
from timeline.dates.context import UNKNOWN, Context, Found, Spoken
from timeline.dates.expressions import (
    Anaphor,
    Choice,
    Duration,
    Expression,
    Fields,
    Holiday,
    Mention,
    Ordinal,
    Part,
    Range,
    Recurring,
    Relative,
    Same,
    Shift,
    Since,
    Stretch,
    Until,
    Vague,
    Weekday,
)
from timeline.dates.fields import resolve_fields
from timeline.lexicon import Lexicon
from timeline.model import Anchor, Document, Period, When


def resolve_dates(
    mentions: Sequence[Mention], document: Document, published: Period | None, lexicon: Lexicon
) -> tuple[When, ...]:
    """Resolve a document's mentions in their order, each against what was spoken of before it.

    published: the day of writing as an interval; without it what is deictic has no period.
    """
    context = Context(document.text, _today(published), lexicon, resolve)
    dates = []
    for mention in sorted(mentions, key=attrgetter("start", "end")):
        context.mention = mention
        found = resolve(mention.expression, context)
        if mention.weekday is not None:
            found = replace(found, flags=found.flags | {f"weekday:{WEEKDAYS[mention.weekday]}"})
        context.spoken.append(Spoken(mention.start, mention.end, found, mention))
        dates.append(_row(mention, found, document.id))
    return tuple(dates)


def resolve(expression: Expression, context: Context) -> Found:
    """Resolve one expression. Never raises: what the calendar does not reach (6000年前) is unknown."""
    try:
        return RESOLVERS[type(expression)](expression, context)
    except OutOfRangeError:
        return UNKNOWN


def _today(published: Period | None) -> tuple[date, date] | None:
    if published is None:
        return None
    first, last = published.first or published.last, published.last or published.first
    return (first, last) if first and last else None


def _row(mention: Mention, found: Found, document: str) -> When:
    flags = found.flags | mention.flags if mention.flags else found.flags
    period = Period(found.first, found.last) if found.known and "impossible" not in flags else None
    timex = found.timex
    if timex is None:
        timex = _timex(found) if period else ""
    others = tuple(dict.fromkeys(o for o in found.others if o != period)) if found.others else ()
    start, end = mention.start, mention.end
    return When(
        f"{document}:date:{start}-{end}", document, start, end, mention.text, period, found.unit, timex,
        found.anchor, flags, others,
    )  # fmt: skip


def _timex(found: Found) -> str:
    if found.days:
        return timex_of(found.days, found.unit)
    first = found.first.isoformat() if found.first else ""
    return f"{first}/{found.last.isoformat() if found.last else ''}"


def _choice(expression: Choice, context: Context) -> Found:
    """The first reading that can be; the periods of the rest are kept as others."""
    readings = [resolve(e, context) for e in expression.readings]
    best = next((f for f in readings if f.known), readings[0])
    rest = tuple(Period(f.first, f.last) for f in readings if f is not best and f.known)
    return replace(best, others=(*best.others, *rest))


def _vague(expression: Vague, context: Context) -> Found:
    """A word like 近日: bounded by its days on one side of the day of writing, or unbounded."""
    flags = frozenset({"vague"})
    timex = {"past": "PAST_REF", "present": "PRESENT_REF", "future": "FUTURE_REF"}.get(
        expression.direction, ""
    )
    if context.today is None or (not expression.days and expression.direction != "present"):
        return Found(None, None, "vague", timex, flags, known=False)
    first, last = context.today
    if expression.direction == "past":
        first = offsets.back(first, expression.days)
    elif expression.direction == "future":
        last = offsets.back(last, -expression.days)
    return Found(first, last, "vague", timex, flags, Anchor(context.today[1], "published"))


def _recurring(expression: Recurring, context: Context) -> Found:
    return Found(None, None, "set", expression.timex, frozenset({"recurring"}), known=False)


def _holiday(expression: Holiday, context: Context) -> Found:
    from timeline.dates.holidays import resolve_holiday

    return resolve_holiday(expression, context)


RESOLVERS: dict[type, Callable[[Any, Context], Found]] = {
    Fields: resolve_fields,
    Relative: offsets.resolve_relative,
    Weekday: offsets.resolve_weekday,
    Shift: offsets.resolve_shift,
    Duration: offsets.resolve_duration,
    Stretch: offsets.resolve_stretch,
    Anaphor: anaphora.resolve_anaphor,
    Same: anaphora.resolve_same,
    Ordinal: parts.resolve_ordinal,
    Part: parts.resolve_part,
    Range: parts.resolve_range,
    Since: parts.resolve_since,
    Until: parts.resolve_until,
    Holiday: _holiday,
    Recurring: _recurring,
    Vague: _vague,
    Choice: _choice,
}
