"""Units that the heads of a table print: 发电量（亿千瓦时）, Power sold (GWh), 单位：万吨."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable

from timeline.lexicon import Lexicon
from timeline.model import Quantity
from timeline.quantities import find_quantities

PRINTED = re.compile(
    r"[（(]\s*(?:[单單]位\s*[:：]?\s*|units?\s*:?\s+|in\s+)?(?P<bracket>[^()（）:：]{1,24}?)\s*[)）]"
    r"|[单單]位\s*[:：]\s*(?P<unit>[^\s()（）,，;；]{1,12})"
    r"|,\s+(?:in\s+)?(?P<after>[A-Za-z°²³ ]{1,16})$",
    re.IGNORECASE,
)
NO_MEASURE = frozenset(["money", "percent", "percentage_point", "rank", "ordinal", "ratio", "number", "age"])
MILLIONS = frozenset(["m", "M"])
"""More often millions than metres in the head of a table."""


def measure_of(heads: Iterable[str], language: str, lexicon: Lexicon) -> Quantity | None:
    """One of the unit that the first of some heads prints, with its scale; None where none does, or where it
    is money or a rate, which are read with more care.
    """
    for head in heads:
        for match in PRINTED.finditer(head):
            said = match[match.lastgroup or 0].strip()
            one = None if said in MILLIONS else _one(said, language, lexicon)
            if one is not None:
                return one if one.dimension not in NO_MEASURE else None
    return None


@functools.lru_cache(maxsize=1024)
def _one(unit: str, language: str, lexicon: Lexicon) -> Quantity | None:
    """A unit read as the reader of numbers reads one of it (1亿千瓦时); None for words that are no unit."""
    text = f"1 {unit}" if unit.isascii() else f"1{unit}"
    found = find_quantities(text, "en" if language == "en" else "zh-Hans", lexicon)
    if len(found) != 1 or found[0].unit == "count" or (unit.isascii() and found[0].dimension == "count"):
        return None  # any English noun is a unit of what is counted
    return found[0] if (found[0].start, found[0].end) == (0, len(text)) else None
