"""Loose: facts of one metric and time, their subject inferred, compared where sentences say the same.

A subject that is carried over from context is often another name of the paragraph. Such a claim has no key
that proves anything, so the words of both sentences decide, and the finding is `likely` at the most.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from rules.bridges import told_across
from rules.conflict import tellings
from rules.keys import comparable, grouped, plausible, selected
from rules.language import Rule
from rules.likeness import likeness_of
from rules.proof import proof
from rules.sessions import other_session
from rules.slips import changed, transposed
from rules.stories import one_story, strangers, two_languages
from rules.view import Draft, View
from timeline.model import Claim
from timeline.script import simplify

WEIGHT, PART = 12.0, 0.3
"""How alike two sentences must be: without a subject the words must say more than beside a key."""
KEYED = 0.6
"""The part of it that is enough where subject and metric are printed."""
DRIFT_WEIGHT, DRIFT_PART = 10.0, 0.07
"""The same where only drift is said."""
FIGURES = 3
"""Digits of a slip across languages."""
SEASON = 45
"""Days between articles from which an amount without its period is of another period."""
CROWD = 60
KEY = ("metric", "type", "basis", "unit", "stance")
TIMELESS = ("metric", "type", "unit", "stance")


def loose_values(rule: Rule, view: View) -> Iterator[Draft]:
    """Values that exclude each other in sentences that say the same of one metric and time."""
    for a, b in _pairs(rule, view, KEY, WEIGHT, PART):
        if _running(view, a, b):
            continue
        if not (a.quantity.coarse & b.quantity.coarse).empty:
            continue
        pair = tellings([a, b])
        yield proof(view, pair, pair, "likely", False)


def _running(view: View, a: Claim, b: Claim) -> bool:
    """Whether a value that goes on changing is told without its time in articles of different days.

    A count does so from day to day, an amount that is reported from one season to the next. Where neither the
    values nor the articles have a time, nothing says that they are of one.
    """
    if other_session(view, a, b):
        return True
    if a.period and b.period:
        return False
    left, right = (view.documents[c.document].published for c in (a, b))
    if not (a.period or b.period or (left and right)):
        return True
    if left is None or right is None or left.overlaps(right):
        return False
    if view.metrics.get(a.metric, ("", ""))[0] == "stock":
        return True
    days = [p.first for p in (left, right) if p.first is not None]
    return len(days) == 2 and abs((days[0] - days[1]).days) > SEASON


def loose_pairs_over_time(rule: Rule, view: View) -> Iterator[tuple[Claim, Claim]]:
    """Values of one stock that exclude each other in articles of different times."""
    for a, b in _pairs(rule, view, TIMELESS, DRIFT_WEIGHT, DRIFT_PART):
        if view.metrics.get(a.metric, ("", ""))[0] == "stock":
            yield a, b


def _pairs(
    rule: Rule, view: View, key: Sequence[str], least: float, share: float
) -> Iterator[tuple[Claim, Claim]]:
    claims = [c for c in view.claims if selected(c, rule.select) and c.quantity.digits]
    for group in grouped(claims, key).values():
        kept = comparable(group, view)[:CROWD]
        for a, b in combinations(kept, 2):
            if "basis" in key and not _one_time(a, b):
                continue
            if view.source(a.document) == view.source(b.document) or not _can_be_one(view, a, b):
                continue
            if not (a.quantity.wide & b.quantity.wide).empty or not plausible(a.quantity, b.quantity):
                continue
            if not _alike(view, a, b, least, share, "basis" in key):
                continue
            sure = "basis" not in key or told_across(view, a.quantity, b.quantity)
            if sure or not _several([c for c in kept if _near(c, a, b)]):
                yield a, b


def _alike(view: View, a: Claim, b: Claim, least: float, share: float, slips: bool) -> bool:
    """Whether two sentences say the same; across languages, whether two articles tell one story."""
    if two_languages(view, a, b):
        return slips and _slipped(a, b) and one_story(view, a.document, b.document)
    weight, part = likeness_of(view).alike(
        (a.document, a.start, a.end), (b.document, b.start, b.end), read=False
    )
    ease = KEYED if slips and _keyed(a, b) else 1.0
    return weight >= least * ease and part >= share * ease


def _keyed(a: Claim, b: Claim) -> bool:
    """Whether both claims print one subject and one metric, so that only their time is in doubt."""
    printed = all(c.subject_how == c.metric_how == "printed" for c in (a, b))
    return printed and a.subject_key == b.subject_key and a.scope == b.scope


def _slipped(a: Claim, b: Claim) -> bool:
    """Whether two numbers of a metric are one digit apart, or two neighbouring digits are exchanged."""
    x, y = (_plain(c) for c in (a, b))
    return len(x) >= FIGURES and (transposed(x, y) or changed(x, y))


def _plain(claim: Claim) -> str:
    value = claim.quantity.value
    return "" if value is None or value.denominator != 1 else str(value.numerator).rstrip("0")


def _one_time(a: Claim, b: Claim) -> bool:
    """Whether two claims are of one period, or one of them does not say."""
    return a.period is None or b.period is None or a.period == b.period


def _near(claim: Claim, a: Claim, b: Claim) -> bool:
    return _one_time(claim, a) and _one_time(claim, b) and plausible(claim.quantity, a.quantity)


def _several(claims: Sequence[Claim]) -> bool:
    """Whether more than two values that exclude each other are told: the metric is one of many subjects."""
    apart: list[Claim] = []
    for claim in claims:
        if all((claim.quantity.wide & other.quantity.wide).empty for other in apart):
            apart.append(claim)
    return len(apart) > 2


def _can_be_one(view: View, a: Claim, b: Claim) -> bool:
    """Whether the subjects of two claims differ only because one was not printed, or by language."""
    keyed = a.subject_key == b.subject_key is not None and a.period == b.period is not None
    if keyed and a.scope == b.scope:
        return False
    if two_languages(view, a, b):
        return True
    if a.subject_how == b.subject_how == "printed" and a.subject_key != b.subject_key:
        return False
    if _another(view, a, b) or _another(view, b, a):
        return False
    if strangers(view, a.document, b.document):
        return False
    left, right = (view.named(c.document) for c in (a, b))
    strange = [c.subject_key not in names for c, names in ((a, right), (b, left)) if c.subject_key]
    if len(strange) == 2 and a.subject_key != b.subject_key and (all(strange) or "price" in (a.type, b.type)):
        return False
    return _scope(view, a, b) == _scope(view, b, a)


def _another(view: View, claim: Claim, other: Claim) -> bool:
    """Whether a claim prints a subject of its own that the article of the other, of another one, knows apart.

    That article speaks of it elsewhere, but neither in the other's sentence nor in the one before.
    """
    key = claim.subject_key
    if claim.subject_how != "printed" or key is None or other.subject_key in (None, key):
        return False
    named = [n.start for n in view.facts[other.document].names if n.key == key]
    near = view.sentence(other.document, max(other.sentence[0] - 2, 0)).start
    return bool(named) and not any(near <= place < other.end for place in named)


def _scope(view: View, claim: Claim, other: Claim) -> set[str]:
    """A claim's scope, without a segment that the other sentence names as well."""
    sentence = simplify(view.words(other.document, other.start))
    return {
        s for s in claim.scope if not (s.startswith("segment:") and simplify(s.partition(":")[2]) in sentence)
    }
