"""Decisions for other programs: CSV or JSON, the whole history, oldest first."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from typing import Any

from reports.formats.csv import tame
from reports.review.decisions import FIELDS, Decision


def rows(decisions: Sequence[Decision]) -> list[dict[str, Any]]:
    """One row a decision; `current` says whether it is the one that holds."""
    holding = {d.fingerprint: d.id for d in decisions if d.undone_at is None}
    return [
        {name: getattr(d, name) for name in FIELDS if name != "id"}
        | {"documents": list(d.documents), "current": holding.get(d.fingerprint) == d.id}
        for d in decisions
    ]


def as_json(decisions: Sequence[Decision]) -> str:
    """A list of objects."""
    return json.dumps(rows(decisions), ensure_ascii=False, indent=2) + "\n"


def as_csv(decisions: Sequence[Decision]) -> str:
    """A table with a header; documents are separated by blanks."""
    out = io.StringIO()
    names = [*(n for n in FIELDS if n != "id"), "current"]
    writer = csv.DictWriter(out, names, lineterminator="\n")
    writer.writeheader()
    for row in rows(decisions):
        flat = {**row, "documents": " ".join(row["documents"])}
        writer.writerow({k: tame(v) if isinstance(v, str) else v for k, v in flat.items()})
    return out.getvalue()
