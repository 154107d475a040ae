"""Known facts: a project's file of ground truth, each fact read like the one sentence of an article.

The readers of articles read them too, so that value, unit, period and name are understood alike; the rules
then need to know of nothing but whose word counts more.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from timeline.lexicon import LANGUAGES
from timeline.model import Claim, Corpus, Period, Source
from timeline.settings import Settings, SettingsError, checked, line_of, read_yaml, schema

SCHEMA = Path(__file__).with_name("known.schema.json")
HAN = re.compile(r"[\u3400-\u9fff]")


def known_path(settings: Settings) -> str | None:
    """The path of the file of known facts, as it is shown, or None."""
    return (settings.folder / settings.known_facts).as_posix() if settings.known_facts else None


def known_sources(settings: Settings) -> list[Source]:
    """One source a known fact, in the order of the file. Raises SettingsError."""
    shown = known_path(settings)
    if shown is None:
        return []
    facts = checked(_plain(read_yaml(Path(shown)) or []), schema(SCHEMA), Path(shown))
    sources = []
    for number, fact in enumerate(facts):
        source = Source(shown, number, sentence(fact), "", None, fact["source"], None, None)
        if "date" in fact:
            day = date.fromisoformat(fact["date"])
            source = replace(source, published=Period(day, day), published_how="given")
        sources.append(source)
    return sources


def _plain(data: Any) -> Any:
    """The data with its days as text: YAML makes dates of them."""
    if not isinstance(data, list):
        return data
    return [
        {k: v.isoformat() if isinstance(v, date) else v for k, v in f.items()} if isinstance(f, dict) else f
        for f in data
    ]


def sentence(fact: Mapping[str, Any]) -> str:
    """The fact as a sentence of the language that its words are in."""
    period = str(fact["period"])
    if HAN.search(f"{fact['subject']}{fact['metric']}{fact['value']}"):
        period = f"{period}年" if period.isdecimal() else period
        return f"{period}，{fact['subject']}的{fact['metric']}为{fact['value']}。"
    return f"In {period}, {fact['subject']}'s {fact['metric']} was {fact['value']}."


def require_keyed(corpus: Corpus, settings: Settings) -> None:
    """Refuse known facts that nothing could be compared with. Raises SettingsError with the line."""
    shown = known_path(settings)
    if shown is None:
        return
    metrics = {e["key"] for language in LANGUAGES for e in settings.lexicon.table("metrics", language)}

    def keyed(claim: Claim) -> bool:
        known = claim.metric in metrics and claim.metric_how == "printed"
        return known and claim.subject_key is not None and claim.period is not None

    for document, claims in ((f.document, f.claims) for f in corpus.facts if f.document.path == shown):
        if not any(map(keyed, claims)):
            number = int(document.id.rpartition("#")[2]) - 1 if "#" in document.id else 0
            message = f"subject, metric, value or period is not understood: {document.text}"
            raise SettingsError(shown, message, line_of(Path(shown), [number]))
