"""English ranges and open ends around points: from … to …, between, 12-15 March, since, until, by, as of."""

from __future__ import annotations

from dataclasses import replace

from timeline.dates.en_days import DASHES, Hit, is_month, read_day, read_year_tail
from timeline.dates.en_lengths import simple_length
from timeline.dates.en_numbers import read_year
from timeline.dates.en_words import Tokens
from timeline.dates.expressions import (
    Duration,
    Expression,
    Fields,
    Part,
    Range,
    Recurring,
    Relative,
    Shift,
    Since,
    Stretch,
    Until,
    Vague,
    Weekday,
)

TO = {"to", "till", "til", "until", "untill", "through", "thru"}
NO_POINT = (Duration, Vague, Recurring)


def connector(t: Tokens, i: int, between: bool) -> int | None:
    """Pass over what joins the two ends of a range."""
    if t.words[i] in TO:
        return i + 1
    if t.words[i] == "up" and t.words[i + 1] == "to":
        return i + 2
    if t.words[i] in DASHES and t.words[i] != "/":
        return i + 1
    if between and t.words[i] == "and":
        return i + 1
    return None


def day_range(t: Tokens, i: int, between: bool = False) -> Hit:
    """Read 12-15 March, the 13th to the 15th of July, 4-23 in next month: the month stands behind."""
    j = i + 1 if t.words[i] == "the" else i
    if t.kinds[j] == "numeric" and t.words[j].count("-") == 1:
        return None
    first = read_day(t, j)
    if not first:
        return None
    k = connector(t, first[1], between)
    if k is None:
        return None
    from timeline.dates.en_days import day_led

    last = day_led(t, k)
    if not last or not isinstance(last[0], Fields) or last[0].day is None:
        return day_range_within(t, first, k)
    if last[0].month is None and last[0].within is None:
        return None
    start = Fields(day=first[0], month=last[0].month, year=last[0].year, within=last[0].within)
    return Range(start, replace(last[0], weekday=None)), last[1]


def day_range_within(t: Tokens, first: tuple[int, int], k: int) -> Hit:
    """Read 4-23 in next month."""
    last = read_day(t, k)
    if not last:
        return None
    j = last[1] + 1 if t.words[last[1]] in ("in", "of") else last[1]
    if t.kinds[j] == "month" and j > last[1] and is_month(t, j, sure=True):
        year, within, end = read_year_tail(t, j + 1)
        start = Fields(day=first[0], month=t.values[j], year=year, within=within)
        return Range(start, replace(start, day=last[0])), end
    j = j + 1 if t.words[j] == "the" else j
    if t.kinds[j] != "move" or t.words[j + 1] != "month":
        return None
    month = Relative("month", t.values[j])
    return Range(Fields(day=first[0], within=month), Fields(day=last[0], within=month)), j + 2


def open_end(t: Tokens, start: Fields, k: int) -> Hit:
    """Read the day that ends July 13 to 15, May 3-5, 2024: its month stands before."""
    if start.day is None or start.month is None or start.year is not None:
        return None
    j = k + 1 if t.words[k] == "the" else k
    last = read_day(t, j)
    if not last or t.kinds[last[1]] in ("month", "unit") or (t.words[j].isalpha() and t.is_capital(j)):
        return None  # a line of dates: March 18 - First fuel loaded
    year, within, end = read_year_tail(t, last[1])
    if year is None and within is None:
        end = last[1]
    first = replace(start, year=start.year or year, within=start.within or within)
    return Range(first, Fields(year=first.year, month=start.month, day=last[0], within=first.within)), end


def year_range(t: Tokens, i: int) -> Hit:
    """Read 2014-2018 and 2014–18."""
    first = read_year(t, i)
    if not first or t.words[first[1]] not in ("-", "–", "—", "/") or t.kinds[i] != "number":
        return None
    if i and t.is_glued(i) and t.words[i - 1] in ("-", "/", "."):
        return None
    last = read_year(t, first[1] + 1) or short_end(t, first[0], first[1] + 1)
    after = last[1] if last else first[1] + 2
    if t.is_glued(after) and t.words[after] in ("-", "/") and t.is_glued(after + 1):
        return None
    if last and last[0] > first[0] and (t.words[first[1]] != "/" or last[0] == first[0] + 1):
        return Range(Fields(year=first[0]), Fields(year=last[0])), last[1]
    return None


def short_end(t: Tokens, first: int, i: int) -> tuple[int, int] | None:
    """Read the end of 2014–18."""
    if t.kinds[i] != "number" or len(t.words[i]) != 2 or not t.is_glued(i) or t.values[i] <= first % 100:
        return None
    return first - first % 100 + t.values[i], i + 1


def join(t: Tokens, first: tuple[Expression, int], point: object, between: bool, led: bool) -> Hit:
    """Continue a point into a range, if a connector and a fitting end follow."""
    start, end = first
    k = connector(t, end, between)
    if k is None or not callable(point) or isinstance(start, NO_POINT):
        return None
    if isinstance(start, Fields):
        tail = open_end(t, start, k)
        if tail:
            return tail
    if t.words[k] == "date" and t.words[end] in TO:
        return Range(start, Relative("day", 0)), k + 1
    j = k + 1 if t.words[k] == "the" and t.kinds[k + 1] == "part" else k
    last: Hit = point(t, j)
    if not last or (isinstance(last[0], NO_POINT) and not is_now(last[0])):
        return None
    if not (led or fits(start, last[0], dash=t.words[end] in DASHES)):
        return None
    finish = Relative("day", 0) if is_now(last[0]) else last[0]
    if compared(start, finish):
        return None
    if isinstance(start, Weekday) and isinstance(finish, Weekday) and finish.offset is None:
        days = (finish.weekday - start.weekday) % 7 or 7
        return Range(start, Shift(days, "day", "future", anchor=start)), last[1]
    return Range(pull_year(start, finish), pull_year(finish, None)), last[1]


def compared(start: Expression, finish: Expression) -> bool:
    """Whether two years are set against each other, the later one first (fiscal 2018 to fiscal 2017)."""
    years = [e for e in (start, finish) if isinstance(e, Fields) and e.year and not e.month and not e.day]
    return len(years) == 2 and (years[0].year or 0) > (years[1].year or 0)


def lasting(t: Tokens, first: tuple[Expression, int]) -> Hit:
    """Read what begins at a point and lasts: from May 3 for ten days."""
    if t.words[first[1]] != "for" or isinstance(first[0], NO_POINT):
        return None
    found = simple_length(t, first[1] + 1)
    if not found or found[0].amount is None:
        return None
    return Stretch(found[0], "future", anchor=first[0], edge="with"), found[1]


def is_now(expression: Expression) -> bool:
    """Whether an expression is the present: an end of a range."""
    return isinstance(expression, Vague) and expression.direction == "present"


def pull_year(start: Expression, finish: Expression | None) -> Expression:
    """Give a start without a year the year of its end: January to April 2015, Nov 18 - Dec 19, 2015."""
    whole = finish.within if isinstance(finish, Part) else finish
    if isinstance(start, Part):
        return replace(start, within=pull_year(start.within, whole))
    if not isinstance(start, Fields) or not isinstance(whole, Fields):
        return start
    finish = whole
    if start.year is None and start.within is None and finish.year is not None:
        later = (start.month or 0, start.day or 0) > (finish.month or 13, finish.day or 32)
        if start.month or start.quarter or start.half:
            return replace(start, year=finish.year - 1 if later and finish.month else finish.year)
    if start.year is None and start.within is None and finish.within is not None and start.month:
        return replace(start, within=finish.within)
    return start


def fits(start: Expression, last: Expression, dash: bool) -> bool:
    """Whether two points make a range without `from`: both absolute, or both weekdays."""
    if isinstance(start, Fields) and isinstance(last, Fields):
        if start.weekday is not None and start.day is None:
            return False
        bare = (start.year is not None and start.month is None and start.quarter is None, last.month is None)
        return not (dash and bare == (True, False) and last.year is None)
    if isinstance(start, Fields | Relative | Part) and isinstance(last, Relative) and last.unit == "day":
        return True
    if isinstance(start, Relative) and start.unit == "day":
        return isinstance(last, Fields) or (isinstance(last, Weekday) and last.offset is not None)
    if isinstance(start, Part) or isinstance(last, Part):
        return not dash and isinstance(start, Fields | Part) and isinstance(last, Fields | Part)
    return isinstance(start, Weekday) and isinstance(last, Weekday) and not dash


def opened(t: Tokens, i: int, point: object) -> Hit:
    """Read since 2019, by the end of April, as of June 30, until Friday, no later than May 7, from … on."""
    lead = LEADS.get(t.words[i])
    if lead is None or not callable(point):
        return None
    for words, kind in lead:
        size = len(words)
        if tuple(t.words[i : i + size]) != words:
            continue
        j = i + size
        j = (
            j + 1
            if t.words[j] in ("on", "in", "at", "around", "about", "early", "late") and t.kinds[j] != "part"
            else j
        )
        hit: Hit = point(t, j)
        if kind in ("beyond", "short") and i and (t.kinds[i - 1] == "number" or t.words[i - 1] in MEASURES):
            return None
        if kind in ("beyond", "short"):
            return (bounded(kind, hit[0]), hit[1]) if hit and isinstance(hit[0], Shift) else None
        if hit and not (isinstance(hit[0], NO_POINT) and not is_now(hit[0])):
            return None if attributive(t, j, hit[1]) else (make_open(kind, hit[0]), hit[1])
        return None
    return None


def attributive(t: Tokens, start: int, end: int) -> bool:
    """Whether a period only tells the noun behind it apart, which the word before leads to with its verb:
    after second-quarter revenue climbed.
    """
    return "-" in t.words[start:end] and t.kinds[end] == "" and t.words[end].isalpha()


MEASURES = frozenset(
    {
        "m",
        "bn",
        "k",
        "p",
        "million",
        "billion",
        "trillion",
        "%",
        "percent",
        "cent",
        "points",
        "people",
        "jobs",
    }
)
"""What a number ends with that is more, or less, than another one was (£22m less than six months earlier)."""
LEADS: dict[str, list[tuple[tuple[str, ...], str]]] = {
    "since": [(("since",), "since")],
    "after": [(("after",), "after")],
    "later": [(("later", "than"), "after")],
    "as": [(("as", "of"), "as_of"), (("as", "at"), "as_of"), (("as", "early", "as"), "since"),
           (("as", "late", "as"), "until")],
    "by": [(("by",), "until")],
    "until": [(("until",), "until")],
    "untill": [(("untill",), "until")],
    "till": [(("till",), "until")],
    "through": [(("through",), "until")],
    "before": [(("before",), "before")],
    "more": [(("more", "than"), "beyond")],
    "less": [(("less", "than"), "short")],
    "no": [(("no", "later", "than"), "until"), (("no", "earlier", "than"), "since")],
    "not": [(("not", "later", "than"), "until"), (("not", "before"), "since"), (("not", "until"), "since")],
    "on": [(("on", "or", "before"), "until"), (("on", "or", "after"), "since")],
    "up": [(("up", "to", "and", "including"), "until"), (("up", "to"), "until"), (("up", "until"), "until")],
    "starting": [(("starting",), "since")],
    "beginning": [(("beginning",), "since")],
    "effective": [(("effective",), "since")],
    "prior": [(("prior", "to"), "before")],
    "ending": [(("ending",), "until")],
    "earlier": [(("earlier", "than"), "before")],
    "<": [(("<", "="), "until")],
    "anytime": [(("anytime", "after"), "after"), (("anytime", "before"), "before")],
}  # fmt: skip


def bounded(kind: str, shift: Shift) -> Expression:
    """Give what more or less than two days ago, or after tomorrow, leaves open."""
    past = shift.direction == "past"
    if kind == "beyond":
        return Until(shift, before=True) if past else Since(shift, after=True)
    near = shift.anchor or Relative("day", 0)
    return Since(shift, to_base=True, after=True) if past else Range(near, shift, exclusive=True)


def make_open(kind: str, point: Expression) -> Expression:
    """Give the open range that a leading word makes of a point."""
    point = Relative("day", 0) if is_now(point) else point
    if kind in ("since", "after"):
        return Since(point, after=kind == "after")
    if kind == "before" and isinstance(point, Part) and point.which == "end":
        return Until(point)
    return Until(point, before=kind == "before", as_of=kind == "as_of")


def onwards(t: Tokens, hit: tuple[Expression, int], led: bool) -> Hit:
    """Read what opens a range behind its point: onwards, and later, or earlier."""
    expression, end = hit
    if isinstance(expression, NO_POINT):
        return None
    if t.words[end] in ("onward", "onwards") or (
        led and t.words[end] == "on" and t.kinds[end + 1] in ("mark", "end", "")
    ):
        return Since(expression), end + 1
    if t.words[end] in ("and", "or") and t.words[end + 1] in (
        "later",
        "after",
        "onwards",
        "thereafter",
        "beyond",
    ):
        return Since(expression), end + 2
    if t.words[end] in ("and", "or") and t.words[end + 1] in ("earlier", "before"):
        return Until(expression), end + 2
    return None
