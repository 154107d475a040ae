"""Rules that build on each other: what `uses` and `yields` may say, and that there is no circle."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from typing import Any

from rules.expression import metrics_in, names_in
from rules.language import Rule
from timeline.lexicon import BUILTIN, LANGUAGES

ROLES: dict[tuple[str, str], tuple[str, ...]] = {
    ("key", "after"): ("before", "growth"),
    ("key", "before"): ("after", "growth"),
    ("key", "growth"): ("after", "before"),
    ("periods", "total"): ("parts",),
    ("periods", "part"): ("total", "parts"),
    ("scopes", "total"): ("parts",),
    ("scopes", "part"): ("total", "parts"),
}
CHAINED = ("key", "periods", "scopes", "metrics")
"""Where a rule looks and what it derives → the roles that its expression speaks of."""
Path = tuple[str | int, ...]
Mistake = tuple[Path, str, str]
"""The path of what is wrong in a rule's file, what is wrong, and what helps."""


@dataclass(frozen=True, slots=True)
class Refused:
    """A rule that cannot build on what it names. place: which of its `uses`. circle: the rules of one."""

    rule: Rule
    place: int
    message: str
    help: str
    circle: tuple[str, ...] = ()


def mistakes(data: Mapping[str, Any], kind: str) -> Iterator[Mistake]:
    """What is wrong in how one rule says that it derives facts or builds on them."""
    check = data["check"]
    within = check.get("within", "frame")
    chained = kind == "derive" and within in CHAINED
    if "yields" in data and not chained:
        yield (
            ("yields",),
            "only a rule of kind derive yields facts",
            "within: key, periods, scopes or metrics",
        )
    if "uses" in data and not (chained or kind == "bounds" or check.get("agree") == "values"):
        able = "derive (within: key, periods, scopes or metrics), agree (values) and bounds"
        yield ("uses",), "a rule of this kind builds on no derived facts", able
    if not chained or (within == "key" and not {"yields", "uses"} & data.keys()):
        return
    equals = check["equals"]
    if within == "metrics":
        yield from _metric_mistakes(data)
        return
    if (within, equals) not in ROLES:
        able = ", ".join(e for w, e in ROLES if w == within)
        yield ("check", "equals"), f'"{equals}" cannot be derived within {within}', f"one of: {able}"
        return
    wanted = set(ROLES[within, equals])
    if set(names_in(check["derive"])) != wanted:
        help_ = f"the expression speaks of {' and '.join(ROLES[within, equals])}"
        yield ("check", "derive"), f'"{equals}" within {within} is not derived so', help_
    if within == "scopes" and ("scopes" not in check or "scope" not in data.get("key", ())):
        help_ = "scopes: [domestic, overseas]"
        yield ("check", "within"), "name the scopes, and have scope in the key", help_
    if not data.get("key"):
        help_ = "key: [subject, metric, scope, stance]"
        yield ("check", "within"), "a rule that derives facts needs a key", help_


def _metric_mistakes(data: Mapping[str, Any]) -> Iterator[Mistake]:
    """What is wrong in a rule on metrics: its key, or a metric that is nearly one of the lexicon."""
    check, known = (
        data["check"],
        sorted({e["key"] for lang in LANGUAGES for e in BUILTIN.table("metrics", lang)}),
    )
    for path, names in (("derive", metrics_in(check["derive"])), ("equals", [check["equals"]])):
        for name in names:
            near = difflib.get_close_matches(name, known, 1, 0.8) if name not in known else []
            if near:
                yield ("check", path), f'unknown metric "{name}"', f'did you mean "{near[0]}"?'
    if "metric" not in data.get("key", ()):
        help_ = "key: [subject, metric, scope, stance]"
        yield ("check", "within"), "a rule on metrics has metric in its key", help_


def refused(rules: Mapping[str, Rule]) -> list[Refused]:
    """The rules that cannot run for what they build on: no such rule, one that yields nothing, a circle."""
    found = []
    for rule in rules.values():
        for place, name in enumerate(rule.uses):
            if name not in rules:
                near = difflib.get_close_matches(
                    name, [r.id for r in rules.values() if r.yields is not None], 1, 0.4
                )
                help_ = f'did you mean "{near[0]}"?' if near else ""
                found.append(Refused(rule, place, f'no rule "{name}" to build on', help_))
            elif rules[name].yields is None:
                found.append(
                    Refused(rule, place, f'the rule "{name}" yields no facts', "add yields: {} to it")
                )
    left = {name: rule for name, rule in rules.items() if name not in {r.rule.id for r in found}}
    while circle := _circle(left):
        first = min(circle)
        start = circle.index(first)
        told = [*circle[start:], *circle[:start]]
        rule = left[first]
        named = [name if name == first else f"{name} ({left[name].source})" for name in (*told, first)]
        found.append(
            Refused(
                rule,
                rule.uses.index(told[1 % len(told)]),
                f"rules build on each other in a circle: {' → '.join(named)}",
                "take one of them out of `uses`; until then these rules are left out, and all others run",
                tuple(told),
            )
        )
        left = {name: other for name, other in left.items() if name not in circle}
    return found


def _circle(rules: Mapping[str, Rule]) -> list[str]:
    """Rules of which each builds on the next and the last on the first; empty when there are none."""
    graph = {name: [u for u in rule.uses if u in rules] for name, rule in sorted(rules.items())}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        # each rule of the cycle stands before the one that uses it, the first again at the end
        return list(reversed(error.args[1][:-1]))
    return []
