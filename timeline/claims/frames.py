"""Printed relations: which frame a sentence uses, and the role that each number plays in it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable
from dataclasses import dataclass

from timeline.claims.marks import Marked
from timeline.claims.patterns import DOWN, QUANTITY, UP, Frame
from timeline.model import Quantity

LEVELS = {"after", "before", "part", "whole", "total", "level"}
ENDS = {"before", "after"}
RELATIVE = {"percent", "percentage_point", "ratio"}


GROWTH = "growth"
PARTICLE = re.compile(
    r"\b(?:brought|brings?|knocked|tore|torn|pulled|blew|blown|struck|cut|set|gave|put|shut|took|takes?|taken|taking|turned|picked|broke|shot|burnt?|"
    r"marks?|marked|scaled?|scales|wrote|writes?|written|pared?|talked|"
    r"tracked|gunned|signed|lined|made|makes?|dug|lit|fed)\s$"
)
"""A verb that up or down belongs to, so that no number grows (brought down 86 pylons)."""


@dataclass(frozen=True, slots=True)
class Role:
    """What a number is in a printed relation. frame: shared by the numbers of one relation; at: where
    it begins.
    """

    frame: str
    role: str
    direction: str | None
    at: int
    end: int


def find_roles(marked: Marked, frames: tuple[Frame, ...]) -> dict[int, Role]:
    """Give the role of each number (by its place in the marked text); earlier frames of the table come
    first.
    """
    roles: dict[int, Role] = {}
    if QUANTITY not in marked.text:
        return roles
    quantities = {
        m.at: m.value for m in marked.marks if m.kind == "quantity" and isinstance(m.value, Quantity)
    }
    there: dict[re.Pattern[str], bool] = {}
    for frame in frames:
        if len(quantities) < frame.numbers or not all(_there(n, marked.text, there) for n in frame.needs):
            continue
        for match in frame.pattern.finditer(marked.text):
            found = [
                (match.start(name), name.split("_")[1])
                for name in frame.pattern.groupindex
                if "_" in name and match.start(name) >= 0
            ]
            new = [(at, role) for at, role in found if at not in roles]
            if not new or not _fits(frame, found, quantities, roles):
                continue
            verb = frame.key == GROWTH and marked.text.startswith(("up ", "down "), match.start())
            if verb and PARTICLE.search(marked.text, 0, match.start()):
                continue
            groups = match.groupdict()
            direction = frame.direction or next(
                (
                    UP if k.startswith("up") else DOWN
                    for k, v in groups.items()
                    if v and k[:2] in ("up", "do")
                ),
                None,
            )
            for at, role in new:
                actual = _actual(role, quantities[at])
                roles[at] = Role(frame.key, actual, direction, match.start(), match.end())
    _share_roles(marked, roles, quantities)
    return roles


def _there(words: re.Pattern[str], text: str, known: dict[re.Pattern[str], bool]) -> bool:
    """Whether any of some words is in a sentence; each is looked for once."""
    found = known.get(words)
    if found is None:
        found = known[words] = words.search(text) is not None
    return found


COORDINATE = re.compile(r"\s?(?:[、，,]|和|及|与|以及|and|, and)\s?(?:and )?")


def _share_roles(marked: Marked, roles: dict[int, Role], quantities: dict[int, Quantity]) -> None:
    """The members of a list have the role of its first one (增长5.8%、6.1%和6.6%)."""
    places = sorted(quantities)
    for left, right in itertools.pairwise(places):
        role = roles.get(left)
        if role is None or right in roles or quantities[left].unit != quantities[right].unit:
            continue
        if role.role in ("growth", "change", "share") and COORDINATE.fullmatch(marked.text[left + 1 : right]):
            roles[right] = role


def _fits(
    frame: Frame, found: list[tuple[int, str]], quantities: dict[int, Quantity], roles: dict[int, Role]
) -> bool:
    """A relation holds between numbers of kinds that can stand in it, none of which has another role
    already.
    """
    by_role = {role: quantities[at] for at, role in found}
    if frame.units and not all(
        q.unit in frame.units for r, q in by_role.items() if r in ("growth", "share", "ratio")
    ):
        return False
    if "share" in by_role and by_role["share"].unit not in ("percent", "ratio"):
        return False
    if "whole" in by_role and by_role["whole"].unit in RELATIVE:
        return False
    for role in ("after", "before"):
        level = by_role.get(role)
        if level is None or "growth" not in by_role:
            continue
        if level.dimension == "rank" or (level.dimension == "time" and not by_role.keys() >= ENDS):
            return False
    after, before = by_role.get("after"), by_role.get("before")
    if after is not None and before is not None and after.unit != before.unit and not _sums((after, before)):
        return False
    growth = by_role.get("growth")
    if growth is not None and growth.dimension in ("time", "rank", "age") and len(found) == 1:
        return growth.dimension == "time"
    taken = [roles[at].role for at, role in found if at in roles and roles[at].role != role]
    return not any(r in ("growth", "before", "share") for r in taken)


def _sums(quantities: Iterable[Quantity]) -> bool:
    """Whether all are sums of money: in two currencies they are still the ends of one change."""
    return all(q.dimension == "money" for q in quantities)


def _actual(role: str, quantity: Quantity) -> str:
    """A growth printed as an amount is a change; levels without a relation have no role."""
    if role == "growth" and quantity.unit not in ("percent", "ratio"):
        return "change"
    if role == "change" and quantity.unit in ("percent", "ratio"):
        return "growth"
    return role
