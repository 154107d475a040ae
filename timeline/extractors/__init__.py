"""Who turns an article into facts: the built-in readers, or they and a language model that a project sets."""

from __future__ import annotations

from importlib.util import find_spec

from timeline.extractors.base import Article, Extractor
from timeline.extractors.builtin import Builtin
from timeline.model import ModelUse
from timeline.settings import Settings

__all__ = ["Article", "Builtin", "Extractor", "extractor_of"]


def extractor_of(settings: Settings) -> Extractor:
    """The extractor that a project sets; where its model needs an extra, the built-in one with a word on it.

    Nothing of a model is imported where none is set.
    """
    endpoint = settings.extractor
    if endpoint is None:
        return Builtin()
    if any(find_spec(name) is None for name in ("openai", "platformdirs")):
        reason = f"{endpoint.model} is not asked, it needs an extra: pip install 'claimline[llm]'"
        return Builtin(ModelUse(endpoint.model, failed=((settings.path or "claimline.yaml", reason),)))
    from timeline.extractors.assisted import Assisted
    from timeline.known import known_path

    return Assisted(endpoint, settings.path or "claimline.yaml", private=known_path(settings))
