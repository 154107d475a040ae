"""Numbers and dates in words that a reader can check with a pocket calculator."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from timeline.intervals import Interval, Values
from timeline.model import Claim, Period, Quantity
from timeline.script import as_printed

SCALES = ((Fraction(10**12), "× 10¹²"), (Fraction(10**8), "× 10⁸"), (Fraction(10**6), "× 10⁶"))
TOLERANCE = "tolerance:"
"""Begins the flag of a number to which a project's tolerance was added."""
UNITS = {"percent": "%", "percentage_point": "percentage points", "ratio": "times"}


def number(value: Fraction, places: int = 6) -> str:
    """A number with at most so many decimals, no trailing zeros, and grouped thousands."""
    shown = f"{_rounded(value, places):,f}"
    return shown.rstrip("0").rstrip(".") if "." in shown else shown


def _rounded(value: Fraction, places: int) -> object:
    from decimal import ROUND_HALF_EVEN, Decimal, localcontext

    with localcontext() as context:
        context.prec = 60
        exact = Decimal(value.numerator) / Decimal(value.denominator)
        return exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_EVEN)


CLOSEST = 8
"""Decimals at the most of two ends that are near each other."""


def interval(values: Interval, scale: Fraction = Fraction(1), places: int = 6) -> str:
    """An interval as it is written in mathematics: [79.5, 81)."""
    left = "(" if values.low_open else "["
    right = ")" if values.high_open else "]"
    low = "−∞" if values.low is None else number(values.low / scale, places)
    high = "∞" if values.high is None else number(values.high / scale, places)
    if low == high and values.low != values.high and places < CLOSEST:
        return interval(values, scale, places + 1)
    if low == high and not (values.low_open or values.high_open):
        return low
    return f"{left}{low}, {high}{right}"


def value_set(values: Values, unit: str, scale: Fraction | None = None, places: int = 6) -> str:
    """A set of values with its unit, in units of the printed scale where there is one."""
    if not values.parts:
        return "nothing"
    factor, name = scale_of(values, scale)
    shown = " or ".join(interval(part, factor, places) for part in values.parts)
    return " ".join(filter(None, (shown, name, UNITS.get(unit, unit))))


def scale_of(values: Values, scale: Fraction | None = None) -> tuple[Fraction, str]:
    """The power of ten in which a set is best shown."""
    if scale is not None:
        return next(((s, n) for s, n in SCALES if s == scale), (Fraction(1), ""))
    ends = [abs(e) for p in values.parts for e in (p.low, p.high) if e is not None]
    top = max(ends, default=Fraction(0))
    return next(((s, n) for s, n in SCALES if top >= s), (Fraction(1), ""))


def quantity(q: Quantity) -> str:
    """What a printed number allows: rounded, and rounded or cut off where that is wider."""
    scale = scale_of(q.wide)[0]
    rounded = value_set(q.rounded, q.unit, scale)
    wide = value_set(q.wide, q.unit, scale)
    allowed = next((f.removeprefix(TOLERANCE) for f in q.flags if f.startswith(TOLERANCE)), None)
    with_ = f", {allowed} allowed on either side" if allowed else ""
    if rounded == wide:
        return wide + with_
    bare = " or ".join(interval(part, scale) for part in q.rounded.parts)
    return f"rounded {bare}, rounded or cut off {wide}{with_}"


def counted(count: int, noun: str) -> str:
    """A number of things: 1 source, 2 sources."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def times(count: int) -> str:
    """How often something is printed."""
    return "once" if count == 1 else f"{count} times"


def period(p: Period | None) -> str:
    """A period as readers name it: a day, whole months and years by their names, else both ISO days."""
    if p is None:
        return "at an unknown time"
    if p.first is None or p.last is None or p.last == date.max or p.first.day != 1:
        return _between(*(d.isoformat() if d else "…" for d in (p.first, p.last)))
    after = date.fromordinal(p.last.toordinal() + 1)
    if after.day != 1:
        return _between(p.first.isoformat(), p.last.isoformat())
    if p.first.month == after.month == 1:
        return _between(f"{p.first:%Y}", f"{p.last:%Y}")
    return _between(f"{p.first:%Y-%m}", f"{p.last:%Y-%m}")


def _between(first: str, last: str) -> str:
    return first if first == last else f"{first} to {last}"


def measured(claim: Claim, text: str) -> str:
    """What of its subject a claim measures: the part, as its sentence in `text` prints it, and the metric."""
    sentence = text[slice(*claim.sentence)]
    parts = [k.partition(":")[2] for k in claim.scope if k.startswith(("segment:", "region:"))]
    return " ".join((*(as_printed(part, sentence) for part in parts), metric(claim, text)))


def metric(claim: Claim, text: str) -> str:
    """The metric of a claim, in the script that its article, whose text is `text`, prints it in."""
    return as_printed(claim.metric.replace("_", " "), text[slice(*claim.sentence)], text)


def about(claim: Claim, text: str) -> str:
    """What a claim is of: subject, part and metric. text: that of its article."""
    return " ".join(filter(None, (claim.subject, measured(claim, text))))
