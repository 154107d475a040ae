"""Dates of other languages in a text."""

from __future__ import annotations

import pytest

from timeline.dates import find_dates
from timeline.dates.expressions import Fields
from timeline.lexicon import BUILTIN


@pytest.mark.parametrize(
    ("text", "printed", "day"),
    [
        ("La société a publié le 12 mars 2024 ses chiffres.", "12 mars 2024", (2024, 3, 12)),
        ("Am 3. Oktober 2023 wurde geschlossen.", "3. Oktober 2023", (2023, 10, 3)),
        ("El 5 de mayo de 2022 la empresa cerró.", "5 de mayo de 2022", (2022, 5, 5)),
        ("Il 7 giugno 2021 la ditta.", "7 giugno 2021", (2021, 6, 7)),
        ("Компания 9 мая 2020 года.", "9 мая 2020", (2020, 5, 9)),
    ],
)
def test_a_written_out_date_of_another_language_is_read(
    text: str, printed: str, day: tuple[int, int, int]
) -> None:
    found = {m.text: m.expression for m in find_dates(text, "en", BUILTIN)}
    assert found[printed] == Fields(year=day[0], month=day[1], day=day[2])


def test_numbers_around_an_ordinary_word_are_no_date() -> None:
    assert [m.text for m in find_dates("Of 12 cases 2024 was worst.", "en", BUILTIN)] == ["2024"]
