"""Lists that share one statement: 分别为 A 和 B, "A and B, respectively"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from timeline.claims.marks import Kind, Mark, Marked
from timeline.claims.metric import Found
from timeline.claims.period import Time, dated, usable
from timeline.claims.vocabulary import Metric

EACH = {"zh": re.compile(r"分别|各为|依次"), "en": re.compile(r"respectively")}


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
            members = _listed(marked, start, first, kind, len(numbers))
            if members:
                for member, number in zip(members, numbers, strict=True):
                    found[number.at] = _share(member)
                break
    return found


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
