"""Organisations, places, products and events in Chinese text, told by the words that end them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from timeline.names.endings import (
    DEEDS,
    GENERIC_SITES,
    GOODS,
    HELD,
    HOUSES,
    LEADING_IN,
    LEGAL_FORMS,
    LOOSE,
    NO_STEM,
    SORTS,
    TRANSLITERATED,
)
from timeline.names.found import Found
from timeline.names.houses import ANALYSTS, house, longer_name, reports
from timeline.names.reading import ADVERB, DAY, PROPER, Reading
from timeline.names.words import Token, word_table

OFTEN = 2
"""How often a word, a character and what is built there are printed together before they are a name."""
LONG = 4
"""Characters from which on what could be transliterated is one word."""

SHOWS = ("显示", "表明")
"""What stands behind figures of a body, and behind no name (某集团数据显示)."""


class Compounds(Reading):
    """The names of a document that end like a firm, an institution, a place or an event."""

    def find(self) -> Iterator[Found]:
        """Find all of them, transliterated ones from where they begin."""
        index = {token.start: i for i, token in enumerate(self.tokens)}
        for found in self.ended():
            start = self.tokens[self.transliterated(index[found.start])].start
            before = self.text[start : found.start]
            alias = before + found.alias_of if found.alias_of and before else found.alias_of
            yield found._replace(start=start, alias_of=alias)

    def transliterated(self, j: int) -> int:
        """Where a transliterated word of some length begins that goes on with token j; else j."""
        k = j
        while k > 0 and self.transliterates(self.tokens[k - 1]):
            k -= 1
        start, end = self.tokens[k].start, self.tokens[j].start
        while end < len(self.text) and self.text[end] in TRANSLITERATED:
            end += 1
        begins = self.after_edge(k) or self.tokens[k - 1].kind in "Ks"
        return k if end - start >= LONG and end > self.tokens[j].start and begins else j

    def transliterates(self, token: Token) -> bool:
        """Whether a token is, by its characters, a piece of a transliterated word."""
        rare = len(token.text) == 1 or token.kind in "rsozx"
        return rare and token.text not in self.edge and TRANSLITERATED.issuperset(token.text)

    def ended(self) -> Iterator[Found]:
        """Find what ends with a word that tells what it is."""
        organisation, institution = self.tables.words("organisation"), self.tables.words("institution")
        facility, event = self.tables.words("facility"), self.tables.words("event")
        trade = self.tables.words("trade")
        firms = organisation | trade
        cues = institution | firms | facility | event
        heads = {word[:1] for word in cues}
        for i, token in enumerate(self.tokens):
            if token.text[0] not in heads:
                continue
            word, end = self.suffix(i, cues)
            if self.text.startswith(SHOWS, end):
                continue
            if word in institution:
                yield from self.institution(i, end)
            elif word in organisation or (word in trade and (self.attested(i, end) or house(self, i, end))):
                yield from self.organisation(i, end, firms)
            elif word in facility:
                yield from self.facility(i, end)
            elif word in event:
                yield from self.event(i, end)

    def attested(self, i: int, end: int) -> bool:
        """Whether a rare word before a word of trade is a name: repeated, or it has officers or speaks."""
        j, proper = self.stem(i)
        if not proper or j >= i:
            return False
        start = self.tokens[j].start
        if self.related(start) or (self.tokens[j].kind in "Ks" and reports(self, self.text[start:end])):
            return True
        if self.tokens[j].kind in "KsL" or self.text[self.tokens[i].start - 1] in SORTS:
            return False
        plain = self.text[start : self.tokens[i].start] in word_table()
        if plain and self.text[self.tokens[i].start : end] in DEEDS and not self.led(end):
            return False
        full, after = self.text[start:end], ADVERB.sub("", DAY.sub("", self.text[end : end + 14]))
        said = after[:1] in ("（", "(") or any(after.startswith(w) for w in (*self.titles, *self.saying))
        if j and self.tokens[j - 1].text in LEADING_IN and self.singles(j, i):
            return True
        tokens = self.tokens[j:i]
        verbal = any(t.kind in "vadi" for t in tokens)
        if (
            verbal
            and len(tokens) > 1
            and self.singles(j, i)
            and self.tokens[j - 1 : j]
            and (self.tokens[j - 1].text == "的" and any(t.kind not in "vadi" for t in tokens))
        ):
            return self.text[self.tokens[i].start : end] not in LOOSE
        goods = verbal and self.text[self.tokens[i].start : end] in GOODS
        if said or (self.printed.count(full) > 1 and not goods):
            return True
        loose = self.text[self.tokens[i].start : end] in LOOSE
        return not verbal and not loose and self.singles(j, i) and self.after_edge(j)

    def organisation(self, i: int, end: int, words: frozenset[str]) -> Iterator[Found]:
        """A firm: a rare word or a name before 汽车, 证券, 集团 …; chains of such words belong to it."""
        j, proper = self.stem(i)
        if proper and i - j == 1 and self.tokens[j].text in self.tables.words("trade"):
            # a trade is no name by itself: it has one before it (长野卫星公司)
            led = j > 0 and self.tokens[j - 1].kind in "sKrnzx" and len(self.tokens[j - 1].text) > 1
            j, proper = (j - 1, True) if led and self.after_edge(j - 1) else (i, False)
        if not proper and (self.brand(i, end) or house(self, i, end)):
            j, proper = i - 1, True
        if not proper:
            yield from self.phrase(i, end)
            return
        k = next((k for k in range(i, len(self.tokens)) if self.tokens[k].start >= end), len(self.tokens))
        while k < len(self.tokens) and (longer := self.suffix(k, words))[0]:
            if self.text[self.tokens[i].start : end] in HOUSES and ANALYSTS.match(self.text, end):
                break
            if self.text.startswith(SHOWS, longer[1]):
                break
            end = longer[1]
            k = next((n for n in range(k, len(self.tokens)) if self.tokens[n].start >= end), len(self.tokens))
        j += self.stray(j, i) or (i - j > 2 and self.text[self.tokens[j].start - 1 :][:2] == "大行")
        start = self.tokens[j].start
        stem = self.text[start : self.tokens[i].start]
        head = self.tokens[j]
        if (len(stem) == 2 and stem[-1] in "着著了过") or NO_STEM.match(stem):
            return
        if head.kind == "K" and head.end == self.tokens[i].start:
            known = self.tables.known.get(stem)
            word = self.text[self.tokens[i].start : end]
            if known and known.type != "place" and not word.endswith(("集团", "公司", "控股")):
                return
            if (
                known
                and known.type == "place"
                and not (self.place_firm(word) or self.related(start) or reports(self, stem + word))
            ):
                return
            if known and known.type != "place":
                yield Found(
                    start, end, "organisation", "legal form of a known name", known.key, known.canonical
                )
                return
        form = self.text[self.tokens[i].start : end]
        if form == "公司" and self.leads_in(end, words):
            return
        own, full = self.printed.count(stem), self.printed.count(stem + form)
        if head.kind != "K" and form in LEGAL_FORMS:
            yield Found(start, end, "organisation", "legal form of the name", alias_of=stem)
            yield Found(start, self.tokens[i].start, "organisation", "ends like a firm")
            return
        if form in self.tables.words("trade") and own > 4 * full:
            return
        whole = longer_name(self, self.text[start:end], words) if head.kind in "Ks" else None
        how = "short form" if whole else "ends like a firm"
        yield Found(start, end, "organisation", how, alias_of=whole)
        if head.kind != "K" and len(stem) >= 2:
            yield Found(
                start, self.tokens[i].start, "organisation", "short form", alias_of=self.text[start:end]
            )

    def leads_in(self, at: int, words: frozenset[str]) -> bool:
        """Whether a firm's name begins right behind 公司, so that the word before only says its trade."""
        text = self.text
        behind = (text[at + n : at + n + m] for n in (2, 3) for m in (2, 3, 4))
        return text[at : at + 2].isalpha() and any(word in words for word in behind)

    def phrase(self, i: int, end: int) -> Iterator[Found]:
        """A group that opens a clause with a noun and its trade (星河科技集团), repeated or with officers.

        Only what is rarer than a plain noun (东海渔业公司) makes a firm of 公司 alone.
        """
        form, generic = self.text[self.tokens[i].start : end], self.generic
        j = i
        while j > 0 and i - j < 3:
            token = self.tokens[j - 1]
            if (
                token.kind not in "nsrzovx"
                or len(token.text) != 2
                or self.blocked(token)
                or token.text in generic
            ):
                break
            j -= 1
        if form not in LEGAL_FORMS or i - j < 2 or not self.after_edge(j):
            return
        if form.endswith("公司") and self.tokens[j].kind not in PROPER:
            return
        start = self.tokens[j].start
        if self.led(end) or self.printed.count(self.text[start:end]) > 1:
            yield Found(start, end, "organisation", "ends like a firm")

    @staticmethod
    def place_firm(word: str) -> bool:
        """Whether a word after a place makes a firm rather than an industry of that place."""
        return word in (
            "银行",
            "证券",
            "航空",
            "电力",
            "电网",
            "燃气",
            "水务",
            "钢铁",
            "石化",
            "集团",
            "信托",
            "人寿",
        ) or word.endswith(("公司", "集团"))

    def institution(self, i: int, end: int) -> Iterator[Found]:
        """An institution: words before 大学, 实验室, 委员会 … of which the first is a name or rare."""
        bracketed = self.whole_phrase(i, end)
        if bracketed is not None:
            yield Found(bracketed, end, "organisation", "ends like an institution")
            return
        j = self.reach(i, 6)
        j = next((k + 1 for k in range(i - 1, j - 1, -1) if self.tokens[k].text in HELD), j)
        while j < i and not (
            self.tokens[j].kind in "KsozrxL" or self.rare(j, i) or self.tokens[j].text in self.official
        ):
            j += 1
        if j >= i:
            j = self.reach(i, 6)
            inner = any(t.text in self.tables.words("institution") for t in self.tokens[j + 1 : i])
            if not inner and not (self.after_edge(j) and self.led(end)):
                return
        start = self.tokens[j].start
        if j < i and len(self.text[start : self.tokens[i].start]) >= 2:
            yield Found(start, end, "organisation", "ends like an institution")

    def whole_phrase(self, i: int, end: int) -> int | None:
        """Where a name begins that its acronym in brackets tells to be one whole, 与 and 和 included."""
        text = self.text
        inside = text[end : end + 1] in ("）", ")")
        if not inside and not re.match(r"[（(][A-Z]{2,6}[)）]|\s?CEO", text[end : end + 9]):
            return None
        j = i
        while (
            j > 0
            and self.tokens[j - 1].kind not in "BDPLKud"
            and self.tokens[j - 1].text not in self.titles
            and (self.tokens[j - 1].kind != "p" or self.tokens[j - 1].text in ("与", "和", "及"))
        ):
            j -= 1
        start = self.tokens[j].start
        if inside and not re.search(r"[A-Z]{2,6}[（(]$", text[max(0, start - 7) : start]):
            return None
        return start if 2 <= self.tokens[i].start - start <= 16 else None

    def facility(self, i: int, end: int) -> Iterator[Found]:
        """A plant, an airport …: a place or name, up to two plain nouns, and 工厂, 机场 …"""
        j = self.reach(i, 3)
        j = next((k + 1 for k in range(i - 1, j - 1, -1) if self.tokens[k].text in HELD), j)
        while j < i and self.tokens[j].kind not in "Ks":
            j += 1
        if j < i:
            yield Found(self.tokens[j].start, end, "place", "ends like a place")
            return
        j, proper = self.stem(i)
        generic = self.text[self.tokens[i].start : end] in GENERIC_SITES
        often = self.printed.count(self.text[self.tokens[j].start : end]) >= OFTEN  # 白鹭洲大桥
        if proper and i - j == 2 and not generic and (self.singles(j, i) or often) and self.after_edge(j):
            yield Found(self.tokens[j].start, end, "place", "ends like a place")

    def event(self, i: int, end: int) -> Iterator[Found]:
        """A conference or contest: names and nouns before 大会, 论坛 …"""
        before = self.tokens[i - 1] if i else None
        word = self.text[self.tokens[i].start : end]
        if (
            before
            and re.fullmatch(r"\d{3,4}", before.text)
            and word in ("变革", "事件", "地震", "大地震", "台风")
        ):
            yield Found(before.start, end, "event", "a day's digits before the event")
            return
        if word in self.tables.words("storm"):
            return
        j = self.reach(i, 6)
        j = next((k + 1 for k in range(i - 1, j - 1, -1) if self.tokens[k].text in HELD), j)
        named = any(t.kind in "KsozxL" for t in self.tokens[j:i])
        if j < i and (named or (i - j >= 3 and word.endswith(("大会", "论坛", "峰会", "博览会")))):
            yield Found(self.tokens[j].start, end, "event", "ends like an event")
