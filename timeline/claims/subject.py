"""Whose number it is: the name beside it, the topic carried through clauses and sentences, or the
article's own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from timeline.claims.marks import Mark, Marked
from timeline.claims.patterns import DATE, EARLIER, NAME, TELLS_THAT
from timeline.claims.stance import affiliation, is_source
from timeline.model import How, Name, Quantity
from timeline.script import folded

OBLIQUE_ZH = re.compile(
    r"(?:这是|那是|对|向|与|和|被|把|给|据|按|从|于|在|比|较|跟|同|由|为|以|用|接入|接入了|采访|超越|"
    r"超过|包括|通过|登上|登陆|上线|来自|根据|登上|收购|"
    r"(?:比|较|高于|低于|超越|超过|不及|落后于?|领先于?)(?:[\u3400-\u9fff]{0,4}(?:老大|老二|龙头|一哥|巨头|对手|同行|同业|友商))|"
    r"辞去|离开|加入|加盟|入职|告别|任职于?|就读于?|毕业于|告诉|面对|经|如|例如|高于|低于|记者|进入|使用|引入|采用|介绍|致|让|依靠|搭载|接受)(?:原|前|上一?代|前一?代|老款|旧款|同级|同类)?$"
)
OWED_ZH = re.compile(r"\s*(?:主要)?(?:得益于|受益于|归功于|由于|随着|受惠于|缘于|源于)")
"""What opens a clause that gives a reason: a name in it is not what the text goes on about."""
AFFECTING_ZH = re.compile(r"[”」》]?的?(?:影响|拖累|冲击|波及)")
"""What makes a name only a cause (受台风某某影响)."""
LISTED_ZH = re.compile(r"[》”」』]?(?:[、和与]?[《“「『]?\ue002[》”」』]?)*等\ue000")
"""What makes a name one of several that are counted behind it (《某片》《某剧》等27部)."""
OBLIQUE_EN = re.compile(
    r"\b(?:with|by|to|from|against|than|on|in|at|for|of|like|under|into|told|rival|versus|via|through|"
    r"and|including|"
    r"between|over|behind|after|before|near)\s(?:the\s|its\s|a\s|an\s|of\s)?(?:[a-z]+\s){0,1}"
    r"(?:(?<=[a-z]\s)(?:group|firm|company|maker|giant|lender|bank|retailer|insurer|rival|owner|fund|house)\s)?$"
)
ON_EN = re.compile(r"\b(?:on|near|beside|behind)\sthe\s$")
POSSESSIVE_EN = re.compile(r"^(?:'s|’s|'|’)\s")
ANAPHOR = {
    "zh": re.compile(
        r"该公司|公司|其(?![中他它余次实间])|该行|本行|集团|该集团|该基金|该平台|该产品|它|该机构|本公司|两者|该品牌|该校|该院"
    ),
    "en": re.compile(
        r"\b(?:it|its|the (?:company|group|firm|bank|maker|drugmaker|carmaker|business|airline|utility))\b"
    ),
}
SUBJECT_TYPES = ("organisation", "product", "model", "work", "event", "other")


@dataclass(frozen=True, slots=True)
class Topic:
    """An entity and how it is known to be the subject."""

    subject: str
    key: str
    how: How
    type: str = "organisation"


def named(mark: Mark) -> Name:
    """The name of a mark."""
    assert isinstance(mark.value, Name)
    return mark.value


FACILITY = re.compile(
    r"(?:场|厂|馆|院|校|大楼|大厦|公路|高速|铁路|站|桥|隧道|水库|大坝|巨蛋|港|码头|国道\d+号|[台国省县]\d+线|园区?|景区|校区|院区|服务区|保护区|"
    r"监狱|矿|号线|中心|基地|夜市|乐园)$|\b(?:airport|bridge|station|hospital|stadium|dam|tunnel|port|reservoir|park|"
    r"museum|prison|mine|school|line|farm|plant|harbour|harbor|terminal)$"
)


def is_facility(mark: Mark) -> bool:
    """Whether a place is a thing that has numbers of its own (桃园机场, Ridgeway Dam)."""
    name = named(mark)
    return name.type == "place" and FACILITY.search(folded(name.text)) is not None


KINDS = tuple("类型级款")
"""What makes a name before it an attribute (A1类事故)."""


@dataclass(frozen=True, slots=True)
class Leads:
    """What helps to find the subject of a clause.

    metric_at: where its metric stands.  known: whether that is a metric indeed, or only the number.
    loose: whether a name will do that does not open the clause.
    """

    metric_at: int | None = None
    known: bool = True
    loose: bool = True


def clause_subject(marked: Marked, start: int, end: int, language: str, leads: Leads) -> Mark | None:
    """The name that a clause is about: the one right before the metric, else the first that no
    preposition governs.
    """
    metric_at, known, loose = leads.metric_at, leads.known, leads.loose
    candidates = [
        m
        for m in marked.of("name", start, end)
        if named(m).type in SUBJECT_TYPES or (is_facility(m) and initial(marked, m, start, language))
    ]
    candidates = [
        m for m in candidates if not is_source(marked, m) and marked.text[m.at + 1 : m.at + 2] not in KINDS
    ]
    if language == "en":
        candidates = [m for m in candidates if not BASED.match(marked.text, m.at + 1)]
        candidates = [m for m in candidates if not marked.text[: m.at].endswith("\ue000 ")]
        candidates = [m for m in candidates if not LISTED.search(marked.text, max(0, m.at - 3), m.at + 7)]
    if not candidates:
        return None
    free = [m for m in candidates if not oblique(marked, m, start, language)]
    free = [m for m in free if initial(marked, m, start, language)] or (free if loose else [])
    if metric_at is not None:
        before = [m for m in candidates if m.at < metric_at]
        if language == "en":  # on the Millgate docks will cost: where it is, and not what costs
            before = [
                m for m in before if not (ON_EN.search(marked.text[start : m.at]) and m.at + 2 < metric_at)
            ]
        near = [m for m in before if _touches(marked.text[m.at + 1 : metric_at], language)]
        if not known:
            near = [
                m
                for m in near
                if m in free or (metric_at - m.at < 4 and not oblique(marked, m, start, language))
            ]
        if near:
            return near[-1]
    if language == "en":
        owner = [m for m in candidates if POSSESSIVE_EN.match(marked.text[m.at + 1 :])]
        if owner and not free:
            return owner[-1]
    return free[0] if free else None


LISTED = re.compile(rf"{NAME},\s{NAME}\sand\s{NAME}")
"""A name in the middle of a list of names, which no clause is about."""
BASED = re.compile(r"-(?:based|listed|owned|backed|led|made|born|area|headquartered)\b")
"""What makes a name only where, or whose, another one is (the Plymouth-based grocer)."""


INITIAL = {
    "zh": re.compile(
        r"(?:[\ue003\ue004]|[答问][：:]|\ue002(?:大陆|当地|方面)?的|(?:旗下|自研|自有|自主研发|首款|首个|全新)的?[\u3400-\u9fff]{0,8}(?=[《“「『\"]?$)|(?:位于|坐落于?在?|落户|设在|由)[\ue002\u3400-\u9fff]{1,14}?的|"
        r"(?:[老新]|旗舰|主力|另一[款部个]|同类)?(?:产品|作品|车型|机型|应用|影片|电影|动画片|动画电影|喜剧片?|战争片|科幻片|纪录片|电视剧|剧集|网剧|综艺|游戏|手游|专辑|小说|国产片|进口片)(?=[《“「]|$)|(?:升级版|新一代|最新|全新|新型)?[\u3400-\u9fff]{0,4}(?:望远镜|卫星|火箭|探测器|飞船|装置|模型|芯片)(?=[《“「]?$)|竞争对手|对手|子公司|旗下|控股子公司|母公司|而|但是|但|其中|毕竟|虽然|虽|"
        r"尽管|因为|由于|"
        r"如果|即使|当|不仅|甚至|而且|所以|因此|最终|不只|除了|只有|还有|或者|或|可见|显然|同时|此外|"
        r"另外|目前|当时|如今|今年|随后|不过|并且|以及|例如|比如|如果说|其|与此同时|截至|在|的|后|前|时|"
        r"日前|近日|近期|对比|作为|再看|反观|相比之下|上述|分别|至于|关于|对于|提到|提及|谈到|谈及|说到|"
        r"称|说|表示|透露|指出|来看|上|了|过|《|》|"
        r"[\"“”「」『』‘’\s：:—、▌●（(0-9.])*"
    ),
    "en": re.compile(
        r"(?:[\ue003\ue004]|and|but|while|yet|so|also|meanwhile|however|in|on|at|by|for|the|shares in|"
        r"shares of|says|said|that|"
        r"[a-z]+ly|last|overall|still|(?:[a-z-]+\s)?(?:rival|competitor|subsidiary|unit|partner|parent)|"
        rf"[\"“”‘’'\s:—–()-]|[^,;]{{1,80}}?\b{TELLS_THAT})*"
    ),
}
TOPICAL_ZH = re.compile(
    r"(?:提到|提及|谈到|谈及|说到|给予|予以|关于|对于|至于|透露|披露|介绍|让|使|使得|称|表示|宣布|显示|发现|看|"
    r"推动|带动)(?:了|过)?$"
)


def initial(marked: Marked, mark: Mark, start: int, language: str) -> bool:
    """Whether a name opens its clause, or is what a verb of saying turns to (提到了青鸟的表现)."""
    before = marked.text[start : mark.at]
    if INITIAL[language].fullmatch(before):
        return True
    return language == "zh" and TOPICAL_ZH.search(before) is not None


CAUSED_ZH = re.compile(r"(?:让|使|使得|令)$")


def caused(marked: Marked, start: int, end: int, language: str) -> Mark | None:
    """Whom a clause makes do something; the text goes on with it (此举让青鸟…)."""
    if language != "zh":
        return None
    names = [m for m in marked.of("name", start, end) if named(m).type in SUBJECT_TYPES]
    return next((m for m in names if CAUSED_ZH.search(marked.text[start : m.at])), None)


BESIDE_ZH = re.compile(
    r"\ue002(?:目前|现|今|也|仅|就|则|已|共|的){0,2}$|\ue002(?:这|那)?[\u3400-\u9fff]{0,2}(?:有|拥有)$"
)


RELATIVE_ZH = re.compile(
    rf"{NAME}[{DATE}{EARLIER}]?(?:刚|曾|已|所|在)?"
    r"(?:领到|收到|拿到|拿下|获得|取得|发布|公布|采集|拍摄|观测|缴纳|支付|承担|投入|出资|捐出|捐赠|贡献|卖出|售出|生产|拥有|持有|创下|募得|募集|欠下|收取)(?:了)?的$"
)
"""A relative clause before a number that says whose it is (某银行2月领到的410万元)."""
LOCATED_ZH = re.compile(r"(?:出现|发生|测得|落|录得)(?:在|于)\ue002$")


def located(marked: Marked, start: int, end: int) -> Mark | None:
    """The place at which a clause that says no more lets something be (最大阵风出现在兰屿，测得…)."""
    if not LOCATED_ZH.search(marked.text[start:end]):
        return None
    return next((m for m in marked.of("name", start, end) if m.at == end - 1), None)


OF_NAME = re.compile(r"的[《“「]?(\ue002)")
WITH = re.compile(
    r"(?:^|[，,。；;：:]|[于对较比由与和是])[\u3400-\u9fff]{0,4}\ue001[为达约逾近超过仅高]{0,3}$"
)
"""A metric before a number, with nothing before it but a preposition (仅次于份额31%的某某)."""


def qualified(marked: Marked, mark: Mark, start: int) -> Mark | None:
    """The name that a metric and its number only qualify (份额31%的某某)."""
    match = OF_NAME.match(marked.text, mark.at + 1)
    if match is None or not WITH.search(marked.text[start : mark.at]):
        return None
    name = marked.mark_at(match.start(1), "name")
    return name if name is not None and named(name).type in SUBJECT_TYPES else None


LATTER = {"zh": re.compile(r"后者"), "en": re.compile(r"\bthe latter\b")}


def latter(marked: Marked, start: int, end: int, language: str) -> Mark | None:
    """Whom the clause means by 后者 or "the latter": the name that was printed last before it."""
    match = LATTER[language].search(marked.text[start:end])
    if match is None:
        return None
    names = [m for m in marked.of("name", 0, start + match.start()) if named(m).type in SUBJECT_TYPES]
    return names[-1] if names else None


PAIRED = re.compile(r"([前后])者的?[\ue001]?(?:为|是|达到?|有|约|近|超过?|仅|则|逾)*$")


def former(marked: Marked, mark: Mark) -> Topic | None:
    """Whom 前者 or 后者 right before a number means: the first or second of the two named last."""
    match = PAIRED.search(marked.text[: mark.at])
    if match is None:
        return None
    names = [n for n in marked.of("name", 0, match.start()) if named(n).type in SUBJECT_TYPES]
    second = names[-1] if names else None
    first = next((n for n in reversed(names) if second and named(n).key != named(second).key), None)
    if first is None or second is None:
        return None
    return topic_of(first if match[1] == "前" else second)


def adjacent(marked: Marked, mark: Mark, language: str, places: bool = False) -> Mark | None:
    """The name that stands right before a number (与豆包1.4亿的月活, 微信这张有14亿月活的牌)."""
    if language != "zh":
        return None
    match = BESIDE_ZH.search(marked.text[: mark.at]) or RELATIVE_ZH.search(marked.text[: mark.at])
    if match is None:
        return None
    found = marked.mark_at(match.start())
    types = (*SUBJECT_TYPES, "place") if places else SUBJECT_TYPES
    return found if found is not None and named(found).type in types else None


SEAT = re.compile(
    r"([A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*?) (?:(?:City|Town|County|Borough|District|Parish) )?Council"
)


def seat_of(topic: Topic) -> Topic:
    """The place whose council a topic is: what a council tells of is told of its place."""
    match = SEAT.fullmatch(topic.subject)
    if match is None:
        return topic
    key = " ".join(sorted(match[1].lower().split()))
    return Topic(match[1], key, topic.how, "place")


def topic_of(mark: Mark) -> Topic:
    """A name as a topic that is printed here."""
    name = named(mark)
    return seat_of(Topic(name.canonical, name.key, "printed", name.type))


COUNTED = re.compile(r"^(?:的|个|款|\s(?:of\s)?(?:the\s)?)?\ue002")


def counted_name(marked: Marked, mark: Mark) -> Topic | None:
    """The named thing that a number counts (数以百万计的小程序)."""
    match = COUNTED.match(marked.text[mark.at + 1 :]) if isinstance(mark.value, Quantity) else None
    if (
        match is None
        or not isinstance(mark.value, Quantity)
        or mark.value.dimension not in ("count", "number")
    ):
        return None
    at = mark.at + match.end()
    name = next((named(m) for m in marked.marks if m.at == at and m.kind == "name"), None)
    if name is None or name.type not in ("product", "model", "other"):
        return None
    return Topic(name.canonical, name.key, "printed", name.type)


OWNER_ZH = re.compile(r"(?:^|[，,。；;：:、“”\s]|例如|比如|其中|而|但|上)([\u3400-\u9fff]{3,8})的$")
PART_ZH = re.compile(r"(?:业务|板块|分部|部门|收入|公司|集团|季度|年度|之后|以来|目前|我们|他们)$")


def owner(marked: Marked, metric: Mark | None) -> str | None:
    """A common noun that owns a metric (横幅广告的点击率)."""
    match = OWNER_ZH.search(marked.text[: metric.at]) if metric is not None else None
    if match is None or PART_ZH.search(match[1]) or match[1][0] in "这该那其本此":
        return None
    return match[1]


def oblique(marked: Marked, mark: Mark, start: int, language: str) -> bool:
    """Whether a preposition or a verb before it makes the name something other than the topic."""
    before = marked.text[start : mark.at]
    if language == "zh":
        behind = mark.at + 1
        if (
            OWED_ZH.match(before)
            or AFFECTING_ZH.match(marked.text, behind)
            or LISTED_ZH.match(marked.text, behind)
        ):
            return True
        before = before.rstrip('《“「『"')
    match = (OBLIQUE_ZH if language == "zh" else OBLIQUE_EN).search(before)
    if match is not None and match[0].startswith("rival"):
        return not INITIAL[language].fullmatch(before)
    return match is not None


def _touches(between: str, language: str) -> bool:
    """Whether what stands between a name and a metric leaves the metric the name's own."""
    if language == "zh":
        return bool(
            re.fullmatch(r"(?:\ue003|[的在及其各app\s（）()]|[\u3400-\u9fff]){0,6}", between)
        ) and not re.search(r"[和与、，]|接入|投资|收购", between)
    return not between.startswith("-") and bool(
        re.fullmatch(r"(?:'s|’s|'|’)?\s?(?:\ue003\s|[a-z-]+\s){0,2}", between)
    )


SPEAKS = re.compile(r"(?:指出|表示|说明|通报|披露|公布)(?!的)")


FORMER = re.compile(r"(?:由原|由前|[由原前])$|\bformer $")
"""Before an organisation: whose officer somebody was (院长由原某医院副院长担任)."""


def officer(marked: Marked, start: int, end: int) -> Mark | None:
    """The organisation whose officer a clause lets speak."""
    names = [m for m in marked.of("name", start, end) if named(m).type == "organisation"]
    names = [m for m in names if not FORMER.search(marked.text[: m.at])]
    return next((m for m in names if affiliation(marked, m) or SPEAKS.match(marked.text[m.at + 1 :])), None)


def region(marked: Marked, metric: Mark | None, topic: Topic | None) -> str | None:
    """The place right before a metric, as a part of its owner (中国收入 of a company)."""
    if metric is None or topic is None:
        return None
    before = marked.text[: metric.at].removesuffix("的").removesuffix("市场").removesuffix(" ")
    place = marked.mark_at(len(before) - 1, "name")
    if place is None or named(place).type != "place" or named(place).key == topic.key:
        return None
    return named(place).key


def placed(marked: Marked, start: int, metric: Mark) -> Mark | None:
    """The place that a metric of places is of (福山站累积雨量, Northmere turnout)."""
    names = [m for m in marked.of("name", start, metric.at) if named(m).type == "place"]
    near = [m for m in names if _touches(marked.text[m.at + 1 : metric.at], "zh") or metric.at - m.at < 4]
    return near[-1] if near else None


LED_ZH = re.compile(
    rf"(?:[{DATE}{EARLIER}\ue001的以已仍则也还更又仅只单月全年共累计增减长升降跌涨高达到约近超为是有]){{0,10}}"
)
"""All that may stand between a place that opens a clause and its number (台南市年减38.1%)."""


def leading_place(marked: Marked, start: int, at: int) -> Mark | None:
    """The place that opens a clause in Chinese and that its number is told of."""
    names = marked.of("name", start, at)
    if len(names) != 1 or named(names[0]).type != "place" or not initial(marked, names[0], start, "zh"):
        return None
    return names[0] if LED_ZH.fullmatch(marked.text[names[0].at + 1 : at]) else None


def anaphoric(text: str, language: str) -> bool:
    """Whether the words refer back to the entity of the article (公司, it, the company)."""
    match = ANAPHOR[language].search(text)
    return match is not None and (language == "en" or "在" not in text[: match.start()])
