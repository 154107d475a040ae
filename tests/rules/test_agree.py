"""Facts of one key: what must contradict, what must not, and what the finding says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from random import Random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from madeup import claim, corpus, quantity

from rules.evaluate import evaluate, run
from rules.findings import Finding
from rules.load import load_rules
from rules.view import View
from timeline.model import Claim, Comparator, Period
from timeline.settings import Settings

RULE = next(r for r in load_rules().rules if r.id == "values-disagree")
YI = 10**8


def found(*claims: Claim, copies: dict[str, str] | None = None) -> list[Finding]:
    """The findings of the rule over hand-made claims."""
    return run(RULE, View(corpus(claims, copies)))


def test_two_values_of_one_key_contradict() -> None:
    (finding,) = found(claim(quantity("512", YI), "a.md"), claim(quantity("557", YI), "b.md"))
    assert finding.verdict == "contradiction"
    assert any("no value in common" in step for step in finding.steps)


def test_cut_off_and_rounded_prints_agree() -> None:
    assert not found(claim(quantity("767", YI), "a.md"), claim(quantity("767.6", YI), "b.md"))
    assert not found(claim(quantity("1214", YI), "a.md"), claim(quantity("1213.74", YI), "b.md"))


def test_as_many_digits_but_others_are_likely() -> None:
    (finding,) = found(claim(quantity("13.85", YI), "a.md"), claim(quantity("13.86", YI), "b.md"))
    assert finding.verdict == "likely"


def test_a_round_integer_is_ambiguous_at_most() -> None:
    (finding,) = found(claim(quantity("1000"), "a.md"), claim(quantity("1130"), "b.md"))
    assert finding.verdict == "ambiguity"


def test_an_inferred_period_makes_it_likely_at_most() -> None:
    one, two = claim(quantity("512", YI), "a.md"), claim(quantity("557", YI), "b.md")
    assert not [f for f in found(one, replace(two, period_how="context")) if f.verdict == "contradiction"]


def test_another_time_scope_basis_stance_or_currency_is_not_compared() -> None:
    one, other = claim(quantity("512", YI), "a.md"), claim(quantity("557", YI), "b.md")
    changes: tuple[dict[str, Any], ...] = (
        {"period": Period(date(2023, 1, 1), date(2023, 12, 31))},
        {"scope": ("domestic",)},
        {"basis": "yoy"},
        {"stance": "forecast"},
        {"stance": "denied"},
        {"quantity": quantity("557", YI, "USD")},
        {"subject_key": "birch"},
        {"subject_key": None},
        {"period": None},
    )
    for change in changes:
        assert not found(one, replace(other, **change)), change


def test_the_lone_telling_is_named_and_corrected() -> None:
    (finding,) = found(
        claim(quantity("512", YI), "a.md"),
        claim(quantity("557", YI), "b.md"),
        claim(quantity("512", YI), "c.md"),
    )
    assert finding.suggestion is not None
    assert finding.suggestion.document == "b.md" and finding.suggestion.replacement.startswith("512")


def test_a_copy_is_no_second_witness() -> None:
    (finding,) = found(
        claim(quantity("512", YI), "a.md"),
        claim(quantity("557", YI), "b.md"),
        claim(quantity("512", YI), "c.md"),
        copies={"c.md": "a.md"},
    )
    assert finding.suggestion is None


@st.composite
def prints(draw: st.DrawFn) -> list[Claim]:
    """One true value, printed as honest writers may: rounded or cut off, or as a bound."""
    value = draw(st.decimals(min_value=10, max_value=99999, places=3))
    claims = []
    for number in range(draw(st.integers(2, 5))):
        places = draw(st.integers(0, 3))
        mode = draw(st.sampled_from([ROUND_HALF_UP, ROUND_DOWN]))
        shown = value.quantize(Decimal(1).scaleb(-places), rounding=mode)
        comparator: Comparator = draw(st.sampled_from(["=", "=", ">", "<"]))
        if (comparator == ">" and value <= shown) or (comparator == "<" and value >= shown):
            comparator = "="
        claims.append(claim(quantity(f"{shown:f}", YI, comparator=comparator), f"{number}.md"))
    return claims


@given(prints())
@settings(max_examples=200, deadline=None)
def test_true_values_printed_in_any_allowed_way_never_contradict(claims: list[Claim]) -> None:
    assert not [f for f in found(*claims) if f.verdict == "contradiction"]


@given(st.integers(100, 10**6), st.integers(2, 50), st.integers(0, 3))
@settings(deadline=None)
def test_values_outside_each_other_never_agree(value: int, gap: int, places: int) -> None:
    first, second = Decimal(value).scaleb(-places), (Decimal(value) + gap).scaleb(-places)
    one, two = (claim(quantity(f"{d:f}"), n) for d, n in ((first, "a.md"), (second, "b.md")))
    assert found(one, two)


@given(prints(), st.randoms(use_true_random=False))
@settings(deadline=None)
def test_the_order_of_the_input_changes_nothing(claims: list[Claim], random: Random) -> None:
    claims = [*claims, claim(quantity("5"), "z.md")]
    shuffled = list(claims)
    random.shuffle(shuffled)
    assert found(*claims) == found(*shuffled)


@given(prints())
@settings(deadline=None, max_examples=50)
def test_an_unrelated_document_removes_no_finding(claims: list[Claim]) -> None:
    base = [claim(quantity("512", YI), "x.md"), claim(quantity("557", YI), "y.md")]
    others = [replace(c, subject_key="birch", subject="Birch") for c in claims]
    before = {f.fingerprint for f in found(*base)}
    assert before <= {f.fingerprint for f in found(*base, *others)}


def test_an_unrelated_rule_changes_no_other_finding() -> None:
    rows = corpus([claim(quantity("512", YI), "a.md"), claim(quantity("557", YI), "b.md")])
    rules = load_rules().rules
    every = {f for f in evaluate(rows, rules, Settings()).findings if f.rule == RULE.id}
    assert every == set(evaluate(rows, [RULE], Settings()).findings)


def test_settings_switch_rules_off_and_change_severity() -> None:
    rows = corpus([claim(quantity("512", YI), "a.md"), claim(quantity("557", YI), "b.md")])
    assert not evaluate(rows, [RULE], Settings(rules={RULE.id: "off"})).findings
    assert not evaluate(rows, [RULE], Settings(packs_off=("numbers",))).findings
    (finding,) = evaluate(rows, [RULE], Settings(rules={"agree": "note"})).findings
    assert finding.severity == "note"
