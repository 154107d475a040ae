"""Calendar: a date exists, falls on the weekday printed with it, and is over where it is told so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from rules.kinds.tense import happened
from rules.language import Rule
from rules.view import Draft, View
from timeline.model import When

DAYS = ("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN")
NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
FULL = re.compile(r"\d{4}")
RELATIVE = re.compile(r"[今明去前昨]年|this year|last year|next year", re.I)


def calendar(rule: Rule, view: View) -> Iterator[Draft]:
    """Check each date that a rule speaks of."""
    check = {"weekday": _weekday, "exists": _exists, "tense": happened}[rule.check["calendar"]]
    for _, facts in view.by_document():
        for when in facts.dates:
            yield from check(view, when)


def _weekday(view: View, when: When) -> Iterator[Draft]:
    """A printed weekday must be that of the day, however the year can be read."""
    printed = next((f.split(":", 1)[1][:3].upper() for f in when.flags if f.startswith("weekday:")), None)
    days = _days(when)
    if printed not in DAYS or not days or any(DAYS[d.weekday()] == printed for d in days):
        return
    day = days[0]
    named, real = NAMES[DAYS.index(printed)], NAMES[day.weekday()]
    document = view.documents[when.document]
    dated = document.published_how in ("given", "metadata") or any(
        FULL.search(e.text) for e in document.evidence
    )
    year_printed = bool(FULL.search(when.text)) or bool(RELATIVE.search(when.text))
    fits = [y for y in range(day.year - 2, day.year + 3) if _falls(day, y) == printed]
    if not year_printed and not dated and {day.year - 1, day.year + 1} & set(fits):
        return
    steps = [f"{when.text}: {day.isoformat()}", f"{day.isoformat()} is a {real}, not a {named}"]
    if not year_printed:
        steps.append(f"the year {day.year} is not printed; in it the date is a {real}")
    if fits:
        steps.append(f"{day.month}/{day.day} is a {named} in {', '.join(map(str, fits))}")
    yield Draft(
        (view.evidence(when, day.isoformat()),),
        tuple(steps),
        {"date.text": when.text, "date": day.isoformat(), "weekday": real, "printed": named},
        confidence=0.98 if year_printed else 0.85,
        inferred=not year_printed,
    )


def _days(when: When) -> list[date]:
    """Every single day that the expression may mean."""
    periods = [p for p in (when.period, *when.others) if p is not None]
    return [p.first for p in periods if p.first is not None and p.first == p.last]


def _falls(day: date, year: int) -> str | None:
    try:
        return DAYS[day.replace(year=year).weekday()]
    except ValueError:
        return None


def _exists(view: View, when: When) -> Iterator[Draft]:
    """A date that no calendar has."""
    if "impossible" not in when.flags:
        return
    yield Draft(
        (view.evidence(when, "no such day"),),
        (f"{when.text}: the calendar has no such day",),
        {"date.text": when.text},
        confidence=0.99,
    )
