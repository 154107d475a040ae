"""The event vocabulary (tables `actions` and `event_cues`) compiled for scanning a clause."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from timeline.alternatives import any_of
from timeline.lexicon import Lexicon

Kind = Literal["act", "say", "change", "state"]


ARTICLE = re.compile(r"(?:\b(?:the|an?|its|their|his|her|this|that|no|of)|['’]s)\s+$", re.IGNORECASE)
"""What makes an English word behind it a noun."""

OF_PEOPLE = re.compile(r"\b(?:the|an?|its|their) [A-Z]\w+(?:an|ese|ish|i|ch|ss) $")
"""The same with a people between: the Peruvian state."""


PLAN = re.compile(r"plans?|aims?", re.IGNORECASE)
"""Words that are cues as verbs, and none behind an article: the council approved the plan."""


SORTED = ("stage", "decider")
"""Cues that are asked for one sort at a time: stage_done."""
COMPOUND = re.compile(r"[量额榜率费价值业商者员期性力]")
WHOLE = re.compile(r"[总]")
"""What makes a Chinese word part of a noun: 交付量, 投资者, 总投资."""


@dataclass(frozen=True, slots=True)
class Action:
    """An action word found in a clause (offsets in the searched text)."""

    start: int
    end: int
    key: str
    kind: Kind
    noun: bool = False


@dataclass(frozen=True)
class Words:
    """Compiled patterns of one language. Chinese ones are matched in simplified script."""

    actions: re.Pattern[str]
    keys: dict[str, tuple[str, Kind]]
    nouns: re.Pattern[str] | None
    noun_keys: dict[str, tuple[str, Kind]]
    cues: dict[str, re.Pattern[str]]
    occasions: dict[str, str]
    bases: frozenset[str] = frozenset()

    def find(self, text: str, start: int, end: int) -> list[Action]:
        """All action verbs of a clause, in their order; of words that overlap the first and longest."""
        found = []
        for match in self.actions.finditer(text, start, end):
            before = ARTICLE.search(text, max(start, match.start() - 8), match.start())
            if match[0] in self.bases and OF_PEOPLE.search(text, start, match.start()):
                continue
            if before and not (before[0].startswith("that") and match[0].endswith("ed")):
                continue
            if COMPOUND.match(text, match.end()) or WHOLE.search(
                text, max(start, match.start() - 1), match.start()
            ):
                continue
            key, kind = self.keys[match[0].lower()]
            if key == "none":
                continue
            found.append(Action(match.start(), match.end(), key, kind))
        return found

    def find_nouns(self, text: str, start: int, end: int) -> list[Action]:
        """All nouns of a clause that stand for an action."""
        if self.nouns is None:
            return []
        return [
            Action(m.start(), m.end(), *self.noun_keys[m[0].lower()], noun=True)
            for m in self.nouns.finditer(text, start, end)
        ]

    def has(self, cue: str, text: str, start: int, end: int) -> bool:
        """Whether a cue word of a sort stands in a clause."""
        pattern = self.cues.get(cue)
        return pattern is not None and any(
            not (PLAN.fullmatch(m[0]) and ARTICLE.search(text, max(start, m.start() - 8), m.start()))
            for m in pattern.finditer(text, start, end)
        )


@lru_cache(maxsize=16)
def words_of(lexicon: Lexicon, language: str) -> Words:
    """Compile the tables of a language ("zh" or "en")."""
    keys: dict[str, tuple[str, Kind]] = {}
    nouns: dict[str, tuple[str, Kind]] = {}
    for entry in lexicon.table("actions", language):
        said = (entry["key"], entry["kind"])
        for word in entry["words"]:
            for form in inflected(word) if language == "en" else (word,):
                keys.setdefault(form.lower(), said)
        for form in entry.get("forms", ()):
            keys[form.lower()] = said
        for noun in entry.get("nouns", ()):
            nouns[noun.lower()] = said
    bases = {w for e in lexicon.table("actions", language) for w in e["words"]} if language == "en" else set()
    cues: dict[str, list[str]] = {}
    occasions: dict[str, str] = {}
    for entry in lexicon.table("event_cues", language):
        name = entry.get("where") or entry["cue"]
        if name in SORTED:
            name = f"{name}_{entry['of']}"
        cues.setdefault(name, []).extend(entry["words"])
        if entry["cue"] == "occasion":
            occasions.update(dict.fromkeys(entry["words"], entry["of"]))
    return Words(
        pattern(keys, language) or re.compile(r"(?!)"),
        keys,
        pattern(nouns, language),
        nouns,
        {name: p for name, said in cues.items() if (p := pattern(said, language))},
        occasions,
        frozenset(bases),
    )


def pattern(words: Iterable[str], language: str) -> re.Pattern[str] | None:
    """One pattern for all words, the longest first; whole words in English."""
    distinct = set(words)
    if not distinct:
        return None
    joined = any_of(distinct)
    return re.compile(rf"\b(?:{joined})\b" if language == "en" else joined, re.IGNORECASE)


def inflected(phrase: str) -> Iterable[str]:
    """The regular forms of an English verb; of a phrase, the first word is inflected."""
    verb, _, rest = phrase.partition(" ")
    tail = f" {rest}" if rest else ""
    yield phrase
    stem = verb[:-1] if verb.endswith("e") else verb
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        yield from (f"{verb[:-1]}ies{tail}", f"{verb[:-1]}ied{tail}", f"{verb}ing{tail}")
        return
    short = re.fullmatch(r"[^aeiou]*[aeiou][bdglmnprt]", verb)
    double = short or verb in DOUBLED
    stem = verb + verb[-1] if double else stem
    sibilant = verb.endswith(("s", "x", "ch", "sh"))
    yield from (f"{verb}{'es' if sibilant else 's'}{tail}", f"{stem}ed{tail}", f"{stem}ing{tail}")


DOUBLED = frozenset("submit admit commit permit transfer refer enrol control cancel defer begin".split())
