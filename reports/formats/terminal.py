"""The audit for a terminal: strongest findings first, what agrees and what was covered at the end."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from reports.covered import coverage_words, dismissed_words, model_words
from reports.formats.passages import Group, grouped
from reports.layout import clip, hang, printable, underline, wrap
from reports.report import Report, location, most_attested_first, strongest_first, summary
from reports.theme import AGREES, COMPACT, LOOKS, SEVERITY_STYLES, count_words
from rules.findings import VERDICTS, Finding

INDENT = 2
SENTENCE_LINES = 3
"""A passage longer than this many lines is shortened around its marks."""
FEW = 12
"""Corroborations that are listed one by one; JSON and HTML list all."""


def render(report: Report, width: int = 80, colour: bool = False) -> str:
    """Give the whole report as text of at most `width` cells; with ANSI colours where `colour`."""
    return paint(lines(report, max(width, 40)), width, colour)


def paint(rows: Iterator[Text] | Sequence[Text], width: int, colour: bool) -> str:
    """Turn styled lines into text."""
    out = io.StringIO()
    console = Console(
        file=out,
        width=max(width, 40),
        force_terminal=colour,
        no_color=not colour,
        color_system="standard" if colour else None,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
        soft_wrap=True,
    )
    for row in rows:
        row.rstrip()
        console.print(row)
    return out.getvalue()


def lines(report: Report, width: int) -> Iterator[Text]:
    """All lines of the report."""
    findings = strongest_first(report.audit.findings)
    for finding in (f for f in findings if f.verdict not in COMPACT):
        yield from finding_lines(finding, report, width)
        yield Text()
    for verdict in (v for v in LOOKS if v in COMPACT):
        chosen = [f for f in findings if f.verdict == verdict]
        if chosen:
            yield from heading(f"{verdict}: {LOOKS[verdict].meaning}", LOOKS[verdict].style, width)
            for finding in chosen:
                yield from _compact(finding, report, width)
            yield Text()
    yield from _unchecked(report, width)
    yield from _agreements(report, width)
    yield from _errors(report, width)
    yield from _review(report, width)
    yield from _coverage(report, width)
    yield from _verdict_line(report).wrap(Console(width=width), width)


def heading(words: str, style: str, width: int) -> Iterator[Text]:
    """What opens a part of the report."""
    for row in hang(words, width, INDENT):
        yield Text(row, style=f"bold {style}")


def header(finding: Finding, width: int, severity: bool = True) -> Iterator[Text]:
    """`error  rule   verdict · confidence · fingerprint`, on two lines where one is too narrow."""
    look = LOOKS[finding.verdict]
    left = Text()
    if severity:
        left.append(f"{finding.severity:<7}", SEVERITY_STYLES[finding.severity]).append("  ")
    left.append(printable(finding.rule), "bold")
    right = Text()
    right.append(finding.verdict, look.style).append(
        f" · {finding.confidence:.2f} · {finding.fingerprint[:8]}", "dim"
    )
    gap = width - left.cell_len - right.cell_len
    if gap >= 2:
        yield left + Text(" " * gap) + right
    else:
        yield left
        yield Text(" " * max(width - right.cell_len, INDENT)) + right


def finding_lines(finding: Finding, report: Report, width: int, numbered: bool = False) -> Iterator[Text]:
    """A whole finding: header, message, passages with the printed words underlined, steps, fix."""
    yield from header(finding, width)
    for row in hang(finding.message, width - INDENT, 0):
        yield Text(" " * INDENT).append(row, "bold")
    for group in grouped(finding.evidence):
        yield from passage_lines(group, report, width, LOOKS[finding.verdict].style, numbered)
    for number, step in enumerate(finding.steps, 1):
        mark = f"{number:>{INDENT + 1}}  "
        for row in hang(step, width - len(mark), 0):
            yield Text(mark, "dim").append(row)
            mark = " " * len(mark)
    yield from _fix(finding, report, width)
    decided = report.decisions.get(finding.fingerprint)
    if decided:
        said = ", ".join(
            part
            for part in (
                decided.decision,
                f"passage {decided.right} is right" if decided.right else "",
                decided.reason or "",
                decided.note or "",
            )
            if part
        )
        yield from _labelled("decided", said, width, "green")
    if finding.fingerprint in report.back:
        yield from _labelled("back", "this had been fixed and is there again", width, "bold yellow")


def passage_lines(
    group: Group, report: Report, width: int, style: str, numbered: bool = False
) -> Iterator[Text]:
    """Where the passage stands, and its sentence with the marked words underlined."""
    document = report.documents.get(group.document)
    number = f"[{', '.join(map(str, group.numbers))}] " if numbered else ""
    where = number + printable(location(report, group.first))
    outlet = f" · {printable(document.outlet)}" if document and document.outlet else ""
    sentence, marks = clip(printable(group.sentence), group.marks, (width - 2 * INDENT) * SENTENCE_LINES)
    beside = cell_len(where) + 2 * INDENT
    if beside + cell_len(sentence) <= width and not outlet:
        prefix, indent = Text(" " * INDENT).append(where, "cyan").append(" " * INDENT), beside
    else:
        for row in hang(where + outlet, width - INDENT, INDENT):
            yield Text(" " * INDENT).append(row, "cyan")
        prefix, indent = Text(" " * 2 * INDENT), 2 * INDENT
    for start, end in wrap(sentence, width - indent):
        printed = Text(sentence[start:end])
        for first, last in marks:
            printed.stylize(style, max(first - start, 0), max(min(last, end) - start, 0))
        yield prefix + printed
        below = underline(sentence, (start, end), marks)
        if below:
            yield Text(" " * indent).append(below, style)
        prefix = Text(" " * indent)


def _fix(finding: Finding, report: Report, width: int) -> Iterator[Text]:
    suggestion = finding.suggestion
    if suggestion is None:
        if finding.verdict not in COMPACT:
            yield from _labelled("fix", _no_fix(finding), width, "dim")
        return
    kind = "safe, it changes spelling only" if suggestion.safe else "look first, it changes a fact"
    yield from _labelled(
        "fix", f"{report.printed(suggestion)} → {suggestion.replacement}  ({kind})", width, "green"
    )


def _no_fix(finding: Finding) -> str:
    judged = finding.judgement
    if judged is None:
        return "none: the texts alone do not say which side is right"
    return "none: it cannot be put in figures" if judged.right else "none: the reasons differ"


def _labelled(label: str, words: str, width: int, style: str) -> Iterator[Text]:
    prefix = Text(" " * INDENT).append(f"{label:<3}", style).append("  ")
    for row in hang(words, width - prefix.cell_len, 0):
        yield prefix + Text(row, style if style == "dim" else "")
        prefix = Text(" " * prefix.cell_len)


def _compact(finding: Finding, report: Report, width: int) -> Iterator[Text]:
    tail = f"  {finding.fingerprint[:8]}"
    rows = list(hang(finding.message, width - INDENT - len(tail), 0))
    for number, row in enumerate(rows):
        line = Text(" " * INDENT).append(row)
        if number == 0:
            line.append(" " * (width - line.cell_len - len(tail))).append(tail, "dim")
        yield line
    for evidence in finding.evidence:
        where = f"{location(report, evidence)}  {evidence.text}"
        for row in hang(where, width - 2 * INDENT, INDENT):
            yield Text(" " * 2 * INDENT).append(row, "dim")


def _unchecked(report: Report, width: int) -> Iterator[Text]:
    if report.unchecked is None:
        return
    if not report.unchecked:
        yield Text("unchecked  nothing: the corpus speaks of every claim that could be read", "dim")
        yield Text()
        return
    many = count_words(len(report.unchecked), "claim")
    yield from heading(
        f"unchecked: {many} of the draft that nothing in the corpus speaks of", "yellow", width
    )
    for unchecked in report.unchecked:
        where = f"{location(report, unchecked.claim)}  {unchecked.claim.text}"
        for row in hang(where, width - INDENT, INDENT):
            yield Text(" " * INDENT).append(row)
    yield Text()


def _agreements(report: Report, width: int) -> Iterator[Text]:
    agreed = most_attested_first(report.audit.corroborations)
    if not agreed:
        return
    yield from heading(
        f"agrees: {count_words(len(agreed), 'fact')} that independent documents print alike",
        AGREES.style,
        width,
    )
    for one in agreed[:FEW]:
        mark = f"{one.independent:>{INDENT + 2}} × "
        for row in hang(one.fact, width - len(mark), 0):
            yield Text(mark, AGREES.style).append(row)
            mark = " " * len(mark)
        words = list(dict.fromkeys(e.text for e in one.evidence))
        if len(words) > 1:
            for row in hang(" / ".join(words), width - len(mark), 0):
                yield Text(mark).append(row, "dim")
    if len(agreed) > FEW:
        yield Text(f"{'':>{INDENT + 5}}and {len(agreed) - FEW} more (--format json or html lists all)", "dim")
    yield Text()


def _errors(report: Report, width: int) -> Iterator[Text]:
    if not report.audit.errors:
        return
    yield from heading(f"not read: {count_words(len(report.audit.errors), 'file')}", "red", width)
    for path, message in sorted(report.audit.errors):
        for row in hang(f"{path}: {message}", width - INDENT, INDENT):
            yield Text(" " * INDENT).append(row)
    yield Text()


def _review(report: Report, width: int) -> Iterator[Text]:
    if report.fixed:
        yield from heading(
            f"fixed: {count_words(len(report.fixed), 'confirmed finding')} no longer there", "green", width
        )
        for fixed in report.fixed:
            for row in hang(f"{fixed.fingerprint[:8]}  {fixed.message}", width - INDENT, INDENT + 8):
                yield Text(" " * INDENT).append(row)
        yield Text()
    if report.hidden:
        many = count_words(len(report.hidden), "decided finding")
        for row in hang(f"hidden: {many}; --all shows them", width, INDENT):
            yield Text(row, "dim")


def _coverage(report: Report, width: int) -> Iterator[Text]:
    for number, words in enumerate(dismissed_words(report)):
        for row in hang(words, width - INDENT * (number > 0), INDENT):
            yield Text(" " * INDENT * (number > 0) + row, "dim")
    for words in (coverage_words(report), *model_words(report)):
        for row in hang(words, width, INDENT):
            yield Text(row, "dim")


def _verdict_line(report: Report) -> Text:
    counts = {v: n for v in VERDICTS if (n := summary(report.audit.findings)[v])}
    if not counts:
        return Text("nothing found", "green")
    line = Text(count_words(len(report.audit.findings), "finding"), "bold").append(": ")
    for number, (verdict, count) in enumerate(counts.items()):
        line.append(", " if number else "").append(f"{count} {verdict}", LOOKS[verdict].style)
    return line
