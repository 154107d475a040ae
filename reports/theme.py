"""Colours and words that the terminal, the HTML page and the documentation share.

Nothing here imports rich or writes markup: a style is a rich style string, a colour is a CSS colour for
light and one for dark, and every verdict has a word, a sign and an explanation.
"""

from __future__ import annotations

from dataclasses import dataclass

from rules.findings import SEVERITIES, VERDICTS, Severity, Verdict


@dataclass(frozen=True, slots=True)
class Look:
    """How a verdict or severity is shown: its word, what it means, a rich style and CSS colours."""

    word: str
    meaning: str
    style: str
    light: str
    dark: str


LOOKS: dict[Verdict, Look] = {
    "contradiction": Look(
        "contradiction",
        "No value or date satisfies all the passages, and everything that makes them comparable is printed.",
        "bold red",
        "#b3261e",
        "#ff8a80",
    ),
    "likely": Look(
        "likely contradiction",
        "No value or date satisfies all the passages, but something that makes them comparable was inferred.",
        "red",
        "#c2410c",
        "#ffab70",
    ),
    "arithmetic": Look(
        "arithmetic",
        "Numbers printed together do not fit each other when one does the sum.",
        "magenta",
        "#8e24aa",
        "#df9bf0",
    ),
    "typo": Look(
        "misprint",
        "One slip away from a better attested number or name, and implausible by itself.",
        "yellow",
        "#8a6100",
        "#f2c14e",
    ),
    "ambiguity": Look(
        "ambiguity",
        "The wording allows readings that disagree, or one telling is stronger than another.",
        "blue",
        "#1d5fa8",
        "#85bdf5",
    ),
    "drift": Look(
        "drift",
        "The values differ, but so do the times that they are of.",
        "cyan",
        "#00707a",
        "#6fd3dc",
    ),
    "variant": Look(
        "variant",
        "Two spellings of one name.",
        "bright_black",
        "#5b6270",
        "#a8b0bf",
    ),
}
AGREES = Look(
    "corroborated",
    "Independent documents agree. Shown, never flagged.",
    "green",
    "#1b7a3d",
    "#7fd69a",
)
SEVERITY_STYLES: dict[Severity, str] = {"error": "bold red", "warning": "bold yellow", "note": "bold blue"}
COMPACT: frozenset[Verdict] = frozenset({"drift", "variant"})
"""Verdicts that a report shows in short, for nothing in them is wrong."""


def strength(verdict: Verdict, severity: Severity, confidence: float) -> tuple[int, int, float]:
    """Sort key that puts the strongest verdict first, then severity, then confidence."""
    return VERDICTS.index(verdict), SEVERITIES.index(severity), -confidence


def count_words(number: int, one: str, many: str | None = None) -> str:
    """Write "1 finding", "2 findings"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
