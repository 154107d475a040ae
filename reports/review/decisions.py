"""What reviewers decided, kept by fingerprint in a database: SQLite by default, any SQLAlchemy URL.

Nothing is overwritten: a new decision is a new row, an undone one is marked. Each write is one
transaction. The terminal review uses these functions and a review site can use the same.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import SQLAlchemyError

from rules.findings import Finding

DECISIONS = ("confirmed", "dismissed", "noted")
"""`noted` keeps a note on a finding that is still open."""
METADATA = sa.MetaData()
DECISION = sa.Table(
    "claimline_decision",
    METADATA,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("fingerprint", sa.String(128), nullable=False, index=True),
    sa.Column("decision", sa.String(16), nullable=False),
    sa.Column("reason", sa.Text),
    sa.Column("right", sa.Integer),
    sa.Column("right_text", sa.Text),
    sa.Column("note", sa.Text),
    sa.Column("at", sa.String(32), nullable=False),
    sa.Column("rule", sa.String(128), nullable=False),
    sa.Column("verdict", sa.String(32), nullable=False),
    sa.Column("message", sa.Text, nullable=False),
    sa.Column("documents", sa.Text, nullable=False),
    sa.Column("undone_at", sa.String(32)),
    sa.Column("gone_at", sa.String(32)),
)
Clock = Callable[[], datetime]


class StoreError(Exception):
    """Decisions that cannot be read or written, and why."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision. right: number of the passage that is right, from 1; right_text: what is printed there.

    documents: ids of those that the finding rested on.  gone_at: when an audit of those documents first
    no longer gave the finding.  Times are ISO, UTC.
    """

    id: int
    fingerprint: str
    decision: str
    reason: str | None
    right: int | None
    right_text: str | None
    note: str | None
    at: str
    rule: str
    verdict: str
    message: str
    documents: tuple[str, ...]
    undone_at: str | None
    gone_at: str | None


FIELDS = tuple(Decision.__slots__)


def now() -> datetime:
    """The time, UTC."""
    return datetime.now(UTC)


def is_url(where: str) -> bool:
    """Whether it is a database URL, not a file."""
    return "://" in where


def open_store(where: str) -> sa.Engine:
    """Open the decisions in a file or at a URL; the file, its folder and the table are made if need be.

    Raises StoreError.
    """
    url = where
    if not is_url(where):
        path = Path(where)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(f"cannot keep decisions in {where}: {error.strerror}") from error
        url = f"sqlite:///{path.as_posix()}"
    try:
        engine = sa.create_engine(url)
        METADATA.create_all(engine)
    except (SQLAlchemyError, ImportError) as error:
        raise StoreError(f"cannot keep decisions in {where}: {_short(error)}") from error
    return engine


def decide(
    engine: sa.Engine,
    finding: Finding,
    decision: str,
    reason: str | None = None,
    right: int | None = None,
    note: str | None = None,
    clock: Clock = now,
) -> Decision:
    """Write a decision on a finding. Raises StoreError, and ValueError for an unknown decision or passage."""
    if decision not in DECISIONS:
        raise ValueError(f"a decision is one of {', '.join(DECISIONS)}: {decision!r}")
    if right is not None and not 1 <= right <= len(finding.evidence):
        raise ValueError(f"the finding has {len(finding.evidence)} passages: {right}")
    row: dict[str, Any] = {
        "fingerprint": finding.fingerprint,
        "decision": decision,
        "reason": reason,
        "right": right,
        "right_text": finding.evidence[right - 1].text if right else None,
        "note": note,
        "at": _iso(clock()),
        "rule": finding.rule,
        "verdict": finding.verdict,
        "message": finding.message,
        "documents": json.dumps(sorted({e.document for e in finding.evidence}), ensure_ascii=False),
    }
    with _transaction(engine) as connection:
        added = connection.execute(sa.insert(DECISION).values(row))
        key = added.inserted_primary_key
        row["id"] = key[0] if key else 0
    return _decision({"undone_at": None, "gone_at": None, **row})


def undo(engine: sa.Engine, identity: int, clock: Clock = now) -> None:
    """Take a decision back; it stays in the history, marked. Raises StoreError."""
    with _transaction(engine) as connection:
        connection.execute(
            sa.update(DECISION).where(DECISION.c.id == identity).values(undone_at=_iso(clock()))
        )


def mark_gone(engine: sa.Engine, identities: list[int], clock: Clock = now) -> None:
    """Note of decisions that an audit no longer gave their finding. Raises StoreError."""
    if not identities:
        return
    with _transaction(engine) as connection:
        connection.execute(
            sa.update(DECISION)
            .where(DECISION.c.id.in_(identities), DECISION.c.gone_at.is_(None))
            .values(gone_at=_iso(clock()))
        )


def history(engine: sa.Engine) -> list[Decision]:
    """All decisions ever made, undone ones too, oldest first. Raises StoreError."""
    with _transaction(engine) as connection:
        rows = connection.execute(sa.select(DECISION).order_by(DECISION.c.id)).mappings().all()
    return [_decision(row) for row in rows]


def current(engine: sa.Engine) -> dict[str, Decision]:
    """The decision that holds, by fingerprint: the last one that was not undone. Raises StoreError."""
    return {d.fingerprint: d for d in history(engine) if d.undone_at is None}


@contextmanager
def _transaction(engine: sa.Engine) -> Iterator[sa.Connection]:
    try:
        with engine.begin() as connection:
            yield connection
    except SQLAlchemyError as error:
        raise StoreError(f"decisions: {_short(error)}") from error


def _decision(row: Mapping[Any, Any]) -> Decision:
    values = {name: row[name] for name in FIELDS}
    values["documents"] = tuple(json.loads(values["documents"]))
    return Decision(**values)


def _iso(time: datetime) -> str:
    return time.astimezone(UTC).isoformat(timespec="seconds")


def _short(error: BaseException) -> str:
    return str(getattr(error, "orig", None) or error).splitlines()[0]
