"""The part of a business that the sentence gives to a metric which stands bare in its own clause."""

from __future__ import annotations

import re
from dataclasses import replace

from timeline.claims import heads, scope
from timeline.claims.marks import Mark, Marked
from timeline.claims.metric import Found
from timeline.claims.number import Number
from timeline.claims.patterns import DATE, HAN, METRIC, NAME, QUANTITY
from timeline.claims.state import State
from timeline.claims.vocabulary import Vocabulary

BARE = re.compile(rf"(?:[{DATE}\s其的]|全年|单季度?|当季|本季|同期|期内)*")
"""All that may stand before a metric in its clause when the part is told before (…，全年收入为)."""
APPOSED = re.compile(rf"(?:也就是|也即是?|亦即|即|就是|又称|也称|俗称)([{HAN}]{{2,8}}?)(?:业务|板块)?")
HEAD = re.compile(
    rf"(?:^|[{NAME}{DATE}的在]|其中|此外|另外)的?((?!的)[{HAN}]{{2,10}}?)(?:(?:业务|板块|分部|事业部|部门)(?:方面)?|方面)$"
)
CLOSER = re.compile(r"\W*(?:[单分按][季月]度?来?看|单季度?来?看|从(?:单)?季度来?看)")
"""What opens a sentence that looks closer at the figure before (单季度看，…)."""
INCOME, WORD = "revenue", "收入"
"""A key of the lexicon, and the word that its forms are written with, whichever word for it a text prints."""


def segment_of(number: Number, found: Found, inherited: bool) -> str | None:
    """What narrows the metric: the words beside it, or those that were carried over with it."""
    marked, mark, context, state = number.marked, number.mark, number.context, number.state
    english = number.language == "en"
    told = found.part or (heads.cost_of(marked, found, context.words) if english else None)
    if not told and english and (inherited or (found.mark is not None and found.mark.at < mark.at)):
        told = scope.stuff(marked, mark, number.quantity)
    if told:
        return told
    if not inherited:
        return scope.segment(marked, found.mark, found.metric, context.words, context.text)
    if not english and not number.relative:
        own = scope.own_segment(marked, max(number.clause()[0], state.last_at + 1), mark.at)
        if own:
            return own
    counted = state.counted.get(number.quantity.unit)
    return counted[1] if counted and counted[0].key == found.key else state.segment


def settle_segment(
    found: Found, segment: str | None, marked: Marked, state: State, words: Vocabulary, folded: str
) -> tuple[Found, str | None]:
    """A metric and its part: the part told before a bare metric, and the metric that the two words make."""
    mark = found.mark
    if words.language != "zh" or mark is None:
        return found, None if segment in words.scopes.entries else segment
    since = state.last_at  # what stands before the last number of the sentence is told of that number
    named = [segment] if segment else _told_before(marked, mark, since, words, folded)
    printed = folded[mark.start : mark.end]
    entries = words.metrics.entries
    for part in named:
        known = entries.get(part + printed) or (entries.get(part + WORD) if found.key == INCOME else None)
        if known is not None and not known.weak:
            return replace(found, key=known.key, metric=known), known.segment
    last = named[-1] if named else None
    if last is None and found.key == INCOME and CLOSER.match(marked.text) and _bare(marked, mark):
        parts = (_as(found, *counted) for counted in state.counted.values() if _is_part(*counted))
        return next(parts, (found, None))
    return found, None if last in words.scopes.entries else last


def _bare(marked: Marked, mark: Mark) -> bool:
    start, _ = marked.clause_around(mark.at)
    return BARE.fullmatch(marked.text[start : mark.at]) is not None


def _is_part(counted: Found, segment: str | None) -> bool:
    return bool(segment) or counted.key.endswith(f"_{INCOME}")


def _as(found: Found, counted: Found, segment: str | None) -> tuple[Found, str | None]:
    return replace(found, key=counted.key, metric=counted.metric, how="context"), segment


def _told_before(marked: Marked, mark: Mark, since: int, words: Vocabulary, folded: str) -> list[str]:
    """The names of the part, nearest first: of the same metric printed before, or of the clauses before."""
    if not _bare(marked, mark):
        return []
    clause = marked.clause_of(mark.at)
    start, _ = marked.clause_span(clause)
    again = [m for m in marked.of("metric", max(since, 0), start) if m.value == mark.value]
    if again and not marked.of("name", again[-1].at, mark.at):
        part = scope.segment(marked, again[-1], None, words, folded)
        return [part] if part else []
    found = []
    for number in range(clause - 1, -1, -1):
        low, high = marked.clause_span(number)
        text = marked.text[low:high].strip()
        if low <= since or QUANTITY in text or METRIC in text:
            break
        apposed = APPOSED.fullmatch(text)
        if apposed:
            found.append(apposed[1])
            continue
        head = HEAD.search(text)
        if head and not scope.NO_PART_ZH.search(head[1]):
            found.append(head[1])
        break
    return found
