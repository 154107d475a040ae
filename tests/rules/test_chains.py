"""Rules that build on each other: what a chain must contradict, what it must not, and how it is told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from madeup import claim, corpus, quantity

from rules.chains import derivation
from rules.evaluate import evaluate, run
from rules.findings import Finding
from rules.language import Rule, RuleError
from rules.load import load_rules, read_rule
from rules.trial import try_rule
from rules.view import View
from timeline.intervals import Values
from timeline.model import Claim, Period, Quantity
from timeline.settings import Settings

RULES = {rule.id: rule for rule in load_rules().rules}
FOLLOWS, PERIODS, REST = (
    RULES[n] for n in ("level-misses-growth", "periods-miss-year", "rest-misses-period")
)


def year(number: int) -> Period:
    return Period(date(number, 1, 1), date(number, 12, 31))


def level(digits: str, of: int | Period, document: str, scale: int = 10**8, **changes: object) -> Claim:
    """Revenue of one company, printed in an article."""
    period = year(of) if isinstance(of, int) else of
    named = {"metric": "revenue", "period": period, **changes}
    return claim(quantity(digits, scale), document, **named)


def rate(digits: str, of: int, document: str, **changes: object) -> Claim:
    """Its growth over the year before; digits may begin with a minus sign."""
    made = quantity(digits.lstrip("-"), unit="percent", dimension="percent")
    return claim(turned(made) if digits[0] == "-" else made, document, metric="revenue", type="growth",
                 basis="yoy", period=year(of), **changes)  # fmt: skip


def turned(q: Quantity) -> Quantity:
    """The number below zero."""
    down = Values(tuple(-part for part in q.wide.parts))
    assert q.value is not None
    return replace(q, value=-q.value, rounded=down, wide=down, coarse=down)


def found(*claims: Claim, rule: Rule = FOLLOWS) -> list[Finding]:
    """What one rule finds in hand-made claims, with the rules that it may use."""
    return run(rule, View(corpus(claims), rules=RULES))


QUARTERS = [Period(date(2024, m, 1), date(2024, m + 2, d)) for m, d in ((1, 31), (4, 30), (7, 30), (10, 31))]
CHAIN = level("100", 2022, "a.md"), rate("10", 2023, "b.md"), rate("10", 2024, "c.md")


def test_a_contradiction_three_articles_apart_is_told_step_by_step() -> None:
    (finding,) = found(*CHAIN, level("150", 2024, "d.md"))
    assert [e.document for e in finding.evidence] == ["a.md", "b.md", "c.md", "d.md"]
    assert "110 × 10⁸ CNY, within [108.9525, 112.11)" in finding.steps[2]
    assert "121 × 10⁸ CNY, within [119.303, 124.4421)" in finding.steps[4]
    assert finding.steps[-1].endswith("no value in common")


def test_the_shortest_chain_is_the_one_that_is_told() -> None:
    claims = [level("92", 2021, "z.md"), rate("9", 2022, "y.md"), *CHAIN, level("150", 2024, "d.md")]
    (finding,) = found(*claims)
    assert [e.document for e in finding.evidence] == ["a.md", "b.md", "c.md", "d.md"]


def test_a_chain_is_not_told_where_a_shorter_finding_doubts_a_number_of_it() -> None:
    claims = [*CHAIN, level("110", 2023, "e.md"), level("150", 2024, "d.md")]
    rules = evaluate(corpus(claims), list(RULES.values()), Settings()).findings
    assert [f.rule for f in rules if f.verdict == "likely"] == ["growth-differs-from-year-before"]


def test_what_is_disputed_supports_nothing() -> None:
    assert not found(*CHAIN, level("103", 2022, "e.md"), level("150", 2024, "d.md"))
    assert not found(*CHAIN, rate("30", 2024, "e.md"), level("150", 2024, "d.md"))
    assert not found(*CHAIN, level("122", 2024, "e.md"), level("150", 2024, "d.md"))


@pytest.mark.parametrize(
    "change",
    [
        {"scope": ("domestic",)},
        {"subject_key": "birch"},
        {"metric": "net_profit"},
        {"stance": "forecast"},
        {"stance": "denied"},
        {"basis": "qoq"},
        {"basis": "cagr"},
        {"period": None},
        {"period": year(2025)},
        {"scope": ("cumulative",)},
    ],
)
def test_a_link_of_another_key_breaks_the_chain(change: dict[str, Any]) -> None:
    other = replace(CHAIN[2], **change)
    assert not found(*CHAIN[:2], other, level("150", 2024, "d.md"))


def test_quarters_follow_from_quarters() -> None:
    first, *later = QUARTERS
    rates = [replace(rate("10", 2024, f"r{n}.md"), basis="qoq", period=q) for n, q in enumerate(later[:2])]
    assert len(found(level("100", first, "a.md"), *rates, level("150", later[1], "z.md"))) == 1
    assert not found(level("100", first, "a.md"), *rates, level("121", later[1], "z.md"))


def test_a_rate_since_a_year_leads_there_at_once() -> None:
    since = replace(rate("21", 2024, "r.md"), basis="since:2022-12-31")
    assert len(found(level("100", 2022, "a.md"), since, level("150", 2024, "z.md"))) == 1
    assert not found(level("100", 2023, "a.md"), since, level("150", 2024, "z.md"))
    stock = replace(since, metric="total_assets")
    levels = [level(d, y, f"{y}.md", metric="total_assets") for d, y in (("100", 2022), ("150", 2024))]
    assert not found(stock, *levels)


def test_every_print_of_the_odd_value_is_shown() -> None:
    claims = [*CHAIN, level("150", 2024, "d.md"), level("150.2", 2024, "e.md")]
    (finding,) = found(*claims)
    assert len(finding.evidence) == 5


def test_another_currency_is_another_value() -> None:
    assert not found(*CHAIN, replace(level("150", 2024, "d.md"), quantity=quantity("150", 10**8, "USD")))


def printed(value: Fraction, places: int, mode: str) -> str:
    """A value as an honest writer prints it: rounded, or cut off."""
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return f"{exact.quantize(Decimal(1).scaleb(-places), rounding=mode):f}"


RATES = st.lists(st.fractions(Fraction(-1, 2), Fraction(1), max_denominator=997), min_size=1, max_size=4)
PRINTS = st.lists(
    st.tuples(st.integers(0, 3), st.sampled_from([ROUND_HALF_UP, ROUND_DOWN])), min_size=9, max_size=9
)


def told(start: Fraction, growth: Sequence[Fraction], prints: Sequence[tuple[int, str]]) -> list[Claim]:
    """A first level, the rates that follow, and the last level, each in an article of its own."""
    last = start
    claims = [level(printed(start, *prints[0]), 2015, "a.md")]
    for number, step in enumerate(growth):
        last *= 1 + step
        shown = printed(abs(step) * 100, *prints[number + 1])
        claims.append(rate(("-" if step < 0 else "") + shown, 2016 + number, f"b{number}.md"))
    return [*claims, level(printed(last, *prints[-1]), 2015 + len(growth), "c.md")]


@given(st.integers(10**4, 10**6), RATES, PRINTS)
@settings(deadline=None, max_examples=60)
def test_true_values_along_a_chain_never_contradict(
    start: int, growth: list[Fraction], prints: list[tuple[int, str]]
) -> None:
    assert not found(*told(Fraction(start, 7), growth, prints))


@given(
    st.integers(10**4, 10**6), RATES, PRINTS, st.fractions(Fraction(2, 5), Fraction(5, 2), max_denominator=50)
)
@settings(deadline=None, max_examples=60)
def test_a_value_outside_what_the_chain_allows_always_does(
    start: int, growth: list[Fraction], prints: list[tuple[int, str]], wrong: Fraction
) -> None:
    *claims, last = told(Fraction(start, 7), growth, prints)
    allowed = claims[0].quantity.wide.hull
    for link in claims[1:]:
        allowed = allowed * (1 + link.quantity.wide.hull * Fraction(1, 100))
    assert last.quantity.value is not None
    moved = level(printed(last.quantity.value * wrong / 10**8, *prints[-1]), 2015 + len(growth), "c.md")
    apart = (Values((allowed,)) & moved.quantity.wide).empty
    findings = found(*claims, moved)
    assert bool(findings) == apart
    if findings:
        assert {e.document for e in findings[0].evidence} == {c.document for c in (*claims, moved)}


@given(st.permutations(["a.md", "b.md", "c.md", "d.md", "e.md"]))
@settings(deadline=None, max_examples=30)
def test_the_order_of_the_articles_changes_nothing(names: list[str]) -> None:
    claims = [*CHAIN, level("150", 2024, "d.md"), level("400", 2020, "e.md")]
    renamed = [replace(c, document=n) for c, n in zip(claims, names, strict=True)]
    (finding,) = found(*renamed)
    (first,) = found(*claims)
    assert finding.message == first.message
    assert {e.text for e in finding.evidence} == {e.text for e in first.evidence}


BACK = """\
id: level-before
title: An earlier level does not fit
why: It follows from the later one and the rate.
select: {type: growth, unit: percent}
key: [subject, metric, scope, stance]
check: {derive: after / (1 + growth), equals: before, within: key}
yields: {steps: 3}
uses: [level-misses-growth, implied-growth]
verdict: likely
severity: note
explain: "{derived} {printed.text}"
flags: [{text: flagged}]
passes: [{text: passed}]
"""
GROWTH = (
    BACK.replace("level-before", "implied-growth")
    .replace("after / (1 + growth), equals: before", "after / before - 1, equals: growth")
    .replace("uses: [level-misses-growth, implied-growth]", "uses: [level-misses-growth]")
)


def rules_of(*texts: str) -> dict[str, Rule]:
    """The built-in rules and others that are written here."""
    rules = dict(RULES)
    for text in texts:
        rule, wrong = read_rule(text, "own.yaml")
        assert rule is not None, wrong
        rules[rule.id] = rule
    return rules


@given(
    st.dictionaries(st.integers(2018, 2024), st.integers(80, 120), min_size=1),
    st.dictionaries(st.integers(2018, 2024), st.integers(1, 30), min_size=1),
)
@settings(deadline=None, max_examples=40)
def test_no_fact_supports_itself(values: dict[int, int], growth: dict[int, int]) -> None:
    claims = [level(str(v), y, f"l{y}.md") for y, v in values.items()]
    claims += [rate(str(g), y, f"g{y}.md") for y, g in growth.items()]
    view = View(corpus(claims), rules=rules_of(BACK, GROWTH))
    for name in ("level-misses-growth", "implied-growth", "level-before"):
        done = derivation(view.rules[name], view)
        for fact in done.facts:
            assert len({c.id for c in fact.support}) == len(fact.support)
            own = fact.nodes - frozenset().union(*(p.nodes for _, p in fact.premises))
            assert len(own) == 1
        for clash in done.clashes:
            assert clash.other.claim.id not in {c.id for c in clash.fact.support}


def test_a_rate_is_implied_by_a_derived_level() -> None:
    rules = rules_of(GROWTH)
    claims = [*CHAIN[:2], level("150", 2024, "d.md"), rate("20", 2024, "e.md")]
    (finding,) = run(rules["implied-growth"], View(corpus(claims), rules=rules))
    assert {e.document for e in finding.evidence} == {"a.md", "b.md", "d.md", "e.md"}


HALVES = [Period(date(2024, 1, 1), date(2024, 6, 30)), Period(date(2024, 7, 1), date(2024, 12, 31))]


def test_a_year_is_made_of_its_quarters_and_carried_on() -> None:
    parts = [level("25", q, f"{n}.md") for n, q in enumerate(QUARTERS)]
    assert not found(*parts, level("101", 2024, "y.md"), rule=PERIODS)
    (finding,) = found(*parts, level("130", 2024, "y.md"), rule=PERIODS)
    assert len(finding.evidence) == 5
    (finding,) = found(*parts, rate("10", 2025, "r.md"), level("150", 2025, "z.md"))
    assert len(finding.evidence) == 6 and "periods-miss-year" in " ".join(finding.steps)


def test_the_rest_of_a_year_is_carried_on() -> None:
    claims = [level("220", 2024, "a.md"), level("100", HALVES[0], "b.md")]
    (finding,) = found(*claims, level("140", HALVES[1], "c.md"), rule=REST)
    assert len(finding.evidence) == 3
    later = Period(date(2025, 7, 1), date(2025, 12, 31))
    growth = replace(rate("10", 2025, "r.md"), period=later)
    assert not found(*claims, growth, level("132", later, "z.md"))
    (finding,) = found(*claims, growth, level("150", later, "z.md"))
    assert finding.message.endswith("printed as 150×100000000CNY")


def test_two_derivations_that_exclude_each_other_are_told_as_such() -> None:
    claims = [level("30.2", QUARTERS[0], "a.md"), level("75.8", HALVES[0], "c.md")]
    growth = replace(rate("10", 2024, "b.md"), basis="qoq", period=QUARTERS[1])
    (finding,) = found(*claims, growth)
    assert (
        "but 75.8×100000000CNY (2024-01 to 2024-06), 30.2" in finding.message and len(finding.evidence) == 3
    )


def test_one_sum_is_told_once() -> None:
    claims = [level("220", 2024, "a.md"), level("100", HALVES[0], "b.md"), level("140", HALVES[1], "c.md")]
    findings = evaluate(corpus(claims), list(RULES.values()), Settings()).findings
    assert len([f for f in findings if f.verdict == "likely"]) == 1


def test_an_average_or_a_stock_is_not_added_up() -> None:
    for change in ({"scope": ("average",)}, {"metric": "total_assets"}, {"type": "price"}):
        parts = [level("100", h, f"{n}.md", **change) for n, h in enumerate(HALVES)]
        assert not found(*parts, level("240", 2024, "y.md", **change), rule=PERIODS)


@given(st.lists(st.integers(10**3, 10**6), min_size=4, max_size=4), PRINTS)
@settings(deadline=None, max_examples=40)
def test_true_parts_never_miss_their_year(values: list[int], prints: list[tuple[int, str]]) -> None:
    shown = [printed(Fraction(v, 7), *p) for v, p in zip(values, prints, strict=False)]
    claims = [level(s, q, f"{n}.md") for n, (s, q) in enumerate(zip(shown, QUARTERS, strict=True))]
    claims.append(level(printed(Fraction(sum(values), 7), *prints[-1]), 2024, "y.md"))
    assert not found(*claims, rule=PERIODS) and not found(*claims, rule=REST)


def test_the_rule_of_the_documentation_does_what_its_examples_say() -> None:
    page = (Path(__file__).resolve().parents[2] / "docs" / "inputs.md").read_text(encoding="utf-8")
    text = page.partition("```yaml\nid: ")[2].partition("```")[0]
    rule = next(r for name, r in rules_of(f"id: {text}").items() if name not in RULES)
    assert [r.place for r in try_rule(rule, Settings()) if r.right] == ["flags[0]", "passes[0]"]


MARGIN = RULES["net-margin-misses-profit"]


def margin(digits: str, document: str, **changes: object) -> Claim:
    """The net margin of 2024, printed in an article."""
    named = {"metric": "net_margin", "period": year(2024), **changes}
    return claim(quantity(digits, unit="percent", dimension="percent"), document, **named)


def test_a_margin_follows_from_profit_and_revenue_of_one_currency() -> None:
    revenue, profit = level("583", 2024, "a.md"), level("91", 2024, "b.md", metric="net_profit")
    assert not found(revenue, profit, margin("15.6", "c.md"), rule=MARGIN)
    (finding,) = found(revenue, profit, margin("21", "c.md"), rule=MARGIN)
    assert {e.document for e in finding.evidence} == {"a.md", "b.md", "c.md"}
    other = replace(profit, quantity=quantity("91", 10**8, "USD"))
    assert not found(revenue, other, margin("21", "c.md"), rule=MARGIN)
    assert not found(revenue, profit, margin("21", "c.md", period=year(2023)), rule=MARGIN)
    assert not found(revenue, profit, margin("21", "c.md", scope=("domestic",)), rule=MARGIN)


@given(st.integers(10**4, 10**6), st.fractions(Fraction(1, 50), Fraction(9, 10), max_denominator=997), PRINTS)
@settings(deadline=None, max_examples=40)
def test_a_true_margin_never_contradicts(total: int, part: Fraction, prints: list[tuple[int, str]]) -> None:
    revenue = Fraction(total, 7)
    claims = [
        level(printed(revenue, *prints[0]), 2024, "a.md"),
        level(printed(revenue * part, *prints[1]), 2024, "b.md", metric="net_profit"),
        margin(printed(part * 100, *prints[2]), "c.md"),
    ]
    assert not found(*claims, rule=MARGIN)


def test_a_derived_year_is_divided_as_a_printed_one_is() -> None:
    rules = dict(RULES) | {"own": replace(MARGIN, id="own", uses=("periods-miss-year",))}
    halves = [level("50", h, f"{n}.md") for n, h in enumerate(HALVES)]
    claims = [*halves, level("15", 2024, "p.md", metric="net_profit"), margin("21", "m.md")]
    (finding,) = run(rules["own"], View(corpus(claims), rules=rules))
    assert len(finding.evidence) == 4 and "periods-miss-year" in " ".join(finding.steps)


@pytest.mark.parametrize(
    ("old", "new", "column", "message", "help_"),
    [
        ("net_profit /", "net_proft /", 17, 'unknown metric "net_proft"', "net_profit"),
        ("equals: net_margin", "equals: net_margn", 47, 'unknown metric "net_margn"', "net_margin"),
        ("within: metrics", "within: frame", 17, 'unknown name "net_profit"', ""),
    ],
)
def test_a_mistake_in_a_metric_is_shown_with_its_place(
    old: str, new: str, column: int, message: str, help_: str
) -> None:
    path = Path(__file__).resolve().parents[2] / "rules" / "packs" / "chains" / f"{MARGIN.id}.yaml"
    rule, wrong = read_rule(path.read_text(encoding="utf-8").replace(old, new), "own.yaml")
    problem = next(p for p in wrong if message in p.message)
    assert rule is None and (problem.place.line, problem.place.column) == (6, column), str(problem)
    assert help_ in problem.help


AGREE = """\
id: derived-otherwise
title: What follows is not what is printed
why: It follows.
select: {type: level, stance: [asserted, reported]}
key: [subject, metric, scope, stance]
check: {agree: values}
uses: [level-misses-growth, parts-by-region]
verdict: likely
severity: note
explain: "{derived} {printed.text}"
flags: [{text: flagged}]
passes: [{text: passed}]
"""
REGIONS = """\
id: parts-by-region
title: At home and abroad do not make the whole
why: There is nothing else.
select: {stance: [asserted, reported]}
key: [subject, metric, scope, stance]
check: {derive: parts, equals: total, within: scopes, scopes: [domestic, overseas]}
yields: {}
verdict: likely
severity: note
explain: "{derived} {printed.text}"
flags: [{text: flagged}]
passes: [{text: passed}]
"""
BOUNDS = AGREE.replace("derived-otherwise", "too-much").replace(
    "{agree: values}", "{bounds: {high: 11000000000}}"
)


def test_the_regions_make_the_whole_and_other_rules_build_on_them() -> None:
    rules = rules_of(REGIONS, AGREE)
    parts = [level("60", 2024, "a.md", scope=("domestic",)), level("40", 2024, "b.md", scope=("overseas",))]
    assert (
        len(run(rules["parts-by-region"], View(corpus([*parts, level("130", 2024, "c.md")]), rules=rules)))
        == 1
    )
    chain = [level("70", 2022, "d.md"), *CHAIN[1:]]
    rules.pop("regions-miss-whole")
    (finding,) = run(rules["derived-otherwise"], View(corpus([*parts, *chain]), rules=rules))
    assert {e.document for e in finding.evidence} == {"a.md", "b.md", "c.md", "d.md"}
    assert "is also derived as" in finding.steps[-1]


def test_bounds_hold_what_is_derived() -> None:
    rules = rules_of(REGIONS, BOUNDS)
    (finding,) = run(rules["too-much"], View(corpus(CHAIN), rules=rules))
    assert len(finding.evidence) == 3 and "possible are" in finding.steps[-1]
    assert not run(rules["too-much"], View(corpus(CHAIN[:2]), rules={}))


def written(folder: Path, **texts: str) -> Path:
    for name, text in texts.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


def test_a_circle_is_refused_once_with_its_rules_and_the_others_run(tmp_path: Path) -> None:
    one = BACK.replace("implied-growth", "implied-growth").replace("level-misses-growth, ", "")
    two = GROWTH.replace("uses: [level-misses-growth]", "uses: [level-before]")
    built = REGIONS.replace("yields: {}", "yields: {}\nuses: [level-before]")
    loaded = load_rules([written(tmp_path, a=one, b=two, c=built)], builtin=False)
    assert [r.id for r in loaded.rules] == ["parts-by-region"]
    (problem,) = loaded.problems
    assert (
        "implied-growth → level-before (" in problem.message and "a.yaml) → implied-growth" in problem.message
    )
    assert problem.path.endswith("b.yaml") and (problem.place.line, problem.place.column) == (8, 8)
    assert "all others run" in problem.help


def test_a_rule_that_uses_itself_is_a_circle(tmp_path: Path) -> None:
    loaded = load_rules([written(tmp_path, a=REGIONS + "uses: [parts-by-region]\n")], builtin=False)
    assert not loaded.rules and "parts-by-region → parts-by-region" in loaded.problems[0].message


def test_rules_in_a_circle_that_were_never_loaded_are_told_and_end() -> None:
    rules = {"a": replace(FOLLOWS, id="a", uses=("b",)), "b": replace(FOLLOWS, id="b", uses=("a",))}
    with pytest.raises(RuleError, match="circle"):
        run(rules["a"], View(corpus(CHAIN), rules=rules))
    audit = evaluate(corpus(CHAIN), list(rules.values()), Settings())
    assert len(audit.broken) == 2 and not audit.findings


@pytest.mark.parametrize(
    ("old", "new", "line", "column", "message", "help_"),
    [
        (
            "uses: [level-misses-growth",
            "uses: [level-miss-growth",
            8,
            8,
            'no rule "level-miss-growth"',
            "level-misses",
        ),
        ("uses: [level-misses-growth", "uses: [values-disagree", 8, 8, "yields no facts", "yields: {}"),
        ("yields:", "yield:", 7, 1, 'unknown field "yield"', 'did you mean "yields"?'),
        ("steps:", "step:", 7, 10, 'unknown field "step"', 'did you mean "steps"?'),
        ("steps: 3", "steps: 90", 7, 17, "steps: 90 is greater", ""),
        ("within: key", "within: perods", 6, 63, 'unknown within "perods"', 'did you mean "periods"?'),
        ("within: key", "within: frame", 7, 1, "yields facts", "within: key"),
        ("equals: before", "equals: share", 6, 47, '"share" cannot be derived', "after, before, growth"),
        ("after / (1", "before / (1", 6, 17, "is not derived so", "after and growth"),
        ("within: key", "within: scopes", 6, 47, "cannot be derived within scopes", "total, part"),
        ("key: [subject, metric, scope, stance]", "key: []", 6, 63, "needs a key", "key: [subject"),
    ],
)
def test_a_mistake_in_what_a_rule_builds_on_is_shown_with_its_place(
    tmp_path: Path, old: str, new: str, line: int, column: int, message: str, help_: str
) -> None:
    loaded = load_rules([written(tmp_path, a=BACK.replace(old, new), b=GROWTH)])
    problem = next(p for p in loaded.problems if message in p.message)
    assert (problem.place.line, problem.place.column) == (line, column), str(problem)
    assert help_ in problem.help
    assert "implied-growth" in {r.id for r in loaded.rules}
