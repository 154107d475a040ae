"""English dates of something else than the number beside them: a base, or what came before."""

from __future__ import annotations

import re

from timeline.claims.marks import Marked

REASON = re.compile(
    r"\s(?:after|because|once)\s(?:[a-z\ue001\ue002'’-]+\s){1,4}?(?:that\s|had\s|has\s|was\s|[a-z]+ed\s)"
)
"""A clause behind a number that tells what came before it (rose by 38% after the government confirmed …)."""
SHARE_OF = re.compile(r"\ue000\sof\s(?:the\s)?$")
AS_MANY = re.compile(r"\bas\s(?:many|much|high|low|large|big)\sas\s(?:in\s|on\s)?(?:the\s)?$")


def is_reason(marked: Marked, at: int, date: int) -> bool:
    """Whether a date stands in a clause that tells what came before the number at `at`."""
    return date > at and REASON.search(marked.text, at + 1, date) is not None


def is_base(marked: Marked, date: int) -> bool:
    """Whether a date only says what a share is of, or what is as many (a third of last year's 51 million)."""
    before = marked.text[:date]
    share = SHARE_OF.search(before) is not None and marked.text.startswith("'s \ue000", date + 1)
    return share or AS_MANY.search(before) is not None
