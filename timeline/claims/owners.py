"""Whose a number is: the choice between its list, its clause, the topic so far and the article's own
entity.
"""

from __future__ import annotations

import re
from dataclasses import replace

from timeline.claims import openings, people, phrases, public, subject
from timeline.claims.lists import Share
from timeline.claims.marks import Mark
from timeline.claims.metric import Found
from timeline.claims.number import Number
from timeline.claims.patterns import NAME, QUANTITY
from timeline.claims.subject import Topic
from timeline.claims.topics import PLANT, may_be_subject
from timeline.model import How
from timeline.script import simplify

TARGET = "target_price"
COMPARING = frozenset({"multiple_like", "multiple_of", "more_than", "less_than"})


def owner_of(
    number: Number, shared: Share | None, found: Found, carried: bool, segment: str | None
) -> Topic | None:
    """The entity of the list, of the clause, of the sentence or paragraph so far, or of the article."""
    english = number.language == "en"
    named = _named(number, shared, found)
    if named is None and not english:
        named = subject.former(number.marked, number.mark)
    if named is not None:
        return named
    own = _by_words(number, found) if english else None
    again = _told_again(number, carried) if english and own is None else None
    if again is not None:
        return again
    own = own or _in_clause(number, found) or (_phrase(number, found) if english else None)
    if own is None and english:
        own = _they(number, found)
    if own is None:
        kept = _of_last(number, carried) or _of_place(number, found)
        if kept is not None:
            return kept
        own = _so_far(number, found, segment)
    if own is None:
        return _last_subject(number, "context") if number.follows and not _past_parts(number) else None
    return phrases.of_product(number.mark, found, own, number.context) if english else own


LED_UP = re.compile(r"(?:之?后)[，,]")


def _past_parts(number: Number) -> bool:
    """Whether a Chinese sentence has ended what it told of parts (其中日本旅客12万人次；前7月累计…), or only
    led up to (某行减息0.25厘后，…).
    """
    text, last_at = number.marked.text, max(number.state.last_at, 0)
    if number.language == "zh" and LED_UP.match(text, last_at + 1):
        return True
    return number.language == "zh" and "；" in text[last_at : number.mark.at] and "其中" in text[:last_at]


def _named(number: Number, shared: Share | None, found: Found) -> Topic | None:
    """The name that its list gives it, the person whose it is, or the named thing that it counts."""
    marked, mark, state = number.marked, number.mark, number.state
    if shared is not None and shared.name is not None:
        return subject.topic_of(shared.name)
    if found.metric is not None:
        if not found.metric.person:
            return None
        return people.person_before(marked, mark) or phrases.pronoun(marked, mark, state.person)
    thing = subject.counted_name(marked, mark)
    return None if number.language == "en" and state.topic is not None else thing


def _set_apart(number: Number) -> Topic | None:
    """Whom the English words right around the number set apart; the text goes on with one of a relation."""
    marked, mark, context = number.marked, number.mark, number.context
    group = phrases.arm(marked, mark, context) or phrases.set_apart(marked, mark, context)
    if group is not None and number.role is not None and group.type not in ("group", "person"):
        number.state.topic = group
    return group


def _by_words(number: Number, found: Found) -> Topic | None:
    """Whose an English number is by what it is of, or by the words right around it."""
    own = _of_target(number, found) or _valued(number, found) or _fined(number, found) or _set_apart(number)
    own = own or phrases.located(number.marked, number.mark, found, number.context)
    start, _ = number.clause()
    return own or phrases.person_did(number.marked, start, number.mark, number.context.text)


FINED = re.compile(rf"\s(?:(it|them|the\s[a-z]+)|({NAME}))\s$")


def _fined(number: Number, found: Found) -> Topic | None:
    """Who is fined: whom the text spoke of before it named who does, or the name behind the verb."""
    mark, state, marked = found.mark, number.state, number.marked
    if mark is None or found.key != "fine" or number.context.text[mark.start : mark.end] != "fined":
        return None
    match = FINED.fullmatch(marked.text, mark.at + 1, number.mark.at)
    if match is None:
        return None
    name = marked.mark_at(match.start(2), "name") if match[2] else None
    return subject.topic_of(name) if name is not None else state.resume or number.context.main


THEY = re.compile(r"[\s\"“]*(?:they|the\s(?:shares|stock))\b")


def _they(number: Number, found: Found) -> Topic | None:
    """Whose the number before is, where a sentence goes on with the same metric (they closed at …)."""
    last, state = number.state.last, number.state
    same = last is not None and last.metric == found.key and state.topic is None
    return _last_subject(number, "context") if same and THEY.match(number.marked.text) else None


def _of_target(number: Number, found: Found) -> Topic | None:
    """Whose shares a price target is for: those named behind it, or those whose price was told last, or the
    article's own.
    """
    if found.key != TARGET:
        return None
    named = phrases.target_of(number.marked, found)
    if named is not None:
        return named
    last = number.state.last
    priced = last is not None and last.metric in ("share_price", TARGET)
    return (_last_subject(number, "context") if priced else None) or number.context.main


VALUED = re.compile(r"valu(?:ed|es?|ing) (?:it|them|the \w+) at")
VALUES = re.compile(rf"\s(?:the\s)?({NAME})\sat\s(?:about\s|around\s|up\sto\s|more\sthan\s|nearly\s)?")


def _valued(number: Number, found: Found) -> Topic | None:
    """What somebody values: whom the text spoke of before it named who does (…, which valued it at $2bn)."""
    mark, state, context = found.mark, number.state, number.context
    object_ = VALUES.fullmatch(number.marked.text, mark.at + 1, number.mark.at) if mark is not None else None
    name = number.marked.mark_at(object_.start(1), "name") if object_ is not None else None
    if (
        name is not None
        and found.key in ("valuation", "market_value")
        and subject.named(name).type == "organisation"
    ):
        state.topic = subject.topic_of(name)
        return state.topic
    if mark is None or not VALUED.fullmatch(context.text, mark.start, mark.end):
        return None
    return state.resume or _last_subject(number, "context") or context.main


def _last_subject(number: Number, how: How | None = None) -> Topic | None:
    """The subject of the number before, known as it was or in the way given."""
    last = number.state.last
    if last is None or not last.subject or not last.subject_key:
        return None
    return Topic(last.subject, last.subject_key, how or last.subject_how)


def _told_again(number: Number, carried: bool) -> Topic | None:
    """Whose the number before is, where an English one tells the same once more, or later."""
    if number.follows and phrases.AGAIN.search(number.marked.text[: number.mark.at]):
        same = _last_subject(number)
        if same is not None:
            return same
    goes_on = carried and phrases.counts_on(number.marked, number.mark)
    return _last_subject(number, "context") if goes_on else None


def _of_last(number: Number, carried: bool) -> Topic | None:
    """Whose the number before in the sentence is, for one that goes on with its metric."""
    marked, at, last_at, topic = number.marked, number.mark.at, number.state.last_at, number.state.topic
    if topic is not None and topic.type == public.SET_AGAINST and topic.key not in (_last_key(number), None):
        return topic
    if topic is not None and topic.how == "printed" and _explains(number):
        return topic
    whole = number.plays("share") and marked.clause_of(at) == marked.clause_of(max(last_at, 0))
    return _last_subject(number) if carried and not whole and number.follows else None


EXPLAINS = re.compile(rf"{NAME}(?:,[^,{NAME}]*)?,\s(?:which|who)\s")


def _explains(number: Number) -> bool:
    """Whether a relative clause tells an English number of the name before it (its rival X, which …)."""
    text, last_at = number.marked.text, max(number.state.last_at, 0)
    found = list(EXPLAINS.finditer(text, last_at, number.mark.at))
    return bool(found) and QUANTITY not in text[found[-1].end() : number.mark.at]


def _last_key(number: Number) -> str | None:
    last = number.state.last
    return last.subject_key if last is not None else None


def _of_place(number: Number, found: Found) -> Topic | None:
    """The place of a clause before, for what places have, where the sentence names nobody else."""
    state = number.state
    civic = found.metric is None or found.metric.civic
    if state.place is None or not civic or (state.topic is not None and state.topic.how != "context"):
        return None
    return replace(state.place, how="context")


def _in_clause(number: Number, found: Found) -> Topic | None:
    """The name, or the place, that the number's own clause gives it to."""
    marked, mark, role, state = number.marked, number.mark, number.role, number.state
    start, end = number.clause()
    known = found.mark is not None and start <= found.mark.at < end
    at = found.mark.at if known and found.mark is not None else mark.at
    stop = max(at, mark.at)
    if role is not None and role.frame in COMPARING:
        at = stop = role.at
    else:
        beside = _adjacent(number, found)
        if beside is not None:
            return subject.topic_of(beside)
    leads = subject.Leads(at, known, loose=state.topic is None)
    own = subject.clause_subject(marked, start, stop, number.language, leads)
    holder = _holder(number, found, start) if number.language == "zh" else None
    if holder is not None:
        return holder
    if own is not None and may_be_subject(marked, own, number.context):
        topic, main = subject.topic_of(own), number.context.main
        acts_on = number.language == "en" and openings.oversees(topic, main)
        return (
            main
            if acts_on and found.mark is not None and ITS.search(marked.text, start, found.mark.at)
            else topic
        )
    return _place(number, found, start)


ITS = re.compile(r"\bits\s(?:[a-z-]+\s)?$")
"""What makes a figure that of whom a body acts on (Moody's put its debt of $4bn on review)."""
HOLDING = "shareholding"


CONTROLS = re.compile(
    r"(?:通过|透过|直接|间接|合计|共)?[^，。；]{0,16}?(?:控制|持有|掌握|握有)(?:公司|该公司)?(?:约|近|逾|超过)?$"
)


def _controller(number: Number, start: int) -> Topic | None:
    """The person who opens a clause as holding a stake, directly or through others (俞某通过平台控制34%)."""
    marked, at = number.marked, number.mark.at
    person = next((m for m in marked.of("name", start, at) if subject.named(m).type == "person"), None)
    if person is None or not CONTROLS.fullmatch(marked.text, person.at + 1, at):
        return None
    return subject.topic_of(person)


def _holder(number: Number, found: Found, start: int) -> Topic | None:
    """The person who opens a clause as the holder of shares (程某持股28.4%，为第一大股东)."""
    marked, metric = number.marked, found.mark
    if found.key == HOLDING and (controller := _controller(number, start)) is not None:
        return controller
    if metric is None or found.key != HOLDING or metric.at > number.mark.at:
        return None
    person = marked.mark_at(metric.at - 1, "name")
    if person is None or subject.named(person).type != "person":
        return None
    return subject.topic_of(person) if subject.initial(marked, person, start, "zh") else None


def _adjacent(number: Number, found: Found) -> Mark | None:
    """The name right beside the number, or the one that English words give it to."""
    marked, mark = number.marked, number.mark
    civic = found.metric is not None and found.metric.civic
    beside = subject.adjacent(marked, mark, number.language, civic)
    if beside is None and number.language == "zh":
        return subject.qualified(marked, mark, number.clause()[0])
    if beside is None and number.language == "en":
        return phrases.beneficiary(marked, mark) or phrases.rival(marked, mark)
    return beside


def _place(number: Number, found: Found, start: int) -> Topic | None:
    """The place that a clause speaks of, where the sentence has named nobody; Chinese goes on with it."""
    marked, at, state, chinese = number.marked, number.mark.at, number.state, number.language == "zh"
    civic = found.metric is not None and found.metric.civic
    place = subject.placed(marked, start, found.mark) if found.mark is not None and civic else None
    if chinese:
        place = place or public.place_before(marked, marked.clause_of(at), at)
        unknown = found.metric is None or found.key not in number.context.words.by_key
        if unknown or (found.metric is not None and found.metric.civic):
            place = place or subject.leading_place(marked, start, at)
    free = state.topic is None or state.topic.how == "context" or state.topic.type == "place"
    if place is None or not free:
        return None
    topic = subject.topic_of(place)
    if chinese:
        state.place = topic
    return topic


def _phrase(number: Number, found: Found) -> Topic | None:
    """The common noun that an English clause gives the number to, where no name of its sentence claims it."""
    marked, topic, (start, _) = number.marked, number.state.topic, number.clause()
    beside = phrases.each_of(marked, start) or phrases.named_owner(marked, found)
    if beside is not None:
        return beside
    if topic is not None and topic.how == "printed":
        return None
    if number.plays("share"):
        return phrases.share_holder(marked, start, number.mark)
    return phrases.metric_owner(marked, found, number.context)


def _so_far(number: Number, found: Found, segment: str | None) -> Topic | None:
    """What the text speaks of; a rate of a common noun is that noun's, where nothing else is named."""
    topic, metric = number.state.topic or number.context.about(number.mark.start), found.metric
    of_bodies = metric is not None and not metric.person and found.key in number.context.words.by_key
    if topic is not None and topic.type == "person" and of_bodies:
        main = number.context.main  # what is measured of firms and places is not that of a person
        return main if main is not None and main.type != "person" and number.language == "en" else None
    if topic is not None and _of_the_firm(number, found, topic):
        return number.context.main
    rate = metric is not None and metric.thing and number.language == "zh"
    loose = topic is None or (topic.how == "context" and metric is not None and not metric.civic)
    if rate and found.mark is not None and loose:
        noun = subject.owner(number.marked, found.mark) or segment
        return Topic(noun, noun, "printed", "noun") if noun else topic
    return topic


WHOLE = re.compile(r"(?:全球|全集团|全公司|集团)[^，。；]{0,8}$")
"""What makes a number that of the whole firm (全球员工约2860人)."""


def _of_the_firm(number: Number, found: Found, topic: Topic) -> bool:
    """Whether a Chinese text that spoke of a plant goes on with what only its firm has: sales, spending."""
    main = number.context.main
    if main is None or main.type != "organisation" or not PLANT.search(simplify(topic.subject)):
        return False
    start, _ = number.clause()
    reported = found.metric is not None and found.metric.kind == "report"
    return reported or WHOLE.search(number.marked.text, start, number.mark.at) is not None
