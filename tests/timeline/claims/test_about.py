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


def test_the_maker_in_the_headline_rather_than_the_product_named_oftener() -> None:
    """A list of a year's news names the firm in its title alone."""
    title = "青禾半导体2025年大事记"
    text = f"{title}\n\n3月26日　发布凌霄E7。凌霄E7深宽比60:1。\n\n9月2日　发行可转债18亿元。\n"
    source = Source("a.txt", 0, text, title, (0, len(title)), None, None, None)
    (facts,) = corpus_of([make_document(source)], (), Settings()).facts
    assert next(c for c in facts.claims if c.text == "18亿元").subject == "青禾半导体"


def test_a_firm_on_its_own_site_is_whom_its_report_is_about() -> None:
    """The name of the site is left out of what an article can be about, unless it reports of itself."""
    title = "Half-year results 2025"
    text = (
        f"{title}\n\nLIMERICK, 28 August 2025. Alder Cement plc today publishes its results.\n\n"
        "Revenue up 5.1% to $702 million\n\nThe Company had 3,290 employees.\n"
    )
    source = Source("a.html", 0, text, title, (0, len(title)), "Alder Cement", None, None)
    (facts,) = corpus_of([make_document(source)], (), Settings()).facts
    assert next(c for c in facts.claims if c.text == "$702 million").subject == "Alder Cement plc"
