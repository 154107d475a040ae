"""Date expressions: found by a grammar a language, resolved by one resolver for all.

`GRAMMARS` names the module of each language's grammar; it has `propose(text, lexicon) -> list[Mention]`.
"""

from __future__ import annotations

import importlib
import re

from timeline.dates.expressions import Mention
from timeline.dates.resolve import resolve_dates
from timeline.lexicon import Lexicon

__all__ = ["GRAMMARS", "Mention", "find_dates", "resolve_dates"]

GRAMMARS = {"zh": "timeline.dates.zh", "en": "timeline.dates.en", "other": "timeline.dates.longtail"}
_SIGNS = {
    "zh": re.compile(r"[\u3400-\u9fff]"),
    "en": re.compile(
        r"[ADFJMNOSTWYdmqtwyQ](?<![A-Za-z].)(?:(?<=[JFMASOND])(?:an|eb|ar|pr|ay|un|ul|ug|ep|ct|ov|ec)"
        r"|(?<=M)on|(?<=F)ri|(?<=T)(?:ue|hu)|(?<=W)ed|(?<=S)(?:at|un)|(?<=[Yy])e(?:ar|ster)|(?<=[Mm])onth|(?<=[Ww])eek"
        r"|(?<=[Dd])(?:ay|ecade)|(?<=[Qq])uarter|(?<=[Tt])o(?:day|mor)|(?<=F)Y)"
    ),
    "other": re.compile(r"[0-9]\S{0,2}\s(?:\w\w\s)?[^\W\d_]{3,14}\.?\s(?:\w\w\s)?(?:19|20)\d\d"),
}
"""What a text must hold for a grammar to run on it. A set of characters leads, so the search skips."""


def find_dates(text: str, language: str, lexicon: Lexicon) -> list[Mention]:
    """Find the date expressions of a text, unresolved, sorted by place, none overlapping.

    language: BCP 47. Written-out dates of other languages come first (they are sure), then
    the language's own grammar; the other one adds what it finds elsewhere (mixed text).
    """
    own = language.partition("-")[0]
    mentions: list[Mention] = []
    for name in sorted(GRAMMARS, key=lambda n: (n != "other", n != own)):
        if name == own or _SIGNS[name].search(text):
            grammar = importlib.import_module(GRAMMARS[name])
            mentions = _merged(mentions, grammar.propose(text, lexicon))
    return mentions


def _merged(first: list[Mention], second: list[Mention]) -> list[Mention]:
    """Add the mentions of the second list that overlap none of the first."""
    if not first or not second:
        return first or second
    kept, i = list(first), 0
    for mention in second:
        while i < len(first) and first[i].end <= mention.start:
            i += 1
        if i == len(first) or first[i].start >= mention.end:
            kept.append(mention)
    kept.sort(key=lambda m: (m.start, m.end))
    return kept
