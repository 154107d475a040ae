"""Cells: a number of the text that is a figure of the article's own table with two digits exchanged, or
with one of three changed right behind the name of its row.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from rules import slips, words
from rules.keys import measure
from rules.language import Rule
from rules.likeness import claims_at, features
from rules.view import Draft, View, ordered
from timeline.model import Cell, Document, Facts, Quantity, Sentence
from timeline.script import simplify

FEWEST, LEAST = 3, 2
"""Digits of a figure whose exchange is no accident; where the text names its row, column and metric too."""
MOST_TABLES = 4
"""Tables of an article; in more of them the figures are too many for the text to mean one of them."""
GOES_ON = re.compile(r"其中|当中|分别|of (?:which|whom|these|them)\b|among them\b")
"""What a sentence begins with that goes on with what the one before it counts."""
DULL = re.compile(r"total|合计|总计|change|同比|环比|share|占比", re.IGNORECASE)
"""Heads that name nothing of their own."""


def cells(rule: Rule, view: View) -> Iterator[Draft]:
    """Numbers of the text that no table has, beside a figure whose row and column their sentence names."""
    for document, facts in view.by_document():
        if not document.cells or len({c.table for c in document.cells}) > MOST_TABLES:
            continue
        figures, told = _figures(facts), _told(document, facts)
        printed = {(slips.figures(q.digits), q.digits) for q in told}
        in_table = {q.digits for group in figures.values() for _, q in group}
        for q in told:
            key = "".join(sorted(_bare(q)))
            near = [
                (cell, f)
                for cell, f in figures.get(key, ())
                if _exchanged(q, f) and (slips.figures(f.digits), f.digits) not in printed
            ]
            near = [(cell, f) for cell, f in near if _names(view, q, cell)]
            near = near or [
                (cell, f)
                for group in figures.values()
                for cell, f in group
                if _changed(q, f) and (slips.figures(f.digits), f.digits) not in printed
                if _behind_its_row(view, q, cell) and _names(view, q, cell, strictly=True)
            ]
            if len(near) == 1 and q.digits not in in_table:
                yield _draft(view, q, near[0][1], near[0][0])


def _bare(q: Quantity) -> str:
    return (q.digits or "").replace(".", "")


def _figures(facts: Facts) -> Mapping[str, Sequence[tuple[Cell, Quantity]]]:
    """The figures of all tables with their cells, by the digits that they are made of."""
    found: dict[str, list[tuple[Cell, Quantity]]] = defaultdict(list)
    cells = [c for c in facts.document.cells if c.column_index]
    for q in facts.quantities:
        cell = next((c for c in cells if c.start <= q.start and q.end <= c.end), None)
        if cell is not None and len(_bare(q)) >= LEAST:
            found["".join(sorted(_bare(q)))].append((cell, q))
    return found


def _told(document: Document, facts: Facts) -> list[Quantity]:
    """The exact numbers of the text."""
    inside = [s for s in document.sentences if s.section in ("lead", "body", "headline", "caption")]
    return [
        q
        for q in facts.quantities
        if q.digits and q.comparator == "=" and q.dimension != "time" and any(_in(s, q) for s in inside)
    ]


def _in(sentence: Sentence, q: Quantity) -> bool:
    return sentence.start <= q.start < sentence.end


def _exchanged(a: Quantity, b: Quantity) -> bool:
    return slips.exchanged(a.digits or "", b.digits or "") and len(_bare(a)) >= LEAST


def _changed(a: Quantity, b: Quantity) -> bool:
    return len(_bare(a)) >= FEWEST and slips.changed(a.digits or "", b.digits or "")


def _behind_its_row(view: View, q: Quantity, cell: Cell) -> bool:
    """Whether the head of a row stands before a number with no other between."""
    text = view.documents[q.document].text
    before = simplify(text[view.sentence(q.document, q.start).start : q.start])
    at = before.rfind(simplify(cell.row.strip())) if cell.row.strip() else -1
    return at >= 0 and not any(c.isdigit() for c in before[at + len(cell.row.strip()) :])


def _names(view: View, q: Quantity, cell: Cell, strictly: bool = False) -> bool:
    """Whether the sentence of a number names the row and the column of a figure, or one and the metric; the
    time of the column may be that of the sentence. strictly: all three.
    """
    said = simplify(view.words(q.document, q.start)).casefold()
    row = _named(cell.row, said)
    if GOES_ON.match(said):  # what is counted stands in the sentence before
        sentence = view.sentence(q.document, q.start)
        said = simplify(view.words(q.document, max(sentence.start - 2, 0))).casefold() + said
    column = _named(cell.column, said)
    facts = view.facts[q.document]
    told, shown = (claims_at(facts, *place) for place in ((q.start, q.end), (cell.start, cell.end)))
    one = bool({c.metric for c in told} & {c.metric for c in shown} & view.metrics.keys())
    timed = any(
        a.period == b.period is not None and measure(a) == measure(b) and a.type == b.type
        for a in told
        for b in shown
    )
    if strictly or len(_bare(q)) < FEWEST:
        return row and (column or timed) and one
    return (row and (column or timed)) or (one and (row or column))


def _named(head: str, said: str) -> bool:
    """Whether a text holds the words of a head: all of them, by their stems."""
    plain = simplify(re.sub(r"[（(].*?[)）]", "", head)).casefold().strip()
    if not plain or DULL.search(plain):
        return False
    if plain in said:
        return True
    stems = {f[:4] for f in features(said)}
    wanted = [features(words) for words in (plain, plain.split(",")[0])]  # losses, net
    return any(words and {f[:4] for f in words} <= stems for words in wanted)


def _draft(view: View, q: Quantity, figure: Quantity, cell: Cell) -> Draft:
    place = ", ".join(head for head in (cell.row, cell.column) if head)
    return Draft(
        ordered(view.evidence(x, words.value_set(x.wide, x.unit)) for x in (q, figure)),
        (
            f"the text: {q.text}",
            f"the table, {place}: {figure.text}",
            "two neighbouring digits are exchanged" if _exchanged(q, figure) else "one digit is another",
        ),
        {"a.text": q.text, "b.text": figure.text, "place": place},
        confidence=0.8,
        involved=(q, figure),
    )
