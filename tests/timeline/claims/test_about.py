"""Whom a whole article is about, where two names vie for it."""

from __future__ import annotations

from timeline.documents import make_document
from timeline.model import Source
from timeline.pipeline import corpus_of
from timeline.settings import Settings

TITLE = "助理「雲雀」上線百日　拾穗智能獲新資金"
TEXT = f"""{TITLE}

拾穗智能今天宣布完成募資。旗下中文助理「雲雀」6月30日上線，用戶喜歡雲雀。拾穗智能說，會再更新。

營收方面，公司今年前三季營收3.8億元。
"""


def test_a_maker_and_what_it_makes_do_not_leave_an_article_without_a_subject() -> None:
    """The one organisation of the two that vie is whom it is about."""
    source = Source("a.txt", 0, TEXT, TITLE, (0, len(TITLE)), None, None, None)
    (facts,) = corpus_of([make_document(source)], (), Settings()).facts
    claim = next(c for c in facts.claims if c.text == "3.8億元")
    assert claim.subject == "拾穗智能"
