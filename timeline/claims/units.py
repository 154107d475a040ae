"""The unit of a number in a table: what the cell, its heads and the line above the table say of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from timeline.claims.figures import scaled
from timeline.claims.vocabulary import Metric
from timeline.model import Cell, Quantity

SCALES = [
    (re.compile(r"billion|bn\b|十亿"), 10**9),
    (re.compile(r"million|mn\b|\$m\b|[€£$]m\b|\bm\b|百万"), 10**6),
    (re.compile(r"亿"), 10**8),
    (re.compile(r"万"), 10**4),
    (re.compile(r"thousand|千|[$€£]000|'000|\b000s"), 10**3),
]
MONEY = [
    (re.compile(r"港元|港币|hk\$|hkd|hong kong dollars?"), "HKD"),
    (re.compile(r"新台币|台币|ntd|nt\$|twd|taiwan dollars?"), "TWD"),
    (re.compile(r"澳元|\ba\$|\baud\b|australian dollars?"), "AUD"),
    (re.compile(r"加元|\bc\$|\bcad\b|canadian dollars?"), "CAD"),
    (re.compile(r"新加坡元|坡币|\bs\$|\bsgd\b|singapore dollars?"), "SGD"),
    (re.compile(r"韩元|韩圆|\bkrw\b|\bwon\b"), "KRW"),
    (re.compile(r"挪威克朗|\bnok\b"), "NOK"),
    (re.compile(r"瑞典克朗|\bsek\b"), "SEK"),
    (re.compile(r"丹麦克朗|\bdkk\b"), "DKK"),
    (re.compile(r"瑞士法郎|瑞郎|\bchf\b"), "CHF"),
    (re.compile(r"卢比|\binr\b|rupees?"), "INR"),
    (re.compile(r"令吉|林吉特|ringgit|\bmyr\b"), "MYR"),
    (re.compile(r"泰铢|\bbaht\b|\bthb\b"), "THB"),
    (re.compile(r"美元|us\$|usd|\$|\bdollars?\b"), "USD"),
    (re.compile(r"欧元|\beuros?\b|\beur\b|€"), "EUR"),
    (re.compile(r"英镑|pounds?|gbp|£"), "GBP"),
    (re.compile(r"日元|日圆|yen|jpy"), "JPY"),
    (re.compile(r"人民币|元|rmb|cny|yuan"), "CNY"),
]
NAMED_YUAN = re.compile(r"人民币|rmb|cny|yuan")
BARE_YUAN = re.compile(r"[\d万萬亿億千百十][元圆圓]$")
PERCENT = re.compile(r"(?<!\d)(?<!\d )[%％]|percent|per cent|百分比|比例|占比")
EXCEPT = re.compile(r"[,，(（]?\s*(?:except\b|除).*")
EACH = re.compile(r"\b(?:per|each|average|price|rate|ratio)\b|每|平均|单价|价格|比率")
"""What is told of one, and not in the thousands that the table is in."""
COUNTED = re.compile(
    r"shares?\b|employees|stores|units\b|customers|number of|headcount|days\b|years?\b"
    r"|股数|股份数|人数|数量|户数|家数"
)
SHARES = re.compile(r"shares?\b|股数|股份数")


@dataclass(frozen=True, slots=True)
class Said:
    """What says the unit of a cell, folded: the heads of its column and row, the caption, the units line;
    and the currency whose sign other cells of the column have.  local: what 元 means in the article.
    measure: one of the unit that a head prints, if one does.
    """

    column: str
    row: str
    caption: str
    units: str
    currency: str | None
    local: str = "CNY"
    measure: Quantity | None = None


def local_yuan(quantities: Sequence[Quantity]) -> str:
    """The currency that the text of an article mostly means by 元."""
    told = Counter(q.unit for q in quantities if q.dimension == "money" and BARE_YUAN.search(q.text))
    return told.most_common(1)[0][0] if told else "CNY"


def currencies(text: str, figures: Sequence[tuple[Cell, Quantity]]) -> dict[tuple[int, int], str]:
    """For each column of each table the currency whose sign stands in some of its cells."""
    found: dict[tuple[int, int], str] = {}
    for cell, quantity in figures:
        money = quantity.dimension == "money"
        unit = quantity.unit if money else currency_of(text[cell.start : quantity.start].lower())
        if unit is not None:
            found.setdefault((cell.table, cell.column_index), unit)
    return found


def in_unit(quantity: Quantity, metric: Metric | None, said: Said, change: bool) -> Quantity | None:
    """The number in the unit that its heads give, where the cell itself gives none. None where they leave
    open what it is.
    """
    if quantity.scale not in (None, Fraction(1)):
        return quantity
    if quantity.dimension == "money":
        factor = _scale(said)
        return quantity if factor == 1 else scaled(quantity, Fraction(factor), quantity.unit, "money")
    if quantity.dimension not in ("count", "number"):
        return quantity
    rate = metric is not None and metric.dimension == "percent"
    for head in (said.column, said.row, EXCEPT.sub("", f"{said.caption} {said.units}")):
        if PERCENT.search(head) and (head in (said.column, said.row) or change or rate):
            return scaled(quantity, Fraction(1), "percent", "percent")
    if rate:
        return quantity
    if said.measure is not None and said.measure.scale is not None:
        return scaled(quantity, said.measure.scale, said.measure.unit, said.measure.dimension)
    if SHARES.search(said.row) and re.search(r"except|除", said.units):
        return None
    factor, currency = _scale(said), _currency(said)
    if metric is not None and metric.dimension not in ("money", "any"):
        currency = None
    if currency is None:
        return (
            quantity if factor == 1 else scaled(quantity, Fraction(factor), quantity.unit, quantity.dimension)
        )
    return scaled(quantity, Fraction(factor), currency, "money")


def _scale(said: Said) -> int:
    """What the figures are in; what is told of one is in the unit itself unless its own head says more."""
    for head in (said.column, said.row, said.caption, said.units):
        if head in (said.caption, said.units) and EACH.search(f"{said.column} {said.row}"):
            continue
        found = next((factor for pattern, factor in SCALES if pattern.search(EXCEPT.sub("", head))), None)
        if found is not None:
            return found
    return 1


def _currency(said: Said) -> str | None:
    for head in (said.column, said.row):
        if found := currency_of(head, said.local):
            return found
    if COUNTED.search(said.row):
        return None
    return currency_of(said.caption, said.local) or said.currency or currency_of(said.units, said.local)


def currency_of(text: str, local: str = "CNY") -> str | None:
    """The currency that a head names."""
    found = next((unit for pattern, unit in MONEY if pattern.search(text)), None)
    return local if found == "CNY" and not NAMED_YUAN.search(text) else found
