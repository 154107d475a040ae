"""What a text has said so far, and what is the same for all of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from timeline.claims.metric import Found
from timeline.claims.period import Time
from timeline.claims.stance import Said
from timeline.claims.subject import Topic
from timeline.claims.vocabulary import Vocabulary
from timeline.model import Claim, Document, Name, Quote


@dataclass(slots=True)
class State:
    """What has been said so far: of whom, of what and of what time the text goes on to speak.

    counted, earlier: the metric last counted in a unit, in this paragraph and in those before.
    ahead: the time is that of something planned.  whole: the metric whose parts a sentence lists, with its
    own part.  opened: the days, less than a month, that the sentence opened with.  tally: the last count.
    person: who was named last.
    today: the day of writing, of which a count is that has risen (死亡人数增至12人).
    place: the place that a clause of the sentence gave its number to.
    closing: the day up to which the paragraph counts (截至6月末，…).  level: the last claim but for
    those of an earlier time.
    raised: the metric that a clause without a number ended with.
    expected: the time of what the paragraph last said to be expected.
    stated: the article has said which months it reports on.  resume: the topic that an apposition has set
    aside.  lead: the first sum that the article told of.
    shown: the time of the clause before, if it has no number (最高单日客流出现在10月1日，为438.5万人次).
    """

    topic: Topic | None = None
    metric: Found | None = None
    segment: str | None = None
    counted: dict[str, tuple[Found, str | None]] = field(default_factory=dict)
    earlier: dict[str, tuple[Found, str | None]] = field(default_factory=dict)
    as_of: Time | None = None
    time: Time | None = None
    paragraph: int = -1
    sentence: int = -1
    last: Claim | None = None
    last_at: int = -1
    day: Time | None = None
    main_time: Time | None = None
    aside: frozenset[int] = frozenset()
    outlook: tuple[set[str], set[str]] = field(default_factory=lambda: (set(), set()))
    ahead: bool = False
    whole: tuple[Found, str | None] | None = None
    opened: Time | None = None
    tally: Found | None = None
    person: Topic | None = None
    shown: Time | None = None
    place: Topic | None = None
    today: Time | None = None
    raised: Found | None = None
    closing: Time | None = None
    level: Claim | None = None
    expected: Time | None = None
    resume: Topic | None = None
    lead: Found | None = None
    stated: bool = False


@dataclass(frozen=True, slots=True)
class Context:
    """What is the same for a whole document. currency: that of most of its sums of money."""

    document: Document
    words: Vocabulary
    main: Topic | None
    said: Sequence[Said]
    quotes: Sequence[Quote]
    text: str
    names: Sequence[Name] = ()
    called: frozenset[str] = frozenset()
    things: dict[str, Topic] = field(default_factory=dict)
    currency: str = "CNY"
