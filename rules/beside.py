"""What the sentences of two numbers print alike beside them."""

from __future__ import annotations

from rules.slip_index import TELLING, figures_of
from rules.view import View
from timeline.model import Quantity
from timeline.stretch import within

FEWEST = 10
"""Things of which a sentence counts so many are told by their number."""


def beside_one_number(view: View, a: Quantity, b: Quantity) -> bool:
    """Whether the sentences of two numbers print another one alike: 83%, up from 76%, and from 67%."""
    beside = []
    for q in (a, b):
        place = view.sentence(q.document, q.start)
        inside = within(view.facts[q.document].quantities, place.start, place.end)
        beside.append(
            {
                (o.value, o.unit)
                for o in inside
                if o is not q and o.unit == q.unit and len(figures_of(o)) > 1 + (o.dimension == "count")
            }
        )
    return bool(beside[0] & beside[1])


def beside_exact(view: View, a: Quantity, b: Quantity) -> bool:
    """Whether the sentences of two numbers print another one alike that is no rate (in 21 countries)."""
    beside = []
    for q in (a, b):
        place = view.sentence(q.document, q.start)
        inside = within(view.facts[q.document].quantities, place.start, place.end)
        told = (o for o in inside if o is not q and o.value and o.value >= FEWEST)
        beside.append({(o.value, o.dimension) for o in told if o.dimension in ("money", "count", "people")})
    return bool(beside[0] & beside[1])


def long_beside(view: View, q: Quantity) -> set[tuple[object, str]]:
    """The other numbers of three digits and more in a number's sentence, by what they measure (812 mm)."""
    place = view.sentence(q.document, q.start)
    inside = within(view.facts[q.document].quantities, place.start, place.end)
    return {(o.value, o.dimension) for o in inside if o is not q and len(figures_of(o)) >= TELLING}


def beside_one_share(view: View, a: Quantity, b: Quantity) -> bool:
    """Whether the sentences of two sums print one share: $40m for 40%, €40m for four tenths."""
    shares = []
    for q in (a, b):
        place = view.sentence(q.document, q.start)
        inside = within(view.facts[q.document].quantities, place.start, place.end)
        shares.append({o.value for o in inside if o.unit == "percent"})
    return bool(shares[0] & shares[1])


def beside_one_count(view: View, a: Quantity, b: Quantity, fewest: int = FEWEST) -> bool:
    """Whether the sentences of two sums count the same: £640m for 16 aircraft, £640bn for the sixteen."""
    counted = []
    for q in (a, b):
        place = view.sentence(q.document, q.start)
        inside = (o for o in view.facts[q.document].quantities if place.start <= o.start < place.end)
        counted.append({o.value for o in inside if o.dimension == "count" and o.value and o.value >= fewest})
    return bool(counted[0] & counted[1]) and a.dimension == "money"
