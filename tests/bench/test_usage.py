"""Each bench can be called, and says in one line what is wrong with a call."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest

import bench

SCRIPTS = sorted(p.stem for p in Path(bench.__file__).parent.glob("*.py") if "main(" in p.read_text("utf-8"))


@pytest.mark.parametrize("script", SCRIPTS)
def test_help_tells_how_to_call_a_bench(script: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        importlib.import_module(f"bench.{script}").main(["--help"])
    assert stopped.value.code == 0
    assert "usage: " in capsys.readouterr().out


@pytest.mark.parametrize(
    ("script", "given", "says"),
    [
        ("audit", ["often"], "not a whole number from 1 on: 'often'"),
        ("corpora", ["/nowhere"], "/nowhere is not there"),
        ("extract", ["--runs", "0"], "not a whole number from 1 on: '0'"),
        ("facts", ["--shared", "/nowhere"], "/nowhere/tools/score_facts.py is not there"),
        ("model", ["--shared", "/nowhere"], "/nowhere/tools is not there"),
        ("mutate", ["/nowhere"], "/nowhere: no such file or folder"),
        ("suites", ["--only", "("], "no regular expression"),
    ],
)
def test_a_wrong_call_is_answered_with_what_is_wrong(
    script: str, given: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        importlib.import_module(f"bench.{script}").main(given)
    assert stopped.value.code == 2
    assert says in capsys.readouterr().err.splitlines()[-1]
