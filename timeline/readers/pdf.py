"""PDF files; needs the extra `pdf`."""

from __future__ import annotations

import logging
import re
import struct
import unicodedata
import zlib
from pathlib import Path

from timeline.model import Source
from timeline.readers.base import ReadError, missing_extra, read_bytes
from timeline.readers.plain import plain_source
from timeline.settings import Settings

RADICALS = {n: unicodedata.normalize("NFKC", chr(n)) for n in (*range(0x2F00, 0x2FD6), 0x2E9F, 0x2EF3)} | {
    ord(a): b
    for a, b in zip(
        "⺆⺌⺘⺝⺟⺠⺡⺣⺤⺩⺮⺼⻄⻅⻆⻉⻋⻑⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻨⻩⻬⻮⻰⻳",
        "冂小扌月母民氵灬爫王竹月西见角贝车長长门青韦页风飞食马骨鬼鱼鸟麦黄齐齿龙龟",
        strict=True,
    )
}
"""Browsers print some ideographs as the radicals that look like them; a code point for a code point."""
HAN = r"[\u3400-\u9fff]"
GAP = re.compile(rf"(?<={HAN}) (?=[\d.,，。；、])|(?<=[\d%]) (?={HAN})|(?<=[，。；、,]) (?={HAN})")
"""Gaps of a line set to full width, between an ideograph and a figure or mark, where no words stand apart."""
CJK = r"[\u3400-\u9fff\uf900-\ufaff，。、；：？！「」『』“”（）《》]"
JOIN = re.compile(rf"(?<={CJK})\n(?={CJK}|\d)|(?<=\d)\n(?={CJK})")


ODD = (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError, struct.error, zlib.error)
"""What the library raises of files whose parts are not what they should be."""


def read_pdf(path: Path, shown: str, settings: Settings) -> list[Source]:
    """The text of all pages as one article; lines that a page broke are joined again."""
    del settings
    try:
        import pypdf
    except ImportError as error:
        raise missing_extra(shown, ".pdf", "pdf") from error
    broken = (pypdf.errors.PyPdfError, pypdf.errors.DependencyError, *ODD)
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    read_bytes(path, shown)
    try:
        reader = pypdf.PdfReader(path)
        pages = [page.extract_text() or "" for page in reader.pages]
    except pypdf.errors.FileNotDecryptedError as error:
        raise ReadError(shown, "needs a password (save a copy without one)") from error
    except broken as error:
        raise ReadError(shown, f"no readable PDF: {error}") from error
    text = GAP.sub("", "\n".join(pages).translate(RADICALS))
    if not text.strip():
        raise ReadError(shown, "holds no text (a scan needs OCR first)")
    return [plain_source(reflow(text), shown)]


def reflow(text: str) -> str:
    """Join lines that were broken at the margin: full lines run on, short ones end a paragraph."""
    lines = [line.rstrip() for line in text.replace("\x00", "").split("\n")]
    widths = sorted(width(line) for line in lines if line.strip())
    full = widths[len(widths) * 3 // 4] * 0.75 if widths else 0
    out: list[str] = []
    runs_on = False
    for number, line in enumerate(lines):
        if runs_on and line.strip() and number > 1:
            gap = "" if JOIN.search(out[-1][-1:] + "\n" + line.lstrip()[:1]) else " "
            out[-1] = (out[-1][:-1] if out[-1].endswith("-") and gap else out[-1] + gap) + line.lstrip()
        else:
            out.append(line)
        ends = re.search(r"[。！？.!?”」\"：:]$", line)
        runs_on = bool(line.strip()) and width(line) >= full and not (ends and width(line) < full / 0.75)
    return "\n".join(out)


def width(line: str) -> int:
    """Columns that a line takes, a Chinese character two."""
    return sum(2 if ord(c) >= 0x2E80 else 1 for c in line)
