"""The timeline as people see it: one row an event, however many articles tell it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from reports.layout import printable
from reports.report import article
from reports.theme import count_words
from timeline.model import Document, Event, Facts, Period


@dataclass(frozen=True, slots=True)
class Happening:
    """An event with all its tellings, best told first. period: from the earliest to the latest telling."""

    id: str
    period: Period
    tellings: tuple[Event, ...]
    documents: tuple[Document, ...]

    @property
    def lead(self) -> Event:
        """The telling that stands for all: the one with the narrowest date, then the first in order."""
        return self.tellings[0]

    @property
    def participants(self) -> tuple[str, ...]:
        """Names of all tellings, each once."""
        return tuple(dict.fromkeys(p for e in self.tellings for p in e.participants))

    @property
    def agreed(self) -> bool:
        """Whether some day may be meant by every telling."""
        return all(
            a.period is None or b.period is None or a.period.overlaps(b.period)
            for a in self.tellings
            for b in self.tellings
        )

    def row(self) -> dict[str, Any]:
        """The row that the tables print."""
        lead = self.lead
        return {
            "from": _iso(self.period.first),
            "to": _iso(self.period.last),
            "granularity": lead.granularity,
            "action": lead.action,
            "participants": list(self.participants),
            "text": lead.text,
            "stance": lead.stance,
            "tellings": len(self.tellings),
            "documents": sorted({d.id for d in self.documents}),
            "telling_of": self.id,
            "agreed": self.agreed,
        }


def chronicle(facts: Iterable[Facts]) -> list[Happening]:
    """All dated events, earliest first, tellings of one event together."""
    told: dict[str, list[Event]] = {}
    documents: dict[str, Document] = {}
    for one in facts:
        documents[one.document.id] = one.document
        for event in one.events:
            if event.period is not None and (event.period.first or event.period.last):
                told.setdefault(event.telling_of or event.id, []).append(event)
    happenings = []
    for telling, events in told.items():
        events.sort(key=lambda e: (_days(e.period), documents[e.document].path, article(e.document), e.start))
        periods = [e.period for e in events if e.period is not None]
        firsts, lasts = [p.first for p in periods], [p.last for p in periods]
        period = Period(
            None if None in firsts else min(d for d in firsts if d),
            None if None in lasts else max(d for d in lasts if d),
        )
        places = {e.document: documents[e.document] for e in events}
        happenings.append(Happening(telling, period, tuple(events), tuple(places.values())))
    return sorted(happenings, key=_order)


def select(
    happenings: Iterable[Happening],
    entities: Sequence[str] = (),
    first: date | None = None,
    last: date | None = None,
) -> list[Happening]:
    """Keep what names one of the entities and may lie between the days, both included."""
    window = Period(first, last)
    wanted = [e.casefold() for e in entities]
    return [
        h
        for h in happenings
        if h.period.overlaps(window) and (not wanted or any(w in name for w in wanted for name in _names(h)))
    ]


def render(happenings: Sequence[Happening], width: int, colour: bool) -> str:
    """A table for the terminal."""
    import io

    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    out = io.StringIO()
    console = Console(
        file=out, width=width, force_terminal=colour, no_color=not colour, highlight=False, markup=False
    )
    if not happenings:
        return "no dated event found\n"
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, expand=False)
    table.add_column("when", style="cyan", no_wrap=True)
    table.add_column("who", style="bold", max_width=max(width // 5, 12), overflow="fold")
    table.add_column("what", overflow="fold", ratio=1)
    table.add_column("told", justify="right", no_wrap=True)
    for happening in happenings:
        documents = len(happening.documents)
        told = Text(str(len(happening.tellings)), "" if happening.agreed else "bold red")
        if documents > 1:
            told.append(f" in {documents}")
        lead = happening.lead
        what = Text(printable(lead.text))
        if lead.stance != "asserted":
            what.append(f"  ({lead.stance})", "dim")
        table.add_row(when(happening.period), printable("、".join(happening.participants)), what, told)
    console.print(table)
    tellings = sum(len(h.tellings) for h in happenings)
    console.print(f"{count_words(len(happenings), 'event')}, {count_words(tellings, 'telling')}")
    return "".join(line.rstrip() + "\n" for line in out.getvalue().splitlines())


def when(period: Period) -> str:
    """A period as people write it: a day, a month, a year, or from … to …."""
    first, last = period.first, period.last
    if first is None or last is None:
        return f"{first or '…'} → {last or '…'}"
    if first == last:
        return first.isoformat()
    nxt = date.fromordinal(last.toordinal() + 1) if last < date.max else last
    if first.day == 1 and nxt.day == 1:
        if first.year == last.year and first.month == last.month:
            return f"{first:%Y-%m}"
        if first.month == 1 and nxt.month == 1:
            return f"{first.year}" if first.year == last.year else f"{first.year} → {last.year}"
        return f"{first:%Y-%m} → {last:%Y-%m}"
    return f"{first} → {last}"


def _order(happening: Happening) -> tuple[str, str, str]:
    period = happening.period
    return str(period.first or period.last), str(period.last or period.first), happening.id


def _days(period: Period | None) -> int:
    if period is None or period.first is None or period.last is None:
        return 10**7
    return (period.last - period.first).days


def _names(happening: Happening) -> list[str]:
    names = [n for e in happening.tellings for n in (*e.participants, *e.participant_keys, e.object or "")]
    return [n.casefold() for n in names if n]


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
