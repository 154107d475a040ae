"""Of what time a number is: printed with it, carried over to it, or set off from it by a comparison."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from timeline.claims import book_years, elapsed, period, traded
from timeline.claims.frames import Role
from timeline.claims.lists import Share
from timeline.claims.marks import Mark, Marked
from timeline.claims.metric import Found
from timeline.claims.number import Number
from timeline.claims.patterns import DATE, EARLIER
from timeline.claims.period import Time
from timeline.claims.state import State
from timeline.claims.vocabulary import Basis
from timeline.claims.year_spans import years_of
from timeline.model import Period

COPULA = re.compile(r"[，,；;：:\s]?(?:则|约|仅|高)?(?:为|是|达到?|有|录得|报|只有)?(?:约|仅|近)?\s?")
"""All that stands before the number of a clause that goes on with the one before it."""
COUNTED = ("count", "people", "number", "money")
"""What is counted up to a day that the paragraph names (截至6月末，…，代理人规模9.8万人)."""
SHARES = ("占比", "比例", "比率")
"""How measures end that are of a day as what they are shares of is."""
LENGTHS = {"year": 12, "half": 6, "quarter": 3, "month": 1}
"""Months of the stretches that follow one another."""


def time_of(number: Number, basis: Basis | None, found: Found, shared: Share | None) -> Time | None:
    """The time of a value: of its list, of its clause, of the text so far, or the earlier one it is set
    against.
    """
    if number.plays("before"):
        spanned = _spanned(number)
        return spanned[0] if spanned else _earlier(number.marked, number.mark, basis, number.state)
    if shared is not None and shared.time is not None:
        return shared.time
    marked, mark, state, (start, end) = number.marked, number.mark, number.state, number.clause()
    bracketed = period.bracket_time(marked, mark.at)
    if bracketed is not None:
        return bracketed
    beside = _owned(number, found) or _when(marked, start)
    if beside is not None:
        return beside
    if number.plays("after") and (spanned := _spanned(number)):
        return spanned[-1]
    kind = found.metric.kind if found.metric else "flow"
    if (
        kind == "stock"
        and number.language == "en"
        and number.plays("change")
        and ADDED.search(number.before())
    ):
        kind = "flow"
    level = not number.plays("growth", "change", "share")
    time = period.clause_time(marked, start, end, period.Dated(mark.at, kind, state.aside, level))
    loose = time is None or time.how == "context"
    half = elapsed.half_year(marked, start, end, state.time) if loose else None
    part = half or elapsed.ordinal_part(marked, mark.at, state.time)
    if part is not None:
        return part
    if time is not None:
        time = period.reported_year(marked, start, end, time, state.main_time)
        if number.language == "en":
            text, main = number.context.document.text, state.main_time
            time = book_years.booked(marked, start, end, time, main, text, kind == "report")
        time = elapsed.gone_by(marked, start, end, time, state.today)
    if (
        time is None
        and number.language == "en"
        and traded.of_the_day(number, found)
        and state.day is not None
    ):
        return state.day
    return _of_stock(number, found, time) if kind == "stock" else _of_flow(number, found, time)


def _of_stock(number: Number, found: Found, time: Time | None) -> Time | None:
    """The day that a stock is of; a price without a day is that of the stretch that the text speaks of."""
    state = number.state
    if time is not None:
        return period.as_of(time)
    price = found.metric is not None and found.metric.type == "price"
    if price and state.as_of is None and state.time is not None and period.is_stretch(state.time):
        return state.time
    return _stock_time(found, number.role, state)


def _of_flow(number: Number, found: Found, time: Time | None) -> Time | None:
    """The time of what is no stock: its own, or else the one that the text goes on with."""
    state, dimension = number.state, number.quantity.dimension
    if dimension == "money" and (time is None or time.how == "context"):
        time = _booked(number.marked, number.mark) or time
    if time is None and found.metric is not None and found.metric.kind == "day":
        return _opened(found, state) or state.day
    if time is None and state.closing is not None and dimension in ("rank", "ordinal"):
        return replace(state.closing, how="context")
    if time is None and state.closing is not None and found.key.endswith(SHARES):
        return replace(state.closing, how="context")
    if number.plays("after") and (time is None or time.how == "context"):
        return _later(state) or time or state.time
    if time is not None:
        return time
    if state.shown is not None and COPULA.fullmatch(number.before()):
        return replace(state.shown, how="context")
    last, loose = state.last, number.language == "en" and state.time is None and state.last_at >= 0
    moves = loose and number.plays("growth", "change") and last is not None and last.metric == found.key
    if moves and last is not None and last.period is not None and last.role not in ("before", "growth"):
        return Time(last.period, last.granularity or "", "context")
    own = found.metric is None or not found.key.isascii()
    if state.closing is not None and own and dimension in COUNTED:
        return replace(state.closing, how="context")
    lasting = found.metric is None or found.metric.type == "duration" or found.metric.kind != "flow"
    return (
        None
        if dimension == "age" or (dimension == "time" and lasting)
        else _opened(found, state) or state.time
    )


def _spanned(number: Number) -> list[Time]:
    """The years of the stretch in which a Chinese value went from one number to another."""
    if number.language != "zh":
        return []
    dates = [m for m in number.marked.of("date", 0, number.mark.at) if period.usable(period.dated(m))]
    when = period.dated(dates[-1]) if dates else None
    if when is None or when.period is None:
        return []
    return years_of(Time(when.period, when.granularity, "context"))


ADDED = re.compile(
    r"\b(?:added|adding|lost|shed|gained|won|signed up)\s(?:about\s|another\s|some\s|"
    r"nearly\s)?$"
)
"""What changes a stock in the time that the text reports on (added 112,000 customers)."""
OWNED = re.compile(rf"{DATE}的(?:约|近|逾|超过?|不足|不到)?$")
BOOKED = re.compile(
    rf"[^，。；;]{{0,12}}(?:，[^，。；;\ue000]{{0,24}}\ue000?[^，。；;\ue000]{{0,6}})?，(?:预计)?(?:将|已经?|拟)?(?:全部|全额|一次性|均)?[计记]入(?:了|在)?{DATE}"
)
"""The period in whose accounts a sum is to be (费用约2,300万元，计入第三季度)."""


def _owned(number: Number, found: Found) -> Time | None:
    """The date that a value belongs to, right before it: 从年初的1.24%、6月末的1.21%走到9月末的1.20%.

    2023年的1.92倍 is a multiple of another value, and so may 2023年的85% be where no rate is told of.
    """
    marked, dimension = number.marked, number.quantity.dimension
    rate = found.metric is not None and found.metric.dimension == "percent"
    if dimension == "ratio" or (dimension == "percent" and not rate and not number.plays("after")):
        return None
    if number.plays("growth", "change", "share", "before"):
        return None
    match = OWNED.search(marked.text[: number.mark.at])
    date_mark = marked.mark_at(match.start(), "date") if match else None
    if date_mark is None or not period.usable(period.dated(date_mark)):
        return None
    when = period.dated(date_mark)
    assert when.period is not None
    time = Time(when.period, when.granularity, "printed")
    return period.at_end(when, time) if found.metric is not None and found.metric.kind == "stock" else time


def _when(marked: Marked, start: int) -> Time | None:
    """The date right before an English clause that tells of it (that of 2019, when it was 4.7 million)."""
    before = marked.mark_at(start - 2, "date") if marked.text.startswith(" when ", start) else None
    when = period.dated(before) if before is not None and period.usable(period.dated(before)) else None
    return (
        Time(when.period, when.granularity, "printed")
        if when is not None and when.period is not None
        else None
    )


def _booked(marked: Marked, mark: Mark) -> Time | None:
    """The period in whose accounts a sum is said to be."""
    match = BOOKED.match(marked.text, mark.at + 1)
    found = next((m for m in marked.marks if match and m.at == match.end() - 1), None)
    if found is None or not period.usable(period.dated(found)):
        return None
    when = period.dated(found)
    assert when.period is not None
    return Time(when.period, when.granularity, "printed")


def _later(state: State) -> Time | None:
    """The stretch after that of the value before, if the text's time lies in it (由2023年的5%升至6%)."""
    last, now = state.last, state.time
    if last is None or state.last_at < 0 or last.role != "before" or last.period is None or now is None:
        return None
    months, zero = LENGTHS.get(last.granularity or ""), timedelta(0)
    if months is None or now.period.first is None or now.period.last is None:
        return None
    after = period.shifted(last.period, months)
    if (
        after.first is None
        or after.last is None
        or not after.first <= now.period.first <= now.period.last <= after.last
    ):
        return None
    shorter = (period.length(now.period) or zero) < (period.length(after) or zero)
    if shorter and now.how == "printed" and period.is_stretch(now):
        return now  # 今年上半年…，毛利率由去年的31%升至38%
    return Time(after, last.granularity or "", "context")


def _opened(found: Found, state: State) -> Time | None:
    """The days that the sentence opened with, but for what is told of reporting periods."""
    if state.opened is None or (found.metric is not None and found.metric.kind == "report"):
        return None
    return state.opened


def _stock_time(found: Found, role: Role | None, state: State) -> Time | None:
    """The day a stock without a date is of: that of the same stock before it, of the sentence, or of
    the report.
    """
    last, main = state.last, state.main_time
    if last is not None and last.role == "before" and state.level is not None:
        last = state.level if state.level.metric == last.metric else last
    if last is not None and last.metric == found.key and last.period is not None and last.role != "before":
        return Time(last.period, last.granularity or "", "context")
    reported = found.metric is not None and found.metric.dimension in ("money", "percent")
    running = found.metric is not None and found.metric.civic and role is not None and role.role == "after"
    yearly = state.time is not None and state.time.granularity in ("quarter", "half", "year")
    if (
        found.metric is not None
        and found.metric.civic
        and yearly
        and role is not None
        and role.frame == "growth_to"
    ):
        return state.time  # deaths rose by 2.4% to 3,290: those of the year that the text speaks of
    if state.as_of is None and running and state.today is not None:
        return state.today
    if (
        state.as_of is None
        and last is not None
        and state.last_at >= 0
        and last.period == _day_of(state.today)
    ):
        return state.today
    if state.as_of is None and main is not None and reported:
        return Time(Period(main.period.last, main.period.last), "day", "context")
    return state.as_of


def _day_of(time: Time | None) -> Period | None:
    return time.period if time is not None else None


OR = re.compile(r",?\sor\s(?:about\s)?")
"""What tells a value once more, per share or in another currency."""


def _earlier(marked: Marked, mark: Mark, basis: Basis | None, state: State) -> Time | None:
    """The earlier time of a value that something is compared with: printed beside it, or shifted by the
    basis.
    """
    printed = period.beside(marked, mark.at)
    named = elapsed.ordinal_part(marked, mark.at, state.time)
    if named is not None:
        return named
    relational = basis is not None and basis.shift and state.time is not None
    if printed is not None and not (relational and marked.text[printed.at] == EARLIER):
        when = period.dated(printed)
        if when.period is not None:
            return Time(when.period, when.granularity, "printed")
    base, last = state.time, state.last
    again = state.last_at >= 0 and OR.fullmatch(marked.text, state.last_at + 1, mark.at) is not None
    if again and last is not None and last.role == "before" and last.period is not None:
        return Time(last.period, last.granularity or "", last.period_how)
    if last is not None and last.period is not None and state.last_at >= 0:
        base = Time(last.period, last.granularity or "", last.period_how)
    if base is None or base.period.last is None:
        return None
    if basis is not None and basis.key == "ytd":
        end = date(base.period.last.year - 1, 12, 31)
        return Time(Period(end, end), "day", base.how)
    if basis is not None and basis.shift:
        return Time(period.shifted(base.period, basis.shift), base.granularity, base.how)
    if base.granularity in ("year", "quarter", "half", "month", "range"):
        return Time(period.shifted(base.period, -12), base.granularity, "context")
    main = state.main_time
    if (
        main is not None
        and main.granularity == "year"
        and base.period == Period(main.period.last, main.period.last)
    ):
        return Time(
            period.shifted(base.period, -12), "day", "context"
        )  # debt fell to … from …, over the year
    return None


def regular(basis: Basis | None, time: Time | None, published: Period | None = None) -> Basis | None:
    """A base that is the same stretch a year or a quarter before, by the name of that comparison; of a value
    without a time, the year before that of writing.
    """
    if basis is None or not basis.key.startswith("since:"):
        return basis
    if time is None:
        year = published.last.year if published is not None and published.last is not None else 0
        return Basis("yoy", -12) if basis.key == f"since:{year - 1}-12-31" else basis
    for key, months in (("yoy", -12), ("qoq", -3), ("mom", -1)):
        fits = key == "yoy" or time.granularity == {"qoq": "quarter", "mom": "month"}[key]
        if fits and basis.key == f"since:{period.shifted(time.period, months).last}":
            return Basis(key, months)
    return basis
