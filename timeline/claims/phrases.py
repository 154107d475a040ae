"""Whose an English number is by the words around it: the cost of a bridge, those given a placebo."""

from __future__ import annotations

import re

from timeline.claims.marks import Mark, Marked
from timeline.claims.metric import Found
from timeline.claims.openings import THINGS, name_at, product
from timeline.claims.patterns import FINITE, METRIC, NAME, QUANTITY
from timeline.claims.state import Context
from timeline.claims.subject import BASED, SUBJECT_TYPES, Topic, is_facility, named, topic_of

OF_NOUN = re.compile(
    r"^\s(?:of|for)\s(?:the|an?|each|every|this|that)\s((?:[a-z][a-z'-]*\s){0,2}?[a-z][a-z'-]*)"
    rf"(?=\s(?:{FINITE}|to|at|by|from|in|,)\b|[,.]|\s?\ue000|$)"
)
"""Whose a metric is that is told of a common noun (the ceiling for the round had been …)."""
NO_OWNER = {
    "year", "month", "week", "day", "quarter", "half", "first", "second", "third", "period", "time", "same",
    "kind", "rest", "at", "in", "on", "for", "by", "to", "from", "with", "was", "is",
}  # fmt: skip
BARE_SHARE = re.compile(
    r"(?:^|\bthat\s|,\s|\band\s|\bbut\s|\bwhile\s)[\s\"“]*(?:the\s)?((?!it\b|they\b|he\b|she\b|we\b|that\b|which\b|who\b|and\b)"
    r"[a-z][a-z-]*(?:\s(?!will\b|would\b|could\b|may\b|now\b)[a-z][a-z-]*)?)\s(?:(?:will|would|could|now|already|together|alone|may)\s)*"
    r"(?:supply|supplies|supplied|account(?:s|ed)?\sfor|ma[dk]es?\sup|make\sup|made\sup|provide[sd]?|generate[sd]?|"
    r"represent(?:s|ed)?|cover(?:s|ed)?|produce[sd]?|deliver(?:s|ed)?|contribute[sd]?|h[eo]lds?|t[ao]kes?|took|"
    r"me[et]ts?|forms?|formed|is|are|was|were)\s(?:[a-z]+\s){0,2}$"
)
"""What a share is held by, where it is a common noun (wind will supply 38% of the country's electricity)."""
AT_NAME = re.compile(rf"^\s(?:at|of|for|in)\s(?:the\s)?(?={NAME})")


TARGET_OF = re.compile(rf"^\s(?:on|for|of)\s(?:the\s)?(?={NAME})")


def target_of(marked: Marked, found: Found) -> Topic | None:
    """The name whose shares a price target is for, right behind it."""
    match = TARGET_OF.match(marked.text[found.mark.at + 1 :]) if found.mark is not None else None
    name = name_at(marked, found.mark.at + 1 + match.end()) if match and found.mark is not None else None
    return topic_of(name) if name is not None and named(name).type in SUBJECT_TYPES else None


OWNED_ONE = re.compile(rf"['’]s?\s(?:[a-z-]+\s){{0,2}}[a-z-]+,?\s({NAME})")
"""Whom a name only says whose it is (shares in Quillstream's parent, Larkfell Media)."""


def named_owner(marked: Marked, found: Found) -> Topic | None:
    """The name that a metric is told of, right behind it (net profit at …, turnout in …)."""
    match = AT_NAME.match(marked.text[found.mark.at + 1 :]) if found.mark is not None else None
    name = name_at(marked, found.mark.at + 1 + match.end()) if match and found.mark is not None else None
    if name is None:
        return None
    if BASED.match(marked.text, name.at + 1):
        return None
    owned = OWNED_ONE.match(marked.text, name.at + 1)
    name = (name_at(marked, owned.start(1)) if owned is not None else None) or name
    civic = found.metric is not None and found.metric.civic and named(name).type == "place"
    return topic_of(name) if civic or named(name).type in SUBJECT_TYPES or is_facility(name) else None


def metric_owner(marked: Marked, found: Found, context: Context) -> Topic | None:
    """The common noun that a metric is told of, right behind it; the article's own organisation where it
    stands
    for it.
    """
    if found.mark is None:
        return None
    match = OF_NOUN.match(marked.text[found.mark.at + 1 :])
    if match is None or NO_OWNER & set(match[1].split()):
        return None
    owners = context.words.owners
    if owners is not None and match[1].split()[-1] in owners.of("stand_in"):
        return context.main
    return Topic(match[1], match[1], "printed", "noun")


def share_holder(marked: Marked, start: int, mark: Mark) -> Topic | None:
    """The common noun that supplies, holds or makes up a share, right before it."""
    before = marked.text[start : mark.at]
    match = BARE_SHARE.search(before)
    if match is None or METRIC in before or NAME in before[match.start() :]:
        return None
    return Topic(match[1], match[1], "printed", "noun")


def each_of(marked: Marked, start: int) -> Topic | None:
    """What a clause with "each" speaks of: the model that the clause before it names last."""
    if start < 2 or not marked.text[start:].startswith(" each "):
        return None
    low, high = marked.clause_span(marked.clause_of(start) - 1)
    things = [m for m in marked.of("name", low, high) if named(m).type in THINGS]
    return topic_of(things[-1]) if things else None


TREATED = (
    r"\s(?:who\s)?(?:were\s|had\s|have\s|been\s)*(?:given|on|taking|took|taken|receiving|received|"
    r"treated with|switched to|"
    r"assigned to|begun treatment with|started on|started treatment with)\s(?:an?\s|the\s)?([a-z-]+|\ue002)"
)
ARM_BEFORE = re.compile(
    rf"(?:^|[;,]\s|\band\s)[\s\"“]*(?:the\s)?(?:those|patients|people|adults|women|men|participants|children|{METRIC}){TREATED}\s"
    r"(?:[a-z]+\s){1,6}$"
)
ARM_EN = re.compile(
    r"^(?:,?\sor\s(?:about\s)?\ue000,?)?(?:\s(?:of\s)?(?:the\s|all\s)?)?(?:those|patients|people|adults|women|men|participants|"
    rf"volunteers|children|responders|\ue001)(?:{TREATED})"
)
IN_GROUP = re.compile(
    r"^\s(?:of\s(?:them|those|these)\s|[a-z\ue001]+\s)?in\sthe\s(placebo|control|treatment|drug|dummy)\s(?:group|arm)\b"
)
GIVEN = frozenset(
    (
        "placebo drug pill dummy treatment medicine vaccine compound therapy injection tablet capsule control"
    ).split()
)


THE_DRUG = re.compile(r"\bthe\s$")


def arm(marked: Marked, mark: Mark, context: Context) -> Topic | None:
    """What the people of a share were given (12.6% of those on a placebo); "the drug" is the product that
    the article has named most.
    """
    match = ARM_EN.match(marked.text[mark.at + 1 :]) or IN_GROUP.match(marked.text[mark.at + 1 :])
    offset = mark.at + 1
    if match is None:
        offset, match = 0, ARM_BEFORE.search(marked.text[: mark.at])
    if match is None:
        return None
    at = offset + match.start(1)
    name = next((named(m) for m in marked.marks if m.at == at and m.kind == "name"), None)
    if name is None and match[1] not in GIVEN and " given " not in match[0]:
        return None
    owners = context.words.owners
    if name is None and owners is not None and match[1] in owners.of("product"):
        made = product(context, mark.start) if THE_DRUG.search(marked.text, 0, at) else None
        if made is not None:
            return made
    if name is not None and name.type not in (*THINGS, "other"):
        return None
    return (
        Topic(name.canonical, name.key, "printed", name.type)
        if name
        else Topic(match[1], match[1], "printed", "group")
    )


FOR_EN = re.compile(
    r"^(?:\sof\s(?:the\s)?(?:[a-z\ue001]+))?\sfor\s(?:the\s)?(?:(?:market\s)?(?:leader|winner|rival|owner|runner-up|biggest|largest),\s)?\ue002"
)
PERSON_DID = re.compile(
    rf"(?:^|,\s|\band\s)[\s\"“]*(?:(?:mr|ms|mrs|dr|sir|dame)\s)?({NAME})\s(?:has\s|had\s|also\s)?"
    rf"(?:received|inherited|stole|embezzled|pocketed|was\s(?:fined|jailed|sentenced)|owns?|owned|earns?|earned|{METRIC})\s[^;]*$"
)
SPENT = ("spent", "received", "owns", "owned", "own", "earned", "earns")


def person_did(marked: Marked, start: int, mark: Mark, folded: str) -> Topic | None:
    """The person who opens a clause, and received, stole or spent the sum in it."""
    match = PERSON_DID.match(marked.text, start, mark.at)
    name = name_at(marked, match.start(1)) if match else None
    if match is None or name is None or named(name).type != "person":
        return None
    verb = next((m for m in marked.marks if m.at == match.end(1) + 1 and m.kind == "metric"), None)
    if verb is not None and folded[verb.start : verb.end] not in SPENT:
        return None
    return topic_of(name)


FELL_ON = re.compile(
    rf"^\sof\s{METRIC}\s(?:fell|landed)\s(?:on|in|at|over)\s(?:the\s)?(?={NAME})"
    rf"|^(?:\sof\s(?:the\s{METRIC}|them|those))?(?:\s{METRIC}|\speople)?\s(?:were\s|was\s|are\s|is\s|died\s|lived\s)?in\s(?:the\s)?(?={NAME})"
)
"""The place of what is counted, right behind it (96 millimetres of rain fell on Braga; six were in Spain)."""


LIVING = re.compile(
    r"^\s(?:people|adults|children|women|men|patients|\ue001)?\s?in\s(?:the\s)?(?=\ue002\s(?:have|suffer|live\swith|are\sdiagnosed|develop|die)\b)"
)
"""How many in a place have an illness (About 25 million people in the United States have asthma)."""


def located(marked: Marked, mark: Mark, found: Found, context: Context) -> Topic | None:
    """The place that a count of people or of rain is told of, in an article that is about no body."""
    main, metric = context.main, found.metric
    ill = LIVING.match(marked.text[mark.at + 1 :])
    name = name_at(marked, mark.at + 1 + ill.end()) if ill else None
    if name is not None and named(name).type == "place":
        return topic_of(name)
    about = main is not None and main.type not in ("place", "event")
    if about or metric is None or not (metric.civic or metric.unit == "people"):
        return None
    match = FELL_ON.match(marked.text[mark.at + 1 :])
    name = name_at(marked, mark.at + 1 + match.end()) if match else None
    return topic_of(name) if name is not None and named(name).type == "place" else None


RIVAL = re.compile(
    rf"\b(?:behind|ahead of|followed by|after)\s(?:the\s)?(?:(?:{QUANTITY}|"
    rf"[a-z-]+)\s){{0,3}}({NAME}),?\s(?:with|at|on)\s$"
)


RANKED = re.compile(
    rf"({NAME})(?:\s(?:of|from|in)\s(?:the\s)?{NAME})?,?\s(?:came\s|was\s|is\s|ranked\s|finished\s)?{QUANTITY},?\s(?:with|on|at)\s$"
)


COORDINATE = re.compile(
    rf"\b(?:and|but|while|whereas)\s(?:the\s)?({NAME})(?:\s{METRIC})?\s(?:has\s|had\s|[a-z]+ly\s)?(?:{FINITE}|slid|sank|shed|edged|lost|{METRIC})"
    r"\s(?:by\s|about\s|nearly\s|almost\s|some\s|only\s|just\s|another\s)*$"
)
"""A name and its verb right before a number, behind what is told of another (… and Quillon fell 5.1%)."""


WITH_EACH = re.compile(
    rf"\b(?:from|in|by|of|and|was|were|is|are|,)\s(?:the\s)?({NAME}),?\s(?:[a-z]+\s)?with\s(?:about\s|some\s|just\s)?$"
)
"""One of several that a list gives a number each (from India with 1,120 people and Poland with 640)."""


WITH_NEXT = re.compile(rf"(?:\s[a-z{METRIC}]+)?(?:,|\sand)\s(?:the\s)?{NAME},?\swith\s")


def rival(marked: Marked, mark: Mark) -> Mark | None:
    """Whose a number is that is set beside another (behind … with 21%; and … fell 5%)."""
    before = marked.text[: mark.at]
    match = RIVAL.search(before) or RANKED.search(before)
    if match is not None:
        return name_at(marked, match.start(1))
    match = (
        WITH_EACH.search(before)
        if before.count(" with ") > 1 or WITH_NEXT.match(marked.text, mark.at + 1)
        else None
    )
    if match is not None:
        return name_at(marked, match.start(1))
    match = COORDINATE.search(before)
    name = name_at(marked, match.start(1)) if match else None
    return name if name is not None and named(name).type in SUBJECT_TYPES else None


THOSE_OF = re.compile(
    rf"\b(?:those|that)\s(?:of|at|for|in)\s(?:the\s)?(?:[a-z]+\s){{0,2}}({NAME})\s(?!and\b)[a-z ]{{0,24}}$"
)
GIVER = re.compile(
    rf"({NAME})(?:,[^,]*,)?\s(?:has\s|had\s)?(?:also\s)?(?:promised|pledged|offered|donated|gave|"
    rf"earmarked)\s(?:about\s|up to\s|another\s)?$"
)
FOR_INDEX = re.compile(
    r"^\sfor\s(?:the\s)?((?:[a-z-]+\s){0,3}(?:index|\ue001|sector|industry|average|market as a whole|"
    r"whole of the [a-z]+|rest of the [a-z]+))\b"
)
SAMPLE = re.compile(rf"^\s(?:{METRIC}|[a-z-]+)(?:\s[a-z-]+)?,\s(?:the\s)?({NAME})(?=,)")
GROUP_OF = re.compile(
    r"\b(?:groups?|alliance|coalition|union|network|association|consortium|club|league|body|collective|federation)\sof\s"
    r"(?:about\s|around\s|nearly\s|some\s|more\sthan\s)?$"
)
"""A body of so many, whose name follows what it is of (a group of 900 writers, the Serial Guild, …)."""
AND_BUSINESS = re.compile(r"\band\sthe\s([a-z]+)\s(?:about\s|around\s|nearly\s|some\s)?$")


def set_apart(marked: Marked, mark: Mark, context: Context) -> Topic | None:
    """Whose a number is by the words right around it: those of a named one, who gave it, the study of so
    many that
    a name follows, the company after the part ("and the company $1bn").
    """
    before = marked.text[: mark.at]
    index = FOR_INDEX.match(marked.text[mark.at + 1 :])
    if index is not None:
        at = mark.at + 1
        noun = marked.printed(at + index.start(1), at + index.end(1), context.text)
        return Topic(noun, noun, "printed", "noun")
    match = THOSE_OF.search(before) or GIVER.search(before)
    if match is None and (before.endswith(" of ") or GROUP_OF.search(before)):
        after = SAMPLE.match(marked.text[mark.at + 1 :])
        name = name_at(marked, mark.at + 1 + after.start(1)) if after else None
        bodies = ("organisation",) if GROUP_OF.search(before) else ()
        kinds = (*THINGS, "event", "other", *bodies)
        return topic_of(name) if name is not None and named(name).type in kinds else None
    if match is not None:
        name = name_at(marked, match.start(1))
        return topic_of(name) if name is not None else None
    gap = AND_BUSINESS.search(before)
    owners = context.words.owners
    if gap is not None and owners is not None and gap[1] in owners.of("stand_in"):
        return context.main
    return None


SAME_SAYS = re.compile(
    rf"[\s\"“]*(?:{NAME}|(?:the|its|their|his|her)\s[a-z ]{{3,30}})\s"
    r"(?:says|said|reckons|thinks|expects|estimates|forecasts|sees)\s(?:about\s|around\s|more\slike\s)?"
)
"""A sentence that gives another's figure for what the one before told of (Keel Bank says $2bn)."""
AGAIN = re.compile(rf"{QUANTITY}(?:\s{METRIC}|[^{QUANTITY}]{{0,60}}),\sor\s(?:about\s|nearly\s|roughly\s)?$")
"""What tells the same once more in another way (269 patients were in remission, or 31.4%)."""
NUMBER_IS = re.compile(
    r"\b(?:the|that|their|its)\s(?:number|figure|total|count|tally)\s(?:has\s|had\s)?(?:was|is|"
    r"were|stood at|stands at|"
    r"reached|rose to|fell to|grew to|risen to|fallen to|grown to)\s"
    r"(?:now\s|already\s|about\s|around\s|nearly\s|some\s|only\s)*$"
)
"""What goes on with the count before (by June the number was around 7,400)."""


def counts_on(marked: Marked, mark: Mark) -> bool:
    """Whether a number is of what the one before it was of: the same told later, or by somebody else."""
    before = marked.text[: mark.at]
    return NUMBER_IS.search(before) is not None or SAME_SAYS.fullmatch(before) is not None


PRICED = ("list_price", "starting_price")
"""Prices that products have, and companies have not."""


def of_product(mark: Mark, found: Found, topic: Topic | None, context: Context) -> Topic | None:
    """The product that a price is of, where what is told gives it to its maker."""
    if found.key not in PRICED or topic is None or topic.type != "organisation":
        return topic
    return product(context, mark.start) or topic


def beneficiary(marked: Marked, mark: Mark) -> Mark | None:
    """Whose a number is that is "for" somebody (39.7% for the Harbour Party)."""
    match = FOR_EN.match(marked.text[mark.at + 1 :])
    at = mark.at + match.end() if match else None
    return (
        next((m for m in marked.marks if m.at == at and named(m).type in SUBJECT_TYPES), None) if at else None
    )


PRONOUN = re.compile(r"\b(?:he|she)\b")


def pronoun(marked: Marked, mark: Mark, person: Topic | None) -> Topic | None:
    """Whom "he" or "she" means before a number: the person named last."""
    return person if PRONOUN.search(marked.text[: mark.at]) else None
