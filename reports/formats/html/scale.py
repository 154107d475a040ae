"""An elastic time axis: years with much in them are wide, years with nothing are folded away."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from math import sqrt

from timeline.model import Period

FOLD = 20.0
"""Width of a stretch of years without anything."""


@dataclass(frozen=True, slots=True)
class Year:
    """A year on the axis, from `left` to `right`; a folded stretch has last > year."""

    year: int
    last: int
    left: float
    right: float

    @property
    def folded(self) -> bool:
        """Whether it stands for years without anything."""
        return self.last > self.year


@dataclass(frozen=True, slots=True)
class Axis:
    """Where days lie between `left` and `right`."""

    years: tuple[Year, ...]
    left: float
    right: float

    def at(self, day: date) -> float:
        """The place of a day."""
        for year in self.years:
            if year.year <= day.year <= year.last:
                if year.folded:
                    return (year.left + year.right) / 2
                first = date(day.year, 1, 1)
                days = 366 if _leap(day.year) else 365
                return year.left + (year.right - year.left) * (day - first).days / days
        return self.left if not self.years or day.year < self.years[0].year else self.right

    def span(self, period: Period) -> tuple[float, float]:
        """Left and right of a period, the last day included; an open end is the axis' end."""
        left = self.at(period.first) if period.first else self.left
        right = self.at(_after(period.last)) if period.last else self.right
        return left, max(right, left)

    def middle(self, period: Period) -> float:
        """The middle of a period, or its known end."""
        if period.first is None or period.last is None:
            day = period.first or period.last
            return self.at(day) if day else (self.left + self.right) / 2
        left, right = self.span(period)
        return (left + right) / 2


def make_axis(periods: Iterable[Period], left: float, right: float) -> Axis | None:
    """An axis for the periods; None where there is no day at all.

    A year is as wide as 1 + the square root of how many periods end in it, a stretch of two or more
    years in which none begins or ends is folded.
    """
    counts: Counter[int] = Counter()
    for period in periods:
        for day in (period.first, period.last):
            if day is not None:
                counts[day.year] += 1
    if not counts:
        return None
    spans: list[tuple[int, int]] = []
    for year in sorted(counts):
        if spans and year - spans[-1][1] > 2:
            spans.append((spans[-1][1] + 1, year - 1))
        elif spans and year - spans[-1][1] == 2:
            spans.append((year - 1, year - 1))
        spans.append((year, year))
    folds = sum(a != b for a, b in spans)
    fold = min(FOLD, (right - left) / (4 * folds)) if folds else 0.0
    weights = [0.0 if a != b else 1 + sqrt(counts[a]) for a, b in spans]
    unit = (right - left - folds * fold) / (sum(weights) or 1)
    years, at = [], left
    for (first, last), weight in zip(spans, weights, strict=True):
        wide = weight * unit if weight else fold
        years.append(Year(first, last, at, at + wide))
        at += wide
    return Axis(tuple(years), left, right)


def _after(day: date) -> date:
    return date.fromordinal(day.toordinal() + 1) if day < date.max else day


def _leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
