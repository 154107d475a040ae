"""What a number is of: the ways to tell it, in the order in which they are trusted."""

from __future__ import annotations

from collections.abc import Callable

from timeline.claims import carry, going_on, printed, told, trading
from timeline.claims.metric import Found
from timeline.claims.number import Number

Way = Callable[[Number], Found | None]
HERE, CARRIED = False, True
"""Whether a way gives the metric that the text goes on with, or one that stands by the number itself."""
LAST: tuple[tuple[Way, bool], ...] = (
    (printed.any_amount, HERE),
    (printed.counted_noun, HERE),
    (carry.counted_before, CARRIED),
    (printed.price_apiece, HERE),
)
WAYS: dict[str, tuple[tuple[Way, bool], ...]] = {
    "zh": (
        (trading.indexed, HERE),
        (going_on.market_size, HERE),
        (going_on.among, HERE),
        (going_on.sum_of, HERE),
        (going_on.own_measure, HERE),
        (printed.beside, HERE),
        (going_on.lost, HERE),
        (printed.taken, HERE),
        (going_on.contracted, HERE),
        (going_on.listed_noun, HERE),
        (going_on.held_noun, HERE),
        (going_on.owned_noun, HERE),
        (going_on.part_of_count, CARRIED),
        (trading.traded, HERE),
        (going_on.counted_measure, HERE),
        (carry.listed, CARRIED),
        (carry.kept, CARRIED),
        (printed.spent, HERE),
        *LAST,
    ),
    "en": (
        (printed.of_whole, HERE),
        (told.resumed, HERE),
        (printed.beside, HERE),
        (carry.forecast, CARRIED),
        (told.told_of, HERE),
        (printed.moved_noun, HERE),
        (carry.again, CARRIED),
        (carry.listed, CARRIED),
        (carry.kept, CARRIED),
        *LAST,
    ),
}
PLAIN = {
    "money": "amount",
    "time": "elapsed_time",
    "percent": "share",
    "rank": "rank",
    "age": "age",
    "power": "power",
    "energy": "energy",
    "length": "length",
    "area": "area",
    "mass": "weight",
    "volume": "volume",
    "speed": "speed",
    "temperature": "temperature",
    "megawatts": "capacity",
    "gigawatts": "capacity",
    "MW": "capacity",
    "GW": "capacity",
}
"""What a number is of when nothing says so, by its unit (those of plants) or else by its dimension."""


def settle_metric(number: Number) -> tuple[Found, bool]:
    """The metric that the text goes on with, or the noun that is counted, where none stands by the number.

    The second part says whether the metric was carried over.
    """
    for way, carried in WAYS[number.language]:
        found = way(number)
        if found is not None:
            return found, carried
    quantity = number.quantity
    plain = PLAIN.get(quantity.unit) or PLAIN.get(quantity.dimension, quantity.unit)
    return Found(plain, "unknown"), False
