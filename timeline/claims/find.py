"""Claims of a document: every number with whose it is, what of, of what time, against what and in what
scope.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from timeline.claims import going_on, heads, lists, parts, period, phrases, scope, stance, subject, tables
from timeline.claims.about import main_subject
from timeline.claims.frames import RELATIVE, Role, find_roles
from timeline.claims.marks import Mark, Marked, folded, mark_sentences
from timeline.claims.metric import Found, find_metric, weak_metric, whole_of
from timeline.claims.number import Number
from timeline.claims.owners import owner_of
from timeline.claims.period import Time
from timeline.claims.printed import UNCARRIED
from timeline.claims.rows import negated
from timeline.claims.segments import segment_of, settle_segment
from timeline.claims.settle import settle_metric
from timeline.claims.stance import Said
from timeline.claims.state import Context, State, begin_sentence, follow
from timeline.claims.subject import Topic
from timeline.claims.timing import regular, time_of
from timeline.claims.vocabulary import Basis, Metric, vocabulary
from timeline.lexicon import Lexicon
from timeline.model import Claim, Document, Name, Quantity, Quote, Span, When
from timeline.quotes import find_attributions
from timeline.script import simplify

CONVERTED = re.compile(r"^\s?[（(]\s?(?:约合|折合|约|合|相当于|about|around|roughly|or)?\s?$")
SKIPPED = frozenset({"list_number", "name_part", "date_part", "identifier"})
OUTLOOK = {"target", "forecast"}
MARKET = {"close", "open", "intraday"}
"""What narrows the figures of a day's trading, and nothing else: wards that closed are no closing price."""
SAME_VALUE = re.compile(r"约合|折合|相当于")
PLAIN_ORDINAL = re.compile(r"first|second|third|fourth|fifth|last|next", re.I)
VAGUE_ONE = re.compile(
    r"^[一两二几半数这每]|^(?:an?|one|two|half|several|another)\b(?! estimated| further| extra)", re.I
)


def find_claims(
    document: Document,
    dates: Sequence[When],
    quantities: Sequence[Quantity],
    names: Sequence[Name],
    quotes: Sequence[Quote],
    lexicon: Lexicon,
    attributions: Sequence[Said] = (),
    idle: bool = False,
) -> tuple[Claim, ...]:
    """Make a claim of every number of a document that is a value of something, in order of place.

    With `idle`, of the others too: they then stand among the claims and change nothing about them.
    """
    words = vocabulary(lexicon, "en" if document.language == "en" else "zh")
    text = folded(document)
    said = attributions or find_attributions(document, names, lexicon)
    main = main_subject(document, names)
    called = phrases.words_of(names, main)
    money = Counter(q.unit for q in quantities if q.dimension == "money")
    currency = money.most_common(1)[0][0] if money else "TWD" if document.language == "zh-Hant" else "CNY"
    context = Context(document, words, main, said, quotes, text, names, called, currency=currency)
    used = [q for q in quantities if not q.flags & SKIPPED]
    in_table = tables.in_cells(document, used)
    prose = [q for q in used if q.id not in in_table]
    state = State(today=_today(document))
    claims: list[Claim] = []
    for marked in mark_sentences(document, text, dates, prose, names, words):
        claims += sentence_claims(marked, context, state, idle)
    claims += tables.table_claims(document, used, dates, names, words, context.main, lexicon)
    return tuple(sorted(claims, key=lambda c: (c.start, c.end)))


def _today(document: Document) -> Time | None:
    """The day of writing, as what a count is of that has no other."""
    day = document.published
    return Time(day, "day", "published") if day is not None and day.first == day.last and day.last else None


def sentence_claims(marked: Marked, context: Context, state: State, idle: bool = False) -> list[Claim]:
    """The claims of one sentence; the state goes on to the next."""
    begin_sentence(marked, state)
    roles = find_roles(marked, context.words.frames)
    state.aside = period.compared_dates(marked, roles, context.words.language)
    shared = lists.distribute(marked, context.words.language, context.text)
    claims: list[Claim] = []
    left: list[Claim] = []
    done = 0
    for mark in marked.marks:
        if mark.kind != "quantity":
            continue
        clause = marked.clause_of(mark.at)
        for number in range(done, clause + 1):
            follow(marked, number, context, state)
            going_on.raised(marked, *marked.clause_span(number), state, context.words)
        done = clause + 1
        before = state.metric, state.segment, state.tally, dict(state.counted)
        claim = _claim(marked, mark, roles.get(mark.at), shared.get(mark.at), context, state)
        if _idle(claim, context.text, going_on.is_per(marked, mark)):
            left.append(claim)
            state.metric, state.segment, state.tally, state.counted = before
        else:
            claims.append(claim)
            if claim.type != "duration" or claim.metric_how != "unknown":
                state.last, state.last_at = claim, mark.at
                state.level = claim if claim.role != "before" else state.level
    for number in range(done, len(marked.clauses) + 1):
        follow(marked, number, context, state)
        going_on.raised(marked, *marked.clause_span(number), state, context.words)
    context.things.update(phrases.placed_things(marked, context.words.owners, context.text))
    return parts.as_parts(claims, marked, context.words.language) + (left if idle else [])


OF_TIME = re.compile(r"\s(?:few\s)?(?:week|month|year|day|quarter|half|season|time|hour|decade)s?\b")
"""What an ordinal counts that is no rank (its first weeks)."""


def _idle(claim: Claim, text: str, per: bool = False) -> bool:
    """Whether a number measures nothing: 一个, 几种, and a stretch of time that is not said to be that
    of anything; nor does one that another is told for each of (`per`: 每10股派4.2元).
    """
    quantity = claim.quantity
    if per:
        return True
    if quantity.dimension in ("count", "number") and VAGUE_ONE.match(simplify(claim.text)):
        return (quantity.value in (1, None) and quantity.unit != "people") or len(claim.spans) < 2
    if quantity.unit == "count" and claim.metric_how == "unknown":
        return True
    if quantity.dimension in ("rank", "ordinal") and PLAIN_ORDINAL.fullmatch(claim.text):
        return claim.metric_how == "unknown" or OF_TIME.match(text, claim.end) is not None
    if quantity.dimension in ("time", "age") and claim.metric_how == "unknown":
        return quantity.unit in ("years", "months", "quarters", "decades") and not re.search(
            r"\d", claim.text
        )
    return False


def _claim(
    marked: Marked, mark: Mark, role: Role | None, shared: lists.Share | None, context: Context, state: State
) -> Claim:
    """The claim that one number makes, with all of its key; the state learns its metric."""
    if context.words.language == "zh":
        mark = going_on.as_money(marked, mark, context.currency)
    quantity = mark.value
    assert isinstance(quantity, Quantity)
    if state.last is not None and _is_conversion(marked, state, mark, quantity):
        return _converted(state.last, quantity)
    near = _beside(marked, mark, role, shared, context)
    if context.words.language == "zh" and not shared:
        near = going_on.spoken_of(marked, mark, near, state, context.words)
        near = going_on.counted_noun(marked, mark, near)
    if role is not None and role.role == "part" and state.whole is None and state.metric is not None:
        state.whole = state.metric, state.segment
    number = Number(marked, mark, role, context, state)
    found, carried = (near, False) if near is not None else settle_metric(number)
    segment = (shared and shared.part) or segment_of(number, found, carried)
    if not carried:
        found, segment = settle_segment(found, segment, marked, state, context.words, context.text)
    if segment is None and quantity.dimension == "money" and context.words.language == "zh":
        segment = scope.purpose(marked, mark.at, context.text)
    topic = owner_of(marked, mark, shared, found, carried, segment, role, context, state)
    if topic is not None and topic.type == "noun":
        segment = None
    start, end = marked.clause_span(marked.clause_of(mark.at))
    basis, basis_text = scope.basis(marked, start, end, mark.at, state.aside, context.words.language)
    type_ = claim_type(quantity, role, found, weak_metric(marked, mark))
    time = time_of(marked, mark, role, basis, found, shared, state)
    if time is not None and time.how == "context" and heads.once(marked, found, topic):
        time = None
    basis = _basis_of(type_, role, regular(basis, time, context.document.published), marked, mark, context)
    keys, stances, time = _narrowing(marked, mark, role, found, topic, time, state)
    if segment:
        keys.add(f"segment:{segment}")
    if carried and quantity.unit in RELATIVE and state.last_at >= 0 and state.last is not None:
        keys |= scope.inherited(keys, state.last.scope)
    if time is not None and time.granularity == "quarter":
        keys.discard("quarter")
    speaker, attitude = stance.speaker_and_stance(mark, context.said, context.quotes, stances)
    claim = Claim(
        id=f"{context.document.id}:claim:{quantity.start}-{quantity.end}",
        document=context.document.id,
        start=quantity.start,
        end=quantity.end,
        text=quantity.text,
        quantity=_signed(quantity, type_, role, found, state.last, shared, state.last_at >= 0),
        subject=_as_printed(topic, mark, context) if topic else None,
        subject_key=topic.key if topic else None,
        metric=found.key,
        type=type_,
        basis=basis.key if basis else None,
        basis_text=basis_text if basis else None,
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
    if role is None or role.role != "before" or state.metric is None or context.words.language != "en":
        _remember(state, found, segment, quantity)
    return claim


def _beside(
    marked: Marked, mark: Mark, role: Role | None, shared: lists.Share | None, context: Context
) -> Found | None:
    """The metric that a number's list or its own clause gives it."""
    if shared and shared.metric:
        return shared.metric
    words, english = context.words, context.words.language == "en"
    head = heads.head_metric(marked, mark, role, words) if english else None
    near = head or find_metric(marked, mark, words, role)
    if shared and shared.follows and near is not None and near.mark is not None and near.mark.at > mark.at:
        return None  # the word names the part
    per = heads.price_per(marked, mark, words) if english else None
    return per if near is None or (per is not None and near.key == heads.PAID) else near


def _as_printed(topic: Topic, mark: Mark, context: Context) -> str:
    """The subject in the script of the text: a common noun is found in the folded text."""
    if topic.subject != topic.key:
        return topic.subject
    place = context.text.rfind(topic.key, 0, mark.start)
    return context.document.text[place : place + len(topic.key)] if place >= 0 else topic.subject


def _basis_of(
    type_: str, role: Role | None, basis: Basis | None, marked: Marked, mark: Mark, context: Context
) -> Basis | None:
    """The basis of a change, or what a share is of; other values have none."""
    if type_ == "share" and role is not None:
        whole = whole_of(marked, mark, role, context.words.language)
        return Basis(f"of:{whole}") if whole else None
    compared = type_ in ("growth", "change") or (role is not None and role.role == "before")
    return basis if compared else None


def _narrowing(
    marked: Marked,
    mark: Mark,
    role: Role | None,
    found: Found,
    topic: Topic | None,
    time: Time | None,
    state: State,
) -> tuple[set[str], set[str], Time | None]:
    """Scope keys and stances of the clause, with an outlook that the sentence goes on with; a target that was
    raised is of the same time as the new one."""
    start, end = marked.clause_span(marked.clause_of(mark.at))
    keys, stances = scope.scopes(marked, start, end)
    if found.metric is None or found.metric.kind != "day":
        keys -= MARKET
    keys |= scope.leading(marked, marked.clause_of(mark.at))
    region = subject.region(marked, found.mark, topic)
    if region:
        keys.add(f"region:{region}")
    if not marked.of("date", start, mark.at):
        keys, stances = keys | state.outlook[0], stances | state.outlook[1]
    state.outlook = (keys & OUTLOOK, stances)
    revised = role is not None and role.role == "before" and bool(keys & OUTLOOK)
    if revised and state.time is not None and period.beside(marked, mark.at) is None:
        return keys | {"previous"}, stances, state.time
    ahead = "forecast" in stances and (role is None or role.role != "before")
    if ahead and time is not None and period.is_stretch(time):
        if time.how == "context" and state.expected is not None:
            time = replace(state.expected, how="context")
        state.expected = time
    return keys, stances, time


def _signed(
    quantity: Quantity,
    type_: str,
    role: Role | None,
    found: Found,
    last: Claim | None,
    shared: lists.Share | None,
    beside: bool = False,
) -> Quantity:
    """The number with the sign of its change, and in the unit that its metric is counted in."""
    changing = role is not None and role.role in ("growth", "change")
    if changing and role is not None and role.direction == "down" and type_ in ("growth", "change"):
        quantity = negated(quantity)
    unit = found.metric.unit if found.metric is not None else None
    going_on = shared is not None or (role is not None and role.role == "before")
    counting = last is not None and last.quantity.dimension in ("count", "number", "people")
    going_on = going_on or (counting and last is not None and beside)
    if going_on and quantity.unit == "count" and last is not None and counting:
        unit = unit or (last.quantity.unit if last.metric == found.key else None)
    return counted_in(quantity, unit)


def counted_in(quantity: Quantity, unit: str | None) -> Quantity:
    """A plain count in the unit of its metric."""
    counted = quantity.dimension in ("count", "number")
    if unit and counted and (unit == "users" or quantity.unit == "count"):
        return replace(quantity, unit=unit)
    return quantity


def _remember(state: State, found: Found, segment: str | None, quantity: Quantity) -> None:
    """Let the text go on with a metric that is known."""
    if found.metric is None and (found.how == "unknown" or quantity.dimension in UNCARRIED):
        return
    state.metric, state.segment, state.raised = found, segment, None
    if (
        state.lead is None
        and quantity.dimension == "money"
        and found.metric is not None
        and found.metric.kind in ("flow", "report")
    ):
        state.lead = found
    if quantity.dimension in ("count", "number"):
        state.tally = found
    if quantity.unit not in RELATIVE:
        state.counted[quantity.unit] = (found, segment)


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
        rate = metric is not None and metric.dimension == "percent"
        if not rate and quantity.value is not None and quantity.value < 0:
            return "growth"
        if weak is not None and weak.type is not None and weak.type != "rank" and not rate:
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
