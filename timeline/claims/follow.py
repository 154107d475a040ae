"""How a text goes on, clause by clause: what its topic, its times and its metric become."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from timeline.claims import book_years, elapsed, openings, period, public, scope, subject
from timeline.claims.marks import Mark, Marked, metric_of
from timeline.claims.patterns import DATE, EARLIER, METRIC, NAME
from timeline.claims.period import Time
from timeline.claims.state import Context, State
from timeline.claims.topics import RELATIVE, follow_topic
from timeline.model import Document, Period

REPORTED = ("quarter", "half", "year", "fiscal")
"""What an article can report on; on a month only where its headline or lead says so."""
SO_FAR = 75
"""Days from which a stretch from the first of January on is one that an article reports on (前三季度)."""
DATE_ONLY = re.compile(
    rf"[\s，,]*(?:截至|截止|到|在|于|as of|by|at|in|on|自|从)?\s?(?:the )?[{DATE}](?:末|底|前|时|为止|"
    rf"止)?[\s，,]*"
)


UP_TO = re.compile(rf"截[至止]|[末底止]|\bas of\b|\bby\b|[{DATE}]前|^[\s，,]*到")
"""What says that a day closes what is counted up to it; the day of a deed does not."""
FULL_YEAR = re.compile(
    r"\b(?:full-year|annual)\s(?:[a-z-]+\s){0,3}?(?:forecasts?|guidance|outlook|targets?)\b"
    r"|\bfull[- ]year\s(?:[a-z]+\s){1,3}of\s"
)
"""What is expected of the year in which the quarter lies that an article reports on."""


def begin_sentence(marked: Marked, context: Context, state: State) -> None:
    """Turn what was printed before into context; a new paragraph starts from the article's own time."""
    if marked.sentence.paragraph != state.paragraph:
        state.earlier |= state.counted
        state.topic, state.metric, state.segment, state.last = None, None, None, None
        state.raised = state.raised if ANSWER.match(marked.text) else None
        state.before = state.tally or state.before
        state.tally = state.expected = state.resume = state.opener = state.owner = None
        state.time, state.counted, state.as_of = state.main_time, {}, None
        state.closing = state.level = None
        state.each_share = False
        state.paragraph = marked.sentence.paragraph
    elif (
        state.time is not None
        and (state.ahead or (state.last is not None and state.last.stance in ("forecast", "planned")))
        and not _is_over(state)
    ):
        state.time = state.main_time
    elif state.back is not None:
        state.time = state.back
    state.back = None
    state.last_at, state.outlook = -1, (set(), set())
    goes_on = context.words.language == "zh" and marked.text.startswith("其中")
    state.opened = state.opened if goes_on else None
    state.ahead, state.whole, state.shown = False, None, None
    state.place = None
    if state.resume is not None and not openings.IN_IT.match(marked.text):
        state.topic = state.resume
    if state.owner is not None:
        state.topic = state.owner
    state.resume = state.owner = None
    if state.as_of is not None:
        state.as_of = replace(state.as_of, how="context")
    if state.topic is not None and state.topic.type == public.SET_AGAINST:
        state.topic = None
    if state.topic is not None:
        again = openings.goes_on(marked, state.topic, context.main) and (
            not public.is_law(state.topic) or public.BY_LAW.search(marked.text) is not None
        )
        state.topic = replace(state.topic, how="context") if again else None
    if state.time is not None:
        state.time = replace(state.time, how="context")


def _is_over(state: State) -> bool:
    """Whether the time that the text speaks of had ended when it was written."""
    last = state.time.period.last if state.time is not None else None
    today = state.today.period.first if state.today is not None else None
    return last is not None and today is not None and last < today


def follow(marked: Marked, clause: int, context: Context, state: State) -> None:
    """Take the topic and the times of a clause into the state."""
    start, end = marked.clause_span(clause)
    follow_topic(marked, start, end, context, state)
    people = [m for m in marked.of("name", start, end) if subject.named(m).type == "person"]
    state.person = subject.topic_of(people[-1]) if people else state.person
    _follow_times(marked, start, end, context, state)


def _follow_times(marked: Marked, start: int, end: int, context: Context, state: State) -> None:
    if context.words.language == "en" and not start:
        state.as_of = None  # what happened on a day is not what is counted on it
    if BASIS_ONLY.fullmatch(marked.text, start, end):
        return
    if state.back is not None and marked.text[start - 1 : start] in SEPARATED:
        state.time, state.back = state.back, None
    found = period.clause_time(marked, start, end, period.Dated(end, aside=state.aside))
    counted = marked.of("quantity", start, end)
    if not counted:
        state.shown = found
    ending = elapsed.ended_in(marked, start, end) if context.words.language == "en" else None
    if ending is not None:
        state.time = ending
        return
    whole = start < end and found is None and context.words.language == "en"
    if whole and state.main_time is not None and FULL_YEAR.search(marked.printed(start, end, context.text)):
        last = state.main_time.period.last
        if state.main_time.granularity in ("quarter", "half") and last is not None:
            month = book_years.year_end(context.document.text, state.main_time) or 12
            state.time = Time(book_years.year_around(last, month), "year", "context")
            state.ahead = True
            return
    if found is not None and is_span(found.period) and not _in_passing(marked, start, end):
        same = any(SAME_ZH.search(period.dated(m).text) for m in marked.of("date", start, end))
        state.back = (state.back or state.time) if same else None
        state.time = period.reported_year(marked, start, end, found, state.main_time)
        if context.words.language == "en":
            text, main = context.document.text, state.main_time
            state.time = book_years.booked(marked, start, end, state.time, main, text, False)
        state.ahead = not counted and scope.is_ahead(marked, start, end)
        _follow_main_time(marked, start, end, found, context, state)
    if found is not None:
        opens = not is_span(found.period) and _opens(marked, start, end)
        state.opened = replace(found, how="context") if opens else None
    if found is not None and not counted and DATE_ONLY.fullmatch(marked.text[start:end]):
        state.as_of = period.as_of(found)
        said = marked.text[start:end] + "".join(period.dated(m).text for m in marked.of("date", start, end))
        state.closing = state.as_of if UP_TO.search(said) else state.closing
    _follow_days(marked, start, end, context, state)


def _follow_main_time(
    marked: Marked, start: int, end: int, found: Time, context: Context, state: State
) -> None:
    """Take the time that an article reports on: the first that its head or its opening is news of."""
    leads = marked.sentence.section in ("headline", "lead")
    leads = leads and (found.granularity == "month" or _is_season(found, context))
    leads = leads and is_news(found, context.document, RECENT)
    stated = any(REPORTS_ON.search(period.dated(m).text) for m in marked.of("date", start, end))
    reported = leads or stated or found.granularity in REPORTED or _so_far(found)
    english = context.words.language == "en"
    reported = reported and (
        marked.sentence.paragraph <= 3
        or (state.main_time is None and english and _of_results(marked, start, end, found))
    )
    first = state.main_time is None or (
        stated and not state.stated and state.main_time.period != found.period
    )
    state.stated = state.stated or (stated and reported)
    if first and reported and is_news(found, context.document) and not context.digest:
        state.main_time = replace(found, how="context")


RESULTS_BY = 8
"""The paragraph by which a report of results has said what time it is of."""


def _of_results(marked: Marked, start: int, end: int, found: Time) -> bool:
    """Whether a clause of an English article gives figures of a quarter or half that firms report (Net sales
    fell 4% in the third quarter).
    """
    if marked.sentence.paragraph > RESULTS_BY or found.granularity not in ("quarter", "half"):
        return False
    told = marked.of("metric", start, end)
    return any(metric_of(m).kind == "report" for m in told)


def _follow_days(marked: Marked, start: int, end: int, context: Context, state: State) -> None:
    """Take the days of a clause: the one that something is counted on, and that of the news."""
    chinese = context.words.language == "zh"
    told = chinese and not marked.of("quantity", start, end) and TELLING.search(marked.text, start, end)
    for mark in (m for m in marked.of("date", start, end) if m.at not in state.aside):
        if chinese and DISPATCH.match(marked.text, mark.at + 1):
            continue
        ended = period.ended(period.dated(mark))
        state.as_of = ended or state.as_of
        when = period.dated(mark)
        if (
            not told
            and period.usable(when)
            and when.period is not None
            and (when.granularity == "day" or when.flags & {"open_start"})
        ):
            state.as_of = period.as_of(Time(when.period, when.granularity, "printed"))
        aside = state.day is not None and RELATIVE.match(marked.text, start) is not None
        english = context.words.language == "en"
        aside = aside or (english and EXPECTED.search(marked.text, start, mark.at) is not None)
        if not aside and not CLOSE_OF.match(marked.text, mark.at + 1):
            state.day = _news_day(mark, context.document) or state.day


EXPECTED = re.compile(r"\b(?:is|are|was|were)\s(?:expected|due|set|scheduled)\s|\bwill\s")
"""What makes a day one that is not over (is expected to report this morning)."""
DISPATCH = re.compile(r"[）)]?[电讯][）)]?")
"""What makes a day only that on which an article was sent."""
CLOSE_OF = re.compile(rf"['’]s\s(?:[a-z]+\s)?(?:close|closing|price|open|{METRIC})")
"""What makes a day that of the price before the news (a premium to Monday's close)."""


SEPARATED = ("；", ";")
"""What ends a part of a sentence: the next is not of a time that this one only compares with."""
BASIS_ONLY = re.compile(
    rf"[\s，,]*(?:与|和|同|跟|较|对比|相较于?)[{DATE}{EARLIER}](?:同期)?(?:相比较?|比较?)?"
)
"""A clause that says only what the next one is compared with (与2023年相比，…)."""


def _is_season(time: Time, context: Context) -> bool:
    """Whether a Chinese stretch is one of whole months that is told as such (7月1日至8月31日)."""
    first, last = time.period.first, time.period.last
    if context.words.language != "zh" or first is None or last is None:
        return False
    return first.day == 1 and (last + timedelta(1)).day == 1 and (last - first).days > 31


def _so_far(time: Time) -> bool:
    """Whether a period is the first months of a year (前三季度, 前10月)."""
    first, last = time.period.first, time.period.last
    if first is None or last is None or (first.month, first.day) != (1, 1):
        return False
    return (last + timedelta(1)).day == 1 and (last - first).days >= SO_FAR


ANSWER = re.compile(r"\s*答[:：]")
"""What an answer opens with: it goes on with what was asked."""
REPORTS_ON = re.compile(r"\b(?:months?|quarter|half|year)\s(?:to|ended|ending|through)\b", re.I)
"""A stretch that a report is of (the six months to the end of September)."""
SET_OFF = re.compile(
    r"(?:a|the|one|two|three|four|five|six|\d+)?\s?"
    r"(?:(?:previous|prior) years?|years?[ -](?:earlier|ago|before)|years?)",
    re.I,
)
TOLD_OF = re.compile(
    rf"(?:^|\s)(?:an?|the|its|their|one)\s(?:[a-z{NAME}{METRIC}-]+\s){{1,5}}?(?!(?:need|proceed|exceed|speed)\b)(?:[a-z]+ed|set|built|held|"
    rf"sold|made|begun|won|born)\s(?:[a-z]+\s){{0,4}}?(?:in|on|of|since|by|from)\s(?:the\s)?[{DATE}]$"
)
"""What a thing is told of in passing, all of a clause (…, the compact model launched in June, …)."""


def _in_passing(marked: Marked, start: int, end: int) -> bool:
    """Whether an English clause dates only what it compares with or explains (a loss a year earlier)."""
    if RELATIVE.match(marked.text, start):
        return True
    if TOLD_OF.fullmatch(marked.text[start:end]):
        return True
    texts = [period.dated(m).text for m in marked.of("date", start, end) if period.usable(period.dated(m))]
    if texts and all(SAME_SPAN.match(t) for t in texts):
        return True
    if texts == ["the year"] and FOR_YEAR.search(marked.text, start, end):
        return False
    return bool(texts) and all("year" in t and SET_OFF.fullmatch(t) for t in texts)


SAME_ZH = re.compile("同[期月季]$")
"""A period that is only compared with: the next sentence is not of it (去年同期则蚀4,700万港元。)."""
SAME_SPAN = re.compile(r"(?:the\s)?same\s", re.I)
"""What opens a date that something is only compared with (a profit in the same months of 2023)."""
FOR_YEAR = re.compile(rf"\b(?:for|over)\s{DATE}")
OPENING = re.compile(rf"[\s，,]*(?:[{NAME}]的?)?(?:截至|自|从|在|于|on\s(?:the\s)?)?[{DATE}]")


AFTER_EVENT = re.compile(rf"[\u3400-\u9fff{NAME}{METRIC}]{{2,8}}{DATE}")
NEXT_DAY = re.compile("[次翌隔]日|第二天|当[天日晚]|后一[天日]")
"""An event and the day after it open a clause too (罚单公布次日，股价跌0.9%)."""
TELLING = re.compile(
    r"公布|发布|宣布|表示|指出|披露|通报|公告|透露|召开|举行|[说称]$|\b(?:said|reported|announced|published)\b"
)
"""The day of a clause in which somebody tells is not that of what is told."""


def _opens(marked: Marked, start: int, end: int) -> bool:
    """Whether a clause opens with its date, or with a name and its date: that of the clauses after it."""
    text, dates = marked.text[start:end], marked.of("date", start, end)
    if len(dates) != 1:
        return False
    if AFTER_EVENT.fullmatch(text) and NEXT_DAY.match(period.dated(dates[0]).text):
        return True
    return OPENING.match(text) is not None and not TELLING.search(text)


def is_span(span: Period) -> bool:
    """Whether a period is a month or more, with both its ends."""
    return span.first is not None and span.last is not None and (span.last - span.first).days >= 27


STALE = timedelta(days=900)
"""What ended longer ago than that is no news of an article that is dated."""


RECENT = timedelta(days=150)


def is_news(time: Time, document: Document, within: timedelta = STALE) -> bool:
    """Whether a period had ended when the article appeared, and not long before."""
    published, last = document.published.last if document.published else None, time.period.last
    return published is None or last is None or last <= published <= last + within


def _news_day(mark: Mark, document: Document) -> Time | None:
    """A day that is the news of the article: printed, and at most four days before it appeared."""
    when = period.dated(mark)
    published = document.published.last if document.published else None
    if when.granularity != "day" or when.period is None or when.period.first is None or published is None:
        return None
    if not timedelta(0) <= published - when.period.first <= timedelta(4):
        return None
    return Time(when.period, "day", "context")
