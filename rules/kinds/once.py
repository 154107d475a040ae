"""Once: what happens to one thing one time has one date."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from datetime import date
from itertools import combinations

from rules import words
from rules.findings import Suggestion
from rules.judge import Side, chosen, judge
from rules.kinds.retold import a_slip, retold
from rules.language import Rule
from rules.likeness import NEAR, features, likeness_of
from rules.one_matter import NAMES, alone, in_one_place, of_one_matter
from rules.plans import excluded, lies_ahead
from rules.set_apart import set_apart
from rules.stories import one_story, one_subject, two_languages
from rules.tellings import BORN, PRINTED_YEAR, Telling, tellings_of
from rules.view import Draft, View, ordered
from timeline.model import Event
from timeline.stretch import within

CROWD = 80
ONE_OFF = BORN | {"start_production", "build", "acquire", "first_flight"}
"""What is not done every year on the same day, as results are published."""
SELDOM = ONE_OFF | {"open", "close", "close_down", "complete", "recall", "sue", "merge"}
"""What is told of one month of one year, and not of the next."""
RECALLED = 2
"""Years after which a day without its year (11月8日掛牌那天) is no longer of the year around."""
YEARLY, RECENT = 300, 600
"""Days between two yearly reports at least, and between a report and what it tells of at most."""
NEWS_DAYS = 4
"""Days before an article of which it tells as its news."""
MANY = 50
"""Dates that say when an article without a date came out, whatever one of them says."""
AGAIN = re.compile(r"\bre-?(?:elect|appoint|nominat|confirm|new|issue|open)\w*|连任|連任|重新", re.IGNORECASE)
"""What is done again when its term is over, and so in several years."""
WEIGHT, SHARE = 7.0, 0.3
"""What two tellings must share: the weight of their common words, and its part of the lighter telling."""
YEAR_WEIGHT, YEAR_SHARE = 4.0, 0.2
"""The same where only the year or the month differs: a day of a month is seldom shared by chance."""


def once(rule: Rule, view: View) -> Iterator[Draft]:
    """Compare the days of tellings of one action in like words, across and within documents."""
    if rule.check.get("apart") == "slip":
        yield from retold(view)
        return
    wanted = set(rule.check["once"])
    years = rule.check.get("apart", "days") == "years"
    index: dict[str, list[Telling]] = defaultdict(list)
    for telling in tellings_of(view, wanted, years):
        for key in sorted(telling.keys):
            index[key].append(telling)
    seen: set[tuple[str, str]] = set()
    for group in index.values():
        days = {(t.event.document, t.day) for t in group}
        for a, b in combinations(group[:CROWD], 2):
            pair = (a.event.id, b.event.id)
            if pair in seen or not _apart(a, b, years) or each_of_its_year(view, a.event, b.event):
                continue
            seen.add(pair)
            if a.event.document == b.event.document and any(lies_ahead(view, t.event) for t in (a, b)):
                continue
            if two_languages(view, a.event, b.event):
                one = _told_across(view, a, b, group)
            else:
                beside = bool(a.actions & b.actions) or all(map(_dated_itself, (a, b)))
                one = beside and not _both_told(a, b, days, group) and _one_telling(view, a, b, group)
            if one:
                yield _draft(view, a, b, group)


def _dated_itself(telling: Telling) -> bool:
    """Whether the clause of an event holds its date, and no other clause of the sentence."""
    event = telling.event
    return event.when is not None and event.start <= event.when.start < event.end


def _apart(a: Telling, b: Telling, years: bool) -> bool:
    """Whether two days differ by little, or by whole years: what differs otherwise is two events."""
    if a.day == b.day or (a.event.document == b.event.document and a.event.sentence == b.event.sentence):
        return False
    if (
        not set(a.event.participant_keys) & set(b.event.participant_keys)
        and a.event.document == b.event.document
    ):
        return False
    if years:
        return _year_moved(a, b) and not _year_lost(a, b) and not _of_report(a, b)
    return a.exact and b.exact and (abs((a.day - b.day).days) <= 120 or _month_moved(a, b))


def _of_report(a: Telling, b: Telling) -> bool:
    """Whether one report tells both of nobody but itself, which does the like year by year."""
    shared = set(a.event.participant_keys) & set(b.event.participant_keys)
    return a.event.document == b.event.document and bool(shared) and all("@" in key for key in shared)


def each_of_its_year(view: View, a: Event, b: Event) -> bool:
    """Whether two events are each of the year in which its own article came out: reports of two years tell
    of the same days.
    """
    documents = [view.documents[e.document] for e in (a, b)]
    short = any(d.published_how == "inferred" and len(view.facts[d.id].dates) < MANY for d in documents)
    out = [d.published for d in documents if not short]
    days = [e.period.first for e in (a, b) if e.period is not None and e.period.first is not None]
    told = [p.last for p in out if p is not None and p.last is not None]
    if len(days) < 2 or len(told) < 2 or abs((told[0] - told[1]).days) < YEARLY:
        return False
    return all(-31 <= (day_told - day).days <= RECENT for day, day_told in zip(days, told, strict=True))


def _both_told(a: Telling, b: Telling, days: Set[tuple[str, date]], group: Sequence[Telling]) -> bool:
    """Whether one of two articles, or one sentence, tells of both days: then they are of two things."""
    if a.event.document == b.event.document:
        by_sentence = {(t.event.sentence, t.day) for t in group if t.event.document == a.event.document}
        return (a.event.sentence, b.day) in by_sentence or (b.event.sentence, a.day) in by_sentence
    return (a.event.document, b.day) in days or (b.event.document, a.day) in days


def _year_moved(a: Telling, b: Telling) -> bool:
    if a.whole or b.whole:
        return a.day.year != b.day.year and a.event.document != b.event.document and _one_birth(a, b)
    if _month_of_year(a, b):
        return True
    return (
        (a.day.month, a.day.day) == (b.day.month, b.day.day)
        and a.exact == b.exact
        and a.day.year != b.day.year
    )


def _month_of_year(a: Telling, b: Telling) -> bool:
    """Whether one of two tellings has a day and the other its month in another year, of what is not done
    every year.
    """
    same = a.exact != b.exact and not (a.whole or b.whole) and a.day.month == b.day.month
    return same and a.day.year != b.day.year and bool(a.keys & b.keys & SELDOM) and _one_body(a, b)


def _year_lost(a: Telling, b: Telling) -> bool:
    """Whether a day without its year, told among others, is held to be of long after the other one."""
    bare = any(f.startswith("year_from") for t in (a, b) if t.event.when for f in t.event.when.flags)
    return bare and abs(a.day.year - b.day.year) > RECALLED


def _one_birth(a: Telling, b: Telling) -> bool:
    """Whether two tellings are of what happens once in the life of one body that takes part in both."""
    one = (
        {key for key, _ in a.actions & b.actions} if a.event.document == b.event.document else a.keys & b.keys
    )
    return bool(one & BORN) and bool(set(a.event.participant_keys) & set(b.event.participant_keys))


def _one_off(a: Telling, b: Telling) -> bool:
    """Whether two tellings are of what a body does once, on one day and month of two years; what happens
    once in its life, in one month of two years.
    """
    once = a.keys & b.keys & (ONE_OFF if a.exact and b.exact else BORN)
    whole = a.whole or b.whole
    dated = [t.event.when.text for t in (a, b) if t.event.when is not None]
    printed = len(dated) == 2 and all(PRINTED_YEAR.search(text) for text in dated)
    return bool(once) and _one_body(a, b) and printed and not whole and _year_moved(a, b)


def _month_moved(a: Telling, b: Telling) -> bool:
    """Whether two days differ by the month alone."""
    return a.exact and b.exact and (a.day.year, a.day.day) == (b.day.year, b.day.day)


def _one_thing(view: View, a: Telling, b: Telling) -> bool:
    """Whether both tellings speak of one thing: beside the action they share rarer words of their clauses."""
    if _told_apart(view, a, b):
        return False
    if view.of_own_time(a.event, b.event):
        return False
    if a.event.document != b.event.document and not _in_common(view, a, b):
        return False
    places = [(t.event.document, t.event.start, t.event.end) for t in (a, b)]
    weight, share = likeness_of(view).alike(places[0], places[1])
    verbs = {f for _, word in a.actions | b.actions for f in features(word)}
    left, right = (_own(view, t) - verbs for t in (a, b))
    common = sum(
        likeness_of(view).weight(w, a.event.document, b.event.document) for w in sorted(left & right)
    )
    if _one_off(a, b):
        return True
    if common < NEAR:
        return False
    born = a.exact or a.whole or b.whole or _one_birth(a, b)
    if (_year_moved(a, b) and born) or _month_moved(a, b):
        one = set(a.event.participant_keys) & set(b.event.participant_keys)
        return weight >= YEAR_WEIGHT and (share >= YEAR_SHARE or bool(one))
    return weight >= WEIGHT and share >= SHARE


def _in_common(view: View, a: Telling, b: Telling) -> bool:
    """Whether two articles name enough in common, or who takes part: an opening is told of many things."""
    if not a.event.participant_keys or not b.event.participant_keys:
        return True
    known = view.named(a.event.document) & view.named(b.event.document)
    return len(known) >= NAMES or bool(set(a.event.participant_keys) & set(b.event.participant_keys))


def _told_apart(view: View, a: Telling, b: Telling) -> bool:
    """Whether two tellings say themselves that they are of two things; in one article also an additional
    inquiry, a report of another year, another person.
    """
    if set_apart(view, a.event, b.event) or (
        abs((a.day - b.day).days) > NEWS_DAYS and all(_is_news(view, t) for t in (a, b))
    ):
        return True
    if a.event.document != b.event.document:
        return False
    if a.day.year != b.day.year and all(
        AGAIN.search(view.words(t.event.document, t.event.start)) for t in (a, b)
    ):
        return True
    of_both = ([of(view, t) for t in (a, b)] for of in (_other_times, _persons, _objects))
    return any(all(sides) and not sides[0] & sides[1] for sides in of_both)


def _is_news(view: View, telling: Telling) -> bool:
    """Whether an article that says when it appeared tells of what happened in the days before: of two such
    articles each has its own.
    """
    document = view.documents[telling.event.document]
    out = document.published.last if document.published and document.published_how != "inferred" else None
    return telling.exact and out is not None and 0 <= (out - telling.day).days <= NEWS_DAYS


def _objects(view: View, telling: Telling) -> set[str]:
    """Who or what is named right behind the verb of a telling: acquired Baer."""
    first, last = telling.event.sentence
    text = view.words(telling.event.document, telling.event.start)
    behind = {
        m.end() for _, word in telling.actions for m in re.finditer(rf"\b{re.escape(word)} ", text, re.I)
    }
    names = within(view.facts[telling.event.document].names, first, last)
    return {n.key for n in names if n.start - first in behind and n.type != "place"}


def _persons(view: View, telling: Telling) -> set[str]:
    """The persons of a sentence."""
    first, last = telling.event.sentence
    names = view.facts[telling.event.document].names
    start, end = (bisect_left(names, at, key=lambda n: n.start) for at in (first, last))
    return {n.key for n in names[start:end] if n.type == "person"}


def _other_times(view: View, telling: Telling) -> set[str]:
    """The dates of a sentence beside that of its event."""
    first, last = telling.event.sentence
    when = telling.event.when
    dates = view.facts[telling.event.document].dates
    start, end = (bisect_left(dates, at, key=lambda d: d.start) for at in (first, last))
    return {d.text for d in dates[start:end] if when is None or d.start != when.start}


def _one_telling(view: View, a: Telling, b: Telling, group: Sequence[Telling]) -> bool:
    """Whether two tellings in one language are of one thing: by their words, or alone in articles of one
    story with days a slip apart.
    """
    if _told_apart(view, a, b):
        return False
    if _one_thing(view, a, b):
        return True
    if not (a.exact and b.exact):
        return False
    slip = a_slip(a.day, b.day)
    if slip and (_told_across(view, a, b, group) or in_one_place(view, a, b, group)):
        return True
    once = bool(a.keys & b.keys & SELDOM)
    return (slip or once) and of_one_matter(view, a, b, group)


def _told_across(view: View, a: Telling, b: Telling, group: Sequence[Telling]) -> bool:
    """Whether two tellings in two languages are of one thing: on one thing, and each alone in its article.

    The days are a slip apart: the year or the month alone, or the day of one month.
    """
    near = _year_moved(a, b) or (a.day.year, a.day.month) == (b.day.year, b.day.month)
    if not (alone(a, group) and alone(b, group)) or not (near or _month_moved(a, b)):
        return False
    if one_story(view, a.event.document, b.event.document):
        return near or _one_body(a, b)
    return _one_body(a, b) and one_subject(view, a.event.document, b.event.document)


def _one_body(a: Telling, b: Telling) -> bool:
    """Whether somebody takes part in both."""
    return bool(set(a.event.participant_keys) & set(b.event.participant_keys))


def _own(view: View, telling: Telling) -> set[str]:
    """The words of an event's sentence, without its date."""
    event = telling.event
    text = view.documents[event.document].text[event.sentence[0] : event.sentence[1]]
    return features(text.replace(event.when.text if event.when else "", " "))


def _named(view: View, event: Event) -> str:
    """What an event that nobody takes part in is told of: the first name in its clause, if there is one."""
    names = within(view.facts[event.document].names, event.start, event.end)
    return names[0].canonical if names else "one thing"


def _suggested(view: View, wrong: Event, right: Sequence[Telling]) -> Suggestion | None:
    """The date that likely is right, as an article in the language of the other prints it, if one does."""
    printed = next((t.event.when for t in right if not two_languages(view, wrong, t.event)), None)
    if wrong.when is None or printed is None:
        return None
    return Suggestion(wrong.when.document, wrong.when.start, wrong.when.end, printed.text)


def _draft(view: View, a: Telling, b: Telling, group: Sequence[Telling]) -> Draft:
    def side(telling: Telling) -> Side:
        rows = [t.event for t in group if t.day == telling.day and t is not telling]
        event = telling.event
        return Side(telling.day.isoformat(), (event, *rows), fact=event.when, about=event.participants)

    pair = sorted((a, b), key=lambda t: (view.independent(side(t).rows), t.event.document, t.event.start))
    sides = [side(t) for t in pair]
    judgement = judge(view, sides)
    right = chosen(judgement, sides)
    weak, strong = (pair[1], pair[0]) if right == 0 else (pair[0], pair[1])
    others = [t for t in group if t.day == strong.day and t is not strong and _one_thing(view, weak, t)]
    shown = [t.event for t in (weak, strong, *others)][:5]
    places = [(t.event.document, t.event.start, t.event.end) for t in (weak, strong)]
    common = likeness_of(view).shared_words(places[0], places[1])
    steps = [f"{e.text.strip()}: {words.period(e.period)}" for e in shown]
    across = two_languages(view, weak.event, strong.event)
    share = "both articles print the same numbers" if across else f"they share: {', '.join(common)}"
    steps.append(f"both tell of one action; {share}")
    when, other = weak.event.when, strong.event.when
    keys = weak.keys & strong.keys
    verdict = excluded(view, a.event, b.event)
    action = min(keys).replace("_", " ")
    return Draft(
        ordered(view.evidence(e, words.period(e.period)) for e in shown),
        tuple(steps),
        {
            "object": ", ".join(weak.event.participants[:2]) or _named(view, weak.event),
            "action": action,
            "a.text": when.text if when else weak.day.isoformat(),
            "b.text": other.text if other else strong.day.isoformat(),
        },
        confidence=0.65 if right is None else 0.8,
        verdict=None if verdict == "likely" else verdict,
        inferred=any(t.event.period_how != "printed" for t in (a, b)),
        suggestion=None if right is None else _suggested(view, weak.event, [strong, *others]),
        entities=weak.event.participants,
        judgement=judgement,
    )
