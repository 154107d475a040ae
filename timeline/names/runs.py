"""Runs of capitalised words in English text, joined by `of` and `and`, cut at offices."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from timeline.names.tables import Tables, english_words, first_names

LETTER = "A-Za-z\u00c0-\u024f"
SYLLABLE = (
    "(?:[bcdfghjklmnpqrstwxyz]|zh|ch|sh|ts|tz|hs|kw|gw)?h?[aeiou]{1,3}[wy]?(?:ng|n|m|k|p|t|h)?(?![a-z])"
)
"""A syllable of a Chinese name, as the mainland, Taiwan or Hong Kong spells it."""
GIVEN = (
    rf"(?<![\w-])(?=[A-Z])(?i:{SYLLABLE})-(?!(?:run|hit|cut|out|in|on|up|to|one|ten|op|fi)\b){SYLLABLE}(?!-)"
)
"""A given name of two syllables: Po-chien, Siu-man; Beijing-run is none."""
TOKEN = re.compile(
    rf"{GIVEN}|(?:[A-Z]\.){{2,}}|[{LETTER}][{LETTER}0-9]*(?:(?:-(?=[A-Z0-9])|[.&]|['’](?![sS]\b))[{LETTER}0-9]+)*(?:\.(?=\s?(?:Inc|Corp|Ltd)\b))?|\d+(?:\.\d+)*(?:-[A-Z0-9]+)*"
)
SHORTENED = re.compile(r"[A-Za-z]+n['’]t|[A-Za-z]+['’](?:m|d|ll|ve|re)")
"""I'm, They’ve, Don't."""
BREAK = re.compile(
    r"[.!?]['\"”’)\]]*\s+$|[\n|]\s*$|[:;]\s+[\"“‘']?$|[\"“‘(\[]$|^[#*>\-\s]*$|\n[#*>•–\-\s]*$|[—–]\s$|\)\s-\s$"
)
COUNTED = re.compile(r" \d")
"""What follows a word that only counts: Line 9 and Terminal 3 are no firm called Line."""
GEOGRAPHIC = frozenset(
    (
        "Vale Isle Isles Gulf Bay Strait Republic Kingdom State City Duchy Port Cape Sea District Region "
        "Province Firth Forest Mount"
    ).split()
)
PLURALS = frozenset(
    "men women children people workers farmers fishermen veterans teachers nurses writers".split()
)
OFFICES = frozenset(
    (
        "Chief Executive Officer President Chairman Chairwoman Minister Professor Dr Mr Ms Mrs Secretary "
        "Senator Governor Mayor Councillor Director Commissioner Chancellor Spokesman Spokeswoman CEO CFO "
        "COO CTO Analyst Economist Deputy Vice"
    ).split()
)
JOINER = re.compile(r" (?:of|for|of the|for the|and|&|de|do|da|dos|del|di|van|von|der|al|bin|la|du) ")
PARTICLE = re.compile(
    r" (?:(?:van|von|de|ter|ten)(?: (?:der|den|de|la|las|los|het))?|del|di|dos|al|bin|ibn) "
)
"""What stands inside a person's name (Joost van Ammel), also where it opens a sentence."""


class Word(NamedTuple):
    """A word's place, and whether a capital there says nothing because a sentence begins."""

    start: int
    end: int
    text: str
    opens: bool


def split_words(text: str) -> Iterator[Word]:
    """Cut into words, numbers and identifiers."""
    for match in TOKEN.finditer(text):
        yield Word(
            match.start(),
            match.end(),
            match[0],
            bool(BREAK.search(text, max(0, match.start() - 8), match.start())) or match.start() == 0,
        )


def capital(word: str) -> bool:
    """Whether a word has a capital first, or inside it with digits (iPhone, mRNA-1273)."""
    return word[0].isupper() or bool(re.search(r"[A-Z]", word[1:]))


def inside(word: Word, places: Sequence[tuple[int, int]]) -> bool:
    """Whether a word lies in one of the places."""
    return any(a <= word.start < b for a, b in places)


def runs(text: str, words: Sequence[Word], tables: Tables) -> Iterator[list[Word]]:
    """Runs of capitalised words a space apart; `of`, `and` … may join two of them."""
    plain, heads = tables.words("plain", "en"), tables.words("institution", "en")
    counted = tables.words("counted", "en")
    i = 0
    while i < len(words):
        if (
            not capital(words[i].text)
            or words[i].text in plain
            or all(part in plain for part in words[i].text.split("-"))
            or len(words[i].text) == 1
            or SHORTENED.fullmatch(words[i].text)
            or words[i].text[0].isdigit()
        ):
            i += 1
            continue
        run = [words[i]]
        j = i + 1
        while j < len(words):
            gap = text[run[-1].end : words[j].start]
            owned = (
                gap in ("' ", "’ ", "'s ", "’s ")
                and words[j].text in heads
                and (gap[1] == " " or run[-1].text.lower() in PLURALS)
            )
            if (gap == " " or owned) and (
                follows(words[j], run, plain) or numbered(text, words[j], run, tables)
            ):
                run.append(words[j])
                j += 1
                continue
            k = joined(text, words, j, run, heads, plain)
            if k is None:
                break
            run.extend(words[j : k + 1])
            j = k + 1
        if not (len(run) == 1 and run[0].text in counted and COUNTED.match(text, run[0].end)):
            yield run
        i = j


def follows(word: Word, run: Sequence[Word], plain: frozenset[str]) -> bool:
    """Whether a word a space after a run belongs to it."""
    if word.text[0].isdigit():
        said = run[0].text in (
            "Some",
            "About",
            "Around",
            "Nearly",
            "Almost",
            "Roughly",
            "Only",
            "Just",
            "At",
            "By",
            "In",
            "On",
        )
        return "." in word.text and len(run) == 1 and not run[0].text.endswith(("y", "s")) and not said
    return (capital(word.text) and word.text not in plain) or word.text in ("plc", "mini", "AI")


SIZES = frozenset(
    "20 25 30 35 40 50 60 80 100 120 150 200 225 250 300 350 400 500 600 1000 2000 3000".split()
)
"""How many shares an index has whose name ends with that number."""
MARKET_MOVES = re.compile(
    r" (?:index|share index|benchmark|rose|fell|closed|ended|slipped|gained|lost|"
    r"climbed|dropped|added|shed|finished|tumbled|jumped|"
    r"slid|edged|opened|advanced|dipped|surged|sank|rallied|retreated|was (?:up|down|flat|little))\b"
)


DOES = re.compile(
    r" (?:is|was|has|had|will|starts|costs|comes|goes|weighs|can|offers|uses|arrives|sells|replaces)\b"
)
"""What a product does, or is, whose name ends with a digit (The Veko 2 starts at …)."""


def numbered(text: str, word: Word, run: Sequence[Word], tables: Tables) -> bool:
    """Whether a whole number behind a word is part of a name that is printed again (Falcon 3)."""
    last = run[-1]
    if not word.text.isdecimal() or len(word.text) > 4 or last.text.endswith("y"):
        return False
    if last.text in tables.words("counted", "en") or last.text in tables.words("title", "en"):
        return False
    if (
        word.text in SIZES
        and MARKET_MOVES.match(text, word.end)
        and (run[0].text == "The" or text[: run[0].start].endswith(("The ", "the ")))
    ):
        return True
    if (
        len(word.text) == 1
        and DOES.match(text, word.end)
        and text[: run[0].start].endswith(("The ", "the ", "new "))
    ):
        return True
    again = re.findall(
        rf"\b{re.escape(last.text)} {word.text}(?![\d%]|[.,:]\d| (?!is|was|has|as|its)[a-z]+s\b)", text
    )
    return len(again) > 1


def joined(
    text: str,
    words: Sequence[Word],
    j: int,
    run: Sequence[Word],
    heads: frozenset[str],
    plain: frozenset[str],
) -> int | None:
    """The word up to which a run goes on beyond `of`, `for the` or `and`, if it does."""
    k = j
    if text[run[-1].end : words[j].start] == " & " and capital(words[j].text):
        return j
    while k < len(words) and k < j + 2 and not capital(words[k].text):
        k += 1
    if (
        k == j
        or k >= len(words)
        or not capital(words[k].text)
        or words[k].text in plain
        or words[k].text[0].isdigit()
    ):
        return None
    gap = text[run[-1].end : words[k].start]
    if not JOINER.fullmatch(gap) and not PARTICLE.fullmatch(gap):
        return None
    tail = [words[k].text]
    while (
        k + len(tail) < len(words)
        and capital(words[k + len(tail)].text)
        and text[words[k + len(tail) - 1].end : words[k + len(tail)].start] == " "
    ):
        tail.append(words[k + len(tail)].text)
    if gap == " and ":
        return k if len(tail) > 1 and tail[-1] in heads and run[-1].text not in heads else None
    if gap.strip() in ("of", "for", "of the", "for the"):
        return k if run[-1].text in heads or run[-1].text in GEOGRAPHIC else None
    own = [w for w in run if w.text not in OFFICES]
    if PARTICLE.fullmatch(gap) and 0 < len(own) <= 2 and _given(own[0].text):
        return k
    return k if len(run) <= 2 and gap.strip() not in ("la",) and not run[0].opens else None


def _given(word: str) -> bool:
    """Whether a word can be the given name before a particle: no plain word that only opens a sentence."""
    return word in first_names() or word.lower() not in english_words()


def at_titles(text: str, run: list[Word], tables: Tables) -> Iterator[list[Word]]:
    """Cut a run at the offices inside it: Acme Chief Executive Ann Lee is a firm and a person."""
    if text[run[0].start : run[-1].end] in tables.known or run[-1].text in tables.words("institution", "en"):
        yield run
        return
    piece: list[Word] = []
    for word in run:
        if word.text in OFFICES and piece and piece[-1].text not in OFFICES:
            yield piece
            piece = []
        piece.append(word)
    yield piece
