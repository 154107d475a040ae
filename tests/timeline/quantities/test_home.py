"""Whose yuan an article means that does not say it."""

from __future__ import annotations

import pytest

from timeline.documents import make_document
from timeline.model import Source
from timeline.pipeline import corpus_of
from timeline.settings import Settings

SHOWN = "青嶺工業公司今天在台北公布，合併營收新台幣28.6億元。青嶺工業公司總經理林遠志表示，出貨順利。"
OPEN = "青嶺工業公司總經理林遠志說，召回費用4.9億元。"


def _currency(*articles: tuple[str, str | None]) -> str:
    documents = [
        make_document(Source(f"d{n}", 0, text, "", None, outlet, None, None))
        for n, (text, outlet) in enumerate(articles)
    ]
    facts = corpus_of(documents, (), Settings()).facts
    return next(q.unit for q in facts[-1].quantities if q.dimension == "money")


def test_an_article_alone_means_the_usual_currency():
    assert _currency((OPEN, None)) == "CNY"


def test_the_article_on_the_same_names_decides():
    assert _currency((SHOWN, "甲報"), (OPEN, "乙報")) == "TWD"


@pytest.mark.parametrize(("outlet", "currency"), [("甲報", "TWD"), ("乙報", "CNY")])
def test_an_article_of_the_same_outlet_decides(outlet: str, currency: str):
    assert _currency((SHOWN, "甲報"), ("紅柿食品說，費用4.9億元。", outlet)) == currency


def test_a_sign_of_another_currency_keeps_the_usual_one():
    assert _currency((SHOWN, "甲報"), (OPEN + "另有2億元人民幣。", "乙報")) == "CNY"


def test_offices_that_one_place_has_are_signs_of_its_currency():
    assert _currency(("青嶺縣政府動支準備金1.2億元，縣長林遠志已核定。", None)) == "TWD"


def test_an_article_whose_one_sign_another_confirms_speaks_for_a_third():
    second = "青嶺工業公司總經理林遠志與技術長裴少庭到立法院作證，罰款2億元。"
    third = "林遠志與技術長裴少庭說，費用3億元。"
    assert _currency((SHOWN, "甲報"), (second, "乙報"), (third, "丙報")) == "TWD"
    assert _currency((SHOWN, "甲報"), (third, "丙報")) == "CNY"
