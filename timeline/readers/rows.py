"""Tables of articles: .jsonl, .csv and .parquet, a row an article; columns are mapped by the settings."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from timeline.model import Source
from timeline.readers.base import ReadError, decode, line_starts, missing_extra, period_of, read_bytes
from timeline.readers.layout import layout_for
from timeline.settings import Settings, nearest

USUAL = {
    "text": ("text", "body", "content", "article", "正文", "内容", "內容"),
    "title": ("title", "headline", "标题", "標題"),
    "outlet": ("outlet", "source", "publisher", "媒体", "媒體", "来源", "來源"),
    "date": ("date", "published", "published_at", "publish_date", "日期", "发布日期", "發佈日期"),
}
Row = Mapping[str, Any]


def read_jsonl(path: Path, shown: str, settings: Settings) -> list[Source]:
    """One JSON object a line. Raises ReadError with the line."""
    rows: list[Row] = []
    for number, line in enumerate(decode(read_bytes(path, shown), shown).split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except json.JSONDecodeError as error:
            raise ReadError(shown, f"no valid JSON: {error.msg}", number) from error
        if not isinstance(row, dict):
            raise ReadError(shown, "no JSON object", number)
        rows.append(row)
    return list(sources(rows, path, shown, settings))


def read_csv(path: Path, shown: str, settings: Settings) -> list[Source]:
    """Comma or tab separated, the first row names the columns."""
    text = decode(read_bytes(path, shown), shown)
    head = text.split("\n", 1)[0]
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter="\t" if "\t" in head else ",")
    csv.field_size_limit(2**31 - 1)
    try:
        return list(sources(list(reader), path, shown, settings))
    except csv.Error as error:
        raise ReadError(shown, f"no valid CSV: {error}", reader.line_num) from error


def read_parquet(path: Path, shown: str, settings: Settings) -> list[Source]:
    """A Parquet table; needs the extra `parquet`."""
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise missing_extra(shown, ".parquet", "parquet") from error
    try:
        rows = pyarrow.parquet.read_table(path).to_pylist()
    except (pyarrow.ArrowException, OSError) as error:
        raise ReadError(shown, f"no valid Parquet: {error}") from error
    return list(sources(rows, path, shown, settings))


def sources(rows: Iterable[Row], path: Path, shown: str, settings: Settings) -> Iterator[Source]:
    """An article a row; rows without text are passed over. Raises ReadError without a text column."""
    rows = list(rows)
    columns = {str(k) for row in rows for k in row if k is not None}
    layout = layout_for(path, shown, settings) or {}
    mapped = {**settings.columns, **layout.get("columns", {})}
    for field, column in mapped.items():
        if columns and column not in columns:
            raise ReadError(shown, f"has no column {column!r} for {field}{nearest(column, columns)}")
    names = {f: mapped.get(f) or next((n for n in usual if n in columns), None) for f, usual in USUAL.items()}
    if rows and not names["text"]:
        raise ReadError(
            shown, f"no column holds the text: map one of {', '.join(sorted(columns))} by `columns:`"
        )
    for number, row in enumerate(rows):
        got = {f: said(row.get(n)) if n else "" for f, n in names.items()}
        if not got["text"]:
            continue
        title = got["title"]
        text = got["text"] if not title or got["text"].startswith(title) else f"{title}\n\n{got['text']}"
        published = period_of(got["date"])
        yield Source(
            shown, number, text, title, (0, len(title)) if title else None, got["outlet"] or None, published,
            "given" if published else None, got["date"] or None, line_of=line_starts(text),
        )  # fmt: skip


def said(value: Any) -> str:
    """A cell as text."""
    return "" if value is None else str(value).replace("\r\n", "\n").strip()
