"""Sums in prose: the numbers of one sentence that miss the total beside them by a single slip."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from rules import slips, words
from rules.amounts import added, sum_of
from rules.language import Rule
from rules.likeness import claims_at
from rules.repair import Swap, repaired
from rules.view import Draft, View, ordered
from timeline.model import Facts, Quantity, Sentence
from timeline.stretch import within

MANY = 3
"""Parts of a list in which one of them may be the slip."""
BACK = 3
"""How many sentences before the parts a total may stand."""
MOST = 12
FIGURES = 3
"""Significant digits that a total needs: a shorter one is one slip from too many sums."""
TOTAL = re.compile(
    r"\b(?:so|bring\w*|brought|tak\w+|took|rais\w+|push\w+)\b[^.,;]{0,30}\b(?:total|bill|tally|sum|number)\b"
    r"[^.;]{0,30}?\b(?:to|at)\b|\bin (?:total|all)\b|\baltogether\b"
    r"|\bhave now (?:put in|raised|paid|given|received|spent|lent|invested|sold|built)\b"
    r"|累[计計]|合[计計]|共[计計]|[总總][计計]|至此",
    re.IGNORECASE,
)
"""What says that the number behind it is all of what was told."""
WITHIN = re.compile(
    r"其中|当中|當中|包括|包含|\b(?:of which|of whom|of them|including|among them)\b", re.IGNORECASE
)
"""What says that the number behind it is among the one before."""
LISTED = re.compile(r"[、，,；;和与與及]|\b(?:and|plus)\b")
"""What stands between the two parts of a sum."""
AGAINST = re.compile(
    r"\b(?:against|compared (?:with|to)|versus|vs|(?:up|down) from)\b|上年|去年|同期|相比", re.IGNORECASE
)
"""What says that the number behind it is what the one before is set against."""
BASE = re.compile(
    r"\b(?:against|compared (?:with|to)|versus|vs|from)\s(?:[a-z]+\s){0,2}[$€£]?$", re.IGNORECASE
)
"""What an amount stands behind that another is set against."""
ALL = re.compile(
    r"\b(?:totals?|total\w+|altogether|in all|sum|combined|overall|together)\b|[总總共合累]", re.IGNORECASE
)
"""What says that the last of several amounts is all of them."""
REST = re.compile(
    r"其余|其餘|余下|餘下|剩余|剩餘|\bthe (?:rest|remainder|remaining|balance)\b", re.IGNORECASE
)
"""What says that a part of the total has no number, or one that was read apart."""
SORTS = "(?:[个個大家项項][\u3400-\u9fff]|[类類区區县縣市州])"
"""What is counted that makes up a total: 四个区, 三类."""
PAUSE = re.compile(r"[；;]")
LEADS = re.compile(r"\s*[:：]\s*")
PARTLY = re.compile(
    r"\b(?:primarily|mainly|mostly|largely|partly|partially|principally)\b|主要|部分", re.IGNORECASE
)
"""What says that the parts that follow are not all."""
ROUND = 10_000
"""What amounts that are written out to the last nought are multiples of where they are rounded."""
REACH = 60
LEAD = 30
"""Characters between such a word and its number."""
COUNTS = ("count", "people", "number")
ADDED_UP = (*COUNTS, "money", "mass", "length", "area", "volume", "energy", "power", "data", "computing")
"""Dimensions of amounts that are parts of another, or add up to it."""
NOT_PARTS = ("growth", "change", "share", "before", "converted")


def paragraph_sums(rule: Rule, view: View) -> Iterator[Draft]:
    """Lists of amounts of one unit whose sum is one digit away from a total printed beside them."""
    for document, facts in view.by_document():
        lists = [[] if s.section == "table" else amounts_of(facts, s) for s in document.sentences]
        for number, sentence in enumerate(document.sentences):
            near = range(max(0, number - BACK), number + 1)
            before = [q for i in near if _beside(document.sentences[i], sentence) for q in lists[i]]
            for cuts in _runs(lists[number], document.text):
                draft = _missed(view, facts, cuts, before)
                if draft is not None:
                    yield draft
            draft = _running_total(view, document.text, sentence, before)
            if draft is not None:
                yield draft


def _missed(
    view: View, facts: Facts, cuts: Sequence[Sequence[Quantity]], before: Sequence[Quantity]
) -> Draft | None:
    """The proof that a list, however it is cut, is a slip away from a total before it; None where it fits."""
    if any(_fits(parts, before) for parts in cuts):
        return None
    drafts = (_check(view, facts, parts, [q for q in before if q not in parts]) for parts in cuts)
    return next((d for d in drafts if d is not None), None)


def _beside(a: Sentence, b: Sentence) -> bool:
    return b.paragraph - a.paragraph <= 1


def amounts_of(facts: Facts, sentence: Sentence) -> list[Quantity]:
    """The exact levels of a sentence, in their order."""
    found = []
    for q in within(facts.quantities, sentence.start, sentence.end):
        if q.comparator != "=" or not q.digits or q.value is None:
            continue
        if q.dimension in COUNTS and q.value < 10:
            continue
        if q.dimension not in ADDED_UP:
            continue
        claims = claims_at(facts, q.start, q.end)
        if all(c.role not in NOT_PARTS and c.stance in ("asserted", "reported") for c in claims):
            found.append(q)
    return found


def _running_total(view: View, text: str, sentence: Sentence, before: Sequence[Quantity]) -> Draft | None:
    """The proof that what a sentence says all comes to is a slip away from the sum of what stands before."""
    cue = next(TOTAL.finditer(text, sentence.start, sentence.end), None)
    total = next((q for q in before if cue is not None and 0 <= q.start - cue.end() <= LEAD), None)
    if total is None:
        return None
    parts = [q for q in before if q.end <= total.start and unit_of(q) == unit_of(total)]
    if not 2 <= len(parts) <= MOST or len({q.value for q in parts}) < len(parts):
        return None
    runs = [parts[i:j] for i in range(len(parts)) for j in range(i + 2, len(parts) + 1)]
    if any(not (sum_of(run) & total.wide).empty for run in runs):
        return None
    exact = sum((q.value for q in parts if q.value is not None), Fraction(0))
    larger = total.value is not None and all(q.value is not None and q.value < total.value for q in parts)
    return _draft(view, parts, total, exact) if larger and _one_slip(exact, total, parts, 2) else None


def _runs(amounts: Sequence[Quantity], text: str) -> Iterator[list[list[Quantity]]]:
    """Runs of neighbouring amounts of one unit: the longest, and those without the first, a total itself;
    the same of what stands between two semicolons.
    """
    start = 0
    while start < len(amounts):
        end = start + 1
        while end < len(amounts) and unit_of(amounts[end]) == unit_of(amounts[start]):
            end += 1
        run = list(amounts[start:end])
        breaks = [i for i in range(1, len(run)) if PAUSE.search(text, run[i - 1].end, run[i].start)]
        pieces = [run[i:j] for i, j in pairwise([0, *breaks, len(run)])] if breaks else []
        cuts = [cut for piece in (run, *pieces) for cut in (piece, piece[1:], piece[:-1])]
        yield [cut for cut in cuts if 2 <= len(cut) <= MOST]
        start = end


def _fits(parts: Sequence[Quantity], around: Sequence[Quantity]) -> bool:
    """Whether amounts make a total beside them: then fewer of them are no list of its own."""
    totals = [q for q in around if q not in parts and unit_of(q) == unit_of(parts[0])]
    together = sum_of(parts)
    return any(not (together & t.wide).empty for t in totals if not _told_finer(t, totals))


def _told_finer(total: Quantity, others: Sequence[Quantity]) -> bool:
    """Whether another amount tells the same to more digits: 38,450 beside a headline's 3.8万."""
    size = len(slips.figures(total.digits))
    same = (q for q in others if len(slips.figures(q.digits)) > size and q.value is not None)
    return any(not (q.rounded & total.wide).empty for q in same)


def unit_of(q: Quantity) -> str:
    """What amounts of a sum have in common."""
    return q.dimension if q.dimension in COUNTS else q.unit


def _check(view: View, facts: Facts, parts: Sequence[Quantity], around: Sequence[Quantity]) -> Draft | None:
    """The proof that a list misses a total by a slip; none where both together make another amount."""
    totals = [q for q in around if unit_of(q) == unit_of(parts[0])]
    together = sum_of(parts)
    if any(not (together & t.wide).empty for t in totals):
        return None
    rough = added([q.coarse for q in parts])
    if any(_meant_roundly([*parts, t]) and not (rough & t.coarse).empty for t in totals):
        return None
    exact = sum((q.value for q in parts if q.value is not None), Fraction(0))
    amounts = [q for q in facts.quantities if unit_of(q) == unit_of(parts[0]) and q.comparator == "="]
    if (
        _of_other_kinds(view, facts, parts)
        or _one_in_other(facts, parts)
        or _of_several_times(facts, parts, totals)
    ):
        return None
    if PARTLY.search(facts.document.text, max(0, parts[0].start - REACH), parts[0].start):
        return None
    if REST.search(facts.document.text, parts[-1].end, parts[-1].end + REACH):
        return None
    if parts[0].dimension in COUNTS and len({q.value for q in parts}) < len(parts):
        return None
    if len(parts) == 2 and not LISTED.search(facts.document.text, parts[0].end, parts[1].start):
        return None
    for total in totals:
        whole = total.value
        larger = whole is not None and sum(q.value is None or q.value >= whole for q in parts) <= 1
        slipped = [] if _one_slip(exact, total, parts) else _slipped_parts(parts, total)
        if len(slipped) > 1 and not _counted(facts.document.text, parts, total):
            continue
        if not larger or not (slipped or _one_slip(exact, total, parts)):
            continue
        if _in_list(facts, parts, total) or _of_other_time(facts, parts, total):
            continue
        if _one_left_out(facts, parts, total) or _one_too_many(parts, total):
            continue
        everything = sum_of([*parts, total])
        if all((everything & q.wide).empty for q in amounts):
            return _draft(view, parts, total, exact, slipped[0] if len(slipped) == 1 else None)
    return None


def _meant_roundly(amounts: Sequence[Quantity]) -> bool:
    """Whether amounts are written out, and all end in so many noughts that they are rounded: $29,300,000."""
    return all(q.value is not None and q.scale == 1 and q.value % ROUND == 0 for q in amounts)


def _of_other_kinds(view: View, facts: Facts, parts: Sequence[Quantity]) -> bool:
    """Whether the amounts are of several metrics that the lexicon knows: a profit and a loss are no parts."""
    metrics = [
        {c.metric for c in claims_at(facts, q.start, q.end) if c.metric_how == "printed"} for q in parts
    ]
    known = [m & view.metrics.keys() for m in metrics]
    told = all(c.role == "part" for q in parts for c in claims_at(facts, q.start, q.end))
    return not told and all(known) and not set.intersection(*known)


def _one_in_other(facts: Facts, parts: Sequence[Quantity]) -> bool:
    """Whether an amount is said to be among the one before it, or to be what that one is set against."""
    text = facts.document.text
    return any(
        WITHIN.search(text, a.end, b.start) or AGAINST.search(text, a.end, b.start)
        for a, b in pairwise(parts)
    ) or any(BASE.search(text, max(0, q.start - LEAD), q.start) for q in parts)


def _counted(text: str, parts: Sequence[Quantity], total: Quantity) -> bool:
    """Whether the text says, around the total, that there are just so many parts: four districts."""
    said = re.compile(
        rf"(?<!\d)(?:{'零一二三四五六七八九十'[len(parts) : len(parts) + 1] or '#'}|{len(parts)})\s?{SORTS}"
    )
    start = max(0, min(total.start, parts[0].start) - REACH)
    return said.search(text, start, parts[0].start) is not None


def _in_list(facts: Facts, parts: Sequence[Quantity], total: Quantity) -> bool:
    """Whether an amount is the last one of the list: 6,100 in May, 12,200 in June and 12,300 in July."""
    text, last = facts.document.text, parts[-1].end
    if total.start < last or total.start - last > REACH or not LISTED.search(text, last, total.start):
        return False
    return not ALL.search(text, last, total.end + LEAD)


def _of_several_times(facts: Facts, parts: Sequence[Quantity], totals: Sequence[Quantity]) -> bool:
    """Whether each part is printed with a time of its own: 5.5 million in 2006 and 5.3 million in 2005; not
    where a colon leads from a total to them (£113m: £21m in 2019, £34m in 2022 and £58m in 2025).
    """
    text = facts.document.text
    if any(LEADS.fullmatch(text, t.end, parts[0].start) for t in totals if t.end <= parts[0].start):
        return False
    times = [{c.period for c in claims_at(facts, q.start, q.end) if c.period_how == "printed"} for q in parts]
    return all(times) and not any(a & b for a, b in pairwise(times))


def _one_left_out(facts: Facts, parts: Sequence[Quantity], total: Quantity) -> bool:
    """Whether a number beside the parts, too small to be taken for one, is what the total has more."""
    near = (min(parts[0].start, total.start) - LEAD, max(parts[-1].end, total.end) + REACH)
    beside = (q for q in within(facts.quantities, *near) if q is not total and q not in parts)
    return any(unit_of(q) == unit_of(total) and not (sum_of([*parts, q]) & total.wide).empty for q in beside)


def _one_too_many(parts: Sequence[Quantity], total: Quantity) -> bool:
    """Whether the parts but one of them make the total: an increase of 300 million stands among them."""
    others = ([q for q in parts if q is not part] for part in parts)
    return len(parts) >= MANY and any(not (sum_of(rest) & total.wide).empty for rest in others)


def _of_other_time(facts: Facts, parts: Sequence[Quantity], total: Quantity) -> bool:
    """Whether a total is printed with a time that none of its parts has."""
    own = {c.period for c in claims_at(facts, total.start, total.end) if c.period_how == "printed"}
    theirs = {c.period for q in parts for c in claims_at(facts, q.start, q.end) if c.period_how == "printed"}
    return bool(own and theirs) and not own & theirs


def _one_slip(exact: Fraction, total: Quantity, parts: Sequence[Quantity], figures: int = FIGURES) -> bool:
    """Whether the sum, printed as the total is, differs from it by one changed or two exchanged digits."""
    digits, scale = total.digits or "", total.scale or Fraction(1)
    decimals = len(digits.partition(".")[2])
    if len(slips.figures(digits)) < figures or any(_decimals(q, scale) > decimals for q in parts):
        return False
    shown = _shown(exact, total)
    return slips.changed(shown, digits) or slips.transposed(shown, digits)


def _slipped_parts(parts: Sequence[Quantity], total: Quantity) -> list[Quantity]:
    """The parts of a long list that would each fit the total with digits exchanged, or one of three other."""
    places = {len((q.digits or "").partition(".")[2]) for q in parts}
    scales = {q.scale for q in (total, *parts)}
    if len(parts) < MANY or len(scales) > 1 or len(slips.figures(total.digits)) < FIGURES:
        return []
    if max(places) > len((total.digits or "").partition(".")[2]):
        return []
    found = []
    for part in parts:
        needed = (total.value or 0) - sum(
            (q.value or Fraction(0) for q in parts if q is not part), Fraction(0)
        )
        digits = part.digits or ""
        shown, size = _shown(needed, part) if needed > 0 else "", len(slips.figures(digits))
        one_digit = size >= FIGURES and slips.changed(shown, digits)
        if (size > 1 and slips.exchanged(shown, digits)) or one_digit:
            found.append(part)
    return found


def _shown(exact: Fraction, like: Quantity) -> str:
    """An amount printed with the scale and the decimals of another."""
    decimals = len((like.digits or "").partition(".")[2])
    shown = words.number(exact / (like.scale or Fraction(1)), decimals).replace(",", "")
    if decimals and "." not in shown:
        return shown + "." + "0" * decimals
    return shown + "0" * (decimals - len(shown.partition(".")[2])) if decimals else shown


def _decimals(q: Quantity, scale: Fraction) -> int:
    """Decimals of a part when it is written at the scale of the total."""
    places = 0
    value = (q.value or Fraction(0)) / scale
    while value.denominator != 1 and places < 12:
        value, places = value * 10, places + 1
    return places


def _draft(
    view: View,
    parts: Sequence[Quantity],
    total: Quantity,
    exact: Fraction,
    slipped: Quantity | None = None,
) -> Draft:
    doubted = (
        "the sum and the printed total differ"
        if slipped is None
        else f"{slipped.text} differs from what fits"
    )
    scale, name = words.scale_of(total.wide)
    derived = f"{words.number(exact / scale)} {name}".strip()
    draft = Draft(
        ordered(view.evidence(q, words.value_set(q.wide, q.unit)) for q in (total, *parts)),
        (
            *(f"part: {q.text}" for q in parts),
            f"together {derived}, printed as {total.text}",
            f"{doubted} by a single slip",
        ),
        {
            "total.text": total.text,
            "parts.text": " + ".join(q.text for q in parts),
            "derived": derived,
            "subject": "",
            "metric": "",
        },
        confidence=0.75,
    )
    return repaired(view, draft, parts, total, lambda swap: _meet(parts, total, swap))


def _meet(parts: Sequence[Quantity], total: Quantity, swap: Swap) -> bool:
    """Whether parts make a total with other numbers in the place of some."""
    together = sum_of([swap.get(q.id, q) for q in parts])
    return not (together & swap.get(total.id, total).wide).empty
