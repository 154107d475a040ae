"""A project file is checked: an error names file, line, field and the nearest right word."""

from __future__ import annotations

from pathlib import Path

import pytest

from timeline.settings import Settings, SettingsError, load_settings


def write(folder: Path, text: str) -> Path:
    path = folder / "claimline.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_without_a_file_the_defaults_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert load_settings() == Settings()


def test_a_file_is_read(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "aliases: {Tide Works: [Tide, 潮工]}\nrules: {growth: off, order: note}\n"
        "outlets: {Tide: {group: wire}}\n",
    )
    settings = load_settings(path)
    assert settings.aliases == {"Tide Works": ("Tide", "潮工")}
    assert settings.rules == {"growth": "off", "order": "note"}
    assert settings.outlets["Tide"].group == "wire"


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("aliases: {}\nruels: {}\n", 2, r"ruels.*did you mean rules"),
        ("rules:\n  growth: eror\n", 2, r"rules\.growth.*did you mean error"),
        ("outlets:\n  Tide:\n    group: 3\n", 3, r"outlets\.Tide\.group"),
        ("aliases: [\n", 2, "no valid YAML"),
        ("lexicon:\n  actoins: []\n", 2, r"actoins.*did you mean actions"),
    ],
)
def test_an_error_says_where_and_what(tmp_path: Path, text: str, line: int, message: str) -> None:
    with pytest.raises(SettingsError, match=message) as error:
        load_settings(write(tmp_path, text))
    assert error.value.line == line


def test_added_vocabulary_is_used(tmp_path: Path) -> None:
    path = write(
        tmp_path, "lexicon:\n  actions:\n    - {key: moor, kind: act, words: [moor], language: en}\n"
    )
    table = load_settings(path).lexicon.table("actions", "en")
    assert table[-1]["key"] == "moor"
