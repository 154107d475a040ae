"""The claim that one number makes, with all of its key."""

from __future__ import annotations

import re
from dataclasses import replace

from timeline.claims import alike, going_on, heads, period, scope, stance, subject, traded
from timeline.claims.against import measured_against
from timeline.claims.claim_types import claim_type
from timeline.claims.conversions import converted, is_conversion
from timeline.claims.figures import counted_in, negated
from timeline.claims.lists import Share
from timeline.claims.metric import Found, find_metric, weak_metric, whole_of
from timeline.claims.number import Number
from timeline.claims.owners import owner_of
from timeline.claims.patterns import DATE, METRIC
from timeline.claims.period import Time
from timeline.claims.printed import UNCARRIED
from timeline.claims.segments import segment_of, settle_segment
from timeline.claims.settle import settle_metric
from timeline.claims.state import State
from timeline.claims.subject import Topic
from timeline.claims.timing import regular, time_of
from timeline.claims.vocabulary import Basis
from timeline.model import Claim, Quantity, Span

ROOMS = re.compile(r"[房室]|旅[馆宿]|酒店|厕所")
"""What a Chinese sentence speaks of that counts rooms by 间, which also counts schools, shops and firms."""
OUTLOOK = {"target", "forecast"}
NEXT = 3
"""Characters of a marked number and of the noun right behind it."""
MARKET = {"close", "open", "intraday"}
"""What narrows the figures of a day's trading, and nothing else: wards that closed are no closing price."""


def claim_of(number: Number, shared: Share | None) -> Claim:
    """The claim that a number makes; the state learns its metric. shared: what its list says of it."""
    quantity, role, state, document = number.quantity, number.role, number.state, number.context.document
    if state.last is not None and is_conversion(number):
        return converted(state.last, quantity)
    found, carried, segment = _metric_of(number, shared)
    topic = owner_of(number, shared, found, carried, segment)
    if topic is not None and topic.type == "noun":
        segment = None
    type_ = claim_type(quantity, role, found, weak_metric(number.marked, number.mark))
    time, basis, basis_text = _time_and_basis(number, shared, found, topic, type_)
    keys, stances, time = _narrowing(number, found, topic, time)
    speaker, attitude = stance.speaker_and_stance(
        number.mark, number.context.said, number.context.quotes, stances
    )
    claim = Claim(
        id=f"{document.id}:claim:{quantity.start}-{quantity.end}",
        document=document.id,
        start=quantity.start,
        end=quantity.end,
        text=quantity.text,
        quantity=_signed(number, shared, type_, found),
        subject=_as_printed(topic, number) if topic else None,
        subject_key=topic.key if topic else None,
        metric=found.key,
        type=type_,
        basis=basis.key if basis else None,
        basis_text=basis_text if basis else None,
        scope=_scope(number, keys, segment, carried, time),
        period=time.period if time else None,
        granularity=time.granularity if time else None,
        speaker=speaker,
        stance=attitude,
        sentence=(number.marked.sentence.start, number.marked.sentence.end),
        section=number.marked.sentence.section,
        subject_how=topic.how if topic else "unknown",
        metric_how=found.how,
        period_how=time.how if time else "unknown",
        frame=f"{document.id}:f{number.marked.sentence.start}" if role else None,
        role=role.role if role else None,
        direction=role.direction if role else None,
        spans=_spans(number, found),
    )
    if not number.plays("before") or state.metric is None or number.language != "en":
        _remember(number, found, segment)
    claim = _of_each_share(claim, state.each_share)
    state.each_share = state.each_share or claim.metric == EACH_SHARE
    return claim


PER_SHARE, EARNINGS, PER_ONE = "per_share", frozenset({"net_profit", "adjusted_net_profit"}), 1000
"""How a scope calls what is told of each share, whose profit is told so, and what that of one stays below."""
EACH_SHARE = "earnings_per_share"


def _of_each_share(claim: Claim, told: bool) -> Claim:
    """Profit that is told per share by the name which that has (net income of $4m, or 12 cents a share).

    told: the paragraph has told what each share earned, so that another small sum is that of a share too.
    """
    q = claim.quantity
    value = q.allowed.high if q.value is None else q.value
    again = told and q.dimension == "money" and value is not None and abs(value) < PER_ONE
    if claim.metric not in EARNINGS or not (PER_SHARE in claim.scope or again):
        return claim
    return replace(claim, metric=EACH_SHARE, scope=tuple(s for s in claim.scope if s != PER_SHARE))


def _metric_of(number: Number, shared: Share | None) -> tuple[Found, bool, str | None]:
    """The metric, whether it was carried over, and what narrows it."""
    marked, mark, context, state = number.marked, number.mark, number.context, number.state
    near = _beside(number, shared)
    if number.language == "zh" and not shared:
        near = alike.meant(number, going_on.spoken_of(marked, mark, near, state, context.words))
        near = going_on.bought(marked, mark, near, context.words, context.text)
        near = going_on.divided(number, going_on.counted_noun(marked, mark, near))
    if number.plays("part") and state.whole is None and state.metric is not None:
        state.whole = state.metric, state.segment
    found, carried = (near, False) if near is not None else settle_metric(number)
    segment = (shared and shared.part) or segment_of(number, found, carried)
    if not carried:
        found, segment = settle_segment(found, segment, marked, state, context.words, context.text)
    if segment is None and number.quantity.dimension == "money" and number.language == "zh":
        segment = scope.purpose(marked, mark.at, context.text)
    return found, carried, segment


def _beside(number: Number, shared: Share | None) -> Found | None:
    """The metric that a number's list or its own clause gives it."""
    if shared and shared.metric:
        return shared.metric
    marked, mark, role, words = number.marked, number.mark, number.role, number.context.words
    english = number.language == "en"
    if english and _set_against(number):
        return number.state.metric
    market = traded.of_traded(number) if english else None
    if market is not None:
        return market
    head = heads.head_metric(marked, mark, role, words) if english else None
    near = head or find_metric(marked, mark, words, role)
    if shared and shared.follows and near is not None and near.mark is not None and near.mark.at > mark.at:
        return None  # the word names the part
    if (
        near is not None
        and near.mark is None
        and near.key == "net_profit"
        and number.state.metric is not None
    ):
        near = number.state.metric if number.state.metric.key in OTHER_PROFITS else near
    if near is not None and near.key == "production" and number.quantity.unit in DWELLINGS:
        near = Found("homes_built", "printed", words.by_key.get("homes_built"), near.mark)
    per = heads.price_per(marked, mark, words) if english else None
    if per is not None and near is not None and near.metric is not None:
        near = near if near.metric.dimension != "money" or near.metric.type == "price" else None
    return per if near is None or (per is not None and near.key == heads.PAID) else near


DWELLINGS = frozenset({"flats", "homes", "houses", "apartments", "dwellings"})
OTHER_PROFITS = ("revenue", "pretax_profit", "operating_profit", "adjusted_net_profit")
"""What "made so much" is of, where the text has just told of it."""


def _set_against(number: Number) -> bool:
    """Whether a number is the earlier value of the one right before it, so that it is of the same."""
    last, at = number.state.last, number.mark.at
    if last is None or last.role != "after" or not (number.follows and number.plays("before")):
        return False
    alike = number.state.metric is not None and last.metric == number.state.metric.key
    same = last.quantity.unit == number.quantity.unit or number.quantity.unit == "count"
    return alike and same and METRIC not in number.marked.text[number.state.last_at + NEXT : at]


def _as_printed(topic: Topic, number: Number) -> str:
    """The subject in the script of the text: a common noun is found in the folded text."""
    if topic.subject != topic.key:
        return topic.subject
    context = number.context
    place = context.text.rfind(topic.key, 0, number.mark.start)
    return context.document.text[place : place + len(topic.key)] if place >= 0 else topic.subject


def _time_and_basis(
    number: Number, shared: Share | None, found: Found, topic: Topic | None, type_: str
) -> tuple[Time | None, Basis | None, str | None]:
    """The time of the value, what it is measured against, and the words that say so."""
    basis, said = measured_against(number)
    time = time_of(number, basis, found, shared)
    if time is not None and time.how == "context" and heads.once(number.marked, found, topic):
        time = None
    return time, _basis_of(number, type_, regular(basis, time, number.context.document.published)), said


def _basis_of(number: Number, type_: str, basis: Basis | None) -> Basis | None:
    """The basis of a change, or what a share is of; other values have none."""
    if type_ == "share" and number.role is not None:
        whole = whole_of(number.marked, number.mark, number.role, number.language)
        return Basis(f"of:{whole}") if whole else None
    return basis if type_ in ("growth", "change") or number.plays("before") else None


def _narrowing(
    number: Number, found: Found, topic: Topic | None, time: Time | None
) -> tuple[set[str], set[str], Time | None]:
    """Scope keys and stances of the clause, with an outlook that the sentence goes on with; a target that was
    raised is of the same time as the new one."""
    marked, at, state = number.marked, number.mark.at, number.state
    start, end = number.clause()
    if number.language == "en" and (expects := AND_EXPECTS.search(marked.text, at, end)):
        end = expects.start()
    keys, stances = scope.scopes(marked, _told_from(number, found, start), end)
    if found.metric is None or found.metric.kind != "day":
        keys -= MARKET
    keys |= scope.leading(marked, marked.clause_of(at))
    region = subject.region(marked, found.mark, topic)
    if region:
        keys.add(f"region:{region}")
    if not marked.of("date", start, at):
        keys, stances = keys | state.outlook[0], stances | state.outlook[1]
    state.outlook = (keys & OUTLOOK, stances)
    revised = number.plays("before") and (bool(keys & OUTLOOK) or _replanned(number, found))
    if revised and state.time is not None and period.beside(marked, at) is None:
        return keys | {"previous"}, stances, state.time
    ahead = bool(stances & {"forecast", "planned"}) and not number.plays("before")
    if ahead and time is None and number.language == "en" and found.metric is not None:
        time = _as_expected(state, found)
    if ahead and time is not None and period.is_stretch(time):
        if time.how == "context" and state.expected is not None:
            time = replace(state.expected, how="context")
        state.expected = time
    return keys, stances, time


AND_EXPECTS = re.compile(
    rf"\sand\s(?:(?:[a-z]+|{DATE})\s)?(?:expects?|plans?|aims?|hopes?|intends?|forecasts?|predicts?|wants?)\s"
)
"""What an English clause goes on with to tell of another number (runs 14 plants and now expects …)."""
SUBORDINATE = re.compile(r"\s(?:after|as|because|while|when|though|although)\s")


def _told_from(number: Number, found: Found, start: int) -> int:
    """Where what is told of a number begins: in English behind a word that leads to a clause with a verb and
    a metric of its own (raised its guidance after sales climbed 18%).
    """
    role, metric = number.role, found.mark
    if number.language != "en" or role is None or metric is None or metric.at > role.at:
        return start
    led = [m.end() for m in SUBORDINATE.finditer(number.marked.text, start, metric.at)]
    return led[-1] if led else start


def _as_expected(state: State, found: Found) -> Time | None:
    """The time of what the paragraph last said to be expected, for a figure of periods without one."""
    flow = found.metric is not None and found.metric.kind in ("flow", "report")
    return replace(state.expected, how="context") if flow and state.expected is not None else None


PLANNED_ANEW = re.compile(r"[上下]调|[上下]修|调[高低升降整]")
"""Verbs for what is set anew, of the same time as before (将全年资本开支由6亿下调至4.5亿)."""


PLANNED_ANEW_EN = re.compile(
    r"\b(?:cut|raised|lowered|lifted|trimmed|reduced|increased|narrowed|boosted|upped|slashed)\s(?:its|the|their)\s[^,;]*"
    r"\b(?:plans?|budget|forecasts?|guidance|outlook|targets?|estimates?)\b[^,;]*$"
)
"""The same in English (cut its capital spending plan for the year to $310 million from $380 million)."""


def _replanned(number: Number, found: Found) -> bool:
    """Whether an earlier value of a figure of periods is what was planned for the same one."""
    role, flow = number.role, found.metric is not None and found.metric.kind in ("flow", "report")
    if role is None or not flow or (found.metric is not None and found.metric.type == "price"):
        return False
    if number.language == "en":
        return PLANNED_ANEW_EN.search(number.before()) is not None
    return PLANNED_ANEW.search(number.marked.text, role.at, role.end) is not None


def _scope(
    number: Number, keys: set[str], segment: str | None, carried: bool, time: Time | None
) -> tuple[str, ...]:
    """The scope keys with the part of a business, and with those of the number that a rate goes on with."""
    if segment:
        keys = keys | {f"segment:{segment}"}
    last = number.state.last
    if carried and number.relative and number.follows and last is not None:
        keys = keys | scope.inherited(keys, last.scope)
    if time is not None and time.granularity == "quarter":
        keys = keys - {"quarter"}
    return tuple(sorted(keys))


def _signed(number: Number, shared: Share | None, type_: str, found: Found) -> Quantity:
    """The number with the sign of its change, and in the unit that its metric is counted in."""
    quantity, role, last = number.quantity, number.role, number.state.last
    falling = role is not None and role.direction == "down"
    moves = number.plays("growth", "change") and found.key != heads.LAYOFFS
    if falling and moves and type_ in ("growth", "change"):
        quantity = negated(quantity)
    if quantity.unit == "rooms" and number.language == "zh" and not ROOMS.search(number.marked.text):
        quantity = replace(quantity, unit="count")
    unit = found.metric.unit if found.metric is not None else None
    counting = last is not None and last.quantity.dimension in ("count", "number", "people")
    goes_on = shared is not None or number.plays("before") or number.follows
    if not unit and last is not None and counting and goes_on and quantity.unit == "count":
        unit = last.quantity.unit if last.metric == found.key else None
    return counted_in(quantity, unit)


def _spans(number: Number, found: Found) -> tuple[Span, ...]:
    document, places = number.context.document, [(number.mark.start, number.mark.end)]
    if found.mark is not None:
        places.append((found.mark.start, found.mark.end))
    return tuple(Span(document.id, a, b, document.text[a:b]) for a, b in sorted(places))


WHERE = re.compile(r"\s(?:in|across|at|from)\s(?:about\s|some\s|more\sthan\s|over\s)?$")
"""What makes a count only that of the places of the one before it (782 patients in 14 countries)."""


def _remember(number: Number, found: Found, segment: str | None) -> None:
    """Let the text go on with a metric that is known."""
    state, metric, dimension = number.state, found.metric, number.quantity.dimension
    if metric is not None and metric.dimension == "percent" and metric.key.endswith("rate"):
        state.rate = replace(found, how="context")
    if metric is None and (found.how == "unknown" or dimension in UNCARRIED):
        if dimension == "time" and found.how == "printed" and number.language == "en":
            state.counted[number.quantity.unit] = found, segment
        return
    if found.key == "offer_price":  # or $1.3bn in all
        found = Found("deal_value", "printed", number.context.words.by_key.get("deal_value"))
    state.metric, state.segment, state.raised = found, segment, None
    reported = metric is not None and metric.kind in ("flow", "report")
    if state.lead is None and dimension == "money" and reported:
        state.lead = found
    if dimension in ("count", "number") and not (number.follows and WHERE.search(number.before())):
        state.tally = found
    if not number.relative:
        state.counted[number.quantity.unit] = (found, segment)
