"""What is written of a rule: its page, the page of a kind, the index, and the beginning of a new rule."""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path

import yaml

from rules.language import Example, Rule
from rules.load import PACKS, load_rules

TEMPLATES = Path(__file__).with_name("templates")
"""A rule file for each kind that no built-in rule is of."""
MADE = "<!-- Made by `claimline rules docs`; a test compares. -->"


def rule_page(rule: Rule) -> str:
    """A rule's page, in Markdown."""
    return "\n".join(_rule_lines(rule)).rstrip() + "\n"


def kind_page(kind: str) -> str:
    """What a kind checks, in Markdown, with the rules that use it."""
    function = import_module(f"rules.kinds.{kind.replace('-', '_')}")
    words = inspect.getdoc(function) or ""
    rules = [rule for rule in load_rules().rules if rule.kind == kind]
    lines = [f"# {kind}", "", words, "", "Rules of this kind:", ""]
    lines += [f"- `{rule.id}`: {rule.title}" for rule in rules]
    template = TEMPLATES / f"{kind}.yaml"
    if rules:
        lines += ["", "For example:", "", "```yaml", f"check: {_flow(rules[0].check)}", "```"]
    elif template.exists():
        lines[-2:] = [
            "No built-in rule is of this kind. For example:",
            "",
            "```yaml",
            *_text(template),
            "```",
        ]
    return "\n".join(lines) + "\n"


def _text(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def index_page(rules: Iterable[Rule]) -> str:
    """All rules by theme, in Markdown."""
    lines = ["# Rules", "", MADE, ""]
    theme = None
    for rule in sorted(rules, key=lambda r: (r.theme, r.id)):
        if rule.theme != theme:
            theme = rule.theme
            lines += [
                "",
                f"## {theme}",
                "",
                "| rule | verdict | severity | says |",
                "| --- | --- | --- | --- |",
            ]
        lines.append(f"| [{rule.id}]({rule.id}.md) | {rule.verdict} | {rule.severity} | {rule.title} |")
    return "\n".join(lines).replace("\n\n\n", "\n\n") + "\n"


def pages(rules: Iterable[Rule]) -> dict[str, str]:
    """File name → text of every page."""
    every = list(rules)
    return {"README.md": index_page(every)} | {f"{rule.id}.md": rule_page(rule) for rule in every}


def write_pages(rules: Iterable[Rule], folder: Path) -> list[Path]:
    """Write the pages into a folder and take away those of rules that are gone; returns what was written."""
    wanted = pages(rules)
    folder.mkdir(parents=True, exist_ok=True)
    for path in folder.glob("*.md"):
        if path.name not in wanted and MADE in path.read_text(encoding="utf-8"):
            path.unlink()
    for name, text in wanted.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    return [folder / name for name in wanted]


def new_rule(name: str, kind: str) -> str:
    """The beginning of a rule file: a rule of that kind that works, under the new id, to be rewritten.

    Raises ValueError when no built-in rule and no template is of that kind.
    """
    source = next((rule for rule in load_rules().rules if rule.kind == kind), None)
    path = PACKS / source.theme / f"{source.id}.yaml" if source else TEMPLATES / f"{kind}.yaml"
    if not path.exists():
        raise ValueError(f"no built-in rule is of kind {kind!r}")
    lines = _text(path)
    model = source.id if source else "a template"
    head = f"# Begun from {model}: rewrite every line, then run: claimline rules test {name}"
    return "\n".join([head, *(f"id: {name}" if line.startswith("id:") else line for line in lines)]) + "\n"


def _rule_lines(rule: Rule) -> Iterator[str]:
    yield f"# {rule.id}"
    yield ""
    yield MADE
    yield ""
    yield f"**{rule.title}.** {rule.why}"
    yield ""
    yield f"Verdict `{rule.verdict}` at the most, severity `{rule.severity}`, kind `{rule.kind}`."
    yield ""
    yield "```yaml"
    if rule.select:
        yield f"select: {_flow({k: list(v) for k, v in rule.select.items()})}"
    if rule.key:
        yield f"key: {_flow(list(rule.key))}"
    yield f"check: {_flow(rule.check)}"
    if rule.yields is not None:
        yield f"yields: {_flow(rule.yields)}"
    if rule.uses:
        yield f"uses: {_flow(list(rule.uses))}"
    yield "```"
    yield ""
    for title, examples in (("Flagged", rule.flags), ("Passed", rule.passes)):
        yield f"## {title}"
        yield ""
        for example in examples:
            yield from _example(example)
        yield ""


def _example(example: Example) -> Iterator[str]:
    for number, text in enumerate(example.texts):
        lead = "- " if number == 0 else "  "
        yield lead + " ".join(_plain(text).split()) + ("  " if number + 1 < len(example.texts) else "")
    if example.because:
        yield ""
        yield f"  Because {example.because.rstrip('.')}."
        yield ""


def _plain(text: str) -> str:
    return text.replace("|", "\\|").replace("*", "\\*").replace("<", "&lt;")


def _flow(value: object) -> str:
    """A value as YAML on one line."""
    plain = dict(value) if isinstance(value, dict) else value
    text = yaml.safe_dump(plain, default_flow_style=True, allow_unicode=True, width=10**6, sort_keys=False)
    return text.strip().removesuffix("...").strip()
