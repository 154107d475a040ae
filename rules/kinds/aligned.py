"""Aligned: two sentences that say the same in like words, but for one number or date that a slip sets apart.

No key is needed: what the sentences share, words and other numbers, is the proof that they tell of one thing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from rules import slips, words
from rules.judge import Side, judge
from rules.kinds.retold import DATELINE, owned
from rules.language import Rule
from rules.likeness import claims_at, likeness_of, unsized
from rules.lines import Line, Slot, equal, left_over, lines_of, shared_words, telling
from rules.one_thing import VERSUS
from rules.pair import compatible, other_metric
from rules.set_apart import of_others
from rules.slip_index import SIZED, SMALL, bare_yuan, figures_of
from rules.stories import printed_in, strangers
from rules.view import Draft, Row, View, ordered
from timeline.model import Period, Quantity, When

CROWD = 60
"""Sentences that print one number beyond which it tells of nothing."""
FIGURES, LONG = 2, 3
"""Significant digits of a number that a slip can be seen in, and of one that is seldom met by chance."""


ENOUGH, PART = 9.0, 0.35
"""What two sentences must share: the weight of words and numbers, and its part of the lighter one's words."""
NUMBER, LONG_NUMBER = 2.5, 5.5
"""What an equal number of two digits, and one of three, counts beside the words."""
MANY = 3
"""Equal numbers beside which words need not say more."""
YEAR = re.compile(r"(?:19|20)\d\d")
MONTH = re.compile(r"\d\s*月|[A-Za-z]{3,}\.? \d|\d [A-Z][a-z]{2,}|\d[-/.]\d")
LATIN_DATELINE = re.compile(r"^[A-Z][A-Z ]+,[^.]{0,40}$")
"""Where and when an English article was sent (LONDON, March 12 (Reuters) -)."""
LABEL = re.compile(r"[:：|]\s*$")
"""What stands before a date that has a line or a cell to itself (Report date: 31 December 2025)."""
PERIODS = ("year", "quarter", "half")
"""Times of which amounts are told; only a long number is seldom the same in two of them."""
RECENT = 600
"""Days between an article and a time that is its own news."""


def aligned(rule: Rule, view: View) -> Iterator[Draft]:
    """Pairs of sentences in two articles of one language, alike but for a slip of one number or date."""
    seen: set[tuple[str, str]] = set()
    for a, b in _pairs(view):
        (left, right), both = left_over(a, b)
        if not left or not right or not _alike(view, a, b, both):
            continue
        for one, other in _slipped(left, right):
            if not any(map(telling, both)) and (_month(one) is None or _month(one) != _month(other)):
                continue
            if (one.id, other.id) not in seen and _of_one_thing(view, a, b, one, other):
                seen.add((one.id, other.id))
                yield _draft(view, one, other, both)


def _pairs(view: View) -> Iterator[tuple[Line, Line]]:
    """Sentences of two articles of one language that print a number of two digits alike, or one month."""
    index: dict[object, list[Line]] = defaultdict(list)
    for line in (line for lines in lines_of(view).values() for line in lines):
        english = view.documents[line.document].language == "en"
        for key in {(english, key) for key in _keys(line)}:
            index[key].append(line)
    seen: set[tuple[str, int, str, int]] = set()
    for group in index.values():
        if len(group) > CROWD:
            continue
        for a, b in combinations(group, 2):
            pair = (a.document, a.start, b.document, b.start)
            if a.document != b.document and pair not in seen:
                seen.add(pair)
                yield a, b


def _keys(line: Line) -> Iterator[object]:
    for q in line.numbers:
        if telling(q):
            yield q.unit, q.value
    for when in line.dates:
        if (month := _month(when)) is not None:
            yield month


def _month(when: Slot) -> object:
    """The month, with the day where it has one, of a date that prints its year and month."""
    p = when.period if isinstance(when, When) else None
    if not isinstance(when, When) or p is None or p.first is None or when.granularity not in ("day", "month"):
        return None
    return (when.granularity, p.first.month, p.first.day) if _dated(when) else None


def _dated(when: When) -> bool:
    return bool(YEAR.search(when.text) and MONTH.search(when.text))


def _alike(view: View, a: Line, b: Line, both: Sequence[Slot]) -> bool:
    """Whether two sentences share enough words and numbers; beside many numbers few words will do."""
    common, part = shared_words(view, a, b)
    numbers = [s for s in both if isinstance(s, Quantity) and telling(s)]
    weight = common + sum(NUMBER if len(figures_of(q)) < LONG else LONG_NUMBER for q in numbers)
    return weight >= ENOUGH and (part >= PART or len(numbers) >= MANY)


def _slipped(left: Sequence[Slot], right: Sequence[Slot]) -> Iterator[tuple[Slot, Slot]]:
    """The only two slots of one sort that are left over, where a slip sets them apart."""
    for one in left:
        for other in right:
            alone = all(sum(_sort(s) == _sort(one) for s in side) == 1 for side in (left, right))
            if alone and _sort(one) == _sort(other) and _a_slip(one, other):
                yield one, other


def _sort(slot: Slot) -> str:
    return slot.granularity if isinstance(slot, When) else slot.dimension


def _a_slip(one: Slot, other: Slot) -> bool:
    if isinstance(one, Quantity) and isinstance(other, Quantity):
        return _number_slips(one, other)
    return isinstance(one, When) and isinstance(other, When) and _date_slips(one, other)


def _number_slips(a: Quantity, b: Quantity) -> bool:
    """Whether two exact numbers differ by a digit, two exchanged, the word for their size, or the unit."""
    if a.dimension in SMALL or any(q.comparator != "=" or len(figures_of(q)) < FIGURES for q in (a, b)):
        return False
    x, y = a.digits or "", b.digits or ""
    if a.unit == b.unit and a.scale == b.scale:
        return slips.changed(x, y) or slips.exchanged(x, y)
    if x != y or a.dimension not in SIZED:
        return False
    if a.unit == b.unit:
        return bool(a.value and b.value and slips.magnitude(a.value, b.value))
    return a.scale == b.scale and a.dimension != "count" and not bare_yuan(a, b)


def _date_slips(a: When, b: When) -> bool:
    """Whether two dates of one sort differ by the day of a month, or by the month or year alone."""
    ends = [_ends(w.period) for w in (a, b)]
    differing = [(x, y) for x, y in zip(*ends, strict=True) if x != y]
    if a.granularity in ("day", "month", "year", "quarter", "half"):
        differing = differing[:1]
    if len(differing) != 1 or None in differing[0]:
        return False
    x, y = differing[0]
    assert x is not None and y is not None
    if x.year != y.year:
        printed = all(YEAR.search(w.text) for w in (a, b))
        return printed and (x.month, x.day) == (y.month, y.day) and _one_digit(x.year, y.year)
    return all(MONTH.search(w.text) for w in (a, b)) and (x.month == y.month or x.day == y.day)


def _ends(period: Period | None) -> tuple[object, object]:
    return (period.first, period.last) if period is not None else (None, None)


def _one_digit(one: int, other: int) -> bool:
    x, y = str(one), str(other)
    return abs(one - other) == 1 or slips.changed(x, y) or slips.transposed(x, y)


def _of_one_thing(view: View, a: Line, b: Line, one: Slot, other: Slot) -> bool:
    """Whether nothing that was read of two slots says that they are of two things."""
    if strangers(view, a.document, b.document) or all(VERSUS.search(_text(view, s)) for s in (a, b)):
        return False
    if isinstance(one, Quantity) and isinstance(other, Quantity):
        return _one_amount(view, one, other)
    assert isinstance(one, When) and isinstance(other, When)
    return _one_time(view, a, b, one, other)


def _text(view: View, line: Line) -> str:
    return view.documents[line.document].text[line.start : line.end]


def _one_amount(view: View, a: Quantity, b: Quantity) -> bool:
    """Whether two amounts can be of one metric and time, and neither article tells both."""
    if printed_in(view, a, b.document) or printed_in(view, b, a.document):
        return False
    if all(unsized(view, q) for q in (a, b)):
        return False
    left, right = (claims_at(view.facts[q.document], q.start, q.end) for q in (a, b))
    pairs = [(x, y) for x in left for y in right]
    if pairs and all(not compatible(x, y, planned=True) for x, y in pairs):
        return False
    return not any(other_metric(view, x, y) for x, y in pairs)


def _one_time(view: View, a: Line, b: Line, one: When, other: When) -> bool:
    """Whether two dates can be of one thing: no other amount differs, no other place or person is named, and
    neither article tells both.
    """
    if any(_sent(view, w) for w in (one, other)) or _each_of_its_year(view, one, other):
        return False
    (left, right), both = left_over(a, b)
    if one.granularity in PERIODS and not any(_long(s) for s in both):
        return False
    amounts = [{s.dimension for s in side if isinstance(s, Quantity)} for side in (left, right)]
    if amounts[0] & amounts[1] - {"rank", "ordinal"} or of_others(view, a, b):
        return False
    return not _told_too(view, a, b, one) and not _told_too(view, b, a, other)


def _told_too(view: View, mine: Line, theirs: Line, slot: Slot) -> bool:
    """Whether the article of the other sentence has this time as well, in a sentence like this one."""
    return any(
        any(equal(slot, s) for s in line.dates) and _alike(view, mine, line, ())
        for line in lines_of(view)[theirs.document]
    )


def _each_of_its_year(view: View, one: When, other: When) -> bool:
    """Whether two dates are as far apart in years as their articles, and each is of the time of its own."""
    told = [w.period.first for w in (one, other) if w.period is not None and w.period.first is not None]
    documents = [view.documents[w.document] for w in (one, other)]
    out = [d.published for d in documents if d.published_how != "inferred"]
    days = [p.first for p in out if p is not None and p.first is not None]
    if len(told) < 2 or len(days) < 2 or told[0].year == told[1].year:
        return False
    recent = all(abs((day - time).days) <= RECENT for day, time in zip(days, told, strict=True))
    return recent and told[0].year - told[1].year == days[0].year - days[1].year


def _long(slot: Slot) -> bool:
    return isinstance(slot, Quantity) and telling(slot) and len(figures_of(slot)) >= LONG


def _sent(view: View, when: When) -> bool:
    """Whether a date tells when an article was sent or made, or only of which day a thing is."""
    document = view.documents[when.document]
    known = document.evidence if document.published_how != "inferred" else ()
    if any(span.start < when.end and when.start < span.end for span in known):
        return True
    text = document.text
    before = text[text.rfind("\n", 0, when.start) + 1 : when.start]
    if LABEL.search(before) or LATIN_DATELINE.match(before):
        return True
    return bool(DATELINE.match(text, when.end) or owned(text, when))


def _draft(view: View, a: Slot, b: Slot, both: Sequence[Slot]) -> Draft:
    sides = [Side(s.text, (s,), fact=s) for s in (a, b)]
    places = [(s.document, s.start, s.end) for s in (a, b)]
    common = likeness_of(view).shared_words(places[0], places[1])
    steps = [f"{s.text}: {_read(s)}" for s in (a, b)]
    steps.append(f"both sentences speak of: {', '.join(common)}")
    if both:
        steps.append(f"both print: {', '.join(s.text for s in both)}")
    numbers = tuple(s for s in (a, b) if isinstance(s, Quantity))
    return Draft(
        ordered(view.evidence(_row(view, s), _read(s)) for s in (a, b)),
        tuple(steps),
        {"a.text": a.text, "b.text": b.text, "words": ", ".join(common)},
        confidence=0.65,
        involved=numbers,
        judgement=judge(view, sides),
    )


def _row(view: View, slot: Slot) -> Row:
    """What a slot is shown as: a date as what happened then, as other rules on dates show it."""
    told = (e for e in view.facts[slot.document].events if e.when is not None and e.when.id == slot.id)
    return next(told, slot)


def _read(slot: Slot) -> str:
    return words.period(slot.period) if isinstance(slot, When) else words.quantity(slot)
