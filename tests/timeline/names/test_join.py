"""Which names are one entity, why, and how a project overrules it."""

from __future__ import annotations

import pytest

from tests.timeline.names.test_names import document
from timeline.lexicon import BUILTIN
from timeline.model import Language, Name
from timeline.names import find_names, join_names, spread_names, variant_key
from timeline.names.latin import split_version
from timeline.settings import Settings


def joined(*texts: tuple[str, Language], settings: Settings | None = None) -> dict[str, Name]:
    documents = [document(text, language, str(n)) for n, (text, language) in enumerate(texts)]
    found = spread_names(documents, [find_names(d, BUILTIN) for d in documents], BUILTIN)
    return {n.text: n for rows in join_names(found, settings or Settings()) for n in rows}


@pytest.mark.parametrize(
    ("text", "language", "short", "full"),
    [
        ("云桥汽车总裁罗以璇说，云桥今年不降价。", "zh-Hans", "云桥", "云桥汽车"),
        ("瑞屏电子科技股份有限公司（下称“瑞屏电子”）昨天公告。", "zh-Hans", "瑞屏电子", "瑞屏电子"),
        ("Tarn Pharma rose 3%. Investors like Tarn.", "en", "Tarn", "Tarn Pharma"),
        ("Nadia Okoro, chief executive, left. Ms Okoro said little.", "en", "Okoro", "Nadia Okoro"),
        ("The Grid Operator (GO) warned. Then GO fell silent.", "en", "GO", "Grid Operator"),
    ],
)
def test_short_forms_take_the_full_name(text: str, language: Language, short: str, full: str) -> None:
    found = joined((text, language))
    assert found[short].canonical == full
    assert found[short].how != "as printed"


def test_a_firm_may_be_called_like_its_chairman() -> None:
    told = "Marrane, the cement maker, wants Oban. Ines Marrane, chairman, said so. Marrane fell 3%."
    text = f"Marrane bids for Oban\n{told}"
    found = joined((text, "en"))
    assert (found["Marrane"].canonical, found["Marrane"].type) == ("Marrane", "organisation")
    assert found["Ines Marrane"].type == "person"


def test_languages_meet_in_the_lexicon() -> None:
    found = joined(("台積電宣布擴產。", "zh-Hant"), ("Apple relies on TSMC.", "en"))
    assert found["台積電"].key == found["TSMC"].key


def test_a_version_alone_belongs_to_its_only_family() -> None:
    found = joined(("云桥L7上市。L7卖得好。", "zh-Hans"))
    assert found["L7"].key == found["云桥L7"].key


def test_spellings_of_an_identifier_meet_but_other_digits_do_not() -> None:
    assert variant_key("Sonata 2.1 Mini") == variant_key("Sonata-Mini-2.1")
    assert variant_key("GPT-4.5") == variant_key("GPT4.5")
    assert variant_key("V7-0421") != variant_key("V7-4021")
    assert variant_key("Inês Valadares") == variant_key("Ines Valadares")
    assert variant_key("KX-310") != variant_key("KX-310-XR")


@pytest.mark.parametrize(
    ("name", "family", "version"),
    [
        ("Vega-V7-0421", "Vega", "V7-0421"),
        ("KX-310-XR", "KX", "310-XR"),
        ("Sonata 2.1 Mini", "Sonata Mini", "2.1"),
        ("晴空T1", "晴空", "T1"),
        ("L7", None, "L7"),
        ("Tarn Pharma", None, None),
    ],
)
def test_identifiers_split_into_family_and_version(
    name: str, family: str | None, version: str | None
) -> None:
    assert tuple(split_version(name)) == (family, version)


def test_a_name_told_by_one_document_is_found_in_another() -> None:
    found = joined(("瑞屏电子总裁罗以璇说，成本下降。", "zh-Hans"), ("罗以璇昨天没有露面。", "zh-Hans"))
    assert found["罗以璇"].type == "person"


def test_misspelt_names_are_not_joined() -> None:
    found = joined(("Dr Nadia Okoro spoke. Dr Nadia Okaro listened.", "en"))
    assert found["Nadia Okoro"].key != found["Nadia Okaro"].key


def test_the_project_file_has_the_last_word() -> None:
    texts = (("Tarn Pharma rose. Tarn is old. Brightmoor fell.", "en"),)
    one = joined(*texts, settings=Settings(aliases={"Tarn Pharma": ("Brightmoor",)}))
    assert one["Brightmoor"].canonical == "Tarn Pharma"
    assert one["Brightmoor"].how == "claimline.yaml"
    apart = joined(*texts, settings=Settings(distinct=(("Tarn Pharma", "Tarn"),)))
    assert apart["Tarn"].key != apart["Tarn Pharma"].key


def test_a_place_is_the_one_that_says_where_it_lies() -> None:
    found = joined(("新北市烏來區福山站累積雨量612毫米。福山站雨勢最大。", "zh-Hant"))
    assert found["福山站"].key == found["新北市烏來區福山站"].key


def test_a_known_short_name_does_not_cross_a_word() -> None:
    """岭东航天 holds 东航 only across the bounds of its words."""
    found = joined(("岭东航天发布财报，营收3亿元。东航今年增加航班。", "zh-Hans"))
    assert found["岭东航天"].key != found["东航"].key


def test_a_version_of_three_numbers_is_read_whole() -> None:
    assert "PSOS 3.2.4" in joined(("The fault of PSOS 3.2.4, the firm said, is mended.", "en"))
