"""Captions of pictures in plain and Markdown texts: lines that stand under an image or say that they do."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from timeline.readers.base import lines_of

LONGEST = 240
"""Characters of a caption."""
SAYS = re.compile(
    r"^\s*(?:[▲△▼◎]|(?:[图圖](?:片|说|說|注|註|表|为|為)?|照片|资料图|資料[图圖照])\s*[\d一二三四五六七八九十]*\s*[：:／/｜|]"
    r"|[图圖][为為](?![何什哪])|[图圖]\s?\d{1,2}\s?[　 .．、]"
    r"|(?:photo|picture|image|caption|figure|fig\.|chart|pictured)\s?\d{0,2}\s?[:.|])",
    re.IGNORECASE,
)
"""What a caption begins with."""
CREDIT = re.compile(
    r"[（(【]\s*(?:[图圖]片?(?:[／/：:｜|]|[来來]源|[由为為])|[摄攝]影?(?:[／/：:｜|])|[^（()）]{1,12}[摄攝]|"
    r"(?:photo(?:graph)?|picture|image)s?\s?(?:by|:|courtesy))[^）)】\n]{0,40}[）)】]\s*$"
    r"|\b(?:photo(?:graph)?|picture|image)s?\s?(?::|by)\s[^.\n]{2,60}\.?\s*$",
    re.IGNORECASE,
)
"""Who took the picture: what a caption ends with."""
IMAGE = re.compile(r"^\s*!\[(?P<said>[^\[\]]*)\]\([^()\s]*(?:\s+\"(?P<title>[^\"]*)\")?\)\s*$")
SLANTED = re.compile(r"^\s*(?P<mark>\*{1,2}|_{1,2})(?P<said>[^*_\n].*?)(?P=mark)\s*$")


def image_texts(markdown: str) -> frozenset[str]:
    """What images of a Markdown text say, and the lines in italics right under them."""
    found: set[str] = set()
    under = False
    for line in markdown.split("\n"):
        image, slanted = IMAGE.match(line), SLANTED.match(line)
        if image:
            found.add(image["said"].strip())
        elif under and slanted:
            found.add(slanted["said"].strip())
        under = bool(image) or (under and not line.strip())
    return frozenset(found - {""})


def picture_lines(text: str, told: frozenset[str] = frozenset()) -> Iterator[tuple[int, int]]:
    """The places of lines that are captions. told: lines of which the markup says so."""
    for at, line in lines_of(text):
        bare = line.strip()
        if 0 < len(bare) <= LONGEST and (bare in told or SAYS.match(bare) or CREDIT.search(bare)):
            start = at + len(line) - len(line.lstrip())
            yield start, start + len(bare)


Tail = tuple[int, int, str | None]


def outside(tail: Tail | None, pictures: Sequence[tuple[int, int]]) -> Tail | None:
    """The byline at the end of a text, unless it is the credit of a picture."""
    return None if tail is None or any(s <= tail[0] < e for s, e in pictures) else tail
