"""English times of day: they widen the span of a date and never move it; alone they are today."""

from __future__ import annotations

from timeline.dates.en_days import Hit
from timeline.dates.en_numbers import is_tail
from timeline.dates.en_words import Tokens
from timeline.dates.expressions import Expression, Fields, Holiday, Relative, Shift, Weekday

MERIDIEM = {"am", "pm"}
ZONES = {
    "gmt", "utc", "est", "edt", "et", "pst", "pdt", "pt", "cst", "cdt", "ct", "mst", "cet", "cest",
    "bst", "ist",
}  # fmt: skip
LEADS = {"at", "around", "about", "from", "between", "by", "for", "before", "after", "@", "until", "till"}
JOINS = {"-", "–", "to", "until", "till", "untill", "through", "and"}
FIRST = {"half", "quarter"}


def meridiem(t: Tokens, i: int) -> int | None:
    """Pass am, p.m., p m, or a single a or p that touches its number."""
    if t.words[i] in MERIDIEM:
        return i + 2 if t.words[i + 1] == "." and t.words[i + 2] != "" and not t.is_capital(i + 2) else i + 1
    if t.words[i] not in ("a", "p"):
        return None
    if t.words[i + 1] == "." and t.words[i + 2] == "m" and t.is_glued(i + 1):
        return i + 4 if t.words[i + 3] == "." else i + 3
    if t.words[i + 1] == "m" and t.kinds[i - 1] in ("number", "cardinal"):
        return i + 2
    if t.words[i - 2] not in LEADS | JOINS or not t.is_glued(i) or t.is_glued(i + 1):
        return None
    return i + 1 if t.kinds[i - 1] == "number" else None


def hour(t: Tokens, i: int) -> int | None:
    """Pass a number that can be an hour, with minutes or without; not what is sure to be one."""
    if t.kinds[i] == "cardinal" and 1 <= t.values[i] <= 12:
        spelled = t.kinds[i + 1] == "cardinal" and t.values[i + 1] in (10, 15, 20, 30, 40, 45, 50)
        return i + 2 if spelled else i + 1
    if t.kinds[i] != "number" or len(t.words[i]) > 2 or (t.values[i] or 0) > 24 or is_tail(t, i):
        return None
    if t.words[i + 1] in (":", ".") and t.is_glued(i + 1) and t.is_glued(i + 2):
        if t.kinds[i + 2] != "number" or len(t.words[i + 2]) != 2 or t.values[i + 2] > 59:
            return None
        seconds = t.words[i + 3] == ":" and t.kinds[i + 4] == "number" and t.is_glued(i + 4)
        return i + 5 if seconds else i + 3
    return i + 1


def sure(t: Tokens, i: int) -> int | None:
    """Pass a time of day that cannot be anything else: 15:30, 3pm, three pm, 15h30, noon, half past three."""
    if t.words[i] in ("noon", "midnight", "midday"):
        return i + 1
    past = past_hour(t, i)
    if past:
        return past
    end = hour(t, i)
    if end is None:
        return None
    colon = end - i >= 3 and t.words[i + 1] == ":"
    h = t.words[end] == "h" and t.is_glued(end) and end == i + 1
    if h:
        minutes = t.kinds[end + 1] == "number" and t.is_glued(end + 1) and len(t.words[end + 1]) == 2
        return zone(t, end + 2) if minutes else None if t.is_glued(end + 1) else zone(t, end + 1)
    stop = meridiem(t, end)
    if stop:
        return zone(t, stop)
    if t.words[end] in ("oclock", "o") and (t.words[end] == "oclock" or t.words[end + 2] == "clock"):
        return end + 1 if t.words[end] == "oclock" else end + 3
    return zone(t, end) if colon and t.kinds[end] != "unit" else None


def zone(t: Tokens, i: int) -> int:
    """Pass a time zone behind a time."""
    return i + 1 if t.words[i] in ZONES and t.text[t.starts[i] : t.ends[i]].isupper() else i


def past_hour(t: Tokens, i: int) -> int | None:
    """Pass half past three, a quarter to five pm, 20 minutes past 3."""
    j = i + 1 if t.words[i] in ("a", "an") else i
    if t.words[j] not in FIRST and t.kinds[j] not in ("number", "cardinal"):
        return None
    k = j + 2 if t.words[j + 1] in ("minutes", "minute", "mins") else j + 1
    if t.words[k] not in ("past", "to") or (t.words[k] == "to" and t.words[j] != "quarter"):
        return None
    end = hour(t, k + 1)
    if end is None:
        return None
    stop = meridiem(t, end)
    return stop or (end + 1 if t.words[end] == "h" else end)


def clocks(t: Tokens, i: int) -> int | None:
    """Pass a time or a range of times of which at least one is sure: 3-8pm, 9:30 to 11, from 5 to 6pm."""
    first = sure(t, i)
    begin = first or hour(t, i)
    if begin is None:
        return None
    if t.words[begin] in JOINS:
        last = sure(t, begin + 1)
        if last is None and first:
            last = hour(t, begin + 1)
            if last and t.kinds[last] in ("unit", "month", "") and t.words[last] not in ("in", "on"):
                last = None
        if last:
            return last
    return first


def tail(t: Tokens, end: int) -> int:
    """Pass the time of day behind a date: at 8:00, from 10am to noon, in the morning, 3-8."""
    j = end + 1 if t.words[end] == "," else end
    k = j + 1 if t.words[j] in LEADS else j
    k = k + 1 if t.words[k] in ("around", "about") else k
    found = clocks(t, k)
    if found:
        return daypart(t, found)
    if t.words[j] in ("at", "around", "@") or t.words[j] in ("from", "between"):
        bare = hour(t, k)
        more = bare is not None and t.words[bare] in JOINS
        last = hour(t, bare + 1) if more and bare is not None else None
        stop = last or (bare if t.words[j] in ("at", "around", "@") else None)
        if stop and t.kinds[stop] in ("end", "mark") and t.words[stop] not in ("%", "$", "-", "/", ","):
            return stop
    return daypart(t, end)


def daypart(t: Tokens, end: int) -> int:
    """Pass `in the morning`, `evening`, `at night` behind a date or a time."""
    if t.kinds[end] == "daypart":
        return end + 1
    if t.words[end] == "in" and t.words[end + 1] == "the" and t.kinds[end + 2] == "daypart":
        return end + 3
    return end + 2 if t.words[end] == "at" and t.words[end + 1] == "night" else end


def clock_led(t: Tokens, i: int, point: object) -> Hit:
    """Read a time of day with its day behind it (3pm tomorrow); alone it stands for the day of writing."""
    if t.words[i] == "for":
        return None
    j = i + 1 if t.words[i] in LEADS else i
    j = j + 1 if t.words[j] in ("around", "about") else j
    end = clocks(t, j)
    if end is None and t.words[j - 1] not in ("of",):
        number = hour(t, j)
        spoken = number and t.kinds[number] != "daypart" and daypart(t, number) > number
        if number and (t.kinds[number] == "today" or spoken):
            end = number
    if end is None or not callable(point):
        return None
    end = daypart(t, end)
    k = end + 1 if t.words[end] in ("on", "of", ",") else end
    day: Hit = point(t, k)
    if day and takes_clock(day[0]):
        return day[0], daypart(t, day[1])
    return Relative("day", 0, clock=True), end


def takes_clock(expression: Expression) -> bool:
    """Whether an expression is a single day, so that a time of day belongs to it."""
    if isinstance(expression, Fields):
        return expression.day is not None or expression.weekday is not None
    if isinstance(expression, Relative):
        return expression.unit == "day" and not expression.clock
    return isinstance(expression, Weekday | Holiday) or (
        isinstance(expression, Shift) and expression.unit == "day"
    )
