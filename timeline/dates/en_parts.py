"""English parts of periods by a word, and vague words: early 2025, the end of May, so far, recently."""

from __future__ import annotations

from timeline.dates.en_days import Hit, is_month, month_led
from timeline.dates.en_relative import MOVED_UNITS
from timeline.dates.en_words import Tokens
from timeline.dates.expressions import (
    Anaphor,
    Base,
    Duration,
    Fields,
    Part,
    Recurring,
    Relative,
    Vague,
    Which,
)


def part_led(t: Tokens, i: int, point: object) -> Hit:
    """Read early 2025, mid-March, the end of last year, rest of the week, later this month, all week, EOY."""
    j = i + 1 if t.words[i] == "the" else i
    if t.kinds[j] == "short":
        if t.weak[j] and not t.text[t.starts[j] : t.ends[j]].isupper():
            return None
        which, unit = t.values[j]
        return Part(which, Relative(unit, 0)), j + 1
    if t.words[j] in ("earlier", "later"):
        return earlier_later(t, j)
    if t.kinds[j] != "part" or not callable(point):
        return None
    which, k = t.values[j], j + 1
    if (which == "middle" and t.words[j] == "mid") or (
        which in ("early", "late", "end") and t.words[k] == "-"
    ):
        k = k + 1 if t.words[k] == "-" and t.is_glued(k) else k
    if which == "whole":
        return whole(t, j, k)
    if t.words[k] == "of":
        k += 1
    elif which not in ("early", "late", "middle") and not (
        which in ("end", "start") and t.words[j + 1] == "-"
    ):
        return None
    k = k + 1 if t.words[k] == "around" else k
    if t.kinds[k] == "unit" and t.values[k] in ("month", "year", "quarter", "week", "day"):
        end_of = Relative(t.values[k], 0)
        joined = t.words[k - 1] in ("of", "-", "mid") and not t.words[k].endswith("s")
        return (Part(which, end_of), k + 1) if joined else None
    if t.words[k] == "the" and t.kinds[k + 1] in ("unit", "weekday") and t.words[k + 1] != "day":
        hit: Hit = point(t, k + 1) if t.kinds[k + 1] == "weekday" else this_unit(t, k + 1)
    elif t.words[k] == "the" and t.words[k + 1] == "day":
        return Part(which, Relative("day", 0)), k + 2
    else:
        hit = point(t, k)
    if not hit or isinstance(hit[0], Duration | Vague | Recurring):
        return None
    return Part(which, hit[0]), hit[1]


def this_unit(t: Tokens, k: int) -> Hit:
    """Read the unit that a part is of as the one that holds the day of writing: the end of the year."""
    if t.values[k] not in MOVED_UNITS or t.words[k].endswith("s"):
        return None
    return Relative(t.values[k], 0), k + 1


def whole(t: Tokens, j: int, k: int) -> Hit:
    """Read all week and all day (a length), the whole of 2024, the full year."""
    if (
        t.words[j] == "all"
        and t.kinds[k] == "unit"
        and t.values[k] in ("day", "week", "month", "year", "weekend")
    ):
        return Duration(1, t.values[k]), k + 1
    leads = j == 0 or t.words[j - 1] in ("the", "for", "in", "|")
    dated = t.kinds[k + 1] == "number" or t.kinds[k + 2] == "number"
    if t.words[j] == "full" and (leads or dated):
        k = k + 1 if t.words[k] == "-" else k
        if t.words[k] == "year" and not (t.words[k - 1] == "-" and t.kinds[k + 1] == ""):
            year = t.values[k + 1] if t.kinds[k + 1] == "number" and len(t.words[k + 1]) == 4 else None
            if year and 1900 <= year < 2200:
                return Fields(year=year), k + 2
            if not leads:
                return None
            return Relative("year", 0, "context"), k + 1
    return None


def earlier_later(t: Tokens, j: int) -> Hit:
    """Read earlier this year, later in the week, later this month."""
    k = j + 1
    the = t.words[k] in ("in", "on") and t.words[k + 1] == "the"
    k = k + 2 if the else k
    if t.words[k] == "this" or the:
        k = k if the else k + 1
        if t.kinds[k] == "daypart" and not the:
            return Relative("day", 0), k + 1
        if t.kinds[k] == "unit" and t.values[k] in ("week", "month", "quarter", "year", "decade"):
            base: Base = "context" if the else "published"
            which: Which = "earlier" if t.words[j] == "earlier" else "rest"
            return Part(which, Relative(t.values[k], 0, base)), k + 1
    if t.words[k] == "that" and t.kinds[k + 1] == "unit" and t.values[k + 1] in ("week", "month", "year"):
        return Part("earlier" if t.words[j] == "earlier" else "rest", Anaphor(t.values[k + 1])), k + 2
    if t.kinds[k] == "today":
        return Relative("day", t.values[k]), k + 1
    return None


def unit_named(t: Tokens, i: int) -> Hit:
    """Read the month of June 2024."""
    j = i + 1 if t.words[i] == "the" else i
    if t.words[j] != "month" or t.words[j + 1] != "of" or not is_month(t, j + 2, sure=True):
        return None
    inner = month_led(t, j + 2) or (Fields(month=t.values[j + 2]), j + 3)
    return inner if isinstance(inner[0], Fields) and not inner[0].day else None


def vague(t: Tokens, i: int) -> Hit:
    """Read recently, right now, at the moment, in recent weeks, so far this year, year to date."""
    word = t.words[i]
    if word in ("right", "just", "until", "by") and t.words[i + 1] == "now" and word == "right":
        return Vague("present"), i + 2
    if t.kinds[i] == "vague":
        return Vague(*t.values[i]), i + 1
    if word == "at":
        j = i + 2 if t.words[i + 1] == "the" else i + 1
        j = j + 1 if t.words[j] == "present" and t.words[j + 1] == "time" else j
        if t.words[j] in ("moment", "present") or (t.words[j] == "time" and t.words[j - 1] == "present"):
            return Vague("present"), j + 1
        return None
    if word in ("recent", "coming", "upcoming") and t.kinds[i + 1] == "unit" and t.words[i + 1].endswith("s"):
        days = {"day": 14, "week": 60, "month": 240, "year": 1830}.get(t.values[i + 1])
        return (Vague("past" if word == "recent" else "future", days), i + 2) if days else None
    return so_far(t, i)


def so_far(t: Tokens, i: int) -> Hit:
    """Read so far this year, this year so far, year to date."""
    if t.words[i] == "so" and t.words[i + 1] == "far":
        j = i + 3 if t.words[i + 2] == "in" else i + 2
        if t.words[j] == "this" and t.kinds[j + 1] == "unit" and t.values[j + 1] in MOVED_UNITS:
            return Part("sofar", Relative(t.values[j + 1], 0)), j + 2
        if t.kinds[j] == "number" and len(t.words[j]) == 4 and 1900 <= t.values[j] < 2200:
            return Part("sofar", Fields(year=t.values[j])), j + 1
    dash = t.words[i + 1] == "-"
    to = i + 2 if dash else i + 1
    date = to + 2 if dash and t.words[to + 1] == "-" else to + 1
    if t.kinds[i] == "unit" and t.words[to] == "to" and t.words[date] == "date":
        return Part("sofar", Relative(t.values[i], 0)), date + 1
    return None
