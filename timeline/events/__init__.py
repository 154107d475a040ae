"""Events: what happened, when, who took part, which tellings are of one event, and what came before what."""

from __future__ import annotations

from timeline.events.find import read_events
from timeline.events.orders import read_orders
from timeline.events.tellings import join_tellings
from timeline.events.words import words_of
from timeline.lexicon import Lexicon
from timeline.model import Event, Facts, Order
from timeline.script import simplify

__all__ = ["find_events", "join_tellings"]


def find_events(facts: Facts, lexicon: Lexicon) -> tuple[tuple[Event, ...], tuple[Order, ...]]:
    """Find a document's events, by its dates and names, and the orders that it prints.

    What a quote tells is told all the same.
    """
    document = facts.document
    events = sorted(
        read_events(document, facts.dates, facts.names, lexicon), key=lambda e: (e.start, e.end, e.id)
    )
    chinese = document.language != "en"
    plain = simplify(document.text) if chinese else document.text
    orders = read_orders(document, plain, events, words_of(lexicon, "zh" if chinese else "en"))
    return tuple(events), tuple(orders)
