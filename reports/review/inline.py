"""Dismissals that are written in the articles: `<!-- claimline: ignore RULE: reason -->`.

A comment speaks of the line it stands on, or of the next line of text where it stands alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from reports.lines import PLAIN, file_lines
from reports.report import Decided, Report, line_column
from rules.load import PACKS, nearest
from timeline.readers.base import ReadError, decode, read_bytes

COMMENT = re.compile(r"<!--\s*claimline:\s*(.*?)\s*-->")
IGNORE = re.compile(r"ignore\s+([a-z][a-z0-9-]*)\s*:\s*(\S.*)")
FORM = "<!-- claimline: ignore RULE: reason -->"


@dataclass(frozen=True, slots=True)
class Ignore:
    """A comment: where it stands, the line that it speaks of (both from 1), its rule and its reason."""

    path: str
    line: int
    of: int
    rule: str
    reason: str


def written(report: Report) -> tuple[dict[str, Decided], list[str]]:
    """The findings that a comment dismisses, by fingerprint, and what is wrong with comments, a line each."""
    complaints: list[str] = []
    ignores: list[Ignore] = []
    for path in sorted({d.path for d in report.audit.documents}):
        for found in _comments(path):
            if isinstance(found, Ignore):
                ignores.append(found)
            else:
                complaints.append(found)
    if not ignores:
        return {}, complaints
    placed = replace(report, lines=file_lines(report.audit.documents))
    decisions: dict[str, Decided] = {}
    used: set[Ignore] = set()
    for finding in report.audit.findings:
        lines = {(e.path, line_column(placed, e)[0]) for e in finding.evidence}
        fitting = [i for i in ignores if i.rule == finding.rule and (i.path, i.of) in lines]
        used.update(fitting)
        if fitting:
            where = f"{fitting[0].reason} ({fitting[0].path}:{fitting[0].line})"
            decisions[finding.fingerprint] = Decided("dismissed", where)
    rules = {path.stem for path in PACKS.rglob("*.yaml")} | set(report.audit.rules)
    for ignore in ignores:
        if ignore not in used:
            hint = nearest(ignore.rule, rules)
            complaints.append(
                f"{ignore.path}:{ignore.line}: {ignore.rule} finds nothing here to ignore"
                if ignore.rule in rules or not hint
                else f"{ignore.path}:{ignore.line}: no rule {ignore.rule!r}; did you mean {hint}?"
            )
    return decisions, complaints


def _comments(path: str) -> Iterator[Ignore | str]:
    if Path(path).suffix.lower() not in PLAIN:
        return
    try:
        lines = decode(read_bytes(Path(path), path), path).split("\n")
    except ReadError:
        return
    for number, line in enumerate(lines, 1):
        for comment in COMMENT.finditer(line):
            said = IGNORE.fullmatch(comment[1])
            if said is None:
                yield f"{path}:{number}: no rule or no reason; write {FORM}"
            else:
                yield Ignore(path, number, _speaks_of(lines, number), said[1], said[2])


def _speaks_of(lines: list[str], number: int) -> int:
    """The line itself, or below a comment that stands alone the next line with text."""
    for at in range(number, len(lines) + 1):
        if COMMENT.sub("", lines[at - 1]).strip():
            return at
    return number
