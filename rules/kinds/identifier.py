"""Identifier: versions, codes and names one slip away from a better attested one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rules import slips
from rules.findings import Suggestion
from rules.language import Rule
from rules.likeness import Likeness, simplified
from rules.view import Draft, View, ordered
from timeline.model import Name, Span

CODE = re.compile(
    r"[A-Za-z]{1,8}(?:[-–‑]?\d+(?:\.\d+)*[A-Za-z]?)(?:[-–‑][A-Za-z0-9]+(?:\.\d+)*)*(?![\w.]\d)"
    r"|[〔\[（(]\d{4}[〕\]）)]第?\d+号?"
)
FEWEST = 3
"""Digits that a code must have before two of them exchanged mean a slip rather than another thing."""


@dataclass(frozen=True, slots=True)
class Form:
    """One spelling and every place that prints it."""

    text: str
    places: tuple[Span, ...]

    def sources(self, view: View) -> int:
        """How many independent outlets print it."""
        return view.independent(_Row(p) for p in self.places)


@dataclass(frozen=True, slots=True)
class _Row:
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


def identifier(rule: Rule, view: View) -> Iterator[Draft]:
    """Check codes for slips, names of persons for slips, or names for differing spellings."""
    yield from {"slip": _codes, "person": _persons, "spelling": _spellings}[rule.check["identifier"]](view)


def _codes(view: View) -> Iterator[Draft]:
    forms = _forms(_scan(view))
    likeness = view.likeness
    for a, b in _pairs(forms):
        pair = _order(view, a, b)
        if pair is None or _side_by_side(view, a, b):
            continue
        wrong, right = pair
        left, right_key = _code(wrong.text), _code(right.text)
        exchanged = slips.transposed(left, right_key) and _digits(left) != _digits(right_key)
        if not exchanged or sum(map(str.isdigit, left)) < FEWEST:
            continue
        if sum(map(str.isdigit, left)) == FEWEST and not _said_alike(likeness, wrong, right):
            continue
        yield _slip(view, wrong, right, "two neighbouring digits are exchanged", 0.9)


def _scan(view: View) -> Iterator[Span]:
    """Every code in the text, whether or not it was read as a name."""
    for document, facts in view.by_document():
        numbers = {(q.start, q.end) for q in facts.quantities}
        for match in CODE.finditer(document.text):
            if not any(s <= match.start() and match.end() <= e for s, e in numbers):
                yield Span(document.id, match.start(), match.end(), match[0])


def _code(text: str) -> str:
    return re.sub(r"[-–‑\s]", "-", text).casefold()


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))


def _forms(spans: Iterator[Span]) -> dict[str, Form]:
    found: dict[str, list[Span]] = defaultdict(list)
    for span in spans:
        found[_code(span.text)].append(span)
    return {key: Form(places[0].text, tuple(places)) for key, places in found.items()}


def _pairs(forms: dict[str, Form]) -> Iterator[tuple[Form, Form]]:
    """Spellings that are one slip apart, by an index of neighbours; each pair once."""
    index: dict[str, list[str]] = defaultdict(list)
    for key in forms:
        for near in set(slips.neighbours(key)):
            index[near].append(key)
    pairs = {tuple(sorted((a, b))) for keys in index.values() for a in keys for b in keys if a < b}
    for a, b in sorted(pairs):
        yield forms[a], forms[b]


def _order(view: View, a: Form, b: Form) -> tuple[Form, Form] | None:
    """(wrong, right): the lone spelling and the better attested; None when neither is clearly that."""

    def rank(form: Form) -> tuple[int, int]:
        return form.sources(view), len(form.places)

    weak, strong = sorted((a, b), key=rank)
    if rank(weak) == rank(strong) or weak.sources(view) > 1:
        return None
    return (weak, strong) if strong.sources(view) > 1 or len(strong.places) > len(weak.places) + 1 else None


def _side_by_side(view: View, a: Form, b: Form) -> bool:
    """Whether some sentence prints both: who sets them side by side means two things."""
    sentences = {(p.document, view.sentence(p.document, p.start).start) for p in a.places}
    return any((p.document, view.sentence(p.document, p.start).start) in sentences for p in b.places)


def _said_alike(likeness: Likeness, a: Form, b: Form) -> bool:
    """Whether some printing of each stands among the same rarer words."""
    best = max(
        likeness.alike((p.document, p.start, p.end), (q.document, q.start, q.end))
        for p in a.places[:6]
        for q in b.places[:6]
    )
    return best[0] >= 4.0


def _slip(view: View, wrong: Form, right: Form, how: str, confidence: float) -> Draft:
    shown = right.places[:3] if len({p.document for p in right.places[:3]}) > 1 else _spread(right.places)
    sources = right.sources(view)
    attested = (
        f"{right.text} is printed {len(right.places)} times by {sources} independent {_sources(sources)}"
    )
    first = wrong.places[0]
    return Draft(
        ordered(view.evidence(_Row(p)) for p in (*wrong.places, *shown)),
        (
            f"{wrong.text} and {right.text}: {how}",
            f"{wrong.text} is printed {len(wrong.places)} times, in one source",
            attested,
        ),
        {
            "wrong.text": wrong.text,
            "right.text": right.text,
            "wrong.count": str(len(wrong.places)),
            "right.count": str(len(right.places)),
        },
        confidence=confidence,
        suggestion=Suggestion(first.document, first.start, first.end, right.text, safe=sources > 1),
        entities=(right.text,),
    )


def _sources(count: int) -> str:
    return "source" if count == 1 else "sources"


def _spread(places: Sequence[Span]) -> list[Span]:
    """One printing a document, at most three."""
    return list({p.document: p for p in reversed(places)}.values())[::-1][:3]


def _persons(view: View) -> Iterator[Draft]:
    """Names of persons one character apart who bear the same title or stand among the same words."""
    names: dict[str, list[Name]] = defaultdict(list)
    for _, facts in view.by_document():
        for name in facts.names:
            if name.type == "person" and len(name.text) > 2:
                names[simplified(name.text).casefold()].append(name)
    forms = {
        key: Form(group[0].text, tuple(Span(n.document, n.start, n.end, n.text) for n in group))
        for key, group in names.items()
    }
    likeness = view.likeness
    for a, b in _pairs(forms):
        if a.text.casefold() in b.text.casefold() or b.text.casefold() in a.text.casefold():
            continue
        pair = _order(view, a, b)
        if pair is None or _side_by_side(view, a, b) or not _same_person(view, likeness, names, *pair):
            continue
        yield _slip(view, *pair, "one letter or character is another", 0.85)


def _same_person(
    view: View, likeness: Likeness, names: dict[str, list[Name]], wrong: Form, right: Form
) -> bool:
    """Whether two names of one shape bear one title, or their sentences say the same."""
    mine, other = (names[simplified(f.text).casefold()] for f in (wrong, right))
    titles = {_title(view, n) for n in mine} & {_title(view, n) for n in other}
    if titles - {""}:
        return True
    latin = wrong.text.isascii() or " " in wrong.text
    return (latin and wrong.text.split()[0] == right.text.split()[0]) or _said_alike(likeness, wrong, right)


def _title(view: View, name: Name) -> str:
    """The title that is read with a name, else the four characters printed before it."""
    if name.title:
        return simplified(name.title).casefold()
    before = view.documents[name.document].text[max(0, name.start - 5) : name.start]
    return (
        simplified(before).casefold().strip() if len(before) == 5 and not re.search(r"[\W\d]", before) else ""
    )


def _spellings(view: View) -> Iterator[Draft]:
    """One product or model written with other order, case, space or hyphens."""
    forms: dict[tuple[str, ...], dict[str, list[Name]]] = defaultdict(lambda: defaultdict(list))
    for _, facts in view.by_document():
        for name in facts.names:
            if name.type in ("product", "model", "organisation") and re.search(r"[A-Za-z]", name.text):
                parts = re.findall(r"[a-z]+|\d+(?:\.\d+)*|[㐀-鿿]+", simplified(name.text).casefold())
                if len(parts) > 1:
                    forms[tuple(sorted(parts))][name.text].append(name)
    for spellings in forms.values():
        if len(spellings) < 2:
            continue
        shown = [group[0] for group in spellings.values()]
        yield Draft(
            ordered(view.evidence(n) for n in shown),
            tuple(f"{text}: printed {len(group)} times" for text, group in spellings.items()),
            {"a.text": shown[0].text, "b.text": shown[1].text},
            confidence=0.7,
            entities=(shown[0].canonical,),
        )
