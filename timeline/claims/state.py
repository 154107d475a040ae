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

Counted = tuple[Found, str | None]
"""A metric, and what narrows it."""


@dataclass(slots=True)
class State:
    """What has been said so far: of whom, of what and of what time the text goes on to speak.

    Of the article: time of its report (main_time; stated: it says so itself), day of its news, today (the
    day of writing, of which a count is that has risen: 死亡人数增至12人), the first sum that it told of
    (lead), who was named last (person), and what earlier paragraphs counted in each unit (earlier) and
    last of all (before).

    Of the paragraph: topic, metric and segment, the last claim, the same but for those of an earlier time
    (level), what it counted in each unit (counted), its last count (tally), the day that its stocks are of
    (as_of), the day up to which it counts (closing: 截至6月末，…), the time of what it last said to be
    expected (expected), the metric that a clause without a number ended with (raised), and what an English
    sentence opened with to be counted (opener), the rate told last (rate), whether it told what each share
    earned (each_share); and whose the thing is that became the topic in passing (owner).

    Of the sentence: where its last number stands (last_at, -1 before the first), its time (ahead: that of
    something planned; back: what the next sentence goes back to, where it is only compared with), the
    days, less than a month, that it opened with (opened), dates that are only compared with (aside), the
    scope and stances that it goes on with (outlook), the metric whose parts it lists (whole), the place
    that a clause gave its number to (place), the topic that an apposition has set aside (resume), and the
    time of the clause before if that has no number (shown: 最高单日客流出现在10月1日，为438.5万人次).
    """

    main_time: Time | None = None
    stated: bool = False
    day: Time | None = None
    today: Time | None = None
    lead: Found | None = None
    person: Topic | None = None
    earlier: dict[str, Counted] = field(default_factory=dict)
    before: Found | None = None

    paragraph: int = -1
    topic: Topic | None = None
    metric: Found | None = None
    segment: str | None = None
    last: Claim | None = None
    level: Claim | None = None
    counted: dict[str, Counted] = field(default_factory=dict)
    tally: Found | None = None
    as_of: Time | None = None
    closing: Time | None = None
    expected: Time | None = None
    raised: Found | None = None
    opener: Found | None = None
    rate: Found | None = None
    owner: Topic | None = None
    each_share: bool = False

    last_at: int = -1
    time: Time | None = None
    back: Time | None = None
    ahead: bool = False
    opened: Time | None = None
    aside: frozenset[int] = frozenset()
    outlook: tuple[set[str], set[str]] = field(default_factory=lambda: (set(), set()))
    whole: Counted | None = None
    place: Topic | None = None
    resume: Topic | None = None
    shown: Time | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """What is the same for a whole document.

    main: the organisation, or the person, that it is about.  text: its text, folded.  called: the words of
    the names of that organisation.  things: what it has placed somewhere, by the noun.  currency: that of
    most of its sums of money.  since: where the text first names whom it is about.  digest: whether it is a
    list of news, of which each item has a time of its own.
    """

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
    since: int = 0
    digest: bool = False

    def about(self, place: int) -> Topic | None:
        """Whom the article is about, as far as it has said so up to a place of its text."""
        return self.main if place >= self.since else None
