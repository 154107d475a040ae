"""Read rule files: what is right becomes rules, what is wrong is shown with its place and the right word."""

from __future__ import annotations

import difflib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from rules.compose import Refused, mistakes, refused
from rules.expression import ExpressionError, metrics_in, names_in
from rules.installed import GROUP, installed_packs
from rules.language import KINDS, Example, Rule
from rules.nodes import Path as Steps
from rules.nodes import Place, Tree, parse

PACKS = Path(__file__).with_name("packs")
SCHEMA = Path(__file__).with_name("language.schema.json")
MEND = "mend or uninstall the package; all other rules run"


@dataclass(frozen=True, slots=True)
class Problem:
    """A mistake in a rule file. `lines` are the source line and the one before it, with their numbers."""

    path: str
    place: Place
    message: str
    lines: tuple[tuple[int, str], ...] = ()
    hint: str = ""
    help: str = ""

    def __str__(self) -> str:
        head = f"{self.path}:{self.place.line}:{self.place.column}: error: {self.message}"
        width = len(str(self.place.line))
        shown = [f"  {number:>{width}} | {text}" for number, text in self.lines]
        caret = "^" * self.place.length
        mark = f"  {'':>{width}} | {' ' * (self.place.column - 1)}{caret} {self.hint}".rstrip()
        tail = [f"  help: {self.help}"] if self.help else []
        return "\n".join([head, *shown, mark, *tail])


@dataclass(frozen=True, slots=True)
class Loaded:
    """The rules that can run, in the order of their ids, and what is wrong with the others."""

    rules: tuple[Rule, ...]
    problems: tuple[Problem, ...]


def load_rules(folders: Iterable[Path] = (), builtin: bool = True) -> Loaded:
    """Read the built-in packs, those of installed packages, and every .yaml below further folders (or single
    files).

    A rule with a mistake is left out and reported; so is the second of two rules with one id.
    """
    rules: dict[str, Rule] = {}
    problems: list[Problem] = []
    sources: dict[str, str] = {}
    installed, broken = installed_packs() if builtin else ([], [])
    problems += [Problem(f"{GROUP}:{name}", Place(1, 1, 1), message, help=MEND) for name, message in broken]
    roots = [("packs", PACKS)] if builtin else []
    for name, root in [*roots, *installed, *(("", folder) for folder in folders)]:
        for path in sorted(root.rglob("*.yaml")) if root.is_dir() else [root]:
            shown = f"{name}/{path.relative_to(root).as_posix()}" if name else str(path)
            theme = name if name and path.parent == root else path.parent.name
            try:
                text = path.read_text(encoding="utf-8")
            except (OSError, UnicodeDecodeError) as error:
                reason = getattr(error, "strerror", None) or "no UTF-8 text"
                problems.append(Problem(shown, Place(1, 1, 1), f"cannot be read: {reason}"))
                continue
            found, wrong = read_rule(text, shown, theme)
            problems += wrong
            if found is not None and found.id in rules:
                other = rules[found.id].source
                problems.append(Problem(shown, Place(1, 1, 1), f'a rule "{found.id}" is also in {other}'))
            elif found is not None:
                rules[found.id] = found
                sources[found.id] = text
    for one in refused(rules):
        problems.append(_refusal(one, sources))
        for name in one.circle or (one.rule.id,):
            rules.pop(name, None)
    queries = [rules[name] for name in sorted(rules) if rules[name].kind == "query"]
    if queries and not _has_duckdb():
        ids = ", ".join(rule.id for rule in queries)
        message = f"rules that are queries are left out ({ids}): they need pip install 'claimline[query]'"
        problems.append(Problem(queries[0].source, Place(queries[0].line, 1, 1), message))
        rules = {name: rule for name, rule in rules.items() if rule.kind != "query"}
    return Loaded(tuple(rules[name] for name in sorted(rules)), tuple(problems))


def _refusal(one: Refused, sources: Mapping[str, str]) -> Problem:
    """The mistake of a rule that cannot build on what it names, at that name."""
    text = sources[one.rule.id]
    place = parse(text).value(("uses", one.place))
    return _problem(one.rule.source, text.splitlines(), place, one.message, "", one.help)


def _has_duckdb() -> bool:
    from rules.database import available

    return available()


def read_rule(text: str, shown: str, theme: str = "") -> tuple[Rule | None, list[Problem]]:
    """Read one rule file; gives the rule, or None and what is wrong."""
    source = text.splitlines()
    try:
        tree = parse(text)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        place = Place(mark.line + 1, mark.column + 1, 1) if mark else Place(1, 1, 1)
        return None, [_problem(shown, source, place, f"not valid YAML: {error.problem}")]
    if not isinstance(tree.data, dict):
        return None, [
            _problem(shown, source, Place(1, 1, 1), "a rule is a mapping with id, title, why, check …")
        ]
    wrong = [
        _problem(shown, source, place, message, hint, help_)
        for place, message, hint, help_ in _mistakes(tree)
    ]
    return (None, wrong) if wrong else (_rule(tree, shown, theme), [])


def nearest(word: str, words: Iterable[str]) -> str | None:
    """The right word that a wrong one most likely means, or None when none is near."""
    close = difflib.get_close_matches(word, list(words), n=1, cutoff=0.6)
    return close[0] if close else None


@cache
def _schema() -> Mapping[str, Any]:
    return json.loads(SCHEMA.read_text(encoding="utf-8"))


_Mistake = tuple[Place, str, str, str]


def _mistakes(tree: Tree) -> list[_Mistake]:
    """What is wrong in a file, in the order of the lines."""
    schema = dict(_schema())
    found = _schema_mistakes(tree, schema, (), tree.data)
    check = tree.data.get("check")
    if isinstance(check, dict):
        found += _check_mistakes(tree, check, schema)
    if not found:
        kind = next(key for key in tree.data["check"] if key in KINDS)
        found = [_mistake(tree, *wrong) for wrong in mistakes(tree.data, kind)]
    return sorted(found, key=lambda m: (m[0].line, m[0].column))


def _mistake(tree: Tree, path: tuple[str | int, ...], message: str, help_: str) -> _Mistake:
    """A mistake at the value of a field of check, at the key of one of the rule."""
    return (tree.value(path) if len(path) > 1 else tree.key(path)), message, "", help_


def _check_mistakes(tree: Tree, check: dict[str, Any], schema: Mapping[str, Any]) -> list[_Mistake]:
    kinds = [key for key in check if key in KINDS]
    if len(kinds) > 1:
        return [
            (
                tree.key(("check", kinds[1])),
                f'one kind a rule, not both "{kinds[0]}" and "{kinds[1]}"',
                "",
                "",
            )
        ]
    if not kinds:
        wrong = next(iter(check), "")
        right = nearest(wrong, KINDS)
        help_ = f'did you mean "{right}"?  See `claimline rules show --kind {right}`.' if right else ""
        place = tree.key(("check", wrong)) if wrong else tree.key(("check",))
        return [(place, f'unknown kind "{wrong}"', "one of: " + ", ".join(KINDS), help_)]
    part = {**schema["$defs"]["kinds"][kinds[0]], "$defs": schema["$defs"]}
    found = _schema_mistakes(tree, part, ("check",), check)
    if kinds[0] == "derive" and isinstance(check["derive"], str):
        names = metrics_in if check.get("within") == "metrics" else names_in
        try:
            names(check["derive"])
        except ExpressionError as error:
            found.append((tree.value(("check", "derive")), str(error), "", error.help))
    if kinds[0] == "query" and isinstance(check["query"], str):
        from rules.kinds.query import mistake

        failure = mistake(check["query"])
        if failure is not None:
            found.append(
                (_line(tree.value(("check", "query")), failure.line, check["query"]), str(failure), "", "")
            )
    return found


def _line(place: Place, line: int | None, text: str) -> Place:
    """The place of a line of a value that is written over several lines, below the line that opens it."""
    return Place(place.line + line, 1, 1) if line is not None and "\n" in text else place


def _schema_mistakes(tree: Tree, schema: Mapping[str, Any], base: Steps, data: Any) -> list[_Mistake]:
    from jsonschema import Draft202012Validator

    found: list[_Mistake] = []
    for error in Draft202012Validator(schema).iter_errors(data):
        tell = _TOLD.get(error.validator, _other)
        found += tell(tree, (*base, *error.absolute_path), error)
    return list(dict.fromkeys(found))


def _unknown_field(tree: Tree, path: Steps, error: Any) -> Iterator[_Mistake]:
    known = list(error.schema["properties"])
    for name in sorted(set(error.instance) - set(known)):
        hint = "one of: " + ", ".join(known)
        yield tree.key((*path, name)), f'unknown field "{name}"', hint, _did_you_mean(name, known)


def _missing(tree: Tree, path: Steps, error: Any) -> Iterator[_Mistake]:
    missing = [name for name in error.validator_value if name not in error.instance]
    yield tree.key(path), f"missing: {', '.join(missing)}", "", BOTH if set(missing) & EXAMPLES else ""


def _unknown_value(tree: Tree, path: Steps, error: Any) -> Iterator[_Mistake]:
    known = [str(value) for value in error.validator_value]
    message = f'unknown {_field(path)} "{error.instance}"'
    hint = "one of: " + ", ".join(known)
    yield tree.value(path), message, hint, _did_you_mean(str(error.instance), known)


def _no_id(tree: Tree, path: Steps, error: Any) -> Iterator[_Mistake]:
    help_ = "lower case, words joined by -, saying what is wrong: growth-differs-from-levels"
    yield tree.value(path), f'"{error.instance}" is no rule id', "", help_


def _too_few(tree: Tree, path: Steps, error: Any) -> Iterator[_Mistake]:
    if path[-1] in EXAMPLES:
        yield tree.key(path), f"{path[-1]} is empty", "", BOTH
    else:
        yield from _other(tree, path, error)


def _other(tree: Tree, path: Steps, error: Any) -> Iterator[_Mistake]:
    yield tree.value(path), f"{_field(path)}: {error.message}", "", ""


EXAMPLES = frozenset({"flags", "passes"})
BOTH = "a rule needs an example that it flags and one that it passes"
_TOLD: Mapping[str, Callable[[Tree, Steps, Any], Iterator[_Mistake]]] = {
    "additionalProperties": _unknown_field,
    "required": _missing,
    "enum": _unknown_value,
    "pattern": _no_id,
    "minItems": _too_few,
}
"""How a mistake that the schema finds is told, by the word of the schema that is broken."""


def _did_you_mean(word: str, known: Iterable[str]) -> str:
    right = nearest(word, known)
    return f'did you mean "{right}"?' if right else ""


def _field(path: Sequence[str | int]) -> str:
    names = [str(part) for part in path if isinstance(part, str)]
    return names[-1] if names else "rule"


def _problem(
    shown: str, source: Sequence[str], place: Place, message: str, hint: str = "", help_: str = ""
) -> Problem:
    lines = [(n, source[n - 1]) for n in (place.line - 1, place.line) if 1 <= n <= len(source)]
    return Problem(shown, place, message, tuple(lines), hint, help_)


def _words(value: str | list[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def _example(data: Mapping[str, Any]) -> Example:
    texts, because = _words(data["text"]), data.get("because", "")
    if "published" in data:
        return Example(texts, because, date.fromisoformat(data["published"]))
    return Example(texts, because)


def _rule(tree: Tree, shown: str, theme: str) -> Rule:
    data = tree.data
    check = dict(data["check"])
    kind = next(key for key in check if key in KINDS)
    return Rule(
        id=data["id"],
        title=data["title"],
        why=data["why"],
        kind=kind,
        check=check,
        verdict=data["verdict"],
        severity=data["severity"],
        explain=data["explain"],
        flags=tuple(map(_example, data["flags"])),
        passes=tuple(map(_example, data["passes"])),
        select={name: _words(value) for name, value in data.get("select", {}).items()},
        key=tuple(data.get("key", ())),
        yields=data.get("yields"),
        uses=tuple(data.get("uses", ())),
        theme=theme,
        source=shown,
        line=tree.key(("check", kind)).line,
    )
