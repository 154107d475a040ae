"""Neighbours: a number that nothing around it makes right, and that two others would but for one slip.

No relation has to be read: the words of a rule around a number say what it is to the numbers beside it, and
the one slip that would make it fit says of which two.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import permutations

from rules import words
from rules.amounts import HUNDREDTHS
from rules.expression import names_in, work_out
from rules.kinds.sums import ADDED_UP, COUNTS
from rules.language import Rule, RuleError
from rules.likeness import claims_at
from rules.repair import Fits, repair_of, repaired
from rules.slips import figures
from rules.view import Draft, View, ordered
from timeline.intervals import Values
from timeline.model import Document, Facts, Quantity, Sentence
from timeline.script import simplify
from timeline.stretch import within

Given = Mapping[str, Quantity]
"""The two numbers that another follows from, by their roles."""
FIGURES = 3
"""Significant digits from which on a changed digit tells; in fewer, two exchanged ones alone do."""
REACH = 24
"""Characters around a number in which the words of the rule stand."""
UNLIKE = 5
"""How many times the one level of a change the other is at the most."""
BACK = 2
"""How many sentences before a number the larger of two others may stand."""
RIGHT = {True: ("part / whole", "part / whole - 1"), False: ("part + whole", "part - whole")}
"""How a rate, and an amount, may follow from two others: one that fits in any of these ways is right."""
RATES = ("share", "growth")
OTHER_ROLES = {*RATES, "before", "after"}
EXCHANGED, CHANGED = "two digits exchanged", "one digit changed"
ENDS = re.compile(r"[。；;！？!?\n]|\.\s|\d")
"""Where the words of a number end: at a stop, and at another number."""


def neighbours(rule: Rule, view: View) -> Iterator[Draft]:
    """Numbers with the words of a rule around them that would follow from two others but for one slip."""
    cues, joins = _patterns(rule)
    for document, facts in view.by_document():
        text = simplify(document.text)
        for number, sentence in enumerate(document.sentences):
            printed = [
                q for q in within(facts.quantities, sentence.start, sentence.end) if _on(rule, facts, q)
            ]
            if sentence.section == "table" or not printed:
                continue
            before = document.sentences[max(0, number - BACK) : number]
            if rule.check["equals"] == "share":  # the whole may be told next
                before = (*before, *document.sentences[number + 1 : number + 2])
            for q in printed:
                if not cues.search(_around(text, sentence, q)):
                    continue
                given = _given(rule, facts, q, sentence, before)
                if given is not None and joins.search(_between(text, sentence, q, given)):
                    yield _draft(rule, view, document, q, given)


def _patterns(rule: Rule) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The cues and joins of a rule. Raises RuleError when they, or its expression, cannot be used."""
    if len(names_in(rule.check["derive"])) != 2:
        raise RuleError("within neighbours, derive speaks of two roles")
    try:
        cues, joins = (re.compile("|".join(rule.check.get(k, ())), re.I) for k in ("cues", "joins"))
    except re.error as error:
        raise RuleError(f"not a pattern of words: {error}") from error
    return cues, joins


def _on(rule: Rule, facts: Facts, q: Quantity) -> bool:
    """Whether a number is one of those that a rule is on: exact, and not read as something else."""
    rate = rule.check["equals"] in RATES
    if q.comparator != "=" or len(figures(q.digits)) < FIGURES - 1 or (q.unit == "percent") != rate:
        return False
    roles = {c.role for c in claims_at(facts, q.start, q.end)}
    return (rate or q.dimension in ADDED_UP) and not roles & OTHER_ROLES - {rule.check["equals"]}


def _around(text: str, sentence: Sentence, q: Quantity) -> str:
    """The words before and behind a number, up to a stop or another number, with # where it stands."""
    before = ENDS.split(text[max(sentence.start, q.start - REACH) : q.start])[-1]
    return before + "#" + ENDS.split(text[q.end : min(sentence.end, q.end + REACH)])[0]


def _between(text: str, sentence: Sentence, q: Quantity, given: Given) -> str:
    """From before the first of three numbers to the last."""
    places = [(n.start, n.end) for n in (q, *given.values())]
    return text[max(sentence.start, min(places)[0] - REACH) : max(places)[1]]


def _given(
    rule: Rule, facts: Facts, printed: Quantity, sentence: Sentence, before: Sequence[Sentence]
) -> Given | None:
    """The only two amounts that a number would follow from but for one slip; None where it follows from
    any.
    """
    own = _amounts(facts, sentence, printed)
    near = _nearest(printed, own)
    together = [*(q for s in before for q in _amounts(facts, s, printed)), *own]
    everywhere = [q for q in facts.quantities if q.value and q is not printed]
    if not near or _right(RIGHT[rule.check["equals"] in RATES], printed, own, everywhere):
        return None
    names = names_in(rule.check["derive"])
    found = [
        (slip, given)
        for pair in permutations(together, 2)
        if not near.isdisjoint(q.id for q in pair) and _alike(*pair)
        if rule.check["equals"] == "share" or _follow(own, pair)
        if rule.check["equals"] != "growth" or _of_one_metric(facts, pair)
        if (slip := _slip(rule.check["derive"], given := dict(zip(names, pair, strict=True)), printed))
    ]
    likeliest = [g for slip, g in found if slip == EXCHANGED] or [g for _, g in found]
    return likeliest[0] if len(likeliest) == 1 else None


def _right(
    expressions: Iterable[str], printed: Quantity, amounts: Sequence[Quantity], others: Sequence[Quantity]
) -> bool:
    """Whether a number follows, in one of some ways, from an amount and another."""
    pairs = (pair for a in amounts for b in others if _alike(a, b) for pair in ((a, b), (b, a)))
    return any(
        _fits(expression, dict(zip(names_in(expression), pair, strict=True)), printed)
        for pair in pairs
        for expression in expressions
    )


def _follow(amounts: Sequence[Quantity], pair: Sequence[Quantity]) -> bool:
    """Whether two amounts of one sentence stand beside each other and are not of unlike size."""
    first, last = sorted(pair, key=lambda q: q.start)
    low, high = sorted(q.value or Fraction(0) for q in pair)
    beside = [q for q in amounts if first.start <= q.start <= last.start]
    return high <= UNLIKE * low and len(beside) == 2


def _of_one_metric(facts: Facts, pair: Sequence[Quantity]) -> bool:
    """Whether two amounts may be of one metric."""
    metrics = [
        {c.metric for c in claims_at(facts, q.start, q.end) if c.metric_how != "unknown"} for q in pair
    ]
    return not all(metrics) or not metrics[0].isdisjoint(metrics[1])


def _amounts(facts: Facts, sentence: Sentence, printed: Quantity) -> list[Quantity]:
    """The exact amounts of a sentence that another number can be of."""
    return [
        q
        for q in within(facts.quantities, sentence.start, sentence.end)
        if q is not printed and q.comparator in "=~" and q.digits and q.value and q.dimension in ADDED_UP
    ]


def _nearest(printed: Quantity, amounts: Sequence[Quantity]) -> set[str]:
    """The amount before a number, and the one behind it."""
    before = max((q for q in amounts if q.end <= printed.start), key=lambda q: q.end, default=None)
    after = min((q for q in amounts if q.start >= printed.end), key=lambda q: q.start, default=None)
    return {q.id for q in (before, after) if q is not None}


def _alike(a: Quantity, b: Quantity) -> bool:
    counted = a.dimension in COUNTS and b.dimension in COUNTS
    return a is not b and (counted or a.unit == b.unit)


def _fits(expression: str, given: Given, printed: Quantity) -> bool:
    """Whether a printed number can be what follows from others, as a rise or as a fall."""
    derived = work_out(expression, {name: q.wide for name, q in given.items()})
    rate = printed.unit in HUNDREDTHS
    stated = [part * (Fraction(1, 100) if rate else Fraction(1)) for part in printed.wide.parts]
    falls = [-part for part in stated] if rate else []
    return not (derived & Values((*stated, *falls))).empty


def _slip(expression: str, given: Given, printed: Quantity) -> str | None:
    """The one slip in a number that keeps it from following from others: two digits exchanged, or, where it
    has many, one that is another.
    """
    found = repair_of([printed], list(given.values()), printed, _fitting(expression, given, printed))
    telling = (EXCHANGED,) if len(figures(printed.digits)) < FIGURES else (EXCHANGED, CHANGED)
    return found.slip if found is not None and found.slip in telling else None


def _fitting(expression: str, given: Given, printed: Quantity) -> Fits:
    """Whether a number follows from others, with some of them in the place of what is printed."""
    return lambda swap: _fits(
        expression, {name: swap.get(q.id, q) for name, q in given.items()}, swap.get(printed.id, printed)
    )


def _draft(rule: Rule, view: View, document: Document, printed: Quantity, given: Given) -> Draft:
    expression = rule.check["derive"]
    derived = work_out(expression, {name: q.wide for name, q in given.items()})
    if printed.unit in HUNDREDTHS:
        shown = " or ".join(words.interval(p, Fraction(1, 100), 2) for p in derived.parts) + " %"
    else:
        shown = words.value_set(derived, printed.unit, words.scale_of(printed.wide)[0], 4)
    claims = claims_at(view.facts[document.id], printed.start, printed.end)
    numbers = [*given.values(), printed]
    draft = Draft(
        ordered(view.evidence(q, words.value_set(q.wide, q.unit)) for q in numbers),
        (
            *(f"{name}: {q.text}: {words.quantity(q)}" for name, q in given.items()),
            f"{expression} = {shown}",
            f"{printed.text} allows {words.value_set(printed.wide, printed.unit)}: no value in common",
            f"no two amounts of the article make {printed.text}",
        ),
        {f"{name}.text": q.text for name, q in given.items()}
        | {f"{rule.check['equals']}.text": printed.text, "derived": shown},
        confidence=0.7,
        entities=tuple(sorted({c.subject for c in claims if c.subject})),
    )
    fits = _fitting(expression, given, printed)
    return repaired(view, draft, list(given.values()), printed, fits)
