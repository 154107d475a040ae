"""The words of the tables dates_terms and holidays as tokens of the Chinese grammar."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from timeline.dates.expressions import Anaphor, Part, Relative, Same, Vague
from timeline.dates.zh_text import fold
from timeline.lexicon import Lexicon

Meaning = tuple[str, int, Any]
_LEVEL = {"year": 2, "half": 3, "quarter": 4, "month": 5, "week": 6, "day": 7}


def terms(lexicon: Lexicon) -> Iterator[tuple[str, str, str, Meaning]]:
    """Give each word folded, the characters that must not stand before it and behind it, and its meaning."""
    for entry in lexicon.table("dates_terms", "zh"):
        for word in entry["words"]:
            edges = fold(entry.get("not_after", "")), fold(entry.get("not_before", ""))
            yield fold(word), *edges, _meaning(entry)
    for entry in lexicon.table("holidays", "zh"):
        for form in entry["forms"]:
            yield fold(form), "", "", ("holiday", 7, entry["key"])


def _meaning(entry: Mapping[str, Any]) -> Meaning:
    unit, offset = entry.get("unit", "day"), entry.get("offset", 0)
    level = _LEVEL[unit]
    match entry["type"]:
        case "relative":
            return "expr", level, Relative(unit, offset)
        case "report":
            return "expr", level, Relative(unit, offset, "report")
        case "context":
            return "expr", level, Relative(unit, offset, "context")
        case "anaphor":
            return "expr", level, Anaphor(unit)
        case "annual":
            return "expr", level, Anaphor(unit, results=True)
        case "part":
            return "part", level, entry["part"]
        case "sofar":
            return "final", 9, Part("sofar", Relative(unit, 0))
        case "same":
            return "final", 9, Same(unit, offset)
        case "skip":
            return "skip", 9, None
        case "clock":
            return "final", 9, Vague("unknown")
        case _:
            return "final", 9, Vague(entry["direction"], entry.get("days", 0))
