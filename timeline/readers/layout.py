"""Files that hold several articles: a declared layout cuts them.

A `manifest.yaml` beside the files (or `layouts:` in claimline.yaml) says for which files a layout holds:
which lines are tags, what separates articles, what the lines of an article are, where outlet and date stand.
"""

from __future__ import annotations

import fnmatch
import functools
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from timeline.model import Source
from timeline.readers.base import ReadError, lines_of, period_of
from timeline.settings import SCHEMA, Settings, SettingsError, checked, read_yaml, schema

MANIFESTS = ("manifest.yaml", "manifest.yml")
Layout = Mapping[str, Any]
Lines = list[tuple[int, str]]


def layout_for(path: Path, shown: str, settings: Settings) -> Layout | None:
    """The layout that is declared for a file, the folder's manifest first. Raises ReadError."""
    declared: Iterable[Layout] = settings.layouts
    for name in MANIFESTS:
        manifest = path.with_name(name)
        if manifest.is_file():
            try:
                declared = (*manifest_layouts(manifest, manifest.stat().st_mtime_ns), *declared)
            except SettingsError as error:
                raise ReadError(shown, f"its manifest is at fault: {error}") from error
    return next((e for e in declared if any(fnmatch.fnmatchcase(path.name, p) for p in e["files"])), None)


@functools.lru_cache(maxsize=256)
def manifest_layouts(manifest: Path, changed: int) -> tuple[Layout, ...]:
    """The layouts of a manifest; `changed` (ns) keeps what is remembered fresh. Raises SettingsError."""
    form = {
        "type": "object",
        "additionalProperties": False,
        "properties": {"layouts": {"type": "array", "items": schema(SCHEMA)["$defs"]["layout"]}},
    }
    layouts = tuple(checked(read_yaml(manifest), form, manifest).get("layouts", ()))
    for entry in layouts:
        for field in ("tag", "separator", "outlet", "date"):
            try:
                re.compile(entry.get(field, ""))
            except re.error as error:
                raise SettingsError(manifest.as_posix(), f"{field}: no valid pattern: {error}") from error
    return layouts


def read_layout(text: str, shown: str, layout: Layout) -> list[Source]:
    """Cut a text into articles as its layout says. Raises ReadError where the layout finds none."""
    articles = [a for block in blocks(text, layout) for a in grouped(block, layout)]
    sources = [source_of(lines, roles, shown, n, layout) for n, (lines, roles) in enumerate(articles)]
    found = [s for s in sources if s.text.strip()]
    if not found:
        raise ReadError(shown, "the declared layout finds no article in it")
    return found


def blocks(text: str, layout: Layout) -> Iterator[Lines]:
    """The non-empty lines between separators, without tags."""
    tag = re.compile(layout["tag"]) if "tag" in layout else None
    separator = re.compile(layout["separator"]) if "separator" in layout else None
    block: Lines = []
    for at, line in lines_of(text):
        bare = line.strip()
        if separator and separator.search(bare):
            yield block
            block = []
        elif bare and not (tag and tag.search(bare)):
            block.append((at, line))
    yield block


def grouped(block: Lines, layout: Layout) -> Iterator[tuple[Lines, list[str]]]:
    """The articles of a block: as many lines each as the layout names, `text` taking all that is left."""
    roles = list(layout.get("article", ["title", "text"]))
    if "text" in roles:
        at, after = roles.index("text"), len(roles) - roles.index("text") - 1
        if len(block) > at + after:
            middle = ["body"] * (len(block) - at - after)
            yield block, [*roles[:at], *middle, *roles[at + 1 :]]
        return
    for start in range(0, len(block), len(roles)):
        lines = block[start : start + len(roles)]
        if len(lines) > roles.index("body") if "body" in roles else True:
            yield lines, roles[: len(lines)]


def source_of(lines: Lines, roles: list[str], shown: str, number: int, layout: Layout) -> Source:
    """Put an article's lines together."""
    text, title, span = "", "", None
    said: dict[str, str | None] = {"outlet": None, "date": None}
    starts: list[int] = []
    captions: list[tuple[int, int]] = []
    for (_, line), role in zip(lines, roles, strict=True):
        if role == "skip":
            continue
        bare = line.strip()
        at = len(text) + (1 if text else 0)
        starts.append(at)
        text += ("\n" if text else "") + bare
        if role == "title":
            title, span = bare, (at, at + len(bare))
        elif role in said:
            said[role] = bare
            captions.append((at, at + len(bare)))
    for field in ("outlet", "date"):
        match = re.search(layout[field], text) if field in layout else None
        if match:
            said[field] = (match[field] if field in match.groupdict() else match[0]).strip()
            captions.append(match.span())
    published = period_of(said["date"])
    return Source(
        shown, number, text, title, span, said["outlet"], published, "given" if published else None,
        said["date"], line_of=tuple(starts), captions=tuple(captions),
    )  # fmt: skip
