"""Every rule flags what it says it flags, and passes what it says it passes."""

from __future__ import annotations

import pytest

from rules.language import Rule
from rules.load import load_rules
from rules.trial import told, try_rule
from timeline.settings import Settings

RULES = load_rules().rules


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_does_what_its_examples_say(rule: Rule) -> None:
    missed = [r for r in try_rule(rule, Settings(), RULES) if not r.right]
    assert not missed, "\n".join(line for r in missed for line in told(r))
