"""What a change is measured against: a year before, a day that is named, another thing."""

from __future__ import annotations

import re

from timeline.claims.number import Number
from timeline.claims.patterns import DATE
from timeline.claims.vocabulary import Basis
from timeline.model import When

VERSUS_ZH = re.compile(
    r"(?:比|较|相比|高于|低于)([^，。；,、]{1,12}?)(?=(?:的)?(?:增|升|提|多|高|贵|快|长|上|下|减|少|低|"
    r"降|跌|涨|收|扩|回|再|还|又|略|微|大|便|缩))"
)
SAME_EN = re.compile(r"\bsame\s[a-z]+\s(?:of|in|a|last)\s(?:the\s)?$")
VERSUS_EN = re.compile(r"\b(?:than|from|since|above|below|against|compared with)\s((?:[\w'’-]+\s?){1,6})")


def measured_against(number: Number) -> tuple[Basis | None, str | None]:
    """What a change is measured against, and the words that say so, within the clause of its number."""
    marked, at, language = number.marked, number.mark.at, number.language
    start, end = number.clause()
    offsets, aside = marked.offsets, number.state.aside
    low = offsets[start] if start < len(offsets) else 0
    high = offsets[end - 1] + 1 if 0 < end <= len(offsets) else low
    place = offsets[at]
    inside = [b for b in marked.bases if low <= b[0] < high]
    before = [b for b in inside if b[0] < place]
    after = [b for b in inside if b[0] >= place]
    if language == "zh":
        chosen = before[-1] if before else after[0] if after and after[0][0] - place < 12 else None
    else:
        chosen = after[0] if after else before[-1] if before else None
    dates = [m for m in marked.of("date", start, end) if m.at in aside and (language == "en" or m.at < at)]
    if language == "en":
        behind = [m for m in dates if m.at > at]
        dates = behind[:1] or dates[-1:]
        if dates and SAME_EN.search(marked.text[at : dates[0].at]):
            return Basis("yoy", -12), None
    nearest = [m for m in dates if chosen is None or (language == "zh" and m.start > chosen[1])]
    if nearest and isinstance(nearest[-1].value, When) and marked.text[nearest[-1].at] == DATE:
        period = nearest[-1].value.period
        if period is not None and (period.last or period.first):
            return Basis(f"since:{period.last or period.first}"), None
    if chosen is not None:
        return chosen[2], None
    text = marked.text[start:end]
    if language == "zh":
        found = list(VERSUS_ZH.finditer(text[: at - start]))
        if found:
            return Basis("vs:" + _plain(found[-1][1])), found[-1][0]
        return None, None
    match = VERSUS_EN.search(text[at - start :])
    return (Basis("vs:" + _plain(match[1])), match[0]) if match else (None, None)


def _plain(text: str) -> str:
    return re.sub(r"[\ue000-\ue003]", "#", text).strip()
