"""What an answer comes to: found in the text and read by our own readers, or dropped."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.claims import find_claims
from timeline.extractors.filling import filled, is_open
from timeline.extractors.grounding import Reading, UngroundedError, ground, reading_of
from timeline.extractors.prompt import LONGEST, Stretch, messages, stretches
from timeline.lexicon import BUILTIN
from timeline.model import Claim, Facts, Period, Sentence
from timeline.pipeline import read_text

DAY = Period(date(2025, 4, 2), date(2025, 4, 2))
TIDE = (
    "Tide Air looks back\n\nPassengers flocked to Tide Air. In 2024 the tally came to 3.2 million, "
    "against 2.9 million in 2023. Its rival Gull Lines sold 15 boats and 5 of its huts. The boats, all 15 "
    "of them, went to Port Aber for £4 million."
)
TALLY = "In 2024 the tally came to 3.2 million, against 2.9 million in 2023."
BOATS = "Its rival Gull Lines sold 15 boats and 5 of its huts."
TEXTS = (
    TIDE,
    "潮汐航空\n\n旅客湧向潮汐航空。2024年全年的數字達到320萬，2023年則為290萬。該公司3月花了1.2億元翻修。",
    "北岸电力昨天公布财报。去年全年，盘子做到了45.2亿元，同比多了7%。员工里有3,400人持股。",
    "Quay Library opened in 2011. Some 2,140 turned out on 3 May 2025, and 12% stayed for $1.5m of art.",
)


def reading(text: str, title: str = "") -> Reading:
    facts = read_text(text, published=DAY, title=title)
    return reading_of(facts, numbers(facts), BUILTIN)


def numbers(facts: Facts) -> tuple[Claim, ...]:
    return find_claims(facts, BUILTIN, idle=True)


def whole(read: Reading) -> Stretch:
    return Stretch(0, 0, len(read.text), ())


def said(
    sentence: str,
    value: str,
    subject: str | None = None,
    metric: str | None = None,
    period: str | None = None,
) -> dict[str, str | None]:
    return {"sentence": sentence, "value": value, "subject": subject, "metric": metric, "period": period}


def test_quoted_words_become_our_own_readings() -> None:
    read = reading(TIDE)
    found = ground(said(TALLY, "3.2 million", "Tide Air", "Passengers", "2024"), whole(read), read)
    assert found.claim.text == "3.2 million" and found.claim.quantity.value == 3_200_000
    assert found.subject is not None and found.subject.key in {n.key for n in read.facts.names}
    assert found.metric is not None and found.metric.key == "passengers"
    assert found.time is not None and found.time.period == Period(date(2024, 1, 1), date(2024, 12, 31))
    assert {s.text for s in found.spans} == {"Tide Air", "Passengers", "2024"}


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (said("In 2024 the tally came to 3.4 million.", "3.4 million"), "not in the text"),
        (said(TALLY, "3.4 million"), "not in the text"),
        (said(TALLY, "3.2 million", "Tide Airways"), "not in the text"),
        (said(TALLY, "3.2 million", "Tide Air", "passenger numbers"), "not in the text"),
        (said(TALLY, "3.2 million", "Tide Air", "Passengers", "2025"), "not in the text"),
        (said("", ""), "not in the text"),
        (said(TALLY, "tally"), "number not read"),
        (said(TALLY, "2 million"), "number not read"),
        (said(TALLY, "million"), "number not read"),
        (said(TALLY, "3.2 million, against 2.9 million"), "ambiguous"),
        (said(TALLY, "3.2 million", "Tide Air. In 2024 the tally came to 3.2 million, against"), "no name"),
        (said(TALLY, "3.2 million", "came to"), "no name"),
        (said(BOATS, "15", "Its"), "no name"),
        (said(TALLY, "3.2 million", "Tide Air", "Passengers", "tally"), "date not read"),
        (said(TALLY, "3.2 million", "Tide Air", "Passengers", TALLY), "ambiguous"),
    ],
)  # fmt: skip
def test_what_is_not_grounded_is_dropped(answer: Mapping[str, str | None], why: str) -> None:
    read = reading(TIDE)
    with pytest.raises(UngroundedError, match=f"^{why}$"):
        ground(answer, whole(read), read)


def test_a_metric_that_the_number_cannot_be_of_is_dropped() -> None:
    read = reading("Tide Air had its revenue and its staff. It counted 3,400 people in 2024.")
    answer = said("It counted 3,400 people in 2024.", "3,400 people", "Tide Air", "revenue")
    with pytest.raises(UngroundedError, match="unit does not fit"):
        ground(answer, whole(read), read)


@pytest.mark.parametrize(
    ("sentence", "value", "start"),
    [
        (BOATS, "15", TIDE.index("15 boats")),
        ("The boats, all 15 of them, went to Port Aber for £4 million.", "15", TIDE.index("15 of")),
        (BOATS, "5", TIDE.index("5 of its huts")),
    ],
)
def test_the_sentence_tells_which_of_several_places_is_meant(sentence: str, value: str, start: int) -> None:
    read = reading(TIDE)
    assert ground(said(sentence, value), whole(read), read).claim.start == start


def test_a_stretch_is_searched_and_nothing_else() -> None:
    read = reading(TIDE)
    later = Stretch(TIDE.index(BOATS), TIDE.index(BOATS), len(TIDE), ())
    with pytest.raises(UngroundedError, match="not in the text"):
        ground(said(TALLY, "3.2 million"), later, read)


def test_a_name_may_be_quoted_from_the_headline() -> None:
    text = "Harbour Trust report\n\nA good year. In 2024 it took on 310 staff."
    read = reading(text, "Harbour Trust report")
    body = Stretch(text.index("A good"), text.index("A good"), len(text), ())
    found = ground(said("In 2024 it took on 310 staff.", "310 staff", "Harbour Trust"), body, read)
    assert found.spans[0].start == 0


def fill(text: str, *answers: Mapping[str, str | None]) -> dict[str, Claim | str]:
    """What each number becomes, by its text."""
    read = reading(text)
    made: dict[str, Claim | str] = {c.text: c for c in read.claims}
    for answer in answers:
        found = ground(answer, whole(read), read)
        made[found.claim.text] = filled(found.claim, found, read.words.by_key, "small")
    return made


def test_open_parts_are_filled_and_say_who_pointed_them_out() -> None:
    claim = fill(TIDE, said(TALLY, "3.2 million", "Tide Air", "Passengers", "2024"))["3.2 million"]
    assert isinstance(claim, Claim)
    assert (claim.subject, claim.subject_how) == ("Tide Air", "model")
    assert (claim.metric, claim.metric_how, claim.quantity.unit) == ("passengers", "model", "people")
    assert claim.period_how == "printed" and claim.reader == "small"


def test_what_the_built_in_readers_know_is_never_replaced() -> None:
    text = "Tide Air's revenue was $12 million in 2024. Gull Lines had a profit in 2023."
    sentence = "Tide Air's revenue was $12 million in 2024."
    for other in (
        said(sentence, "$12 million", "Gull Lines"),
        said(sentence, "$12 million", metric="profit"),
        said(sentence, "$12 million", period="2023"),
    ):
        assert fill(text, other)["$12 million"] == "differs from what is printed"
    same = said(sentence, "$12 million", "Tide Air", "revenue", "2024")
    claim = fill(text, same)["$12 million"]
    assert isinstance(claim, Claim) and claim.reader is None


def test_a_subject_that_is_carried_over_gives_way_to_a_quoted_one() -> None:
    text = "Tide Air did well. The hangar of Gull Lines was new. It cost $12 million in 2024."
    sentence = "It cost $12 million in 2024."
    before = fill(text)["$12 million"]
    assert isinstance(before, Claim) and before.subject_how == "context"
    after = fill(text, said(sentence, "$12 million", "Gull Lines"))["$12 million"]
    assert isinstance(after, Claim) and (after.subject, after.subject_how) == ("Gull Lines", "model")
    assert (after.metric, after.metric_how) == (before.metric, before.metric_how)


def test_what_a_noun_names_is_known_within_its_article_alone() -> None:
    text = "Tide Air did well. Inside, the hangar was new. It cost $12 million in 2024."
    answer = said("It cost $12 million in 2024.", "$12 million", "the hangar")
    read = reading(text)
    keys = set()
    for document in ("a.txt", "b.txt"):
        facts = replace(read.facts, document=replace(read.document, id=document))
        found = ground(answer, whole(read), replace(read, facts=facts))
        assert found.subject is not None and found.subject.subject == "hangar"
        keys.add(found.subject.key)
    assert len(keys) == 2


def test_the_first_of_two_answers_stands() -> None:
    read = reading(TIDE)
    first = ground(said(TALLY, "3.2 million", "Tide Air", "Passengers"), whole(read), read)
    made = filled(first.claim, first, read.words.by_key, "small")
    assert isinstance(made, Claim)
    second = ground(said(TALLY, "3.2 million", "Gull Lines"), whole(read), read)
    assert filled(made, second, read.words.by_key, "small") == "differs from what is printed"


def test_known_numbers_are_not_asked_for() -> None:
    facts = read_text("Tide Air's revenue was $12 million in 2024. One of 3 million.", published=DAY)
    read = reading_of(facts, numbers(facts), BUILTIN)
    own = {c.id for c in facts.claims}
    wanted = [c.text for c in read.claims if is_open(c, read.words.by_key, c.id not in own)]
    assert "$12 million" not in wanted and "One" not in wanted


@st.composite
def answers(draw: st.DrawFn) -> tuple[str, dict[str, str | None]]:
    """An article, and an answer that is cut from it, from another article, or made up."""
    text = draw(st.sampled_from(TEXTS))
    read = READINGS[text]
    claim = draw(st.sampled_from(read.claims))
    start, end = claim.sentence

    def words(within: str) -> str:
        first, last = sorted((draw(st.integers(0, len(within))), draw(st.integers(0, len(within)))))
        return within[first:last]

    names = st.sampled_from([n.text for n in read.facts.names] or [""])
    dates = st.sampled_from([d.text for d in read.facts.dates] or [""])
    loose = st.sampled_from([None, words(text), words(draw(st.sampled_from(TEXTS)))])
    sentence = draw(st.sampled_from([text[start:end], text[start:end], words(text)]))
    value = draw(st.sampled_from([claim.text, claim.text, words(text)]))
    return text, said(sentence, value, draw(names | loose), draw(loose), draw(dates | loose))


READINGS = {text: reading(text) for text in TEXTS}


@settings(max_examples=400, deadline=None)
@given(answers())
def test_all_that_an_answer_fills_is_printed_and_read_by_ourselves(
    drawn: tuple[str, dict[str, str | None]],
) -> None:
    text, answer = drawn
    read = READINGS[text]
    try:
        found = ground(answer, whole(read), read)
    except UngroundedError:
        return
    assert all(text[s.start : s.end] == s.text for s in found.spans)
    made = filled(found.claim, found, read.words.by_key, "small")
    if isinstance(made, str):
        return
    assert text[made.start : made.end] == made.text
    assert all(text[s.start : s.end] == s.text for s in made.spans)
    assert replace(made.quantity, unit="") == replace(found.claim.quantity, unit="")
    assert made.period in {found.claim.period, *(w.period for w in read.facts.dates), *ends(read.facts)}
    if found.claim.subject_how == "printed":
        assert made.subject_key == found.claim.subject_key
    if found.claim.period is not None:
        assert made.period == found.claim.period
    if found.claim.metric in read.words.by_key and found.claim.metric_how != "unknown":
        assert made.metric == found.claim.metric
    hows = {made.subject_how, made.metric_how, made.period_how}
    assert (made.reader == "small") == ("model" in hows)


def ends(facts: Facts) -> set[Period]:
    """The last days of all dates: what is counted is counted on a day."""
    return {Period(w.period.last, w.period.last) for w in facts.dates if w.period is not None}


@given(st.lists(st.integers(1, LONGEST + 500), min_size=1, max_size=40))
def test_stretches_hold_whole_sentences_each_once(lengths: list[int]) -> None:
    read = READINGS[TIDE]
    template = read.claims[0]
    places, claims, at = [], [], 0
    for length in lengths:
        places.append(Sentence(at, at + length, "body", 0))
        claims.append(replace(template, start=at, end=at + 1, text=f"{at}"))
        at += length + 1
    document = replace(read.document, sentences=tuple(places), text="x" * at)
    found = list(stretches(document, claims))
    asked = [number for stretch in found for number in stretch.numbers]
    assert asked == [f"{p.start}" for p in places if p.end - p.start <= LONGEST]
    assert all(s.end - s.start <= LONGEST and s.start - s.before <= LONGEST for s in found)
    assert all(a.end < b.start for a, b in pairwise(found))


def test_only_stretches_with_open_numbers_are_sent() -> None:
    filler = "The harbour lay still and grey under a long sky. " * 100
    text = f"In 2024 the tally came to 3.2 million.\n\n{filler}\n\nIn 2023 the tally came to 2.9 million."
    read = reading(text)
    sent = [messages(read.document, s)[1]["content"] for s in stretches(read.document, read.claims)]
    assert len(sent) == 2 and "3.2 million" in sent[0] and sent[1].endswith("NUMBERS:\n2.9 million")
    assert sum(words.count("harbour") for words in sent) < 200
