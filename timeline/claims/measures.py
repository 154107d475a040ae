"""Nouns that are measured though no metric of the lexicon is: a word and an ending like 率 or 人数."""

from __future__ import annotations

import bisect
import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from timeline.alternatives import any_of
from timeline.claims.patterns import HAN
from timeline.claims.vocabulary import Metric
from timeline.lexicon import Lexicon
from timeline.names.words import word_table

Place = tuple[int, int, Metric]
NEAR = 14
"""How far after a measure its number may begin."""
PAUSE = re.compile(r"[，；;。！？!?\n]")
CLOSED = re.compile(
    rf"[^{HAN}]|[的了在是和与及或将被把由从到对向每各该其这那此本全总多大少为有共约达过等约较比]"
)
"""What cannot be part of the word that an ending makes a noun with."""
PLAIN = frozenset(
    [
        *(
            "达到",
            "超过",
            "大约",
            "总共",
            "全部",
            "其他",
            "多少",
            "有关",
            "相关",
            "为了",
            "成为",
            "作为",
            "对于",
            "包括",
            "比较",
        ),
        *(
            "约为",
            "共有",
            "全年",
            "每年",
            "每月",
            "每日",
            "今年",
            "去年",
            "各类",
            "各项",
            "多个",
            "大量",
            "少量",
            "该项",
            "新增",
        ),
    ]
)
"""Words that say how much or of what time, and make no noun with an ending."""
OTHERS = frozenset("vpcudmqRyft")
"""Word classes that make no noun with an ending (达到金额)."""


@functools.lru_cache(maxsize=16)
def _kinds(lexicon: Lexicon) -> tuple[dict[str, Metric], re.Pattern[str] | None, frozenset[str]]:
    """The endings of the table with what they say of a noun, and one pattern of them all."""
    kinds = {
        form: Metric("", "flow", entry["dimension"], entry.get("type"), unit=entry.get("unit"))
        for entry in lexicon.table("measures", "zh")
        for form in entry["forms"]
    }
    short = (
        form for entry in lexicon.table("measures", "zh") if entry.get("short") for form in entry["forms"]
    )
    return kinds, re.compile(rf"(?=({any_of(kinds)}))") if kinds else None, frozenset(short)


def find_measures(
    text: str, numbers: Sequence[int], metrics: Sequence[Place], lexicon: Lexicon
) -> Iterator[Place]:
    """The measures of a text before whose number no metric of the lexicon stands.

    text: folded, with numbers and dates blanked.  numbers: where the numbers begin.  metrics: those found, in
    order; a measure whose ending is part of one is none.
    """
    kinds, pattern, short = _kinds(lexicon)
    starts = [start for start, _, _ in metrics]
    done = 0
    for match in pattern.finditer(text) if pattern is not None else ():
        end = match.end(1)
        at = bisect.bisect_left(numbers, end)
        if at == len(numbers) or numbers[at] - end > NEAR or match.start() < done:
            continue
        last = bisect.bisect_left(starts, end) - 1
        if (last >= 0 and metrics[last][1] > match.start()) or PAUSE.search(text, end, numbers[at]):
            continue
        start = _noun(text, match.start(), end, kinds, short)
        if start is not None:
            done = end
            yield start, end, replace(kinds[match[1]], key=text[start:end])


def _noun(text: str, at: int, end: int, kinds: Mapping[str, Metric], short: frozenset[str]) -> int | None:
    """Where the word begins that makes a noun with an ending: a word of the table, else a short run."""
    table = word_table()
    for size in (3, 2):
        word = text[max(0, at - size) : at]
        if len(word) == size and word in table:
            return None if table[word][1] in OTHERS - {"v"} or word in PLAIN else at - size
    whole, stem = text[max(0, at - 1) : end], text[max(0, at - 1) : at]
    noun = table.get(whole, (0, ""))[1] == "n" or (
        text[at:end] in short and table.get(stem, (0, ""))[1] == "n"
    )
    if at and noun and len(whole) == 2 and whole not in kinds and not CLOSED.match(stem):
        return at - 1
    low = at
    while low > 0 and at - low < 5 and not CLOSED.match(text[low - 1]):
        low -= 1
    return low if 2 <= at - low <= 4 else None
