"""Query: each row of an SQL query over the published tables is a finding on the facts that it names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from rules.database import available, open_database, select
from rules.language import Rule, RuleError
from rules.view import Draft, Row, View, ordered
from timeline.model import Corpus

if TYPE_CHECKING:
    import duckdb

TABLES = ("dates", "quantities", "claims", "names", "events", "quotes")


def query(rule: Rule, view: View) -> Iterator[Draft]:
    """Columns of one letter are ids of facts, the evidence; the others are words for the message."""
    facts: dict[str, Row] = {
        row.id: row for found in view.corpus.facts for table in TABLES for row in getattr(found, table)
    }
    for row in select(view.made(_database), rule.check["query"]):
        named = {c: facts[str(v)] for c, v in row.items() if _is_evidence(c) and str(v) in facts}
        if named:
            yield _draft(rule, row, named, view)


def _database(view: View) -> duckdb.DuckDBPyConnection:
    """The published tables of a corpus. Raises RuleError without the extra."""
    return open_database(view.corpus)


def mistake(text: str) -> RuleError | None:
    """What is wrong with a query, found on empty tables; None when it can run, or nothing can tell."""
    if not available():
        return None
    database = _empty()
    try:
        select(database, text)
    except RuleError as error:
        return error
    names = [column[0] for column in database.description or ()]
    if not any(map(_is_evidence, names)):
        return RuleError(f"selects no evidence: name the ids of facts a, b, c …, not {', '.join(names)}")
    return None


@cache
def _empty() -> Any:
    return open_database(Corpus(()))


def _is_evidence(column: str) -> bool:
    return len(column) == 1 and column.isalpha()


def _draft(rule: Rule, row: Mapping[str, Any], named: Mapping[str, Row], view: View) -> Draft:
    slots = {f"{column}.text": fact.text for column, fact in named.items()}
    slots |= {column: str(value) for column, value in row.items() if not _is_evidence(column)}
    steps = [f"{fact.text}: {fact.id}" for fact in named.values()]
    steps += [f"{column} = {value}" for column, value in row.items() if not _is_evidence(column)]
    return Draft(
        evidence=ordered(view.evidence(fact) for fact in named.values()),
        steps=(*steps, f"selected by the query of {rule.id}"),
        slots=slots,
        confidence=0.7,
        entities=tuple(sorted({s for f in named.values() if (s := getattr(f, "subject", None))})),
    )
