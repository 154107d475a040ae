"""Judge: which side of a conflict the evidence says is likely right, with the reasons listed.

A reason speaks for one side or for none. What a project trusts decides; else the reasons must agree.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

from rules.corrections import Fact, corrects, cues, notes_of, retracted
from rules.deduce import deductions, one_fits, shown, stated
from rules.findings import Judgement, Reason
from rules.likeness import claims_at
from rules.slips import figures
from rules.view import Row, View
from timeline.intervals import meet
from timeline.model import Claim, Quantity
from timeline.script import simplify

PAUSES = "，,；;。"
PAUSE = re.compile(f"[{PAUSES}]")
REACH = 24
"""Characters between a paper that a figure is taken from and the words that say so."""
FIGURES = 3
WITNESSES = 2
"""Independent sources that make a majority."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the values that exclude each other: its print, every row that prints it, its claims.

    fact: the number or date, where the side is one.  about: whom it is about, beside the claims' subjects.
    """

    text: str
    rows: tuple[Row, ...]
    claims: tuple[Claim, ...] = ()
    fact: Fact | None = None
    about: tuple[str, ...] = ()


Found = Iterator[tuple[int, str]]
"""The side that a reason speaks for, and the reason in words."""


def judge(view: View, sides: Sequence[Side]) -> Judgement | None:
    """What speaks for which side; None when nothing does."""
    told = [(kind, side, why) for kind, find in REASONS.items() for side, why in find(view, sides)]
    if not told:
        return None
    decisive = {side for kind, side, _ in told if kind == "trust"} or {side for _, side, _ in told}
    reasons = tuple(Reason(kind, sides[side].text, why) for kind, side, why in told)
    return Judgement(place_of(sides[min(decisive)]) if len(decisive) == 1 else None, reasons)


def place_of(side: Side) -> tuple[str, int, int, str]:
    """Where a side is printed first."""
    row = side.rows[0]
    return row.document, row.start, row.end, row.text


def chosen(judgement: Judgement | None, sides: Sequence[Side]) -> int | None:
    """Which of the sides a judgement names."""
    right = judgement.right if judgement is not None else None
    return next((n for n, side in enumerate(sides) if place_of(side) == right), None)


def steps_of(judgement: Judgement | None) -> list[str]:
    """The reasons as steps of a proof, and what comes of them."""
    if judgement is None:
        return []
    steps = [reason.why for reason in judgement.reasons]
    if judgement.right is not None:
        return [*steps, f"likely right: {judgement.reasons[0].text}"]
    return [*steps, "the reasons speak for different sides: neither is likelier"]


def _trust(view: View, sides: Sequence[Side]) -> Found:
    """What the project trusts more."""
    counts = [view.word(s.rows) for s in sides]
    best = max(counts)
    if counts.count(best) == 1 and len(sides) > 1:
        side = counts.index(best)
        document = max(sides[side].rows, key=lambda r: view.word([r])).document
        yield side, f"{view.documents[document].outlet or document} is trusted more"


def _majority(view: View, sides: Sequence[Side]) -> Found:
    """More independent sources than all others, and at least two; a long number counts wherever it stands."""
    counts = [view.independent((*s.rows, *_printed_again(view, s))) for s in sides]
    best = max(counts)
    if best >= WITNESSES and counts.count(best) == 1:
        side = counts.index(best)
        others = [f"{s.text} by {n}" for s, n in zip(sides, counts, strict=True) if s is not sides[side]]
        yield side, f"{best} independent sources print {sides[side].text}, {' and '.join(others)}"


def _printed_again(view: View, side: Side) -> Sequence[Row]:
    """Every print of an exact number that is too long to be another one by chance."""
    fact = side.fact
    if not isinstance(fact, Quantity) or fact.comparator != "=" or len(figures(fact.digits)) < FIGURES:
        return ()
    return [q for q in view.printed.get((fact.value, fact.unit), ()) if not retracted(view, q)]


def _primary(view: View, sides: Sequence[Side]) -> Found:
    """One side alone is taken from the papers or the words of whom it is about.

    An article that speaks of such papers anywhere may have its figures from them, though it does not say so
    of each: then the other side is not the only one.
    """
    subjects = {c.subject for s in sides for c in s.claims if c.subject}
    subjects |= {who for s in sides for who in s.about}
    found = [
        next(filter(None, (_first_hand(view, row, subjects) for row in side.rows)), None) for side in sides
    ]
    side = next((n for n, why in enumerate(found) if why is not None), None)
    if side is None or any(found[:side] + found[side + 1 :]):
        return
    others = {row.document for s in sides if s is not sides[side] for row in s.rows}
    if not any(_speaks_of_papers(view, document) for document in others):
        yield side, f"{sides[side].text} is first hand: {found[side]}"


def _first_hand(view: View, row: Row, subjects: Collection[str]) -> str | None:
    """Why a row is first hand: who publishes it, who says it, or which paper it is from."""
    outlet = view.documents[row.document].outlet
    speakers = (c.speaker for c in claims_at(view.facts[row.document], row.start, row.end))
    for who in filter(None, (outlet, *speakers)):
        if any(_one_name(who, subject) for subject in subjects):
            return f"{who} says it of itself"
    paper = _paper(view, row)
    return paper and f'"{paper}"'


def _speaks_of_papers(view: View, document: str) -> bool:
    table = cues(view.lexicon, view.documents[document].tongue)
    return table["report"].search(simplify(view.documents[document].text)) is not None


def _one_name(a: str, b: str) -> bool:
    return simplify(a).casefold() == simplify(b).casefold()


def _paper(view: View, row: Row) -> str | None:
    """The words of a sentence that say from which paper of its own a body's figure is."""
    table = cues(view.lexicon, view.documents[row.document].tongue)
    place = view.sentence(row.document, row.start)
    text = view.documents[row.document].text[place.start : place.end]
    plain = simplify(text)
    for paper in table["report"].finditer(plain):
        before = list(table["by"].finditer(plain, max(paper.start() - REACH, 0), paper.start()))
        after = table["shows"].search(plain, paper.end(), paper.end() + REACH)
        start = before[-1].start() if before else paper.start()
        end = after.end() if after is not None else paper.end()
        around = (before and (start, paper.start())) or (after and (paper.end(), end))
        if around and not PAUSE.search(plain, *around) and not table["ahead"].search(plain, *around):
            return text[start : paper.end() if before else end]
    return None


def _correction(view: View, sides: Sequence[Side]) -> Found:
    """A correction that gives one side's fact, or takes the other's back, and is not the older word."""
    for number, side in enumerate(sides):
        others = [s for s in sides if s is not side]
        wrong = [s.fact for s in others if s.fact is not None]
        if side.fact is None or not wrong:
            continue
        for document in dict.fromkeys(row.document for row in side.rows):
            newer = any(_after(view, row.document, document) for s in others for row in s.rows)
            notes = view.made(notes_of).get(document, ())
            if not newer and any(corrects(view, note, side.fact, wrong, side.claims) for note in notes):
                yield number, f"{document} prints {side.text} as a correction"
                break


def _after(view: View, one: str, other: str) -> bool:
    """Whether an article is known to be newer than another."""
    a, b = view.documents[one].published, view.documents[other].published
    if a is None or b is None or a.first is None or b.last is None:
        return False
    return a.first > b.last


def _arithmetic(view: View, sides: Sequence[Side]) -> Found:
    """What other printed numbers leave to only one side."""
    if not all(s.claims for s in sides):
        return
    values = [meet(stated(c, c.role or c.type) for c in s.claims) for s in sides]
    if any(v.empty for v in values):
        return
    for found in deductions(view, [c for s in sides for c in s.claims]):
        side = one_fits(found, values)
        if side is not None:
            yield side, f"{found.equation} with {shown(found)} fits {sides[side].text} alone"
            return


REASONS: dict[str, Callable[[View, Sequence[Side]], Found]] = {
    "trust": _trust,
    "majority": _majority,
    "primary": _primary,
    "correction": _correction,
    "arithmetic": _arithmetic,
}
