"""Numbers in table cells: their heads say of whom, of what and of when; the caption says in what unit."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from fractions import Fraction

from timeline.claims.period import Time, as_of, at_end, shifted, usable
from timeline.claims.rows import scaled
from timeline.claims.subject import Topic
from timeline.claims.vocabulary import Metric, Vocabulary
from timeline.model import Cell, Claim, Document, Name, Quantity, Span, When
from timeline.script import simplify

SCALES = [
    (re.compile(r"billion|bn\b|十亿"), 10**9),
    (re.compile(r"million|mn\b|\$m\b|[€£$]m\b|\bm\b|百万"), 10**6),
    (re.compile(r"亿"), 10**8),
    (re.compile(r"万"), 10**4),
    (re.compile(r"thousand|千|[$€£]000|'000"), 10**3),
]
MONEY = [
    (re.compile(r"美元|us\$|us dollars?|usd|\$"), "USD"),
    (re.compile(r"欧元|\beuros?\b|\beur\b|€"), "EUR"),
    (re.compile(r"英镑|pounds?|gbp|£"), "GBP"),
    (re.compile(r"港元|港币|hk\$|hkd"), "HKD"),
    (re.compile(r"日元|日圆|yen|jpy"), "JPY"),
    (re.compile(r"新台币|台币|ntd|nt\$|twd"), "TWD"),
    (re.compile(r"人民币|元|rmb|cny|yuan"), "CNY"),
]
CHANGE = re.compile(r"同比|环比|增减|变动|变化|增长|增幅|change|growth|yoy|y/y|%\s?$|[+-]/-")
TOTAL = re.compile(
    r"^\s*(?:合计|总计|总额|总收入|小计|总数|全年|total|group|overall|full.year|net revenue|sum|all)\b|"
    r"合计|总计"
)
UNITS = {"percent": re.compile(r"[%％]|percent|per cent")}


def in_cells(document: Document, quantities: Sequence[Quantity]) -> set[str]:
    """The ids of the quantities that stand in cells."""
    starts = [c.start for c in document.cells]
    found = set()
    for quantity in quantities:
        place = bisect.bisect_right(starts, quantity.start) - 1
        if place >= 0 and quantity.end <= document.cells[place].end:
            found.add(quantity.id)
    return found


def table_claims(
    document: Document,
    quantities: Sequence[Quantity],
    dates: Sequence[When],
    names: Sequence[Name],
    words: Vocabulary,
    main: Topic | None,
) -> list[Claim]:
    """The claims of all tables. Cells of head rows and head columns are heads, and no claims."""
    claims: list[Claim] = []
    corners = {(c.table, c.row_index): c.column for c in document.cells if c.column_index == 0}
    starts = [q.start for q in quantities]
    above = _metrics_above(document, words)
    measured = {
        c.table for c in document.cells if c.column_index and _head_metric(words, "", _fold(c.column), "")
    }
    totals = {c.table: True for c in document.cells if TOTAL.search(_fold(c.row))}
    for cell in document.cells:
        if cell.column_index == 0:
            continue
        inside = quantities[bisect.bisect_left(starts, cell.start) : bisect.bisect_left(starts, cell.end)]
        if len(inside) == 1:
            corner = corners.get((cell.table, cell.row_index), "")
            head = Heads(corner, above.get(cell.table), totals.get(cell.table, False), cell.table in measured)
            claim = _cell_claim(document, cell, inside[0], head, dates, names, words, main)
            if claim is not None:
                claims.append(claim)
    return claims


def _cell_claim(
    document: Document,
    cell: Cell,
    quantity: Quantity,
    heads: Heads,
    dates: Sequence[When],
    names: Sequence[Name],
    words: Vocabulary,
    main: Topic | None,
) -> Claim | None:
    row, column, caption = (_fold(t) for t in (cell.row, cell.column, cell.caption))
    times = {when.text: when for when in dates if usable(when)}
    change = bool(CHANGE.search(column) or CHANGE.search(row))
    own = heads.named and not change and _own_noun(words, cell.column, times)
    metric = _head_metric(words, row, column, "" if own else caption) or (None if own else heads.metric)
    around = ("" if own else caption, _fold(heads.corner))
    value = _in_unit(quantity, metric, (column, row, *around), change)
    time = _head_time(times, heads.corner, (cell.row, cell.column), cell.caption)
    topic = _head_name(names, cell) or main
    segment = _segment(row, words, times, cell.row)
    total = bool(TOTAL.search(row))
    named = any(not m.weak for _, _, m in words.metrics.find(row))
    listed = heads.total and not change and not named
    noun = "_".join(re.sub(r"[（(].*?[)）]", "", column).split())
    key = (
        metric.key
        if metric
        else noun
        if own and noun
        else "value"
        if listed
        else segment or column.strip() or "value"
    )
    if metric is not None and metric.kind == "stock" and time is not None:
        time = as_of(time)
    part_of = "region" if any(n.type == "place" and n.text == cell.row.strip() for n in names) else "segment"
    scoped = segment and (metric or listed or own) and not total
    return Claim(
        id=f"{document.id}:claim:{quantity.start}-{quantity.end}",
        document=document.id,
        start=quantity.start,
        end=quantity.end,
        text=quantity.text,
        quantity=value,
        subject=topic.subject if topic else None,
        subject_key=topic.key if topic else None,
        metric=key,
        type=_change_type(value) if change else _level(value, metric),
        basis="yoy" if change and re.search(r"同比|year|yoy", column + row) else None,
        basis_text=None,
        scope=(f"{part_of}:{segment}",) if scoped else (),
        period=time.period if time else None,
        granularity=time.granularity if time else None,
        speaker=None,
        stance="asserted",
        sentence=(cell.start, cell.end),
        section="table",
        subject_how=topic.how if topic else "unknown",
        metric_how="printed" if metric else "unknown",
        period_how=time.how if time else "unknown",
        frame=f"{document.id}:t{cell.table}c{cell.column_index}" if listed else None,
        role=("total" if total else "part") if listed else None,
        spans=(Span(document.id, quantity.start, quantity.end, quantity.text),),
    )


def _change_type(value: Quantity) -> str:
    """A change is a growth where it is told as a rate."""
    return "growth" if value.unit in ("percent", "ratio") else "change"


@dataclass(frozen=True, slots=True)
class Heads:
    """What a whole table says of its cells: its corner, the metric told above it, whether it has a row
    of totals, and whether the head of some column is a metric.
    """

    corner: str
    metric: Metric | None
    total: bool
    named: bool = False


PLAIN_HEAD = re.compile(
    r"[\d\W_]*(?:amount|value|total|number|figure|金额|数值|数量|合计|总计|占比|比例|share)?[\d\W_]*"
)


def _own_noun(words: Vocabulary, column: str, times: dict[str, When]) -> bool:
    """Whether the head of a column is a noun of its own: no metric, no time and no plain word."""
    folded = _fold(column)
    if _head_metric(words, "", folded, "") or any(text in column for text in times):
        return False
    return PLAIN_HEAD.fullmatch(folded) is None


def _metrics_above(document: Document, words: Vocabulary) -> dict[int, Metric]:
    """For each table the metric that the two sentences before it tell of last (a heading "Revenue by
    region").
    """
    first: dict[int, int] = {}
    for cell in document.cells:
        first[cell.table] = min(cell.start, first.get(cell.table, cell.start))
    found: dict[int, Metric] = {}
    for table, start in first.items():
        before = [s for s in document.sentences if s.end <= start and s.section != "table"]
        for sentence in reversed(before[-2:]):
            metrics = [
                m for _, _, m in words.metrics.find(_fold(document.text[sentence.start : sentence.end]))
            ]
            metrics = [m for m in metrics if not m.weak]
            if metrics:
                found[table] = metrics[0]
                break
    return found


def _fold(text: str) -> str:
    return simplify(text).lower()


def _head_metric(words: Vocabulary, row: str, column: str, caption: str) -> Metric | None:
    """The metric of the column, else of the row, else of the caption."""
    for head in (column, row, caption):
        found = [m for _, _, m in words.metrics.find(head) if not m.weak]
        if found:
            return found[-1] if head is not caption else found[0]
    return None


def _level(quantity: Quantity, metric: Metric | None) -> str:
    if quantity.dimension == "percent":
        return (
            metric.type
            if metric and metric.type
            else "level"
            if metric and metric.dimension == "percent"
            else "share"
        )
    if metric is not None and metric.type:
        return metric.type
    return "count" if quantity.dimension in ("count", "number") else "level"


def _in_unit(quantity: Quantity, metric: Metric | None, heads: Sequence[str], change: bool) -> Quantity:
    """The number in the unit that the first of the heads gives, where the cell itself gives none."""
    if quantity.dimension not in ("count", "number") or quantity.scale not in (None, Fraction(1)):
        return quantity
    for head in heads:
        if UNITS["percent"].search(head) and (change or (metric and metric.dimension == "percent")):
            return scaled(quantity, Fraction(1), "percent", "percent")
    if metric is not None and metric.dimension == "percent":
        return quantity
    scale, currency = 1, None
    for head in heads:
        currency = currency or next((unit for pattern, unit in MONEY if pattern.search(head)), None)
        if scale == 1:
            scale = next((factor for pattern, factor in SCALES if pattern.search(head)), 1)
        if currency is not None:
            break
    if currency is None or (metric is not None and metric.dimension not in ("money", "any")):
        return (
            scaled(quantity, Fraction(scale), quantity.unit, quantity.dimension) if scale != 1 else quantity
        )
    return scaled(quantity, Fraction(scale), currency, "money")


def _head_time(times: dict[str, When], corner: str, heads: Sequence[str], caption: str) -> Time | None:
    """The narrowest date that the heads print, else that of the caption; a year in the corner is that of all
    rows. A year of the heads is that of a caption's quarter.
    """
    found = _dates_in(times, heads)
    above = [w for _, w in _dates_in(times, (caption,))]
    years = [w.period for text, w in times.items() if w.granularity == "year" and text in corner]
    if not found and not above:
        return Time(years[0], "year", "printed") if years and years[0] else None
    narrow = min(found, key=lambda pair: pair[0])[1] if found else above[0]
    if found and narrow.granularity == "year" and above and above[0].granularity in PARTS_OF_YEAR:
        years, narrow = [narrow.period], above[0]
    period = narrow.period
    assert period is not None and period.first is not None
    whole = bool(re.search(r"\d{4}", narrow.text)) and narrow not in above
    if years and years[0] and years[0].first and not whole:
        period = shifted(period, 12 * (years[0].first.year - period.first.year))
    return at_end(narrow, Time(period, narrow.granularity, "printed"))


PARTS_OF_YEAR = ("quarter", "half", "month")


def _dates_in(times: dict[str, When], heads: Sequence[str]) -> list[tuple[timedelta, When]]:
    """The longest date that each head prints, with the length of its time."""
    best = (max((t for t in times if t and t in head), key=len, default=None) for head in heads)
    return [
        (w.period.last - w.period.first, w)
        for w in (times[text] for text in best if text is not None)
        if w.period is not None and w.period.first is not None and w.period.last is not None
    ]


def _head_name(names: Sequence[Name], cell: Cell) -> Topic | None:
    """A name that is the head of the row or of the column."""
    for head in (cell.row, cell.column):
        for name in names:
            if name.text == head.strip() and name.type != "place":
                return Topic(name.canonical, name.key, "printed")
    return None


def _segment(row: str, words: Vocabulary, times: dict[str, When], printed: str) -> str | None:
    """What the row head narrows to: a segment or a region; not a metric and not a time."""
    if any(text in printed for text in times):
        return None
    found = list(words.metrics.find(row))
    for start, end, _ in reversed(found):
        row = row[:start] + row[end:]
    plain = re.sub(r"[（(].*?[)）]|[:：,，%$€£]", "", row).strip()
    return plain or None
