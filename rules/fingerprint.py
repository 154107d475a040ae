"""A finding's name that outlives edits elsewhere: made of what is printed, not of where it stands."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable

from rules.findings import Evidence

SPACE = re.compile(r"\s+")


def fingerprint(rule: str, evidence: Iterable[Evidence]) -> str:
    """Twelve hex digits from the rule and its passages with their sentences, whatever their order.

    Paths and offsets are left out, so a moved file, an added document or a changed paragraph elsewhere
    changes nothing; a changed sentence is a new finding. A reprint repeats its original's sentences and
    so adds nothing.
    """
    parts = sorted({f"{normal(e.text)}\x1f{normal(e.sentence)}" for e in evidence})
    return hashlib.sha256("\x1e".join([rule, *parts]).encode()).hexdigest()[:12]


def normal(text: str) -> str:
    """One form of a text: compatibility characters, case and white space evened out."""
    return SPACE.sub(" ", unicodedata.normalize("NFKC", text)).strip().casefold()
