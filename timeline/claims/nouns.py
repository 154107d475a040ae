"""The noun that a number counts or is of, where no lexicon knows a metric beside it."""

from __future__ import annotations

import re

from timeline.claims.frames import Role
from timeline.claims.marks import Mark, Marked, quantity_of
from timeline.claims.patterns import DATE, EARLIER, HAN
from timeline.claims.trimming import leading, trimmed
from timeline.claims.vocabulary import Vocabulary
from timeline.lexicon import stop_words
from timeline.model import Quantity

NOUN_EN = re.compile(r"^[\s-](?:of )?(?:the |its |these |those )?((?:[a-z][a-z'-]+\s?){1,4})")
NOUN_ZH = re.compile(rf"^(?:的|余|多)?([{HAN}a-z]{{2,10}})")
TAIL_ZH = re.compile(
    rf"([{HAN}a-z]{{2,12}}?)(?:已|已经|共|约|则|就|也|还|将|达|达到|为|有|是|至|到|了|增至|仅|只|近|超过|"
    rf"突破|升至|最高|合计)*[:：]?\s?$"
)
GROUP_ZH = re.compile(rf"^的([{HAN}]{{2,12}})(?<!增长)(?<!增速)(?<!增幅)(?<!降幅)(?<!比例)(?<!水平)")
STOP_ZH = re.compile(
    r"^(?:其中|旗下|名下|辖下|自有|共执行|执行|共|已|约|的|了|在|将|已|和|与|及|对|把|被|从|由|向|以|其|该|这|那|每|各|均|都|"
    r"又|再|才|还|也|就|并|而|"
    r"但|则|于|为|是|有|没|不|会|能|要|可|让|使|给|用|按|据|称|说|表示|目前|现有|现在|公司|如今|一共|"
    r"已经|此前|随后)+"
)
HELD_ZH = re.compile(
    r"^.*(?:共有|突破|首破|拥有|现有|监测到|检测到|检出|发现|设有|仍有|还有|尚有|(?<![没未所只])有|相当于|共计|合计|测得|录得|达到|包括|处|配置|配备|购置|同步调整|增设|新设|设立|设置|开设|接获|收到|接到)(?=.{2})"
)
"""A light verb, with all before it: the noun after it is what is counted (公司共有船员)."""
HELD_WORDS = frozenset(["需要", "只要", "仅需", "只需", "每天", "每周", "每月", "每年", "每人", "每次"])
AVERAGED_ZH = re.compile(
    rf"(?:平均|人均|日均|月均)(?:每[人天日周月年次])?([{HAN}]{{2,4}}?)(?:仍有|仍|还有|达|约|近|为|超过|长达|高达|只有|仅)*$"
)
VERBAL_ZH = re.compile(
    r"^(?:[减增升降跌涨]至|调[高低升降]|次之|居次|居首|居冠|殿后|左右|以上|以下|以内|上下|大关|关口|出头|不等|增长|上升|下降|明显|显著|大幅|小幅|略[有微]|有所|提[高升]|改善|同比|环比|开工|关闭|参加|参与|出席|"
    r"同时|规模|水平|不到|之多|多|余|受|占)"
)
LABEL_ZH = re.compile(
    r"(?:测得|录得|每秒|每小时|代码|编号|电话|邮编|热线|第|表|图|号|字|彼时|分别|届时|时|[后前起]|以来|期间|之际|[单当全]日|全天|盘中|[早午尾]盘|吸引|迎来|接待|涌入|预估|预计)$"
)
OWNER_EN = re.compile(
    r"\b(?:the|its|their|an?|his|her|our)\s((?:[a-z'-]+\s){1,4}?)(?:(?:had|has|have|was|were|is|are|will|"
    r"would)\s(?:[a-z]+\s)?)?$"
)


MOVED_EN = re.compile(
    r"\b(?:lift|rais|boost|increas|push|cut|reduc|trim|lower|slash)[a-z]*\s(?:(?:the|its|their|his|her)\s)?"
    r"((?:[a-z-]+\s){0,2}[a-z-]{3,})\sby\s(?:[a-z]+\s){0,2}$"
)
"""What an English verb moves by so much (raises the property tax by 3.1%)."""
BARE_EN = re.compile(
    r"^[\s\"“]*(?:and\s|but\s|while\s)?((?:[a-z][a-z-]*\s){0,2}?[a-z-]{4,})\s"
    r"(?:(?:at|in|on|of|for|from|by)\s(?:the\s)?(?:[a-z-]+|[\ue002\ue003])\s)?"
    r"(?:(?:there|here|alone|also|were|was|are|is|have|has|had|been|[a-z]+ly)\s)*$"
)
"""A noun that opens a clause before a change (evictions rose by a fifth to 318)."""


def noun_after(marked: Marked, mark: Mark, words: Vocabulary) -> str | None:
    """The noun right after a number (五大元件, 586台机器人, 27 countries)."""
    _, end = marked.clause_around(mark.at)
    rest = marked.text[mark.at + 1 : end]
    quantity = quantity_of(mark)
    if words.language == "en":
        stops = stop_words(words.lexicon, "counted_noun")
        return _english_noun(rest, quantity, stops)
    match = NOUN_ZH.match(rest)
    short = SHORT_ZH.match(rest)
    if short is not None:
        return short[0]
    if match is None or STOP_ZH.match(match[1]):
        return None
    noun = trimmed(leading(cut_noun(match[1])))
    return noun if len(noun) > 1 and not VERBAL_ZH.search(noun) else None


SHORT_ZH = re.compile(r"(?:班|厅|岛|村|县|港|馆)(?=[，。；、,;]|$)")
"""A noun of one character that a number counts (设48个班)."""
BASIS_ZH = re.compile(r"(?:较|相比|与)[\u3400-\u9fff]{2,6}?(?:相比)?(?:平均)?$")
"""What a change is measured against, behind its noun (胆固醇较基线平均)."""


def noun_before(text: str) -> str | None:
    """The noun at the end of a stretch of Chinese text."""
    match = TAIL_ZH.search(BASIS_ZH.sub("", text))
    noun = STOP_ZH.sub("", trimmed(HELD_ZH.sub("", match[1]))) if match else ""
    own = noun.rsplit("的", 1)[-1]
    noun = own if len(own) > 1 else noun
    return noun[-8:] if len(noun) > 1 and not LABEL_ZH.search(noun) else None


def head_noun(marked: Marked, mark: Mark, words: Vocabulary, role: Role | None = None) -> str | None:
    """The noun that is counted: after the number, or before it where a classifier closes the number
    (超充站711座).
    """
    _, end = marked.clause_around(mark.at)
    start, _ = marked.clause_around(mark.at)
    quantity = quantity_of(mark)
    rest = marked.text[mark.at + 1 : end]
    before = marked.text[start : role.at if role is not None and role.at > start else mark.at]
    if words.language == "en":
        stops = stop_words(words.lexicon, "counted_noun")
        related = role is not None and role.at > start
        moved = MOVED_EN.search(marked.text, start, mark.at) if role is not None else None
        if moved is not None and stops.isdisjoint(moved[1].split()):
            return "_".join(moved[1].split())
        owner = OWNER_EN.search(before) if related else None
        bare = BARE_EN.search(before) if related and owner is None else None
        if bare is not None and stops.isdisjoint(bare[1].split()):
            owner = bare
        if owner is not None:
            return "_".join(owner[1].split())
        return _english_noun(rest, quantity, stops)
    if quantity.dimension in ("count", "number", "rank"):
        match = NOUN_ZH.match(rest)
        if match and not STOP_ZH.match(match[1]) and not VERBAL_ZH.search(match[1]):
            return cut_noun(match[1])
    noun = noun_before(before)
    if noun and noun not in words.changes:
        return noun
    if quantity.dimension == "count":
        match = NOUN_ZH.match(rest)
        return cut_noun(STOP_ZH.sub("", match[1])) or None if match else None
    return None


PEOPLE_ZH = re.compile(
    r"(?:[^的]{1,4}[员工者师生民兵客]|人员|专家|家属|代表)(?:(?:减少|增加|增多|新增)了?)?"
    rf"(?:只有|仅有|现有|有|共|约|达|近|[{DATE}{EARLIER}])*$"
)


def closed_noun(marked: Marked, mark: Mark) -> str | None:
    """The people right before the number that counts them, in a clause without a metric (讲解员只有42名)."""
    start, _ = marked.clause_around(mark.at)
    quantity = quantity_of(mark)
    before = marked.text[start : mark.at]
    if quantity.unit != "people" or marked.of("metric", start, mark.at) or not PEOPLE_ZH.search(before):
        return None
    return noun_before(re.sub(rf"(?:(?:减少|增加|增多|新增)了?)?(?:约|近|[{DATE}{EARLIER}])*$", "", before))


def averaged(marked: Marked, mark: Mark) -> str | None:
    """What takes a length of time on average (每人每月平均加班22小时)."""
    start, _ = marked.clause_around(mark.at)
    before = marked.text[start : mark.at]
    mean = MEAN_ZH.search(before)
    if mean is not None:
        return noun_before(before[: mean.start()])
    match = AVERAGED_ZH.search(before) or TOOK_ZH.search(before)
    return match[1] if match is not None and match[1] not in HELD_WORDS else None


MEAN_ZH = re.compile(
    rf"(?<=[{HAN}])(?<!人)(?<!天)(?<!周)(?<!月)平均(?:每[人天日周月年次])?(?:只有|只|仅有?|约|为|达|超过|长达|高达|近)*$"
)
"""What stands behind the noun that is as long on average (故障间隔平均只有73小时)."""
TOOK_ZH = re.compile(
    rf"(?:^|的)([{HAN}]{{2,6}}?)(?:只|仅|共|一共|总共|大约)?(?:花了?|用了|耗时|历时|费时|需时|耗费)(?:约|近)?$"
)
"""What takes a length of time in all (完整训练花了54天)."""


def tenths_of(rest: str) -> str | None:
    """The noun right after tenths: what they are a part of (四成用油)."""
    match = re.match(rf"([{HAN}]{{2,6}})", rest)
    noun = cut_noun(match[1]) if match else ""
    noun = re.sub(r"(?:进行|来自|属于|集中|用于|没有|已经|认为|表示|选择).*$", "", noun)
    return noun if len(noun) > 1 and not VERBAL_ZH.search(noun) and not STOP_ZH.match(noun) else None


def cut_noun(noun: str) -> str:
    """A noun without what follows it in the clause."""
    return re.split(r"[的在和与及同已将被是为有不会能可以到从由对仍]", noun)[0][:8]


AWAY = re.compile(r"(?:north|south)?-?(?:east|west|north|south)|away|inland|offshore|off|upstream|downstream")


EXTENT = {
    "long": "length", "wide": "width", "across": "width", "high": "height", "tall": "height",
    "deep": "depth", "thick": "thickness",
}  # fmt: skip


def _english_noun(rest: str, quantity: Quantity, stops: frozenset[str]) -> str | None:
    match = NOUN_EN.match(rest)
    if match is None or (quantity.dimension == "power" and "-" in quantity.text):
        return None  # a 62-megawatt plant has that capacity
    if quantity.dimension == "length" and match[1].split()[0] in EXTENT:
        return EXTENT[match[1].split()[0]]
    noun: list[str] = []
    for word in match[1].split():
        if word.endswith(("'s", "’s")) and not noun:
            continue
        if word in stops or word.endswith(("ly", "ed")) or (noun and word.endswith("ing")):
            break
        if quantity.dimension == "length" and AWAY.fullmatch(word):
            return "distance"
        noun.append(word)
        if word == quantity.unit:
            break
    return "_".join(noun[:2]) if noun else None
