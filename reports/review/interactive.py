"""A review in the terminal: draws, reads keys, writes each decision at once."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace

import sqlalchemy as sa

from reports.report import Decided, Report, strongest_first
from reports.review.decisions import current, decide, undo
from reports.review.keys import raw_keys
from reports.review.screen import draw
from reports.review.session import Effect, Save, State, closed, press
from reports.review.sift import decided

OPEN, CLOSE = "\x1b[?1049h\x1b[?25l", "\x1b[?25h\x1b[?1049l"
CLEAR = "\x1b[H\x1b[2J"


def review(report: Report, engine: sa.Engine) -> Counter[str]:
    """Step through the findings; returns how many were confirmed, dismissed and are left.

    Raises StoreError where a decision cannot be kept.
    """
    findings = tuple(strongest_first(report.audit.findings))
    state = State(findings, decided=dict(report.decisions))
    colour = not os.environ.get("NO_COLOR")
    plain = Report(report.audit, report.facts, back=report.back, lines=report.lines)
    sys.stdout.write(OPEN)
    try:
        with raw_keys() as keys:
            size: os.terminal_size | None = None
            for key in _after_first(keys):
                if key is not None:
                    state = _pressed(state, key, engine, report.back)
                if state.quit:
                    break
                now = os.get_terminal_size(sys.stdout.fileno())
                if key is not None or now != size:
                    size = now
                    sys.stdout.write(CLEAR + draw(state, plain, now.columns, now.lines, colour))
                    sys.stdout.flush()
    finally:
        sys.stdout.write(CLOSE)
        sys.stdout.flush()
    made = Counter(d.decision for d in state.decided.values() if closed(d))
    made["open"] = state.open
    return made


def _pressed(state: State, key: str, engine: sa.Engine, back: frozenset[str]) -> State:
    """What a key makes of the review, once its decision is kept."""
    state, effect = press(state, key)
    if effect is None:
        return state
    write(engine, effect)
    return replace(state, decided=holding(engine, back))


def holding(engine: sa.Engine, back: frozenset[str]) -> dict[str, Decided]:
    """The decisions that hold; one from before the finding was fixed and came back does not."""
    return {k: decided(d) for k, d in current(engine).items() if not (k in back and d.gone_at)}


def write(engine: sa.Engine, effect: Effect) -> None:
    """Keep or take back a decision. Raises StoreError."""
    if isinstance(effect, Save):
        said = effect.decision
        decide(engine, effect.finding, said.decision, said.reason, said.right, said.note)
        return
    with suppress(KeyError):
        undo(engine, current(engine)[effect.finding.fingerprint].id)


def _after_first(keys: Iterator[str | None]) -> Iterator[str | None]:
    """A first None, so that the screen is drawn before a key is pressed."""
    yield None
    yield from keys
