"""Whom a whole article is about: who owns its numbers where nobody else is named."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from timeline.claims.offices import WHOLE, is_public, only_place, place_of
from timeline.claims.subject import Topic, seat_of
from timeline.model import Document, Name
from timeline.script import simplify

MARKET = re.compile(
    r"\s*(台股|港股|[aA]股|美股|日股|大盘|沪指|深成指|创业板指|恒指|国指|[\u3400-\u9fff]{2}指数)(?=[收涨跌升报早午终低高开震翻失站重连创再缩放微\d，：])"
)
"""What a headline of a day's trading begins with."""


VIE = 1.1
"""How much more must speak for one name than for the next, so that the two do not vie."""


def _of_seat(name: Name) -> Name:
    """A council as its place."""
    seat = seat_of(Topic(name.canonical, name.key, "printed"))
    return replace(name, canonical=seat.subject, key=seat.key) if seat.key != name.key else name


def main_subject(document: Document, names: Sequence[Name]) -> Topic | None:
    """The organisation that the article is about: named in its title, else most often; where two vie for
    it, or it is an office that tells of others, the event of the title (a storm), or its place. Where
    no name is printed twice, the one organisation of the title, or that which an English lead opens with;
    where two vie in English, that which the title begins with.
    """
    market = MARKET.match(simplify(document.text))
    english = document.language == "en"
    if market is not None and not english:
        return Topic(document.text[market.start(1) : market.end(1)], market[1], "context", "noun")
    issuer = next((n for n in names if _of_outlet(document, n) and _reports(document, n)), None)
    if issuer is not None:  # a firm's own page of its results, however often it names its plants
        return Topic(issuer.canonical, issuer.key, "context")
    names = [_of_seat(n) for n in names] if english else names
    head = max((s.end for s in document.sentences if s.section == "headline"), default=0)
    weighed = _weighed(document, names, head)
    best = weighed.counts.most_common(2)
    person = None if english else _person(names, head, max(weighed.counts.values(), default=0))
    if person is not None:
        return Topic(person.canonical, person.key, "context", "person")
    public = bool(best) and is_public(weighed.shown[best[0][0]])
    if not best or public or (len(best) > 1 and best[0][1] < VIE * best[1][1]):
        for kind in ("event", "place") if not best or public else ("event",):
            titled = (n for n in names if n.start < head and weighed.mentions[n.key] > 1)
            found = next((n for n in titled if n.type == kind), None)
            if found is not None:
                return Topic(found.canonical, found.key, "context", kind)
        place = None if english else _overseen(document, names, weighed.shown[best[0][0]] if public else None)
        if place is not None:
            return place
        if not best:
            return _named_once(document, names, head, weighed)
        if not english and not public:
            return _body_of(best, names, weighed, simplify(document.text))
        first = min((key for key, _ in best), key=lambda k: weighed.titled.get(k, len(document.text)))
        known = english and not public and first in weighed.titled
        return Topic(weighed.shown[first], first, "context") if known else None
    if english and not _opens_with(document, names, best[0][0], weighed):
        opening = [k for k, _ in weighed.counts.most_common() if _opens_with(document, names, k, weighed)]
        if not opening:
            return _named_once(document, names, head, weighed)
        return Topic(weighed.shown[opening[0]], opening[0], "context")
    work = all(n.type == "work" for n in names if n.key == best[0][0])
    return Topic(weighed.shown[best[0][0]], best[0][0], "context", "work" if work else "organisation")


def _overseen(document: Document, names: Sequence[Name], office: str | None) -> Topic | None:
    """The place of an article whose main name is an office of it, or that tells of the whole of a place."""
    if office is not None:
        place = place_of(office)
    else:
        place = only_place(names) if WHOLE.search(simplify(document.text)) else None
    if place is None:
        return None
    known = next((n for n in names if n.type == "place" and n.canonical == place), None)
    return Topic(place, known.key if known is not None else simplify(place), "context", "place")


OFFICER = re.compile(
    r"(?:[副联创执]?[\u3400-\u9fff]{0,3})(?:董事长|总裁|总经理|执行长|行长|创始人|创办人|首席|财务长|发言人|董座|CEO|CFO)"
)
"""What stands behind the name of a body whose head speaks in an article on it."""


def _body_of(
    best: Sequence[tuple[str, int]], names: Sequence[Name], weighed: Weighed, text: str
) -> Topic | None:
    """Of two names that vie in a Chinese article, a maker rather than what it makes; of two bodies the one
    whose officers speak, or that the headline names alone.
    """
    bodies = {n.key for n in names if n.type == "organisation"}
    both = [key for key, _ in best if key in bodies]
    if len(both) == 2:
        heard = {
            key: sum(OFFICER.match(text, n.end) is not None for n in names if n.key == key)
            + (key in weighed.titled)
            for key in both
        }
        both = [key for key in both if heard[key] == max(heard.values())]
    return Topic(weighed.shown[both[0]], both[0], "context") if len(both) == 1 else None


OPENING = 4
"""Sentences, with the headline, in which an English article says whom it is about."""


def _opens_with(document: Document, names: Sequence[Name], key: str, weighed: Weighed) -> bool:
    """Whether a name stands in the headline or the first sentences of an article."""
    if key in weighed.titled or len(document.sentences) <= OPENING:
        return True
    return any(n.key == key and n.start < document.sentences[OPENING].start for n in names)


@dataclass(frozen=True)
class Weighed:
    """How much speaks for each key: its weight where it is named twice or more, how often it is named, how
    it is first printed, and where the headline names it.
    """

    counts: Counter[str]
    mentions: Counter[str]
    shown: dict[str, str]
    titled: dict[str, int]


OWN_REPORT = re.compile(
    r"(?: (?:plc|inc|ag|se|ltd|corp|group)\b\.?)?(?:,? \([^()]{3,30}\))?,? "
    r"(?:(?:has |have )?(?:today|this morning) )?"
    r"(?:announce|report|publishe)[sd](?: today)? (?:its|their|(?:[a-z-]+ ){0,3}results)\b",
    re.IGNORECASE,
)
"""What follows the name of a firm in its own release: Alder plc today announces its results."""


def _reports(document: Document, name: Name) -> bool:
    """Whether an English article opens with what a firm reports of itself."""
    early = len(document.sentences) <= OPENING or name.start < document.sentences[OPENING].start
    return early and document.language == "en" and OWN_REPORT.match(document.text, name.end) is not None


def _weighed(document: Document, names: Sequence[Name], head: int) -> Weighed:
    """Weigh the names that an article can be about. head: where its headline ends."""
    english = document.language == "en"
    counts: Counter[str] = Counter()
    shown: dict[str, str] = {}
    titled: dict[str, int] = {}
    own = {n.canonical for n in names if n.start < head or _reports(document, n)}  # a firm's page is about it
    for name in names:
        itself = name.key.endswith(f"@{document.id}")  # the Company, as a report calls its own
        told = name.canonical in own or not (itself or _of_outlet(document, name) or _counts_others(name))
        shows = name.type == "work" and name.start < head and not english
        if (name.type in ("organisation", "product", "model") or shows or name.key in titled) and told:
            counts[name.key] += 2 if name.type in ("organisation", "work") else 1
            shown.setdefault(name.key, name.canonical)
            if name.start < head:
                titled.setdefault(name.key, name.start)
    for key in _sources(document, names) - titled.keys() if english else ():
        del counts[key]
    for key in titled:
        counts[key] += 6
    if titled:  # a headline begins with whom it is about
        counts[min(titled, key=titled.__getitem__)] += 2
    mentions = Counter(n.key for n in names)
    for key, times in _called(document, names).items() if english else ():
        mentions[key] += times
        if key in counts:
            counts[key] += times
    bodies = {n.key for n in names if n.type == "organisation"}
    if not english and not any(mentions[k] > 1 for k in bodies & counts.keys()):
        mentions.update(k for k in bodies & titled.keys())  # the maker in the headline, not its product
    return Weighed(Counter({k: v for k, v in counts.items() if mentions[k] > 1}), mentions, shown, titled)


OUTLET_WORDS = re.compile(r"[^\W_]+")
COUNTING_EN = re.compile(
    r"\b(?:Statistics|Statistical|Census|Met Office|Meteorological|Weather|Geological Survey)\b"
)
"""Offices whose figures are of everybody but themselves."""


def _of_outlet(document: Document, name: Name) -> bool:
    """Whether a name is that of the paper, in full or as it calls itself (the Review)."""
    paper, own = OUTLET_WORDS.findall(document.outlet or ""), OUTLET_WORDS.findall(name.canonical)
    if document.language != "en":
        return name.canonical == document.outlet
    return bool(own) and (paper[: len(own)] == own or paper[-len(own) :] == own)


def _counts_others(name: Name) -> bool:
    return name.canonical.isascii() and COUNTING_EN.search(name.canonical) is not None


def _named_once(document: Document, names: Sequence[Name], head: int, weighed: Weighed) -> Topic | None:
    """The one organisation of the title, or whom an English lead opens with, where none is named twice."""
    heads = {n.key for n in names if n.key in weighed.titled and n.type == "organisation"}
    only = next(iter(heads)) if len(heads) == 1 else None
    if only is not None and not is_public(weighed.shown[only]):
        return Topic(weighed.shown[only], only, "context")
    if document.language != "en":
        return None
    opener = next((n for n in names if n.start >= head and n.type == "organisation"), None)
    lead = next((s.end for s in document.sentences if s.start >= head), 0)
    if opener is None or _counts_others(opener):
        return None
    if not _reports(document, opener) and (opener.start >= lead or _of_outlet(document, opener)):
        return None
    return Topic(opener.canonical, opener.key, "context")


SOURCE = re.compile(
    r"(?:\b(?:research (?:firm|group|house)|researcher|consultancy|data provider|pollster|think[ -]tank|"
    r"according to|(?:figures|data|numbers|estimates) (?:from|by)|says|said)(?: the)? )$"
)
SPEAKS = re.compile(
    r"(?:['’]s)? (?:(?:next |latest |own )?(?:figures|data|estimates|numbers|survey)|estimates|reckons)\b"
)


def _sources(document: Document, names: Sequence[Name]) -> set[str]:
    """The bodies that an article mostly names as those who counted what it tells of."""
    told = Counter(n.key for n in names if n.type == "organisation")
    text = document.text
    quoted = Counter(
        n.key
        for n in names
        if n.type == "organisation"
        and (SOURCE.search(text, max(0, n.start - 32), n.start) or SPEAKS.match(text, n.end))
    )
    return {key for key, times in quoted.items() if times > 1 and 2 * times >= told[key]}


def _head_word(name: str) -> str:
    """The word of a body's name that says what it is: the last one, or that before "of" (Institute of …)."""
    words = name.split()
    at = next((i for i, word in enumerate(words) if word in ("of", "for") and 0 < i < len(words) - 1), 0)
    return words[at - 1] if at else words[-1]


def _called(document: Document, names: Sequence[Name]) -> Counter[str]:
    """How often an article calls a body by the last word of its name (the trust), where only one body has
    such a name.
    """
    ends = {n.key: _head_word(n.canonical) for n in names if n.type == "organisation"}
    shared = Counter(ends.values())
    found: Counter[str] = Counter()
    for key, word in ends.items():
        if shared[word] == 1 and word.isalpha() and word[0].isupper() and word != word.upper():
            found[key] = len(re.findall(rf"\b[Tt]he {word.lower()}\b", document.text))
    return found


MANY = 4
"""How often a person must be named whom an article is about (a trial, an obituary)."""


def _person(names: Sequence[Name], head: int, most: int) -> Name | None:
    """The person named far more often than any body, where the headline names no body or thing."""
    if any(n.start < head and n.type in ("organisation", "product", "model", "event") for n in names):
        return None
    counts = Counter(n.key for n in names if n.type == "person")
    best = counts.most_common(2)
    if not best or best[0][1] < max(MANY, 1.5 * most) or (len(best) > 1 and best[1][1] * 2 > best[0][1]):
        return None
    return next(n for n in names if n.key == best[0][0])
