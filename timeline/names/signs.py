"""Names in Chinese text that marks tell: bylines, 《》, quotation marks, 下称, numbers with 号, offices."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from timeline.names.compounds import Compounds
from timeline.names.found import Found

BEFORE_QUOTE = re.compile(
    r"(?:机构|公司|企业|火箭|卫星|飞船|车型|电影|专辑|小说|货轮|邮轮|App|APP|应用|软件|手机银行|平台"
    r"|系统|小程序|公众号|品牌|模型|助理|助手|机型|车款|手机|游戏|产品|机器人|芯片|疫苗|药物|新药|台风|计划|专案|网站)$"
)
SURE = frozenset(
    (
        "机构 公司 企业 品牌 火箭 卫星 飞船 车型 电影 专辑 小说 货轮 邮轮 新药 药物 疫苗 台风 软件 小程序"
    ).split()
)
SERIES = re.compile(
    r"[\u3400-\u9fff]{1,5}(?:[-－·]?[A-Z]*\d+(?:\.\d+)?[A-Z]*|[-－]?[一二三四五六七八九十]+)[号型代]?"
)
PLANT = re.compile(r"[\u3400-\u9fff]{2}[一二三四五六七八九十]厂(?![商家区房牌方])")
NUMBERED = re.compile(r"[\u3400-\u9fff]{2}[一二三四五六七八九十]{1,3}号(?![楼院线车厅文桌门馆店令房])")
BYLINE = re.compile(r"[（(]([\u3400-\u9fff]{2,9}?)(?:特派|实习|驻[\u3400-\u9fff]{2,3}|财经|本报)?记者[\s/]")
DATELINE = re.compile(
    r"(?:^|\n|[（(])据?([\u3400-\u9fff]{2,6}?[社报])(?:[\u3400-\u9fff]{2,4}?)?\d{1,2}月?\d{0,2}日?[电讯]"
)
RELATED = re.compile(r"(?:对手|同行|子公司|母公司|控股股东|大股东)([\u3400-\u9fff]{3,6})(?=(?:19|20)\d\d年)")
EDGE_INSIDE = re.compile(r"[的在是和与了将被把为向对有多各全个等及或从到每这那]")
TITLED = re.compile(r"《([^《》\n]{1,40})》")
QUOTED = re.compile(r"[“「『‘]([^“”「」『』‘’，。！？；：、\n]{2,12})[”」』’]")
CALLED = re.compile(
    r"[(（](?:以?下称|以下简称|简称|下稱|全称|又称|代号"
    r"|股票简称)[：:]?[“「『\"]?([^“”「」『』\"()（）]{2,24})[”」』\"]?(?:[，,][^()（）]*)?[)）]"
)
WRITTEN = re.compile(
    "(?:公报|通报|公告|公约|年报|报告|报告书|说明书|白皮书|办法|规划|方案|通知|意见|规定|条例"
    "|协议|协定|合同|细则|草案|指引|纲要|准则|章程|议案|文件|法)[》」』”]?$"
)
"""What the short name of a paper ends with (以下简称《办法》): it is no body's."""
AFTER_QUOTE = re.compile(
    r"(?:App|APP|采访|专访|栏目|节目|播客|平台|系统|计划|项目|品牌|系列|大会|论坛|公众号|账号|帐号"
    r"|小程序|软件|应用|星座|卫星|火箭|航线|专列|杯|奖(?!金|励)|指数|号)"
)
SHARES = re.compile(
    r"(?:[\u3400-\u9fff]股|权值王|股[王后]|龙头|大厂|厂商|业者|最强，|走强，|走弱，|领涨，|其中，?)"
    r"([\u3400-\u9fff]{2,4}?(?:[、和与及][\u3400-\u9fff]{2,4}?){0,4}?)"
    r"(?=(?:双双|同步|也|均|则|都)?(?:收[涨跌]|亮灯|[涨跌]停|挂牌|承销价|股价|上[涨扬]\d|下跌\d|[涨跌]\d|大[涨跌]))"
)
GENERIC = frozenset(
    ["指数", "大盘", "个股", "股价", "外资", "法人", "类股", "族群", "概念", "板块", "双双", "盘中"]
)
DRUG = re.compile(
    r"(?:单抗|双抗|替尼|他汀|沙坦|列汀|列净|鲁肽|帕肽|洛韦|拉唑|地平|普利|布韦|那韦|昔布|司他(?!单)|替康|曲塞|仑赛)"
)
BEFORE_DRUG = re.compile(r"[\u3400-\u9fff]{1,12}$")
LEADS = re.compile(r".*(?:新药|药物|药品|产品|制剂|注射用|国产|仿制)")
SHARES_NOISE = re.compile(r"[下上带动中收涨跌报盘走拉抬压的在]")
VERSION = re.compile(
    r"(?<=[\u3400-\u9fff])\d\.\d(?=(?:动力)?电池|芯片|系统|模型|大模型|产线|架构|处理器|引擎|操作系统|固态|计划|提高|提升)"
)
SHIP = re.compile(
    r"(?<![\u3400-\u9fff])[\u3400-\u9fff]{2,3}[轮舰艇](?=停航|[启起首续复]航|[靠停]泊|[靠抵离出进]港|搁浅|沉没|翻覆|失联|载客|昨[日天]|今[日天])"
    r"|(?<=[“「])[\u3400-\u9fff]{2,5}[轮舰艇](?=[”」])"
)
RAILWAY = re.compile(r"(?:港铁|地铁|捷运|轻轨|城际|高铁|铁路)([\u3400-\u9fff]{2,3}线)(?![路上下])")
ROUTE = re.compile(
    r"由([\u3400-\u9fff]{2,3})至([\u3400-\u9fff]{2,3})(?=车程|全程|航程|行程|需时|单程|的?票价)"
)
MIXED = re.compile(r"[\u3400-\u9fff]{1,4}[A-Z][A-Za-z]{1,6}")
"""A word of two scripts is coined (“野望TV”)."""
GOES_ONLINE = re.compile(
    r"[^，。；]{0,12}?(?:上线|启用|推出|发布|上架|开通|投入使用|问世|面世|内测|公测|试运行|试行|试营运|试营业|推行|投产|开幕)"
)
"""What is told of a thing whose name stands in quotation marks once."""
LAUNCHED = re.compile(r"(?:推出|上线|发布|开发|打造|启动|开通|设立)(?:了|的)?$")
SHOWS = re.compile(r"(?:推出|发布|上线|发表|开源|公开|亮相)[^，。；“”「」]{0,10}$")
LAUNCHABLE = re.compile(
    r"[\u3400-\u9fff]{0,2}(?:功能|活动|服务|行动|专区|套餐|礼包|频道|窗口|专列|班列|课程|奖学金|基金)"
)
SIGNED = re.compile(r"[（(]([\u3400-\u9fff]{2,9})[ 　]+([\u3400-\u9fff]{2,4})[）)](?=\s*(?:\n|$))")
CREDITED = re.compile(
    r"(?:^|\n|[（( 　/])(?:文|撰文|作者|采写|撰稿|编辑|责编|责任编辑|摄影|编译|图|图文)\s?[|｜/:：丨]\s?"
    r"([\u3400-\u9fff]{2,4})(?=[\s/、，）)|｜]|$)"
)
"""Who wrote or edited an article, without 记者."""


def find_signs(reader: Compounds) -> Iterator[Found]:
    """Find all of them."""
    yield from bylines(reader)
    yield from signed(reader)
    yield from numbered(reader)
    yield from plants(reader)
    yield from titled(reader)
    yield from quoted(reader)
    yield from called(reader)
    yield from introduced(reader)
    yield from places(reader)
    yield from teams(reader)
    yield from schools(reader)
    yield from related(reader)
    yield from shares(reader)
    yield from drugs(reader)
    yield from versions(reader)
    yield from listed(reader)


PLACES = re.compile(
    r"((?:[\u3400-\u9fff]{2,4}、)+[\u3400-\u9fff]{2,4})等(?:\d+|[一二三四五六七八九十两多]+)?[个座]?(?:城市|省市|省份|县市|市县|地区|国家|地(?=[^\u3400-\u9fff]|[的已将均也都]))"
)


def places(reader: Compounds) -> Iterator[Found]:
    """The members of a list that is said to be one of towns or lands (云溪、临山等城市)."""
    starts = {token.start for token in reader.tokens}
    for match in PLACES.finditer(reader.text):
        for name in re.finditer(r"[^、的在是和与及到从向]{2,4}(?=、|$)", match[1]):
            start = match.start(1) + name.start()
            if start in starts and not EDGE_INSIDE.search(name[0]):
                yield Found(start, start + len(name[0]), "place", "listed as a place")


TEAM = re.compile(
    r"(?:(?<![\u3400-\u9fff])|(?<=击败)|(?<=战胜)|(?<=险胜)|(?<=逆转)|(?<=输给)|(?<=不敌)|(?<=对阵)|(?<=赢了))"
    r"([\u3400-\u9fff]{2}[\u3400-\u9fff]{2})队(?=[，,。；、]|[在以于和与对的]|击败|战胜|险胜|主场|客场|夺|总教练|领队|队长)"
)


def teams(reader: Compounds) -> Iterator[Found]:
    """A place and a mascot before 队, also printed without it; then the mascot by itself too."""
    for match in TEAM.finditer(reader.text):
        stem, count = match[1], reader.printed.count
        if EDGE_INSIDE.search(stem) or count(stem) < 2:
            continue
        yield Found(match.start(), match.end(), "organisation", "a team")
        yield Found(match.start(), match.end(1), "organisation", "short form", alias_of=match[0])
        if count(stem[2:]) > count(stem):
            at = next(
                m.start()
                for m in re.finditer(stem[2:], reader.text)
                if reader.text[m.start() - 2 : m.start()] != stem[:2]
            )
            yield Found(at, at + 2, "organisation", "short form", alias_of=match[0])


SCHOOL = re.compile(
    r"(?:(?<=的)|(?<![\u3400-\u9fff]))([\u3400-\u9fff]{1,3}[路街湖山桥湾河江岭港门镇村园溪](?:小学|中学|幼儿园|医院|学校))"
    r"(?=[，,。；、]|[则也将已的在与和]|\d|今年|去年|校长|院长|园长)"
)


def schools(reader: Compounds) -> Iterator[Found]:
    """A school or hospital called by a street or a water (梧桐路小学)."""
    starts = {token.start for token in reader.tokens}
    for match in SCHOOL.finditer(reader.text):
        if match.start(1) in starts and not EDGE_INSIDE.search(match[1]):
            yield Found(match.start(1), match.end(1), "organisation", "called by its street")


def related(reader: Compounds) -> Iterator[Found]:
    """What a word for a rival, parent or subsidiary leads in before the year of its figure."""
    ends = {token.end for token in reader.tokens}
    for match in RELATED.finditer(reader.text):
        whole = match.start(1) in ends and match[1] not in reader.tables.known
        if whole and not EDGE_INSIDE.search(match[1]):
            yield Found(match.start(1), match.end(1), "organisation", "led in as a rival or relation")


def shares(reader: Compounds) -> Iterator[Found]:
    """Firms by what their shares do (权值王台鼎电收涨1.8%; 力晨、华芯双双涨停)."""
    ends = {token.end for token in reader.tokens}
    for match in SHARES.finditer(reader.text):
        for name in re.finditer(r"[^、和与及]{2,4}", match[1]):
            start = match.start(1) + name.start()
            if (
                start in ends
                and not EDGE_INSIDE.search(name[0])
                and not any(w in name[0] for w in GENERIC)
                and not SHARES_NOISE.search(name[0])
            ):
                yield Found(start, match.start(1) + name.end(), "organisation", "its shares trade")


def drugs(reader: Compounds) -> Iterator[Found]:
    """Medicines by the ending of their names (瑞司他单抗), behind 新药 or at the beginning of a phrase."""
    starts = {token.start for token in reader.tokens}
    for match in DRUG.finditer(reader.text):
        before = BEFORE_DRUG.search(reader.text, max(0, match.start() - 12), match.start())
        if before is None:
            continue
        lead = LEADS.match(before[0])
        start = before.start() + (lead.end() if lead else 0)
        if (
            start in starts
            and 3 < match.end() - start < 8
            and not EDGE_INSIDE.search(reader.text, start, match.end())
        ):
            yield Found(start, match.end(), "product", "ends like a medicine")


def versions(reader: Compounds) -> Iterator[Found]:
    """A noun with a version before what it is a version of (磐石2.0电池包)."""
    ends = {token.end: token for token in reader.tokens}
    for match in VERSION.finditer(reader.text):
        noun = ends.get(match.start())
        if noun is not None and noun.kind in "nzrxs" and 2 <= len(noun.text) <= 4:
            yield Found(noun.start, match.end(), "product", "a version of a product")


def listed(reader: Compounds) -> Iterator[Found]:
    """Ships, railway lines and the ends of a route."""
    starts = {token.start for token in reader.tokens}
    for match in SHIP.finditer(reader.text):
        if match.start() in starts and not EDGE_INSIDE.search(match[0]):
            yield Found(match.start(), match.end(), "product", "a ship")
            short = match[0][2:]  # the line's own name comes first: 长风海远轮, 海远轮
            if len(short) > 2 and reader.printed.count(short) > reader.printed.count(match[0]):
                yield Found(match.start() + 2, match.end(), "product", "short form", alias_of=match[0])
    for match in RAILWAY.finditer(reader.text):
        if match.start(1) in starts and not EDGE_INSIDE.search(match[1]):
            yield Found(match.start(1), match.end(1), "place", "a railway line")
    for match in ROUTE.finditer(reader.text):
        for group in (1, 2):
            if not EDGE_INSIDE.search(match[group]):
                yield Found(match.start(group), match.end(group), "place", "an end of a route")


def bylines(reader: Compounds) -> Iterator[Found]:
    """The outlet in a byline or dateline."""
    for pattern in (BYLINE, DATELINE):
        for match in pattern.finditer(reader.text):
            if not match[1].startswith(("本", "我", "据")):
                yield Found(match.start(1), match.end(1), "organisation", "the outlet of a byline")


def signed(reader: Compounds) -> Iterator[Found]:
    """Who signs an article, beside the outlet in brackets at its end or behind 文 and the like."""
    surnames = reader.tables.words("surname")

    def person(name: str) -> bool:
        return name[:2] in surnames or (name[0] in surnames and len(name) < 4)

    for match in SIGNED.finditer(reader.text):
        if person(match[2]):
            if not any(match[1].endswith(title) for title in reader.titles):
                yield Found(match.start(1), match.end(1), "organisation", "the outlet of a byline")
            yield Found(match.start(2), match.end(2), "person", "signs the article")
    for match in CREDITED.finditer(reader.text):
        if person(match[1]):
            yield Found(match.start(1), match.end(1), "person", "signs the article")


def numbered(reader: Compounds) -> Iterator[Found]:
    """A noun and a number with 号: craft, ships and the like."""
    starts = {t.start: t for t in reader.tokens}
    for match in NUMBERED.finditer(reader.text):
        token = starts.get(match.start())
        if (
            token is not None
            and (token.kind in "nszrxK" or len(token.text) == 1)
            and not EDGE_INSIDE.search(match[0][:2])
        ):
            yield Found(match.start(), match.end(), "product", "a name with a number")


def plants(reader: Compounds) -> Iterator[Found]:
    """A place and the number of a plant in it (铜锣二厂)."""
    starts = {t.start for t in reader.tokens}
    for match in PLANT.finditer(reader.text):
        if match.start() in starts and not EDGE_INSIDE.search(match[0]):
            yield Found(match.start(), match.end(), "place", "a numbered plant")


def titled(reader: Compounds) -> Iterator[Found]:
    """What stands in 《》: a work, or the paper that asks or reports."""
    for match in TITLED.finditer(reader.text):
        after = reader.text[match.end() : match.end() + 6]
        paper = re.match(
            r"(?:等媒体)?(?:采访|专访|报道|报导|记者|杂志|注意到|发现|统计|透露|询问|周刊|消息)", after
        ) or reader.text[max(0, match.start() - 2) : match.start()] in ("告诉", "接受", "透露")
        yield Found(match.start(1), match.end(1), "organisation" if paper else "work", "in title marks")


def quoted(reader: Compounds) -> Iterator[Found]:
    """A short string in quotation marks that a word like 平台 or 采访 tells to be a name."""
    for match in QUOTED.finditer(reader.text):
        if SERIES.fullmatch(match[1]) and match[1][0] not in reader.edge:
            yield Found(match.start(1), match.end(1), "model", "a name with a number, in quotation marks")
            continue
        told = AFTER_QUOTE.match(reader.text, match.end()) or BEFORE_QUOTE.search(
            reader.text, max(0, match.start() - 8), match.start()
        )
        first = bisect_left(reader.tokens, match.start(1), key=lambda t: t.start)
        if CRAFT.fullmatch(match[1]) and not EDGE_INSIDE.search(match[1]):
            yield Found(match.start(1), match.end(1), "product", "a craft in quotation marks")
            continue
        if _apposed(reader, match, first):
            yield Found(match.start(1), match.end(1), "product", "in quotation marks behind its kind")
            continue
        inside = (t for t in reader.tokens[first : first + 12] if t.start < match.end(1))
        coined = any(len(t.text) == 1 for t in inside)
        launched = coined and LAUNCHED.search(reader.text, max(0, match.start() - 4), match.start())
        if launched and LAUNCHABLE.match(reader.text, match.end()):
            yield Found(match.start(1), match.end(1), "product", "in quotation marks, launched")
            continue
        free = coined and not re.search(r"[不没无的了是也]", match[1])
        if free and not told and GOES_ONLINE.match(reader.text, match.end() + 1):
            yield Found(match.start(1), match.end(1), "product", "in quotation marks, goes online")
            continue
        lone = reader.printed.count(match[1]) < 2 and not GOES_ONLINE.match(reader.text, match.end() + 1)
        lone = lone and not (coined and SHOWS.search(reader.text, max(0, match.start() - 16), match.start()))
        lone = lone and not MIXED.fullmatch(match[1])
        if told and told.re is BEFORE_QUOTE and told[0] not in SURE and lone:
            continue
        if told and not re.search(r"[的了是也]", match[1]):
            kind = "work" if re.match(r"采访|专访|栏目|节目|播客", reader.text[match.end() :]) else "product"
            if reader.text[max(0, match.start() - 2) : match.start()] in reader.tables.words("storm"):
                kind = "event"
            yield Found(match.start(1), match.end(1), kind, "in quotation marks before a word for names")


CRAFT = re.compile(
    r"[\u3400-\u9fff]{2,3}(?<!公众)(?<!视频)(?<!服务)(?<!订阅)(?<!企业)(?<!手机)(?<!帐)(?<!账)(?<!符)号"
)
APART = 2
"""How often what stands in quotation marks behind its kind must be printed without them."""


def _apposed(reader: Compounds, match: re.Match[str], first: int) -> bool:
    """Whether a noun stands right before what is quoted, and the text goes on to call it so without the
    marks (公共自行车“乐骑”…，乐骑去年…).
    """
    before = reader.tokens[first - 2] if first > 1 else None
    if before is None or before.end != match.start() or before.kind != "n" or len(before.text) < 2:
        return False
    if before.text in reader.titles or before.text in reader.saying or EDGE_INSIDE.search(match[1]):
        return False
    marked = reader.printed.count(match[0])
    return len(match[1]) <= 4 and reader.printed.count(match[1]) - marked >= APART


def called(reader: Compounds) -> Iterator[Found]:
    """A short name that the text itself gives: X（下称“Y”）, Y（全称X）."""
    ends = {token.end: n for n, token in enumerate(reader.tokens)}
    for match in CALLED.finditer(reader.text):
        n = ends.get(match.start())
        if n is None or match[1][0] in "本我该贵其" or WRITTEN.search(match[1]):
            continue
        if match[1] in ("公司", "集团"):
            continue
        j = n + 1
        while (
            j > 0
            and n + 1 - j < 8
            and reader.tokens[j - 1].kind not in "BDPpuc"
            and reader.tokens[j - 1].text not in ("的", "是", "在", "和")
        ):
            j -= 1
        full = reader.text[reader.tokens[j].start : match.start()] if j <= n else None
        yield Found(match.start(1), match.end(1), "organisation", "named in the text", alias_of=full)
        if full and len(full) >= 2:
            yield Found(reader.tokens[j].start, match.start(), "organisation", "named in the text")


SECTIONS = frozenset(
    ("处长", "副处长", "科长", "副科长", "课长", "股长", "组长", "署长", "司长", "厅长", "局长", "副局长")
)
"""Heads of what an office is divided into: before them stands its field (工务处长), no firm."""


def introduced(reader: Compounds) -> Iterator[Found]:
    """Rare words before an office, and what stands before 记者 at the beginning of a phrase."""
    for i, token in enumerate(reader.tokens):
        if token.text in reader.titles and token.text not in reader.tables.words("calling"):
            j, proper = reader.stem(i)
            if (
                proper
                and 2 <= i - j <= 3
                and reader.after_edge(j)
                and all(len(t.text) == 1 for t in reader.tokens[j:i])
                and not (i - j == 2 and reader.text[token.start - 1] == "方")  # 局方, 校方
                and token.text not in SECTIONS
                and not all(t.kind == "v" for t in reader.tokens[j:i])  # 增聘工程师
            ):
                yield Found(reader.tokens[j].start, token.start, "organisation", "before an office")
        elif token.text == "记者" and i and reader.tokens[i - 1].kind in "nzrsxK":
            j, _ = reader.stem(i)
            j = j if j < i else i - 1
            while (
                j > 0
                and reader.tokens[j - 1].kind in "nabsxrz"
                and reader.tokens[j - 1].text not in reader.edge
            ):
                j -= 1
            if j == 0 or reader.tokens[j - 1].kind == "P":
                yield Found(reader.tokens[j].start, token.start, "organisation", "before 记者")
