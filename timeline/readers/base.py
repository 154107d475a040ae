"""What all readers share: errors, decoding, dates of metadata, and lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from timeline.model import Period

LIMIT = 64 * 1024 * 1024
"""Bytes; a file beyond this is not read."""


class ReadError(Exception):
    """A file that cannot be read, and why."""

    def __init__(self, path: str, message: str, line: int | None = None) -> None:
        """Keep the parts; the text is `file:line: message`."""
        self.path, self.message, self.line = path, message, line
        super().__init__(f"{path if line is None else f'{path}:{line}'}: {message}")


def missing_extra(shown: str, suffix: str, extra: str) -> ReadError:
    """The error of a format whose library is not installed."""
    return ReadError(shown, f"reading {suffix} needs an extra: pip install 'claimline[{extra}]'")


def read_bytes(path: Path, shown: str) -> bytes:
    """Read a file within the size limit. Raises ReadError."""
    try:
        if path.stat().st_size > LIMIT:
            raise ReadError(shown, f"larger than {LIMIT // 1024 // 1024} MB")
        return path.read_bytes()
    except OSError as error:
        raise ReadError(shown, error.strerror or str(error)) from error


def decode(raw: bytes, shown: str) -> str:
    """Turn bytes into text with `\\n` line ends: UTF-8, UTF-16, else the likelier of GB18030 and Big5.

    Raises ReadError for binary data.
    """
    text = None
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = tried(raw, "utf-16")
    elif b"\x00" in raw[:4096]:
        raise ReadError(shown, "binary data, no text")
    else:
        text = tried(raw, "utf-8-sig")
        if text is None:
            text = likelier([t for name in ("gb18030", "big5hkscs") if (t := tried(raw, name)) is not None])
        if text is None:
            text = tried(raw, "cp1252")
    if text is None:
        raise ReadError(shown, "in no encoding that we know (UTF-8, UTF-16, GB18030, Big5)")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def tried(raw: bytes, encoding: str) -> str | None:
    """Decode, or None where the bytes are not in that encoding."""
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        return None


COMMON = frozenset(
    "的是不在有一了和年月日上中為为這这個个人他時时也就到說说公司表示以及第億亿元，。、「」《》（）："
)


def likelier(texts: list[str]) -> str | None:
    """Of several decodings, the one with the larger share of the commonest Chinese characters."""
    return max(texts, key=lambda t: sum(c in COMMON for c in t) / max(1, len(t)), default=None)


ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
LONG = re.compile(r"(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日")
COMPACT = re.compile(r"^(\d{4})(\d{2})(\d{2})$")


def period_of(text: str | None) -> Period | None:
    """Read a date as metadata prints it (ISO, 2025年3月1日, or a form that dateparser knows)."""
    text = (text or "").strip()
    if not text:
        return None
    found = [m for p in (ISO, LONG, COMPACT) for m in p.finditer(text)]
    days = [d for m in found if (d := day_of(*map(int, m.groups()))) is not None]
    if days:
        return Period(min(days), max(days))
    if re.fullmatch(r"\d{4}", text):
        return Period(date(int(text), 1, 1), date(int(text), 12, 31))
    import dateparser

    parsed = dateparser.parse(text, settings={"REQUIRE_PARTS": ["day", "month", "year"]})
    return Period(parsed.date(), parsed.date()) if parsed else None


def day_of(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def lines_of(text: str) -> Iterator[tuple[int, str]]:
    """Give each line with its offset, without its line end."""
    at = 0
    for line in text.split("\n"):
        yield at, line
        at += len(line) + 1


def line_starts(text: str) -> tuple[int, ...]:
    """Offsets at which lines begin."""
    return tuple(at for at, _ in lines_of(text))
