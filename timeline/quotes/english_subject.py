"""Who the subject of an English verb of saying is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from timeline.alternatives import any_of
from timeline.model import Name
from timeline.quotes.attribution import Cues
from timeline.quotes.english_patterns import BODY, BUSINESS, RELATIVE, SUBJECT_STOP
from timeline.quotes.marks import Marked
from timeline.quotes.speakers import NOBODY, People, Speaker, may_be, of

SHORT = 12
"""How long words in quotation marks are that are only called so (has a "buy" on the stock)."""
NEAR = 500
"""Characters before a common noun for a body in which it is named."""


class Subjects:
    """Finds subjects in one document, remembering who spoke last."""

    def __init__(self, text: str, people: People, marked: Sequence[Marked], cues: Cues) -> None:
        """marked: the quotations of the text that lie in no other."""
        self.text, self.people, self.marked = text, people, marked
        self.anonymous = re.compile(rf"\b(?:{any_of(cues.of('anonymous'))})\b", re.I)

    def of_verb(self, start: int, end: int) -> Speaker | None:
        """Who the subject is of a verb at `end`; None if there is no subject at all."""
        text = self.text
        said = (m for m in self.marked if start <= m.end < end)
        start = max([start, *(m.end + 1 for m in said if m.end - m.start > SHORT)])
        stretch = text[start:end]
        tail = re.split(r"[;:]|, (?:and|but) ", stretch)[-1]
        names = self._names(end - len(tail), end) or self._names(start, end)
        if re.search(r"\b(?:he|she)(?: (?:has|had|then|also|later|now))?\W*$", stretch, re.I):
            return self.people.note(self.people.pronoun(end), end)
        if re.search(r"\b(?:they|we|I|you)\W*$", stretch):
            return NOBODY
        called = BUSINESS.search(tail)
        beside = called is not None and any(
            n.start == end - len(tail) + called.end() + 1 and n.type == "organisation" for n in names
        )
        if (
            called is not None
            and not beside
            and not any(n.type == "person" and n.start >= end - len(tail) for n in names)
        ):
            return self.people.note(self.people.topic, end)
        persons = [n for n in names if n.type == "person"]
        if persons:
            return self.people.note(of(persons[-1]), end)
        if names:
            return self.people.note(of(names[-1]), end)
        if self.anonymous.search(tail):
            return self.people.note(NOBODY, end)
        told = BODY.search(tail)
        if told:
            return self.people.note(self._body(told[0].split(" ", 1)[1], start), end)
        if not re.search(r"[A-Za-z]", tail):
            return self.people.last if self.people.last_at >= 0 else None
        return self.people.note(NOBODY, end)

    def _names(self, start: int, end: int) -> list[Name]:
        """The names that may be a subject: outside of a relative clause where there are any."""
        stretch = self.text[start:end]
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
        acting = [
            n
            for n in outside or names
            if not SUBJECT_STOP.search(self.text[max(start, n.start - 12) : n.start])
        ]
        return [n for n in acting if self.text[max(start, n.start - 4) : n.start] != " at "] or acting

    def _body(self, noun: str, start: int) -> Speaker:
        """Whom a common noun for a body means: one named shortly before, the topic, or just that noun."""
        topic = self.people.topic
        near = reversed(self.people.between(max(0, start - NEAR), start))
        body = next(
            (n for n in near if n.type == "organisation" and n.key != topic.key and may_be(n, noun)), None
        )
        if body is not None:
            return of(body)
        known = any(n.key == topic.key and may_be(n, noun) for n in self.people.between(0, start))
        return topic if known else Speaker(noun, noun)
