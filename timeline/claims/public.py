"""Who is told of in public affairs: laws, offices that speak of others, places, markets, and common nouns."""

from __future__ import annotations

import re

from timeline.claims.marks import Mark, Marked, metric_of, quantity_of
from timeline.claims.offices import counts_all
from timeline.claims.patterns import DATE, EARLIER, METRIC, NAME, QUANTITY
from timeline.claims.subject import Topic, initial, named
from timeline.script import simplify

LAW = re.compile(r"(?:法|法典|条例|办法|规定|细则|准则|规则|规程|意见|通知|方案|决定)$")


BY_LAW = re.compile(r"第[一二三四五六七八九十百零\ue000\d]+[条款项]|第\ue000|\ue000条|该法|法律规定")


def is_law(topic: Topic) -> bool:
    """Whether a topic is a law or a rule, which only what it lays down is told of."""
    return topic.type == "work" and LAW.search(simplify(topic.subject)) is not None


NOUN_SUBJECT = re.compile(
    r"^(?:[\ue003\ue004]|[\s，,“”\"「」：:—]|而|但|其中|同时|此外|另外|目前|当时|如今|今年|随后|不过|"
    r"截至|当地|对此|同期|期内|年内|其间|期间|期末|期初|年初|年末)*"
    r"((?:联盟|组委会|主办方|筹委会)(?=[\ue003\ue004]|目标|公布|宣布|召开|[与和])|(?![设建增停到进出各每占在由从向据被把给让与和]|对(?!照)|全(?!球))[\u3400-\u9fff]{1,10}?(?:公司|集团|俱乐部|联队|联赛|银行|大学|医院|学院|研究所|研究院|实验室|协会|"
    r"基金会|委员会|工厂|基地|电站|电厂|机场|"
    r"景区|测站|车站|站|项目|工程|水库|中心|政府|管理局|气象局|消防局|警方|法院|决赛|展会|大会|平台|品牌|"
    r"系统|[一二三四五]线城市|设施|装置|机组|产线|生产线|航线|航厦|码头|大楼|大桥|隧道|船队|车队|球队|学校|工会|党|赛道|行业|市场|产业|[药剂照验疗究]组))"
    r"(?=[\ue000\ue001\ue003\ue004]|的\ue001|董事长|总经理|总裁|首席|负责人|发言人|主教练|主席|行长|院长|"
    r"局长|部长|站长|去年|今年|全年|共|累计|已|实现|宣布|表示|公布|披露|将|计划|预计|现有|目前|占地|拥有|"
    r"贡献|占|发生|升高|降低|上升|下降|平均|为|约|达|人|则|也|又|还|于|在)"
)


PLAIN_NOUN = re.compile(
    r"^(?:该|本|这|那|其|各|我|他|她|它|两|家|同期|期[内末初]|年[内末初])|每|平均|^(?:归属|归母|应占|预计|预测|预估|估计|通过|根据)|^(?:国内|海外|国际|本土|境外|全球|境内|内地|线上|线下|二手|目标|整个|资本|二级|一级)?市场$|^(?:公司|集团|平台|项目|品牌|系统|中心|政府|站|党|学校|球队|决赛)$|的"
)


def noun_subject(marked: Marked, start: int, end: int, main: Topic | None = None) -> str | None:
    """A common noun that opens a clause as its subject (联赛公司, 青训基地), where no name does.

    It is no office that only tells of the place whom the article is about (`main`).
    """
    match = NOUN_SUBJECT.match(marked.text[start:end])
    about = main is not None and main.type == "place"
    if match and about and OFFICE.search(match[1]) and TELLS.match(marked.text, start + match.end(1)):
        return None
    return match[1] if match and not PLAIN_NOUN.search(match[1]) else None


BODIES = re.compile(
    rf"[{DATE}{EARLIER}\s，,“”]*(?:其中|而|但|同时|此外|另外|不过|累计)?{DATE}?{QUANTITY}(?=[{DATE}{EARLIER}]?(?:共|合计|总计|一共)?{METRIC}|{QUANTITY}|合计|总计|一共)"
)
SEVERAL = re.compile(
    r"(?:前?[\d一二三四五六七八九十两]+)(?:大[\u3400-\u9fff]{1,4}|[家队所国省市区县校行强地岸])"
)


def several(marked: Marked, start: int, end: int, text: str, main: Topic | None) -> Topic | None:
    """Some bodies that open a clause as its subject, told only by their number (六队今年门票收入合计…).

    The places of a firm (两地合计590台) are told of it.
    """
    match = BODIES.match(marked.text, start, end)
    mark = marked.mark_at(match.end() - 1, "quantity") if match else None
    noun = text[mark.start : mark.end] if mark is not None else ""
    own = noun.endswith("地") and main is not None and main.type == "organisation"
    return Topic(noun, noun, "printed", "organisation") if SEVERAL.fullmatch(noun) and not own else None


SELLING = (
    "查处|查获|侦破|破获|立案|审结|办结|卖出|售出|销售|完成|实现|发生|报告|接待|新增|出口|进口|生产|交付"
)


MARKET = re.compile(
    rf"[{DATE}{EARLIER}\s，,“”]*(?:其中|而|但|同时|此外|另外|不过)?"
    r"((?:台股|港股|a股|美股|日股|陆股|大盘|沪指|深成指|创业板指|科创50|恒指|国指|[\u3400-\u9fff]{2,4}指数|三大法人|外资|投信|自营商|"
    r"北向资金|南向资金|主力资金|融资))"
    rf"(?=[{DATE}{EARLIER}\ue001\ue000]|[收涨跌升报]|上[涨扬]|下跌|合计|连续|早盘|午后|终场)"
)
"""Indices and groups of investors that open a clause of a day's trading."""


def market(marked: Marked, start: int, end: int, text: str) -> str | None:
    """The index, or the investors, that a clause of a day's trading opens with."""
    match = MARKET.match(marked.text, start, end)
    if match:
        return match[1]
    first = next((m for m in marked.marks if start <= m.at < end and m.kind != "date"), None)
    opens = (
        first is not None and first.kind == "metric" and not marked.text[start : first.at].strip(f"{DATE}，")
    )
    printed = text[first.start : first.end] if first is not None and opens else ""
    return printed if printed.endswith("指数") and len(printed) > 2 else None


TRADE = re.compile(
    rf"[{DATE}{EARLIER}\s，,“”]*(?:其中|而|但|同时|此外|另外|不过|目前)?"
    rf"({NAME}?(?:本[港地土市省])?(?![该本这那其各两整我])[\u3400-\u9fffa-z]{{2,12}}(?<![国海内外线资整目])(?:市场|产业|行业|赛道))"
    rf"(?=[{DATE}{EARLIER}]*的?(?:整体|总体|总)?(?:规模|产值|营收|销售额|渗透率|[{METRIC}{QUANTITY}]))"
)
"""A market or a trade that opens a clause as its subject, with the place and Latin letters in its name."""


def trade(marked: Marked, start: int, end: int, text: str) -> str | None:
    """The market or trade that a clause opens with (台湾生成式AI市场今年规模约148亿元)."""
    match = TRADE.match(marked.text, start, end)
    if match is None or PLAIN_NOUN.search(re.sub("^本[港地土市省]", "", match[1].removeprefix(NAME))):
        return None
    return marked.printed(*match.span(1), text)


CITED = re.compile(
    r"(?:显示|统计|预计|预测|测算|估计|预估|指出|认为|表明|数据[是为])[，,：:]?$|^[\s，,]*(?:据|根据|按照?|来自)"
)
KIND_OF_GOODS = re.compile(
    rf"[{DATE}{EARLIER}\s，,“”]*(?:其中|而|但|同时|目前)?((?:国内|中国|全国|我国|全球|全行业)(?![的各])[\u3400-\u9fffa-z\s]{{2,12}}?)(?=的?(?:总体|平均|整体)?(?:(?:总|年|月)?{METRIC}|[\u3400-\u9fff]{{2,4}}率|(?:通报|申报|发生|新增|注册|提交|发起|发行)))"
)


def cited_trade(marked: Marked, start: int, end: int, text: str) -> str | None:
    """The goods of a country whose numbers a cited report tells (报告显示，2025年国内人形机器人出货量…)."""
    match = KIND_OF_GOODS.match(marked.text, start, end)
    clause = marked.clause_of(start)
    if match is None or not clause:
        return None
    before = (marked.text[slice(*marked.clause_span(n))] for n in range(clause))
    return marked.printed(*match.span(1), text) if any(map(CITED.search, before)) else None


NATION = re.compile(
    rf"[{DATE}{EARLIER}\s，,]*(全国|我国|全球|全行业)"
    rf"(?:港口|高校|学校|医院|法院|邮政|铁路|公路|机场)?(?:[{DATE}{EARLIER}]|已|共|累计|合计|总共)*"
    rf"(?:{SELLING}|共有|\ue001(?=[为是达约近超仅]{{0,3}}\ue000)|\ue000|(?<=我国)[\u3400-\u9fff\ue001]{{1,8}}?\ue000)"
)


REGION = re.compile(
    rf"[{DATE}{EARLIER}\s，,]*(?:其中|而|但|同时|此外|另外|不过|目前)?((?:本|全)(?:港|澳|台|岛|市|省|县|区|镇|乡|州|自治区)|[该我](?:市|省|县|区|州))的?"
    rf"(?=[{DATE}{EARLIER}{METRIC}]|共|累计|合计|总共|现有|已|仍|还|新增|录得|处理|完成|实现|接待|发生|出现|有\ue000|{SELLING})"
)
"""The place that an office or a paper calls its own, as the subject of a clause (本港9月处理货柜…)."""


ALL_OF = re.compile(
    rf"[{DATE}{EARLIER}\s，,]*(全[港澳台岛市省县区])(?=[\u3400-\u9fff]{{1,8}}[{METRIC}{QUANTITY}])"
)
"""All of a place, in a sentence that cites who says so (交通部统计，全台汽车登记数达860万辆)."""


def region(marked: Marked, start: int, end: int, main: Topic | None) -> Topic | None:
    """The place that opens a clause by a word of its own region: that of the article, if it is about one."""
    clause = marked.clause_of(start)
    before = (marked.text[slice(*marked.clause_span(n))] for n in range(clause))
    cited = any(map(CITED.search, before))
    match = REGION.match(marked.text, start, end) or (cited and ALL_OF.match(marked.text, start, end))
    if not match:
        return None
    if main is not None and main.type == "place":
        return main
    return Topic(match[1], match[1], "printed", "place") if match[1][0] == "本" or cited else None


def nation(marked: Marked, start: int, end: int, text: str) -> str | None:
    """The whole of a country or trade that opens a clause as its subject (上半年全国卖出546.8万辆)."""
    match = NATION.match(marked.text, start, end)
    if match is None:
        return None
    verb = marked.mark_at(match.end() - 1, "metric")
    if verb is not None and metric_of(verb).civic:
        return match[1]
    return match[1] if verb is None or re.fullmatch(SELLING, text[verb.start : verb.end]) else None


OFFICE = re.compile(
    r"(?:(?<![乐业总])部|[局署厅委处]|商会|协会|学会|公会|工会|联合会|常委会|人大|政协|研究院|研究所|考古队|海关|中心|法院|检察院|委员会|政府|气象台|天文台|总站)$"
)


TELLS = re.compile(
    rf"[{DATE}\s]*(?:第?\ue000?次?(?:全体)?会议)?(?:在[^，。]{{1,12}}?)?(?:举行|召开|通报|公布|发布|表示|指出|介绍|披露|透露|统计|预计|预测|说|称|核定|下达|拨付|批复|批准|听取|审议|通过|于?[\ue003]?获报|出动|的?数据|共?接获|共?接报|共?接到)"
)


def tells(marked: Marked, mark: Mark, main: Topic | None) -> bool:
    """Whether a name is an office that only tells of its place (海关20日举行发布会通报).

    So it is wherever it deals with the person whom an article is about.
    """
    if (main is not None and main.type not in ("place", "person")) or not OFFICE.search(
        simplify(named(mark).text)
    ):
        return False
    return (main is not None and main.type == "person") or TELLS.match(marked.text, mark.at + 1) is not None


def begins_telling(marked: Marked, end: int, main: Topic | None) -> bool:
    """Whether a Chinese sentence begins with an office that tells of what it oversees (民航局预计，全年…)."""
    first = next((m for m in marked.marks if m.at < end), None)
    return main is None and first is not None and first.kind == "name" and tells(marked, first, main)


ASSOCIATION = re.compile(r"(?:商会|协会|学会|公会|工会|联合会|联盟|研究会|立法[会院]|议会|国会)$")


def association(mark: Mark, main: Topic | None) -> bool:
    """Whether a name is a body whose officers speak of their trade, and which the article is not about."""
    other = main is None or named(mark).key != main.key
    return other and ASSOCIATION.search(simplify(named(mark).text)) is not None


def oversees(mark: Mark, main: Topic | None) -> bool:
    """Whether an office only has what its article is about, a place or a person, in its care."""
    office = simplify(named(mark).text)
    if main is None:
        return counts_all(office)
    return main.type in ("place", "person", "event") and OFFICE.search(office) is not None


LEADING = re.compile(r"[\u3400-\u9fff\s]{0,6}")


def actor(marked: Marked, start: int, end: int) -> Mark | None:
    """The person with whom a clause begins, whatever office stands before the name (被告人某某)."""
    first = next(
        (m for m in marked.marks if m.kind in ("name", "quantity", "metric") and start <= m.at < end), None
    )
    if first is None or first.kind != "name" or named(first).type != "person":
        return None
    return first if LEADING.fullmatch(marked.text[start : first.at].replace(DATE, "")) else None


SET_AGAINST = "contrast"
"""The type of a topic that only the clause before it sets off."""
CONTRASTED = re.compile(
    rf"[，,；;]?(?:而|但|至于)?((?![这那其此该我他平最合总目预现]){NAME}?[\u3400-\u9fff]{{2,8}}?)(?<![量额率价数费值例比者果是后前年时])"
    rf"(?:则(?!是因|因为|意味|表示|说|称|指)|(?:大?约)?(?:是|为|只有|仅)(?:大?约|近)?(?={QUANTITY}[，,。；;”」]))"
)
"""What a clause sets against the subject of the one before it (…，中流作业及其他则处理27.3万箱)."""


def contrasted(marked: Marked, start: int, end: int, text: str) -> Topic | None:
    """The noun that a clause with 则 sets against what the sentence has told of."""
    match = CONTRASTED.match(marked.text, start, end)
    own = marked.of("quantity", start, end)
    told = {quantity_of(m).dimension for m in marked.of("quantity", 0, start)}
    if match is None or not own or quantity_of(own[0]).dimension not in told:
        return None
    noun = marked.printed(*match.span(1), text)
    return Topic(noun, noun, "printed", SET_AGAINST)


COPULA = re.compile(rf"[\s，,]*[{DATE}]?(?:则|也|更)?(?:仅|只)?(?:为|是|达到?|有|录得)(?:约|仅)?")


def place_before(marked: Marked, clause: int, at: int) -> Mark | None:
    """The place that opens the clause before one that only gives its number (甲市浓度最低，为18)."""
    start, _ = marked.clause_span(clause)
    if not clause or not COPULA.fullmatch(marked.text[start:at]):
        return None
    low, high = marked.clause_span(clause - 1)
    names = marked.of("name", low, high)
    lone = len(names) == 1 and named(names[0]).type == "place" and not marked.of("quantity", low, high)
    return names[0] if lone and initial(marked, names[0], low, "zh") else None
