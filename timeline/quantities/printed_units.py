"""The unit of a number: what stands before it (US$, aged) or behind it, and the noun that it counts."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from timeline.quantities.places import Place
from timeline.quantities.vocabulary import Unit, Vocabulary
from timeline.quantities.words import CARDINALS

STERLING = Unit("GBP", "money", kind="money")
SHORT = frozenset(["in", "m", "s", "h", "t", "g", "l", "'", '"', "x", "v", "j", "w"])
"""Forms of units that are often letters of something else."""
_GLUED = frozenset(["in", "x", "s", "v", "w", "j", "l", "t"])
"""Short forms that are units only right behind the number."""
_OPENS = frozenset("([{<")
_CLOSES = frozenset(")]}>")
_PUNCTUATION = frozenset("，。；、：！？“”「」『』（）()《》\n,.;:!?\"'|")
_NEXT_AMOUNT = re.compile(r" ?\d")
_SEVERAL = frozenset(["time", "count", "ratio", "money", "percent", "percentage_point"])
_TIMES = re.compile(
    r" (?:more|as|the|higher|larger|bigger|greater|faster|its|their|that|what|last|less|over)\b"
)
_GROWN = re.compile(
    r"(?:grew|grow|rose|rise|risen|increas|up|jump|surg|climb|soar|multipl|expand)[^.;]{0,16}$"
)
_COINED = re.compile(r"(?:[角元块毛币钱息价红派费赔]|每[股份度斤])[^。；;]{0,8}$|^$")
"""What tells before a number with 分 that it is money, or nothing; else it is a score, or a time of day."""
_CLOCK = re.compile(r"\d[时点]$")
_LINES = frozenset([144, 240, 360, 480, 720, 1080, 1440, 2160])
"""What a number of picture lines can be (1080p)."""


def unit_before(low: str, raw: str, start: int, vocab: Vocabulary) -> tuple[int, Unit] | None:
    """The unit that stands before a number (US$, RMB, aged) and where it starts."""
    at = start
    while at and raw[at - 1] == " " and start - at < 2:
        at -= 1
    if at == 0:
        return None
    found = vocab.prefix_symbols.before(raw, at) if raw[at - 1] in vocab.prefix_symbols.last else None
    return found or (vocab.prefixes.before(low, at) if low[at - 1] in vocab.prefixes.last else None)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A unit that may stand behind a number, which ends at `end`: where its letters are.

    prefixed: a unit stands before the number too.
    """

    unit: Unit
    start: int
    stop: int
    place: Place
    end: int
    prefixed: bool


def unit_behind(
    low: str, raw: str, end: int, vocab: Vocabulary, place: Place, prefixed: bool
) -> tuple[int, Unit] | None:
    """Where the longest unit at `end` stops, and the unit; a space or a bracket between is allowed."""
    at = end
    while at - end < 4 and low[at : at + 1] == " ":
        at += 1
    char, bracket = low[at : at + 1], False
    if char < "一":
        if char in ("-", "–") and low[at + 1 : at + 2].isalpha():
            at += 1
        bracket = char in _OPENS and len(low) > at + 2
    inner = at + 1 if bracket else at
    best = _longest(low, raw, inner, vocab)
    if best is None:
        return None
    stop, unit = best
    if bracket:
        return (stop + 1, unit) if low[stop : stop + 1] in _CLOSES else None
    if unit.key == "pounds" and place.number.magnitude >= 10**6 and low[inner:stop].startswith("pound"):
        unit = STERLING
    if not _is_misread(low, Candidate(unit, at, stop, place, end, prefixed)):
        return stop, unit
    measure = vocab.classifiers.at(low, inner) if unit.only else None
    if measure is None or low[measure[0] : measure[0] + 1] in tuple(measure[1].stop):
        return None
    if measure[1].key == "points" and _CLOCK.search(low, max(0, place.start - 2), place.start):
        return None
    return measure[0], _counted(low, *measure, vocab, "")


def _longest(low: str, raw: str, at: int, vocab: Vocabulary) -> tuple[int, Unit] | None:
    char = low[at : at + 1]
    best = vocab.units.at(low, at) if char in vocab.units.first else None
    if char < "一":
        symbol = vocab.symbols.at(raw, at)
        if symbol and (best is None or symbol[0] > best[0]):
            best = symbol
    elif char in vocab.classifiers.first and (best is None or best[1].kind == "measure"):
        measure = vocab.classifiers.at(low, at)
        if measure and (best is None or measure[0] > best[0]):
            best = measure
    if best and best[1].kind == "classifier":
        return best[0], _counted(low, best[0], best[1], vocab, low[at : best[0]])
    return best


PERSONS = frozenset({"people", "users", "customers"})
"""What a measure word for persons can count (240名网点员工 are no branches)."""


def _counted(low: str, at: int, unit: Unit, vocab: Vocabulary, form: str) -> Unit:
    """The thing that a measure word counts: the first noun that the tables know, close behind it."""
    begins = vocab.things.first
    for i, char in enumerate(low[at : at + 6], start=at):
        if char in _PUNCTUATION or char.isdigit():
            break
        thing = vocab.things.at(low, i) if char in begins else None
        if thing and thing[1].of:
            if thing[1].of == form:
                return Unit(thing[1].key, thing[1].dimension)
        elif thing and (unit.key != "people" or thing[1].key in PERSONS):
            return thing[1]
    return unit


def _is_misread(low: str, it: Candidate) -> bool:
    """Whether a unit's letters belong to another word, or its reading needs what is not there."""
    form, after = low[it.start : it.stop], low[it.stop : it.stop + 1]
    unit, place = it.unit, it.place
    if form in SHORT:
        if it.start > it.end and form in _GLUED:
            return form != "in" or after not in ("", ".", ",")
        if after and (after.isalnum() or after in "-&+" or (after == "/" and form != "m")):
            return True
    if after and after.isdigit() and form[-1].isalnum() and form.isascii():
        return True
    if it.prefixed and unit.kind == "money" and _NEXT_AMOUNT.match(low, it.stop):
        return True
    if place.number.hedge == "several" and place.end - place.start == 1 and unit.dimension not in _SEVERAL:
        return True
    if after and (after in unit.stop or (unit.only and "一" <= after <= "鿿" and after not in unit.only)):
        return True
    doubtful = _DOUBTFUL.get(form)
    return doubtful is not None and doubtful(low, it, after)


def _is_decade(low: str, it: Candidate, after: str) -> bool:
    """The 1990s."""
    digits = it.place.number.digits or ""
    return digits.endswith("0") and digits.isdecimal()


def _is_no_coin(low: str, it: Candidate, after: str) -> bool:
    return after.isdigit() or not _COINED.search(low, max(0, it.place.start - 12), it.place.start)


def _is_no_multiple(low: str, it: Candidate, after: str) -> bool:
    """Times that something happened (three times), and no more than another: 3 times higher, grew 3 times."""
    return it.prefixed or not (
        "." in (it.place.number.digits or "")
        or _TIMES.match(low, it.stop)
        or _GROWN.search(low, max(0, it.place.start - 24), it.place.start)
    )


def _is_no_pence(low: str, it: Candidate, after: str) -> bool:
    """Pence stand right behind the number; 1080p is no sum."""
    return it.start > it.end or after.isalnum() or it.place.number.value in _LINES


_DOUBTFUL: Mapping[str, Callable[[str, Candidate, str], bool]] = {
    "pc": lambda low, it, after: it.start > it.end,
    "p": _is_no_pence,
    "s": _is_decade,
    "大": lambda low, it, after: not "一" <= after <= "鿿",
    "分": _is_no_coin,
    "年": lambda low, it, after: len(it.place.number.digits or "") == 4,
    "times": _is_no_multiple,
    "second": lambda low, it, after: it.prefixed,
}
"""Forms of units that are often something else, and when they are."""


_NOUN = re.compile(r"[ -]([a-z]{3,}(?:-[a-z]+)*)(?: ([a-z]{3,}(?:-[a-z]+)*))?(?: ([a-z]{3,}))?")
_ATTRIBUTE = re.compile(
    r"-(patient|person|member|seat|bed|employee|student|pupil|vehicle|passenger|home|house|room|unit|player|team|nation|"
    r"country|storey|story|store|site|state|page|volunteer|turbine|berth|megabyte|gigabyte)(?= [a-z])"
)
"""What a number counts that stands before another noun (a 236-patient study)."""
_PLURAL = {"person": "people", "country": "countries", "storey": "storeys", "story": "stories"}
_IRREGULAR = frozenset((
    "people", "men", "women", "children", "staff", "personnel", "aircraft", "households", "patients",
    "users",
))  # fmt: skip


def english_noun(low: str, end: int, vocab: Vocabulary) -> str | None:
    """The plural noun that a bare number counts: `4,150 employees`, `1,300 adult patients`."""
    attribute = _ATTRIBUTE.match(low, end)
    if attribute:
        return _PLURAL.get(attribute[1], f"{attribute[1]}s")
    match = _NOUN.match(low, end)
    if match is None:
        return None
    for word in match.groups():
        if not word or word in vocab.no_plurals or word in CARDINALS:
            return None
        if word in _IRREGULAR or (word.endswith("s") and not word.endswith(("ss", "us", "is", "ous"))):
            return word
    return None
