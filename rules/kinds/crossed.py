"""Crossed: two exact figures that one article tells of two names, and another the other way round."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import combinations

from rules import slips, words
from rules.keys import measure
from rules.stories import one_subject
from rules.view import Draft, View, ordered
from timeline.model import Claim
from timeline.script import simplify

FIGURES = 3
"""Significant digits from which two names seldom share a figure by chance."""
LISTED = 3
"""Shares that two lists have in common in which two names have exchanged theirs, of however few digits."""
TYPES = ("level", "count", "price", "share")
Value = tuple[str, Fraction]
Told = Mapping[Value, Claim]


def crossed(view: View) -> Iterator[Draft]:
    """Pairs of articles that give two figures beside each other to the same two names, exchanged."""
    told = {document.id: _told(view, document.id) for document, _ in view.by_document()}
    holders: dict[Value, list[str]] = defaultdict(list)
    for document, figures in told.items():
        for value in figures:
            holders[value].append(document)
    shared: dict[tuple[str, str], list[Value]] = defaultdict(list)
    for value, documents in holders.items():
        for pair in combinations(documents, 2):
            shared[pair].append(value)
    for (first, other), values in sorted(shared.items()):
        if view.source(first) == view.source(other):
            continue
        for x, y in combinations(values, 2):
            quartet = (told[first][x], told[first][y], told[other][x], told[other][y])
            if x[0] == y[0] and _exchanged(view, *quartet):
                yield _draft(view, *quartet)


def _told(view: View, document: str) -> Told:
    """The exact figures of an article that it tells of one name each."""
    found: dict[Value, list[Claim]] = defaultdict(list)
    for claim in view.facts[document].claims:
        q = claim.quantity
        if holder(view, claim) is None or claim.type not in TYPES or q.comparator != "=" or q.value is None:
            continue
        figures = 1 if holder(view, claim) == claim.metric else FIGURES
        if claim.stance in ("asserted", "reported") and len(slips.figures(q.digits)) >= figures:
            found[measure(claim), q.value].append(claim)
    return {v: claims[0] for v, claims in found.items() if len({holder(view, c) for c in claims}) == 1}


def holder(view: View, claim: Claim) -> str | None:
    """Whose the figure is: of a share right behind a name in a list (甲谷25%、乙岭20%), that name."""
    listed = claim.type == "share" and claim.metric_how == "printed" and claim.metric not in view.metrics
    text = view.documents[claim.document].text
    behind = simplify(text[max(0, claim.start - len(claim.metric)) : claim.start]).casefold()
    return claim.metric if listed and behind == claim.metric else claim.subject_key


def _exchanged(view: View, a: Claim, b: Claim, c: Claim, d: Claim) -> bool:
    """Whether a and b are of two names, c and d have their figures and the names exchanged, at one time."""
    names = [holder(view, x) for x in (a, b, c, d)]
    if names[0] == names[1] or names[:2] != [names[3], names[2]]:
        return False
    lists = [name == x.metric for name, x in zip(names, (a, b, c, d), strict=True)]
    if any(lists) and not (all(lists) and _one_list(view, a, c)):
        return False
    if any(x.period and y.period and not x.period.overlaps(y.period) for x, y in ((a, c), (b, d))):
        return False
    return all(
        view.one_paragraph(x, y) and (lists[0] or x.subject_how == "printed") for x, y in ((a, b), (c, d))
    )


def _one_list(view: View, a: Claim, b: Claim) -> bool:
    """Whether the sentences of two shares have a third one in common, and the articles are on one thing."""
    third = [
        {
            c.quantity.value
            for c in view.facts[x.document].claims
            if c.sentence == x.sentence and c.type == "share"
        }
        for x in (a, b)
    ]
    return len(third[0] & third[1]) >= LISTED and one_subject(view, a.document, b.document)


def _draft(view: View, a: Claim, b: Claim, c: Claim, d: Claim) -> Draft:
    rows = (a, b, c, d)
    return Draft(
        ordered(view.evidence(x, words.quantity(x.quantity)) for x in rows),
        (
            *(f"{x.subject}: {x.text} ({words.quantity(x.quantity)})" for x in rows),
            "both figures stand in both articles, with the names exchanged",
        ),
        {"a.text": str(a.subject), "b.text": str(c.subject), "value": a.text, "metric": a.metric},
        confidence=0.7,
        inferred=True,
        entities=tuple(sorted({str(x.subject) for x in rows})),
    )
