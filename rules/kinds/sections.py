"""Sections: what a headline, a caption or a table says must be found again in the text of its article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations

from rules.amounts import values_of
from rules.conflict import apart_when_rounded, coarse, tellings
from rules.keys import UNCOUNTED, key_of, measure, plausible, selected
from rules.language import Rule
from rules.likeness import cell_at, likeness_of
from rules.proof import proof
from rules.slips import changed, exchanged, figures, transposed
from rules.verdict import STATED, stance_class
from rules.view import Draft, View
from timeline.model import Claim, Facts, Quantity

WEIGHT, PART = 5.5, 0.15
"""How alike a headline and a sentence must be to speak of one thing: a headline is short."""
FEWEST = 10
"""Things of which a headline must count so many: of two or three there are many."""
COMMON = ("money", "count", "people", "number", "percent", "percentage_point", "ratio")
"""What many things are measured in: a number of theirs needs a metric to be compared."""
TO_DO = re.compile(r"^[A-Z][^.:;\n]{0,60}? to [a-z]+ ")
"""What a headline in English says of what is going to be done."""
NEARBY = Fraction(13, 10)
"""How far two numbers of one key may be apart, the larger by the smaller."""
MOST = 12
"""Sums of a lead of which two may make up that of the headline."""
PAID = {"deal_value", "payment", "cost", "price", "investment", "funding"}
"""Metrics that a headline and its text may tell of one sum."""
SCALE = re.compile(r"(?:hundreds?|thousands?|millions?|billions?)\b|[百千万萬亿億]", re.IGNORECASE)
"""What begins the line that says in what a table counts: thousand tonnes."""
WHO = {"people", "users", "households", "count"}
"""Units of those who are counted, whatever they are called."""
SEEN = 2
"""Digits of a number in which a slip can be seen."""
OPENING = 300
"""Characters of the text that retell what the headline says."""


def sections(rule: Rule, view: View) -> Iterator[Draft]:
    """One article: a number of its headline, captions or tables is told again, or nothing like it is said."""
    inside, _ = rule.check.get("between", ("headline", "body"))
    for _, facts in view.by_document():
        outside = [c for c in facts.claims if c.section not in (inside, "table", "headline", "caption")]
        for claim in facts.claims:
            if claim.section != inside or not selected(claim, rule.select):
                continue
            if inside == "table" and cell_at(facts, claim.start) is None:
                continue
            if not _tellable(claim, view):
                other = None
            elif claim.type == "duration":
                other = _lasting(view, claim, outside)
            elif inside == "headline" and claim.quantity.unit == "ratio":
                other = _multiplied(claim, outside)
            elif inside == "caption":
                other = _pictured(rule, view, claim, outside)
            else:
                other = _retold(rule, view, claim, outside)
            if other is None and inside == "headline":
                other = _misprinted(claim, facts)
            if other is None or (inside == "table" and _in_row(facts.claims, claim, other)):
                continue
            pair = tellings([claim, other])
            a, b = claim.quantity, other.quantity
            round_sum = inside != "headline" or a.dimension != "percent"  # 12% for 10% is no rounding
            met = round_sum and (a.wide & b.wide).empty and not (coarse(a) & coarse(b)).empty
            yield proof(view, pair, pair, "ambiguity" if met else None, met)


def _tellable(claim: Claim, view: View) -> bool:
    if claim.type == "duration":
        return claim.section == "headline"
    if claim.section == "headline" and claim.type == "growth" and claim.quantity.unit == "ratio":
        return claim.metric_how == "printed"
    if claim.quantity.dimension == "count" and (claim.quantity.value or 0) < FEWEST:
        return False
    if SCALE.match(claim.quantity.text):
        return False
    if _bare_rate(claim):
        return True
    told = claim.metric in view.metrics or (claim.section == "caption" and claim.metric_how == "printed")
    rare = claim.section in ("headline", "caption") and claim.quantity.dimension not in COMMON
    return (told or rare) and claim.quantity.dimension not in UNCOUNTED and bool(claim.quantity.digits)


def _bare_rate(claim: Claim) -> bool:
    """Whether a headline has a rate of a body and does not say of what: Alder tumbles 15%."""
    unsaid = claim.metric_how not in STATED and claim.subject_key is not None and claim.period is None
    exact = claim.quantity.comparator == "=" and bool(claim.quantity.digits)
    return claim.section == "headline" and unsaid and exact and claim.role == "growth"


def _rates(claim: Claim, outside: Sequence[Claim]) -> list[Claim]:
    """The first rate that the lead tells of the body of a bare one, in the same direction and near it."""
    rates = [
        c
        for c in outside
        if c.section == "lead" and c.role == "growth" and c.subject_key == claim.subject_key
        if c.quantity.unit == claim.quantity.unit
    ]
    value = claim.quantity.value or 0
    first = [c for c in rates[:1] if (c.quantity.value or 0) * value > 0]
    return [c for c in first if _close(c.quantity, claim.quantity)]


def _multiplied(claim: Claim, outside: Sequence[Claim]) -> Claim | None:
    """The first rate of the lead by the metric that a headline says has doubled, if it did not."""
    rates = [c for c in outside if c.section == "lead" and c.role == "growth" and c.metric == claim.metric]
    rates = [
        c for c in rates if c.subject_key == claim.subject_key and c.quantity.unit in ("ratio", "percent")
    ]
    told = values_of(claim)
    if not rates or any(not (values_of(c) & told).empty for c in rates):
        return None
    low, high = sorted(1 + (values_of(c).hull.low or 0) for c in (claim, rates[0]))
    return rates[0] if high > NEARBY * low else None


def _as_exact(claim: Claim, outside: Sequence[Claim]) -> list[Claim]:
    """The claims of the text whose numbers have at least as many digits as a claim's: 一成 is no 15%."""
    fewest = len(figures(claim.quantity.digits))
    return [c for c in outside if len(figures(c.quantity.digits)) >= fewest]


def _retold(rule: Rule, view: View, claim: Claim, outside: Sequence[Claim]) -> Claim | None:
    """The claim of the text that tells of what the headline or table does with another value; else None.

    Nothing is said when any number of the text fits: the key of a headline is too short to choose among them.
    """
    found = [c for c in outside if measure(c) == measure(claim) and _one_unit(c, claim)]
    if claim.section == "headline" and (_made_up(claim, found) or _counted_in_lead(claim, outside)):
        return None
    slips = [c for c in found if _slip_of_lead(claim, c)] or _only_sum(claim, found)
    if slips and not any(_fits(c.quantity, claim.quantity) for c in found):
        return slips[0]
    alike = [c for c in found if stance_class(c) == _stance(view, claim)]
    key = key_of(claim, rule.key)
    keyed = [c for c in found if key is not None and key_of(c, rule.key) == key]
    said = [c for c in keyed if c in alike]
    if said or claim.section != "headline":  # a headline may leave out that it tells of a plan
        keyed = said
    same = [c for c in keyed if plausible(c.quantity, claim.quantity)]
    if claim.section == "table":
        same = [c for c in same if _close(c.quantity, claim.quantity)]
        same = same or [c for c in alike if _row_slip(c, claim)]
    elif _bare_rate(claim):
        same = _rates(claim, outside)
    elif claim.metric_how not in STATED:
        alike = [c for c in alike if _close(c.quantity, claim.quantity)]
        same = [c for c in same if c in alike]
    if not same and claim.section != "headline":
        return None
    fitting = [c for c in found if _fits(c.quantity, claim.quantity)]
    if _bare_rate(claim):
        fits = any(_fits(c.quantity, claim.quantity) for c in _as_exact(claim, outside))
        return same[0] if same and not fits else None
    if any(
        c.metric == claim.metric or c.quantity.comparator == "=" == claim.quantity.comparator for c in fitting
    ):
        return None
    if same or claim.section != "headline":
        return same[0] if same else None
    place = (claim.document, claim.start, claim.end)
    near = [c for c in alike if plausible(c.quantity, claim.quantity) and c.type == claim.type]
    near = [c for c in near if c.quantity.unit == claim.quantity.unit and c.quantity.value]
    scored = [(*likeness_of(view).alike(place, (c.document, c.start, c.end)), -c.start, c) for c in near]
    weight, part, _, best = max(scored, key=lambda s: s[:3], default=(0.0, 0.0, 0, None))
    return best if weight >= WEIGHT and part >= PART and best not in fitting else None


def _slip_of_lead(claim: Claim, other: Claim) -> bool:
    """Whether the lead tells a number of the headline's unit that is a slip away, of whatever metric; a digit
    that is changed must be one of three, or what is counted must be named.
    """
    a, b = claim.quantity, other.quantity
    if claim.section != "headline" or other.section != "lead" or a.unit != b.unit or not _slipped(a, b):
        return False
    one = claim.metric_how == other.metric_how == "printed" and {claim.metric, other.metric} <= PAID
    one |= claim.metric == other.metric and claim.metric_how == "printed"
    turned = transposed(a.digits or "", b.digits or "")
    if a.dimension == "percent" or a.unit == "count":
        return one or (turned and claim.type == other.type == "growth")
    named = a.dimension != "money" or len(figures(a.digits)) > 2
    return one or named or turned


def _counted_in_lead(claim: Claim, outside: Sequence[Claim]) -> bool:
    """Whether the lead has the count of a headline, whatever it calls them: 25 dead, at least 25 lives."""
    counts = ("count", "people")
    if claim.quantity.dimension not in counts or len(figures(claim.quantity.digits)) < SEEN:
        return False
    lead = (c.quantity for c in outside if c.section == "lead" and c.quantity.dimension in counts)
    return any(q.value == claim.quantity.value for q in lead)


def _only_sum(claim: Claim, found: Sequence[Claim]) -> list[Claim]:
    """The only sum that the lead says is paid, where the headline has another."""
    lead = [c for c in found if c.section == "lead" and c.quantity.unit == claim.quantity.unit]
    if claim.section != "headline" or claim.metric not in PAID or len(lead) != 1:
        return []
    only = lead[0]
    one = only.metric in PAID and only.subject_key == claim.subject_key is not None
    return lead if one and plausible(only.quantity, claim.quantity) else []


def _made_up(claim: Claim, found: Sequence[Claim]) -> bool:
    """Whether two sums of the lead make up that of the headline."""
    if claim.quantity.dimension != "money":
        return False
    lead = [c.quantity for c in found if c.section == "lead" and c.role != "part"]
    sums = [q.value for q in lead if q.unit == claim.quantity.unit and q.value]
    return any(a + b in claim.quantity.rounded for a, b in combinations(sums[:MOST], 2))


def _misprinted(claim: Claim, facts: Facts) -> Claim | None:
    """The claim of the text whose number a headline prints with a digit wrong or two exchanged: what stands
    in a headline is told again, so that a number which is nowhere in the text, but for a slip, is one.
    """
    q = claim.quantity
    if q.comparator not in "=~" or q.dimension in UNCOUNTED or len(figures(q.digits)) < SEEN:
        return None
    told = [o for o in facts.quantities if o.start > claim.end and _one_sort(o, q)]
    if any(_fits(o, q) for o in told):
        return None
    long = len(figures(q.digits)) > SEEN
    body = [c for c in facts.claims if c.section != "headline" and _one_sort(c.quantity, q)]
    for slip in (exchanged, changed) if long else (exchanged,):
        near = [
            c for c in body if c.quantity.scale == q.scale and slip(q.digits or "", c.quantity.digits or "")
        ]
        if len({c.quantity.value for c in near}) == 1:
            return near[0]
    return None


def _one_sort(a: Quantity, b: Quantity) -> bool:
    """Whether two numbers are in one unit, or count people whatever they are called."""
    return a.unit == b.unit or {a.unit, b.unit} <= WHO


def _stance(view: View, claim: Claim) -> str:
    """Which stances a headline or table can be compared with: "Alder to close nine shops" is a plan."""
    ahead = claim.section == "headline" and TO_DO.search(view.documents[claim.document].text, 0, claim.start)
    return "ahead" if ahead else stance_class(claim)


def _pictured(rule: Rule, view: View, claim: Claim, outside: Sequence[Claim]) -> Claim | None:
    """The claim of the text that tells of what a caption does with another value; else None.

    A picture may show another thing or an earlier time: the words must be alike, or the digits a slip apart.
    """
    alike = [c for c in outside if measure(c) == measure(claim) and _one_unit(c, claim)]
    exact = [c for c in alike if c.quantity.comparator in "=~" or c.scope == claim.scope]
    if any(_fits(c.quantity, claim.quantity) for c in exact):
        return None
    key, place = key_of(claim, rule.key), (claim.document, claim.start, claim.end)
    found = []
    for other in alike:
        slipped = _slipped(claim.quantity, other.quantity)
        rare = claim.quantity.dimension not in COMMON
        one = rare or key_of(other, rule.key) == key or (slipped and claim.metric == other.metric)
        if not one or not _of_one_time(claim, other):
            continue
        if not slipped and not plausible(other.quantity, claim.quantity):
            continue
        likeness = likeness_of(view).alike(place, (other.document, other.start, other.end))
        bar = (WEIGHT / 2, 0.0) if slipped else (WEIGHT, PART)
        if likeness >= bar and likeness[1] >= bar[1]:
            found.append((slipped, *likeness, -other.start, other))
    return max(found, key=lambda f: f[:4])[-1] if found else None


def _of_one_time(a: Claim, b: Claim) -> bool:
    return a.period is None or b.period is None or a.period.overlaps(b.period)


def _slipped(a: Quantity, b: Quantity) -> bool:
    """Whether two numbers of as many digits differ by one of them, or by two exchanged."""
    x, y = a.digits or "", b.digits or ""
    return min(len(figures(x)), len(figures(y))) >= 2 and (changed(x, y) or transposed(x, y))


def _one_unit(a: Claim, b: Claim) -> bool:
    """Whether two counts are of one thing: 三名 is none of 1张."""
    units = {a.quantity.unit, b.quantity.unit}
    return a.quantity.dimension != "count" or len(units) == 1 or "count" in units


def _lasting(view: View, claim: Claim, outside: Sequence[Claim]) -> Claim | None:
    """The only duration of the text in the unit of the headline's, when its value is another."""
    found = [c for c in outside if c.type == "duration" and c.quantity.unit == claim.quantity.unit]
    other = next(iter(found), None)
    if other is None or other.quantity.value is None or claim.quantity.value is None:
        return None
    if len({c.quantity.value for c in found}) > 1 or _fits(other.quantity, claim.quantity):
        return None
    if any(c.quantity.dimension == "time" and _fits(c.quantity, claim.quantity) for c in outside):
        return None
    early = other.section == "lead" or other.start - claim.end <= OPENING
    place = (claim.document, claim.start, claim.end)
    weight, part = likeness_of(view).alike(place, (other.document, other.start, other.end), read=False)
    return other if early and weight >= WEIGHT and part >= PART else None


def _fits(a: Quantity, b: Quantity) -> bool:
    """Whether two numbers of one article can be one: cut off only where one has fewer digits.

    A headline may leave it open whether a rate is a fall (demand off 2.6%).
    """
    if a.dimension == "percent" and a.value is not None and b.value is not None and a.value == -b.value:
        return True
    return not ((a.wide & b.wide).empty or apart_when_rounded(a, b))


def _close(a: Quantity, b: Quantity) -> bool:
    """Whether a number of the text is near that of a cell, or a slip away: of one metric a long report prints
    many amounts.
    """
    x, y = (abs(q.value or Fraction(0)) for q in (a, b))
    near = bool(x and y) and max(x, y) <= min(x, y) * NEARBY
    return near or changed(a.digits or "", b.digits or "") or transposed(a.digits or "", b.digits or "")


def _row_slip(claim: Claim, cell: Claim) -> bool:
    """Whether a number of the text is a digit away from a cell of its own metric and part, where the time
    of one is not known.
    """
    if claim.scope != cell.scope or (claim.period is not None and cell.period is not None):
        return False
    a, b = claim.quantity.digits or "", cell.quantity.digits or ""
    one = claim.metric == cell.metric and claim.subject_key == cell.subject_key and claim.type == cell.type
    fewest = min(len(figures(a)), len(figures(b)))
    return one and fewest >= 2 and claim.metric_how == "printed" and (changed(a, b) or transposed(a, b))


def _in_row(claims: Sequence[Claim], cell: Claim, other: Claim) -> bool:
    """Whether another cell of the same metric has the value that the text prints."""
    row = [c for c in claims if c.section == "table" and c.metric == cell.metric and c is not cell]
    return any(not (c.quantity.wide & other.quantity.wide).empty for c in row)
