"""Dates in English text: proposed at words that only dates use, parsed there by the rules of en_*.py."""

from __future__ import annotations

import re
from collections.abc import Callable

from timeline.dates import (
    en_clock,
    en_days,
    en_lists,
    en_numeric,
    en_parts,
    en_periods,
    en_ranges,
    en_ranked,
    en_relative,
    en_spans,
)
from timeline.dates.en_days import Hit
from timeline.dates.en_holidays import (
    holiday,
    holiday_words,
    read_name,
    weekday_beside,
    weekend_of,
)
from timeline.dates.en_words import Tokens, Word, cut, vocabulary
from timeline.dates.expressions import Duration, Expression, Mention
from timeline.lexicon import BUILTIN, Lexicon

YEAR = re.compile(r"[12]\d{3}")
LAW = re.compile(r"\b(?:Act|Code|Law|Regulations?|Rules?) of $")
"""What a year belongs to that names a law."""
PAPER = re.compile(
    r"\s(?:[A-Z][\w&.-]*\s){0,4}(?:Notes?|Bonds?|Debentures?|Warrants?|Plan|Indenture|Term Loans?|Act|ESPP"
    r"|Credit (?:Facility|Agreement)|Revolver|Repurchase Program)\b"
)
"""What a year before it names: the 2026 Notes, the 2014 Incentive Plan."""
LED_YEAR = re.compile(r"(?:the\s+)?[12]\d{3}", re.IGNORECASE)
STRETCH = re.compile(r"[^\n]+(?:\n(?!\s*\n)[^\n]+)*")
"""A paragraph: lines with no empty line between."""
CHINESE = re.compile(r"[\u3400-\u9fff]")
LATIN = re.compile(r"[A-Za-z]+")
PIECE = 20_000
"""Longest stretch cut into tokens at once."""
CORE = {
    "month", "weekday", "unit", "season", "today", "numeric", "decade", "short", "vague", "code",
    "daypart", "holiday",
}  # fmt: skip
"""Kinds of token that only dates use: parsing starts around these."""
CORE_WORDS = {"recent", "moment", "present", "date", "noon", "midnight", "midday", "oclock"}
CORE_PLAIN = CORE_WORDS | {"am", "pm", "a", "p"}
"""Words that the lexicon does not know and that may be the core of a date or of a time of day."""
LEFT = {"number", "cardinal", "ordinal", "move", "part", "numeric"}
LEFT_WORDS = {
    "the", "of", "in", "on", "at", "to", "from", "between", "since", "by", "until", "till", "untill",
    "through", "before", "after", "as", "within", "later", "earlier", "than", "no", "not", "a", "an",
    "half", "same", "every", "each", "so", "far", "up", "starting", "beginning", "effective", "and",
    "few", "couple", "several", "fiscal", "financial", "calendar", "right", "that", "late", "early",
    "for", "prior", "including", "-", "–", "/", ".", ",", "'", "’", "<", "=", "anytime", "working",
    "business", "period",
    "ending", "more", "less", "recent", "many", "some", "current", "full", "½", "¼", "¾", "work", "trading",
    "or", "extra", "additional", "fewer", "consecutive", "straight", "whole", "other",
    "latter", "former", "front", "back",
}  # fmt: skip
REACH = 12
"""How many tokens before its core an expression may begin."""
Rule = Callable[[Tokens, int], Hit]


def propose(text: str, lexicon: Lexicon) -> list[Mention]:
    """Find the date expressions of a text, left to right, without overlap."""
    holidays = holiday_words(lexicon)
    found: list[Mention] = []
    known = vocabulary(lexicon)
    for start, end in stretches(text):
        if CHINESE.search(text, start, end) and not has_date_word(text, start, end, known, holidays):
            continue
        tokens = cut(text, start, end, lexicon, holidays)
        found.extend(scan(tokens))
    return [m for m in found if not _names_a_paper(text, m)]


def _names_a_paper(text: str, mention: Mention) -> bool:
    """Whether a year is that of a law or of what a firm issues: the Securities Exchange Act of 1934."""
    start = mention.start
    if LED_YEAR.fullmatch(text, start, mention.end) and PAPER.match(text, mention.end):
        return True
    bare = YEAR.fullmatch(text, start, mention.end)
    return bare is not None and LAW.search(text, max(0, start - 20), start) is not None


def has_date_word(text: str, start: int, end: int, known: dict[str, Word], holidays: frozenset[str]) -> bool:
    """Whether Chinese text holds an English word that dates use: only then is it worth cutting up."""
    for word in LATIN.findall(text, start, end):
        lower = word.lower()
        found = known.get(lower)
        if lower in holidays or (found is not None and found.kind in CORE):
            return True
    return False


def stretches(text: str) -> list[tuple[int, int]]:
    """Give the paragraphs of a text, long ones in pieces that end at a space where there is one."""
    result = []
    for match in STRETCH.finditer(text):
        start, end = match.span()
        while end - start > PIECE:
            stop = text.rfind(" ", start + PIECE // 2, start + PIECE)
            stop = stop if stop > 0 else start + PIECE
            result.append((start, stop))
            start = stop
        result.append((start, end))
    return result


def scan(t: Tokens) -> list[Mention]:
    """Parse around each core token that no mention holds yet."""
    found: list[Mention] = []
    free = 0
    kinds, words = t.kinds, t.words
    for i in range(t.size):
        kind = kinds[i]
        if (kind == "" and words[i] not in CORE_PLAIN) or (kind == "mark" and words[i] != ":"):
            continue
        if not is_core(t, i, kind, words[i]):
            continue
        if i < free:
            continue
        hit = around(t, i, free)
        if hit is None:
            continue
        first, expression, free = hit
        if en_clock.takes_clock(expression):
            day_end, free = free, en_clock.tail(t, free)
            expression, free = en_numeric.year_behind_clock(t, expression, day_end, free)
        begin, stop = t.starts[first], t.ends[free - 1]
        found.extend(en_lists.days_before(t, first, expression, found[-1].end if found else 0))
        found.append(Mention(begin, stop, t.text[begin:stop], expression))
        more, free = en_lists.days_after(t, free, expression)
        found.extend(more)
    return found


def is_core(t: Tokens, i: int, kind: str, word: str) -> bool:
    """Whether an expression may be parsed around a token."""
    if kind == "holiday":
        return read_name(t, i, t.lexicon or BUILTIN) is not None
    if kind in CORE or word in CORE_WORDS:
        return True
    if kind == "":
        return word in ("am", "pm", "p", "a") and t.kinds[i - 1] in ("number", "cardinal")
    if kind == "number":
        return is_core_number(t, i)
    if kind == "ordinal":
        return word[0].isdigit() or t.words[i - 1] in ("the", "on")
    if kind == "cardinal":
        return t.values[i] == 2 or 10 < t.values[i] < 22
    return (
        word == ":" and t.is_glued(i) and t.is_glued(i + 1) and t.kinds[i - 1] == t.kinds[i + 1] == "number"
    )


def is_core_number(t: Tokens, i: int) -> bool:
    """Whether digits can be a year, a whole date, a day (on the 17) or a length (3h)."""
    size = len(t.words[i])
    if size < 3:
        if t.words[i - 1] == "the":
            return i > 1 and t.words[i - 2] in ("on", "for")
        return t.is_glued(i + 1) and t.words[i + 1] in ("y", "w", "h")
    return (size == 4 and t.words[i][0] in "12") or (size == 8 and t.words[i][:2] in ("19", "20"))


def around(t: Tokens, core: int, free: int) -> tuple[int, Expression, int] | None:
    """Parse the expression that holds a core token: the one that begins furthest left."""
    first = core
    while first > free and core - first < REACH:
        kind, word = t.kinds[first - 1], t.words[first - 1]
        if kind in LEFT or word in LEFT_WORDS or kind in CORE or kind == "weekday":
            first -= 1
            continue
        break
    for start in range(first, core + 1):
        hit = t.parsed[start] if start in t.parsed else t.parsed.setdefault(start, parse(t, start))
        if hit and hit[1] > core:
            return start, hit[0], hit[1]
    return None


CLOCK_STARTS = en_clock.LEADS | {"noon", "midnight", "midday", "half", "quarter", "a"}


def parse(t: Tokens, i: int) -> Hit:
    """Parse one expression that begins at token i, as long as can be."""
    hit = parse_date(t, i)
    if t.kinds[i] in ("number", "cardinal") or t.words[i] in CLOCK_STARTS:
        clock = en_clock.clock_led(t, i, point)
        if clock and (not hit or clock[1] > hit[1]):
            return clock
    return hit


def parse_date(t: Tokens, i: int) -> Hit:
    """Parse one date, range or length that begins at token i."""
    word = t.words[i]
    if word in ("from", "between") or (word == "in" and t.words[i + 1] == "between"):
        return ranged(t, i)
    if word in en_ranges.LEADS:
        hit = en_ranges.opened(t, i, ranged_point)
        if hit:
            return hit
    if word in ("in", "within", "for"):
        return en_spans.inside(t, i, point)
    return ranged_point(t, i)


def ranged(t: Tokens, i: int) -> Hit:
    """Parse from … to … and between … and …."""
    between = t.words[i] in ("between", "in")
    j = i + 2 if t.words[i] == "in" else i + 1
    days = en_ranges.day_range(t, j, between)
    if days:
        return days
    first = point(t, j)
    if not first:
        return None
    if isinstance(first[0], Duration):
        return None
    lasting = en_ranges.lasting(t, first)
    if lasting:
        return lasting
    joined = en_ranges.join(t, first, point, between=between, led=True)
    return joined or (en_ranges.onwards(t, first, led=True) if not between else None)


def ranged_point(t: Tokens, i: int) -> Hit:
    """Parse a point, and the rest of the range if it begins one without `from`."""
    plain = en_ranges.day_range(t, i) if t.kinds[i] in DAY_KINDS or t.words[i] == "the" else None
    plain = plain or (en_ranges.year_range(t, i) if t.kinds[i] == "number" else None)
    if plain:
        return plain
    first = point(t, i)
    if not first:
        return None
    return (
        en_ranges.join(t, first, point, False, led=False) or en_ranges.onwards(t, first, led=False) or first
    )


DAY_KINDS = {"number", "ordinal", "cardinal"}


def point(t: Tokens, i: int) -> Hit:
    """Parse one point, period or length that begins at token i: the longest that a rule gives."""
    if i in t.points:
        return t.points[i]
    kind = t.kinds[i]
    rules = RULES.get(t.words[i]) or RULES_BY_KIND.get(kind)
    if not rules:
        return None
    best: Hit = None
    for rule in rules:
        hit = rule(t, i)
        if hit and (best is None or hit[1] > best[1]):
            best = hit
    t.points[i] = best
    return best


def ranked_unit(t: Tokens, i: int) -> Hit:
    """The n-th unit of any point."""
    return en_ranked.ranked_unit(t, i, point)


def part(t: Tokens, i: int) -> Hit:
    """A part of any point."""
    return en_parts.part_led(t, i, point)


def away(t: Tokens, i: int) -> Hit:
    """A length of time before or after any point."""
    return en_spans.away(t, i, point)


NUMBERED: tuple[Rule, ...] = (
    en_days.day_led, en_numeric.dashed, en_numeric.compact, en_numeric.year_month, en_periods.year_led,
    en_periods.code, en_spans.touching, away,
)  # fmt: skip
THE: tuple[Rule, ...] = (
    en_days.day_led, en_periods.year_led, en_periods.ranked_period, ranked_unit, en_periods.decade,
    en_periods.season,
    en_periods.fiscal_year, en_relative.today_led, en_relative.move_led, en_relative.unit_led, part,
    en_spans.touching, en_spans.same_period, holiday, weekend_of, weekday_beside,
    en_parts.unit_named,
)  # fmt: skip
RULES_BY_KIND: dict[str, tuple[Rule, ...]] = {
    "month": (en_days.month_led, en_numeric.dashed, holiday),
    "weekday": (en_relative.weekday_led, holiday, weekday_beside),
    "number": NUMBERED,
    "numeric": (en_periods.split_numeric, en_numeric.numeric, en_numeric.dashed, away, en_periods.year_led),
    "ordinal": (en_days.day_led, en_periods.ranked_period, ranked_unit),
    "cardinal": (
        en_days.day_led,
        en_periods.ranked_period,
        ranked_unit,
        en_periods.year_led,
        en_spans.touching,
        away,
    ),
    "decade": (en_periods.decade,),
    "code": (en_periods.code,),
    "season": (en_periods.season,),
    "today": (en_relative.today_led,),
    "unit": (en_relative.unit_led, en_parts.vague, en_spans.same_period, weekend_of),
    "move": (
        en_relative.move_led,
        en_parts.vague,
        en_spans.touching,
        en_periods.fiscal_year,
        ranked_unit,
        holiday,
    ),
    "part": (part,),
    "short": (part,),
    "vague": (en_parts.vague,),
    "holiday": (holiday,),
}
RULES: dict[str, tuple[Rule, ...]] = {
    "the": THE,
    "a": (away, en_spans.same_period),
    "an": (away,),
    "half": (away,),
    "couple": (away,),
    "few": (away,),
    "several": (away,),
    "½": (away,),
    "¼": (away,),
    "¾": (away,),
    "'": (en_periods.year_led,),
    "’": (en_periods.year_led,),
    "year": (en_periods.year_led, en_relative.unit_led, en_parts.vague, en_spans.same_period),
    "calendar": (en_periods.year_led,),
    "fiscal": (en_periods.fiscal_year, en_periods.ranked_period),
    "financial": (en_periods.fiscal_year, en_periods.ranked_period),
    "same": (en_relative.unit_led, en_spans.same_period),
    "that": (en_relative.unit_led,),
    "every": (en_relative.recurring,),
    "each": (en_relative.recurring,),
    "earlier": (part,),
    "later": (part,),
    "recent": (en_parts.vague,),
    "right": (en_parts.vague,),
    "at": (en_parts.vague,),
    "so": (en_parts.vague,),
    "current": (en_relative.today_led, en_relative.move_led),
}
