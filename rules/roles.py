"""Which claim plays which part in a printed relation: the level before and after, the part and its whole."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from rules.amounts import unit_of, values_of
from rules.expression import work_out
from rules.shares import one_sort
from rules.verdict import stance_class
from timeline.model import Claim

Relation = Mapping[str, Sequence[Claim]]
"""Claims by the role that they play; only `part` may be played by several."""
MOST_PARTS = 12
REACH = 24
FROM = re.compile(r"\bfrom\s(?:about\s|some\s)?[$€£]?$")
"""What makes an amount the earlier one, and not what a share is of."""
BASES = {"yoy", "qoq", "mom", "dod"}
REVISED = re.compile(r"[上下][修调調](?:至|到|为|為)|[调調][高低降升](?:至|到|为|為)")
"""What makes the earlier level a forecast that was made before: a rate on the year is not on it."""
PEAK = re.compile(r"一度[^，,。；;]{0,8}$")
"""What stands before a level that was reached in between: a rate on the year's first day is not on it."""
ENDS = ("before", "after")
"""The two levels of a change that is told in one breath."""
PAUSE = re.compile(r"[；;]")
COMPARED = re.compile(r"\b(?:compared (?:with|to)|against|versus)\s(?:[a-z]+\s)?$")
"""What makes a level that of another comparison: rose by 2,000 in the month to 436,500, against 470,700."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A number that follows from others, and the claims that may be those.

    frame: the claims of its own printed relation.  levels: those of its sentence that play no other part.
    earlier: those of the lines before.  text: that of the article.
    """

    claim: Claim
    frame: Sequence[Claim]
    levels: Sequence[Claim]
    earlier: Sequence[Claim]
    text: str

    @property
    def last_level(self) -> Claim | None:
        """The last level before the number."""
        return max((c for c in self.levels if c.end <= self.claim.start), key=lambda c: c.end, default=None)


def fill(printed: Printed, needed: Sequence[str]) -> Relation | None:
    """The nearest claim of each role that can belong to a printed one, or None when a role is not filled."""
    claim = printed.claim
    relation: dict[str, Sequence[Claim]] = {claim.role or "": [claim]}
    for name in needed:
        if name == "parts":
            parts = [c for c in printed.frame if c.role == "part" and _belongs(c, claim)]
            if not 2 <= len(parts) <= MOST_PARTS:
                return None
            relation["part"] = parts
            continue
        found = _of_role(printed, name) or _without_role(printed, name)
        if name == "before":
            found = [c for c in found if _is_base(printed, c)]
        if not found and name == "whole":
            own = [c for c in printed.levels if c.start < claim.start and c.role in (None, "level", "after")]
            found = _wholes(claim, relation.get("part", ()), [*printed.earlier, *own])
        if not found:
            return None
        relation[name] = [min(found, key=lambda c: (abs(c.start - claim.start), c.start))]
    return relation


def fill_from(printed: Printed, earlier: Sequence[Claim], needed: Sequence[str]) -> Relation | None:
    """The same with other claims in the place of the lines before."""
    return fill(replace(printed, earlier=earlier), needed)


def _of_role(printed: Printed, name: str) -> list[Claim]:
    """The claims of the printed relation that play a role."""
    text, claim = printed.text, printed.claim
    found = [c for c in printed.frame if c.role == name and c is not claim and _belongs(c, claim)]
    found = [c for c in found if not PAUSE.search(text, *_between(c, claim))]
    if name == "whole":
        found = [c for c in found if not FROM.search(text, max(0, c.start - REACH), c.start)]
    return found


def _without_role(printed: Printed, name: str) -> list[Claim]:
    """The levels of the sentence that can play a role though the relation does not give it to them."""
    claim, beside = printed.claim, printed.last_level
    if name not in ("after", "before", "part"):
        return []
    loose = [
        c
        for c in printed.levels
        if _belongs(c, claim, name == "after" and c is beside)
        and c.start < claim.start
        and not (name == "after" and c.role == "before")
        and not PAUSE.search(printed.text, *_between(c, claim))
    ]
    if name == "part":
        return [c for c in loose if c.role in (None, "level")]
    loose = [c for c in loose if c.metric == claim.metric and (claim.basis or name == "after")]
    return [c for c in loose if _before(c, loose) == (name == "before")]


def _is_base(printed: Printed, level: Claim) -> bool:
    """Whether the number can be the rate, or the change, on an earlier level: no other is nearer to it."""
    claim = printed.claim
    if claim.role not in ("growth", "change"):
        return True
    rates = [c for c in printed.frame if c.role == claim.role and c.metric == claim.metric]
    if _rate_of(level, rates) is not claim:
        return False
    if claim.basis in BASES and REVISED.search(printed.text, level.end, max(level.end, claim.start)):
        return False
    start = max(0, level.start - REACH)
    if claim.basis is not None and PEAK.search(printed.text, start, level.start):
        return False
    return claim.role != "change" or COMPARED.search(printed.text, start, level.start) is None


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


def _rate_of(before: Claim, rates: Sequence[Claim]) -> Claim | None:
    """The rate that an earlier level belongs to: the nearest, unless that is a rate of the level itself.

    1010, up 30.8%, from 249.5, up 59%: the last rate follows the earlier level, and says of no other basis.
    """
    nearest = min(rates, key=lambda r: abs(r.start - before.start))
    own = nearest.start > before.start and nearest.basis_text is None
    return None if own and any(r.start < before.start for r in rates) else nearest


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
