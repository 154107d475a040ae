"""Tense: what an article says has happened lies behind the day on which it appeared."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from functools import lru_cache

from rules.corrections import one_of
from rules.view import Draft, View
from rules.words import period
from timeline.lexicon import Lexicon
from timeline.model import When
from timeline.script import simplify

YEAR = re.compile(r"(?:19|20)\d\d|[二〇零一九]{4}年")
SAID = ("given", "metadata")
"""How a day of publication must be known: one that was inferred from the text proves nothing against it."""
SPANS = ("day", "month")
SLACK = timedelta(days=1)
"""It is tomorrow elsewhere already."""
PAUSE = re.compile(r"[，,；;。！!？?\n]|\.\s")
DONE_ZH = re.compile(r"(?:已|已经|曾|曾经)(?:于|在)?$")
DONE_BEHIND_ZH = re.compile(r"(?!起|前|之前|以前|后|之后|到期|截止|为止|的|至|到|[—–~-])[^将会]*了(?!解)")
DONE_EN = re.compile(
    r"\b(?:\w{2,}ed|began|took place|held|met|left|won|lost|fell|rose|came|went|built|sold|bought|made)"
    r"(?:\sto\s(?:the\s)?(?:public|traffic|visitors|passengers|guests|customers))?"
    r"(?:\s(?!to\b|that\b|for\b|until\b|[a-z]+s\b)[\w'’-]+){0,3}\s(?:on|in)\s(?:[A-Z][a-z]+day,?\s)?$"
)
"""A verb of the past, a few words and a preposition, right before the date; a word in -s may be its verb."""


@lru_cache(maxsize=16)
def ahead(lexicon: Lexicon, language: str) -> re.Pattern[str]:
    """Words that put a sentence, or a part of it, into the future."""
    words = {
        simplify(word)
        for entry in lexicon.table("dates_tense", language)
        if entry["tense"] == "future"
        for word in entry["words"]
    }
    return re.compile(one_of(words, language), re.IGNORECASE)


def happened(view: View, when: When) -> Iterator[Draft]:
    """A day or month with its year that is told as past in an article that appeared before it."""
    document = view.documents[when.document]
    known = document.published if document.published_how in SAID else None
    span = when.period
    if known is None or known.last is None or span is None or span.first is None or when.others:
        return
    if when.granularity not in SPANS or span.first - known.last <= SLACK or not YEAR.search(when.text):
        return
    place = view.sentence(when.document, when.start)
    if place.section in ("table", "caption") or not _told_as_past(view, when, place.start, place.end):
        return
    yield Draft(
        (view.evidence(when, period(span)),),
        (
            f"{when.text}: {period(span)}, told as past: {view.words(when.document, when.start).strip()}",
            f"the article appeared on {period(known)}",
            "what it says has happened lies behind that day",
        ),
        {"date.text": when.text, "date": period(span), "published": period(known)},
        confidence=0.75,
        inferred=True,
    )


def _told_as_past(view: View, when: When, start: int, end: int) -> bool:
    """Whether the words beside a date say that it is over, and none in its sentence that it is to come."""
    language = view.documents[when.document].tongue
    text = simplify(view.documents[when.document].text)
    if ahead(view.lexicon, language).search(text, start, end):
        return False
    before, after = text[start : when.start], PAUSE.split(text[when.end : end], maxsplit=1)[0]
    if language == "en":
        return DONE_EN.search(before) is not None
    return DONE_ZH.search(before) is not None or DONE_BEHIND_ZH.match(after) is not None
