"""A format is one function from a report to text; this is the table of them."""

from __future__ import annotations

from importlib import import_module

from reports.report import Report


def render(report: Report, form: str, width: int = 80, colour: bool = False) -> str:
    """Render a report as terminal, json, markdown, html or csv. Only that format's module is imported."""
    module = import_module(f"reports.formats.{form}")
    if form == "terminal":
        return str(module.render(report, width, colour))
    return str(module.render(report))
