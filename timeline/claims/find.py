"""Claims of a document: every number with whose it is, what of, of what time, against what and in what scope."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from timeline.claims import lists, parts, period, scope, stance, subject, tables
from timeline.claims.frames import RELATIVE, Role, find_roles
from timeline.claims.marks import Mark, Marked, folded, mark_sentences
from timeline.claims.metric import Found, accepts, find_metric, head_noun, noun_after, weak_metric, whole_of
from timeline.claims.patterns import DATE, EARLIER
from timeline.claims.period import Time
from timeline.claims.rows import negated
from timeline.claims.subject import Topic
from timeline.claims.vocabulary import Basis, Metric, Vocabulary, vocabulary
from timeline.lexicon import Lexicon
from timeline.model import Claim, Document, Name, Period, Quantity, Quote, Span, When
from timeline.script import simplify

CONVERTED = re.compile(r"^\s?[（(]\s?(?:约合|折合|约|合|相当于|about|around|roughly|or)?\s?$")
SKIPPED = frozenset({"list_number", "name_part", "date_part", "identifier"})
OUTLOOK = {"target", "forecast"}
STOCK_KEPT = ("time", "age", "rank", "ordinal")
COMPARING = frozenset({"multiple_like", "multiple_of", "more_than", "less_than"})
REPORTED = ("month", "quarter", "half", "year", "fiscal")
DATE_ONLY = re.compile(
    rf"[\s，,]*(?:截至|截止|到|在|于|as of|by|at|in|on|自|从)?\s?(?:the )?[{DATE}](?:末|底|前|时|为止|止)?[\s，,]*"
)
SAME_VALUE = re.compile(r"约合|折合|相当于")
VAGUE_ONE = re.compile(r"^[一两二几半数这每]|^(?:an?|one|two|half|several|another)\b", re.I)


@dataclass(slots=True)
class State:
    """What has been said so far: of whom, of what and of what time the text goes on to speak."""

    topic: Topic | None = None
    metric: Found | None = None
    segment: str | None = None
    counted: dict[str, tuple[Found, str | None]] = field(default_factory=dict)
    as_of: Time | None = None
    time: Time | None = None
    paragraph: int = -1
    sentence: int = -1
    last: Claim | None = None
    last_at: int = -1
    day: Time | None = None
    main_time: Time | None = None
    aside: frozenset[int] = frozenset()
    outlook: tuple[set[str], set[str]] = field(default_factory=lambda: (set(), set()))


@dataclass(frozen=True, slots=True)
class Context:
    """What is the same for a whole document."""

    document: Document
    words: Vocabulary
    main: Topic | None
    attributions: Sequence[Any]
    quotes: Sequence[Quote]
    text: str


def find_claims(
    document: Document,
    dates: Sequence[When],
    quantities: Sequence[Quantity],
    names: Sequence[Name],
    quotes: Sequence[Quote],
    lexicon: Lexicon,
    attributions: Sequence[Any] = (),
) -> tuple[Claim, ...]:
    """Make a claim of every number of a document that is a value of something, in order of place."""
    words = vocabulary(lexicon, "en" if document.language == "en" else "zh")
    text = folded(document)
    context = Context(document, words, subject.main_subject(document, names), attributions, quotes, text)
    used = [q for q in quantities if not q.flags & SKIPPED]
    in_table = tables.in_cells(document, used)
    prose = [q for q in used if q.id not in in_table]
    state = State()
    claims: list[Claim] = []
    for marked in mark_sentences(document, text, dates, prose, names, words):
        claims += sentence_claims(marked, context, state)
    claims += tables.table_claims(document, used, dates, names, words, context.main)
    return tuple(sorted(claims, key=lambda c: (c.start, c.end)))


def sentence_claims(marked: Marked, context: Context, state: State) -> list[Claim]:
    """The claims of one sentence; the state goes on to the next."""
    if marked.sentence.paragraph != state.paragraph:
        state.topic, state.metric, state.segment, state.last = None, None, None, None
        state.time, state.counted, state.as_of = state.main_time, {}, None
        state.paragraph = marked.sentence.paragraph
    elif state.time is not None and state.last is not None and state.last.stance in ("forecast", "planned"):
        state.time = state.main_time
    state.last_at, state.outlook = -1, (set(), set())
    if state.as_of is not None:
        state.as_of = replace(state.as_of, how="context")
    if state.topic is not None:
        state.topic = replace(state.topic, how="context")
    if state.time is not None:
        state.time = replace(state.time, how="context")
    roles = find_roles(marked, context.words.frames)
    state.aside = period.compared_dates(marked, roles, context.words.language)
    shared = lists.distribute(marked, context.words.language)
    claims: list[Claim] = []
    done = 0
    for mark in marked.marks:
        if mark.kind != "quantity":
            continue
        clause = marked.clause_of(mark.at)
        for number in range(done, clause + 1):
            _follow(marked, number, context, state)
        done = clause + 1
        claim = _claim(marked, mark, roles.get(mark.at), shared.get(mark.at), context, state)
        if not _idle(claim):
            claims.append(claim)
            if claim.type != "duration" or claim.metric_how != "unknown":
                state.last, state.last_at = claim, mark.at
    for number in range(done, len(marked.clauses) + 1):
        _follow(marked, number, context, state)
    return parts.as_parts(claims, marked, context.words.language)


def _idle(claim: Claim) -> bool:
    """Whether a number measures nothing: 一个, 几种, and a stretch of time that is not said to be that of anything."""
    quantity = claim.quantity
    if quantity.dimension in ("count", "number") and VAGUE_ONE.match(simplify(claim.text)):
        return (quantity.value in (1, None) and quantity.unit != "people") or len(claim.spans) < 2
    if quantity.unit == "count" and claim.metric_how == "unknown":
        return True
    if quantity.dimension in ("time", "age") and claim.metric_how == "unknown":
        return quantity.unit in ("years", "months", "quarters", "decades") and not re.search(
            r"\d", claim.text
        )
    return False


def _follow(marked: Marked, clause: int, context: Context, state: State) -> None:
    """Take the topic and the time of a clause into the state."""
    start, end = marked.clause_span(clause)
    language = context.words.language
    metrics = marked.of("metric", start, end)
    # X
    chosen = subject.clause_subject(
        marked, start, end, language, metrics[0].at if metrics else None, loose=state.topic is None
    )
    if chosen is not None and subject.oblique(marked, chosen, start, language):
        chosen = None
    said = state.topic is not None and state.topic.how == "printed"
    if chosen is not None and said and not subject.initial(marked, chosen, start, language):
        chosen = None
    latter = subject.latter(marked, start, end, language)
    chosen = latter or chosen
    chosen = subject.caused(marked, start, end, language) or chosen
    if language == "en":
        chosen = subject.apposed(marked, start) or chosen
    if chosen is not None and _may_be_subject(marked, chosen, context):
        name = subject.named(chosen)
        state.topic = Topic(name.canonical, name.key, "printed", name.type)
    elif language == "zh" and (noun := subject.noun_subject(marked, start, end)) is not None:
        state.topic = Topic(noun, noun, "printed", "organisation")
    elif (officer := subject.officer(marked, start, end)) is not None:
        name = subject.named(officer)
        state.topic = Topic(name.canonical, name.key, "context", name.type)
    elif context.main is not None and subject.anaphoric(marked.text[start:end], language):
        if state.topic is None or (language == "zh" and state.topic.type != "organisation"):
            state.topic = context.main
    found = period.clause_time(marked, start, end, end, "flow", state.aside)
    if found is not None and _is_span(found.period):
        state.time = found
        if state.main_time is None and found.granularity in REPORTED and _over(found, context.document):
            state.main_time = replace(found, how="context")
    counted = marked.of("quantity", start, end)
    if found is not None and not counted and DATE_ONLY.fullmatch(marked.text[start:end]):
        state.as_of = period.as_of(found)
    for mark in (m for m in marked.of("date", start, end) if m.at not in state.aside):
        when = period.dated(mark)
        if (
            period.usable(when)
            and when.period is not None
            and (when.granularity == "day" or when.flags & {"open_start"})
        ):
            state.as_of = period.as_of(Time(when.period, when.granularity, "printed"))
        state.day = _news_day(mark, context.document) or state.day


def _may_be_subject(marked: Marked, mark: Mark, context: Context) -> bool:
    """Whether a name is neither the paper's own nor that of a source."""
    outlet = context.document.outlet or ""
    name = subject.named(mark)
    return not stance.is_source(marked, mark) and not (
        outlet and (name.canonical in outlet or outlet in name.text)
    )


def _claim(
    marked: Marked, mark: Mark, role: Role | None, shared: lists.Share | None, context: Context, state: State
) -> Claim:
    quantity = mark.value
    assert isinstance(quantity, Quantity)
    start, end = marked.clause_span(marked.clause_of(mark.at))
    if state.last is not None and _is_conversion(marked, state, mark, quantity):
        return _converted(state.last, quantity)
    found = (shared and shared.metric) or find_metric(marked, mark, context.words, role)
    found, inherited = _metric(marked, mark, found, role, context, state)
    segment = _segment(marked, mark, quantity, found, inherited, context, state)
    topic = _topic(marked, mark, shared, found, segment, role, context, state)
    if topic is not None and topic.type == "noun":
        segment = None
    basis, basis_text = scope.basis(marked, start, end, mark.at, state.aside, context.words.language)
    type_ = claim_type(quantity, role, found, weak_metric(marked, mark))
    time = _time(marked, mark, role, basis, found, shared, state)
    basis = _regular(basis, time)
    if type_ not in ("growth", "change") and not (role and role.role == "before"):
        basis, basis_text = None, None
    if type_ == "share" and role is not None:
        whole = whole_of(marked, mark, role, context.words.language)
        basis = Basis(f"of:{whole}") if whole else None
    keys, stances = scope.scopes(marked, start, end)
    region = subject.region(marked, found.mark, topic)
    if region:
        keys.add(f"region:{region}")
    if not marked.of("date", start, mark.at):
        keys, stances = keys | state.outlook[0], stances | state.outlook[1]
    state.outlook = (keys & OUTLOOK, stances)
    if (
        role is not None
        and role.role == "before"
        and keys & OUTLOOK
        and state.time
        and not period.beside(marked, mark.at)
    ):
        time = state.time
        keys.add("previous")
    if segment:
        keys.add(f"segment:{segment}")
    speaker, attitude = stance.speaker_and_stance(marked, mark, context.attributions, context.quotes, stances)
    if role is not None and role.direction == "down" and type_ in ("growth", "change"):
        quantity = negated(quantity)
    wanted = found.metric.unit if found.metric is not None else None
    if (
        wanted
        and quantity.dimension in ("count", "number")
        and (wanted == "users" or quantity.unit == "count")
    ):
        quantity = replace(quantity, unit=wanted)
    claim = Claim(
        id=mark_id(context.document, quantity),
        document=context.document.id,
        start=quantity.start,
        end=quantity.end,
        text=quantity.text,
        quantity=quantity,
        subject=topic.subject if topic else None,
        subject_key=topic.key if topic else None,
        metric=found.key,
        type=type_,
        basis=basis.key if basis else None,
        basis_text=basis_text,
        scope=tuple(sorted(keys)),
        period=time.period if time else None,
        granularity=time.granularity if time else None,
        speaker=speaker,
        stance=attitude,
        sentence=(marked.sentence.start, marked.sentence.end),
        section=marked.sentence.section,
        subject_how=topic.how if topic else "unknown",
        metric_how=found.how,
        period_how=time.how if time else "unknown",
        frame=f"{context.document.id}:f{marked.sentence.start}" if role else None,
        role=role.role if role else None,
        spans=_spans(context.document, mark, found),
    )
    if found.metric is not None or found.how != "unknown":
        if not (quantity.dimension in STOCK_KEPT and found.metric is None):
            state.metric, state.segment = found, segment
            if not relative_unit(quantity):
                state.counted[quantity.unit] = (found, segment)
    return claim


def _is_span(span: Period) -> bool:
    """Whether a period is a month or more, with both its ends."""
    return span.first is not None and span.last is not None and (span.last - span.first).days >= 27


def _over(time: Time, document: Document) -> bool:
    """Whether a period had ended when the article appeared."""
    published = document.published.last if document.published else None
    return published is None or time.period.last is None or time.period.last <= published


def _news_day(mark: Mark, document: Document) -> Time | None:
    """A day that is the news of the article: printed, and at most four days before it appeared."""
    when = period.dated(mark)
    published = document.published.last if document.published else None
    if when.granularity != "day" or when.period is None or when.period.first is None or published is None:
        return None
    if not timedelta(0) <= published - when.period.first <= timedelta(4):
        return None
    return Time(when.period, "day", "context")


def relative_unit(quantity: Quantity) -> bool:
    """Whether a number tells of a change or share rather than of an amount."""
    return quantity.unit in RELATIVE


def mark_id(document: Document, quantity: Quantity) -> str:
    """A claim's id: the document, the kind and the place."""
    return f"{document.id}:claim:{quantity.start}-{quantity.end}"


def _regular(basis: Basis | None, time: Time | None) -> Basis | None:
    """A base that is the same stretch a year or a quarter before, by the name of that comparison."""
    if basis is None or time is None or not basis.key.startswith("since:"):
        return basis
    for key, months in (("yoy", -12), ("qoq", -3), ("mom", -1)):
        fits = key == "yoy" or time.granularity == {"qoq": "quarter", "mom": "month"}[key]
        if fits and basis.key == f"since:{period.shifted(time.period, months).last}":
            return Basis(key, months)
    return basis


def _spans(document: Document, mark: Mark, found: Found) -> tuple[Span, ...]:
    places = [(mark.start, mark.end)]
    if found.mark is not None:
        places.append((found.mark.start, found.mark.end))
    return tuple(Span(document.id, a, b, document.text[a:b]) for a, b in sorted(places))


def _is_conversion(marked: Marked, state: State, mark: Mark, quantity: Quantity) -> bool:
    last = state.last
    if (
        last is None
        or state.last_at < 0
        or quantity.dimension != "money"
        or last.quantity.dimension != "money"
    ):
        return False
    between = marked.text[state.last_at + 1 : mark.at]
    if quantity.unit != last.quantity.unit and SAME_VALUE.match(simplify(quantity.text)):
        return True
    return quantity.unit != last.quantity.unit and CONVERTED.match(between) is not None


def _converted(last: Claim, quantity: Quantity) -> Claim:
    """The same value in another currency: all of the claim before it, with its own number."""
    return replace(
        last,
        id=last.id.rsplit(":", 1)[0] + f":{quantity.start}-{quantity.end}",
        start=quantity.start,
        end=quantity.end,
        text=quantity.text,
        quantity=quantity,
        role="converted",
        frame=last.frame or f"{last.document}:f{last.start}",
        spans=(Span(last.document, quantity.start, quantity.end, quantity.text),),
    )


def _metric(
    marked: Marked, mark: Mark, found: Found | None, role: Role | None, context: Context, state: State
) -> tuple[Found, bool]:
    """The metric found, or the one that the text goes on with, or the noun that is counted."""
    quantity = mark.value
    assert isinstance(quantity, Quantity)
    if found is not None:
        return found, False
    relative = quantity.unit in RELATIVE
    counting = quantity.dimension in ("count", "number") and role is None
    after = noun_after(marked, mark, context.words) if counting else None
    if after:
        return Found(after, "printed"), False
    if quantity.dimension not in ("rank", "ordinal"):
        stop = role.at if role is not None and role.role == "share" else mark.at
        earlier = [m for m in marked.of("metric", max(state.last_at, 0), stop) if _strong(m, quantity)]
        if earlier and (role is not None or not relative):
            metric = earlier[-1].value
            assert isinstance(metric, Metric)
            return Found(metric.key, "printed", metric, earlier[-1]), False
        own = head_noun(marked, mark, context.words) if relative and role is None else None
        if own:
            return Found(own, "printed"), False
        kept = _kept(quantity, relative, role, state)
        if kept is not None:
            return kept, True
    weak = weak_metric(marked, mark)
    if weak is not None and accepts(weak, quantity):
        return Found(weak.key, "unknown", weak), False
    plain = quantity.dimension not in STOCK_KEPT and (role is None or role.role not in ("growth", "change"))
    noun = head_noun(marked, mark, context.words, role) if plain or role else None
    if noun:
        return Found(noun, "printed"), False
    return Found(_fallback(quantity), "unknown"), False


def _kept(quantity: Quantity, relative: bool, role: Role | None, state: State) -> Found | None:
    """The metric that the text goes on with: of the same sentence, of the last number of the same unit, or of the last."""
    known, last = state.metric, state.last
    if quantity.dimension in ("time", "age"):
        same = last is not None and state.last_at >= 0 and last.quantity.dimension == quantity.dimension
        return (
            known if same and known is not None and known.metric and accepts(known.metric, quantity) else None
        )
    fits = known is not None and (known.metric is None or accepts(known.metric, quantity))
    here = state.last_at >= 0 and last is not None
    if known is not None and fits and here and last is not None:
        going_on = relative or last.quantity.unit in RELATIVE or last.quantity.unit == quantity.unit
        if going_on or (role is not None and role.role == "part"):
            return known if known.how != "unknown" else replace(known, how="context")
    counted = state.counted.get(quantity.unit)
    if counted is not None and not relative:
        return replace(counted[0], how="context")
    if (
        known is not None
        and fits
        and (relative or (known.metric is not None and quantity.dimension == "money"))
    ):
        return replace(known, how="context")
    return None


def _strong(mark: Mark, quantity: Quantity) -> bool:
    assert isinstance(mark.value, Metric)
    return accepts(mark.value, quantity)


def _fallback(quantity: Quantity) -> str:
    by_dimension = {
        "money": "amount",
        "time": "elapsed_time",
        "percent": "share",
        "rank": "rank",
        "age": "age",
        "power": "capacity",
    }
    return by_dimension.get(quantity.dimension, quantity.unit)


def _segment(
    marked: Marked,
    mark: Mark,
    quantity: Quantity,
    found: Found,
    inherited: bool,
    context: Context,
    state: State,
) -> str | None:
    if inherited:
        if context.words.language == "zh" and quantity.unit not in RELATIVE:
            start, _ = marked.clause_span(marked.clause_of(mark.at))
            own = scope.own_segment(marked, start, mark.at)
            if own:
                return own
        counted = state.counted.get(quantity.unit)
        return counted[1] if counted and counted[0].key == found.key else state.segment
    return scope.segment(marked, found.mark, found.metric, context.words.language, context.text)


def _topic(
    marked: Marked,
    mark: Mark,
    shared: lists.Share | None,
    found: Found,
    segment: str | None,
    role: Role | None,
    context: Context,
    state: State,
) -> Topic | None:
    """The entity of the list, of the clause, of the sentence or paragraph so far, or of the article."""
    if shared is not None and shared.name is not None:
        name = subject.named(shared.name)
        return Topic(name.canonical, name.key, "printed", name.type)
    start, end = marked.clause_span(marked.clause_of(mark.at))
    thing = subject.counted_name(marked, mark)
    if thing is not None and found.metric is None:
        return thing
    group = subject.arm(marked, mark) if context.words.language == "en" else None
    if group is not None:
        return group
    known = found.mark is not None and start <= found.mark.at < end
    at = found.mark.at if known and found.mark is not None else mark.at
    stop = max(at, mark.at)
    if role is not None and role.frame in COMPARING:
        at = stop = role.at
    else:
        beside = subject.adjacent(marked, mark, context.words.language)
        if beside is None and context.words.language == "en":
            beside = subject.beneficiary(marked, mark)
        if beside is not None:
            return subject.topic_of(beside)
    own = subject.clause_subject(
        marked, start, stop, context.words.language, at, known, loose=state.topic is None
    )
    if own is not None and _may_be_subject(marked, own, context):
        name = subject.named(own)
        return Topic(name.canonical, name.key, "printed", name.type)
    place = subject.placed(marked, start, found.mark) if found.mark is not None else None
    if place is not None and (
        state.topic is None or state.topic.how == "context" or state.topic.type == "place"
    ):
        return subject.topic_of(place)
    topic = state.topic or context.main
    noun = None
    if context.words.language == "zh" and found.mark is not None:
        rate = found.metric is not None and found.metric.thing
        noun = (subject.owner(marked, found.mark) or segment) if rate else None
    if noun and (topic is None or topic.how == "context"):
        return Topic(noun, noun, "printed", "noun")
    return topic


def _time(
    marked: Marked,
    mark: Mark,
    role: Role | None,
    basis: Any,
    found: Found,
    shared: lists.Share | None,
    state: State,
) -> Time | None:
    """The time of a value: that of its list, of its clause, of the text so far, or the earlier one it is set against."""
    if role is not None and role.role == "before":
        return _earlier(marked, mark, basis, state)
    if shared is not None and shared.time is not None:
        return shared.time
    quantity = mark.value
    assert isinstance(quantity, Quantity)
    start, end = marked.clause_span(marked.clause_of(mark.at))
    kind = found.metric.kind if found.metric else "flow"
    level = role is None or role.role not in ("growth", "change", "share")
    time = period.clause_time(marked, start, end, mark.at, kind, state.aside, level)
    if kind == "stock":
        if time is not None:
            return period.as_of(time)
        last = state.last
        if (
            last is not None
            and last.metric == found.key
            and last.period is not None
            and last.role != "before"
        ):
            return Time(last.period, last.granularity or "", "context")
        if state.as_of is None and state.main_time is not None and found.metric is not None:
            if found.metric.dimension in ("money", "percent"):
                last_day = Period(state.main_time.period.last, state.main_time.period.last)
                return Time(last_day, "day", "context")
        return state.as_of
    if time is None and kind == "day":
        return state.day
    if time is None and quantity.dimension not in ("time", "age"):
        return state.time
    return time


def _earlier(marked: Marked, mark: Mark, basis: Any, state: State) -> Time | None:
    """The earlier time of a value that something is compared with: printed beside it, or shifted by the basis."""
    printed = period.beside(marked, mark.at)
    relational = basis is not None and basis.shift and state.time is not None
    if printed is not None and not (relational and marked.text[printed.at] == EARLIER):
        when = period.dated(printed)
        if when.period is not None:
            return Time(when.period, when.granularity, "printed")
    base, last = state.time, state.last
    if last is not None and last.period is not None and state.last_at >= 0:
        base = Time(last.period, last.granularity or "", last.period_how)
    if base is None or base.period.last is None:
        return None
    if basis is not None and basis.key == "ytd":
        end = date(base.period.last.year - 1, 12, 31)
        return Time(Period(end, end), "day", base.how)
    if basis is not None and basis.shift:
        return Time(period.shifted(base.period, basis.shift), base.granularity, base.how)
    if base.granularity in ("year", "quarter", "half", "month", "range"):
        return Time(period.shifted(base.period, -12), base.granularity, "context")
    return None


def claim_type(quantity: Quantity, role: Role | None, found: Found, weak: Metric | None = None) -> str:
    """Level, change, growth, share, rank, count, price or duration."""
    metric = found.metric
    if quantity.dimension in ("rank", "ordinal") or quantity.unit == "rank":
        return "rank"
    if role is not None and role.role in ("growth", "change", "share"):
        return role.role
    if quantity.unit == "percentage_point":
        return "change"
    if quantity.unit == "ratio":
        return "share" if quantity.value is not None and quantity.value < 1 else "growth"
    if quantity.dimension == "percent":
        if weak is not None and weak.type is not None and weak.type != "rank":
            return weak.type
        if metric is not None and metric.type in ("share", "growth"):
            return metric.type
        return "level" if metric is not None and metric.dimension == "percent" else "share"
    if quantity.dimension in ("time", "age"):
        return (
            "duration"
            if metric is None or metric.dimension not in ("time", "age")
            else metric.type or "level"
        )
    if metric is not None and metric.type in ("price", "level"):
        return metric.type
    if quantity.dimension in ("count", "number", "people"):
        return "count"
    return "level"
