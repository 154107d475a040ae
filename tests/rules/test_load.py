"""Rule files: what is wrong in one is shown with its place, and the others still load."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from rules.load import load_rules, read_rule
from rules.nodes import FAST

GOOD = """\
id: growth-differs
title: A rate does not fit
why: It does not fit.
select: {type: growth}
check: {derive: after / before - 1, equals: growth}
verdict: arithmetic
severity: error
explain: "{before.text} {after.text}"
flags: [{text: flagged}]
passes: [{text: passed}]
"""


def test_every_built_in_rule_loads() -> None:
    loaded = load_rules()
    assert not loaded.problems
    assert {r.theme for r in loaded.rules} >= {"numbers", "growth", "sums", "dates", "order", "once"}


def test_a_right_rule_is_read() -> None:
    rule, wrong = read_rule(GOOD, "p.yaml")
    assert not wrong and rule is not None
    assert (rule.kind, rule.select, rule.passes[0].texts) == ("derive", {"type": ("growth",)}, ("passed",))


@pytest.mark.parametrize(
    ("old", "new", "line", "column", "message", "help_"),
    [
        ("{derive:", "{derives:", 5, 9, 'unknown kind "derives"', 'did you mean "derive"?'),
        ("severity: error", "severty: error", 7, 1, 'unknown field "severty"', 'did you mean "severity"?'),
        ("severity: error", "severity: eror", 7, 11, 'unknown severity "eror"', 'did you mean "error"?'),
        ("after / before", "aftr / before", 5, 17, 'unknown name "aftr"', 'did you mean "after"?'),
        ("after / before - 1", "after ** 2", 5, 17, "may not be used", "+ - * / and brackets"),
        ("{type: growth}", "{typ: growth}", 4, 10, 'unknown field "typ"', 'did you mean "type"?'),
        ("id: growth-differs", "id: Growth", 1, 5, "is no rule id", "lower case"),
        ("passes: [{text: passed}]\n", "", 1, 1, "missing: passes", "one that it passes"),
        ("flags: [{text: flagged}]", "flags: []", 9, 1, "flags is empty", "that it flags"),
        ("title: A", "title: : A", 2, 8, "not valid YAML", ""),
    ],
)
def test_a_mistake_is_shown_with_its_place_and_the_right_word(
    old: str, new: str, line: int, column: int, message: str, help_: str
) -> None:
    rule, wrong = read_rule(GOOD.replace(old, new), "p.yaml")
    assert rule is None
    problem = next(p for p in wrong if message in p.message)
    assert (problem.place.line, problem.place.column) == (line, column)
    assert help_ in problem.help
    if not message.startswith("missing"):
        shown = str(problem).splitlines()
        source, caret = shown[-3 if problem.help else -2], shown[-2 if problem.help else -1]
        marked = source[caret.index("^") : caret.index("^") + caret.count("^")]
        assert marked and new.split(":")[0].strip("{") in source


@pytest.mark.skipif(FAST is yaml.SafeLoader, reason="PyYAML without libyaml holds the ? itself for a mistake")
def test_a_question_in_a_list_is_not_the_mistake_that_stands_below_it() -> None:
    asked = GOOD.replace("{type: growth}", "{type: [growth?, level]}")
    _, wrong = read_rule(asked, "p.yaml")
    assert all("not valid YAML" not in p.message for p in wrong)
    _, (problem,) = read_rule(asked.replace("severity: error", "severity: : error"), "p.yaml")
    assert "not valid YAML" in problem.message and problem.place.line == 7


def test_the_other_rules_load_beside_a_wrong_one(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(GOOD.replace("verdict: arithmetic", "verdict: wrong"), encoding="utf-8")
    (tmp_path / "b.yaml").write_text(GOOD, encoding="utf-8")
    loaded = load_rules([tmp_path], builtin=False)
    assert [r.id for r in loaded.rules] == ["growth-differs"]
    assert len(loaded.problems) == 1


def test_one_id_is_one_rule(tmp_path: Path) -> None:
    for name in ("a.yaml", "b.yaml"):
        (tmp_path / name).write_text(GOOD, encoding="utf-8")
    loaded = load_rules([tmp_path], builtin=False)
    assert len(loaded.rules) == 1 and "is also in" in loaded.problems[0].message
