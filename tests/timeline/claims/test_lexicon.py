"""The tables of metrics, frames, bases and scopes: their schemas, their reach, and the examples in them."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

import jsonschema
import pytest

from timeline.claims.patterns import compile_frames
from timeline.claims.vocabulary import Words, vocabulary
from timeline.lexicon import BUILTIN, LANGUAGES, Lexicon, builtin_table, table_schema
from timeline.model import Claim, Language, Period
from timeline.pipeline import read_text
from timeline.settings import Settings

PUBLISHED = Period(date(2025, 6, 30), date(2025, 6, 30))
EXAMPLES = [
    (language, entry["key"], example)
    for language in LANGUAGES
    for entry in builtin_table("frames", language)
    for example in entry.get("examples", ())
]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "table", ["metrics", "frames", "bases", "scopes", "owners", "measures", "kinds", "stop_words"]
)
def test_a_table_follows_its_schema(table: str, language: str) -> None:
    schema = table_schema(table)
    assert schema is not None
    jsonschema.validate(list(builtin_table(table, language)), schema)


def test_at_least_150_metrics_are_known_in_both_languages() -> None:
    keys = [{entry["key"] for entry in builtin_table("metrics", language)} for language in LANGUAGES]
    assert len(keys[0] & keys[1]) >= 150


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_form_belongs_to_one_metric(language: str) -> None:
    owners = defaultdict(set)
    for entry in builtin_table("metrics", language):
        for form in entry["forms"]:
            owners[form.lower()].add(entry["key"])
    assert not {form: keys for form, keys in owners.items() if len(keys) > 1}


def test_every_english_metric_is_described_somewhere() -> None:
    described = vocabulary(BUILTIN, "en").by_key
    assert {entry["key"] for entry in builtin_table("metrics", "en")} <= described.keys()


@pytest.mark.parametrize(("language", "key", "example"), EXAMPLES, ids=[e[1] for e in EXAMPLES])
def test_a_frame_reads_its_example(language: str, key: str, example: dict[str, object]) -> None:
    found = {c.text: c for c in claims(str(example["text"]), language)}
    roles = example["roles"]
    assert isinstance(roles, dict)
    assert {text: found[text].role for text in roles} == roles
    if "direction" in example:
        told = [found[text] for text in roles]
        assert {c.direction for c in told} == {example["direction"]}
        rates = [c.quantity.value for c in told if c.role in ("growth", "change")]
        assert all(v is not None and (v < 0) == (example["direction"] == "down") for v in rates)


def test_a_metric_and_a_frame_are_added_without_code() -> None:
    own = Lexicon(
        {
            "metrics": [
                {
                    "key": "widgets_polished",
                    "forms": ["widgets polished"],
                    "kind": "flow",
                    "dimension": "count",
                }
            ],
            "frames": [
                {"key": "tripled", "pattern": "{m} soared past {q:after} from {q:before}", "language": "en"}
            ],
        }
    )
    words = vocabulary(own, "en")
    assert [m.key for _, _, m in words.metrics.find("widgets polished last year")] == ["widgets_polished"]
    assert words.frames[-1].key == "tripled"


def test_a_frame_that_cannot_be_read_is_named() -> None:
    with pytest.raises(ValueError, match="frame broken"):
        compile_frames([{"key": "broken", "pattern": "{nothing} {q:after}"}])


def test_words_end_where_letters_end_and_the_longest_wins() -> None:
    words = Words({"rate": 1, "rate cut": 2, "净利": 3, "净利率": 4})
    assert [v for _, _, v in words.find("corporate rate cut, rate, 净利率和净利")] == [2, 1, 4, 3]


def claims(text: str, language: str) -> tuple[Claim, ...]:
    """The claims of a snippet."""
    shown: Language = "en" if language == "en" else "zh-Hans"
    return read_text(text, Settings(), PUBLISHED, shown).claims


def test_what_a_frame_needs_is_in_all_that_it_matches() -> None:
    """A part that may be missing, or is one choice of several, is not needed."""
    change, optional, choice = compile_frames(
        [
            {"class": "up", "words": ["升"]},
            {"class": "down", "words": ["降"]},
            {"class": "adv", "words": ["约"]},
            {"key": "change", "pattern": "{change} {adv}* {q:growth} 至 {q:after}"},
            {"key": "optional", "pattern": "{q:part} ( 约 {q:whole})?"},
            {"key": "choice", "pattern": "(({up}|为) (的)?|{down}) {q:growth}"},
        ]
    )
    assert (change.numbers, len(change.needs)) == (2, 1)
    assert (optional.numbers, optional.needs) == (1, ())
    assert (choice.numbers, choice.needs) == (1, ())
