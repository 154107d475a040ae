"""Numbers whose sign, unit or scale the text gives elsewhere."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from timeline.intervals import Values, coarse_interval, printed_interval
from timeline.model import Quantity


def negated(quantity: Quantity) -> Quantity:
    """A printed fall as a negative number. The comparator stays that of the print; the sets of values
    are signed.
    """
    if quantity.value is not None and quantity.value <= 0:
        return quantity
    return replace(
        quantity,
        value=None if quantity.value is None else -quantity.value,
        rounded=_negative(quantity.rounded),
        wide=_negative(quantity.wide),
        coarse=_negative(quantity.coarse),
        flags=quantity.flags | {"negated"},
    )


def _negative(values: Values) -> Values:
    return Values(tuple(-part for part in reversed(values.parts)))


def bracketed(quantity: Quantity) -> Quantity:
    """A figure in brackets: below zero, or an amount that the table takes away."""
    below = negated(quantity)
    if below is quantity or quantity.dimension in ("percent", "ratio"):
        return below
    return replace(
        below,
        rounded=Values(below.rounded.parts + quantity.rounded.parts),
        wide=Values(below.wide.parts + quantity.wide.parts),
        coarse=Values(below.coarse.parts + quantity.coarse.parts),
        flags=quantity.flags | {"bracketed"},
    )


def scaled(quantity: Quantity, factor: Fraction, unit: str, dimension: str) -> Quantity:
    """A bare number of a table in the unit that its caption or head gives."""
    if quantity.value is None or quantity.digits is None:
        return replace(quantity, unit=unit, dimension=dimension)
    scale = (quantity.scale or Fraction(1)) * factor
    rounded, wide = printed_interval(quantity.digits, scale)
    coarse = coarse_interval(quantity.digits, scale)
    parts = [rounded, wide, coarse]
    if quantity.value < 0:
        parts = [-p for p in parts]
    both = "bracketed" in quantity.flags
    sets = [Values((p, -p)) if both else Values((p,)) for p in parts]
    return replace(
        quantity,
        value=quantity.value * factor,
        unit=unit,
        dimension=dimension,
        rounded=sets[0],
        wide=sets[1],
        coarse=sets[2],
        scale=scale,
    )


def counted_in(quantity: Quantity, unit: str | None) -> Quantity:
    """A plain count in the unit of its metric; 家 counts shops as well as firms."""
    counted = quantity.dimension in ("count", "number")
    if unit and counted and (unit == "users" or quantity.unit in ("count", "companies")):
        return replace(quantity, unit=unit)
    return quantity
