"""A review in a real (pseudo) terminal."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

pty = pytest.importorskip("pty", reason="needs a POSIX terminal")
HERE = Path(__file__).parent
PROGRAM = """
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # tests that run in the background inherit none
sys.path.insert(0, {here!r})
import handmade
from reports.cli import engine
from reports.report import tidy
from timeline.model import Corpus
engine.corpus_of = lambda paths, settings: Corpus(handmade.facts())
engine.audit_of = lambda corpus, settings: tidy(handmade.audit())
from reports.cli.main import main
sys.exit(main(sys.argv[1:]))
"""


def talk(keys: list[bytes], *arguments: str) -> tuple[int, str]:
    """Start a review, wait for each screen, press the keys; returns exit code and all that was shown."""
    main, side = pty.openpty()
    command = [sys.executable, "-c", PROGRAM.format(here=str(HERE)), "review", *arguments]
    with subprocess.Popen(
        command, stdin=side, stdout=side, stderr=side, cwd=HERE.parent.parent, start_new_session=True
    ) as run:
        os.close(side)
        shown = b""
        for key in keys:
            shown += wait_for(main, b"? help")
            if key == b"\x03":  # there is no controlling terminal here that would make it a signal
                run.send_signal(signal.SIGINT)
            else:
                os.write(main, key)
        stop = threading.Timer(20, run.kill)
        stop.start()
        try:
            while chunk := os.read(main, 65536):
                shown += chunk
        except OSError:  # Linux: the other side is closed
            pass
        code = run.wait(timeout=20)
        stop.cancel()
    os.close(main)
    return code, shown.decode("utf-8", "replace")


def wait_for(handle: int, words: bytes) -> bytes:
    """Read until the words are shown."""
    shown, until = b"", time.monotonic() + 20
    while words not in shown and time.monotonic() < until:
        shown += os.read(handle, 65536)
    return shown


def test_keys_decide_and_the_terminal_is_given_back(tmp_path: Path) -> None:
    from reports.review.decisions import current, open_store

    code, shown = talk([b"c", b"d2", b"2", b"q"], tmp_path.as_posix())
    assert code == 0
    assert (
        shown.rstrip().endswith("/.claimline/decisions.sqlite")
        and "2 confirmed, 1 dismissed, 4 open" in shown
    )
    assert shown.index("\x1b[?1049h") < shown.index("\x1b[?1049l")
    kept = current(open_store((tmp_path / ".claimline" / "decisions.sqlite").as_posix()))
    assert sorted(d.decision for d in kept.values()) == ["confirmed", "confirmed", "dismissed"]


def test_ctrl_c_keeps_what_was_decided(tmp_path: Path) -> None:
    from reports.review.decisions import current, open_store

    store = (tmp_path / "d.sqlite").as_posix()
    code, shown = talk([b"c", b"\x03"], tmp_path.as_posix(), "--decisions", store)
    assert code == 130 and shown.rstrip().endswith("claimline: stopped")
    assert len(current(open_store(store))) == 1
