"""What an English sentence puts up to be counted, and the words that take it up (Subscribers went the other
way. There were 1.2 million …).
"""

from __future__ import annotations

import re

from timeline.claims.marks import Marked, metric_of
from timeline.claims.metric import Found
from timeline.claims.patterns import DATE, FINITE, METRIC

OPENER = re.compile(
    rf"[\s\"“]*(?:(?:by|in|at|since|before|on)\s{DATE},?\s|and\s|but\s)?"
    rf"(?:(?:the|its|their|most|many|some|other|all|such)\s)?(?:[a-z-]+\s)?({METRIC}|[a-z-]{{3,}}(?<!s)s)\s"
    rf"(?:[a-z]+ly\s)?(?={FINITE}\b|do\b|go\b|get\b|have\b|come\b|say\b|make\b|pay\b|want\b)"
)
"""A plural noun that opens a sentence as its subject (Authors get half of what …)."""
TAKEN_UP = re.compile(
    r"(?:^|[\s\"“])(?:there\s(?:are|were|was|is|have been|had been)|"
    r"they\s(?:are|were|had been|have been|numbered)|"
    r"(?:the|that|their|its)\s(?:number|figure|total|count|tally)\s(?:has\s|had\s)?"
    r"(?:passed|topped|hit|crossed|exceeded|was|is|stood at|stands at|reached))\s"
    r"(?:(?:(?:back|down|up)\s(?:to|at)|now|already|still|about|around|nearly|some|only|just|more than|"
    r"over)\s)*$"
)
"""What goes on with what the sentence before spoke of, before a bare count (they were down to 33 million)."""
NO_OPENERS = frozenset(
    "this his its was has does as is us yes thus others ones analysts investors shares results figures sales "
    "critics economists experts officials".split()
)
"""Words in -s that no sentence counts, and those who only say something."""


def opener(marked: Marked) -> Found | None:
    """The plural noun, or what the lexicon counts by it, that a sentence opens with as its subject."""
    match = OPENER.match(marked.text)
    if match is None or match[1] in NO_OPENERS:
        return None
    if match[1] != METRIC:
        return Found(match[1], "context")
    mark = marked.mark_at(match.start(1), "metric")
    metric = metric_of(mark) if mark is not None else None
    counts = metric is not None and metric.dimension == "count" and not metric.weak
    return Found(metric.key, "context", metric) if metric is not None and counts else None


def takes_up(before: str) -> bool:
    """Whether the words before a bare count take up what was spoken of."""
    return TAKEN_UP.search(before) is not None
