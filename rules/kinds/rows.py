"""Rows: a change or a share must fit the amounts that stand in the row of the table it is of.

The rate stands in the table itself, in a column of changes or of shares (`within: row`), or in the text,
behind the words that are the head of the row (`within: row-text`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from rules import slips
from rules.amounts import added, unit_of, values_of
from rules.expression import work_out
from rules.kinds.tables import is_total
from rules.language import Rule
from rules.likeness import CLAUSE
from rules.roles import Relation
from rules.view import View
from timeline.intervals import Values
from timeline.model import Cell, Claim, Document, Facts
from timeline.script import simplify
from timeline.stretch import within

RATE = re.compile(
    r"同比|环比|增减|变动|变化|增幅|增速|增长|年增|季增|月增|涨跌|change|growth|\byoy\b|y/y|[+-]/-|year.on.year"
)
"""Heads of columns that hold changes."""
OTHER_BASIS = re.compile(r"不变|固定|可比|剔除|扣除|有机|constant|organic|like.for.like|adjusted|underlying")
"""Heads of changes that the amounts beside them need not fit."""
SHARE = re.compile(r"占比|比重|占总|百分比|\bshare\b|% of|percentage of|proportion|per cent of")
"""Heads of columns that hold shares."""
YEAR_ON_YEAR = re.compile(r"同比|年增|year|\byoy\b|y/y")
STEP = {"yoy": (350, 380), "qoq": (85, 97), "mom": (27, 32)}
"""Days between the beginnings of the two times of a rate."""
CLAUSE_BREAK = re.compile("[；;。]")
SHORTEST = {True: 4, False: 2}
"""Characters of a row's head that must stand in the text: of Latin letters, of Chinese characters."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a table: its cells with what was read of them."""

    table: int
    head: str
    cells: tuple[tuple[Cell, Claim], ...]


def rows(rule: Rule, view: View) -> Iterator[Relation]:
    """The rates of tables, or those of the text on the rows of a table, each with the amounts it is of."""
    beside = rule.check["within"] == "row-text"
    for document, facts in view.by_document():
        if not document.cells:
            continue
        lines = _lines(facts)
        if beside and rule.check["equals"] == "share":
            yield from _told_shares(rule, document, facts, lines)
        elif beside:
            yield from _told(document, facts, lines)
        elif rule.check["equals"] == "share":
            yield from _misfits(rule, _shares(lines))
        elif rule.check["equals"] == "total":
            yield from _misfits(rule, _stretches(view, lines))
        else:
            yield from _misfits(rule, _rates(lines))


def _lines(facts: Facts) -> list[Line]:
    claims = {(c.start, c.end): c for c in facts.claims if c.section == "table"}
    starts = sorted(claims)
    found: dict[tuple[int, int], list[tuple[Cell, Claim]]] = defaultdict(list)
    heads: dict[tuple[int, int], str] = {}
    for cell in facts.document.cells:
        inside = [s for s in starts if cell.start <= s[0] and s[1] <= cell.end]
        heads[cell.table, cell.row_index] = cell.row
        if len(inside) == 1 and cell.column_index:
            found[cell.table, cell.row_index].append((cell, claims[inside[0]]))
    return [Line(place[0], heads[place], tuple(cells)) for place, cells in sorted(found.items())]


def _rates(lines: Sequence[Line]) -> Iterator[tuple[object, Relation]]:
    """The changes of each column of changes with the two amounts of their row."""
    for line in lines:
        levels = [c for cell, c in line.cells if not _is_rate(cell, c) and not _is_share(cell)]
        for cell, claim in line.cells:
            if _is_rate(cell, claim):
                pair = _pair(levels, "yoy" if YEAR_ON_YEAR.search(_fold(cell.column)) else None)
                if pair is not None:
                    role = "growth" if claim.quantity.unit == "percent" else "change"
                    found = {role: [claim], "after": [pair[0]], "before": [pair[1]]}
                    yield (line.table, cell.column_index), found


def _shares(lines: Sequence[Line]) -> Iterator[tuple[object, Relation]]:
    """The shares of each column of shares with the amount of their row and the total of its column."""
    totals = {
        (line.table, cell.column_index): c for line in lines if is_total(line.head) for cell, c in line.cells
    }
    for line in lines:
        if is_total(line.head):
            continue
        for cell, claim in line.cells:
            if not (_is_share(cell) and claim.quantity.unit == "percent"):
                continue
            before = [(o, c) for o, c in line.cells if o.column_index < cell.column_index and c is not claim]
            amounts = [(o, c) for o, c in before if c.quantity.unit != "percent" and not _is_rate(o, c)]
            whole = totals.get((line.table, amounts[-1][0].column_index)) if amounts else None
            if whole is not None:
                found = {"share": [claim], "part": [amounts[-1][1]], "whole": [whole]}
                yield (line.table, cell.column_index), found


def _stretches(view: View, lines: Sequence[Line]) -> Iterator[tuple[object, Relation]]:
    """The amounts of rows whose columns are the parts of a time, with that of the column of the whole."""
    for line in lines:
        flows = [c for _, c in line.cells if c.type in ("level", "count") and c.quantity.unit != "percent"]
        flows = [c for c in flows if c.period and c.period.first and c.period.last and _adds(view, c)]
        for whole in flows:
            parts = _tiled(whole, [c for c in flows if c is not whole])
            if parts and len({unit_of(c.quantity) for c in (whole, *parts)}) == 1:
                yield line.table, {"total": [whole], "part": parts}


def _adds(view: View, claim: Claim) -> bool:
    """Whether amounts of a metric in parts of a time make that of the whole: a flow, and no average."""
    return view.metrics.get(claim.metric, ("", ""))[0] != "stock" and "average" not in claim.scope


def _tiled(whole: Claim, claims: Sequence[Claim]) -> list[Claim]:
    """The claims whose times follow one another from the first day of a whole to its last; else none."""
    assert whole.period is not None and whole.period.first is not None and whole.period.last is not None
    day, last, found = whole.period.first, whole.period.last, list[Claim]()
    while day <= last:
        begun = [c for c in claims if c.period and c.period.first == day and c.period != whole.period]
        if len(begun) != 1 or begun[0].period is None or begun[0].period.last is None:
            return []
        found.append(begun[0])
        day = begun[0].period.last + timedelta(days=1)
    return found if day == last + timedelta(days=1) and len(found) > 1 else []


def _misfits(rule: Rule, found: Iterator[tuple[object, Relation]]) -> Iterator[Relation]:
    """The relations of a column that do not hold, where as many others do: else it is of other things."""
    columns: dict[object, list[Relation]] = defaultdict(list)
    for column, relation in found:
        if rule.check["equals"] in relation:
            columns[column].append(relation)
    for relations in columns.values():
        wrong = [r for r in relations if not fits(rule, r)]
        if len(relations) == 1 or len(wrong) * 2 <= len(relations):
            yield from wrong


def fits(rule: Rule, relation: Relation) -> bool:
    """Whether a relation can hold: the printed rate may be without its sign."""
    named = {role: values_of(claims[0]) for role, claims in relation.items()}
    if "part" in relation:
        named["parts"] = added([values_of(c) for c in relation["part"]])
    stated = named[rule.check["equals"]]
    both = Values((*stated.parts, *(-p for p in stated.parts)))
    if not (work_out(rule.check["derive"], named) & both).empty:
        return True
    if {"after", "before"} <= named.keys():
        turned = {**named, "after": named["before"], "before": named["after"]}
        if not (work_out(rule.check["derive"], turned) & stated).empty:
            return True  # which of the two columns is the earlier was read wrongly
    points = {"after", "before"} <= named.keys() and unit_of(relation["after"][0].quantity) == "percent"
    return points and not (work_out("after - before", named) & both).empty


def _pair(levels: Sequence[Claim], basis: str | None) -> tuple[Claim, Claim] | None:
    """The later and the earlier of two amounts; of more, the last one and that of the step of the rate."""
    known = [c for c in levels if c.quantity.value is not None and c.quantity.value > 0]
    if len(known) != len(levels) or len({unit_of(c.quantity) for c in levels}) != 1 or len(levels) < 2:
        return None
    timed = [c for c in levels if c.period is not None and c.period.first is not None]
    if len(timed) < len(levels):
        return (levels[0], levels[1]) if len(levels) == 2 else None
    ordered = sorted(timed, key=_first, reverse=True)
    if len(ordered) == 2:
        return (ordered[0], ordered[1]) if _first(ordered[0]) != _first(ordered[1]) else None
    found = [c for c in ordered[1:] if basis is not None and _a_step(basis, ordered[0], c)]
    return (ordered[0], found[0]) if len(found) == 1 else None


def _first(claim: Claim) -> int:
    return claim.period.first.toordinal() if claim.period and claim.period.first else 0


def _a_step(basis: str, after: Claim, before: Claim) -> bool:
    low, high = STEP.get(basis, (1, 0))
    return low <= _first(after) - _first(before) <= high


def _is_rate(cell: Cell, claim: Claim) -> bool:
    head = _fold(cell.column)
    rate = claim.quantity.unit in ("percent", "percentage_point")
    return rate and bool(RATE.search(head)) and not OTHER_BASIS.search(head)


def _is_share(cell: Cell) -> bool:
    head = _fold(cell.column)
    return bool(SHARE.search(head)) and not RATE.search(head)


def _fold(text: str) -> str:
    return simplify(text).casefold()


def _told(document: Document, facts: Facts, lines: Sequence[Line]) -> Iterator[Relation]:
    """The rates that the text tells of a row: its head stands in the clause, right before the rate."""
    heads = {_fold(line.head).strip(): line for line in lines}
    single = {head: line for head, line in heads.items() if _tells(head)}
    several = [_fold(line.head).strip() for line in lines]
    for claim in facts.claims:
        if claim.section in ("table", "headline") or claim.type != "growth":
            continue
        if claim.quantity.unit != "percent" or claim.stance not in ("asserted", "reported"):
            continue
        line = _row_of(document, facts, claim, single) or _row_of_level(facts, claim, lines)
        if line is None or several.count(_fold(line.head).strip()) > 1:
            continue
        relation = _relation(claim, line)
        if relation is not None:
            yield relation


def _told_shares(rule: Rule, document: Document, facts: Facts, lines: Sequence[Line]) -> Iterator[Relation]:
    """The shares that the text tells of a row in a total, where they fit the amounts of no column."""
    heads = [_fold(line.head).strip() for line in lines]
    single = {h: line for h, line in zip(heads, lines, strict=True) if _tells(h) and heads.count(h) == 1}
    for claim in facts.claims:
        if (
            claim.section in ("table", "headline")
            or claim.type != "share"
            or claim.quantity.unit != "percent"
        ):
            continue
        if claim.stance not in ("asserted", "reported") or claim.quantity.comparator not in "=~":
            continue
        line = _row_of(document, facts, claim, single)
        totals = [x for x in lines if line is not None and x.table == line.table and is_total(x.head)]
        if line is None or len(totals) != 1:
            continue
        wholes = {cell.column_index: c for cell, c in totals[0].cells}
        found: list[Relation] = [
            {"share": [claim], "part": [c], "whole": [wholes[cell.column_index]]}
            for cell, c in line.cells
            if cell.column_index in wholes
            and c.quantity.unit != "percent"
            and unit_of(c.quantity) == unit_of(wholes[cell.column_index].quantity)
            and claim.basis == f"of:{wholes[cell.column_index].metric}"
        ]
        if found and not any(fits(rule, relation) for relation in found):
            yield next((r for r in found if _of_one_time(claim, r["part"][0])), found[0])


def _tells(head: str) -> bool:
    return len(head) >= SHORTEST[head.isascii()] and not is_total(head)


def _row_of(document: Document, facts: Facts, claim: Claim, lines: Mapping[str, Line]) -> Line | None:
    """The one row whose head stands before a rate, in its clause; of several it may be a part of one."""
    earlier = within(facts.quantities, claim.sentence[0], claim.start)
    before = [q.end for q in earlier if q.end <= claim.start]
    start = max([claim.sentence[0], *before])
    said = _fold(document.text[start : claim.start])
    clause = [m.end() for m in CLAUSE.finditer(said)][-1:]
    found = sorted((said.rfind(head), len(head), head) for head in lines if head in said)
    if not found or found[-1][0] < (clause or [0])[0]:
        return None
    place, _, head = found[-1]
    apart = [at for at, length, _ in found if at + length <= place]
    return None if apart else lines[head]


def _row_of_level(facts: Facts, claim: Claim, lines: Sequence[Line]) -> Line | None:
    """The one row that has the amount right before a rate, of its metric, in its latest column."""
    before = [q for q in within(facts.quantities, claim.sentence[0], claim.start) if q.end <= claim.start]
    levels = [c for c in facts.claims if before and c.start == before[-1].start and c.metric == claim.metric]
    if not levels or levels[0].type not in ("level", "count") or len(slips.figures(before[-1].digits)) < 2:
        return None
    if CLAUSE_BREAK.search(facts.document.text, before[-1].end, claim.start):
        return None
    found = [line for line in lines if any(_one_amount(levels[0], c) for _, c in line.cells)]
    return found[0] if len(found) == 1 else None


def _one_amount(told: Claim, cell: Claim) -> bool:
    """Whether a cell is the very amount that the text tells, of no other metric or time."""
    known = cell.metric == told.metric or cell.metric_how == "unknown"
    apart = told.period and cell.period and not told.period.overlaps(cell.period)
    a, b = told.quantity, cell.quantity
    one = a.value == b.value and unit_of(a) == unit_of(b) and a.comparator == "="
    return known and one and not apart and told.scope in ((), cell.scope)


def _relation(claim: Claim, line: Line) -> Relation | None:
    """A rate of the text with the amounts of a row a step apart, where none of them fits it."""
    levels = [
        c
        for cell, c in line.cells
        if not _is_rate(cell, c) and not _is_share(cell) and c.quantity.unit != "percent"
    ]
    levels = [c for c in levels if c.metric == claim.metric or "unknown" in (c.metric_how, claim.metric_how)]
    pair = _pair(levels, claim.basis or "yoy")
    if pair is None or not _of_one_time(claim, pair[0]):
        return None
    if claim.basis in STEP and pair[0].period and not _a_step(claim.basis, *pair):
        return None
    return {"growth": [claim], "after": [pair[0]], "before": [pair[1]]}


def _of_one_time(claim: Claim, level: Claim) -> bool:
    """Whether a rate may be of the time of an amount."""
    if claim.period is None or level.period is None:
        return True
    return claim.period_how != "printed" or claim.period == level.period
