"""From files to facts: read, date, extract, join. Each step is one function of another module."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from timeline.copies import find_copies
from timeline.documents import make_document
from timeline.extractors import Article, Builtin, Extractor, extractor_of
from timeline.known import known_sources, require_keyed
from timeline.model import Corpus, Document, Facts, Language, Period, Source
from timeline.readers import ReadError, find_files, read_file
from timeline.settings import Settings

Progress = Callable[[int, int, str], None]
"""Called with how many steps are done, how many there are, and the path of the article at work."""


def read_corpus(
    paths: Iterable[str | Path], settings: Settings | None = None, progress: Progress | None = None
) -> Corpus:
    """Read all articles under the paths and extract their facts; what cannot be read goes to `errors`.

    The known facts of the settings come last. Raises SettingsError where one of them is not understood.
    """
    settings = settings or Settings()
    documents, errors = read_documents(paths, settings, progress)
    known = [make_document(source) for source in known_sources(settings)] if documents else []
    corpus = corpus_of([*documents, *known], errors, settings, progress)
    require_keyed(corpus, settings)
    return corpus


def corpus_of(
    documents: Sequence[Document],
    errors: Iterable[tuple[str, str]],
    settings: Settings,
    progress: Progress | None = None,
) -> Corpus:
    """Extract the facts of documents that are read, in the order in which they are given."""
    extractor = extractor_of(settings)
    facts = extract(documents, settings, progress, extractor)
    return Corpus(facts, tuple(errors), find_copies([f.document for f in facts]), extractor.use())


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
    """Extract the facts of a snippet that is held to be published on given days; no model is asked."""
    span = (0, len(title)) if title and text.startswith(title) else None
    source = Source(document, 0, text, title, span, outlet, published, "given" if published else None)
    made = make_document(source)
    return extract([replace(made, language=language or made.language)], settings or Settings())[0]


def extract(
    documents: Sequence[Document],
    settings: Settings,
    progress: Progress | None = None,
    extractor: Extractor | None = None,
) -> tuple[Facts, ...]:
    """All facts of the documents. Names are joined over the corpus, all else is read one by one."""
    from timeline.dates import find_dates
    from timeline.dating import infer_corpus
    from timeline.events import join_tellings
    from timeline.names import called_bodies, find_names, join_names, kept_apart, spread_names
    from timeline.quantities.home import home_currencies
    from timeline.translated import joined_by_figures

    lexicon = settings.lexicon
    at_work = counted(progress, 3 * len(documents))
    mentions = [find_dates(d.text, d.language, lexicon) for d in at_work(documents)]
    dated = infer_corpus(documents, mentions, lexicon)
    names = spread_names(dated, [find_names(d, lexicon) for d in at_work(dated)], lexicon)
    joined = join_names(called_bodies(dated, names, lexicon), settings)
    homes = home_currencies(dated, joined, lexicon)
    articles = [Article(*a) for a in zip(dated, mentions, joined, homes, strict=True)]
    found = (extractor or Builtin()).read(articles, lexicon)
    read = [facts for _, facts in zip(at_work(dated), found, strict=True)]
    read = joined_by_figures(read, kept_apart(settings))
    told = {e.id: e for e in join_tellings([event for facts in read for event in facts.events])}
    return tuple(replace(facts, events=tuple(told[e.id] for e in facts.events)) for facts in read)


def counted(progress: Progress | None, total: int) -> Callable[[Iterable[Document]], Iterator[Document]]:
    """What hands on documents one by one and tells `progress` of each, over several rounds."""
    done = itertools.count()

    def at_work(documents: Iterable[Document]) -> Iterator[Document]:
        for document in documents:
            if progress is not None:
                progress(next(done), total, document.path)
            yield document

    return at_work
