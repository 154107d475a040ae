"""Names: what is found in invented sentences of both languages and scripts, and what is left alone."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.lexicon import BUILTIN, Lexicon
from timeline.model import Document, Language, Sentence
from timeline.names import find_names


def document(text: str, language: Language, name: str = "d") -> Document:
    lines = text.split("\n")
    sentences, at = [], 0
    for n, line in enumerate(lines):
        sentences.append(Sentence(at, at + len(line), "body", n))
        at += len(line) + 1
    return Document(name, name, "", None, language, text, None, None, (), tuple(sentences))


def names(text: str, language: Language, lexicon: Lexicon = BUILTIN) -> dict[str, str]:
    return {n.text: n.type for n in find_names(document(text, language), lexicon)}


CHINESE = [
    (
        "甲谷市政府发布上市公司信息披露管理办法（以下简称《办法》）。办法规定，应当披露。",
        {"甲谷市政府": "organisation"},
    ),
    (
        "连锁咖啡品牌石阶咖啡（股票代号7719）6日公布财报。石阶指出，门市增加。研究员林以璇看好明年获利。北麓证券则认为价格战没有结束。",
        {"石阶咖啡": "organisation", "石阶": "organisation", "林以璇": "person", "北麓证券": "organisation"},
    ),
    (
        "瑞屏电子财务长梁以云在会上宣布增资。谈到官司，梁以芸表示不影响出货。",
        {"瑞屏电子": "organisation", "梁以云": "person", "梁以芸": "person"},
    ),
    ("瑞屏电子首席安全官巫以澄赶到现场。", {"瑞屏电子": "organisation", "巫以澄": "person"}),
    ("瑞屏电子首席执行官梁以澄表示，新厂明年投产。", {"瑞屏电子": "organisation", "梁以澄": "person"}),
    ("據瑞屏電子財務長譚若昀說明，訂單回溫。", {"瑞屏電子": "organisation", "譚若昀": "person"}),
    ("局方發言人表示，貨量回穩。", {}),
    ("公司在云溪、临山等城市供气，被当地住建部门罚款。", {"云溪": "place", "临山": "place"}),
    ("智慧港口平台「港捷」去年11月上線。", {"港捷": "product"}),
    (
        "海城鲸鱼队击败北原山猪队。鲸鱼赢了，海城鲸鱼与北原山猪握手。鲸鱼全季进场62万人，鲸鱼很高兴。",
        {"海城鲸鱼队": "organisation", "北原山猪队": "organisation", "鲸鱼": "organisation"},
    ),
    (
        "东岸航空董事长程望舒与幸福院线总经理蒋听澜都来了。",
        {"东岸航空": "organisation", "幸福院线": "organisation"},
    ),
    ("母公司海城食品的财报显示，营收增加。", {"海城食品": "organisation"}),
    (
        "松江口腔医疗10月29日发布三季报。松江口腔股价收涨5.6%，泰和证券医药分析师曹晚舟看好。",
        {"松江口腔医疗": "organisation", "松江口腔": "organisation", "泰和证券": "organisation"},
    ),
    (
        "红星美妆净利增两成。10月29日晚间，红星美妆发布三季报。红星美妆股价收涨。",
        {"红星美妆": "organisation"},
    ),
    ("由老纺织厂改造的梧桐路小学则推迟开学。", {"梧桐路小学": "organisation"}),
    ("澄江师范大学教授骆怀瑾认为，学位够用。", {"澄江师范大学": "organisation"}),
    ("聯盟與串流平台「野望TV」簽約。", {"野望TV": "product"}),
    ("（南嶼晚報記者 池彥廷）", {"南嶼晚報": "organisation", "池彥廷": "person"}),
    ("主教练托马斯·贝尔科称赞了球队。", {"托马斯·贝尔科": "person"}),
    ("颱風棠梨17日凌晨在宜蘭縣南澳鄉登陸。", {"棠梨": "event", "宜蘭縣南澳鄉": "place"}),
    ("公司发布了《晨曦白皮书》。", {"晨曦白皮书": "work"}),
    ("他在接受《东岭商报》采访时说，价格不会涨。", {"东岭商报": "organisation"}),
    ("新车搭载玄汐B210芯片。", {"玄汐B210": "model"}),
    ("用户可在晴窗App里查看。", {"晴窗App": "product"}),
    ("他们用 Orion-7.2 和 Nimbus Pro 做了测试。", {"Orion-7.2": "model", "Nimbus Pro": "other"}),
    (
        "政治大学选举研究中心教授白彦勋分析，差距不大。",
        {"政治大学选举研究中心": "organisation", "白彦勋": "person"},
    ),
    ("火箭“青岚-3”发射成功，朱鹭二号随后升空。", {"青岚-3": "model", "朱鹭二号": "product"}),
    ("远山牧场场长邵启明说，原奶够用。", {"远山牧场": "place", "邵启明": "person"}),
    ("分析師溫以勤預估，費用不高。", {"溫以勤": "person"}),
    ("瑞屏建設董事長江以衡表示，價格不變。", {"瑞屏建設": "organisation", "江以衡": "person"}),
    ("護漁會批評，辦法太慢。", {"護漁會": "organisation"}),
    ("岷原县收割过半，岷原县今年丰收。", {"岷原县": "place"}),
    (
        "瑞屏地铁6号线首班列车从松岭站驶出，云庭路站晚点。",
        {"瑞屏地铁6号线": "place", "松岭站": "place", "云庭路站": "place"},
    ),
    ("碧岭队三比一获胜，碧岭队夺冠。", {"碧岭队": "organisation"}),
    ("云帆全球算力大会在杭州召开。", {"杭州": "place"}),
]
ENGLISH = [
    (
        '"We are late," said Nadia Okoro, chief engineer at Brookline Power.',
        {"Nadia Okoro": "person", "Brookline Power": "organisation"},
    ),
    ("Shares in Quill & Marsh fell 3% in Dublin.", {"Quill & Marsh": "organisation", "Dublin": "place"}),
    (
        "The Ministry of Health in Lisbon ordered 40,000 doses.",
        {"Ministry of Health": "organisation", "Lisbon": "place"},
    ),
    ("The trial of VRX-310 was called HORIZON-4.", {"VRX-310": "model", "HORIZON-4": "model"}),
    (
        "The drug, relotinib, is made by Tarn Pharma. Doctors like relotinib.",
        {"relotinib": "product", "Tarn Pharma": "organisation"},
    ),
    (
        "Tarn Chief Executive Ines Vautrin told reporters that sales doubled.",
        {"Tarn": "organisation", "Ines Vautrin": "person"},
    ),
    (
        "Beatrix Lomond of the Coastal Fishers' Federation said no.",
        {"Beatrix Lomond": "person", "Coastal Fishers' Federation": "organisation"},
    ),
    ("The model, Sonata 2.1 Mini, beat Sonata 2.", {"Sonata 2.1 Mini": "model"}),
    (
        "Moody's cut the rating of Corvane Infrastructure.",
        {"Moody's": "organisation", "Corvane Infrastructure": "organisation"},
    ),
]


@pytest.mark.parametrize(("text", "wanted"), CHINESE)
def test_chinese_names_are_found(text: str, wanted: dict[str, str]) -> None:
    found = names(text, "zh-Hans")
    assert wanted.items() <= found.items(), found


def test_an_office_is_no_person() -> None:
    found = names("市文旅局局长邬嘉木表示，文旅局已收到投诉。", "zh-Hans")
    assert "person" not in (found.get("文旅局"), found.get("市文旅局"))
    assert found["邬嘉木"] == "person"


@pytest.mark.parametrize(("text", "wanted"), ENGLISH)
def test_english_names_are_found(text: str, wanted: dict[str, str]) -> None:
    found = names(text, "en")
    assert wanted.items() <= found.items(), found


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("上半年营收增长两成，毛利率提升0.8个百分点。", "zh-Hans"),
        ("公司預計第三季AI業務的DAU將超過GDP增速。", "zh-Hant"),
        ("业内人士认为，充电网络建设还要加快。", "zh-Hans"),
        ("Revenue rose 4% in the second quarter, the company said on Monday.", "en"),
        ("However, analysts expect growth of 3% by June.", "en"),
        ("First-quarter figures are due on Friday. Investors were calm.", "en"),
    ],
)
def test_plain_text_holds_no_names(text: str, language: Language) -> None:
    assert names(text, language) == {}


def test_both_scripts_give_the_same_places() -> None:
    simple, traditional = "瑞屏电子总裁罗以璇说，云桥汽车是对手。", "瑞屏電子總裁羅以璇說，雲橋汽車是對手。"
    one = find_names(document(simple, "zh-Hans"), BUILTIN)
    other = find_names(document(traditional, "zh-Hant"), BUILTIN)
    assert [(n.start, n.end, n.type, n.key) for n in one] == [(n.start, n.end, n.type, n.key) for n in other]


def test_a_name_found_once_is_found_wherever_it_is_printed() -> None:
    text = "瑞屏电子总裁罗以璇说，成本下降。罗以璇没有细说。瑞屏电子昨天收涨。"
    found = [n.text for n in find_names(document(text, "zh-Hans"), BUILTIN)]
    assert found.count("罗以璇") == 2
    assert found.count("瑞屏电子") == 2


def test_a_project_adds_names() -> None:
    lexicon = Lexicon({"known_names": [{"key": "青禾", "type": "product", "names": ["青禾"]}]})
    assert names("他喜欢青禾。", "zh-Hans", lexicon) == {"青禾": "product"}


PIECES = st.sampled_from(
    [
        "瑞屏電子",
        "总裁",
        "罗以璇",
        "說，",
        "《东岭商报》",
        "“晴窗”",
        "App",
        "V3-0324",
        " ",
        "\n",
        "。",
        "(",
        "）",
        "18.4%",
        "台風",
        "Ann Lee",
        "said",
        "of",
        "'s",
        "·",
        "é",
        "𠮷",
        "宜蘭縣",
        "一号",
        "，",
    ]
)


@given(st.lists(PIECES, max_size=25).map("".join), st.sampled_from(["zh-Hans", "zh-Hant", "en"]))
def test_places_are_exact_sorted_and_apart(text: str, language: Language) -> None:
    found = find_names(document(text, language), BUILTIN)
    assert all(text[n.start : n.end] == n.text and n.text for n in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
