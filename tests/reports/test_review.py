"""Decisions are kept, come back, are undone; the keys of a review; its screen."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import handmade
import pytest
from rich.cells import cell_len

from reports.report import Report, strongest_first, tidy
from reports.review.decisions import StoreError, current, decide, history, open_store, undo
from reports.review.export import as_csv, as_json
from reports.review.keys import split
from reports.review.screen import draw
from reports.review.session import Save, State, Undo, press
from reports.review.sift import default_file, sift
from reports.usage import UsageError

FINDINGS = tuple(strongest_first(tidy(handmade.audit()).findings))


def clock() -> datetime:
    return datetime(2025, 5, 1, 10, 0, tzinfo=UTC)


def report(*left_out: str) -> Report:
    audit = tidy(handmade.audit())
    return Report(replace(audit, findings=tuple(f for f in audit.findings if f.fingerprint not in left_out)))


@pytest.fixture
def store(tmp_path: Path) -> str:
    return (tmp_path / "kept" / "decisions.sqlite").as_posix()


def test_a_decision_is_kept_and_an_undone_one_stays_in_the_history(store: str) -> None:
    engine = open_store(store)
    made = decide(engine, FINDINGS[0], "confirmed", right=2, note="see desk", clock=clock)
    assert made.right_text == FINDINGS[0].evidence[1].text and made.at == "2025-05-01T10:00:00+00:00"
    assert current(open_store(store)) == {FINDINGS[0].fingerprint: made}
    undo(engine, made.id, clock)
    assert not current(engine)
    assert [d.undone_at for d in history(engine)] == ["2025-05-01T10:00:00+00:00"]


def test_a_later_decision_holds_and_undoing_it_brings_the_earlier_back(store: str) -> None:
    engine = open_store(store)
    first = decide(engine, FINDINGS[0], "dismissed", "other year")
    second = decide(engine, FINDINGS[0], "confirmed")
    assert current(engine)[FINDINGS[0].fingerprint].id == second.id
    undo(engine, second.id)
    assert current(engine)[FINDINGS[0].fingerprint].id == first.id


def test_an_unknown_decision_or_passage_is_refused(store: str) -> None:
    engine = open_store(store)
    with pytest.raises(ValueError, match="confirmed, dismissed"):
        decide(engine, FINDINGS[0], "maybe")
    with pytest.raises(ValueError, match="2 passages"):
        decide(engine, FINDINGS[0], "confirmed", right=3)
    assert not history(engine)


def test_a_file_that_is_no_database_is_named(tmp_path: Path) -> None:
    path = tmp_path / "decisions.sqlite"
    path.write_text("these are not the decisions you are looking for", encoding="utf-8")
    with pytest.raises(StoreError, match=r"decisions\.sqlite.*not a database"):
        open_store(path.as_posix())
    with pytest.raises(UsageError):
        sift(report(), path.as_posix(), ".", False)


def test_the_next_audit_hides_what_is_decided_and_all_shows_it(store: str) -> None:
    engine = open_store(store)
    decide(engine, FINDINGS[0], "confirmed")
    decide(engine, FINDINGS[1], "dismissed", "other")
    decide(engine, FINDINGS[2], "noted", note="open")
    sifted = sift(report(), store, ".", False)
    assert {f.fingerprint for f in sifted.hidden} == {f.fingerprint for f in FINDINGS[:2]}
    assert len(sifted.audit.findings) == len(FINDINGS) - 2
    whole = sift(report(), store, ".", True)
    assert len(whole.audit.findings) == len(FINDINGS) and not whole.hidden
    assert whole.decisions[FINDINGS[1].fingerprint].reason == "other"


def test_a_confirmed_finding_that_is_gone_is_fixed_and_comes_back_as_new(store: str) -> None:
    engine = open_store(store)
    finding = FINDINGS[0]
    decide(engine, finding, "confirmed")
    for _ in range(2):
        assert [f.fingerprint for f in sift(report(finding.fingerprint), store, ".", False).fixed] == [
            finding.fingerprint
        ]
    again = sift(report(), store, ".", False)
    assert again.back == {finding.fingerprint} and not again.fixed
    assert finding.fingerprint in {f.fingerprint for f in again.audit.findings}
    decide(engine, finding, "confirmed")
    assert not sift(report(), store, ".", False).back


def test_nothing_is_called_fixed_when_its_article_was_not_read(store: str) -> None:
    decide(open_store(store), FINDINGS[0], "confirmed")
    assert not sift(Report(handmade.nothing()), store, ".", False).fixed


def test_a_dismissed_finding_that_is_gone_is_not_called_fixed(store: str) -> None:
    decide(open_store(store), FINDINGS[0], "dismissed", "other")
    assert not sift(report(FINDINGS[0].fingerprint), store, ".", False).fixed


def test_an_audit_makes_no_file_of_decisions(tmp_path: Path) -> None:
    same = report()
    assert sift(same, None, tmp_path.as_posix(), False) is same
    assert not list(tmp_path.iterdir())


def test_decisions_lie_in_the_folder_of_the_first_path(tmp_path: Path) -> None:
    article = tmp_path / "a.md"
    article.touch()
    assert default_file(tmp_path.as_posix()) == default_file(article.as_posix())


def test_the_export_has_every_decision_and_says_which_holds(store: str) -> None:
    engine = open_store(store)
    decide(engine, FINDINGS[0], "dismissed", "=cmd()", clock=clock)
    decide(engine, FINDINGS[0], "confirmed", right=1, clock=clock)
    rows = json.loads(as_json(history(engine)))
    assert [(r["decision"], r["current"]) for r in rows] == [("dismissed", False), ("confirmed", True)]
    table = list(csv.DictReader(io.StringIO(as_csv(history(engine)))))
    assert table[0]["reason"] == "'=cmd()"
    assert set(table[0]) == set(rows[0])


def play(keys: str, state: State | None = None) -> tuple[State, list[object]]:
    state, effects = state or State(FINDINGS), []
    for key in split(keys):
        state, effect = press(state, key)
        effects += [effect] if effect else []
    return state, effects


def test_c_confirms_and_goes_to_the_next_open_finding() -> None:
    state, effects = play("c")
    assert state.at == 1 and state.open == len(FINDINGS) - 1
    assert isinstance(effects[0], Save) and effects[0].decision.decision == "confirmed"


def test_d_asks_for_a_reason_typed_or_by_number() -> None:
    state, effects = play("d另一年\r")
    assert effects[0].decision.reason == "另一年"
    _, effects = play("d2")
    assert effects[0].decision.reason == "of different times"
    state, effects = play("d\r")
    assert not effects and state.mode == "reason" and "needs a reason" in state.status
    state, effects = play("dx\x1b")
    assert not effects and state.mode == "look"


def test_a_number_says_which_passage_is_right() -> None:
    _, effects = play("2")
    assert effects[0].decision.right == 2
    state, effects = play("9")
    assert not effects and "no passage 9" in state.status


def test_a_note_keeps_the_finding_open_and_goes_with_a_later_decision() -> None:
    state, effects = play("nask\x7fk the desk\r")
    assert effects[0].decision.decision == "noted" and effects[0].decision.note == "ask the desk"
    assert state.open == len(FINDINGS) and state.at == 0
    _, effects = play("c", state)
    assert effects[0].decision.note == "ask the desk"


def test_u_takes_back_decisions_in_reverse_order() -> None:
    state, effects = play("ccu")
    assert state.at == 1 and isinstance(effects[-1], Undo) and state.open == len(FINDINGS) - 1
    state, _ = play("u", state)
    assert state.at == 0 and state.open == len(FINDINGS)
    state, effects = play("u", state)
    assert not effects and state.status == "nothing to undo"


def test_undoing_a_second_thought_leaves_the_first() -> None:
    state, _ = play("d1kcu")
    assert state.decided[FINDINGS[0].fingerprint].decision == "dismissed"


def test_moving_stops_at_both_ends_and_q_quits() -> None:
    state, _ = play("k")
    assert state.at == 0
    state, _ = play(" " * 50)
    assert state.at == len(FINDINGS) - 1
    assert play("q")[0].quit


def test_keys_that_nobody_knows_change_nothing() -> None:
    state, effects = play("x\x1b[15~Z")
    assert replace(state, status="") == State(FINDINGS) and not effects


def test_deciding_all_says_so() -> None:
    state, _ = play("c" * len(FINDINGS))
    assert state.open == 0 and "all are decided" in state.status


@pytest.mark.parametrize("width", [40, 80, 140])
@pytest.mark.parametrize("height", [10, 24, 50])
@pytest.mark.parametrize(
    "keys", ["", "d", "n", "?", "c", "\x1b[B\x1b[B", "n" + "長" * 90], ids=lambda k: k[:2]
)
def test_a_screen_fits_the_terminal(width: int, height: int, keys: str) -> None:
    state, _ = play(keys)
    rows = draw(state, report(), width, height, colour=False).split("\n")
    assert len(rows) <= height
    assert all(cell_len(row) <= width for row in rows)


def test_the_screen_numbers_the_passages() -> None:
    shown = draw(State(FINDINGS), report(), 80, 40, colour=False)
    assert "[1] news/a.md:3:32" in shown and "[2] news/b.md:2:17" in shown
