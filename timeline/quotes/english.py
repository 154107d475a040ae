"""Attributions in English text."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

from timeline.alternatives import any_of
from timeline.lexicon import Lexicon
from timeline.model import Document, Name, Stance
from timeline.quotes.attribution import Attribution, compile_cues, trimmed
from timeline.quotes.english_patterns import (
    ACCORDING,
    APPOSED,
    BUSINESS,
    DATELINE,
    INVERTED,
    NOUN_BEFORE,
    NOUNS_TOO,
    OBJECT,
    OCCASION,
    WHEN,
)
from timeline.quotes.english_subject import Subjects
from timeline.quotes.marks import Marked, find_marked
from timeline.quotes.speakers import NOBODY, People, Speaker, of

HEARERS = r" (?:the |a |an |his |her |its )?[\w'’-]+(?: [\w'’-]+){0,3}?"
"""Whom somebody tells, where the words stand before (…, she told parliament)."""


CREDITED = re.compile(
    r",?\s(?:according to|in the words of)\s(?:the\s|(?:Mr|Ms|Mrs|Dr)\s|its\s[a-z ]{3,30}\s)?"
)
"""What stands behind words in quotation marks and before whose they are."""


@functools.cache
def verb_pattern(lexicon: Lexicon) -> re.Pattern[str]:
    """All verbs of saying."""
    words = compile_cues(lexicon, "en").of("say", "that", "quote")
    return re.compile(rf"\b(?:{any_of(words)})\b")


def find_english(document: Document, names: Sequence[Name], lexicon: Lexicon) -> list[Attribution]:
    """Find the attributions of an English document."""
    return Reader(document, names, lexicon).read()


class Reader:
    """Reads one document: quotations first, then indirect speech, in the order of the text."""

    def __init__(self, document: Document, names: Sequence[Name], lexicon: Lexicon) -> None:
        """Prepare text, marks and names."""
        self.document, self.text, self.lexicon = document, document.text, lexicon
        self.cues = compile_cues(lexicon, "en")
        self.people = People(names)
        self.marked = [m for m in find_marked(document.text) if m.depth == 0]
        self.verbs = verb_pattern(lexicon)
        self.said = frozenset(self.cues.of("say", "that", "quote"))
        self.out: list[Attribution] = []
        self.subjects = Subjects(self.text, self.people, self.marked, self.cues)

    def read(self) -> list[Attribution]:
        """All attributions, in no order."""
        previous: Marked | None = None
        pending = list(self.marked)
        for start, end in self.sentences():
            while pending and pending[0].start <= end:
                quote = pending.pop(0)
                if self.quotation(quote, previous):
                    previous = quote
            self.indirect(start, end)
            self.according(start, end)
        return self.out

    def according(self, start: int, end: int) -> None:
        """According to X: what the rest of the sentence says is X's, though no quotation."""
        for match in ACCORDING.finditer(self.text, start, end):
            name = next(
                (
                    n
                    for n in self.people.between(match.start(1), match.end(1))
                    if n.type in ("organisation", "person", "product")
                ),
                None,
            )
            first, last = (match.end(), end) if match.start() - start < 3 else (start, match.start())
            if name is not None and last - first > 10:
                said = of(name)
                place, cue = (first, last), match.span()
                self.out.append(
                    Attribution(self.document.id, *place, *said, "asserted", cue, (start, end), speech=False)
                )

    def sentences(self) -> Iterator[tuple[int, int]]:
        """Sentences, with those put together again between which a quotation has been cut."""
        held: tuple[int, int] | None = None
        for sentence in self.document.sentences:
            start, end = (held[0], sentence.end) if held else (sentence.start, sentence.end)
            if any(m.start <= end - 1 and end <= m.end for m in self.marked):
                held = (start, end)
                continue
            held = None
            yield start, end
        if held:
            yield held

    def quotation(self, quote: Marked, previous: Marked | None) -> bool:
        """Attribute one quotation; False where it is none."""
        found = self.after(quote) or self.before(quote) or self.going_on(quote, previous)
        if found is None:
            return False
        speaker, cue = found
        self.people.note(speaker, quote.end)
        line = self.text.rfind("\n", 0, quote.start) + 1
        stop = self.text.find("\n", quote.end)
        paragraph = line, stop if stop >= 0 else len(self.text)
        self.add((quote.start, quote.end), speaker, "asserted", cue, paragraph, direct=True)
        return True

    def after(self, quote: Marked) -> tuple[Speaker, tuple[int, int]] | None:
        """“…,” said X; “…,” X said."""
        text, at = self.text, quote.end + 1
        credited = CREDITED.match(text, at)
        named = self.people.between(credited.end(), credited.end() + 60) if credited else []
        if credited and named and named[0].start == credited.end():
            return of(named[0]), credited.span()
        if text[quote.end - 1] not in ",?!.—–-" and text[at : at + 1] != ",":
            return None
        stop = re.compile(r"[.;:!?]\s|[.\n\"“]|$").search(text, at)
        rest_end = min(stop.start() if stop else len(text), at + 160)
        rest = text[at:rest_end]
        verb = next((m for m in self.verbs.finditer(rest) if not NOUN_BEFORE.search(rest[: m.start()])), None)
        if verb is None or verb.start() > 110:
            return None
        lead = rest[: verb.start()].strip(" ,")
        if re.match(
            r"(?:and|but|which|who|as|while|although|though|because|so|or|in|on|at|to|for|with|from)\b", lead
        ):
            return None
        cue = (at + verb.start(), at + verb.end())
        if lead:
            subject = self.subjects.of_verb(at, cue[0])
            return (subject, cue) if subject is not None else None
        pronoun = re.match(r"\s+(he|she|they)\b", rest[verb.end() :])
        if pronoun:
            return (self.people.pronoun(quote.start) if pronoun[1] != "they" else NOBODY), cue
        names = self.people.between(cue[1], rest_end)
        person = next((n for n in names if n.type == "person"), None)
        body = next((n for n in names if n.type in ("organisation", "product")), None)
        if person or (body and not self.subjects.anonymous.search(text[cue[1] : body.start])):
            return of(person or body), cue
        if BUSINESS.search(rest[verb.end() :]):
            return self.people.topic, cue
        return NOBODY, cue

    def before(self, quote: Marked) -> tuple[Speaker, tuple[int, int]] | None:
        """X said: “…”; X said the plan was “…”."""
        start = self.sentence_start(quote.start)
        match = next(reversed(list(self.verbs.finditer(self.text, start, quote.start - 1))), None)
        if match is None or NOUN_BEFORE.search(self.text, max(start, match.start() - 12), match.start()):
            return None
        gap = self.text[match.end() : quote.start - 1]
        if "“" in gap or '"' in gap or len(gap) > 160:
            return None
        if match[0] in self.cues.forms["quote"] and len(gap) > 24:
            return None
        if re.search(r"[.!?]\s", gap):
            return None
        subject = self.subjects.of_verb(start, match.start())
        return (subject, match.span()) if subject is not None else None

    def going_on(self, quote: Marked, previous: Marked | None) -> tuple[Speaker, tuple[int, int]] | None:
        """A quotation that is whole sentences by itself: the speaker before goes on."""
        text = self.text
        opening = text[: quote.start - 1].rstrip(" ")
        inner = text[quote.start : quote.end]
        if (
            (opening and opening[-1] not in ".!?\"”'’\n:")
            or inner[-1:] not in ".!?,—"
            or len(inner.split()) < 3
        ):
            return None
        if opening.endswith(("\n", ":")) or not opening:
            speaker = self.people.last if self.people.last_at >= 0 else self.people.pronoun(quote.start)
            return speaker, (quote.start - 1, quote.start)
        line = text.rfind("\n", 0, quote.start)
        if previous is not None and previous.end > line:
            return self.people.last, (quote.start - 1, quote.start)
        return self.people.pronoun(quote.start), (quote.start - 1, quote.start)

    def sentence_start(self, at: int) -> int:
        """Where the sentence begins that a place lies in, quotations not counted."""
        for sentence in self.document.sentences:
            if sentence.start <= at < sentence.end:
                return sentence.start
        return self.text.rfind("\n", 0, at) + 1

    def indirect(self, start: int, end: int) -> None:
        """X said that …; …, X said."""
        text = self.text
        reach = start
        if self.inverted(start, end):
            return
        trailing = next(reversed(list(self.verbs.finditer(text, start, end))), None)
        if trailing is not None and self.trails(trailing, start, end):
            return
        for match in self.verbs.finditer(text, start, end):
            at = match.start()
            if (
                at < reach
                or any(m.start <= at < m.end for m in self.marked)
                or NOUN_BEFORE.search(text, max(start, at - 12), at)
            ):
                continue
            if (
                text[max(start, at - 2) : at].strip()[-1:] in ('"', "”", "'", "’")
                and text[at - 1] == " "
                and not re.match(r"'s|’s", text[at - 3 : at])
            ):
                continue
            if match[0] in NOUNS_TOO and not self.follows_subject(at):
                continue
            if self.trails(match, start, end):
                return
            content = self.content(match, end)
            if content is None:
                continue
            first, last, relative = content
            subject = self.subjects.of_verb(start, at)
            if subject is None:
                continue
            stance: Stance = self.cues.of("say", "that", "quote")[match[0]]
            self.add((first, last), subject, stance, match.span(), (start, end))
            reach = last if relative else end

    def inverted(self, start: int, end: int) -> bool:
        """Take the words of a sentence that ends with a verb of saying and a name: …, says X."""
        match = INVERTED.search(self.text, start, end)
        names = self.people.between(match.start(1), match.end(1)) if match is not None else []
        if match is None or not names or any(m.start < end and start < m.end for m in self.marked):
            return False
        if names[-1].end < match.end(1) or match.start() - start < 15:
            return False
        self.add((start, match.start()), of(names[-1]), "asserted", match.span(), (start, end))
        return True

    def follows_subject(self, at: int) -> bool:
        """Whether a name, a pronoun or a plain plural ends just before a place."""
        before = self.text[max(0, at - 24) : at]
        if re.search(
            r"\b(?:he|she|it|who|which|they|now|also|analysts|economists|experts|officials|critics"
            r"|company|group|firm|bank|agency|report) $",
            before,
            re.I,
        ):
            return True
        return any(n.end == at - 1 for n in self.people.between(max(0, at - 60), at))

    def trails(self, match: re.Match[str], start: int, end: int) -> bool:
        """Whether the verb ends its sentence and the words said stand before it: …, the company said."""
        text = self.text
        rest = text[match.end() : end]
        told = HEARERS if match[0] == "told" else ""
        goes_on = match[0] in ("said", "says") and re.match(WHEN + ", ", rest)
        if not (goes_on or re.fullmatch(told + WHEN + r"[.!?]?\s*", rest)) or match[0] not in (
            "told",
            "said",
            "says",
            "added",
            "adds",
            "say",
            "noted",
            "warned",
            "argued",
            "found",
            "reckons",
        ):
            return False
        comma = text.rfind(", ", start, match.start())
        if (
            comma < 0
            or match.start() - comma > 60
            or any(m.start - 1 <= comma <= m.end + 1 for m in self.marked)
        ):
            return False
        apposed = APPOSED.search(text, start, match.start())
        comma = apposed.start() if apposed is not None else comma
        subject = self.subjects.of_verb(comma, match.start())
        dateline = DATELINE.match(text, start, comma)
        start = dateline.end() if dateline else start
        if subject is None or comma - start < 15:
            return False
        self.add((start, comma), subject, "asserted", match.span(), (start, end))
        return True

    def content(self, match: re.Match[str], end: int) -> tuple[int, int, bool] | None:
        """The words that a verb of saying introduces: from, to, and whether they are in a relative clause."""
        text, at = self.text, match.end()
        form = next(f for f in ("say", "that", "quote") if match[0] in self.cues.forms.get(f, {}))
        if form == "quote":
            return None
        told = OBJECT if match[0] in ("told", "tells", "warned", "warns", "promised") else ""
        lead = re.compile(told + WHEN + r"( that\b)?,? ").match(text, at, end)
        if told and not lead:
            return None
        if told and lead and not lead[1] and re.match(r"(?:in|on|at|to|about|of|with) ", text[lead.end() :]):
            return None
        if form == "that" and not (lead and lead[1]):
            return None
        if lead is None:
            return None
        first, last = lead.end(), end
        fragment = next((m for m in self.marked if first <= m.start < end), None)
        if fragment is not None:
            if len(text[first : fragment.start - 1].split()) < 8:
                return None
            last = fragment.start - 1
        relative = bool(re.search(r"\b(?:which|who) $", text[max(0, match.start() - 6) : match.start()]))
        if relative and (comma := text.find(",", first, end)) > 0:
            last = comma
        words = text[first:last].split()
        if len(words) < 3 or (not lead[1] and words[0].lower() in ("so", "no", "yes", "nothing")):
            return None
        if words[0].lower() in (
            "to",
            "of",
            "by",
            "in",
            "about",
            "for",
            "as",
            "at",
            "with",
            "goodbye",
        ):
            return None
        return first, last, relative

    def add(
        self,
        words: tuple[int, int],
        speaker: Speaker,
        stance: Stance,
        cue: tuple[int, int],
        sentence: tuple[int, int],
        direct: bool = False,
    ) -> None:
        """Take an attribution, trimmed."""
        text = self.text
        place = trimmed(text, *words, " \n", " \n" if direct else " \n.,;")
        if place is not None:
            found = OCCASION.search(text, *sentence)
            occasion = found[1] if found else None
            self.out.append(
                Attribution(self.document.id, *place, *speaker, stance, cue, sentence, occasion, direct)
            )
