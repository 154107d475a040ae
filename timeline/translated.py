"""Bodies that two languages call by names of one meaning (星光银行, Starlight Bank): their figures agree.

A translated name cannot be told by its letters. What the articles of two languages tell of one body agrees in
figures that no two bodies share: three of them, of two metrics at the least, each with three digits.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import replace
from fractions import Fraction

from timeline.model import Claim, Facts, Name

Figure = tuple[str, str, Fraction | None, str]

ENOUGH, METRICS = 3, 2
"""Figures that two bodies must have in common, and the metrics that these must be of."""
DIGITS = 3
"""Significant digits of a figure that is seldom that of another body."""
AHEAD = 2
"""How many times as many figures a body must share with its like as with another body alone."""
WHY = "the same figures in two languages"


def joined_by_figures(read: Sequence[Facts], apart: Iterable[Set[str]] = ()) -> list[Facts]:
    """The facts, with one key for bodies of two languages whose figures agree.

    apart: groups of keys that are never joined.
    """
    english = [f for f in read if f.document.language == "en"]
    chinese = [f for f in read if f.document.language.startswith("zh")]
    if not english or not chinese:
        return list(read)
    latin, han = _figures(english), _figures(chinese)
    both = _named(english) & _named(chinese)
    latin, han = ({k: v for k, v in told.items() if k not in both} for told in (latin, han))
    pairs = [pair for pair in _pairs(latin, han) if not any(set(pair) <= group for group in apart)]
    into = dict(pairs)
    return [_renamed(facts, into) for facts in read] if into else list(read)


def _named(articles: Sequence[Facts]) -> set[str]:
    """The keys of all names."""
    return {n.key for facts in articles for n in facts.names}


def _figures(articles: Sequence[Facts]) -> dict[str, set[Figure]]:
    """What is told of each body, by its key."""
    bodies = {n.key for facts in articles for n in facts.names if n.type == "organisation"}
    found: dict[str, set[Figure]] = defaultdict(set)
    for facts in articles:
        for claim in facts.claims:
            if claim.subject_key in bodies and _telling(claim):
                q = claim.quantity
                unit = "count" if q.dimension == "count" else q.unit
                found[claim.subject_key].add((claim.metric, claim.type, q.value, unit))
    return found


def _telling(claim: Claim) -> bool:
    """Whether a claim has an exact figure of a printed metric."""
    q = claim.quantity
    exact = q.comparator == "=" and len((q.digits or "").replace(".", "").strip("0")) >= DIGITS
    return exact and claim.metric_how == "printed" and claim.stance in ("asserted", "reported")


def _pairs(latin: Mapping[str, Set[Figure]], han: Mapping[str, Set[Figure]]) -> Iterable[tuple[str, str]]:
    """The keys of bodies that share enough figures with each other, and far fewer with any other."""
    for one in sorted(latin):
        for other in sorted(han):
            common = latin[one] & han[other]
            if len(common) < ENOUGH or len({metric for metric, *_ in common}) < METRICS:
                continue
            rivals = [len(latin[one] & told - common) for key, told in han.items() if key != other]
            rivals += [len(told & han[other] - common) for key, told in latin.items() if key != one]
            if len(common) >= AHEAD * max(rivals, default=0):
                yield one, other


def _renamed(facts: Facts, into: Mapping[str, str]) -> Facts:
    """The facts of one article with the keys of one body for those of the other."""

    def named(name: Name) -> Name:
        return replace(name, key=into[name.key], how=WHY) if name.key in into else name

    return replace(
        facts,
        names=tuple(named(n) for n in facts.names),
        claims=tuple(
            replace(c, subject_key=into.get(c.subject_key or "", c.subject_key)) for c in facts.claims
        ),
        events=tuple(
            replace(e, participant_keys=tuple(into.get(k, k) for k in e.participant_keys))
            for e in facts.events
        ),
        quotes=tuple(
            replace(q, speaker_key=into.get(q.speaker_key or "", q.speaker_key)) for q in facts.quotes
        ),
    )
