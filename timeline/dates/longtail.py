"""Absolute dates in other languages (12 mars 2024, 3. Oktober 2023), read by the library dateparser.

A pattern proposes places: a day, a word, a year. Only where the word is a month's name in one of the
languages of the lexicon's table `dates_languages` is the library asked, with that language given; it is
imported only then.
"""

from __future__ import annotations

import functools
import importlib
import re
from collections.abc import Sequence

from timeline.dates.expressions import Fields, Mention
from timeline.lexicon import Lexicon

PLACE = re.compile(
    r"(?<![\w.,/-])\d{1,2}(?:\.|er|º|°)?\s(?:de\s|tháng\s)?(?P<month>[^\W\d_]{3,14})\.?,?\s(?:de\s|del\s)?"
    r"(?:19|20)\d\d(?![\w%]|[.,]\d)"
)
MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
ENGLISH = frozenset(m for name in MONTHS for m in (name, name[:3], "sept"))


def propose(text: str, lexicon: Lexicon) -> list[Mention]:
    """Find the dates of other languages in a text."""
    found = []
    for match in PLACE.finditer(text):
        word = match["month"].lower()
        if word in ENGLISH:
            continue
        languages = month_names(lexicon).get(word)
        fields = read(match[0], languages) if languages else None
        if fields:
            found.append(Mention(match.start(), match.end(), match[0], fields))
    return found


@functools.lru_cache(maxsize=8)
def month_names(lexicon: Lexicon) -> dict[str, tuple[str, ...]]:
    """Map each month's name in each language of the lexicon to the languages that have it."""
    names: dict[str, tuple[str, ...]] = {}
    for entry in lexicon.table("dates_languages", "en"):
        module = importlib.import_module(f"dateparser.data.date_translation_data.{entry['code']}")
        for month in MONTHS:
            for name in module.info.get(month, ()):
                known = names.get(name.lower(), ())
                if entry["code"] not in known:
                    names[name.lower()] = (*known, entry["code"])
    return names


def read(printed: str, languages: Sequence[str]) -> Fields | None:
    """Read one date by the library, in the first of the languages that can."""
    import dateparser

    for language in languages:
        day = dateparser.parse(
            printed,
            languages=[language],
            settings={"REQUIRE_PARTS": ["day", "month", "year"], "DATE_ORDER": "DMY"},
        )
        if day is not None:
            return Fields(year=day.year, month=day.month, day=day.day)
    return None
