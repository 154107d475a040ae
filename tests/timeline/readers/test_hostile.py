"""Whatever bytes a file holds, reading gives articles with exact places or one clear error."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from timeline.documents import make_document
from timeline.readers import READERS, ReadError, read_file
from timeline.settings import Settings

PIECES = st.sampled_from(
    [
        "---\n",
        "title: A\n",
        "date: 2025-13-45\n",
        "date: 2025-03-04\n",
        "# Head\n",
        "| a | b |\n",
        "| --- | --- |\n",
        "<p>",
        "</p>",
        "<table><tr><td>1</td></tr></table>",
        "<article>",
        "<h1>T</h1>",
        "&nbsp;",
        "<!--",
        "-->",
        "text,title\n",
        '"a\nb",c\n',
        '{"text": "x"}\n',
        '{"text": 3}\n',
        "[1]\n",
        "河灣\n",
        "（記者 林某）\n",
        "\r\n",
        "\x00",
        "**b**",
        "[l](u)",
        "|\n",
        "𠮷",
        "a" * 200,
    ]
)
SUFFIXES = sorted(set(READERS) - {".parquet"})


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(SUFFIXES), st.lists(PIECES, max_size=9).map("".join), st.binary(max_size=8))
def test_reading_gives_articles_or_one_error(suffix: str, text: str, tail: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"a{suffix}")
        path.write_bytes(text.encode() + tail)
        try:
            sources = read_file(path, path.name, Settings())
        except ReadError as error:
            assert error.message
            assert error.path == path.name
            return
    for source in sources:
        assert source.title_span is None or source.text[slice(*source.title_span)] == source.title
        assert all(0 <= c.start < c.end <= len(source.text) for c in source.cells)
        assert all(0 <= a < b <= len(source.text) for a, b in source.captions)
        document = make_document(source)
        assert all(0 <= s.start < s.end <= len(source.text) for s in document.sentences)


@pytest.mark.parametrize("suffix", [".parquet", ".docx", ".pdf", ".html"])
def test_an_empty_file_is_one_error(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_bytes(b"")
    with pytest.raises(ReadError):
        read_file(path, path.name, Settings())
