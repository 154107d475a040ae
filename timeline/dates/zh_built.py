"""A Chinese date in the making, and the clock times that may follow it."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from timeline.dates.expressions import Expression
from timeline.dates.zh_text import NUMERALS

_NONE: frozenset[str] = frozenset()
_N = rf"(?:\d{{1,2}}|[{NUMERALS}]{{1,4}})"
_PART_OF_DAY = (
    "凌晨|清晨|清早|早上|早晨|早间|早盘|上午|中午|正午|午间|午后|下午|傍晚|晚上|晚间|深夜|半夜|午夜|夜里|夜间|夜晚|"
    "晏昼|盘前|盘后|盘中|收盘后?(?!价)|一早|一大早|晚(?![报会餐宴])|早(?=\\d)|晨(?=\\d)|夜(?![间里晚])"
)
_TIME = (
    rf"{_N}\s?(?:(?:点钟?|时(?!间|代|候|任|期))(?:\s?(?:半|整|[一三123]刻|{_N}分?(?:{_N}秒)?))?"
    rf"|:\s?\d\d(?::\d\d)?时?)(?:许|左右|整)?|半夜"
)
CLOCK = re.compile(
    rf"\s?的?(?:(?:{_PART_OF_DAY})(?:\s?{_TIME})?|{_TIME})(?:\s?(?:-{{1,2}}|至|到)\s?(?:{_PART_OF_DAY})?\s?{_TIME})?"
)


class Built(NamedTuple):
    """A date in the making. next: the first token that it does not use. closed: it takes no operator."""

    start: int
    end: int
    expression: Expression
    level: int
    next: int
    weekday: int | None = None
    flags: frozenset[str] = _NONE
    closed: bool = False
    part: bool = False
    deictic: bool = False

    def grown(self, **changes: Any) -> Built:
        """The same date with more of the text."""
        return self._replace(**changes)
