"""Sums in tables: rows that make up a row below them, as the columns beside or the row's name say."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from rules import slips, words
from rules.amounts import added
from rules.language import Rule
from rules.likeness import cell_at
from rules.repair import repaired
from rules.view import Draft, View, ordered
from timeline.intervals import Interval, Values
from timeline.model import Cell, Facts, Quantity

TOTALS = frozenset(
    "total all sum 合计 合計 总计 總計 总额 總額 总量 總量 小计 小計 共计 共計 overall altogether".split()
)
Column = list[tuple[Cell, Quantity]]
FIGURES = 3
"""Significant digits of a row that others make by no accident."""
UNNAMED = 5
"""The same of the sum of two rows that is called no total."""
RATES = ("growth", "rank")
FEW_TABLES, FEW_ROWS = 3, 10
"""The tables of a news article and their rows: there a total that its parts exceed is wrong in any case."""
COUNTED, SMALL = ("count", "people"), 3
"""What is counted one by one, and its digits: 27 trams are no 27.4."""
EXCESS = Fraction(15, 100)
"""How far the parts exceed such a total at the most: beyond it they are of another one."""
WITHIN = re.compile(r"其中|包括|\bof which\b|\bincluding\b", re.IGNORECASE)
"""Heads of rows that are parts of the row above them."""


def column_sums(rule: Rule, view: View) -> Iterator[Draft]:
    """A column whose parts miss their total, where a column beside it adds up or the row is named a total."""
    for _, facts in view.by_document():
        for columns in _tables(facts):
            for first, last in _sums(columns):
                few = len({c.table for c in facts.document.cells}) <= FEW_TABLES and last - first <= FEW_ROWS
                drafts = (_check(view, column, first, last, few) for column in columns)
                yield from (d for d in drafts if d is not None)


def _tables(facts: Facts) -> Iterator[list[Column]]:
    """The numeric columns of each table, every cell with the figure that stands in it."""
    tables: dict[int, dict[int, Column]] = defaultdict(lambda: defaultdict(list))
    figures = {(c.start, c.end): c for c in facts.claims if c.section == "table"}
    several = len({c.table for c in facts.document.cells}) > FEW_TABLES
    added_up = set() if several else {c.table for c in facts.document.cells if is_total(c.row)}
    for quantity in facts.quantities:
        claim = figures.get((quantity.start, quantity.end))
        cell = cell_at(facts, quantity.start) if claim is not None else None
        if claim is None or cell is None or claim.type in RATES:
            continue
        if claim.type != "price" or cell.table in added_up:  # fees add up where the table says so
            tables[cell.table][cell.column_index].append((cell, claim.quantity))
    for columns in tables.values():
        whole = [sorted(column, key=lambda item: item[0].row_index) for column in columns.values()]
        yield [column for column in whole if len(column) >= 3]


def _sums(columns: Sequence[Column]) -> Iterator[tuple[int, int]]:
    """Runs of rows (first row, row of the total) that add up in some column; where none does, those above
    the last row of a table that is named a total.
    """
    top = min(column[0][0].row_index for column in columns) if columns else 0
    exact = {run for column in columns for run in _exact_runs(column, top)} if len(columns) > 1 else set()
    if exact:
        yield from sorted(exact)
        return
    for column in columns:
        named = [i for i, (cell, _) in enumerate(column) if is_total(cell.row)]
        if named == [len(column) - 1] and len(column) > 2:
            yield column[0][0].row_index, column[-1][0].row_index
            return


def _exact_runs(column: Column, top: int) -> Iterator[tuple[int, int]]:
    """Runs of a column whose rows make the row below them exactly, no row left blank in or before them."""
    known = [q.value for _, q in column]
    rows = [cell.row_index for cell, _ in column]
    for end in range(2, len(column)):
        total, added = known[end], Fraction(0)
        figures, named = len(slips.figures(column[end][1].digits)), is_total(column[end][0].row)
        if total is None or (figures < FIGURES and not named):
            continue
        for start in range(end - 1, -1, -1):
            part = known[start]
            if not part or rows[start + 1] != rows[start] + 1:
                break
            added += part
            whole = rows[start] == top or (start > 0 and rows[start - 1] == rows[start] - 1)
            chance = not named and figures < UNNAMED and end - start < 3
            if added == total and end - start >= 2 and whole and not chance:
                yield rows[start], rows[end]


def is_total(head: str) -> bool:
    """Whether the head of a row says that it is the total of those above."""
    text = head.strip().casefold()
    said = text.split()
    led = bool(TOTALS & {*said[:2], *said[-1:]}) and said[1:2] != ["other"]
    return led or any(word in text for word in TOTALS if not word.isascii())


def _check(view: View, column: Column, first: int, last: int, few: bool) -> Draft | None:
    """The proof that the rows of a column do not make its total by a slip in one of them, or None.

    few: in an article of few and small tables they may also be a little more than it.
    """
    rows = [(c, q) for c, q in column if first <= c.row_index < last]
    totals = [(c, q) for c, q in column if c.row_index == last]
    if len(rows) < 2 or not totals or len(rows) != last - first:
        return None
    total = totals[0][1]
    if total.unit == "percent" and total.value != 100:
        return None
    if len({q.unit for _, q in rows} | {total.unit}) > 1 or any(
        b[0].row_index <= a[0].row_index for a, b in pairwise(rows)
    ):
        return None
    figures = [q for _, q in rows]
    if _meet(figures, total):
        return None
    if not _one_slip([q for _, q in rows], total) and not (few and _exceed(rows, total)):
        return None
    known = [q.value for _, q in rows if q.value is not None]
    scale = total.scale or Fraction(1)
    exact = (
        words.number(sum(known) / scale)
        if len(known) == len(rows)
        else words.interval(_added(figures).hull, scale)
    )
    heads = [c.row or q.text for c, q in rows]
    steps = [f"{head}: {q.text}" for head, (_, q) in zip(heads, rows, strict=True)]
    steps.append(f"together {exact}, printed as {total.text}")
    draft = Draft(
        ordered(view.evidence(q, words.value_set(q.wide, q.unit)) for q in (total, *(q for _, q in rows))),
        tuple(steps),
        {
            "total.text": f"{totals[0][0].row} {total.text}".strip(),
            "parts.text": " + ".join(q.text for _, q in rows),
            "derived": exact,
            "subject": totals[0][0].column,
            "metric": totals[0][0].row,
        },
        confidence=0.9,
    )
    return repaired(
        view,
        draft,
        figures,
        total,
        lambda swap: _meet([swap.get(q.id, q) for q in figures], swap.get(total.id, total)),
    )


def _added(rows: Iterable[Quantity]) -> Values:
    """What figures can be together."""
    return added([Values(_signed(q)) for q in rows])


def _meet(rows: Iterable[Quantity], total: Quantity) -> bool:
    """Whether figures make their total."""
    return not (_added(rows) & Values(_signed(total))).empty


def _signed(quantity: Quantity) -> tuple[Interval, ...]:
    """The values that a figure can stand for with the sign that it is printed with; small counts, exact."""
    digits = quantity.digits or ""
    if quantity.dimension in COUNTED and quantity.scale == 1 and digits.isdigit() and len(digits) <= SMALL:
        return (Interval.point(int(digits)),)
    value = quantity.value
    return tuple(p for p in quantity.rounded.parts if value is None or value in p) or quantity.rounded.parts


def _exceed(rows: Column, total: Quantity) -> bool:
    """Whether parts that are none of each other's are together a little more than their total."""
    known = [q.value for _, q in rows if q.value is not None and q.value > 0]
    if total.value is None or total.value <= 0 or len(known) < len(rows):
        return False
    if any(WITHIN.search(c.row) for c, _ in rows) or len({c.row for c, _ in rows}) < len(rows):
        return False
    excess = sum(known, Fraction(0)) - total.value
    return 0 < excess <= EXCESS * total.value


def _one_slip(parts: Sequence[Quantity], total: Quantity) -> bool:
    """Whether one changed digit, or two exchanged, in one of the figures would make the parts their total."""
    known = [q.value for q in parts if q.value is not None]
    if total.value is None or len(known) < len(parts):
        return False
    excess = sum(known, Fraction(0)) - total.value
    wanted = [(total, total.value + excess), *((q, v - excess) for q, v in zip(parts, known, strict=True))]
    return any(_slip(q, value) for q, value in wanted)


def _slip(quantity: Quantity, value: Fraction) -> bool:
    digits = quantity.digits or ""
    decimals = len(digits.partition(".")[2])
    shown = (abs(value) / (quantity.scale or 1)) * 10**decimals
    if shown.denominator != 1 or not quantity.value or value * quantity.value < 0:
        return False
    bare = digits.replace(".", "")
    right = str(shown.numerator).zfill(len(bare))
    return slips.changed(right, bare) or slips.transposed(right, bare)
