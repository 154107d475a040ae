"""The commands: exit codes, files, messages. The engine is replaced by hand-made results."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from types import SimpleNamespace

import handmade
import jsonschema
import pytest

from reports.cli import engine
from reports.cli.main import COMMANDS, main, make_parser
from reports.cli.output import chosen_format
from reports.cli.reference import commands_of, page
from reports.report import tidy
from reports.usage import UsageError
from reports.writing import whole_file
from timeline.model import Corpus

ROOT = Path(__file__).resolve().parent.parent.parent
FACTS = json.loads((ROOT / "reports" / "facts.schema.json").read_text(encoding="utf-8"))


@pytest.fixture
def ready(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> str:
    """The engine gives the hand-made audit; the path to name."""
    monkeypatch.setattr(engine, "corpus_of", lambda paths, settings: Corpus(handmade.facts()))
    monkeypatch.setattr(engine, "audit_of", lambda corpus, settings: tidy(handmade.audit()))
    monkeypatch.chdir(tmp_path)
    return tmp_path.as_posix()


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ([], 1),
        (["--fail-on", "never"], 0),
        (["--verdict", "drift"], 0),
        (["--verdict", "drift", "--fail-on", "warning"], 0),
        (["--verdict", "drift", "--fail-on", "note"], 1),
        (["--rule", "identifier-slip"], 0),
        (["--rule", "identifier-slip", "--fail-on", "warning"], 1),
        (["--rule", "no-such-rule", "--fail-on", "note"], 0),
    ],
)
def test_the_exit_code_counts_what_is_shown(ready: str, options: list[str], code: int) -> None:
    assert main(["audit", ready, *options]) == code


def test_nothing_readable_is_bad_input(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["audit", (tmp_path / "not-there").as_posix()]) == 2
    err = capsys.readouterr().err
    assert "not-there: no such file or folder" in err and "Traceback" not in err


def test_an_unknown_option_is_bad_usage(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["audit", "--no-such-option", "x"])
    assert stopped.value.code == 2
    assert main([]) == 2


def test_a_wrong_settings_file_is_named_with_line_and_field(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config = tmp_path / "claimline.yaml"
    config.write_text("aliases: {}\nrulez: {}\n", encoding="utf-8")
    assert main(["audit", tmp_path.as_posix(), "--config", config.as_posix()]) == 2
    assert "claimline.yaml:2" in (err := capsys.readouterr().err) and "rulez" in err


def test_ctrl_c_exits_with_130_and_leaves_no_file(
    ready: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def stop(corpus: Corpus, settings: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(engine, "audit_of", stop)
    assert main(["audit", ready, "-o", (tmp_path / "out.html").as_posix()]) == 130
    assert not list(tmp_path.iterdir())


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "out.json"
    path.write_text("before", encoding="utf-8")
    with pytest.raises(KeyboardInterrupt), whole_file(path) as draft:
        draft.write_text("half", encoding="utf-8")
        raise KeyboardInterrupt
    assert path.read_text(encoding="utf-8") == "before"
    assert list(tmp_path.iterdir()) == [path]
    with whole_file(path) as draft:
        draft.write_text("after", encoding="utf-8")
    assert path.read_text(encoding="utf-8") == "after" and list(tmp_path.iterdir()) == [path]


def test_a_file_that_cannot_be_written_is_one_clear_message(
    ready: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["audit", ready, "-o", f"{ready}/no/folder/x.json"]) == 2
    assert "no such folder" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("suffix", "begins"),
    [(".json", "{"), (".md", "# Claimline"), (".html", "<!doctype html>"), (".csv", "finger")],
)
def test_the_suffix_of_the_output_chooses_the_format(ready: str, suffix: str, begins: str) -> None:
    out = Path(ready) / f"report{suffix}"
    main(["audit", ready, "-o", out.as_posix()])
    assert out.read_text(encoding="utf-8").startswith(begins)


def test_a_named_format_beats_the_suffix() -> None:
    assert chosen_format("json", "x.html", ("json", "html", "terminal"), "terminal") == "json"
    assert chosen_format(None, "x.parquet", ("json", "html", "terminal"), "terminal") == "terminal"


def test_nothing_but_the_report_goes_to_standard_output(
    ready: str, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    main(["audit", ready, "--format", "json"])
    out, err = capsysbinary.readouterr()
    assert json.loads(out)["summary"]["drift"] == 1 and err == b""


def test_decisions_are_used_by_the_next_audit_and_exported(
    ready: str, capsysbinary: pytest.CaptureFixture[bytes], tmp_path: Path
) -> None:
    from reports.review.decisions import decide, open_store
    from reports.review.sift import default_file

    finding = tidy(handmade.audit()).findings[1]
    decide(open_store(default_file(ready)), finding, "dismissed", "other")
    main(["audit", ready, "--format", "json"])
    shown = json.loads(capsysbinary.readouterr().out)
    assert shown["review"]["hidden"] == 1
    assert finding.fingerprint not in {f["fingerprint"] for f in shown["findings"]}
    main(["audit", ready, "--format", "json", "--all"])
    everything = {f["fingerprint"]: f for f in json.loads(capsysbinary.readouterr().out)["findings"]}
    assert everything[finding.fingerprint]["decision"]["reason"] == "other"
    out = tmp_path / "decisions.csv"
    assert main(["review", ready, "--export", out.as_posix()]) == 0
    assert finding.fingerprint in out.read_text(encoding="utf-8")


def test_a_review_needs_a_terminal_and_an_export_needs_decisions(
    ready: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["review", ready]) == 2
    assert "needs a terminal" in capsys.readouterr().err
    assert main(["review", ready, "--export", "x.csv"]) == 2
    assert "no decisions" in capsys.readouterr().err
    assert main(["review"]) == 2


def test_the_timeline_shows_two_tellings_of_one_event_as_one_row(
    ready: str, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["timeline", ready, "--format", "json"]) == 0
    rows = json.loads(capsysbinary.readouterr().out)
    assert [len(r["tellings"]) for r in rows] == [1, 2]
    main(["timeline", ready, "--width", "80"])
    shown = capsysbinary.readouterr().out.decode()
    assert "2 in 2" in shown and "2025-03-24" in shown and "2 events, 3 tellings" in shown


@pytest.mark.parametrize(
    ("options", "count"),
    [
        (["--from", "2025-04-01"], 0),
        (["--from", "2025-03-24"], 2),
        (["--from", "2025-04"], 0),
        (["--from", "2025-03", "--to", "2025-03"], 2),
        (["--to", "2025-02"], 0),
        (["--to", "2025"], 2),
        (["--to", "2025-03-10"], 1),
        (["--entity", "甲公司"], 2),
        (["--entity", "乙公司"], 0),
    ],
)
def test_the_timeline_is_narrowed(
    ready: str, capsysbinary: pytest.CaptureFixture[bytes], options: list[str], count: int
) -> None:
    main(["timeline", ready, "--format", "json", *options])
    assert len(json.loads(capsysbinary.readouterr().out)) == count


@pytest.mark.parametrize("form", ["jsonl", "csv", "parquet"])
def test_facts_are_written_in_each_form(ready: str, form: str) -> None:
    out = Path(ready) / f"facts.{form}"
    assert main(["facts", ready, "-o", out.as_posix()]) == 0
    assert out.stat().st_size > 0
    if form == "jsonl":
        rows = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
        for row in rows:
            jsonschema.validate(row, FACTS)
        texts = {r["path"]: r["text"] for r in rows if r["kind"] == "document"}
        assert all(texts[r["document"]][r["start"] : r["end"]] == r["text"] for r in rows if "start" in r)


def test_parquet_needs_a_file(ready: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["facts", ready, "--format", "parquet"]) == 2
    assert "name a file" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["audit", "facts", "rule", "settings"])
def test_each_published_schema_is_printed(name: str, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["schema", name]) == 0
    assert json.loads(capsysbinary.readouterr().out)["$schema"].startswith("https://json-schema.org/")


def test_the_reference_page_is_current() -> None:
    written = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    assert written == page(make_parser()), "run: claimline docs -o docs/cli.md"


def test_every_listed_command_and_option_has_help() -> None:
    commands = commands_of(make_parser())
    assert len(commands) == len(COMMANDS) - 1
    for name, command in commands.items():
        assert command.description, name
        assert all(a.help for a in command._actions if a.dest != "action"), name


def test_no_progress_bar_in_a_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    from reports.cli.output import progress

    monkeypatch.setattr(sys, "stderr", io.StringIO())
    with progress("reading") as step:
        assert step is None


def test_a_closed_pipe_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    from reports.cli import main as module

    def run(arguments: object) -> int:
        raise BrokenPipeError

    monkeypatch.setattr(module.os, "dup2", lambda a, b: None)
    monkeypatch.setattr(module.sys, "stdout", SimpleNamespace(fileno=lambda: 1, flush=lambda: None))
    assert module.guarded(SimpleNamespace(run=run)) == 0


def test_usage_errors_are_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    from reports.cli.main import guarded

    def run(arguments: object) -> int:
        raise UsageError("no such thing")

    assert guarded(SimpleNamespace(run=run)) == 2
    assert capsys.readouterr().err == "claimline: error: no such thing\n"
