"""Chinese lengths of time: bare, before or after something (三年前), or stretching from now (近半年)."""

from __future__ import annotations

import re

from timeline.dates.expressions import Base, Direction, Duration, Expression, Shift, Since, Stretch, Until
from timeline.dates.zh_built import CLOCK, Built
from timeline.dates.zh_tokens import LEVEL, Token

_STRETCH_BEFORE: dict[str, Direction] = {
    "过去的": "past",
    "过去": "past",
    "近": "past",
    "最近的": "past",
    "最近": "past",
    "此前": "past",
    "之前": "past",
    "以往": "past",
    "刚过去的": "past",
    "未来的": "future",
    "未来": "future",
    "今后": "future",
    "今后的": "future",
    "接下来的": "future",
    "接下来": "future",
    "随后的": "future",
    "往后": "future",
    "还剩": "future",
    "仅剩": "future",
}
_WHOLE_BEFORE: dict[str, Direction] = {
    "上": "past",
    "前": "past",
    "过往": "past",
    "下": "future",
    "后": "future",
    "下一个": "future",
}
_VERBS_BEFORE = (("提",), tuple("提签拿定许租买写打留立接揽吃创判"))
"""What makes a word with 前 or with 下 that tells of no time (提前3年, 签下5年的合约)."""
_AFTER_LENGTH = re.compile(
    r"\s?(?:(?P<openpast>以前)|(?P<openfuture>以后)|(?P<past>之前|前(?!夕|后|往|途|沿|景|者|台|端|期|进|列|线|提))"
    r"|(?P<future>之后|后(?!者|续|台|端|期|卫|备|代|面|勤|果)|过后)|(?P<within>之内|以内|内(?!部|容|存|地|需|外|销|涵|置|在))"
    r"|(?P<since>以来|来(?![自源到临])))"
)
_TO_THE_DAY = re.compile("的?(?:今天|今日|同一天|同日)")
"""两年前的今天."""
_POINTING = ("那", "这", "此", "其", "该", "随后", "又", "再过", "再")


def read_length(text: str, tokens: list[Token], i: int, floor: int) -> Built | None:
    """A length of time: with a direction before or after it a shift or a stretch, else a bare duration."""
    token = tokens[i]
    length: Duration = token.value
    level = LEVEL.get(length.unit, 8)
    start, lead, whole = _direction(text, token, floor)
    pointing = next((w for w in _POINTING if text.endswith(w, floor, token.start)), "")
    after = _AFTER_LENGTH.match(text, token.end)
    if after is None or lead:
        if lead and length.amount is not None:
            end = after.end() if after and after.lastgroup in ("within", "since") else token.end
            stretch = Stretch(length, lead, whole=whole and not length.halves)
            end = inside.end() if (inside := re.compile("[里间]").match(text, end)) else end
            return Built(start, end, stretch, level, i + 1, closed=True)
        return Built(start, token.end, length, level, i + 1, closed=True)
    kind, end = after.lastgroup, after.end()
    begin = token.start - len(pointing) if pointing in ("那", "这", "此", "再过") else token.start
    if kind == "within":
        return Built(begin, end, Stretch(length, "future", if_future=True), level, i + 1, closed=True)
    if kind == "since":
        return Built(begin, end, Stretch(length, "past"), level, i + 1, closed=True)
    if length.amount is None:
        return Built(begin, end, length, level, i + 1, closed=True)
    back = kind in ("past", "openpast")
    base: Base = "context" if pointing else "published" if back else "story"
    to_the_day = _TO_THE_DAY.match(text, end) if kind in ("past", "future") else None
    end = to_the_day.end() if to_the_day else end
    shift = Shift(
        length.amount, length.unit, "past" if back else "future",
        base=base, halves=length.halves, exact=to_the_day is not None,
    )  # fmt: skip
    expression: Expression = shift
    if kind == "openpast":
        expression = Until(shift)
    elif kind == "openfuture":
        expression = Since(shift)
    clock = CLOCK.match(text, end) if level >= LEVEL["day"] else None
    if clock is None and (gap := re.compile("的").match(text, end)):
        clock = CLOCK.match(text, gap.end())
    return Built(begin, clock.end() if clock else end, expression, level, i + 1, closed=True)


def _direction(text: str, token: Token, floor: int) -> tuple[int, Direction | None, bool]:
    """The word before a length of time that gives it a direction; whether it counts whole units."""
    for size in (4, 3, 2, 1):
        at = token.start - size
        if at < floor:
            continue
        word = text[at : token.start].strip()
        if word in _STRETCH_BEFORE:
            return at, _STRETCH_BEFORE[word], False
        if size == 1 and word in _WHOLE_BEFORE and text[at - 1 : at] not in _VERBS_BEFORE[word == "下"]:
            return at, _WHOLE_BEFORE[word], True
    return token.start, None, False
