"""Plant one error at a time in a consistent corpus, and see which of them the audit finds.

usage: python bench/mutate.py [-v] [--most N] [--by-text] PATH...
For each class of error, at most N places (8 unless told) are changed that a reader could catch from the
corpus alone: a fact that another article tells too, a rate beside its levels, a name printed often; never
where a hard finding rests already. A mutation is found when a hard finding that was not there before rests
on the changed place; for a swapped subject, also on its figure. Prints recall a class, how often a finding
calls the planted side likely right, and the hard findings on the unchanged text for each 1,000 facts: all of
them, and those that known_findings.yaml does not hold (read them: are they true?). With --by-text the places
are chosen by the text alone (bench/by_text.py), not by what the audit joined.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import partial
from pathlib import Path

import yaml

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.by_text import BY_TEXT
from bench.planting import (
    BOUNDS,
    COMPARATORS,
    MAGNITUDES,
    NEGATIONS,
    SIDES,
    UNITS,
    Mutation,
    exchanged,
    misspelt,
    raised,
    transposed,
)
from bench.shared import count
from rules.chains import builds, derivation
from rules.evaluate import evaluate
from rules.expression import work_out
from rules.findings import Audit, Finding
from rules.kinds.definition import by_term
from rules.kinds.sums import amounts_of, unit_of
from rules.load import load_rules
from rules.slips import figures
from rules.view import View
from timeline.documents import make_document
from timeline.intervals import Interval, Values
from timeline.model import Cell, Claim, Corpus, Facts, Name, Quantity, Source
from timeline.pipeline import corpus_of
from timeline.readers import ReadError, find_files, read_file
from timeline.settings import Settings

KNOWN = Path(__file__).with_name("known_findings.yaml")
HARD = {"contradiction", "likely", "arithmetic", "typo"}


def told_twice(audit: Audit) -> set[str]:
    """The facts that at least two documents print."""
    return {e.fact for c in audit.corroborations if len(set(c.documents)) > 1 for e in c.evidence}


def framed(facts: Facts) -> dict[str | None, set[str | None]]:
    """The roles that each frame of one document holds."""
    roles: dict[str | None, set[str | None]] = {}
    for claim in facts.claims:
        roles.setdefault(claim.frame, set()).add(claim.role)
    return roles


def on_claims(
    change: Callable[[str], str | None], wanted: Callable[[Claim], bool], corpus: Corpus, audit: Audit
) -> Iterator[Mutation]:
    """Change what claims print, where another article or the levels beside it would show it."""
    twice = told_twice(audit)
    for facts in corpus.facts:
        roles = framed(facts)
        for c in facts.claims:
            checked = c.frame is not None and {"before", "after", "growth"} <= roles[c.frame]
            new = change(c.text) if wanted(c) and (c.id in twice or checked) else None
            if new is not None and (c.id in twice or shows(facts, c, new)):
                yield Mutation(c.document, c.start, c.text, new)


def shows(facts: Facts, claim: Claim, new: str) -> bool:
    """Whether the levels of a frame leave no room for a new rate (from 4.0 to 4.5 is 11 % to 14 %)."""
    if claim.role != "growth" or (value := re.search(r"\d+(?:\.\d+)?", new)) is None:
        return True
    levels = {c.role: c.quantity.wide for c in facts.claims if c.frame == claim.frame and c is not claim}
    rate = work_out("100 * (after / before - 1)", {k: levels[k] for k in ("after", "before")}).hull
    least = Fraction(1, 10 ** len(value[0].partition(".")[2]))
    printed = Interval(Fraction(value[0]) - least / 2, Fraction(value[0]) + least, False, True)
    return (Values((rate,)) & Values((printed, -printed))).empty


def on_parts(corpus: Corpus, audit: Audit) -> Iterator[Mutation]:
    """Raise the last part of a list in prose, or of a table's column, that makes its printed total."""
    for facts in corpus.facts:
        text = facts.document
        lists = [amounts_of(facts, s) for s in text.sentences if s.section != "table"]
        columns = {(c.table, c.column_index) for c in text.cells}
        for table, column in sorted(columns):
            places = [(c.start, c.end) for c in text.cells if (c.table, c.column_index) == (table, column)]
            lists.append([q for q in facts.quantities if any(a <= q.start < b for a, b in places)])
        for amounts, before in zip(lists, [[], *lists], strict=False):
            for parts, total in made(amounts, before):
                if total.value and (new := raised(parts[-1].text)):
                    yield Mutation(parts[-1].document, parts[-1].start, parts[-1].text, new)


def made(
    amounts: Sequence[Quantity], before: Sequence[Quantity]
) -> Iterator[tuple[list[Quantity], Quantity]]:
    """Lists of two or more exact amounts with a total of three digits or more that is their very sum."""
    for total in (*before, *amounts):
        parts = [q for q in amounts if q is not total and unit_of(q) == unit_of(total)]
        exact = [q.value for q in parts if q.value]
        if len(exact) == len(parts) >= 2 and len(figures(total.digits)) >= 3 and sum(exact) == total.value:
            yield parts, total


def on_chains(corpus: Corpus, audit: Audit) -> Iterator[Mutation]:
    """Exchange digits of a number in a chain that leads to a print, where that leaves the two no value."""
    rules = {rule.id: rule for rule in load_rules().rules}
    view = View(corpus, rules=rules)
    for rule in filter(builds, rules.values()):
        if rule.kind != "derive":
            continue
        for fact, other in derivation(rule, view).fits:
            claims = {c.id: c for c in (*fact.support, *other.support)}
            if len({c.document for c in claims.values()}) < rule.check.get("articles", 1):
                continue
            room = sum(width(f.values) for f in (fact, other))
            for c in claims.values():
                new = transposed(c.text)
                if new is not None and room < moved_by(c.quantity, new) < 1:
                    yield Mutation(c.document, c.start, c.text, new)


def width(values: Values) -> Fraction:
    """How far the ends of a set lie apart, as a part of the upper one."""
    low, high = values.hull.low, values.hull.high
    return Fraction(10**9) if low is None or not high else abs(high - low) / abs(high)


def moved_by(q: Quantity, new: str) -> Fraction:
    """By what part of what it is applied to a changed number moves the result."""
    match = re.search(r"\d+(?:\.\d+)?", new.replace(",", ""))
    if match is None or not q.value or q.scale is None:
        return Fraction(0)
    change = abs(Fraction(match[0]) * q.scale - abs(q.value))
    return change / 100 if q.unit == "percent" and abs(q.value) < 50 else change / abs(q.value)


def on_definitions(corpus: Corpus, audit: Audit) -> Iterator[Mutation]:
    """Change the bound in a meaning that another article gives to the same term."""
    for group in by_term(View(corpus), "meaning").values():
        if len({t.document for t in group}) > 1:
            for q in (q for t in group for q in t.quantities):
                new = exchanged(BOUNDS, q.text) or raised(q.text)
                if new is not None:
                    yield Mutation(q.document, q.start, q.text, new)


def on_names(
    change: Callable[[str], str | None], wanted: Callable[[Name], bool], corpus: Corpus, audit: Audit
) -> Iterator[Mutation]:
    """Misspell one printing of a name that is printed at least three times."""
    often = Counter(n.text for facts in corpus.facts for n in facts.names)
    for facts in corpus.facts:
        for n in facts.names:
            if wanted(n) and often[n.text] >= 3 and (new := change(n.text)):
                yield Mutation(n.document, n.start, n.text, new)


def on_years(corpus: Corpus, audit: Audit) -> Iterator[Mutation]:
    """Move the printed year of a day on which another article has the same action."""
    told = Counter(key for f in corpus.facts for key in {(e.action, e.period) for e in f.events})
    for facts in corpus.facts:
        for event in facts.events:
            when = event.when
            shared = event.granularity == "day" and event.action and told[event.action, event.period] > 1
            if when and shared and (m := re.search(r"(?:19|20)\d\d", when.text)):
                yield Mutation(event.document, when.start + m.start(), m[0], str(int(m[0]) - 1))


def on_quotes(corpus: Corpus, audit: Audit) -> Iterator[Mutation]:
    """Change a digit or a negation in a quote that another article prints too."""
    printed = Counter(q.text for f in corpus.facts for q in {q.text: q for q in f.quotes}.values())
    for facts in corpus.facts:
        for q in facts.quotes:
            new = raised(q.text) or exchanged(NEGATIONS, q.text)
            if q.direct and printed[q.text] > 1 and new:
                yield Mutation(q.document, q.start, q.text, new)


def on_orders(corpus: Corpus, audit: Audit) -> Iterator[Mutation]:
    """Reverse a printed order of two dated events."""
    for facts in corpus.facts:
        dated = {e.id for e in facts.events if e.period and e.period.first and e.period.last}
        for o in facts.orders:
            if {o.earlier, o.later} <= dated and (new := exchanged(SIDES, o.cue.text)):
                yield Mutation(o.cue.document, o.cue.start, o.cue.text, new)


def on_subjects(corpus: Corpus, audit: Audit) -> Iterator[Mutation]:
    """Put another organisation of the same article where a fact told twice prints its subject.

    It has figures of its own, and shares no word with the first: that could be another form of its name.
    """
    twice = told_twice(audit)
    told = {c.subject_key for f in corpus.facts for c in f.claims if c.subject_how == "printed"}
    for facts in corpus.facts:
        firms = [n for n in facts.names if n.type == "organisation" and n.key in told]
        for c in facts.claims:
            inside = [n for n in firms if c.sentence[0] <= n.start < c.start and n.key == c.subject_key]
            others = [n for n in firms if inside and n.key != c.subject_key and apart(n, inside[0])]
            if c.id in twice and others:
                first, other = inside[0], others[0].text
                yield Mutation(c.document, first.start, first.text, other, told=c.end - first.end)


def apart(a: Name, b: Name) -> bool:
    """Whether two names cannot be forms of one."""
    shared = set(a.text.split()) & set(b.text.split())
    return not (shared or a.text in b.text or b.text in a.text or a.text[:2] == b.text[:2])


Maker = Callable[[Corpus, Audit], Iterator[Mutation]]


def anything(_: object) -> bool:
    """Every fact will do."""
    return True


def round_number(claim: Claim) -> bool:
    """Whether a number may be meant to its last digit but one: 20 and 30 times are then ambiguous."""
    return (claim.quantity.digits or "").endswith("0")


CLASSES: dict[str, Maker] = {
    "digit transposed": partial(on_claims, transposed, lambda c: c.quantity.comparator == "="),
    "magnitude slip": partial(on_claims, partial(exchanged, MAGNITUDES), anything),
    "year moved": on_years,
    "growth rate changed": partial(on_claims, raised, lambda c: c.type == "growth" and not round_number(c)),
    "comparator flipped": partial(on_claims, partial(exchanged, COMPARATORS), anything),
    "parts do not sum": on_parts,
    "person misspelt": partial(on_names, misspelt, lambda n: n.type == "person"),
    "identifier slipped": partial(on_names, transposed, lambda n: n.version is not None),
    "order reversed": on_orders,
    "quote altered": on_quotes,
    "entity swapped": on_subjects,
    "link of a chain": on_chains,
    "meaning changed": on_definitions,
    "unit changed": partial(on_claims, partial(exchanged, UNITS), anything),
}


def planted(source: Source, mutation: Mutation) -> Source:
    """The article with the error in it; spans behind the place move with it."""
    by, at = len(mutation.new) - len(mutation.old), mutation.start
    text = source.text[:at] + mutation.new + source.text[at + len(mutation.old) :]

    def moved(place: int) -> int:
        return place + by if place > at else place

    def shifted(cell: Cell) -> Cell:
        return replace(cell, start=moved(cell.start), end=moved(cell.end))

    title = source.title_span and (moved(source.title_span[0]), moved(source.title_span[1]))
    return replace(source, text=text, title_span=title, cells=tuple(map(shifted, source.cells)))


def audit_of(sources: Sequence[Source]) -> tuple[Corpus, Audit]:
    """Read and audit articles that are already in memory."""
    settings = Settings()
    corpus = corpus_of([make_document(s) for s in sources], (), settings)
    return corpus, evaluate(corpus, load_rules().rules, settings)


def rests_on(finding: Finding, m: Mutation) -> bool:
    """Whether an evidence overlaps the changed place, or the figure that is now told of another."""
    end = m.start + len(m.new) + m.told
    return any(e.document == m.document and e.start < end and m.start < e.end for e in finding.evidence)


SIDES_NAMED = ("the other one", "the planted one", "reasons differ", "nothing said")


def side_named(finding: Finding, m: Mutation) -> str:
    """Whether a finding on a planted error calls that side likely right, or the other."""
    judgement = finding.judgement
    if judgement is None or judgement.right is None:
        return SIDES_NAMED[3] if judgement is None else SIDES_NAMED[2]
    document, start, end, _ = judgement.right
    planted_one = document == m.document and start < m.start + len(m.new) + m.told and m.start < end
    return SIDES_NAMED[planted_one]


def spread(mutations: list[Mutation], most: int) -> list[Mutation]:
    """At most so many, evenly over the corpus, each place once."""
    places = list({(m.document, m.start): m for m in mutations if m.old != m.new}.values())
    step = max(1, -(-len(places) // most))
    return places[::step]


@dataclass(frozen=True)
class Known:
    """A hard finding that was read and stands in the text: its rule, its different prints, and why."""

    rule: str
    texts: frozenset[str]
    reason: str

    def covers(self, finding: Finding) -> bool:
        """Whether a finding is this one."""
        return finding.rule == self.rule and {e.text for e in finding.evidence} == self.texts


def known_findings() -> list[Known]:
    """What known_findings.yaml holds."""
    rows = yaml.safe_load(KNOWN.read_text(encoding="utf-8"))
    return [Known(row["rule"], frozenset(row["texts"]), row["reason"]) for row in rows]


def told_of_unchanged(hard: Sequence[Finding], known: Sequence[Known], facts: int) -> None:
    """Print the rate of hard findings on the unchanged text: all, and without those that are known."""
    print(f"hard findings on the unchanged text: {per_thousand(len(hard), facts)}")
    read = [(f, k) for f in hard for k in known if k.covers(f)]
    for finding, entry in read:
        print(f"  known to stand: {finding.message} ({entry.reason})")
    new = [f for f in hard if not any(k.covers(f) for k in known)]
    for finding in new:
        print(f"  not known: {finding.rule}: {finding.message}")
    print(f"without those that are known to stand: {per_thousand(len(new), facts)}")


def per_thousand(count: int, facts: int) -> str:
    """A count as a rate of the facts."""
    return f"{count} in {facts:,} facts, {1000 * count / facts:.1f} per 1,000"


def main(argv: Sequence[str] | None = None) -> None:
    """Plant, audit, and print recall a class."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("paths", nargs="+", metavar="PATH")
    parser.add_argument("--most", type=count, default=8, metavar="N")
    parser.add_argument("--by-text", action="store_true", help="choose places by the text alone")
    parser.add_argument("-v", action="store_true", dest="verbose", help="show what was missed")
    given = parser.parse_args(argv)
    try:
        files = [file for path in given.paths for file in find_files([path])]
        sources = [s for path, shown in files for s in read_file(path, shown, Settings())]
    except ReadError as error:
        parser.error(str(error))
    corpus, clean = audit_of(sources)
    ids = {d.document.id: i for i, d in enumerate(corpus.facts)}
    before = {f.fingerprint for f in clean.findings}
    wrong = [f for f in clean.findings if f.verdict in HARD]
    sides: Counter[str] = Counter()
    classes: dict[str, Maker] = BY_TEXT if given.by_text else CLASSES
    for name, make in classes.items():
        chosen = spread(
            [m for m in make(corpus, clean) if not any(rests_on(f, m) for f in wrong)], given.most
        )
        found = 0
        for m in chosen:
            changed = [planted(s, m) if i == ids[m.document] else s for i, s in enumerate(sources)]
            new = [f for f in audit_of(changed)[1].findings if f.fingerprint not in before]
            resting = [f for f in new if f.verdict in HARD and rests_on(f, m)]
            hit = bool(resting)
            found += hit
            sides.update(side_named(f, m) for f in resting)
            if given.verbose and not hit:
                print(f"  missed in {m.document}: {m.old[:50]} → {m.new[:50]}")
        print(f"{name:22} {found:3} of {len(chosen):3}" + (f"  {found / len(chosen):.2f}" if chosen else ""))
    said = ", ".join(f"{sides[name]} {name}" for name in SIDES_NAMED)
    print(f"which side the {sides.total()} findings on them call likely right: {said}")
    facts = sum(len(f.claims) + len(f.dates) + len(f.names) for f in corpus.facts)
    told_of_unchanged(wrong, known_findings(), facts)


if __name__ == "__main__":
    main()
