"""Claims of a document: every number with whose it is, what of, of what time, against what and in what
scope.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from timeline.claims import going_on, lists, opened, openings, parts, period, tables
from timeline.claims.about import main_subject
from timeline.claims.claim import claim_of
from timeline.claims.follow import begin_sentence, follow
from timeline.claims.frames import find_roles
from timeline.claims.marks import Marked, mark_sentences
from timeline.claims.number import Number
from timeline.claims.period import Time
from timeline.claims.stance import Said
from timeline.claims.state import Context, State
from timeline.claims.subject import Topic
from timeline.claims.vocabulary import vocabulary
from timeline.lexicon import Lexicon
from timeline.model import Claim, Document, Facts, Name
from timeline.quotes import find_attributions
from timeline.script import folded, simplify

SKIPPED = frozenset({"list_number", "name_part", "date_part", "identifier"})
PLAIN_ORDINAL = re.compile(
    r"(?:an?\s)?(?:first|second|third|last|next|[a-z-]+(?:th|ty-(?:first|second|third)))", re.I
)
VAGUE_ONE = re.compile(
    r"^[一两二几半数这每]|^(?:an?|one|two|half|several|another)\b(?! estimated| further| extra)", re.I
)


def find_claims(
    facts: Facts, lexicon: Lexicon, attributions: Sequence[Said] = (), idle: bool = False
) -> tuple[Claim, ...]:
    """Make a claim of every number of a document that is a value of something, in order of place.

    facts: its dates, quantities, names and quotes.  idle: make one of the other numbers too; they then stand
    among the claims and change nothing about them.
    """
    document, names = facts.document, facts.names
    words = vocabulary(lexicon, document.tongue)
    text = folded(document.text)
    said = attributions or find_attributions(document, names, lexicon)
    main = main_subject(document, names)
    called = openings.words_of(names, main)
    if words.language == "en":
        called |= openings.apposed_nouns(document.text, names, main)
    money = Counter(q.unit for q in facts.quantities if q.dimension == "money")
    currency = money.most_common(1)[0][0] if money else "TWD" if document.language == "zh-Hant" else "CNY"
    since = _since(document, main, names) if words.language == "zh" else 0
    context = Context(
        document,
        words,
        main,
        said,
        facts.quotes,
        text,
        names,
        called,
        currency=currency,
        since=since,
        digest=is_digest(document),
    )
    used = [q for q in facts.quantities if not q.flags & SKIPPED]
    in_table = tables.in_cells(document, used)
    prose = replace(facts, quantities=tuple(q for q in used if q.id not in in_table))
    state = State(today=_today(document))
    claims: list[Claim] = []
    for marked in mark_sentences(prose, text, words):
        claims += sentence_claims(marked, context, state, idle)
    claims += tables.table_claims(replace(facts, quantities=tuple(used)), words, main)
    return tuple(sorted(claims, key=lambda c: (c.start, c.end)))


ITEM = re.compile(r"[\s*#>]{0,8}\d{1,2}\s?(?:[、．)）]|\.\s)")
ITEMS, MOST = 8, 0.5
"""Numbered paragraphs, and their part of all, that make an article a list of news."""


def is_digest(document: Document) -> bool:
    """Whether most paragraphs of an article are numbered items: news in brief, each of its own time."""
    openings: dict[int, int] = {}
    for sentence in document.sentences:
        if sentence.section in ("body", "lead"):
            openings.setdefault(sentence.paragraph, sentence.start)
    items = sum(ITEM.match(document.text, start) is not None for start in openings.values())
    return items >= ITEMS and items >= len(openings) * MOST


def _since(document: Document, main: Topic | None, names: Sequence[Name]) -> int:
    """Where a Chinese article names first whom it is about; a film of its headline in its body."""
    if main is None or main.type not in ("organisation", "work"):
        return 0
    head = max((s.end for s in document.sentences if s.section == "headline"), default=0)
    least = head if main.type == "work" else 0
    return min((n.start for n in names if n.key == main.key and n.start >= least), default=0)


def _today(document: Document) -> Time | None:
    """The day of writing, as what a count is of that has no other."""
    day = document.published
    return Time(day, "day", "published") if day is not None and day.first == day.last and day.last else None


def sentence_claims(marked: Marked, context: Context, state: State, idle: bool = False) -> list[Claim]:
    """The claims of one sentence; the state goes on to the next."""
    begin_sentence(marked, context, state)
    roles = find_roles(marked, context.words.frames)
    state.aside = period.compared_dates(marked, roles, context.words.language)
    shared = lists.distribute(marked, context.words.language, context.text)
    claims: list[Claim] = []
    left: list[Claim] = []
    done, zh = 0, context.words.language == "zh"
    for mark in marked.marks:
        if mark.kind != "quantity":
            continue
        clause = marked.clause_of(mark.at)
        for number in range(done, clause + 1):
            follow(marked, number, context, state)
            going_on.raised(marked, *marked.clause_span(number), state)
        done = clause + 1
        before = state.metric, state.segment, state.tally, dict(state.counted)
        value = going_on.as_money(marked, mark, context.currency) if zh else mark
        claim = claim_of(Number(marked, value, roles.get(mark.at), context, state), shared.get(mark.at))
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
        going_on.raised(marked, *marked.clause_span(number), state)
    state.opener = state.opener if zh else opened.opener(marked) or state.opener
    context.things.update(openings.placed_things(marked, context.words.owners, context.text))
    return parts.as_parts(claims, marked, context.words.language) + (left if idle else [])


OF_TIME = re.compile(
    r"\s(?:few\s|[a-z]+\s|\d+\s)?(?:week|month|year|day|quarter|half|season|time|hour|decade)s?\b"
)
"""What an ordinal counts that is no rank (its first weeks)."""


ONE_TIME = re.compile(r"一(?:天|日|晚|个(?:交易日|工作日|星期|小时|季度|赛季|学期))")
SEASON_YEARS = re.compile(r"(?:19|20)\d\d/\d\d")
SEASON = re.compile(r"\s?(?:学年|年度|财政年度|财年|球季|赛季|季度?)")
"""Two years that are those of a season (2025/26学年)."""
ORDER_OF = re.compile(r"[代批](?![亿万千百\d])|作者")
"""What an ordinal orders that is no rank (第一代, 第一批, 第一作者)."""
RECORD = re.compile(r"(?:以?来|同[期月季日]|内)的?(?:新?[高低]|[最首])|新[高低]")
"""What makes a stretch of time only that of a record (为近4年同期最低)."""
TOP_OF = re.compile(
    r"[大名家](?=合计|总计|共|占)|大(?:客户|股东|供应商|用户|买家|市场|债权人|持有人|品牌|企业)"
)
"""What makes a rank only say of whom something else is told (前三大客户占82%)."""


def _idle(claim: Claim, text: str, per: bool = False) -> bool:
    """Whether a number measures nothing: 一个, 几种, and a stretch of time that is not said to be that
    of anything; nor does one that another is told for each of (`per`: 每10股派4.2元).
    """
    quantity = claim.quantity
    if per:
        return True
    if quantity.dimension in ("count", "number") and VAGUE_ONE.match(simplify(claim.text)):
        return (quantity.value in (1, None) and quantity.unit != "people") or len(claim.spans) < 2
    if quantity.dimension == "rank" and TOP_OF.match(text, claim.end - 1):
        return True
    if SEASON_YEARS.fullmatch(claim.text) and SEASON.match(text, claim.end):
        return True
    if quantity.dimension in ("rank", "ordinal") and ORDER_OF.match(text, claim.end):
        return claim.metric_how == "unknown"
    if quantity.dimension == "time" and RECORD.match(text, claim.end):
        return True
    if quantity.dimension == "time" and ONE_TIME.fullmatch(simplify(claim.text)):
        return claim.metric_how == "unknown"
    if quantity.unit == "count" and claim.metric_how == "unknown":
        return True
    if quantity.dimension in ("rank", "ordinal") and PLAIN_ORDINAL.fullmatch(claim.text):
        return claim.metric_how == "unknown" or OF_TIME.match(text, claim.end) is not None
    if quantity.dimension in ("time", "age") and claim.metric_how == "unknown":
        return quantity.unit in ("years", "months", "quarters", "decades") and not re.search(
            r"\d", claim.text
        )
    return False
