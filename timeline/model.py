"""The rows of the tables: what is read from a text, with its exact place there.

All rows are frozen. `start` and `end` are code point offsets into the document's `text`, end
exclusive, and `text[start:end]` is the printed string, always. Ids are unique in a corpus and
depend only on the document's id, the kind and the place.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Literal

from timeline.intervals import Interval, Values
from timeline.rows import quick

Language = Literal["zh-Hant", "zh-Hans", "en"]
Comparator = Literal["=", ">", ">=", "<", "<=", "~"]
Stance = Literal["asserted", "planned", "forecast", "denied", "reported"]
How = Literal["printed", "context", "published", "model", "unknown"]
"""How a key part is known: printed beside the value, carried over from context, taken from the
publication date, pointed out by a language model, or not at all. A finding that rests on anything but
`printed` is `likely` at the most."""


@quick
@dataclass(frozen=True, slots=True)
class Span:
    """A place in a document. `text` is what is printed there."""

    document: str
    start: int
    end: int
    text: str


@quick
@dataclass(frozen=True, slots=True)
class Period:
    """Days, both ends included; None is an unknown or open end."""

    first: date | None
    last: date | None

    def overlaps(self, other: Period) -> bool:
        """Whether some day may lie in both (open ends reach everywhere)."""
        return not (
            (self.last is not None and other.first is not None and self.last < other.first)
            or (other.last is not None and self.first is not None and other.last < self.first)
        )


@quick
@dataclass(frozen=True, slots=True)
class Anchor:
    """What a deictic or elliptic date was resolved against. source: published, context, event, given."""

    day: date
    source: str


@quick
@dataclass(frozen=True, slots=True)
class When:
    """A date expression, resolved. `period` is None where it is impossible, vague or a bare duration.

    granularity: day week month quarter half year decade century range duration season vague ...
    flags: any of vague, recurring, duration, open_start, open_end, impossible, fiscal,
    weekday:MON … (a weekday printed with the date), year_from:tense|published|context (how a year
    that is left out was chosen).
    others: further readings where a form can be read in more than one way (21年, 12/1).
    """

    id: str
    document: str
    start: int
    end: int
    text: str
    period: Period | None
    granularity: str
    timex: str
    anchor: Anchor | None = None
    flags: frozenset[str] = frozenset()
    others: tuple[Period, ...] = ()


@quick
@dataclass(frozen=True, slots=True)
class Quantity:
    """A printed number with its unit, comparator and hedge, and the values that the print allows.

    value: as printed in base units (12.47億 → 1247000000), percent as printed (19.6% → 19.6);
    None for a range.  unit: ISO 4217 code, percent, percentage_point, ratio, rank, users, days …
    dimension: money, percent, percentage_point, ratio, rank, count, time, length, mass …
    rounded, wide, coarse: the sets of values allowed if the number was rounded, rounded or cut off,
    and meant only to its last non-zero digit; comparator, hedge and readings are already in them.
    digits, scale: the printed number and base units per printed unit (None where there are no digits);
    digits of a range are those of its low end, digits_high those of its high end.
    hedge: the lexicon key of the hedge or comparator word, if any (about, nearly, teens, tens …).
    """

    id: str
    document: str
    start: int
    end: int
    text: str
    value: Fraction | None
    unit: str
    dimension: str
    comparator: Comparator
    rounded: Values
    wide: Values
    coarse: Values
    digits: str | None = None
    digits_high: str | None = None
    scale: Fraction | None = None
    hedge: str | None = None
    flags: frozenset[str] = frozenset()

    @property
    def allowed(self) -> Interval:
        """The hull of `wide`: low and high of the published tables."""
        return self.wide.hull


@quick
@dataclass(frozen=True, slots=True)
class Name:
    """An entity's name as printed. `key` joins the variants of one entity; `how` says why they were joined.

    type: organisation person product model place work event other.
    family, version: for identifiers (`Falcon` / `K5-0617`), else None.
    """

    id: str
    document: str
    start: int
    end: int
    text: str
    type: str
    canonical: str
    key: str
    how: str = "as printed"
    family: str | None = None
    version: str | None = None
    title: str | None = None


@quick
@dataclass(frozen=True, slots=True)
class Claim:
    """A quantity and what it is of.

    subject: the entity as canonical name, subject_key what joins it over scripts and aliases.
    metric: the lexicon's key, or the head noun (simplified script, lower case) of an unknown one.
    type: level change growth share rank count price duration.
    basis: yoy, qoq, since:…, vs:… (lower-case key; None when not said); basis_text as printed.
    scope: sorted keys that narrow the claim (domestic, quarter, segment:…, region:…, cumulative …).
    period: what time the value is of.  role: the part it plays in a printed relation (`frame`):
    after, before, growth, change, part, whole, share, total; frame ids are shared within a clause.
    direction: which way the relation says that the value went, up or down.
    section: headline, lead, body, caption, table.
    reader: the model that pointed out the parts whose `how` is `model`.
    """

    id: str
    document: str
    start: int
    end: int
    text: str
    quantity: Quantity
    subject: str | None
    subject_key: str | None
    metric: str
    type: str
    basis: str | None
    basis_text: str | None
    scope: tuple[str, ...]
    period: Period | None
    granularity: str | None
    speaker: str | None
    stance: Stance
    sentence: tuple[int, int]
    section: str = "body"
    subject_how: How = "unknown"
    metric_how: How = "unknown"
    period_how: How = "unknown"
    frame: str | None = None
    role: str | None = None
    direction: str | None = None
    spans: tuple[Span, ...] = ()
    reader: str | None = None


@quick
@dataclass(frozen=True, slots=True)
class Event:
    """What happened, when. `telling_of` is shared by the tellings of one event."""

    id: str
    document: str
    start: int
    end: int
    text: str
    when: When | None
    period: Period | None
    granularity: str | None
    participants: tuple[str, ...]
    participant_keys: tuple[str, ...]
    action: str
    object: str | None
    place: str | None
    stance: Stance
    sentence: tuple[int, int]
    telling_of: str = ""
    period_how: How = "unknown"


@dataclass(frozen=True, slots=True)
class Order:
    """A printed order of two events: `earlier` happened before `later` (event ids)."""

    earlier: str
    later: str
    cue: Span


@quick
@dataclass(frozen=True, slots=True)
class Quote:
    """What somebody is said to have said. direct: in quotation marks, or the turn of a speaker."""

    id: str
    document: str
    start: int
    end: int
    text: str
    speaker: str | None
    speaker_key: str | None
    direct: bool
    occasion: str | None
    sentence: tuple[int, int]
    said: Period | None = None


@quick
@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence's place, and what part of the article it is (headline lead body caption table)."""

    start: int
    end: int
    section: str
    paragraph: int


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell's place with its row and column heads (as printed) and its caption.

    units: the lines of the table or right above it that give the unit of its figures.
    """

    start: int
    end: int
    row: str
    column: str
    caption: str
    table: int
    row_index: int
    column_index: int
    units: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """An article as a reader hands it over: text and what the file itself says of it."""

    path: str
    index: int
    text: str
    title: str
    title_span: tuple[int, int] | None
    outlet: str | None
    published: Period | None
    published_how: Literal["given", "metadata"] | None
    published_text: str | None = None
    cells: tuple[Cell, ...] = ()
    line_of: tuple[int, ...] = ()
    """Offsets in `text` at which a line of the file begins, where lines survive reading."""
    captions: tuple[tuple[int, int], ...] = ()
    """Places of captions, bylines, outlet and date lines: what is no part of the story."""


@dataclass(frozen=True, slots=True)
class Document:
    """An article with its language, sentences and publication date (an interval) with the evidence."""

    id: str
    path: str
    title: str
    outlet: str | None
    language: Language
    text: str
    published: Period | None
    published_how: Literal["given", "metadata", "inferred"] | None
    evidence: tuple[Span, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    cells: tuple[Cell, ...] = ()

    @property
    def tongue(self) -> Literal["zh", "en"]:
        """The language without its script: that of the lexicon's tables."""
        return "en" if self.language == "en" else "zh"


@dataclass(frozen=True, slots=True)
class Facts:
    """All that was read from one document, each list sorted by start, then end."""

    document: Document
    dates: tuple[When, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    names: tuple[Name, ...] = ()
    claims: tuple[Claim, ...] = ()
    events: tuple[Event, ...] = ()
    orders: tuple[Order, ...] = ()
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class ModelUse:
    """What a language model gave.

    answers: how many.  used: those that filled a claim.  known: those that said nothing new.
    dropped: the other ones, counted by why.  failed: path and why, where it could not be asked.
    """

    name: str
    answers: int = 0
    used: int = 0
    known: int = 0
    dropped: tuple[tuple[str, int], ...] = ()
    failed: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Corpus:
    """Facts of every document that could be read, sorted by path and place, and what could not be read."""

    facts: tuple[Facts, ...]
    errors: tuple[tuple[str, str], ...] = ()
    copies: dict[str, str] = field(default_factory=dict)
    """Document id → the id of the document whose wire story it reprints."""
    model: ModelUse | None = None
    """What the project's model gave; None where none is set."""
