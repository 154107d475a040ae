"""Numbers beside each other that fit, or would but for one slip, in sentences of no particular form."""

from __future__ import annotations

from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from rules.kinds.neighbours import neighbours
from rules.language import RuleError
from rules.load import load_rules
from rules.view import View
from tests.rules.test_unseen import audit
from timeline.model import Corpus
from timeline.pipeline import read_text

RULES = [r for r in load_rules().rules if r.check.get("within") == "neighbours"]
FORMS = {
    "share": (
        "The library of Alder Corp asked {whole:,} people; {part:,} said no, which is {rate}%.",
        "甲谷公司的仓库共有{whole:,}套，已经卖出{part:,}套，去化率{rate}%。",
    ),
    "growth": (
        "The town of Alderton went from {part:,} to {whole:,} shops, or up {rate}%.",
        "甲谷公司的商店从{part:,}家变成{whole:,}家，增幅{rate}%。",
    ),
}
KINDS = [(kind, form) for kind, forms in FORMS.items() for form in forms]


def flagged(text: str) -> list[str]:
    """The rules on neighbours that find something in a text, each with the number that it doubts."""
    view = View(Corpus((read_text(text),)))
    return [f"{rule.check['equals']} {d.slots}" for rule in RULES for d in neighbours(rule, view)]


def rate_of(kind: str, part: int, whole: int) -> str:
    """The share or the growth in percent, rounded to one decimal as a newsroom would."""
    rate = Decimal(100 * part) / whole if kind == "share" else Decimal(100 * (whole - part)) / part
    return str(rate.quantize(Decimal("0.1"), ROUND_HALF_UP))


@given(st.sampled_from(KINDS), st.integers(1_101, 4_999), st.integers(5_101, 9_899))
@settings(max_examples=60, deadline=None)
def test_what_fits_is_never_flagged(kind: tuple[str, str], part: int, whole: int) -> None:
    text = kind[1].format(part=part, whole=whole, rate=rate_of(kind[0], part, whole))
    assert flagged(text) == []


@given(st.sampled_from(KINDS), st.integers(2_101, 4_499), st.integers(5_101, 9_899))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
def test_two_digits_exchanged_in_a_rate_are_flagged(kind: tuple[str, str], part: int, whole: int) -> None:
    rate = rate_of(kind[0], part, whole)
    assume(len(rate) == 4 and rate[1] != "0")
    slip = rate[1] + rate[0] + rate[2:]
    wrong, others = float(slip) / 100, (part / whole, whole / part - 1, 1 - part / whole)
    assume(all(abs(wrong - other) > 0.002 for other in others))
    assert len(flagged(kind[1].format(part=part, whole=whole, rate=slip))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "甲谷公司净利润26.3亿元，环比下降15.4%；乙岭公司则亏损1.2亿元。",
        "Alder Corp has 15,571 students, 11,842 of them in the day school, or 325 fewer than before.",
        "甲谷公司营收98.4亿元，净利润7.36亿元，增22.5%。",
    ],
)
def test_a_rate_of_something_else_is_left_alone(text: str) -> None:
    assert flagged(text) == []


def test_one_slip_is_told_once_and_corrected(tmp_path: Path) -> None:
    text = "# The bridge\n\n3 May 2025\n\nAlder Corp has sold 368 of the 524 flats, which is 80.2%.\n"
    [finding] = audit(tmp_path, {"a.md": text}).findings
    assert finding.suggestion is not None and finding.suggestion.replacement == "70.2%"


@pytest.mark.parametrize("change", [{"cues": ["("]}, {"derive": "part * 2"}])
def test_a_rule_that_cannot_run_says_so(change: dict[str, object]) -> None:
    rule = replace(RULES[0], check={**RULES[0].check, **change})
    with pytest.raises(RuleError):
        list(neighbours(rule, View(Corpus((read_text("甲谷公司共有524套，卖出368套。"),)))))


def test_an_amount_is_shown_in_its_size() -> None:
    text = "甲谷市预算7.35亿元，实际用掉6.48亿元，结余0.78亿元。"
    view = View(Corpus((read_text(text),)))
    [draft] = [d for rule in RULES for d in neighbours(rule, view)]
    assert draft.slots["derived"] == "(85.5, 88.5) × 10⁶ CNY"
