"""One screen of a review: where one is, the finding, what can be pressed."""

from __future__ import annotations

from rich.cells import cell_len
from rich.text import Text

from reports.formats.terminal import finding_lines, paint
from reports.layout import printable
from reports.report import Report
from reports.review.session import HELP, REASONS, State, closed

KEYS = "c confirm  d dismiss  1-9 right  n note  j next  k back  u undo  q quit  ? help"
SHORT = "c confirm  d dismiss  j next  ? help"


def draw(state: State, report: Report, width: int, height: int, colour: bool = True) -> str:
    """The screen as text of `height` lines at the most, each at most `width` cells wide."""
    width, height = max(width, 40), max(height, 8)
    foot = _foot(state, width)
    room = height - 2 - len(foot)
    content = _help() if state.mode == "help" else _finding(state, report, width)
    scroll = max(0, min(state.scroll, len(content) - room))
    shown = content[scroll : scroll + room]
    hidden = len(content) - scroll - len(shown)
    if hidden > 0 and shown:
        shown[-1] = Text(f"  ↓ {hidden + 1} more lines", "dim")
    shown += [Text()] * (room - len(shown))
    rows = [_head(state, width), Text("─" * width, "dim"), *shown, *foot]
    for row in rows:
        row.truncate(width, overflow="ellipsis")
    return paint(rows, width, colour).rstrip("\n")


def _head(state: State, width: int) -> Text:
    left = Text("claimline review", "bold").append(f"  {state.at + 1} of {len(state.findings)}")
    right = f"{state.open} open"
    gap = max(width - left.cell_len - len(right), 1)
    return left.append(" " * gap).append(right, "dim")


def _finding(state: State, report: Report, width: int) -> list[Text]:
    rows = list(finding_lines(state.finding, report, width, numbered=True))
    decision = state.decided.get(state.finding.fingerprint)
    if decision:
        words = decision.decision if closed(decision) else "open, with a note"
        parts = [words, f"passage {decision.right} is right" if decision.right else "", decision.reason or ""]
        line = Text("  ▸ ", "green").append(printable("; ".join(p for p in parts if p)), "bold green")
        rows += [Text(), line]
        if decision.note:
            rows.append(Text("  note  ", "green").append(printable(decision.note)))
    return rows


def _help() -> list[Text]:
    return [Text(), *(Text(f"  {key:<9}", "bold").append(words) for key, words in HELP)]


def _foot(state: State, width: int) -> list[Text]:
    rows = [Text("─" * width, "dim")]
    if state.mode == "reason":
        rows += [Text(f"  {n}  {reason}", "dim") for n, reason in enumerate(REASONS, 1)]
        rows.append(_input("dismiss because", state.text, width))
    elif state.mode == "note":
        rows.append(_input("note", state.text, width))
    elif state.mode == "help":
        rows.append(Text("any key goes back", "dim"))
    else:
        rows.append(Text(KEYS if len(KEYS) <= width else SHORT[:width], "dim"))
    rows.append(Text(printable(state.status)[:width], "yellow"))
    return rows


def _input(label: str, text: str, width: int) -> Text:
    text = printable(text)
    while text and cell_len(f"{label} › {text}") >= width:
        text = text[1:]
    row = Text(f"{label} › ", "bold").append(text).append("▏", "dim")
    hint = "  Enter keeps, Esc leaves"
    if row.cell_len + len(hint) <= width:
        row.append(hint, "dim")
    return row
