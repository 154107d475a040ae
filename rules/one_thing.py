"""Whether two numbers that are a slip apart are of one thing: nothing that was read of both says otherwise,
and what stands around them is alike.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from rules.bars import COMMON, HINT, ONE_METRIC, ONE_STORY, Bar, bar_of, one_key
from rules.beside import beside_exact, beside_one_count, beside_one_number, beside_one_share
from rules.bridges import told_across
from rules.counted import counted_apart
from rules.likeness import unsized
from rules.lines import like_sentences
from rules.one_place import EASED, one_metric, same_place
from rules.pair import RAISED, Pair, compatible, other_day, other_metric, unnamed_there
from rules.points import of_points, one_change
from rules.slip_index import TELLING, figures_of, pointed
from rules.stories import SHARED, of_two_places, printed_in, strangers, topics, two_languages
from rules.view import LONG_AFTER, View
from timeline.model import Claim, Quantity
from timeline.stretch import within

OTHERS = 1.5
"""How much more they must share where two digits are of two metrics, or of none."""
SAME_KEY = 0.6
"""How much less two contexts must be alike where both numbers have one subject and one metric."""
ACROSS = {"magnitude", "currency", "comparator", "rank", "unit"}
"""Slips that are looked for across languages too."""
ONCE_TOLD, LONG_PRINT = {"comparator": 2, "currency": TELLING}, 99
"""Digits of a number that two articles of one story in two languages tell of one thing alone, by the slip."""
CONDITION = re.compile(
    r"^\W*(?:if|unless|should|in case|如果|若|倘若|一旦)\b|[,;，] if\b|如果|假如|倘若", re.IGNORECASE
)
"""What opens a case that is only thought of."""
VERSUS = re.compile(r"\bvs\b", re.IGNORECASE)
LIMIT = re.compile(
    r"\s?(?:of the )?(?:threshold|limit|ceiling|cap\b|floor|minimum|maximum)"
    r"|[的之]?(?:门槛|[上下]限|红线|警戒线)"
)
CLAUSE = re.compile(r"[，,；;。]\s?(?!\d{3})")
TERM = re.compile(r"\b(\d+)[- ](?:years?|months?|days?)\b|(\d+)\s?(?:年|个月|個月|天)期")
REACH = 60
"""Characters before a number in which its clause begins."""
MEASURED = ("power", "mass", "area", "length", "volume", "energy")
NOUN = 3
"""Characters of a noun that says of what a sum is: 授权金."""
COUNTED = ("count", "people", "companies", "times", "units")
"""Units that tell of no certain thing."""
MANY = 60
"""Numbers of an article among which equal digits are met by chance."""
BOTH = 2
"""Exact numbers that two articles have in common which tell of one thing."""


def same_thing(pair: Pair) -> bool:
    """Whether two numbers are of one thing: not in one paragraph, not of different keys, alike in words."""
    view, a, b = pair.view, pair.a, pair.b
    if view.one_paragraph(a, b) or any(pair.mode in modes and test(pair) for modes, test in APART):
        return False
    if pair.mode == "digits" and (_surely_one(pair) or _in_like_sentences(pair)):
        return True
    if pair.mode == "magnitude" and pair.two_sizes:
        return True
    if pair.mode == "currency" and pair.figures > 1 and pair.some(lambda x, y: _one_fact(pair, x, y)):
        return True
    if _other_keys(pair):
        return False
    if pair.mode == "digits" and _rare_print(pair):
        return True
    if pair.mode == "unit" and of_points(pair):
        return one_change(pair)
    if two_languages(view, a, b):
        return _across(pair)
    witness = WITNESSES.get(pair.mode)
    told = witness(pair) if witness is not None else None
    return _alike(pair) if told is None else told


def _thought_of(pair: Pair) -> bool:
    """Whether a bound is of a case that is only thought of, or a limit that something is held against."""
    view = pair.view
    return any(
        CONDITION.search(view.words(q.document, q.start))
        or LIMIT.match(view.documents[q.document].text, q.end)
        for q in (pair.a, pair.b)
    )


def _two_amounts(pair: Pair) -> bool:
    """Whether numbers that differ by a point are not told as one amount of one thing, by a known metric."""
    if not pointed(pair.a, pair.b):
        return False
    metrics = pair.view.metrics
    return not pair.some(lambda x, y: one_key(x, y) and x.subject_key and x.metric in metrics)


def _told_apart(pair: Pair) -> bool:
    """Whether digits exchanged are no slip: of numbers of no size, both in one article, or of two times."""
    view, a, b = pair.view, pair.a, pair.b
    if all(unsized(view, q) for q in (a, b)):
        return True
    if pair.figures >= TELLING and any(_digits_in(view, *two) for two in ((a, b), (b, a))):
        return True
    return printed_in(view, a, b.document) or printed_in(view, b, a.document) or counted_apart(view, a, b)


def _digits_in(view: View, q: Quantity, other: Quantity) -> bool:
    """Whether the sentence of another number prints the digits of one too, in whatever unit (from 2.14m)."""
    place = view.sentence(other.document, other.start)
    inside = within(view.facts[other.document].quantities, place.start, place.end)
    return any(o.digits == q.digits for o in inside)


def _by_chance(pair: Pair) -> bool:
    """Whether both articles print so many numbers that two digits are bound to be met in two sizes."""
    if pair.figures >= TELLING:
        return False
    facts = pair.view.facts
    return min(len(facts[q.document].quantities) for q in (pair.a, pair.b)) > MANY


def _nothing_common(pair: Pair) -> bool:
    """Whether the articles name nobody and nothing that both speak of, and have few other numbers alike."""
    documents = pair.a.document, pair.b.document
    return strangers(pair.view, *documents) or of_two_places(pair.view, *documents)


def _rows(pair: Pair) -> bool:
    """Whether both stand in rows of results, which say by their heads alone what they are of."""
    return all(VERSUS.search(pair.view.words(q.document, q.start)) for q in (pair.a, pair.b))


def _of_other_terms(pair: Pair) -> bool:
    """Whether the clauses of both name loans or bonds of other terms: 10年期, 30-year."""
    terms = [set(TERM.findall(clause_before(pair.view, q))) for q in (pair.a, pair.b)]
    return all(terms) and not terms[0] & terms[1]


def clause_before(view: View, q: Quantity) -> str:
    """What stands before a number in its clause."""
    text = view.documents[q.document].text
    return CLAUSE.split(text[max(0, q.start - REACH) : q.start])[-1]


def _long_after(pair: Pair) -> bool:
    """Whether one article appeared so long after the other that what it tells has changed."""
    return pair.view.lapse(pair.a.document, pair.b.document) >= LONG_AFTER


APART: tuple[tuple[frozenset[str], Callable[[Pair], bool]], ...] = (
    (frozenset({"comparator"}), _thought_of),
    (frozenset({"magnitude"}), _two_amounts),
    (frozenset({"digits"}), _told_apart),
    (frozenset({"digits", "magnitude"}), _of_other_terms),
    (frozenset({"digits", "magnitude"}), _long_after),
    (frozenset({"digits", "magnitude"}), _rows),
    (frozenset({"magnitude"}), _by_chance),
    (frozenset({"digits", "magnitude"}), _nothing_common),
)
"""What tells two numbers apart before their claims are looked at, for some slips."""


def _surely_one(pair: Pair) -> bool:
    """Whether numbers with digits exchanged are one without a look at their keys: they stand beside one other
    number, or are a sum told again or a long measure of a rare name.
    """
    view, a, b = pair.view, pair.a, pair.b
    if beside_one_number(view, a, b):
        return True
    if a.dimension == "money" and pair.told_again:
        fits = not all(pair.claims) or pair.some(lambda x, y: compatible(x, y, planned=True))
        if fits and pair.rare_name:
            return True
    longer = max(len(figures_of(q)) for q in (a, b))
    return a.unit == b.unit and a.dimension in MEASURED and longer > TELLING and pair.rare_name


def _in_like_sentences(pair: Pair) -> bool:
    """Whether two long numbers stand in like sentences, whatever was read of their times and subjects."""
    like = like_sentences(pair.view, pair.a, pair.b)
    return like and not pair.all(lambda x, y: other_metric(pair.view, x, y))


def _rare_print(pair: Pair) -> bool:
    """Whether articles of one story have two long numbers, each in one of them alone, in one unit and with a
    word or two in common: that all three digits agree but for their order is hardly chance there.
    """
    a, b = pair.a, pair.b
    if a.document == b.document or a.unit != b.unit or min(len(figures_of(q)) for q in (a, b)) < TELLING:
        return False
    weight, part = pair.likeness.alike((a.document, a.start, a.end), (b.document, b.start, b.end))
    return pair.one_story and weight >= HINT.weight and (a.unit not in COMMON or part >= HINT.part)


def _other_keys(pair: Pair) -> bool:
    """Whether the claims of two numbers are of two things."""
    view, magnitude = pair.view, pair.mode == "magnitude"
    once = magnitude and pair.figures >= TELLING and bool(pair.names)
    planned = magnitude and pair.figures > 1
    return (
        (not once and pair.all(lambda x, y: not compatible(x, y, planned)))
        or pair.all(lambda x, y: other_day(view, x, y))
        or pair.all(lambda x, y: unnamed_there(view, x, y))
        or (pair.mode == "digits" and pair.all(lambda x, y: other_metric(view, x, y)))
        or (
            magnitude
            and not two_languages(view, pair.a, pair.b)
            and pair.all(lambda x, y: other_metric(view, x, y))
        )
    )


def _across(pair: Pair) -> bool:
    """Whether two articles of two languages tell of one thing."""
    view, a, b = pair.view, pair.a, pair.b
    digits = pair.mode == "digits"
    if digits and pair.figures == TELLING and beside_exact(view, a, b):
        return pair.one_story
    if pair.one_story and a.value == b.value and pair.figures >= ONCE_TOLD.get(pair.mode, LONG_PRINT):
        return not (_as_printed(view, a, b.document) or _as_printed(view, b, a.document))
    long = digits and pair.figures > TELLING and a.unit == b.unit
    return (pair.mode in ACROSS or long) and told_across(view, a, b) and _only(view, a, b, pair.mode)


def _as_printed(view: View, q: Quantity, document: str) -> bool:
    """Whether an article too has a number in this unit, with the same word for more or less."""
    same = view.printed.get((q.value, q.unit), ())
    return any(o.document == document and o.comparator == q.comparator for o in same)


def _of_magnitude(pair: Pair) -> bool | None:
    """What names, metrics and counts say of equal digits in two sizes; None where the words decide."""
    measured = one_metric(pair)
    if pair.one_day and pair.figures >= TELLING:
        return True
    if pair.rare_name and pair.told_again:
        return True
    if measured and (pair.rare_name or (pair.figures > 1 and pair.one_subject)):
        return pair.figures > 1
    if pair.told_again and pair.figures > 1 and pair.some(_one_amount):
        return True
    once = pair.figures >= TELLING and bool(pair.names)
    if once and (measured or pair.figures > TELLING):
        return True
    if beside_one_count(pair.view, pair.a, pair.b) and pair.one_story:
        return pair.figures > 1
    return None


def _one_amount(a: Claim, b: Claim) -> bool:
    """Whether two claims are of one subject by one metric, or by two names of what it raised."""
    one = a.metric == b.metric or {a.metric, b.metric} <= RAISED
    return one and a.metric_how == b.metric_how == "printed" and a.subject_key == b.subject_key is not None


def _of_currency(pair: Pair) -> bool | None:
    """What names and counts say of one sum in two currencies; None where the words decide."""
    one = pair.figures > 1 and bool(pair.names)
    if pair.one_day and pair.figures >= TELLING:
        return True
    named = pair.rare_name or (len(pair.names) > 1 and pair.one_story)
    if one and (pair.told_again or (named and (pair.one_story or one_metric(pair)))):
        return True
    if pair.figures >= TELLING and beside_one_count(pair.view, pair.a, pair.b, 2):
        return one or pair.one_story
    told = len(pair.names) > 1 or (pair.figures > 1 and pair.one_story)
    if told and beside_one_share(pair.view, pair.a, pair.b):
        return True
    return None


def _one_fact(pair: Pair, a: Claim, b: Claim) -> bool:
    """Whether two sums are of one metric of results, subject and time, neither of them converted."""
    known = (
        pair.view.metrics.get(a.metric, ("", ""))[0] == "report" and a.metric_how == b.metric_how == "printed"
    )
    one = one_key(a, b) and a.subject_key is not None and a.period is not None and a.period == b.period
    level = a.type == b.type == "level" and "converted" not in (a.role, b.role)
    return known and one and level and not set(a.scope) ^ set(b.scope) - {"forecast"}


def _of_unit(pair: Pair) -> bool | None:
    """What metrics say of equal digits in two units; None where the words decide."""
    told = pair.figures >= TELLING and one_metric(pair)
    return True if told and (pair.one_story or pair.rare_name) else None


WITNESSES: dict[str, Callable[[Pair], bool | None]] = {
    "magnitude": _of_magnitude,
    "currency": _of_currency,
    "unit": _of_unit,
}
"""What decides without the words, by the slip."""


def _alike(pair: Pair) -> bool:
    """Whether the words around two numbers say the same."""
    a, b, mode = pair.a, pair.b, pair.mode
    bar = _bar(pair)
    weight, part = pair.likeness.alike((a.document, a.start, a.end), (b.document, b.start, b.end))
    if mode == "rank":
        return same_place(pair, bar, weight, part)
    if mode == "unit" and pair.rare_name and pair.figures > 1 and part >= bar.part:
        return True
    things = a.dimension == "count" and a.unit == b.unit and a.unit not in COUNTED
    if (
        mode == "comparator"
        and pair.figures > 1
        and ((things and weight >= bar.weight) or (pair.one_subject and HINT.met(weight, part)))
    ):
        return True
    if mode == "digits" and weight >= 2 * bar.weight and part >= bar.part * EASED:
        return True
    return bar.met(weight, part, SAME_KEY if mode != "points" and _same_key(pair) else 1.0)


def _same_key(pair: Pair) -> bool:
    """Whether the numbers have one subject and one metric; a round sum of nobody is anybody's."""
    round_sum = pair.figures < 2 and pair.a.comparator == pair.b.comparator == "="
    return pair.some(lambda x, y: one_key(x, y) and (x.subject_key or not round_sum))


def _bar(pair: Pair) -> Bar:
    """How alike the contexts must be; less where the articles tell one story, or of one thing anyway."""
    bar = bar_of(pair.a, pair.mode, *pair.claims)
    if pair.mode == "magnitude" and pair.figures > 1:
        return _bar_of_sizes(pair, bar)
    if pair.mode == "currency" and pair.figures > 1 and _one_noun(pair):
        return ONE_METRIC
    if pair.mode != "digits" or not _one_measure(pair):
        return bar
    if pair.one_story:
        return ONE_STORY
    return ONE_METRIC if pair.figures > 2 or _one_thing_known(pair) else bar


def _bar_of_sizes(pair: Pair, bar: Bar) -> Bar:
    """The same for equal digits in two sizes: less where certain things are counted beside a rare name, where
    little is told in their unit, or where the articles have other exact numbers in common.
    """
    a, b = pair.a, pair.b
    things = a.dimension == "count" and a.unit == b.unit and a.unit not in COUNTED
    if things and pair.rare_name:
        return ONE_STORY
    if not _one_measure(pair):
        return bar if pair.figures >= TELLING or pair.one_story else Bar(bar.weight * OTHERS, bar.part)
    if pair.one_story:
        return ONE_STORY
    rare = a.dimension not in ("money", "count", "people", "number") or _in_common(pair) >= BOTH
    return ONE_METRIC if rare else bar


def _in_common(pair: Pair) -> int:
    """How many exact numbers both articles print."""
    view = pair.view
    return len(view.exact_numbers(pair.a.document) & view.exact_numbers(pair.b.document))


def _only(view: View, a: Quantity, b: Quantity, mode: str) -> bool:
    """Whether each article has but one number that the slip can be of: of several ranks none is chosen."""
    if mode != "rank":
        return True
    common = topics(view, a) & topics(view, b)
    for q in (a, b):
        ranks = [o for o in view.facts[q.document].quantities if o.unit == "rank"]
        if len({o.value for o in ranks if topics(view, o) & common}) > 1:
            return False
    return True


def _one_measure(pair: Pair) -> bool:
    """Whether two numbers are of one metric, or in one unit in which little is measured: square metres."""
    a, b, (left, right) = pair.a, pair.b, pair.claims
    rare = a.unit == b.unit and a.unit not in COMMON and a.dimension not in ("money", "count")
    return rare or bool({c.metric for c in left} & {c.metric for c in right})


def _one_thing_known(pair: Pair) -> bool:
    """Whether more than two digits says that two numbers are of one thing: a name, or other numbers."""
    return pair.rare_name or _in_common(pair) >= (SHARED if pair.a.unit in COMMON else 1)


def _one_noun(pair: Pair) -> bool:
    """Whether one noun that is in no lexicon, and so seldom told, is printed with both."""
    told = [{c.metric for c in claims if c.metric_how == "printed"} for claims in pair.claims]
    return any(len(noun) >= NOUN for noun in (told[0] & told[1]) - pair.view.metrics.keys())
