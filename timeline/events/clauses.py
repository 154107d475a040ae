"""Clauses: the pieces of a sentence that can each tell one event."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from timeline.documents import trimmed
from timeline.model import Document, When

BREAKS_ZH = re.compile(r"[，,；;：:。！？!?\n]|——|—(?!—)")
BREAKS_EN = re.compile(
    r"[;:]\s|,\s|\s[–—-]{1,2}\s|\s(?=(?:and|but|while|after|before|when|which|who|as|because|although)\s)|\|"
)
FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|(?-i:may)|might|must|does|did|said|says|\w{2,}ed|"
    r"dug|fell|slid|broke|drew|flew|froze|sank|shut|shot|shook|struck|stood|swept|drove|threw|wrote|blew|burst|caught|chose|cut|became|"
    r"came|went|made|took|rose|fell|grew|began|ran|won|lost|sold|bought|paid|left|met|held|told|brought|put|set|"
    r"goes|comes|brings|plans|expects|wants|calls)\b",
    re.IGNORECASE,
)
SETTING = re.compile(r"^(?!“).*(?:[上中]|大[会會]|峰[会會]|[论論][坛壇]|[仪儀]式|[电電][话話][会會])$")
AT_A_TIME = re.compile(r"[在于於就截至到了早自从從起止约約直当當的是\s]{0,3}$")
RELATIVE = re.compile(r"\s*(?:which|who)\b")
ADVERBIAL = re.compile(r"(?:[后後前时時中上里裡来來起间間內内]|之[后後前]|以[来來后後前]|期[间間]|[当當]天)$")
SHORT = 9
"""Characters; a Chinese piece that is shorter and only sets the time belongs to the next one."""

BRIEF = 4
"""Characters; a piece that is no longer (隨後, 對此) belongs to the next one."""
SCENE = 18
"""Characters; a piece up to this long that ends in 上 or 中 (在財報會上) belongs to the next one."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A piece of a sentence. `sentence` is its number in the document."""

    start: int
    end: int
    sentence: int


def clauses_of(document: Document, dates: Sequence[When]) -> list[Clause]:
    """All clauses of the story's sentences, in their order."""
    taken = [(w.start, w.end) for w in dates]
    starts = [w.start for w in dates]
    found: list[Clause] = []
    split = split_en if document.language == "en" else split_zh
    for number, sentence in enumerate(document.sentences):
        if sentence.section not in ("lead", "body"):
            continue
        held = taken[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        for start, end in split(document.text, sentence.start, sentence.end, held):
            first, last = trimmed(document.text, start, end)
            if first < last:
                found.append(Clause(first, last, number))
    return found


Place = tuple[int, int]


def cuts(pattern: re.Pattern[str], text: str, start: int, end: int, held: Sequence[Place]) -> list[Place]:
    """The places of the breaks: not within dates, numbers or brackets."""
    found = []
    depth = 0
    brackets = {
        m.start(): 1 if m[0] in "(（《「" else -1 for m in re.finditer(r"[(（《「)）》」]", text[start:end])
    }
    marks = {start + at: step for at, step in brackets.items()}
    levels: dict[int, int] = {}
    for at in sorted(marks):
        depth = max(0, depth + marks[at])
        levels[at] = depth
    order = sorted(levels)
    level, i = 0, 0
    for match in pattern.finditer(text, start, end):
        while i < len(order) and order[i] < match.start():
            level = levels[order[i]]
            i += 1
        number = (
            text[match.start() - 1 : match.start()].isdigit()
            and text[match.end() : match.end() + 1].isdigit()
        )
        if level or (number and match.end() - match.start() == 1):
            continue
        if any(a < match.end() and match.start() < b for a, b in held):
            continue
        found.append(match.span())
    return found


def split_zh(text: str, start: int, end: int, held: Sequence[Place]) -> list[Place]:
    """Cut at commas and the like; a piece that only says when belongs to the next one."""
    pieces: list[Place] = []
    at = start
    for first, last in [*cuts(BREAKS_ZH, text, start, end, held), (end, end)]:
        piece = text[at:first]
        dated = [h for h in held if at <= h[0] < first]
        rest = len(piece.strip()) - sum(b - a for a, b in dated)
        only_time = bool(dated) and says_when(text, at, first, dated, rest)
        scene = len(piece.strip()) <= SCENE and SETTING.search(piece.strip()) is not None
        brief = 0 < len(piece.strip()) <= BRIEF
        if (only_time or scene or brief) and last < end and text[first:last] not in "：:；;。":
            continue
        pieces.append((at, first))
        at = last
    return pieces


def says_when(text: str, start: int, end: int, dated: Sequence[Place], rest: int) -> bool:
    """Whether a piece is little more than its dates: a word before them, at most a preposition behind."""
    before, behind = text[start : dated[0][0]].strip(), text[dated[-1][1] : end].strip()
    if len(before) <= BRIEF and AT_A_TIME.match(behind):
        return True
    return rest <= SHORT and bool(ADVERBIAL.search(text[start:end].strip()))


def split_en(text: str, start: int, end: int, held: Sequence[Place]) -> list[Place]:
    """Cut at commas and conjunctions where both sides have a verb of their own."""
    raw: list[Place] = []
    at = start
    for first, last in [*cuts(BREAKS_EN, text, start, end, held), (end, end)]:
        raw.append((at, first))
        at = last
    pieces: list[Place] = []
    waiting: int | None = None
    for first, last in raw:
        begin = first if waiting is None else waiting
        if FINITE.search(text, first, last) or RELATIVE.match(text, first) or text[last : last + 1] in ";:":
            pieces.append((begin, last))
            waiting = None
        elif pieces and waiting is None and text[pieces[-1][1] : first].strip() in ("", ","):
            pieces[-1] = (pieces[-1][0], last)
        else:
            waiting = begin
    if waiting is not None:
        if pieces:
            pieces[-1] = (pieces[-1][0], end)
        else:
            pieces.append((waiting, end))
    return pieces
