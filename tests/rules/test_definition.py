"""One term, one meaning: which tellings of it exclude each other, and which only look as if they did."""

from __future__ import annotations

from itertools import permutations

import pytest

from rules.evaluate import run
from rules.findings import Finding
from rules.language import Example
from rules.load import load_rules, read_rule
from rules.trial import read_example
from rules.view import View
from timeline.settings import Settings

RULES = {r.check["definition"]: r for r in load_rules().rules if r.kind == "definition"}


def found(sort: str, *texts: str) -> list[Finding]:
    """What the rule of one sort finds in articles of different outlets."""
    return run(RULES[sort], View(read_example(Example(texts), Settings())))


ONCE = "甲谷公司的月活是指每月登入一次以上的用戶。"
TEN = "甲谷公司表示，「月活」指每月登入十次以上的用戶。"


def test_two_bounds_of_one_term_are_shown_with_both_passages() -> None:
    (finding,) = found("meaning", ONCE, TEN)
    assert (finding.verdict, len(finding.evidence)) == ("likely", 2)
    assert "一次以上 and 十次以上 set two bounds" in finding.steps[-1]
    assert all("月活" in e.text for e in finding.evidence)


def test_the_scripts_do_not_matter() -> None:
    assert found("meaning", ONCE, "甲谷公司的“月活跃用户”指每月登录十次以上的用户。")
    assert not found("meaning", ONCE, "甲谷公司的“月活跃用户”指每月登录一次以上的用户。")


def test_the_order_of_the_articles_changes_nothing() -> None:
    texts = [ONCE, TEN, "甲谷公司今天沒有發表評論。"]
    told = {frozenset(e.text for e in found("meaning", *p)[0].evidence) for p in permutations(texts)}
    assert len(told) == 1


def test_one_term_is_one_finding_however_many_print_it() -> None:
    assert len(found("meaning", ONCE, ONCE, TEN, TEN)) == 1


LARGE = "Large vessels, defined as over 500 GT, must take a pilot in Eastport."


@pytest.mark.parametrize(
    "other",
    [
        "In Eastport a large vessel means any ship of more than 300 GT.",
        "Large vessels (those over 300 GT) pay more in Eastport.",
        "Eastport counts a ship as a “large vessel”, defined as over 300 GT.",
        "Large vessels, those under 500 GT, are few in Eastport.",
    ],
)
def test_another_bound_or_the_other_side_of_it_clashes(other: str) -> None:
    assert found("meaning", LARGE, other), other


@pytest.mark.parametrize(
    "other",
    [
        "Large vessels (those of 500 GT or more) pay more in Eastport.",
        "Large vessels, defined as longer than 70 metres, pay more in Eastport.",
        "Larger vessels, defined as over 300 GT, pay more in Eastport.",
        "In Westport large vessels are defined as over 300 GT.",
        "Until June large vessels were defined as over 300 GT in Eastport.",
        "Large vessels, defined as over 500 gross tonnes, pay more in Eastport.",
        "A large vessel of 300 GT sank off Eastport.",
    ],
)
def test_what_only_looks_like_another_meaning_passes(other: str) -> None:
    assert not found("meaning", LARGE, other), other


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "A heatwave in Marland is defined as at least three days of sun.",
            "Marland has rules: a heatwave is defined as at least five days of sun.",
        ),
        (
            "Alder Corp's monthly active users, defined as people who open the app once a month, rose.",
            "Alder Corp said monthly active users, defined as people who open the app twice a month, fell.",
        ),
        (
            "霧港市規定，大型船舶是指500噸以上的船舶。",
            "霧港市港務局說，大型船舶（即300噸以上的船舶）須領航。",
        ),
        ("雾港市把小微企业界定为员工不足100人的企业。", "雾港市的小微企业，指员工不足50人的企业，可享减税。"),
        (
            "甲谷公司财报显示，月活用户指当月登录一次的用户。",
            "甲谷公司的月活跃用户（MAU）是指当月登录五次的用户。",
        ),
        ("甲谷公司说，复购率是指90天内再次购买的比例。", "甲谷公司的复购率是指30天内再次购买的比例。"),
    ],
)
def test_frames_of_both_languages_meet(a: str, b: str) -> None:
    assert found("meaning", a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "Rain means delays of more than two hours in Eastport.",
            "Snow means delays of more than three hours there.",
        ),
        (
            "The strike means over 300 jobs at Alder Corp go.",
            "The strike means over 500 jobs at Alder Corp go.",
        ),
        (
            "雾港市把小微企业界定为员工不足100人的企业。",
            "云州市把小微企业界定为员工不足50人的企业，比雾港市更严。",
        ),
        ("甲谷公司的月活是指當月登入一次以上的用戶。", "甲谷公司的日活是指當日登入一次以上的用戶。"),
        (
            "甲谷公司的月活是指當月登入一次以上的用戶，去年為500萬。",
            "甲谷公司的月活，即當月登入過的用戶，為700萬。",
        ),
    ],
)
def test_what_comes_of_a_thing_and_what_others_mean_pass(a: str, b: str) -> None:
    assert not found("meaning", a, b)


def test_what_one_paragraph_sets_side_by_side_are_two_things() -> None:
    assert not found("meaning", f"{LARGE} In the north, large vessels are defined as over 300 GT.")


@pytest.mark.parametrize(
    ("a", "b", "apart"),
    [
        ("monthly active users", "monthly average users", True),
        ("monthly active users", "monthly active user", False),
        ("monthly active users", "main activity unit", False),
        ("months after use", "months after usage", False),
    ],
)
def test_spellings_clash_by_one_word(a: str, b: str, apart: bool) -> None:
    texts = (f"Alder Corp told of its MAU ({a}) in May.", f"The MAU ({b}) of Alder Corp rose in June.")
    assert bool(found("full-form", *texts)) == apart


def test_a_shortening_is_no_other_spelling() -> None:
    assert not found(
        "full-form", "甲谷公司MAU（月活躍用戶）升。", "甲谷公司MAU（月活）升。", "甲谷公司MAU（月活用户）升。"
    )


@pytest.mark.parametrize(("month", "apart"), [("30 June", True), ("1 April", False), ("31 March", False)])
def test_a_fiscal_year_ends_once(month: str, apart: bool) -> None:
    texts = (
        "The fiscal year of Alder Corp ends on 31 March.",
        f"Alder Corp, whose fiscal year ends on {month}, grew.",
    )
    assert bool(found("year-end", *texts)) == apart


def test_an_owner_that_is_no_known_name_owns_its_term_all_the_same() -> None:
    known = "甲谷公司的财年截至3月31日。甲谷公司今年扩产。"
    assert not found("year-end", known, "甲谷公司的对手赤松视频没有扩产。\n\n赤松视频的财年截至6月30日。")
    assert not found("year-end", known, "甲谷公司的对手赤松视频没有扩产。\n\n赤松视频财年截至6月30日。")
    assert found("year-end", known, "甲谷公司的对手赤松视频没有扩产。\n\n公司的财年截至6月30日。")


def test_a_mistake_in_the_kind_is_shown_with_the_right_word() -> None:
    text = """\
id: own
title: t
why: w
check: {definition: meanin}
verdict: likely
severity: note
explain: "{term}"
flags: [{text: a}]
passes: [{text: b}]
"""
    _, (problem,) = read_rule(text, "own.yaml")
    assert (problem.place.line, problem.place.column) == (4, 21)
    assert 'did you mean "meaning"?' in problem.help
    _, (problem,) = read_rule(text.replace("definition: meanin", "definitions: meaning"), "own.yaml")
    assert 'did you mean "definition"?' in problem.help and problem.place.column == 9
