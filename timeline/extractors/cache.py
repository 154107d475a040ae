"""Answers that were given, kept by what was asked, in one SQLite file of a folder."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

FILE = "answers.sqlite"
WAIT = 30.0
"""Seconds that one run waits for another that writes."""


def key_of(*asked: Any) -> str:
    """The name of an answer: a digest of all that it depends on."""
    return hashlib.sha256(json.dumps(asked, sort_keys=True).encode()).hexdigest()


class Cache:
    """Kept answers. Several threads and runs may use one folder."""

    def __init__(self, folder: Path) -> None:
        """Make the folder and the file where they are not there. Raises OSError or sqlite3.Error."""
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.path = folder / FILE
        with self._database() as database:
            database.execute("CREATE TABLE IF NOT EXISTS answer (key TEXT PRIMARY KEY, text TEXT NOT NULL)")

    def get(self, key: str) -> str | None:
        """The kept answer, or None."""
        try:
            with self._database() as database:
                row = database.execute("SELECT text FROM answer WHERE key = ?", (key,)).fetchone()
        except sqlite3.Error:
            return None
        return None if row is None else str(row[0])

    def put(self, key: str, text: str) -> None:
        """Keep an answer; one that cannot be written is asked again the next time."""
        try:
            with self._database() as database:
                database.execute("INSERT OR REPLACE INTO answer VALUES (?, ?)", (key, text))
        except sqlite3.Error:
            return

    @contextmanager
    def _database(self) -> Iterator[sqlite3.Connection]:
        with closing(sqlite3.connect(self.path, timeout=WAIT)) as database, database:
            yield database
