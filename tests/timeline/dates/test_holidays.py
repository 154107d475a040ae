"""Holidays: the day that the rules and calendars give, in the year that is meant."""

from __future__ import annotations

from datetime import date

import pytest

from tests.timeline.dates.test_en import read, shown
from timeline.dates.expressions import Holiday
from timeline.dates.holidays import holiday_entries, spell_of
from timeline.lexicon import BUILTIN

DAYS = [
    ("christmas", 2024, date(2024, 12, 25)),
    ("thanksgiving", 2024, date(2024, 11, 28)),
    ("black_friday", 2023, date(2023, 11, 24)),
    ("memorial_day", 2024, date(2024, 5, 27)),
    ("easter", 2024, date(2024, 3, 31)),
    ("good_friday", 2025, date(2025, 4, 18)),
    ("orthodox_easter", 2024, date(2024, 5, 5)),
    ("lunar_new_year", 2025, date(2025, 1, 29)),
    ("lunar_new_year_eve", 2025, date(2025, 1, 28)),
    ("dragon_boat", 2024, date(2024, 6, 10)),
    ("mid_autumn", 2025, date(2025, 10, 6)),
    ("qingming", 2024, date(2024, 4, 4)),
    ("eid_al_fitr", 2024, date(2024, 4, 10)),
    ("diwali", 2023, date(2023, 11, 12)),
    ("yom_kippur", 2024, date(2024, 10, 12)),
]


@pytest.mark.parametrize(("key", "year", "day"), DAYS, ids=[d[0] for d in DAYS])
def test_a_holiday_falls_on_its_day(key: str, year: int, day: date) -> None:
    entry = holiday_entries(BUILTIN)[key]
    assert spell_of(entry, year, Holiday(key))[0] == day


def test_every_name_in_every_language_has_a_rule() -> None:
    known = holiday_entries(BUILTIN)
    for language in ("zh", "en"):
        for entry in BUILTIN.table("holidays", language):
            assert entry["key"] in known
            first, last = spell_of(known[entry["key"]], 2022, Holiday(entry["key"]))
            assert first <= last


def test_the_official_days_off_run_around_the_holiday() -> None:
    entry = holiday_entries(BUILTIN)["lunar_new_year"]
    holiday = Holiday("lunar_new_year", spell="days_off")
    assert spell_of(entry, 2025, holiday) == (date(2025, 1, 28), date(2025, 2, 4))


@pytest.mark.parametrize(
    ("text", "printed", "day"),
    [
        ("Sales on Black Friday 2021 rose.", "Black Friday 2021", "2021-11-26"),
        ("when was the last Easter?", "last Easter", "2024-03-31"),
        ("It will open on Labor Day.", "Labor Day", "2024-09-02"),
        ("Thanksgiving of last year", "Thanksgiving of last year", "2023-11-23"),
        ("New Year's Day 2020", "New Year's Day 2020", "2020-01-01"),
    ],
)
def test_a_holiday_is_read_with_its_year(text: str, printed: str, day: str) -> None:
    assert [(w.text.removeprefix("the "), shown(w)) for w in read(text)] == [(printed, day)]


def test_a_name_that_is_another_word_in_lower_case_is_printed_with_a_capital() -> None:
    assert "lent" not in {w.text for w in read("The bank lent 5 million in May.")}
    assert "Lent" in {w.text for w in read("Sales of fish rise in Lent.")}
