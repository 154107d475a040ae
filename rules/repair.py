"""Repair: the one slip of the pen that would make numbers which belong together fit.

Numbers that cannot all be true hold a misprint. Where one of them alone fits the others once two neighbouring
digits are exchanged, or else once one digit is another, it is likely the misprint. What would stand there
must fit to the point: what follows from the numbers as printed, rounded, is what is printed. A number that
another source prints too is no misprint.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise

from rules.findings import Judgement, Reason, Suggestion
from rules.slips import figures
from rules.view import Draft, View
from timeline.intervals import Interval, Values
from timeline.model import Quantity
from timeline.quantities.values import allowed_sets

Swap = Mapping[str, Quantity]
"""Numbers in place of others, by the id of those."""
Fits = Callable[[Swap], bool]
"""Whether the numbers of a relation fit with others in the place of some."""
TOLD = 3
"""Figures from which on a number that others print too is no accident."""


@dataclass(frozen=True, slots=True)
class Repair:
    """The number that is likely a misprint, what would stand there, and which slip it is."""

    wrong: Quantity
    right: Quantity
    slip: str


def repaired(view: View, draft: Draft, given: Sequence[Quantity], result: Quantity, fits: Fits) -> Draft:
    """The draft with the one number that a slip of the pen explains, judged and corrected; else as it is.

    given: the numbers that the result follows from.
    """
    numbers = [*given, result]
    doubted = [q for q in numbers if not _told_elsewhere(view, q)]
    found = repair_of(doubted, given, result, fits)
    if found is None:
        return draft
    others = [q for q in numbers if q is not found.wrong]
    shown = ", ".join(q.text for q in others)
    why = f"with {found.slip}, {found.wrong.text} is {found.right.text} and fits; no other number does so"
    first = others[0]
    wrong = found.wrong
    return replace(
        draft,
        judgement=Judgement(
            (first.document, first.start, first.end, first.text), (Reason("slip", shown, why),)
        ),
        suggestion=Suggestion(wrong.document, wrong.start, wrong.end, found.right.text),
    )


def repair_of(
    doubted: Sequence[Quantity], given: Sequence[Quantity], result: Quantity, fits: Fits
) -> Repair | None:
    """The only repair by the likeliest kind of slip that has any; None where there is none or a choice."""
    plain = {q.id: _point(q) for q in given} | {result.id: _rounded(result)}
    for slips in SLIPS:
        found = {
            (q.id, other.text): Repair(q, other, slip)
            for q in doubted
            for slip, prints in slips.items()
            for digits in prints(q.digits or "")
            if (other := reprinted(q, digits)) is not None and fits({q.id: other})
        }
        exact = [
            r
            for r in found.values()
            if fits({**plain, r.wrong.id: _rounded(r.right) if r.wrong is result else _point(r.right)})
        ]
        if exact:
            return exact[0] if len(exact) == 1 and len({r.wrong.id for r in found.values()}) == 1 else None
    return None


def _exchanged(digits: str) -> Iterator[str]:
    """Every print with two neighbouring digits exchanged, over a decimal point too."""
    places = [i for i, char in enumerate(digits) if char.isdigit()]
    for i, j in pairwise(places):
        if digits[i] != digits[j]:
            chars = list(digits)
            chars[i], chars[j] = chars[j], chars[i]
            yield "".join(chars)


def _changed(digits: str) -> Iterator[str]:
    """Every print with another digit in one place."""
    for i, char in enumerate(digits):
        if char.isdigit():
            yield from (digits[:i] + other + digits[i + 1 :] for other in "0123456789" if other != char)


def _longer(digits: str) -> Iterator[str]:
    """Every print with one digit more before the decimal point."""
    for i in range(len(digits.partition(".")[0]) + 1):
        yield from (digits[:i] + more + digits[i:] for more in "0123456789")


def _shorter(digits: str) -> Iterator[str]:
    """Every print with one digit less before the decimal point."""
    whole = len(digits.partition(".")[0])
    yield from (digits[:i] + digits[i + 1 :] for i in range(whole if whole > 1 else 0))


SLIPS: tuple[dict[str, Callable[[str], Iterator[str]]], ...] = (
    {"two digits exchanged": _exchanged},
    {"one digit changed": _changed, "one digit more": _longer, "one digit less": _shorter},
)
"""The slips of the pen, the likeliest first; those of one row are as likely as each other."""


def reprinted(quantity: Quantity, digits: str) -> Quantity | None:
    """An exact number with other digits; None where its print does not allow it."""
    value, scale, old = quantity.value, quantity.scale, quantity.digits or ""
    if value is None or scale is None or quantity.comparator != "=" or quantity.digits_high is not None:
        return None
    if digits[0] == "0" and digits[1:2] != ".":
        return None
    place = re.search(",?".join(map(re.escape, old)), quantity.text)
    if place is None or quantity.hedge is not None or "growth" in quantity.flags:
        return None
    text = grouped(digits) if "," in place[0] else digits
    number = Fraction(digits) * scale * (-1 if value < 0 else 1)
    rounded, wide, coarse = allowed_sets(number, digits, scale, "=")
    return replace(
        quantity,
        text=quantity.text[: place.start()] + text + quantity.text[place.end() :],
        value=number,
        digits=digits,
        rounded=rounded,
        wide=wide,
        coarse=coarse,
    )


def grouped(digits: str) -> str:
    """A number with its thousands apart: 12345.6 is 12,345.6."""
    whole, point, decimals = digits.partition(".")
    return f"{int(whole):,}{point}{decimals}"


def _point(quantity: Quantity) -> Quantity:
    """A number as the very value that is printed."""
    if quantity.value is None or quantity.comparator != "=" or "growth" in quantity.flags:
        return quantity
    values = Values((Interval.point(quantity.value),))
    return replace(quantity, rounded=values, wide=values, coarse=values)


def _rounded(quantity: Quantity) -> Quantity:
    """A number as what is rounded to it."""
    return replace(quantity, wide=quantity.rounded, coarse=quantity.rounded)


def _told_elsewhere(view: View, quantity: Quantity) -> bool:
    """Whether another source prints the number too."""
    if len(figures(quantity.digits)) < TOLD:
        return False
    return view.outlets(view.printed.get((quantity.value, quantity.unit), ())) > 1
