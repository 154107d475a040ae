"""The whole page: one file, nothing loaded from anywhere, a policy that lets only its own script run."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from string import Template

from reports.chronicle import period
from reports.covered import dismissed_words, model_words
from reports.formats.html.cards import card
from reports.formats.html.drawing import doc_id, draw_timeline
from reports.formats.html.facts import known_facts
from reports.formats.html.markup import Markup, join, tag
from reports.report import Report, article, location, most_attested_first, strongest_first, summary
from reports.theme import AGREES, LOOKS, count_words
from rules.findings import VERDICTS
from rules.words import period as when
from timeline.model import Corpus
from timeline.tables import timeline_table

TEMPLATES = Path(__file__).resolve().parent.parent / "templates"


def render(report: Report) -> str:
    """Give the page. The same report gives the same bytes."""
    style = _read("report.css") + "\n" + colours()
    script = _read("report.js")
    policy = (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    return Template(_read("report.html")).substitute(
        policy=policy,
        style=style,
        script=script,
        title=join([f"Claimline: {_headline(report)}"]),
        body=body(report),
    )


def body(report: Report) -> Markup:
    """Everything between the body's tags but the script."""
    known = known_facts(report)
    findings = strongest_first(report.audit.findings)
    return join(
        [
            _masthead(report),
            tag(
                "main",
                _timeline(draw_timeline(report, known)),
                _filters(report),
                tag(
                    "section",
                    tag("h2", "Findings", id_="findings"),
                    [card(f, report, known) for f in findings]
                    or tag("p", "Nothing found: what could be compared agrees.", cls="empty"),
                    tag("p", "No finding fits these filters.", cls="empty", id_="none", hidden=True),
                    aria_labelledby="findings",
                ),
                _unchecked(report),
                _agreements(report),
                _events(report),
                _documents(report),
                _coverage(report),
            ),
        ]
    )


def colours() -> str:
    """The style rules of the verdicts' colours, light and dark."""
    light, dark = [], []
    for name, look in [*LOOKS.items(), ("corroborated", AGREES)]:
        light.append(f".v-{name}{{--c:{look.light}}}")
        dark.append((name, look.dark))
    night = "".join(f"[data-theme=dark] .v-{n}{{--c:{c}}}" for n, c in dark)
    auto = "".join(f":root:not([data-theme=light]) .v-{n}{{--c:{c}}}" for n, c in dark)
    return "".join(light) + night + f"@media screen and (prefers-color-scheme:dark){{{auto}}}"


def _read(name: str) -> str:
    return (TEMPLATES / name).read_text(encoding="utf-8").strip()


def _hash(content: str) -> str:
    return "sha256-" + b64encode(sha256(f"\n{content}\n".encode()).digest()).decode()


def _headline(report: Report) -> str:
    findings = count_words(len(report.audit.findings), "finding")
    if report.drafts:
        others = len(report.audit.documents) - len(report.drafts)
        drafts = count_words(len(report.drafts), "draft")
        return f"{findings} in {drafts} against {count_words(others, 'article')}"
    return f"{findings} in {count_words(len(report.audit.documents), 'article')}"


def _masthead(report: Report) -> Markup:
    counts = summary(report.audit.findings)
    total = sum(counts.values())
    at, parts = 0.0, []
    for verdict in VERDICTS:
        width = 1000 * counts[verdict] / total if total else 0.0
        if width:
            parts.append(
                tag(
                    "rect",
                    tag("title", f"{counts[verdict]} {LOOKS[verdict].word}"),
                    x=at,
                    y=0,
                    width=max(width - 3, 2.0),
                    height=8,
                    rx=4,
                    cls=f"v-{verdict} fill",
                )
            )
        at += width
    return tag(
        "header",
        tag(
            "div",
            tag("p", "Claimline", cls="brand"),
            tag("button", "Dark", type_="button", id_="theme", hidden=True, aria_pressed="false"),
            cls="bar-top",
        ),
        tag("h1", _headline(report)),
        tag("p", _lead(report), cls="lead"),
        tag("svg", parts, view_box="0 0 1000 8", cls="strip", preserveAspectRatio="none", aria_hidden="true")
        if total
        else None,
        cls="masthead",
    )


def _lead(report: Report) -> str:
    audit = report.audit
    words = [f"{count_words(len(audit.corroborations), 'fact')} corroborated by independent outlets"]
    if report.unchecked is not None:
        words.append(f"{count_words(len(report.unchecked), 'claim')} that nothing speaks of")
    if report.hidden:
        words.append(f"{count_words(len(report.hidden), 'decided finding')} hidden")
    if report.fixed:
        words.append(f"{count_words(len(report.fixed), 'finding')} fixed")
    if audit.errors:
        words.append(f"{count_words(len(audit.errors), 'file')} not read")
    return "; ".join(words) + "."


def _timeline(drawing: Markup | None) -> Markup | None:
    if drawing is None:
        return None
    legend = [
        tag("span", "published", cls="key k-published"),
        tag("span", "event", cls="key k-event"),
        tag("span", "finding: the passages that do not fit, joined", cls="key k-finding"),
    ]
    return tag(
        "section",
        tag("h2", "Timeline", id_="timeline"),
        tag("p", legend, cls="legend"),
        tag("div", drawing, cls="scroll", tabindex=0, role="region", aria_label="Timeline, scrolls sideways"),
        aria_labelledby="timeline",
        cls="time",
    )


def _filters(report: Report) -> Markup:
    findings = report.audit.findings
    counts = summary(findings)
    chips = [
        tag(
            "button",
            LOOKS[v].word,
            tag("span", str(counts[v]), cls="count"),
            type_="button",
            cls=f"chip v-{v}",
            data_verdict=v,
            aria_pressed="false",
            title=LOOKS[v].meaning,
        )
        for v in VERDICTS
        if counts[v]
    ]
    names = {d.id: d.outlet or d.title or d.id for d in report.audit.documents}
    used = {e.document for f in findings for e in f.evidence}
    return tag(
        "form",
        tag("div", chips, cls="chips", role="group", aria_label="Verdicts"),
        tag("div",
            tag("input", type_="search", id_="search", placeholder="Search  /",
                aria_label="Search the findings"),
            _select("rule", "All rules", [(f.rule, f.title) for f in findings]),
            _select("entity", "All names", [(n, n) for f in findings for n in f.entities]),
            _select("document", "All articles", [(d, f"{names.get(d, d)} · {d}") for d in used]),
            tag("output", _headline(report), id_="shown", aria_live="polite"),
            cls="fields",
        ),
        id_="filters",
        hidden=True,
        aria_label="Filter the findings",
    )  # fmt: skip


def _select(name: str, every: str, options: Iterable[tuple[str, str]]) -> Markup:
    rows = sorted(set(options), key=lambda o: (o[1].casefold(), o[0]))
    return tag(
        "select",
        tag("option", every, value=""),
        [tag("option", words, value=value.replace("|", "¦")) for value, words in rows],
        id_=f"by-{name}",
        data_field=name,
        aria_label=every,
    )


def _unchecked(report: Report) -> Markup | None:
    if report.unchecked is None:
        return None
    rows = [
        tag("li", tag("b", u.claim.text), " ", tag("span", u.sentence, cls="quiet", dir_="auto"), " ",
            tag("code", location(report, u.claim)))
        for u in report.unchecked
    ]  # fmt: skip
    return _section(
        "unchecked",
        f"{count_words(len(rows), 'claim')} that nothing in the corpus speaks of",
        tag("ul", rows, cls="plain") if rows else tag("p", "None.", cls="empty"),
    )


def _agreements(report: Report) -> Markup | None:
    agreed = most_attested_first(report.audit.corroborations)
    if not agreed:
        return None
    names = {d.id: d.outlet or d.title or d.id for d in report.audit.documents}
    rows = [
        tag(
            "li",
            tag("span", f"{one.independent}×", cls="times", title=f"{one.independent} independent outlets"),
            tag("span", one.fact, cls="fact", dir_="auto"),
            tag(
                "span",
                [
                    tag("a", names.get(d, d), ": ", words, href=f"#{doc_id(d)}", cls="told", title=d)
                    for d, words in dict.fromkeys((e.document, e.text) for e in one.evidence)
                ],
                cls="tellings",
            ),
        )
        for one in agreed
    ]
    return _section(
        "agrees", "What independent outlets agree on", tag("ol", rows, cls="agreed v-corroborated")
    )


def _events(report: Report) -> Markup | None:
    happenings = timeline_table(Corpus(report.facts))
    if not happenings:
        return None
    rows = [
        tag("tr", tag("td", when(period(h)), cls="nowrap"),
            tag("td", ", ".join(h["participants"]), dir_="auto"),
            tag("td", h["text"], dir_="auto"), tag("td", str(len(h["tellings"])), cls="right"))
        for h in happenings
    ]  # fmt: skip
    table = _table(("When", "Who", "What", "Tellings"), rows)
    return _section(
        "events",
        "Events",
        tag("details", tag("summary", count_words(len(rows), "dated event") + ", as a table"), table),
    )


def _documents(report: Report) -> Markup:
    found = {d.id: 0 for d in report.audit.documents}
    for finding in report.audit.findings:
        for document in {e.document for e in finding.evidence}:
            found[document] = found.get(document, 0) + 1
    rows = []
    for d in sorted(report.audit.documents, key=lambda d: (d.path, article(d.id))):
        how = f" ({d.published_how})" if d.published_how else ""
        reason = " · ".join(dict.fromkeys(s.text for s in d.evidence))
        date = (when(d.published) if d.published else "unknown") + how
        rows.append(
            tag("tr",
                tag("td", d.outlet or "", cls="nowrap"),
                tag("td", d.title, tag("br"), tag("code", d.id), dir_="auto"),
                tag("td", date, tag("br") if reason else None,
                    tag("span", f"from {reason}", cls="quiet") if reason else None),
                tag("td", d.language),
                tag("td", str(found[d.id]), cls="right"),
                id_=doc_id(d.id))
        )  # fmt: skip
    errors = [tag("li", tag("code", path), f" {message}") for path, message in sorted(report.audit.errors)]
    return _section(
        "articles",
        "Articles",
        _table(("Outlet", "Title", "Published", "Language", "Findings"), rows),
        tag("h3", "Not read") if errors else None,
        tag("ul", errors, cls="plain") if errors else None,
    )


def _coverage(report: Report) -> Markup:
    c, said = report.audit.coverage, model_words(report)
    rows = [
        ("numbers", [("read", c.numbers_read, "on"), ("not read", c.numbers_seen - c.numbers_read, "off")]),
        ("dates", [("read", c.dates_read, "on"), ("not read", c.dates_seen - c.dates_read, "off")]),
        (
            "claims",
            [
                ("compared", c.claims_compared, "on"),
                ("alone", c.claims_alone, "half"),
                ("not keyed", c.claims_unkeyed, "off"),
            ],
        ),
    ]
    lines = [
        tag("tr", tag("th", name, scope="row"), tag("td", _stack(parts)), tag("td", _words(parts)))
        for name, parts in rows
    ]
    rest = ", ".join(
        (count_words(c.events, "event"), count_words(c.quotes, "quote"), count_words(c.names, "name"))
    )
    return _section(
        "coverage",
        "Coverage",
        tag("p", "What was read and compared, and what was not: nothing is said of the rest.", cls="quiet"),
        tag("table", tag("tbody", lines), cls="coverage"),
        tag("p", rest + " read.", cls="quiet"),
        _dismissed(report),
        tag("ul", [tag("li", words) for words in said], cls="plain") if said else None,
    )


def _dismissed(report: Report) -> Markup | None:
    if not report.dismissed:
        return None
    first, *rest = dismissed_words(report)
    return tag("div", tag("p", first, cls="quiet"), tag("ul", [tag("li", w, dir_="auto") for w in rest]))


def _stack(parts: list[tuple[str, int, str]]) -> Markup:
    total = sum(max(n, 0) for _, n, _ in parts) or 1
    at, rects = 0.0, []
    for _, number, kind in parts:
        width = 300 * max(number, 0) / total
        rects.append(tag("rect", x=at, y=0, width=width, height=10, cls=kind))
        at += width
    return tag("svg", rects, view_box="0 0 300 10", cls="stack", aria_hidden="true")


def _words(parts: list[tuple[str, int, str]]) -> str:
    return ", ".join(f"{max(number, 0):,} {name}" for name, number, _ in parts)


def _section(name: str, title: str, *children: Markup | None) -> Markup:
    return tag("section", tag("h2", title, id_=name), *children, aria_labelledby=name)


def _table(heads: tuple[str, ...], rows: list[Markup]) -> Markup:
    return tag(
        "div",
        tag("table", tag("thead", tag("tr", [tag("th", h, scope="col") for h in heads])), tag("tbody", rows)),
        cls="scroll",
    )
