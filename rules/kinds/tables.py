"""Sums in tables: rows that make up a row below them, as the columns beside or the row's name say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from rules import words
from rules.language import Rule
from rules.view import Draft, View, ordered
from timeline.intervals import Interval, Values
from timeline.model import Cell, Facts, Quantity

TOTALS = frozenset(
    [
        "total",
        "all",
        "sum",
        "合计",
        "合計",
        "总计",
        "總計",
        "总额",
        "總額",
        "总量",
        "總量",
        "小计",
        "小計",
        "共计",
        "共計",
        "overall",
        "altogether",
    ]
)
Column = list[tuple[Cell, Quantity]]


def column_sums(rule: Rule, view: View) -> Iterator[Draft]:
    """A column whose parts miss their total, where a column beside it adds up or the row is named a total."""
    for _, facts in view.by_document():
        for columns in _tables(facts):
            for first, last in _sums(columns):
                for column in columns:
                    draft = _check(view, column, first, last)
                    if draft is not None:
                        yield draft


def _tables(facts: Facts) -> Iterator[list[Column]]:
    """The numeric columns of each table, every cell with the number that stands in it."""
    tables: dict[int, dict[int, Column]] = defaultdict(lambda: defaultdict(list))
    starts = {(q.start, q.end): q for q in facts.quantities}
    spans = sorted(starts)
    for cell in facts.document.cells:
        inside = [s for s in spans if cell.start <= s[0] and s[1] <= cell.end]
        if len(inside) == 1:
            tables[cell.table][cell.column_index].append((cell, starts[inside[0]]))
    for columns in tables.values():
        whole = [sorted(column, key=lambda item: item[0].row_index) for column in columns.values()]
        yield [column for column in whole if len(column) >= 3]


def _sums(columns: Sequence[Column]) -> Iterator[tuple[int, int]]:
    """Runs of rows (first row, row of the total) that add up in some column, or whose last row is a total."""
    found: set[tuple[int, int]] = set()
    for column in columns:
        for end in range(2, len(column)):
            for start in range(end - 1):
                first, last = column[start][0].row_index, column[end][0].row_index
                parts = [q for _, q in column[start:end]]
                named = is_total(column[end][0].row) and start == _after_total(column, end)
                if named or (len(columns) > 1 and _exact(parts, column[end][1])):
                    found.add((first, last))
    yield from sorted(found)


def _after_total(column: Column, end: int) -> int:
    """Where the rows of a total begin: after the total before it, or at the top."""
    return max((i + 1 for i in range(end) if is_total(column[i][0].row)), default=0)


def is_total(head: str) -> bool:
    """Whether the head of a row says that it is the total of those above."""
    text = head.strip().casefold()
    return any(word in text for word in TOTALS if not word.isascii()) or bool(TOTALS & set(text.split()))


def _exact(parts: Sequence[Quantity], total: Quantity) -> bool:
    known = [q.value for q in parts if q.value is not None]
    return len(known) == len(parts) and total.value is not None and sum(known) == total.value and all(known)


def _check(view: View, column: Column, first: int, last: int) -> Draft | None:
    """The proof that the rows of a column do not make its total, or None when they do."""
    rows = [(c, q) for c, q in column if first <= c.row_index < last]
    totals = [(c, q) for c, q in column if c.row_index == last]
    if len(rows) < 2 or not totals or len(rows) != last - first:
        return None
    total = totals[0][1]
    if len({q.unit for _, q in rows} | {total.unit}) > 1 or any(
        b[0].row_index <= a[0].row_index for a, b in pairwise(rows)
    ):
        return None
    added = Values((Interval.point(0),))
    for _, q in rows:
        added = Values(tuple(dict.fromkeys(a + b for a in added.parts for b in q.wide.parts)))
    if not (added & total.wide).empty:
        return None
    known = [q.value for _, q in rows if q.value is not None]
    scale = words.scale_of(total.wide)[0]
    exact = words.number(sum(known) / scale) if len(known) == len(rows) else words.interval(added.hull, scale)
    heads = [c.row or q.text for c, q in rows]
    steps = [f"{head}: {q.text}" for head, (_, q) in zip(heads, rows, strict=True)]
    steps.append(f"together {exact}, printed as {total.text}")
    return Draft(
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
