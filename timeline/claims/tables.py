"""Numbers in table cells: their heads say of whom, of what and of when; the caption says in what unit."""

from __future__ import annotations

import bisect
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from timeline.claims.cell_metrics import (
    TOTAL,
    head_metric,
    metrics_above,
    narrowed,
    noun_key,
    own_noun,
    row_segment,
    takes,
)
from timeline.claims.cell_times import HeadReader, head_time
from timeline.claims.figures import bracketed
from timeline.claims.headings import headings, kinds_of, year_of
from timeline.claims.measured import measure_of
from timeline.claims.period import as_of
from timeline.claims.subject import Topic
from timeline.claims.units import SCALES, Said, currencies, currency_of, in_unit, local_yuan
from timeline.claims.vocabulary import Metric, Vocabulary
from timeline.model import Cell, Claim, Document, Facts, Name, Quantity, Span
from timeline.script import folded

CHANGE = re.compile(
    r"同比|环比|增减|变动|变化|增长|增幅|change|growth|yoy|y/y|q/q|m/m|qoq|mom\b|%\s?$|[+-]/-|\b(?:inc|dec|incr|decr)\b|increase|decrease|variance"
)
BASES = (
    ("yoy", re.compile(r"同比|比上年|year|yoy|y/y")),
    ("qoq", re.compile(r"环比|quarter.on|q/q|qoq|sequential")),
)
COUNTED = ("count", "people", "number")
UNITLESS = ("money", "count", "number")
"""What a figure can be whose table does not say in what unit it is."""
WORDS = 24
"""Characters that a figure may have beside it in its cell."""
PAGE = re.compile(
    r"pages?(?: no\.?| numbers?)?|页[码次]?|頁[碼次]?|notes?|附注|附註|注释|rule|item|exhibit.*",
    re.IGNORECASE,
)
NAMED = re.compile(r"[A-Za-z]{3,}|[\u3400-\u9fff]{2,}")
BRACKETS = re.compile(r"\s*[$€£¥]?\s*[(（]\s*[$€£¥]?\s*[\d.]")


@dataclass(frozen=True, slots=True)
class Heads:
    """What a whole table says of its cells: its corner, the metric told above it, whether it has a row
    of totals, and whether the head of some column is a metric. open: other tables of the article say in what
    unit their figures are, this one does not.  local: what 元 means in the article.  title: the lines above.
    sign: the currency whose sign other cells of the column have.
    """

    corner: str
    metric: Metric | None
    total: bool
    named: bool = False
    local: str = "CNY"
    open: bool = False
    year: int | None = None
    title: str = ""
    sign: str | None = None


@dataclass(frozen=True, slots=True)
class Named:
    """The names of an article by their print, and those of places."""

    others: Mapping[str, Name]
    places: frozenset[str]


@dataclass(frozen=True, slots=True)
class Article:
    """What all tables of an article are read with; `main` is the organisation that it is about."""

    document: Document
    reader: HeadReader
    named: Named
    words: Vocabulary
    main: Topic | None


def in_cells(document: Document, quantities: Sequence[Quantity]) -> set[str]:
    """The ids of the quantities that stand in cells."""
    starts = [c.start for c in document.cells]
    found = set()
    for quantity in quantities:
        place = bisect.bisect_right(starts, quantity.start) - 1
        if place >= 0 and quantity.end <= document.cells[place].end:
            found.add(quantity.id)
    return found


def table_claims(facts: Facts, words: Vocabulary, main: Topic | None) -> list[Claim]:
    """The claims of all tables. Cells of head rows and head columns are heads, and no claims."""
    document = facts.document
    claims: list[Claim] = []
    corners = {(c.table, c.row_index): c.column for c in document.cells if c.column_index == 0}
    above = metrics_above(document, words)
    measured = {
        c.table for c in document.cells if c.column_index and head_metric(words, "", folded(c.column), "")
    }
    totals = {c.table for c in document.cells if TOTAL.search(folded(c.row))}
    figures = _figures(document, facts.quantities)
    signs, local = currencies(document.text, figures), local_yuan(facts.quantities)
    told = {c.table for c in document.cells if c.units or _says_unit(c)}
    lines = headings(document)
    named = Named(
        {n.text: n for n in reversed(facts.names) if n.type != "place"},
        frozenset(n.text for n in facts.names if n.type == "place"),
    )
    article = Article(document, HeadReader(document, words.lexicon, facts.dates), named, words, main)
    for cell, quantity in figures:
        corner = corners.get((cell.table, cell.row_index), "")
        title = lines.get(cell.table, ())
        head = Heads(
            corner,
            above.get(cell.table),
            total=cell.table in totals,
            named=cell.table in measured,
            local=local,
            open=bool(told) and cell.table not in told and quantity.dimension in UNITLESS,
            year=year_of(document, title),
            title=" ".join(title),
            sign=signs.get((cell.table, cell.column_index)),
        )
        claim = _cell_claim(article, cell, quantity, head)
        if claim is not None:
            claims.append(claim)
    return claims


def _says_unit(cell: Cell) -> bool:
    """Whether a caption or a head says what the figures are in."""
    return any(pattern.search(folded(t)) for t in (cell.caption, cell.column) for pattern, _ in SCALES)


def _figures(document: Document, quantities: Sequence[Quantity]) -> list[tuple[Cell, Quantity]]:
    """The cells that are figures, each with its number; one in brackets is negative."""
    found: list[tuple[Cell, Quantity]] = []
    starts = [q.start for q in quantities]
    for cell in document.cells:
        inside = quantities[bisect.bisect_left(starts, cell.start) : bisect.bisect_left(starts, cell.end)]
        if cell.column_index == 0 or len(inside) != 1 or cell.end - cell.start - len(inside[0].text) > WORDS:
            continue
        said = document.text[cell.start : cell.end]
        beside = document.text[cell.start : inside[0].start] + document.text[inside[0].end : cell.end]
        if PAGE.fullmatch(cell.column.strip()) or len(NAMED.findall(beside)) > 1:
            continue
        found.append((cell, bracketed(inside[0]) if BRACKETS.match(said) else inside[0]))
    return found


def _cell_claim(article: Article, cell: Cell, quantity: Quantity, heads: Heads) -> Claim | None:
    """The claim of a figure; None where nothing says what it is of."""
    words, times = article.words, article.reader.times
    row, column = folded(cell.row), folded(cell.column)
    change = bool(CHANGE.search(column) or CHANGE.search(row))
    own = heads.named and not change and own_noun(words, cell.column, times(cell.column))
    metric, value = _measured(article, cell, quantity, heads, change, own)
    if value is None or (not column and value is quantity and quantity.dimension in ("count", "number")):
        return None
    time = head_time(article.reader, (cell.row, cell.column), heads.corner, heads.year, cell.caption)
    if metric is not None and metric.kind == "stock" and time is not None:
        time = as_of(time)
    topic = _head_name(article.named, cell) or article.main
    segment = row_segment(row, words, times(cell.row), metric)
    total = bool(TOTAL.search(row))
    listed = heads.total and not change and all(m.weak for _, _, m in words.metrics.find(row))
    key = metric.key if metric else noun_key(column, own, "value" if listed else segment)
    kinds = kinds_of(words, f"{row} {column}", f"{_units(cell, heads)} {cell.caption} {heads.title}")
    kind = narrowed(column, words, metric) if metric is not None and not own else None
    segment = " ".join(t for t in (kind, segment) if t)
    if segment and (metric or listed or own):
        part_of = "region" if cell.row.strip() in article.named.places else "segment"
        kinds = kinds | {f"{part_of}:{segment}"}
    return Claim(
        id=f"{article.document.id}:claim:{quantity.start}-{quantity.end}",
        document=article.document.id,
        start=quantity.start,
        end=quantity.end,
        text=quantity.text,
        quantity=value,
        subject=topic.subject if topic else None,
        subject_key=topic.key if topic else None,
        metric=key,
        type=_change_type(value) if change else _level(value, metric),
        basis=next((key for key, said in BASES if change and said.search(column + row)), None),
        basis_text=None,
        scope=tuple(sorted(kinds)),
        period=time.period if time else None,
        granularity=time.granularity if time else None,
        speaker=None,
        stance="asserted",
        sentence=(cell.start, cell.end),
        section="table",
        subject_how=topic.how if topic else "unknown",
        metric_how="printed" if metric and not heads.open else "unknown",
        period_how=time.how if time else "unknown",
        frame=f"{article.document.id}:t{cell.table}c{cell.column_index}" if listed else None,
        role=("total" if total else "part") if listed else None,
        spans=(Span(article.document.id, quantity.start, quantity.end, quantity.text),),
    )


def _units(cell: Cell, heads: Heads) -> str:
    """What says the unit of a whole table: the line above it, and its corner."""
    return " ".join({folded(cell.units), folded(heads.corner)})


def _measured(
    article: Article, cell: Cell, quantity: Quantity, heads: Heads, change: bool, own: bool
) -> tuple[Metric | None, Quantity | None]:
    """The metric of a figure, if the lexicon knows it, and the figure in its unit, if it can have one.

    change: the figure is a change.  own: the head of its column is a noun that no lexicon knows, so that
    nothing above the table says what it is of.
    """
    words, row, column, units = article.words, folded(cell.row), folded(cell.column), _units(cell, heads)
    caption = "" if own else folded(cell.caption)
    metric = head_metric(words, row, column, "")
    if metric is None and not own:
        metric = head_metric(words, "", folded(heads.corner), caption)
    counted = metric is not None and metric.dimension in COUNTED
    summed = head_metric(words, "", "", caption) if counted else None
    if summed is not None and summed.dimension == "money" and currency_of(f"{units} {caption}", heads.local):
        metric = summed  # 收入构成（单位：亿元）: the row 住院 is the income of it
    metric = metric or (None if own else heads.metric)
    above = "" if own else cell.caption
    measure = measure_of((cell.column, cell.row, above, cell.units), words.language, words.lexicon)
    said = Said(column, row, caption, units, heads.sign, heads.local, measure)
    if heads.total and metric is not None and metric.dimension in ("count", "people"):
        plain = in_unit(quantity, None, said, change)
        if plain is not None and plain.dimension == "money":  # parts of a total are of its unit
            metric = heads.metric
    value = in_unit(quantity, metric, said, change)
    fits = metric is None or value is None or takes(metric, value)
    return metric if fits else None, value


def _change_type(value: Quantity) -> str:
    """A change is a growth where it is told as a rate."""
    return "growth" if value.unit in ("percent", "ratio") else "change"


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


def _head_name(named: Named, cell: Cell) -> Topic | None:
    """A name that is the head of the row or of the column."""
    for head in (cell.row, cell.column):
        if name := named.others.get(head.strip()):
            return Topic(name.canonical, name.key, "printed")
    return None
