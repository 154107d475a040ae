"""The built-in readers with a language model for what they leave open.

The model sees only stretches of articles with open numbers, its answers are grounded before they count, and
where it is not heard the built-in facts stand.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

from platformdirs import user_cache_path

from timeline.claims import find_claims
from timeline.extractors import prompt
from timeline.extractors.base import Article
from timeline.extractors.builtin import read_article
from timeline.extractors.cache import Cache, key_of
from timeline.extractors.endpoint import UnheardError, ask, entries
from timeline.extractors.filling import PARTIAL, filled, is_open, is_whole
from timeline.extractors.grounding import Reading, UngroundedError, ground, reading_of
from timeline.lexicon import Lexicon
from timeline.model import Claim, Document, Facts, ModelUse
from timeline.settings import Endpoint

Question = Callable[[Endpoint, list[dict[str, str]]], str]
"""What asks an endpoint and gives its answer as JSON; it raises UnheardError."""
Asked = list[tuple[prompt.Stretch, "Future[list[dict[str, Any]]]"]]


class Assisted:
    """An extractor that asks a model of an OpenAI-compatible endpoint."""

    def __init__(
        self, endpoint: Endpoint, config: str, private: str | None = None, question: Question = ask
    ) -> None:
        """config: the file that sets the model, for messages.  private: path of what is never sent."""
        self.endpoint, self.private, self.question = endpoint, private, question
        self.counts: Counter[str] = Counter()
        self.dropped: Counter[str] = Counter()
        self.failed: list[tuple[str, str]] = []
        self.stopped: str | None = None
        self.cache: Cache | None = None
        folder = endpoint.cache or Path(user_cache_path("claimline", appauthor=False)) / "answers"
        try:
            self.cache = Cache(folder)
        except (OSError, sqlite3.Error) as error:
            self.failed.append((config, f"no answer is kept, {folder} cannot be written: {error}"))

    def read(self, articles: Sequence[Article], lexicon: Lexicon) -> Iterator[Facts]:
        """Give the facts of each article, in their order; it asks while the next articles are read."""
        pool = ThreadPoolExecutor(self.endpoint.parallel)
        try:
            begun = [self._begin(article, lexicon, pool) for article in articles]
            for reading, asked in begun:
                yield self._finish(reading, asked)
        finally:
            pool.shutdown(wait=False, cancel_futures=True)

    def use(self) -> ModelUse:
        """What the model gave to all that was read so far."""
        return ModelUse(
            self.endpoint.model,
            self.counts.total() + self.dropped.total(),
            self.counts["used"],
            self.counts["known"],
            tuple(sorted(self.dropped.items())),
            tuple(self.failed),
        )

    def _begin(self, article: Article, lexicon: Lexicon, pool: ThreadPoolExecutor) -> tuple[Reading, Asked]:
        facts = read_article(article, lexicon)
        document = facts.document
        every = find_claims(facts, lexicon, idle=True)
        reading = reading_of(facts, every, lexicon)
        if document.path == self.private:
            return reading, []
        own = {c.id for c in facts.claims}
        wanted = [c for c in every if is_open(c, reading.words.by_key, c.id not in own)]
        found = prompt.stretches(document, wanted)
        return reading, [(stretch, pool.submit(self._heard, document, stretch)) for stretch in found]

    def _heard(self, document: Document, stretch: prompt.Stretch) -> list[dict[str, Any]]:
        """The answers for a stretch, kept or asked for. Raises UnheardError."""
        messages = prompt.messages(document, stretch)
        endpoint = self.endpoint
        key = key_of(prompt.VERSION, endpoint.base_url, endpoint.model, endpoint.format, messages)
        kept = entries(self.cache.get(key)) if self.cache is not None else None
        if kept is not None:
            return list(kept["claims"])
        if self.stopped is not None:
            raise UnheardError(self.stopped)
        try:
            text = self.question(endpoint, messages)
        except UnheardError as error:
            self.stopped = error.reason if error.final else self.stopped
            raise
        if self.cache is not None:
            self.cache.put(key, text)
        said = entries(text)
        return list(said["claims"]) if said is not None else []

    def _finish(self, reading: Reading, asked: Asked) -> Facts:
        """The facts of an article with what the answers fill; questions that failed are told once."""
        facts = reading.facts
        own = {c.id for c in facts.claims}
        claims = {c.id: c for c in reading.claims}
        unheard: list[str] = []
        for stretch, future in asked:
            try:
                answers = future.result()
            except UnheardError as error:
                unheard.append(error.reason)
                continue
            for answer in answers:
                self._take(answer, stretch, reading, claims, own)
        if unheard:
            part = "" if len(unheard) == len(asked) else f" in {len(unheard)} of {len(asked)} parts"
            name = self.endpoint.model
            self.failed.append((facts.document.path, f"{name} was not heard{part}: {unheard[0]}"))
        kept = (c for c in claims.values() if c.id in own or (c.reader is not None and is_whole(c)))
        return replace(facts, claims=tuple(sorted(kept, key=lambda c: (c.start, c.end))))

    def _take(
        self,
        answer: dict[str, Any],
        stretch: prompt.Stretch,
        reading: Reading,
        claims: dict[str, Claim],
        own: set[str],
    ) -> None:
        """Ground one answer, let it fill its claim, and count what became of it."""
        try:
            said = ground(answer, stretch, reading)
        except UngroundedError as error:
            self.dropped[str(error)] += 1
            return
        claim = claims[said.claim.id]
        made = filled(claim, said, reading.words.by_key, self.endpoint.model)
        if isinstance(made, str):
            self.dropped[made] += 1
        elif made is claim:
            self.counts["known"] += 1
        elif claim.id not in own and not is_whole(made):
            self.dropped[PARTIAL] += 1
        else:
            claims[claim.id] = made
            self.counts["used"] += 1
