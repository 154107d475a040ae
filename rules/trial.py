"""Run the examples that rules carry; for a miss, show what was read, for there the fault mostly is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from rules import words
from rules.evaluate import run
from rules.findings import Finding
from rules.language import Example, Rule, RuleError
from rules.view import View
from timeline.model import Corpus, Period
from timeline.settings import Settings

OUTLETS = ("Alpha", "Beta", "Gamma", "Delta", "Epsilon")


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one example. place: flags[0], passes[2] …"""

    rule: str
    place: str
    example: Example
    expected: bool
    findings: tuple[Finding, ...]
    corpus: Corpus
    broken: str = ""

    @property
    def right(self) -> bool:
        """Whether the rule could run and did what its example says."""
        return not self.broken and bool(self.findings) == self.expected


def try_rules(rules: Iterable[Rule], settings: Settings, among: Iterable[Rule] = ()) -> tuple[str, int]:
    """Run all examples; gives a report and how many of them missed. among: the rules that they may use."""
    used = tuple(among)
    results = [result for rule in rules for result in try_rule(rule, settings, used)]
    missed = [r for r in results if not r.right]
    lines = [line for result in missed for line in told(result)]
    lines.append(f"{len(results) - len(missed)} of {len(results)} examples as they should be")
    return "\n".join(lines), len(missed)


def try_rule(rule: Rule, settings: Settings, among: Iterable[Rule] = ()) -> list[Result]:
    """Run the examples of one rule, each as a corpus of its own. among: the rules that it may use."""
    results = []
    used = {other.id: other for other in among}
    for name, expected, examples in (("flags", True, rule.flags), ("passes", False, rule.passes)):
        for number, example in enumerate(examples):
            corpus = read_example(example, settings)
            findings: tuple[Finding, ...] = ()
            broken = ""
            try:
                findings = tuple(run(rule, View(corpus, settings.lexicon, rules=used)))
            except RuleError as error:
                broken = rule.broken(error)
            place = f"{name}[{number}]"
            results.append(Result(rule.id, place, example, expected, findings, corpus, broken))
    return results


def read_example(example: Example, settings: Settings) -> Corpus:
    """The texts of an example as articles of different outlets, all published on its day; no model is asked.

    A first line followed by an empty one is the title.
    """
    from timeline.documents import make_document
    from timeline.pipeline import corpus_of
    from timeline.readers.markdown import markdown_source

    period = Period(example.published, example.published)
    documents = []
    for number, (text, outlet) in enumerate(zip(example.texts, OUTLETS, strict=False)):
        first, gap, _ = text.partition("\n\n")
        headed = f"# {text}" if gap and "\n" not in first else text
        source = markdown_source(headed, f"example-{number + 1}.md")
        given = replace(source, outlet=outlet, published=period, published_how="given", published_text=None)
        documents.append(make_document(given))
    return corpus_of(documents, (), replace(settings, extractor=None))


def told(result: Result) -> Sequence[str]:
    """A miss in words: what was read of the numbers, dates, events and names, and the text."""
    if result.broken:
        return [f"FAIL {result.rule}  {result.place}", f"  {result.broken}"]
    said = "flagged, should pass" if result.findings else "passed, should be flagged"
    lines = [f"FAIL {result.rule}  {result.place}: {said}"]
    for facts in result.corpus.facts:
        for claim in facts.claims:
            key = f"{claim.subject} · {claim.metric} · {claim.type} · {words.period(claim.period)}"
            lines.append(
                f"  read  {claim.role or claim.type} {claim.text} {words.quantity(claim.quantity)} ({key})"
            )
        lines += [f"  read  date {w.text}: {words.period(w.period)}" for w in facts.dates]
        lines += [
            f"  read  event {e.action} {words.period(e.period)}: {e.text.strip()}" for e in facts.events
        ]
        lines += [f"  read  {n.type} {n.text}" for n in facts.names]
        lines.append(f"  text  {facts.document.text.strip()}")
    lines += [f"  said  {f.message}" for f in result.findings]
    return lines
