"""Who the subject of a Chinese verb of saying is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from timeline.model import Name, Stance
from timeline.quotes.attribution import Cues
from timeline.quotes.chinese_patterns import ANONYMOUS_AFTER, PREPOSED, PRONOUN, SPEAKER
from timeline.quotes.marks import Marked
from timeline.quotes.speakers import NOBODY, People, Speaker, of

TOLD = re.compile(r"(?:[\u3400-\u9fff]{0,6}(?:记者|本报|本刊|我们)|《[^》]{1,16}》)?[，,：:“「]")
"""What opens the words of whoever says it, behind the verb and whom it is said to."""


class Verb(NamedTuple):
    """A cue's place, its form and stance."""

    start: int
    end: int
    form: str
    stance: Stance


class Subjects:
    """Finds subjects in one document, remembering who spoke last."""

    def __init__(self, text: str, people: People, marked: Sequence[Marked], cues: Cues) -> None:
        """text: in simplified script. marked: its quotations."""
        self.text, self.people, self.marked = text, people, marked
        self.anonymous = tuple(cues.of("anonymous"))
        self.topics = tuple(sorted(cues.of("topic"), key=len, reverse=True))

    def of_verb(self, start: int, verb: Verb) -> Speaker | None:
        """Who says it; None where the outlet itself is the subject, so that nothing is attributed."""
        prefix = self.text[start : verb.start]
        spoken = next(
            (
                m
                for m in reversed(self.marked)
                if start <= m.start
                and m.end <= verb.start
                and m.depth == 0
                and self.text[m.end - 1] in "。！？，"
            ),
            None,
        )
        if spoken is not None:
            start, prefix = spoken.end + 1, self.text[spoken.end + 1 : verb.start]
        half = max(prefix.rfind("；"), prefix.rfind(";")) + 1
        if half and self.named(start + half, verb.start) is not None:
            start, prefix = start + half, prefix[half:]
        clause = re.split(r"[，,；;]", prefix)[-1]
        if re.search(r"(?<![对向给])(?:本刊|本报|记者)(?:[一-鿿]{0,4})$", clause) and not self.named(
            start, verb.start
        ):
            return None
        pronoun = self.last_pronoun(start, verb.start)
        if pronoun is not None and not any(
            n.type == "person" for n in self.people.between(pronoun, verb.start)
        ):
            return self.people.note(self.people.pronoun(pronoun), verb.start)
        begin = verb.start - len(clause)
        if any(word in clause for word in self.anonymous) and self.named(begin, verb.start) is None:
            return self.people.note(NOBODY, verb.start)
        found = self.named(start, verb.start)
        if found is not None:
            return self.people.note(found, verb.start)
        if any(word in prefix for word in self.anonymous):
            return self.people.note(NOBODY, verb.start)
        if any(clause.strip().startswith(word) or word in clause for word in self.topics):
            return self.people.note(self.people.topic, verb.start)
        if (
            re.search(
                r"(?:(?<![工协学商议农渔员事合公教法社])会|会议|电话会|财报|年报|公告|报告|采访)(?:上|中|时)?，?(?:曾)?$",
                prefix,
            )
            or not clause.strip()
        ):
            return self.people.last if self.people.last_at >= 0 else self.people.topic
        if re.search(r"[一-鿿]{2,}", clause):
            speaks = verb.form == "open" or (verb.form == "bound" and SPEAKER.search(clause))
            return NOBODY if speaks and TOLD.match(self.text, verb.end) else None
        return None

    def last_pronoun(self, start: int, end: int) -> int | None:
        """Where the last 他 or 她 stands in a stretch."""
        base = max(start, end - 40)
        found = [base + m.end() for m in PRONOUN.finditer(self.text[base:end])]
        return found[-1] if found else None

    def named(self, start: int, end: int) -> Speaker | None:
        """The named subject in a stretch: the last person, else the organisation or product that acts."""
        text = self.text
        names = [
            n
            for n in self.people.between(start, end)
            if not PREPOSED.search(text[max(start, n.start - 4) : n.start])
        ]
        outside = [n for n in names if not self.bracketed(n, start, end)] or names
        persons = [n for n in outside if n.type == "person"]
        if persons:
            return of(persons[-1])
        names = outside
        for name in reversed(names):
            if name.type in ("place", "work", "event"):
                continue
            rest = text[name.end : end]
            if ANONYMOUS_AFTER.match(rest):
                return NOBODY
            if name.type == "organisation" or name is names[0]:
                return of(next((n for n in names if n.type == "organisation"), name))
        return None

    def bracketed(self, name: Name, start: int, end: int) -> bool:
        """Whether a name stands in round brackets that open and close before the verb."""
        opened = max(self.text.rfind("（", start, name.start), self.text.rfind("(", start, name.start))
        if opened < 0 or any(c in self.text[opened : name.start] for c in "）)"):
            return False
        return any(c in self.text[name.end : end] for c in "）)")
