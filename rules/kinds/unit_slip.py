"""Unit slip: one number printed twice, a slip apart, in sentences that say the same thing.

Pairs are proposed by an index and never by comparing all: equal digits for a slip of magnitude, currency,
unit or comparator, the multiset of the digits for digits exchanged. A pair is kept when what was read of both
is not of different things, and their contexts are alike.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import combinations
from typing import Any

from rules import slips, words
from rules.bars import bar_of
from rules.corrections import retracted
from rules.findings import Suggestion
from rules.judge import Side, chosen, judge
from rules.language import Rule
from rules.likeness import Likeness, claims_at, likeness_of, unsized
from rules.one_place import listed
from rules.one_thing import same_thing
from rules.pair import Pair
from rules.ranks import in_list
from rules.slip_index import SLIPS, TELLING
from rules.view import Draft, View, ordered
from timeline.model import Quantity

CROWD = 60
"""An index entry with more numbers than this says nothing and is left out."""


Prints = frozenset[tuple[Fraction | None, str | None, str, str]]


def unit_slip(rule: Rule, view: View) -> Iterator[Draft]:
    """Propose pairs by the index of the slip that the rule is about, and keep those that say the same."""
    mode = rule.check["unit-slip"]
    likeness = likeness_of(view)
    index: dict[Any, list[Quantity]] = defaultdict(list)
    for _, facts in view.by_document():
        for q in (q for q in facts.quantities if not retracted(view, q)):
            if mode == "rank" and not in_list(view, q):
                continue
            if mode in ("magnitude", "currency") and unsized(view, q):
                continue
            for key in SLIPS[mode].keys(q):
                lists = listed(view, q) if mode == "rank" else {""}
                for subject in sorted(lists, key=str):  # a place is one of a list
                    index[key, subject].append(q)
    seen: set[tuple[str, str]] = set()
    slipped: dict[Prints, list[tuple[Quantity, Quantity]]] = defaultdict(list)
    for group in index.values():
        if len(group) > CROWD:
            continue
        for a, b in combinations(group, 2):
            if (a.id, b.id) in seen or not SLIPS[mode].test(a, b):
                continue
            seen.add((a.id, b.id))
            if same_thing(Pair(view, likeness, a, b, mode)):
                slipped[_slip(a, b)].append((a, b))
    for pairs in slipped.values():
        for (a, b), others in _joined(pairs):
            draft = _draft(view, likeness, a, b, mode)
            more = (view.evidence(q, words.value_set(q.wide, q.unit)) for q in others)
            yield replace(draft, evidence=ordered((*draft.evidence, *more))) if others else draft


def _slip(a: Quantity, b: Quantity) -> Prints:
    """What two pairs of prints must have in common to be one slip: both numbers with their units."""
    return frozenset((q.value, q.digits, q.unit, q.comparator) for q in (a, b))


def _joined(
    pairs: Sequence[tuple[Quantity, Quantity]],
) -> Iterator[tuple[tuple[Quantity, Quantity], list[Quantity]]]:
    """Pairs of one slip that share a print are one finding: its first pair, and the prints of the others."""
    left = list(pairs)
    while left:
        first = left.pop(0)
        held = {q.id: q for q in first}
        while more := [pair for pair in left if any(q.id in held for q in pair)]:
            held |= {q.id: q for pair in more for q in pair}
            left = [pair for pair in left if pair not in more]
        yield first, [q for q in held.values() if q not in first]


def _draft(view: View, likeness: Likeness, a: Quantity, b: Quantity, mode: str) -> Draft:
    def side(q: Quantity) -> Side:
        """A print and its like elsewhere; a place in a list is that of another list as often."""
        same = [o for o in view.printed.get((q.value, q.unit), ()) if o is not q]
        alike = [o for o in same if (o.digits, o.scale, o.comparator) == (q.digits, q.scale, q.comparator)]
        if mode == "rank":
            alike = []
        elif len(slips.figures(q.digits)) < TELLING:
            alike = [o for o in alike if _said_alike(view, likeness, o, q, mode)]
        claims = claims_at(view.facts[q.document], q.start, q.end)
        return Side(q.text, (q, *alike), tuple(claims), q)

    pair = sorted((a, b), key=lambda q: (view.independent(side(q).rows), q.document, q.start))
    sides = [side(q) for q in pair]
    judgement = judge(view, sides)
    right = chosen(judgement, sides)
    weak, strong = (pair[1], pair[0]) if right == 0 else (pair[0], pair[1])
    place, other = (weak.document, weak.start, weak.end), (strong.document, strong.start, strong.end)
    common = likeness.shared_words(place, other)
    steps = [f"{q.text}: {words.quantity(q)}" for q in (weak, strong)]
    steps.append(SLIPS[mode].reason)
    if common:
        steps.append(f"both sentences speak of: {', '.join(common)}")
    claims = [c for q in (weak, strong) for c in claims_at(view.facts[q.document], q.start, q.end)]
    return Draft(
        ordered(view.evidence(q, words.value_set(q.wide, q.unit)) for q in (weak, strong)),
        tuple(steps),
        {"a.text": weak.text, "b.text": strong.text, "words": ", ".join(common)},
        confidence=0.65 if right is None else 0.8,
        suggestion=None if right is None else Suggestion(weak.document, weak.start, weak.end, strong.text),
        judgement=judgement,
        entities=tuple(sorted({c.subject for c in claims if c.subject})),
        involved=(weak, strong),
    )


def _said_alike(view: View, likeness: Likeness, a: Quantity, b: Quantity, mode: str) -> bool:
    """Whether two prints of one number, which many things have, stand in sentences that say the same."""
    left, right = (claims_at(view.facts[q.document], q.start, q.end) for q in (a, b))
    weight, part = likeness.alike((a.document, a.start, a.end), (b.document, b.start, b.end))
    bar = bar_of(b, mode, left, right)
    return bar.met(weight, part)
