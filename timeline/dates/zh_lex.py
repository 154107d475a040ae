"""Cut the date words out of a Chinese text: one scan for characters that can begin one, patterns only there.

Works on folded text (`zh_text.fold`). Everything that is no part of a date is skipped. Runs of digits are
passed over in one step and every repetition is bounded, so that the time is linear in the text.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from timeline.dates import zh_words
from timeline.dates.zh_rules import AFTER, RULES
from timeline.dates.zh_text import NUMERALS
from timeline.dates.zh_tokens import Rule, Token
from timeline.lexicon import Lexicon

_UNIT_STARTS = "年月日号天周季旬世星礼小分秒工交钟昼刻"
_FIRST_DIGIT = r"(?<!\d\d)(?<!\d[.,]\d)"
_GOES_ON = (
    rf"(?:{_FIRST_DIGIT}\d{{0,7}}(?:\.\d{{1,3}})?|(?<=[{NUMERALS}])[{NUMERALS}]{{0,7}})\s?(?:[{_UNIT_STARTS}QH财]"
    rf"|[个多余来几整]\s?[个半多余来{_UNIT_STARTS}]|(?:[/、至到]|-{{1,2}})\s?[\d{NUMERALS}第])"
    rf"|{_FIRST_DIGIT}(?:\d{{3}}\s?(?:[上下第前全]|\.\s?\d)|\d{{7}}(?!\d)|(?<=6)18(?!\d))"
    r"|(?<=[七八九六十])[一二三四五六]?[五一]"
)
"""How a number worth the patterns goes on behind its first digit: a unit, the rest of a range or date."""
_BEHIND = re.compile(rf"[\d{NUMERALS}]{{1,24}}\s?([\s\S]?)")
_MODEL = re.compile(r"(?<![A-Za-z])[A-Z]$")
"""The letter of a model that a number belongs to (L7月销量); after a longer word it may be a date."""
_SECOND = (
    NUMERALS
    + "0123456789 年月日号天周季旬世星礼小分秒刻个半多余来几工交钟昼/.:-至到、QH财国元历节后末初隔上下干"
    "数头轮'五春夏秋冬Y拜期几好若今明(（"
)
"""What may follow the first character of any rule: a cheap look before the patterns are tried."""


@dataclass(frozen=True)
class Lexer:
    """The compiled scan: which rules to try at which first character.

    numbers: the rules at a digit or numeral by what stands behind the number that begins there.
    """

    first: re.Pattern[str]
    rules: dict[str, tuple[Rule, ...]]
    numbers: dict[tuple[str, str], tuple[Rule, ...]]
    words: dict[str, re.Pattern[str]]
    entries: dict[str, tuple[str, int, Any]]

    def cut(self, text: str) -> list[Token]:
        """Give the tokens of a folded text in their order."""
        tokens: list[Token] = []
        pos, search, words = 0, self.first.search, self.words
        while match := search(text, pos):
            start = match.start()
            char = text[start]
            word = words[char].match(text, start) if char in words else None
            if word is not None:
                kind, level, value = self.entries[word[0]]
                token: Token | None = Token(start, word.end(), kind, level, value)
            elif char not in _NUMBER_CHARS:
                token = _read(self.rules.get(char, ()), text, start)
            else:
                behind = _BEHIND.match(text, start)
                key = char, behind[1] if behind else ""
                token = _read(self.numbers.get(key) or self.numbers[char, ""], text, start)
                if token is not None and token.kind == "fields" and _MODEL.search(text, start - 2, start):
                    token = None
            if token is not None and token.kind != "skip":
                tokens.append(token)
            pos = token.end if token is not None else start + 1
        return tokens


def _read(rules: tuple[Rule, ...], text: str, start: int) -> Token | None:
    """The token of the first rule that matches at a place and can be read."""
    for pattern, read in rules:
        found = pattern.match(text, start)
        if found and (meaning := read(found)):
            return Token(start, found.end(), *meaning)
    return None


_NUMBER_CHARS = frozenset("0123456789" + NUMERALS)


def _any(chars: Iterable[str]) -> str:
    return "[" + "".join(re.escape(c) for c in sorted(chars)) + "]"


@functools.lru_cache(maxsize=8)
def lexer(lexicon: Lexicon) -> Lexer:
    """Compile the scan for a lexicon."""
    entries: dict[str, tuple[str, int, Any]] = {}
    forms: dict[str, list[str]] = {}
    for word, before, behind, meaning in sorted(zh_words.terms(lexicon), key=lambda t: -len(t[0])):
        if word not in entries:
            entries[word] = meaning
            head = f"(?<![{re.escape(before)}])" if before else ""
            tail = f"(?![{re.escape(behind)}])" if behind else ""
            forms.setdefault(word[0], []).append(head + re.escape(word) + tail)
    words = {c: re.compile("|".join(f)) for c, f in forms.items()}
    rules: dict[str, list[Rule]] = {}
    for chars, pattern, read in RULES:
        for char in chars:
            rules.setdefault(char, []).append((pattern, read))
    seconds = set(_SECOND) | {w[1:2] for w in entries if w[0] in rules}
    plain = {w[:2] for w in entries if w[0] in _NUMBER_CHARS or w[0] not in rules}
    first = re.compile(
        f"{_any(rules.keys() | words.keys())}"
        f"(?:(?<={_any({w[0] for w in plain})})(?={_any({w[1] for w in plain})})"
        f"|(?<={_any(rules.keys() - _NUMBER_CHARS)})(?={_any(seconds)})"
        f"|(?<={_any(_NUMBER_CHARS)})(?:{_GOES_ON}))"
    )
    numbers = {
        (char, behind): tuple(
            r for r in rules[char] if r[1] not in AFTER or (behind and behind in AFTER[r[1]])
        )
        for char in _NUMBER_CHARS & rules.keys()
        for behind in {"", *"".join(AFTER.values())}
    }
    return Lexer(first, {c: tuple(r) for c, r in rules.items()}, numbers, words, entries)
