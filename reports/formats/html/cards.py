"""A finding as a card: passages side by side, the differing part marked, intervals, steps, fix."""

from __future__ import annotations

from collections.abc import Mapping

from reports.formats.difference import differing
from reports.formats.html.bars import bars
from reports.formats.html.drawing import doc_id
from reports.formats.html.facts import Known
from reports.formats.html.markup import Markup, join, tag
from reports.formats.passages import Group, grouped
from reports.report import Report, location
from reports.theme import COMPACT, LOOKS
from rules.findings import Finding
from rules.words import period as when

SUMS = frozenset({"arithmetic"})
"""Verdicts whose passages are parts of one sum, so that their values are not to be compared."""


def card(finding: Finding, report: Report, known: Mapping[str, Known]) -> Markup:
    """The whole card. Its data attributes are what the filters read."""
    documents = [report.documents[e.document] for e in finding.evidence if e.document in report.documents]
    words = " ".join(
        (
            finding.message,
            finding.title,
            finding.rule,
            finding.fingerprint,
            *(e.sentence for e in finding.evidence),
            *(d.title for d in documents),
            *(d.outlet or "" for d in documents),
        )
    )
    return tag(
        "article",
        _head(finding),
        tag("h3", finding.message, dir_="auto"),
        _passages(finding, report),
        None if finding.verdict in SUMS else bars([known.get(e.fact) for e in finding.evidence]),
        _steps(finding),
        _fix(finding, report),
        _decision(finding, report),
        cls=f"card v-{finding.verdict}",
        id_=f"f-{finding.fingerprint}",
        tabindex=-1,
        data_verdict=finding.verdict,
        data_rule=finding.rule,
        data_entities=separated(finding.entities),
        data_documents=separated(tuple(dict.fromkeys(e.document for e in finding.evidence))),
        data_words=words.casefold(),
    )


def separated(values: tuple[str, ...]) -> str:
    """Values for a filter, each between line ends so that one is never part of another."""
    return "|" + "|".join(value.replace("|", "¦") for value in values) + "|"


def _head(finding: Finding) -> Markup:
    look = LOOKS[finding.verdict]
    share = round(finding.confidence * 40)
    meter = tag(
        "svg",
        tag("title", f"confidence {finding.confidence:.2f}"),
        tag("rect", x=0, y=3, width=40, height=4, rx=2, cls="track"),
        tag("rect", x=0, y=3, width=max(share, 1), height=4, rx=2, cls="bar"),
        view_box="0 0 40 10",
        cls="meter",
        role="img",
        aria_label=f"confidence {finding.confidence:.2f}",
    )
    return tag(
        "header",
        tag("span", look.word, cls="pill", title=look.meaning),
        tag("span", finding.severity, cls=f"severity s-{finding.severity}"),
        tag("span", finding.title, cls="rule", title=finding.rule),
        tag("span", meter, f" {finding.confidence:.2f}", cls="confidence"),
        tag(
            "a",
            f"#{finding.fingerprint[:8]}",
            href=f"#f-{finding.fingerprint}",
            cls="print",
            title="link to this finding",
        ),
    )


def _passages(finding: Finding, report: Report) -> Markup:
    parts = dict(
        zip(
            [(e.document, e.start, e.end) for e in finding.evidence],
            differing([e.text for e in finding.evidence]),
            strict=True,
        )
    )
    groups = grouped(finding.evidence)
    many = len(groups)
    return tag(
        "div",
        [_passage(group, report, parts) for group in groups],
        cls=f"passages p{many if many in (1, 2, 4) else 3}",
    )


Parts = Mapping[tuple[str, int, int], list[tuple[int, int]]]


def _passage(group: Group, report: Report, parts: Parts) -> Markup:
    document = report.documents.get(group.document)
    outlet = (document.outlet or document.title) if document else group.document
    published = when(document.published) if document and document.published else "undated"
    values = [
        tag("li", tag("b", str(n)), f" {e.values}")
        for n, e in zip(group.numbers, group.evidence, strict=True)
        if e.values
    ]
    numbers = ", ".join(map(str, group.numbers))
    return tag(
        "figure",
        tag(
            "figcaption",
            tag("span", numbers, cls="n"),
            tag(
                "a",
                outlet,
                href=f"#{doc_id(group.document)}",
                cls="outlet",
                title=document.title if document else None,
            ),
            tag("span", published, cls="published"),
            tag("code", location(report, group.first)),
        ),
        tag("blockquote", _sentence(group, parts), dir_="auto", lang=document.language if document else None),
        tag("ul", values, cls="values") if values else None,
    )


def _sentence(group: Group, parts: Parts) -> Markup:
    """The sentence with its passages marked, and in them what differs."""
    strong = sorted(
        (e.start - e.sentence_start + start, e.start - e.sentence_start + end)
        for e in group.evidence
        for start, end in parts.get((e.document, e.start, e.end), [])
    )
    pieces: list[Markup | str] = []
    at = 0
    for start, end in group.marks:
        pieces.append(group.sentence[at:start])
        pieces.append(tag("mark", _strong(group.sentence, start, end, strong)))
        at = end
    pieces.append(group.sentence[at:])
    return join(pieces)


def _strong(sentence: str, start: int, end: int, strong: list[tuple[int, int]]) -> Markup:
    pieces: list[Markup | str] = []
    at = start
    for first, last in strong:
        first, last = max(first, at), min(last, end)
        if first >= last:
            continue
        pieces += [sentence[at:first], tag("b", sentence[first:last])]
        at = last
    pieces.append(sentence[at:end])
    return join(pieces)


def _steps(finding: Finding) -> Markup | None:
    if not finding.steps:
        return None
    return tag(
        "details",
        tag("summary", "How to check it"),
        tag("ol", [tag("li", step, dir_="auto") for step in finding.steps], cls="steps"),
        open_=finding.verdict not in COMPACT,
    )


def _fix(finding: Finding, report: Report) -> Markup | None:
    fix = finding.suggestion
    if fix is None:
        return None
    kind = "safe: it changes spelling only" if fix.safe else "look first: it changes a fact"
    return tag(
        "p",
        tag("span", "Fix", cls="label"),
        tag("del", report.printed(fix)),
        " → ",
        tag("ins", fix.replacement),
        tag("span", f" ({kind})", cls="quiet"),
        cls="fix",
    )


def _decision(finding: Finding, report: Report) -> list[Markup]:
    notes = []
    decided = report.decisions.get(finding.fingerprint)
    if decided:
        said = [decided.decision]
        if decided.right:
            said.append(f"passage {decided.right} is right")
        said += [part for part in (decided.reason, decided.note) if part]
        notes.append(tag("p", tag("span", "Decided", cls="label"), "; ".join(said), cls="decided"))
    if finding.fingerprint in report.back:
        notes.append(
            tag("p", tag("span", "Back", cls="label"), "This had been fixed and is there again.", cls="back")
        )
    return notes
