"""The built-in readers: grammars and lexicons, no network."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from timeline.extractors.base import Article
from timeline.lexicon import Lexicon
from timeline.model import Facts, ModelUse


@dataclass(frozen=True, slots=True)
class Builtin:
    """The default. unheard: why a model that the project sets is not asked."""

    unheard: ModelUse | None = None

    def read(self, articles: Sequence[Article], lexicon: Lexicon) -> Iterator[Facts]:
        """Give the facts of each article, in their order."""
        return (read_article(article, lexicon) for article in articles)

    def use(self) -> ModelUse | None:
        """Why a model was not asked, if one is set."""
        return self.unheard


def read_article(article: Article, lexicon: Lexicon) -> Facts:
    """Everything of a document whose date of publication and names are known."""
    from timeline.claims import find_claims
    from timeline.dates import resolve_dates
    from timeline.events import find_events
    from timeline.quantities import find_quantities
    from timeline.quotes import find_attributions, find_quotes

    document, names = article.document, article.names
    dates = resolve_dates(article.mentions, document, document.published, lexicon)
    taken = [(when.start, when.end) for when in dates if when.granularity != "duration"]
    quantities = find_quantities(document.text, document.language, lexicon, taken, document.id, article.home)
    attributions = find_attributions(document, names, lexicon)
    quotes = find_quotes(document, names, dates, lexicon, attributions)
    facts = Facts(document, dates, quantities, tuple(names), quotes=quotes)
    events, orders = find_events(facts, lexicon)
    claims = find_claims(facts, lexicon, attributions)
    return replace(facts, claims=claims, events=events, orders=orders)
