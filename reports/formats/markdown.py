"""The audit as Markdown, for a wiki, a pull request or a mail: same order as on the terminal."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reports.covered import dismissed_words, model_words
from reports.formats.passages import Group, grouped
from reports.layout import printable
from reports.report import Report, location, most_attested_first, strongest_first, summary
from reports.theme import LOOKS, count_words
from rules.findings import VERDICTS, Finding

SPECIAL = re.compile(r"[\\`*\[\]|~$]|(?<![^\W_])_|_(?![^\W_])")
START = re.compile(r"^(\s*)([#+>=-]|\d+(?=[.)]))")


def render(report: Report) -> str:
    """Give the whole report as Markdown; nothing that an article prints is read as markup."""
    return "\n".join(_lines(report)).rstrip() + "\n"


def plain(text: str) -> str:
    """Write a text so that Markdown and HTML show it as it is."""
    shown = SPECIAL.sub(r"\\\g<0>", printable(text).replace("&", "&amp;").replace("<", "&lt;"))
    return START.sub(_harmless, shown)


def _harmless(start: re.Match[str]) -> str:
    """Keep the start of a line from opening a heading, a quotation or a list."""
    blanks, sign = start.groups()
    return f"{blanks}{sign}\\" if sign.isdecimal() else f"{blanks}\\{sign}"


def code(text: str) -> str:
    """Write a text as a code span, whatever backticks it holds."""
    text = printable(text)
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def _lines(report: Report) -> Iterator[str]:
    audit = report.audit
    yield "# Claimline: " + count_words(len(audit.findings), "finding")
    yield ""
    counts = summary(audit.findings)
    if audit.findings:
        yield "| verdict | findings | what it means |"
        yield "| --- | ---: | --- |"
        for verdict in (v for v in VERDICTS if counts[v]):
            yield f"| {verdict} | {counts[verdict]} | {LOOKS[verdict].meaning} |"
        yield ""
    for finding in strongest_first(audit.findings):
        yield from _finding(finding, report)
    if report.unchecked is not None:
        many = count_words(len(report.unchecked), "claim")
        yield f"## Unchecked: {many} that nothing in the corpus speaks of"
        yield ""
        for one in report.unchecked:
            yield f"- {code(location(report, one.claim))} {plain(one.claim.text)}"
        yield ""
    yield from _rest(report)


def _finding(finding: Finding, report: Report) -> Iterator[str]:
    yield f"## {finding.verdict}: {plain(finding.message)}"
    yield ""
    confidence = f"confidence {finding.confidence:.2f}"
    yield " · ".join((finding.severity, code(finding.rule), confidence, code(finding.fingerprint[:8])))
    yield ""
    for group in grouped(finding.evidence):
        document = report.documents.get(group.document)
        outlet = f" ({plain(document.outlet)})" if document and document.outlet else ""
        yield f"- {code(location(report, group.first))}{outlet}: {_marked(group)}"
    yield ""
    for number, step in enumerate(finding.steps, 1):
        yield f"{number}. {plain(step)}"
    yield ""
    suggestion = finding.suggestion
    if suggestion:
        kind = "safe" if suggestion.safe else "look first"
        words = f"{code(report.printed(suggestion))} → {code(suggestion.replacement)}"
        yield f"Fix ({kind}): {words} in {code(suggestion.document)}."
        yield ""
    decided = report.decisions.get(finding.fingerprint)
    if decided:
        yield f"Decided: {decided.decision}" + (f" ({plain(decided.reason)})" if decided.reason else "") + "."
        yield ""
    if finding.fingerprint in report.back:
        yield "This had been fixed and is there again."
        yield ""


def _marked(group: Group) -> str:
    parts, at = [], 0
    for start, end in group.marks:
        parts += [plain(group.sentence[at:start]), "**", plain(group.sentence[start:end]), "**"]
        at = end
    return "".join(parts) + plain(group.sentence[at:])


def _rest(report: Report) -> Iterator[str]:
    audit = report.audit
    if audit.corroborations:
        yield f"## Agrees: {count_words(len(audit.corroborations), 'fact')}"
        yield ""
        yield "| outlets | fact | documents |"
        yield "| ---: | --- | --- |"
        for one in most_attested_first(audit.corroborations):
            yield f"| {one.independent} | {plain(one.fact)} | {', '.join(plain(d) for d in one.documents)} |"
        yield ""
    if audit.errors:
        yield "## Not read"
        yield ""
        for path, message in sorted(audit.errors):
            yield f"- {code(path)}: {plain(message)}"
        yield ""
    if report.fixed:
        yield "## Fixed"
        yield ""
        for fixed in report.fixed:
            yield f"- {code(fixed.fingerprint[:8])} {plain(fixed.message)}"
        yield ""
    if report.hidden:
        yield f"{count_words(len(report.hidden), 'decided finding')} hidden (`--all` shows them)."
        yield ""
    yield "## Coverage"
    yield ""
    for name in audit.coverage.__slots__:
        yield f"- {name.replace('_', ' ')}: {getattr(audit.coverage, name):,}"
    if report.dismissed:
        first, *rest = dismissed_words(report)
        yield f"- {first}"
        yield from (f"  - {plain(words)}" for words in rest)
    yield from (f"- {plain(words)}" for words in model_words(report))
