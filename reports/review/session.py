"""A review as a state and what a key makes of it; no terminal and no database in here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from reports.report import Decided
from rules.findings import Finding

REASONS = (
    "not about the same thing",
    "of different times",
    "one is a forecast, a plan or a quotation",
    "both are right: rounding or wording",
    "misread by the program",
)
"""Reasons for a dismissal that one key gives."""
HELP = (
    ("c", "confirm: something is wrong here"),
    ("d", "dismiss, with a reason"),
    ("1-9", "confirm: this passage is the right one"),
    ("n", "write a note"),
    ("space j", "next finding"),
    ("k", "finding before"),
    ("u", "undo the last decision"),
    ("↑ ↓", "scroll a long finding"),
    ("q", "quit; every decision is kept already"),
    ("?", "this help"),
)
Mode = Literal["look", "reason", "note", "help"]


@dataclass(frozen=True, slots=True)
class Save:
    """To be written: a decision on the finding."""

    finding: Finding
    decision: Decided


@dataclass(frozen=True, slots=True)
class Undo:
    """To be taken back: the last decision that holds on the finding."""

    finding: Finding


Effect = Save | Undo


@dataclass(frozen=True, slots=True)
class State:
    """Where a review stands.

    decided: decisions that hold, by fingerprint.  trail: this session's decisions in their order, each as the
    finding's number and what held before.  text: what is being typed.  status: answer to the last key.
    """

    findings: tuple[Finding, ...]
    decided: Mapping[str, Decided] = field(default_factory=dict)
    at: int = 0
    mode: Mode = "look"
    text: str = ""
    status: str = ""
    scroll: int = 0
    trail: tuple[tuple[int, Decided | None], ...] = ()
    quit: bool = False

    @property
    def finding(self) -> Finding:
        """The finding on the screen."""
        return self.findings[self.at]

    @property
    def open(self) -> int:
        """How many findings are not decided."""
        return sum(not closed(self.decided.get(f.fingerprint)) for f in self.findings)


def closed(decision: Decided | None) -> bool:
    """Whether it is a decision, not only a note."""
    return decision is not None and decision.decision != "noted"


def press(state: State, key: str) -> tuple[State, Effect | None]:
    """What a key makes of the state, and what is to be written."""
    state = replace(state, status="")
    if state.mode == "help":
        return replace(state, mode="look"), None
    if state.mode in ("reason", "note"):
        return _typing(state, key)
    if key in ("space", "j", "right", "enter", "tab"):
        return _go(state, state.at + 1), None
    if key in ("k", "left", "backspace"):
        return _go(state, state.at - 1), None
    if key in ("down", "pagedown", "up", "pageup", "home"):
        by = {"down": 1, "up": -1, "pagedown": 10, "pageup": -10}.get(key, -state.scroll)
        return replace(state, scroll=max(0, state.scroll + by)), None
    if key == "c":
        return _save(state, "confirmed")
    if key in "123456789" and len(key) == 1:
        if int(key) > len(state.finding.evidence):
            return replace(state, status=f"there is no passage {key}"), None
        return _save(state, "confirmed", right=int(key))
    if key == "d":
        return replace(state, mode="reason", text=""), None
    if key == "n":
        before = state.decided.get(state.finding.fingerprint)
        return replace(state, mode="note", text=(before.note or "") if before else ""), None
    if key == "u":
        return _undo(state)
    if key in ("q", "esc"):
        return replace(state, quit=True), None
    if key in ("?", "h"):
        return replace(state, mode="help"), None
    return replace(state, status="? shows the keys"), None


def _typing(state: State, key: str) -> tuple[State, Effect | None]:
    if key == "esc":
        return replace(state, mode="look", text="", status="nothing changed"), None
    if key == "enter":
        return _typed(state)
    if key == "backspace":
        return replace(state, text=state.text[:-1]), None
    if key == "ctrl-u":
        return replace(state, text=""), None
    preset = key if state.mode == "reason" and not state.text else ""
    if preset in ("1", "2", "3", "4", "5"):
        return _typed(replace(state, text=REASONS[int(preset) - 1]))
    letter = " " if key == "space" else key
    return (replace(state, text=state.text + letter) if len(letter) == 1 else state), None


def _typed(state: State) -> tuple[State, Effect | None]:
    text = state.text.strip()
    mode = state.mode
    if mode == "reason" and not text:
        return replace(state, status="a dismissal needs a reason: 1 to 5, or type one"), None
    state = replace(state, mode="look", text="")
    if mode == "reason":
        return _save(state, "dismissed", reason=text)
    before = state.decided.get(state.finding.fingerprint) or Decided("noted")
    decision = replace(before, note=text or None)
    return _written(state, decision, "note kept", advance=False)


def _save(
    state: State, decision: str, reason: str | None = None, right: int | None = None
) -> tuple[State, Effect]:
    before = state.decided.get(state.finding.fingerprint)
    note = before.note if before else None
    words = decision + (f": passage {right} is right" if right else f": {reason}" if reason else "")
    return _written(state, Decided(decision, reason, right, note), words, advance=True)


def _written(state: State, decision: Decided, words: str, advance: bool) -> tuple[State, Effect]:
    finding = state.finding
    after = replace(
        state,
        decided={**state.decided, finding.fingerprint: decision},
        trail=(*state.trail, (state.at, state.decided.get(finding.fingerprint))),
        status=words,
    )
    if advance:
        after = replace(
            _go(after, _next_open(after)), status=words if after.open else f"{words}; all are decided"
        )
    return after, Save(finding, decision)


def _next_open(state: State) -> int:
    """The next finding that is not decided, from here round to the beginning; else stay."""
    count = len(state.findings)
    for step in range(1, count + 1):
        at = (state.at + step) % count
        if not closed(state.decided.get(state.findings[at].fingerprint)):
            return at
    return state.at


def _undo(state: State) -> tuple[State, Effect | None]:
    at, before = state.trail[-1] if state.trail else (state.at, None)
    finding = state.findings[at]
    if finding.fingerprint not in state.decided:
        return replace(state, status="nothing to undo"), None
    left = {k: d for k, d in state.decided.items() if k != finding.fingerprint}
    if before is not None:
        left[finding.fingerprint] = before
    moved = replace(state, decided=left, trail=state.trail[:-1], at=at, scroll=0, status="taken back")
    return moved, Undo(finding)


def _go(state: State, at: int) -> State:
    if not 0 <= at < len(state.findings):
        return replace(state, status="that was the last one" if at > 0 else "this is the first one")
    return replace(state, at=at, scroll=0)
