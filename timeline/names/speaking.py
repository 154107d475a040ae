"""Bodies that no table knows, told by how they end and by what they do: speak, count or have officers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from timeline.names.compounds import Compounds
from timeline.names.found import Found

BODY = re.compile(
    r"(?<![\u3400-\u9fff])(?:据|而|但|对此|其中|另据|此外|同时|不过|昨日|昨天|今日|当日)?"
    r"([\u3400-\u9fff]{2,8}?(?:[局署厅处台会院委部关]|中心))"
    r"(?=(?:(?:\d{1,2}月)?\d{1,2}日|今[天日]|昨[天日]|同[日天]|日前|近日|当[天日])?(?:（[^（）]{1,8}）)?(?:上午|下午|晚间|早上|晚上|中午)?"
    r"(?:[\d ]{0,4}[时点时]?(?:\d+分)?)?(?:又|则|也|还|共|已|曾|正式|最新|再度|并)?"
    r"(?P<does>表示|指出|公布|通报|宣布|说明|强调|统计|发布|发出|回应|透露|披露|接获|接报|接到|预计|预估|预报|提醒|呼吁|认为|称|指，|的?(?:数据|资料|数字|统计|报告)显示|举行|召开|批准|裁定|判决|发文)"
    r"|(?P<office>[\u3400-\u9fff]{2,8}))"
)
NO_BODY = re.compile(
    r"[的在是了将把被为向对有各每这那本该其某]|^(?:全|各|两|多|一|今|昨|当|同|此|并|也|还|又|就|都|已|从|由|于|与|和|及)|"
    r"(?:大会|会议|发布会|记者会|说明会|座谈会|董事会|股东会|监事会|家长会|业绩会|年会|峰会|晚会|盛会|宴会|音乐会|展会|博览会|运动会|"
    r"机会|社会|都会|大厅|客厅|餐厅|歌厅|舞台|平台|后台|柜台|阳台|电台|站台|一台|好处|坏处|到处|何处|益处|用处|出处|住处|此处|"
    r"内部|外部|全部|局部|东部|西部|南部|北部|中部|上部|下部|底部|顶部|头部|面部|总部|干部|分部|俱乐部|"
    r"海关|机关|相关|有关|难关|把关|公关|无关|攸关|年关|开关|当局|结局|布局|大局|格局|战局|僵局|政局|时局|"
    r"医院|法院|学院|剧院|影院|庭院|住院|出院|入院|后院|病院|委员会|基金会|管委会|居委会|村委会|业委会|组委会|筹委会|"
    r"数据中心|购物中心|市中心|活动中心|服务中心|研发中心|运营中心|客服中心|公安局|派出所|研究所|研究院|检察院|幼儿园|公司|集团)$"
)


def speaking(reader: Compounds) -> Iterator[Found]:
    """Offices, centres and councils that speak or whose officer is named (渠务署共接获…, 某会秘书长某某)."""
    starts = {t.start: n for n, t in enumerate(reader.tokens)}
    ends = {t.end for t in reader.tokens}
    for match in BODY.finditer(reader.text):
        start, end = match.span(1)
        if start not in starts or end not in ends or NO_BODY.search(match[1]):
            continue
        if match["does"] is None and not _officer(reader, end):
            continue
        if reader.tokens[starts[start]].kind in "DBPpucRqmtyfd" and reader.tokens[starts[start]].end < end:
            continue
        yield Found(start, end, "organisation", "a body that speaks")


def _officer(reader: Compounds, at: int) -> bool:
    """Whether an office and a family name stand at a place (副主任骆思齐)."""
    surnames = reader.tables.words("surname")
    for size in range(6, 1, -1):
        if reader.text[at : at + size] in reader.titles:
            after = reader.text[at + size : at + size + 2]
            return after[:1] in surnames or after in surnames
    return False
