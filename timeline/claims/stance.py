"""Who says a number, and whether as a fact, a plan, a forecast, a denial or a report."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol

from timeline.claims.marks import Mark, Marked
from timeline.model import Name, Quote, Stance

SOURCE_ZH = re.compile(
    r"^(?:将|把|对|给予|维持|上调|下调)其|^(?:的|最新|发布的|于|数据|今日|日前|\ue003)*(?:数据|报告|研报|统计|预测|估计|估算|研究|分析师|"
    r"调查|认为|指出|测算|(?:、\ue002)*(?:等)?(?:联合|共同|独家|继续)?(?:领投|跟投|参投|加码|追投)|记者|汇整|汇总|初估|预估|推估|通报|监测|普查|预报员)"
)
SOURCE_EN = re.compile(
    r"^(?:'s|’s)?\s(?:data|analysts?|estimates?|reckons|calculates|predicts|said in a note|research|"
    r"economists?|survey|reported that)\b"
)


TITLED = re.compile(
    r"^(?:[\u3400-\u9fff、兼/]{0,16}(?:师|席|总|长|官|监|理|人|员|家|裁|事|书记|创办人|O)|"
    r"(?:['’]s)?\s[a-z ]{0,40}|"
    r"\s?[A-Za-z]{2,4})?\s?\ue002"
)


ANALYST = re.compile(r"分析师|研究员|经济学家|教授|专家|分析员|analyst|economist|strategist|professor")


def affiliation(marked: Marked, mark: Mark) -> bool:
    """Whether a name is the organisation of an officer who speaks (某公司董事长某人表示)."""
    rest = marked.text[mark.at + 1 : mark.at + 48]
    title = TITLED.match(rest)
    if title is None or len(title[0].strip(" '’s")) < 2 or ANALYST.search(title[0]):
        return False
    holder = next((m.value for m in marked.marks if m.at == mark.at + title.end()), None)
    return isinstance(holder, Name) and holder.type == "person"


OUTSIDER = re.compile(
    r"\b(?:union|charity|think[ -]tank|group|consultancy|pollster|watchdog|association|federation|agency|"
    r"broker|brokerage|researchers?|consultants?)\s$"
)
SPEAKS = re.compile(
    r"\s(?:says?|said|estimates?d?|reckons|reckoned|puts|thinks|expects|warned|warns|argued|argues|fears)\s"
)
"""Who is called by what it does, and only speaks (the patients' group … said): it is told of others."""
ACCORDING = re.compile(
    r"(?:analysts?|economists?|strategists?|researchers?|brokers?|consultants?|bankers?|"
    r"experts?)\s(?:at|from|with)\s$|according to\s(?:(?:the|an?)\s(?:[a-z-]+\s){0,3})?$"
    r"|(?:data|figures|survey|report|poll|estimates?)\s(?:by|from)\s(?:the\s)?$|(?:根据|依据|据|援引|引述)$"
)


def is_source(marked: Marked, mark: Mark) -> bool:
    """Whether a name is that of who counted or reckons, and not of what is counted."""
    rest = marked.text[mark.at + 1 : mark.at + 24]
    if ACCORDING.search(marked.text[max(0, mark.at - 32) : mark.at]):
        return True
    if OUTSIDER.search(marked.text[max(0, mark.at - 16) : mark.at]) and SPEAKS.match(rest):
        return True
    title = TITLED.match(rest)
    if title:
        at = mark.at + 1 + title.end() - 1
        holder = next((m.value for m in marked.marks if m.at == at), None)
        if isinstance(holder, Name) and holder.type == "person":
            return True
    return bool(SOURCE_ZH.match(rest) or SOURCE_EN.match(rest))


class Said(Protocol):
    """Words that a text gives to somebody, or a stance that it takes to them."""

    @property
    def start(self) -> int:
        """Where the words begin."""

    @property
    def end(self) -> int:
        """Where they end."""

    @property
    def speaker(self) -> str | None:
        """Who says them."""

    @property
    def stance(self) -> Stance:
        """How they are meant."""


def speaker_and_stance(
    mark: Mark, said: Sequence[Said], quotes: Sequence[Quote], implied: set[str]
) -> tuple[str | None, Stance]:
    """The speaker whose words the number is in, and the stance: that of the attribution, else what the
    clause implies.
    """
    speaker: str | None = None
    attitude: Stance = "asserted"
    for quote in quotes:
        if quote.start <= mark.start and mark.end <= quote.end:
            speaker = quote.speaker
    for attribution in said:
        if attribution.start <= mark.start and mark.end <= attribution.end:
            speaker = attribution.speaker or speaker
            attitude = attribution.stance or attitude
    if "forecast" in implied:
        attitude = "forecast"
    elif "planned" in implied and attitude == "asserted":
        attitude = "planned"
    return speaker, attitude
