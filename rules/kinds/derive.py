"""Derive: what follows from some printed numbers must meet the one that is printed for it.

A relation is looked for within one frame (printed in one breath), sentence, paragraph or table, among
numbers beside each other that one slip would make fit (`within: neighbours`), in a list (`within: list`),
within the row of a table or between a row and the text (`within: row`, `row-text`); or by one key, wherever
its numbers are printed: among levels and rates (`within: key`), among the quarters and halves of a year
(`within: periods`), among scopes that make a whole (`within: scopes`), or among metrics, whose names the
expression then speaks of (`within: metrics`).

With `yields`, other rules may build on what a rule derives. That is the fact which `equals` names, with the
key of the rule, and with every value that the numbers allow; `steps` says how often the rule builds on its
own facts, as a level is carried on from year to year. `uses` names the rules whose facts a rule builds on
beside what is printed; rules that build on each other in a circle are refused. A finding on derived facts
shows every printed number behind them and each step, and is left out where a shorter finding doubts one of
these numbers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from fractions import Fraction

from rules import words
from rules.amounts import HUNDREDTHS, added, values_of
from rules.averages import over_years, years_between
from rules.chains import builds
from rules.expression import work_out
from rules.keyed import by_key
from rules.kinds.chained import chained
from rules.kinds.lists import colon_sums, listed_shares
from rules.kinds.neighbours import neighbours
from rules.kinds.rates import rates
from rules.kinds.rows import fits, rows
from rules.kinds.sums import paragraph_sums
from rules.kinds.tables import column_sums
from rules.kinds.wholes import wholes
from rules.language import Rule
from rules.relations import by_frame
from rules.repair import Swap, repaired
from rules.roles import Relation
from rules.verdict import is_inferred
from rules.view import Draft, View, ordered
from timeline.intervals import Values
from timeline.model import Claim

FAR = 20
"""How many times a printed share may be that of the two amounts beside it."""
RELATIONS = {"key": by_key, "row": rows, "row-text": rows}
"""Where numbers that belong together are looked for, beside one relation of the text."""


def derive(rule: Rule, view: View) -> Iterator[Draft]:
    """Work out each relation that a rule can find, and compare it with what is printed."""
    within = rule.check.get("within", "frame")
    if builds(rule):
        yield from chained(rule, view)
        return
    if within in ("table", "paragraph"):
        yield from column_sums(rule, view) if within == "table" else paragraph_sums(rule, view)
        return
    if within == "rates":
        yield from rates(rule, view)
        return
    if within == "sentence":
        yield from wholes(rule, view)
        return
    if within == "list":
        yield from listed_shares(view) if rule.check["equals"] == "share" else colon_sums(view)
        return
    if within == "neighbours":
        yield from neighbours(rule, view)
        return
    compared = [(r, _compare(rule, view, r)) for r in RELATIONS.get(within, by_frame)(rule, view)]
    met = {_levels(relation) for relation, draft in compared if draft is None}
    for relation, draft in compared:
        if draft is not None and _levels(relation) not in met:
            yield draft


def _levels(relation: Relation) -> frozenset[str]:
    """The two levels of a relation: where one rate fits them, another beside it is of something else."""
    return frozenset(c.id for role in LEVELS for c in relation.get(role, ())) or frozenset(
        c.id for claims in relation.values() for c in claims
    )


def _compare(rule: Rule, view: View, relation: Relation) -> Draft | None:
    """The proof that what is derived does not meet what is printed; None when it does."""
    expression, equals = rule.check["derive"], rule.check["equals"]
    named: dict[str, Values] = {}
    for role, claims in relation.items():
        sets = [values_of(c) for c in claims]
        named[role] = sets[0]
        if role == "part":
            named["parts"] = added(sets)
    try:
        derived = work_out(expression, named)
    except KeyError:
        return None
    printed_claim = relation[equals][0]
    printed = named[equals]
    if rule.check.get("average", False):
        years = years_between(relation)
        if years is None:
            return None
        printed = over_years(printed, years)
    signed = printed
    if equals in ("growth", "change") and not (printed.hull.low is not None and printed.hull.low < 0):
        signed = Values((*printed.parts, *(-p for p in printed.parts)))
    if rule.check.get("currencies", False):
        money = {c.quantity.dimension for r, cs in relation.items() if r != equals for c in cs} == {"money"}
        return (
            None
            if (derived & signed).empty or not money
            else _proof(rule, view, relation, derived, printed_claim)
        )
    points = printed_claim.quantity.unit == "percent" and equals == "growth" and _as_points(named)
    wanted = rule.check.get("points", False)
    if wanted and any(c.role == c.type == "growth" for role in LEVELS for c in relation.get(role, ())):
        return None
    if not (derived & signed).empty or (equals == "share" and _far(derived, printed)):
        read = wanted and points and _read_as_points(relation, printed_claim)
        draft = _proof(rule, view, relation, derived, printed_claim) if read else None
        if draft is None:
            return None
        sure = "." in (printed_claim.quantity.digits or "")
        return replace(draft, verdict="likely" if sure else "ambiguity", confidence=0.75 if sure else 0.5)
    if equals == "change" and not (derived & printed_claim.quantity.coarse).empty:
        return None  # 1700 points may be meant to the hundred
    if equals == "growth" and (points != wanted or _of_two_things(relation)):
        return None
    if equals == "growth" and not points and _of_shares(view, relation, printed_claim):
        return None
    return _proof(rule, view, relation, derived, printed_claim)


def _far(derived: Values, printed: Values) -> bool:
    """Whether a share is so far from that of two amounts that they are not what it is of."""
    a, b = derived.hull, printed.hull
    if a.high is None or b.low is None or a.low is None or b.high is None:
        return False
    return a.high * FAR < b.low or b.high * FAR < a.low


LEVELS = ("before", "after")
UNLIKE = 50
"""How many times one level of a change is the other where they are of two things, or one has a wrong size."""


def _of_two_things(relation: Relation) -> bool:
    """Whether two levels are so unlike that no rate joins them; a wrong size is told by a rule of its own."""
    levels = [c.quantity.value for role in LEVELS for c in relation.get(role, ())[:1]]
    known = sorted(v for v in levels if v is not None and v > 0)
    return len(known) == len(LEVELS) and known[1] > UNLIKE * known[0]


def _of_shares(view: View, relation: Relation, growth: Claim) -> bool:
    """Whether a rate before two shares is that of the amount (收入增速为52.7%，占比由24.3%升至29.2%)."""
    levels = [c for role in LEVELS for c in relation.get(role, ())]
    shares = all(c.type == "share" and view.metrics.get(c.metric, ("", ""))[1] == "money" for c in levels)
    return shares and all(growth.start < c.start for c in levels)


def _as_points(named: Mapping[str, Values]) -> bool:
    """Whether a rate that does not fit two levels fits their difference: points printed as a percentage."""
    difference = work_out("after - before", named)
    stated = named["growth"]
    return not (difference & Values((*stated.parts, *(-p for p in stated.parts)))).empty


def _read_as_points(relation: Relation, printed: Claim) -> bool:
    """Whether two levels as printed differ by the rate, and give another when they are divided, though both
    are allowed if they are rounded: 5% from 82% to 87%, of which 6% is the rate.
    """
    after, before, rate = (relation[r][0].quantity for r in ("after", "before", "growth"))
    if after.value is None or not before.value or rate.value is None:
        return False
    step = Fraction(1, 10 ** len((rate.digits or "").partition(".")[2]))
    divided = abs(after.value / before.value - 1) * 100
    return abs(after.value - before.value) == abs(rate.value) and abs(divided - abs(rate.value)) > step / 2


def _allowed(printed: Claim, years: int | None, unit: str) -> str:
    """What a printed number allows, in words: of a growth by times what is added, of an average all of it."""
    if years is None and printed.quantity.unit == unit:
        return words.value_set(printed.quantity.wide, unit)
    added_up = values_of(printed) if years is None else over_years(values_of(printed), years)
    return f"{' or '.join(words.interval(p, Fraction(1, 100), 2) for p in added_up.parts)} %"


def _proof(rule: Rule, view: View, relation: Relation, derived: Values, printed: Claim) -> Draft:
    claims = [c for cs in relation.values() for c in cs]
    unit = "percent" if rule.check["equals"] == "growth" else printed.quantity.unit
    factor = Fraction(1, 100) if unit in HUNDREDTHS else Fraction(1)
    scale = factor if unit in HUNDREDTHS else words.scale_of(printed.quantity.wide)[0]
    shown = " or ".join(words.interval(p, scale, 2 if unit in HUNDREDTHS else 4) for p in derived.parts)
    derived_text = f"{shown} {words.UNITS.get(unit, unit)}"
    if scale >= 10**6:
        derived_text = words.value_set(derived, unit, scale, 4)
    steps = [f"{role}: {c.text}: {words.quantity(c.quantity)}" for role, cs in relation.items() for c in cs]
    steps.append(f"{rule.check['derive']} = {derived_text}")
    years = years_between(relation) if rule.check.get("average", False) else None
    over = f" a year, over {years} years" if years else ""
    allows = f"{printed.quantity.text}{over} allows {_allowed(printed, years, unit)}"
    apart = (derived & values_of(printed)).empty and not rule.check.get("currencies")
    steps.append(f"{allows}: {'no value in common' if apart else 'they fit'}")
    slots = {f"{role}.text": "、".join(c.quantity.text for c in cs) for role, cs in relation.items()}
    slots |= {f"{role}.value": words.quantity(cs[0].quantity) for role, cs in relation.items()}
    named = printed if printed.metric_how != "unknown" else next(iter(relation.get("after", [printed])))
    slots |= {
        "derived": derived_text,
        "subject": printed.subject or "",
        "metric": words.metric(named, view.documents[named.document].text),
        "parts.text": " + ".join(c.quantity.text for c in relation.get("part", ())),
    }
    draft = Draft(
        evidence=ordered(view.evidence(c, words.value_set(c.quantity.wide, c.quantity.unit)) for c in claims),
        steps=tuple(steps),
        slots=slots,
        confidence=0.9 if len({c.document for c in claims}) == 1 else 0.75,
        inferred=is_inferred(claims),
        entities=tuple(sorted({c.subject for c in claims if c.subject})),
    )
    if rule.check.get("currencies") or rule.check.get("average") or rule.check.get("points"):
        return draft
    given = [c.quantity for c in claims if c is not printed]
    return repaired(view, draft, given, printed.quantity, lambda swap: fits(rule, _swapped(relation, swap)))


def _swapped(relation: Relation, swap: Swap) -> Relation:
    """A relation with other numbers in the place of some."""
    return {
        role: [replace(c, quantity=swap.get(c.quantity.id, c.quantity)) for c in claims]
        for role, claims in relation.items()
    }
