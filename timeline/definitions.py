"""Definitions: what a text says that a term means, what letters stand for, when its fiscal year ends.

They are no rows of the published tables; rules read them from the text when they need them.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from timeline.alternatives import any_of
from timeline.dates.fiscal import years
from timeline.lexicon import Lexicon
from timeline.model import Document, Span
from timeline.script import folded, simplify

Sort = Literal["meaning", "full-form", "year-end"]
LONGEST_TERM, LONGEST_MEANING = 40, 160
"""Characters."""
MOST_WORDS = 5
"""Words of an English term."""
QUOTES = '「『“‘"《', '」』”’"》'
QUOTED = re.compile(rf"[{QUOTES[0]}]([^{QUOTES[0]}{QUOTES[1]}\n]{{1,{LONGEST_TERM}}})[{QUOTES[1]}]\s?$")
CLAUSE = re.compile(r"[，,；;。！？!?：:、（()）\n]|\.(?=\s|$)")
ASIDE = re.compile(r"\s?[（(][^（）()\n]{1,24}[）)]$")
"""What stands in brackets between a term and what defines it: monthly active users (MAU) means …"""
FEW = r"[^,.;:()\n]{1,40}?"
"""What … stands for in a frame."""
PLACED = re.compile(r"\s(?:in|at|under|for|of|to)\s(?:the\s)?[A-Z][\w'’-]*(?:\s[A-Z][\w'’-]*)*\s*$")
"""A name by which a term is narrowed: a heatwave in Marland."""
RUN_ZH = re.compile(r"[\u3400-\u9fffA-Za-z0-9&·-]+$")
OF_ZH = re.compile(r"^.*(?:的|里|中|内|上)(?=.{2})")
END = {
    "zh": re.compile(r"[，；。！？\n（(）)]|,(?!\d)"),
    "en": re.compile(r"[;!?\n()]|[,.:](?!\d)|\s[–—]\s"),
}
ABBREVIATION = r"[A-Z][A-Za-z]{0,2}[A-Z]{1,4}s?"
FORWARD = re.compile(rf"(?<![A-Za-z])({ABBREVIATION})\s?[（(]([^（）()\d]{{4,70}})[）)]")
BACKWARD = re.compile(rf"[（(]({ABBREVIATION})[）)]")
NAMED_YEAR = re.compile(r"fiscal|financial|\bFY|[财財会會]", re.IGNORECASE)
OWNING = ("'s", "’s", "s'", "s’")
SMALL = frozenset(["of", "the", "and", "for", "in", "to", "on", "a", "an", "by", "per", "with", "at"])


@dataclass(frozen=True, slots=True)
class Definition:
    """A term and what it is said to mean.

    key: the term in one script and in lower case, without articles and plural; what two texts have in common.
    start, end: the whole of it in the document. month: the month in which a fiscal year ends.
    whose: who is printed right before a Chinese term as its owner (赤松视频的财年), if it is a name or not.
    """

    sort: Sort
    term: Span
    meaning: Span
    key: str
    month: int | None = None
    whose: str = ""

    @property
    def start(self) -> int:
        """Where it begins."""
        return min(self.term.start, self.meaning.start)

    @property
    def end(self) -> int:
        """Where it ends."""
        return max(self.term.end, self.meaning.end)


def find_definitions(document: Document, lexicon: Lexicon) -> tuple[Definition, ...]:
    """All definitions of a document, in the order of their places; no two of one place."""
    language = document.tongue
    found = [*_framed(document, language, lexicon), *_full_forms(document)]
    found += _year_ends(document, language, lexicon)
    unique = {(d.meaning.start, d.sort): d for d in sorted(found, key=lambda d: (d.start, -d.end))}
    return tuple(sorted(unique.values(), key=lambda d: (d.start, d.end, d.sort)))


@dataclass(frozen=True, slots=True)
class Frame:
    """A way to define: what stands between term and meaning, before the term, and behind the meaning."""

    between: re.Pattern[str]
    lead: re.Pattern[str] | None
    close: re.Pattern[str] | None
    term: str | None
    bound: re.Pattern[str] | None = None


@functools.lru_cache(maxsize=8)
def frames(lexicon: Lexicon, language: str) -> tuple[Frame, ...]:
    """The frames of a language, compiled."""
    entries = (e for e in lexicon.table("definitions", language) if "frame" in e)
    bound = _either(sorted(words_of(lexicon, language, "bound")), language)
    return tuple(_frame(e, language, bound) for e in entries)


def _frame(entry: Mapping[str, Any], language: str, bound: re.Pattern[str]) -> Frame:
    lead = _either(entry["lead"], language) if "lead" in entry else None
    close = re.compile(entry["close"]) if "close" in entry else None
    between = _either(entry["between"], language, entry.get("not_before", ()))
    return Frame(between, lead, close, entry.get("term"), bound if entry.get("bounded") else None)


def _either(words: Sequence[str], language: str, not_before: Sequence[str] = ()) -> re.Pattern[str]:
    """Any of some words, the longest first; English ones as whole words."""
    if language == "zh":
        return re.compile(f"(?:{any_of(words)})(?!{any_of(not_before)})")
    parts = any_of(words).replace("…", FEW).replace(r"\ ", r"\s+")
    return re.compile(rf"(?:(?<![\w-])|(?=[,(–—]))\s?(?:{parts})(?![\w-])", re.IGNORECASE)


@functools.lru_cache(maxsize=32)
def words_of(lexicon: Lexicon, language: str, name: str) -> frozenset[str]:
    """A class of words of the table."""
    table = lexicon.table("definitions", language)
    return frozenset(w for e in table if e.get("class") == name for w in e["words"])


@functools.lru_cache(maxsize=8)
def opposites(lexicon: Lexicon, language: str) -> tuple[tuple[tuple[str, ...], ...], ...]:
    """Words that exclude each other, each in its forms."""
    table = lexicon.table("definitions", language)
    return tuple(tuple(tuple(forms) for forms in e["opposites"]) for e in table if "opposites" in e)


@functools.lru_cache(maxsize=8)
def _metrics(lexicon: Lexicon, language: str) -> frozenset[str]:
    return frozenset(form for entry in lexicon.table("metrics", language) for form in entry.get("forms", ()))


def _framed(document: Document, language: str, lexicon: Lexicon) -> Iterator[Definition]:
    text = simplify(document.text) if language == "zh" else document.text
    for frame in frames(lexicon, language):
        for match in frame.between.finditer(text):
            place = _term(text, match.start(), frame, language, lexicon)
            meaning = _meaning(text, match.end(), frame, language)
            if place is None or meaning is None:
                continue
            key = term_key(text[slice(*place)], language)
            if key:
                whose = _whose(text, place[0], language, lexicon)
                yield Definition(
                    "meaning", _span(document, *place), _span(document, *meaning), key, whose=whose
                )


def _term(text: str, end: int, frame: Frame, language: str, lexicon: Lexicon) -> tuple[int, int] | None:
    """Where the term stands that ends before a place; None when nothing there can be a term."""
    if frame.term == "quoted" and text[end - 1 : end] not in tuple(QUOTES[1]):
        return None
    low = max(0, end - LONGEST_TERM)
    before = text[low:end]
    before = before[: aside.start()] if (aside := ASIDE.search(before)) else before
    quoted = QUOTED.search(before)
    if quoted is not None or frame.term == "quoted":
        return (low + quoted.start(1), low + quoted.end(1)) if quoted is not None else None
    cuts = list(CLAUSE.finditer(before))
    start = cuts[-1].end() if cuts else 0
    opens = bool(cuts) or low == 0
    if frame.lead is not None:
        leads = list(frame.lead.finditer(before, start))
        if not leads:
            return None
        start, opens = leads[-1].end(), True
    found = _term_zh(before, start, lexicon) if language == "zh" else _term_en(before, start, lexicon)
    if found is None:
        return None
    if frame.term == "metric" and not _is_metric(before[slice(*found)], language, lexicon):
        return None
    if (
        frame.term == "opens"
        and language == "en"
        and not (opens and _opening(before[start : found[0]], lexicon))
    ):
        return None
    return low + found[0], low + found[1]


def _is_metric(term: str, language: str, lexicon: Lexicon) -> bool:
    """Whether a term is a metric; an English one with words before it too (like-for-like sales)."""
    words = term.lower().split() if language == "en" else [term]
    known = _metrics(lexicon, language)
    return any(" ".join(words[i:]) in known for i in range(len(words)))


def _whose(text: str, start: int, language: str, lexicon: Lexicon, owned: str = "的") -> str:
    """Who is printed right before a Chinese term as its owner; empty where that is anyone, or nobody."""
    if language != "zh":
        return ""
    before = text[max(0, start - LONGEST_TERM) : start].rstrip(QUOTES[0])
    cuts = list(CLAUSE.finditer(before))
    found = re.fullmatch(rf"(.*?){owned}", simplify(before[cuts[-1].end() if cuts else 0 :]))
    owner = _bare(found[1].strip(), lexicon) if found else ""
    return "" if owner in words_of(lexicon, "zh", "anyone") else owner


def _bare(words: str, lexicon: Lexicon) -> str:
    """Chinese words without what may stand before a term."""
    preface = sorted(words_of(lexicon, "zh", "preface"), key=len, reverse=True)
    while lead := next((w for w in preface if words.startswith(w)), None):
        words = words[len(lead) :]
    return words


def _term_zh(before: str, start: int, lexicon: Lexicon) -> tuple[int, int] | None:
    run = RUN_ZH.search(before, start)
    if run is None:
        return None
    begin, end = run.start(), len(before) - before.endswith("的")
    owned = OF_ZH.match(before[begin:end])
    begin += owned.end() if owned else 0
    term = _bare(before[begin:end], lexicon)
    begin = end - len(term)
    wrong = len(term) < 2 or len(term) > 12 or term in words_of(lexicon, "zh", "no_term")
    return None if wrong else (begin, end)


def _term_en(before: str, start: int, lexicon: Lexicon) -> tuple[int, int] | None:
    preface, none = words_of(lexicon, "en", "preface"), words_of(lexicon, "en", "no_term")
    if placed := PLACED.search(before, start):
        before = before[: placed.start()]
    words = list(re.finditer(r"[A-Za-z][\w'’&-]*", before[start:]))
    kept: list[tuple[int, int]] = []
    for word in reversed(words):
        if word[0].lower() in preface or word[0].endswith(OWNING):
            break
        kept.insert(0, (start + word.start(), start + word.end()))
    if not kept or len(kept) > MOST_WORDS or any(before[a:b].lower() in none for a, b in kept):
        return None
    if before[kept[-1][1] :].strip():  # a number stands between: it is of what is measured, not of a term
        return None
    return kept[0][0], kept[-1][1]


def _opening(words: str, lexicon: Lexicon) -> bool:
    """Whether nothing but articles, names and the like stands before a term in its clause, which may begin
    behind a word like said. A thing that is known (the deal) is none that is defined.
    """
    preface, openers = (words_of(lexicon, "en", name) for name in ("preface", "opener"))
    before = re.findall(r"[\w'’-]+", words)
    known = bool(before) and before[-1].lower() == "the"
    last = max((n + 1 for n, w in enumerate(before) if w.lower() in openers), default=0)
    return not known and all(w.lower() in preface or w[0].isupper() for w in before[last:])


def _meaning(text: str, start: int, frame: Frame, language: str) -> tuple[int, int] | None:
    """Where the meaning stands that begins at a place: to the end of its clause."""
    while start < len(text) and (text[start].isspace() or text[start] in "：:，,"):
        start += 1
    end = (frame.close or END[language]).search(text, start)
    stop = end.start() if end else len(text)
    if not 2 <= stop - start <= LONGEST_MEANING or "\n" in text[start:stop]:
        return None
    if frame.bound is not None and frame.bound.search(text, start, stop) is None:
        return None
    return start, start + len(text[start:stop].rstrip())


def term_key(term: str, language: str) -> str:
    """What the printings of one term have in common: script, case, articles and plural left out."""
    if language == "zh":
        return folded(term).strip("“”「」\"' ")
    words = [w for w in re.split(r"[\s-]+", term.lower().replace("’", "'")) if w]
    return " ".join([*words[:-1], singular(words[-1])]) if words else ""


def singular(word: str) -> str:
    """A noun without its plural."""
    word = word.removesuffix("'s").removesuffix("'")
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return (
        word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3 else word
    )


def _full_forms(document: Document) -> Iterator[Definition]:
    """Abbreviations that are spelt out beside them: MAU (monthly active users), 月活躍用戶（MAU）."""
    text = document.text
    for match in FORWARD.finditer(text):
        if _spelt_out(match[2], match[1]):
            yield _full(document, match.span(1), match.span(2))
    for match in BACKWARD.finditer(text):
        place = _spelt_before(text, match.start(), match[1].rstrip("s"))
        if place is not None:
            yield _full(document, match.span(1), place)


def _full(document: Document, short: tuple[int, int], full: tuple[int, int]) -> Definition:
    term = _span(document, *short)
    return Definition("full-form", term, _span(document, *full), term.text.rstrip("s"))


def _spelt_out(full: str, short: str) -> bool:
    """Whether words can be what an abbreviation stands for: their initials, or Chinese words alone."""
    if re.fullmatch(r"[\u3400-\u9fff]{4,16}", full):
        return True
    return initials(full) == short.rstrip("s").lower()


def initials(full: str) -> str:
    """The first letters of all words but the small ones."""
    return "".join(w[0] for w in re.findall(r"[a-z]+", full.lower()) if w not in SMALL)


def _spelt_before(text: str, end: int, short: str) -> tuple[int, int] | None:
    """Where the words stand right before a place whose initials are an abbreviation."""
    low = max(0, end - 90)
    before = text[low:end].rstrip()
    chinese = re.search(r"[\u3400-\u9fff]{4,10}$", before)
    if chinese is not None:
        return low + chinese.start(), low + chinese.end()
    words = list(re.finditer(r"[A-Za-z]+", before))
    for first in range(len(words) - 1, max(-1, len(words) - 2 * len(short) - 1), -1):
        part = before[words[first].start() :]
        if re.search(r"[^A-Za-z\s-]", part):
            return None
        if initials(part) == short.lower() and words[first][0].lower() not in SMALL:
            return low + words[first].start(), low + len(before)
    return None


def _year_ends(document: Document, language: str, lexicon: Lexicon) -> Iterator[Definition]:
    """When a text says that its fiscal year ends."""
    for start, end, year in years(document.text):
        span = _span(document, start, end)
        if not NAMED_YEAR.search(span.text):  # the year to June may be any twelve months
            continue
        whose = _whose(document.text, start, language, lexicon, owned="的?")
        yield Definition("year-end", span, span, "fiscal year", year.month, whose)


def _span(document: Document, start: int, end: int) -> Span:
    return Span(document.id, start, end, document.text[start:end])
