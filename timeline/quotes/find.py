"""Finds who is said to say what in a document, by the reader of its language."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.lexicon import Lexicon
from timeline.model import Document, Name
from timeline.quotes.attribution import Attribution
from timeline.quotes.chinese import find_chinese
from timeline.quotes.english import find_english
from timeline.quotes.stances import find_stances


def find_attributions(document: Document, names: Sequence[Name], lexicon: Lexicon) -> tuple[Attribution, ...]:
    """Find all attributions of a document, sorted by place; its quotes are those of speech."""
    find = find_english if document.language == "en" else find_chinese
    found = [*find(document, names, lexicon), *find_stances(document, lexicon)]
    return tuple(sorted(found, key=lambda a: (a.start, a.end)))
