"""Date words of Chinese as the grammar takes them: a token, its level, and the readers that make tokens."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, NamedTuple

LEVEL = {
    "century": 0, "decade": 1, "year": 2, "half": 3, "quarter": 4, "season": 4, "month": 5,
    "tenday": 6, "week": 6, "weekend": 7, "weekday": 7, "workday": 7, "day": 7,
}  # fmt: skip
"""How fine a unit is: a finer one may follow a coarser one."""


class Token(NamedTuple):
    """A date word with its place.

    kind and value: fields (arguments of Fields), expr (an expression that others may stand within), spread
    (arguments of two Fields: 3至5月), ordinal (unit, number, together, weekday), dur (Duration), final (an
    expression that takes nothing more), holiday (its key), lunar (a mark before a date).
    """

    start: int
    end: int
    kind: str
    level: int
    value: Any


Reader = Callable[[re.Match[str]], tuple[str, int, Any] | None]
Rule = tuple[re.Pattern[str], Reader]
