"""Relations: which numbers that are printed together belong together, and which is what."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import permutations

from rules.expression import names_in, work_out
from rules.keys import selected
from rules.language import Rule
from rules.shares import may_be_of, one_sort, pointed_at, share_by_slip
from rules.two_years import of_that, two_years
from rules.verdict import stance_class
from rules.view import View
from timeline.intervals import Interval, Values, meet
from timeline.model import Claim, Document, Facts, Quantity
from timeline.stretch import within

A_YEAR = "cagr"
"""The basis of a rate that is said to be an average of the years."""
HUNDREDTHS = ("percent", "percentage_point")
Relation = Mapping[str, Sequence[Claim]]
"""Claims by the role that they play; only `part` may be played by several."""
MOST_PARTS = 12
REACH = 24
FROM = re.compile(r"\bfrom\s(?:about\s|some\s)?[$€£]?$")
"""What makes an amount the earlier one, and not what a share is of."""
BASES = {"yoy", "qoq", "mom", "dod"}
ENDS = ("before", "after")
"""The two levels of a change that is told in one breath."""
OF_TOTAL = re.compile(
    r"\s(?:of|in) (?:(?:the|its|our|their) total|the (?:group|company|firm)['’]s)\b(?! [a-z])", re.IGNORECASE
)
"""What makes a share one of the whole that is told elsewhere."""
PAUSE = re.compile(r"[；;]")
COMPARED = re.compile(r"\b(?:compared (?:with|to)|against|versus)\s(?:[a-z]+\s)?$")
"""What makes a level that of another comparison: rose by 2,000 in the month to 436,500, against 470,700."""


def by_frame(rule: Rule, view: View) -> Iterator[Relation]:
    """The claims of one printed relation: each number that follows, with the nearest of each other role."""
    needed = [n for n in names_in(rule.check["derive"]) if n != rule.check["equals"]]
    for document, facts in view.by_document():
        frames: dict[str, list[Claim]] = defaultdict(list)
        for claim in facts.claims:
            if claim.frame and claim.stance != "denied":
                frames[claim.frame].append(claim)
        loose = [c for c in facts.claims if c.role in (None, "level", "total", "whole", "part")]
        for claims in frames.values():
            levels = within(loose, *claims[0].sentence)
            for printed in claims:
                averaged = (printed.basis == A_YEAR) != rule.check.get("average", False)
                if averaged or printed.role != rule.check["equals"] or not _wanted(rule, printed):
                    continue
                relation = _printed_relation(rule, needed, document, facts, printed, claims, levels)
                if relation is not None:
                    yield relation


def _printed_relation(
    rule: Rule,
    needed: Sequence[str],
    document: Document,
    facts: Facts,
    printed: Claim,
    claims: Sequence[Claim],
    levels: Sequence[Claim],
) -> Relation | None:
    """A number that follows with what it follows from: of its own relation, else of the sentence or of the
    lines before it; None where it fits something as it is, or where nothing is found.
    """
    share, (start, end) = rule.check["equals"] == "share", claims[0].sentence
    if share and _fits_some(printed, claims, facts):
        return None
    beside = [c for c in within(facts.claims, start, end) if c is not printed]
    if rule.check.get("currencies"):
        return _two_currencies(printed, beside)
    earlier = within(facts.claims, _lines_before(document, start), start)
    relation = _relation(printed, claims, levels, needed, document.text, earlier)
    if relation is None and share:
        once = _told_once(printed, facts.claims, document.text)
        relation = _relation(printed, claims, levels, needed, document.text, once)
    if relation is None and rule.check.get("points"):
        relation = _difference(printed, beside)
        before = [c for c in claims if c.role == "before"]
        if relation is None and len(before) == 1:  # the level now may be that of the sentence before
            relation = _from(before[0], _difference(printed, [*earlier, *before]))
    if relation is None and share:
        relation = share_by_slip(printed, beside)
    if relation is None and printed.type == "growth":
        relation = two_years(printed, beside, document.text) or of_that(
            printed, claims, earlier, document.text
        )
    if relation is not None and _one_measure(relation) and (not share or may_be_of(relation, facts)):
        return relation
    part = next((c for c in claims if c.role == "part"), None)
    whole = pointed_at(printed, part, [*earlier, *levels], document.text) if share and part else None
    return {"share": [printed], "part": [part], "whole": [whole]} if part and whole else None


def _told_once(printed: Claim, claims: Sequence[Claim], text: str) -> list[Claim]:
    """The amount of which a share names the metric, where the article tells one alone of its subject; of the
    total, the one of its own metric and time.
    """
    of = (printed.basis or "").removeprefix("of:")
    if not printed.basis and OF_TOTAL.match(text, printed.end):
        before = (c for c in claims if c.end <= printed.sentence[0] and printed.period is not None)
        of, claims = printed.metric, [c for c in before if c.period == printed.period]
    elif not of or of == printed.basis:
        return []
    if printed.section == "table":
        return []
    found = [
        c
        for c in claims
        if c.metric == of
        and c.role not in ("before", "part", "growth", "change", "share")
        and c.subject_key == printed.subject_key
        and c.type in ("level", "count")
        and not c.scope
        and stance_class(c) == "said"
    ]
    if not found or meet(c.quantity.wide for c in found).empty:
        return []
    return found[-1:]


def _lines_before(document: Document, start: int) -> int:
    """Where the three sentences before an offset begin."""
    before = within(document.sentences, 0, start)[-3:]
    return before[0].start if len(before) == 3 else 0


def _wanted(rule: Rule, printed: Claim) -> bool:
    """Whether a rule speaks of a claim, and the claim of one step: not of a sum of several.

    What a forecast is revised from is not what it is a growth on.
    """
    if "cumulative" in printed.scope or printed.stance in ("forecast", "denied"):
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
    beside = max((c for c in levels if c.end <= printed.start), key=lambda c: c.end, default=None)
    for name in needed:
        if name == "parts":
            parts = [c for c in claims if c.role == "part" and _belongs(c, printed)]
            if not 2 <= len(parts) <= MOST_PARTS:
                return None
            relation["part"] = parts
            continue
        found = [c for c in claims if c.role == name and c is not printed and _belongs(c, printed)]
        found = [c for c in found if not PAUSE.search(text, *_between(c, printed))]
        if name == "whole":
            found = [c for c in found if not FROM.search(text, max(0, c.start - REACH), c.start)]
        if not found and name in ("after", "before", "part"):
            loose = [
                c
                for c in levels
                if _belongs(c, printed, name == "after" and c is beside)
                and c.start < printed.start
                and not (name == "after" and c.role == "before")
            ]
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
            found = [c for c in found if _rate_of(c, rates) is printed]
        if name == "before" and printed.role == "change":
            found = [c for c in found if not COMPARED.search(text, max(0, c.start - REACH), c.start)]
        if not found and name == "whole":
            own = [c for c in levels if c.start < printed.start and c.role in (None, "level", "after")]
            found = _wholes(printed, relation.get("part", ()), [*earlier, *own])
        if not found:
            return None
        relation[name] = [min(found, key=lambda c: (abs(c.start - printed.start), c.start))]
    return relation


def _fits_some(printed: Claim, claims: Sequence[Claim], facts: Facts) -> bool:
    """Whether some amount of the article makes a share of it right: then that is what the share is of.

    What is only a bound would make any share right.
    """
    parts = [c.quantity for c in claims if c.role == "part"]
    stated = values_of(printed)
    return any(
        q.value
        and part.value
        and q.comparator in "=~"
        and unit_of(q) == unit_of(part)
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
        if (c.metric in (of, printed.metric) or one_sort(c.quantity, amount))
        and unit_of(c.quantity) == unit_of(amount)
        and c.quantity.value is not None
        and amount.value is not None
        and c.quantity.value > amount.value
        and c.role != "before"
    ]
    shares = [work_out("part / whole", {"part": amount.wide, "whole": c.quantity.wide}) for c in found]
    stated = values_of(printed)
    if any(not (s & stated).empty for s in shares):
        return []
    return found[-1:]


def _two_currencies(printed: Claim, beside: Sequence[Claim]) -> Relation | None:
    """Two sums of different currencies that a printed rate fits, where no two of one currency do."""
    sums = [
        c for c in beside if c.quantity.dimension == "money" and c.quantity.value and c.role != "converted"
    ]
    if printed.quantity.comparator != "=" or len(printed.quantity.digits or "") < 2:
        return None  # an open or round rate fits too many sums
    rate = values_of(printed)
    signed = Values((*rate.parts, *(-p for p in rate.parts)))
    fitting = [
        (a, b)
        for a, b in permutations(sums, 2)
        if (a.metric == b.metric or "unknown" in (a.metric_how, b.metric_how))
        and not (
            work_out("after / before - 1", {"after": a.quantity.wide, "before": b.quantity.wide}) & signed
        ).empty
    ]
    if not fitting or any(a.quantity.unit == b.quantity.unit for a, b in fitting):
        return None
    return {"growth": [printed], "after": [fitting[0][0]], "before": [fitting[0][1]]}


def _rate_of(before: Claim, rates: Sequence[Claim]) -> Claim | None:
    """The rate that an earlier level belongs to: the nearest, unless that is a rate of the level itself.

    1010, up 30.8%, from 249.5, up 59%: the last rate follows the earlier level, and says of no other basis.
    """
    nearest = min(rates, key=lambda r: abs(r.start - before.start))
    own = nearest.start > before.start and nearest.basis_text is None
    return None if own and any(r.start < before.start for r in rates) else nearest


def _difference(printed: Claim, claims: Sequence[Claim]) -> Relation | None:
    """Two percentages of one metric whose exact difference is printed as a rate, decimals and all."""
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
        if a.metric != b.metric and "unknown" not in (a.metric_how, b.metric_how):
            continue
        if high is not None and low is not None and high - low == abs(rate.value):
            return {"growth": [printed], "after": [a], "before": [b]}
    return None


def _from(before: Claim, relation: Relation | None) -> Relation | None:
    """The same change told from the level that the text says it is from; None where it is of two others."""
    if relation is None or before not in (*relation["before"], *relation["after"]):
        return None
    other = relation["after" if before in relation["before"] else "before"]
    return {**relation, "before": [before], "after": other}


def _before(claim: Claim, levels: Sequence[Claim]) -> bool:
    """Whether a level without a role is the earlier of two."""
    if claim.period is None or claim.period.first is None:
        return False
    later = [c for c in levels if c is not claim and unit_of(c.quantity) == unit_of(claim.quantity)]
    return len(later) == 1 and any(
        c.period is not None and c.period.first is not None and c.period.first > claim.period.first
        for c in later
    )


def _belongs(claim: Claim, printed: Claim, beside: bool = False) -> bool:
    """Whether a number can stand in a relation with a printed one: a level of what that one is of.

    beside: it is the last level before it, which is of its time whatever was read.
    """
    if claim.quantity.dimension in ("rank", "ordinal", "age"):
        return False
    if claim.quantity.dimension == "time" and claim.role not in ENDS:
        return False
    same = claim.metric == printed.metric or "unknown" in (claim.metric_how, printed.metric_how)
    if printed.role in ("growth", "change"):
        bases = {printed.basis, claim.basis} - {None}
        if len(bases) > 1 and (printed.role == "change" or bases <= BASES):
            return False
        if printed.basis == "qoq" and claim.role == "before" and _year_apart(claim, printed):
            return False
        if claim.role not in ENDS and not beside and _of_other_time(claim, printed):
            return False
        return (
            same and claim.subject_key == printed.subject_key and stance_class(claim) == stance_class(printed)
        )
    return printed.role != "total" or same


def _of_other_time(a: Claim, b: Claim) -> bool:
    """Whether two claims are known to be of different times."""
    return bool(a.period and b.period and not a.period.overlaps(b.period))


def _year_apart(a: Claim, b: Claim) -> bool:
    if a.period is None or b.period is None or a.period.first is None or b.period.first is None:
        return False
    return abs((a.period.first - b.period.first).days) > 300


def _one_measure(relation: Relation) -> bool:
    """Whether the amounts of a relation are in one unit: levels with levels, parts with their whole."""
    amounts = [c.quantity for r, cs in relation.items() if r not in ("growth", "share", "change") for c in cs]
    return len({unit_of(q) for q in amounts}) <= 1 and bool(amounts)


def unit_of(q: Quantity) -> str:
    """The unit in which a number is compared: things that are counted are alike."""
    return "count" if q.dimension == "count" else q.unit


def values_of(claim: Claim) -> Values:
    """What a number allows, percentages as fractions of one, and a growth by times as what is added: what
    has grown ninefold has grown by eight.
    """
    wide = claim.quantity.wide
    if claim.quantity.unit == "ratio" and claim.type == "growth" and (claim.quantity.value or 0) >= 1:
        return Values(tuple(part - 1 for part in wide.parts))
    if claim.quantity.unit not in HUNDREDTHS:
        return wide
    return Values(tuple(part * Fraction(1, 100) for part in wide.parts))


def added(sets: Sequence[Values]) -> Values:
    """What amounts can be together."""
    total = Values((Interval.point(0),))
    for values in sets:
        total = Values(tuple(dict.fromkeys(a + b for a in total.parts for b in values.parts)))
    return total
