"""Holidays as English prints them: the names of the lexicon's table `holidays`, with their year."""

from __future__ import annotations

import functools
import re

from timeline.dates.en_days import Hit, day_led, month_led, read_moved_year
from timeline.dates.en_numbers import read_year
from timeline.dates.en_words import Tokens
from timeline.dates.expressions import Direction, Duration, Fields, Holiday, Ordinal, Part, Stretch
from timeline.lexicon import BUILTIN, Lexicon

WORD = re.compile(r"[^\W\d_]+")
APOSTROPHES = {"'", "’"}
MOVES: dict[str, Direction] = {
    "last": "past", "previous": "past", "past": "past", "next": "future", "coming": "future",
    "upcoming": "future", "following": "future",
}  # fmt: skip


@functools.lru_cache(maxsize=8)
def holiday_names(lexicon: Lexicon) -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Map the first word of each name to the names (as words, longest first) and their keys."""
    names: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for entry in lexicon.table("holidays", "en"):
        for form in entry["forms"]:
            words = tuple(w.lower() for w in WORD.findall(form))
            names.setdefault(words[0], []).append((words, entry["key"]))
    return {w: tuple(sorted(forms, key=lambda f: -len(f[0]))) for w, forms in names.items()}


@functools.lru_cache(maxsize=8)
def capitalised(lexicon: Lexicon) -> frozenset[str]:
    """The keys of holidays whose name is another word in lower case."""
    return frozenset(e["key"] for e in lexicon.table("holidays", "en") if e.get("capital"))


def holiday_words(lexicon: Lexicon) -> frozenset[str]:
    """The words that a holiday's name can begin with."""
    return frozenset(holiday_names(lexicon))


def read_name(t: Tokens, i: int, lexicon: Lexicon) -> tuple[str, int] | None:
    """Read a holiday's name at token i; apostrophes and a possessive s may be there or not."""
    for words, key in holiday_names(lexicon).get(t.words[i], ()):
        j = i
        for n, word in enumerate(words):
            if n and t.words[j] in APOSTROPHES and t.words[j + 1] != word:
                j += 2 if t.words[j + 1] == "s" else 1
            elif n and t.words[j] in APOSTROPHES | {"-", "."}:
                j += 1
            if t.words[j] != word and t.words[j] != word + "s":
                break
            j += 1
        else:
            return (key, j) if t.is_capital(i) or key not in capitalised(lexicon) else None
    return None


def holiday(t: Tokens, i: int) -> Hit:
    """Read Thanksgiving, Christmas Eve 2024, last Easter, MLK Day of last year, Labor Day weekend."""
    named = plain_holiday(t, i)
    return (Part("weekend", named[0]), named[1] + 1) if named and t.words[named[1]] == "weekend" else named


def weekend_of(t: Tokens, i: int) -> Hit:
    """Read the weekend of Halloween, weekend of May 3."""
    j = i + 1 if t.words[i] == "the" else i
    if t.words[j] != "weekend" or t.words[j + 1] != "of":
        return None
    day = plain_holiday(t, j + 2) or month_led(t, j + 2) or day_led(t, j + 2)
    single = day and (isinstance(day[0], Holiday) or (isinstance(day[0], Fields) and day[0].day))
    return (Part("weekend", day[0]), day[1]) if day and single else None


def weekday_beside(t: Tokens, i: int) -> Hit:
    """Read the Friday before Christmas, the Monday after Easter."""
    j = i + 1 if t.words[i] == "the" else i
    if t.kinds[j] != "weekday" or t.words[j + 1] not in ("before", "after") or t.words[j].endswith("days"):
        return None
    day = plain_holiday(t, j + 2)
    if not day:
        return None
    before = t.words[j + 1] == "before"
    week = Stretch(Duration(1, "week"), "past" if before else "future", anchor=day[0])
    return Ordinal("week", -1 if before else 1, week, weekday=t.values[j]), day[1]


def plain_holiday(t: Tokens, i: int) -> Hit:
    """Read a holiday without what stands behind it."""
    j = i + 1 if t.words[i] == "the" else i
    direction = MOVES.get(t.words[j]) if t.kinds[j] == "move" else None
    j = j + 1 if t.kinds[j] == "move" else j
    named = read_name(t, j, t.lexicon or BUILTIN)
    if not named:
        return None
    key, end = named
    k = end + 1 if t.words[end] in (",", "of", "in") else end
    owned = t.words[end] in APOSTROPHES and t.words[end + 1] == "s" and not t.words[end - 1].endswith("s")
    year = read_year(t, end + 2 if owned else k)
    if year:
        return Holiday(key, year=year[0]), year[1]
    moved = read_moved_year(t, end)
    if moved:
        return Holiday(key, within=moved[0]), moved[1]
    return Holiday(key, direction=direction), end
