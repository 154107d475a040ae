"""Dates of something else than the number beside them: a base, what came before, or another bracket's."""

from __future__ import annotations

import re

from timeline.claims.marks import Mark, Marked
from timeline.claims.patterns import DATE, EARLIER

REASON = re.compile(
    r"\s(?:after|because|once)\s(?:[a-z\ue001\ue002'’-]+\s){1,4}?(?:that\s|had\s|has\s|was\s|[a-z]+ed\s)"
)
"""A clause behind a number that tells what came before it (rose by 38% after the government confirmed …)."""
SHARE_OF = re.compile(r"\ue000\sof\s(?:the\s)?$")
LEVEL_OF = re.compile(
    r"\b(?:pass(?:ed|es)|reach(?:ed|es)|exceed(?:ed|s)|surpass(?:ed|es)|top(?:ped|s)|beat|beats|beaten|match(?:ed|es)|above|below|over)\s(?:the|that|its|their)\s"
    r"(?:[a-z-]+\s)?(?:levels?|record|peak|figure|high|low|mark|total|best)\s(?:of|set\sin|reached\sin|from)\s(?:the\s)?$"
)
"""What a value passes, with the year that had it (for the first time has passed the level of 2019)."""
AS_MANY = re.compile(r"\bas\s(?:many|much|high|low|large|big)\sas\s(?:in\s|on\s)?(?:the\s)?$")


def is_reason(marked: Marked, at: int, date: int) -> bool:
    """Whether a date stands in a clause that tells what came before the number at `at`."""
    return date > at and REASON.search(marked.text, at + 1, date) is not None


def is_base(marked: Marked, date: int) -> bool:
    """Whether a date only says what a share is of, or what is as many (a third of last year's 51 million)."""
    before = marked.text[:date]
    share = SHARE_OF.search(before) is not None and marked.text.startswith("'s \ue000", date + 1)
    return share or AS_MANY.search(before) is not None or LEVEL_OF.search(before) is not None


THAN_IN = re.compile(
    rf"\s(?:more|less|fewer|higher|lower|better|worse)\sthan\s(?:in\s)?(?:the\s)?[{DATE}{EARLIER}]"
)
"""What dates the base of a change, so that no later date of the clause is that of the change itself."""


def is_set_off(marked: Marked, at: int) -> bool:
    """Whether the base of a number is dated right behind it."""
    return THAN_IN.match(marked.text, at + 1) is not None


EVENT_EN = re.compile(
    r"\b(?:after|before|following|when|because|until)\s(?!(?:tax|interest|costs|deductions)\b)(?:[a-z\ue001\ue002'’-]+\s){1,8}(?:in|on|of|at)\s(?:the\s)?$"
)
"""What makes a date that of another event (rose 12% after a pay deal with pilots in April)."""


def is_of_event(marked: Marked, start: int, mark: Mark) -> bool:
    """Whether a date behind a number is that of another event."""
    told = marked.of("quantity", start, mark.at)
    return bool(told) and EVENT_EN.search(marked.text[told[-1].at + 1 : mark.at]) is not None


COLONS = (":", "：")
OPENS = re.compile(r"[(（]\s?(?:in\s|for\s)?(?:the\s)?$")


def bracket(text: str, date: int) -> tuple[int, int] | None:
    """The bracket that a date opens, with a colon behind it: (2024: 20,400); None where it opens none."""
    if (
        not OPENS.search(text[max(0, date - 12) : date])
        or text[date + 1 : date + 3].strip()[:1] not in COLONS
    ):
        return None
    closes = [p for p in (text.find(")", date), text.find("）", date)) if p >= 0]
    return date, min(closes, default=len(text))


def in_other_bracket(text: str, date: int, at: int) -> bool:
    """Whether a date opens a bracket in which a number does not stand: 24,700 tonnes (2024: 20,400)."""
    place = bracket(text, date)
    return place is not None and not place[0] < at < place[1]
