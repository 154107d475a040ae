"""Once: what happens to one thing one time has one date."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from rules import words
from rules.corrections import retracted
from rules.findings import Suggestion
from rules.judge import Side, chosen, judge
from rules.kinds.retold import AT_CLOSE, a_slip, owned, retold
from rules.language import Rule
from rules.likeness import NEAR, features, likeness_of
from rules.stories import one_story, two_languages
from rules.view import Draft, View, ordered
from timeline.events.words import pattern, words_of
from timeline.model import Event, Name
from timeline.script import simplify
from timeline.stretch import within

SAID = ("asserted", "reported")
CROWD = 80
NAMES = 2
"""Names that two articles on one thing share, the place of what happened among them."""
ANY = "*"
"""Stands for the words of an action in all languages."""
DAILY = {"close_at"}
"""What happens every day anew, with a verb of what happens once (shares closed at, a deal closed)."""
ATTRIBUTE = re.compile(r"的(?!时候|那|[日第首同当])")
"""What makes a verb a property of what follows (港股上市的医院集团), not what happened on the date."""
BORN = {"list", "go_on_sale", "found"}
"""What happens to a body once, so that a year without a day is enough to tell two tellings apart."""
ONE_OFF = BORN | {"start_production", "build", "acquire", "first_flight"}
"""What is not done every year on the same day, as results are published."""
PRINTED_YEAR = re.compile(r"(?:19|20)\d\d")
NOTHING = re.compile(r"(?!)")
OTHER_DATE = re.compile(
    r"\b(?:payable|paid|record|due|matur\w+|expir\w+|effective|scheduled|until|through|ending|dated|as)"
    r"\W+(?:(?:on|of|as|for|from|the|to|shareholders|holders|at|close|business)\W+){0,5}$"
    r"|\b(?:period|year|quarter|weeks|months?)\s+ended\s*$"
    r"|\b(?:date|generated|prepared)\s*:\W*$",
    re.IGNORECASE,
)
"""What stands before a date that is not that of the action, or that only tells papers apart."""
RELATIVE = re.compile(r"\b(?:which|that|who|whose|where)\b", re.IGNORECASE)
ORDINAL = re.compile(
    r"\b(?:first|second|third|fourth|fifth|sixth|seventh)\b|第[一二三四五六七八九十\d]", re.IGNORECASE
)
NUMBERED = re.compile(r"\b(?:No\.|Nos\.|Rule|Series|Item|Section|Exhibit|Note)\s*[\w.-]*\w")
YEARLY, RECENT = 300, 600
"""Days between two yearly reports at least, and between a report and what it tells of at most."""
MANY = 50
"""Dates that say when an article without a date came out, whatever one of them says."""
MORE = re.compile(r"\b(?:additional|another|further|subsequent)\b|另一|再次|再度", re.IGNORECASE)
WEIGHT, SHARE = 7.0, 0.3
"""What two tellings must share: the weight of their common words, and its part of the lighter telling."""
YEAR_WEIGHT, YEAR_SHARE = 4.0, 0.2
"""The same where only the year or the month differs: a day of a month is seldom shared by chance."""


@dataclass(frozen=True, slots=True)
class Telling:
    """An event with the action words that stand beside its date, as printed in simplified script."""

    event: Event
    day: date
    actions: frozenset[tuple[str, str]]
    exact: bool
    whole: bool = False


def once(rule: Rule, view: View) -> Iterator[Draft]:
    """Compare the days of tellings of one action in like words, across and within documents."""
    if rule.check.get("apart") == "slip":
        yield from retold(view)
        return
    wanted = set(rule.check["once"])
    years = rule.check.get("apart", "days") == "years"
    index: dict[tuple[str, str], list[Telling]] = defaultdict(list)
    for telling in _tellings(view, wanted, years):
        for key, word in telling.actions:
            index[key, word].append(telling)
            index[key, ANY].append(telling)
    seen: set[tuple[str, str]] = set()
    for (_, word), group in index.items():
        days = {(t.event.document, t.day) for t in group}
        for a, b in combinations(group[:CROWD], 2):
            pair = (a.event.id, b.event.id)
            if (word == ANY) != two_languages(view, a.event, b.event):
                continue
            if pair not in seen and _apart(a, b, years) and not each_of_its_year(view, a.event, b.event):
                seen.add(pair)
                if word != ANY and _both_told(a, b, days):
                    continue
                if _told_across(view, a, b, group) if word == ANY else _one_telling(view, a, b, group):
                    yield _draft(view, a, b, group)


def _tellings(view: View, wanted: set[str], years: bool) -> Iterator[Telling]:
    verbs = [
        pattern((w for w, (key, _) in words_of(view.lexicon, lang).keys.items() if key in wanted), lang)
        for lang in ("zh", "en")
    ]
    for document, facts in view.by_document():
        vocabulary = words_of(view.lexicon, "en" if document.language == "en" else "zh")
        text = document.text if document.language == "en" else simplify(document.text)
        for event in facts.events:
            day = _first(event, years)
            if day is None or event.when is None or event.action in DAILY:
                continue
            if event.stance not in SAID or not view.sure(event, years):
                continue
            if OTHER_DATE.search(text, max(0, event.when.start - 60), event.when.start):
                continue
            if owned(text, event.when):
                continue
            start, end = _beside(text, event)
            actions = {
                (vocabulary.keys[m[0].casefold()][0], m[0].casefold())
                for m in (verbs[document.language == "en"] or NOTHING).finditer(text, start, end)
                if not RELATIVE.search(text, m.end(), event.when.start)
                and (m.start() == event.when.end or not ATTRIBUTE.match(text, m.end()))
            }
            nouns = vocabulary.find_nouns(text, start, end) if not actions else []
            actions |= {
                (a.key, text[a.start : a.end].casefold())
                for a in nouns
                if a.key in wanted and not RELATIVE.search(text, a.end, event.when.start)
            }
            if event.action == AT_CLOSE:
                actions = {(key, word) for key, word in actions if key != "close"}
            if actions and not retracted(view, event.when):
                whole = event.granularity == "year"
                if not whole or any(key in BORN for key, _ in actions):
                    exact = event.granularity not in ("month", "year")
                    yield Telling(event, day, frozenset(actions), exact, whole)


def _beside(text: str, event: Event) -> tuple[int, int]:
    """The part of an event's clause that holds its date, with what follows up to the next pause and date."""
    when = event.when
    if when is None or not event.start <= when.start < event.end:
        return event.start, event.end
    match = re.compile("、").search(text, when.end, event.end)
    left = text.rfind("、", event.start, when.start) + 1
    return max(left, event.start), match.start() if match else event.end


def _first(event: Event, years: bool = False) -> date | None:
    """The day of an event, or the first of its month; where years are compared, of its year too."""
    p = event.period
    if p is None or p.first is None:
        return None
    if years and event.granularity == "year":
        return p.first if event.when is not None and PRINTED_YEAR.search(event.when.text) else None
    return p.first if event.granularity == "month" or p.first == p.last else None


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
        return _year_moved(a, b)
    return a.exact and b.exact and (abs((a.day - b.day).days) <= 120 or _month_moved(a, b))


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


def _both_told(a: Telling, b: Telling, days: Set[tuple[str, date]]) -> bool:
    """Whether one of two articles tells of both days: then they are of two things."""
    if a.event.document == b.event.document:
        return False
    return (a.event.document, b.day) in days or (b.event.document, a.day) in days


def _year_moved(a: Telling, b: Telling) -> bool:
    if a.whole or b.whole:
        return a.day.year != b.day.year and a.event.document != b.event.document and _one_birth(a, b)
    return (
        (a.day.month, a.day.day) == (b.day.month, b.day.day)
        and a.exact == b.exact
        and a.day.year != b.day.year
    )


def _one_birth(a: Telling, b: Telling) -> bool:
    """Whether two tellings are of what happens once in the life of one body that takes part in both."""
    born = {action for action in a.actions & b.actions if action[0] in BORN}
    return bool(born) and bool(set(a.event.participant_keys) & set(b.event.participant_keys))


def _one_off(a: Telling, b: Telling) -> bool:
    """Whether two articles tell of what a body does once on one day and month of two years, in one word."""
    once = any(key in ONE_OFF for key, _ in a.actions & b.actions)
    bodies = set(a.event.participant_keys) & set(b.event.participant_keys)
    dated = [t.event.when.text for t in (a, b) if t.event.when is not None]
    printed = len(dated) == 2 and all(PRINTED_YEAR.search(text) for text in dated)
    return once and bool(bodies) and printed and a.exact and b.exact and _year_moved(a, b)


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
    if (_year_moved(a, b) and (a.exact or a.whole or b.whole)) or _month_moved(a, b):
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
    """Whether two tellings say themselves that they are of two things: the first and the second quarter, two
    numbers of a series; in one article also an additional inquiry, a report of another year, another person.
    """
    said = [view.words(t.event.document, t.event.start) for t in (a, b)]
    ordinals = [{m[0].casefold() for m in ORDINAL.finditer(s)} for s in said]
    numbers = [set(NUMBERED.findall(s)) for s in said]
    if any(all(sides) and not sides[0] & sides[1] for sides in (ordinals, numbers)):
        return True
    if a.event.document != b.event.document:
        return False
    if bool(MORE.search(said[0])) != bool(MORE.search(said[1])):
        return True
    times, persons = ([of(view, t) for t in (a, b)] for of in (_other_times, _persons))
    return any(all(sides) and not sides[0] & sides[1] for sides in (times, persons))


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
    if _one_thing(view, a, b):
        return True
    if not (a.exact and b.exact and a_slip(a.day, b.day)):
        return False
    return _told_across(view, a, b, group) or _in_one_place(view, a, b)


def _in_one_place(view: View, a: Telling, b: Telling) -> bool:
    """Whether two clauses of two articles with names in common name one place that neither tells twice of."""
    if a.event.document == b.event.document:
        return False
    places = [
        {n.key for n in view.facts[t.event.document].names if n.type == "place" and _holds(t.event, n)}
        for t in (a, b)
    ]
    known = view.named(a.event.document) & view.named(b.event.document)
    return len(places[0] & places[1]) == 1 and len(known) >= NAMES


def _holds(event: Event, name: Name) -> bool:
    return event.start <= name.start and name.end <= event.end


def _told_across(view: View, a: Telling, b: Telling, group: Sequence[Telling]) -> bool:
    """Whether two tellings in two languages are of one thing: of one story, and each alone in its article.

    The days are a slip apart: the year alone, or the day of one month.
    """
    alone = all({t.day for t in group if t.event.document == x.event.document} == {x.day} for x in (a, b))
    near = _year_moved(a, b) or (a.day.year, a.day.month) == (b.day.year, b.day.month)
    return alone and near and one_story(view, a.event.document, b.event.document)


def _own(view: View, telling: Telling) -> set[str]:
    """The words of an event's sentence, without its date."""
    event = telling.event
    text = view.documents[event.document].text[event.sentence[0] : event.sentence[1]]
    return features(text.replace(event.when.text if event.when else "", " "))


def _named(view: View, event: Event) -> str:
    """What an event that nobody takes part in is told of: the first name in its clause, if there is one."""
    names = within(view.facts[event.document].names, event.start, event.end)
    return names[0].canonical if names else "one thing"


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
    keys = {key for key, _ in weak.actions} & {key for key, _ in strong.actions}
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
        inferred=any(t.event.period_how != "printed" for t in (a, b)),
        suggestion=Suggestion(when.document, when.start, when.end, other.text)
        if right is not None and when is not None and other is not None
        else None,
        entities=weak.event.participants,
        judgement=judgement,
    )
