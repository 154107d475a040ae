"""Rows as JSON lines, JSON, CSV or Parquet."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from reports.usage import UsageError
from reports.writing import put, whole_file

Row = Mapping[str, Any]


def write_rows(rows: Sequence[Row], form: str, output: str | None) -> None:
    """Print the rows, or write them to a file. Raises UsageError where that cannot be done."""
    if form == "parquet":
        write_parquet(rows, output)
    elif form == "csv":
        put(as_csv(rows), output)
    elif form == "json":
        put(json.dumps(list(rows), ensure_ascii=False, indent=2) + "\n", output)
    else:
        put("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), output)


def columns(rows: Sequence[Row]) -> list[str]:
    """The columns of all rows, in the order in which they first appear."""
    return list(dict.fromkeys(name for row in rows for name in row))


def cell(value: Any) -> Any:
    """A value of one cell: lists and objects as JSON, everything else as it is."""
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict) else value


def as_csv(rows: Sequence[Row]) -> str:
    """One table with every column that some row has."""
    out = io.StringIO()
    writer = csv.DictWriter(out, columns(rows), lineterminator="\n")
    writer.writeheader()
    writer.writerows({name: cell(value) for name, value in row.items()} for row in rows)
    return out.getvalue()


def write_parquet(rows: Sequence[Row], output: str | None) -> None:
    """Write one Parquet table. Raises UsageError without a file name or without pyarrow."""
    if output is None:
        raise UsageError("parquet is not for a terminal or a pipe: name a file with -o")
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise UsageError("parquet needs an extra: pip install 'claimline[parquet]'") from error
    names = columns(rows)
    table = pa.table({name: _column([row.get(name) for row in rows]) for name in names})
    with whole_file(Path(output)) as path:
        pq.write_table(table, path)


def _column(values: list[Any]) -> list[Any]:
    """One type a column: text where the values are of several kinds."""
    flat = [cell(value) for value in values]
    kinds = {type(value) for value in flat if value is not None}
    if kinds <= {bool} or kinds <= {str}:
        return flat
    if kinds <= {int, float}:
        return [None if value is None else float(value) for value in flat]
    return [None if value is None else str(value) for value in flat]
