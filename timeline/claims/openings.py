"""Of whom an English clause speaks by how it opens: the hospital, a ward at a named one, the busiest stop."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from timeline.claims.marks import Mark, Marked
from timeline.claims.patterns import DATE, FINITE, NAME, QUANTITY, Owners
from timeline.claims.state import Context
from timeline.claims.subject import SUBJECT_TYPES, Topic, is_facility, named, seat_of, topic_of
from timeline.model import Name

COMMON = "common"
"""The type of a topic that is a common noun; only what refers back to it goes on with it."""
IN_IT = re.compile(r"[\s\"“]*(?:(?:in|of|on|at|with|under)\s)?it(?:s|self)?\b")
"""What opens a sentence that goes on with what the one before explained last."""
GOES_ON = re.compile(r"\b(?:it|its|there)\b|\b(?:they|their)\b")
GOES_ON_MANY = re.compile(r"\b(?:it|its|they|their|them|there|those|these)\b")
ITSELF = re.compile(r"[\s\"“]*(?:but\s|and\s)?its?\s")
"""What no plural is called by."""
ANOTHER = re.compile(rf"[\s\"“]*(?:(?:but|and|so)\s)?(?:he|she|(?:(?:mr|ms|mrs|dr)\s)?{NAME})\s")
"""What opens a sentence of somebody else than a common noun."""
WHICH = re.compile(
    rf"[\s\"“]*(?:the|one|another)(?:\s(?:[a-z]+(?:er|est)|first|second|third|other))?,\s(?:at|in|near|on)\s"
    rf"(?:the\s)?{NAME}(?=,)"
)
"""One of several that only its place tells (the larger, at …, covers …)."""
THINGS = ("product", "model", "work")
KNOWN_AS = re.compile(
    rf"[\s(]*(?:(?:which\sis\s)?(?:better\s)?known as|called|named|dubbed|code-named|codenamed)\s({NAME})"
)
SUPERLATIVE = re.compile(
    rf"[\s\"“]*(?:{DATE},?\s)?(?:the|its|their|our)\s(?:[a-z]+est|worst|best|most\s[a-z]+|least\s[a-z]+|top|leading|largest|main)(?:\s[a-z-]+){{0,3}}"
    rf"(?:\s(?:in|of|on|at)\s(?:the\s)?(?:[a-z]+|{NAME}))?(?:\s(?:is|was|were|remains|remained)\s|,\s)(?:the\s)?({NAME})"
)
"""A clause that says which is the first of its kind: the number is of the named one (the busiest station
was …).
"""
PLACE_OPENS = re.compile(
    rf"[\s\"“]*(?:(?:and|but|while|because|as|after|(?:in|on|by|at) {DATE},?|{DATE})\s)*"
    rf"(?:the\s)?({NAME})\s(?:([a-z]+)\s)??(?={FINITE}\b)"
)
"""A place that does something, or is something: Germany accounted for …, Oporto airport closed."""
HAS = re.compile(r"(?:(?:now|still|also|alone|already)\s)?(?:has|have|had)\s(?:[a-z]+\s){0,2}\ue000")
WHERE = re.compile(r"\swhere\s")
OF_PLACE = re.compile(rf"({NAME})\s(?:of|from|in)\s{NAME}$")
WITHIN = re.compile(
    rf"\b(?:plant|factory|mill|mine|site|works|"
    rf"station|depot|warehouse|centre|center)\s(?:in|at|near)\s({NAME}),\s{NAME}$"
)
"""A thing in a place that another one holds (the plant in Tarragona, Spain, which …)."""
TOLD_ON = re.compile(rf"({NAME})\s(?:in|on|of)\s{DATE}$")
APPOSED_EN = re.compile(r"^\s(?:an?|the|its|one of|which|who|whose|each)\s")
ALL_OF_IT = re.compile(
    r"\swhich\s(?:\ue001|values?|valued|makes?|made|gives?|gave|leaves?|puts?|means?|meant|brings?|would|could)\b"
)
"""A clause that explains all of the one before it, and no name (…, which values the company at $2bn)."""


def goes_on(marked: Marked, topic: Topic, main: Topic | None) -> bool:
    """Whether a sentence goes on with the topic before it: with a common noun, or a body that oversees whom
    the article is about (`main`), only where it refers back.
    """
    if oversees(topic, main):
        return ITSELF.match(marked.text) is not None
    if topic.type == COMMON and ANOTHER.match(marked.text):
        return False
    if topic.type == COMMON and topic.subject.endswith("s") and ITSELF.match(marked.text):
        return False
    again = GOES_ON_MANY if topic.subject.endswith("s") else GOES_ON
    return topic.type != COMMON or again.search(marked.text) is not None


OVERSEES = re.compile(
    r"\b(?:Authority|Commission|Ministry|Department|Court|Agency|Administration|Bureau|Office|"
    r"Tribunal|Parliament|Congress|Senate|Committee|Treasury|Inspectorate|Directorate)\b|"
    r"\b(?:Investment|Development|Central) Bank$|^(?:Moody['’]s|Fitch|S&P)"
)
"""Bodies that judge, rate or finance others, so that a text which names one goes on with the other."""


def oversees(topic: Topic, main: Topic | None) -> bool:
    """Whether a topic is a body that acts on whom an article is about."""
    return main is not None and topic.key != main.key and OVERSEES.search(topic.subject) is not None


def words_of(names: Sequence[Name], main: Topic | None) -> frozenset[str]:
    """The words of all names of the article's own organisation, without a plural."""
    keyed = ((n, seat_of(Topic(n.canonical, n.key, "printed")).key) for n in names)
    own = (n.text.lower().split() for n, key in keyed if main is not None and main.key in (key, n.key))
    return frozenset(singular(word) for words in own for word in words)


APPOSED_NOUN = (
    r"\b[Tt]he (?:[A-Z]?[a-z-]+ ){{0,3}}?([a-z-]{{3,}}) {name}\b",
    r"\b{name}, (?:an?|the) (?:(?!that\b|which\b|of\b|in\b|for\b|with\b)[\w-]+ ){{0,4}}?([a-z-]{{3,}})"
    r"(?=[,.;]| (?:that|which|in|of|for|with|based|owned|from|listed)\b)",
)
"""What an article calls whom it is about, by apposition: the dating app Lumio; Marrane, a cement maker."""


def apposed_nouns(text: str, names: Sequence[Name], main: Topic | None) -> frozenset[str]:
    """The nouns by which an article explains the name of whom it is about."""
    if main is None or main.type not in ("organisation", "product", "model"):
        return frozenset()
    own = {n.text for n in names if n.key == main.key}
    found = (
        m for name in own for p in APPOSED_NOUN for m in re.finditer(p.format(name=re.escape(name)), text)
    )
    return frozenset(singular(m[1]) for m in found)


def singular(word: str) -> str:
    """An English noun without the ending of its plural."""
    return word[:-3] + "y" if word.endswith("ies") else word.removesuffix("s")


ORGANS = frozenset(("board", "supervisory board", "executive board", "management board"))
"""The parts of a company that decide for it (the board approved a buyback)."""
NAMED_NEXT = re.compile(rf",\s{NAME},")
OWN = re.compile(r"\b(?:its|their)\s")


def opening_owner(marked: Marked, start: int, end: int, context: Context) -> Topic | None:
    """The common noun that opens a clause as its subject, or the named place or body that it is at; the
    article's own organisation, where the noun is part of its name or only stands for it.
    """
    owners, main = context.words.owners, context.main
    which = WHICH.match(marked.text, start)
    place = name_at(marked, which.end() - 1) if which else None
    if place is not None:
        return topic_of(place)
    match = owners.opening.match(marked.text[start:end]) if owners is not None else None
    if match is None or owners is None:
        return None
    if NAMED_NEXT.match(marked.text, start + match.end()) and OWN.search(
        marked.text, start, start + match.start("noun")
    ):
        return None  # its assistant, Jackdaw, has …: the name is told of
    if marked.text[start : start + match.start("noun")].rstrip().endswith(QUANTITY):
        if not marked.text[start + match.end() : end].strip(" .,"):
            return None  # and 874,000 cars: what is counted, with the verb of the clause before
        head = match["noun"].rsplit(" ", 1)[-1]
        if {head, singular(head)} & owners.of("group") and not match["at"]:
            return None
    if match["at"]:
        name = name_at(marked, start + match.end("at") - 1)
        if name is not None and (named(name).type in SUBJECT_TYPES or is_facility(name)):
            return topic_of(name)
    noun = marked.printed(start + match.start("noun"), start + match.end("noun"), context.text)
    head = noun.rsplit(" ", 1)[-1]
    before = marked.text[start : start + match.start("noun")]
    definite = before.rstrip(f" {QUANTITY}").endswith(("the", "its"))
    thing = context.things.get("") if head in owners.of("plain") else context.things.get(head)
    if definite and thing is not None:
        return thing
    if definite and head in owners.of("product"):
        made = product(context, marked.offsets[start])
        if made is not None:
            return made
    if main is not None and main.type == "organisation" and noun in ORGANS and definite:
        return main
    if main is not None and definite and head in owners.of("seat") and is_place(main, context.text):
        return main
    if main is not None and definite and (head in owners.of("stand_in") or singular(head) in context.called):
        return main
    return None if head in owners.of("stand_in") else Topic(noun, noun, "printed", COMMON)


PLURAL_OPENS = re.compile(
    rf"[\s\"“]*(?:(?:and|but|while|meanwhile|{DATE}),?\s)*((?:[a-z-]+\s)?[a-z-]{{3,}}(?<!s)s(?:\sand\s(?:[a-z-]+\s)?[a-z-]{{3,}}(?<!s)s)?)\s"
    rf"(?:[a-z]+ly\s)?(?={FINITE}\b)"
)
"""A plural without an article that opens a clause as its subject (Manufacturers shed 41,000 jobs)."""
MOVES = re.compile(
    r"(?:rose|fell|grew|increased|decreased|climbed|dropped|jumped|slipped|declined|doubled|were|are)\b"
)
"""What is said of that which is counted itself (Evictions rose by a fifth)."""
OTHERS = frozenset("rivals competitors peers newcomers".split())
"""Who is never the body that an article is about."""
TELLING = frozenset(
    "analysts economists ministers critics experts officials investors figures data this its".split()
)
"""Who only says, or shows, what others have."""


def bare_plural(marked: Marked, start: int, end: int, context: Context) -> Topic | None:
    """The plural that opens a clause as its subject, in an article that is about no body."""
    match = PLURAL_OPENS.match(marked.text, start, end)
    if match is not None and match[1].split()[-1] in OTHERS:
        return Topic(match[1], match[1], "printed", COMMON)
    if context.main is not None:
        return None
    if match is None or MOVES.match(marked.text, match.end()) or TELLING & set(match[1].split()):
        return None
    return Topic(match[1], match[1], "printed", COMMON)


def is_place(main: Topic, folded: str) -> bool:
    """Whether what an article is about is a place: something is said to be in it."""
    return (
        main.type == "place"
        or re.search(rf"\b(?:in|across|around) {re.escape(main.subject.lower())}\b", folded) is not None
    )


def product(context: Context, before: int) -> Topic | None:
    """The product that an article has spoken of most, by name, up to a place."""
    things = [n for n in context.names if n.type in THINGS and n.start < before]
    counts = Counter(n.key for n in things)
    most = max(counts.values(), default=0)
    name = next((n for n in things if counts[n.key] == most), None)
    return Topic(name.canonical, name.key, "context", name.type) if name is not None else None


def placed_things(marked: Marked, owners: Owners | None, folded: str) -> dict[str, Topic]:
    """What a sentence places by name (a cold store at …) or calls by one (the Halvorsen plant), by the noun;
    the last one by "" too.
    """
    if owners is None:
        return {}
    found: dict[str, Topic] = {}
    bodies = owners.of("stand_in") | owners.of("body")
    for match in owners.placed.finditer(marked.text):
        name = name_at(marked, match.start(2))
        if name is not None:
            noun = marked.printed(*match.span(1), folded)
            found[noun] = topic_of(name)
            if noun not in bodies:
                found[""] = found[noun]  # a producer in a region is not what a project is later
    for match in owners.called.finditer(marked.text):
        name = name_at(marked, match.start(1))
        if name is not None and named(name).type in NAMED_THINGS:
            found[match[2]] = found[""] = topic_of(name)
    return found


NAMED_THINGS = ("place", "product", "other")
"""What a noun behind a name can tell the kind of: the Halvorsen plant."""
TAKES_UP = re.compile(rf"[\s\"“]*the\s(?:{QUANTITY}\s)?([a-z]+)\s(?!(?:in|at|on|near|of)\s)")


def taken_up(marked: Marked, start: int, topic: Topic | None, context: Context) -> Topic | None:
    """The named thing that the text just spoke of, where an English clause goes on with its kind: Halvorsen
    is early; the plant cost $388m.
    """
    match = TAKES_UP.match(marked.text, start)
    owners = context.words.owners
    if match is None or topic is None or owners is None or match[1] not in owners.of("place"):
        return None
    return topic if topic.key in {t.key for t in context.things.values()} else None


def known_as(marked: Marked, start: int, end: int, context: Context) -> Topic | None:
    """The name that a clause gives to the noun that the clause before it opens with (the trial, known as
    …).
    """
    match = KNOWN_AS.fullmatch(marked.text, start, end) if start else None
    name = name_at(marked, match.start(1)) if match is not None else None
    owners = context.words.owners
    low, high = marked.clause_span(marked.clause_of(start) - 1) if name is not None else (0, 0)
    opened = owners.opening.match(marked.text[low:high]) if owners is not None and name is not None else None
    if name is None or opened is None or opened.end() < len(marked.text[low:high].rstrip()):
        return None
    return topic_of(name)


def superlative(marked: Marked, start: int) -> Mark | None:
    """The name that a clause gives to the first, or last, of its kind."""
    match = SUPERLATIVE.match(marked.text, start)
    return name_at(marked, match.start(1)) if match is not None and match.end() <= len(marked.text) else None


def apposed(marked: Marked, start: int) -> Mark | None:
    """The name right before a clause that explains it (ASCENT-2, a study of nearly 1,300 patients)."""
    if not APPOSED_EN.match(marked.text[start:]) or ALL_OF_IT.match(marked.text, start):
        return None
    found = marked.mark_at(start - 2, "name")
    if found is not None and named(found).type == "organisation" and marked.text.startswith(" who ", start):
        return None  # whoever speaks for it
    before = marked.text[: max(0, start - 1)]
    if found is not None and named(found).type == "place":
        owner = OF_PLACE.search(before)
        body = name_at(marked, owner.start(1)) if owner else None
        found = body if body is not None and named(body).type == "organisation" else found
        within = WITHIN.search(before)
        found = (name_at(marked, within.start(1)) or found) if within else found
    dated = TOLD_ON.search(before) if found is None and start else None
    event = name_at(marked, dated.start(1)) if dated else None
    if event is not None and named(event).type == "event":
        return event
    return found if found is not None and named(found).type in (*SUBJECT_TYPES, "place") else None


def place_subject(marked: Marked, start: int, end: int, context: Context) -> Topic | None:
    """The place, or the building named by it, that a clause opens with as its subject, or that a clause with
    "where" explains, in an article that is about no body; in others only one that has something.
    """
    main = context.main
    about = main is not None and main.type not in ("place", "event")
    if WHERE.match(marked.text, start) and not about:
        before = marked.mark_at(start - 2, "name")
        return topic_of(before) if before is not None and named(before).type == "place" else None
    match = PLACE_OPENS.match(marked.text, start, end)
    if about and match is not None and HAS.match(marked.text, match.end()) is None:
        return None
    name = name_at(marked, match.start(1)) if match is not None else None
    if match is None or name is None or named(name).type != "place":
        return None
    if match[2] is None:
        return topic_of(name)
    owners = context.words.owners
    if owners is None or match[2] not in owners.of("place") | owners.of("body"):
        return None
    noun = f"{named(name).canonical} {match[2]}"
    return Topic(noun, noun.lower(), "printed", "place")


def name_at(marked: Marked, at: int) -> Mark | None:
    """The name that stands at a place of the marked text."""
    return marked.mark_at(at, "name")
