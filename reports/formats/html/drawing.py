"""The drawn timeline: a lane for each article, its events on a time axis, findings as arcs between lanes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reports.formats.html.facts import Known
from reports.formats.html.markup import Markup, tag
from reports.formats.html.scale import Axis, make_axis
from reports.layout import printable
from reports.report import Report, article, strongest_first
from reports.theme import LOOKS, count_words
from rules.findings import Evidence, Finding
from rules.words import period as when
from timeline.model import Document, Event, Period

WIDTH, LEFT, RIGHT, TOP, LANE = 1180, 236, 1160, 42, 40
TRACKS, TRACK, DOT, OPEN = 3, 10, 9.0, 30.0
"""Tracks in a lane and their distance, the size of a day, how far an open end is drawn."""
MOST = 40
"""Lanes that are drawn; articles with findings come first."""
TIMELESS = frozenset({"variant"})
"""Verdicts that are not of any time."""
MONTH = 420
"""A year at least this wide is divided into months, one of a quarter of it into quarters."""


@dataclass(frozen=True, slots=True)
class Stage:
    """What all parts of the drawing share."""

    axis: Axis
    lanes: Mapping[str, int]
    documents: Mapping[str, Document]
    known: Mapping[str, Known]

    def y(self, document: str) -> float:
        """The middle of a document's lane."""
        return TOP + LANE * (self.lanes[document] + 0.5)


def draw_timeline(report: Report, known: Mapping[str, Known]) -> Markup | None:
    """Draw events, publication dates and findings; None where no day is known at all."""
    lanes = _lanes(report)
    events = [e for e in report.events if e.document in lanes]
    times = [e.period for e in events if e.period is not None]
    times += [d.published for d in report.audit.documents if d.published is not None and d.id in lanes]
    times += [
        k.period for f in report.audit.findings for e in f.evidence if (k := known.get(e.fact)) and k.period
    ]
    axis = make_axis(times, LEFT, RIGHT)
    if axis is None:
        return None
    stage = Stage(axis, lanes, report.documents, known)
    height = TOP + LANE * len(lanes) + 12
    label = f"Timeline of {count_words(len(lanes), 'article')} with {count_words(len(events), 'event')}"
    return tag(
        "svg",
        tag("title", label),
        _grid(axis, height),
        [_lane(stage, stage.documents[d]) for d in lanes],
        [_events(stage, [e for e in events if e.document == d]) for d in lanes],
        [
            _finding(stage, f)
            for f in reversed(strongest_first(report.audit.findings))
            if f.verdict not in TIMELESS
        ],
        view_box=f"0 0 {WIDTH} {height}",
        cls="timeline",
        role="group",
        aria_label=label,
    )


def _lanes(report: Report) -> dict[str, int]:
    touched = {e.document for f in report.audit.findings for e in f.evidence}
    ordered = sorted(report.audit.documents, key=lambda d: (d.id not in touched, d.path, article(d.id)))
    chosen = sorted(ordered[:MOST], key=lambda d: (d.path, article(d.id)))
    return {d.id: number for number, d in enumerate(chosen)}


def _grid(axis: Axis, height: int) -> list[Markup]:
    parts = []
    last = -100.0
    for year in axis.years:
        if year.folded:
            middle = (year.left + year.right) / 2
            parts.append(
                tag(
                    "g",
                    tag("title", f"{year.year} to {year.last}: nothing"),
                    tag(
                        "rect",
                        x=year.left,
                        y=TOP - 6,
                        width=year.right - year.left,
                        height=height - TOP,
                        cls="fold",
                    ),
                    tag("text", "⋯", x=middle, y=TOP - 14, cls="tick", text_anchor="middle"),
                )
            )
            continue
        parts.append(tag("line", x1=year.left, x2=year.left, y1=TOP - 8, y2=height - 6, cls="year"))
        if year.left - last >= 34:
            parts.append(tag("text", str(year.year), x=year.left + 4, y=TOP - 16, cls="yearname"))
            last = year.left
        parts += _months(axis, year.year, year.right - year.left, height)
    return parts


def _months(axis: Axis, year: int, width: float, height: int) -> list[Markup]:
    from datetime import date

    step = 1 if width >= MONTH else 3 if width >= MONTH / 3 else 0
    parts = []
    for month in range(1, 13, step) if step else ():
        x = axis.at(date(year, month, 1))
        if month > 1:
            parts.append(tag("line", x1=x, x2=x, y1=TOP - 3, y2=height - 6, cls="month"))
        name = f"{date(year, month, 1):%b}" if step == 1 else f"Q{month // 3 + 1}"
        parts.append(tag("text", name, x=x + 4, y=TOP - 3, cls="tick"))
    return parts


def _lane(stage: Stage, document: Document) -> Markup:
    y = stage.y(document.id)
    name = document.outlet or document.title or document.id
    published = None
    if document.published:
        left, right = stage.axis.span(document.published)
        words = f"published {when(document.published)} ({document.published_how})"
        published = tag(
            "g",
            tag("title", words),
            tag("rect", x=left - 1, y=y - LANE / 2 + 3, width=max(right - left, 3.0), height=LANE - 6, rx=2),
            cls="published",
        )
    return tag(
        "g",
        tag("line", x1=LEFT, x2=RIGHT, y1=y, y2=y, cls="lane"),
        tag(
            "a", tag("title", document.title), _label(name, document.title, y), href=f"#{doc_id(document.id)}"
        ),
        published,
    )


def _label(name: str, title: str, y: float) -> list[Markup]:
    rows = [tag("text", shorten(name, 24), x=8, y=y - 1 if title != name else y + 4, cls="lanename")]
    if title and title != name:
        rows.append(tag("text", shorten(title, 36), x=8, y=y + 11, cls="lanetitle"))
    return rows


def shorten(words: str, cells: int) -> str:
    """Cut a text to a number of cells."""
    from rich.cells import cell_len, set_cell_size

    words = printable(words)
    return words if cell_len(words) <= cells else set_cell_size(words, cells - 1).rstrip() + "…"


def _events(stage: Stage, events: Sequence[Event]) -> list[Markup]:
    """The events of one lane, on up to three tracks so that few lie upon each other."""
    reach = [float("-inf")] * TRACKS
    drawn = []
    for left, right, event in sorted(
        ((*_extent(stage.axis, e.period), e) for e in events if e.period is not None), key=lambda x: x[:2]
    ):
        free = next((t for t in range(TRACKS) if reach[t] + 2 <= left), reach.index(min(reach)))
        reach[free] = right
        y = stage.y(event.document) + (0, -TRACK, TRACK)[free]
        drawn.append(_event(event, left, right, y))
    return drawn


def _extent(axis: Axis, period: Period) -> tuple[float, float]:
    """Left and right of an event; an open end reaches a little way, for it says nothing of how far."""
    left, right = axis.span(period)
    if period.first is None:
        left = max(left, right - OPEN)
    if period.last is None:
        right = min(right, left + OPEN)
    return (left, right) if right - left > DOT else ((left + right - DOT) / 2, (left + right + DOT) / 2)


def _event(event: Event, left: float, right: float, y: float) -> Markup:
    period = event.period or Period(None, None)
    words = f"{when(period)}: {event.text}"
    if right - left > DOT:
        mark = tag("rect", x=left, y=y - 3, width=right - left, height=6, rx=3)
    else:
        mark = tag("circle", cx=(left + right) / 2, cy=y, r=DOT / 2 - 0.5)
    kind = "event" if event.stance == "asserted" else "event open"
    half = "" if period.first and period.last else " endless"
    return tag("g", tag("title", words), mark, cls=kind + half)


def _finding(stage: Stage, finding: Finding) -> Markup | None:
    points = list(dict.fromkeys(p for e in finding.evidence if (p := _point(stage, e)) is not None))
    if not points:
        return None
    points.sort(key=lambda p: p[1])
    arcs = [tag("path", d=_arc(a, b), cls="arc") for a, b in pairwise(points)]
    dots = [tag("rect", x=x - 5, y=y - 5, width=10, height=10, rx=2, cls="dot") for x, y in points]
    return tag(
        "a",
        tag("title", f"{LOOKS[finding.verdict].word}: {finding.message}"),
        arcs,
        dots,
        href=f"#f-{finding.fingerprint}",
        cls=f"mark v-{finding.verdict}",
        data_finding=finding.fingerprint,
        aria_label=f"{LOOKS[finding.verdict].word}: {finding.message}",
    )


def _point(stage: Stage, evidence: Evidence) -> tuple[float, float] | None:
    if evidence.document not in stage.lanes:
        return None
    fact = stage.known.get(evidence.fact)
    document = stage.documents[evidence.document]
    period: Period | None = fact.period if fact and fact.period else document.published
    if period is None:
        return None
    return round(stage.axis.middle(period), 1), stage.y(evidence.document)


def _arc(a: tuple[float, float], b: tuple[float, float]) -> str:
    bend = 26 + abs(b[1] - a[1]) * 0.12
    (ax, ay), (bx, by) = a, b
    return f"M{ax:.1f} {ay:.1f} C{ax + bend:.1f} {ay:.1f} {bx + bend:.1f} {by:.1f} {bx:.1f} {by:.1f}"


def doc_id(document: str) -> str:
    """The anchor of a document in the page."""
    from hashlib import sha256

    return "d-" + sha256(document.encode()).hexdigest()[:12]
