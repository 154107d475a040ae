"""One slip apart: two digits exchanged, one digit or letter changed, a power of ten lost."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

SCALES = tuple(Fraction(10) ** n for n in (3, 4, 5, 6, 8, 9))
"""The factors between words for large numbers (万/亿, thousand/million/billion) and the loss of one."""


def transposed(a: str, b: str) -> bool:
    """Whether two neighbouring characters of one are exchanged in the other."""
    if len(a) != len(b) or a == b:
        return False
    differing = [i for i, (x, y) in enumerate(zip(a, b, strict=True)) if x != y]
    if len(differing) != 2 or differing[1] != differing[0] + 1:
        return False
    i, j = differing
    return a[i] == b[j] and a[j] == b[i] and "." not in (a[i], a[j])


def exchanged(a: str, b: str) -> bool:
    """Whether two neighbouring digits of a number are exchanged, a decimal point between them or not."""
    return a.find(".") == b.find(".") and transposed(a.replace(".", ""), b.replace(".", ""))


def changed(a: str, b: str) -> bool:
    """Whether exactly one character is another."""
    return len(a) == len(b) and sum(x != y for x, y in zip(a, b, strict=True)) == 1


def dropped(a: str, b: str) -> bool:
    """Whether one has one character more than the other."""
    short, long = sorted((a, b), key=len)
    return len(long) == len(short) + 1 and any(long[:i] + long[i + 1 :] == short for i in range(len(long)))


def neighbours(word: str) -> Iterator[str]:
    """Keys that two words share when they are one changed, dropped or exchanged character apart."""
    yield word
    for i in range(len(word)):
        yield f"{word[:i]}*{word[i + 1 :]}"
        yield word[:i] + word[i + 1 :]
    for i in range(len(word) - 1):
        if word[i] != word[i + 1]:
            yield word[:i] + "".join(sorted(word[i : i + 2])) + word[i + 2 :] + "~"


def figures(digits: str | None) -> str:
    """The significant digits of a printed number: no point, no leading or trailing zeros."""
    return (digits or "").replace(".", "").strip("0")


def magnitude(a: Fraction, b: Fraction) -> Fraction | None:
    """The power of ten by which two equal numbers differ when a word for large numbers was exchanged."""
    if a <= 0 or b <= 0 or a == b:
        return None
    ratio = max(a, b) / min(a, b)
    return ratio if ratio in SCALES else None
