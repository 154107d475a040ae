"""Agree: facts of one key must leave a value possible.

With `uses` (and `agree: values`), what the rules that are named derived must meet what is printed, and each
other.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import combinations

from rules import conflict, words
from rules.amounts import added
from rules.bridges import told_across
from rules.conflict import Telling, apart_when_rounded, coarse, tellings
from rules.keys import Key, comparable, grouped, key_of, plausible, selected
from rules.kinds.aligned import aligned
from rules.kinds.beside import beside
from rules.kinds.breadth import breadth
from rules.kinds.cells import cells
from rules.kinds.chained import used_values
from rules.kinds.complements import complements
from rules.kinds.ends import ends
from rules.kinds.loose import loose_pairs_over_time, loose_values
from rules.kinds.milestone import milestone
from rules.kinds.sections import sections
from rules.kinds.spread import spread
from rules.kinds.standing import standing
from rules.kinds.swapped import subjects
from rules.kinds.wording import wording
from rules.language import Rule
from rules.likeness import likeness_of
from rules.proof import entities_of, evidence_of, proof, slots_of
from rules.ranks import in_list
from rules.sessions import other_session
from rules.slips import figures
from rules.stories import of_two_places, strangers, two_languages
from rules.verdict import STATED
from rules.view import Draft, View, ordered
from timeline.intervals import meet
from timeline.model import Claim, Period, Quantity
from timeline.stretch import within

CLAUSE = re.compile(r"[，；;。]|,(?!\d)")
"""What ends a clause; a comma in 35,870 does not."""
CROWD = 40
FIGURES = 3
"""Digits of the level beside two growth rates that show both to be of one fact."""
SPREAD = 50
"""The part of a level by which another one must differ to be another."""
LIST_WEIGHT, LIST_PART = 14.0, 0.25
"""How alike two sentences must be to speak of one list."""
SAME_WEIGHT, SAME_PART = 6.0, 0.25
"""How alike two sentences must be where the key alone does not prove that they are of one fact."""


def agree(rule: Rule, view: View) -> Iterator[Draft]:
    """Compare what a rule selects, in the way that it names."""
    yield from MODES[rule.check["agree"]](rule, view)


def values(rule: Rule, view: View) -> Iterator[Draft]:
    """One key, one period: some value must fit every telling. With `uses`, so must what was derived."""
    if rule.uses:
        yield from used_values(rule, view)
        return
    for group in grouped(_selected(rule, view), rule.key).values():
        claims = comparable(group, view)
        items = tellings(claims)
        if len(items) < 2:
            continue
        clash = conflict.smallest_conflict(items)
        if clash:
            if not _one_fact(view, clash) or _revised(view, clash):
                continue
            met = not _of_one_level(view, clash) and not meet(coarse(t.quantity) for t in items).empty
            draft = proof(view, items, clash, "ambiguity" if met else None, met)
            scattered = not met and _scattered(items, view)
            yield replace(draft, verdict="likely", confidence=0.6) if scattered else draft
            continue
        close = _rounded_apart(items)
        if close and _known_apart(view, close):
            yield replace(proof(view, close, close, "likely", False), confidence=0.6)


def _revised(view: View, clash: Sequence[Telling]) -> bool:
    """Whether a sentence tells that one of two values was the other before: a budget that was cut."""
    first, second = clash[:2]
    return any(
        c.role == "before" and not (c.quantity.wide & old.quantity.wide).empty
        for new, old in ((first, second), (second, first))
        for claim in new.claims
        for c in within(view.facts[claim.document].claims, *claim.sentence)
        if c.frame == claim.frame is not None and c.period == claim.period and c.metric == claim.metric
    )


def _scattered(items: Sequence[Telling], view: View) -> bool:
    """Whether three tellings, each of one source, exclude each other all: the key may be of several facts."""
    return (
        len(items) > 2
        and all((a.quantity.wide & b.quantity.wide).empty for a, b in combinations(items, 2))
        and all(view.independent(t.claims) < 2 for t in items)
    )


def _one_fact(view: View, clash: Sequence[Telling]) -> bool:
    """Whether tellings that conflict can be of one fact at all."""
    if _of_one_level(view, clash):
        return True
    if not all(plausible(a.quantity, b.quantity) for a, b in combinations(clash, 2)):
        return False
    first, second = (t.claims[0] for t in clash[:2])
    near = first.document == second.document
    if not near and _nobodys(view, first, second):
        return False
    levels = [_level_beside(view, c) or (_level_before(view, c) if near else None) for c in (first, second)]
    if levels[0] is not None and levels[1] is not None and two_levels(levels[0], levels[1]):
        return False
    return not (near and _rest_printed(view, first, second)) and _known_apart(view, clash)


def _nobodys(view: View, a: Claim, b: Claim) -> bool:
    """Whether what two articles of two places, or of which neither knows whom the other names, speak of is no
    name: the whole town, the first sector.
    """
    if a.subject_key in view.named(a.document) | view.named(b.document):
        return False
    return of_two_places(view, a.document, b.document) or strangers(view, a.document, b.document)


def _of_one_level(view: View, clash: Sequence[Telling]) -> bool:
    """Whether two rates stand beside one exact level: then they are of one fact, and meant to the digit."""
    a, b = (_level_beside(view, t.claims[0]) for t in clash[:2])
    if a is None or b is None or two_levels(a, b):
        return False
    return min(len(figures(a.digits)), len(figures(b.digits))) >= FIGURES


def two_levels(a: Quantity, b: Quantity) -> bool:
    """Whether two levels exclude each other, or are printed to three digits that are some per cent apart,
    whatever about allows (约571亿元, 约509亿元).
    """
    if (a.wide & b.wide).empty:
        return True
    if a.value is None or b.value is None or min(len(figures(q.digits)) for q in (a, b)) < FIGURES:
        return False
    return abs(a.value - b.value) * SPREAD > max(abs(a.value), abs(b.value))


def _level_beside(view: View, claim: Claim) -> Quantity | None:
    """The level that is printed in the sentence of a growth rate, of its metric and time."""
    if claim.type not in ("growth", "change"):
        return None
    return next(
        (
            c.quantity
            for c in view.facts[claim.document].claims
            if c.sentence == claim.sentence
            and c.metric == claim.metric
            and c.period == claim.period
            and c.type in ("level", "count")
            and c.role != "before"
        ),
        None,
    )


def _level_before(view: View, claim: Claim) -> Quantity | None:
    """The last amount of money that stands before a growth rate in its sentence."""
    if claim.type not in ("growth", "change"):
        return None
    beside = within(view.facts[claim.document].claims, claim.sentence[0], claim.start)
    levels = [c.quantity for c in beside if c.type == "level" and c.quantity.dimension == "money"]
    return levels[-1] if levels else None


def _rest_printed(view: View, a: Claim, b: Claim) -> bool:
    """Whether the article also prints, by the same metric, what the larger of two values has more: then the
    smaller one is a part of it.
    """
    small, large = sorted((a.quantity, b.quantity), key=lambda q: q.value or Fraction(0))
    if len(figures(small.digits)) < FIGURES or len(figures(large.digits)) < FIGURES:
        return False
    others = (c.quantity for c in view.facts[a.document].claims if c.metric == a.metric and c.type == a.type)
    rests = (q for q in others if q.unit == small.unit and q.id not in (small.id, large.id))
    return any(
        len(figures(q.digits)) >= FIGURES and not (added([small.wide, q.wide]) & large.wide).empty
        for q in rests
    )


def _known_apart(view: View, clash: Sequence[Telling]) -> bool:
    """Whether a conflict rests on keys that are printed, or on sentences that say the same.

    Within one document and where a period was inferred, the key alone is not enough.
    """
    first, second = (t.claims[0] for t in clash[:2])
    if other_session(view, first, second):
        return False
    if first.document == second.document and any(c.subject_how != "printed" for c in (first, second)):
        return False
    printed = all(how in STATED for c in (first, second) for how in (c.period_how, c.metric_how))
    if printed and view.source(first.document) != view.source(second.document):
        return True
    if view.one_paragraph(first, second):
        return False
    weight, part = likeness_of(view).alike(
        (first.document, first.start, first.end), (second.document, second.start, second.end), read=False
    )
    return weight >= SAME_WEIGHT and part >= SAME_PART


def over_time(rule: Rule, view: View) -> Iterator[Draft]:
    """One stock at several times: values that exclude each other are drift, and are said to be."""
    stocks = [
        c
        for c in _selected(rule, view)
        if view.metrics.get(c.metric, ("", ""))[0] == "stock" and not _hard(c)
    ]
    told: set[frozenset[Key | None]] = set()
    for key, group in grouped(stocks, rule.key).items():
        claims = [c for c in comparable(group, view) if c.quantity.digits]
        times = {c.id: _as_of(view, c) for c in claims}
        items = tellings(claims)
        clash = next(
            (
                pair
                for pair in combinations(items, 2)
                if (pair[0].quantity.wide & pair[1].quantity.wide).empty
                and plausible(pair[0].quantity, pair[1].quantity)
                and times[pair[0].claims[0].id] != times[pair[1].claims[0].id]
                and pair[0].claims[0].document != pair[1].claims[0].document
            ),
            None,
        )
        if clash is None:
            continue
        told.add(frozenset({key}))
        yield _drift(view, items, clash)
    for a, b in loose_pairs_over_time(rule, view):
        keys = frozenset({key_of(a, rule.key), key_of(b, rule.key)})
        if keys in told or _hard(a) or _hard(b):
            continue
        if _as_of(view, a) != _as_of(view, b):
            if None not in keys:
                told.add(keys)
            pair = tellings([a, b])
            yield _drift(view, pair, (pair[0], pair[1]))


def _drift(view: View, items: Sequence[Telling], clash: tuple[Telling, Telling]) -> Draft:
    times = {c.id: _as_of(view, c) for t in items for c in t.claims}
    steps = [
        f"{t.quantity.text} ({words.period(times[t.claims[0].id])}): {words.quantity(t.quantity)}"
        for t in items[:6]
    ]
    steps.append(f"{conflict.gap(clash)}, but they are of different times")
    return Draft(
        evidence_of(view, items[:6]),
        tuple(steps),
        slots_of(view, clash),
        confidence=0.6,
        entities=entities_of(clash),
    )


def _hard(claim: Claim) -> bool:
    """Whether a claim says how something came about, not how it stands."""
    return claim.role in ("part", "change", "growth", "before")


def _as_of(view: View, claim: Claim) -> Period | None:
    """The time that a stock is of: its own, or that of the article."""
    return claim.period or view.documents[claim.document].published


def first_place(rule: Rule, view: View) -> Iterator[Draft]:
    """One list at one time has one first place: two holders of it in like sentences clash."""
    firsts = [c for c in _selected(rule, view) if c.quantity.value == 1 and in_list(view, c.quantity)]
    for group in grouped(firsts, rule.key).values():
        for a, b in combinations(group[:CROWD], 2):
            if a.document == b.document:
                continue
            places = (a.document, a.start, a.end), (b.document, b.start, b.end)
            weight, part = likeness_of(view).alike(*places, read=False)
            across = two_languages(view, a, b)
            if not across and (weight < LIST_WEIGHT or part < LIST_PART):
                continue
            holders = _holder(view, a), _holder(view, b)
            if None in holders or holders[0] == holders[1]:
                continue
            if across and not (
                told_across(view, a.quantity, b.quantity) and _both_known(view, a, b, holders)
            ):
                continue
            common = likeness_of(view).shared_words(*places)
            steps = [f"{holders[0]} is first: {view.words(a.document, a.start).strip()}"]
            steps.append(f"{holders[1]} is first: {view.words(b.document, b.start).strip()}")
            steps.append(f"both are of {words.period(a.period)}")
            yield Draft(
                ordered((view.evidence(a), view.evidence(b))),
                (*steps, f"both speak of: {', '.join(common)}", "one list has one first place"),
                {"a.text": f"{holders[0]} {a.text}", "b.text": f"{holders[1]} {b.text}", "metric": a.metric},
                confidence=0.7,
                inferred=True,
                entities=tuple(sorted({str(h) for h in holders})),
            )


def _holder(view: View, claim: Claim) -> str | None:
    """Who holds a place: the nearest name before it in its clause, full or short, else the subject read."""
    text = view.documents[claim.document].text
    clause = CLAUSE.split(text[claim.sentence[0] : claim.start])[-1]
    found = [(clause.rfind(stem), key) for stem, key in view.stems.items()]
    place, key = max(found, default=(-1, ""))
    return key if place >= 0 else claim.subject_key


def _both_known(view: View, a: Claim, b: Claim, holders: tuple[str | None, str | None]) -> bool:
    """Whether one of two articles names both holders, so that they are not one name in two languages."""
    keys = [{n.key for n in view.facts[c.document].names} for c in (a, b)]
    return any(set(holders) <= k for k in keys)


def _selected(rule: Rule, view: View) -> list[Claim]:
    return [c for c in view.claims if selected(c, rule.select)]


def _rounded_apart(items: Sequence[Telling]) -> tuple[Telling, ...]:
    """Two tellings with as many digits, other digits, and no value in common when both were rounded."""
    for i, a in enumerate(items):
        for b in items[i + 1 :]:
            if apart_when_rounded(a.quantity, b.quantity):
                return (a, b)
    return ()


MODES: dict[str, Callable[[Rule, View], Iterator[Draft]]] = {
    "values": values,
    "likeness": loose_values,
    "sections": sections,
    "standing": standing,
    "wording": wording,
    "over-time": over_time,
    "first-place": first_place,
    "breadth": breadth,
    "subjects": subjects,
    "milestone": milestone,
    "beside": beside,
    "aligned": aligned,
    "cells": cells,
    "complements": complements,
    "ends": ends,
    "spread": spread,
}
