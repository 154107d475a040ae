"""Places in lists: which ranks say how one thing stands among others at one time."""

from __future__ import annotations

import re

from rules.view import View
from timeline.model import Quantity

CONTEST = re.compile(
    r"冠军|冠軍|亚军|亞軍|季军|季軍|[金银銀铜銅]牌|[决決预預复複]赛|[決决預预複复]賽|选手|選手"
    r"|\b(?:finals?|semi-?finals?|medals?|innings|heats?|sprint|relay)\b",
    re.IGNORECASE,
)
"""Words of contests, of which a season has many: a place in one says nothing of another."""


def in_list(view: View, q: Quantity) -> bool:
    """Whether a number is a place in a list: not which of a series is meant, nor the outcome of a contest."""
    if q.unit != "rank" or q.comparator != "=" or "ordinal" in q.flags:
        return False
    if (q.hedge or "").startswith("contest"):
        return False
    sentence = view.sentence(q.document, q.start)
    text = view.documents[q.document].text
    return not CONTEST.search(text, sentence.start, sentence.end)
