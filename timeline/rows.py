"""Builds frozen rows quickly, where every fact of a text makes one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, fields
from typing import Any, ParamSpec, TypeVar, cast

P = ParamSpec("P")
Row = TypeVar("Row")


def builder(row: Callable[P, Row]) -> Callable[P, Row]:
    """Give a function that builds the rows of a frozen dataclass with slots, by the same arguments.

    It fills each slot through its descriptor. The generated `__init__` looks every slot up by name
    (`object.__setattr__`) and is reached through a dictionary of its arguments: a wide row takes twice as
    long that way. Raises TypeError for a row that is filled by more than its arguments.
    """
    kind = cast(Any, row)
    parts = fields(kind)
    if hasattr(kind, "__post_init__") or any(p.default_factory is not MISSING or p.kw_only for p in parts):
        raise TypeError(f"{kind.__name__} is filled by more than its arguments")
    names = [part.name for part in parts]
    scope: dict[str, Any] = {f"set_{name}": kind.__dict__[name].__set__ for name in names}
    scope |= {"new": object.__new__, "kind": kind}
    lines = [f"def build({', '.join(names)}):", "    row = new(kind)"]
    lines += [f"    set_{name}(row, {name})" for name in names] + ["    return row"]
    exec("\n".join(lines), scope)
    build = scope["build"]
    build.__defaults__, build.__doc__ = kind.__init__.__defaults__, kind.__doc__
    return cast(Callable[P, Row], build)
