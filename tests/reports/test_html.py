"""The parts of the HTML report: markup that escapes, the elastic axis, interval bars."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.formats.html.bars import bars
from reports.formats.html.facts import Known
from reports.formats.html.markup import Markup, tag
from reports.formats.html.scale import make_axis
from reports.layout import printable
from timeline.intervals import Interval, Values
from timeline.model import Period

DAYS = st.dates(date(1800, 1, 1), date(2200, 12, 31))
PERIODS = st.lists(st.tuples(DAYS, st.integers(0, 900)), min_size=1, max_size=30).map(
    lambda rows: [Period(day, day + timedelta(days=n)) for day, n in rows]
)


class Reader(HTMLParser):
    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: dict[str, str | None] = {}
        self.text = ""
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes |= dict(attrs)

    def handle_data(self, data: str) -> None:
        self.text += data


@given(st.text())
def test_text_and_attributes_come_out_as_they_went_in_and_are_never_markup(text: str) -> None:
    read = Reader(tag("p", text, title=text))
    assert read.tags == ["p"]
    assert read.text == printable(text)
    assert read.attributes == {"title": printable(text)}


def test_only_markup_is_not_escaped() -> None:
    assert tag("p", tag("b", "<i>"), ["a", None, Markup("<br>")], hidden=True, cls=None) == (
        "<p hidden><b>&lt;i&gt;</b>a<br></p>"
    )


@given(PERIODS)
def test_time_never_runs_backwards_on_the_axis(periods: list[Period]) -> None:
    axis = make_axis(periods, 100, 1000)
    assert axis is not None
    days = sorted(day for p in periods for day in (p.first, p.last) if day)
    places = [axis.at(day) for day in days]
    assert places == sorted(places)
    assert places[0] >= 100 and places[-1] <= 1000 + 1e-6
    for period in periods:
        left, right = axis.span(period)
        assert left <= axis.middle(period) <= right


@given(PERIODS)
def test_the_years_of_the_axis_touch_each_other_and_fill_it(periods: list[Period]) -> None:
    axis = make_axis(periods, 0, 900)
    assert axis is not None
    assert axis.years[0].left == 0 and axis.years[-1].right == pytest.approx(900)
    for before, after in zip(axis.years, axis.years[1:], strict=False):
        assert before.right == pytest.approx(after.left) and before.last + 1 == after.year


def test_years_without_anything_are_folded() -> None:
    axis = make_axis([Period(date(1990, 1, 1), date(1990, 2, 1)), Period(date(2024, 1, 1), None)], 0, 900)
    assert axis is not None
    assert [(y.year, y.last) for y in axis.years] == [(1990, 1990), (1991, 2023), (2024, 2024)]


def test_without_a_day_there_is_no_axis() -> None:
    assert make_axis([Period(None, None)], 0, 1) is None


def value(*parts: tuple[int | None, int | None], unit: str = "CNY") -> Known:
    return Known(None, Values(tuple(Interval.of(a, b) for a, b in parts)), unit)


def test_bars_are_drawn_for_values_of_one_unit_only() -> None:
    assert bars([value((1, 2)), value((3, 4))]) is not None
    assert bars([value((1, 2)), value((3, 4), unit="USD")]) is None
    assert bars([value((1, 2)), None]) is None


def test_an_open_end_is_an_arrow_and_each_reading_a_bar() -> None:
    drawn = bars([value((10, None)), value((1, 2), (4, 5))])
    assert drawn is not None
    assert drawn.count("<rect") == 3 and drawn.count("<path") == 1


@given(st.lists(st.tuples(st.fractions(), st.fractions(0, 1000)), min_size=2, max_size=6))
def test_bars_stay_in_their_frame(rows: list[tuple[Fraction, Fraction]]) -> None:
    known = [Known(None, Values((Interval(a, a + b, False, False),)), "x") for a, b in rows]
    drawn = bars(known)
    assert drawn is not None
    for part in drawn.split("<rect ")[1:]:
        found = dict(piece.split("=") for piece in part.split(">")[0].replace('"', "").split())
        assert 0 <= float(found["x"]) <= 560 and float(found["x"]) + float(found["width"]) <= 564
