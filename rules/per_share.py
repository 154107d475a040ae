"""Sums that are told of one share, beside the same told of all: $2.8 million or nine cents a share."""

from __future__ import annotations

import re

from timeline.model import Quantity

BEHIND = re.compile(
    r"\s?(?:a|an|per|each)?\s?(?:diluted |basic |common )?(?:sh(?:are|r)s?|unit|head)\b|每股|/股",
    re.IGNORECASE,
)


def per_share(text: str, q: Quantity) -> bool:
    """Whether a sum is that of one share or unit."""
    return BEHIND.match(text, q.end) is not None
