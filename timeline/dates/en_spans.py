"""English lengths of time, and dates that lie such a length away: three years, a week ago, the past month."""

from __future__ import annotations

from fractions import Fraction

from timeline.dates.calendar import MONTHS_IN, as_unit
from timeline.dates.en_days import Hit
from timeline.dates.en_lengths import CLOCK, as_duration, length, read_count, read_unit, simple_length
from timeline.dates.en_numbers import read_year
from timeline.dates.en_words import Tokens
from timeline.dates.expressions import (
    Base,
    Direction,
    Duration,
    Edge,
    Expression,
    Fields,
    Relative,
    Same,
    Shift,
    Stretch,
    Weekday,
)

FUTURE_CUES = {
    "will", "ll", "would", "going", "plan", "plans", "planned", "expect", "expects", "expected", "due",
    "shall", "want", "wants", "aim", "aims", "hope", "hopes", "see", "leave", "back", "could", "may",
    "begin", "begins", "must", "need", "needs", "should",
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
        if word in FUTURE_CUES or (word == "to" and t.words[k - 1] in ("have", "has")):
            return True
        if word.endswith("est") or word in ("first", "time", "once", "twice", "most", "least", "only"):
            return False
    return False


COMPARING = {"compared", "versus", "vs", "against", "than"}


def shifted(
    duration: Duration,
    direction: Direction,
    anchor: Expression | None = None,
    base: Base = "published",
    exact: bool = False,
) -> Shift | None:
    """Make the date that lies a length away; None where its unit is finer than a day."""
    if duration.amount is None:
        return None
    for amount, unit in reversed(duration.rest):
        anchor, exact = Shift(amount, unit, direction, anchor, base, exact=True), True
    halves = 2 * duration.amount + duration.halves if duration.halves else 0
    return Shift(duration.amount, duration.unit, direction, anchor, base, halves, exact)


DIRECTIONS: dict[str, Direction] = {
    "ago": "past", "earlier": "past", "before": "past", "back": "past", "prior": "past",
    "later": "future", "hence": "future", "after": "future", "from": "future", "since": "future",
}  # fmt: skip
"""Words behind a length of time that say to which side it counts."""


def away(t: Tokens, i: int, point: object) -> Hit:
    """Read a length of time and what it counts from: ago, earlier, later, after X; or just the length."""
    found = length(t, i)
    if not found:
        return weekdays_away(t, i)
    duration, j = found
    word = t.words[j]
    if word in ("earlier", "later") and t.words[j + 1] in ("this", "in", "on", "today", "than", "the"):
        return found
    direction = DIRECTIONS.get(word)
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


def shift_or_today(
    duration: Duration, direction: Direction, end: int, base: Base = "published", exact: bool = False
) -> Hit:
    """Give the shifted day; hours and minutes stay within the day of writing."""
    made = shifted(duration, direction, base=base, exact=exact)
    if made:
        return made, end
    return (Relative("day", 0), end) if duration.amount is not None else (duration, end)


def ago(t: Tokens, i: int, duration: Duration, direction: Direction, j: int) -> Hit:
    """Finish `two years ago`; beside a comparison, a year ago is the same period of that year."""
    compares = (i > 0 and t.words[i - 1] in PAST_COMPARE) or COMPARING & set(t.words[max(0, i - 6) : i])
    if direction == "past" and compares and duration == Duration(1, "year") and t.words[i] != "1":
        return Same("year", -1), j + 1
    if duration.unit == "quarter" and duration.amount and not duration.halves:
        return Relative("quarter", -duration.amount if direction == "past" else duration.amount), j + 1
    today = t.words[j + 1] == "today"
    return shift_or_today(duration, direction, j + 2 if today else j + 1, exact=today)


def moved(t: Tokens, i: int, duration: Duration, direction: Direction, j: int) -> Hit:
    """Finish `a year earlier`, `two days later`: counted from the date last spoken of."""
    sign = -1 if direction == "past" else 1
    if duration.unit == "decade" and duration.amount and not duration.halves:
        return Same("year", sign * 10 * duration.amount), j + 1
    if duration.unit in ("year", "quarter") and duration.amount and not duration.halves:
        return Same(duration.unit, sign * duration.amount), j + 1
    return shift_or_today(duration, direction, j + 1, base="context")


def standing(t: Tokens, i: int, found: tuple[Duration, int], word: str) -> Hit:
    """Read `the three months before`, `two years before`, with nothing to count from."""
    if word != "before" or t.kinds[found[1] + 1] not in ("end", "mark"):
        return found
    amount, unit = found[0].amount, found[0].unit
    if i and t.words[i - 1] == "the" and amount and unit in MONTHS_IN and not found[0].halves:
        return Same(as_unit(unit), -amount), found[1] + 1
    return moved(t, i, found[0], "past", found[1])


def anchored(t: Tokens, i: int, found: tuple[Duration, int], direction: Direction, point: object) -> Hit:
    """Finish `two weeks after May 7`, `5 days before Christmas`, `for 3 days from today`."""
    j = found[1] + 1
    j = j + 1 if t.words[j] == "to" else j
    inner: Hit = point(t, j) if callable(point) else None
    if not inner or isinstance(inner[0], Duration):
        return None
    if t.words[found[1]] == "from" and isinstance(inner[0], Fields) and _bare_year(inner[0]):
        return None  # £35 million a year from 2026
    if i and t.words[i - 1] == "for" and t.words[found[1]] == "from":
        return Stretch(found[0], "future", anchor=inner[0], edge="with"), inner[1]
    made = shifted(found[0], direction, anchor=inner[0], exact=True)
    return (made, inner[1]) if made else None


def _bare_year(fields: Fields) -> bool:
    """Whether an expression is a year alone."""
    return fields == Fields(year=fields.year)


def starting(t: Tokens, i: int, found: tuple[Duration, int], point: object) -> Hit:
    """Finish `a week starting May 20`, `three months ended March 31`, `the year to March`."""
    j = found[1] + 1 if t.words[found[1]] == "period" else found[1]
    direction: Direction
    relative = t.words[j] in ("that", "which") and t.words[j + 1] in ("end", "ends", "ended", "ending")
    if relative and found[0].unit in MONTHS_IN and t.words[j + 2] in ("in", "on", "at", "with"):
        direction, j = "past", j + 3
    elif t.words[j] in ("starting", "commencing", "beginning"):
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
    return Stretch(in_months(found[0]), direction, anchor=inner[0], edge="with"), inner[1]


AUXILIARIES = {
    "will", "to", "can", "may", "would", "could", "should", "must", "might", "not", "did", "does", "ll",
}  # fmt: skip
"""Words before `last` that make it a verb."""


def in_months(duration: Duration) -> Duration:
    """Count half years in months: a half-year that ends on a day begins on the first of a month."""
    if duration.unit != "year" or not duration.halves or duration.amount is None:
        return duration
    return Duration(12 * duration.amount + 6 * duration.halves, "month")


def touching(t: Tokens, i: int) -> Hit:
    """Read the past year, last two weeks, the next 3 days: lengths that touch the day of writing."""
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
    whole = found[0].unit == "quarter"
    base: Base = "context" if t.words[k] in ("preceding", "prior") else "published"
    direction: Direction = "past" if move < 0 else "future"
    edge: Edge = "" if whole else "apart"
    return Stretch(found[0], direction, whole=whole, base=base, edge=edge), found[1]


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
    if i and found == (Duration(1, "day"), j + 2) and t.words[j] == "a":  # more than fits in a day
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
    return Duration(None, found[0]), found[2]


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
        k = j + 3 if t.words[j + 2] in ("of", "in") else j + 2
        year = read_year(t, k) if k > j + 2 else None
        if year:
            return Same("year", 0, year=year[0], of=t.words[j + 1]), year[1]
        k = k + 1 if t.words[k] == "the" else k
        if t.words[k] in ("last", "previous", "prior") and t.words[k + 1] == "year":
            return Same("year", -1, of=t.words[j + 1]), k + 2
        if (
            t.words[k] in ("a", "one")
            and t.words[k + 1] == "year"
            and t.words[k + 2] in ("earlier", "ago", "before")
        ):
            return Same("year", -1, of=t.words[j + 1]), k + 3
    return None
