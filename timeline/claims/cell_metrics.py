"""What a figure of a table is of, by the heads of its row and column and by what stands above."""

from __future__ import annotations

import re
from collections.abc import Mapping

from timeline.claims.cell_times import DUE
from timeline.claims.metric import accepts
from timeline.claims.vocabulary import Metric, Vocabulary
from timeline.model import Document, Quantity, When
from timeline.script import folded

HEADING = 60
"""Characters of a line that is a heading."""
CUT_UP = re.compile(r"\s*(?:is |are |was |were )?(?:\w+ ){0,2}(?:by|per|in each)\b|[各分按]|构成")
STATEMENT = re.compile(r"statements?\b|sheets?\b|\bnotes?\b|[报報]?表$|附[注註]")
"""The name of a table, which is no heading of what is in it."""
TOTAL = re.compile(
    r"^\s*(?:合计|总计|总额|总收入|小计|总数|全年|total|group|overall|full.year|net revenue|sum|all)\b|"
    r"合计|总计"
)
PLAIN_WORD = re.compile(
    r"total|annual|yearly|quarterly|monthly|full-year|reported|the|and|for|of|years?|quarters?|months?|weeks?|ended|"
    r"three|six|nine|twelve|first|second|third|fourth|fiscal|january|february|march|april|may|june|july|august|"
    r"september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|millions?|billions?|thousands?|"
    r"usd|eur|gbp|rmb|cny|our|its|average|"
    r".*[年月季期末]度?|全年|本期|上期|当期|总|合计|年度|季度|单季|报告"
)
"""What in the head of a column narrows nothing."""
PLAIN_HEAD = re.compile(
    r"[\d\W_]*(?:amount|value|total|number|figure|金额|数值|数量|合计|总计|占比|比例|share)?[\d\W_]*"
)


def metrics_above(document: Document, words: Vocabulary) -> dict[int, Metric]:
    """For each table the metric that the two sentences before it tell of last: as a heading, or as what the
    table cuts up ("Revenue by region").
    """
    first: dict[int, int] = {}
    for cell in document.cells:
        first[cell.table] = min(cell.start, first.get(cell.table, cell.start))
    found: dict[int, Metric] = {}
    for table, start in first.items():
        before = [s for s in document.sentences if s.end <= start and s.section != "table"]
        for sentence in reversed(before[-2:]):
            said = folded(document.text[sentence.start : sentence.end])
            metrics = [(start, end, m) for start, end, m in words.metrics.find(said) if not m.weak]
            heading = len(said) <= HEADING and not STATEMENT.search(said) and said[-1:] not in (".", "。")
            cut = [m for start, end, m in metrics if heading or CUT_UP.match(said, end)]
            if cut:
                found[table] = cut[0]
            if metrics:
                break
    return found


def head_metric(words: Vocabulary, row: str, column: str, caption: str) -> Metric | None:
    """The metric of the column, else of the row, else of the caption."""
    for head in (column, row, caption):
        found = [m for _, _, m in words.metrics.find(head) if not m.weak]
        if found:
            return found[-1] if head is not caption else found[0]
    return None


def own_noun(words: Vocabulary, column: str, times: dict[str, When]) -> bool:
    """Whether the head of a column is a noun of its own: no metric, no time and no plain word."""
    head = folded(column)
    if head_metric(words, "", head, "") or any(text in column for text in times):
        return False
    return PLAIN_HEAD.fullmatch(head) is None


def noun_key(column: str, own: bool, otherwise: str | None) -> str:
    """The key of a figure whose metric no lexicon has: the noun of its column, or what its row is."""
    noun = "_".join(re.sub(r"[（(].*?[)）]", "", column).split())
    return noun if own and noun else otherwise or column.strip() or "value"


def takes(metric: Metric, value: Quantity) -> bool:
    """Whether a figure can be of a metric; one without a unit can be an amount of money, but no price."""
    bare = value.dimension in ("count", "number") and metric.dimension == "money" and metric.type != "price"
    return accepts(metric, value) or (bare and not metric.only)


def narrowed(column: str, words: Vocabulary, metric: Metric) -> str | None:
    """What the head of a column says beside the metric that it names: unrealized losses are no losses."""
    found = [(start, end) for start, end, m in words.metrics.find(column) if m.key == metric.key]
    if not found:
        return None
    start, _ = found[-1]
    before = re.sub(r"[（(].*?[)）]", " ", column[:start])
    left = [w for w in re.findall(r"[a-z-]{3,}|[\u3400-\u9fff]+", before) if not PLAIN_WORD.fullmatch(w)]
    return " ".join(left) or None


def row_segment(row: str, words: Vocabulary, times: Mapping[str, When], metric: Metric | None) -> str | None:
    """What the row head narrows to: a segment or a region; not the metric, a total or a time."""
    if any(not DUE.search(row) for _ in times):
        return None
    for start, end, found in reversed(list(words.metrics.find(row))):
        if metric is None or found.key == metric.key or found.weak:
            row = row[:start] + row[end:]
    row = TOTAL.sub("", row)
    plain = re.sub(r"[（(].*?[)）]|[:：,，%$€£]|\b(?:of|the|from|in)\b", " ", row)
    return " ".join(plain.split()) or None
