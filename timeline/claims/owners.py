"""Whose a number is: the choice between its list, its clause, the topic so far and the article's own
entity.
"""

from __future__ import annotations

from dataclasses import replace

from timeline.claims import lists, phrases, public, subject
from timeline.claims.frames import Role
from timeline.claims.marks import Mark, Marked
from timeline.claims.metric import Found
from timeline.claims.state import Context, State, may_be_subject
from timeline.claims.subject import Topic

COMPARING = frozenset({"multiple_like", "multiple_of", "more_than", "less_than"})


def owner_of(
    marked: Marked,
    mark: Mark,
    shared: lists.Share | None,
    found: Found,
    carried: bool,
    segment: str | None,
    role: Role | None,
    context: Context,
    state: State,
) -> Topic | None:
    """The entity of the list, of the clause, of the sentence or paragraph so far, or of the article."""
    if shared is not None and shared.name is not None:
        return subject.topic_of(shared.name)
    if found.metric is not None and found.metric.person:
        person = subject.person_before(marked, mark) or phrases.pronoun(marked, mark, state.person)
        if person is not None:
            return person
    english = context.words.language == "en"
    thing = subject.counted_name(marked, mark)
    if thing is not None and found.metric is None and not (english and state.topic is not None):
        return thing
    group = phrases.arm(marked, mark) or phrases.set_apart(marked, mark, context) if english else None
    if group is not None and role is not None and group.type not in ("group", "person"):
        state.topic = group
    last_one = (
        state.last
        if english and state.last_at >= 0 and phrases.AGAIN.search(marked.text[: mark.at])
        else None
    )
    if group is None and last_one is not None and last_one.subject and last_one.subject_key:
        return Topic(last_one.subject, last_one.subject_key, last_one.subject_how)
    goes_on = english and carried and state.last is not None and phrases.counts_on(marked, mark)
    if group is None and goes_on and state.last is not None and state.last.subject and state.last.subject_key:
        return Topic(state.last.subject, state.last.subject_key, "context")
    own = group or _in_clause(marked, mark, found, role, context, state)
    if own is None and english:
        own = _phrase(marked, mark, found, role, context, state)
    last = state.last
    share = role is not None and role.role == "share"
    whole = share and marked.clause_of(mark.at) == marked.clause_of(max(state.last_at, 0))
    if (
        own is None
        and carried
        and not whole
        and state.last_at >= 0
        and last is not None
        and last.subject_key
        and last.subject
    ):
        return Topic(last.subject, last.subject_key, last.subject_how)
    civic = found.metric is None or found.metric.civic
    carried_over = state.topic is None or state.topic.how == "context"
    if own is None and state.place is not None and civic and carried_over:
        return replace(state.place, how="context")
    told = own or _so_far(found, marked, segment, context, state)
    if told is None and state.last_at >= 0 and last is not None and last.subject and last.subject_key:
        return Topic(last.subject, last.subject_key, "context")
    return phrases.of_product(marked, mark, found, told, context) if english else told


def _in_clause(
    marked: Marked, mark: Mark, found: Found, role: Role | None, context: Context, state: State
) -> Topic | None:
    """The name, or the place, that the number's own clause gives it to."""
    language = context.words.language
    start, end = marked.clause_span(marked.clause_of(mark.at))
    known = found.mark is not None and start <= found.mark.at < end
    at = found.mark.at if known and found.mark is not None else mark.at
    stop = max(at, mark.at)
    if role is not None and role.frame in COMPARING:
        at = stop = role.at
    else:
        civic = found.metric is not None and found.metric.civic
        beside = subject.adjacent(marked, mark, language, civic)
        if beside is None and language == "en":
            beside = phrases.beneficiary(marked, mark) or phrases.rival(marked, mark)
        if beside is not None:
            return subject.topic_of(beside)
    own = subject.clause_subject(marked, start, stop, language, at, known, loose=state.topic is None)
    if own is not None and may_be_subject(marked, own, context):
        return subject.topic_of(own)
    place = subject.placed(marked, start, found.mark) if found.mark is not None else None
    if place is None and language == "zh":
        place = public.place_before(marked, marked.clause_of(mark.at), mark.at)
    unknown = found.metric is None or found.key not in context.words.by_key
    if place is None and language == "zh" and (unknown or (found.metric and found.metric.civic)):
        place = subject.leading_place(marked, start, mark.at)
    free = state.topic is None or state.topic.how == "context" or state.topic.type == "place"
    if place is not None and free and language == "zh":
        state.place = subject.topic_of(place)
    return subject.topic_of(place) if place is not None and free else None


def _phrase(
    marked: Marked, mark: Mark, found: Found, role: Role | None, context: Context, state: State
) -> Topic | None:
    """The common noun that an English clause gives the number to, where no name of its sentence claims it."""
    start, _ = marked.clause_span(marked.clause_of(mark.at))
    each = phrases.each_of(marked, start)
    at_name = phrases.named_owner(marked, found)
    if each is not None or at_name is not None:
        return each or at_name
    if state.topic is not None and state.topic.how == "printed":
        return None
    if role is not None and role.role == "share":
        return phrases.share_holder(marked, start, mark)
    return phrases.metric_owner(marked, found, context)


def _so_far(
    found: Found, marked: Marked, segment: str | None, context: Context, state: State
) -> Topic | None:
    """What the text speaks of; a rate of a common noun is that noun's, where nothing else is named."""
    topic = state.topic or context.main
    of_bodies = found.metric is not None and not found.metric.person and found.key in context.words.by_key
    if topic is not None and topic.type == "person" and of_bodies:
        return None  # what is measured of firms and places is not that of the person an article is about
    rate = found.metric is not None and found.metric.thing and context.words.language == "zh"
    if rate and found.mark is not None and (topic is None or topic.how == "context"):
        noun = subject.owner(marked, found.mark) or segment
        return Topic(noun, noun, "printed", "noun") if noun else topic
    return topic
