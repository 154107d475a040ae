"""YAML with positions: the plain values of a file, and where in the file each of them stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import yaml

FAST = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The loader of libyaml, where it is there."""
Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a file: line and column from 1, and how many characters it covers there."""

    line: int
    column: int
    length: int


@dataclass(frozen=True, slots=True)
class Tree:
    """The values of a YAML file. `keys` and `values` give the place of a key or a value by its path."""

    data: Any
    keys: dict[Path, Place]
    values: dict[Path, Place]

    def key(self, path: Path) -> Place:
        """The place of the key at a path, or of the nearest thing around it."""
        while path:
            if path in self.keys:
                return self.keys[path]
            if path in self.values:
                return self.values[path]
            path = path[:-1]
        return self.values.get((), Place(1, 1, 1))

    def value(self, path: Path) -> Place:
        """The place of the value at a path, or of the nearest thing around it."""
        return self.values[path] if path in self.values else self.key(path)


def parse(text: str) -> Tree:
    """Read one YAML document. Raises yaml.MarkedYAMLError with line and column when it is none."""
    keys: dict[Path, Place] = {}
    values: dict[Path, Place] = {}
    node = _composed(text)
    constructor = yaml.SafeLoader("")

    def walk(node: yaml.Node | None, path: Path) -> Any:
        if node is None:
            return None
        values[path] = _place(node)
        if isinstance(node, yaml.MappingNode):
            result = {}
            for key, value in node.value:
                name = str(constructor.construct_object(key))
                keys[(*path, name)] = _place(key)
                result[name] = walk(value, (*path, name))
            return result
        if isinstance(node, yaml.SequenceNode):
            return [walk(item, (*path, number)) for number, item in enumerate(node.value)]
        value = constructor.construct_object(node)
        return value.isoformat() if isinstance(value, date) else value

    return Tree(walk(node, ()), keys, values)


def _composed(text: str) -> yaml.Node | None:
    """The nodes of a document; of a mistake, the place is that of the loader that names it best."""
    try:
        return yaml.compose(text, Loader=FAST)
    except yaml.MarkedYAMLError as error:
        try:
            return yaml.compose(text, Loader=yaml.SafeLoader)
        except yaml.MarkedYAMLError as nearer:
            mark = nearer.problem_mark
            # the plain loader is nearer to most mistakes, but stumbles over a ? in a list that libyaml reads
            stumbles = mark is not None and text[mark.index : mark.index + 1] == "?"
            raise (error if stumbles else nearer) from None


def _place(node: yaml.Node) -> Place:
    start, end = node.start_mark, node.end_mark
    length = end.column - start.column if end.line == start.line else 1
    return Place(start.line + 1, start.column + 1, max(length, 1))
