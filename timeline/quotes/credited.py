"""Quotations set apart, with a line below that says whose they are: — Zhou Qiming, chairman; ——周启明."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from timeline.model import Document, Name
from timeline.quotes.attribution import Attribution

LINE = re.compile(r"[\"”」』’]?\s*\n\s*[—–―─-]{1,3}\s*")
"""What stands between the words of a quotation and the name of its line of credit."""


def credited(document: Document, said: Iterable[Attribution], names: Sequence[Name]) -> Iterator[Attribution]:
    """The attributions, each direct one that a line of credit follows with the speaker whom that names."""
    begins = {n.start: n for n in names if n.type in ("person", "organisation")}
    for one in said:
        line = LINE.match(document.text, one.end) if one.direct else None
        name = begins.get(line.end()) if line else None
        if name is not None and one.speaker_key is not None and name.type != "person":
            name = None  # a list may follow words whose speaker is named
        yield replace(one, speaker=name.canonical, speaker_key=name.key) if name is not None else one
