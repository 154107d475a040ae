"""Claims: numbers and what they are of."""

from timeline.claims.find import find_claims

__all__ = ["find_claims"]
