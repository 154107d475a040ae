"""What an extractor is given and what it gives."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from timeline.lexicon import Lexicon
from timeline.model import Document, Facts, ModelUse, Name

if TYPE_CHECKING:
    from timeline.dates.expressions import Mention


@dataclass(frozen=True, slots=True)
class Article:
    """A document whose day of publication and names are known, with its dates not yet resolved.

    home: the currency that a name for several means, as other articles on the same names show it.
    """

    document: Document
    mentions: Sequence[Mention]
    names: Sequence[Name]
    home: str | None = None


class Extractor(Protocol):
    """What reads the facts of articles."""

    def read(self, articles: Sequence[Article], lexicon: Lexicon) -> Iterator[Facts]:
        """Give the facts of each article, in their order."""

    def use(self) -> ModelUse | None:
        """What a model gave to all that was read so far; None where there is none."""
