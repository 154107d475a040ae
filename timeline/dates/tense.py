"""Whether the words around a date speak of what was or of what will be."""

from __future__ import annotations

import functools
import re
from typing import Literal

from timeline.alternatives import any_of
from timeline.lexicon import Lexicon

Tense = Literal["past", "future", "told", "silent"]
"""past, future: a cue says so. told: no cue, but words (news tells what was). silent: the date is alone."""

_BREAK = re.compile(r"[。！？!?\n.;；](?:(?<=[。！？!?\n])|(?=\s))")
_LAST_BREAK = re.compile(r"[\s\S]*(?:[。！？!?\n]|[.;；](?=\s))")
_WORD = re.compile(r"[^\W\d_]")
_LATIN = re.compile(r"[A-Za-z]+")
_LED = re.compile(
    r"\b(be\s+)?([a-z]+)\s+(?:\d[\d.,–-]*(?:\s?%|\spercent|\sper\scent)?\s+)?(?:(?:in|on|at|by|from|for|during|since|late|early|the|last|this|end|of)\s+)*$"
)
"""The verb that a date is told with, where nothing but prepositions and by how much stand between (closed in
January, voted 7-2 on Tuesday)."""
_AHEAD = re.compile(r"\b(?:will|would|shall|should|to|can|may|must)\s+(?:[a-z]+ly\s+)?$")
"""What makes a passive with be one of the future (will be paid on January 16)."""
_TO_BE = re.compile(r"\b(?:will|shall|is to|are to|due to)\s+(?:[a-z]+ly\s+)?be\s+(?:[a-z]+ly\s+)?$")
"""What makes a participle of the past one of the future (will be held in the hall on Sunday)."""
_FROM_THEN = re.compile(
    r"自[^，。；]{2,12}起[^。；]{0,40}?(?:[须須]|必[须須]|需[要申取提办辦]|不得|施行|[实實]施|生效)"
)
"""What a rule asks for from a day on, behind the day (自10月15日起，出口须申请许可)."""
_OWNED = re.compile(
    r"\b(?:its|their|his|her|the|a|profits?|sales|revenues?|earnings|growth|prices?|demand|year|annual)\s+$",
    re.IGNORECASE,
)
"""What makes forecast a noun, which may be of what somebody has done (raised its profit forecast)."""
_ARRANGED = re.compile(
    r"\b(?:which|who|it|he|she)\s+(?:next\s+)?(?!was\b|has\b|does\b|is\b)[a-z]+s\s+(?:(?!since|from)[a-z]+\s+){0,3}on\s+$"
)
"""A verb of the present that an arranged day stands behind (which reports its results on Aug. 5)."""
_SET_FOR = re.compile(
    r"\b(?<!year )(?:opens|starts|begins|closes|ends|launches|follows|expires|retires|leaves|"
    r"goes (?:on sale|live|public|on show)|takes (?:effect|office|over|place|part)|"
    r"comes (?:into force|out|to an end)|arrives|meets|votes|runs out|falls due|is out)\s(?:[a-z]+ ){0,4}?"
    r"(?:in|on|at the end of|from) (?:the |early |late |mid-)?$"
)
"""Verbs of the present that tell what is set for a time (goes on sale in June)."""
_REPORTS = re.compile(
    r"\b(?:report|post|publish|announce|release|unveil)(?:s|es|ed|d|ing)?\s(?:its\s|their\s|a\s|an\s)?$",
    re.IGNORECASE,
)
"""What is told of a time that is over, even if it is yet to be told (is to report fourth-quarter profit)."""
_SETTING = 60
"""Characters before a date in which such a verb stands."""
_ACTED = re.compile(
    r"\b(?!need|hundred|speed|exceed|proceed|succeed)[a-z]{3,}ed\b|\b(?:cut|held|set|kept|gave|made)\b"
)
_DEED = re.compile(r" ([a-z]{3,}ed)\b(?! (?:for|until|by|to be)\b)")
"""What was done on a day, right behind it: on Tuesday switched on a plant that is to run for years."""
_DONE = re.compile(r"(?!need|hundred|speed|indeed|exceed|proceed|succeed|bleed|breed|unprec)[a-z]{3,}ed")
_CLOSED = re.compile(r"[,.?!][\"”]")
"""What ends a quote: who says it speaks of another time than what is said."""
_OTHERS = re.compile(
    r"[，；][^，；]*?(?:[月日年季]|季度)[^，；]*$|[，；][^；]*?(?:\d\s?[月日年季]|[今明去后後]年)"
)
"""Another date in a later clause, nearer to a cue than the one in hand (集中在8月和9月，四季度将回落)."""
_TOLD = re.compile(r"[\u3400-\u9fff](?:[^，,；;\d]{2,}[，,；;]|[^，；;]*?\d[^，；;]*[，；;])")
"""A clause that tells by itself what the date before it is of: a later one speaks of another time."""
_NO_CUE = re.compile(r"[洋老名武猛主上少健悍骁干将][将將]|[将將][近军領领士军軍帅帥]")
_PLANS = frozenset(("计划", "計劃", "目标", "目標"))
_PLAN_NOUN = re.compile(
    "研[发發究]|[发發]展|行[动動]|[资資]助|[专專][项項]|培[养養]|扶持|攻[关關]|合作|五年|人才|科技|救助|[观觀][测測]|探[测測]"
)
"""What makes a plan one by name, under which something was done (国家重点研发计划支持)."""
_COMPARED = re.compile("[比较較][原先]?$")
"""What makes a plan the measure of what was (比计划没有晚)."""
_DONE_BEFORE = re.compile(r"(?:[已早曾][于於在]|[已曾])\s?$")
"""What says right before a date that it is over (首批已于7月结业)."""
_LEADS = 2
"""Characters that may stand between a cue of the future and the date that it governs (将在11月公布)."""
_WHEN = re.compile(r"[时時](?![候段刻代速常任点])(?![^，。；]{0,8}[将將会會])")
"""What makes a month one that is over: 10月时下调过, 9月時曾說; but not 到10月时, nor 5月时将."""
_UP_TO = re.compile(r"[到至等]$")
_REACH = 160
Cue = tuple[int, Tense] | None
"""How far away a cue stands, and what it says."""


_EnglishCues = dict[str, tuple[tuple[str, Tense], ...]]


@functools.cache
def _chinese_cues(lexicon: Lexicon) -> tuple[re.Pattern[str], dict[str, Tense | Literal["reached"]]]:
    """One pattern over the Chinese cue words (table dates_tense), and what each word says."""
    rows = lexicon.table("dates_tense", "zh")
    says: dict[str, Tense | Literal["reached"]] = {w: e["tense"] for e in rows for w in e["words"]}
    return re.compile(any_of(says)), says


@functools.cache
def _english_cues(lexicon: Lexicon) -> _EnglishCues:
    """Map the first word of each English cue to the whole cues that begin with it, longest first."""
    cues: dict[str, list[tuple[str, Tense]]] = {}
    for entry in lexicon.table("dates_tense", "en"):
        for phrase in entry["words"]:
            match = _LATIN.search(phrase)
            if match:
                cues.setdefault(match[0].lower(), []).append(
                    (phrase[match.start() :].lower(), entry["tense"])
                )
    return {word: tuple(sorted(found, key=lambda c: -len(c[0]))) for word, found in cues.items()}


def _nearest_english(text: str, span: tuple[int, int], start: int, end: int, lexicon: Lexicon) -> Cue:
    """Find the English cue nearest to a date within a sentence; what a verb before it says goes first."""
    cues, nearest = _english_cues(lexicon), None
    if _REPORTS.search(text, span[0], start):
        return 0, "past"
    if _ARRANGED.search(text, span[0], start) or _SET_FOR.search(text, span[0], start):
        return 0, "future"
    led = _LED.search(text, span[0], start)
    if led and led[1] and _AHEAD.search(text, span[0], led.start()):
        return 0, "future"
    if (
        led
        and not led[1]
        and not (led[2].startswith("forecast") and _noun_of_done(text, span[0], led.start(2)))
    ):
        for phrase, tense in cues.get(led[2], ()):
            if phrase == led[2]:
                return 0, tense
        if _DONE.fullmatch(led[2]):
            return 0, "past"
    deed = _DEED.match(text, end, span[1])
    if (
        deed
        and deed[1] not in cues
        and not any(m[0].lower() in cues for m in _LATIN.finditer(text, span[0], start))
    ):
        return 0, "past"
    closed = _CLOSED.search(text, end, span[1])
    for match in _LATIN.finditer(text, span[0], closed.start() if closed else span[1]):
        found = cues.get(match[0].lower())
        if found is None:
            continue
        at = match.start()
        away = max(at - end, start - match.end(), 0) + _apart(text, start, end, at)
        if nearest is not None and away >= nearest[0]:
            continue
        for phrase, tense in found:
            stop = at + len(phrase)
            if text[at:stop].lower() == phrase and not text[stop : stop + 1].isalnum():
                if phrase.startswith("forecast") and _noun_of_done(text, span[0], at):
                    break
                if tense == "past" and at < start and _TO_BE.search(text, span[0], at):
                    tense = "future"
                nearest = max(at - end, start - stop, 0) + _apart(text, start, end, at), tense
                break
    return nearest


def _noun_of_done(text: str, low: int, at: int) -> bool:
    """Whether forecast is a noun at `at`, behind what somebody did to it."""
    return bool(_OWNED.search(text, max(low, at - 24), at) and _ACTED.search(text, max(low, at - 40), at))


_CLAUSE = 24
"""How much farther a cue in another clause counts (had cash at the end of June, enough to last until
2026).
"""


def _apart(text: str, start: int, end: int, at: int) -> int:
    return _CLAUSE if ", " in (text[end:at] if at >= end else text[at:start]) else 0


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Give the sentence that holds a span, at most 160 characters to either side."""
    low, high = max(0, start - _REACH), min(len(text), end + _REACH)
    before = _LAST_BREAK.match(text, low, start)
    low = before.end() if before else low
    after = _BREAK.search(text, end, high)
    return low, after.start() if after else high


@functools.lru_cache(maxsize=8)
def tense_at(text: str, start: int, end: int, lexicon: Lexicon) -> Tense:
    """Read the tense of the sentence around a date, its nearest cue first.

    The latest are kept: what chooses a year asks more than once for the same date.
    """
    low, high = sentence_around(text, start, end)
    if not (_WORD.search(text, low, start) or _WORD.search(text, end, high)):
        return "silent"
    latin = _LATIN.search(text, low, high)
    nearest = _nearest_english(text, (low, high), start, end, lexicon) if latin else None
    if not text[low:high].isascii():
        nearest = _nearest_chinese(text, (low, high), start, end, lexicon, nearest)
    return nearest[1] if nearest else "told"


def _leads(match: re.Match[str], text: str, start: int) -> bool:
    """Whether a Chinese cue governs the date that begins at `start`."""
    return 0 <= start - match.end() <= _LEADS and not set("，；、：") & set(text[match.end() : start])


def is_led_ahead(text: str, start: int, lexicon: Lexicon) -> bool:
    """Whether a Chinese word for what will be, or an English verb for what is set, governs a date."""
    if _SET_FOR.search(text, max(0, start - _SETTING), start):
        return True
    pattern, says = _chinese_cues(lexicon)
    low = max(0, start - 6)
    return any(says[m[0]] == "future" and _leads(m, text, start) for m in pattern.finditer(text, low, start))


def _nearest_chinese(
    text: str, span: tuple[int, int], start: int, end: int, lexicon: Lexicon, nearest: Cue
) -> Cue:
    """Find a Chinese cue nearer to a date than the one already found."""
    pattern, says = _chinese_cues(lexicon)
    limit = text[start:end].endswith("前")
    if _WHEN.match(text, end) and not _UP_TO.search(text, max(0, start - 2), start):
        return 0, "past"
    if any(_FROM_THEN.match(text, at, span[1]) for at in (start - 1, start) if at >= 0):
        return 0, "future"
    for match in pattern.finditer(text, *span):
        between = text[end : match.start()]
        if between and (_OTHERS.search(between) or (says[match[0]] == "future" and _TOLD.match(between))):
            continue
        if match[0] in _PLANS and _PLAN_NOUN.search(text, max(0, match.start() - 2), match.start()):
            continue
        if match[0] in ("将", "將") and _NO_CUE.search(text, max(0, match.start() - 1), match.end() + 1):
            continue
        if _COMPARED.search(text, max(0, match.start() - 2), match.start()):
            continue
        away, said = max(match.start() - end, start - match.end(), 0), says[match[0]]
        if said == "reached" and limit:
            continue
        tense: Tense = "past" if said == "reached" else said
        if _DONE_BEFORE.search(text, max(0, start - 3), start):
            return 0, "past"
        if tense == "future" and _leads(match, text, start):
            return 0, "future"
        if nearest is None or away < nearest[0] or (away == nearest[0] and said == "past"):
            nearest = (away, tense)
    return nearest
