"""Small drawings in a finding: the interval that each passage allows, on one scale."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from math import log10

from reports.formats.html.facts import Known
from reports.formats.html.markup import Markup, tag
from timeline.intervals import Interval

WIDTH, LEFT, RIGHT, ROW = 560, 40, 520, 22
Bounds = tuple[float | None, float | None]
Place = Callable[[float], float]
Write = Callable[[float], str]


def bars(known: Sequence[Known | None]) -> Markup | None:
    """Draw the passages' values below each other; None unless two passages have values of one unit."""
    rows = [
        (n, k) for n, k in enumerate(known, 1) if k is not None and k.values is not None and k.values.parts
    ]
    if len(rows) >= 2 and len({k.unit for _, k in rows}) == 1:
        drawn = [
            (n, [_bounds(p) for p in k.values.parts if not p.empty]) for n, k in rows if k.values is not None
        ]
        return _draw(drawn, rows[0][1].unit or "", _number)
    dated = [(n, k.period) for n, k in enumerate(known, 1) if k is not None and k.period is not None]
    if len(dated) >= 2 and len({p for _, p in dated}) > 1:
        days: list[tuple[int, list[Bounds]]] = [
            (n, [(_ordinal(p.first, 0), _ordinal(p.last, 1))]) for n, p in dated
        ]
        return _draw(days, "", _day)
    return None


def _bounds(part: Interval) -> Bounds:
    return (
        None if part.low is None else float(part.low),
        None if part.high is None else float(part.high),
    )


def _ordinal(day: date | None, add: int) -> float | None:
    return None if day is None else float(day.toordinal() + add)


def _day(value: float) -> str:
    return date.fromordinal(max(1, min(int(value), date.max.toordinal()))).isoformat()


def _number(value: float) -> str:
    for size, sign in ((1e12, "T"), (1e9, "bn"), (1e6, "m")):
        if abs(value) >= size:
            return f"{value / size:.6g} {sign}"
    return f"{value:,.6g}" if abs(value) < 1e5 else f"{value:,.0f}"


def _draw(rows: list[tuple[int, list[Bounds]]], unit: str, write: Write) -> Markup | None:
    ends = [end for _, parts in rows for part in parts for end in part if end is not None]
    if not ends:
        return None
    low, high = min(ends), max(ends)
    logarithmic = low > 0 and high / low > 50
    turn = log10 if logarithmic else float
    low_t, high_t = turn(low), turn(high)
    pad = (high_t - low_t) * 0.08 or abs(high_t) * 0.01 or 1.0

    def at(value: float) -> float:
        return LEFT + (RIGHT - LEFT) * (turn(value) - low_t + pad) / (high_t - low_t + 2 * pad)

    height = ROW * len(rows) + 22
    body = [
        tag("line", x1=LEFT, x2=RIGHT, y1=height - 18, y2=height - 18, cls="axis"),
        *_ticks(low, high, at, height, unit, write),
    ]
    for row, (number, parts) in enumerate(rows):
        y = ROW * row + 4
        body.append(tag("text", str(number), x=14, y=y + 11, cls="num"))
        body.append(tag("line", x1=LEFT, x2=RIGHT, y1=y + 7, y2=y + 7, cls="track"))
        body += [_part(part, at, y, write) for part in parts]
    label = f"Values that each passage allows, {'logarithmic' if logarithmic else 'linear'} scale"
    return tag(
        "svg",
        tag("title", label),
        *body,
        view_box=f"0 0 {WIDTH} {height}",
        cls="bars",
        role="img",
        aria_label=label,
    )


def _part(part: Bounds, at: Place, y: float, write: Write) -> Markup:
    low, high = part
    left = LEFT if low is None else at(low)
    right = RIGHT if high is None else at(high)
    words = f"{'…' if low is None else write(low)} to {'…' if high is None else write(high)}"
    width = max(right - left, 4.0)
    kind = "bar open" if low is None or high is None else "bar"
    arrow = None
    if high is None:
        arrow = tag("path", d=f"M{RIGHT} {y} l9 7 l-9 7 z", cls="bar open")
    elif low is None:
        arrow = tag("path", d=f"M{LEFT} {y} l-9 7 l9 7 z", cls="bar open")
    return tag(
        "g",
        tag("title", words),
        tag("rect", x=float(left), y=y + 1, width=float(width), height=12, rx=3, cls=kind),
        arrow,
    )


def _ticks(low: float, high: float, at: Place, height: int, unit: str, write: Write) -> list[Markup]:
    ticks = []
    for value, anchor in ((low, "start"), (high, "end")) if high > low else ((low, "middle"),):
        words = f"{write(value)} {unit}".strip()
        ticks.append(tag("line", x1=at(value), x2=at(value), y1=height - 21, y2=height - 15, cls="axis"))
        ticks.append(tag("text", words, x=at(value), y=height - 3, cls="tick", text_anchor=anchor))
    return ticks
