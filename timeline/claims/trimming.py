"""A stretch of Chinese text cut down to the noun in it, without adverbs and particles at its ends."""

from __future__ import annotations

import functools
import re

from timeline.names.words import Cutter

CLOSED = frozenset("dpcumRfyq")
"""Word classes of what is no part of a noun at either end of it."""
PERSONS = frozenset("员工者师生民兵客人户车船机品")
"""What ends words for persons and goods (应届生, 消防车)."""
ADVERBS = frozenset(
    ["有望", "预计", "可望", "预期", "计划", "可能", "继续", "持续", "已经", "目前", "维持", "保持", "录得"]
) | frozenset("仍还也都更较很再又才已共约近超达为至到低高每")
EMPTY = re.compile(
    r"[同环]比|(?:高|低|优|劣|多|少)于|不及|披露|公布|[增涨降跌][速幅]|平均|[人日月年]均|方面|部分|地区|情况|数字|数据|指标|其余|比例|数目|总数|水平|上述|上年|[前后]者|"
    r"[上下]升|[上下]跌|上涨|下降|增[加长]|减少|回[升落]|累计|合计|目前|同期|全[年国市省]|单[日周月季年]"
)
"""Words that name a number and not what it is of: the text goes on with what it spoke of."""


@functools.cache
def _cutter() -> Cutter:
    return Cutter(())


def trimmed(noun: str) -> str:
    """The noun that is left (数据已经回 → 数据, 工程师都 → 工程师), or nothing."""
    words = [(noun[a:b], kind) for a, b, kind in _cutter().cut(noun)]
    if [(len(word), kind) for word, kind in words[-2:]] == [(1, "v"), (1, "v")]:
        return noun if len(words) == 2 else trimmed(noun[:-2])  # 设站 is a place that there is
    while words and _loose(*words[-1], joined=len(words) > 1 and len(words[-2][0]) == 1):
        words.pop()
    while words and (
        EMPTY.fullmatch(words[0][0])
        or _loose(*words[0], joined=len(words) > 1 and len(words[1][0]) == 1, ends="v")
    ):
        words.pop(0)
    while words and EMPTY.fullmatch(words[-1][0]):
        words.pop()
    left = "".join(word for word, _ in words)
    if left.endswith("的"):
        return ""  # what is left only owns the word that was cut
    return left if len(left) > 1 else ""


def _loose(word: str, kind: str, joined: bool, ends: str = "av") -> bool:
    """Whether a word at an end is none of a noun: closed, or a verb or adjective of one character (回).

    joined: whether another single character stands beside it, with which it may be a word that no table has.
    """
    if word in ADVERBS or (kind in CLOSED and not (joined and kind in "qfm")):
        return True
    return len(word) == 1 and kind in ends and not joined and word not in PERSONS


def leading(noun: str) -> str:
    """A noun without the verb that goes on after it (人员前往抢救 → 人员)."""
    seen, end = False, len(noun)
    for start, stop, kind in _cutter().cut(noun):
        if seen and kind in "vdpct" and stop - start > 1:
            end = start
            break
        seen = seen or (kind in "nzo" and stop - start > 1)
    return noun[:end]
