"""Who the subject of an English verb of saying is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from timeline.quotes.attribution import Cues
from timeline.quotes.english_patterns import BODY, BUSINESS, RELATIVE, SUBJECT_STOP
from timeline.quotes.marks import Marked
from timeline.quotes.speakers import NOBODY, People, Speaker, may_be, of

SHORT = 12
"""How long words in quotation marks are that are only called so (has a "buy" on the stock)."""


class Subjects:
    """Finds subjects in one document, remembering who spoke last."""

    def __init__(self, text: str, people: People, marked: Sequence[Marked], cues: Cues) -> None:
        """marked: the quotations of the text that lie in no other."""
        self.text, self.people, self.marked = text, people, marked
        self.anonymous = re.compile(r"\b(?:" + "|".join(map(re.escape, cues.of("anonymous"))) + r")\b", re.I)

    def of_verb(self, start: int, end: int) -> Speaker | None:
        """Who the subject is of a verb at `end`; None if there is no subject at all."""
        text = self.text
        said = (m for m in self.marked if start <= m.end < end)
        start = max([start, *(m.end + 1 for m in said if m.end - m.start > SHORT)])
        stretch = text[start:end]
        names = [
            n
            for n in self.people.between(start, end)
            if n.type not in ("place", "work", "event") or n.end >= end - 1
        ]
        aside = [
            (start + m.start(), start + m.end())
            for m in RELATIVE.finditer(stretch)
            if m.end() >= len(stretch.rstrip()) or stretch[m.end() - 1] == ","
        ]
        outside = [n for n in names if not any(a < n.start < b for a, b in aside)]
        names = outside or names
        names = [n for n in names if not SUBJECT_STOP.search(text[max(start, n.start - 12) : n.start])]
        if re.search(r"\b(?:he|she)(?: (?:has|had|then|also|later|now))?\W*$", stretch, re.I):
            return self.people.note(self.people.pronoun(end), end)
        if re.search(r"\b(?:they|we|I|you)\W*$", stretch):
            return NOBODY
        tail = re.split(r"[;:]|, (?:and|but) ", stretch)[-1]
        if BUSINESS.search(tail) and not any(
            n.type == "person" and n.start >= end - len(tail) for n in names
        ):
            return self.people.note(self.people.topic, end)
        persons = [n for n in names if n.type == "person"]
        if persons:
            return self.people.note(of(persons[-1]), end)
        if names:
            name = names[-1]
            between = text[name.end : end]
            if (
                re.match(r"(?:'s|’s)? (?:analysts?|lawyers?|staff|employees|spokes\w+|officials)\b", between)
                and name.type == "organisation"
            ):
                return self.people.note(of(name), end)
            return self.people.note(of(name), end)
        if self.anonymous.search(tail):
            return self.people.note(NOBODY, end)
        told = BODY.search(tail)
        if told:
            noun = told[0].split(" ", 1)[1]
            known = [
                n for n in self.people.between(0, start) if n.key == self.people.topic.key and may_be(n, noun)
            ]
            body = next(
                (
                    n
                    for n in reversed(self.people.between(max(0, start - 500), start))
                    if n.type == "organisation" and n.key != self.people.topic.key and may_be(n, noun)
                ),
                None,
            )
            alone = self.people.topic if known else Speaker(noun, noun)
            return self.people.note(of(body) if body else alone, end)
        if not re.search(r"[A-Za-z]", tail):
            return self.people.last if self.people.last_at >= 0 else None
        return self.people.note(NOBODY, end)
