"""Frames: patterns of how a language prints a relation, compiled to regular expressions over marked
sentences.

In a marked sentence every number, metric, name and date is one private character, so that a pattern sees what
kind of thing stands there and not how it is printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from timeline.alternatives import any_of
from timeline.script import folded, simplify

HAN = "\u3400-\u9fff"
"""Chinese characters, for a class of a pattern."""
QUANTITY, METRIC, NAME, DATE, EARLIER = "\ue000", "\ue001", "\ue002", "\ue003", "\ue004"
MARKS = {"m": METRIC, "n": NAME, "t": f"[{DATE}{EARLIER}]", "p": EARLIER}
STOP = "。；！？;!?\n"
PLACEHOLDER = re.compile(r"\{(\w+)(?::(\w+))?\}([*?]?)")
UP, DOWN = "up", "down"
FINITE = (
    r"(?:will|would|shall|could|can|may|might|must|should|has|have|had|is|was|were|are|did|does|do|plans?|"
    r"expects?|sa(?:id|ys?)|spen[dt]s?|paid|pays?|cuts?|won|wins?|lost|loses?|took|takes?|holds?|held|sold|"
    r"sells?|bought|buys?|found|finds?|put|puts|saw|sees?|ran|runs?|fell|falls?|rose|rises?|grew|grows?|"
    r"made|makes?|got|gets?|gave|gives?|went|goes|came|comes?|covers?|costs?|employs?|began|begins?|built|"
    r"drew|draws?|brought|brings?|carries|carry|houses?|serves?|treats?|opens?|closes?|owes?|needs?|wants?|"
    r"broke|fed|feeds?|flew|grew|kept|keeps?|laid|left|led|leads?|met|meets?|raises?|receives?|records?|"
    r"reports?|sent|sets?|shut|shuts|stood|stands?|stretch(?:es)?|supplies|supply|produces?|provides?|"
    r"contains?|hosts?|attracts?|now|also|alone|still|already|[a-z]{2,}ed)"
)
"""Words that follow a subject: finite verbs, and adverbs that stand before one."""

TELLS_THAT = (
    r"(?:told|sa(?:id|ys?)|argue[sd]?|claim(?:s|ed)?|allege[sd]?|f[io]und|finds?|estimate[sd]?|rule[sd]|believe[sd]?|thinks?|"
    r"thought|reckon(?:s|ed)?|expect(?:s|ed)?|show(?:s|ed)?|warn(?:s|ed)?|predict(?:s|ed)?|note[sd]?|add(?:s|ed)|confirm(?:s|ed)|"
    r"conclude[sd]?|calculate[sd]?|complain(?:s|ed)?|insist(?:s|ed)?|report(?:s|ed)|agree[sd]?|fear(?:s|ed)?)"
    rf"(?:\s(?:(?:the|its|an?|a\s[a-z]+)\s)?[a-z{NAME}]+){{0,2}}?\sthat\s(?:the\s)?"
)
"""A verb of telling, with whom it is told, and the word that opens what is told (told the court that …)."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A compiled pattern. direction: what the frame says of the growth in it; units: what its numbers
    are in; numbers, needs: how many numbers and which words a sentence must have for it to match.
    """

    key: str
    pattern: re.Pattern[str]
    direction: str | None
    units: frozenset[str]
    numbers: int = 1
    needs: tuple[re.Pattern[str], ...] = ()


def compile_frames(entries: Iterable[Mapping[str, Any]]) -> tuple[Frame, ...]:
    """Compile a frames table: its classes first, then its frames in their order. Raises ValueError,
    naming the frame.
    """
    entries = list(entries)
    classes = {e["class"]: _alternatives(e["words"]) for e in entries if "class" in e}
    searches = {name: re.compile(words) for name, words in classes.items()}
    if {"up", "down"} <= classes.keys():
        searches["change"] = re.compile(f"{classes['up']}|{classes['down']}")
    frames = []
    for entry in entries:
        if "pattern" not in entry:
            continue
        try:
            pattern = re.compile(_expression(entry["pattern"], classes))
        except (re.error, KeyError) as error:
            raise ValueError(f"frame {entry['key']}: {error}") from error
        parts = _required(entry["pattern"])
        frames.append(
            Frame(
                entry["key"],
                pattern,
                entry.get("direction"),
                frozenset(entry.get("unit", ())),
                parts.count("q"),
                tuple(searches[name] for name in dict.fromkeys(parts) if name in searches),
            )
        )
    return tuple(frames)


CHOICE = re.compile(r"(?<!\\)\((?:[^()\\]|\\.)*(?<!\\)\)\??")
"""A group without a group in it: its parts may be missing, or be one choice of several."""


def _required(pattern: str) -> list[str]:
    """The names of the parts that every match of a pattern has."""
    left = pattern
    while (shorter := CHOICE.sub("", left)) != left:
        left = shorter
    return [name for name, _, repeat in PLACEHOLDER.findall(left) if not repeat]


def _alternatives(words: Iterable[str]) -> str:
    shapes = sorted({folded(w) for w in words}, key=lambda w: (-len(w), w))
    return "|".join(_word(w) for w in shapes)


def _word(word: str) -> str:
    body = re.escape(word).replace(r"\ ", r"\s+")
    left = r"(?<![a-z0-9])" if word[0].isascii() and word[0].isalnum() else ""
    right = r"(?![a-z0-9])" if word[-1].isascii() and word[-1].isalnum() else ""
    return left + body + right


def _expression(pattern: str, classes: Mapping[str, str]) -> str:
    """Write a frame's pattern as a regular expression; `change` is a class up or down that says which."""
    count = 0

    def part(name: str, argument: str | None, repeat: str) -> str:
        nonlocal count
        count += 1
        if name == "q":
            return f"(?P<q{count}_{argument or 'level'}>{QUANTITY})"
        if name == "gap":
            return f"[^{STOP}{QUANTITY}]{{0,{argument}}}?"
        if name == "change":
            return f"(?:(?P<up{count}>{classes['up']})|(?P<down{count}>{classes['down']})){repeat}"
        if name in MARKS:
            return MARKS[name] + repeat
        return rf"(?:(?:{classes[name]})\s*){repeat}" if repeat else f"(?:{classes[name]})"

    pieces = []
    place = 0
    text = simplify(pattern)
    for match in PLACEHOLDER.finditer(text):
        pieces += [_literal(text[place : match.start()]), part(*match.groups())]
        place = match.end()
    return "".join([*pieces, _literal(text[place:])])


def _literal(piece: str) -> str:
    """Blanks between parts are any white space; commas and brackets of either width are one."""
    piece = re.sub(r"\s+", r"\\s*", piece)
    return piece.replace("，", "[，,、]").replace("（", "[（(]").replace("）", "[）)]")


@dataclass(frozen=True, slots=True)
class Owners:
    """Common nouns that numbers are told of (table `owners`). opening: such a noun that opens a clause;
    placed: one with the name of its place behind it; called: one with its own name before it; sorts: all
    nouns of a sort.
    """

    opening: re.Pattern[str]
    placed: re.Pattern[str]
    called: re.Pattern[str]
    sorts: Mapping[str, frozenset[str]]

    def of(self, sort: str) -> frozenset[str]:
        """The nouns of a sort."""
        return self.sorts.get(sort, frozenset())


OWNING = ("body", "group", "place", "product", "matter", "stand_in")


def compile_owners(entries: Iterable[Mapping[str, Any]]) -> Owners | None:
    """Compile an owners table; None for a language that has none."""
    sorts: dict[str, frozenset[str]] = {}
    for entry in entries:
        sorts[entry["sort"]] = sorts.get(entry["sort"], frozenset()) | frozenset(entry["heads"])
    heads = frozenset[str]().union(*(sorts.get(sort, frozenset()) for sort in OWNING))
    if not heads:
        return None
    shapes = any_of(heads)
    opening = re.compile(
        rf"^[\s\"“‘'(]*(?:(?:(?:in|on|by|at|during) )?(?:the )?{MARKS['t']},? |and |but |while |"
        rf"that |since then |also )*"
        rf"(?:(?:(?:the|a|an|this|that|its|their|both|another|all|each|one|two|three|four|"
        rf"five)\b|{QUANTITY}) ?)"
        rf"(?:{QUANTITY} |two |three |other |new |old )?"
        rf"(?P<noun>(?:(?!and |or |of |with |"
        rf"(?<={METRIC} )[a-z]+ed )(?:phase \d|"
        rf"[a-z{METRIC}][a-z'-]*) ){{0,3}}?(?:{shapes})(?:e?s)?)(?<!{METRIC})"
        rf"(?: and (?:an? |the )?[a-z]+)?"
        rf"(?P<at> (?:at|of|by|run by|owned by) (?:the )?{NAME})?"
        rf"(?: of {QUANTITY}(?: [a-z]+)?|"
        rf" (?:in|at|on|near|of|for|outside|off|by) (?:the )?(?:[a-z'-]+ ){{0,2}}?(?:[a-z'-]+|"
        rf"{NAME}(?:['’]s [a-z]+)?))?"
        rf"(?: (?:that|which) [a-z{DATE}{NAME} ]{{1,30}}?)?"
        rf"(?: (?={FINITE}\b|{METRIC}|(?:contributes|lends|grants|provides|funds|finances|adds|backs) )|$)"
    )
    placed = re.compile(
        rf"\b(?:an?|its|the) (?:[a-z'-]+ ){{0,3}}?({shapes}|{METRIC}) (?:at|in|on|near) (?:the )?({NAME})"
    )
    called = re.compile(rf"({NAME}) ({any_of(sorts.get('place', ()))})(?![a-z'-])")
    return Owners(opening, placed, called, sorts)
