"""Days of a list that share the month printed once: 12, 13 and 14 June; May 3, 7 and 9."""

from __future__ import annotations

from dataclasses import replace

from timeline.dates.en_days import FUNCTION, read_day
from timeline.dates.en_words import Tokens
from timeline.dates.expressions import Expression, Fields, Mention


def days_before(t: Tokens, first: int, expression: Expression, free: int) -> list[Mention]:
    """Find the days that share the month of the one behind them: 12, 13 and 14 June."""
    if (
        not isinstance(expression, Fields)
        or not expression.day
        or t.kinds[first] not in ("number", "ordinal")
    ):
        return []
    found: list[Mention] = []
    j = first
    while j > 1 and t.words[j - 1] in ("and", ",", "&", "or") and (found or t.words[j - 1] != ","):
        day = read_day(t, j - 2)
        if not day or day[1] != j - 1 or t.starts[j - 2] < free or t.words[j - 3] in ("$", "€", "£"):
            break
        begin, stop = t.starts[j - 2], t.ends[j - 2]
        found.insert(
            0, Mention(begin, stop, t.text[begin:stop], replace(expression, day=day[0], weekday=None))
        )
        j -= 2
    return found


def days_after(t: Tokens, end: int, expression: Expression) -> tuple[list[Mention], int]:
    """Find the days that share the month before them: May 7 and 8; May 3, 7 and 9."""
    if not isinstance(expression, Fields) or not expression.day or not expression.month or expression.year:
        return [], end
    if t.kinds[end - 1] not in ("number", "ordinal"):
        return [], end
    if t.words[end] == ",":
        return days_listed(t, end, expression)
    if t.words[end] not in ("and", "&"):
        return [], end
    day = read_day(t, end + 1)
    follows = t.kinds[day[1]] if day else ""
    if not day or (follows not in ("end", "mark") and t.words[day[1]] not in FUNCTION):
        return [], end
    if t.words[day[1]] in ("%", "-", "–") or t.words[day[1] - 1].isalpha():
        return [], end
    begin, stop = t.starts[end + 1], t.ends[day[1] - 1]
    return [Mention(begin, stop, t.text[begin:stop], replace(expression, day=day[0], weekday=None))], day[1]


def days_listed(t: Tokens, end: int, expression: Fields) -> tuple[list[Mention], int]:
    """Find the days behind commas, if the list ends with `and` and a day: May 3, 7 and 9."""
    found: list[Mention] = []
    j = end
    while t.words[j] == "," and t.words[j + 1] not in ("and", "&"):
        day = read_day(t, j + 1)
        if not day or t.words[day[1]] not in (",", "and", "&"):
            return [], end
        begin, stop = t.starts[j + 1], t.ends[day[1] - 1]
        found.append(Mention(begin, stop, t.text[begin:stop], replace(expression, day=day[0], weekday=None)))
        j = day[1]
    j += t.words[j] == ","
    more, last = days_after(t, j, expression) if found and t.words[j] in ("and", "&") else ([], end)
    return ([*found, *more], last) if more else ([], end)
