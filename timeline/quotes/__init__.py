"""Quotes, direct and indirect: the words, who said them and where."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.lexicon import Lexicon
from timeline.model import Document, Name, Period, Quote, When
from timeline.quotes.attribution import Attribution
from timeline.quotes.find import find_attributions

__all__ = ["Attribution", "find_attributions", "find_quotes"]


def find_quotes(
    document: Document,
    names: Sequence[Name],
    dates: Sequence[When],
    lexicon: Lexicon,
    attributions: Sequence[Attribution] | None = None,
) -> tuple[Quote, ...]:
    """Find the quotes of one document, sorted by place. An indirect one may hold a direct one.

    attributions: those of the document, where they are known already.
    """
    quotes = []
    known = find_attributions(document, names, lexicon) if attributions is None else attributions
    for said in known:
        if not said.speech:
            continue
        quotes.append(
            Quote(
                id=f"{document.id}:quote:{said.start}-{said.end}",
                document=document.id,
                start=said.start,
                end=said.end,
                text=document.text[said.start : said.end],
                speaker=said.speaker,
                speaker_key=said.speaker_key,
                direct=said.direct,
                occasion=said.occasion,
                sentence=said.sentence,
                said=day_of(said, dates),
            )
        )
    return tuple(quotes)


def day_of(said: Attribution, dates: Sequence[When]) -> Period | None:
    """The day that the sentence names before the verb of saying."""
    first = said.sentence[0]
    near = [d for d in dates if first <= d.start and d.end <= said.cue[0] and d.granularity == "day"]
    return near[-1].period if near else None
