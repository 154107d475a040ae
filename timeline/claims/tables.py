"""Numbers in table cells: their heads say of whom, of what and of when; the caption says in what unit."""

from __future__ import annotations

import bisect
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from timeline.claims.cell_times import DUE, HeadReader, head_time
from timeline.claims.figures import bracketed
from timeline.claims.headings import headings, kinds_of, year_of
from timeline.claims.measured import measure_of
from timeline.claims.metric import accepts
from timeline.claims.period import as_of
from timeline.claims.subject import Topic
from timeline.claims.units import SCALES, Said, currencies, currency_of, in_unit, local_yuan
from timeline.claims.vocabulary import Metric, Vocabulary
from timeline.lexicon import Lexicon
from timeline.model import Cell, Claim, Document, Name, Quantity, Span, When
from timeline.script import simplify

CHANGE = re.compile(
    r"同比|环比|增减|变动|变化|增长|增幅|change|growth|yoy|y/y|q/q|m/m|qoq|mom\b|%\s?$|[+-]/-|\b(?:inc|dec|incr|decr)\b|increase|decrease|variance"
)
BASES = (
    ("yoy", re.compile(r"同比|比上年|year|yoy|y/y")),
    ("qoq", re.compile(r"环比|quarter.on|q/q|qoq|sequential")),
)
WORDS = 24
"""Characters that a figure may have beside it in its cell."""
PAGE = re.compile(
    r"pages?(?: no\.?| numbers?)?|页[码次]?|頁[碼次]?|notes?|附注|附註|注释|rule|item|exhibit.*",
    re.IGNORECASE,
)
HEADING = 60
"""Characters of a line that is a heading."""
CUT_UP = re.compile(r"\s*(?:is |are |was |were )?(?:\w+ ){0,2}(?:by|per|in each)\b|[各分按]|构成")
STATEMENT = re.compile(r"statements?\b|sheets?\b|\bnotes?\b|[报報]?表$|附[注註]")
"""The name of a table, which is no heading of what is in it."""
NAMED = re.compile(r"[A-Za-z]{3,}|[\u3400-\u9fff]{2,}")
BRACKETS = re.compile(r"\s*[$€£¥]?\s*[(（]\s*[$€£¥]?\s*[\d.]")
TOTAL = re.compile(
    r"^\s*(?:合计|总计|总额|总收入|小计|总数|全年|total|group|overall|full.year|net revenue|sum|all)\b|"
    r"合计|总计"
)


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
    lexicon: Lexicon,
) -> list[Claim]:
    """The claims of all tables. Cells of head rows and head columns are heads, and no claims."""
    claims: list[Claim] = []
    corners = {(c.table, c.row_index): c.column for c in document.cells if c.column_index == 0}
    above = _metrics_above(document, words)
    measured = {
        c.table for c in document.cells if c.column_index and _head_metric(words, "", _fold(c.column), "")
    }
    totals = {c.table: True for c in document.cells if TOTAL.search(_fold(c.row))}
    figures = _figures(document, quantities)
    signs, local = currencies(document.text, figures), local_yuan(quantities)
    told = {c.table for c in document.cells if c.units or _says_unit(c)}
    reader = HeadReader(document, lexicon, tuple(dates))
    lines = headings(document)
    named = Named(
        {n.text: n for n in reversed(names) if n.type != "place"},
        frozenset(n.text for n in names if n.type == "place"),
    )
    for cell, quantity in figures:
        corner = corners.get((cell.table, cell.row_index), "")
        title = lines.get(cell.table, ())
        head = Heads(
            corner, above.get(cell.table), totals.get(cell.table, False), cell.table in measured, local,
            year=year_of(document, title), title=" ".join(title),
        )  # fmt: skip
        sign = signs.get((cell.table, cell.column_index))
        if told and cell.table not in told and quantity.dimension in ("money", "count", "number"):
            head = replace(head, open=True)
        claim = _cell_claim(document, cell, quantity, head, sign, reader, named, words, main)
        if claim is not None:
            claims.append(claim)
    return claims


def _says_unit(cell: Cell) -> bool:
    """Whether a caption or a head says what the figures are in."""
    return any(pattern.search(_fold(t)) for t in (cell.caption, cell.column) for pattern, _ in SCALES)


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


COUNTED = ("count", "people", "number")


def _cell_claim(
    document: Document,
    cell: Cell,
    quantity: Quantity,
    heads: Heads,
    sign: str | None,
    reader: HeadReader,
    named: Named,
    words: Vocabulary,
    main: Topic | None,
) -> Claim | None:
    row, column = _fold(cell.row), _fold(cell.column)
    change = bool(CHANGE.search(column) or CHANGE.search(row))
    own = heads.named and not change and _own_noun(words, cell.column, reader.times(cell.column))
    units = " ".join({_fold(cell.units), _fold(heads.corner)})
    kinds = kinds_of(words, f"{row} {column}", f"{units} {cell.caption} {heads.title}")
    caption = "" if own else _fold(cell.caption)
    metric = _head_metric(words, row, column, "")
    if metric is None and not own:
        metric = _head_metric(words, "", _fold(heads.corner), caption)
    counted = metric is not None and metric.dimension in COUNTED
    summed = _head_metric(words, "", "", caption) if counted else None
    if summed is not None and summed.dimension == "money" and currency_of(f"{units} {caption}", heads.local):
        metric = summed  # 收入构成（单位：亿元）: the row 住院 is the income of it
    metric = metric or (None if own else heads.metric)
    above = "" if own else cell.caption
    measure = measure_of((cell.column, cell.row, above, cell.units), words.language, words.lexicon)
    said = Said(column, row, _fold(above), units, sign, heads.local, measure)
    if heads.total and metric is not None and metric.dimension in ("count", "people"):
        plain = in_unit(quantity, None, said, change)
        if plain is not None and plain.dimension == "money":  # parts of a total are of its unit
            metric = heads.metric
    value = in_unit(quantity, metric, said, change)
    if metric is not None and value is not None and not _takes(metric, value):
        metric = None
    if value is None or (not column and value is quantity and quantity.dimension in ("count", "number")):
        return None
    time = head_time(reader, (cell.row, cell.column), heads.corner, heads.year, cell.caption)
    topic = _head_name(named, cell) or main
    segment = _segment(row, words, reader.times(cell.row), metric)
    total = bool(TOTAL.search(row))
    measured = any(not m.weak for _, _, m in words.metrics.find(row))
    listed = heads.total and not change and not measured
    key = metric.key if metric else _noun_key(column, own, "value" if listed else segment)
    if metric is not None and metric.kind == "stock" and time is not None:
        time = as_of(time)
    part_of = "region" if cell.row.strip() in named.places else "segment"
    kind = _narrowed(column, words, metric) if metric is not None and not own else None
    segment = " ".join(t for t in (kind, segment) if t) or None
    scoped = segment and (metric or listed or own)
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
        basis=next((key for key, said in BASES if change and said.search(column + row)), None),
        basis_text=None,
        scope=tuple(sorted([*kinds, *([f"{part_of}:{segment}"] if scoped else [])])),
        period=time.period if time else None,
        granularity=time.granularity if time else None,
        speaker=None,
        stance="asserted",
        sentence=(cell.start, cell.end),
        section="table",
        subject_how=topic.how if topic else "unknown",
        metric_how="printed" if metric and not heads.open else "unknown",
        period_how=time.how if time else "unknown",
        frame=f"{document.id}:t{cell.table}c{cell.column_index}" if listed else None,
        role=("total" if total else "part") if listed else None,
        spans=(Span(document.id, quantity.start, quantity.end, quantity.text),),
    )


def _noun_key(column: str, own: bool, otherwise: str | None) -> str:
    """The key of a figure whose metric no lexicon has: the noun of its column, or what its row is."""
    noun = "_".join(re.sub(r"[（(].*?[)）]", "", column).split())
    return noun if own and noun else otherwise or column.strip() or "value"


def _takes(metric: Metric, value: Quantity) -> bool:
    """Whether a figure can be of a metric; one without a unit can be an amount of money, but no price."""
    bare = value.dimension in ("count", "number") and metric.dimension == "money" and metric.type != "price"
    return accepts(metric, value) or (bare and not metric.only)


def _narrowed(column: str, words: Vocabulary, metric: Metric) -> str | None:
    """What the head of a column says beside the metric that it names: unrealized losses are no losses."""
    found = [(start, end) for start, end, m in words.metrics.find(column) if m.key == metric.key]
    if not found:
        return None
    start, _ = found[-1]
    before = re.sub(r"[（(].*?[)）]", " ", column[:start])
    left = [w for w in re.findall(r"[a-z-]{3,}|[\u3400-\u9fff]+", before) if not PLAIN_WORD.fullmatch(w)]
    return " ".join(left) or None


def _change_type(value: Quantity) -> str:
    """A change is a growth where it is told as a rate."""
    return "growth" if value.unit in ("percent", "ratio") else "change"


@dataclass(frozen=True, slots=True)
class Heads:
    """What a whole table says of its cells: its corner, the metric told above it, whether it has a row
    of totals, and whether the head of some column is a metric. open: other tables of the article say in what
    unit their figures are, this one does not.  local: what 元 means in the article.  title: the lines above.
    """

    corner: str
    metric: Metric | None
    total: bool
    named: bool = False
    local: str = "CNY"
    open: bool = False
    year: int | None = None
    title: str = ""


PLAIN_WORD = re.compile(
    r"total|annual|yearly|quarterly|monthly|full-year|reported|the|and|for|of|years?|quarters?|months?|weeks?|ended|"
    r"three|six|nine|twelve|first|second|third|fourth|fiscal|january|february|march|april|may|june|july|august|"
    r"september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|millions?|billions?|thousands?|"
    r"usd|eur|gbp|rmb|cny|our|its|average|"
    r".*[年月季期末]度?|全年|本期|上期|当期|总|合计|年度|季度|单季|报告"
)
"""What in the head of a column narrows nothing."""
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
    """For each table the metric that the two sentences before it tell of last: as a heading, or as what the
    table cuts up ("Revenue by region").
    """
    first: dict[int, int] = {}
    for cell in document.cells:
        first[cell.table] = min(cell.start, first.get(cell.table, cell.start))
    found: dict[int, Metric] = {}
    for table, start in first.items():
        before = [s for s in document.sentences if s.end <= start and s.section != "table"]
        for sentence in reversed(before[-2:]):
            said = _fold(document.text[sentence.start : sentence.end])
            metrics = [(start, end, m) for start, end, m in words.metrics.find(said) if not m.weak]
            heading = len(said) <= HEADING and not STATEMENT.search(said) and said[-1:] not in (".", "。")
            cut = [m for start, end, m in metrics if heading or CUT_UP.match(said, end)]
            if cut:
                found[table] = cut[0]
            if metrics:
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


@dataclass(frozen=True, slots=True)
class Named:
    """The names of an article by their print, and those of places."""

    others: Mapping[str, Name]
    places: frozenset[str]


def _head_name(named: Named, cell: Cell) -> Topic | None:
    """A name that is the head of the row or of the column."""
    for head in (cell.row, cell.column):
        if name := named.others.get(head.strip()):
            return Topic(name.canonical, name.key, "printed")
    return None


def _segment(row: str, words: Vocabulary, times: Mapping[str, When], metric: Metric | None) -> str | None:
    """What the row head narrows to: a segment or a region; not the metric, a total or a time."""
    if any(not DUE.search(row) for _ in times):
        return None
    for start, end, found in reversed(list(words.metrics.find(row))):
        if metric is None or found.key == metric.key or found.weak:
            row = row[:start] + row[end:]
    row = TOTAL.sub("", row)
    plain = re.sub(r"[（(].*?[)）]|[:：,，%$€£]|\b(?:of|the|from|in)\b", " ", row)
    return " ".join(plain.split()) or None
