"""Public offices: which names are theirs, and of which place they are."""

from __future__ import annotations

import re
from collections.abc import Iterable

from timeline.model import Name
from timeline.script import simplify

PUBLIC_ZH = re.compile(
    r"(?:(?<![乐业总])部|[局署厅委]|(?<!办)事务处|统计处|常委会|人大|立法[会院]|议会|国会|政协|海关|法院|检察院|央行|委员会|政府|气象台|天文台|应变中心|指挥中心|公会|消基会|消委会)$"
)
"""Offices whose figures are of what they oversee."""
SEATED = re.compile(
    r"(?:[\u3400-\u9fff]{2,6}(?:省|自治区|自治州|地区))?([\u3400-\u9fff]{2,5}?(?:特别行政区|自治区|自治州|自治县|省|市|县|区))(?![场镇])[\u3400-\u9fff]+"
)
"""An office with the place that it is of (岚州市统计局, 某省某市海关)."""
WHOLE = re.compile(r"[全本我][省市县区州](?![场级值销])")
"""What a text says that tells of one place."""


COUNTS = re.compile(r"(?:(?<![乐业总])部|[局署厅]|总?处|委员会|海关|政府|央行)$")
"""Offices that publish what they count of others."""


def counts_all(name: str) -> bool:
    """Whether a Chinese name is that of an office whose figures are of a country or a trade."""
    return COUNTS.search(simplify(name)) is not None


def is_public(name: str) -> bool:
    """Whether a Chinese name is that of a public office."""
    return PUBLIC_ZH.search(simplify(name)) is not None


def place_of(office: str) -> str | None:
    """The city, county or province whose office a name is."""
    match = SEATED.fullmatch(simplify(office)) if is_public(office) else None
    return office[match.start(1) : match.end(1)] if match is not None else None


def only_place(names: Iterable[Name]) -> str | None:
    """The one place whose offices, and no others, an article names."""
    offices = [n.canonical for n in names if n.type == "organisation" and is_public(n.canonical)]
    places = {place_of(office) for office in offices}
    return places.pop() if len(places) == 1 else None
