"""Attributions in Chinese text."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

from timeline.alternatives import any_of
from timeline.lexicon import Lexicon
from timeline.model import Document, Name, Stance
from timeline.quotes.attribution import Attribution, compile_cues, trimmed
from timeline.quotes.chinese_patterns import (
    AIMED,
    CALLED,
    DATELINE,
    END,
    EXEMPT,
    EXPECTING,
    FOLLOWED,
    FROM_NOW,
    GAPPED,
    GOES_ON,
    NOT_SAID,
    OBLIGED,
    OCCASION,
    SAYING_IT,
    SOURCE,
)
from timeline.quotes.chinese_subject import Subjects, Verb
from timeline.quotes.marks import Marked, find_marked
from timeline.quotes.speakers import NOBODY, People, Speaker, of
from timeline.script import simplify
from timeline.stretch import within


@functools.cache
def verbs(lexicon: Lexicon) -> re.Pattern[str]:
    """One pattern of all cue words, longest first."""
    return re.compile(any_of(compile_cues(lexicon, "zh").of("open", "bound", "colon", "term")))


@functools.cache
def sources(lexicon: Lexicon) -> re.Pattern[str]:
    """据X披露，"""
    words = any_of(compile_cues(lexicon, "zh").of("source"))
    return re.compile(SOURCE.pattern.replace("{words}", words))


def find_chinese(document: Document, names: Sequence[Name], lexicon: Lexicon) -> list[Attribution]:
    """Find the attributions of a Chinese document."""
    return Reader(document, names, lexicon).read()


def sentence_ends(text: str, marked: Sequence[Marked]) -> Iterator[tuple[int, int]]:
    """Sentences outside quotation marks: (start, end); a closing mark may end one."""
    outer = [m for m in marked if m.depth == 0]
    start, k, i = 0, 0, 0
    while i < len(text):
        while k < len(outer) and outer[k].end < i:
            k += 1
        if k < len(outer) and outer[k].start <= i < outer[k].end:
            i = outer[k].end
            if text[i - 1] in END and text[i + 1 : i + 2] not in tuple("，,、；;的。"):
                yield start, i + 1
                start = i + 1
        elif text[i] in END:
            if i > start:
                yield start, i
            start = i + 1
        i += 1
    if start < len(text):
        yield start, len(text)


class Reader:
    """Reads one document sentence by sentence, remembering who spoke last."""

    def __init__(self, document: Document, names: Sequence[Name], lexicon: Lexicon) -> None:
        """Prepare text, marks and names."""
        self.document, self.text = document, simplify(document.text)
        self.lexicon, self.cues = lexicon, compile_cues(lexicon, "zh")
        self.people = People(names)
        self.marked = find_marked(document.text)
        self.opens = {m.start - 1: m for m in self.marked}
        self.out: list[Attribution] = []
        self.used: set[Marked] = set()
        self.subjects = Subjects(self.text, self.people, self.marked, self.cues)

    def read(self) -> list[Attribution]:
        """All attributions, in no order."""
        for start, end in sentence_ends(self.text, self.marked):
            if self.text[start:end].strip():
                self.sentence(start, end)
        return self.out

    def verb_places(self, start: int, end: int) -> Iterator[Verb]:
        """Cue words of a sentence that are verbs of saying there."""
        forms = self.cues.forms
        for match in verbs(self.lexicon).finditer(self.text, start, end):
            word, at = match[0], match.start()
            around = self.text[max(start, at - 3) : match.end() + 3]
            if (
                len(word) <= 2
                and word not in EXEMPT
                and any(
                    at - max(start, at - 3) in range(m.start(), m.end()) for m in NOT_SAID.finditer(around)
                )
            ):
                continue
            form = next(f for f in ("open", "bound", "colon", "term") if word in forms.get(f, {}))
            yield Verb(at, match.end(), form, forms[form][word])

    def sentence(self, start: int, end: int) -> None:
        """Find what one sentence attributes; the agency of a dateline is none of its speakers."""
        line = DATELINE.match(self.text, start, end)
        start = line.end() if line else start
        if self.trailing(start, end):
            return
        source = sources(self.lexicon).search(self.text, start, end)
        if source and not self.in_quotes(source.start(), start):
            speaker = self.subjects.named(source.start(1), source.end(1)) or NOBODY
            if speaker is not NOBODY or not source[1]:
                self.add((source.end(), end), speaker, "asserted", source.span(), (start, end))
                self.direct_inside(source.end(), end, speaker, start)
                return
        reach = start
        for verb in self.verb_places(start, end):
            inside = self.in_quotes(verb.start, start)
            if (verb.start < reach and not self.quote_at(verb.end)) or (
                inside and inside.end - inside.start < 30
            ):
                continue
            before = self.people.last, self.people.last_at
            taken = self.take(verb, start, end, verb.start < reach)
            if taken == start:
                self.people.last, self.people.last_at = before
            reach = max(reach, taken)
        self.standalone(start, end)

    def in_quotes(self, at: int, start: int) -> Marked | None:
        """The quotation of this sentence that a place lies in."""
        return next((m for m in self.marked if m.start <= at < m.end and m.start >= start), None)

    def quote_at(self, at: int) -> Marked | None:
        """The quotation that opens at a place, after 了, a comma, a colon or blanks."""
        match = re.compile(r"(?:了|过|道|是|为)?[：:，,]?\s*").match(self.text, at)
        return self.opens.get(match.end() if match else at)

    def aimed(self, verb: Verb) -> Marked | None:
        """The quotation behind whom a verb is aimed at (质疑院方「…」)."""
        if self.text[verb.start : verb.end] not in AIMED:
            return None
        match = re.compile(r"[一-鿿]{2,8}?(?=[“「『\"])").match(self.text, verb.end)
        return self.opens.get(match.end()) if match else None

    def take(self, verb: Verb, start: int, end: int, nested: bool) -> int:
        """Attribute what follows a verb of saying; returns how far it reaches, `start` if nothing is said."""
        quote = self.quote_at(verb.end) or self.aimed(verb)
        speaker = self.subjects.of_verb(start, verb)
        if speaker is None and quote is not None and quote.end - quote.start >= 6:
            speaker = NOBODY if re.search(r"[一-鿿]{2,}", self.text[start : verb.start]) else None
        if speaker is None:
            return start
        if quote is not None and self.term_like(quote, verb):
            quote = None
        if quote is not None and quote.start < end + 2:
            self.add((quote.start, quote.end), speaker, verb.stance, verb[:2], (start, end), direct=True)
            self.used.add(quote)
            return quote.end
        if nested or verb.form == "term":
            return start
        content = self.content(verb, end)
        if content is None:
            return start
        first, last = content
        if (
            last == end
            and self.text[first - 1 : first] in (":", "：")
            and (more := GOES_ON.match(self.text, end))
        ):
            last = more.end()
        half = self.next_speaker(first, last, end)
        if half is not None:
            last = end = half
        self.add((first, last), speaker, verb.stance, verb[:2], (start, end))
        self.direct_inside(last, end, speaker, start)
        return end

    def next_speaker(self, first: int, last: int, end: int) -> int | None:
        """The semicolon after which the sentence lets somebody else speak."""
        half = self.text.find("；", first, last)
        if half < 0:
            return None
        verb_places = self.verb_places(half + 1, end)
        return half if any(self.subjects.named(half + 1, verb.start) for verb in verb_places) else None

    def term_like(self, quote: Marked, verb: Verb) -> bool:
        """Whether quotation marks after a verb hold a mere word: a noun follows them at once."""
        after = self.text[quote.end + 1 : quote.end + 3]
        size = quote.end - quote.start
        return (
            size <= 6
            and verb.form != "term"
            and bool(re.match(r"[一-鿿]", after))
            and not re.search(r"[，。！？]", self.text[quote.start : quote.end])
        )

    def content(self, verb: Verb, end: int) -> tuple[int, int] | None:
        """Where indirect speech begins and ends, if the verb introduces any."""
        text, at = self.text, verb.end
        word = text[verb.start : verb.end]
        mark = re.compile(r"(?:了|过|道)?([：:，,])").match(text, at)
        if (
            re.search(r"(?:[一每这那两几\d]则|[份条的项])$", text[max(0, verb.start - 2) : verb.start])
            and mark
            and verb.form == "bound"
        ):
            return None
        if mark is None and word in EXPECTING and self.owned(verb):
            return (at, end) if end - at > 6 else None
        if mark is None and verb.form in ("bound", "colon"):
            if word in GAPPED and not OBLIGED.search(text, max(0, verb.start - 2), verb.start):
                reach = r"[^。：:]{0,40}?([：:])" if word == "给出" else r"[^，,。：:“「]{0,30}?([：:])"
                mark = re.compile(reach).match(text, at)
            if mark is None and word in ("告诉", "告知", "提到", "谈到"):
                mark = re.compile(r"(?:《[^》]*》|[^，,。：:“「]){0,12}?([，,])").match(text, at)
            if mark is None and word == "宣布" and FROM_NOW.match(text, at):
                return (at, end) if end - at > 10 else None
            if mark is None:
                return None
        if mark is not None and verb.form == "colon" and mark[1] in "，,":
            return None
        first = mark.end() if mark else at
        least = 5 if self.owned(verb) else 8
        if mark is None and (text[at : at + 1] in "的了过、）)”」》" or end - at < least):
            return None
        last = end
        for quote in self.marked:
            if (
                first + 1 < quote.start < end
                and quote.depth == 0
                and text[quote.start - 2] in "，,：:"
                and quote.end - quote.start >= 3
            ):
                last = quote.start - 2
                break
        return (first, last) if last - first >= 3 else None

    def owned(self, verb: Verb) -> bool:
        """Whether a pronoun or a person stands right before a verb."""
        if re.search(
            r"(?:^|[，。；\s”」])[他她][并也还则亦]?$", self.text[max(0, verb.start - 3) : verb.start]
        ):
            return True
        near = self.people.between(verb.start - 8, verb.start)
        return any(n.type == "person" and n.end == verb.start for n in near)

    def direct_inside(self, start: int, end: int, speaker: Speaker, sentence: int) -> None:
        """Quotations that go on after indirect speech, behind a comma."""
        for quote in within(self.marked, start + 2, end):
            if (
                quote.depth == 0
                and quote not in self.used
                and self.text[quote.start - 2] in "，,：:"
                and quote.end - quote.start >= 3
            ):
                self.used.add(quote)
                words = quote.start, quote.end
                self.add(words, speaker, "asserted", (start, start), (sentence, end), direct=True)

    def standalone(self, start: int, end: int) -> None:
        """A quotation that is a sentence by itself goes to whoever spoke last."""
        for quote in within(self.marked, start + 1, end + 1):
            if quote in self.used or quote.depth:
                continue
            inner = self.text[quote.start : quote.end]
            alone = not self.text[start : quote.start - 1].strip() and (
                quote.end + 1 >= end or inner[-1:] in "。！？，"
            )
            after_colon = self.text[quote.start - 2 : quote.start - 1] in ("：", ":") and len(inner) >= 8
            opens = not self.text[start : quote.start - 1].strip()
            told = opens and len(inner) >= 3 and self.follower(quote) is not None
            teller = self.teller(quote, start, end)
            if teller is not None:
                self.used.add(quote)
                self.add(
                    (quote.start, quote.end), teller, "asserted", (start, start), (start, end), direct=True
                )
            elif (alone and len(inner) >= 8) or after_colon or told:
                verb = Verb(quote.start - 1, quote.start - 1, "colon", "asserted")
                speaker = (
                    self.subjects.of_verb(start, verb)
                    if after_colon
                    else self.follower(quote) or self.people.last
                )
                self.used.add(quote)
                words, said = (quote.start, quote.end), speaker or self.people.last
                self.add(words, said, "asserted", (start, start), (start, end), direct=True)

    def teller(self, quote: Marked, start: int, end: int) -> Speaker | None:
        """The one person whom a sentence tells of before it closes with a quotation (…，“没漏过，…”)."""
        before, inner = self.text[start : quote.start - 1], self.text[quote.start : quote.end]
        closes = (
            before.rstrip().endswith(("，", ",")) and self.text[quote.end + 1 : end].strip("。”」 ") == ""
        )
        if not closes or len(inner) < 8 or not re.search("[，。！？]", inner):
            return None
        persons = [n for n in self.people.between(start, quote.start) if n.type == "person"]
        if persons:
            return of(persons[0]) if len({n.key for n in persons}) == 1 else None
        called = CALLED.findall(before)
        return Speaker(called[0], called[0]) if len(called) == 1 else None

    def follower(self, quote: Marked) -> Speaker | None:
        """Who is named as the speaker after the closing mark: “…。”她说。"""
        rest = FOLLOWED.match(self.text, quote.end + 1)
        if rest is None:
            return None
        pieces = list(re.finditer(r"[^，,]+", rest[1]))
        for piece in (pieces[-1], pieces[0]) if pieces else ():
            stretch, base = piece[0], rest.start(1) + piece.start()
            closes = (
                m for m in verbs(self.lexicon).finditer(stretch) if SAYING_IT.fullmatch(stretch, m.end())
            )
            verb = next(closes, None)
            if verb is not None:
                break
        else:
            return None
        return self.subjects.of_verb(
            quote.end + 1, Verb(base + verb.start(), base + verb.end(), "open", "asserted")
        )

    def trailing(self, start: int, end: int) -> bool:
        """Whether a sentence only says who spoke the quotation before it."""
        if end - start > 40 or not self.out:
            return False
        last = self.out[-1]
        return (
            last.direct
            and start - last.end <= 2
            and bool(re.search(r"(?:说|表示|称|道|回忆|透露|指出)[。]?$", self.text[start:end]))
        )

    def add(
        self,
        words: tuple[int, int],
        speaker: Speaker,
        stance: Stance,
        cue: tuple[int, int],
        sentence: tuple[int, int],
        direct: bool = False,
    ) -> None:
        """Take an attribution, trimmed of blanks and of the full stop that ends its sentence."""
        text = self.document.text
        place = trimmed(text, *words, " 　\n,，：:", " 　\n" if direct else " 　\n。.，,；;")
        if place is not None:
            found = OCCASION.search(self.text, sentence[0], max(cue[0], sentence[0]))
            occasion = text[slice(*found.span(found.lastindex or 0))] if found else None
            self.out.append(
                Attribution(self.document.id, *place, *speaker, stance, cue, sentence, occasion, direct)
            )
