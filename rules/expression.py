"""Arithmetic of rules: a subset of Python expressions, worked out over intervals."""

from __future__ import annotations

import ast
import difflib
from collections.abc import Mapping
from fractions import Fraction
from functools import cache

from timeline.intervals import Interval, Values

ROLES = (
    "after",
    "before",
    "growth",
    "change",
    "part",
    "parts",
    "whole",
    "share",
    "total",
    "rate",
    "low",
    "high",
)
"""The names that an expression may use: the roles of the facts, and `parts`, their sum."""


class ExpressionError(ValueError):
    """An expression that is none of the language. `help` says what may have been meant."""

    def __init__(self, message: str, help: str = "") -> None:
        super().__init__(message)
        self.help = help


def names_in(expression: str) -> tuple[str, ...]:
    """The roles that an expression speaks of, in order. Raises ExpressionError when it may not be used."""
    found = metrics_in(expression)
    for name in found:
        if name not in ROLES:
            close = difflib.get_close_matches(name, ROLES, n=1)
            raise ExpressionError(
                f'unknown name "{name}" in the expression',
                f'did you mean "{close[0]}"?' if close else "",
            )
    return found


def metrics_in(expression: str) -> tuple[str, ...]:
    """All names of an expression, in order: those of metrics, where a rule is on metrics."""
    nodes = ast.walk(_parse(expression))
    return tuple(dict.fromkeys(node.id for node in nodes if isinstance(node, ast.Name)))


def work_out(expression: str, values: Mapping[str, Values]) -> Values:
    """The values that an expression can have when each name lies somewhere in its set.

    Every combination of parts is tried, so readings (20x or 21x) stay apart. Source: interval arithmetic;
    a name that occurs twice widens the result, it never makes it too narrow.
    """
    tree = _parse(expression)
    names = metrics_in(expression)
    combinations: list[dict[str, Interval]] = [{}]
    for name in names:
        combinations = [{**c, name: part} for c in combinations for part in values[name].parts]
    return Values(tuple(dict.fromkeys(_value(tree.body, c) for c in combinations)))


@cache
def _parse(expression: str) -> ast.Expression:
    try:
        tree = ast.parse(expression, mode="eval")
    except SyntaxError as error:
        raise ExpressionError(
            f"not an expression: {error.msg}", "+ - * / and brackets over roles and numbers"
        ) from error
    _check(tree.body)
    return tree


def _check(node: ast.expr) -> None:
    match node:
        case ast.BinOp(left, ast.Add() | ast.Sub() | ast.Mult() | ast.Div(), right):
            _check(left)
            _check(right)
        case ast.UnaryOp(ast.USub(), operand):
            _check(operand)
        case ast.Name():
            pass
        case ast.Constant(value) if isinstance(value, int | float) and not isinstance(value, bool):
            pass
        case _:
            raise ExpressionError(
                f"{ast.unparse(node)!r} may not be used", "+ - * / and brackets over roles and numbers"
            )


def _value(node: ast.expr, values: Mapping[str, Interval]) -> Interval:
    match node:
        case ast.BinOp(left, op, right):
            a, b = _value(left, values), _value(right, values)
            match op:
                case ast.Add():
                    return a + b
                case ast.Sub():
                    return a - b
                case ast.Mult():
                    return a * b
                case _:
                    return a / b
        case ast.UnaryOp(_, operand):
            return -_value(operand, values)
        case ast.Name(name):
            return values[name]
        case ast.Constant(value):
            return Interval.point(Fraction(str(value)))
        case _:
            raise ExpressionError(f"{ast.unparse(node)!r} may not be used")
