"""What a planted error changes: one place of one article, and the slips by which words and numbers change."""

from __future__ import annotations

import re
from dataclasses import dataclass

MAGNITUDES = {"萬": "億", "億": "萬", "万": "亿", "亿": "万", "million": "billion", "billion": "million"}
MAGNITUDES |= {"bn": "m"}
COMPARATORS = {"超過": "不到", "超过": "不到", "突破": "不足", "逾": "不足", "不到": "超過", "不足": "逾"}
COMPARATORS |= {"more than": "fewer than", "over": "under", "fewer than": "more than"}
UNITS = {
    "億元": "億美元",
    "亿元": "亿美元",
    "萬元": "萬美元",
    "万元": "万美元",
    "公里": "英里",
    "$": "€",
    "€": "$",
}
UNITS |= {"個百分點": "%", "个百分点": "%", "percentage points": "%"}
SIDES = {"之前": "之後", "之后": "之前", "之後": "之前", "before": "after", "after": "before", "前": "後"}
BOUNDS = {"一次": "十次", "兩次": "五次", "两次": "五次", "twice": "five times", "two times": "five times"}
NEGATIONS = {"不會": "會", "不会": "会", "will not": "will", "never": "always", "沒有": "有", "没有": "有"}


@dataclass(frozen=True)
class Mutation:
    """One planted error: in `document`, `old` at `start` becomes `new`.

    told: how far behind it the fact stands that is now told wrongly, where that is not the change itself.
    """

    document: str
    start: int
    old: str
    new: str
    told: int = 0


def transposed(text: str) -> str | None:
    """Swap the first two neighbouring digits that differ (not to a leading zero), or None."""
    for m in re.finditer(r"\d(?=\d)", text):
        i = m.start()
        if text[i] != text[i + 1] and text[i + 1] != "0":
            return text[:i] + text[i + 1] + text[i] + text[i + 2 :]
    return None


def exchanged(table: dict[str, str], text: str) -> str | None:
    """Exchange the first word of the table that is printed in the text, or None."""
    word = next((w for w in sorted(table, key=len, reverse=True) if w in text), None)
    return None if word is None else text.replace(word, table[word], 1)


def raised(text: str) -> str | None:
    """Raise the leading digit of a printed rate by one, or None."""
    m = re.search(r"[1-8]", text)
    return None if m is None else text[: m.start()] + str(int(m[0]) + 1) + text[m.end() :]


def misspelt(text: str) -> str | None:
    """Change the last Han character to its neighbour in the code table, or swap two inner letters."""
    if re.fullmatch(r"[\u4e00-\u9fff]{2,4}", text):
        return text[:-1] + chr(ord(text[-1]) + 1)
    m = re.search(r"(?<=[A-Za-z])([a-z])(?!\1)([a-z])(?=[a-z])", text)
    return None if m is None else text[: m.start()] + m[2] + m[1] + text[m.end() :]
