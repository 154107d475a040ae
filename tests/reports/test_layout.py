"""Lines of wide and narrow characters."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from reports.layout import clip, printable, underline, wrap

TEXT = st.text(st.sampled_from("ab1 ，。「」%億甲公司\x1b\u202e\n-—🙂"), max_size=120)


@given(st.text(max_size=200))
def test_printable_keeps_the_length_and_steers_nothing(text: str) -> None:
    shown = printable(text)
    assert len(shown) == len(text)
    assert not any(ord(c) < 32 or 0x7F <= ord(c) < 0xA0 or 0x202A <= ord(c) <= 0x202E for c in shown)


@given(TEXT, st.integers(4, 60))
def test_wrapped_lines_fit_and_only_blanks_are_lost(text: str, width: int) -> None:
    text = printable(text)
    lines = wrap(text, width)
    assert all(cell_len(text[a:b]) <= width for a, b in lines)
    kept = {i for a, b in lines for i in range(a, b)}
    assert all(c == " " for i, c in enumerate(text) if i not in kept)
    assert lines == sorted(lines)


def test_no_line_begins_with_closing_punctuation() -> None:
    text = "甲公司營收增長，乙公司下降。" * 6
    assert all(text[a] not in "，。" for a, _ in wrap(text, 14))


def test_words_of_narrow_letters_are_kept_whole() -> None:
    text = "the quick brown fox jumps over the lazy dog"
    assert [text[a:b] for a, b in wrap(text, 16)] == ["the quick brown", "fox jumps over", "the lazy dog"]


def test_an_underline_is_as_wide_as_what_it_marks() -> None:
    assert underline("甲a乙b", (0, 4), [(2, 3)]) == "   ──"


@given(st.text("甲乙丙 abc，", min_size=1, max_size=200), st.data(), st.integers(20, 80))
def test_clipping_never_cuts_a_mark(text: str, data: st.DataObject, room: int) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    shorter, marks = clip(text, [(start, end)], room)
    assert [shorter[a:b] for a, b in marks] == [text[start:end]]
