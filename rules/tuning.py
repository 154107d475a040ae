"""What a project's file changes of a rule: how far numbers may be apart, and which articles it compares."""

from __future__ import annotations

import fnmatch
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from pathlib import Path, PurePath

from rules.language import KINDS, Rule
from rules.words import TOLERANCE
from timeline.intervals import Interval, Values
from timeline.known import known_path
from timeline.lexicon import LANGUAGES, Lexicon
from timeline.model import Corpus, Document, Facts, Quantity
from timeline.settings import Allowance, Scope, Settings, SettingsError, line_of, nearest

RATES = ("percent", "percentage_point", "ratio")
"""Units of rates: a number that is allowed for a metric is one of its amounts, not of its rates."""


def corpus_for(rule: Rule, corpus: Corpus, settings: Settings) -> Corpus:
    """The corpus as a rule sees it; the very same one where the project says nothing of it."""
    for name in names_of(rule):
        if name in settings.scope:
            corpus = _narrowed(corpus, settings.scope[name], known_path(settings))
    named = [settings.tolerance_of.get(name, {}) for name in names_of(rule)]
    every = [{"": settings.tolerance[name]} for name in names_of(rule) if name in settings.tolerance]
    return _widened(corpus, [*named, *every])


def mark_of(rule: Rule, settings: Settings) -> tuple[str, ...]:
    """The names of what a project says of a rule: rules with one mark see one corpus."""
    said = {*settings.scope, *settings.tolerance, *settings.tolerance_of}
    return tuple(name for name in names_of(rule) if name in said)


def names_of(rule: Rule) -> tuple[str, str, str]:
    """What a rule can be called in a project's file, the widest first."""
    return rule.theme, rule.kind, rule.id


def widened(corpus: Corpus, settings: Settings) -> Corpus:
    """The corpus with what the project allows for metrics and units, whatever the rule."""
    return _widened(corpus, [settings.tolerance])


def _narrowed(corpus: Corpus, scope: Scope, known: str | None) -> Corpus:
    """The articles of a scope, and the known facts: those are checked against wherever a rule looks."""
    kept = (f for f in corpus.facts if f.document.path == known or _inside(f.document, scope))
    return replace(corpus, facts=tuple(kept))


def _inside(document: Document, scope: Scope) -> bool:
    path = PurePath(document.path)
    named = any(fnmatch.fnmatchcase(document.path, p) or path.match(p) for p in scope.files)
    return (
        (named or not scope.files)
        and (not scope.outlets or document.outlet in scope.outlets)
        and (not scope.languages or document.language.startswith(scope.languages))
    )


def _widened(corpus: Corpus, tables: Iterable[Mapping[str, Allowance]]) -> Corpus:
    tables = [t for t in tables if t]
    if not tables:
        return corpus
    return replace(corpus, facts=tuple(_wider(facts, tables) for facts in corpus.facts))


def _wider(facts: Facts, tables: Collection[Mapping[str, Allowance]]) -> Facts:
    metrics: dict[str, set[str]] = {}
    for claim in facts.claims:
        metrics.setdefault(claim.quantity.id, set()).add(claim.metric)
    made = {
        q.id: _allow(q, _allowances(q, metrics.get(q.id, set()), tables))
        for q in (*facts.quantities, *(c.quantity for c in facts.claims))
    }
    return replace(
        facts,
        quantities=tuple(made[q.id] for q in facts.quantities),
        claims=tuple(replace(c, quantity=made[c.quantity.id]) for c in facts.claims),
    )


def _allowances(
    q: Quantity, metrics: Collection[str], tables: Iterable[Mapping[str, Allowance]]
) -> Iterator[Allowance]:
    """What may be added to a number: by its unit, by what it is of, and to every number."""
    for table in tables:
        for name, allowance in table.items():
            amount = allowance.part or q.unit not in RATES
            if name in ("", q.unit) or (name in metrics and amount):
                yield allowance


def _allow(q: Quantity, allowances: Iterable[Allowance]) -> Quantity:
    """The number with the widest of the allowances on both sides of each of its ends."""
    wide = max(allowances, key=lambda a: _by(a, q.value or _middle(q)), default=None)
    if wide is None:
        return q
    return replace(
        q,
        rounded=_spread(q.rounded, wide),
        wide=_spread(q.wide, wide),
        coarse=_spread(q.coarse, wide),
        flags=q.flags | {f"{TOLERANCE}{wide.text}"},
    )


def _by(allowance: Allowance, value: Fraction) -> Fraction:
    return abs(value) * allowance.by if allowance.part else allowance.by


def _middle(q: Quantity) -> Fraction:
    ends = [e for p in q.wide.parts for e in (p.low, p.high) if e is not None]
    return max(map(abs, ends), default=Fraction(0))


def _spread(values: Values, allowance: Allowance) -> Values:
    def wider(part: Interval) -> Interval:
        low = None if part.low is None else part.low - _by(allowance, part.low)
        high = None if part.high is None else part.high + _by(allowance, part.high)
        return Interval(low, high, part.low_open, part.high_open)

    return Values(tuple(map(wider, values.parts)))


def unknown(settings: Settings, rules: Collection[Rule]) -> SettingsError | None:
    """The first name in the project's file that is none of a rule, kind, pack, metric or unit; else None."""
    if settings.path is None:
        return None
    called = {r.id for r in rules} | set(KINDS)
    themes = {r.theme for r in rules}
    measures = _measures(settings.lexicon)
    said: list[tuple[tuple[str, ...], str, set[str], str]] = [
        *((("rules", n), n, called, "rule or kind") for n in settings.rules),
        *((("packs_off",), n, themes, "pack") for n in settings.packs_off),
        *((("scope", n), n, called | themes, "rule, kind or pack") for n in settings.scope),
        *(
            (("tolerance", n), n, measures | called | themes, "metric, unit or rule")
            for n in settings.tolerance
        ),
        *((("tolerance", n), n, called | themes, "rule, kind or pack") for n in settings.tolerance_of),
        *(
            (("tolerance", rule, n), n, measures, "metric or unit")
            for rule, table in settings.tolerance_of.items()
            for n in table
        ),
    ]
    for where, name, known, what in said:
        if name not in known:
            return _mistake(settings.path, where, f"{name} is no {what}{nearest(name, known)}")
    for name, allowance in settings.tolerance.items():
        if name not in measures and not allowance.part:
            message = f"for every number of a rule only a part can be allowed (1%), not {allowance.text}"
            return _mistake(settings.path, ("tolerance", name), message)
    return None


def _mistake(path: str, where: Sequence[str], message: str) -> SettingsError:
    return SettingsError(path, message, line_of(Path(path), where), ".".join(where))


def _measures(lexicon: Lexicon) -> set[str]:
    tables = (("metrics", "key"), ("units", "key"), ("currencies", "code"))
    found = {e[key] for name, key in tables for lang in LANGUAGES for e in lexicon.table(name, lang)}
    return {*found, *RATES}
