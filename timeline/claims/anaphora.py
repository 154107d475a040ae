"""Words that take up a name by its kind: 该院 is the hospital named last, 牧场 the farm."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence

from timeline.claims.marks import Marked
from timeline.claims.patterns import DATE, EARLIER, METRIC, NAME, QUANTITY
from timeline.claims.subject import Topic
from timeline.model import Name
from timeline.script import simplify

KINDS = (
    *(
        "医院",
        "学院",
        "大学",
        "中学",
        "小学",
        "学校",
        "研究院",
        "研究所",
        "法院",
        "银行",
        "机场",
        "车站",
        "球场",
        "牧场",
        "农场",
    ),
    *(
        "工厂",
        "电厂",
        "电站",
        "水库",
        "码头",
        "博物馆",
        "美术馆",
        "图书馆",
        "体育馆",
        "景区",
        "园区",
        "公园",
        "大楼",
        "大桥",
        "隧道",
    ),
    *(
        "基金会",
        "协会",
        "工会",
        "俱乐部",
        "球队",
        "剧院",
        "乐团",
        "酒店",
        "饭店",
        "商场",
        "农会",
        "合作社",
        "渔会",
        "社区",
    ),
)
"""Kinds that stand alone for the one of them that was named (医院去年营收…)."""
SHORT = "院校行厂店馆站港场园队局署部厅社台会县市乡镇村区省线桥库所团"
"""What follows 该, or stands before 方, for the last name that ends with it."""
OPENING = (
    rf"(?:[{DATE}{EARLIER}\s，,“”\"「」：:]|而|但|其中|同时|此外|另外|目前|当时|如今|随后|不过|截至|对此|则指出|指出|表示|称|"
    r"据悉|据了解)*"
)
TAKEN_UP = re.compile(
    rf"{OPENING}(?:[该这本](?:家|所|座|处|间|个)?(?P<kind>{'|'.join(KINDS)})|该(?P<short>[{SHORT}])|(?P<party>[{SHORT}])方"
    rf"|(?P<bare>{'|'.join(KINDS)}))"
    rf"(?=[{QUANTITY}{METRIC}{NAME}{DATE}{EARLIER}]|的{METRIC}|现|目前|已|将|去年|今年|全年|共|累计|有|拥有|占|总|年|也|则|又|还|于|在|因|遭|预计|计划)"
)
"""A clause that opens with such a word, and goes on with what is told of it."""


def referred(marked: Marked, start: int, end: int, names: Sequence[Name]) -> Topic | None:
    """The name that a clause takes up by its kind, None where it opens otherwise or none fits."""
    match = TAKEN_UP.match(marked.text, start, end)
    if match is None:
        return None
    ending = next(word for word in match.groups() if word)
    before = bisect.bisect_left(
        names, marked.offsets[match.start(match.lastindex or 0)], key=lambda n: n.start
    )
    for name in reversed(names[:before]):
        if name.type != "person" and _ends(name, ending):
            return Topic(name.canonical, name.key, "context", name.type)
    return None


def _ends(name: Name, ending: str) -> bool:
    text = simplify(name.text)
    return text.endswith(ending) and len(text) > len(ending)
