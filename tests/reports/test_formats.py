"""Every format on hand-made audits: the whole output is the expectation."""

from __future__ import annotations

import csv
import io
import json
import os
import re
from html.parser import HTMLParser
from pathlib import Path

import handmade
import jsonschema
import pytest
from rich.cells import cell_len

from reports.formats import render
from reports.formats.difference import differing
from reports.report import Decided, Fixed, Report, Unchecked, tidy
from rules.findings import VERDICTS

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
SCHEMA = json.loads((ROOT / "reports" / "audit.schema.json").read_text(encoding="utf-8"))


def full() -> Report:
    """Everything that a report can show at once."""
    audit = tidy(handmade.audit())
    facts = handmade.facts()
    return Report(
        audit,
        facts,
        decisions={
            "a1b2c3d4e5f60718": Decided("confirmed", None, 2, "ask the desk", "2025-05-01T10:00:00+00:00")
        },
        hidden=audit.findings[:1],
        dismissed=audit.findings[2:3],
        fixed=(Fixed("fedcba98", "identifier-slip", "V3-3024 is one slip away from V3-0324"),),
        back=frozenset({"3f9c2a7b55aa66cc"}),
        drafts=frozenset({"news/a.md"}),
        unchecked=(Unchecked(facts[0].claims[0], "甲公司營收由80億元增至100億元。"),),
    )


REPORTS = {
    "audit": lambda: Report(tidy(handmade.audit()), handmade.facts()),
    "check": full,
    "nothing": lambda: Report(handmade.nothing()),
}
GOLDEN = [
    ("audit", "terminal", 80, "audit-80.txt"),
    ("audit", "terminal", 140, "audit-140.txt"),
    ("check", "terminal", 80, "check-80.txt"),
    ("nothing", "terminal", 80, "nothing-80.txt"),
    ("audit", "json", 80, "audit.json"),
    ("check", "json", 80, "check.json"),
    ("audit", "markdown", 80, "audit.md"),
    ("check", "markdown", 80, "check.md"),
    ("audit", "csv", 80, "audit.csv"),
]


@pytest.mark.parametrize(("name", "form", "width", "file"), GOLDEN, ids=[g[-1] for g in GOLDEN])
def test_the_whole_output_is_as_it_was_accepted(name: str, form: str, width: int, file: str) -> None:
    """CLAIMLINE_ACCEPT=1 writes the files anew; read the change before it is committed."""
    made = render(REPORTS[name](), form, width)
    path = HERE / "golden" / file
    if os.environ.get("CLAIMLINE_ACCEPT"):
        path.write_text(made, encoding="utf-8", newline="")
    assert made == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", REPORTS)
def test_the_json_is_as_the_published_schema_says(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    jsonschema.validate(json.loads(render(REPORTS[name](), "json")), SCHEMA)


@pytest.mark.parametrize("form", ["terminal", "json", "markdown", "html", "csv"])
def test_the_same_audit_gives_the_same_bytes_in_any_order_of_findings(form: str) -> None:
    one = handmade.audit()
    other = type(one)(one.documents, one.findings[::-1], one.corroborations, one.errors, one.coverage)
    assert render(Report(tidy(one)), form) == render(Report(tidy(other)), form)


def test_json_lists_are_sorted_by_path_then_start() -> None:
    made = json.loads(render(full(), "json"))
    first = [(f["evidence"][0]["path"], f["evidence"][0]["start"]) for f in made["findings"]]
    assert first == sorted(first)
    for finding in made["findings"]:
        places = [(e["path"], e["start"]) for e in finding["evidence"]]
        assert places == sorted(places)


def test_of_passages_at_one_offset_the_second_article_of_a_file_comes_before_the_tenth() -> None:
    passage = handmade.findings()[0].evidence[0]
    from dataclasses import replace

    from reports.report import place

    ids = ["x.txt#10", "x.txt#2", "x.txt"]
    moved = [replace(passage, path="x.txt", document=d) for d in ids]
    assert [e.document for e in sorted(moved, key=place)] == ["x.txt", "x.txt#2", "x.txt#10"]


@pytest.mark.parametrize("width", [40, 60, 80, 100, 140])
@pytest.mark.parametrize("name", REPORTS)
def test_no_line_of_the_terminal_report_is_wider_than_the_terminal(name: str, width: int) -> None:
    lines = render(REPORTS[name](), "terminal", width).splitlines()
    assert not [line for line in lines if cell_len(line) > width]


def test_the_strongest_verdict_comes_first_and_what_agrees_after_all_findings() -> None:
    made = render(full(), "terminal", 100)
    at = [made.index(f" {v} ·") for v in VERDICTS[:5]]
    assert at == sorted(at)
    assert at[-1] < made.index("drift:") < made.index("agrees:") < made.index("coverage:")


def test_no_colour_codes_in_a_pipe_and_some_on_a_terminal() -> None:
    assert "\x1b" not in render(full(), "terminal", 80, colour=False)
    assert "\x1b[" in render(full(), "terminal", 80, colour=True)


def test_the_marked_words_are_underlined_where_they_stand() -> None:
    lines = render(REPORTS["audit"](), "terminal", 80).splitlines()
    at = next(i for i, line in enumerate(lines) if "同比增長212.66%" in line)
    line, below = lines[at], lines[at + 1]
    left = cell_len(line[: line.index("212.66%")])
    assert below == " " * left + "─" * 7


def test_what_an_article_prints_never_steers_the_terminal() -> None:
    made = render(full(), "terminal", 80)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", made)


class Page(HTMLParser):
    """Collects elements, attributes and text."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in ("meta", "input", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_the_html_is_well_formed_and_holds_one_script_and_nothing_from_elsewhere() -> None:
    source = render(full(), "html")
    page = Page(source)
    assert not page.open
    assert [t for t, _ in page.tags].count("script") == 1
    attributes = [(name, value or "") for _, found in page.tags for name, value in found.items()]
    assert not [name for name, _ in attributes if name.startswith("on") or name in ("src", "style")]
    assert all(value.startswith("#") for name, value in attributes if name == "href")
    assert "http" not in re.sub(r"http-equiv", "", source)


def test_the_policy_lets_only_the_pages_own_script_and_style_run() -> None:
    from base64 import b64encode
    from hashlib import sha256

    source = render(full(), "html")
    for element in ("script", "style"):
        content = re.search(rf"<{element}>(.*?)</{element}>", source, re.S)
        assert content
        digest = b64encode(sha256(content[1].encode()).digest()).decode()
        assert f"{element}-src 'sha256-{digest}'" in source
    assert "unsafe" not in source and "default-src 'none'" in source


def test_every_link_of_the_html_leads_somewhere() -> None:
    page = Page(render(full(), "html"))
    ids = [found["id"] for _, found in page.tags if "id" in found]
    assert len(ids) == len(set(ids))
    links = {(found["href"] or "")[1:] for _, found in page.tags if "href" in found}
    assert links <= set(ids)


def test_the_html_shows_hostile_text_as_text() -> None:
    source = render(full(), "html")
    assert "<script>alert" not in source
    assert "&lt;script&gt;alert(&#x27;x&#x27;)&lt;/script&gt;" in source
    assert "\x1b" not in source and "\u202e" not in source


def test_the_html_of_an_audit_without_dates_or_findings_is_made() -> None:
    source = render(REPORTS["nothing"](), "html")
    assert "Nothing found" in source
    assert not Page(source).open


def test_the_csv_runs_no_formula_and_has_a_row_for_each_passage() -> None:
    rows = list(csv.DictReader(io.StringIO(render(full(), "csv"))))
    assert len(rows) == sum(len(f.evidence) for f in handmade.findings())
    assert not [cell for row in rows for cell in row.values() if cell.startswith(("=", "+", "-", "@"))]


def test_markdown_keeps_hostile_text_from_being_markup() -> None:
    from reports.formats.markdown import code, plain

    assert plain("<b>*x*</b> [a](b)") == "&lt;b>\\*x\\*&lt;/b> \\[a\\](b)"
    assert plain("capital_expenditure _x_") == "capital_expenditure \\_x\\_"
    assert [plain(t) for t in ("# a", "- a", "1. a", "> a")] == ["\\# a", "\\- a", "1\\. a", "\\> a"]
    assert code("a`b``c") == "```a`b``c```"


@pytest.mark.parametrize(
    ("texts", "parts"),
    [
        (("V3-3024", "V3-0324"), [["30"], ["03"]]),
        (("13.85億", "13.86億"), [["5"], ["6"]]),
        (("221%", "212.66%"), [["221"], ["212.66"]]),
        (("超過20倍", "20倍"), [["超過"], []]),
        (("same", "same"), [[], []]),
        (("221%", "221%", "212%"), [["221"], ["221"], ["212"]]),
        (("我們不會犧牲安全", "我们会牺牲安全"), [["不"], []]),
    ],
)
def test_only_the_differing_part_is_marked(texts: tuple[str, ...], parts: list[list[str]]) -> None:
    found = differing(texts)
    assert [[t[a:b] for a, b in ranges] for t, ranges in zip(texts, found, strict=True)] == parts
