"""Lists that share one statement: 分别为 A 和 B, "A and B, respectively"; and dates that stand right beside a number."""

from __future__ import annotations

import re
from dataclasses import dataclass

from timeline.claims.marks import Mark, Marked
from timeline.claims.metric import Found
from timeline.claims.patterns import DATE
from timeline.claims.period import Time, dated, usable
from timeline.claims.vocabulary import Metric

EACH = {"zh": re.compile(r"分别|各为|依次"), "en": re.compile(r"respectively")}
BESIDE_AFTER = re.compile(rf"^\s?(?:[（(])?(?:in |for |at |on |the )*{DATE}")
BESIDE_BEFORE = re.compile(rf"{DATE}(?:的|为|是|度|,|，|仅|则|约|约为|仅为|in|of|\s|年|全年|同期)*$")


@dataclass(frozen=True, slots=True)
class Share:
    """What a member of a list brings to its number."""

    metric: Found | None = None
    name: Mark | None = None
    time: Time | None = None


def distribute(marked: Marked, language: str) -> dict[int, Share]:
    """Match the members of two lists of the same length, where the text says that they go one by one."""
    found: dict[int, Share] = {}
    for match in EACH[language].finditer(marked.text):
        start, end = _reach(marked, match.start())
        numbers = [m for m in marked.of("quantity", start, end) if language == "en" or m.at > match.start()]
        if len(numbers) < 2:
            continue
        first = numbers[0].at
        for kind in ("metric", "name", "date"):
            members = [m for m in marked.of(kind, start, first) if kind != "date" or usable(dated(m))]  # type: ignore[arg-type]
            if len(members) == len(numbers):
                for member, number in zip(members, numbers, strict=True):
                    found[number.at] = _share(member)
                break
    return found


def _reach(marked: Marked, at: int) -> tuple[int, int]:
    """From the last full stop before the word to the end of its clause (zh) or sentence."""
    start = max((c + 1 for c in marked.clauses if c < at and marked.text[c] in "。；;\n"), default=0)
    end = next((c for c in marked.clauses if c > at and marked.text[c] in "，。；;\n"), len(marked.text))
    return start, end


def _share(member: Mark) -> Share:
    if isinstance(member.value, Metric):
        return Share(metric=Found(member.value.key, "printed", member.value, member))
    if member.kind == "name":
        return Share(name=member)
    when = dated(member)
    assert when.period is not None
    return Share(time=Time(when.period, when.granularity, "printed"))


def adjacent_date(marked: Marked, mark: Mark) -> Time | None:
    """The date that stands right after a number, or right before it (against $186m in 2022, 2023年的16.8亿元)."""
    after = BESIDE_AFTER.match(marked.text[mark.at + 1 :])
    at = mark.at + after.end() if after else None
    if at is None:
        before = BESIDE_BEFORE.search(marked.text[: mark.at])
        at = before.start() if before else None
    chosen = next((m for m in marked.marks if m.at == at and m.kind == "date"), None)
    if chosen is None or not usable(dated(chosen)):
        return None
    when = dated(chosen)
    assert when.period is not None
    return Time(when.period, when.granularity, "printed")
