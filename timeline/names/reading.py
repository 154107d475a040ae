"""A Chinese text as tokens, and what stands around each: where a name may begin, and what leads to it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from timeline.names.endings import INTERVIEW, LEADING_IN, SORTS
from timeline.names.printings import Printings
from timeline.names.tables import Tables
from timeline.names.words import Token, word_table

PROPER = frozenset("Ksozrx")
"""Word classes that can make a name by themselves."""
ORDINAL = re.compile(r"第[一二三四五六七八九十]+|市|省|县")


RELATED = re.compile(r"(?:[母子]公司|控股股东|大股东|竞争对手|关联方)$")
DAY = re.compile(
    r"^(?:(?:\d{1,2}月)?\d{1,2}日|今[天日]|昨[天日]|同[日天]|日前|近日|当[天日])(?:上午|下午|晚间|晚上|晚|早上)?(?:也|还|则|又)?"
)
"""A day between a name and what it is said to do."""
ADVERB = re.compile(r"^[则也还亦却仍]")


class Reading:
    """One document: its text in simplified characters, its tokens, and the tables that it is read by."""

    def __init__(self, text: str, tokens: Sequence[Token], tables: Tables) -> None:
        """Take text in simplified characters and its tokens."""
        self.text, self.tokens, self.tables = text, tokens, tables
        self.printed = Printings(text)
        self.edge, self.titles = tables.words("edge"), tables.words("title")
        self.saying = tables.words("saying")
        self.official, self.generic = tables.words("official"), tables.words("kind_of_firm")

    def suffix(self, i: int, words: frozenset[str]) -> tuple[str, int]:
        """The longest cue word that begins at token i, over up to three tokens, and where it ends."""
        word, best, end = "", "", self.tokens[i].end
        for token in self.tokens[i : i + 3]:
            word += token.text
            if word in words:
                best, end = word, token.end
        return best, end

    def blocked(self, token: Token) -> bool:
        """Whether a token cannot be part of a name."""
        return token.kind in "DBPpucRqmtyfd" or token.text in self.edge or token.text in self.titles

    def stem(self, i: int) -> tuple[int, bool]:
        """Where a name begins that ends before token i, and whether it is a rare word or name."""
        j = i
        while j > 0 and i - j < 4:
            token = self.tokens[j - 1]
            if len(token.text) > 1 or token.kind in "LDBP":
                break
            if token.text in self.edge and not (i - j == 1 and self.lone(j - 1)):
                break
            j -= 1
        if i - j >= 2:
            return j, i - j < 4 or j == 0 or self.ends_word(j - 1)
        if i - j == 1 and j > 0:
            before = self.tokens[j - 1]
            if (
                before.kind in "nsrzva"
                and self.tokens[j].kind != "v"
                and len(before.text) == 2
                and not self.blocked(before)
                and self.after_edge(j - 1)
            ):
                return j - 1, True
            return i, False
        if j > 0 and self.tokens[j - 1].kind in PROPER and not self.blocked(self.tokens[j - 1]):
            return j - 1, True
        return i, False

    def stray(self, j: int, i: int) -> bool:
        """Whether token j only stands before a name oftener printed without it (购青禹眼科, 商澜星通信)."""
        if i - j < 3:
            return False
        count, text, end = self.printed.count, self.text, self.tokens[i].start
        full, rest = count(text[self.tokens[j].start : end]), count(text[self.tokens[j].end : end])
        return rest > full and (self.tokens[j].kind == "v" or (full == 1 and rest > 2))

    def singles(self, j: int, i: int) -> bool:
        """Whether all tokens of a stretch are single characters."""
        return all(len(t.text) == 1 for t in self.tokens[j:i])

    def brand(self, i: int, end: int) -> bool:
        """Whether a two-character noun before a firm's ending is its name: repeated, never after 的."""
        if not i or self.tokens[i - 1].kind not in "nzra" or len(self.tokens[i - 1].text) != 2:
            return False
        token, before = self.tokens[i - 1], self.tokens[i - 2] if i > 1 else None
        if token.text[-1] in SORTS:
            return False
        full = self.text[token.start : end]
        rare = word_table()[token.text][0] >= 1200 if token.text in word_table() else True
        often = self.printed.count(full) > 1 or self.printed.count(token.text) > 4
        return rare and (before is None or before.text != "的") and often

    def ends_word(self, j: int) -> bool:
        """Whether token j is no single character that might belong to what comes after it."""
        token = self.tokens[j]
        return len(token.text) > 1 or token.kind in "LDBP" or token.text in self.edge

    def after_edge(self, j: int) -> bool:
        """Whether what stands before token j ends a phrase."""
        if j == 0:
            return True
        before = self.tokens[j - 1]
        return (
            before.kind in "PBD"
            or before.text in self.edge
            or before.text in self.titles
            or before.text in INTERVIEW
            or before.text in LEADING_IN
            or before.kind in "pcuvR"
        )

    def lone(self, j: int) -> bool:
        """Whether an edge character at token j follows no word: it then belongs to what comes after it."""
        token = self.tokens[j]
        if token.kind in "ucRpq" or token.text in "的是在和与了将被把为向对一两几多各某每全":
            return False
        return token.kind in "ma" or j == 0 or self.tokens[j - 1].kind in "PBD"

    def related(self, start: int) -> bool:
        """Whether a word for a parent, a subsidiary or a rival stands before a name."""
        return RELATED.search(self.text, max(0, start - 5), start) is not None

    def reach(self, i: int, most: int) -> int:
        """How far left plain nouns, names and Latin words reach from token i."""
        j = i
        while j > 0 and i - j < most:
            token = self.tokens[j - 1]
            if (
                token.kind == "L"
                and token.text[0].isupper()
                and token.text not in self.tables.words("plain_latin")
            ) or (ORDINAL.fullmatch(token.text) and j < i):
                j -= 1
            elif (
                self.blocked(token)
                or token.kind in "LBDP"
                or (token.kind == "v" and len(token.text) == 1 and self.ends_word(j - 2))
            ):
                break
            else:
                j -= 1
        while j < i and self.tokens[j].kind in "vid" and self.tokens[j].text not in self.tables.known:
            j += 1
        return j

    def led(self, end: int) -> bool:
        """Whether an office or a verb of saying follows, so that one body is meant and not a kind."""
        after = ADVERB.sub("", DAY.sub("", self.text[end : end + 14]))[:6]
        return not after.startswith("负责人") and any(
            after[:n] in self.titles | self.saying for n in range(1, 7)
        )

    def rare(self, j: int, i: int) -> bool:
        """Whether single characters that are no words begin at token j."""
        return j + 1 < i and len(self.tokens[j].text) == 1 and len(self.tokens[j + 1].text) == 1
