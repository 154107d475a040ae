"""Elements of HTML and SVG in which every text is escaped by construction.

Why no template engine: the page is made of small functions over rows, and the one thing that must never
go wrong, that an article's text becomes markup, is a matter of types here: `str` is text and is escaped,
only `Markup` is not, and only `tag` makes `Markup`.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from reports.layout import printable

VOID = frozenset({"meta", "input", "br", "hr", "link"})


class Markup(str):
    """Text that is markup already."""

    __slots__ = ()


Child = str | int | None | Iterable["Child"]


def text(value: str) -> Markup:
    """Escape a text; control characters and direction overrides become visible signs."""
    return Markup(escape(printable(value), quote=True))


def join(children: Iterable[Child]) -> Markup:
    """Put children one after the other; None is nothing."""
    parts: list[str] = []
    for child in children:
        if child is None:
            continue
        if isinstance(child, Markup):
            parts.append(child)
        elif isinstance(child, str | int):
            parts.append(text(str(child)))
        else:
            parts.append(join(child))
    return Markup("".join(parts))


def tag(element: str, *children: Child, **attributes: str | int | float | bool | None) -> Markup:
    """Make an element. `cls` is class, a trailing underscore is dropped, other underscores become hyphens.

    An attribute that is None or False is left out, True stands without a value.
    """
    written = "".join(_attribute(name, value) for name, value in attributes.items())
    if element in VOID:
        return Markup(f"<{element}{written}>")
    return Markup(f"<{element}{written}>{join(children)}</{element}>")


def _attribute(name: str, value: str | int | float | bool | None) -> str:
    if value is None or value is False:
        return ""
    name = {"cls": "class", "view_box": "viewBox"}.get(name, name.rstrip("_").replace("_", "-"))
    if value is True:
        return f" {name}"
    if isinstance(value, float):
        value = f"{value:.1f}"
    return f' {name}="{text(str(value))}"'
