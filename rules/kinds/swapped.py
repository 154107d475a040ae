"""Swapped: one exact figure of one measure, told of two subjects in sentences that say the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations

from rules import slips, words
from rules.conflict import tellings
from rules.findings import Suggestion
from rules.judge import Side, chosen, judge
from rules.keys import grouped, selected
from rules.kinds.crossed import crossed
from rules.language import Rule
from rules.likeness import likeness_of
from rules.proof import entities_of, slots_of
from rules.stories import two_languages
from rules.view import Draft, View, ordered
from timeline.model import Claim, Name
from timeline.script import simplify
from timeline.stretch import within

KEY = ("metric", "type", "basis", "unit", "stance")
FIGURES = 3
"""Significant digits from which two subjects seldom share a figure by chance."""
LEAD = 2
"""First digits that prints of one number nearly always share, however they were rounded."""
WEIGHT, PART = 9.0, 0.3
"""How alike the two sentences must be."""
SURE_WEIGHT, SURE_PART = 16.0, 0.5
"""The same where one of them does not print its subject."""


def subjects(rule: Rule, view: View) -> Iterator[Draft]:
    """A figure that several articles tell of one subject, and one article of another that it also names; or
    two figures whose subjects are exchanged.
    """
    yield from crossed(view)
    claims = [c for c in view.claims if selected(c, rule.select) and _exact(c)]
    for group in grouped(claims, KEY).values():
        by_value: dict[object, list[Claim]] = defaultdict(list)
        for claim in group:
            by_value[_lead(claim)].append(claim)
        for same in by_value.values():
            for a, b in combinations(same, 2):
                met = not (a.quantity.wide & b.quantity.wide).empty
                told = met and a.subject_key != b.subject_key and _one_telling(view, a, b)
                draft = _draft(view, a, b, same) if told else None
                if draft is not None:
                    yield draft


def _exact(claim: Claim) -> bool:
    q = claim.quantity
    known = claim.subject_key is not None and claim.metric_how == "printed"
    return known and q.comparator in "=>" and len(slips.figures(q.digits)) >= FIGURES


def _lead(claim: Claim) -> tuple[str, int]:
    """The first digits of a value and its size: equal for what can be one number."""
    value = claim.quantity.value or Fraction(0)
    whole = str(int(abs(value) * 10**FIGURES))
    return whole[:LEAD], len(whole)


def _one_telling(view: View, a: Claim, b: Claim) -> bool:
    """Whether two claims can be of one fact: sources, times, scopes and words allow it.

    A second figure that both sentences tell decides: two are shared by chance even less than one in like
    words, and where it differs there are two facts.
    """
    if view.source(a.document) == view.source(b.document) or two_languages(view, a, b):
        return False
    if "printed" not in (a.subject_how, b.subject_how):
        return False
    if a.scope != b.scope or (a.period and b.period and a.period != b.period):
        return False
    twins = _twins(view, a, b)
    if twins:
        return all(map(_fit, twins))
    places = (a.document, a.start, a.end), (b.document, b.start, b.end)
    weight, part = likeness_of(view).alike(*places, read=False)
    if {"context", "model"} & {a.subject_how, b.subject_how}:
        return weight >= SURE_WEIGHT and part >= SURE_PART
    return weight >= WEIGHT and part >= PART


def _twins(view: View, a: Claim, b: Claim) -> list[tuple[Claim, Claim]]:
    """What both sentences tell beside two figures of one metric and time: a rate beside a level, say."""
    if not (a.period and a.period == b.period and a.subject_how == b.subject_how == "printed"):
        return []
    first, second = (
        [
            o
            for o in view.facts[c.document].claims
            if (o.sentence, o.metric, o.period, o.subject_key)
            == (c.sentence, c.metric, c.period, c.subject_key)
            and o.type != c.type
            and o.quantity.digits
        ]
        for c in (a, b)
    )
    return [
        (x, y)
        for x in first
        for y in second
        if (x.type, x.basis, x.quantity.unit) == (y.type, y.basis, y.quantity.unit)
    ]


def _fit(pair: tuple[Claim, Claim]) -> bool:
    return not (pair[0].quantity.wide & pair[1].quantity.wide).empty


def _side(name: Name, claim: Claim, same: Sequence[Claim]) -> Side:
    """A subject, and every telling of the figure as its own."""
    return Side(name.text, (name, *(c for c in same if c.subject_key == claim.subject_key)))


def _draft(view: View, a: Claim, b: Claim, same: Sequence[Claim]) -> Draft | None:
    """The proof, when a subject stands in its sentence and its article knows the other one too."""
    left, right = _named(view, a), _named(view, b)
    if left is None or right is None or _related(left, right):
        return None
    if not any(_knows(view, c.document, left) and _knows(view, c.document, right) for c in (a, b)):
        return None
    if right.key in _beside(view, a) or left.key in _beside(view, b):
        return None
    pair, sides = tellings([a, b]), [_side(left, a, same), _side(right, b, same)]
    judgement = judge(view, sides)
    number = chosen(judgement, sides)
    fix = None
    if number is not None:
        wrong, stands = (right, left) if number == 0 else (left, right)
        fix = Suggestion(wrong.document, wrong.start, wrong.end, stands.text)
    common = likeness_of(view).shared_words((a.document, a.start, a.end), (b.document, b.start, b.end))
    twins = _twins(view, a, b)
    beside = tuple(f"beside it {x.text} and {y.text}, which fit as well" for x, y in twins[:1])
    return Draft(
        ordered((view.evidence(left), view.evidence(a), view.evidence(right), view.evidence(b))),
        (
            f"{left.text}: {a.text} ({words.quantity(a.quantity)})",
            f"{right.text}: {b.text} ({words.quantity(b.quantity)})",
            f"both sentences speak of: {', '.join(common)}",
            *beside,
            "the figure and the measure are the same, the subject is another",
        ),
        slots_of(view, (pair[0], pair[0])) | {"a.text": left.text, "b.text": right.text, "value": a.text},
        confidence=0.65,
        inferred=True,
        entities=entities_of(pair),
        judgement=judgement,
        suggestion=fix,
    )


def _named(view: View, claim: Claim) -> Name | None:
    """The nearest name of the subject before the figure; in its sentence where it is printed there."""
    found = [
        n for n in view.facts[claim.document].names if n.start < claim.start and n.key == claim.subject_key
    ]
    if not found or (claim.subject_how == "printed" and found[-1].start < claim.sentence[0]):
        return None
    return found[-1]


def _knows(view: View, document: str, name: Name) -> bool:
    """Whether an article names an entity."""
    return any(n.key == name.key for n in view.facts[document].names)


def _beside(view: View, claim: Claim) -> set[str]:
    """The keys of the names before a figure in its sentence."""
    return {n.key for n in within(view.facts[claim.document].names, claim.sentence[0], claim.start)}


def _related(a: Name, b: Name) -> bool:
    """Whether one name may be a form of the other, or they are of different sorts of things."""
    x, y = (simplify(n.text).casefold() for n in (a, b))
    return a.type != b.type or x in y or y in x or x[:2] == y[:2] or bool(set(x.split()) & set(y.split()))
