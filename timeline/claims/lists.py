"""Lists that share one statement: 分别为 A 和 B, "A and B, respectively", "pay cost A and rent B"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from timeline.claims.marks import Kind, Mark, Marked, quantity_of
from timeline.claims.metric import Found
from timeline.claims.patterns import DATE, FINITE, METRIC, NAME
from timeline.claims.period import Time, dated, usable
from timeline.claims.vocabulary import Metric
from timeline.claims.year_spans import years_of

EACH = {"zh": re.compile(r"分别|各为|依次"), "en": re.compile(r"respectively")}


@dataclass(frozen=True, slots=True)
class Share:
    """What a member of a list brings to its number. follows: the part is printed behind its number."""

    metric: Found | None = None
    name: Mark | None = None
    time: Time | None = None
    part: str | None = None
    follows: bool = False


def distribute(marked: Marked, language: str, folded: str) -> dict[int, Share]:
    """Match the members of two lists of the same length, where the text says that they go one by one, and
    those of an English list whose statement is printed once.
    """
    found: dict[int, Share] = _once(marked, folded) | _by_date(marked) if language == "en" else {}
    for match in EACH[language].finditer(marked.text):
        start, end = _reach(marked, match.start())
        numbers = [m for m in marked.of("quantity", start, end) if language == "en" or m.at > match.start()]
        if len(numbers) < 2:
            continue
        first = numbers[0].at
        years = _spread_years(marked, match.start(), len(numbers))
        if years:
            found |= {n.at: Share(time=t) for n, t in zip(numbers, years, strict=True)}
            continue
        for kind in _kinds(marked, match.start()):
            members = _listed(marked, start, first, kind, len(numbers))
            if members:
                for member, number in zip(members, numbers, strict=True):
                    found[number.at] = _share(member)
                break
    return found | (_same_years(marked, found) if language == "zh" else {})


def _same_years(marked: Marked, found: dict[int, Share]) -> dict[int, Share]:
    """The years of a list, for one of as many numbers that the sentence tells right after it (…；同期净亏损为
    甲、乙和丙元).
    """
    spread = sorted(at for at, share in found.items() if share.time is not None)
    marks = marked.of("quantity", spread[0], len(marked.text)) if len(spread) > 1 else []
    rest = [m for m in marks if m.at > spread[-1]]
    numbers = [m for m in rest if quantity_of(m).dimension == quantity_of(marks[0]).dimension]
    listed = _listed(marked, numbers[0].at, numbers[-1].at + 1, "quantity", len(spread)) if numbers else []
    told = listed and "同期" in said_before(marked, spread[-1], listed[0].at)
    times = [found[at].time for at in spread]
    return {m.at: Share(time=t) for m, t in zip(listed, times, strict=True)} if told else {}


def said_before(marked: Marked, start: int, end: int) -> str:
    """The words and dates of a stretch as they are printed."""
    dates = "".join(dated(m).text for m in marked.of("date", start, end))
    return marked.text[start:end] + dates


def _kinds(marked: Marked, at: int) -> tuple[Kind, ...]:
    """What the members may be; names first where the word stands right behind two of them (甲和乙分别占…)."""
    before = marked.text[:at].rstrip("，, ")
    last = marked.mark_at(len(before) - 1, "name")
    pair = last is not None and re.search(rf"{NAME}[、和与及]{NAME}$", before)
    return ("name", "metric", "date") if pair else ("metric", "name", "date")


def _spread_years(marked: Marked, at: int, count: int) -> list[Time]:
    """The years of a range that a Chinese clause is told of, where its values are as many (2022年至2024年，
    收入分别为甲、乙和丙元).
    """
    dates = marked.of("date", 0, at)
    when = dated(dates[-1]) if dates else None
    if when is None or when.period is None:
        return []
    years = years_of(Time(when.period, when.granularity, "printed"))
    return years if len(years) == count else []


IN = re.compile(r"\s(?:in|during|for|at|as of|on)\s(?:the\s)?(?:(?:fiscal|calendar)\s)?(?:years?\s)?")


def _by_date(marked: Marked) -> dict[int, Share]:
    """Numbers in a row and as many dates right behind them (5, 6 and 7 million in 1999, 2000 and 2001)."""
    found: dict[int, Share] = {}
    for last in marked.of("quantity", 0, len(marked.text)):
        opening = IN.match(marked.text, last.at + 1)
        dates = _run_from(marked, "date", opening.end()) if opening else []
        if len(dates) < 2 or not all(usable(dated(m)) for m in dates):
            continue
        start, _ = _reach(marked, last.at)
        numbers = _listed(marked, start, last.at + 1, "quantity", len(dates))
        if numbers and numbers[-1] is last:
            found |= {n.at: _share(d) for n, d in zip(numbers, dates, strict=True)}
    return found


def _run_from(marked: Marked, kind: Kind, start: int) -> list[Mark]:
    """The mentions from a place on that only commas and an "and" part."""
    run: list[Mark] = []
    for mark in marked.of(kind, start, len(marked.text)):
        if mark.at != start and not (run and JOINED.fullmatch(marked.text[run[-1].at + 1 : mark.at])):
            break
        run.append(mark)
    return run


def _reach(marked: Marked, at: int) -> tuple[int, int]:
    """From the last full stop before the word to the end of its clause (zh) or sentence."""
    start = max((c + 1 for c in marked.clauses if c < at and marked.text[c] in "。；;\n"), default=0)
    end = next((c for c in marked.clauses if c > at and marked.text[c] in "，,。；;\n"), len(marked.text))
    return start, end


JOINED = re.compile(r"[、，,\s]*(?:和|及|与|以及|and|or)?[\s]*(?:的)?(?:the )?")


def _listed(marked: Marked, start: int, end: int, kind: Kind, count: int) -> list[Mark]:
    """The last run of so many mentions of one kind that only commas and an "and" part."""
    members = [m for m in marked.of(kind, start, end) if kind != "date" or usable(dated(m))]
    runs: list[list[Mark]] = []
    for member in members:
        if runs and JOINED.fullmatch(marked.text[runs[-1][-1].at + 1 : member.at]):
            runs[-1].append(member)
        else:
            runs.append([member])
    listed = next((run for run in reversed(runs) if len(run) == count), [])
    if not listed and kind == "metric" and len(members) == count:
        return members
    return listed


def _share(member: Mark) -> Share:
    if isinstance(member.value, Metric):
        return Share(metric=Found(member.value.key, "printed", member.value, member))
    if member.kind == "name":
        return Share(name=member)
    when = dated(member)
    assert when.period is not None
    return Share(time=Time(when.period, when.granularity, "printed"))


NOUN = rf"(?P<noun>(?:[a-z{METRIC}][a-z'-]*\s){{0,2}}?[a-z{METRIC}][a-z'-]*)"
ADVERB = r"(?:(?:about|around|nearly|almost|some|only|just|another|over|more than|a further|roughly)\s)?"
JOINT = r"\s?[;,]?\s?(?:and\s|while\s|with\s)?"
COUNTED = rf"(?:\s(?:an?|per|of)\s(?:the\s|its\s)?[a-z{METRIC}]+|\s[a-z{METRIC}]+(?=[;,]|\sand\s))?"
BEHIND = re.compile(rf"{COUNTED}{JOINT}(?:the\s)?(?:{NOUN}|{NAME})\s(?:(?:for|at|with|by|to)\s)?{ADVERB}")
"""All that stands between two numbers of such a list (£398 million, drugs for £71 million)."""
OPENING = re.compile(rf"(?:^|[,;]\s|\b(?:and|but|while|that|alone|which)\s|{DATE},?\s)[\s\"“]*(?:the\s)?")
FIRST = re.compile(rf"(?:{NOUN}|{NAME})\s(?:{METRIC}|{FINITE})\s(?:(?:{METRIC}|[a-z]+)\s){{0,2}}?{ADVERB}")
AFTER = re.compile(
    rf"\s(?:(?:was|were|went|goes|came|comes|is)\s)?(?:(?:spent|earned|raised|lost|made)\s)?"
    rf"(?:on|to|from|for|in|at|by)\s(?:the\s|its\s)?(?:{NOUN}|{NAME}){JOINT}{ADVERB}"
)
"""The same where the parts follow their numbers (£398 million went on pay, £71 million on drugs)."""
NO_PART = {
    "it", "they", "he", "she", "we", "that", "this", "which", "who", "up", "down", "from", "to", "on", "a",
    "an", "more", "less", "than", "against", "compared", "with", "after", "before", "or", "of", "in", "is",
    "was", "were", "are", "had", "has", "have", "rising", "falling", "including", "half", "most", "some",
    "about", "around", "total", "average", "year", "month", "week", "quarter", "earlier", "previous", "last",
    "by", "at", "then", "there", "another", "others", "people", "not", "its", "their", "his", "her", "rose",
    "fell", "grew", "both", "each", "and", "for", "the",
}  # fmt: skip


def _once(marked: Marked, folded: str) -> dict[int, Share]:
    """The parts of lists that print what they list once; numbers of one unit, two or more."""
    found: dict[int, Share] = {}
    numbers = marked.of("quantity", 0, len(marked.text))
    for run in _runs(marked, numbers, BEHIND, folded):
        opening = _opening(marked, run[0][0].at, folded)
        if opening is not None:
            found |= _dated(marked, [(run[0][0], opening), *run[1:]])
    for run in _runs(marked, numbers, AFTER, folded):
        last = AFTER.match(marked.text, run[-1][0].at + 1)
        closing = _member(marked, last, folded, follows=True) if last else None
        if closing is not None and not found.keys() & {mark.at for mark, _ in run}:
            shares = [*(share for _, share in run[1:]), closing]
            found |= _dated(marked, [(mark, share) for (mark, _), share in zip(run, shares, strict=True)])
    return found


LAST_DATE = re.compile(rf"(?:\s[a-z]+)?\s(?:in|for|during|over)\s(?:the\s)?{DATE}")


def _dated(marked: Marked, listed: Sequence[tuple[Mark, Share | None]]) -> dict[int, Share]:
    """The members by their places; a date behind the last one is that of all."""
    last = listed[-1][0].at
    match = LAST_DATE.match(marked.text, last + 1)
    when = next((m for m in marked.marks if match and m.at == match.end() - 1), None)
    time = _share(when).time if when is not None and usable(dated(when)) else None
    return {mark.at: replace(share, time=time) for mark, share in listed if share}


def _opening(marked: Marked, at: int, folded: str) -> Share | None:
    """The part that is told before the first number of a list, with the statement that all share."""
    for start in reversed([m.end() for m in OPENING.finditer(marked.text, 0, at)]):
        match = FIRST.fullmatch(marked.text, start, at)
        share = _member(marked, match, folded) if match else None
        if share is not None:
            return share
    return None


def _runs(
    marked: Marked, numbers: Sequence[Mark], between: re.Pattern[str], folded: str
) -> list[list[tuple[Mark, Share | None]]]:
    """Numbers with only a part between each and the next; with each the part that stands before it."""
    runs: list[list[tuple[Mark, Share | None]]] = []
    for mark in numbers:
        last = runs[-1][-1][0] if runs else None
        match = between.fullmatch(marked.text, last.at + 1, mark.at) if last and _alike(last, mark) else None
        share = _member(marked, match, folded, between is AFTER) if match else None
        if share is not None:
            runs[-1].append((mark, share))
        else:
            runs.append([(mark, None)])
    return [run for run in runs if len(run) > 1]


def _alike(one: Mark, other: Mark) -> bool:
    first, second = quantity_of(one), quantity_of(other)
    same = first.unit == second.unit or second.unit in ("count", "number")
    return same and first.dimension not in ("time", "rank", "ordinal")


def _member(marked: Marked, match: re.Match[str], folded: str, follows: bool = False) -> Share | None:
    """The part that a match of the list names: a name, or a noun, which before its number is no metric."""
    noun = match["noun"]
    if noun is None:
        at = match.start() + match[0].index(NAME)
        name = marked.mark_at(at)
        return Share(name=name) if name is not None else None
    if NO_PART & set(noun.split()) or (noun == METRIC and not follows):
        return None
    return Share(part=marked.printed(*match.span("noun"), folded), follows=follows)
