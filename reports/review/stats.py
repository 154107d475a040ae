"""How each rule fares with reviewers, and dismissed findings as examples that a rule must pass."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import yaml

from reports.review.decisions import Decision
from rules.findings import Audit, Finding


@dataclass(frozen=True, slots=True)
class Stats:
    """Decisions that hold on one rule's findings; `reasons` are those of the dismissals, commonest first."""

    rule: str
    confirmed: int
    dismissed: int
    reasons: tuple[tuple[str, int], ...]

    @property
    def precision(self) -> float:
        """The part of the decided findings that was confirmed, from 0 to 1."""
        return self.confirmed / (self.confirmed + self.dismissed)


def stats(decisions: Iterable[Decision]) -> list[Stats]:
    """One row a rule with decided findings, the most dismissed first, then by id."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    reasons: dict[str, Counter[str]] = defaultdict(Counter)
    for decision in decisions:
        if decision.decision in ("confirmed", "dismissed"):
            counts[decision.rule][decision.decision] += 1
            if decision.decision == "dismissed":
                reasons[decision.rule][decision.reason or "no reason given"] += 1
    rows = [
        Stats(
            rule,
            n["confirmed"],
            n["dismissed"],
            tuple(sorted(reasons[rule].items(), key=lambda r: (-r[1], r[0]))),
        )
        for rule, n in counts.items()
    ]
    return sorted(rows, key=lambda s: (-s.dismissed, s.rule))


def examples(audit: Audit, decisions: Mapping[str, Decision]) -> str:
    """The dismissed findings that the audit still gives, as `passes` examples in YAML, by rule.

    Each article gives the sentences of its passages; the reason of the dismissal is the example's `because`.
    """
    entries: dict[str, list[dict[str, object]]] = defaultdict(list)
    for finding in audit.findings:
        decision = decisions.get(finding.fingerprint)
        if decision is not None and decision.decision == "dismissed":
            because = {"because": decision.reason} if decision.reason else {}
            entries[finding.rule].append({"text": _texts(finding), **because})
    blocks = [
        f"# {rule}\n"
        + yaml.safe_dump({"passes": entries[rule]}, allow_unicode=True, sort_keys=False, width=1000)
        for rule in sorted(entries)
    ]
    return "\n".join(blocks)


def _texts(finding: Finding) -> list[str]:
    sentences: dict[str, dict[int, str]] = defaultdict(dict)
    for evidence in finding.evidence:
        sentences[evidence.document][evidence.sentence_start] = evidence.sentence.strip()
    return [" ".join(found[start] for start in sorted(found)) for found in sentences.values()]
