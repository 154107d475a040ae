"""English weekdays, and dates that count from the day of writing or from the date last spoken of."""

from __future__ import annotations

from dataclasses import replace

from timeline.dates.calendar import Unit
from timeline.dates.en_days import (
    CONTEXT_MOVES,
    Hit,
    day_led,
    is_month,
    month_led,
    read_day,
)
from timeline.dates.en_numbers import read_year
from timeline.dates.en_numeric import dashed, numeric
from timeline.dates.en_periods import season_moved
from timeline.dates.en_words import Tokens
from timeline.dates.expressions import (
    Anaphor,
    Base,
    Direction,
    Duration,
    Expression,
    Fields,
    Ordinal,
    Part,
    Range,
    Recurring,
    Relative,
    Same,
    Shift,
    Stretch,
    Vague,
    Weekday,
)

MOVED_UNITS = ("day", "workday", "week", "weekend", "month", "quarter", "half", "year", "decade", "century")


def today_led(t: Tokens, i: int) -> Hit:
    """Read today, yesterday evening, the day before yesterday, the day after tomorrow, tomorrow."""
    j = i + 1 if t.words[i] == "the" else i
    if t.words[j] == "day" and t.words[j + 1] in ("before", "after") and t.kinds[j + 2] == "today":
        step = -1 if t.words[j + 1] == "before" else 1
        return Relative("day", t.values[j + 2] + step), j + 3
    if t.words[i] == "current" and t.words[i + 1] == "date":
        return Relative("day", 0), i + 2
    if t.kinds[i] == "daypart" and t.words[i + 1] == "of" and t.kinds[i + 2] != "today":
        return None
    if t.kinds[i] != "today":
        return None
    end = i + 2 if t.kinds[i + 1] == "daypart" else i + 1
    if t.words[end] == "," and t.kinds[end + 1] in ("month", "numeric", "number") and t.words[i] != "tonight":
        exact = month_led(t, end + 1) or numeric(t, end + 1) or day_led(t, end + 1)
        if exact and isinstance(exact[0], Fields) and (exact[0].day or exact[0].other):
            return exact
    return Relative("day", t.values[i]), end


def move_led(t: Tokens, i: int) -> Hit:
    """Read last week, this Friday, next May, this morning, this summer, last night, the previous year."""
    j = i + 1 if t.words[i] == "the" else i
    if t.kinds[j] != "move":
        return None
    word, move = t.words[j], t.values[j]
    if word == "this" and t.words[j + 1] in ("past", "coming", "upcoming", "last", "next"):
        if t.kinds[j + 2] == "weekday":
            return weekday_moved(t, j + 2, t.values[j + 1], t.words[j + 1])
        return move_led(t, j + 1) if t.kinds[j + 2] == "unit" else None
    k = j + 1
    if word in ("following", "next", "previous", "preceding") and t.kinds[k] == "today":
        return None
    base: Base = "context" if word in CONTEXT_MOVES else "published"
    if t.kinds[k] == "daypart":
        unit_move = -1 if word in ("last", "previous", "past") else move
        return Relative("day", unit_move, base), k + 1
    if t.kinds[k] == "weekday":
        return weekday_moved(t, k, move, word)
    if t.kinds[k] in ("ordinal", "number") and (inner := day_led(t, k)) and isinstance(inner[0], Fields):
        moved = replace(inner[0], direction="past" if move < 0 else "future")
        return (moved if move and not inner[0].year else inner[0]), inner[1]
    if t.kinds[k] == "month" and (t.is_capital(k) or not t.weak[k]):
        return month_moved(t, k, move)
    if t.kinds[k] == "season":
        return season_moved(t, k, word, move)
    return unit_moved(t, j, k, base)


ROLLING = {"over", "during", "within", "in", "for", "throughout"}
"""Words before `the last year` that make it the twelve months up to now."""


WORKING = {"working", "work", "business", "trading", "calendar", "fiscal", "financial", "holiday"}


def unit_moved(t: Tokens, j: int, k: int, base: Base) -> Hit:
    """Read last week, next working week, the following fortnight; with a weekday behind it, that day."""
    word, move = t.words[j], t.values[j]
    work = t.words[k] in WORKING
    k = k + 1 if work else k
    if t.kinds[k] != "unit" or t.words[k] in ("days", "weeks", "months", "years", "hours", "minutes"):
        return None
    unit = t.values[k]
    if unit in ("hour", "minute", "second"):
        return (Relative("day", 0), k + 1) if word in ("last", "next", "past") else None
    if t.words[k + 1] == "-" and t.is_glued(k + 1) and t.kinds[k + 2] != "weekday":
        return None
    if (unit == "week" and t.words[k - 1] in ("working", "work")) or unit == "workweek":
        week = Relative("week", move, base)
        return five_days(move, week), k + 1
    if unit == "fortnight":
        direction: Direction = "past" if move < 0 else "future"
        return Stretch(Duration(2, "week"), direction, whole=True), k + 1
    if word == "past" and unit in ("month", "quarter", "year", "decade", "century"):
        return None
    rolling = t.words[j - 1] == "the" and word == "last" and t.words[j - 2] in ROLLING and j > 1
    if rolling and unit in ("week", "month", "year", "decade"):
        return Stretch(Duration(1, unit), "past", edge="apart"), k + 1
    if unit not in MOVED_UNITS or (unit == "day" and work):
        unit = "workday" if work and unit == "day" else unit
    if unit not in MOVED_UNITS:
        return None
    if unit == "week":
        day = week_day(t, k + 1, move)
        if day:
            return day
    return possessed(t, Relative(unit, move, base), k + 1)


def five_days(move: int, week: Relative) -> Expression:
    """Give Monday to Friday of a week."""
    return Range(Weekday(0, move, week.base), Weekday(4, move, week.base))


def week_day(t: Tokens, k: int, move: int) -> Hit:
    """Read the weekday behind a week: next week Monday, next week on Tuesday, previous week - Monday."""
    j = k + 1 if t.words[k] in ("on", "-", ",") else k
    if t.kinds[j] != "weekday" or (t.weak[j] and not t.is_capital(j)) or t.words[j].endswith("days"):
        return None
    return Weekday(t.values[j], move), j + 1


def possessed(t: Tokens, outer: Relative, end: int) -> Hit:
    """Read what stands behind a possessive: next year's first quarter."""
    if t.words[end] in ("'", "’") and t.words[end + 1] == "s" and outer.unit == "year":
        from timeline.dates.en_periods import code, ranked_period

        inner = ranked_period(t, end + 2, alone=True) or code(t, end + 2)
        if inner and isinstance(inner[0], Fields):
            return replace(inner[0], within=outer), inner[1]
    return outer, end


def weekday_moved(t: Tokens, k: int, move: int, word: str) -> Hit:
    """Read last Friday, next Monday, this Thursday; a date behind it decides (this Friday, June 5)."""
    dated = weekday_dated(t, k)
    if dated:
        return dated
    if t.words[k].endswith("days"):
        return None
    weekday, end = t.values[k], k + 1
    end = end + 1 if t.kinds[end] == "daypart" else end
    if word in ("coming", "upcoming", "following"):
        return Weekday(weekday, direction="future"), end
    if word in ("last", "past"):
        return Weekday(weekday, direction="past"), end
    return Weekday(weekday, move), end


def month_moved(t: Tokens, k: int, move: int) -> Hit:
    """Read last May, next March, this June: the nearest one on that side."""
    directions: dict[int, Direction] = {-1: "past", 1: "future"}
    direction = directions.get(move)
    full = month_led(t, k)
    if full and isinstance(full[0], Fields) and (full[0].year or full[0].within or full[0].day):
        return full
    if direction is None:
        return Fields(month=t.values[k], within=Relative("year", 0)), k + 1
    return Fields(month=t.values[k], direction=direction), k + 1


def weekday_dated(t: Tokens, i: int) -> Hit:
    """Read Monday, May 7; Friday 7/6; Tuesday 19th; Friday the 26th; Friday-Jun-15."""
    j = i + 1
    if t.words[j] == "." and t.is_glued(j) and not t.words[i].endswith("day"):
        j += 1
    if t.words[j] in (",", "-", "("):
        j += 1
    j = j + 1 if t.words[j] == "on" else j
    dated = month_led(t, j) or numeric(t, j) or dashed(t, j) or day_led(t, j)
    if dated and isinstance(dated[0], Fields) and (dated[0].day or dated[0].other):
        end = dated[1] + 1 if t.words[j - 1] == "(" and t.words[dated[1]] == ")" else dated[1]
        return replace(dated[0], weekday=t.values[i]), end
    day = read_day(t, j + 1 if t.words[j] == "the" else j)
    if day and t.words[j - 1] not in (",", "-", "("):
        ordinal = t.kinds[day[1] - 1] == "ordinal"
        follows = t.words[day[1]]
        clock = follows in ("-", "–", ":", "am", "pm", "a", "p", "to", "o") or (
            follows == "." and t.kinds[day[1] + 1] == "number" and t.is_glued(day[1] + 1)
        )
        if ordinal or not (clock or t.kinds[day[1]] == "unit" or t.words[day[1]] == "%"):
            return Fields(day=day[0], weekday=t.values[i]), day[1]
    decimal = t.kinds[j] == t.kinds[j + 2] == "number" and t.words[j + 1] == "." and t.is_glued(j + 2)
    closed = t.kinds[j + 3] in ("end", "mark") and t.words[j + 3] != "%" and t.is_glued(j + 1)
    if decimal and closed and 1 <= (t.values[j] or 0) <= 12 and 1 <= (t.values[j + 2] or 0) <= 31:
        return Fields(month=t.values[j], day=t.values[j + 2], weekday=t.values[i]), j + 3
    return None


WEEKDAY_BEFORE = {
    "on", "by", "until", "till", "since", "before", "after", "from", "last", "next", "this", "and",
    "or",
}  # fmt: skip


def weekday_led(t: Tokens, i: int) -> Hit:
    """Read Friday; Friday, May 7; Monday of this week; Friday after next; on Sat."""
    if t.kinds[i] != "weekday":
        return None
    dated = weekday_dated(t, i)
    if dated:
        return dated
    if t.words[i].endswith("days"):
        return None
    before = t.words[i - 1] if i else ""
    if t.weak[i] and not ((t.is_capital(i) or t.words[i] in ("fri", "mon")) and before in WEEKDAY_BEFORE):
        return None
    if t.words[i + 1] == "after" and t.words[i + 2] == "next":
        return Weekday(t.values[i], 1), i + 3
    if t.words[i + 1] in ("of", "in"):
        j = i + 3 if t.words[i + 2] == "the" else i + 2
        if t.kinds[j] == "move" and t.words[j + 1] == "week":
            base: Base = "context" if t.words[j] in CONTEXT_MOVES else "published"
            return Weekday(t.values[i], t.values[j], base), j + 2
        if t.words[j] == "week" and j > i + 2:
            return Weekday(t.values[i], 0), j + 1
    end = i + 2 if t.kinds[i + 1] == "daypart" else i + 1
    if t.words[end] in ("'", "’") and t.words[end + 2] in ("close", "closing"):
        return Weekday(t.values[i], direction="past"), end
    k = end + 1 if t.words[end] == "," and t.kinds[end + 3] in ("end", "mark") else end
    if t.kinds[k] == "move" and t.words[k + 1] == "week":
        return Weekday(t.values[i], t.values[k]), k + 2
    return Weekday(t.values[i]), end


ENDED_UNITS = ("quarter", "year", "month", "half", "week")


def ending(t: Tokens, j: int) -> int:
    """Finish `the year ended`, `to`, `that ends in`: where its last day begins, 0 where nothing ends it."""
    told = j + 1 if t.words[j] in ("that", "which") else j
    verbs = ("ended", "ending", "to") if told == j else ("ends", "ended", "end")
    return told + 1 if t.words[told] in verbs else 0


def unit_led(t: Tokens, i: int) -> Hit:
    """Read the week after next, the same month, that weekend, the year, week 31, the day after."""
    the = t.words[i] == "the"
    j = i + 1 if the else i
    if t.words[j] in ("fiscal", "financial", "reporting") and ending(t, j + 2):
        j += 1
    word, unit = t.words[j], t.values[j + 1] if t.kinds[j + 1] == "unit" else None
    if word in ("same", "that") and unit in MOVED_UNITS and not t.words[j + 1].endswith("s"):
        if (word == "that" and t.words[j + 2] in ("of", "when")) or (
            t.is_glued(j + 2) and t.words[j + 2] == "-"
        ):
            return None
        return Anaphor(unit), j + 2
    if t.kinds[j] != "unit":
        return None
    unit = t.values[j]
    if t.words[j].endswith("s") and t.words[j + 1] == "ago" and not the:
        return Vague("past"), j + 2
    if t.words[j + 1] == "after" and t.words[j + 2] == "next" and unit in MOVED_UNITS:
        return Relative(unit, 2), j + 3
    if t.words[j + 1] == "before" and t.words[j + 2] == "last" and unit in MOVED_UNITS:
        return Relative(unit, -2), j + 3
    if unit == "week":
        numbered = numbered_week(t, j)
        if numbered:
            return numbered
    e = j + 2 if t.words[j + 1] == "-" and t.is_glued(j + 1) and t.is_glued(j + 2) else j + 1
    if t.words[e] == "end" and t.words[e + 1] != "of":
        moved = read_year(t, e + 1)
        outer = Fields(year=moved[0]) if moved and unit == "year" else Relative(unit, 0)
        return (Part("end", outer), moved[1] if moved else e + 1) if unit in MOVED_UNITS else None
    if unit == "weekend" and j == i and (i == 0 or t.words[i - 1] not in ("of", "a", "long", "per", "every")):
        return Relative("weekend", 0), j + 1
    if the:
        return the_unit(t, i, j, unit)
    return ended(t, j, unit)


def numbered_week(t: Tokens, j: int) -> Hit:
    """Read week 31 of 2027, the week starting February 4, the week of March 3."""
    if t.kinds[j + 1] == "number" and 1 <= (t.values[j + 1] or 0) <= 53 and len(t.words[j + 1]) < 3:
        end = j + 2
        if t.words[j - 1] not in ("the", "in", "during", "for", "of") and t.words[end] != "of":
            return None
        if t.kinds[end] == "unit" or (
            t.words[end] in ("%", "-", "of") and t.kinds[end + 1] not in ("number", "move")
        ):
            return None
        k = end + 1 if t.words[end] in ("of", "in", ",") else end
        if t.kinds[k] == "number" and len(t.words[k]) == 4 and 1900 <= t.values[k] < 2200:
            return Fields(week=t.values[j + 1], year=t.values[k]), k + 1
        if t.kinds[k] == "move" and t.words[k + 1] == "year":
            return Fields(week=t.values[j + 1], within=Relative("year", t.values[k])), k + 2
        return Fields(week=t.values[j + 1]), end
    k = j + 1
    ends = t.words[k] in ("ending", "ended", "to")
    if not (ends or t.words[k] in ("starting", "commencing", "beginning", "of", "from")):
        return None
    k = k + 1 if t.words[k + 1] in ("on", "from") else k
    inner = month_led(t, k + 1) or numeric(t, k + 1) or day_led(t, k + 1)
    inner = inner or (weekday_led(t, k + 1) if t.words[k] != "of" else None)
    if not inner or (isinstance(inner[0], Fields) and not (inner[0].day or inner[0].other)):
        return None
    if t.words[k] == "of":
        return Ordinal("week", -1, inner[0]), inner[1]
    return Stretch(Duration(1, "week"), "past" if ends else "future", anchor=inner[0], edge="with"), inner[1]


def dated(t: Tokens, i: int) -> Hit:
    """Read a calendar date of any print."""
    return month_led(t, i) or numeric(t, i) or day_led(t, i)


def unit_beside(t: Tokens, j: int, unit: Unit) -> Hit:
    """Read the day after Christmas, the week before, the year before."""
    direction: Direction = "future" if t.words[j + 1] == "after" else "past"
    if t.kinds[j + 2] in ("end", "mark"):
        if unit in ("day", "week"):
            return Shift(1, unit, direction, base="context"), j + 2
        return Same(unit, 1 if direction == "future" else -1), j + 2
    if unit not in ("day", "week"):
        return None
    from timeline.dates.en_holidays import holiday

    anchor = dated(t, j + 2) or holiday(t, j + 2)
    return (Shift(1, unit, direction, anchor=anchor[0]), anchor[1]) if anchor else None


def ended(t: Tokens, j: int, unit: Unit) -> Hit:
    """Read the quarter ended 31 March, the year to June."""
    if t.words[j + 1] not in ("ended", "ending", "to") or unit not in ENDED_UNITS:
        return None
    k = j + 4 if t.words[j + 2] == "end" and t.words[j + 3] in ("-", "of") else j + 2
    inner = dated(t, k + 1 if t.words[k] in ("on", "in") else k)
    if not inner:
        return None
    return Stretch(Duration(1, unit), "past", anchor=inner[0], edge="with"), inner[1]


def the_unit(t: Tokens, i: int, j: int, unit: Unit) -> Hit:
    """Read the year, the month: the one that is spoken of."""
    if t.words[j].endswith("s") or (t.is_glued(j + 1) and t.words[j + 1] in ("-", "'", "’")):
        return None
    stop = ending(t, j + 1)
    if stop and unit in ENDED_UNITS:
        k = stop + 3 if t.words[stop : stop + 3] == ["the", "end", "of"] else stop
        inner = dated(t, k + 1 if t.words[k] in ("on", "in") else k)
        if inner:
            return Stretch(Duration(1, unit), "past", anchor=inner[0], edge="with"), inner[1]
    before = t.words[i - 1] if i else ""
    if unit == "day":
        beside = unit_beside(t, j, unit) if t.words[j + 1] in ("after", "before") else None
        if beside:
            return beside
        return (Relative("day", 0, "context"), j + 1) if before == "of" and t.kinds[j + 1] != "" else None
    if unit == "fortnight":
        return Stretch(Duration(2, "week"), "future", whole=True), j + 1
    if unit not in ("week", "month", "quarter", "year", "weekend"):
        return None
    if t.words[j + 1] in ("before", "after"):
        beside = unit_beside(t, j, unit)
        if beside:
            return beside
    return Relative(unit, 0, "context"), j + 1


def recurring(t: Tokens, i: int) -> Hit:
    """Read every Friday, each year, every three months."""
    if t.words[i] not in ("every", "each"):
        return None
    j = i + 1
    if t.kinds[j] == "weekday":
        return Recurring(f"XXXX-WXX-{t.values[j] + 1}"), j + 1
    if t.kinds[j] == "month" and is_month(t, j):
        return Recurring(f"XXXX-{t.values[j]:02d}"), j + 1
    count = t.values[j] if t.kinds[j] in ("number", "cardinal") else 2 if t.words[j] == "other" else None
    j = j + 1 if count is not None or t.words[j] == "single" else j
    letter = {"day": "D", "week": "W", "month": "M", "quarter": "Q", "year": "Y", "weekend": "WE"}
    if t.kinds[j] == "unit" and t.values[j] in letter and count != 0:
        return Recurring(f"P{count or 1}{letter[t.values[j]]}"), j + 1
    if t.kinds[j] == "daypart":
        return Recurring("P1D"), j + 1
    return None
