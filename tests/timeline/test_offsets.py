"""Whatever the text, what every extractor quotes is what stands there."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.model import Period
from timeline.pipeline import read_text
from timeline.settings import Settings

PIECES = st.sampled_from(
    [
        "3月4日",
        "今年第二季度",
        "昨天",
        "同比增長20%",
        "至30億元",
        "超過",
        "河灣電機",
        "發佈",
        "X1-Pro",
        "“我們會做。”",
        "他說",
        "，",
        "。",
        "\n",
        " ",
        "on 4 March 2025",
        "last year",
        "$4.5 million",
        "Tide Works",
        "rose 20%",
        "said",
        '"',
        "'",
        "by the end of",
        "二十",
        "三成",
        "約",
        "第3",
        "(",
        "）",
        "|",
        "1,214",
        "𠮷",
        "e\u0301",
        "\u3000",
        "2024年",
        "Q3",
    ]
)
TEXT = st.lists(PIECES | st.text(max_size=4), max_size=14).map("".join)
CHOICES = Settings()
DAY = Period(date(2025, 3, 5), date(2025, 3, 5))


@settings(max_examples=60, deadline=None)
@given(TEXT, st.sampled_from([None, DAY]))
def test_every_fact_quotes_its_place(text: str, published: Period | None) -> None:
    facts = read_text(text, CHOICES, published)
    document = facts.document
    ids = []
    for kind in ("dates", "quantities", "names", "claims", "events", "quotes"):
        for fact in getattr(facts, kind):
            assert 0 <= fact.start < fact.end <= len(text)
            assert text[fact.start : fact.end] == fact.text
            assert fact.document == document.id
            ids.append(fact.id)
    assert len(ids) == len(set(ids))
    for order in facts.orders:
        assert text[order.cue.start : order.cue.end] == order.cue.text
        assert {order.earlier, order.later} <= {e.id for e in facts.events}
    assert all(text[s.start : s.end] == s.text for s in document.evidence)
