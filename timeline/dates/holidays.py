"""Holidays to days."""

from __future__ import annotations

from timeline.dates.context import UNKNOWN, Context, Found
from timeline.dates.expressions import Holiday


def resolve_holiday(holiday: Holiday, context: Context) -> Found:
    """Not known."""
    return UNKNOWN
