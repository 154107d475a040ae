"""Rules over a corpus: every finding with its proof, what is corroborated, what was covered."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from functools import cache
from importlib import import_module

from rules.chains import builds
from rules.corroborate import corroborations
from rules.coverage import coverage
from rules.findings import SEVERITIES, VERDICTS, Audit, Finding, Severity
from rules.fingerprint import fingerprint
from rules.judge import steps_of
from rules.language import Rule, RuleError, render
from rules.reported import of_one_report
from rules.tuning import corpus_for, mark_of, widened
from rules.verdict import cap, consequence, pointed_out
from rules.view import KNOWN, Draft, View, ordered
from timeline.known import known_path
from timeline.model import Corpus
from timeline.settings import Settings

Kind = Callable[[Rule, View], Iterator[Draft]]
LIKENESS = {"unit-slip", "identifier", "quote"}
LIKENESS_OF_AGREE = {"likeness", "beside", "cells", "aligned"}
"""Kinds, and checks of the kind agree, that propose by likeness: silent where a proof already stands on the
same passages, and where a surer proposal does.
"""
HARD = VERDICTS[:4]


@cache
def kind(name: str) -> Kind:
    """The function of a kind, imported when first needed."""
    word = name.replace("-", "_")
    return getattr(import_module(f"rules.kinds.{word}"), word)


def evaluate(
    corpus: Corpus, rules: Sequence[Rule], settings: Settings, drafts: frozenset[str] = frozenset()
) -> Audit:
    """Run the rules that the settings leave on; the same corpus gives the same audit, byte for byte.

    A rule that cannot run is told of in `broken`; the others run.
    """
    groups = {n: o.group for n, o in settings.outlets.items() if o.group}
    corpus = widened(corpus, settings)
    on = active(rules, settings)
    among = {rule.id: rule for rule in on}
    view = View(corpus, settings.lexicon, groups, drafts, trusted(corpus, settings), among)
    views: dict[tuple[str, ...], View] = {(): view}
    findings: list[Finding] = []
    ran, broken = [], []
    for rule in on:
        mark = mark_of(rule, settings)
        if mark not in views:
            own = corpus_for(rule, corpus, settings)
            views[mark] = View(own, settings.lexicon, groups, drafts, view.trust, among)
        try:
            findings += run(rule, views[mark], severity_of(rule, settings))
            ran.append(rule.id)
        except RuleError as error:
            broken.append(rule.broken(error))
    order = {f.document.id: i for i, f in enumerate(corpus.facts)}
    chains = {r.id for r in on if builds(r)}
    likely = {r.id for r in on if by_likeness(r)}
    kept = _without_echoes([f for f in findings if f.rule not in chains], likely)
    kept += _shortest([f for f in findings if f.rule in chains], kept)
    return Audit(
        documents=tuple(f.document for f in corpus.facts),
        findings=tuple(sorted(kept, key=lambda f: _place(f, order))),
        corroborations=corroborations(view, kept),
        errors=corpus.errors,
        coverage=coverage(view),
        rules=tuple(ran),
        broken=tuple(broken),
        model=corpus.model,
    )


def trusted(corpus: Corpus, settings: Settings) -> dict[str, int]:
    """Document id → whose word counts more, where it is not 1; known facts count most."""
    known = known_path(settings)
    said = {n: o.trust for n, o in settings.outlets.items() if o.trust != 1}
    found = {}
    for facts in corpus.facts:
        document = facts.document
        trust = KNOWN if document.path == known else said.get(document.outlet or "", 1)
        if trust != 1:
            found[document.id] = trust
    return found


def active(rules: Iterable[Rule], settings: Settings) -> list[Rule]:
    """The rules that are on, in the order of their ids."""
    off = set(settings.packs_off)
    return [
        r
        for r in sorted(rules, key=lambda r: r.id)
        if r.theme not in off and settings.rules.get(r.id, settings.rules.get(r.kind)) != "off"
    ]


def severity_of(rule: Rule, settings: Settings) -> Severity | None:
    """The severity that a project sets for a rule or its kind, or None."""
    said = settings.rules.get(rule.id, settings.rules.get(rule.kind))
    return next((s for s in SEVERITIES if s == said), None)


def run(rule: Rule, view: View, severity: Severity | None = None) -> list[Finding]:
    """The findings of one rule, each passage set once."""
    findings: dict[str, Finding] = {}
    for told in kind(rule.kind)(rule, view):
        draft = of_one_report(rule, view, told, by_likeness(rule))
        if draft is None:
            continue
        found = _finding(rule, _told_by_model(view, draft), severity)
        known = findings.get(found.fingerprint)
        findings[found.fingerprint] = found if known is None else _joined(known, found)
    return list(findings.values())


def _told_by_model(view: View, draft: Draft) -> Draft:
    """A proof that says what a model had a part in, and rests on what is inferred."""
    claims = [view.assisted[e.fact] for e in draft.evidence if e.fact in view.assisted]
    if not claims:
        return draft
    steps = [f"{c.text}: {c.reader} pointed out its {', '.join(pointed_out(c))}" for c in claims]
    return replace(draft, inferred=True, steps=(*draft.steps, *steps))


def _joined(a: Finding, b: Finding) -> Finding:
    """One finding of two that are the same words: a reprint adds its passages to those of the original."""
    strong, other = (a, b) if a.confidence >= b.confidence else (b, a)
    return replace(strong, evidence=ordered((*strong.evidence, *other.evidence)))


def _finding(rule: Rule, draft: Draft, severity: Severity | None) -> Finding:
    verdict = cap(draft.verdict or rule.verdict, draft.inferred)
    own = consequence(rule.severity, draft.involved)
    if verdict in ("ambiguity", "drift", "variant") and severity is None:
        own = "note" if own == "note" else "warning"
    judgement = draft.judgement if verdict in HARD else None
    return Finding(
        fingerprint=fingerprint(rule.id, draft.evidence),
        rule=rule.id,
        title=rule.title,
        verdict=verdict,
        severity=severity or own,
        confidence=round(draft.confidence, 2),
        message=" ".join(render(rule.explain, draft.slots).split()),
        evidence=draft.evidence,
        steps=(*draft.steps, *steps_of(judgement)),
        suggestion=draft.suggestion if verdict in HARD else None,
        entities=draft.entities,
        judgement=judgement,
    )


def by_likeness(rule: Rule) -> bool:
    """Whether a rule proposes by likeness: its findings say less than a proof on the same passages."""
    likely = rule.kind in LIKENESS or rule.check.get("agree") in LIKENESS_OF_AGREE
    return likely or rule.check.get("apart") == "slip" or rule.check.get("within") == "neighbours"


def _without_echoes(findings: Sequence[Finding], likely: Set[str]) -> list[Finding]:
    """Leave out what the rules `likely` propose where a proof, or a surer proposal, stands on two of the same
    passages; there no drift is told either.
    """
    told: dict[tuple[str, int], set[int]] = defaultdict(set)

    def tell(number: int, finding: Finding) -> None:
        if finding.verdict in HARD:
            for e in finding.evidence:
                told[e.document, e.start].add(number)

    dropped: set[int] = set()
    proposals = []
    for number, finding in enumerate(findings):
        if finding.rule in likely or finding.verdict == "drift":
            soft = finding.verdict not in HARD
            proposals.append((soft, -finding.confidence, finding.rule, finding.fingerprint, number))
        else:
            tell(number, finding)
    for *_, number in sorted(proposals):
        places = {(e.document, e.start) for e in findings[number].evidence}
        hits = Counter(n for place in places for n in told.get(place, ()))
        if any(count >= 2 for count in hits.values()):
            dropped.add(number)
        else:
            tell(number, findings[number])
    return [f for number, f in enumerate(findings) if number not in dropped]


def _shortest(chains: Iterable[Finding], others: Iterable[Finding]) -> list[Finding]:
    """The findings on derived facts without those of which a number is doubted by a finding without one, and
    those of which a part is told already.
    """
    doubted = {(e.document, e.start) for f in others if f.verdict in HARD for e in f.evidence}
    told: list[set[tuple[str, int]]] = []
    kept: list[Finding] = []
    for finding in sorted(chains, key=lambda f: (len(f.evidence), f.rule, f.fingerprint)):
        places = {(e.document, e.start) for e in finding.evidence}
        if places & doubted or any(shorter <= places for shorter in told):
            continue
        told.append(places)
        kept.append(finding)
    return kept


def _place(finding: Finding, order: Mapping[str, int]) -> tuple[object, ...]:
    first = finding.evidence[0]
    return (
        order[first.document],
        first.start,
        VERDICTS.index(finding.verdict),
        finding.rule,
        finding.fingerprint,
    )
