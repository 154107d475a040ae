"""Words that take up a name by its kind: 该院 is the hospital named last, 牧场 the farm."""

from __future__ import annotations

import bisect
import functools
import re

from timeline.alternatives import any_of
from timeline.claims.marks import Marked
from timeline.claims.patterns import DATE, EARLIER, METRIC, NAME, QUANTITY
from timeline.claims.state import Context
from timeline.claims.subject import Topic
from timeline.lexicon import Lexicon
from timeline.script import simplify

OPENING = (
    rf"(?:[{DATE}{EARLIER}\s，,“”\"「」：:]|而|但|其中|同时|此外|另外|目前|当时|如今|随后|不过|截至|对此|则指出|"
    r"指出|表示|称|据悉|据了解)*"
)
GOING_ON = (
    rf"(?=[{QUANTITY}{METRIC}{NAME}{DATE}{EARLIER}]|的{METRIC}|[全总]长|设|现|目前|已|将|去年|今年|全年|共|累计|"
    r"有|拥有|占|总|年|也|则|又|还|于|在|因|遭|预计|计划|表示|[说称，]|指出|透露|强调|回应|解释|宣布)"
)
"""What is told of whatever a clause opens with."""


SORTS = {"product": ("product", "model"), "work": ("work",)}
"""The types of the names that a common noun for a thing can take up."""


@functools.lru_cache(maxsize=16)
def _work(lexicon: Lexicon) -> re.Pattern[str]:
    """The pattern of a clause that opens with a word for the work named last (片子拍了214天)."""
    words = [f for row in lexicon.table("kinds", "zh") if row["role"] == "work" for f in row["forms"]]
    return re.compile(rf"{OPENING}(?:{any_of(words)})")


@functools.lru_cache(maxsize=16)
def _product(lexicon: Lexicon) -> re.Pattern[str]:
    """The pattern of a clause that opens with a word for the product named last (新车共三个配置)."""
    words = [f for row in lexicon.table("kinds", "zh") if row["role"] in SORTS for f in row["forms"]]
    return re.compile(rf"{OPENING}(?:{any_of(words)})(?:的|{OFFERED}|{GOING_ON})")


OFFERED = (
    "(?=全系|官方|起售|售|定价|搭载|配备|采用|提供|支持|续航|上市|推出|分|预售|标配|内置|使用|最高|最大|最快|"
    "拍|耗时|投资|成本|由)"
)


@functools.lru_cache(maxsize=16)
def _taken_up(lexicon: Lexicon) -> tuple[re.Pattern[str], dict[str, str]]:
    """The pattern of a clause that opens with such a word, and what a name must end with for each word."""
    rows = [row for row in lexicon.table("kinds", "zh") if row["role"] not in SORTS]
    ends = {form: row.get("ends", form) for row in rows for form in row["forms"]}
    alone = "|".join(form for row in rows if row["role"] == "alone" for form in row["forms"])
    short = "".join(form for row in rows if row["role"] == "short" for form in row["forms"])
    words = rf"[该这本](?:家|所|座|处|间|个|条)?({alone})|该([{short}])|([{short}])方|({alone})"
    return re.compile(rf"{OPENING}(?:{words}){GOING_ON}"), ends


BESIDES = re.compile(r"(?:[于比较与和同及跟由从向对给像超如]|同省的?|同业的?|包括|不如|仅次于|收购)$")
"""What stands before a name that a sentence mentions beside the one it is about."""


def referred(marked: Marked, start: int, end: int, context: Context) -> Topic | None:
    """The name that a clause takes up by its kind, None where it opens otherwise or none fits.

    It is one of the paragraph that is not only mentioned beside another, else whom the article is about, else
    the last one.
    """
    names, lexicon, text, main = context.names, context.words.lexicon, context.text, context.main
    if _product(lexicon).match(marked.text, start, end):
        place = marked.offsets[start]
        told = names[: bisect.bisect_left(names, place, key=lambda n: n.start)]
        work = _work(lexicon).match(marked.text, start, end) is not None
        if work and main is not None and main.type == "work":
            return main
        sorts = SORTS["work" if work else "product"]
        last = next((n for n in reversed(told) if n.type in sorts), None)
        return Topic(last.canonical, last.key, "context", last.type) if last is not None else None
    pattern, ends = _taken_up(lexicon)
    match = pattern.match(marked.text, start, end)
    if match is None:
        return None
    ending = ends[match[match.lastindex or 1]]
    place = marked.offsets[match.start(match.lastindex or 1)]
    fitting = [
        n
        for n in names[: bisect.bisect_left(names, place, key=lambda n: n.start)]
        if n.type != "person" and len(n.text) > len(ending) and simplify(n.text).endswith(ending)
    ]
    paragraph = text.rfind("\n", 0, place)
    here = [n for n in fitting if n.start > paragraph and not BESIDES.search(text, 0, n.start)]
    about = [n for n in fitting if main is not None and n.key == main.key]
    name = next(iter(here[-1:] or about[-1:] or fitting[-1:]), None)
    return Topic(name.canonical, name.key, "context", name.type) if name is not None else None
