"""Wholes: of which, in one sentence, the parts cannot be more than what they are of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from rules import slips, words
from rules.amounts import sum_of
from rules.kinds.sums import REST, amounts_of, unit_of
from rules.language import Rule
from rules.likeness import claims_at
from rules.view import Draft, View, ordered
from timeline.model import Facts, Quantity, Sentence
from timeline.stretch import within

OF_WHICH = re.compile(
    r"其中|\bof (?:which|whom|these|those|them)\b|\b(?:made up|consisting) of\b|\bcomprising\b", re.IGNORECASE
)
PART_OF_THEM = re.compile(r"\s*of (?:them|these|those|which|whom)\b", re.IGNORECASE)
"""What makes an amount a part of the one before: £612m of them in homeware, £401m in furniture."""
OF_THE = re.compile(r"(?:(?:^|[\n.]\s*)O(?:ut o)?f|;\s*(?:out )?of) (?:the|its|their|all|these|those)?\s*$")
INCLUDING = re.compile(r"^[^。；;]{0,16}?(?:包括|其中)[^，,。；;、\d]{0,12}$")
NEXT_PART = re.compile(r"\s?[、，,和及與与][^，,。；;、\d]{1,12}")
"""What leads in a list of counts and stands between two of them."""
COUNTED = ("count", "people", "number")
SMALL = 10
"""Below this a count is a part only in such a list."""
FAR = 60
"""Characters between two parts from which the second is no part of the same whole."""
IS_REST = re.compile(r"\s+(?:was |is |being |for )?the (?:rest|remainder)\b(?! of)", re.IGNORECASE)
"""What says so behind the last part: £8m the rest."""
AVERAGE = re.compile(
    r"平均|[人户戶日月年亩畝]均|每|\b(?:average|mean|median|per|each|every)\b", re.IGNORECASE
)
"""What makes an amount no whole: the best of those it is the mean of may be more."""
REACH = 16
FIGURES = 2
"""Significant digits that a whole needs for a slip in it to show."""


def wholes(rule: Rule, view: View) -> Iterator[Draft]:
    """Parts told as such that exceed their whole alone, or together by a single slip."""
    for document, facts in view.by_document():
        for sentence in document.sentences:
            if sentence.section == "table":
                continue
            amounts = amounts_of(facts, sentence)
            for whole, parts in _of_which(document.text, sentence, amounts):
                draft = _check(view, facts, whole, parts) or _rest(view, facts, whole, parts)
                if draft is not None:
                    yield draft
            for whole, parts in _listed(document.text, facts, sentence):
                total = sum((q.value for q in parts if q.value is not None), Fraction(0))
                if whole.value is not None and total > whole.value and _near(whole, total):
                    yield _draft(view, parts, whole)


def _listed(text: str, facts: Facts, sentence: Sentence) -> Iterator[tuple[Quantity, list[Quantity]]]:
    """A count and what is listed right behind 包括 or 其中, small ones too: 23名, 包括甲9名、乙11名."""
    counts = [
        q
        for q in within(facts.quantities, sentence.start, sentence.end)
        if q.dimension in COUNTED and q.comparator == "=" and q.value is not None and q.digits
    ]
    for i, whole in enumerate(counts[:-2]):
        parts = counts[i + 1 : i + 2]
        if not INCLUDING.search(text[whole.end : parts[0].start]) or unit_of(parts[0]) != unit_of(whole):
            continue
        for q in counts[i + 2 :]:
            gap = text[parts[-1].end : q.start]
            if unit_of(q) != unit_of(whole) or not NEXT_PART.fullmatch(gap):
                break
            parts.append(q)
        labels = [text[a.end : b.start] for a, b in pairwise((whole, *parts))]
        alike = "包括" in labels[0] or len({label[-1:] for label in labels}) == 1
        if len(parts) > 1 and alike and any(q.value is not None and q.value < SMALL for q in (whole, *parts)):
            yield whole, parts


def _of_which(
    text: str, sentence: Sentence, amounts: Sequence[Quantity]
) -> Iterator[tuple[Quantity, list[Quantity]]]:
    """A whole with what a sentence tells as its parts, next to each other and in its unit."""
    for i, whole in enumerate(amounts[:-1]):
        following = amounts[i + 1]
        between = text[whole.end : following.start]
        leads = OF_THE.search(text[sentence.start : whole.start])
        told = OF_WHICH.search(between)
        if not (leads or (told and not (i and PART_OF_THEM.match(between)))) or len(between) > FAR:
            continue
        parts = [following]
        for a, b in pairwise(amounts[i + 1 :]):
            gap = text[a.end : b.start]
            if len(gap) > FAR or OF_WHICH.search(gap) or unit_of(b) != unit_of(whole):
                break
            parts.append(b)
        if unit_of(following) == unit_of(whole):
            yield whole, parts


def _check(view: View, facts: Facts, whole: Quantity, parts: Sequence[Quantity]) -> Draft | None:
    """The proof that the first part, or all parts by a slip, are more than the whole."""
    if any(c.role in ("growth", "change") for c in claims_at(facts, whole.start, whole.end)):
        return None
    if AVERAGE.search(facts.document.text, max(whole.start - REACH, 0), whole.start):
        return None
    if (parts[0].wide & whole.wide).empty and _more(parts[0], whole):
        larger = [q for q in facts.quantities if unit_of(q) == unit_of(whole) and q.start < whole.start]
        return None if any(not _more(parts[0], q) for q in larger) else _draft(view, parts[:1], whole)
    if len(parts) < 2 or not (sum_of(parts) & whole.wide).empty:
        return None
    total = sum((q.value for q in parts if q.value is not None), Fraction(0))
    if whole.value is None or total <= whole.value or len(slips.figures(whole.digits)) < FIGURES:
        return None
    slipped = any(_near(q, whole.value - (total - q.value)) for q in parts if q.value is not None)
    return _draft(view, parts, whole) if slipped or _near(whole, total) else None


def _rest(view: View, facts: Facts, whole: Quantity, parts: Sequence[Quantity]) -> Draft | None:
    """The proof that parts which end in the rest of a whole do not make it."""
    text = facts.document.text
    if len(parts) < 2 or not (
        REST.search(text, parts[-2].end, parts[-1].start) or IS_REST.match(text, parts[-1].end)
    ):
        return None
    between = facts.document.text[whole.end : parts[-1].start]
    inside = within(facts.quantities, whole.end, parts[-1].end)
    numbers = [q for q in inside if unit_of(q) == unit_of(whole)]
    if len(numbers) != len(parts) or "\n" in between or not (sum_of(parts) & whole.wide).empty:
        return None
    return _draft(view, parts, whole)


def _near(q: Quantity, value: Fraction) -> bool:
    """Whether a value, printed as a number is, is a single slip away from it."""
    printed = q.digits or ""
    decimals = len(printed.partition(".")[2])
    shown = words.number(value / (q.scale or 1), decimals).replace(",", "")
    if decimals:
        shown = f"{shown.partition('.')[0]}.{shown.partition('.')[2]:0<{decimals}}"
    return slips.changed(shown, printed) or slips.transposed(shown, printed)


def _more(part: Quantity, whole: Quantity) -> bool:
    return part.value is not None and whole.value is not None and part.value > whole.value


def _draft(view: View, parts: Sequence[Quantity], whole: Quantity) -> Draft:
    scale, name = words.scale_of(whole.wide)
    total = sum((q.value for q in parts if q.value is not None), Fraction(0))
    derived = f"{words.number(total / scale)} {name}".strip()
    return Draft(
        ordered(view.evidence(q, words.value_set(q.wide, q.unit)) for q in (whole, *parts)),
        (
            f"whole: {whole.text}",
            *(f"of it: {q.text}" for q in parts),
            f"together {derived}, where the whole is {whole.text}",
        ),
        {
            "whole.text": whole.text,
            "parts.text": " + ".join(q.text for q in parts),
            "derived": derived,
            "subject": "",
            "metric": "",
        },
        confidence=0.75,
    )
