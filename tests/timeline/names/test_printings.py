"""Counting strings in a text: the answers of `str.count`, in time that grows with the text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.lexicon import BUILTIN
from timeline.names import printings
from timeline.names.chinese import find_chinese
from timeline.names.printings import Printings


@given(st.text("甲乙aa", max_size=40), st.text("甲乙a", min_size=1, max_size=4))
def test_an_index_counts_as_a_search_does(text: str, string: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(printings, "SHORT", 0)
        indexed = Printings(text)
        assert indexed.count(string) == text.count(string)
        places = indexed.places(string)
    assert list(places) == list(Printings(text).places(string))


def test_what_is_not_printed_is_counted_as_nothing() -> None:
    assert Printings("甲乙丙").count("丙甲") == 0


def test_names_take_time_in_proportion() -> None:
    """A text four times as long, of other names each time, takes no more than its share."""
    surnames = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨"
    given = "以宁若岚子衡承安思远启明又澄宜蓁景行书豪"
    people = [s + g + h for s in surnames for g in given for h in given if g != h]
    story = "".join(
        f"{name}集团总裁{name}表示，今年交付{n}辆，{name}说明年增加。\n" for n, name in enumerate(people)
    )
    times = []
    for size in (30_000, 120_000):
        start = time.process_time()
        find_chinese((story * 2)[:size], BUILTIN)
        times.append(time.process_time() - start)
    assert times[1] < 8 * times[0] + 0.2
