"""The audit as one HTML file that opens offline: see `page.render`."""

from reports.formats.html.page import render

__all__ = ["render"]
