"""Unit conversion by pint, exact; units of Chinese usage are given in ones that pint knows."""

from __future__ import annotations

import functools
from fractions import Fraction
from typing import Any

_LOCAL = {
    "jin": ("gram", Fraction(500)),
    "liang": ("gram", Fraction(50)),
    "mu": ("meter ** 2", Fraction(2000, 3)),
    "ping": ("meter ** 2", Fraction(400, 121)),
}
_NAMES = {"quarter_year": ("month", Fraction(3))}


@functools.cache
def _registry() -> Any:
    import pint

    return pint.UnitRegistry(non_int_type=Fraction)


@functools.lru_cache(maxsize=1024)
def _factor(a: str, b: str) -> Fraction | None:
    import pint

    try:
        return Fraction(_registry().Quantity(Fraction(1), a).to(b).magnitude)
    except (pint.DimensionalityError, pint.UndefinedUnitError, pint.OffsetUnitCalculusError):
        return None


def _known(key: str, name: str | None) -> tuple[str, Fraction] | None:
    if key in _LOCAL:
        return _LOCAL[key]
    if name in _NAMES:
        return _NAMES[name]
    return (name, Fraction(1)) if name else None


def convert(value: Fraction, key: str, to: str, name: str | None, to_name: str | None) -> Fraction | None:
    """Convert a value between two units of the lexicon, each by its key and pint name.

    None where they do not measure one thing.
    A month is a twelfth of a year; other calendar arithmetic follows pint.
    """
    a, b = _known(key, name), _known(to, to_name)
    if a is None or b is None:
        return None
    factor = _factor(a[0], b[0])
    return None if factor is None else value * a[1] * factor / b[1]
