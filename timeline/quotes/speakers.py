"""Who the subject of a verb of saying is: a name, a pronoun, whom the article is about, or nobody."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from timeline.model import Name


class Speaker(NamedTuple):
    """A speaker: canonical name and key; both None where nobody is named."""

    name: str | None
    key: str | None


NOBODY = Speaker(None, None)


class People:
    """The names of a document in order, and whom it is about."""

    def __init__(self, names: Sequence[Name]) -> None:
        """Take the document's names, sorted."""
        self.names = list(names)
        self.starts = [n.start for n in self.names]
        counts = Counter(n.key for n in self.names if n.type == "organisation")
        first = {n.key: i for i, n in reversed(list(enumerate(self.names)))}
        self.topic = NOBODY
        if counts:
            key = min(counts, key=lambda k: (-counts[k], first[k]))
            self.topic = of(self.names[first[key]])
        self.last = NOBODY
        self.last_at = -1
        self.persons = {n.key for n in self.names if n.type == "person"}
        persons = Counter(n.key for n in self.names if n.type == "person")
        self.main_person = (
            of(self.names[first[min(persons, key=lambda k: (-persons[k], first[k]))]]) if persons else NOBODY
        )

    def between(self, start: int, end: int) -> list[Name]:
        """The names that lie in a stretch of text."""
        i = bisect_left(self.starts, start)
        out = []
        while i < len(self.names) and self.names[i].start < end:
            if self.names[i].end <= end:
                out.append(self.names[i])
            i += 1
        return out

    def person_before(self, end: int, back: int = 600) -> Name | None:
        """The person last named before a place."""
        return next((n for n in reversed(self.between(max(0, end - back), end)) if n.type == "person"), None)

    def pronoun(self, end: int) -> Speaker:
        """Whom 他 or she means: the last speaker, unless a person was named since."""
        person = self.person_before(end)
        body = self.last.key is not None and self.last.key not in self.persons
        if person is not None and (person.start > self.last_at or body):
            return of(person)
        return self.last if self.last_at >= 0 else of(person)

    def note(self, speaker: Speaker, at: int) -> Speaker:
        """Remember who spoke last."""
        self.last, self.last_at = speaker, at
        return speaker


def of(name: Name | None) -> Speaker:
    """The speaker that a name is."""
    return NOBODY if name is None else Speaker(name.canonical, name.key)


OWN_NOUNS = frozenset(["government", "court", "ministry", "council", "university", "board", "committee"])
"""Common nouns that stand only for a body that has them in its name."""


def may_be(name: Name, noun: str) -> bool:
    """Whether a common noun ("the council") can stand for a name."""
    return noun not in OWN_NOUNS or noun in name.canonical.lower()
