"""Names in places that hardly anything but a name takes, whatever characters they are made of: who invests,
who holds shares, who shares a market, and what stands between a word for a kind of firm and what it does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from timeline.names.compounds import Compounds
from timeline.names.endings import KINDS, PEOPLE
from timeline.names.found import Found
from timeline.names.words import Token, word_table

EDGE_INSIDE = re.compile(r"[的在是和与了将把被为向对有多各全个等及或从到每这那其该由并]")
LIST = r"[\u3400-\u9fff]{2,16}(?:[、和与及][\u3400-\u9fff]{2,16}){0,5}"
PART = re.compile(r"[^、和与及]+")
INVESTS = re.compile(
    rf"(?<![\u3400-\u9fff])(?:[^，。；：:\n]{{0,16}}由)?({LIST})(?:领投|跟投|参投|加码|追投|超额认购)"
)
LED_IN = re.compile(
    r".{0,8}(?:[老新]股东|股东|机构|投资人|投资者|投资方|巨头|企业|创投(?=.{4})|基金(?!管理|会)(?=.{4})|轮)(?=.{2})"
)
"""What only says which kind of investor follows (国际创投北极星资本, 既有股东宏远电脑)."""
HOLDS = re.compile(
    rf"(?<![\u3400-\u9fff])({LIST})(?:分别|各自?|则|合计)?(?:持有|持股|入股|认购|增持|减持)(?:比例)?(?:约|为|近)?(?=[\d.]+%)"
)
SHARES_OUT = re.compile(rf"(?<![\u3400-\u9fff])({LIST})[，,]?(?:分别|各)(?=占|以|拿|位|排|持|[为约]\d)")
BEHIND = re.compile(r"(?:分别|各自?|则|合计|等|继续|联合|共同|独家|持续)?$")
NO_HOLDER = re.compile(
    r"股东|高管|员工|散户|机构$|外资|内资|创始人|管理层|团队|公众|两者|三者|双方|前者|后者|投资者|投资人|个人|家族|继续|"
    r"^(?:本|该|其|两|三|四|五|前|公司|集团|基金|国资|市场|人)|[们者]$"
)
KIND = re.compile(
    r"(?:业者|厂商|大厂|龙头|一哥|老大|老二|巨头|对手|竞对|同业|同行|友商|新创|新创公司|初创公司|初创企业|独角兽|新势力"
    r"|运营商|服务商|供应商|代工厂|晶圆厂|面板厂|封测厂|车厂|药厂|车企|药企|房企"
    r"|(?:科技|游戏|咨询|研究|生技|设计|软件|软体|家电|食品|汽车|半导体)公司|(?:研究|研调|市调|咨询|评级|调查|调研)机构"
    r"|(?:连锁|咖啡|手机|汽车|服饰|餐饮|茶饮|运动|美妆|家电|电动车)品牌"
    r"|(?:货运|物流|二手车|二手|房产|医疗|教育|旅游|票务|社区|短剧|网购|购物|电商|直播|社交|短视频|视频|影音|出行|叫车|外卖|外送|音乐|串流|租房|招聘)平台)"
)
"""Words for a kind of firm, which a name follows as its apposition."""
APPOSED = re.compile(
    rf"{KIND.pattern}([\u3400-\u9fff]{{2,4}}?)"
    r"(?=(?:(?:\d{1,2}月)?\d{1,2}日|\d{1,2}月[初中底]?|今[天日年]|昨[天日]|去年|本[周月]|上[周月]|日前|近日|最近)?"
    r"(?:上午|下午|晚间|晚)?(?:也|则|已|正式|率先|才|刚|曾|还|正|将|拟|共|首次|同步)?"
    r"(?P<act>[\u3400-\u9fff]{2}|[说称指]))"
)


SURVEYS = re.compile(
    r"(?<![\u3400-\u9fff])(?:而|但|不过|另)?(?:据|根据|来自|援引)?([\u3400-\u9fff]{3,8}?)(?:最新|近日|日前|今[天日]|昨[天日]|上周)?"
    r"(?:发布|公布|披露|出具)?的?(?:一[份项]|最新)?(?:监测|调查|研究|行业|季度|年度|统计|市场|研究)?(?:报告|数据|统计|研报|调查|测算|监测|榜单)(?:显示|指出|称|表明|预计|预测)"
)
NO_SURVEYOR = re.compile(
    r"公开|官方|行业|相关|上述|最新|市场|第三方|公司|财报|多[家份]|业内|有关|初步|部分|内部|历史|平台|机构$|权威|以往|此前|这[份项]|该"
)
HOUSES = re.compile(
    r"(?:智库|咨询|研究|研究[院所]|[院所]|协会|联盟|中心|证券|资本|网|社|数据|信息|观察|财经|集团)$"
)
SUBJECT = re.compile(
    r"(?:(?<![\u3400-\u9fff])|的)([\u3400-\u9fff]{3})"
    r"(?=[于在自从](?:\d|今|去|本|上|明)|(?:\d{1,2}月)?\d{1,2}日|[今昨][天日年]|(?P<act>[\u3400-\u9fff]{2}))"
)


def surveyors(reader: Compounds, starts: dict[int, int], ends: dict[int, int]) -> Iterator[Found]:
    """Whose report or data a text cites (中研智库的报告显示): coined, or by an ending of such houses."""
    for match in SURVEYS.finditer(reader.text):
        tokens = _tokens(reader, *match.span(1), starts, ends)
        if not tokens or EDGE_INSIDE.search(match[1]) or NO_SURVEYOR.search(match[1]):
            continue
        rare = any(t.kind in "xrzo" or len(t.text) == 1 for t in tokens)
        if coined(tokens) or (HOUSES.search(match[1]) and rare):
            yield Found(match.start(1), match.end(1), "organisation", "cited for its data")


def acting(reader: Compounds, starts: dict[int, int], ends: dict[int, int]) -> Iterator[Found]:
    """Three characters that are no words and act, or have a date behind them (进军本港的鲸速购于7月将…)."""
    surnames = reader.tables.words("surname")
    for match in SUBJECT.finditer(reader.text):
        tokens = _tokens(reader, *match.span(1), starts, ends)
        if len(tokens) != 3 or not coined(tokens) or EDGE_INSIDE.search(match[1]):
            continue
        if any(t.text in reader.edge for t in tokens) or match[1][0] in surnames or match[1] in reader.titles:
            continue
        if match[1][-1] in PEOPLE + KINDS + SORTS:
            continue
        if match["act"] is None or match["act"] in ACTS:
            yield Found(match.start(1), match.end(1), "organisation", "three characters that act")


OWNS = re.compile(
    r"(?<![\u3400-\u9fff])([\u3400-\u9fff]{3,5})的(?:同类|新款|最新|主力|同款)?(?:产品|股价|市值|营收|新品|竞品|创始人|董事长)"
)
GOODS = re.compile(
    r"(?:产品|新药|药物|疫苗|滴眼液|品牌|单品|手游|车型|机型|芯片)([\u3400-\u9fff]{2,3})(?=[，。；）])"
)


def owners(reader: Compounds, starts: dict[int, int], ends: dict[int, int]) -> Iterator[Found]:
    """Coined characters and a plain noun that have products or shares (恒朗眼药的同类产品); goods by name."""
    for match in OWNS.finditer(reader.text):
        tokens = _tokens(reader, *match.span(1), starts, ends)
        plain = any(t.text in reader.edge or t.text in reader.titles for t in tokens)
        if len(tokens) > 2 and coined(tokens[:2]) and not (plain or EDGE_INSIDE.search(match[1])):
            yield Found(match.start(1), match.end(1), "organisation", "has products or shares")
    for match in GOODS.finditer(reader.text):
        tokens = _tokens(reader, *match.span(1), starts, ends)
        free = tokens and not any(t.text in reader.edge for t in tokens)
        if free and len(tokens) > 1 and coined(tokens) and any(t.kind not in "va" for t in tokens):
            yield Found(match.start(1), match.end(1), "product", "named behind its kind")


GLOSSED = re.compile(
    r"(?<![\u3400-\u9fff])([\u3400-\u9fff]{2,6})[(（][A-Z][a-z]{3,}(?: [A-Z][\w.&]*){0,3}[)）]"
)
"""Characters by which a clause calls a foreign body, with its own name behind them (维尔汉（Veldhaan）)."""


def glossed(reader: Compounds, starts: dict[int, int], ends: dict[int, int]) -> Iterator[Found]:
    """Characters that are no words, before a foreign name in brackets; with a dot they are a person's."""
    for match in GLOSSED.finditer(reader.text):
        tokens = _tokens(reader, *match.span(1), starts, ends)
        rare = any(len(t.text) == 1 or t.kind in "rxz" for t in tokens)
        person = " " in match[0] and match[1][0] in reader.tables.words("surname")
        if rare and not person and not EDGE_INSIDE.search(match[1]):
            yield Found(match.start(1), match.end(1), "organisation", "before its foreign name")


def find_in_slots(reader: Compounds) -> Iterator[Found]:
    """Find all of them."""
    starts = {token.start: n for n, token in enumerate(reader.tokens)}
    ends = {token.end: n for n, token in enumerate(reader.tokens)}
    for match in INVESTS.finditer(reader.text):
        yield from _members(reader, match, "invests", starts)
    for match in HOLDS.finditer(reader.text):
        yield from _members(reader, match, "holds shares", starts)
    for match in SHARES_OUT.finditer(reader.text):
        parts = [_tokens(reader, start, end, starts, ends) for start, end in _parts(match)]
        if len(parts) > 1 and all(coined(tokens) for tokens in parts):
            for tokens in parts:
                yield Found(tokens[0].start, tokens[-1].end, "organisation", "shares out with others")
    yield from apposed(reader, starts, ends)
    yield from glossed(reader, starts, ends)
    yield from surveyors(reader, starts, ends)
    yield from acting(reader, starts, ends)
    yield from owners(reader, starts, ends)


def _parts(match: re.Match[str]) -> Iterator[tuple[int, int]]:
    """Where the members of a list stand; the first without the verb that leads to it (前面是轻跃和…)."""
    for part in PART.finditer(match[1]):
        verb = max(part[0].rfind(c) for c in "是为有")
        yield match.start(1) + part.start() + verb + 1, match.start(1) + part.end()


def _members(reader: Compounds, match: re.Match[str], how: str, starts: dict[int, int]) -> Iterator[Found]:
    """The members of a list of those who invest or hold, without what says which kind they are."""
    surnames = reader.tables.words("surname")
    for start, end in _parts(match):
        behind = BEHIND.search(reader.text, start, end)
        end = behind.start() if behind else end
        lead = LED_IN.match(reader.text, start, end)
        start = lead.end() if lead else start
        name = reader.text[start:end]
        if not 2 <= len(name) <= 8 or start not in starts:
            continue
        office = any(name.startswith(t) for t in reader.titles)
        if office or EDGE_INSIDE.search(name) or NO_HOLDER.search(name):
            continue
        if len(name) < 4 and (name[0] in surnames or name[:2] in surnames):
            continue  # persons are found by their own signs
        if len(name) == 2 and not coined([t for t in reader.tokens[starts[start] :][:2] if t.end <= end]):
            continue
        yield Found(start, end, "organisation", how)


def _tokens(
    reader: Compounds, start: int, end: int, starts: dict[int, int], ends: dict[int, int]
) -> list[Token]:
    """The tokens of a stretch that cuts none of them in two; none where it does."""
    if start not in starts or end not in ends:
        return []
    return list(reader.tokens[starts[start] : ends[end] + 1])


def coined(tokens: list[Token]) -> bool:
    """Whether some tokens make a word that the language does not have: rare ones, or single characters."""
    closed = "KLDBPpcuRmydf" if len(tokens) > 1 else "KLDBPpcuRqmtydf"
    if not tokens or any(t.kind in closed for t in tokens):
        return False
    if len(tokens) == 1:
        token = tokens[0]
        return token.kind in "rxzs" or word_table().get(token.text, (1600, ""))[0] >= RARE
    return len(tokens) in (2, 3) and all(len(t.text) == 1 for t in tokens)


SORTS = "科房金委组课券权费"
"""Further ends of common nouns of three characters (慰助金, 普通科)."""
RARE = 1250
"""Cost from which a single word in such a place is taken for a name (see words.py)."""


def apposed(reader: Compounds, starts: dict[int, int], ends: dict[int, int]) -> Iterator[Found]:
    """What follows a word for a kind of firm and then acts or speaks (电信业者远升9月中推出…)."""
    does = reader.saying | ACTS
    for match in APPOSED.finditer(reader.text):
        tokens = _tokens(reader, *match.span(1), starts, ends)
        if match["act"] not in does or not coined(tokens) or EDGE_INSIDE.search(match[1]):
            continue
        if tokens[0].text not in reader.edge and match[1] not in reader.titles:
            yield Found(match.start(1), match.end(1), "organisation", "named behind its kind")


ACTS = frozenset(
    (
        "宣布 发布 推出 上线 接入 披露 公布 公告 计划 交付 收购 开源 成立 上市 出售 裁员 投产 召回 扩产 "
        "退出 进军 完成 拿下 签下 获得 预计 表示 透露 开售 涨价 降价 关闭 启动 引进 打造 交出 申请 提交 "
        "递交 高出 拥有 位居 排名 占据 占有"
    ).split()
)
