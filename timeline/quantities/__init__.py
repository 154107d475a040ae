"""Quantities: printed numbers with unit, comparator and hedge, and the values that the print allows."""

from timeline.quantities.find import find_quantities

__all__ = ["find_quantities"]
