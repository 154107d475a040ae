"""A project's own file, `claimline.yaml`: aliases, vocabulary, columns, layouts, rules, outlets.

The file is checked by `settings.schema.json`; an error names the file, the line, the field and, where a
word is only misspelt, the nearest right one.
"""

from __future__ import annotations

import difflib
import functools
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from timeline.lexicon import BUILTIN, Entry, Lexicon, load_yaml

if TYPE_CHECKING:
    from jsonschema import ValidationError

NAMES = ("claimline.yaml", "claimline.yml")
SCHEMA = Path(__file__).with_name("settings.schema.json")


class SettingsError(ValueError):
    """A project or manifest file that says something we cannot follow."""

    def __init__(self, path: str, message: str, line: int | None = None, where: str = "") -> None:
        """Keep the parts; the text is `file:line: field: message`."""
        self.path, self.message, self.line, self.where = path, message, line, where
        place = path if line is None else f"{path}:{line}"
        super().__init__(": ".join(part for part in (place, where, message) if part))


@dataclass(frozen=True, slots=True)
class Outlet:
    """What a project says of an outlet.

    group: outlets of one group are one source, not independent ones.
    trust: whose word counts more where two disagree, from 0; 1 where nothing is said.
    """

    group: str | None = None
    trust: int = 1


@dataclass(frozen=True, slots=True)
class Allowance:
    """How far a number may be off: `by` in its own unit, or by such a part of it. text: as written."""

    by: Fraction
    part: bool
    text: str


@dataclass(frozen=True, slots=True)
class Scope:
    """The articles that a rule compares: those that fit all that is said; nothing said is every one."""

    files: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A language model that is asked for what the built-in readers leave open.

    base_url: the only place that text is sent to.  api_key_env: the environment variable with the key.
    timeout: seconds.  parallel: requests at a time.  format: how the answer's form is demanded.
    cache: folder of kept answers; None is that of the platform.
    """

    base_url: str
    model: str
    api_key_env: str | None = None
    timeout: float = 60
    max_retries: int = 2
    parallel: int = 4
    format: str = "json_schema"
    cache: Path | None = None


@dataclass(frozen=True)
class Settings:
    """A project's choices; `Settings()` is what holds without a project file.

    aliases: canonical name → further names of the same entity.
    distinct: groups of names that are never joined.
    columns: what a table's columns hold (text, title, outlet, date, language, id → column name).
    layouts: how files that hold several articles are laid out (see `timeline.readers.layout`).
    ignore: glob patterns of paths that are no articles.
    rules: rule id or kind → `off`, `error`, `warning` or `note`.
    tolerance: metric, unit, rule, kind or pack → how far numbers may be off.  tolerance_of: rule, kind or
    pack → the same by metric and unit, for its rules alone.
    scope: rule, kind or pack → the articles that it compares.
    known_facts: path of a file of facts that articles are checked against, relative to `folder`.
    packs: paths of further rule packs, as given, relative to `folder`.  packs_off: packs not used.
    extractor: a model that helps the built-in readers; None is no model and no network.
    """

    path: str | None = None
    lexicon: Lexicon = BUILTIN
    aliases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    distinct: tuple[tuple[str, ...], ...] = ()
    columns: Mapping[str, str] = field(default_factory=dict)
    layouts: tuple[Mapping[str, Any], ...] = ()
    ignore: tuple[str, ...] = ()
    rules: Mapping[str, str] = field(default_factory=dict)
    tolerance: Mapping[str, Allowance] = field(default_factory=dict)
    tolerance_of: Mapping[str, Mapping[str, Allowance]] = field(default_factory=dict)
    scope: Mapping[str, Scope] = field(default_factory=dict)
    packs: tuple[str, ...] = ()
    packs_off: tuple[str, ...] = ()
    outlets: Mapping[str, Outlet] = field(default_factory=dict)
    known_facts: str | None = None
    fail_on: str | None = None
    extractor: Endpoint | None = None

    @property
    def folder(self) -> Path:
        """The folder that relative paths of the project file start from."""
        return Path(self.path).parent if self.path else Path()


def load_settings(path: str | Path | None = None) -> Settings:
    """Read a project file; without a path, the one in the current folder if there is one.

    Raises SettingsError.
    """
    found = Path(path) if path is not None else next((p for n in NAMES if (p := Path(n)).is_file()), None)
    if found is None:
        return Settings()
    data = checked(read_yaml(found), schema(SCHEMA), found)
    said = data.get("tolerance", {})
    return Settings(
        path=found.as_posix(),
        lexicon=Lexicon(entries(data.get("lexicon", {}), found)) if data.get("lexicon") else BUILTIN,
        aliases={name: tuple(others) for name, others in data.get("aliases", {}).items()},
        distinct=tuple(tuple(group) for group in data.get("distinct", ())),
        columns=data.get("columns", {}),
        layouts=tuple(data.get("layouts", ())),
        ignore=tuple(data.get("ignore", ())),
        rules={rule: choice_of(choice) for rule, choice in data.get("rules", {}).items()},
        tolerance={n: allowance(a) for n, a in said.items() if not isinstance(a, Mapping)},
        tolerance_of={
            n: {m: allowance(a) for m, a in table.items()}
            for n, table in said.items()
            if isinstance(table, Mapping)
        },
        scope={
            name: Scope(**{k: tuple(v) for k, v in s.items()}) for name, s in data.get("scope", {}).items()
        },
        packs=tuple(data.get("packs", ())),
        packs_off=tuple(data.get("packs_off", ())),
        outlets={name: Outlet(**told) for name, told in data.get("outlets", {}).items()},
        known_facts=data.get("known_facts"),
        fail_on=data.get("fail_on"),
        extractor=endpoint(data.get("extractor", {}), found.parent),
    )


def allowance(said: float | str) -> Allowance:
    """Read `0.5` as that much, `1%` as that part of a number."""
    text = str(said)
    if text.endswith("%"):
        return Allowance(Fraction(text.removesuffix("%")) / 100, True, text)
    return Allowance(Fraction(text), False, text)


def endpoint(said: Mapping[str, Any], folder: Path) -> Endpoint | None:
    """The model that a project sets, if any; its cache is relative to the project's folder."""
    if said.get("kind") != "openai":
        return None
    cache = folder / said["cache"] if "cache" in said else None
    return Endpoint(**{k: v for k, v in said.items() if k != "kind"} | {"cache": cache})


def choice_of(choice: Any) -> str:
    """Give a rule's choice as a word: YAML reads a bare `off` as false and `on` as true."""
    return ("on" if choice else "off") if isinstance(choice, bool) else str(choice)


def entries(tables: Mapping[str, Sequence[Entry]], path: Path) -> Mapping[str, Sequence[Entry]]:
    """Check what a project adds to the vocabulary against the tables' own schemas. Raises SettingsError."""
    from timeline.lexicon import SCHEMAS, table_schema

    known = sorted(p.name.removesuffix(".schema.json") for p in SCHEMAS.glob("*.schema.json"))
    for name, rows in tables.items():
        said = table_schema(name)
        if said is None:
            raise SettingsError(
                path.as_posix(),
                f"no such table{nearest(name, known)}",
                line_of(path, ["lexicon", name]),
                name,
            )
        bare = [{k: v for k, v in row.items() if k != "language"} for row in rows]
        checked(bare, said, path, ["lexicon", name])
    return tables


def read_yaml(path: Path) -> Any:
    """Parse a YAML file; an empty one is an empty mapping. Raises SettingsError."""
    try:
        return load_yaml(path.read_text(encoding="utf-8")) or {}
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        raise SettingsError(path.as_posix(), f"no valid YAML: {error.problem}", line) from error
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(path.as_posix(), f"cannot be read: {error}") from error


@functools.cache
def schema(path: Path) -> Mapping[str, Any]:
    """Read a JSON Schema."""
    return json.loads(path.read_text(encoding="utf-8"))


def checked(data: Any, said: Mapping[str, Any], path: Path, under: Sequence[str | int] = ()) -> Any:
    """Give the data back if the schema allows it. Raises SettingsError with line and field."""
    from jsonschema import Draft202012Validator

    errors = sorted(
        Draft202012Validator(said).iter_errors(data), key=lambda e: [str(p) for p in e.absolute_path]
    )
    if errors:
        error = deepest(errors[0])
        message, key = explain(error)
        where = [*under, *error.absolute_path, *([key] if key else [])]
        raise SettingsError(path.as_posix(), message, line_of(path, where), dotted(where))
    return data


def deepest(error: ValidationError) -> ValidationError:
    """Of an any-of error, the branch that came nearest to fitting."""
    while error.context:
        error = max(error.context, key=lambda e: (len(e.absolute_path), e.validator != "type"))
    return error


def explain(error: ValidationError) -> tuple[str, str | None]:
    """Say what is wrong in plain words; the second part is the misplaced key, if that is it."""
    if error.validator == "additionalProperties":
        form = error.schema if isinstance(error.schema, Mapping) else {}
        known = list(form.get("properties", {}))
        key = next(str(k) for k in fields(error) if k not in known)
        return f"unknown field{nearest(key, known)}", key
    if error.validator == "pattern" and isinstance(error.schema, Mapping) and "title" in error.schema:
        return f"{error.instance!r} is no {error.schema['title']}", None
    if error.validator == "enum":
        known = [str(v) for v in form_values(error)]
        return f"{error.instance!r} is none of {', '.join(known)}{nearest(str(error.instance), known)}", None
    return error.message, None


def fields(error: ValidationError) -> list[Any]:
    """The fields of the mapping that an error speaks of."""
    return list(error.instance) if isinstance(error.instance, Mapping) else []


def form_values(error: ValidationError) -> list[Any]:
    """The values that an enumeration allows."""
    return list(error.validator_value) if isinstance(error.validator_value, Sequence) else []


def nearest(word: str, known: Iterable[str]) -> str:
    """Give ` (did you mean …?)` where some known word is near."""
    close = difflib.get_close_matches(word, list(known), 1, 0.6)
    return f" (did you mean {close[0]}?)" if close else ""


def dotted(where: Sequence[str | int]) -> str:
    """Write a path into data: `rules.growth`, `packs[0]`."""
    return "".join(f"[{p}]" if isinstance(p, int) else f".{p}" for p in where).lstrip(".")


def line_of(path: Path, where: Sequence[str | int]) -> int | None:
    """The line of a YAML file on which the field stands that the path leads to."""
    node = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    if node is None:
        return 1
    line = node.start_mark.line
    for part in where:
        step: tuple[yaml.Node, yaml.Node] | None = None
        if isinstance(node, yaml.MappingNode):
            step = next(((k, v) for k, v in node.value if str(k.value) == str(part)), None)
        elif isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
            step = (node.value[part], node.value[part])
        if step is None:
            break
        line, node = step[0].start_mark.line, step[1]
    return line + 1
