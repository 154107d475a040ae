"""A rule as it is written: what it selects, what must be the same, what must hold, and its own examples."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from rules.findings import Severity, Verdict

KINDS = (
    "agree",
    "derive",
    "order",
    "once",
    "calendar",
    "identifier",
    "quote",
    "bounds",
    "unit-slip",
    "definition",
    "query",
)
"""What a rule can check; each is one function in `rules/kinds/`."""
SLOT = re.compile(r"\{([a-z_]+)(?:\.([a-z]+))?\}")


class RuleError(Exception):
    """A rule that cannot run on what it is given; `line` counts from that of its check, when it is known."""

    def __init__(self, message: str, line: int | None = None) -> None:
        """Take what is wrong, in one line."""
        super().__init__(message)
        self.line = line


@dataclass(frozen=True, slots=True)
class Example:
    """A snippet that a rule must flag, or must pass. Several texts are several articles.

    published: the day on which every text appeared, for dates that are counted from it.
    """

    texts: tuple[str, ...]
    because: str = ""
    published: date = date(2025, 6, 16)


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. `check` holds what its kind needs; `select` narrows the facts by their fields.

    yields: that other rules may build on what it derives, and how; uses: the rules whose facts it builds on.
    source, line: its file as it is shown, and the line of its check.
    """

    id: str
    title: str
    why: str
    kind: str
    check: Mapping[str, Any]
    verdict: Verdict
    severity: Severity
    explain: str
    flags: tuple[Example, ...]
    passes: tuple[Example, ...]
    select: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    key: tuple[str, ...] = ()
    yields: Mapping[str, Any] | None = None
    uses: tuple[str, ...] = ()
    theme: str = ""
    source: str = ""
    line: int = 1

    def broken(self, error: RuleError) -> str:
        """What is said when the rule cannot run: its file, its line and why."""
        return f"{self.source}:{self.line + (error.line or 0)}: error: {self.id} is left out: {error}"


def render(template: str, slots: Mapping[str, str]) -> str:
    """Fill `{name}` and `{name.text}` from the slots; a slot that is not there stays as written.

    Only names are looked up: a template cannot reach an attribute or call anything.
    """

    def fill(match: re.Match[str]) -> str:
        name = match[1] if match[2] is None else f"{match[1]}.{match[2]}"
        return slots.get(name, match[0])

    return SLOT.sub(fill, template)
