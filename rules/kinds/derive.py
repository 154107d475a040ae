"""Derive: what follows from some printed numbers must meet the one that is printed for it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from itertools import permutations

from rules import words
from rules.expression import names_in, work_out
from rules.keys import grouped, key_of, selected
from rules.kinds.sums import paragraph_sums
from rules.kinds.tables import column_sums
from rules.language import Rule
from rules.verdict import is_inferred, stance_class
from rules.view import Draft, View, ordered
from timeline.intervals import Interval, Values, meet
from timeline.model import Claim, Document, Facts, Quantity

HUNDREDTHS = ("percent", "percentage_point")
Relation = Mapping[str, Sequence[Claim]]
"""Claims by the role that they play; only `part` may be played by several."""
MOST_PARTS = 12
BASES = {"yoy", "qoq", "mom", "dod"}
TIMES = 3
"""Levels further apart than so many times are of two things, whatever their keys say."""
PAUSE = re.compile(r"[；;]")


def derive(rule: Rule, view: View) -> Iterator[Draft]:
    """Work out each relation that a rule can find, and compare it with what is printed."""
    within = rule.check.get("within", "frame")
    if within in ("table", "paragraph"):
        yield from column_sums(rule, view) if within == "table" else paragraph_sums(rule, view)
        return
    relations = _by_key(rule, view) if within == "key" else _by_frame(rule, view)
    for relation in relations:
        draft = _compare(rule, view, relation)
        if draft is not None:
            yield draft


def _by_frame(rule: Rule, view: View) -> Iterator[Relation]:
    """The claims of one printed relation: each number that follows, with the nearest of each other role."""
    needed = [n for n in names_in(rule.check["derive"]) if n != rule.check["equals"]]
    for document, facts in view.by_document():
        frames: dict[str, list[Claim]] = defaultdict(list)
        for claim in facts.claims:
            if claim.frame and claim.stance != "denied":
                frames[claim.frame].append(claim)
        loose = [c for c in facts.claims if c.role in (None, "level", "total", "whole")]
        for claims in frames.values():
            start, end = claims[0].sentence
            levels = [c for c in loose if start <= c.start < end]
            near = _lines_before(document, start)
            for printed in claims:
                if printed.role != rule.check["equals"] or not _wanted(rule, printed):
                    continue
                earlier = [c for c in facts.claims if near <= c.start < start]
                if rule.check["equals"] == "share" and _fits_some(printed, claims, facts):
                    continue
                relation = _relation(printed, claims, levels, needed, document.text, earlier)
                if relation is None and rule.check.get("points"):
                    relation = _difference(printed, [c for c in facts.claims if start <= c.start < end])
                if relation is not None and _one_measure(relation):
                    yield relation


def _lines_before(document: Document, start: int) -> int:
    """Where the three sentences before an offset begin."""
    starts = [s.start for s in document.sentences if s.start < start]
    return starts[-3] if len(starts) >= 3 else 0


def _wanted(rule: Rule, printed: Claim) -> bool:
    """Whether a rule speaks of a claim, and the claim of one step: not of a sum of several."""
    if "cumulative" in printed.scope or stance_class(printed) != "said":
        return False
    return (
        selected(printed, rule.select)
        and rule.check.get("unit", printed.quantity.unit) == printed.quantity.unit
    )


def _relation(
    printed: Claim,
    claims: Sequence[Claim],
    levels: Sequence[Claim],
    needed: Sequence[str],
    text: str,
    earlier: Sequence[Claim],
) -> Relation | None:
    """The nearest claim of each role that can belong to a printed one, or None when a role is not filled."""
    relation: dict[str, Sequence[Claim]] = {printed.role or "": [printed]}
    for name in needed:
        if name == "parts":
            parts = [c for c in claims if c.role == "part" and _belongs(c, printed)]
            if not 2 <= len(parts) <= MOST_PARTS:
                return None
            relation["part"] = parts
            continue
        found = [c for c in claims if c.role == name and c is not printed and _belongs(c, printed)]
        found = [c for c in found if not PAUSE.search(text, *_between(c, printed))]
        if not found and name in ("after", "before", "part"):
            loose = [c for c in levels if _belongs(c, printed) and c.start < printed.start]
            loose = [c for c in loose if not PAUSE.search(text, *_between(c, printed))]
            if name == "part":
                loose = [c for c in loose if c.role in (None, "level")]
            else:
                loose = [
                    c for c in loose if c.metric == printed.metric and (printed.basis or name == "after")
                ]
            found = [c for c in loose if name == "part" or _before(c, loose) == (name == "before")]
        if name == "before" and printed.role in ("growth", "change"):
            rates = [c for c in claims if c.role == printed.role and c.metric == printed.metric]
            found = [c for c in found if min(rates, key=lambda r: abs(r.start - c.start)) is printed]
        if not found and name == "whole":
            found = _wholes(printed, relation.get("part", ()), earlier)
        if not found:
            return None
        relation[name] = [min(found, key=lambda c: (abs(c.start - printed.start), c.start))]
    return relation


def _fits_some(printed: Claim, claims: Sequence[Claim], facts: Facts) -> bool:
    """Whether some amount of the article makes a share of it right: then that is what the share is of."""
    parts = [c.quantity for c in claims if c.role == "part"]
    stated = _values(printed.quantity)
    return any(
        q.value
        and part.value
        and _measure(q) == _measure(part)
        and not (work_out("part / whole", {"part": part.wide, "whole": q.wide}) & stated).empty
        for part in parts
        for q in facts.quantities
    )


def _between(a: Claim, b: Claim) -> tuple[int, int]:
    return min(a.end, b.end), max(a.start, b.start)


def _wholes(printed: Claim, part: Sequence[Claim], earlier: Sequence[Claim]) -> list[Claim]:
    """What a share can be of, told in the sentences before: a larger amount of the metric that it names.

    Empty where one of several fits, or where none is near: then it is not known of what the share is.
    """
    if not part or part[0].quantity.value is None:
        return []
    amount = part[0].quantity
    of = (printed.basis or "").removeprefix("of:")
    found = [
        c
        for c in earlier
        if c.metric in (of, printed.metric)
        and _measure(c.quantity) == _measure(amount)
        and c.quantity.value is not None
        and amount.value is not None
        and c.quantity.value > amount.value
        and c.role != "before"
    ]
    shares = [work_out("part / whole", {"part": amount.wide, "whole": c.quantity.wide}) for c in found]
    stated = _values(printed.quantity)
    if any(not (s & stated).empty for s in shares):
        return []
    return found[-1:]


def _difference(printed: Claim, claims: Sequence[Claim]) -> Relation | None:
    """Two percentages of the sentence whose exact difference is printed as a rate, decimals and all."""
    rate = printed.quantity
    if rate.unit != "percent" or rate.value is None or "." not in (rate.digits or ""):
        return None
    others = [
        c
        for c in claims
        if c is not printed and c.quantity.unit == "percent" and c.quantity.value is not None
    ]
    for a, b in permutations(others, 2):
        high, low = a.quantity.value, b.quantity.value
        if high is not None and low is not None and high - low == abs(rate.value):
            return {"growth": [printed], "after": [a], "before": [b]}
    return None


def _before(claim: Claim, levels: Sequence[Claim]) -> bool:
    """Whether a level without a role is the earlier of two."""
    if claim.period is None or claim.period.first is None:
        return False
    later = [c for c in levels if c is not claim and _measure(c.quantity) == _measure(claim.quantity)]
    return len(later) == 1 and any(
        c.period is not None and c.period.first is not None and c.period.first > claim.period.first
        for c in later
    )


def _belongs(claim: Claim, printed: Claim) -> bool:
    """Whether a number can stand in a relation with a printed one: a level of what that one is of."""
    if claim.quantity.dimension in ("time", "rank", "ordinal", "age"):
        return False
    same = claim.metric == printed.metric or "unknown" in (claim.metric_how, printed.metric_how)
    if printed.role in ("growth", "change"):
        bases = {printed.basis, claim.basis} - {None}
        if len(bases) > 1 and (printed.role == "change" or bases <= BASES):
            return False
        if printed.basis == "qoq" and claim.role == "before" and _year_apart(claim, printed):
            return False
        if (
            claim.role != "before"
            and claim.period
            and printed.period
            and not claim.period.overlaps(printed.period)
        ):
            return False
        return (
            same and claim.subject_key == printed.subject_key and stance_class(claim) == stance_class(printed)
        )
    return printed.role != "total" or same


def _year_apart(a: Claim, b: Claim) -> bool:
    if a.period is None or b.period is None or a.period.first is None or b.period.first is None:
        return False
    return abs((a.period.first - b.period.first).days) > 300


def _one_measure(relation: Relation) -> bool:
    """Whether the amounts of a relation are in one unit: levels with levels, parts with their whole."""
    amounts = [c.quantity for r, cs in relation.items() if r not in ("growth", "share", "change") for c in cs]
    return len({_measure(q) for q in amounts}) <= 1 and bool(amounts)


def _measure(q: Quantity) -> str:
    return "count" if q.dimension == "count" else q.unit


def _by_key(rule: Rule, view: View) -> Iterator[Relation]:
    """A growth rate of a year or of points, and the two levels of the same key wherever they are printed."""
    levels: dict[object, list[Claim]] = defaultdict(list)
    parts = ("subject", "metric", "scope", "stance")
    for claim in view.claims:
        if claim.type in ("level", "count", "share", "price") and claim.quantity.comparator == "=":
            levels[key_of(claim, parts), claim.period].append(claim)
    rates = [c for c in view.claims if c.type == "growth" and c.basis == "yoy" and selected(c, rule.select)]
    told = grouped(rates, (*parts, "period"))
    for claim in rates:
        same = told.get(key_of(claim, (*parts, "period")) or (), [])
        if claim.period is None or not same or meet(c.quantity.wide for c in same).empty:
            continue
        key, before = key_of(claim, parts), _year_before(claim)
        after = levels.get((key, claim.period), [])
        earlier = levels.get((key, before), [])
        if key is None or before is None or not after or not earlier:
            continue
        pair = _agreed(after), _agreed(earlier)
        if (
            pair[0] is not None
            and pair[1] is not None
            and _near(pair[0].quantity, pair[1].quantity)
            and _measure(pair[0].quantity) == _measure(pair[1].quantity)
        ):
            yield {"after": [pair[0]], "before": [pair[1]], rule.check["equals"]: [claim]}


def _near(a: Quantity, b: Quantity) -> bool:
    """Whether two levels can be those of one thing a year apart."""
    if a.value is None or b.value is None or a.value <= 0 or b.value <= 0:
        return False
    return max(a.value, b.value) <= TIMES * min(a.value, b.value)


def _agreed(claims: Sequence[Claim]) -> Claim | None:
    """The most exact claim when all of them leave a value possible: a disputed level proves nothing."""
    common = claims[0].quantity.wide
    for claim in claims[1:]:
        common = common & claim.quantity.wide
    return None if common.empty else max(claims, key=lambda c: len(c.quantity.digits or ""))


def _year_before(claim: Claim) -> object:
    from timeline.model import Period

    p = claim.period
    if p is None or p.first is None or p.last is None:
        return None
    first, last = _back(p.first), _back(p.last)
    return None if first is None or last is None else Period(first, last)


def _back(day: date) -> date | None:
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return None


def _values(q: Quantity) -> Values:
    """What a number allows, percentages as fractions of one."""
    if q.unit not in HUNDREDTHS:
        return q.wide
    return Values(tuple(part * Fraction(1, 100) for part in q.wide.parts))


def _compare(rule: Rule, view: View, relation: Relation) -> Draft | None:
    """The proof that what is derived does not meet what is printed; None when it does."""
    expression, equals = rule.check["derive"], rule.check["equals"]
    named: dict[str, Values] = {}
    for role, claims in relation.items():
        sets = [_values(c.quantity) for c in claims]
        named[role] = sets[0]
        if role == "part":
            named["parts"] = _sum(sets)
    try:
        derived = work_out(expression, named)
    except KeyError:
        return None
    printed_claim = relation[equals][0]
    printed = named[equals]
    signed = printed
    if equals in ("growth", "change") and not (printed.hull.low is not None and printed.hull.low < 0):
        signed = Values((*printed.parts, *(-p for p in printed.parts)))
    if not (derived & signed).empty:
        return None
    if equals == "growth" and _as_points(named) != rule.check.get("points", False):
        return None
    return _proof(rule, view, relation, derived, printed_claim)


def _as_points(named: Mapping[str, Values]) -> bool:
    """Whether a rate that does not fit two levels fits their difference: points printed as a percentage."""
    difference = work_out("after - before", named)
    stated = named["growth"]
    return not (difference & Values((*stated.parts, *(-p for p in stated.parts)))).empty


def _sum(sets: Sequence[Values]) -> Values:
    total = Values((Interval.point(0),))
    for values in sets:
        total = Values(tuple(dict.fromkeys(a + b for a in total.parts for b in values.parts)))
    return total


def _proof(rule: Rule, view: View, relation: Relation, derived: Values, printed: Claim) -> Draft:
    claims = [c for cs in relation.values() for c in cs]
    unit = printed.quantity.unit
    factor = Fraction(1, 100) if unit in HUNDREDTHS else Fraction(1)
    scale = factor if unit in HUNDREDTHS else words.scale_of(printed.quantity.wide)[0]
    shown = " or ".join(words.interval(p, scale, 2 if unit in HUNDREDTHS else 4) for p in derived.parts)
    derived_text = f"{shown} {words.UNITS.get(unit, unit)}"
    if scale >= 10**6:
        derived_text = words.value_set(derived, unit, scale, 4)
    steps = [f"{role}: {c.text}: {words.quantity(c.quantity)}" for role, cs in relation.items() for c in cs]
    steps.append(f"{rule.check['derive']} = {derived_text}")
    steps.append(
        f"{printed.quantity.text} allows {words.value_set(printed.quantity.wide, unit)}: no value in common"
    )
    slots = {f"{role}.text": "、".join(c.quantity.text for c in cs) for role, cs in relation.items()}
    slots |= {f"{role}.value": words.quantity(cs[0].quantity) for role, cs in relation.items()}
    slots |= {
        "derived": derived_text,
        "subject": printed.subject or "",
        "metric": printed.metric.replace("_", " "),
        "parts.text": " + ".join(c.quantity.text for c in relation.get("part", ())),
    }
    return Draft(
        evidence=ordered(view.evidence(c, words.value_set(c.quantity.wide, c.quantity.unit)) for c in claims),
        steps=tuple(steps),
        slots=slots,
        confidence=0.9 if len({c.document for c in claims}) == 1 else 0.75,
        inferred=is_inferred(claims),
        entities=tuple(sorted({c.subject for c in claims if c.subject})),
    )
