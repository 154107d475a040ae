"""Formulas in Markdown: what reads printed pages sets figures as TeX, `$\\$ 57.7$ million`, `$25 \\%$`."""

from __future__ import annotations

import re

SET = re.compile(r"(?<!\\)\$[^$\n]{0,60}?\\[%$&]")
"""What shows that bare dollars stand around formulas, and escaped ones for money."""
FORMULA = re.compile(r"(?<!\\)\$((?:\\.|[^$\\\n]){1,160})\$")
MARK = re.compile(r"\{\s*\}\s*[\^_]\s*(?:\{[^{}]*\}|\\?\w+)|\^\s*\{\s*(?:\([\w*]+\)|\\\w+|[\d*,\s]+)\s*\}")
"""A raised or lowered mark that refers to a note, or a sign of a trade mark."""
STYLE = re.compile(
    r"\\(?:math(?:rm|bf|it|sf|bb|cal|tt)|text(?:bf|it|rm)?|operatorname|boldsymbol)\s*\{([^{}]*)\}"
)
SIGNS = {
    r"\times": "×",
    r"\sim": "~",
    r"\approx": "≈",
    r"\leq": "≤",
    r"\geq": "≥",
    r"\pm": "±",
    r"\cdot": "·",
}
COMMAND = re.compile(r"\\[A-Za-z]+\s?")
ESCAPED = re.compile(r"\\([$%&])")


def without_formulas(text: str) -> str:
    """Markdown whose figures are plain: signs of money and per cent as they are read, no marks of TeX."""
    if SET.search(text):
        text = FORMULA.sub(lambda m: said(m[1]), text)
    return ESCAPED.sub(r"\1", text)


def said(formula: str) -> str:
    """What a formula says, in plain signs."""
    formula = STYLE.sub(r"\1", MARK.sub("", formula))
    for command, sign in SIGNS.items():
        formula = formula.replace(command, sign)
    formula = re.sub(r"\s*\\%", r"\\%", re.sub(r"\\\$\s+", r"\\$", formula.replace("~", " ")))
    return re.sub(r"[{}]|\s+(?=\s)", "", COMMAND.sub("", formula)).strip()
