"""Lists: amounts behind a colon that make what leads to them, and shares that are told of several amounts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from rules import slips, words
from rules.amounts import sum_of
from rules.expression import work_out
from rules.kinds.sums import AGAINST, BASE, PARTLY, REST, WITHIN, amounts_of, unit_of
from rules.likeness import claims_at
from rules.view import Draft, View, ordered
from timeline.intervals import Values
from timeline.model import Facts, Quantity, Sentence
from timeline.script import simplify
from timeline.stretch import within

FEWEST, MOST = 3, 8
"""Amounts of a list, one of which may be wrong."""
COLON = re.compile(r"[^。；;:：\d]{0,48}[:：]\s?[^。；;:：\d]{0,24}[$€£¥]?")
"""What stands between a whole and the first of its parts."""
NEXT = re.compile(r"[^。；;:：\d]{0,60}?(?:[,，、和及与]|\band\b|\bplus\b)[^。；;:：\d]{0,40}")
"""What stands between two parts."""
CHANGED = re.compile(
    r"\b(?:from|up|down|rose|fell|increase\w*|decrease\w*|average|per|each|every|of which)\b|每|平均|增|降|升"
)
"""What makes an amount no part of a sum."""
NEAR, LEAST = Fraction(3, 2), Fraction(2, 3)
"""How far from the whole the parts of a list may be that is to make it."""
RESPECTIVELY = re.compile(r"分别|分別|依次|依序|\brespectively\b", re.IGNORECASE)
BEHIND = re.compile(
    r"\s?[,，(（]?\s?(?:[占佔]比?[^\d。；;，,]{0,8}|or |accounting for |making up |a share of )"
)
"""What stands between an amount and its share."""


def colon_sums(view: View) -> Iterator[Draft]:
    """Lists behind a colon that do not make the amount before it."""
    for document, facts in view.by_document():
        for sentence in document.sentences:
            if sentence.section == "table":
                continue
            amounts = amounts_of(facts, sentence)
            for i, whole in enumerate(amounts[:-FEWEST]):
                parts = amounts[i + 1 :]
                if _behind_colon(document.text, facts, sentence, whole, parts):
                    yield from _missed(view, whole, parts)


def _behind_colon(
    text: str, facts: Facts, sentence: Sentence, whole: Quantity, parts: Sequence[Quantity]
) -> bool:
    """Whether amounts are all that a sentence tells behind the colon that follows another."""
    if len(parts) > MOST or any(unit_of(q) != unit_of(whole) for q in parts):
        return False
    inside = within(facts.quantities, whole.end, sentence.end)
    if [q.id for q in inside] != [q.id for q in parts]:
        return False
    lead = text[whole.end : parts[0].start]
    gaps = [text[a.end : b.start] for a, b in pairwise(parts)]
    if not COLON.fullmatch(lead) or not all(NEXT.fullmatch(gap) for gap in gaps):
        return False
    told = text[max(sentence.start, whole.start - 40) : sentence.end]
    if any(p.search(told) for p in (PARTLY, REST, AGAINST, CHANGED)) or WITHIN.search(lead):
        return False
    return not any(BASE.search(text, max(0, q.start - 30), q.start) for q in parts)


def _missed(view: View, whole: Quantity, parts: Sequence[Quantity]) -> Iterator[Draft]:
    """The proof that parts do not make a whole; nothing where some of them do, or they are far from it."""
    together = sum_of(parts)
    exact = sum((q.value or Fraction(0) for q in parts), Fraction(0))
    if whole.value is None or not (together & whole.wide).empty:
        return
    if not LEAST * whole.value <= exact <= NEAR * whole.value or any(
        (q.value or Fraction(0)) >= whole.value for q in parts
    ):
        return
    scale, name = words.scale_of(whole.wide)
    derived = f"{words.number(exact / scale)} {name}".strip()
    yield Draft(
        ordered(view.evidence(q, words.value_set(q.wide, q.unit)) for q in (whole, *parts)),
        (
            f"before the colon: {whole.text}",
            *(f"behind it: {q.text}" for q in parts),
            f"together {derived}, where {whole.text} leads to them",
        ),
        {"total.text": whole.text, "parts.text": " + ".join(q.text for q in parts), "derived": derived},
        confidence=0.75,
    )


def listed_shares(view: View) -> Iterator[Draft]:
    """Shares told of three amounts or more, of which all but one make one whole."""
    for document, facts in view.by_document():
        text = simplify(document.text)
        for sentence in document.sentences:
            if sentence.section == "table":
                continue
            pairs = _in_order(text, facts, sentence) or _each_behind(text, facts, sentence)
            if pairs:
                yield from _odd_one(view, pairs)


Pair = tuple[Quantity, Quantity]
"""An amount and its share."""


def _shares(facts: Facts, sentence: Sentence) -> list[Quantity]:
    """The printed shares of a sentence."""
    return [
        q
        for q in within(facts.quantities, sentence.start, sentence.end)
        if q.unit == "percent" and any(c.role == "share" for c in claims_at(facts, q.start, q.end))
    ]


def _in_order(text: str, facts: Facts, sentence: Sentence) -> list[Pair]:
    """As many amounts, and behind them as many shares that are told of them respectively."""
    amounts, shares = amounts_of(facts, sentence), _shares(facts, sentence)
    if not FEWEST <= len(shares) <= MOST or not RESPECTIVELY.search(text, sentence.start, sentence.end):
        return []
    amounts = amounts[-len(shares) :]
    alike = len({unit_of(q) for q in amounts}) == 1 and len(amounts) == len(shares)
    if not alike or amounts[-1].end > shares[0].start:
        return []
    inside = within(facts.quantities, amounts[0].start, shares[-1].end)
    others = [q for q in inside if q not in (*amounts, *shares) and q.value != len(shares)]
    return [] if others else list(zip(amounts, shares, strict=True))  # 三者 counts them


def _each_behind(text: str, facts: Facts, sentence: Sentence) -> list[Pair]:
    """Amounts of one unit that each have their share right behind them."""
    amounts, pairs = amounts_of(facts, sentence), []
    for share in _shares(facts, sentence):
        part = max((q for q in amounts if q.end <= share.start), key=lambda q: q.end, default=None)
        if part is not None and BEHIND.fullmatch(text, part.end, share.start):
            pairs.append((part, share))
    alike = len({unit_of(part) for part, _ in pairs}) == 1
    return pairs if alike and FEWEST <= len(pairs) <= MOST else []


def _whole(pair: Pair) -> Values:
    return work_out("100 * part / share", {"part": pair[0].wide, "share": pair[1].wide})


def _meet(pairs: Sequence[Pair]) -> Values:
    found = _whole(pairs[0])
    for pair in pairs[1:]:
        found = found & _whole(pair)
    return found


def _odd_one(view: View, pairs: Sequence[Pair]) -> Iterator[Draft]:
    """The proof that one share is of another whole than all others, by a slip in it; nothing else."""
    if any(not q.value for pair in pairs for q in pair) or not _meet(pairs).empty:
        return
    odd = [p for p in pairs if not _meet([other for other in pairs if other is not p]).empty]
    if len(odd) != 1:
        return
    part, share = odd[0]
    others = [p for p in pairs if p is not odd[0]]
    whole = _meet(others)
    fitting = work_out("part / whole", {"part": part.wide, "whole": whole})
    if not _slip(share, fitting):
        return
    shown = " or ".join(words.interval(p, Fraction(1, 100), 2) for p in fitting.parts) + " %"
    yield Draft(
        ordered(view.evidence(q, words.value_set(q.wide, q.unit)) for pair in pairs for q in pair),
        (
            *(f"{p.text}: {s.text}" for p, s in others),
            f"of the whole that these share, {part.text} are {shown}, printed as {share.text}",
        ),
        {"part.text": part.text, "share.text": share.text, "derived": shown},
        confidence=0.8,
    )


def _slip(share: Quantity, fitting: Values) -> bool:
    """Whether a share with one digit other, or two exchanged, is one that fits."""
    printed, hull = share.digits or "", fitting.hull
    if hull.low is None or hull.high is None:
        return False
    decimals = len(printed.partition(".")[2])
    lowest, highest = (round(100 * end * 10**decimals) for end in (hull.low, hull.high))
    shown = (f"{n / 10**decimals:.{decimals}f}" for n in range(lowest, min(highest, lowest + MOST) + 1))
    return any(slips.changed(one, printed) or slips.exchanged(one, printed) for one in shown)
