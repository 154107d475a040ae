"""A corpus as plain tables: one row a fact, in the published shape, and the timeline of its events."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from timeline.model import Claim, Corpus, Document, Event, Name, Period, Quantity, Quote, When
from timeline.script import as_printed

if TYPE_CHECKING:
    import pandas as pd

Row = dict[str, Any]
KINDS = ("document", "date", "quantity", "claim", "name", "event", "quote")


def rows(corpus: Corpus) -> Iterator[Row]:
    """All facts in the published shape: documents in their order, each followed by its facts by place."""
    for facts in corpus.facts:
        yield document_row(facts.document)
        found = [make(fact) for kind, make in MAKERS.items() for fact in getattr(facts, kind)]
        found += [claim_row(claim, facts.document.text) for claim in facts.claims]
        yield from sorted(found, key=lambda r: (r["start"], r["end"], KINDS.index(r["kind"])))


def document_row(document: Document) -> Row:
    """An article, with its whole text."""
    return {
        "kind": "document",
        "id": document.id,
        "path": document.path,
        "title": document.title,
        "outlet": document.outlet,
        "language": document.language,
        "published": period(document.published),
        "published_how": document.published_how,
        "evidence": [
            {"start": s.start, "end": s.end, "text": s.text}
            | ({} if s.document == document.id else {"document": s.document})
            for s in document.evidence
        ],
        "text": document.text,
    }


def date_row(when: When) -> Row:
    """A date expression."""
    anchor = when.anchor
    return {
        **place("date", when),
        **ends(when.period),
        "granularity": when.granularity,
        "timex": when.timex,
        "anchor": {"date": anchor.day.isoformat(), "source": anchor.source} if anchor else None,
        "flags": sorted(when.flags),
    }


def quantity_row(quantity: Quantity) -> Row:
    """A printed number with the interval that its print allows."""
    return {**place("quantity", quantity), **value_fields(quantity)}


def claim_row(claim: Claim, text: str) -> Row:
    """A number and what it is of. text: that of its article, which names an unknown metric."""
    return {
        **place("claim", claim),
        **value_fields(claim.quantity),
        "subject": claim.subject,
        "subject_key": claim.subject_key,
        "metric": as_printed(claim.metric, text[slice(*claim.sentence)], text),
        "metric_key": claim.metric,
        "type": claim.type,
        "basis": claim.basis,
        "scope": list(claim.scope),
        "period": period(claim.period),
        "speaker": claim.speaker,
        "stance": claim.stance,
        "section": claim.section,
        "frame": claim.frame,
        "role": claim.role,
        "sentence": list(claim.sentence),
        "reader": claim.reader,
        "subject_how": claim.subject_how,
        "metric_how": claim.metric_how,
        "period_how": claim.period_how,
    }


def name_row(name: Name) -> Row:
    """A name as printed, and what it is joined with."""
    return {
        **place("name", name),
        "type": name.type,
        "canonical": name.canonical,
        "key": name.key,
        "how": name.how,
        "family": name.family,
        "version": name.version,
    }


def event_row(event: Event) -> Row:
    """Something that happened."""
    return {
        **place("event", event),
        **ends(event.period),
        "granularity": event.granularity,
        "participants": list(event.participants),
        "action": event.action,
        "object": event.object,
        "place": event.place,
        "stance": event.stance,
        "telling_of": event.telling_of,
        "period_how": event.period_how,
    }


def quote_row(quote: Quote) -> Row:
    """What somebody is said to have said."""
    return {
        **place("quote", quote),
        "speaker": quote.speaker,
        "direct": quote.direct,
        "occasion": quote.occasion,
        "said": period(quote.said),
    }


MAKERS: dict[str, Callable[[Any], Row]] = {
    "dates": date_row,
    "quantities": quantity_row,
    "names": name_row,
    "events": event_row,
    "quotes": quote_row,
}


def place(kind: str, fact: Any) -> Row:
    """The fields that every fact has."""
    return {
        "kind": kind,
        "id": fact.id,
        "document": fact.document,
        "start": fact.start,
        "end": fact.end,
        "text": fact.text,
    }


def ends(days: Period | None) -> Row:
    """A period as two fields."""
    return {"from": iso(days.first) if days else None, "to": iso(days.last) if days else None}


def period(days: Period | None) -> Row | None:
    """A period as one field."""
    return ends(days) if days else None


def iso(day: Any) -> str | None:
    """A day as YYYY-MM-DD."""
    return None if day is None else day.isoformat()


def value_fields(quantity: Quantity) -> Row:
    """Value and interval; numbers are whole where they can be, else floating point."""
    allowed = quantity.allowed
    return {
        "value": number(quantity.value),
        "low": number(allowed.low),
        "high": number(allowed.high),
        "low_open": allowed.low_open,
        "high_open": allowed.high_open,
        "unit": quantity.unit,
        "comparator": quantity.comparator,
        "dimension": quantity.dimension,
        "hedge": quantity.hedge,
    }


def number(value: Fraction | None) -> int | float | None:
    """An exact number as JSON writes it."""
    if value is None:
        return None
    return value.numerator if value.denominator == 1 else float(value)


def frames(corpus: Corpus) -> dict[str, pd.DataFrame]:
    """One data frame a kind, columns as published; a kind without facts has an empty frame."""
    import pandas as pd

    sorted_rows: dict[str, list[Row]] = {kind: [] for kind in KINDS}
    for row in rows(corpus):
        sorted_rows[row["kind"]].append({k: v for k, v in row.items() if k != "kind"})
    return {kind: pd.DataFrame(found) for kind, found in sorted_rows.items()}


def timeline_table(corpus: Corpus) -> list[Row]:
    """All dated events, earliest first; the tellings of one event are one row.

    Fields: from, to, granularity, action, text (of the first telling), participants (of all tellings),
    object, place, stance, documents, outlets, tellings (a list of document, start, end, text), telling_of.
    """
    outlets = {f.document.id: f.document.outlet for f in corpus.facts}
    groups: dict[str, list[Event]] = {}
    for facts in corpus.facts:
        for event in facts.events:
            if event.period is not None:
                groups.setdefault(event.telling_of or event.id, []).append(event)
    return sorted((told(key, events, outlets) for key, events in groups.items()), key=order)


def told(key: str, events: Sequence[Event], outlets: dict[str, str | None]) -> Row:
    """One event with its tellings; the best dated telling gives the date and the text."""
    best = min(events, key=lambda e: (length(e.period), e.document, e.start))
    named = dict.fromkeys(n for e in events for n in e.participants)
    documents = dict.fromkeys(e.document for e in events)
    return {
        **ends(best.period),
        "granularity": best.granularity,
        "action": best.action,
        "text": best.text,
        "participants": list(named),
        "object": best.object,
        "place": best.place,
        "stance": best.stance,
        "documents": list(documents),
        "outlets": sorted({o for d in documents if (o := outlets.get(d))}),
        "tellings": [
            {"document": e.document, "start": e.start, "end": e.end, "text": e.text, **ends(e.period)}
            for e in events
        ],
        "telling_of": key,
    }


def length(days: Period | None) -> int:
    """Days that a period spans; an open end counts as long."""
    if days is None or days.first is None or days.last is None:
        return 10**6
    return (days.last - days.first).days


def order(row: Row) -> tuple[str, str, str]:
    """Earliest first; an open start stands where it ends."""
    return row["from"] or row["to"] or "", row["to"] or "9999", row["telling_of"]
