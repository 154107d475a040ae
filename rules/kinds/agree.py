"""Agree: facts of one key must leave a value possible."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from rules import conflict, words
from rules.conflict import Telling, coarse, rounded, tellings
from rules.findings import Evidence, Verdict
from rules.keys import UNCOUNTED, comparable, grouped, key_of, measure, plausible, selected
from rules.language import Rule
from rules.slips import changed, transposed
from rules.slips import figures as figures_of
from rules.verdict import is_inferred, stance_class
from rules.view import Draft, View, ordered
from timeline.intervals import meet
from timeline.model import Claim, Period, Quantity

SHOWN = 3
"""How many claims of one telling are shown as evidence."""
SAME_WEIGHT, SAME_PART = 6.0, 0.25
"""How alike two sentences must be where the key alone does not prove that they are of one fact."""
HEADLINE_WEIGHT, HEADLINE_PART = 4.0, 0.1
"""The same for a headline, which is short."""
HEDGED = {"percent": "percentage_point", "percentage_point": "percent"}


def agree(rule: Rule, view: View) -> Iterator[Draft]:
    """Compare what a rule selects, in the way that it names."""
    yield from MODES[rule.check["agree"]](rule, view)


def values(rule: Rule, view: View) -> Iterator[Draft]:
    """One key, one period: some value must fit every telling."""
    for group in grouped(_selected(rule, view), rule.key).values():
        claims = comparable(group, view)
        items = tellings(claims)
        if len(items) < 2:
            continue
        clash = conflict.smallest_conflict(items)
        if clash:
            if _scattered(items) or not _one_fact(view, clash):
                continue
            met = not meet(coarse(t.quantity) for t in items).empty
            yield _draft(view, items, clash, "ambiguity" if met else None, met)
            continue
        close = _rounded_apart(items)
        if close and _known_apart(view, close):
            yield replace(_draft(view, close, close, "likely", False), confidence=0.6)


def _scattered(items: Sequence[Telling]) -> bool:
    """Whether three tellings exclude each other all: then the key is of several facts, not one."""
    return len(items) > 2 and all(
        (a.quantity.wide & b.quantity.wide).empty for a, b in combinations(items, 2)
    )


def _one_fact(view: View, clash: Sequence[Telling]) -> bool:
    """Whether tellings that conflict can be of one fact at all."""
    if not all(plausible(a.quantity, b.quantity) for a, b in combinations(clash, 2)):
        return False
    levels = [_level_beside(view, t.claims[0]) for t in clash[:2]]
    if levels[0] is not None and levels[1] is not None and (levels[0].wide & levels[1].wide).empty:
        return False
    return _known_apart(view, clash)


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


def _known_apart(view: View, clash: Sequence[Telling]) -> bool:
    """Whether a conflict rests on keys that are printed, or on sentences that say the same.

    Within one document and where a period was inferred, the key alone is not enough.
    """
    first, second = (t.claims[0] for t in clash[:2])
    printed = all(c.period_how == "printed" and c.metric_how == "printed" for c in (first, second))
    if printed and view.source(first.document) != view.source(second.document):
        return True
    if first.document == second.document and _paragraph(view, first) == _paragraph(view, second):
        return False
    weight, part = view.likeness.alike(
        (first.document, first.start, first.end), (second.document, second.start, second.end), read=False
    )
    return weight >= SAME_WEIGHT and part >= SAME_PART


def _paragraph(view: View, claim: Claim) -> int:
    return view.sentence(claim.document, claim.start).paragraph


def sections(rule: Rule, view: View) -> Iterator[Draft]:
    """One article: a number of its headline or table must be found again, or nothing like it be said."""
    inside, _ = rule.check.get("between", ("headline", "body"))
    for _, facts in view.by_document():
        outside = [c for c in facts.claims if c.section not in (inside, "table", "headline", "caption")]
        for claim in facts.claims:
            if claim.section != inside or not selected(claim, rule.select) or not _tellable(claim, view):
                continue
            other = _retold(rule, view, claim, outside)
            if other is None or inside == "table" and _in_row(facts.claims, claim, other):
                continue
            pair = tellings([claim, other])
            met = (claim.quantity.wide & other.quantity.wide).empty and not (
                coarse(claim.quantity) & coarse(other.quantity)
            ).empty
            yield _draft(view, pair, pair, "ambiguity" if met else None, met)


def _tellable(claim: Claim, view: View) -> bool:
    return (
        claim.metric in view.metrics
        and claim.quantity.dimension not in UNCOUNTED
        and bool(claim.quantity.digits)
    )


def _retold(rule: Rule, view: View, claim: Claim, outside: Sequence[Claim]) -> Claim | None:
    """The claim of the text that speaks of what the headline or table speaks of with another value; else None.

    Nothing is said when any number of the text fits: the key of a headline is too short to choose among them.
    """
    alike = [c for c in outside if measure(c) == measure(claim) and stance_class(c) == stance_class(claim)]
    fitting = [c for c in alike if _fits(c.quantity, claim.quantity)]
    if any(
        c.metric == claim.metric or c.quantity.comparator == "=" == claim.quantity.comparator for c in fitting
    ):
        return None
    key = key_of(claim, rule.key)
    same = [c for c in alike if key_of(c, rule.key) == key and plausible(c.quantity, claim.quantity)]
    if claim.section == "table":
        same = same or [c for c in alike if _row_slip(c, claim)]
    if same or claim.section != "headline":
        return same[0] if same else None
    place = (claim.document, claim.start, claim.end)
    near = [c for c in alike if plausible(c.quantity, claim.quantity) and c.type == claim.type]
    scored = [(*view.likeness.alike(place, (c.document, c.start, c.end)), -c.start, c) for c in near]
    weight, part, _, best = max(scored, key=lambda s: s[:3], default=(0.0, 0.0, 0, None))
    return best if weight >= HEADLINE_WEIGHT and part >= HEADLINE_PART and best not in fitting else None


def _fits(a: Quantity, b: Quantity) -> bool:
    """Whether two numbers of one article can be one: cut off only where one has fewer digits."""
    return not ((a.wide & b.wide).empty or _apart_when_rounded(a, b))


def _row_slip(claim: Claim, cell: Claim) -> bool:
    """Whether a number of the text is a digit away from a cell of its own metric, whatever its time."""
    a, b = claim.quantity.digits or "", cell.quantity.digits or ""
    one = claim.metric == cell.metric and claim.subject_key == cell.subject_key and claim.type == cell.type
    figures = min(len(figures_of(a)), len(figures_of(b)))
    return one and figures >= 2 and claim.metric_how == "printed" and (changed(a, b) or transposed(a, b))


def _in_row(claims: Sequence[Claim], cell: Claim, other: Claim) -> bool:
    """Whether another cell of the same metric has the value that the text prints."""
    row = [c for c in claims if c.section == "table" and c.metric == cell.metric and c is not cell]
    return any(not (c.quantity.wide & other.quantity.wide).empty for c in row)


def wording(rule: Rule, view: View) -> Iterator[Draft]:
    """One printed number with another comparator, hedge, reading or kind of percentage in another article."""
    for claims in grouped(_selected(rule, view), rule.key).values():
        differing = [t for t in tellings(comparable(claims, view)) if t.quantity.digits or t.quantity.hedge]
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
        same = [b for b in items[i + 1 :] if _one_number(a, b) and _other_words(a, b)]
        if same:
            return (a, *same)
    return ()


def _one_number(a: Telling, b: Telling) -> bool:
    p, q = a.quantity, b.quantity
    if p.digits is not None and p.digits == q.digits and p.scale == q.scale:
        return True
    return p.hedge is not None and q.hedge is not None and p.unit == HEDGED.get(q.unit)


def _other_words(a: Telling, b: Telling) -> bool:
    """Whether one is stronger, can be read in more ways, or is of another kind of percentage."""
    p, q = a.quantity, b.quantity
    if (p.wide & q.wide).empty and p.unit == q.unit:
        return False
    if p.unit != q.unit:
        return HEDGED.get(p.unit) == q.unit
    soft = {"=": 0, "~": 0, ">": 1, ">=": 1, "<": -1, "<=": -1}
    return soft[p.comparator] != soft[q.comparator] or len(p.wide.parts) != len(q.wide.parts)


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
    """One stock at several times: values that exclude each other are drift, and are said to be."""
    stocks = [
        c
        for c in _selected(rule, view)
        if view.metrics.get(c.metric, ("", ""))[0] == "stock" and not _hard(c)
    ]
    for group in grouped(stocks, rule.key).values():
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
        steps = [
            f"{t.quantity.text} ({words.period(times[t.claims[0].id])}): {words.quantity(t.quantity)}"
            for t in items[:6]
        ]
        steps.append(f"{conflict.gap(clash)}, but they are of different times")
        yield Draft(
            _evidence(view, items[:6]), tuple(steps), _slots(clash), confidence=0.6, entities=_entities(clash)
        )


def _hard(claim: Claim) -> bool:
    """Whether a claim says how something came about, not how it stands."""
    return claim.role in ("part", "change", "growth", "before")


def _as_of(view: View, claim: Claim) -> Period | None:
    """The time that a stock is of: its own, or that of the article."""
    return claim.period or view.documents[claim.document].published


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


def _rounded_apart(items: Sequence[Telling]) -> tuple[Telling, ...]:
    """Two tellings with as many digits, other digits, and no value in common when both were rounded."""
    for i, a in enumerate(items):
        for b in items[i + 1 :]:
            if _apart_when_rounded(a.quantity, b.quantity):
                return (a, b)
    return ()


def _apart_when_rounded(p: Quantity, q: Quantity) -> bool:
    """Whether two numbers with as many digits exclude each other unless one was cut off; not round ones."""
    if not (p.comparator == q.comparator == "=" and p.digits and q.digits and p.scale == q.scale):
        return False
    if p.digits == q.digits or _figures(p.digits) != _figures(q.digits):
        return False
    if f"{p.digits}{q.digits}".isdigit() and "0" in (p.digits[-1], q.digits[-1]):
        return False
    return (rounded(p) & rounded(q)).empty


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
        steps.append(
            f"without {wrong.quantity.text} the others agree; {count} independent sources print them"
        )
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
        view.evidence(c, words.value_set(c.quantity.wide, c.quantity.unit))
        for t in items
        for c in t.claims[:SHOWN]
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
