"""Numbers that a sentence lists as the parts of a whole: by business, by region, 其中 …"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from timeline.claims.marks import Marked
from timeline.model import Claim

AMONG = ("其中", "of which")
CUE = {
    "zh": re.compile(
        r"其中|分业务|按业务|分产品|按产品|分地区|按地区|分区域|按区域|分行业|分板块|分品牌|构成|包括|"
        r"由.{1,30}组成"
    ),
    "en": re.compile(
        r"\bof which\b|\bby (?:segment|region|business|division|product|country)\b|\bmade up of\b|"
        r"\bcomprising\b"
    ),
}


def as_parts(claims: list[Claim], marked: Marked, language: str) -> list[Claim]:
    """Give the role of a part to the levels of one metric, unit and period that differ in subject or
    segment.
    """
    cue = CUE[language].search(marked.text)
    if len(claims) < 2 or cue is None:
        return claims
    first = marked.offsets[cue.end()] if cue[0] in AMONG and cue.end() < len(marked.offsets) else 0
    listed = [c for c in claims if c.role in (None, "part") and c.type in ("level", "count") and narrowed(c)]
    listed = [c for c in listed if c.start >= first]  # what stands before 其中 is the whole
    sizes = Counter((c.metric, c.quantity.unit, c.period) for c in listed)
    chosen = {c.id for c in listed if sizes[c.metric, c.quantity.unit, c.period] > 1}
    frame = f"{claims[0].document}:p{marked.sentence.start}"
    return [replace(c, role="part", frame=frame) if c.id in chosen else c for c in claims]


def narrowed(claim: Claim) -> bool:
    """Whether a claim is of a segment or region."""
    return any(key.startswith(("segment:", "region:")) for key in claim.scope)
