"""What is found in some articles does not hang on others that are beside the point, nor on their order."""

from dataclasses import replace
from functools import cache
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rules.chains import builds
from rules.evaluate import evaluate
from rules.findings import Audit, Finding
from rules.load import load_rules
from rules.trial import read_example
from timeline.model import Corpus
from timeline.pipeline import corpus_of, read_corpus
from timeline.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
BASE = {
    "a.md": "2024年，甲谷公司资本开支512亿元，同比增长187%，创下历史新高。\n\n芦州工厂2024年3月18日动工。\n",
    "b.md": "2024年，甲谷公司资本开支557亿元，同比增长187%，创下历史新高。\n\n芦州工厂2023年3月18日动工。\n",
    "c.md": "Revenue at Alder Corp rose 20% to $13.1 billion from $10.1 billion in 2024.\n\nThe new plant of"
    " Alder Corp has a list price of $74,350 a year in the United States.\n",
    "d.md": "The plant of Alder Corp carries a list price of €74,350 a year in the United States.\n",
    "e.md": "甲谷旅行车上市72小时大定突破1.1万台。\n\n甲谷旅行车CLTC工况续航最长715公里。\n",
    "f.md": "甲谷旅行车上市72小时大定不足1.1万台。\n\n甲谷旅行车的CLTC续航做到了715英里。\n",
}
OTHERS = sorted((ROOT / "tests" / "corpora").glob("*/*"))


def audit(paths: list[Path]) -> Audit:
    """Audit files in the order in which they are given."""
    project = Settings()
    return evaluate(read_corpus(paths, project), load_rules().rules, project)


def written(folder: Path) -> list[Path]:
    """The base corpus as files."""
    for name, text in BASE.items():
        (folder / name).write_text(text, encoding="utf-8")
    return [folder / name for name in BASE]


@cache
def alone(folder: Path) -> frozenset[str]:
    """What is found in the base corpus by itself."""
    return frozenset(f.fingerprint for f in audit(written(folder)).findings)


slow = settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@slow
@given(st.lists(st.sampled_from(OTHERS), min_size=1, unique=True))
def test_an_article_of_other_things_removes_no_finding(tmp_path: Path, others: list[Path]) -> None:
    found = alone(tmp_path)
    assert len(found) >= 5
    assert found <= {f.fingerprint for f in audit([*written(tmp_path), *others]).findings}


@slow
@given(st.permutations(sorted(BASE)))
def test_the_order_of_the_input_changes_nothing(tmp_path: Path, order: list[str]) -> None:
    paths = written(tmp_path)
    assert audit([tmp_path / name for name in order]) == audit(paths)


RULES = load_rules().rules
IDS = sorted(rule.id for rule in RULES)
USES = {rule.id: set(rule.uses) for rule in RULES}
CHAINS = {rule.id for rule in RULES if builds(rule)}


@cache
def examples() -> Corpus:
    """What every rule says that it flags, as one corpus of articles of many outlets."""
    documents = []
    for rule in RULES:
        for number, example in enumerate(rule.flags):
            for facts in read_example(example, Settings()).facts:
                made = facts.document
                name = f"{rule.id}-{number}-{made.path}"
                documents.append(replace(made, id=name, path=name, outlet=f"{rule.id} {made.outlet}"))
    return corpus_of(documents, (), Settings())


def by_rule(corpus: Corpus, on: set[str]) -> dict[str, list[Finding]]:
    """What each of some rules finds while they are all on."""
    found: dict[str, list[Finding]] = {name: [] for name in on}
    for finding in evaluate(corpus, [r for r in RULES if r.id in on], Settings()).findings:
        found[finding.rule].append(finding)
    return found


def echoes(finding: Finding, proofs: list[Finding]) -> bool:
    """Whether one of the proofs stands on two of a finding's passages: then the finding says it again.

    For what rests on derived facts one is enough: what is doubted derives nothing.
    """
    places = {(e.document, e.start) for e in finding.evidence}
    least = 1 if finding.rule in CHAINS else 2
    return any(len(places & {(e.document, e.start) for e in p.evidence}) >= least for p in proofs)


@given(st.data())
@settings(max_examples=25, deadline=None)
def test_switching_a_rule_changes_no_finding_of_another(data: st.DataObject) -> None:
    """But a rule builds on what those derive that it uses, and nothing is said twice of the same passages."""
    corpus = examples()
    on = data.draw(st.sets(st.sampled_from(IDS), min_size=1, max_size=len(IDS) - 1))
    switched = data.draw(st.sampled_from([name for name in IDS if name not in on]))
    before, after = by_rule(corpus, on), by_rule(corpus, on | {switched})
    own = after.pop(switched)
    for name, findings in after.items():
        if switched in USES[name]:
            continue
        assert findings == [f for f in before[name] if f in findings or not echoes(f, own)]
        if not any(echoes(f, own) for f in before[name]):
            assert findings == before[name]


def test_each_rule_finds_alone_what_it_finds_among_all() -> None:
    corpus = examples()
    every = by_rule(corpus, set(IDS))
    assert sum(map(bool, every.values())) >= len(IDS) // 2
    hard = [f for found in every.values() for f in found]
    for name, found in every.items():
        alone = by_rule(corpus, {name})[name]
        assert [f for f in alone if f in found or not echoes(f, hard)] == found


def test_a_proof_is_not_told_again_by_the_numbers_beside_it(tmp_path: Path) -> None:
    tellings = ["净利润61.2亿元，同比增长8.5%", "净利润61.2亿元，同比增长5.8%"]
    paths = [tmp_path / name for name in ("a.md", "b.md")]
    for path, telling in zip(paths, tellings, strict=True):
        path.write_text(f"甲谷公司2024年营业收入386.4亿元，同比增长12.3%，{telling}。\n", encoding="utf-8")
    beside = [r for r in RULES if r.id == "number-differs-beside-others"]
    project = Settings()
    assert len(evaluate(read_corpus(paths, project), beside, project).findings) == 1
    assert [f.rule for f in audit(paths).findings] == ["values-disagree"]


def test_a_slip_is_not_told_again_as_growth(tmp_path: Path) -> None:
    days = {"a": ("2025-03-11", "116.1"), "b": ("2025-04-12", "116.1"), "c": ("2025-06-13", "161.1")}
    for name, (day, number) in days.items():
        text = f"甲谷集团的甲谷核电站二号机组采用新堆型，甲谷核电站二号机组装机容量为{number}万千瓦。\n"
        (tmp_path / f"{name}.md").write_text(f"---\ndate: {day}\n---\n{text}", encoding="utf-8")
    found = audit([tmp_path / f"{name}.md" for name in days]).findings
    assert {"value-moved", "digits-exchanged"} & {f.rule for f in found} == {"digits-exchanged"}


TENTHS = st.integers(401, 799)


@slow
@given(st.lists(TENTHS, min_size=3, max_size=6, unique=True))
def test_a_further_value_leaves_a_contradiction_standing(tmp_path: Path, tenths: list[int]) -> None:
    paths = []
    for number, value in enumerate(tenths):
        paths.append(tmp_path / f"{number}.txt")
        text = f"甲谷公司一年\n\n2024年，甲谷公司营收{value // 10}.{value % 10}亿元。\n（报{number}）"
        paths[-1].write_text(text, encoding="utf-8")
    for count in range(2, len(paths) + 1):
        hard = [f for f in audit(paths[:count]).findings if f.verdict in ("contradiction", "likely")]
        assert hard, f"nothing is said of {count} values"


def test_one_stock_at_many_times_is_one_finding(tmp_path: Path) -> None:
    paths = []
    for month in range(1, 7):
        paths.append(tmp_path / f"{month}.md")
        head = f"---\ntitle: 甲谷公司员工\ndate: 2024-0{month}-20\noutlet: 报{month}\n---\n\n"
        paths[-1].write_text(f"{head}截至2024年{month}月15日，甲谷公司员工3{month}00人。\n", encoding="utf-8")
    (finding,) = audit(paths).findings
    assert finding.verdict == "drift" and len(finding.evidence) == 6
