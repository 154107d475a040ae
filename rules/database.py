"""The published tables as a DuckDB database in memory, for rules that are a query.

A few rows that every column has a value in stand first while a table is made, so that a column has its type
even where the corpus leaves it empty; they are not in the tables.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from rules.language import RuleError
from timeline.model import Corpus, Period
from timeline.settings import Settings
from timeline.tables import frames

if TYPE_CHECKING:
    import duckdb

TYPING = (
    "青禾科技的一年\n\n据青禾报告，2024年3月5日，青禾科技董事长林远在江城宣布，公司2024年国内营收约为12.5亿元，同比增长25%，较上年增加2.5亿元。"
    "“我们会发布青禾T1-0305。”林远说。"
)
MARK = "typing:"
PLURAL = {"quantity": "quantities"}
LINE = re.compile(r"LINE (\d+):")


def available() -> bool:
    """Whether the extra with DuckDB is installed."""
    return find_spec("duckdb") is not None


def open_database(corpus: Corpus) -> duckdb.DuckDBPyConnection:
    """A database with one table a kind of fact: documents, dates, quantities, claims, names, events, quotes.

    Raises RuleError without the extra.
    """
    try:
        import duckdb
    except ImportError as error:
        raise RuleError("a query needs DuckDB: pip install 'claimline[query]'") from error
    import pandas as pd

    database = duckdb.connect()
    database.execute("SET enable_external_access = false")
    for kind, frame in frames(corpus).items():
        rows = pd.concat([_typing()[kind], frame], ignore_index=True) if len(frame) else _typing()[kind]
        database.register("rows", rows)
        table = PLURAL.get(kind, f"{kind}s")
        database.execute(f"CREATE TABLE {table} AS SELECT * FROM rows WHERE NOT starts_with(id, '{MARK}')")
        database.unregister("rows")
    return database


def select(database: duckdb.DuckDBPyConnection, query: str) -> list[dict[str, Any]]:
    """The rows of a query, in its order; RuleError where it is wrong."""
    import duckdb

    try:
        found = database.execute(query)
        names = [column[0] for column in found.description or ()]
        return [dict(zip(names, row, strict=True)) for row in found.fetchall()]
    except duckdb.Error as error:
        line = LINE.search(str(error))
        raise RuleError(str(error).split("\n")[0], int(line[1]) if line else None) from error


@cache
def _typing() -> dict[str, Any]:
    """Frames in which every column of every table has a value."""
    from timeline.pipeline import read_text

    day = Period(date(2024, 3, 6), date(2024, 3, 6))
    made = frames(Corpus((read_text(TYPING, Settings(), day, document=MARK, outlet=MARK),)))
    return {
        kind: frame.fillna({c: "" for c in frame if frame[c].isna().all()}) for kind, frame in made.items()
    }
