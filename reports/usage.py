"""What a user can mend."""

from __future__ import annotations


class UsageError(Exception):
    """Something that the user can mend: a wrong option, an input that is not there."""
