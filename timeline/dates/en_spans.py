"""English lengths of time, and dates that lie such a length away: three years, a week ago, the past month."""

from __future__ import annotations

from fractions import Fraction

from timeline.dates.calendar import MONTHS_IN
from timeline.dates.en_days import Hit
from timeline.dates.en_numbers import is_tail, read_amount
from timeline.dates.en_words import Tokens
from timeline.dates.expressions import Duration, Expression, Relative, Same, Shift, Stretch, Weekday

FINER = {"year": ("month", 12), "month": ("day", 30), "day": ("hour", 24), "hour": ("minute", 60),
         "minute": ("second", 60), "decade": ("year", 10), "week": ("day", 7), "century": ("year", 100)}  # fmt: skip
CLOCK = ("hour", "minute", "second")
LETTERS = {"h": "hour", "y": "year", "w": "week", "d": "day", "m": "minute", "min": "minute"}
UNSAID = {"several", "many", "some", "recent"}


def read_count(t: Tokens, i: int) -> tuple[Fraction | None, int] | None:
    """Read how many: 3, two and a half, a, a couple of, several (None), a few (3)."""
    if t.words[i] == "a" or t.words[i] == "an":
        if t.words[i + 1] == "few":
            return Fraction(3), i + 2
        if t.words[i + 1] == "couple":
            return Fraction(2), i + 3 if t.words[i + 2] == "of" else i + 2
        if t.words[i + 1] == "half":
            return Fraction(1, 2), i + 2
        if t.words[i + 1] in ("hundred", "dozen", "thousand"):
            rest = read_amount(t, i + 1)
            return (rest[0], rest[1]) if rest else None
        return Fraction(1), i + 1
    if t.words[i] == "half":
        return Fraction(1, 2), i + 2 if t.words[i + 1] in ("a", "an") else i + 1
    if t.words[i] == "few":
        return Fraction(3), i + 1
    if t.words[i] == "couple":
        return Fraction(2), i + 2 if t.words[i + 1] == "of" else i + 1
    if t.words[i] in UNSAID:
        return None, i + 1
    amount = read_amount(t, i)
    if not amount:
        return None
    value, end = amount
    extra = read_fraction(t, end)
    return (value + extra[0], extra[1]) if extra else amount


def read_fraction(t: Tokens, i: int) -> tuple[Fraction, int] | None:
    """Read `and a half`, `and three quarters (of)` behind a number."""
    if t.words[i] != "and":
        return None
    j = i + 1
    if t.words[j] in ("a", "an") and t.words[j + 1] in ("half", "quarter"):
        j += 1
    count = t.values[j] if t.kinds[j] == "cardinal" else 1
    k = j + 1 if t.kinds[j] == "cardinal" else j
    sizes = {
        "half": Fraction(1, 2),
        "halves": Fraction(1, 2),
        "quarter": Fraction(1, 4),
        "quarters": Fraction(1, 4),
    }
    if t.words[k] not in sizes or not 0 < count < 4:
        return None
    end = k + 1
    if t.words[end] in ("of", "a", "an") and t.kinds[end + 1] == "unit":
        end += 1
    return (sizes[t.words[k]] * count, end) if t.kinds[end] == "unit" or k == j else None


def read_unit(t: Tokens, i: int) -> tuple[str, int, int] | None:
    """Read a unit behind a number: its calendar unit, how many of it one is, and where it ends."""
    j = i + 1 if t.words[i] == "-" and t.is_glued(i) and t.is_glued(i + 1) else i
    if t.words[j] in (
        "more",
        "extra",
        "fewer",
        "additional",
        "consecutive",
        "straight",
        "full",
        "long",
        "whole",
    ):
        j += 1
    if t.words[j] in ("business", "working", "trading", "work") and t.values[j + 1] == "day":
        return "workday", 1, j + 2
    if t.words[j] in ("calendar", "fiscal") and t.kinds[j + 1] == "unit":
        j += 1
    if (t.kinds[j] == "daypart" and t.words[j] == "night") or t.words[j] == "nights":
        return "day", 1, j + 1
    if t.words[j] in LETTERS and t.is_glued(j) and t.kinds[j - 1] == "number" and j == i:
        return (LETTERS[t.words[j]], 1, j + 1) if not t.is_glued(j + 1) or t.kinds[j + 1] == "mark" else None
    fraction = t.kinds[j - 1] == "numeric"
    if t.kinds[j] == "code" and t.words[j] == "h" and (t.is_glued(j) or fraction) and not t.is_glued(j + 1):
        return "hour", 1, j + 1
    if t.kinds[j] != "unit" and not (t.words[j] == "second" and t.kinds[j - 1] in ("number", "cardinal")):
        return None
    unit = t.values[j] if t.kinds[j] == "unit" else "second"
    if unit in ("half", "workweek"):
        return None if unit == "half" else ("week", 1, j + 1)
    return ("week", 2, j + 1) if unit == "fortnight" else (unit, 1, j + 1)


def length(t: Tokens, i: int) -> tuple[Duration, int] | None:
    """Read a length of time: three weeks, 3.5 years, a year and a half, 2 years and 3 months, 1h."""
    if is_tail(t, i) and t.words[i - 1] not in ("-", "–", "("):
        return None
    counted = read_count(t, i)
    if not counted:
        return None
    value, j = counted
    found = read_unit(t, j)
    if not found:
        return None
    unit, times, end = found
    if unit == "quarter" and (t.words[j] == "-" or t.words[end] in ("of", "more", "less")):
        return None
    if value is None:
        return Duration(None, unit), end  # type: ignore[arg-type]
    more, end = read_more(t, value * times, unit, end)
    return more, end


def read_more(t: Tokens, value: Fraction, unit: str, end: int) -> tuple[Duration, int]:
    """Add what follows a first length: `and a half`, `and 3 months`, `30 minutes`."""
    j = end + 1 if t.words[end] in ("and", ",") else end
    j = j + 1 if t.words[end] == "," and t.words[j] == "and" else j
    extra = read_fraction(t, end) if t.words[end] == "and" else None
    if extra and t.kinds[extra[1]] != "unit":
        return as_duration(value + extra[0], unit), extra[1]
    if t.words[j] == "half" and t.words[end] == "and":
        return as_duration(value + Fraction(1, 2), unit), j + 1
    counted = read_count(t, j) if t.kinds[j] in ("number", "cardinal") else None
    inner = read_unit(t, counted[1]) if counted and counted[0] is not None else None
    if counted and counted[0] is not None and inner and inner[0] in FINER.get(unit, ("", 0))[0:1]:
        size = FINER[unit][1]
        total, finest, stop = value * size + counted[0], inner[0], inner[2]
        further = t.words[stop] in ("and", ",")
        if further and finest in FINER:
            rest = length(t, stop + 2 if t.words[stop + 1] == "and" else stop + 1)
            if rest and rest[0].unit == FINER[finest][0] and rest[0].amount:
                return as_duration(total * FINER[finest][1] + rest[0].amount, rest[0].unit), rest[1]
        return as_duration(total, finest), stop
    if unit == "hour" and counted and not inner and counted[0] in (5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55):
        return as_duration(value * 60 + counted[0], "minute"), counted[1]
    return as_duration(value, unit), end


def as_duration(value: Fraction, unit: str) -> Duration:
    """Give a length with whole amounts, in a finer unit where it must be."""
    if unit == "year" and value.denominator == 2:
        return Duration(value.numerator // 2, "year", halves=1)
    while value.denominator != 1 and unit in FINER:
        unit, size = FINER[unit]
        value *= size
    return Duration(round(value), unit)  # type: ignore[arg-type]


FUTURE_CUES = {
    "will", "ll", "would", "going", "plan", "plans", "planned", "expect", "expects", "expected", "due", "shall",
    "want", "wants", "aim", "aims", "hope", "hopes", "see", "leave", "back", "could", "may", "begin", "begins",
}  # fmt: skip
PAST_COMPARE = {"than", "from", "with", "versus", "vs", "against", "over", "on", "to"}


def speaks_of_future(t: Tokens, i: int) -> bool:
    """Whether a word shortly before says that something is to come, or nothing stands before."""
    if i == 0:
        return True
    for k in range(i - 1, max(-1, i - 14), -1):
        word = t.words[k]
        if word in (".", "!", "?", ";"):
            return False
        if word in FUTURE_CUES:
            return True
        if word.endswith("est") or word in ("first", "time", "once", "twice", "most", "least", "only"):
            return False
    return False


COMPARING = {"compared", "versus", "vs", "against", "than"}


def shifted(duration: Duration, direction: str, **more: object) -> Shift | None:
    """Make the date that lies a length away; None where its unit is finer than a day."""
    if duration.amount is None:
        return None
    halves = 2 * duration.amount + duration.halves if duration.halves else 0
    return Shift(duration.amount, duration.unit, direction, halves=halves, **more)  # type: ignore[arg-type]


def away(t: Tokens, i: int, point: object) -> Hit:
    """Read a length of time and what it counts from: ago, earlier, later, from now, after X; or just the length."""
    found = length(t, i)
    if not found:
        return weekdays_away(t, i)
    duration, j = found
    word = t.words[j]
    if word in ("earlier", "later") and t.words[j + 1] in ("this", "in", "on", "today", "than", "the"):
        return found
    direction = {"ago": "past", "earlier": "past", "later": "future", "hence": "future", "before": "past",
                 "after": "future", "from": "future", "since": "future", "back": "past", "prior": "past"}.get(word)  # fmt: skip
    if word == "in" and t.words[j + 1] == "the" and t.words[j + 2] == "past":
        direction, j = "past", j + 2
    if direction is None:
        return starting(t, i, found, point) or found
    led = i > 0 and t.words[i - 1] == "for"
    if word == "from" and (t.words[j + 1] == "now" or (t.words[j + 1] == "today" and not led)):
        return shift_or_today(duration, "future", j + 2, exact=True)
    if word in ("after", "before", "from", "since", "prior"):
        return anchored(t, i, found, direction, point) or standing(t, i, found, word)
    if word in ("ago", "hence", "back"):
        return ago(t, i, duration, direction, j)
    return moved(t, i, duration, direction, j)


def weekdays_away(t: Tokens, i: int) -> Hit:
    """Read two Fridays from now, three Mondays ago."""
    counted = read_count(t, i)
    if not counted or counted[0] is None or counted[0].denominator != 1 or t.kinds[counted[1]] != "weekday":
        return None
    j, count = counted[1] + 1, int(counted[0])
    weekday = t.values[counted[1]]
    if t.words[j] == "ago":
        last = Weekday(weekday, direction="past")
        return Shift(count - 1, "week", "past", anchor=last, exact=True), j + 1
    if t.words[j] == "from" and t.words[j + 1] in ("now", "today"):
        coming = Weekday(weekday, direction="future")
        return Shift(count - 1, "week", "future", anchor=coming, exact=True), j + 2
    return None


def shift_or_today(duration: Duration, direction: str, end: int, **more: object) -> Hit:
    """Give the shifted day; hours and minutes stay within the day of writing."""
    made = shifted(duration, direction, **more)
    if made:
        return made, end
    return (Relative("day", 0), end) if duration.amount is not None else (duration, end)


def ago(t: Tokens, i: int, duration: Duration, direction: str, j: int) -> Hit:
    """Finish `two years ago`; beside a comparison, a year ago is the same period of that year."""
    compares = (i > 0 and t.words[i - 1] in PAST_COMPARE) or COMPARING & set(t.words[max(0, i - 6) : i])
    if direction == "past" and compares and duration == Duration(1, "year") and t.words[i] != "1":
        return Same("year", -1), j + 1
    today = t.words[j + 1] == "today"
    return shift_or_today(duration, direction, j + 2 if today else j + 1, exact=today)


def moved(t: Tokens, i: int, duration: Duration, direction: str, j: int) -> Hit:
    """Finish `a year earlier`, `two days later`: counted from the date last spoken of."""
    sign = -1 if direction == "past" else 1
    if duration.unit in ("year", "quarter") and duration.amount and not duration.halves:
        return Same(duration.unit, sign * duration.amount), j + 1  # type: ignore[arg-type]
    return shift_or_today(duration, direction, j + 1, base="context")


def standing(t: Tokens, i: int, found: tuple[Duration, int], word: str) -> Hit:
    """Read `the three months before`, `two years before`, with nothing to count from."""
    if word != "before" or t.kinds[found[1] + 1] not in ("end", "mark"):
        return found
    amount, unit = found[0].amount, found[0].unit
    if i and t.words[i - 1] == "the" and amount and unit in MONTHS_IN and not found[0].halves:
        return Same(unit, -amount), found[1] + 1  # type: ignore[arg-type]
    return moved(t, i, found[0], "past", found[1])


def anchored(t: Tokens, i: int, found: tuple[Duration, int], direction: str, point: object) -> Hit:
    """Finish `two weeks after May 7`, `5 days before Christmas`, `for 3 days from today`."""
    j = found[1] + 1
    j = j + 1 if t.words[j] == "to" else j
    inner: Hit = point(t, j) if callable(point) else None
    if not inner or isinstance(inner[0], Duration):
        return None
    if i and t.words[i - 1] == "for" and t.words[found[1]] == "from":
        return Stretch(found[0], "future", anchor=inner[0], edge="with"), inner[1]
    made = shifted(found[0], direction, anchor=inner[0], exact=True)
    return (made, inner[1]) if made else None


def starting(t: Tokens, i: int, found: tuple[Duration, int], point: object) -> Hit:
    """Finish `a week starting May 20`, `three months ended March 31`, `the year to March`."""
    j = found[1]
    if t.words[j] in ("starting", "commencing", "beginning"):
        direction, j = "future", j + 1
    elif t.words[j] in ("ended", "ending", "to", "through") and found[0].unit in MONTHS_IN | {"week": 0}:
        direction, j = "past", j + 1
    elif t.words[j] == "," and t.words[j + 1] == "from" and i and t.words[i - 1] == "for":
        direction, j = "future", j + 2
    else:
        return None
    j = j + 1 if t.words[j] in ("on", "from", "at") else j
    inner: Hit = point(t, j) if callable(point) else None
    if not inner or isinstance(inner[0], Duration):
        return None
    return Stretch(found[0], direction, anchor=inner[0], edge="with"), inner[1]  # type: ignore[arg-type]


AUXILIARIES = {
    "will",
    "to",
    "can",
    "may",
    "would",
    "could",
    "should",
    "must",
    "might",
    "not",
    "did",
    "does",
    "ll",
}
"""Words before `last` that make it a verb."""


def simple_length(t: Tokens, i: int) -> tuple[Duration, int] | None:
    """Read one number and one unit, without a second length behind it."""
    counted = read_count(t, i)
    unit = read_unit(t, counted[1]) if counted else None
    if not counted or not unit:
        return None
    if counted[0] is None:
        return Duration(None, unit[0]), unit[2]  # type: ignore[arg-type]
    return as_duration(counted[0] * unit[1], unit[0]), unit[2]


def touching(t: Tokens, i: int) -> Hit:
    """Read the past year, last two weeks, the next 3 days, 5 past years: lengths that touch the day of writing."""
    j = i + 1 if t.words[i] == "the" else i
    counted = read_count(t, j) if t.kinds[j] in ("number", "cardinal") else None
    k = counted[1] if counted else j
    if t.words[k] == "this" and t.words[k + 1] == "past":
        return None
    if t.kinds[k] != "move" or t.values[k] == 0:
        return None
    move, past = t.values[k], t.words[k] == "past"
    if not counted and t.words[k + 1] in ("a", "an"):
        return None
    if not counted and not past and t.kinds[k + 1] == "unit":
        return None
    if counted:
        unit = read_unit(t, k + 1)
        if not unit or counted[0] is None or (counted[0] > 1 and not t.words[unit[2] - 1].endswith("s")):
            return None
        found: tuple[Duration, int] | None = (as_duration(counted[0] * unit[1], unit[0]), unit[2])
    elif past and t.kinds[k + 1] == "unit":
        unit = read_unit(t, k + 1)
        found = (as_duration(Fraction(unit[1]), unit[0]), unit[2]) if unit else None
    else:
        found = simple_length(t, k + 1)
    verb = t.words[k] == "last" and k and (t.words[k - 1] in AUXILIARIES or t.words[k - 1] == "t")
    if not found or verb:
        return None
    if found[0].unit in CLOCK:
        return Relative("day", 0), found[1]
    whole = found[0].unit in ("quarter", "decade", "century")
    base = "context" if t.words[k] in ("preceding", "prior") else "published"
    direction = "past" if move < 0 else "future"
    edge = "" if whole else "apart"
    return Stretch(found[0], direction, whole=whole, base=base, edge=edge), found[1]  # type: ignore[arg-type]


def inside(t: Tokens, i: int, point: object) -> Hit:
    """Read in two months, within 9 months, in 3 days on Friday."""
    word = t.words[i]
    j = i + 1
    if word == "within" and t.words[j] == "the":
        j += 1
    if word == "within" and t.kinds[j] == "move":
        touch = touching(t, j)
        if touch and isinstance(touch[0], Stretch):
            return Stretch(
                touch[0].duration, touch[0].direction, anchor=Relative("day", 0), edge="with"
            ), touch[1]
        return None
    found = length(t, j)
    if not found:
        return bare_plural(t, i)
    end = found[1]
    if t.words[end] in ("since", "from", ",", "starting", "beginning", "commencing", "ended", "to"):
        if word == "for" and t.words[end] not in ("from", ","):
            return None
        whole = away(t, j, point)
        return whole if whole and isinstance(whole[0], Shift | Stretch) else None
    if word == "for" or t.words[end] in ("ago", "later", "before", "after", "earlier", "of", "hence"):
        return None
    if not speaks_of_future(t, i) or found[0].amount is None:
        return None
    if word == "within":
        return Stretch(found[0], "future", anchor=Relative("day", 0), edge="with"), end
    made = shifted(found[0], "future", exact=True)
    if made:
        return made, end
    return None


def bare_plural(t: Tokens, i: int) -> Hit:
    """Read within weeks, for years: an amount that is not said."""
    found = read_unit(t, i + 1)
    if not found or not t.words[found[2] - 1].endswith("s") or t.words[found[2]] in ("-", "'", "’"):
        return None
    return Duration(None, found[0]), found[2]  # type: ignore[arg-type]


def same_period(t: Tokens, i: int) -> Hit:
    """Read the same period last year, the year-ago quarter, the year-earlier period."""
    j = i + 1 if t.words[i] in ("the", "a") else i
    if t.words[j] == "year" and t.words[j + 1] == "-" and t.words[j + 2] in ("ago", "earlier"):
        end = j + 3
        if t.words[end] in ("period", "quarter", "month", "months", "half", "week"):
            end += 1
        return Same("year", -1), end
    if t.words[j] == "same" and t.words[j + 1] in (
        "period",
        "quarter",
        "month",
        "months",
        "half",
        "time",
        "stage",
    ):
        k = j + 3 if t.words[j + 2] == "of" else j + 2
        k = k + 1 if t.words[k] == "the" else k
        if t.words[k] in ("last", "previous", "prior") and t.words[k + 1] == "year":
            return Same("year", -1), k + 2
        if (
            t.words[k] in ("a", "one")
            and t.words[k + 1] == "year"
            and t.words[k + 2] in ("earlier", "ago", "before")
        ):
            return Same("year", -1), k + 3
    return None


def within_expression(expression: Expression) -> bool:
    """Whether an expression is a point or period, not a bare length."""
    return not isinstance(expression, Duration)
