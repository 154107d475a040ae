"""The small parts: expressions, slips, fingerprints, quotes."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules import slips, words
from rules.expression import ExpressionError, names_in, work_out
from rules.findings import Evidence
from rules.fingerprint import fingerprint
from rules.kinds.quote import altered, sentences
from rules.language import render
from timeline.intervals import Interval, Values
from timeline.pipeline import read_text

numbers = st.integers(1, 10**6)


@given(numbers, numbers)
def test_an_expression_over_points_is_plain_arithmetic(a: int, b: int) -> None:
    points = {"after": Values((Interval.point(a),)), "before": Values((Interval.point(b),))}
    assert work_out("(after - before) / before", points).hull == Interval.point(Fraction(a - b, b))


@pytest.mark.parametrize(
    "bad",
    ["after.real", "after()", "after if 1 else 2", "[after]", "'after'", "after < 2", "True", "x", "after +"],
)
def test_only_arithmetic_is_an_expression(bad: str) -> None:
    with pytest.raises(ExpressionError):
        names_in(bad)


def test_every_reading_is_worked_out() -> None:
    growth = Values((Interval.point(20), Interval.point(21)))
    assert len(work_out("growth * 2", {"growth": growth}).parts) == 2


@given(st.text("0123456789", min_size=3, max_size=9), st.data())
def test_slips_are_found_among_neighbours(word: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(word) - 2))
    swapped = word[:place] + word[place + 1] + word[place] + word[place + 2 :]
    changed = word[:place] + data.draw(st.sampled_from("0123456789")) + word[place + 1 :]
    for other in (swapped, changed, word[:place] + word[place + 1 :]):
        assert set(slips.neighbours(word)) & set(slips.neighbours(other))
    assert slips.transposed(word, swapped) == (word != swapped)
    assert slips.changed(word, changed) == (word != changed)


def evidence(document: str, start: int, text: str, sentence: str) -> Evidence:
    return Evidence(document, document, start, start + len(text), text, sentence, 0, "f")


def test_a_fingerprint_knows_words_not_places() -> None:
    here = [evidence("a.md", 5, "512", "It spent 512."), evidence("b.md", 9, "557", "It spent 557.")]
    there = [evidence("y.md", 95, "557", "It  spent 557."), evidence("x.md", 0, "512", "It spent 512.")]
    assert fingerprint("r", here) == fingerprint("r", there) != fingerprint("q", here)
    assert fingerprint("r", here) != fingerprint(
        "r", [*there[:1], evidence("a", 0, "512", "It spent about 512.")]
    )


@pytest.mark.parametrize(
    ("one", "other", "differs"),
    [
        ("We will not trade loss for sales at 15%.", "We will not trade loss for sales at 18%.", True),
        ("We promised a careful start, a quick end.", "We promised a quick start, a careful end.", True),
        ("Now we have to keep that promise, in fifty states.", "Now we have to keep that promise.", False),
        ("It does not make us big, but it makes us different.", "but it makes us different.", False),
        ("我们要做一款用户敢开长途的车。", "用户敢开长途的车。", False),
        ("丢了数据，就是丢了饭碗。", "丢了数据，不等于丢了饭碗。", True),
        ("我们不造会跳舞的机器，我们造会洗碗的机器", "我们不造会洗碗的机器，我们造会跳舞的机器", True),
    ],
)  # fmt: skip
def test_another_word_is_an_alteration_and_a_cut_is_none(one: str, other: str, differs: bool) -> None:
    pairs = [altered(a, b) for a in sentences(one) for b in sentences(other)]
    assert any(pairs) == differs


def test_words_that_have_changed_places_are_shown_with_what_lies_between() -> None:
    (one,), (other,) = sentences("我们卖的不是船票，是准时"), sentences("我们卖的是船票，不是准时")
    assert altered(one, other) == ("不是船票", "是船票不")


def test_a_template_reaches_nothing_but_its_slots() -> None:
    assert render("{a.text} {b} {a.__class__}", {"a.text": "5", "b": "6"}) == "5 6 {a.__class__}"


def test_a_metric_that_no_lexicon_has_is_told_in_the_script_of_its_sentence() -> None:
    text = "青禾醫院去年護理師留任率升至86.1%。"
    claim = next(c for c in read_text(text).claims if c.text == "86.1%")
    assert (claim.metric, words.metric(claim, text)) == ("留任率", "留任率")
    text = "青禾公司去年廢氣處理率升至86.1%。"
    claim = next(c for c in read_text(text).claims if c.text == "86.1%")
    assert (claim.metric, words.metric(claim, text)) == ("处理率", "處理率")
    assert words.measured(claim, text).endswith("處理率")
