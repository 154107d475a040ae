"""Spellings of a name or code: where each is printed, and which of two is the slip."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rules import slips, words
from rules.findings import Suggestion
from rules.likeness import Likeness
from rules.view import Draft, View, ordered
from timeline.model import Span

ATTESTED = 3
"""Printings in the corpus from which a draft may be spelt as one source spells a name or code."""


@dataclass(frozen=True, slots=True)
class Form:
    """One spelling and every place that prints it."""

    text: str
    places: tuple[Span, ...]

    def sources(self, view: View) -> int:
        """How many independent outlets print it."""
        return view.independent(Printed(p) for p in self.places)


@dataclass(frozen=True, slots=True)
class Printed:
    """A bare span as a row."""

    span: Span

    @property
    def id(self) -> str:
        return f"{self.span.document}:text:{self.span.start}"

    @property
    def document(self) -> str:
        return self.span.document

    @property
    def start(self) -> int:
        return self.span.start

    @property
    def end(self) -> int:
        return self.span.end

    @property
    def text(self) -> str:
        return self.span.text


def neighbouring(forms: dict[str, Form]) -> Iterator[tuple[Form, Form]]:
    """Spellings that are one slip apart, by an index of neighbours; each pair once."""
    index: dict[str, list[str]] = defaultdict(list)
    for key in forms:
        for near in set(slips.neighbours(key)):
            index[near].append(key)
    pairs = {tuple(sorted((a, b))) for keys in index.values() for a in keys for b in keys if a < b}
    for a, b in sorted(pairs):
        yield forms[a], forms[b]


def lone_first(view: View, a: Form, b: Form, margin: int = 1) -> tuple[Form, Form] | None:
    """(wrong, right): the lone spelling and the better attested; None when neither is clearly that.

    What only a draft prints needs no margin: a draft is no source.
    """

    def rank(form: Form) -> tuple[int, int]:
        return form.sources(view), len(form.places)

    weak, strong = sorted((a, b), key=rank)
    if rank(weak) == rank(strong) or weak.sources(view) > 1:
        return None
    if not weak.sources(view):
        margin = 0
    clear = strong.sources(view) > 1 or len(strong.places) > len(weak.places) + margin
    return (weak, strong) if clear else None


def side_by_side(view: View, a: Form, b: Form) -> bool:
    """Whether some sentence prints both: who sets them side by side means two things."""
    sentences = {(p.document, view.sentence(p.document, p.start).start) for p in a.places}
    return any((p.document, view.sentence(p.document, p.start).start) in sentences for p in b.places)


def slip(view: View, wrong: Form, right: Form, how: str, confidence: float) -> Draft:
    shown = right.places[:3] if len({p.document for p in right.places[:3]}) > 1 else _spread(right.places)
    sources = right.sources(view)
    often = words.times(len(right.places))
    attested = f"{right.text} is printed {often} by {words.counted(sources, 'independent source')}"
    first = next((p for p in wrong.places if p.document in view.drafts), wrong.places[0])
    printings = sum(p.document not in view.drafts for p in right.places)
    safe = sources > 1 or (first.document in view.drafts and printings >= ATTESTED)
    return Draft(
        ordered(view.evidence(Printed(p)) for p in (*wrong.places, *shown)),
        (
            f"{wrong.text} and {right.text}: {how}",
            f"{wrong.text} is printed {words.times(len(wrong.places))}, in one source",
            attested,
        ),
        {
            "wrong.text": wrong.text,
            "right.text": right.text,
            "wrong.count": str(len(wrong.places)),
            "right.count": str(len(right.places)),
            "right.times": often,
        },
        confidence=confidence,
        suggestion=Suggestion(first.document, first.start, first.end, right.text, safe=safe),
        entities=(right.text,),
    )


def _spread(places: Sequence[Span]) -> list[Span]:
    """One printing a document, at most three."""
    return list({p.document: p for p in reversed(places)}.values())[::-1][:3]


def said_alike(likeness: Likeness, a: Form, b: Form) -> bool:
    """Whether some printing of each stands among the same rarer words."""
    best = max(
        likeness.alike((p.document, p.start, p.end), (q.document, q.start, q.end))
        for p in a.places[:6]
        for q in b.places[:6]
    )
    return best[0] >= 4.0
