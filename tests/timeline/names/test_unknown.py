"""Names that no lexicon holds, told from persons and from pieces of words by the document itself."""

from __future__ import annotations

import pytest

from timeline.documents import make_document
from timeline.model import Language, Source
from timeline.pipeline import corpus_of, read_text
from timeline.settings import Settings


def types(text: str, language: Language = "zh-Hans") -> dict[str, str]:
    """Name → type of a snippet."""
    return {name.text: name.type for name in read_text(text, language=language).names}


def test_a_firm_whose_name_begins_with_a_family_name_is_no_person() -> None:
    """高屿 could be a person; its group, share price and App say that it is none."""
    found = types("高屿表示，今年将扩产。高屿集团的总部在海边。高屿股价上涨。高屿宣布，新厂投产。")
    assert found["高屿"] == "organisation"


def test_a_person_stays_a_person_beside_a_firm() -> None:
    """Offices and verbs of saying still tell persons."""
    assert types("总裁高屿宁表示，今年将扩产。高屿宁说，新厂投产。")["高屿宁"] == "person"


def test_no_person_ends_inside_a_word() -> None:
    """蓝岬轮 is a piece of 蓝岬轮船."""
    found = types("蓝岬轮船昨天宣布停航。蓝岬轮船总经理说，风大。蓝岬轮船会退票。")
    assert "蓝岬轮" not in found


def test_an_analyst_right_after_the_broker() -> None:
    """Two single characters after a name that ends like a firm."""
    assert types("衡岳证券田斐会后把全年预测上调。")["田斐"] == "person"


def test_a_storm_in_quotation_marks_is_an_event() -> None:
    """Its name is no product."""
    assert types("受台风“岫岚”影响，渡轮停航。台风“岫岚”昨天登陆。")["岫岚"] == "event"


def test_reporters_credited_at_the_end_are_persons() -> None:
    """(Reporting by …; Editing by …)"""
    text = "The harbour opened on 3 May 2024. (Reporting by Quen Ostrava; Editing by Mirel Tolvane)"
    found = types(text, "en")
    assert found["Quen Ostrava"] == found["Mirel Tolvane"] == "person"


def test_a_group_that_opens_a_clause_with_plain_nouns_is_a_firm() -> None:
    """Where an officer of it speaks or the text repeats it; a kind of firm is none."""
    found = types(
        "海湾核电集团董事长周启明表示，今年投产。跨国保险集团表示关注。家族企业集团董事长说，不会。"
    )
    assert found["海湾核电集团"] == "organisation"
    assert not {"跨国保险集团", "家族企业集团", "企业集团"} & set(found)


def test_the_people_of_a_brand_are_no_product() -> None:
    """使用者 stays a common noun, however often it stands after the brand."""
    text = "高屿集团今天公布，高屿使用者有三亿。高屿使用者都很年轻，使用者每天上线。"
    assert "使用者" not in types(text) and "高屿使用者" not in types(text)


def corpus_types(*texts: str) -> list[dict[str, str]]:
    """Name → type of each article of a corpus."""
    documents = [
        make_document(Source(f"{n}.md", n, t, "", None, None, None, None)) for n, t in enumerate(texts)
    ]
    return [{n.text: n.type for n in f.names} for f in corpus_of(documents, (), Settings()).facts]


def test_what_heads_figures_in_two_articles_and_is_no_word_is_a_firm() -> None:
    """No ending tells that 岚江交建 is one."""
    found = corpus_types("岚江交建2024年营收93.8亿元。", "建设方岚江交建昨天公布，2024年营收93.8亿元。")
    assert all(names.get("岚江交建") == "organisation" for names in found)


def test_what_heads_figures_in_one_article_alone_is_not_known() -> None:
    """Nor are plain words, in however many."""
    assert "岚江交建" not in corpus_types("岚江交建2024年营收93.8亿元。", "桥去年通车。")[0]
    assert not any(corpus_types("全省小麦2024年增产。", "全省小麦2024年增产一成。"))


def test_a_rival_that_is_led_in_before_its_figure_is_a_firm() -> None:
    """Its figure is not that of whom the text is about."""
    assert types("对手秦川路桥2024年营收71.3亿元。")["秦川路桥"] == "organisation"


def test_who_signs_an_article_is_a_person() -> None:
    """Beside the outlet at its end, without 记者, or behind 文."""
    found = types("新厂投产。\n（海东观察 章以岚）")
    assert (found["章以岚"], found["海东观察"]) == ("person", "organisation")
    assert types("文｜田以斐\n新厂投产。")["田以斐"] == "person"


def test_what_is_launched_in_quotation_marks_is_a_product() -> None:
    """A coined word before 功能; a phrase of plain words is a description."""
    assert types("青禾在年初推出的“小蓝包”送礼功能很受欢迎。")["小蓝包"] == "product"
    assert "长期记忆" not in types("青禾发布“长期记忆”功能。")


def test_bodies_that_speak_are_organisations() -> None:
    """By what they do, or by an officer with a name; common nouns that end alike are none."""
    found = types(
        "大考中心19日公布結果。招聯會執行秘書梁孟璇表示，名額會減。渠務署共接獲26宗報告。", "zh-Hant"
    )
    assert {"大考中心", "招聯會", "渠務署"} <= found.keys()
    assert found["梁孟璇"] == "person"
    assert not {"記者會", "董事會"} & types("記者會宣布結果。董事會通過增資。", "zh-Hant").keys()


def test_whoever_opens_the_text_and_publishes_results_is_a_firm() -> None:
    """海鷗渡輪 ends like no firm; printed once it may be anything that is told of."""
    text = "海鷗渡輪上半年載客量創新高\n\n海鷗渡輪昨（13）日公布上半年業績，營收18.6億元。"
    assert types(text, "zh-Hant")["海鷗渡輪"] == "organisation"
    assert "海鷗渡輪" not in types(text.partition("\n\n")[2], "zh-Hant")


def test_investors_of_a_round_are_organisations() -> None:
    """They stand before 领投 and 跟投."""
    found = types("本轮融资由岭峰资本领投，江城国投、一苇创投跟投，老股东青木基金继续加码。")
    assert {"岭峰资本", "江城国投", "一苇创投", "青木基金"} <= found.keys()


def test_what_only_says_which_kind_of_investor_is_no_part_of_its_name() -> None:
    """Behind it the name begins, however long the list is."""
    found = types("由国际创投北极星资本领投，国发基金、大直创投与既有股东宏远电脑跟投。老股东继续加码。")
    assert {"北极星资本", "国发基金", "大直创投", "宏远电脑"} <= found.keys()
    assert not any("股东" in name or "继续" in name for name in found)


def test_whoever_holds_shares_is_named() -> None:
    """Funds that end in plain nouns; staff and founders are no names."""
    found = types("启明湾资本和绿洲基金分别持有15.2%和9.7%。创始人和员工分别持有20%和5%。")
    assert {"启明湾资本", "绿洲基金"} <= found.keys()
    assert not {"创始人", "员工"} & found.keys()


def test_two_that_share_out_something_are_names_where_they_are_no_words() -> None:
    """轻跃和哈里 are; 服装和鞋类 are plain nouns."""
    found = types("前面是轻跃和哈里，分别占37.5%和26.1%。服装和鞋类分别占两成和三成。")
    assert {"轻跃", "哈里"} == found.keys()


def test_a_name_stands_behind_the_word_for_its_kind() -> None:
    """Where it then does something; a plain verb behind the word makes none."""
    found = types("電信業者遠昇9月中推出助理。不少業者叫苦，對手降價推出新品。", "zh-Hant")
    assert found == {"遠昇": "organisation"}


def test_a_model_in_quotation_marks_may_have_a_version() -> None:
    """And an assistant that is shown needs to be printed once only."""
    found = types("公司推出助理「阿昇」，背後是模型「穗語2.0」，不怕「卡死」。", "zh-Hant")
    assert {"阿昇", "穗語2.0"} == found.keys()


def test_a_name_that_is_a_word_and_one_character_is_told_by_its_headline_and_officers() -> None:
    """And by a stock code; a noun and its verb are told by none of these."""
    text = "海豚购半年转赚\n网购平台海豚购（2381）公布业绩。海豚购首席财务总监岑伯伦说，海豚购会扩张。"
    assert types(text)["海豚购"] == "organisation"
    assert not types("股价跌了。股价跌两成。股价跌，公司急了。股价跌不停。")


def test_a_code_shows_where_a_name_ends_and_repetition_where_it_begins() -> None:
    """A year in brackets is no code."""
    assert "海豚快递" in types("网购平台海豚快递（2381）公布业绩，海豚快递的股价上升。")
    assert not types("年度计划（2025）公布，年度计划很大。")


def test_a_giant_of_its_trade_is_named_behind_the_word() -> None:
    """Though its characters are adjectives and it ends in a plain noun."""
    assert types("家电巨头佳岚电器从去年8月起试用机器人。")["佳岚电器"] == "organisation"


def test_whose_report_is_cited() -> None:
    """A house by its ending; public data are nobody's."""
    assert "中研智库" in types("中研智库的报告显示，市场规模62亿元。")
    assert not types("公开数据显示，市场规模62亿元。第三方机构的报告显示，价格上涨。")


def test_three_characters_that_are_no_words_and_act() -> None:
    """Behind 的 or at the beginning of a clause, before a date or a verb of business."""
    assert types("去年进军本港的鲸速购于7月降价。") == {"鲸速购": "organisation"}


def test_a_thing_in_quotation_marks_that_goes_online() -> None:
    """It needs no word for its kind; a quoted word of the language is none."""
    assert types("“海豚快送”5月在当地试行，“以价换量”5月在当地试行。")["海豚快送"] == "product"


def test_a_plant_is_named_by_its_place_and_number() -> None:
    """The place need not be known."""
    assert types("铜锣二厂预计明年3月完工。")["铜锣二厂"] == "place"


def test_a_body_of_the_state_by_the_words_around_its_name() -> None:
    """The situation of the state is no body of it."""
    found = types("国家疾控局的数据是，近视率为50.3%。这关系到国家经济建设大局。")
    assert found["国家疾控局"] == "organisation" and len(found) == 1


def test_a_firm_that_has_products_and_goods_named_behind_their_kind() -> None:
    """恒朗眼药 ends in a plain noun, 润目 is no word."""
    found = types("恒朗眼药的同类产品已获批。收入来自干眼症产品润目，产品太贵，也难。")
    assert found == {"恒朗眼药": "organisation", "润目": "product"}


def test_a_term_of_latin_words_is_no_name() -> None:
    """Micro LED is a technology."""
    assert "Micro" not in types("Micro LED厂光瓣（6923）公布财报，光瓣股价上涨。")


def test_a_holder_of_an_office_is_the_person() -> None:
    """The office before the name is no part of it."""
    found = types("创办人陆沉舟持股32%。董事长陆沉舟说，不会卖股。")
    assert found == {"陆沉舟": "person"}


def test_three_characters_that_are_no_words_and_open_clauses_again_and_again() -> None:
    """运满仓 does; 贺知夏 is a person, by the family name."""
    found = types(
        "这是运满仓的事。运满仓自己也难。收购之后，运满仓要变，运满仓说。贺知夏说好。贺知夏也来。贺知夏在。"
    )
    assert found["运满仓"] == "organisation"
    assert found["贺知夏"] == "person"


def test_a_place_and_its_trade_are_a_firm_where_it_is_bought_or_founded() -> None:
    """海岭 may be a place; 海岭物流 is bought."""
    found = types("公司拟收购海岭物流62%的股权。海岭物流成立于2008年。")
    assert found["海岭物流"] == "organisation"
    assert "泉州物流" not in types("泉州物流发达，泉州物流企业很多。")


def test_what_only_says_the_trade_of_a_firm_is_no_name() -> None:
    """资安公司盾石科技 is one firm."""
    found = types("資安公司盾石科技技術總監孔令川指出，資安人員不足，資安預算低。", "zh-Hant")
    assert found["盾石科技"] == "organisation"
    assert not {"資安", "資安公司"} & found.keys()


def test_whoever_belongs_to_a_broker_is_a_person() -> None:
    """启明湾证券的樊致远."""
    assert types("启明湾证券的樊致远认为价格合理。")["樊致远"] == "person"


def test_what_a_firm_has_is_no_place_of_that_name() -> None:
    """拥有 is a verb."""
    assert not types("公司在全国53个城市拥有分拨中心117个。")


HERO = """{0}上季转盈，股价创新高

{0}昨天公布财报，营收增长。{0}董事长赖敬尧说，订单很多。{0}也将扩产，{0}股价上涨。
"""


@pytest.mark.parametrize("name", ["栗子", "闪电", "云上飞"])
def test_the_firm_of_a_headline_may_be_called_by_any_word(name: str) -> None:
    """A noun, what the table takes for a verb, and what begins like a person's name."""
    assert types(HERO.format(name))[name] == "organisation"


def test_what_an_article_is_about_is_no_firm_for_that() -> None:
    """A common noun has determiners before it, and no officers."""
    text = "黄金上季转涨\n\n黄金价格上涨，黄金需求大增。这批黄金很贵，黄金也会跌。"
    assert "黄金" not in types(text)
    text = "坚持创新\n\n坚持创新，坚持科技兴国。坚持开放，坚持改革。"
    assert not types(text)


def test_a_network_is_no_firm() -> None:
    """换电网络 is what is built."""
    assert "换电网络" not in types("其余投入换电网络。")


def test_a_number_before_a_family_name_counts() -> None:
    """26宗水浸 has no person in it."""
    assert "宗水浸" not in types("全港接獲26宗水浸報告。", "zh-Hant")


def test_what_shares_and_medicines_are_called() -> None:
    """By what the shares do, by the ending of a medicine, by a version."""
    found = types("權值王台鼎電收漲1.8%。記憶體族群最強，力晨、華芯雙雙亮燈漲停。", "zh-Hant")
    assert {"台鼎電", "力晨", "華芯"} <= found.keys()
    assert types("国产新药瑞司他单抗三期达标。")["瑞司他单抗"] == "product"
    assert types("禾山汽车用上了磐石2.0电池包。")["磐石2.0"] == "product"


def test_places_without_a_table() -> None:
    """A seat of two rare characters, its short form, and a road with a number."""
    found = types("朔原市最高，嵘州市最低。其中朔原占41个。朔原反弹。省厅约谈朔原市政府。朔原整改。")
    assert {"朔原市", "嵘州市", "朔原"} <= found.keys()
    assert types("台62線12日晚間發生追撞。", "zh-Hant")["台62線"] == "place"


def test_an_office_is_no_family_name() -> None:
    """The 师 of 副总师 belongs to the office."""
    found = types("公司副总师蒲知新介绍，测试周期缩短。旅宿公會理事長沙立文則批評。")
    assert {"蒲知新", "沙立文"} <= found.keys()


def test_a_stock_code_tells_a_firm() -> None:
    """And a sort of goods is none, however often it is printed."""
    found = types(
        "10月28日晚，芯澜微（688517）披露三季报。车规芯片收入8.7亿元。车规的门槛高。车规芯片占比升。"
    )
    assert found["芯澜微"] == "organisation"
    assert not {"车规", "车规芯片"} & found.keys()
    assert {"東嶺線", "灣角"} <= types("港鐵東嶺線昨日通車，由東嶺至灣角車程約14分鐘。", "zh-Hant").keys()


def test_a_ship_and_its_company() -> None:
    """蓝湾 is no person before 轮; what is done (文明建设) is no firm; 文创 is a word."""
    found = types(
        "蓝湾轮停航三天。蓝湾轮船公司宣布退票，蓝湾轮船公司总经理致歉。精神文明建设和文明建设取得成绩。文创收入增长，文创销售3亿元。"
    )
    assert (found["蓝湾轮"], found["蓝湾轮船公司"]) == ("product", "organisation")
    assert not {"文明建设", "文创", "蓝湾"} & found.keys()


def test_a_particle_behind_a_name_and_a_share_before_one_are_no_part_of_it() -> None:
    facts = read_text("甲谷证券分析师陈兴也认为，利率在5.5%左右的目标会实现。陈兴说，利率不会超过3%。")
    assert {n.text for n in facts.names if n.type == "person"} == {"陈兴"}


def test_what_is_told_of_a_storm_is_not_its_name() -> None:
    found = types("岫岚台风复电进度：台风中心出海，台风警报解除。岫岚台风过后全县复电。")
    assert found.get("岫岚") == "event" and not found.keys() & {"复电", "中心", "警报"}


def test_a_bridge_that_begins_like_a_family_name_is_no_person() -> None:
    found = types("云屿桥14日被冲断。云屿桥，长286米。重建云屿桥要两年。云屿桥：三年前修过。")
    assert found.get("云屿桥") != "person"


def test_a_person_whose_name_ends_like_a_word_of_speech() -> None:
    found = types("工务处长许允文表示，新桥长420米。许允文说，桥会撑住。")
    assert found.get("许允文") == "person" and "工务" not in found


@pytest.mark.parametrize("stem", ["万象", "大地", "和记", "三叶草", "云上飞"])
@pytest.mark.parametrize(
    "text",
    [
        "{}酒店集团中期转盈\n{}酒店集团（01863）昨日公布截至今年6月底止六个月业绩，收入21.6亿港元。{}计划增设五间酒店。",
        "{}快递上半年净利增两成\n8月26日晚，{}快递披露2025年半年度报告。截至6月底，{}投放无人车1850辆。",
        "{}获B轮资金\n台湾AI新创{}智能今（8）日宣布完成8500万美元B轮募资。{}智能成立于2021年，目前员工186人。",
        "机能布料厂{}（4468）越南二厂昨（11）日投产。{}明年产能增三成。昨日{}收平盘。",
    ],
)
def test_whoever_has_a_code_publishes_results_or_raises_money_is_a_firm(text: str, stem: str) -> None:
    """Whatever its characters are, and with the words of its trade or without."""
    text = text.replace("{}", stem)
    assert types(text)[stem] == "organisation"


def test_a_year_in_brackets_a_day_and_an_office_tell_no_firm() -> None:
    """白皮书（2025）, 昨天（…）发布业绩, 行政总裁陈…, 智能驾驶副总裁林…."""
    text = (
        "《行业白皮书（2025）》昨天（10日）发布年报。行政总裁陈立人表示不变。智能驾驶副总裁林远舟表示不变。\n"
        "行业白皮书（2025）昨天发布。行政部门不变，智能驾驶不变。"
    )
    found = types(text)
    assert not {"行业白皮书", "昨天", "行政", "智能驾驶"} & set(found)


def test_the_legal_form_of_a_firm_that_opens_a_clause() -> None:
    """乐拾网络科技有限公司, and 乐拾 by itself."""
    found = types("市场监管局通报，乐拾网络科技有限公司被罚款。乐拾当天下午道歉，乐拾的直播间已关闭。")
    assert found["乐拾网络科技有限公司"] == found["乐拾"] == "organisation"


def test_what_is_quoted_behind_its_kind_and_then_called_so_is_a_thing() -> None:
    """乐骑 begins like a person's name."""
    found = types("公共自行车“乐骑”今年上路。局长温立群表示，乐骑总骑乘571万人次。乐骑自2015年启用。")
    assert found["乐骑"] == "product" and found["温立群"] == "person"


def test_the_trade_of_a_firm_is_no_name() -> None:
    """邮轮 of 蓝潮邮轮, printed again and again; a craft in quotation marks is one."""
    found = types(
        "蓝潮邮轮成立于2019年，旗下“海韵号”复航。蓝潮邮轮总经理沈孟洁表示，邮轮旅客增加。"
        "今年共有邮轮靠泊312艘次。邮轮升级。邮轮产品热卖。"
    )
    assert "邮轮" not in found and found["蓝潮邮轮"] == "organisation" and found["海韵号"] == "product"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("布拉肯费尔市立图书馆去年外借286万件。", "布拉肯费尔市立图书馆"),
        ("阿什伯顿银行去年净利润3.2亿英镑。", "阿什伯顿银行"),
        ("英国奥克维尔市议会12日通过预算。", "奥克维尔市议会"),
        ("美国斯普林菲尔德公司去年营收3亿美元。", "斯普林菲尔德公司"),
    ],
)
def test_a_transliterated_name_is_read_from_its_beginning(text: str, name: str) -> None:
    assert types(text)[name] == "organisation"


def test_a_name_of_two_characters_takes_none_of_the_words_before_it() -> None:
    assert "高屿集团" in types("记者从高屿集团获悉，高屿集团今年在马里扩产。")


def test_a_season_that_the_headline_opens_with_is_no_firm() -> None:
    found = types(
        "民航局：暑运运输旅客创新高\n今年暑运情况平稳。暑运期间，国际航线增加。暑运国内航线票价回落。\n"
        "暑运单日最高取消两千班。民航局运输司副司长商可佳通报了情况。"
    )
    assert "暑运" not in found and found["商可佳"] == "person"


def test_the_figures_of_a_body_are_no_part_of_its_name() -> None:
    assert {"岚港集团"} == {n for n in types("岚港集团数据显示，10月吞吐量488万吨。") if "岚港" in n}


def test_a_word_and_a_character_before_what_is_built_are_its_name_where_they_are_told_again() -> None:
    """白鹭 is a bird and 洲 an isle: together, told twice, they are the name of the bridge."""
    text = "白鹭洲大桥合龙。专家说，白鹭洲大桥明年通车。"
    assert types(text).get("白鹭洲大桥") == "place"
    assert "白鹭洲大桥" not in types("白鹭洲大桥合龙。")
