"""The entity that a text goes on to speak of: what each clause makes its topic."""

from __future__ import annotations

import re
from dataclasses import replace

from timeline.claims import anaphora, brokers, openings, public, stance, subject, traded
from timeline.claims.marks import Mark, Marked, metric_of
from timeline.claims.patterns import DATE, NAME, TELLS_THAT
from timeline.claims.state import Context, State
from timeline.claims.subject import Topic
from timeline.script import simplify

RELATIVE = re.compile(r"\s(?:which|who|whose|where)\s")
PRONOUN = re.compile(
    r"[\s\"“]*(?:(?:and|but|so|then|yet|also|that)\s)?(?:it|they|he|she|we|i|you|there(?!\s(?:is|are|was|were)\s\ue002)|these|those|this)\s"
    rf"(?!said\s|says\s|expects\s|{TELLS_THAT}{NAME})(?!of\s)"
)
"""A clause that goes on with whom the text spoke of (it also lost its head of production, …)."""


def follow_topic(marked: Marked, start: int, end: int, context: Context, state: State) -> None:
    """Take the entity that a clause speaks of into the state."""
    english = context.words.language == "en"
    if not english and not start and public.begins_telling(marked, end, context.main):
        state.topic = None
    actor = _actor(marked, start, end, context) if not english else None
    if actor is not None:
        state.topic = actor
        return
    if not english and state.place is not None:
        state.place = _place_now(marked, start, end, state.place)
    if not english and state.topic is not None and state.topic.type == "place":
        state.topic = context.main if ELSEWHERE.match(marked.text, start, end) else state.topic
        other = _other_place(marked, start, end)
        if other is not None:
            state.topic = other
            return
    chosen = _spoken_of(marked, start, end, context.words.language, state)
    if english:
        alias = openings.known_as(marked, start, end, context)
        if alias is not None:
            state.topic = alias
            return
        if chosen is None and not start and ASIDE.match(marked.text) and not marked.of("name", start, end):
            chosen = _next_opener(marked, end, context)
        if chosen is None and RELATIVE.match(marked.text, start):
            state.topic = openings.place_subject(marked, start, end, context) or state.topic
            return
        chosen = _unless_owned(marked, start, end, chosen, context)
    if _take_name(marked, start, chosen, context, state):
        return
    shown = None if english else _shown_before(marked, start, end)
    if shown is not None:
        state.topic = shown
        return
    noun = openings.opening_owner if english else _chinese_noun
    place = openings.place_subject(marked, start, end, context) if english else None
    place = place or (openings.bare_plural(marked, start, end, context) if english else None)
    market = traded.traded(marked, start, end, context.text) if english else None
    if market is not None:
        place = market[0]
    again = openings.taken_up(marked, start, state.topic, context) if english else None
    topic = place or noun(marked, start, end, context) or _officer(marked, start, end, context)
    if again is not None and (topic is None or topic.type == openings.COMMON):
        topic = again
    free = state.topic is None or (not english and not _is_firm(state.topic))
    free = free and (english or not _of_product(marked, start, end, state.topic))
    if topic is not None:
        state.topic = topic
    elif (
        free
        and not _of_product(marked, start, end, state.topic)
        and subject.anaphoric(marked.text[start:end], context.words.language)
    ):
        state.topic = _meant(marked, start, end, context) or state.topic


ELSEWHERE = re.compile(r"[\s，,]*(?:而|但|至于)?(?:内地|海外|境外|国外|国际|本地|其他地区|其余地区)")
"""What opens a clause that is of no place named before it (香港三间酒店…。内地十一间酒店…)."""
FIRM = re.compile(r"该?公司|该?集团|该行")


ITS = re.compile(r"[\s\"“]*its?\s")
"""What an English sentence opens with that takes up whom the one before named last."""


def _of_product(marked: Marked, start: int, end: int, topic: Topic | None) -> bool:
    """Whether 其 in a Chinese clause goes on with the product that its sentence has just named."""
    thing = topic is not None and topic.how == "printed" and topic.type in ("product", "model")
    return thing and re.search("公司|集团|平台|它", marked.text[start:end]) is None


def _place_now(marked: Marked, start: int, end: int, place: Topic) -> Topic | None:
    """The place that numbers of a sentence go on with: another that a clause opens with, none where a part
    of the sentence ends that only told of parts (其中日本旅客12万人次；前7月累计…).
    """
    other = _other_place(marked, start, end)
    if other is not None or start < 1 or marked.text[start - 1 : start] not in ("；", ";"):
        return other or place
    return None if "其中" in marked.text[:start] else place


def _other_place(marked: Marked, start: int, end: int) -> Topic | None:
    """The place that a clause opens with, where the text tells of places (全台…；台北市平均…)."""
    first = next((m for m in marked.marks if start <= m.at < end and m.kind != "date"), None)
    if first is None or first.kind != "name" or subject.named(first).type != "place":
        return None
    return subject.topic_of(first) if subject.initial(marked, first, start, "zh") else None


def _meant(marked: Marked, start: int, end: int, context: Context) -> Topic | None:
    """Whom a word like 公司 means: whom the article is about, else the firm that its paragraph named last."""
    main, english = context.main, context.words.language == "en"
    if main is not None and (english or main.type != "work"):
        return main
    if FIRM.search(marked.text, start, end) is None and not (english and ITS.match(marked.text)):
        return main
    place = marked.offsets[start] if start < len(marked.offsets) else 0
    paragraph = context.text.rfind("\n", 0, place)
    firms = [n for n in context.names if paragraph < n.start < place and n.type == "organisation"]
    firms = [n for n in firms if n.canonical != context.document.outlet]
    return Topic(firms[-1].canonical, firms[-1].key, "context") if firms else main


def _actor(marked: Marked, start: int, end: int, context: Context) -> Topic | None:
    """Who acts in a clause of an article about a person."""
    if context.main is None or context.main.type != "person":
        return None
    actor = public.actor(marked, start, end)
    return subject.topic_of(actor) if actor is not None else None


ASIDE = re.compile(
    r"[\s\"“]*(?:(?:also\s)?(?:including|excluding|adding|counting|stripping\sout|adjusting|adjusted)\b|(?:after|before|with|without)\s"
    r"(?![^,]*\b(?:was|were|had|has|is|are)\b))"
)
"""What opens a clause that only leads up to whom the next is about (Including debt of £410m, Holt is …)."""


def _next_opener(marked: Marked, end: int, context: Context) -> Mark | None:
    """The name that the next clause opens with."""
    if end >= len(marked.text):
        return None
    start, stop = marked.clause_around(end + 1)
    mark = subject.clause_subject(marked, start, stop, "en", subject.Leads(loose=False))
    if mark is None or subject.oblique(marked, mark, start, "en"):
        return None
    opens = subject.initial(marked, mark, start, "en") and may_be_subject(marked, mark, context)
    return mark if opens else None


def _unless_owned(marked: Marked, start: int, end: int, chosen: Mark | None, context: Context) -> Mark | None:
    """The name, unless it only follows the noun that opens the English clause."""
    if chosen is None or chosen == openings.superlative(marked, start):
        return chosen
    early = openings.opening_owner(marked, start, end, context)
    return chosen if early is None or subject.initial(marked, chosen, start, "en") else None


def _take_name(marked: Marked, start: int, chosen: Mark | None, context: Context, state: State) -> bool:
    """Make a name the topic if it may be one. What an English clause only explains gives way to the topic
    before it when the next clause begins.
    """
    english = context.words.language == "en"
    explained = english and chosen is not None and chosen.at == start - 2
    if state.resume is not None and not explained:
        state.topic, state.resume = state.resume, None
    which = explained and chosen is not None and marked.text.startswith(" which ", start)
    if which and chosen is not None and stance.is_source(marked, chosen):
        state.owner = state.owner or state.topic or context.main
        state.topic = subject.topic_of(chosen)
        return True
    if english and chosen is not None and _only_apposed(marked, start, chosen):
        return False
    if chosen is None or not may_be_subject(marked, chosen, context):
        return False
    if not english and (INVESTS.match(context.text, chosen.end) or _only_when(marked, chosen, context)):
        return False
    apposed = explained and not RELATIVE.match(marked.text, start)
    if apposed and state.resume is None and subject.oblique(marked, chosen, 0, "en"):
        state.resume = state.topic
    if english and OWN_THING.search(marked.text, 0, chosen.at):
        state.owner = state.owner or state.topic or context.main
    state.topic = subject.topic_of(chosen)
    return True


APPOSED_TO = re.compile(
    r"\b(?:for|by|to|with|from|against|of|than|over|behind)\s(?:the|its|a|their)\s(?:[a-z-]+\s){0,3}[a-z-]+,\s$"
)


def _only_apposed(marked: Marked, start: int, chosen: Mark) -> bool:
    """Whether a name is all of an English clause that says who a noun before it is (for the leader, X)."""
    rest = marked.text[chosen.at + 1 : marked.clause_around(chosen.at)[1]].strip(' ."”')
    return not rest and APPOSED_TO.search(marked.text, 0, chosen.at) is not None


def _only_when(marked: Marked, chosen: Mark, context: Context) -> bool:
    """Whether a place of the firm that an article is about is only named in a clause that says since when."""
    start, end = marked.clause_around(chosen.at)
    other = context.main is None or context.main.key != subject.named(chosen).key
    if other and marked.of("quantity", start, end) and AFTERWARDS.search(marked.text, start, end):
        return True
    firm = context.main is not None and context.main.type == "organisation"
    return firm and subject.is_facility(chosen) and SINCE.search(marked.text, start, end) is not None


AFTERWARDS = re.compile(r"\ue000(?:之?后)$")
"""What ends a clause that only leads up to the next (某行减息0.25厘后，…)."""
SINCE = re.compile(r"(?:之?后|以来|以后)[，,]?$")
INVESTS = re.compile(
    r"(?:[、和与及][^，。；]{2,16}){0,5}(?:等|分别|各自?|合计|则|也|联合|共同|继续|独家)*(?:领投|跟投|参投|加码|追投|认购|持有|持股|入股|增持|减持)"
)
"""What makes a name only one who has a part of what the text is about (…由某资本领投，投后估值…)."""
OWN_THING = re.compile(r"\b(?:its|their)\s(?:[a-z-]+\s){0,3}[a-z-]+,?\s$")
"""What makes a name that of something of whom the text goes on to speak after the sentence."""

SHOWN = re.compile(
    rf"(?:推出|发布|公开|公布|亮相|展示|展出|首发|发表|带来|研发出|开发出|打造|上市|开售|首秀)了?[^，。；{NAME}]{{0,14}}{NAME}[”」》]?"
)


def _shown_before(marked: Marked, start: int, end: int) -> Topic | None:
    """The thing that the clause before shows, for a clause without a name (公司推出某机，每小时可钻孔…).

    What is told of periods, sales and profits, stays the firm's.
    """
    clause = marked.clause_of(start)
    if not clause or marked.text[start - 1 : start] not in ("，", ",") or marked.of("name", start, end):
        return None
    low, high = marked.clause_span(clause - 1)
    last = marked.mark_at(high - 1, "name") or marked.mark_at(high - 2, "name")
    shows = SHOWN.search(marked.text, low, high)
    if last is None or shows is None or shows.end() < high:
        return None
    if subject.named(last).type not in ("product", "model"):
        return None
    metrics = (metric_of(m) for m in marked.of("metric", start, end))
    return None if any(m.kind == "report" for m in metrics) else subject.topic_of(last)


def _chinese_noun(marked: Marked, start: int, end: int, context: Context) -> Topic | None:
    """What a Chinese clause refers back to, or the common noun, market or nation that it speaks of."""
    referred = anaphora.referred(marked, start, end, context)
    if referred is not None:
        return referred
    place = (
        public.region(marked, start, end, context.main)
        or public.contrasted(marked, start, end, context.text)
        or public.several(marked, start, end, context.text, context.about(marked.sentence.start))
    )
    if place is not None:
        return place
    noun = public.noun_subject(marked, start, end, context.main)
    noun = noun or public.market(marked, start, end, context.text)
    noun = noun or public.trade(marked, start, end, context.text)
    noun = noun or public.cited_trade(marked, start, end, context.text)
    noun = noun or public.nation(marked, start, end, context.text)
    if noun is None:
        return None
    return Topic(noun, noun, "printed", public.SET_AGAINST if noun.endswith("组") else "organisation")


def _officer(marked: Marked, start: int, end: int, context: Context) -> Topic | None:
    """The organisation whose officer speaks, unless it oversees the article's own or makes forecasts."""
    officer = subject.officer(marked, start, end)
    if officer is None or public.oversees(officer, context.main) or public.association(officer, context.main):
        return None
    topic, sentence = subject.topic_of(officer), marked.sentence
    if brokers.forecaster(topic, context.main, context.text[sentence.start : sentence.end]):
        return None
    return replace(topic, how="context")


def _spoken_of(marked: Marked, start: int, end: int, language: str, state: State) -> Mark | None:
    """The name that a clause makes the topic; an earlier topic of the sentence gives way to an opening
    name only.
    """
    if language == "en" and (RELATIVE.match(marked.text, start) or PRONOUN.match(marked.text, start)):
        return subject.latter(marked, start, end, language) or openings.apposed(marked, start)
    metrics = marked.of("metric", start, end)
    loose = state.topic is None and not (language == "zh" and PRONOUN_ZH.match(marked.text, start, end))
    leads = subject.Leads(metrics[0].at if metrics else None, loose=loose)
    chosen = subject.clause_subject(marked, start, end, language, leads)
    if chosen is not None and subject.oblique(marked, chosen, start, language):
        chosen = None
    said = state.topic is not None and state.topic.how == "printed"
    if chosen is not None and said and not subject.initial(marked, chosen, start, language):
        chosen = None
    chosen = subject.latter(marked, start, end, language) or chosen
    if language == "zh":
        text = marked.text
        called = NAMED_AS.fullmatch(text, start, end) or INVERTED.search(text, start, end)
        called = called or FOR_WHOM.match(text, start, end)
        if called is not None:
            return next(m for m in marked.marks if m.at == called.start(1))
        return subject.caused(marked, start, end, language) or subject.located(marked, start, end) or chosen
    return openings.apposed(marked, start) or openings.superlative(marked, start) or chosen


PRONOUN_ZH = re.compile(rf"[\s“”「」，,]*(?:[她他](?!们的)|双方|此举|此次)[{DATE}]?")
"""What opens a clause whose names are no subjects of it (她2014年辞去某大学教职)."""
PLANT = re.compile(r"(?:中心|工厂|[新老一二三四五六七八九十]厂|厂区|基地|园区?|码头|电站|门店)$")
"""What belongs to the company of the article, which 公司 then takes up again."""


def _is_firm(topic: Topic) -> bool:
    return topic.type == "organisation" and not PLANT.search(simplify(topic.subject))


INVERTED = re.compile(rf"[的则]是[\u3400-\u9fff]{{0,8}}[《“「]?({NAME})[》”」]?$")
"""A clause that ends with whom it tells of (排在第二的是喜剧《某片》，票房…)."""
FOR_WHOM = re.compile(rf"[\s，,]*(?:但|而)?(?:对于?|就)({NAME})(?:来说|而言|来讲)")
NAMED_AS = re.compile(
    rf"[，,、]?(?:其)?(?:型号|代号|名为|命名为|定名为?|取名为?|名叫|叫做|称为)(?:为|是|叫)?[“「《]?({NAME})[”」》]?"
)
"""A clause that only names a thing just told of (…用自研芯片，型号某某，单颗算力…)."""


SAID_BY = re.compile(r",\s(?:says|said|reckons|estimates)\s$")
"""Before whom a clause only names as its source (…, says the firm)."""


def may_be_subject(marked: Marked, mark: Mark, context: Context) -> bool:
    """Whether a name is neither the paper's own nor that of a source."""
    outlet = context.document.outlet or ""
    name = subject.named(mark)
    sentence = marked.sentence
    if brokers.forecaster(subject.topic_of(mark), context.main, context.text[sentence.start : sentence.end]):
        return False
    if public.tells(marked, mark, context.about(mark.start)):
        return False
    if SAID_BY.search(marked.text, 0, mark.at) and context.words.language == "en":
        return False
    return not stance.is_source(marked, mark) and not (
        outlet and (name.canonical in outlet or outlet in name.text)
    )
