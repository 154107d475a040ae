"""From files to facts: read, date, extract, join. Each step is one function of another module."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from timeline.documents import make_document
from timeline.model import Corpus, Document, Facts, Language, Period, Source
from timeline.readers import ReadError, find_files, read_file
from timeline.settings import Settings

Progress = Callable[[int, int, str], None]
"""Called with how many files are done, how many there are, and the path of the next."""


def read_corpus(
    paths: Iterable[str | Path], settings: Settings | None = None, progress: Progress | None = None
) -> Corpus:
    """Read all articles under the paths and extract their facts; what cannot be read goes to `errors`."""
    settings = settings or Settings()
    documents, errors = read_documents(paths, settings, progress)
    return corpus_of(documents, errors, settings)


def corpus_of(documents: Sequence[Document], errors: Iterable[tuple[str, str]], settings: Settings) -> Corpus:
    """Extract the facts of documents that are read, in the order in which they are given."""
    facts = extract(documents, settings)
    copies = step("timeline.copies", "find_copies", [f.document for f in facts], missing={})
    return Corpus(facts, tuple(errors), copies)


def read_documents(
    paths: Iterable[str | Path], settings: Settings, progress: Progress | None = None
) -> tuple[list[Document], list[tuple[str, str]]]:
    """Read the documents, sorted by path and place, and collect what could not be read."""
    documents: list[Document] = []
    errors: list[tuple[str, str]] = []
    files: dict[str, Path] = {}
    for given in paths:
        try:
            files.update({shown: path for path, shown in find_files([given], settings.ignore)})
        except ReadError as error:
            errors.append((error.path, error.message))
    for done, (shown, path) in enumerate(sorted(files.items())):
        if progress is not None:
            progress(done, len(files), shown)
        try:
            documents.extend(make_document(source) for source in read_file(path, shown, settings))
        except ReadError as error:
            place = "" if error.line is None else f"line {error.line}: "
            errors.append((error.path, place + error.message))
    if progress is not None:
        progress(len(files), len(files), "")
    return documents, errors


def read_text(
    text: str,
    settings: Settings | None = None,
    published: Period | None = None,
    language: Language | None = None,
    document: str = "text",
    title: str = "",
    outlet: str | None = None,
) -> Facts:
    """Extract the facts of a snippet that is held to be published on given days."""
    span = (0, len(title)) if title and text.startswith(title) else None
    source = Source(document, 0, text, title, span, outlet, published, "given" if published else None)
    made = make_document(source)
    return extract([replace(made, language=language or made.language)], settings or Settings())[0]


def extract(documents: Sequence[Document], settings: Settings) -> tuple[Facts, ...]:
    """All facts of the documents. Names are joined over the corpus, all else is read one by one."""
    lexicon = settings.lexicon
    mentions = [
        step("timeline.dates", "find_dates", d.text, d.language, lexicon, missing=[]) for d in documents
    ]
    drafts = [
        dated(document, found, settings)
        for document, found in zip(published(documents, mentions), mentions, strict=True)
    ]
    names = [step("timeline.names", "find_names", facts.document, lexicon) for facts in drafts]
    names = step("timeline.names", "spread_names", [f.document for f in drafts], names, lexicon, missing=names)
    joined = step("timeline.names", "join_names", names, settings, missing=names)
    return told(
        [rest(replace(facts, names=tuple(n)), settings) for facts, n in zip(drafts, joined, strict=True)]
    )


def published(documents: Sequence[Document], mentions: Sequence[Sequence[Any]]) -> list[Document]:
    """Date the documents that do not say when they appeared, from their text and from the rest."""
    infer = function("timeline.published", "infer_corpus")
    return list(documents) if infer is None else infer(documents, mentions)


def dated(document: Document, mentions: Sequence[Any], settings: Settings) -> Facts:
    """Resolve the dates of a document and read its quantities."""
    lexicon = settings.lexicon
    dates = step("timeline.dates", "resolve_dates", mentions, document, document.published, lexicon)
    taken = [(when.start, when.end) for when in dates]
    quantities = step(
        "timeline.quantities",
        "find_quantities",
        document.text,
        document.language,
        lexicon,
        taken,
        document=document.id,
    )
    return Facts(document, dates, quantities)


def rest(facts: Facts, settings: Settings) -> Facts:
    """Quotes, claims and events of a document whose dates, quantities and names are known."""
    document, dates, names, lexicon = facts.document, facts.dates, facts.names, settings.lexicon
    quotes = step("timeline.quotes", "find_quotes", document, names, dates, lexicon)
    claims = step("timeline.claims", "find_claims", document, dates, facts.quantities, names, quotes, lexicon)
    events, orders = step(
        "timeline.events", "find_events", document, dates, names, quotes, lexicon, missing=((), ())
    )
    return replace(facts, quotes=quotes, claims=claims, events=events, orders=orders)


def told(facts: Sequence[Facts]) -> tuple[Facts, ...]:
    """Give the tellings of one event a shared id over the whole corpus."""
    events = [event for f in facts for event in f.events]
    joined = {e.id: e for e in step("timeline.events", "join_tellings", events, missing=events)}
    return tuple(replace(f, events=tuple(joined[e.id] for e in f.events)) for f in facts)


def function(module: str, name: str) -> Callable[..., Any] | None:
    """A stage's function, or None while its module is not there."""
    try:
        return getattr(importlib.import_module(module), name, None)
    except ImportError:
        return None


def step(module: str, name: str, *given: Any, missing: Any = (), **keywords: Any) -> Any:
    """Call a stage."""
    call = function(module, name)
    return missing if call is None else call(*given, **keywords)
