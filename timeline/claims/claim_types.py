"""What sort of claim a number makes: level, change, growth, share, rank, count, price or duration."""

from __future__ import annotations

from timeline.claims.frames import Role
from timeline.claims.metric import Found
from timeline.claims.vocabulary import Metric
from timeline.model import Quantity


def claim_type(quantity: Quantity, role: Role | None, found: Found, weak: Metric | None = None) -> str:
    """Level, change, growth, share, rank, count, price or duration."""
    metric = found.metric
    if quantity.dimension in ("rank", "ordinal") or quantity.unit == "rank":
        return "rank"
    if role is not None and role.role in ("growth", "change", "share"):
        return role.role
    if quantity.unit == "percentage_point":
        return "change"
    if quantity.unit == "ratio":
        return "share" if quantity.value is not None and quantity.value < 1 else "growth"
    if quantity.dimension == "percent":
        rate = metric is not None and metric.dimension == "percent"
        if not rate and quantity.value is not None and quantity.value < 0:
            return "growth"
        if weak is not None and weak.type is not None and weak.type != "rank" and not rate:
            return weak.type
        if metric is not None and metric.type in ("share", "growth"):
            return metric.type
        return "level" if metric is not None and metric.dimension == "percent" else "share"
    if quantity.dimension in ("time", "age"):
        return (
            "duration"
            if metric is None or metric.dimension not in ("time", "age")
            else metric.type or "level"
        )
    if metric is not None and metric.type in ("price", "level"):
        return metric.type
    if quantity.dimension in ("count", "number", "people"):
        return "count"
    return "level"
