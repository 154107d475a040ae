"""Agree: facts of one key must leave a value possible."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from rules import conflict, words
from rules.conflict import Telling, coarse, rounded, tellings
from rules.findings import Evidence, Verdict
from rules.keys import grouped, selected
from rules.language import Rule
from rules.verdict import is_inferred
from rules.view import Draft, View, ordered
from timeline.intervals import meet
from timeline.model import Claim

SHOWN = 3
"""How many claims of one telling are shown as evidence."""
HEDGED = {"percent": "percentage_point", "percentage_point": "percent"}


def agree(rule: Rule, view: View) -> Iterator[Draft]:
    """Compare what a rule selects, in the way that it names."""
    yield from MODES[rule.check["agree"]](rule, view)


def values(rule: Rule, view: View) -> Iterator[Draft]:
    """One key, one period: some value must fit every telling."""
    for claims in grouped(_selected(rule, view), rule.key).values():
        items = tellings(claims)
        if len(items) < 2 or _explained(claims):
            continue
        clash = conflict.smallest_conflict(items)
        if clash:
            met = not meet(coarse(t.quantity) for t in items).empty
            yield _draft(view, items, clash, "ambiguity" if met else None, met)
            continue
        close = _rounded_apart(items)
        if close:
            yield replace(_draft(view, close, close, "likely", False), confidence=0.6)


def sections(rule: Rule, view: View) -> Iterator[Draft]:
    """One article, one key: what one part of it says must fit what another says."""
    pair = set(rule.check.get("between", ("headline", "body")))
    for _, facts in view.by_document():
        claims = [c for c in facts.claims if selected(c, rule.select)]
        for group in grouped(claims, rule.key).values():
            if not _both_sides(group, pair):
                continue
            items = tellings(group)
            clash = conflict.smallest_conflict(items)
            if clash:
                met = not meet(coarse(t.quantity) for t in items).empty
                yield _draft(view, items, clash, "ambiguity" if met else None, met)


def _both_sides(group: Sequence[Claim], pair: set[str]) -> bool:
    inside = {"headline"} if "headline" in pair else {"table"} if "table" in pair else {"caption"}
    return any(c.section in inside for c in group) and any(c.section not in inside for c in group)


def wording(rule: Rule, view: View) -> Iterator[Draft]:
    """One printed number with another comparator, hedge, reading or kind of percentage in another article."""
    for claims in grouped(_selected(rule, view), rule.key).values():
        differing = [t for t in tellings(claims) if t.quantity.digits or t.quantity.hedge]
        pair = _wordings(differing)
        if not pair or view.independent([c for t in pair for c in t.claims]) < 2:
            continue
        first, second = pair[0].quantity, pair[1].quantity
        steps = [f"{t.quantity.text}: {words.quantity(t.quantity)}" for t in pair]
        steps.append(_why(first.comparator, second.comparator, first.unit, second.unit))
        yield Draft(
            evidence=_evidence(view, pair),
            steps=tuple(steps),
            slots=_slots(pair),
            confidence=0.7,
            entities=_entities(pair),
        )


def _wordings(items: Sequence[Telling]) -> tuple[Telling, ...]:
    """Tellings of one number, or of one hedged range, that are worded differently."""
    for i, a in enumerate(items):
        same = [
            b
            for b in items[i + 1 :]
            if _one_number(a, b)
            and (a.quantity.comparator, a.quantity.unit, a.quantity.wide)
            != (b.quantity.comparator, b.quantity.unit, b.quantity.wide)
        ]
        if same:
            return (a, *same)
    return ()


def _one_number(a: Telling, b: Telling) -> bool:
    p, q = a.quantity, b.quantity
    if p.digits is not None and p.digits == q.digits and p.scale == q.scale:
        return True
    return p.hedge is not None and q.hedge is not None and p.unit == HEDGED.get(q.unit)


def _why(first: str, second: str, unit: str, other: str) -> str:
    if unit != other:
        return "percent of the whole and percentage points are not one measure"
    if first != second:
        return f"one telling says {_says(first)}, the other {_says(second)}: the first need not be the second"
    return "the wording can be read in two ways (by so many times, or to so many times)"


def _says(comparator: str) -> str:
    return {
        "=": "just that",
        ">": "more than that",
        ">=": "at least that",
        "<": "less than that",
        "<=": "at most that",
        "~": "about that",
    }[comparator]


def over_time(rule: Rule, view: View) -> Iterator[Draft]:
    """One key at several times: values that exclude each other are drift, and are said to be."""
    for claims in grouped(_selected(rule, view), rule.key).values():
        items = tellings(c for c in claims if c.quantity.digits)
        clash = conflict.smallest_conflict(items)
        if not clash or view.independent(c for t in clash for c in t.claims) < 2:
            continue
        periods = {c.period for t in clash for c in t.claims}
        if len(periods) < 2:
            continue
        steps = [
            f"{t.quantity.text} ({words.period(t.claims[0].period)}): {words.quantity(t.quantity)}" for t in items
        ]
        steps.append(f"{conflict.gap(clash)}, but they are of different times")
        yield Draft(
            _evidence(view, items[:6]), tuple(steps), _slots(clash), confidence=0.6, entities=_entities(clash)
        )


def first_place(rule: Rule, view: View) -> Iterator[Draft]:
    """One list at one time has one at each place, and one thing has one place in it."""
    ranks = [c for c in _selected(rule, view) if c.type == "rank" and c.quantity.value is not None]
    for claims in grouped(ranks, rule.key).values():
        holders: dict[object, list[Claim]] = {}
        for claim in claims:
            if claim.quantity.value == 1 and claim.subject_key:
                holders.setdefault(claim.subject_key, []).append(claim)
        if len(holders) > 1:
            shown = [group[0] for group in holders.values()]
            steps = [f"{c.text}: {c.subject} is first, {words.period(c.period)}" for c in shown]
            yield Draft(
                ordered(view.evidence(c) for c in shown),
                (*steps, "one list has one first place"),
                {"a.text": shown[0].text, "b.text": shown[1].text, "metric": shown[0].metric},
                confidence=0.85,
                inferred=is_inferred(shown),
                entities=tuple(sorted({c.subject for c in shown if c.subject})),
            )


def _selected(rule: Rule, view: View) -> list[Claim]:
    return [c for c in view.claims if selected(c, rule.select)]


def _explained(claims: Sequence[Claim]) -> bool:
    """Whether every difference lies inside one clause: from A to B, either of two things."""
    return len({(c.document, c.frame) for c in claims}) == 1 and claims[0].frame is not None


def _rounded_apart(items: Sequence[Telling]) -> tuple[Telling, ...]:
    """Two tellings with as many digits, other digits, and no value in common when both were rounded."""
    for i, a in enumerate(items):
        for b in items[i + 1 :]:
            p, q = a.quantity, b.quantity
            exact = p.comparator == q.comparator == "=" and p.digits and q.digits and p.digits != q.digits
            if exact and _figures(p.digits) == _figures(q.digits) and p.scale == q.scale:
                if not (rounded(p) & rounded(q)).parts:
                    return (a, b)
    return ()


def _figures(digits: str | None) -> int:
    return len((digits or "").replace(".", "").lstrip("0"))


def _draft(
    view: View, items: Sequence[Telling], clash: Sequence[Telling], verdict: Verdict | None, met: bool
) -> Draft:
    """The proof of a conflict: each set, why they do not meet, who is alone, what then stands."""
    wrong = conflict.lone(items, view)
    shown = [*clash, *(t for t in items if t not in clash)][:6]
    if wrong is not None and wrong not in shown:
        shown = [wrong, *shown[:5]]
    steps = [f"{t.quantity.text}: {words.quantity(t.quantity)}" for t in shown]
    steps.append(conflict.gap(clash))
    if met:
        steps.append("they meet only if a round number is meant to its last non-zero digit")
    others = [t for t in items if t is not wrong]
    if wrong is not None:
        count = view.independent(c for t in others for c in t.claims)
        steps.append(f"without {wrong.quantity.text} the others agree; {count} independent sources print them")
    involved = [c for t in clash for c in t.claims[:1]]
    inferred = is_inferred(involved)
    return Draft(
        evidence=_evidence(view, shown),
        steps=tuple(steps),
        slots=_slots(clash),
        confidence=0.5 if met else 0.8 if inferred else 0.95,
        verdict=verdict,
        inferred=inferred,
        suggestion=conflict.correction(wrong, items, view) if wrong is not None and not met else None,
        entities=_entities(clash),
    )


def _evidence(view: View, items: Sequence[Telling]) -> tuple[Evidence, ...]:
    return ordered(
        view.evidence(c, words.value_set(c.quantity.wide, c.quantity.unit)) for t in items for c in t.claims[:SHOWN]
    )


def _slots(items: Sequence[Telling]) -> dict[str, str]:
    a, b = items[0], items[1]
    return {
        "subject": a.claims[0].subject or "",
        "metric": a.claims[0].metric.replace("_", " "),
        "a.text": a.claims[0].text,
        "b.text": b.claims[0].text,
        "a.value": words.value_set(a.quantity.wide, a.quantity.unit),
        "b.value": words.value_set(b.quantity.wide, b.quantity.unit),
        "period": words.period(a.claims[0].period),
    }


def _entities(items: Sequence[Telling]) -> tuple[str, ...]:
    return tuple(sorted({c.subject for t in items for c in t.claims if c.subject}))


MODES: dict[str, Callable[[Rule, View], Iterator[Draft]]] = {
    "values": values,
    "sections": sections,
    "wording": wording,
    "over-time": over_time,
    "first-place": first_place,
}
