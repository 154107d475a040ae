"""English dates: what is found where, and what it means on a given day of writing."""

from __future__ import annotations

import itertools
import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.dates import find_dates, resolve_dates
from timeline.lexicon import BUILTIN
from timeline.model import Document, Period, When

WRITTEN = date(2024, 5, 16)  # a Thursday


def read(text: str, written: date | None = WRITTEN) -> tuple[When, ...]:
    """Find and resolve the dates of a text."""
    document = Document("d", "d", "", None, "en", text, None, None)
    period = Period(written, written) if written else None
    return resolve_dates(find_dates(text, "en", BUILTIN), document, period, BUILTIN)


def shown(when: When) -> str:
    """Write a date's days: one day, or first..last with open ends left out."""
    if when.period is None:
        return "-"
    first, last = when.period.first, when.period.last
    return str(first) if first == last else f"{first or ''}..{last or ''}"


EXAMPLES = [
    # what the day of writing says, and the quarter that was named before
    ("It killed nine people at the weekend.", "the weekend", "2024-05-11..2024-05-12"),
    ("The match will be played at the weekend.", "the weekend", "2024-05-18..2024-05-19"),
    ("Its figures come out on 10 February.", "10 February", "2025-02-10"),
    # years that their end tells
    (
        "in the financial year that ends in March",
        "the financial year that ends in March",
        "2023-04-01..2024-03-31",
    ),
    ("in the year that ended in April.", "the year that ended in April", "2023-05-01..2024-04-30"),
    # other orders and shorter years
    ("Published: 06/2004", "06/2004", "2004-06-01..2004-06-30"),
    ("It began (4/2016).", "4/2016", "2016-04-01..2016-04-30"),
    ("in 2023 August", "2023 August", "2023-08-01..2023-08-31"),
    ("in 2023-Aug.", "2023-Aug", "2023-08-01..2023-08-31"),
    ("on Aug 9, 96.", "Aug 9, 96", "1996-08-09"),
    ("Thu Oct 26 11:00:09 EDT 2023", "Thu Oct 26 11:00:09 EDT 2023", "2023-10-26"),
    ("On 3 September, 44.9% of them", "3 September", "2024-09-03"),
    ("the weekend of Halloween 2021", "the weekend of Halloween 2021", "2021-10-30..2021-10-31"),
    ("over Labor Day 2021 weekend", "Labor Day 2021 weekend", "2021-09-04..2021-09-06"),
    ("It opened more than two weeks ago.", "more than two weeks ago", "..2024-05-01"),
    (
        "It must open less than 3 days after tomorrow.",
        "less than 3 days after tomorrow",
        "2024-05-17..2024-05-19",
    ),
    ("What will happen from April to September?", "from April to September", "2024-04-01..2024-09-30"),
    ("the month of June 2023", "the month of June 2023", "2023-06-01..2023-06-30"),
    ("the latter half of 2023", "the latter half of 2023", "2023-07-01..2023-12-31"),
    ("sales in FY25 Q2", "FY25 Q2", "2025-04-01..2025-06-30"),
    ("It opened a year and a month ago.", "a year and a month ago", "2023-04-01..2023-04-30"),
    ("on the Friday before Christmas 2023", "the Friday before Christmas 2023", "2023-12-22"),
    ("on the Monday after Easter 2023", "the Monday after Easter 2023", "2023-04-10"),
    ("at New Year's 2023", "New Year's 2023", "2023-01-01"),
    ("the Jan.-March period", "Jan.-March", "2024-01-01..2024-03-31"),
    ("mid-August to early September 2023", "mid-August to early September 2023", "2023-08-11..2023-09-10"),
    ("The fair is today - next Friday.", "today - next Friday", "2024-05-16..2024-05-24"),
    ("We meet on Tuesday, next week.", "Tuesday, next week", "2024-05-21"),
    ("We have to leave in five days.", "in five days", "2024-05-21"),
    ("It was 1 year and 2 days ago.", "1 year and 2 days ago", "2023-05-14"),
    # days, both word orders
    ("It opened on January 17.", "January 17", "2024-01-17"),
    ("It opened on 17 January 2023.", "17 January 2023", "2023-01-17"),
    ("It opened on Jan. 17, 2023, at last.", "Jan. 17, 2023", "2023-01-17"),
    ("It opened on the 7th of March 2019.", "the 7th of March 2019", "2019-03-07"),
    ("on the twenty-first of June, 2022", "the twenty-first of June, 2022", "2022-06-21"),
    ("It was 2021-03-04.", "2021-03-04", "2021-03-04"),
    ("It was 13/04/2021.", "13/04/2021", "2021-04-13"),
    ("It was 05-Aug-2016.", "05-Aug-2016", "2016-08-05"),
    ("It was 23.04.2022.", "23.04.2022", "2022-04-23"),
    ("It is due on Monday, May 27.", "Monday, May 27", "2024-05-27"),
    ("It must be done by Sept 31.", "by Sept 31", "-"),
    # weekdays
    ("It said on Tuesday that it had grown.", "Tuesday", "2024-05-14"),
    ("It will report on Tuesday.", "Tuesday", "2024-05-21"),
    ("It voted 7-2 on Tuesday to adopt a plan that begins to bind later.", "Tuesday", "2024-05-14"),
    ("Alder on Tuesday switched on a plant that is to catch gas.", "Tuesday", "2024-05-14"),
    ("It will hold a meeting on Tuesday devoted to the plan.", "Tuesday", "2024-05-21"),
    ("They met last Thursday.", "last Thursday", "2024-05-09"),
    ("They meet next Monday.", "next Monday", "2024-05-20"),
    ("They met on Monday of last week.", "Monday of last week", "2024-05-06"),
    # weeks, months, quarters, halves, fiscal years
    ("in the first week of 2021", "the first week of 2021", "2021-01-04..2021-01-10"),
    ("sales in March 2022", "March 2022", "2022-03-01..2022-03-31"),
    ("sales in May", "May", "2024-05-01..2024-05-31"),
    ("sales in Q1 2025", "Q1 2025", "2025-01-01..2025-03-31"),
    ("sales in 3Q23", "3Q23", "2023-07-01..2023-09-30"),
    ("the first quarter of last year", "the first quarter of last year", "2023-01-01..2023-03-31"),
    ("in the three months to March 2024", "three months to March 2024", "2024-01-01..2024-03-31"),
    ("for the quarter ended 31 March 2024", "the quarter ended 31 March 2024", "2024-01-01..2024-03-31"),
    ("the second half of 2023", "the second half of 2023", "2023-07-01..2023-12-31"),
    ("sales in H1 2023", "H1 2023", "2023-01-01..2023-06-30"),
    ("profit for FY24", "FY24", "2024-01-01..2024-12-31"),
    ("the first nine months of 2023", "the first nine months of 2023", "2023-01-01..2023-09-30"),
    # decades, centuries, seasons
    ("music of the 1990s", "the 1990s", "1990-01-01..1999-12-31"),
    ("art of the 18th century", "the 18th century", "1700-01-01..1799-12-31"),
    ("the summer of 2022", "the summer of 2022", "2022-06-01..2022-08-31"),
    # ranges and open ends
    ("from 2 July to 10 July 2023", "from 2 July to 10 July 2023", "2023-07-02..2023-07-10"),
    ("It ran May 3-5, 2023.", "May 3-5, 2023", "2023-05-03..2023-05-05"),
    ("It ran 12-15 March 2023.", "12-15 March 2023", "2023-03-12..2023-03-15"),
    ("between 2014 and 2018", "between 2014 and 2018", "2014-01-01..2018-12-31"),
    ("from Nov 2022 to March 2023", "from Nov 2022 to March 2023", "2022-11-01..2023-03-31"),
    ("chief since 2019", "since 2019", "2019-01-01.."),
    ("due by the end of April 2025", "by the end of April 2025", "..2025-04-30"),
    ("before May 3, 2020", "before May 3, 2020", "..2020-05-02"),
    ("until 2016", "until 2016", "..2016-12-31"),
    ("sales so far this year", "so far this year", "2024-01-01..2024-05-16"),
    # lengths that touch the day of writing, and dates that lie a length away
    ("They told it yesterday.", "yesterday", "2024-05-15"),
    ("the day before yesterday", "the day before yesterday", "2024-05-14"),
    ("They grew last month.", "Last month".lower(), "2024-04-01..2024-04-30"),
    ("They left ten days ago.", "ten days ago", "2024-05-06"),
    ("It happened 2 weeks after May 2, 2024.", "2 weeks after May 2, 2024", "2024-05-16"),
    ("over the past two weeks", "the past two weeks", "2024-05-02..2024-05-15"),
    ("The next twelve months will tell.", "The next twelve months", "2024-05-16..2025-05-15"),
    ("It will be out for 3 days starting Monday.", "3 days starting Monday", "2024-05-20..2024-05-22"),
    # parts
    ("early 2025", "early 2025", "2025-01-01..2025-04-30"),
    ("at the end of last year", "the end of last year", "2023-12-01..2023-12-31"),
]


@pytest.mark.parametrize(("text", "printed", "days"), EXAMPLES, ids=[e[1] for e in EXAMPLES])
def test_a_date_is_found_whole_and_means_its_days(text: str, printed: str, days: str) -> None:
    found = {when.text: shown(when) for when in read(text)}
    assert found == {printed: days}


NOTHING = [
    "This may or may not be right.",
    "They march on, and the sun sat low.",
    "I second that.",
    "She was wed in a hurry.",
    "An august body, to be sure.",
    "It costs $2,024 or 2,025 yen.",
    "More than 2000 people came.",
    "model 1688 and flight BA2019x",
    "Tel: +86 138-2010-2015",
    "The ratio is 4:3, or 3/4 of it.",
    "Open 24/7.",
    "a 15th floor flat",
    "three-quarters of sales",
    "patients at week 12 of the trial",
]


@pytest.mark.parametrize("text", NOTHING)
def test_words_and_numbers_that_are_no_dates_give_none(text: str) -> None:
    assert [when.text for when in read(text) if when.period] == []


def test_a_length_of_time_has_no_days_but_a_timex() -> None:
    assert [(w.text, w.timex) for w in read("It took 12 weeks, then a year and a half.")] == [
        ("12 weeks", "P12W"),
        ("a year and a half", "P18M"),
    ]


def test_two_orders_of_a_slashed_date_are_both_kept() -> None:
    (when,) = read("It will close on 12/1.")
    assert shown(when) == "2024-12-01"
    assert when.others == (Period(date(2025, 1, 12), date(2025, 1, 12)),)


def test_an_impossible_day_is_one_flagged_mention() -> None:
    (when,) = read("It ended on September 31, 2023.")
    assert when.text == "September 31, 2023"
    assert when.period is None
    assert "impossible" in when.flags


def test_a_printed_weekday_is_kept_and_moves_no_date() -> None:
    (when,) = read("It is due on Monday, May 28.")
    assert shown(when) == "2024-05-28"
    assert "weekday:MON" in when.flags


@pytest.mark.parametrize(
    "text",
    [
        "May 28 was a Friday.",
        "On May 28, a Friday, it closed.",
        "May 28 (a Friday)",
        "May 28, which was a Friday,",
    ],
)
def test_a_text_may_say_which_day_of_the_week_a_date_was(text: str) -> None:
    (when,) = read(text)
    assert "weekday:FRI" in when.flags


def test_a_number_behind_a_weekday_is_no_day() -> None:
    (when,) = read("It sold out on Thursday, 6.1% faster.")
    assert when.text == "Thursday"
    assert read("Friday 5.31.")[0].text == "Friday 5.31"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("It opens in March and will bake.", "2025-03-01..2025-03-31"),
        ("It sold 3m pumps last year. Sales rose in March.", "2024-03-01..2024-03-31"),
        ("Last year was hard. It closed two plants in March.", "2023-03-01..2023-03-31"),
        ("It must pay by March 3rd.", "..2025-03-03"),
        ("The launch was put back to February 2026 from October.", "2025-10-01..2025-10-31"),
        ("It opened last winter.", "2023-12-01..2024-02-29"),
        ("Debt was £22m less than six months earlier.", "2023-11-01..2023-11-30"),
    ],
)
def test_what_a_time_is_nearest_to(text: str, wanted: str) -> None:
    assert shown(read(text)[-1]) == wanted


def test_an_entry_of_a_list_of_dates_is_no_range() -> None:
    (when, other) = read("May 28, 2024 - First fuel loaded. May 30 - Second try.")
    assert (when.text, other.text) == ("May 28, 2024", "May 30")


def test_a_weekday_that_ends_a_sentence_is_not_of_the_next_date() -> None:
    first, second = read("It closed on a Tuesday. On May 28 it opened.")
    assert (first.text, second.text) == ("Tuesday", "May 28")
    meeting, _ = read("On May 28, a Friday meeting was held.")
    assert meeting.text == "May 28"


def test_the_year_left_out_follows_the_tense() -> None:
    assert [shown(w) for w in read("It was filed in November.")] == ["2023-11-01..2023-11-30"]
    assert [shown(w) for w in read("It will open in February.")] == ["2025-02-01..2025-02-28"]


def test_a_comparison_moves_the_period_spoken_of() -> None:
    text = (
        "In the fourth quarter of 2023 it sold 9% more than a year earlier "
        "and 3% more than in the three months before."
    )
    assert [shown(w) for w in read(text)] == [
        "2023-10-01..2023-12-31",
        "2022-10-01..2022-12-31",
        "2023-07-01..2023-09-30",
    ]


def test_days_count_from_the_day_spoken_of() -> None:
    assert [shown(w) for w in read("It closed on April 2. Two weeks later it reopened.")] == [
        "2024-04-02",
        "2024-04-16",
    ]


def test_rows_of_a_table_take_the_year_of_its_head() -> None:
    text = "| 2022 | Sales |\n| --- | --- |\n| First quarter | 3 |\n| Full year | 9 |\n"
    assert [shown(w) for w in read(text)][1:] == ["2022-01-01..2022-03-31", "2022-01-01..2022-12-31"]


DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31))
PRINTS = ["{d:%B} {d.day}, {d.year}", "{d.day} {d:%B} {d.year}", "{d:%Y-%m-%d}", "{d:%b}. {d.day}, {d.year}"]


@given(DAYS, st.sampled_from(PRINTS))
@settings(max_examples=150)
def test_an_absolute_day_reads_back(day: date, pattern: str) -> None:
    printed = pattern.format(d=day)
    found = read(f"The firm was sold on {printed} for cash.")
    assert [shown(w) for w in found] == [day.isoformat()]


SENTENCE = """
    may march the of in 2024 12 3 Monday May first quarter last week ago two years - , . from to by end Q1 /
    15th half a and FY24 '24 next noon 3pm
"""
WORDS = st.sampled_from(SENTENCE.split())


@given(st.lists(WORDS, max_size=25), st.sampled_from([" ", "", "\n"]))
@settings(max_examples=200, deadline=None)
def test_offsets_cut_out_what_is_printed_and_nothing_overlaps(words: list[str], joint: str) -> None:
    text = joint.join(words)
    mentions = find_dates(text, "en", BUILTIN)
    assert all(text[m.start : m.end] == m.text and m.text.strip() == m.text for m in mentions)
    assert all(a.end <= b.start for a, b in itertools.pairwise(mentions))
    read(text)


HOSTILE = [
    "1" * 20000,
    "from " * 4000,
    "12-" * 7000,
    "1/1/" * 5000,
    "the " * 5000,
    "2024-2025-" * 2000,
    "May " * 5000,
]


@pytest.mark.parametrize("text", HOSTILE, ids=[h[:8] for h in HOSTILE])
def test_hostile_text_takes_time_in_proportion_to_its_length(text: str) -> None:
    start = time.process_time()
    find_dates(text, "en", BUILTIN)
    once = time.process_time() - start
    start = time.process_time()
    find_dates(text * 4, "en", BUILTIN)
    assert time.process_time() - start < 10 * once + 0.5


FISCAL = [
    ("Revenue in fiscal 2025, which ended June 30, rose.", "FY2025", "2024-07-01..2025-06-30"),
    ("The fiscal year ends on March 31. Sales in fiscal 2024 rose.", "FY2024", "2023-04-01..2024-03-31"),
    ("Fiscal 2024, ended March 31, 2025, was weak.", "FY2024", "2024-04-01..2025-03-31"),
    ("The financial year begins in October. Fiscal 2024 was weak.", "FY2024", "2023-10-01..2024-09-30"),
    (
        "Sales in the third quarter of fiscal 2024, which ended June 30, rose.",
        "FY2024-Q3",
        "2024-04-01..2024-06-30",
    ),
    ("It gave results for Q3 FY2025, ended May 31, 2025. Fiscal 2024", "FY2024", "2023-09-01..2024-08-31"),
    ("In its third quarter, which ended in May, sales rose.", "2024-Q1", "2024-03-01..2024-05-31"),
    ("Sales in fiscal 2024 rose.", "FY2024", "2024-01-01..2024-12-31"),
]


@pytest.mark.parametrize(("text", "timex", "expected"), FISCAL)
def test_a_fiscal_year_that_the_text_gives(text: str, timex: str, expected: str) -> None:
    """The own year, where the text says when it ends or begins; the end of a quarter says it too."""
    assert {w.timex: shown(w) for w in read(text)}[timex] == expected


def test_a_list_of_days_shares_its_month() -> None:
    """May 3, 7 and 9 are three days; a number that no `and` closes is none."""
    assert [shown(w) for w in read("It played on May 3, 7 and 9.")] == [
        "2024-05-03",
        "2024-05-07",
        "2024-05-09",
    ]
    assert [w.text for w in read("It sold, by May 3, 7 cars, 9 vans and boats.")] == ["by May 3"]


def test_the_middle_of_a_year_as_a_limit() -> None:
    """Its two middle months are meant where it is a time, its middle where it is a limit."""
    assert shown(read("It opens in the middle of 2025.")[0]) == "2025-06-01..2025-07-31"
    assert shown(read("It opens by the middle of 2025.")[0]) == "..2025-06-30"


TENSES = [
    ("Two wards that closed in January will reopen on 1 July.", "January", "2024-01-01..2024-01-31"),
    ("Two wards that closed in November will reopen on 1 July.", "November", "2023-11-01..2023-11-30"),
    (
        "It warned in November that the link would not be ready soon.",
        "November",
        "2023-11-01..2023-11-30",
    ),
    ("A line to be completed in November is late.", "November", "2024-11-01..2024-11-30"),
    ("The firm launched it on January 28. It will go on sale in March.", "March", "2025-03-01..2025-03-31"),
    (
        "Sales grew in the first quarter. In the same quarter of 2022 they fell.",
        "the same quarter of 2022",
        "2022-01-01..2022-03-31",
    ),
    ("It raised its profit forecast on Tuesday.", "Tuesday", "2024-05-14"),
    ("The dividend will be paid on January 16.", "January 16", "2025-01-16"),
    (
        "Debt was £5m at the end of March, down from £6m six months earlier.",
        "six months earlier",
        "2023-09-01..2023-09-30",
    ),
    ('"Nobody wants to be out at Christmas," said Ada Pike.', "Christmas", "2024-12-25"),
]


@pytest.mark.parametrize(("text", "printed", "days"), TENSES, ids=[e[0][:30] for e in TENSES])
def test_a_month_follows_the_verb_that_it_stands_with(text: str, printed: str, days: str) -> None:
    """The verb before a date says when, not the next clause's; a quote is not of the time of saying it."""
    assert {w.text: shown(w) for w in read(text)}[printed] == days


def test_a_year_that_is_not_the_calendars_is_the_year_spoken_of() -> None:
    text = "It spent £6m in the year to March. Pay rose 8% on the previous year. It ended the year well."
    assert [shown(w) for w in read(text)] == [
        "2023-04-01..2024-03-31",
        "2022-04-01..2023-03-31",
        "2023-04-01..2024-03-31",
    ]
    text = "It spent £6m in the year to March. It fell in the first half of the financial year."
    assert shown(read(text)[1]) == "2024-04-01..2024-09-30"


def test_the_same_month_of_a_year() -> None:
    assert [shown(w) for w in read("It saw 9 in April, 6% more than in the same month of 2021.")] == [
        "2024-04-01..2024-04-30",
        "2021-04-01..2021-04-30",
    ]


def test_the_same_period_of_a_year_and_the_half_of_a_year_that_is_over() -> None:
    text = "It built 9 in the first half of 2023, 6% more than in the same period of 2021."
    assert [shown(w) for w in read(text)] == ["2023-01-01..2023-06-30", "2021-01-01..2021-06-30"]
    text = "Rents rose in the year to March. It built 9 in the first quarter of the year."
    assert shown(read(text)[1]) == "2024-01-01..2024-03-31"


def test_the_year_before_is_set_off_from_the_period_of_the_figures() -> None:
    told = "Thefts fell in the year to the end of March, figures showed on Thursday."
    text = f"{told} It had 9, 3 fewer than the year before."
    assert [shown(w) for w in read(text)] == [
        "2023-04-01..2024-03-31",
        "2024-05-16",
        "2022-04-01..2023-03-31",
    ]
    assert shown(read(f"{told} It had 40, against 60 in the previous year.")[2]) == "2022-04-01..2023-03-31"


def test_the_quarter_is_the_one_named_and_a_forecast_for_the_year_is_of_the_year_of_writing() -> None:
    text = (
        "It sold 9 in the third quarter of 2023. On 5 November 2023 it sold 3. It sold 2 in the quarter. "
        "In 2021 it sold 4. It raised its forecast for the year."
    )
    found = {when.text: shown(when) for when in read(text)}
    assert found["the quarter"] == "2023-07-01..2023-09-30"
    assert found["the year"] == "2024-01-01..2024-12-31"


@pytest.mark.parametrize(
    "text", ["$65 million of the 2022 Notes", "the 2014 Incentive Plan", "The 2026 Convertible Senior Notes"]
)
def test_the_year_of_a_paper_is_no_time(text: str) -> None:
    assert read(text) == ()


def test_a_year_before_other_words_is_a_time() -> None:
    assert [w.text for w in read("Notes of the 2022 elections. The 2022 plan notes rose.")] == [
        "the 2022",
        "The 2022",
    ]


def test_a_day_goes_on_with_the_full_date_of_an_older_story() -> None:
    story = "On Saturday, September 13, 1788, they voted, and on Monday, September 15 they published it."
    assert [shown(w) for w in read(story)] == ["1788-09-13", "1788-09-15"]
    bare = "He left on May 3, 1804 and came back on June 5."
    assert [shown(w) for w in read(bare)] == ["1804-05-03", "1804-06-05"]


def test_a_day_beside_a_recent_date_is_of_the_year_of_writing() -> None:
    assert [shown(w) for w in read("It was tried on March 3, 2023 and sold on May 5.")][1] == "2024-05-05"


def test_what_the_article_tells_of_decides_quarters_and_the_same_day() -> None:
    told = (
        "Oban agreed on Monday, 4 November 2024, to sell a unit. It had revenue of $1 billion last year.\n\n"
        "But it has been losing subscribers: 38,000 went in the third quarter alone. Debt was $7 billion on "
        "30 September.\n\nOban said on the same day that it had 6 million customers at the end of the "
        "quarter. "
        "It moved in the spring to Leith. Its rival Skerry, which reports on Nov. 20, fell."
    )
    days = {when.text: when.period for when in read(told, date(2024, 11, 5))}
    assert days["the third quarter"] == Period(date(2024, 7, 1), date(2024, 9, 30))
    assert days["the same day"] == Period(date(2024, 11, 4), date(2024, 11, 4))
    assert days["the end of the quarter"] == Period(date(2024, 9, 1), date(2024, 9, 30))
    assert days["the spring"] == Period(date(2024, 3, 1), date(2024, 5, 31))
    assert days["Nov. 20"] == Period(date(2024, 11, 20), date(2024, 11, 20))


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Revenue rose 4% in the quarter to $9m.", "2024-01-01..2024-03-31"),
        ("It expects to sell 40 in the quarter.", "2024-04-01..2024-06-30"),
        ("Sales for the previous quarter rose.", "2024-01-01..2024-03-31"),
    ],
)
def test_the_quarter_that_figures_are_told_of_is_over(text: str, days: str) -> None:
    (when,) = read(text)
    assert shown(when) == days
